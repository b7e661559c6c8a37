// `salvage`: every article that is still whole, copied into a new ledger.
#include <algorithm>
#include <unordered_map>

#include "hearsay/captures.h"
#include "ledger/decision_log.h"
#include "ledger/stored_captures.h"
#include "ledger/stored_rows.h"

namespace hearsay {
namespace {

// The rows of all articles. Where walking the table fails on a damaged page, the numbers up to the
// largest known are tried one by one: SQLite finds each from the root, past damaged neighbours.
std::vector<int64_t> article_rows(Database& database) {
  std::vector<int64_t> rows;
  Query walk(database, "SELECT row FROM article ORDER BY row");
  while (walk.next()) rows.push_back(walk.integer(0));
  if (walk.status().ok()) return rows;
  int64_t last = rows.empty() ? 0 : rows.back();
  for (const char* sql : {"SELECT max(row) FROM article", "SELECT max(row) FROM entry",
                          "SELECT max(article) FROM entry INDEXED BY entry_by_article"}) {
    const Result<int64_t> number = database.number(sql);
    if (number.ok()) last = std::max(last, number.value());
  }
  // A damaged number must not make this endless: no article takes less than a tenth of a page.
  const Result<int64_t> pages = database.number("PRAGMA page_count");
  last = std::min(last, (pages.ok() ? pages.value() : 0) * 10);
  rows.clear();
  for (int64_t row = 1; row <= last; ++row) rows.push_back(row);
  return rows;
}

// Adds the captures of the article of that row, which is in the copy already. A damaged one is
// lost, its article not; answers only what ends the salvage.
Status copy_captures(StoredCaptures& captures, Database& database, int64_t article, Report& report,
                     const MadeBy& made_by, Ledger& copy, SalvageReport& salvaged) {
  Query rows(database, "SELECT capture FROM article_capture WHERE article=? ORDER BY capture");
  rows.bind(article);
  while (rows.next()) {
    Result<KeptCapture> kept = captures.capture(rows.integer(0), true);
    if (!kept.ok()) {
      salvaged.damages.push_back(
          {"capture " + std::to_string(rows.integer(0)), kept.status().message()});
      continue;
    }
    report.article.capture = std::make_shared<const Capture>(std::move(kept->capture));
    const Result<Added> added = copy.add(report, made_by);
    if (!added.ok()) return added.status();
  }
  return Status::Ok();
}

// What is remembered of feeds, as far as it can be read.
Status copy_feeds(Ledger& from, Ledger& copy) {
  const Result<std::vector<FeedState>> feeds = all_feeds(from);
  if (!feeds.ok()) return Status::Ok();
  for (const FeedState& feed : *feeds) {
    if (Status status = keep_feed_state(copy, feed); !status.ok()) return status;
  }
  Query items(from.store().database,
              "SELECT i.feed, i.item, i.url, i.seen, i.outcome, a.id FROM feed_item i"
              " LEFT JOIN article a ON a.row=i.article ORDER BY i.row");
  while (items.next()) {
    SeenItem item;
    item.feed = items.text(0);
    item.item = items.text(1);
    item.url = items.text(2);
    item.seen = items.integer(3);
    for (const ItemOutcome outcome : {ItemOutcome::Disallowed, ItemOutcome::Failed,
                                      ItemOutcome::NoPage}) {
      if (items.text(4) == name_of(outcome)) item.outcome = outcome;
    }
    item.article = items.text(5);
    if (Status status = keep_seen_item(copy, item); !status.ok()) return status;
  }
  return Status::Ok();
}

// Decisions that are whole, numbered anew where one is lost. What is derived is left to be made
// again.
Status copy_decisions(Ledger& from, Ledger& copy, SalvageReport& salvaged) {
  Query rows(from.store().database, select_sql(kDecisionTable) + " ORDER BY row");
  std::unordered_map<int64_t, int64_t> numbers;
  while (rows.next()) {
    Decision decision = decision_of_row(rows);
    const int64_t old = decision.row;
    Status problem;
    if (rows.integer(rows.columns() - 1) != checksum_of_row(kDecisionTable, rows)) {
      problem = {StatusKind::Corrupt, "It was changed after it was made."};
    }
    if (decision.undoes != 0) decision.undoes = numbers[decision.undoes];
    if (problem.ok()) {
      const Result<int64_t> row = decide(copy, std::move(decision));
      if (!row.ok() && row.status().kind() != StatusKind::InvalidInput) return row.status();
      if (row.ok()) numbers[old] = *row;
      problem = row.status();
    }
    if (problem.ok()) continue;
    salvaged.damages.push_back({"decision " + std::to_string(old), problem.message()});
  }
  return Status::Ok();
}

}  // namespace

Result<SalvageReport> Ledger::salvage(const std::string& path) {
  Result<Ledger> made = Ledger::open(
      path,
      {.mode = LedgerMode::Create, .program = store_->options.program, .vfs = store_->options.vfs});
  if (!made.ok()) return made.status();
  Ledger& copy = made.value();
  const Result<int64_t> present = copy.store().database.number("SELECT count(*) FROM article");
  if (!present.ok()) return present.status();
  if (present.value() != 0) {
    return Status(StatusKind::InvalidInput, path + " has articles already; name a new file.");
  }
  SalvageReport report;
  StoredRows rows(*store_);
  const bool has_captures = schema_version() >= 2;
  StoredCaptures captures(*store_);
  for (const int64_t row : article_rows(store_->database)) {
    MadeBy made_by;
    Result<Report> whole = rows.report(row, made_by);
    Status problem = whole.ok() ? check_report(whole.value()) : whole.status();
    if (problem.ok()) {
      const Result<Added> added = copy.add(whole.value(), made_by);
      if (!added.ok() && added.status().kind() == StatusKind::Io) return added.status();
      problem = added.status();
      if (problem.ok() && has_captures) {
        Status copied = copy_captures(captures, store_->database, row, whole.value(), made_by, copy,
                                      report);
        if (!copied.ok()) return copied;
      }
    }
    if (problem.ok()) {
      ++report.kept;
    } else {
      ++report.lost;
      if (report.damages.size() < 100) {
        report.damages.push_back({"article " + std::to_string(row), problem.message()});
      }
    }
    if (copy.uncommitted() < 100) continue;
    if (Status status = copy.commit(); !status.ok()) return status;
  }
  if (has_captures) {
    if (Status status = copy_feeds(*this, copy); !status.ok()) return status;
  }
  if (schema_version() >= 3) {
    if (Status status = copy_decisions(*this, copy, report); !status.ok()) return status;
  }
  if (Status status = copy.commit(); !status.ok()) return status;
  if (Status status = copy.close(); !status.ok()) return status;
  return report;
}

}  // namespace hearsay
