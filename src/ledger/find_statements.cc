#include "hearsay/query.h"
#include "ledger/actor_decisions.h"
#include "ledger/filter_sql.h"
#include "ledger/store.h"
#include "ledger/stored_rows.h"
#include "ledger/word_query.h"

namespace hearsay {
namespace {

// The rows of the statements that match, in order: first only keys are sorted, then each statement
// is loaded as it comes, so that memory stays flat.
struct KeyQuery {
  std::string sql;
  Conditions conditions;
};

// Words of holders, or those whom people decided to be one with somebody called so.
Status add_holders(Ledger& ledger, const std::string& by, Conditions& conditions) {
  const Result<std::string> words = phrase_query("holders", by);
  if (!words.ok()) return words.status();
  const Result<ActorDecisions> decided = ActorDecisions::of(ledger);
  if (!decided.ok()) return decided.status();
  const Result<std::vector<std::string>> ids = decided->called(ledger.store().database, *words);
  if (!ids.ok()) return ids.status();
  const std::string in_words =
      "s.row IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?";
  if (ids->empty()) {
    conditions.add(in_words + ")", *words);
    return Status::Ok();
  }
  conditions.add(in_words + " UNION SELECT statement FROM hop WHERE " +
                     in_sql("actor", ids->size()) + ")",
                 *words);
  for (const std::string& id : *ids) conditions.value(id);
  return Status::Ok();
}

Status add_words(Ledger& ledger, const StatementFilter& filter, Conditions& conditions) {
  if (!filter.by.empty()) {
    if (Status status = add_holders(ledger, filter.by, conditions); !status.ok()) return status;
  }
  if (!filter.about.empty()) {
    Result<std::string> words = all_words_query("content", filter.about);
    if (!words.ok()) return words.status();
    conditions.add("s.row IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)",
                   std::move(words).value());
  }
  return Status::Ok();
}

Result<KeyQuery> key_query(Ledger& ledger, const StatementFilter& filter) {
  KeyQuery query;
  Conditions& conditions = query.conditions;
  if (Status status = add_words(ledger, filter, conditions); !status.ok()) return status;
  // An article asked for by id is meant as it is, whatever replaced it.
  const bool all_versions = filter.all_versions || !filter.article.empty();
  if (Status status = conditions.add_article(filter.outlet, filter.since, filter.until, filter.text,
                                             all_versions);
      !status.ok()) {
    return status;
  }
  conditions.add_acts("s.act", filter.acts);
  if (filter.named) conditions.add("s.named = ?", int64_t{*filter.named ? 1 : 0});
  if (!filter.article.empty()) conditions.add("a.id = ?", filter.article);
  const bool newest = filter.order == Order::Newest;
  if (!filter.after.empty()) {
    const Result<Cursor> cursor = Cursor::parse(filter.after);
    if (!cursor.ok()) return cursor.status();
    const std::string further = newest ? "<" : ">";
    conditions.add("ifnull(a.published, '') " + further + "= ? AND (ifnull(a.published, '') " +
                       further + " ? OR a.row " + further + " ? OR (a.row = ? AND s.row > ?))",
                   cursor->published);
    conditions.value(cursor->published);
    conditions.value(cursor->article);
    conditions.value(cursor->article);
    conditions.value(cursor->statement);
  }
  // CROSS JOIN fixes the order of the loops: from the few statements with these words, or along the
  // articles in the order asked for.
  const bool by_words = !filter.by.empty() || !filter.about.empty();
  query.sql = std::string("SELECT s.row, a.row, ifnull(a.published, '') FROM ") +
              (by_words ? "statement s CROSS JOIN entry e ON e.row = s.entry"
                          " CROSS JOIN article a ON a.row = e.article"
                        : "article a CROSS JOIN entry e ON e.article = a.row"
                          " CROSS JOIN statement s ON s.row BETWEEN (e.row << 20)"
                          " AND (e.row << 20 | 1048575)") +
              " WHERE 1" + conditions.sql() +
              (newest ? " ORDER BY ifnull(a.published, '') DESC, a.row DESC, s.row"
                      : " ORDER BY ifnull(a.published, ''), a.row, s.row");
  return query;
}

}  // namespace

static_assert(kOrdinalBits == 20, "the SQL above counts on it");

Result<StatementPage> find_statements(Ledger& ledger, const StatementFilter& filter) {
  const Result<KeyQuery> keys = key_query(ledger, filter);
  if (!keys.ok()) return keys.status();
  Ledger::Store& store = ledger.store();
  const Snapshot snapshot(store);
  if (!snapshot.status().ok()) return snapshot.status();
  StoredRows rows(store);
  Query query(store.database, keys->sql);
  keys->conditions.bind(query);
  StatementPage page;
  Cursor last;
  while (query.next()) {
    if (filter.limit > 0 && page.rows.size() == filter.limit) {
      page.next = last.text();
      break;
    }
    last = {query.integer(0), query.integer(1), std::string(query.text(2))};
    Result<FoundStatement> found = rows.statement(last.statement, last.article);
    if (!found.ok()) return found.status();
    page.rows.push_back(std::move(found).value());
  }
  if (!query.status().ok()) return query.status();
  return page;
}

Status each_statement(Ledger& ledger, const StatementFilter& filter,
                      const std::function<bool(const FoundStatement&)>& visit) {
  const Result<KeyQuery> keys = key_query(ledger, filter);
  if (!keys.ok()) return keys.status();
  Ledger::Store& store = ledger.store();
  const Snapshot snapshot(store);
  if (!snapshot.status().ok()) return snapshot.status();
  StoredRows rows(store);
  Query query(store.database, keys->sql);
  keys->conditions.bind(query);
  for (uint32_t count = 0; (filter.limit == 0 || count < filter.limit) && query.next(); ++count) {
    const Result<FoundStatement> found = rows.statement(query.integer(0), query.integer(1));
    if (!found.ok()) return found.status();
    if (!visit(found.value())) return Status::Ok();
  }
  return query.status();
}

}  // namespace hearsay
