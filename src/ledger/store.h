// What stands behind a Ledger: its connection, its lock and, where it writes, its writer.
#pragma once

#include <memory>
#include <string>

#include "hearsay/ledger.h"
#include "ledger/sqlite.h"
#include "ledger/writer_lock.h"

namespace hearsay {

class CaptureWriter;
class EntryWriter;

struct Ledger::Store {
  Store();
  ~Store();

  std::string path;
  LedgerOptions options;
  WriterLock lock;  // before `database`: let go of last
  Database database;
  std::unique_ptr<EntryWriter> writer;  // null for readers
  std::unique_ptr<CaptureWriter> captures;
  // Once set, nothing more is written: a disk that failed once is not trusted again.
  Status broken;
  bool in_batch = false;
  uint32_t uncommitted = 0;
  int wal_pages = 0;  // in the write-ahead log after the last commit

  // Notes `failure` as the end of writing and rolls the batch back; answers it.
  Status give_up(Status failure);
  Status begin_batch();
  // Folds the write-ahead log into the file where it has grown long.
  Status checkpoint_if_long();
};

// One state of the ledger for several queries: a read transaction while it lives (none where the
// ledger is in a batch, which sees one state anyway).
class Snapshot {
 public:
  explicit Snapshot(Ledger::Store& store);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  const Status& status() const { return status_; }

 private:
  Ledger::Store& store_;
  bool began_ = false;
  Status status_;
};

}  // namespace hearsay
