// The word lists behind words.h, as space separated strings. Static storage.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace hearsay::extract {

// Words that share classes and senses; forms are listed as they are.
struct FormList {
  uint32_t classes;
  uint16_t senses;
  std::string_view words;
};

// Nouns in the singular; the plural is formed by rule, or given as "child/children".
struct NounList {
  uint16_t senses;
  std::string_view words;
};

std::span<const FormList> closed_class_lists();
std::span<const NounList> noun_lists();
// Regular verbs; "admit*" doubles its last letter.
std::string_view regular_verbs();
// "say/said/said": base, past, participle.
std::string_view irregular_verbs();

}  // namespace hearsay::extract
