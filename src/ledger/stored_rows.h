// Loads articles and statements back out of their rows, checking each row's checksum.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "hearsay/query.h"
#include "ledger/record_reader.h"
#include "ledger/store.h"
#include "ledger/tables.h"

namespace hearsay {

class StoredRows {
 public:
  explicit StoredRows(Ledger::Store& store);

  // The article of that row; the last one is kept, so statements of one article share it.
  Result<std::shared_ptr<const Article>> article(int64_t row);
  // The statement of that row, which stands in the article of row `article_row`.
  Result<FoundStatement> statement(int64_t row, int64_t article_row);
  // The statement of that row, its article looked up.
  Result<FoundStatement> statement(int64_t row);
  // The article of that row with its place among its versions.
  Result<FoundArticle> found_article(int64_t row);
  // What was added with it.
  Result<Report> report(int64_t article_row, MadeBy& made_by);

 private:
  Status damaged(const Table& table, int64_t row) const;
  Status add_actors(int64_t entry, Report& report);

  Ledger::Store& store_;
  Query article_, statement_, entry_article_, versions_, entry_, statements_, events_, actors_,
      mentions_;
  std::optional<Query> actor_links_;  // since schema 3
  RecordReader reader_;
  int64_t kept_row_ = 0;
  std::shared_ptr<const Article> kept_;
};

// A sentence or so round `span`, within its line and at most about 600 bytes, on code point
// borders. For display only.
Span passage_around(std::string_view text, Span span);

}  // namespace hearsay
