#include "ledger/word_index_sums.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ledger/row_checksum.h"

namespace hearsay {
namespace {

constexpr uint32_t kFoldAfter = 500;  // documents
constexpr size_t kMostNamed = 1000;   // documents told about

// Adds what `query` (term, doc, col, offset) lists to `sums`; adding makes the order not matter.
Status add_sums(Query& query, std::unordered_map<int64_t, uint64_t>& sums, uint64_t sign) {
  while (query.next()) {
    RowChecksum entry(query.text(0));
    entry.text(query.text(2));
    entry.integer(query.integer(3));
    sums[query.integer(1)] += sign * static_cast<uint64_t>(entry.value());
  }
  return query.status();
}

}  // namespace

Status WordIndexSums::open(const char* first, const char* second) {
  Result<Database> memory = Database::open(":memory:", "in memory", SQLITE_OPEN_READWRITE, "");
  if (!memory.ok()) return memory.status();
  memory_ = std::move(memory).value();
  const std::string sql = "CREATE VIRTUAL TABLE words USING fts5(" + std::string(first) + "," +
                          second +
                          ", content='', columnsize=0, tokenize=\"unicode61 remove_diacritics 2\");"
                          "CREATE VIRTUAL TABLE entries USING fts5vocab(words, instance); BEGIN";
  if (Status status = memory_.run(sql.c_str()); !status.ok()) return status;
  insert_ = Query(
      memory_, "INSERT INTO words(rowid," + std::string(first) + "," + second + ") VALUES(?,?,?)");
  return insert_.status();
}

void WordIndexSums::expect(int64_t row, std::string_view first, std::string_view second) {
  if (!status_.ok()) return;
  status_ = insert_.bind(row).bind(first).bind(second).run();
  if (status_.ok() && ++pending_ >= kFoldAfter) status_ = fold();
}

Status WordIndexSums::fold() {
  pending_ = 0;
  Query entries(memory_, "SELECT term, doc, col, offset FROM entries");
  if (Status status = add_sums(entries, sums_, 1); !status.ok()) return status;
  return memory_.run("INSERT INTO words(words) VALUES('delete-all')");
}

Status WordIndexSums::compare(Database& stored, const char* table,
                              const std::function<void(int64_t)>& wrong) {
  if (status_.ok()) status_ = fold();
  if (!status_.ok()) return status_;
  const std::string vocabulary = std::string(table) + "_entries";
  const std::string make = "CREATE VIRTUAL TABLE IF NOT EXISTS temp." + vocabulary +
                           " USING fts5vocab(main, " + table + ", instance)";
  if (Status status = stored.run(make.c_str()); !status.ok()) return status;
  {
    Query entries(stored, "SELECT term, doc, col, offset FROM temp." + vocabulary);
    if (Status status = add_sums(entries, sums_, ~uint64_t{0}); !status.ok()) return status;
  }
  std::vector<int64_t> differing;
  for (const auto& [row, sum] : sums_) {
    if (sum != 0) differing.push_back(row);
  }
  std::sort(differing.begin(), differing.end());
  if (differing.size() > kMostNamed) differing.resize(kMostNamed);
  for (const int64_t row : differing) wrong(row);
  return stored.run(("DROP TABLE temp." + vocabulary).c_str());
}

}  // namespace hearsay
