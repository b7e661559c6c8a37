#include "ledger/sqlite.h"

#include <utility>

namespace hearsay {

Result<Database> Database::open(const std::string& file, const std::string& name, int flags,
                                const std::string& vfs) {
  Database database;
  database.name_ = name;
  const int code = sqlite3_open_v2(file.c_str(), &database.handle_,
                                   flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                   vfs.empty() ? nullptr : vfs.c_str());
  if (code != SQLITE_OK) return database.failure(code);
  return database;
}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), name_(std::move(other.name_)) {}

Database& Database::operator=(Database&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(name_, other.name_);
  return *this;
}

Database::~Database() { sqlite3_close_v2(handle_); }

Status Database::run(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? Status::Ok() : failure();
}

Result<int64_t> Database::number(const char* sql) {
  Query query(*this, sql);
  if (query.next()) return query.integer(0);
  if (!query.status().ok()) return query.status();
  return failure(SQLITE_CORRUPT);
}

Status Database::failure() const { return failure(sqlite3_extended_errcode(handle_)); }

Status Database::failure(int code) const {
  const std::string reason = sqlite3_errstr(code);
  const int system = handle_ != nullptr ? sqlite3_system_errno(handle_) : 0;
  const std::string where = "The ledger " + name_;
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return {StatusKind::Io, "The disk is full: the " + where.substr(4) +
                                  " could not take more; what was committed before is kept, "
                                  "make room and add the rest again."};
    case SQLITE_IOERR:
      return {StatusKind::Io,
              where + " could not be read or written (" + reason +
                  (system != 0 ? ", system error " + std::to_string(system) : std::string()) +
                  "); what was committed before is kept, check the disk and try again."};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return {StatusKind::Corrupt, where + " is damaged (" + reason +
                                       "); `hearsay verify` names what, and `hearsay salvage` "
                                       "copies what is whole to a new one."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {StatusKind::Busy, where +
                                    " is being used by another process; try again when it has "
                                    "ended."};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return {StatusKind::Io, where + " can't be opened or written (" + reason +
                                  "); check that the folder exists and its rights."};
    case SQLITE_NOMEM:
      return {StatusKind::Limit, where + " needs more memory than there is."};
    case SQLITE_TOOBIG:
      return {StatusKind::Limit, where + " can't hold a record as large as this one."};
    case SQLITE_INTERRUPT:
      return {StatusKind::Limit, "The work on the " + where.substr(4) + " was stopped."};
    default:
      return {StatusKind::Internal,
              where + " answered \"" + reason + "\" (" +
                  (handle_ != nullptr ? sqlite3_errmsg(handle_) : "no connection") +
                  "), which is a bug in hearsay or damage to the file."};
  }
}

Query::Query(Database& database, std::string_view sql) : database_(&database) {
  const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) status_ = database.failure();
}

Query::Query(Query&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      bound_(other.bound_),
      status_(std::move(other.status_)) {}

Query& Query::operator=(Query&& other) noexcept {
  std::swap(database_, other.database_);
  std::swap(statement_, other.statement_);
  std::swap(bound_, other.bound_);
  std::swap(status_, other.status_);
  return *this;
}

Query::~Query() { sqlite3_finalize(statement_); }

Query& Query::bind(std::string_view text) {
  // A null pointer would bind NULL, not the empty string.
  sqlite3_bind_text64(statement_, ++bound_, text.data() == nullptr ? "" : text.data(), text.size(),
                      SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Query& Query::bind(int64_t number) {
  sqlite3_bind_int64(statement_, ++bound_, number);
  return *this;
}

Query& Query::bind(double number) {
  sqlite3_bind_double(statement_, ++bound_, number);
  return *this;
}

Query& Query::bind_blob(std::string_view bytes) {
  sqlite3_bind_blob64(statement_, ++bound_, bytes.data() == nullptr ? "" : bytes.data(),
                      bytes.size(), SQLITE_STATIC);
  return *this;
}

Query& Query::bind_null() {
  sqlite3_bind_null(statement_, ++bound_);
  return *this;
}

bool Query::next() {
  if (statement_ == nullptr) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) status_ = database_->failure();
  return false;
}

Status Query::run() {
  if (statement_ == nullptr) return status_;
  const int code = sqlite3_step(statement_);
  const Status outcome =
      code == SQLITE_DONE || code == SQLITE_ROW ? Status::Ok() : database_->failure();
  reset();
  return outcome;
}

void Query::reset() {
  sqlite3_reset(statement_);
  bound_ = 0;
  status_ = Status::Ok();
}

std::string_view Query::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Query::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace hearsay
