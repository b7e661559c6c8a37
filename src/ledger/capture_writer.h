// Writes captures with the articles that were read out of them, and what is remembered of feeds.
#pragma once

#include <cstdint>
#include <string>

#include "hearsay/capture.h"
#include "hearsay/follow.h"
#include "ledger/tables.h"

namespace hearsay {

class CaptureWriter {
 public:
  // `database` must outlive it and be of schema 2 or later.
  explicit CaptureWriter(Database& database);
  const Status& status() const { return status_; }

  // Call after every BEGIN: finds where the last rows ended.
  Status begin();
  // Within the open transaction: keeps `capture` (once, however often it is given) and that the
  // article of row `article` was read out of it. After an error the transaction must be rolled back.
  Status keep(const Capture& capture, int64_t article);
  Status keep(const FeedState& state);
  Status keep(const SeenItem& item);

 private:
  Status write_bytes(const Capture& capture);
  Result<int64_t> write_capture(const Capture& capture);

  Database& database_;
  RowWriter bytes_, capture_, article_capture_, item_, feed_;
  Query known_bytes_, known_capture_, known_pair_, known_item_, article_row_;
  Query last_bytes_, last_capture_, last_item_;
  Status status_;
  int64_t bytes_row_ = 0, capture_row_ = 0, item_row_ = 0;  // of the last ones written
  std::string chain_;                                       // of the last capture
};

// Redirects as JSON, empty where there are none.
std::string redirects_json(const std::vector<Redirect>& redirects);

// A capture's link in the chain of captures; see docs/formats/ledger.md.
std::string capture_chain(const std::string& before, const std::string& id);

}  // namespace hearsay
