// Questions across the articles of a ledger: stories, claims, what happened when, what changed.
//
//   Result<ClaimPage> page = claim_page(ledger, "c:9b2e");       // any beginning only one has
//   Result<std::vector<FoundStory>> stories = find_stories(ledger, {.limit = 20});
//   claim_page(ledger, "c:zz");        // fails, NotFound
//
// Nothing here writes; all answers of one call come from one state of the ledger. Errors of every
// function: NotFound (an id), InvalidInput (an id that several begin with), Unsupported (a ledger
// from before schema 3, which `hearsay link` brings up to date), Corrupt, Io.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/across.h"
#include "hearsay/query.h"

namespace hearsay {

// A claim in a list: two or more statements that put forward or answer one proposition.
struct FoundClaim {
  std::string id;    // "c:..."
  std::string text;  // the content of the first statement that puts it forward
  std::string holder;  // its origin as worded; empty: nobody says who
  StatementRef first;
  uint32_t statements = 0, articles = 0, outlets = 0;
  // Statements in each: asserted counts all that put it forward in whatever act.
  uint32_t asserted = 0, confirmed = 0, denied = 0, doubted = 0, declined = 0, silent = 0;
  uint32_t contradicted = 0;  // statements of other claims that cannot hold beside it
  std::string since, until;   // of publication, as far as known
  std::vector<std::string> stories;  // ids
  Support support;
};

struct ClaimFilter {
  // Claims with a statement like that; its limit and cursor are not looked at.
  StatementFilter statements = {};
  bool contested = false;      // denied, doubted or contradicted
  bool single_origin = false;  // in two or more articles, on one origin
  bool unanswered = false;     // somebody declined or was silent, and nobody confirmed or denied
  std::string story = {};      // whole id of a story
  uint32_t limit = 0;          // 0: all
};

// Most articles first, then the earliest; `visit` answers false to stop.
Status each_claim(Ledger& ledger, const ClaimFilter& filter,
                  const std::function<bool(const FoundClaim&)>& visit);

// The claim of that id, or the one that the statement of that id ("s:...") belongs to. A statement
// that nothing is linked to is a claim of its own.
Result<ClaimPage> claim_page(Ledger& ledger, const std::string& id);

struct FoundStory {
  std::string id;     // "t:..."
  std::string title;  // of its first article that has one, else that article's first words
  uint32_t articles = 0, outlets = 0;
  std::string since, until;
};

struct StoryFilter {
  std::string since = {}, until = {};  // it has an article of these days, as in StatementFilter
  std::string outlet = {}, text = {};  // it has an article like that
  uint32_t least = 2;                  // articles
  uint32_t limit = 0;
};

// The newest first.
Result<std::vector<FoundStory>> find_stories(Ledger& ledger, const StoryFilter& filter);

struct StoryPage {
  FoundStory story;
  std::vector<std::shared_ptr<const Report>> reports;  // in canonical order
  std::vector<CopyLink> copies;
  std::vector<FoundLink> links;  // between its articles, copies among them
};

// The story of that id, or the one that the article of that id belongs to.
Result<StoryPage> story_page(Ledger& ledger, const std::string& id);
// Its claims with a statement of its articles, whole: for a brief. At most `limit`, those in most
// articles first.
Result<std::vector<ClaimPage>> claims_of_story(Ledger& ledger, const StoryPage& story,
                                               uint32_t limit);

// One thing that was said, when.
struct TimelineEntry {
  std::string time;   // ISO 8601: when it was said, else when it was published
  bool said = false;  // the former
  std::shared_ptr<const Report> report;
  std::optional<uint32_t> place;  // of the statement; none: the article itself was published
};

// Of a claim ("c:"), a story ("t:") or an actor: earliest first, unknown times last.
Result<std::vector<TimelineEntry>> timeline(Ledger& ledger, const std::string& id);

// Changes of position, in all claims and stories it takes part in, of the actor of that id or of
// everybody (empty). Earliest first.
struct FoundChange {
  Change change;
  std::shared_ptr<const Report> before, after;
};
Result<std::vector<FoundChange>> find_changes_of(Ledger& ledger, const std::string& actor);

// What an added article changed, for `watch`.
struct LedgerEvent {
  enum class Kind : uint8_t {
    NewOrigin,    // a claim that was there has an origin more
    FirstDenial,  // nobody had denied it
    FirstDoubt,
    FirstConfirmation,
    Reversal,    // somebody now says the opposite
    Correction,  // what a claim rests on was corrected or withdrawn
  } kind = Kind::NewOrigin;
  std::string claim;   // id
  std::string text;    // what is claimed
  std::string reason;  // one sentence
  StatementRef said;
  std::shared_ptr<const Report> report;  // in which it is said
};
std::string_view name_of(LedgerEvent::Kind);  // "new origin", "first denial", ...

// How far a ledger has been watched; `latest` gives the end.
struct LedgerMark {
  int64_t entry = 0;
};
Result<LedgerMark> latest(Ledger& ledger);
// What the entries after `mark` brought; moves it to the end. Two that come in one call are told
// in the order they were added.
Result<std::vector<LedgerEvent>> events_since(Ledger& ledger, LedgerMark& mark);

}  // namespace hearsay
