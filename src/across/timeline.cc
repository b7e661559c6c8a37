// What was said when: of a claim, a story or an actor; and changes of position.
#include <algorithm>
#include <set>

#include "across/changes/changes.h"
#include "across/claim_reader.h"
#include "hearsay/across_query.h"

namespace hearsay {
namespace {

using across::ClaimReader;

TimelineEntry entry_of(const Member& member) {
  TimelineEntry entry;
  entry.report = member.report;
  entry.place = member.place;
  for (auto hop = member.statement().chain.rbegin(); hop != member.statement().chain.rend();
       ++hop) {
    if (!hop->said || hop->said->value.empty()) continue;
    // An interval counts from its beginning.
    entry.time = hop->said->value.substr(0, hop->said->value.find('/'));
    entry.said = true;
    break;
  }
  if (entry.time.empty()) entry.time = member.article().published;
  return entry;
}

void in_order(std::vector<TimelineEntry>& entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const TimelineEntry& a, const TimelineEntry& b) {
                     if (a.time.empty() != b.time.empty()) return b.time.empty();
                     return a.time < b.time;
                   });
}

// Statements of those ids in canonical order, as members.
Result<std::vector<Member>> members_of(ClaimReader& reader, std::vector<across::Item> items) {
  std::sort(items.begin(), items.end(), across::canonical_before);
  std::vector<Member> members;
  for (const across::Item& item : items) {
    Result<Member> member = reader.member(item.row);
    if (!member.ok()) return member.status();
    members.push_back(std::move(member).value());
  }
  return members;
}

// All statements in whose chain the actor stands; of everybody where `actor` is empty.
Result<std::vector<Member>> statements_by(Ledger& ledger, ClaimReader& reader,
                                          const std::string& actor) {
  std::set<std::string> ids = {actor};
  const Result<std::vector<ActorAlias>> aliases = reader.aliases();
  if (!aliases.ok()) return aliases.status();
  std::string stands = actor;
  for (const ActorAlias& alias : *aliases) {
    if (alias.id == actor) stands = alias.same_as;
  }
  ids.insert(stands);
  for (const ActorAlias& alias : *aliases) {
    if (alias.same_as == stands) ids.insert(alias.id);
  }
  std::set<int64_t> rows;
  for (const std::string& id : ids) {
    Query query(ledger.store().database,
                id.empty() ? "SELECT DISTINCT statement FROM hop WHERE actor IS NOT NULL"
                           : "SELECT DISTINCT statement FROM hop WHERE actor=?");
    if (!id.empty()) query.bind(id);
    while (query.next()) rows.insert(query.integer(0));
    if (!query.status().ok()) return query.status();
  }
  std::vector<across::Item> items;
  for (const int64_t row : rows) {
    const Result<across::Item> item = reader.tables().item(LinkKind::Claim, row);
    if (!item.ok()) return item.status();
    items.push_back(*item);
  }
  return members_of(reader, std::move(items));
}

}  // namespace

Result<std::vector<TimelineEntry>> timeline(Ledger& ledger, const std::string& id) {
  std::vector<TimelineEntry> entries;
  if (id.starts_with("t:") || id.starts_with("a:")) {
    const Result<StoryPage> story = story_page(ledger, id);
    if (!story.ok()) return story.status();
    for (const auto& report : story->reports) {
      entries.push_back({report->article.published, false, report, std::nullopt});
      for (uint32_t i = 0; i < report->statements.size(); ++i) {
        Member member;
        member.report = report;
        member.place = i;
        entries.push_back(entry_of(member));
      }
    }
    in_order(entries);
    return entries;
  }
  if (id.starts_with("c:") || id.starts_with("s:")) {
    const Result<ClaimPage> page = claim_page(ledger, id);
    if (!page.ok()) return page.status();
    for (const Member& member : page->input.members) entries.push_back(entry_of(member));
    for (const Member& beside : page->input.context) {
      if (beside.to_claim) entries.push_back(entry_of(beside));
    }
    in_order(entries);
    return entries;
  }
  const Result<Shown> shown = find_by_id(ledger, id);
  if (!shown.ok()) return shown.status();
  const Snapshot snapshot(ledger.store());
  if (!snapshot.status().ok()) return snapshot.status();
  ClaimReader reader(ledger);
  if (!reader.status().ok()) return reader.status();
  const Result<std::vector<Member>> members = statements_by(ledger, reader, shown->actor.id);
  if (!members.ok()) return members.status();
  for (const Member& member : *members) entries.push_back(entry_of(member));
  in_order(entries);
  return entries;
}

Result<std::vector<FoundChange>> find_changes_of(Ledger& ledger, const std::string& actor) {
  std::string id;
  if (!actor.empty()) {
    const Result<Shown> shown = find_by_id(ledger, actor);
    if (!shown.ok()) return shown.status();
    id = shown->actor.id;
  }
  const Snapshot snapshot(ledger.store());
  if (!snapshot.status().ok()) return snapshot.status();
  ClaimReader reader(ledger);
  if (!reader.status().ok()) return reader.status();
  const Result<std::vector<Member>> members = statements_by(ledger, reader, id);
  if (!members.ok()) return members.status();
  const Result<std::vector<ActorAlias>> aliases = reader.aliases();
  if (!aliases.ok()) return aliases.status();
  std::map<std::string, std::shared_ptr<const Report>> reports;
  for (const Member& member : *members) reports[member.article().id] = member.report;
  std::vector<FoundChange> found;
  for (Change& change : across::changes_of_position(*members, *aliases)) {
    FoundChange row;
    row.before = reports[change.before.article];
    row.after = reports[change.after.article];
    row.change = std::move(change);
    if (row.before != nullptr && row.after != nullptr) found.push_back(std::move(row));
  }
  return found;
}

}  // namespace hearsay
