// A thin owner of SQLite connections and statements: no exceptions, every failure a Status whose
// message names the ledger and says what to do.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hearsay/status.h"

namespace hearsay {

// One connection. Not shared between threads.
class Database {
 public:
  // `flags` as for sqlite3_open_v2; `name` is what messages call it (its path).
  static Result<Database> open(const std::string& file, const std::string& name, int flags,
                               const std::string& vfs);
  Database() = default;
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  ~Database();

  // Runs statements that give no rows, separated by semicolons.
  Status run(const char* sql);
  // The first column of the first row of `sql`; Corrupt where there is none.
  Result<int64_t> number(const char* sql);

  // What `code` (extended) means for the reader of a message.
  Status failure(int code) const;
  // The failure of the last call on this connection.
  Status failure() const;

  sqlite3* handle() const { return handle_; }
  const std::string& name() const { return name_; }

 private:
  sqlite3* handle_ = nullptr;
  std::string name_;
};

// One prepared statement. Its Database must outlive it and not move.
class Query {
 public:
  Query() = default;
  // Not prepared where `sql` is wrong: then status() says so and next() is false.
  Query(Database& database, std::string_view sql);
  Query(Query&& other) noexcept;
  Query& operator=(Query&& other) noexcept;
  ~Query();

  // Binds the next parameter. Text is not copied: it must live until the row was stepped over.
  Query& bind(std::string_view text);
  Query& bind(int64_t number);
  Query& bind(double number);
  Query& bind_blob(std::string_view bytes);  // not copied either
  Query& bind_null();
  Query& bind_or_null(std::string_view text) { return text.empty() ? bind_null() : bind(text); }

  // Steps to the next row; false after the last one or on failure (see status()).
  bool next();
  // Steps once, expecting no row, and resets for the next use.
  Status run();
  // Makes it ready to be bound and stepped again.
  void reset();

  // Ok, or why next() was false before the end.
  const Status& status() const { return status_; }

  // Columns of the current row, valid until the next step. Text is empty for null.
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  uint32_t uint32(int column) const { return static_cast<uint32_t>(integer(column)); }
  double real(int column) const { return sqlite3_column_double(statement_, column); }
  bool is_null(int column) const { return type(column) == SQLITE_NULL; }
  int type(int column) const { return sqlite3_column_type(statement_, column); }
  int columns() const { return sqlite3_column_count(statement_); }

 private:
  Database* database_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
  Status status_;
};

}  // namespace hearsay
