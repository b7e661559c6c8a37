// What hearsay records: statements, events and actors. The JSON form of these structures is the
// contract in docs/formats/ledger.md; the reading rules (what counts, how spans run) are in
// docs/reading.md. Unknown is an empty span, an empty string, or the enumerator Unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/span.h"

namespace hearsay {

enum class Act : uint8_t {
  Unknown,
  Assert,   // states as so
  Confirm,  // states that somebody else's claim is so
  Deny,     // rejects, calls false, disputes
  Doubt,    // sceptical, does not believe
  Decline,  // declined or refused to comment
  Silent,   // did not respond, has said nothing
  Urge,     // asks, demands, advises that others act
  Ask,      // a question
  Commit,   // offers, promises, threatens, agrees or refuses to do something
  Judge,    // praises, condemns, welcomes, thanks, apologises
  Think,    // believes, hopes, fears, expects, plans
  Relay,    // only passes on; only inside a chain
};

enum class Quote : uint8_t { None, Direct, Indirect, Mixed };
enum class HolderKind : uint8_t { Unknown, Person, Organisation, State, Group, Outlet, Document };
enum class Number : uint8_t { Unknown, One, Several };
enum class ChannelKind : uint8_t {
  Other,
  SocialMedia,
  Interview,
  Statement,
  Briefing,
  Speech,
  Report,
  Letter,
  Intermediary,
  Court,
  Poll,
};
enum class Certainty : uint8_t { Unknown, Certain, Probable, Possible };
enum class Polarity : uint8_t { Unknown, Positive, Negative };

// The names of LEDGER.md ("assert", "social_media", ...). parse_x answers nullopt for any other
// word.
std::string_view name_of(Act);
std::string_view name_of(Quote);
std::string_view name_of(HolderKind);
std::string_view name_of(Number);
std::string_view name_of(ChannelKind);
std::string_view name_of(Certainty);
std::string_view name_of(Polarity);
std::optional<Act> parse_act(std::string_view);
std::optional<Quote> parse_quote(std::string_view);
std::optional<HolderKind> parse_holder_kind(std::string_view);
std::optional<Number> parse_number(std::string_view);
std::optional<ChannelKind> parse_channel_kind(std::string_view);
std::optional<Certainty> parse_certainty(std::string_view);
std::optional<Polarity> parse_polarity(std::string_view);

struct Holder {
  Span span;                  // the whole noun phrase; never empty
  std::string actor;          // id of an Actor of this report, empty if unresolved
  std::optional<bool> named;  // the article lets a reader know which individual or body it is
  HolderKind kind = HolderKind::Unknown;
  Number number = Number::Unknown;
  Span affiliation;     // the body it belongs to: "Iran's Intelligence Ministry"
  std::string country;  // ISO 3166-1 alpha-3, only where stated or certain
  Span access;          // how it claims to know: "familiar with the matter"
  Span anonymity;       // stated ground: "who spoke on condition of anonymity"
  Span refers_to;       // antecedent of a pronoun or a description
  Span description;     // what stands beside it and says who that is: "the harbour master"
};

struct Channel {
  Span span;
  ChannelKind kind = ChannelKind::Other;
};

struct Recipient {
  Span span;          // to whom it was said: "reporters"
  std::string actor;  // id of an Actor, empty if unresolved
  Span through;       // the intermediary, where one is named
};

struct Said {
  Span span;          // "on Tuesday"
  std::string value;  // ISO 8601 date, month or interval; empty where it can't be computed
  std::string basis;  // from what it was computed: "weekday before publication 2026-03-04"
};

// One link of a chain. Nobody says who ("reportedly"): holder is nullopt.
struct Hop {
  std::optional<Holder> holder;
  Span cue;  // verb group with auxiliaries, negation and linking preposition
  Act act = Act::Unknown;
  bool implied =
      false;  // not repeated by the sentence; holder->span is the nearest earlier mention
  std::optional<Channel> channel;
  std::optional<Recipient> recipient;
  std::optional<Said> said;
  Span words;  // the holder's own label: "pure fabrication"
  // "said he believes": the cue is "believes", the holder "X"; `voiced` is "said", under which X
  // has it, and `again` is "he". Empty where the cue stands by itself.
  Span voiced;
  Span again;
};

struct Content {
  std::vector<Span> spans;  // in order, without overlap; may be empty for Decline and Silent
  Quote quote = Quote::None;
};

// What a confirm, deny or doubt answers.
struct Target {
  std::string holder;     // whose claim, as text; may be empty
  std::string statement;  // id of a statement of the same article; may be empty
};

struct Statement {
  std::string id;          // "s:" and 16 hexadecimal digits, stable for the same article and spans
  Act act = Act::Unknown;  // that of the last hop
  Content content;
  std::vector<Hop> chain;  // from the article inward; never empty; last is the origin
  std::optional<Target> target;
  Certainty certainty = Certainty::Unknown;
  Polarity polarity = Polarity::Unknown;
  double confidence = 0;  // 0 to 1
};

// Who did what to whom, PLOVER-coded. Filled by later stages; may be empty.
struct EventRole {
  Span span;
  std::string actor;  // id of an Actor
  std::string code;   // "ISR MIL"
};

struct Event {
  std::string id;    // "v:..."
  std::string type;  // "ASSAULT"
  std::string mode;  // "aerial"
  EventRole actor, recipient;
  Span anchor;  // the word that says it: "struck"
  Span where;
  std::optional<Said> when;
  std::string statement;  // id of the statement that contains it; empty: the article's own word
  Polarity polarity = Polarity::Unknown;
  Certainty certainty = Certainty::Unknown;
};

// Somebody known beforehand whom an actor may be. Never merged; people decide.
struct SuggestedActor {
  std::string id;      // of the knowledge
  double score = 0;    // 0 to 1
  std::string reason;  // one sentence without its stop: "a surname; others of that name are known"
};

// A person, body, state, group or outlet of this report that statements resolve to.
struct Actor {
  std::string id;    // "tasnim-news-agency": made from the name, unique in the report
  std::string name;  // the fullest name in the report
  HolderKind kind = HolderKind::Unknown;
  std::string country;   // ISO 3166-1 alpha-3 or empty
  std::string wikidata;  // "Q..." or empty
  std::vector<Span> mentions;
  std::vector<SuggestedActor> suggested;  // best first; empty where whom it is is certain
};

}  // namespace hearsay
