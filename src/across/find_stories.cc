// Lists of stories, story pages, and the claims of a story.
#include <algorithm>
#include <map>
#include <set>

#include "across/claim_reader.h"
#include "across/item_ids.h"
#include "hearsay/across_query.h"

namespace hearsay {

using across::ClaimReader;
using across::Item;

Result<std::vector<FoundStory>> find_stories(Ledger& ledger, const StoryFilter& filter) {
  Ledger::Store& store = ledger.store();
  const Snapshot snapshot(store);
  if (!snapshot.status().ok()) return snapshot.status();
  ClaimReader reader(ledger);
  if (!reader.status().ok()) return reader.status();
  std::set<int64_t> wanted;
  const bool narrow = !filter.since.empty() || !filter.until.empty() || !filter.outlet.empty() ||
                      !filter.text.empty();
  if (narrow) {
    ArticleFilter articles;
    articles.since = filter.since;
    articles.until = filter.until;
    articles.outlet = filter.outlet;
    articles.text = filter.text;
    articles.all_versions = true;
    const Result<ArticlePage> page = find_articles(ledger, articles);
    if (!page.ok()) return page.status();
    for (const FoundArticle& found : page->rows) {
      const Result<int64_t> row = reader.tables().row_of(found.article.id);
      if (!row.ok()) return row.status();
      const Result<int64_t> first = reader.tables().cluster_of(LinkKind::Story, *row);
      if (!first.ok()) return first.status();
      wanted.insert(*first);
    }
  }
  std::vector<FoundStory> stories;
  const auto add = [&](int64_t first) -> Status {
    Result<FoundStory> story = reader.found_story(first);
    if (!story.ok()) return story.status();
    stories.push_back(std::move(story).value());
    return Status::Ok();
  };
  std::set<int64_t> listed;
  Query clusters(store.database,
                 "SELECT first, articles FROM cluster WHERE kind='story'"
                 " ORDER BY ifnull(until, '') DESC, articles DESC, first");
  while ((filter.limit == 0 || stories.size() < filter.limit) && clusters.next()) {
    const int64_t first = clusters.integer(0);
    if (narrow && !wanted.contains(first)) continue;
    listed.insert(first);
    if (clusters.integer(1) < filter.least) continue;
    if (Status status = add(first); !status.ok()) return status;
  }
  if (!clusters.status().ok()) return clusters.status();
  if (filter.least > 1) return stories;
  // Articles that stand alone, after the others.
  Query alone(store.database,
              "SELECT a.row FROM article a WHERE NOT EXISTS (SELECT 1 FROM member m WHERE"
              " m.kind='story' AND m.item=a.row) ORDER BY ifnull(a.published, '') DESC, a.row");
  while ((filter.limit == 0 || stories.size() < filter.limit) && alone.next()) {
    if (narrow && !wanted.contains(alone.integer(0))) continue;
    if (Status status = add(alone.integer(0)); !status.ok()) return status;
  }
  if (!alone.status().ok()) return alone.status();
  return stories;
}

Result<StoryPage> story_page(Ledger& ledger, const std::string& id) {
  const Snapshot snapshot(ledger.store());
  if (!snapshot.status().ok()) return snapshot.status();
  ClaimReader reader(ledger);
  if (!reader.status().ok()) return reader.status();
  const Result<int64_t> item = reader.item_of(id);
  if (!item.ok()) return item.status();
  const Result<int64_t> first = reader.tables().cluster_of(LinkKind::Story, *item);
  if (!first.ok()) return first.status();
  StoryPage page;
  Result<FoundStory> story = reader.found_story(*first);
  if (!story.ok()) return story.status();
  page.story = std::move(story).value();
  const Result<std::vector<Item>> articles = reader.story_articles(*first);
  if (!articles.ok()) return articles.status();
  std::set<int64_t> rows;
  for (const Item& article : *articles) {
    const Result<std::shared_ptr<const Report>> report = reader.report(article.row);
    if (!report.ok()) return report.status();
    page.reports.push_back(*report);
    rows.insert(article.row);
  }
  if (Status status = reader.add_copies(*articles, page.copies, page.links); !status.ok()) {
    return status;
  }
  for (const Item& article : *articles) {
    const auto links = reader.tables().links_of(LinkKind::Story, article.row, true);
    if (!links.ok()) return links.status();
    for (const across::StoredLink& stored : *links) {
      if (stored.first != article.row || !rows.contains(stored.second)) continue;
      Result<FoundLink> link = reader.found_link(LinkKind::Story, stored);
      if (!link.ok()) return link.status();
      page.links.push_back(std::move(link).value());
    }
  }
  return page;
}

Result<std::vector<ClaimPage>> claims_of_story(Ledger& ledger, const StoryPage& story,
                                               uint32_t limit) {
  Ledger::Store& store = ledger.store();
  const Snapshot snapshot(store);
  if (!snapshot.status().ok()) return snapshot.status();
  ClaimReader reader(ledger);
  if (!reader.status().ok()) return reader.status();
  std::map<int64_t, int64_t> articles_of;  // of clusters with a statement of the story
  for (const auto& report : story.reports) {
    const Result<int64_t> article = reader.tables().row_of(report->article.id);
    if (!article.ok()) return article.status();
    Query query(store.database,
                "SELECT DISTINCT c.first, c.articles FROM entry e JOIN member m ON m.kind='claim'"
                " AND m.item BETWEEN (e.row << 20) AND (e.row << 20 | 1048575)"
                " JOIN cluster c ON c.kind='claim' AND c.first=m.cluster WHERE e.article=?");
    query.bind(*article);
    while (query.next()) articles_of[query.integer(0)] = query.integer(1);
    if (!query.status().ok()) return query.status();
  }
  struct Ranked {
    int64_t articles;
    Item first;
  };
  std::vector<Ranked> ranked;
  for (const auto& [first, articles] : articles_of) {
    const Result<Item> item = reader.tables().item(LinkKind::Claim, first);
    if (!item.ok()) return item.status();
    ranked.push_back({articles, *item});
  }
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    if (a.articles != b.articles) return a.articles > b.articles;
    return across::canonical_before(a.first, b.first);
  });
  if (limit != 0 && ranked.size() > limit) ranked.resize(limit);
  std::vector<ClaimPage> pages;
  for (const Ranked& claim : ranked) {
    Result<ClaimPage> page = reader.page(claim.first.row);
    if (!page.ok()) return page.status();
    pages.push_back(std::move(page).value());
  }
  return pages;
}

}  // namespace hearsay
