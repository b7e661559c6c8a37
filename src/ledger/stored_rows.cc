#include "ledger/stored_rows.h"

#include <algorithm>

#include "base/utf8.h"

namespace hearsay {
namespace {

Query select_by(Ledger::Store& store, const Table& table, const char* where) {
  return {store.database, select_sql(table) + " WHERE " + where};
}

Article article_of_row(const Query& row) {
  Article article;
  article.id = row.text(1);
  article.sha256 = row.text(2);
  article.url = row.text(3);
  article.outlet = row.text(4);
  article.title = row.text(5);
  article.byline = row.text(6);
  article.published = row.text(7);
  article.language = row.text(8);
  article.source_id = row.text(9);
  article.body = {row.uint32(10), row.uint32(11)};
  article.text = row.text(14);
  return article;
}

bool sum_fits(const Table& table, const Query& row) {
  return row.integer(row.columns() - 1) == checksum_of_row(table, row);
}

}  // namespace

StoredRows::StoredRows(Ledger::Store& store)
    : store_(store),
      article_(select_by(store, kArticleTable, "row=?")),
      statement_(select_by(store, kStatementTable, "row=?")),
      entry_article_(store.database, "SELECT article FROM entry WHERE row=?"),
      versions_(store.database,
                "SELECT a.version, p.id, n.id, e.recorded, e.statements FROM article a"
                " LEFT JOIN article p ON p.row=a.replaces LEFT JOIN article n ON n.replaces=a.row"
                " LEFT JOIN entry e ON e.article=a.row WHERE a.row=?"),
      entry_(store.database,
             "SELECT e.row, e.notes, m.record FROM entry e JOIN made_by m ON m.row=e.made_by"
             " WHERE e.article=? ORDER BY e.row DESC"),
      statements_(select_by(store, kStatementTable, "row BETWEEN ? AND ? ORDER BY row")),
      events_(select_by(store, kEventTable, "entry=? ORDER BY ordinal")),
      actors_(select_by(store, kActorTable, "entry=? ORDER BY ordinal")),
      mentions_(select_by(store, kMentionTable, "entry=? ORDER BY actor, ordinal")) {
  Query version(store.database, "PRAGMA user_version");
  if (version.next() && version.integer(0) >= 3) {
    actor_links_.emplace(select_by(store, kActorLinkTable, "entry=? ORDER BY actor, ordinal"));
  }
}

Status StoredRows::damaged(const Table& table, int64_t row) const {
  return {StatusKind::Corrupt, "The ledger " + store_.path + " has a damaged row (" +
                                   std::string(table.name) + " " + std::to_string(row) +
                                   "); `hearsay verify` names all there are."};
}

Result<std::shared_ptr<const Article>> StoredRows::article(int64_t row) {
  if (kept_ != nullptr && kept_row_ == row) return kept_;
  article_.reset();
  if (!article_.bind(row).next()) {
    if (!article_.status().ok()) return article_.status();
    return damaged(kArticleTable, row);
  }
  if (!sum_fits(kArticleTable, article_)) return damaged(kArticleTable, row);
  kept_ = std::make_shared<const Article>(article_of_row(article_));
  kept_row_ = row;
  article_.reset();
  reader_.set_text(kept_->text);
  return kept_;
}

Result<FoundStatement> StoredRows::statement(int64_t row, int64_t article_row) {
  FoundStatement found;
  Result<std::shared_ptr<const Article>> where = article(article_row);
  if (!where.ok()) return where.status();
  found.article = where.value();
  statement_.reset();
  if (!statement_.bind(row).next()) {
    if (!statement_.status().ok()) return statement_.status();
    return damaged(kStatementTable, row);
  }
  if (!sum_fits(kStatementTable, statement_)) return damaged(kStatementTable, row);
  found.record = statement_.text(15);
  statement_.reset();
  Result<Statement> parsed = reader_.statement(found.record);
  if (!parsed.ok()) return damaged(kStatementTable, row);
  found.statement = std::move(parsed).value();
  return found;
}

Result<FoundStatement> StoredRows::statement(int64_t row) {
  entry_article_.reset();
  if (!entry_article_.bind(entry_of_statement_row(row)).next()) {
    if (!entry_article_.status().ok()) return entry_article_.status();
    return damaged(kEntryTable, entry_of_statement_row(row));
  }
  const int64_t article_row = entry_article_.integer(0);
  entry_article_.reset();
  return statement(row, article_row);
}

Result<FoundArticle> StoredRows::found_article(int64_t row) {
  const Result<std::shared_ptr<const Article>> whole = article(row);
  if (!whole.ok()) return whole.status();
  FoundArticle found;
  found.article = *whole.value();
  versions_.reset();
  if (!versions_.bind(row).next()) {
    if (!versions_.status().ok()) return versions_.status();
    return damaged(kArticleTable, row);
  }
  found.version = versions_.uint32(0);
  found.replaces = versions_.text(1);
  found.replaced_by = versions_.text(2);
  if (!versions_.is_null(3)) found.recorded = versions_.integer(3);
  found.statements = versions_.uint32(4);
  versions_.reset();
  return found;
}

Result<Report> StoredRows::report(int64_t article_row, MadeBy& made_by) {
  const Result<std::shared_ptr<const Article>> whole = article(article_row);
  if (!whole.ok()) return whole.status();
  Report report;
  report.article = *whole.value();
  entry_.reset();
  if (!entry_.bind(article_row).next()) {
    if (!entry_.status().ok()) return entry_.status();
    return damaged(kArticleTable, article_row);
  }
  const int64_t entry = entry_.integer(0);
  if (!entry_.is_null(1)) {
    Result<std::vector<Note>> notes = reader_.notes(entry_.text(1));
    if (!notes.ok()) return damaged(kEntryTable, entry);
    report.notes = std::move(notes).value();
  }
  Result<MadeBy> maker = reader_.made_by(entry_.text(2));
  if (!maker.ok()) return damaged(kEntryTable, entry);
  made_by = std::move(maker).value();
  entry_.reset();

  statements_.reset();
  statements_.bind(statement_row(entry, 0)).bind(statement_row(entry + 1, 0) - 1);
  while (statements_.next()) {
    Result<Statement> parsed = reader_.statement(statements_.text(15));
    if (!parsed.ok() || !sum_fits(kStatementTable, statements_)) {
      return damaged(kStatementTable, statements_.integer(0));
    }
    report.statements.push_back(std::move(parsed).value());
  }
  if (!statements_.status().ok()) return statements_.status();
  events_.reset();
  events_.bind(entry);
  while (events_.next()) {
    Result<Event> parsed = reader_.event(events_.text(6));
    if (!parsed.ok() || !sum_fits(kEventTable, events_)) return damaged(kEventTable, entry);
    report.events.push_back(std::move(parsed).value());
  }
  if (!events_.status().ok()) return events_.status();
  if (Status status = add_actors(entry, report); !status.ok()) return status;
  return report;
}

Status StoredRows::add_actors(int64_t entry, Report& report) {
  actors_.reset();
  actors_.bind(entry);
  while (actors_.next()) {
    if (!sum_fits(kActorTable, actors_)) return damaged(kActorTable, entry);
    Actor& actor = report.actors.emplace_back();
    actor.id = actors_.text(2);
    actor.name = actors_.text(3);
    actor.kind = parse_holder_kind(actors_.text(4)).value_or(HolderKind::Unknown);
    actor.country = actors_.text(5);
    actor.wikidata = actors_.text(6);
  }
  if (!actors_.status().ok()) return actors_.status();
  mentions_.reset();
  mentions_.bind(entry);
  while (mentions_.next()) {
    const auto actor = static_cast<uint64_t>(mentions_.integer(1));
    if (actor >= report.actors.size() || !sum_fits(kMentionTable, mentions_)) {
      return damaged(kMentionTable, entry);
    }
    report.actors[actor].mentions.push_back({mentions_.uint32(3), mentions_.uint32(4)});
  }
  if (!mentions_.status().ok() || !actor_links_) return mentions_.status();
  actor_links_->reset();
  actor_links_->bind(entry);
  while (actor_links_->next()) {
    const auto actor = static_cast<uint64_t>(actor_links_->integer(1));
    if (actor >= report.actors.size() || !sum_fits(kActorLinkTable, *actor_links_)) {
      return damaged(kActorLinkTable, entry);
    }
    report.actors[actor].suggested.push_back({std::string(actor_links_->text(3)),
                                              actor_links_->real(4),
                                              std::string(actor_links_->text(5))});
  }
  return actor_links_->status();
}

namespace {

constexpr size_t kMostAround = 300;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// True if a sentence may end right before `at`: a stop after a word that is no abbreviation or
// after a closing mark, and white space at `at`.
bool ends_before(std::string_view text, size_t at) {
  if (at < 2 || at >= text.size() || (text[at] != ' ' && text[at] != '\n')) return false;
  size_t stop = at - 1;
  while (stop > 0 && (text[stop] == '"' || text[stop] == '\'' || text[stop] == ')' ||
                      static_cast<unsigned char>(text[stop]) >= 0x80)) {
    --stop;
  }
  if (text[stop] == '!' || text[stop] == '?') return true;
  if (text[stop] != '.') return false;
  size_t letters = 0;
  while (letters < 4 && letters < stop && is_lower(text[stop - 1 - letters])) ++letters;
  return letters >= 3 || stop < at - 1;
}

}  // namespace

Span passage_around(std::string_view text, Span span) {
  if (span.empty() || span.end > text.size()) return {};
  size_t begin = span.begin;
  while (begin > 0 && span.begin - begin < kMostAround && text[begin - 1] != '\n' &&
         !ends_before(text, begin - 1)) {
    --begin;
  }
  while (begin < span.begin && (text[begin] == ' ' || !on_code_point_border(text, begin))) ++begin;
  size_t end = span.end;
  while (end < text.size() && end - span.end < kMostAround && text[end] != '\n' &&
         !ends_before(text, end)) {
    ++end;
  }
  while (end > span.end && !on_code_point_border(text, end)) --end;
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

}  // namespace hearsay
