// Writes one report as one entry of the ledger: its article, statements and all that belongs to
// them, and the words of the full-text index.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

#include "hearsay/ledger.h"
#include "ledger/tables.h"

namespace hearsay {

class EntryWriter {
 public:
  static constexpr int64_t kUnknownTime = std::numeric_limits<int64_t>::min();

  // `database` must outlive it. See status() for whether its statements could be prepared.
  explicit EntryWriter(Database& database);
  const Status& status() const { return status_; }

  // Call after every BEGIN: finds where the last entry ended.
  Status begin();
  // Adds within the open transaction. The report must pass check_report. After an error the
  // transaction must be rolled back.
  Result<Added> add(const Report& report, const MadeBy& made_by, int64_t recorded);

 private:
  Result<bool> find_same(const Report& report, Added& added);
  Status find_version(const Report& report, Added& added, int64_t& replaces);
  Result<int64_t> made_by_row(const std::string& record);
  Status write_article(const Report& report, const Added& added, int64_t replaces);
  Status write_entry(const Report& report, int64_t made_by, int64_t recorded);
  Status write_statement(const Report& report, size_t ordinal);
  Status write_hops(const Statement& statement, std::string_view text, int64_t row);
  Status write_words(const Report& report, const Statement& statement, int64_t row);
  Status write_events(const Report& report);
  Status write_actors(const Report& report);
  void make_records(const Report& report);

  Database& database_;
  RowWriter made_by_, article_, entry_, statement_, hop_, passage_, recipient_, event_, actor_,
      mention_, actor_link_;
  Query article_words_, statement_words_;
  Query same_, newest_version_, known_maker_, last_entry_, last_article_, last_maker_;
  Status status_;

  int64_t entry_row_ = 0, article_row_ = 0, maker_row_ = 0;  // of the last ones written
  std::string chain_;                                        // of the last entry
  std::unordered_map<std::string, int64_t> makers_;          // rows of this batch, by record

  // Scratch of the report being written, kept for its memory.
  std::string records_;                 // all JSON records one after the other
  std::vector<size_t> statement_ends_;  // where each statement's record ends in records_
  std::vector<size_t> event_ends_;
  std::string maker_record_, notes_, digest_, content_words_, holder_words_;
  std::unordered_map<std::string_view, std::string_view> actor_names_;
};

// What the entry's link in the chain is the SHA-256 of; see docs/formats/ledger.md.
void append_chain_field(std::string& digest, std::string_view field);

// Notes as JSON, empty where there are none.
std::string notes_json(const std::vector<Note>& notes);

// What stands between two holders in the word index: a word of its own, so that no phrase reaches
// across.
inline constexpr std::string_view kWordBorder = " \xEE\x80\x80 ";

// The columns of the word index for a statement.
void append_content_words(const Statement& statement, std::string_view text, std::string& words);
void append_holder_words(const Statement& statement, std::string_view text,
                         const std::unordered_map<std::string_view, std::string_view>& actor_names,
                         std::string& words);

}  // namespace hearsay
