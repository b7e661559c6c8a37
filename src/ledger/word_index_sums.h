// Compares a full-text index with what it should hold, in flat memory and without writing: one
// 64-bit sum a document over its (word, column, position) entries, made once from the texts through
// an index in memory and once from the stored index.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "ledger/sqlite.h"

namespace hearsay {

class WordIndexSums {
 public:
  // `first` and `second` are the column names of the stored index.
  Status open(const char* first, const char* second);
  // Document `row` should be indexed with these texts. Failures are told by compare().
  void expect(int64_t row, std::string_view first, std::string_view second);
  // Calls `wrong` with each document whose entries differ. Call once, after the last expect().
  Status compare(Database& stored, const char* table, const std::function<void(int64_t)>& wrong);

 private:
  Status fold();

  Database memory_;
  Query insert_;
  Status status_;
  uint32_t pending_ = 0;
  std::unordered_map<int64_t, uint64_t> sums_;
};

}  // namespace hearsay
