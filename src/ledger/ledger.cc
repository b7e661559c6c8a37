#include "hearsay/ledger.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "ledger/capture_writer.h"
#include "ledger/entry_writer.h"
#include "ledger/schema.h"
#include "ledger/store.h"

namespace hearsay {
namespace {

// Pages in the write-ahead log from which on a commit folds it into the file.
constexpr int kLongWal = 4096;

struct FileHead {
  bool exists = false;
  uint64_t size = 0;
  std::string bytes;  // at most the first 100
};

Result<FileHead> read_head(const std::string& path) {
  FileHead head;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) {
    if (errno == ENOENT) return head;
    return Status(StatusKind::Io, "The ledger " + path + " can't be opened (" +
                                      std::strerror(errno) + "); check its rights.");
  }
  head.exists = true;
  struct stat about {};
  const bool regular = ::fstat(file, &about) == 0 && S_ISREG(about.st_mode);
  char bytes[100];
  const ssize_t count = regular ? ::pread(file, bytes, sizeof bytes, 0) : 0;
  // SQLite's own locks of this process on this file are not open yet, so closing drops none.
  ::close(file);
  if (!regular) {
    return Status(StatusKind::InvalidInput,
                  path + " is not a hearsay ledger (it is no file); name another one.");
  }
  if (count < 0) {
    return Status(StatusKind::Io, "The ledger " + path + " can't be read; check the disk.");
  }
  head.size = static_cast<uint64_t>(about.st_size);
  head.bytes.assign(bytes, static_cast<size_t>(count));
  return head;
}

bool has_log(const std::string& path) {
  struct stat about {};
  return ::stat((path + "-wal").c_str(), &about) == 0 && about.st_size > 0;
}

// Refuses what is no ledger or a newer one, from the bytes alone.
Status check_head(const FileHead& head, const std::string& path) {
  const Result<FileIdentity> identity = read_identity(head.bytes, path);
  if (!identity.ok()) {
    // A power cut while the log was folded can leave rubbish where the first page was; the log
    // still has that page, so SQLite is asked.
    if (has_log(path)) return Status::Ok();
    return identity.status();
  }
  return check_identity(identity.value(), newest_schema_version(), path);
}

// The same through SQLite, which also sees what only the write-ahead log has.
Result<FileIdentity> identity_inside(Database& database) {
  const Result<int64_t> application = database.number("PRAGMA application_id");
  if (!application.ok()) return application.status();
  const Result<int64_t> schema = database.number("PRAGMA user_version");
  if (!schema.ok()) return schema.status();
  return FileIdentity{static_cast<uint32_t>(application.value()),
                      static_cast<uint32_t>(schema.value())};
}

// Nothing a ledger file says may run code or cost without bound.
Status harden(Database& database, uint32_t busy_milliseconds) {
  sqlite3* handle = database.handle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 256 << 20);
  sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 100'000);
  sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 200);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 4);
  sqlite3_busy_timeout(handle, static_cast<int>(busy_milliseconds));
  return database.run(
      "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;"
      " PRAGMA cache_size=-16384");
}

// Makes the schema of a fresh file, or brings an older one up to date, then turns the log on.
Status prepare_for_writing(Database& database, const LedgerOptions& options) {
  for (const char* sql : {"PRAGMA foreign_keys=ON", "PRAGMA synchronous=FULL",
                          "PRAGMA journal_size_limit=67108864", "PRAGMA wal_autocheckpoint=0"}) {
    if (Status status = database.run(sql); !status.ok()) return status;
  }
  if (Status status = migrate(database, migrations(), options.program); !status.ok()) return status;
  Query mode(database, "PRAGMA journal_mode=WAL");
  if (mode.next() && mode.text(0) == "wal") return Status::Ok();
  if (!mode.status().ok()) return mode.status();
  return {StatusKind::Io, "The ledger " + database.name() +
                              " can't keep a write-ahead log there; put it on a local disk."};
}

void remove_with_logs(const std::string& path) {
  for (const char* end : {"", "-journal", "-wal", "-shm"}) (void)::unlink((path + end).c_str());
}

// Makes the directory entry of `path` durable.
Status sync_folder(const std::string& path) {
  const size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool done = file >= 0 && (::fsync(file) == 0 || errno == EINVAL);
  if (file >= 0) ::close(file);
  if (done) return Status::Ok();
  return {StatusKind::Io, "The folder of " + path + " can't be written; check the disk."};
}

// Makes an empty ledger beside its place and moves it there whole: killed or failing at any moment,
// there is none or a good one. The caller holds the writer's lock.
Status create_ledger(const std::string& path, const LedgerOptions& options) {
  const std::string fresh = path + ".new";
  remove_with_logs(fresh);
  Status status;
  {
    Result<Database> database =
        Database::open(fresh, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, options.vfs);
    status = database.status();
    if (status.ok()) status = harden(database.value(), options.busy_milliseconds);
    if (status.ok()) status = prepare_for_writing(database.value(), options);
  }
  if (status.ok() && ::rename(fresh.c_str(), path.c_str()) != 0) {
    status = {StatusKind::Io, "The ledger " + path + " can't be made (" + std::strerror(errno) +
                                  "); check the rights of its folder."};
  }
  if (status.ok()) status = sync_folder(path);
  remove_with_logs(fresh);
  return status;
}

int note_wal_pages(void* context, sqlite3*, const char*, int pages) {
  *static_cast<int*>(context) = pages;
  return SQLITE_OK;
}

Result<Database> open_reading(const std::string& path, const LedgerOptions& options) {
  Result<Database> database = Database::open(path, path, SQLITE_OPEN_READONLY, options.vfs);
  if (!database.ok()) return database;
  if (Status status = harden(database.value(), options.busy_milliseconds); !status.ok()) {
    return status;
  }
  const Result<FileIdentity> identity = identity_inside(database.value());
  if (!identity.ok()) return identity.status();
  Status known = check_identity(identity.value(), newest_schema_version(), path);
  if (!known.ok()) return known;
  return database;
}

// A ledger in a folder this user can't write has no log beside it unless somebody writes to it;
// then it can only be read as it stands. SQLite wants to be told so.
Result<Database> open_unwritable(const std::string& path, const LedgerOptions& options) {
  std::string uri = "file:";
  for (const char c : path) {
    static constexpr char kDigits[] = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    if (c == '?' || c == '#' || c == '%') {
      uri += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      uri += c;
    }
  }
  uri += "?immutable=1";
  Result<Database> database =
      Database::open(uri, path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, options.vfs);
  if (!database.ok()) return database;
  if (Status status = harden(database.value(), options.busy_milliseconds); !status.ok()) {
    return status;
  }
  return database;
}

}  // namespace

Ledger::Store::Store() = default;
Ledger::Store::~Store() {
  if (in_batch) (void)database.run("ROLLBACK");
  writer.reset();
  captures.reset();
}

Status Ledger::Store::give_up(Status failure) {
  if (in_batch) (void)database.run("ROLLBACK");
  in_batch = false;
  uncommitted = 0;
  broken = failure;
  // Closing would fold the log into a file on a disk that just failed; the next opening does it.
  sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  return failure;
}

Status Ledger::Store::begin_batch() {
  if (in_batch) return Status::Ok();
  if (Status status = database.run("BEGIN IMMEDIATE"); !status.ok()) return give_up(status);
  in_batch = true;
  if (Status status = writer->begin(); !status.ok()) return give_up(status);
  if (Status status = captures->begin(); !status.ok()) return give_up(status);
  return Status::Ok();
}

Status Ledger::Store::checkpoint_if_long() {
  if (wal_pages < kLongWal) return Status::Ok();
  const int code = sqlite3_wal_checkpoint_v2(database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                             nullptr, nullptr);
  // Busy only means that readers still need the log; a later commit tries again.
  if (code == SQLITE_OK || (code & 0xFF) == SQLITE_BUSY) return Status::Ok();
  return database.failure(code);
}

Snapshot::Snapshot(Ledger::Store& store) : store_(store) {
  if (store.in_batch || sqlite3_get_autocommit(store.database.handle()) == 0) return;
  status_ = store.database.run("BEGIN");
  began_ = status_.ok();
}

Snapshot::~Snapshot() {
  if (began_) (void)store_.database.run("COMMIT");
}

Ledger::Ledger(std::unique_ptr<Store> store) : store_(std::move(store)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(const std::string& path, LedgerOptions options) {
  if (path.empty() || path.find('\0') != std::string::npos) {
    return Status(StatusKind::InvalidInput, "A ledger needs the name of a file.");
  }
  const Result<FileHead> head = read_head(path);
  if (!head.ok()) return head.status();
  const bool fresh = !head->exists || head->size == 0;
  if (fresh && options.mode != LedgerMode::Create) {
    return Status(StatusKind::NotFound,
                  "There is no ledger at " + path + "; `hearsay add` makes one.");
  }
  if (!fresh) {
    if (Status status = check_head(head.value(), path); !status.ok()) return status;
  }
  auto store = std::make_unique<Store>();
  store->path = path;
  store->options = options;
  if (options.mode != LedgerMode::Read) {
    Result<WriterLock> lock = WriterLock::take(path);
    if (!lock.ok()) return lock.status();
    store->lock = std::move(lock).value();
  }
  if (fresh) {
    // Another writer may have made it before the lock was ours.
    const Result<FileHead> now = read_head(path);
    if (!now.ok()) return now.status();
    Status status = now->size == 0 ? create_ledger(path, options) : check_head(now.value(), path);
    if (!status.ok()) return status;
  }
  if (!fresh) {
    Result<Database> reader = open_reading(path, options);
    if (!reader.ok() && reader.status().kind() == StatusKind::Io &&
        options.mode == LedgerMode::Read && ::access((path + "-wal").c_str(), F_OK) != 0) {
      reader = open_unwritable(path, options);
    }
    if (!reader.ok()) return reader.status();
    store->database = std::move(reader).value();
  }
  if (options.mode == LedgerMode::Read) return Ledger(std::move(store));

  store->database = Database();  // the reader that only looked
  Result<Database> database = Database::open(path, path, SQLITE_OPEN_READWRITE, options.vfs);
  if (!database.ok()) return database.status();
  store->database = std::move(database).value();
  Status status = harden(store->database, options.busy_milliseconds);
  if (status.ok()) status = prepare_for_writing(store->database, options);
  if (!status.ok()) return status;
  sqlite3_wal_hook(store->database.handle(), note_wal_pages, &store->wal_pages);
  store->writer = std::make_unique<EntryWriter>(store->database);
  if (!store->writer->status().ok()) return store->writer->status();
  store->captures = std::make_unique<CaptureWriter>(store->database);
  if (!store->captures->status().ok()) return store->captures->status();
  return Ledger(std::move(store));
}

Result<Added> Ledger::add(const Report& report, const MadeBy& made_by) {
  Store& store = *store_;
  if (!store.broken.ok()) return store.broken;
  if (store.writer == nullptr) {
    return Status(StatusKind::InvalidInput,
                  "The ledger " + store.path + " was opened for reading only.");
  }
  if (Status status = check_report(report); !status.ok()) return status;
  if (Status status = store.begin_batch(); !status.ok()) return status;
  const int64_t recorded =
      store.options.clock == nullptr ? EntryWriter::kUnknownTime : store.options.clock();
  Result<Added> added = store.writer->add(report, made_by, recorded);
  if (!added.ok()) return store.give_up(added.status());
  if (report.article.capture != nullptr) {
    Status kept = store.captures->keep(*report.article.capture, added->row);
    if (!kept.ok()) return store.give_up(kept);
  }
  ++store.uncommitted;
  return added;
}

Status Ledger::commit() {
  Store& store = *store_;
  if (!store.broken.ok()) return store.broken;
  if (!store.in_batch) return Status::Ok();
  if (Status status = store.database.run("COMMIT"); !status.ok()) return store.give_up(status);
  store.in_batch = false;
  store.uncommitted = 0;
  // The batch is safe in the log whatever comes of this; a failure stops the writing after it.
  if (Status status = store.checkpoint_if_long(); !status.ok()) (void)store.give_up(status);
  return Status::Ok();
}

uint32_t Ledger::uncommitted() const { return store_->uncommitted; }

Status Ledger::close() {
  Store& store = *store_;
  if (store.in_batch) (void)store.database.run("ROLLBACK");
  store.in_batch = false;
  const bool wrote = store.writer != nullptr && store.broken.ok();
  store.writer.reset();
  store.captures.reset();
  Status status = store.broken;
  if (wrote) {
    const int code = sqlite3_wal_checkpoint_v2(store.database.handle(), nullptr,
                                               SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY) {
      status = store.give_up(store.database.failure(code));
    }
  }
  store.database = Database();
  store.lock = WriterLock();
  store.broken = Status(StatusKind::InvalidInput, "The ledger " + store.path + " was closed.");
  return status;
}

Status Ledger::backup(const std::string& path) {
  const Result<FileHead> head = read_head(path);
  if (!head.ok()) return head.status();
  if (head->exists) {
    return {StatusKind::InvalidInput, path + " exists already; name a new file for the copy."};
  }
  Result<Database> copy =
      Database::open(path, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, store_->options.vfs);
  if (!copy.ok()) return copy.status();
  const Snapshot snapshot(*store_);
  if (!snapshot.status().ok()) return snapshot.status();
  sqlite3_backup* backup =
      sqlite3_backup_init(copy->handle(), "main", store_->database.handle(), "main");
  if (backup == nullptr) return copy->failure();
  const int code = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  return code == SQLITE_DONE ? Status::Ok() : copy->failure(code);
}

const std::string& Ledger::path() const { return store_->path; }

uint32_t Ledger::schema_version() const {
  const Result<int64_t> version = store_->database.number("PRAGMA user_version");
  return version.ok() ? static_cast<uint32_t>(version.value()) : 0;
}

std::string sqlite_version() { return sqlite3_libversion(); }

}  // namespace hearsay
