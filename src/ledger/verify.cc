// `verify`: every row, passage, id and index of a ledger checked against what it should be.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/hash.h"
#include "base/utf8.h"
#include "hearsay/read.h"
#include "ledger/capture_writer.h"
#include "ledger/decision_log.h"
#include "ledger/entry_writer.h"
#include "ledger/schema.h"
#include "ledger/stored_captures.h"
#include "ledger/stored_rows.h"
#include "ledger/word_index_sums.h"

namespace hearsay {
namespace {

uint32_t schema_of(Ledger::Store& store) {
  const Result<int64_t> version = store.database.number("PRAGMA user_version");
  return version.ok() ? static_cast<uint32_t>(version.value()) : 0;
}

class Verifier {
 public:
  Verifier(Ledger::Store& store, const VerifyOptions& options)
      : store_(store),
        database_(store.database),
        options_(options),
        rows_(store),
        version_(schema_of(store)),
        passages_(database_, "SELECT begin, end FROM passage WHERE statement=? ORDER BY ordinal"),
        hops_(database_, "SELECT holder, act FROM hop WHERE statement=? ORDER BY ordinal") {}

  Result<VerifyReport> run();

 private:
  void damage(std::string where, std::string what) {
    if (report_.damages.size() >= options_.max_damages) {
      report_.more = true;
      return;
    }
    report_.damages.push_back({std::move(where), std::move(what)});
  }
  // Notes a failure to read as damage; answers false where it was not the file's fault.
  bool survived(const Status& status, const std::string& where);
  bool progress(double share) {
    return options_.progress == nullptr || options_.progress(share, options_.context);
  }

  Status check_structure();
  Status check_schema();
  Status check_sums(const Table& table);
  Status check_entries();
  Status check_captures();
  Status check_decisions();
  void check_entry(int64_t row, int64_t article, const Query& entry, std::string& chain);
  void check_article(const Report& report, const std::string& where);
  void check_statement(const Report& report, int64_t entry, size_t ordinal,
                       const std::string& where);
  void check_versions();

  Ledger::Store& store_;
  Database& database_;
  const VerifyOptions& options_;
  StoredRows rows_;
  uint32_t version_;          // of the file's schema
  Query passages_, hops_;  // of one statement
  VerifyReport report_;
  WordIndexSums article_sums_, statement_sums_;
  Status fatal_;
  bool stopped_ = false;
};

bool Verifier::survived(const Status& status, const std::string& where) {
  if (status.ok()) return true;
  if (status.kind() == StatusKind::Io || status.kind() == StatusKind::Busy ||
      status.kind() == StatusKind::Limit) {
    if (fatal_.ok()) fatal_ = status;
    return false;
  }
  damage(where, "It can't be read: " + status.message());
  return true;
}

Status Verifier::check_structure() {
  Query query(database_, "PRAGMA integrity_check(50)");
  while (query.next()) {
    if (query.text(0) != "ok") {
      damage("the file", "SQLite finds it damaged: " + std::string(query.text(0)) + ".");
    }
  }
  (void)survived(query.status(), "the file");
  Query orphans(database_, "PRAGMA foreign_key_check");
  while (orphans.next()) {
    damage(std::string(orphans.text(0)) + " " + std::to_string(orphans.integer(1)),
           "It belongs to a row of " + std::string(orphans.text(2)) + " that is not there.");
  }
  (void)survived(orphans.status(), "the file");
  return fatal_;
}

// The tables, indexes and guards must be those that the migrations make.
Status Verifier::check_schema() {
  Result<Database> fresh = Database::open(":memory:", "in memory", SQLITE_OPEN_READWRITE, "");
  if (!fresh.ok()) return fresh.status();
  const auto steps = migrations().first(std::min<size_t>(version_, migrations().size()));
  if (Status status = migrate(fresh.value(), steps, ""); !status.ok()) return status;
  const char* all = "SELECT name, ifnull(sql, '') FROM sqlite_schema ORDER BY name, type";
  std::map<std::string, std::string> expected;
  Query wanted(fresh.value(), all);
  while (wanted.next()) expected.emplace(wanted.text(0), wanted.text(1));
  Query found(database_, all);
  while (found.next()) {
    const auto place = expected.find(std::string(found.text(0)));
    const bool same = place != expected.end() && place->second == found.text(1);
    if (!same) {
      damage("schema " + std::string(found.text(0)),
             "It is not what hearsay makes; the file was "
             "changed by another program or damaged.");
    }
    if (place != expected.end()) expected.erase(place);
  }
  if (!survived(found.status(), "the schema")) return fatal_;
  for (const auto& [name, sql] : expected) damage("schema " + name, "It is missing from the file.");
  return fatal_;
}

Status Verifier::check_sums(const Table& table) {
  Query query(database_, select_sql(table));
  while (query.next()) {
    ++report_.rows;
    if (table.name == kArticleTable.name) ++report_.articles;
    if (table.name == kStatementTable.name) ++report_.statements;
    if (table.name == kPassageTable.name) ++report_.passages;
    if (query.integer(query.columns() - 1) == checksum_of_row(table, query)) continue;
    std::string row = std::string(table.name) + " " + std::string(query.text(0));
    const bool one_key = table.columns.starts_with("row,") || table.name == kFeedTable.name;
    if (!one_key) row += "/" + std::to_string(query.integer(1));
    const bool derived = std::any_of(kDerivedTables.begin(), kDerivedTables.end(),
                                     [&](const Table& other) { return other.name == table.name; });
    damage(row, std::string("Its checksum does not fit: something in this row changed after it was "
                            "written.") +
                    (derived ? " `hearsay link --again` makes it anew." : ""));
  }
  (void)survived(query.status(), std::string(table.name));
  return fatal_;
}

// The article's id and hash made again from what is stored.
void Verifier::check_article(const Report& report, const std::string& where) {
  Article again = report.article;
  if (const auto bad = first_invalid_utf8(again.text)) {
    return damage(where, "Its text is not UTF-8 from byte " + std::to_string(*bad) + " on.");
  }
  identify(again);
  if (again.sha256 != report.article.sha256) {
    damage(where, "Its text does not have the SHA-256 it was stored with.");
  }
  if (again.id != report.article.id) damage(where, "Its id does not fit its text and metadata.");
}

// The narrow rows beside a statement's record must say what the record says.
void Verifier::check_statement(const Report& report, int64_t entry, size_t ordinal,
                               const std::string& where) {
  const Statement& statement = report.statements[ordinal];
  const int64_t row = statement_row(entry, ordinal);
  passages_.reset();
  passages_.bind(row);
  std::vector<Span> spans;
  while (passages_.next()) spans.push_back({passages_.uint32(0), passages_.uint32(1)});
  if (!survived(passages_.status(), where)) return;
  if (spans != statement.content.spans) {
    damage(where, "Its passages are not those of its record.");
  }
  hops_.reset();
  hops_.bind(row);
  size_t count = 0;
  bool same = true;
  for (; hops_.next(); ++count) {
    if (count >= statement.chain.size()) continue;
    const Hop& hop = statement.chain[count];
    const Span holder = hop.holder ? hop.holder->span : Span{};
    same = same && hops_.text(0) == holder.of(report.article.text) &&
           hops_.text(1) == name_of(hop.act);
  }
  if (!survived(hops_.status(), where)) return;
  if (!same || count != statement.chain.size()) {
    damage(where, "Its hops are not those of its record.");
  }
}

void Verifier::check_entry(int64_t row, int64_t article, const Query& entry, std::string& chain) {
  std::string where = "article " + std::to_string(article);
  MadeBy made_by;
  const Result<Report> read = rows_.report(article, made_by);
  if (!read.ok()) {
    (void)survived(read.status(), where);
    chain = entry.text(2);
    return;
  }
  const Report& report = read.value();
  where = "article " + report.article.id;
  check_article(report, where);
  if (Status status = check_report(report); !status.ok()) damage(where, status.message());
  const auto expected = [&](int column) { return static_cast<uint64_t>(entry.integer(column)); };
  if (report.statements.size() != expected(3) || report.events.size() != expected(4) ||
      report.actors.size() != expected(5)) {
    damage(where, "It has not as many statements, events and actors as were added with it.");
  }
  const RecordWriter writer(report.article.text);
  std::string digest, record;
  append_chain_field(digest, chain);
  append_chain_field(digest, report.article.id);
  append_chain_field(digest, report.article.sha256);
  append_chain_field(digest, made_by_json(made_by));
  append_chain_field(digest, notes_json(report.notes));
  const auto append = [&](const auto& item) {
    record.clear();
    writer.append(item, record);
    append_chain_field(digest, record);
  };
  std::unordered_map<std::string_view, std::string_view> names;
  for (const Actor& actor : report.actors) names.emplace(actor.id, actor.name);
  std::string content, holders;
  for (size_t i = 0; i < report.statements.size() && fatal_.ok(); ++i) {
    const Statement& statement = report.statements[i];
    append(statement);
    check_statement(report, row, i, "statement " + statement.id + " of " + where);
    content.clear();
    holders.clear();
    append_content_words(statement, report.article.text, content);
    append_holder_words(statement, report.article.text, names, holders);
    statement_sums_.expect(statement_row(row, i), content, holders);
  }
  for (const Event& event : report.events) append(event);
  for (const Actor& actor : report.actors) append(actor);
  chain = entry.text(2);
  if (sha256_hex(digest) != chain) {
    damage(where,
           "The chain breaks here: this entry or the one before it is not the one that was "
           "added.");
  }
  article_sums_.expect(article, report.article.title, report.article.text);
}

Status Verifier::check_entries() {
  const Result<int64_t> last = database_.number("SELECT ifnull(max(row), 0) FROM entry");
  if (!last.ok()) return survived(last.status(), "entry") ? Status::Ok() : fatal_;
  Query entries(database_,
                "SELECT row, article, chain, statements, events, actors FROM entry ORDER BY row");
  std::string chain;
  int64_t expected = 1;
  while (fatal_.ok() && !stopped_ && entries.next()) {
    const int64_t row = entries.integer(0);
    if (row != expected) {
      damage("entry " + std::to_string(expected),
             "It is missing: entries are numbered without gaps, and the next is " +
                 std::to_string(row) + ".");
    }
    expected = row + 1;
    check_entry(row, entries.integer(1), entries, chain);
    const double share = static_cast<double>(row) / static_cast<double>(last.value());
    stopped_ = !progress(0.3 + 0.6 * std::clamp(share, 0.0, 1.0));
  }
  (void)survived(entries.status(), "entry");
  return fatal_;
}

// Every capture's body against its hash, its id made again, and the chain over them.
Status Verifier::check_captures() {
  if (version_ < 2) return fatal_;
  StoredCaptures captures(store_);
  Query rows(database_, "SELECT row, chain, id FROM capture ORDER BY row");
  std::string chain;
  int64_t expected = 1;
  while (fatal_.ok() && rows.next()) {
    const std::string where = "capture " + std::string(rows.text(2));
    if (rows.integer(0) != expected) damage(where, "The captures before it are missing.");
    expected = rows.integer(0) + 1;
    chain = capture_chain(chain, std::string(rows.text(2)));
    if (chain != rows.text(1)) {
      damage(where, "The chain breaks here: it or the capture before is not the one that was kept.");
      chain = rows.text(1);
    }
    Result<KeptCapture> kept = captures.capture(rows.integer(0), true);
    if (!kept.ok()) {
      (void)survived(kept.status(), where);
      continue;
    }
    Capture again = kept->capture;
    identify(again);
    if (again.id != kept->capture.id) damage(where, "Its id does not fit what is stored of it.");
  }
  (void)survived(rows.status(), "capture");
  return fatal_;
}

// The chain over what people decided.
Status Verifier::check_decisions() {
  if (version_ < 3) return fatal_;
  Query rows(database_, select_sql(kDecisionTable) + " ORDER BY row");
  std::string chain;
  int64_t expected = 1;
  while (rows.next()) {
    const Decision decision = decision_of_row(rows);
    const std::string where = "decision " + std::to_string(decision.row);
    if (decision.row != expected) damage(where, "The decisions before it are missing.");
    expected = decision.row + 1;
    chain = decision_chain(chain, decision);
    if (chain == rows.text(10)) continue;
    damage(where, "The chain breaks here: it or the decision before is not the one that was made.");
    chain = rows.text(10);
  }
  (void)survived(rows.status(), "decision");
  return fatal_;
}

void Verifier::check_versions() {
  Query query(database_,
              "SELECT a.id FROM article a LEFT JOIN article p ON p.row = a.replaces WHERE"
              " (a.replaces IS NULL AND a.version <> 1) OR (a.replaces IS NOT NULL AND"
              " (p.row IS NULL OR p.url IS NOT a.url OR a.version <> p.version + 1))");
  while (query.next()) {
    damage("article " + std::string(query.text(0)), "It does not follow the version before it.");
  }
  (void)survived(query.status(), "article");
}

Result<VerifyReport> Verifier::run() {
  if (Status status = check_structure(); !status.ok()) return status;
  if (Status status = check_schema(); !status.ok()) return status;
  stopped_ = !progress(0.1);
  for (const Table& table : tables_of(version_)) {
    if (stopped_) break;
    if (Status status = check_sums(table); !status.ok()) return status;
  }
  if (stopped_) return report_;
  if (Status status = article_sums_.open("title", "text"); !status.ok()) return status;
  if (Status status = statement_sums_.open("content", "holders"); !status.ok()) return status;
  if (Status status = check_entries(); !status.ok()) return status;
  check_versions();
  if (Status status = check_captures(); !status.ok()) return status;
  if (Status status = check_decisions(); !status.ok()) return status;
  if (stopped_ || !fatal_.ok()) return fatal_.ok() ? Result<VerifyReport>(report_) : fatal_;
  const auto compare = [&](WordIndexSums& sums, const char* table, const char* what) {
    const auto wrong = [&](int64_t row) {
      damage(std::string(what) + " " + std::to_string(row),
             "The word index does not have its words, or others; searches may miss it.");
    };
    (void)survived(sums.compare(database_, table, wrong), std::string("the word index of ") + what);
  };
  compare(article_sums_, "article_words", "article");
  compare(statement_sums_, "statement_words", "statement");
  if (!fatal_.ok()) return fatal_;
  (void)progress(1);
  return report_;
}

}  // namespace

Result<VerifyReport> Ledger::verify(const VerifyOptions& options) {
  const Snapshot snapshot(*store_);
  if (!snapshot.status().ok()) return snapshot.status();
  return Verifier(*store_, options).run();
}

}  // namespace hearsay
