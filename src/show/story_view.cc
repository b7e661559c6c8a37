#include "show/story_view.h"

#include <algorithm>
#include <map>
#include <set>

#include "show/claim_view.h"
#include "show/page.h"

namespace hearsay {
namespace {

std::string days(const FoundStory& story) {
  if (story.since.empty()) return "no dates";
  if (story.since.substr(0, 10) == story.until.substr(0, 10)) return story.since.substr(0, 10);
  return story.since.substr(0, 10) + " to " + story.until.substr(0, 10);
}

}  // namespace

std::string story_text(const StoryPage& page, const std::vector<ClaimPage>& claims,
                       const Style& style) {
  Page out(style);
  out.title(page.story.title);
  out.faint(page.story.id + std::string(out.dot()) + days(page.story) + std::string(out.dot()) +
            counted(page.story.articles, "article") + " of " +
            counted(page.story.outlets, "outlet"));
  std::map<std::string, const Article*> articles;
  for (const auto& report : page.reports) articles[report->article.id] = &report->article;
  // Whose text an article prints: the earliest it shares most with.
  std::map<std::string, const CopyLink*> copied;
  for (const CopyLink& copy : page.copies) {
    const Relation relation = copy.link.relation;
    if (relation == Relation::SharesPassage || relation == Relation::SharesQuotation) continue;
    const CopyLink*& known = copied[copy.later];
    if (known == nullptr || copy.link.score > known->link.score) known = &copy;
  }
  out.space();
  for (const auto& report : page.reports) {
    const Article& article = report->article;
    Prose line = out.start();
    const std::string day = day_in_words(article.published);
    line.add(day.empty() ? "no date   " : day, Ink::Faint).add("  ");
    line.add(outlet_in_words(article), Ink::Strong).add("  ");
    line.add(shortened(article.title, 90)).add("  ").add(article.id.substr(0, 10), Ink::Faint);
    out.prose(line, 0);
    const auto from = copied.find(article.id);
    if (from == copied.end()) continue;
    const Article* earlier = articles[from->second->earlier];
    if (earlier == nullptr) continue;
    out.faint(std::string(name_of(from->second->link.relation)) + " copy of " +
                  outlet_in_words(*earlier) + ", " + day_in_words(earlier->published) + ", " +
                  earlier->id.substr(0, 10),
              12);
  }
  if (!claims.empty()) out.section("claims");
  for (const ClaimPage& claim : claims) {
    const std::string words = claim_words(claim, 160);
    if (words.empty()) continue;
    Prose line = out.start();
    line.add(words).add("  ").add(claim.id.substr(0, 10), Ink::Faint);
    out.prose(line, 2);
    out.faint(support_words(claim.support), 4);
  }
  return std::move(out.text());
}

std::string timeline_text(const std::vector<TimelineEntry>& entries, const Style& style) {
  Page out(style);
  std::string day;
  for (const TimelineEntry& entry : entries) {
    const std::string today = entry.time.empty() ? "no date" : entry.time.substr(0, 10);
    if (today != day) {
      out.text().empty() ? out.title(today) : out.section(today);
      day = today;
    }
    const Article& article = entry.report->article;
    if (!entry.place) {
      Prose line = out.start();
      const std::string hour = entry.time.size() >= 16 ? entry.time.substr(11, 5) + "  " : "";
      line.add(hour, Ink::Faint).add(outlet_in_words(article), Ink::Strong).add("  ");
      line.add(shortened(article.title, 90)).add("  ").add(article.id.substr(0, 10), Ink::Faint);
      out.prose(line, 2);
      continue;
    }
    const Statement& said = entry.report->statements[*entry.place];
    const Surroundings around(*entry.report);
    const StatementView view = view_of(around, said);
    Prose head = out.start();
    head.add(name_of(said.act), ink_of(said.act)).add("  ");
    const Prose chain = chain_prose(view.chain, outlet_in_words(article), style);
    for (const Piece& piece : chain.line()) head.add(piece.text, piece.ink);
    if (entry.said && !article.published.starts_with(today)) {
      head.add("  reported " + day_in_words(article.published), Ink::Faint);
    }
    head.add("  ").add(said.id.substr(0, 10), Ink::Faint);
    out.prose(head, 2);
    const Span whole = whole_of(said);
    if (!whole.empty()) out.passage(article, whole, 4);
  }
  return std::move(out.text());
}

std::string changes_text(const std::vector<FoundChange>& changes, const Style& style) {
  Page out(style);
  for (const FoundChange& found : changes) {
    const Change& change = found.change;
    if (!out.text().empty()) out.space();
    Prose head = out.start();
    head.add(change.name.empty() ? change.actor : change.name, Ink::Strong).add("  ");
    head.add(name_of(change.kind), Ink::Warning);
    out.prose(head, 0);
    out.prose(out.start().add(change.reason), 2);
    const auto side = [&](const Report& report, const StatementRef& ref, const std::string& time,
                          Act act) {
      Prose line = out.start();
      line.add(day_in_words(time), Ink::Faint).add("  ").add(name_of(act), ink_of(act)).add("  ");
      line.add(outlet_in_words(report.article)).add("  ");
      line.add(ref.statement.substr(0, 10), Ink::Faint);
      out.prose(line, 2);
      out.passage(report.article, ref.passage, 4);
    };
    side(*found.before, change.before, change.before_time, change.before_act);
    side(*found.after, change.after, change.after_time, change.after_act);
  }
  return std::move(out.text());
}

std::string event_text(const LedgerEvent& event, const Style& style) {
  Page out(style);
  Prose head = out.start();
  head.add(name_of(event.kind), Ink::Warning).add(out.dot(), Ink::Faint);
  head.add(shortened(event.text, 160), Ink::Strong).add("  ");
  head.add(event.claim.substr(0, 10), Ink::Faint);
  out.prose(head, 0);
  const Article& article = event.report->article;
  Prose reason = out.start();
  reason.add(day_in_words(article.published), Ink::Faint).add("  ");
  reason.add(outlet_in_words(article)).add(out.dot(), Ink::Faint).add(event.reason);
  out.prose(reason, 2);
  if (!event.said.passage.empty()) out.passage(article, event.said.passage, 4);
  return std::move(out.text());
}

}  // namespace hearsay
