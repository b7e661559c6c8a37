// The attribution layer: what the extractor saw before it became statements. Kept so that
// `hearsay explain` can show why a statement is there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/span.h"
#include "hearsay/statement.h"

namespace hearsay {

// A stretch inside quotation marks.
struct Quotation {
  Span span;            // with its marks
  Span inside;          // without them
  uint8_t depth = 0;    // 0 outermost
  bool closed = false;  // the closing mark is there; else it runs to the end of its paragraph
  bool scare = false;   // a word or two set off ("so-called 'experts'"), no speech of its own
};

// A word or word group that attributes: "said", "declined to comment on", "according to".
struct CueMatch {
  Span span;
  uint32_t first_token = 0, end_token = 0;
  Act act = Act::Unknown;
  std::string_view entry;  // the lexicon entry that matched (static storage)
};

// One source, cue, content triple, linked, with the attribution it stands in.
struct Attribution {
  Span source;  // empty where nobody says who
  Span cue;
  std::vector<Span> content;  // may be empty
  int32_t parent = -1;        // index of the attribution whose content holds this one, or that
                              // relays it ("X, citing Y"); -1 where it is the article's own
  Act act = Act::Unknown;
  std::string_view rule;  // name of the pattern or head that found it (static storage)
  float score = 0;        // 0 to 1
  // What else the finder knew; empty where it did not.
  Span recipient;  // "reporters" of "told reporters that P"
  Span words;      // the source's label: "pure fabrication"
  Span described;  // what stands beside the source and says who it is: "the harbour master"
  std::vector<Span>
      adjuncts;           // times, places and channels beside the cue: "in a statement on Monday"
  bool negative = false;  // the cue turns the content round: "ruled out talks"
  bool relays = false;    // the cue only names where it is from: "citing", "quoted by"
  bool hearsay_word = false;  // "reportedly" stands inside the cue
};

struct AttributionLayer {
  std::vector<Quotation> quotations;
  std::vector<CueMatch> cues;
  std::vector<Attribution> attributions;
};

}  // namespace hearsay
