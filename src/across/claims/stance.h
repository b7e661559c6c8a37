// What a report's headline does with a claim that is known already.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay::across {

enum class Stance : uint8_t {
  For,        // reports it as so
  Against,    // reports it as not so
  Observing,  // passes it on without taking it for so: attributed, asked, hedged
};

std::string_view name_of(Stance);  // "for", "against", "observing"

struct StanceGuess {
  Stance stance = Stance::Observing;
  double score = 0;  // 0 to 1
};

// `claim` and `headline` are one sentence each, UTF-8. `cosine` is that of their sentence vectors,
// from -1 to 1, or NaN without a model.
StanceGuess stance_of(std::string_view claim, std::string_view headline, double cosine);

}  // namespace hearsay::across
