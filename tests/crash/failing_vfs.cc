#include "failing_vfs.h"

#include <sqlite3.h>

#include <cstring>
#include <new>

namespace hearsay {

std::vector<DiskStep>* disk_trace = nullptr;

namespace {

FailingDisk disk;

// SQLite allocates szOsFile bytes: this, then the file of the real VFS.
struct ShimFile {
  sqlite3_file base;
  sqlite3_file* real;
  bool log;     // a write-ahead log
  bool traced;  // that or the ledger itself
};

sqlite3_file* real_of(sqlite3_file* file) { return reinterpret_cast<ShimFile*>(file)->real; }
sqlite3_vfs* real_vfs(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

// Counts a call of this kind; the error it shall answer, or SQLITE_OK.
int fail(bool is_sync) {
  using What = FailingDisk::What;
  const bool counted = disk.what == What::SyncError ? is_sync : !is_sync;
  if (disk.what == What::Nothing || !counted) return SQLITE_OK;
  ++disk.calls;
  const bool now = disk.only_once ? disk.calls == disk.at : disk.calls >= disk.at;
  if (!now) return SQLITE_OK;
  ++disk.failures;
  if (disk.what == What::SyncError) return SQLITE_IOERR_FSYNC;
  return disk.what == What::DiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

void trace(sqlite3_file* file, DiskStep::Kind kind, uint64_t at, const void* bytes, int count) {
  const auto* shim = reinterpret_cast<ShimFile*>(file);
  if (disk_trace == nullptr || !shim->traced) return;
  const auto size = static_cast<size_t>(count);
  disk_trace->push_back({kind, shim->log, at, std::string(static_cast<const char*>(bytes), size)});
}

int close_file(sqlite3_file* file) {
  sqlite3_file* real = real_of(file);
  return real->pMethods == nullptr ? SQLITE_OK : real->pMethods->xClose(real);
}
int read(sqlite3_file* file, void* to, int count, sqlite3_int64 at) {
  return real_of(file)->pMethods->xRead(real_of(file), to, count, at);
}
int write(sqlite3_file* file, const void* from, int count, sqlite3_int64 at) {
  const int code = fail(false);
  trace(file, DiskStep::Kind::Write, static_cast<uint64_t>(at), from, count);
  if (code == SQLITE_OK) return real_of(file)->pMethods->xWrite(real_of(file), from, count, at);
  // Half of it got there, as it may.
  (void)real_of(file)->pMethods->xWrite(real_of(file), from, count / 2, at);
  return code;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  trace(file, DiskStep::Kind::Truncate, static_cast<uint64_t>(size), "", 0);
  const int code = fail(false);
  return code != SQLITE_OK ? code : real_of(file)->pMethods->xTruncate(real_of(file), size);
}
int sync(sqlite3_file* file, int flags) {
  trace(file, DiskStep::Kind::Sync, 0, "", 0);
  const int code = fail(true);
  return code != SQLITE_OK ? code : real_of(file)->pMethods->xSync(real_of(file), flags);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
int lock(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xLock(real_of(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xUnlock(real_of(file), level);
}
int check_lock(sqlite3_file* file, int* held) {
  return real_of(file)->pMethods->xCheckReservedLock(real_of(file), held);
}
int control(sqlite3_file* file, int operation, void* argument) {
  return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}
int sector_size(sqlite3_file* file) { return real_of(file)->pMethods->xSectorSize(real_of(file)); }
int characteristics(sqlite3_file* file) {
  return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** at) {
  return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, at);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }
int shm_unmap(sqlite3_file* file, int remove) {
  return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

const sqlite3_io_methods kMethods = {
    2,         close_file, read,    write,       truncate,        sync,    file_size, lock,
    unlock,    check_lock, control, sector_size, characteristics, shm_map, shm_lock,  shm_barrier,
    shm_unmap, nullptr,    nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* shim = reinterpret_cast<ShimFile*>(file);
  shim->real = reinterpret_cast<sqlite3_file*>(shim + 1);
  shim->log = (flags & SQLITE_OPEN_WAL) != 0;
  shim->traced = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_DB)) != 0;
  const int code = real_vfs(vfs)->xOpen(real_vfs(vfs), name, shim->real, flags, out_flags);
  shim->base.pMethods = code == SQLITE_OK ? &kMethods : nullptr;
  return code;
}

}  // namespace

FailingDisk& failing_disk() { return disk; }

std::string failing_vfs() {
  static sqlite3_vfs shim;
  if (shim.zName == nullptr) {
    sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
    shim = *real;  // the rest of the calls take the real VFS's own data, which is theirs
    shim.zName = "failing";
    shim.pNext = nullptr;
    shim.pAppData = real;
    shim.szOsFile = static_cast<int>(sizeof(ShimFile)) + real->szOsFile;
    shim.xOpen = open_file;
    shim.xDelete = [](sqlite3_vfs* vfs, const char* name, int sync_folder) {
      const bool log = std::string(name).ends_with("-wal");
      if (disk_trace != nullptr && log)
        disk_trace->push_back({DiskStep::Kind::Delete, true, 0, ""});
      return real_vfs(vfs)->xDelete(real_vfs(vfs), name, sync_folder);
    };
    shim.xAccess = [](sqlite3_vfs* vfs, const char* name, int flags, int* found) {
      return real_vfs(vfs)->xAccess(real_vfs(vfs), name, flags, found);
    };
    shim.xFullPathname = [](sqlite3_vfs* vfs, const char* name, int size, char* out) {
      return real_vfs(vfs)->xFullPathname(real_vfs(vfs), name, size, out);
    };
    sqlite3_vfs_register(&shim, 0);
  }
  return "failing";
}

}  // namespace hearsay
