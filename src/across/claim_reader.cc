#include "across/claim_reader.h"

#include <algorithm>
#include <set>

#include "across/changes/changes.h"
#include "across/corrections.h"
#include "across/decided_links.h"
#include "across/item_ids.h"
#include "ledger/actor_decisions.h"

namespace hearsay::across {
namespace {

constexpr size_t kMostReports = 2000;

// Rows of `table` whose id begins with `prefix`, the whole id first; a handful.
Status rows_called(Database& database, const char* table, const std::string& prefix,
                   std::vector<std::pair<std::string, int64_t>>& found) {
  Query query(database, "SELECT id, min(rowid) FROM " + std::string(table) +
                            " WHERE id >= ? AND id < ? GROUP BY id ORDER BY id LIMIT 12");
  const std::string end = prefix + "\xFF";
  query.bind(prefix).bind(end);
  while (query.next()) found.emplace_back(query.text(0), query.integer(1));
  return query.status();
}

bool takes_stand(Act act) {
  return act == Act::Deny || act == Act::Doubt || act == Act::Decline || act == Act::Silent ||
         act == Act::Confirm;
}

std::string content_of(const Member& member) {
  std::string out;
  for (const Span span : member.statement().content.spans) {
    if (!out.empty()) out += " \xE2\x80\xA6 ";
    out += span.of(member.article().text);
  }
  return out;
}

}  // namespace

StatementRef reference(const Member& member) {
  const Statement& statement = member.statement();
  StatementRef ref{member.article().id, statement.id, {}};
  if (!statement.content.spans.empty()) {
    ref.passage = {statement.content.spans.front().begin, statement.content.spans.back().end};
  } else if (!statement.chain.empty()) {
    const Hop& hop = statement.chain.back();
    ref.passage = hop.cue.empty() && hop.holder ? hop.holder->span : hop.cue;
  }
  return ref;
}

size_t teller_of(const std::vector<Member>& members) {
  for (size_t i = 0; i < members.size(); ++i) {
    const Statement& statement = members[i].statement();
    if (!takes_stand(statement.act) && !statement.content.spans.empty()) return i;
  }
  for (size_t i = 0; i < members.size(); ++i) {
    if (!members[i].statement().content.spans.empty()) return i;
  }
  return 0;
}

ClaimReader::ClaimReader(Ledger& ledger) : ledger_(ledger), store_(ledger.store()) {
  if (ledger.schema_version() < 3) {
    status_ = {StatusKind::Unsupported,
               "The ledger " + ledger.path() +
                   " was written before hearsay knew stories and claims; `hearsay link` finds them."};
    return;
  }
  tables_ = std::make_unique<LinkTables>(store_);
  rows_ = std::make_unique<StoredRows>(store_);
  status_ = tables_->status();
  const Result<std::vector<Decision>> all = all_decisions(ledger);
  if (!all.ok()) status_ = all.status();
  if (!status_.ok()) return;
  for (const DecidedLink& link : decided_links(in_force(*all))) {
    decided_[{link.kind, {link.a, link.b}}] = link.status;
  }
}

LinkStatus ClaimReader::status_of(LinkKind kind, const std::string& a, const std::string& b) const {
  const auto place = decided_.find({kind, std::minmax(a, b)});
  return place == decided_.end() ? LinkStatus::Suggested : place->second;
}

Result<int64_t> ClaimReader::item_of(const std::string& id) {
  const std::string item = item_of_id(id);
  const bool statement = item.starts_with("s:");
  std::vector<std::pair<std::string, int64_t>> matches;
  if (item.size() > 2) {
    Status status =
        rows_called(store_.database, statement ? "statement" : "article", item, matches);
    if (!status.ok()) return status;
  }
  if (matches.empty()) {
    return Status(StatusKind::NotFound, "Nothing in the ledger " + ledger_.path() +
                                            " has the id " + id.substr(0, 80) +
                                            "; `hearsay stories` and `hearsay claims` list ids.");
  }
  if (matches.size() == 1 || matches.front().first == item) return matches.front().second;
  // Shortened ids of a story or claim: the one whose first it is goes before mere members.
  if (item != id) {
    const LinkKind kind = statement ? LinkKind::Claim : LinkKind::Story;
    std::vector<int64_t> firsts;
    for (const auto& [name, row] : matches) {
      const Result<int64_t> first = tables_->cluster_of(kind, row);
      if (!first.ok()) return first.status();
      const Result<std::vector<int64_t>> members = tables_->members(kind, *first);
      if (!members.ok()) return members.status();
      if (*first == row && members->size() > 1) firsts.push_back(row);
    }
    if (firsts.size() == 1) return firsts.front();
  }
  std::string several;
  for (size_t i = 0; i < matches.size() && i < 4; ++i) {
    several += (several.empty() ? "" : ", ") +
               (item == id ? matches[i].first : id_as(id.substr(0, 2), matches[i].first));
  }
  return Status(StatusKind::InvalidInput, "Several things begin with " + id.substr(0, 80) + " (" +
                                              several + "); write more of the id.");
}

Result<std::shared_ptr<const Report>> ClaimReader::report(int64_t article) {
  const auto known = reports_.find(article);
  if (known != reports_.end()) return known->second;
  MadeBy made_by;
  Result<Report> loaded = rows_->report(article, made_by);
  if (!loaded.ok()) return loaded.status();
  if (reports_.size() >= kMostReports) reports_.clear();
  auto kept = std::make_shared<const Report>(std::move(loaded).value());
  reports_[article] = kept;
  return kept;
}

Result<int64_t> ClaimReader::article_of_statement(int64_t row) {
  Query query(store_.database, "SELECT article FROM entry WHERE row=?");
  query.bind(entry_of_statement_row(row));
  if (query.next()) return query.integer(0);
  if (!query.status().ok()) return query.status();
  return Status(StatusKind::Corrupt, "The ledger lacks entry " +
                                         std::to_string(entry_of_statement_row(row)) +
                                         "; `hearsay verify` says more.");
}

Result<Member> ClaimReader::member(int64_t row) {
  const Result<int64_t> article = article_of_statement(row);
  if (!article.ok()) return article.status();
  Result<std::shared_ptr<const Report>> whole = report(*article);
  if (!whole.ok()) return whole.status();
  const auto place = static_cast<uint32_t>(row & ((1 << kOrdinalBits) - 1));
  if (place >= (*whole)->statements.size()) {
    return Status(StatusKind::Corrupt,
                  "The ledger lacks a statement; `hearsay verify` says more.");
  }
  Member found;
  found.report = *whole;
  found.place = place;
  return found;
}

Result<FoundLink> ClaimReader::found_link(LinkKind kind, const StoredLink& stored) {
  const Result<Item> first = tables_->item(kind, stored.first);
  if (!first.ok()) return first.status();
  const Result<Item> second = tables_->item(kind, stored.second);
  if (!second.ok()) return second.status();
  return FoundLink{stored.id, kind, first->id, second->id, status_of(kind, first->id, second->id),
                   stored.link};
}

void ClaimReader::note(ClaimPage& page, const Member& member) const {
  page.reports.emplace(member.article().id, member.report);
}

Status ClaimReader::add_copies(const std::vector<Item>& articles, std::vector<CopyLink>& copies,
                               std::vector<FoundLink>& links) {
  std::set<int64_t> rows;
  for (const Item& item : articles) rows.insert(item.row);
  for (const Item& item : articles) {
    const Result<std::vector<StoredLink>> own = tables_->links_of(LinkKind::Copy, item.row, true);
    if (!own.ok()) return own.status();
    for (const StoredLink& stored : *own) {
      if (stored.first != item.row || !rows.contains(stored.second)) continue;
      Result<FoundLink> link = found_link(LinkKind::Copy, stored);
      if (!link.ok()) return link.status();
      if (link->status != LinkStatus::Rejected) {
        copies.push_back({link->first, link->second, link->link});
      }
      links.push_back(std::move(link).value());
    }
  }
  return Status::Ok();
}

Result<std::vector<ActorAlias>> ClaimReader::aliases() {
  const Result<std::vector<Decision>> all = decisions(ledger_, DecisionSubject::Actor);
  if (!all.ok()) return all.status();
  const ActorDecisions decided(*all);
  std::vector<ActorAlias> found;
  std::set<std::string> known;
  for (const Decision& decision : *all) {
    for (const std::string& id : {decision.first, decision.second}) {
      if (id.empty() || !known.insert(id).second) continue;
      const std::string other = decided.stands_for(id);
      if (other != id) found.push_back({id, other});
    }
  }
  return found;
}

// Statements beside the claim: what contradicts or answers it from outside, and what else its
// actors say in the same articles and stories.
Status ClaimReader::add_context(ClaimPage& page, const std::vector<Item>& members, int64_t before) {
  std::set<int64_t> met;
  for (const Item& item : members) met.insert(item.row);
  std::vector<std::pair<Item, std::optional<Relation>>> found;
  const auto too_new = [before](int64_t row) {
    return before != 0 && entry_of_statement_row(row) > before;
  };
  for (const Item& item : members) {
    const Result<std::vector<StoredLink>> links =
        tables_->links_of(LinkKind::Claim, item.row, true);
    if (!links.ok()) return links.status();
    for (const StoredLink& stored : *links) {
      const int64_t other = stored.first == item.row ? stored.second : stored.first;
      if (too_new(other)) continue;
      Result<FoundLink> link = found_link(LinkKind::Claim, stored);
      if (!link.ok()) return link.status();
      const bool inside = met.contains(other);
      const bool rejected = link->status == LinkStatus::Rejected;
      const Relation relation = link->link.relation;
      if (!inside || stored.first == item.row) page.links.push_back(std::move(link).value());
      if (inside || rejected || relation == Relation::Same) continue;
      const Result<Item> beside = tables_->item(LinkKind::Claim, other);
      if (!beside.ok()) return beside.status();
      if (met.insert(other).second) found.emplace_back(*beside, relation);
    }
  }
  // The claim's actors, elsewhere in its articles and stories.
  std::set<std::string> actors;
  std::set<int64_t> articles;
  for (size_t i = 0; i < page.input.members.size(); ++i) {
    for (const Hop& hop : page.input.members[i].statement().chain) {
      if (hop.holder && !hop.holder->actor.empty()) actors.insert(hop.holder->actor);
    }
    const Result<int64_t> article = article_of_statement(members[i].row);
    if (!article.ok()) return article.status();
    articles.insert(*article);
  }
  std::set<int64_t> stories;
  for (const int64_t article : articles) {
    const Result<int64_t> story = tables_->cluster_of(LinkKind::Story, article);
    if (!story.ok()) return story.status();
    stories.insert(*story);
  }
  std::vector<Item> near;
  for (const int64_t story : stories) {
    const Result<std::vector<Item>> all = story_articles(story);
    if (!all.ok()) return all.status();
    near.insert(near.end(), all->begin(), all->end());
  }
  for (const Item& article : near) {
    if (found.size() >= kMostContext) break;
    const Result<int64_t> entry = entry_of_article(article.row);
    if (!entry.ok()) return entry.status();
    const int64_t entry_row = *entry;
    if (before != 0 && entry_row > before) continue;
    const Result<bool> relevant = speaks(entry_row, actors);
    if (!relevant.ok()) return relevant.status();
    if (!*relevant) continue;
    const Result<std::shared_ptr<const Report>> whole = report(article.row);
    if (!whole.ok()) return whole.status();
    for (size_t i = 0; i < (*whole)->statements.size(); ++i) {
      const Statement& statement = (*whole)->statements[i];
      const int64_t row = statement_row(entry_row, i);
      if (met.contains(row) || statement.chain.empty()) continue;
      const Hop& origin = statement.chain.back();
      if (!origin.holder || !actors.contains(origin.holder->actor)) continue;
      const Result<Item> item = tables_->item(LinkKind::Claim, row);
      if (!item.ok()) return item.status();
      met.insert(row);
      found.emplace_back(*item, std::nullopt);
    }
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return canonical_before(a.first, b.first);
  });
  if (found.size() > kMostContext) found.resize(kMostContext);
  for (const auto& [item, relation] : found) {
    Result<Member> beside = member(item.row);
    if (!beside.ok()) return beside.status();
    beside->to_claim = relation;
    note(page, *beside);
    page.input.context.push_back(std::move(beside).value());
  }
  for (const int64_t story : stories) {
    const Result<Item> first = tables_->item(LinkKind::Story, story);
    if (!first.ok()) return first.status();
    page.stories.push_back(story_id(first->id));
  }
  if (Status status = add_withdrawals(page, near, before); !status.ok()) return status;
  std::vector<Item> copied;
  std::set<int64_t> seen;
  for (const Item& article : near) {
    if (page.reports.contains(article.id) && seen.insert(article.row).second) {
      copied.push_back(article);
    }
  }
  return add_copies(copied, page.input.copies, page.links);
}

Result<int64_t> ClaimReader::entry_of_article(int64_t article) {
  Query entry(store_.database, "SELECT max(row) FROM entry WHERE article=?");
  entry.bind(article);
  const int64_t row = entry.next() ? entry.integer(0) : 0;
  if (!entry.status().ok()) return entry.status();
  return row;
}

Result<bool> ClaimReader::speaks(int64_t entry, const std::set<std::string>& actors) {
  Query query(store_.database,
              "SELECT DISTINCT actor FROM hop WHERE statement BETWEEN ? AND ?"
              " AND actor IS NOT NULL");
  query.bind(statement_row(entry, 0)).bind(statement_row(entry + 1, 0) - 1);
  while (query.next()) {
    if (actors.contains(std::string(query.text(0)))) return true;
  }
  if (!query.status().ok()) return query.status();
  return false;
}

Result<const std::set<int64_t>*> ClaimReader::correcting() {
  if (!correcting_) {
    std::set<int64_t> rows;
    Query query(store_.database,
                "SELECT rowid FROM article_words WHERE article_words MATCH 'text:(correction OR"
                " corrections OR corrected OR clarification OR retraction OR \"version of this\" OR"
                " \"editor s note\")'");
    while (query.next()) rows.insert(query.integer(0));
    if (!query.status().ok()) return query.status();
    correcting_ = std::move(rows);
  }
  return &*correcting_;
}

Status ClaimReader::add_withdrawals(ClaimPage& page, const std::vector<Item>& near,
                                    int64_t before) {
  const Result<const std::set<int64_t>*> rows = correcting();
  if (!rows.ok()) return rows.status();
  for (const Item& article : near) {
    if (!(*rows)->contains(article.row)) continue;
    if (before != 0) {
      const Result<int64_t> entry = entry_of_article(article.row);
      if (!entry.ok()) return entry.status();
      if (*entry > before) continue;
    }
    const Result<std::shared_ptr<const Report>> by = report(article.row);
    if (!by.ok()) return by.status();
    for (const Span passage : corrections_in((*by)->article)) {
      for (const Member& member : page.input.members) {
        if (!may_correct((*by)->article, passage, member.article())) continue;
        if (!is_about(passage.of((*by)->article.text), content_of(member))) continue;
        const auto same = [&](const ClaimInput::Withdrawal& other) {
          return other.article == member.article().id && other.by == article.id;
        };
        auto& all = page.input.withdrawals;
        if (std::any_of(all.begin(), all.end(), same)) continue;
        all.push_back({member.article().id, article.id, passage});
        page.reports.emplace(article.id, *by);
      }
    }
  }
  return Status::Ok();
}

Result<std::set<int64_t>> ClaimReader::corrected_claims(const Report& by, int64_t story) {
  std::set<int64_t> claims;
  const std::vector<Span> corrections = corrections_in(by.article);
  if (corrections.empty()) return claims;
  const Result<std::vector<Item>> articles = story_articles(story);
  if (!articles.ok()) return articles.status();
  for (const Item& item : *articles) {
    const Result<std::shared_ptr<const Report>> earlier = report(item.row);
    if (!earlier.ok()) return earlier.status();
    const Result<int64_t> entry = entry_of_article(item.row);
    if (!entry.ok()) return entry.status();
    for (const Span passage : corrections) {
      if (!may_correct(by.article, passage, (*earlier)->article)) continue;
      for (uint32_t i = 0; i < (*earlier)->statements.size(); ++i) {
        Member member;
        member.report = *earlier;
        member.place = i;
        if (!is_about(passage.of(by.article.text), content_of(member))) continue;
        const Result<int64_t> first =
            tables_->cluster_of(LinkKind::Claim, statement_row(*entry, i));
        if (!first.ok()) return first.status();
        claims.insert(*first);
      }
    }
  }
  return claims;
}

Result<ClaimPage> ClaimReader::page(int64_t first, int64_t before) {
  ClaimPage page;
  const Result<std::vector<int64_t>> rows = tables_->members(LinkKind::Claim, first);
  if (!rows.ok()) return rows.status();
  std::vector<Item> members;
  for (const int64_t row : *rows) {
    if (before != 0 && entry_of_statement_row(row) > before) continue;
    const Result<Item> item = tables_->item(LinkKind::Claim, row);
    if (!item.ok()) return item.status();
    members.push_back(*item);
  }
  std::sort(members.begin(), members.end(), canonical_before);
  const Result<Item> head = tables_->item(LinkKind::Claim, first);
  if (!head.ok()) return head.status();
  page.id = id_of_claim(head->id);
  if (members.size() > kMostMembers) members.resize(kMostMembers);
  std::set<std::string> outlets, articles;
  for (const Item& item : members) {
    Result<Member> own = member(item.row);
    if (!own.ok()) return own.status();
    own->to_claim = Relation::Same;
    note(page, *own);
    articles.insert(own->article().id);
    if (!own->article().outlet.empty()) outlets.insert(own->article().outlet);
    page.input.members.push_back(std::move(own).value());
  }
  if (Status status = add_context(page, members, before); !status.ok()) return status;
  Result<std::vector<ActorAlias>> same = aliases();
  if (!same.ok()) return same.status();
  page.input.aliases = std::move(same).value();
  page.analysis = analyse_claim(page.input);
  const Origins& origins = page.analysis.origins;
  page.support = {static_cast<uint32_t>(articles.size()), static_cast<uint32_t>(outlets.size()),
                  origins.least, origins.most, origins.independence, origins.evidence};
  return page;
}

Result<FoundClaim> ClaimReader::found(const ClaimPage& page) const {
  FoundClaim found;
  found.id = page.id;
  found.stories = page.stories;
  found.support = page.support;
  found.articles = page.support.articles;
  found.outlets = page.support.outlets;
  found.statements = static_cast<uint32_t>(page.input.members.size());
  if (page.input.members.empty()) return found;
  const Member& teller = page.input.members[teller_of(page.input.members)];
  found.text = content_of(teller);
  found.first = reference(teller);
  const Hop& origin = teller.statement().chain.back();
  if (origin.holder) found.holder = origin.holder->span.of(teller.article().text);
  for (const Member& member : page.input.members) {
    switch (member.statement().act) {
      case Act::Confirm: ++found.confirmed; break;
      case Act::Deny: ++found.denied; break;
      case Act::Doubt: ++found.doubted; break;
      case Act::Decline: ++found.declined; break;
      case Act::Silent: ++found.silent; break;
      default: ++found.asserted;
    }
    const std::string& day = member.article().published;
    if (day.empty()) continue;
    if (found.since.empty() || day < found.since) found.since = day;
    if (day > found.until) found.until = day;
  }
  for (const Member& beside : page.input.context) {
    found.contradicted += beside.to_claim == Relation::Contradicts ? 1 : 0;
  }
  return found;
}

Result<std::vector<Item>> ClaimReader::story_articles(int64_t first) {
  const Result<std::vector<int64_t>> rows = tables_->members(LinkKind::Story, first);
  if (!rows.ok()) return rows.status();
  std::vector<Item> articles;
  for (const int64_t row : *rows) {
    const Result<Item> item = tables_->item(LinkKind::Story, row);
    if (!item.ok()) return item.status();
    articles.push_back(*item);
  }
  std::sort(articles.begin(), articles.end(), canonical_before);
  if (articles.size() > kMostArticles) articles.resize(kMostArticles);
  return articles;
}

Result<FoundStory> ClaimReader::found_story(int64_t first) {
  const Result<std::vector<Item>> articles = story_articles(first);
  if (!articles.ok()) return articles.status();
  FoundStory story;
  std::set<std::string> outlets;
  Query row(store_.database,
            "SELECT title, outlet, published, substr(text, body_begin + 1, 90) FROM article"
            " WHERE row=?");
  for (const Item& item : *articles) {
    if (story.id.empty()) story.id = story_id(item.id);
    row.reset();
    row.bind(item.row);
    if (!row.next()) return row.status();
    if (story.title.empty()) story.title = row.text(0);
    if (!row.is_null(1)) outlets.emplace(row.text(1));
    if (row.is_null(2)) continue;
    if (story.since.empty()) story.since = row.text(2);
    story.until = row.text(2);
  }
  if (story.title.empty() && !articles->empty()) {
    const Result<std::shared_ptr<const Report>> opening = report(articles->front().row);
    if (!opening.ok()) return opening.status();
    const std::string_view body = (*opening)->article.body.of((*opening)->article.text);
    std::string_view words = body.substr(0, body.find('\n', std::min<size_t>(body.size(), 20)));
    if (words.size() > 90) words = words.substr(0, words.rfind(' ', 90));
    story.title = words;
  }
  story.articles = static_cast<uint32_t>(articles->size());
  story.outlets = static_cast<uint32_t>(outlets.size());
  return story;
}

}  // namespace hearsay::across
