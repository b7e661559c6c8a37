// `salvage`: every article that is still whole, copied into a new ledger.
#include <algorithm>

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
  for (const int64_t row : article_rows(store_->database)) {
    MadeBy made_by;
    Result<Report> whole = rows.report(row, made_by);
    Status problem = whole.ok() ? check_report(whole.value()) : whole.status();
    if (problem.ok()) {
      const Result<Added> added = copy.add(whole.value(), made_by);
      if (!added.ok() && added.status().kind() == StatusKind::Io) return added.status();
      problem = added.status();
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
  if (Status status = copy.commit(); !status.ok()) return status;
  if (Status status = copy.close(); !status.ok()) return status;
  return report;
}

}  // namespace hearsay
