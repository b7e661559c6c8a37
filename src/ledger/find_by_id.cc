#include <algorithm>

#include "hearsay/query.h"
#include "ledger/actor_decisions.h"
#include "ledger/stored_rows.h"

namespace hearsay {
namespace {

struct Match {
  std::string id;
  int64_t row = 0;
};

// Things of one kind whose id begins with `prefix`; at most a handful, the whole id first.
Status find_matches(Database& database, const char* table, const std::string& prefix,
                    std::vector<Match>& matches) {
  // 0xFF is in no UTF-8, so it comes after everything that begins so.
  Query query(database, "SELECT id, min(rowid) FROM " + std::string(table) +
                            " WHERE id >= ? AND id < ? GROUP BY id ORDER BY id LIMIT 4");
  const std::string end = prefix + "\xFF";
  query.bind(prefix).bind(end);
  while (query.next()) matches.push_back({std::string(query.text(0)), query.integer(1)});
  return query.status();
}

Status find_actor_ids(Database& database, const std::string& prefix, std::vector<Match>& matches) {
  Query query(database,
              "SELECT DISTINCT id FROM actor WHERE id >= ? AND id < ? ORDER BY id LIMIT 4");
  const std::string end = prefix + "\xFF";
  query.bind(prefix).bind(end);
  while (query.next()) matches.push_back({std::string(query.text(0)), 0});
  return query.status();
}

Status nothing_called(const std::string& id, const std::string& ledger) {
  return {StatusKind::NotFound, "Nothing in the ledger " + ledger + " has the id " +
                                    id.substr(0, 80) +
                                    "; `hearsay claims` and `hearsay articles` "
                                    "list ids."};
}

// The one thing meant. `matches` come in order, so a whole id stands before longer ones.
Result<Match> only_match(const std::vector<Match>& matches, const std::string& id,
                         const std::string& ledger) {
  if (matches.empty()) return nothing_called(id, ledger);
  if (matches.size() == 1 || matches.front().id == id) return matches.front();
  std::string several;
  for (const Match& match : matches) several += (several.empty() ? "" : ", ") + match.id;
  return Status(StatusKind::InvalidInput, "Several things begin with " + id.substr(0, 80) + " (" +
                                              several + "); write more of the id.");
}

Result<Match> find_statement_row(Ledger::Store& store, const std::string& id) {
  std::vector<Match> matches;
  if (Status status = find_matches(store.database, "statement", id, matches); !status.ok()) {
    return status;
  }
  return only_match(matches, id, store.path);
}

Status fill_actor(Ledger& ledger, const std::string& asked, Shown& shown) {
  Ledger::Store& store = ledger.store();
  const Result<ActorDecisions> decided = ActorDecisions::of(ledger);
  if (!decided.ok()) return decided.status();
  const std::string id = decided->stands_for(asked);
  const std::vector<std::string> ids = decided->together(id);
  const Result<std::vector<FoundActor>> all = find_actors(ledger, {});
  if (!all.ok()) return all.status();
  for (const FoundActor& actor : all.value()) {
    if (actor.id == id) shown.actor = actor;
  }
  if (shown.actor.id.empty()) {  // mentioned, but in no chain
    Query query(store.database,
                "SELECT name, kind, country FROM actor WHERE id=? ORDER BY entry DESC LIMIT 1");
    query.bind(id);
    if (query.next()) {
      shown.actor.id = id;
      shown.actor.name = query.text(0);
      shown.actor.kind = parse_holder_kind(query.text(1)).value_or(HolderKind::Unknown);
      shown.actor.country = query.text(2);
    }
    if (!query.status().ok()) return query.status();
  }
  StoredRows rows(store);
  Query query(store.database,
              "SELECT DISTINCT h.statement, e.article, ifnull(a.published, '') AS day FROM hop h"
              " JOIN entry e ON e.row = h.statement >> 20 JOIN article a ON a.row = e.article"
              " WHERE " +
                  in_sql("h.actor", ids.size()) + " ORDER BY day, e.article, h.statement");
  for (const std::string& one : ids) query.bind(one);
  while (query.next()) {
    Result<FoundStatement> found = rows.statement(query.integer(0), query.integer(1));
    if (!found.ok()) return found.status();
    shown.statements.push_back(std::move(found).value());
  }
  return query.status();
}

}  // namespace

Result<Shown> find_by_id(Ledger& ledger, const std::string& id) {
  Ledger::Store& store = ledger.store();
  const Snapshot snapshot(store);
  if (!snapshot.status().ok()) return snapshot.status();
  Shown shown;
  if (id.empty()) return nothing_called(id, store.path);
  if (id.starts_with("s:")) {
    const Result<Match> match = find_statement_row(store, id);
    if (!match.ok()) return match.status();
    Result<FoundStatement> found = StoredRows(store).statement(match->row);
    if (!found.ok()) return found.status();
    shown.kind = Shown::Kind::Statement;
    shown.statement = std::move(found).value();
    return shown;
  }
  std::vector<Match> matches;
  if (id.starts_with("a:")) {
    if (Status status = find_matches(store.database, "article", id, matches); !status.ok()) {
      return status;
    }
    const Result<Match> match = only_match(matches, id, store.path);
    if (!match.ok()) return match.status();
    StoredRows rows(store);
    Result<FoundArticle> article = rows.found_article(match->row);
    if (!article.ok()) return article.status();
    Result<Report> report = rows.report(match->row, shown.made_by);
    if (!report.ok()) return report.status();
    shown.kind = Shown::Kind::Article;
    shown.article = std::move(article).value();
    shown.report = std::move(report).value();
    return shown;
  }
  if (Status status = find_actor_ids(store.database, id, matches); !status.ok()) return status;
  const Result<Match> match = only_match(matches, id, store.path);
  if (!match.ok()) return match.status();
  shown.kind = Shown::Kind::Actor;
  if (Status status = fill_actor(ledger, match->id, shown); !status.ok()) return status;
  return shown;
}

Result<Trace> trace_statement(Ledger& ledger, const std::string& id) {
  Ledger::Store& store = ledger.store();
  const Snapshot snapshot(store);
  if (!snapshot.status().ok()) return snapshot.status();
  const Result<Match> match = find_statement_row(store, id);
  if (!match.ok()) return match.status();
  StoredRows rows(store);
  Result<FoundStatement> found = rows.statement(match->row);
  if (!found.ok()) return found.status();
  Trace trace;
  trace.statement = std::move(found).value();
  const Statement& statement = trace.statement.statement;
  const std::string_view text = trace.statement.article->text;
  for (size_t i = 0; i < statement.chain.size(); ++i) {
    const Hop& hop = statement.chain[i];
    const Span at = !hop.cue.empty() && !hop.implied ? hop.cue
                    : hop.holder                     ? hop.holder->span
                                                     : hop.cue;
    trace.hops.push_back({static_cast<uint32_t>(i), passage_around(text, at)});
  }
  for (const Span span : statement.content.spans) {
    trace.passages.push_back(passage_around(text, span));
  }
  // Answers stand in the same article, so in the same entry.
  const int64_t entry = entry_of_statement_row(match->row);
  Query linked(store.database,
               "SELECT row, id = ?2 FROM statement WHERE row BETWEEN ?3 AND ?4"
               " AND (id = ?2 OR target = ?1) ORDER BY row");
  const std::string target = statement.target ? statement.target->statement : std::string();
  linked.bind(statement.id).bind(target);
  linked.bind(statement_row(entry, 0)).bind(statement_row(entry + 1, 0) - 1);
  while (linked.next()) {
    Result<FoundStatement> other = rows.statement(linked.integer(0));
    if (!other.ok()) return other.status();
    if (linked.integer(1) != 0) {
      trace.answers = std::move(other).value();
    } else {
      trace.answered_by.push_back(std::move(other).value());
    }
  }
  if (!linked.status().ok()) return linked.status();
  return trace;
}

}  // namespace hearsay
