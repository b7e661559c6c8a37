// hearsay stories, story, brief, timeline, changes: what is found across articles.
#include "cli/ledger_access.h"
#include "cli/list_output.h"
#include "show/across_json.h"
#include "show/claim_view.h"
#include "show/page.h"
#include "show/story_view.h"

namespace hearsay::cli {
namespace {

// Claims of a story that `story` and `brief` look at.
constexpr uint32_t kClaimsOfStory = 40;

constexpr Column kStoryColumns[] = {
    {"until", "last", 10},          {"since", "first", 10},
    {"articles", "articles", 3, true}, {"outlets", "outlets", 3, true},
    {"title", "story", 20, false, true, 3}, {"id", "id", 10},
};

std::vector<Cell> cells_of(const FoundStory& story, const Listing& listing) {
  std::vector<Cell> cells;
  for (const uint32_t index : listing.picked) {
    const std::string_view field = kStoryColumns[index].name;
    if (field == "until") cells.push_back(Cell::of_text(story.until.substr(0, 10)));
    if (field == "since") cells.push_back(Cell::of_text(story.since.substr(0, 10), Ink::Faint));
    if (field == "articles") cells.push_back(Cell::of_number(story.articles));
    if (field == "outlets") cells.push_back(Cell::of_number(story.outlets));
    if (field == "title") cells.push_back(Cell::of_text(story.title, Ink::Strong));
    if (field == "id") cells.push_back(Cell::of_text(story.id, Ink::Faint));
  }
  return cells;
}

}  // namespace

int run_stories(Session& session, const Arguments& arguments) {
  const Result<Listing> listing = listing_from(arguments, session, kStoryColumns,
                                               {"until", "articles", "outlets", "title", "id"});
  if (!listing.ok()) {
    session.say("stories: " + listing.status().message());
    return kUsage;
  }
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  StoryFilter filter;
  filter.since = arguments.text("--since");
  filter.until = arguments.text("--until");
  filter.outlet = arguments.text("--outlet");
  filter.text = arguments.text("--text");
  filter.least = static_cast<uint32_t>(arguments.number("--least").value_or(2));
  filter.limit = static_cast<uint32_t>(arguments.number("--limit").value_or(0));
  const Result<std::vector<FoundStory>> stories = find_stories(*ledger, filter);
  if (!stories.ok()) return query_failed(session, arguments, stories.status());
  ListWriter writer(listing->columns, listing->form, session.terminal.style, sink_of(session));
  for (const FoundStory& story : *stories) {
    std::vector<Cell> cells = cells_of(story, *listing);
    if (listing->form == ListForm::Table) shorten_ids(cells, listing->columns);
    if (!writer.row(std::move(cells), listing->whole_records ? row_json(story) : std::string())) {
      break;
    }
  }
  writer.finish();
  if (stories->empty()) session.say("stories: no story is like that" + in_ledger(arguments));
  return session.exit_code(!stories->empty());
}

int run_story(Session& session, const Arguments& arguments) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const Result<StoryPage> page = story_page(*ledger, arguments.operands()[0]);
  if (!page.ok()) return query_failed(session, arguments, page.status());
  if (arguments.has("--json")) {
    session.out.write(story_json(*page) + "\n");
    return kFound;
  }
  const Result<std::vector<ClaimPage>> claims = claims_of_story(*ledger, *page, kClaimsOfStory);
  if (!claims.ok()) return query_failed(session, arguments, claims.status());
  session.out.write(story_text(*page, *claims, session.terminal.style));
  return kFound;
}

int run_brief(Session& session, const Arguments& arguments) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const Result<StoryPage> page = story_page(*ledger, arguments.operands()[0]);
  if (!page.ok()) return query_failed(session, arguments, page.status());
  const Result<std::vector<ClaimPage>> claims = claims_of_story(*ledger, *page, kClaimsOfStory);
  if (!claims.ok()) return query_failed(session, arguments, claims.status());
  session.out.write(brief_markdown(*page, *claims));
  return kFound;
}

int run_timeline(Session& session, const Arguments& arguments) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const Result<std::vector<TimelineEntry>> entries = timeline(*ledger, arguments.operands()[0]);
  if (!entries.ok()) return query_failed(session, arguments, entries.status());
  if (arguments.has("--json")) {
    for (const TimelineEntry& entry : *entries) {
      if (!session.out.write(timeline_json(entry) + "\n")) break;
    }
  } else {
    session.out.write(timeline_text(*entries, session.terminal.style));
  }
  return session.exit_code(!entries->empty());
}

int run_changes(Session& session, const Arguments& arguments) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const Result<std::vector<FoundChange>> changes =
      find_changes_of(*ledger, arguments.text("--actor"));
  if (!changes.ok()) return query_failed(session, arguments, changes.status());
  if (arguments.has("--json")) {
    for (const FoundChange& change : *changes) {
      if (!session.out.write(change_json(change) + "\n")) break;
    }
  } else {
    session.out.write(changes_text(*changes, session.terminal.style));
  }
  if (changes->empty()) session.say("changes: nobody's position changed" + in_ledger(arguments));
  return session.exit_code(!changes->empty());
}

namespace {

constexpr Column kClaimColumns[] = {
    {"articles", "articles", 3, true}, {"outlets", "outlets", 3, true},
    {"origins", "origins", 4},         {"denied", "denied", 3, true},
    {"doubted", "doubted", 3, true},   {"declined", "no answer", 3, true},
    {"since", "first", 10},            {"holder", "origin", 10, false, true, 1},
    {"text", "claim", 24, false, true, 3}, {"id", "id", 10},
};

Cell number_or_blank(uint32_t number, Ink ink) {
  return number == 0 ? Cell{} : Cell::of_number(number, ink);
}

std::vector<Cell> cells_of(const FoundClaim& claim, const Listing& listing) {
  std::vector<Cell> cells;
  const Support& support = claim.support;
  const std::string origins =
      support.most_origins == 0 ? std::string("?")
      : support.least_origins == support.most_origins
          ? std::to_string(support.most_origins)
          : std::to_string(support.least_origins) + " to " + std::to_string(support.most_origins);
  for (const uint32_t index : listing.picked) {
    const std::string_view field = kClaimColumns[index].name;
    if (field == "articles") cells.push_back(Cell::of_number(claim.articles));
    if (field == "outlets") cells.push_back(Cell::of_number(claim.outlets));
    if (field == "origins") cells.push_back(Cell::of_text(origins, Ink::Strong));
    if (field == "denied") cells.push_back(number_or_blank(claim.denied, Ink::Deny));
    if (field == "doubted") cells.push_back(number_or_blank(claim.doubted, Ink::Doubt));
    if (field == "declined") {
      cells.push_back(number_or_blank(claim.declined + claim.silent, Ink::Silent));
    }
    if (field == "since") cells.push_back(Cell::of_text(claim.since.substr(0, 10), Ink::Faint));
    if (field == "holder") cells.push_back(Cell::of_text(claim.holder));
    if (field == "text") {
      const bool table = listing.form == ListForm::Table;
      cells.push_back(Cell::of_text(table ? shortened(claim.text, 200) : claim.text));
    }
    if (field == "id") cells.push_back(Cell::of_text(claim.id, Ink::Faint));
  }
  return cells;
}

}  // namespace

int list_claims_across(Session& session, const Arguments& arguments) {
  const Result<Listing> listing =
      listing_from(arguments, session, kClaimColumns,
                   {"articles", "origins", "denied", "doubted", "declined", "text", "id"});
  if (!listing.ok()) {
    session.say("claims: " + listing.status().message());
    return kUsage;
  }
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  ClaimFilter filter;
  filter.statements = statement_filter(arguments);
  filter.limit = filter.statements.limit;
  filter.contested = arguments.has("--contested");
  filter.single_origin = arguments.has("--single-origin");
  filter.unanswered = arguments.has("--unanswered");
  ListWriter writer(listing->columns, listing->form, session.terminal.style, sink_of(session));
  if (!arguments.has("--fields")) writer.leave_out_empty();
  const Status status = each_claim(*ledger, filter, [&](const FoundClaim& claim) {
    std::vector<Cell> cells = cells_of(claim, *listing);
    if (listing->form == ListForm::Table) shorten_ids(cells, listing->columns);
    return writer.row(std::move(cells), listing->whole_records ? row_json(claim) : std::string());
  });
  if (!status.ok()) return query_failed(session, arguments, status);
  writer.finish();
  if (writer.rows() == 0) session.say("claims: no claim is like that" + in_ledger(arguments));
  return session.exit_code(writer.rows() != 0);
}

}  // namespace hearsay::cli
