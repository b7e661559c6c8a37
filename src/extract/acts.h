// The act of a statement: that of its cue, or of its content under a neutral cue; and how certain
// and positive the content stands.
#pragma once

#include "extract/lexemes.h"
#include "hearsay/attribution.h"
#include "hearsay/statement.h"

namespace hearsay::extract {

struct ActReading {
  Act act = Act::Unknown;
  bool negative = false;  // "rejected talks", "refused to leave"
  Span words;             // the holder's label: "pure fabrication"
  Span content;           // where the label is no part of the content: the content without it
};

// From the cue and the first content span.
ActReading read_act(const Lexemes& lexemes, const Attribution& attribution);

Certainty certainty_of(const Lexemes& lexemes, Act act, const std::vector<Span>& content);
Polarity polarity_of(const Lexemes& lexemes, Act act, const std::vector<Span>& content,
                     bool negative);

}  // namespace hearsay::extract
