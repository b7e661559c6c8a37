// What the rules engine knows about single English words: which word classes a form may have, what
// kind of thing a noun names, and the lemma of an inflected form. One immutable table, built from
// the lists of this folder on first use (below one millisecond), then only read.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay::extract {

// Word classes a form may have; a form often has several ("claims": noun and verb).
enum WordClass : uint32_t {
  kDeterminer = 1u << 0,
  kPossessive = 1u << 1,      // his, their
  kSubjectPronoun = 1u << 2,  // he, they, it, who is kRelative
  kObjectPronoun = 1u << 3,   // him, them, it
  kRelative = 1u << 4,        // who, which, that
  kWh = 1u << 5,              // whether, what, how
  kPreposition = 1u << 6,
  kSubordinator = 1u << 7,  // because, while, if
  kCoordinator = 1u << 8,   // and, or, but, nor
  kNegation = 1u << 9,      // not, n't, never
  kModal = 1u << 10,
  kBe = 1u << 11,
  kHave = 1u << 12,
  kDo = 1u << 13,
  kTo = 1u << 14,
  kVerbBase = 1u << 15,
  kVerbS = 1u << 16,
  kVerbPast = 1u << 17,
  kVerbParticiple = 1u << 18,
  kVerbIng = 1u << 19,
  kNoun = 1u << 20,
  kPlural = 1u << 21,  // a plural noun
  kAdjective = 1u << 22,
  kAdverb = 1u << 23,
  kNumeral = 1u << 24,
  kTime = 1u << 25,            // Tuesday, week, yesterday, January
  kTitle = 1u << 26,           // President, Mr., Cmdr.
  kPossessiveMark = 1u << 27,  // 's
  kReportVerb = 1u << 28,      // form of a verb that some cue entry starts with
  kOpener = 1u << 29,          // however, meanwhile: opens a sentence without being part of a claim
};

// What a noun names.
enum WordSense : uint16_t {
  kPersonNoun = 1u << 0,        // official, spokeswoman
  kOrganisationNoun = 1u << 1,  // ministry, company
  kOutletNoun = 1u << 2,        // newspaper, broadcaster
  kDocumentNoun = 1u << 3,      // report, poll, filing
  kChannelNoun = 1u << 4,       // interview, statement, tweet
  kClaimNoun = 1u << 5,         // claim, allegation: may stand for a proposition
  kStateName = 1u << 6,         // Iran
  kDemonym = 1u << 7,           // Iranian
  kWeekday = 1u << 8,
  kMonth = 1u << 9,
  kAudienceNoun = 1u << 10,    // reporters, lawmakers as those who are told
  kRequestNoun = 1u << 11,     // request, inquiry, call, message
  kSingularPerson = 1u << 12,  // she, he
  kPluralPerson = 1u << 13,    // they, we
  kFirstPerson = 1u << 14,     // I, we, my
  kLabelNoun = 1u << 15,       // fabrication, nonsense, lie
};

struct WordEntry {
  uint32_t classes = 0;
  uint16_t senses = 0;
  uint16_t lemma = 0;  // number of the base form: says and said share say's
  uint16_t form = 0;   // number of the form itself
};

// The entry of a lower-cased form (ASCII lower case, straight apostrophe), or nullptr.
const WordEntry* find_word(std::string_view lower);

// Lemma number of a verb or noun in its base form, 0 if unknown. For tables that refer to words.
uint16_t lemma_of(std::string_view base);

// Number of a form, 0 if unknown. Every word of a cue pattern has one.
uint16_t form_of(std::string_view form);

// Classes guessed from the shape of a form that is in no list ("unveiled", "swiftly").
uint32_t guess_classes(std::string_view lower);

}  // namespace hearsay::extract
