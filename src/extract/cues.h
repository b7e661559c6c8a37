// Stage "cues": the word groups that may attribute, found in the cue lexicon, and the refusals to
// speak, which are too varied for a list.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/chunks.h"
#include "extract/lexicon/cue_entries.h"
#include "hearsay/stage.h"

namespace hearsay::extract {

// A lexicon entry whose words stand in the text; `end` is one past the last of them.
struct CueCandidate {
  const CueEntry* entry = nullptr;
  uint32_t end = 0;
};

// The entries that fit a verb group, longest pattern first.
struct CueCandidates {
  static constexpr size_t kMost = 12;
  std::array<CueCandidate, kMost> list;
  size_t count = 0;
};

CueCandidates cue_candidates(const Lexemes& lexemes, const VerbGroup& group, uint32_t limit);
// The same for the noun at `at`.
CueCandidates noun_cue_candidates(const Lexemes& lexemes, uint32_t at, uint32_t limit);

// A refusal to speak: "declined to comment on", "did not respond to", "had no comment".
struct Refusal {
  Act act = Act::Unknown;   // Decline or Silent; Unknown: none
  uint32_t end = 0;         // one past the cue
  uint32_t begin = 0;       // first lexeme of the cue where that is not the verb group's; else 0
  uint32_t matter = 0;      // lexeme where the matter asked about may begin; 0: none
  uint32_t second_cut = 0;  // where the first of two matters ends: "to discuss A | or confirm B"
  uint32_t second = 0;      // where the second begins; 0: none
  Range holder;             // where it is not the verb's subject: "calls to X were not returned"
  bool consumed = false;    // none, and the verb is no other cue either: "declined to be named"
  bool clause = false;      // the matter is a clause: "did not say whether P"
};

// Looks for a refusal whose verb is `group`. "did not respond to treatment" and "declined 3
// percent" are none.
Refusal refusal_at(const Lexemes& lexemes, const VerbGroup& group, Range sentence);

// Appends AttributionLayer::cues, by position. Linear. Always Ok.
Status find_cues(Report& report, const StageContext& context);

}  // namespace hearsay::extract
