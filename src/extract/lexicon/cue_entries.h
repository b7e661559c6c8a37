// The cue lexicon: verbs, adjectives and nouns that attribute, with the act they stand for and the
// grammar of what follows them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "hearsay/statement.h"

namespace hearsay::extract {

// What may stand after (or around) a cue. Several may hold.
enum CueFrame : uint32_t {
  kClause = 1u << 0,      // (that) P
  kQuote = 1u << 1,       // introduces or closes a quotation
  kTag = 1u << 2,         // stands after or inside its content: "P, X said"
  kObject = 1u << 3,      // a noun phrase or gerund is the content: "denied the claims"
  kInfinitive = 1u << 4,  // to do something is the content: "vowed to stay"
  kRecipient = 1u << 5,   // the object is who was told: "told reporters that P"
  kAsLabel = 1u << 6,     // "described X as Y"
  kCharge = 1u << 7,      // "accused X of Y", "blamed X for Y": content X and Y
  kWhClause = 1u << 8,    // asked whether P
  kNoContent = 1u << 9,   // needs none: "declined to comment"
  kMatter = 1u << 10,     // a noun phrase after the pattern is the matter: "comment on X"
  kRefusal = 1u << 11,    // content stands with negative polarity: "ruled out talks"
  kWeak = 1u << 12,       // attributes only with an open "that", a quotation or a colon
  kPredicate = 1u << 13,  // an adjective: needs be, remain, seem before it
  kNounCue = 1u << 14,    // a noun: "his claim that P"
  kSource = 1u << 15,     // what follows is the source: "citing officials"
  kPassive = 1u << 16,    // also without agent: "is said to P", "was accused of P"
  kToBe = 1u << 17,       // "believes X to be Y", passive "is believed to be"
  kSmall = 1u << 18,      // "called X Y": object and bare label
  kRequest = 1u << 19,    // the object must name a request for comment
  kPersonal = 1u << 20,   // holder must be able to speak: no "shares declined", "patients"
};

struct CueEntry {
  std::string_view pattern;  // "decline to comment on": base form first, then words as they stand
  Act act = Act::Unknown;
  uint32_t frames = 0;
};

// All entries, grouped as written. Static storage.
std::span<const CueEntry> cue_entries();

}  // namespace hearsay::extract
