#include "ledger/capture_writer.h"

#include "base/hash.h"
#include "base/json_writer.h"
#include "hearsay/captures.h"
#include "ledger/entry_writer.h"
#include "ledger/packing.h"

namespace hearsay {
namespace {

// Whether a query for one row finds one; then its first column.
Result<int64_t> first_column(Query& query) {
  const int64_t value = query.next() ? query.integer(0) : 0;
  Status status = query.status();
  query.reset();
  if (!status.ok()) return status;
  return value;
}

}  // namespace

std::string redirects_json(const std::vector<Redirect>& redirects) {
  std::string out;
  if (redirects.empty()) return out;
  JsonWriter json(out);
  json.begin_array();
  for (const Redirect& redirect : redirects) {
    json.begin_object();
    json.key("url");
    json.string(redirect.url);
    json.key("status");
    json.number(uint64_t{redirect.status});
    json.key("address");
    json.string(redirect.address);
    json.end_object();
  }
  json.end_array();
  return out;
}

std::string capture_chain(const std::string& before, const std::string& id) {
  std::string digest;
  append_chain_field(digest, before);
  append_chain_field(digest, id);
  return sha256_hex(digest);
}

CaptureWriter::CaptureWriter(Database& database)
    : database_(database),
      bytes_(database, kCaptureBytesTable),
      capture_(database, kCaptureTable),
      article_capture_(database, kArticleCaptureTable),
      item_(database, kFeedItemTable),
      feed_(database, kFeedTable),
      known_bytes_(database, "SELECT row FROM capture_bytes WHERE sha256=?"),
      known_capture_(database, "SELECT row FROM capture WHERE id=?"),
      known_pair_(database, "SELECT 1 FROM article_capture WHERE article=? AND capture=?"),
      known_item_(database, "SELECT 1 FROM feed_item WHERE feed=? AND item=?"),
      article_row_(database, "SELECT row FROM article WHERE id=?"),
      last_bytes_(database, "SELECT ifnull(max(row), 0) FROM capture_bytes"),
      last_capture_(database, "SELECT row, chain FROM capture ORDER BY row DESC LIMIT 1"),
      last_item_(database, "SELECT ifnull(max(row), 0) FROM feed_item") {
  for (const Status& status :
       {bytes_.status(), capture_.status(), article_capture_.status(), item_.status(),
        feed_.status(), known_bytes_.status(), known_capture_.status(), known_pair_.status(),
        known_item_.status(), article_row_.status(), last_bytes_.status(), last_capture_.status(),
        last_item_.status()}) {
    if (status_.ok() && !status.ok()) status_ = status;
  }
}

Status CaptureWriter::begin() {
  const Result<int64_t> bytes = first_column(last_bytes_);
  if (!bytes.ok()) return bytes.status();
  const Result<int64_t> item = first_column(last_item_);
  if (!item.ok()) return item.status();
  bytes_row_ = *bytes;
  item_row_ = *item;
  capture_row_ = 0;
  chain_.clear();
  if (last_capture_.next()) {
    capture_row_ = last_capture_.integer(0);
    chain_ = last_capture_.text(1);
  }
  Status status = last_capture_.status();
  last_capture_.reset();
  return status;
}

Status CaptureWriter::write_bytes(const Capture& capture) {
  if (!capture.body_kept) return Status::Ok();
  const Result<int64_t> known = first_column(known_bytes_.bind(capture.sha256));
  if (!known.ok()) return known.status();
  if (*known != 0) return Status::Ok();
  const Packed packed = pack(capture.body);
  bytes_.integer(++bytes_row_).text(capture.sha256).integer(static_cast<int64_t>(capture.size));
  return bytes_.text(packed.packing).blob(packed.bytes).insert();
}

Result<int64_t> CaptureWriter::write_capture(const Capture& capture) {
  const Result<int64_t> known = first_column(known_capture_.bind(capture.id));
  if (!known.ok() || *known != 0) return known;
  if (Status status = write_bytes(capture); !status.ok()) return status;
  chain_ = capture_chain(chain_, capture.id);
  const std::string redirects = redirects_json(capture.redirects);
  capture_.integer(++capture_row_).text(capture.id).text(capture.url).text_or_null(redirects);
  capture_.text(capture.final_url).text(capture.address).integer(capture.status);
  capture_.integer(capture.fetched).text(capture.sha256);
  capture_.integer(static_cast<int64_t>(capture.size)).text(chain_);
  if (Status status = capture_.blob(capture.headers).insert(); !status.ok()) return status;
  return capture_row_;
}

Status CaptureWriter::keep(const Capture& capture, int64_t article) {
  const Result<int64_t> row = write_capture(capture);
  if (!row.ok()) return row.status();
  const Result<int64_t> known = first_column(known_pair_.bind(article).bind(*row));
  if (!known.ok()) return known.status();
  if (*known != 0) return Status::Ok();
  return article_capture_.integer(article).integer(*row).insert();
}

Status CaptureWriter::keep(const FeedState& state) {
  feed_.text(state.url).text_or_null(state.title).text_or_null(state.etag);
  feed_.text_or_null(state.last_modified).integer(state.polled).integer(state.next);
  return feed_.integer(state.failures).text_or_null(state.problem).insert();
}

Status CaptureWriter::keep(const SeenItem& item) {
  const Result<int64_t> known = first_column(known_item_.bind(item.feed).bind(item.item));
  if (!known.ok()) return known.status();
  if (*known != 0) return Status::Ok();
  Result<int64_t> article = int64_t{0};
  if (!item.article.empty()) article = first_column(article_row_.bind(item.article));
  if (!article.ok()) return article.status();
  item_.integer(++item_row_).text(item.feed).text(item.item).text_or_null(item.url);
  item_.integer(item.seen).text(name_of(item.outcome));
  *article == 0 ? item_.null() : item_.integer(*article);
  return item_.insert();
}

}  // namespace hearsay
