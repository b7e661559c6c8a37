// Reads captures and feeds back out of their rows.
#include "hearsay/captures.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "ledger/capture_writer.h"
#include "ledger/packing.h"
#include "ledger/stored_captures.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 4> kOutcomes = {"article", "disallowed", "failed",
                                                       "no_page"};

bool has_captures(const Ledger& ledger) { return ledger.schema_version() >= 2; }

Status reading_only(const Ledger& ledger) {
  return {StatusKind::InvalidInput,
          "The ledger " + ledger.path() + " was opened for reading only."};
}

bool parse_redirects(std::string_view json, std::vector<Redirect>& redirects) {
  if (json.empty()) return true;
  simdjson::dom::parser parser;
  simdjson::dom::array array;
  if (parser.parse(simdjson::padded_string(json)).get(array)) return false;
  for (const simdjson::dom::element element : array) {
    std::string_view url, address;
    uint64_t status = 0;
    if (element["url"].get(url) || element["status"].get(status) ||
        element["address"].get(address)) {
      return false;
    }
    redirects.push_back({std::string(url), static_cast<uint32_t>(status), std::string(address)});
  }
  return true;
}

FeedState state_of_row(const Query& row) {
  FeedState state;
  state.url = row.text(0);
  state.title = row.text(1);
  state.etag = row.text(2);
  state.last_modified = row.text(3);
  state.polled = row.integer(4);
  state.next = row.integer(5);
  state.failures = row.uint32(6);
  state.problem = row.text(7);
  return state;
}

bool sum_fits(const Table& table, const Query& row) {
  return row.integer(row.columns() - 1) == checksum_of_row(table, row);
}

Result<std::vector<FeedState>> feeds_where(Ledger& ledger, const char* where,
                                           const std::string& value) {
  std::vector<FeedState> states;
  if (!has_captures(ledger)) return states;
  Query query(ledger.store().database, select_sql(kFeedTable) + where);
  if (!value.empty()) query.bind(value);
  while (query.next()) {
    // What is only remembered may be forgotten: a damaged row is as if the feed were new.
    if (sum_fits(kFeedTable, query)) states.push_back(state_of_row(query));
  }
  if (!query.status().ok()) return query.status();
  return states;
}

}  // namespace

std::string_view name_of(ItemOutcome outcome) { return kOutcomes[static_cast<size_t>(outcome)]; }

StoredCaptures::StoredCaptures(Ledger::Store& store)
    : store_(store),
      capture_(store.database, select_sql(kCaptureTable) + " WHERE row=?"),
      bytes_(store.database, select_sql(kCaptureBytesTable) + " WHERE sha256=?"),
      has_bytes_(store.database, "SELECT 1 FROM capture_bytes WHERE sha256=?"),
      articles_(store.database,
                "SELECT a.id FROM article_capture c JOIN article a ON a.row=c.article"
                " WHERE c.capture=? ORDER BY c.article") {}

Status StoredCaptures::damaged(const Table& table, const std::string& which) const {
  return {StatusKind::Corrupt, "The ledger " + store_.path + " has a damaged row (" +
                                   std::string(table.name) + " " + which +
                                   "); `hearsay verify` names all there are."};
}

Result<KeptCapture> StoredCaptures::capture(int64_t row, bool with_body) {
  KeptCapture kept;
  Capture& capture = kept.capture;
  capture_.reset();
  if (!capture_.bind(row).next()) {
    if (!capture_.status().ok()) return capture_.status();
    return damaged(kCaptureTable, std::to_string(row));
  }
  if (!sum_fits(kCaptureTable, capture_) ||
      !parse_redirects(capture_.text(3), capture.redirects)) {
    return damaged(kCaptureTable, std::to_string(row));
  }
  capture.id = capture_.text(1);
  capture.url = capture_.text(2);
  capture.final_url = capture_.text(4);
  capture.address = capture_.text(5);
  capture.status = capture_.uint32(6);
  capture.fetched = capture_.integer(7);
  capture.sha256 = capture_.text(8);
  capture.size = static_cast<uint64_t>(capture_.integer(9));
  capture.headers = capture_.blob(11);
  capture_.reset();
  articles_.reset();
  articles_.bind(row);
  while (articles_.next()) kept.articles.emplace_back(articles_.text(0));
  if (!articles_.status().ok()) return articles_.status();
  Status status = with_body ? add_body(capture) : find_body(capture);
  if (!status.ok()) return status;
  return kept;
}

Status StoredCaptures::find_body(Capture& capture) {
  has_bytes_.reset();
  capture.body_kept = has_bytes_.bind(capture.sha256).next();
  return has_bytes_.status();
}

Status StoredCaptures::add_body(Capture& capture) {
  bytes_.reset();
  capture.body_kept = bytes_.bind(capture.sha256).next();
  if (!capture.body_kept) return bytes_.status();
  const Status wrong = damaged(kCaptureBytesTable, capture.sha256.substr(0, 16));
  if (!sum_fits(kCaptureBytesTable, bytes_)) return wrong;
  Result<std::string> body =
      unpack(bytes_.text(3), bytes_.blob(4), static_cast<uint64_t>(bytes_.integer(2)));
  if (!body.ok() || body->size() != capture.size || sha256_hex(*body) != capture.sha256) {
    return wrong;
  }
  capture.body = std::move(*body);
  bytes_.reset();
  return Status::Ok();
}

Result<std::vector<KeptCapture>> captures_of(Ledger& ledger, const std::string& article) {
  std::vector<KeptCapture> all;
  if (!has_captures(ledger)) return all;
  const Snapshot snapshot(ledger.store());
  if (!snapshot.status().ok()) return snapshot.status();
  StoredCaptures captures(ledger.store());
  Query rows(ledger.store().database,
             "SELECT c.capture FROM article a JOIN article_capture c ON c.article=a.row"
             " WHERE a.id=? ORDER BY c.capture");
  rows.bind(article);
  while (rows.next()) {
    Result<KeptCapture> kept = captures.capture(rows.integer(0), false);
    if (!kept.ok()) return kept.status();
    all.push_back(std::move(kept).value());
  }
  if (!rows.status().ok()) return rows.status();
  return all;
}

Result<KeptCapture> find_capture(Ledger& ledger, const std::string& id) {
  const Status none(StatusKind::NotFound,
                    "Nothing in the ledger " + ledger.path() + " was captured under " +
                        id.substr(0, 80) + "; `hearsay show ARTICLE` names the captures there are.");
  if (!has_captures(ledger) || id.size() < 3) return none;
  const Snapshot snapshot(ledger.store());
  if (!snapshot.status().ok()) return snapshot.status();
  const bool by_article = id.starts_with("a:");
  // The newest of an article; of captures, those whose id begins so.
  Query rows(ledger.store().database,
             by_article ? "SELECT max(c.capture), a.id FROM article a JOIN article_capture c"
                          " ON c.article=a.row WHERE a.id >= ? AND a.id < ? GROUP BY a.id LIMIT 2"
                        : "SELECT row, id FROM capture WHERE id >= ? AND id < ? ORDER BY id LIMIT 2");
  const std::string end = id + "\xFF";
  rows.bind(id).bind(end);
  std::vector<int64_t> found;
  bool whole = false;
  while (rows.next()) {
    whole = whole || rows.text(1) == id;
    found.push_back(rows.integer(0));
  }
  if (!rows.status().ok()) return rows.status();
  if (found.empty()) return none;
  if (found.size() > 1 && !whole) {
    return Status(StatusKind::InvalidInput,
                  "Several things begin with " + id.substr(0, 80) + "; write more of the id.");
  }
  return StoredCaptures(ledger.store()).capture(found.front(), true);
}

Status each_capture(Ledger& ledger, const std::function<bool(const KeptCapture&)>& visit) {
  if (!has_captures(ledger)) return Status::Ok();
  const Snapshot snapshot(ledger.store());
  if (!snapshot.status().ok()) return snapshot.status();
  StoredCaptures captures(ledger.store());
  Query rows(ledger.store().database, "SELECT row FROM capture ORDER BY row");
  while (rows.next()) {
    const Result<KeptCapture> kept = captures.capture(rows.integer(0), true);
    if (!kept.ok()) return kept.status();
    if (!visit(*kept)) return Status::Ok();
  }
  return rows.status();
}

Result<std::optional<FeedState>> feed_state(Ledger& ledger, const std::string& url) {
  Result<std::vector<FeedState>> found = feeds_where(ledger, " WHERE url=?", url);
  if (!found.ok()) return found.status();
  if (found->empty()) return std::optional<FeedState>();
  return std::optional<FeedState>(std::move(found->front()));
}

Result<std::vector<FeedState>> all_feeds(Ledger& ledger) {
  return feeds_where(ledger, " ORDER BY url", "");
}

Result<bool> item_seen(Ledger& ledger, const std::string& feed, const std::string& item) {
  if (!has_captures(ledger)) return false;
  Query query(ledger.store().database, "SELECT 1 FROM feed_item WHERE feed=? AND item=?");
  const bool found = query.bind(feed).bind(item).next();
  if (!query.status().ok()) return query.status();
  return found;
}

Status keep_feed_state(Ledger& ledger, const FeedState& state) {
  Ledger::Store& store = ledger.store();
  if (!store.broken.ok()) return store.broken;
  if (store.captures == nullptr) return reading_only(ledger);
  if (Status status = store.begin_batch(); !status.ok()) return status;
  Status status = store.captures->keep(state);
  return status.ok() ? status : store.give_up(status);
}

Status keep_seen_item(Ledger& ledger, const SeenItem& item) {
  Ledger::Store& store = ledger.store();
  if (!store.broken.ok()) return store.broken;
  if (store.captures == nullptr) return reading_only(ledger);
  if (Status status = store.begin_batch(); !status.ok()) return status;
  Status status = store.captures->keep(item);
  return status.ok() ? status : store.give_up(status);
}

}  // namespace hearsay
