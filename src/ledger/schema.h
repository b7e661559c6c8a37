// The ledger's schema and the steps from each version to the next.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ledger/sqlite.h"

namespace hearsay {

// Marks an SQLite file as a hearsay ledger: "hsay".
inline constexpr uint32_t kApplicationId = 0x68736179;

struct Migration {
  std::string_view name;  // what it brings
  std::string_view sql;
};

// Migration i leads from version i to version i + 1. Never edited once released.
std::span<const Migration> migrations();

struct FileIdentity {
  uint32_t application_id = 0;
  uint32_t schema_version = 0;
};

// Reads the identity out of the first 100 bytes of a file, without SQLite and so without touching
// it. Errors: InvalidInput (no SQLite file).
Result<FileIdentity> read_identity(std::string_view head, const std::string& path);

// Ok where this program can read `identity`. Errors: InvalidInput (another program's file),
// Unsupported (a newer hearsay's).
Status check_identity(const FileIdentity& identity, uint32_t newest, const std::string& path);

// Brings the schema from its version to the newest, all in one transaction: killed at any moment,
// the file has the old or the new one. A fresh file also gets its application id.
Status migrate(Database& database, std::span<const Migration> steps, const std::string& program);

}  // namespace hearsay
