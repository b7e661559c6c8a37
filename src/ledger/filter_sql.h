// Filters as SQL conditions with bound values.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hearsay/query.h"
#include "ledger/sqlite.h"

namespace hearsay {

// " AND ..." and what to bind in its order.
class Conditions {
 public:
  void add(std::string_view condition) { sql_ += " AND " + std::string(condition); }
  void add(std::string_view condition, std::string value) {
    add(condition);
    values_.push_back(std::move(value));
  }
  void add(std::string_view condition, int64_t value) {
    add(condition);
    values_.push_back(value);
  }
  // A further value of the condition just added.
  void value(std::string text) { values_.push_back(std::move(text)); }
  void value(int64_t number) { values_.push_back(number); }

  // What articles `a` must hold. Errors: InvalidInput for a date that is none, words that are none.
  Status add_article(const std::string& outlet, const std::string& since, const std::string& until,
                     const std::string& text, bool all_versions);
  // One of these acts in `column`; nothing where there are none.
  void add_acts(std::string_view column, const std::vector<Act>& acts);

  const std::string& sql() const { return sql_; }
  // The values must outlive the query's steps.
  void bind(Query& query) const;

 private:
  std::string sql_;
  std::vector<std::variant<std::string, int64_t>> values_;
};

// Where a page ended: the last statement's row (0 for articles), its article's row and date.
struct Cursor {
  int64_t statement = 0;
  int64_t article = 0;
  std::string published;

  std::string text() const;
  static Result<Cursor> parse(std::string_view text);
};

}  // namespace hearsay
