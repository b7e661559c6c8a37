// The ledger: one file (SQLite, write-ahead log) that keeps what was read and who said what in it.
//
//   Result<Ledger> ledger = Ledger::open("desk.ledger", {.mode = LedgerMode::Create});
//   if (!ledger.ok()) return ledger.status();
//   Result<Added> added = ledger->add(report, made_by);   // not yet on disk
//   Status kept = ledger->commit();                       // now it is: nothing of it can be lost
//
//   Ledger::open("holiday.jpg");
//       // fails, InvalidInput: "... is not a hearsay ledger ..."
//   Ledger::open("desk.ledger", {.mode = LedgerMode::Write});   // while another process writes
//       // fails, Busy: "... is being written by process 4711 ..."
//
// What was observed (articles, statements, passages) is only ever added to, never edited; adding
// the same report twice adds nothing; a changed report under the same URL becomes a new version
// beside the old one. The file's own format is docs/formats/ledger.md.
//
// A Ledger belongs to one thread at a time. Any number of readers, in this and in other processes,
// may read while one writes; each query sees one state of the ledger. Queries: hearsay/query.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hearsay/record.h"
#include "hearsay/report.h"
#include "hearsay/status.h"

namespace hearsay {

enum class LedgerMode : uint8_t {
  Read,    // must exist; nothing is ever written to it
  Write,   // must exist; the one writer
  Create,  // as Write, and made where it is missing or empty
};

struct LedgerOptions {
  LedgerMode mode = LedgerMode::Read;
  // What `program` the migrations table records for a ledger created here: "hearsay 0.1.0".
  std::string program = {};
  // Seconds since 1970, for the time an entry was recorded; null: that time stays unknown.
  int64_t (*clock)() = nullptr;
  // SQLite VFS to use, by name; empty: the system's. For tests that make the disk fail.
  std::string vfs = {};
  // How long a reader waits for a file that is being recovered after a crash, in milliseconds.
  uint32_t busy_milliseconds = 5000;
};

enum class AddOutcome : uint8_t {
  New,         // an article not seen before
  Same,        // this very article is there already; nothing was added
  NewVersion,  // its URL is there with other content; both are kept
};

struct Added {
  AddOutcome outcome = AddOutcome::New;
  std::string article;      // its id, "a:..."
  std::string replaces;     // for NewVersion, the id of the version before it
  uint32_t version = 1;     // 1 for the first under its URL
  uint32_t statements = 0;  // added with it; 0 for Same
  int64_t row = 0;          // of the article in this file
};

// One thing `verify` found wrong.
struct Damage {
  std::string where;  // "article a:5f1c..., statement s:9b2e..." or "the file"
  std::string what;   // one sentence for people
};

struct VerifyReport {
  uint64_t articles = 0, statements = 0, passages = 0, rows = 0;  // looked at
  std::vector<Damage> damages;  // at most VerifyOptions::max_damages
  bool more = false;            // there was more than that
  bool ok() const { return damages.empty(); }
};

struct VerifyOptions {
  uint32_t max_damages = 100;
  // Called now and then with the share done, 0 to 1; may be null. Answer false to stop.
  bool (*progress)(double share, void* context) = nullptr;
  void* context = nullptr;
};

struct SalvageReport {
  uint64_t kept = 0;  // articles written to the new ledger
  uint64_t lost = 0;  // articles that could not be read back whole
  std::vector<Damage> damages;
};

class Ledger {
 public:
  // Opens `path`. Cost does not depend on the size of the ledger.
  // Errors: NotFound (no such file, with the command that makes one), InvalidInput (not a hearsay
  // ledger), Unsupported (written by a newer hearsay; the file is left untouched), Busy (another
  // process writes; says which), Corrupt (damaged beyond opening), Io (rights, disk).
  static Result<Ledger> open(const std::string& path, LedgerOptions options = {});

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  // What was not committed is dropped. Call close() to hear of errors.
  ~Ledger();

  // Adds a report to the current batch, with the capture its article points to, if any (also where
  // the article is there already); a batch is one transaction and ends with commit(). The
  // report is acknowledged only once commit() has answered Ok. Batches of 100 to 200 are fast.
  // Errors: InvalidInput where the report breaks check_report (the batch goes on without it); after
  // Io (disk full, failed sync) or Corrupt the batch is dropped whole, every later add and commit
  // answers the same error, and the ledger keeps what was committed before.
  Result<Added> add(const Report& report, const MadeBy& made_by);

  // Makes all adds since the last commit durable (fsync) before it answers Ok; Ok where there are
  // none. Errors as add. A failed commit is never tried again.
  Status commit();

  // Reports added since the last commit.
  uint32_t uncommitted() const;

  // Checks everything: the file's structure, every row's checksum, every span against its article's
  // text, ids, the chain of entries, the word index. Reads only. Errors only where it could not
  // look (Io); damage found is in the answer.
  Result<VerifyReport> verify(const VerifyOptions& options = {});

  // Copies this ledger as of now to the new file `path`, also while another process writes.
  // Errors: InvalidInput where `path` exists, Io.
  Status backup(const std::string& path);

  // Copies every article that is still whole into the new ledger `path`.
  Result<SalvageReport> salvage(const std::string& path);

  // Folds the write-ahead log into the file and closes. The Ledger may then only be destroyed.
  Status close();

  const std::string& path() const;
  // Version of the schema in the file.
  uint32_t schema_version() const;

  // For the queries of this library; defined in src/ledger.
  struct Store;
  Store& store() const { return *store_; }

 private:
  explicit Ledger(std::unique_ptr<Store> store);
  std::unique_ptr<Store> store_;
};

// Version of the SQLite library in use: "3.40.1".
std::string sqlite_version();
// The schema this program writes.
uint32_t newest_schema_version();

}  // namespace hearsay
