// Attributions as the rules and the model together propose them, each with the evidence for it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/report.h"
#include "hearsay/stage.h"

namespace hearsay::extract {

// What speaks for a candidate, each 0 to 1; the weights are in trained_weights.h in this order.
enum class Evidence : uint8_t {
  Always,        // 1
  Rule,          // the rules found it
  RuleScore,     // how sure they were
  Relation,      // the model has a cue there
  CueMost,       // the model's greatest probability of a cue in the words of the cue
  CueInContent,  // ... mean probability of content there: the model takes it for nested
  SourceMean,    // ... mean probability of a source in the words of the holder
  ContentMean,   // ... mean probability of content in the content
  SourceLink,    // share of the link from the holder to this cue
  ContentLink,   // share of the link from the content to this cue
  SameSource,    // rules and model agree on the holder, at least in part
  SameContent,   // Jaccard index of their contents
  Lexicon,       // the cue is in the lexicon
  HasSource,
  HasContent,
  Quoted,   // the cue stands inside a quotation
  NounCue,  // "his claim that P"
  Refusal,  // a decline or a silence
  CueLeast,      // the least probability of the words of the model's cue
  ContentLeast,  // ... of the words of its content
  AloneLexicon,  // only the model found it, and its cue is in the lexicon
  AloneSource,   // ... and it has a source
  AloneQuote,    // ... and its content has a quotation mark
  Count,
};
inline constexpr size_t kEvidence = static_cast<size_t>(Evidence::Count);
using EvidenceRow = std::array<float, kEvidence>;
std::string_view name_of(Evidence);

struct Candidate {
  Attribution made;       // its parent is that of the rules, as an index among them
  int32_t rule = -1;      // index into the attributions of the rules
  int32_t relation = -1;  // index into the relations of the model
  EvidenceRow evidence{};
};

// `rules`: what the rules found (find_attributions). One candidate for each of them, in that order,
// then one for each cue that only the model has. Linear.
std::vector<Candidate> make_candidates(const Report& report, const std::vector<Attribution>& rules);

}  // namespace hearsay::extract
