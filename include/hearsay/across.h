// Across articles: which reports copy one another, which tell one story, which statements make one
// claim, and on how many origins a claim rests.
//
//   Result<ClaimPage> page = claim_page(ledger, "c:9b2e");
//   page->support.articles        // 9
//   page->support.origins.least   // 1: repetition is not corroboration
//
// What is found is a function of the set of articles in the ledger and of the decisions people made
// (hearsay/decision.h), never of the order of adding. Every automatic link is Suggested, with a
// score and a reason; only people confirm or reject one. Nothing here says what is true.
//
// These are plain structs. The parts that fill them (src/across/copies, stories, claims, origins,
// changes) are pure functions on Reports; the ledger keeps what they found (src/across/linker.h).
// Spans are bytes of the named article's text.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/report.h"

namespace hearsay {

// --- Links --------------------------------------------------------------------------------------

enum class LinkStatus : uint8_t { Suggested, Confirmed, Rejected };

// What a link joins: two articles (Copy, Story) or two statements (Claim).
enum class LinkKind : uint8_t { Copy, Story, Claim };

enum class Relation : uint8_t {
  // Between articles that share text, told of the later one.
  Verbatim,         // the same text
  Edited,           // the same text with changes
  Abridged,         // a part of it
  Revision,         // the same outlet's newer version
  SharesPassage,    // a passage of some length in common, no more
  SharesQuotation,  // only quotations in common
  // Between articles: about one happening. Between statements: the same proposition.
  Same,
  // Between statements.
  Contradicts,  // cannot both hold
  Answers,      // confirms, denies, doubts or refuses to comment on it
  Supersedes,   // the same holder's later word in its place
  Repeats,      // passes it on
};

// "suggested", "copy", "shares_quotation", ... as in the JSON. parse_x answers nullopt for any
// other word.
std::string_view name_of(LinkStatus);
std::string_view name_of(LinkKind);
std::string_view name_of(Relation);
std::optional<LinkStatus> parse_link_status(std::string_view);
std::optional<LinkKind> parse_link_kind(std::string_view);
std::optional<Relation> parse_relation(std::string_view);

// Passages that show a link, one of each side; either may be empty.
struct SharedPassage {
  Span first, second;
};

// A link as the comparing functions give it. They are pure and symmetric: compare(a, b) and
// compare(b, a) find the same, with the sides exchanged.
struct Link {
  Relation relation = Relation::Same;
  double score = 0;    // 0 to 1
  std::string reason;  // one sentence for people
  std::vector<SharedPassage> passages;
  Span credit;  // of the later article: "(AP)", "Meridian contributed"; for copies
};

// For groups_of: nodes are given in canonical order (published, then id), links between places.
// A merge by people comes as a Confirmed link, a split or a rejection as a Rejected one.
struct GroupLink {
  uint32_t a = 0, b = 0;
  Relation relation = Relation::Same;
  double score = 0;
  LinkStatus status = LinkStatus::Suggested;
};

// --- Claims -------------------------------------------------------------------------------------

// A statement with the report it stands in.
struct Member {
  std::shared_ptr<const Report> report;
  uint32_t place = 0;  // into report->statements
  // Of the claim's own proposition: Negative where its content says the opposite.
  Polarity side = Polarity::Positive;
  // What it is to the claim: Same for members; in the context Answers or Contradicts, unset for
  // what is only by the same actors or in the same reports.
  std::optional<Relation> to_claim = {};

  const Statement& statement() const { return report->statements[place]; }
  const Article& article() const { return report->article; }
};

// Text shared by two articles, the earlier published (then the smaller id) first.
struct CopyLink {
  std::string earlier, later;  // article ids
  Link link;
};

// Somebody decided, or the actor ledger knows, that two actor ids are one.
struct ActorAlias {
  std::string id, same_as;
};

// Everything origins and changes are computed from. `members` in canonical order: published,
// article id, place. Indices below point into `members`.
struct ClaimInput {
  std::vector<Member> members;   // of the claim itself
  std::vector<Member> context;   // statements of the same articles and stories that answer, decline
                                 // or contradict, and all others by the claim's actors
  std::vector<CopyLink> copies;  // between the articles of members and context
  std::vector<ActorAlias> aliases;
  // Articles an outlet corrected or withdrew, with the passage that says so.
  struct Withdrawal {
    std::string article;  // that was corrected
    std::string by;       // article that says so
    Span passage;         // of `by`
  };
  std::vector<Withdrawal> withdrawals;
};

// A statement named from outside: the article's id, its place there and the passage to show.
struct StatementRef {
  std::string article, statement;  // ids
  Span passage;                    // of the article's text; may be empty
};

enum class Independence : uint8_t {
  OneOrigin,
  LineageNotRecorded,  // nobody is named
  NotEstablished,      // two or more origins, no evidence either way
  Established,         // with the evidence listed
};
std::string_view name_of(Independence);  // "one origin", "lineage not recorded", ...

// Why origins were taken for one or for several.
struct Evidence {
  enum class Kind : uint8_t {
    Citation,        // explicit "according to"
    CopiedText,      // the same wording
    CreditLine,      // "(AP)"
    SameDescriptor,  // the same unnamed description
    OwnSources,      // says it asked for itself
    SaidSo,          // a source says it did or did not speak to another
    SharedDetail,    // a rare or false detail in common; a tie-breaker only
    Decision,        // a person decided
  } kind = Kind::Citation;
  bool independent = false;  // speaks for independence; else for dependence
  std::string text;          // one sentence for people
  std::vector<StatementRef> passages;
};
std::string_view name_of(Evidence::Kind);  // "citation", "copied text", ...

// An innermost holder the claim rests on.
struct Origin {
  std::string name;   // "the Courier's four officials": as worded, fullest
  std::string actor;  // id, empty if unresolved
  std::optional<bool> named;
  std::string through;               // outlet that opened it; empty: none
  std::vector<uint32_t> members;     // that rest on it, the opening one first
  std::vector<std::string> outlets;  // of these, in the same order, each once
  bool withdrawn = false;  // every report that has it itself was withdrawn or corrected
  uint32_t node = 0;       // of Provenance::nodes
  uint32_t articles = 0;   // in which `members` stand
  std::string first_published;
  std::vector<uint32_t> may_be;  // other origins of the list that may be the same source
};

struct Origins {
  std::vector<Origin> origins;   // earliest first
  uint32_t least = 0, most = 0;  // how many different ones there may be
  // Articles that do not say whom they have it from; not counted as origins.
  uint32_t unrecorded = 0;
  Independence independence = Independence::LineageNotRecorded;
  std::vector<Evidence> evidence;
  std::string words;  // one sentence: "2 to 3 origins in 9 articles of 7 outlets; ..."
};

// The graph of who has it from whom.
struct ProvenanceNode {
  enum class Kind : uint8_t {
    Article,
    Outlet,  // cited, but none of its reports on this claim is in the ledger
    Person,
    Body,      // an organisation or a state
    Group,     // unnamed, one or several
    Document,
    Cycle,    // articles that only cite each other
    Unknown,  // nobody says who
  } kind = Kind::Unknown;
  std::string label;      // "The Hallin Courier", "four officials", "Halvard Prynne"
  std::string article;    // id, of an Article
  std::string outlet;     // of an Article; of a Group, to whom it spoke
  std::string published;  // of an Article
  bool root = false;      // an origin
  bool withdrawn = false;           // an Article that was corrected or withdrawn
  bool rests_on_withdrawn = false;  // all it rests on is
};
std::string_view name_of(ProvenanceNode::Kind);  // "article", ...

struct ProvenanceEdge {
  enum class Kind : uint8_t {
    Cites,      // names whose report it passes on
    Copies,     // has it from there word for word
    Revises,    // a later version of the same article
    Quotes,     // has it from this source itself
    Relays,     // a source that has it from another
    SpeaksFor,  // a spokesman and the body
    Same,       // unnamed, taken for the same source
  } kind = Kind::Cites;
  uint32_t from = 0, to = 0;  // nodes: `from` has it from `to`
  Act act = Act::Assert;      // Assert, Confirm, Deny or Doubt: what is passed on
  std::string label;          // the cue: "citing", "told"
  bool hop_dropped = false;   // the report does not say it; the evidence says why it is here
  std::vector<Evidence> evidence;
};
std::string_view name_of(ProvenanceEdge::Kind);  // "cites", ...

struct Provenance {
  std::vector<ProvenanceNode> nodes;  // articles by date, then what they rest on
  std::vector<ProvenanceEdge> edges;
};

struct Support {
  uint32_t articles = 0, outlets = 0;
  uint32_t least_origins = 0, most_origins = 0;
  Independence independence = Independence::LineageNotRecorded;
  std::vector<Evidence> evidence;
};

// The same actor on the same claim with another act later.
struct Change {
  enum class Kind : uint8_t {
    Same,          // said again
    Qualified,     // with a hedge or a condition more or less
    Reversed,      // the opposite
    BrokeSilence,  // was silent or declined, then spoke
    Withdrawn,     // an origin was corrected or withdrawn
  } kind = Kind::Same;
  std::string actor;  // id or, where unresolved, the holder's text
  std::string name;
  StatementRef before, after;
  std::string before_time, after_time;  // ISO 8601: when said, else when published
  Act before_act = Act::Unknown, after_act = Act::Unknown;
  std::string reason;                 // one sentence
  std::vector<std::string> affected;  // article ids that rest on what was withdrawn
};
std::string_view name_of(Change::Kind);  // "same", "qualified", "reversed", ...

// Who answered whom, who was asked and did not.
struct Answer {
  std::string name, actor;  // who
  Act act = Act::Unknown;   // Confirm, Deny, Doubt, Decline, Silent
  StatementRef said;        // the answer
  StatementRef to;          // what it answers; may be unknown
  std::string origin;       // innermost holder of the answer, for counting denials by origin
  bool first = false;       // the first of its act by this holder
};

// Where a report of a report lost something.
struct Drift {
  enum class Kind : uint8_t {
    HedgeLost,           // "may be" became "will be"
    OneMadeSeveral,      // one source became "sources"
    AttributionDropped,  // somebody's word became nobody's
    NumberChanged,
    HedgeAdded,
    HopDropped,       // whom it was reported by is no longer said
    OfferTurnedFact,  // "offered to" became "will"
    ActChanged,       // offered became "is ready", doubted became "denied"
  } kind = Kind::HedgeLost;
  StatementRef from, to;
  std::string reason;  // one sentence with both wordings
};
std::string_view name_of(Drift::Kind);  // "hedge lost", "one made several", ...

// What origins and changes find of one claim; pure functions of ClaimInput in src/across/origins
// and src/across/changes.
struct ClaimAnalysis {
  Origins origins;  // of those who say it or confirm it; the indices in it are of `members`
  // Likewise of each act; indices are of members, then of context (members.size() + place).
  Origins asserted, confirmed, denied, doubted;
  Provenance provenance;  // of all of these
  std::vector<Change> changes;
  std::vector<Answer> answers;
  std::vector<Drift> drifts;
};

// A link of the ledger with its two ends.
struct FoundLink {
  std::string id;  // "l:" and 16 hexadecimal digits, made from the kind and both ends
  LinkKind kind = LinkKind::Claim;
  std::string first, second;  // ids of articles or statements, the earlier first
  LinkStatus status = LinkStatus::Suggested;
  Link link;
};

// `hearsay show CLAIM`.
struct ClaimPage {
  std::string id;                    // "c:" and 16 hexadecimal digits
  std::vector<std::string> stories;  // ids
  ClaimInput input;                  // members, context, copies
  Support support;
  ClaimAnalysis analysis;
  std::vector<FoundLink> links;  // to and between its members
  // Every report named above, by article id.
  std::map<std::string, std::shared_ptr<const Report>> reports;
};

}  // namespace hearsay
