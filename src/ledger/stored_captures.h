// Loads captures back out of their rows, checking each row's checksum and each body's hash.
#pragma once

#include <string>

#include "hearsay/captures.h"
#include "ledger/store.h"
#include "ledger/tables.h"

namespace hearsay {

class StoredCaptures {
 public:
  // The ledger must be of schema 2 or later.
  explicit StoredCaptures(Ledger::Store& store);

  // The capture of that row; its body only where asked for. Error: Corrupt.
  Result<KeptCapture> capture(int64_t row, bool with_body);

 private:
  Status damaged(const Table& table, const std::string& which) const;
  Status find_body(Capture& capture);
  Status add_body(Capture& capture);

  Ledger::Store& store_;
  Query capture_, bytes_, has_bytes_, articles_;
};

}  // namespace hearsay
