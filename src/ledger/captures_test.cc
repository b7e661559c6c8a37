#include "hearsay/captures.h"

#include <gtest/gtest.h>

#include "ledger/invented_report.h"
#include "ledger/packing.h"
#include "ledger/scratch_folder.h"

namespace hearsay {
namespace {

Ledger opened(const std::string& path, LedgerMode mode) {
  Result<Ledger> ledger = Ledger::open(path, {.mode = mode, .program = "test"});
  EXPECT_TRUE(ledger.ok()) << ledger.status().message();
  return std::move(ledger).value();
}

Report fetched_report(uint32_t number, const Capture& capture) {
  Report report = numbered_report(number, 4);
  report.article.capture = std::make_shared<const Capture>(capture);
  return report;
}

TEST(Captures, AreKeptWithTheirArticleAndGivenBackAsTheyWere) {
  const ScratchFolder folder;
  const Capture page = invented_capture(1);
  Ledger ledger = opened(folder.file("l"), LedgerMode::Create);
  const Result<Added> added = ledger.add(fetched_report(1, page), invented_maker());
  ASSERT_TRUE(added.ok()) << added.status().message();
  ASSERT_TRUE(ledger.commit().ok());
  const Result<std::vector<KeptCapture>> kept = captures_of(ledger, added->article);
  ASSERT_TRUE(kept.ok()) << kept.status().message();
  ASSERT_EQ(kept->size(), 1u);
  for (const std::string& id : {page.id, page.id.substr(0, 8), added->article}) {
    const Result<KeptCapture> whole = find_capture(ledger, id);
    ASSERT_TRUE(whole.ok()) << whole.status().message();
    const Capture& again = whole->capture;
    EXPECT_EQ(again.id, page.id);
    EXPECT_EQ(again.body, page.body);
    EXPECT_EQ(again.headers, page.headers);
    EXPECT_EQ(again.url, page.url);
    EXPECT_EQ(again.final_url, page.final_url);
    EXPECT_EQ(again.address, page.address);
    EXPECT_EQ(again.fetched, page.fetched);
    EXPECT_EQ(again.status, 200u);
    ASSERT_EQ(again.redirects.size(), 1u);
    EXPECT_EQ(again.redirects[0].url, page.redirects[0].url);
    EXPECT_EQ(again.redirects[0].status, 301u);
    EXPECT_TRUE(again.body_kept);
    EXPECT_EQ(whole->articles, std::vector<std::string>{added->article});
  }
  EXPECT_TRUE(ledger.verify()->ok()) << ledger.verify()->damages[0].what;
}

TEST(Captures, OfOneArticleAddUpAndShareEqualBytes) {
  const ScratchFolder folder;
  Ledger ledger = opened(folder.file("l"), LedgerMode::Create);
  Capture page = invented_capture(1);
  ASSERT_TRUE(ledger.add(fetched_report(1, page), invented_maker()).ok());
  ASSERT_TRUE(ledger.add(fetched_report(1, page), invented_maker()).ok());  // the very same
  page.fetched += 86'400;
  identify(page);
  EXPECT_EQ(ledger.add(fetched_report(1, page), invented_maker())->outcome, AddOutcome::Same);
  ASSERT_TRUE(ledger.commit().ok());
  const std::string article = numbered_report(1, 4).article.id;
  const Result<std::vector<KeptCapture>> kept = captures_of(ledger, article);
  ASSERT_EQ(kept->size(), 2u);
  EXPECT_EQ(find_capture(ledger, article)->capture.fetched, page.fetched);  // the newest
  uint64_t bodies = 0;
  ASSERT_TRUE(each_capture(ledger, [&](const KeptCapture& one) {
                return bodies += one.capture.body.size(), true;
              }).ok());
  EXPECT_EQ(bodies, 2 * page.size);
  EXPECT_TRUE(ledger.verify()->ok());
}

TEST(Captures, AreKeptWithoutTheirBytesWhereAsked) {
  const ScratchFolder folder;
  Ledger ledger = opened(folder.file("l"), LedgerMode::Create);
  Capture page = invented_capture(1);
  page.body_kept = false;
  ASSERT_TRUE(ledger.add(fetched_report(1, page), invented_maker()).ok());
  ASSERT_TRUE(ledger.commit().ok());
  const Result<KeptCapture> kept = find_capture(ledger, page.id);
  ASSERT_TRUE(kept.ok());
  EXPECT_FALSE(kept->capture.body_kept);
  EXPECT_EQ(kept->capture.body, "");
  EXPECT_EQ(kept->capture.sha256, page.sha256);
  EXPECT_TRUE(ledger.verify()->ok());
}

TEST(Captures, AreSalvagedAndBackedUp) {
  const ScratchFolder folder;
  const Capture page = invented_capture(1);
  {
    Ledger ledger = opened(folder.file("l"), LedgerMode::Create);
    ASSERT_TRUE(ledger.add(fetched_report(1, page), invented_maker()).ok());
    ASSERT_TRUE(keep_feed_state(ledger, {.url = "https://wire.example/feed", .etag = "\"1\""}).ok());
    ASSERT_TRUE(keep_seen_item(ledger, {.feed = "https://wire.example/feed",
                                        .item = "1",
                                        .article = numbered_report(1, 4).article.id}).ok());
    ASSERT_TRUE(ledger.commit().ok());
    ASSERT_TRUE(ledger.close().ok());
  }
  Ledger ledger = opened(folder.file("l"), LedgerMode::Read);
  ASSERT_TRUE(ledger.backup(folder.file("backup")).ok());
  const Result<SalvageReport> salvaged = ledger.salvage(folder.file("salvaged"));
  ASSERT_TRUE(salvaged.ok()) << salvaged.status().message();
  EXPECT_EQ(salvaged->kept, 1u);
  EXPECT_EQ(salvaged->lost, 0u);
  for (const char* name : {"backup", "salvaged"}) {
    Ledger copy = opened(folder.file(name), LedgerMode::Read);
    EXPECT_EQ(find_capture(copy, page.id)->capture.body, page.body) << name;
    EXPECT_EQ(feed_state(copy, "https://wire.example/feed")->value().etag, "\"1\"") << name;
    EXPECT_TRUE(*item_seen(copy, "https://wire.example/feed", "1")) << name;
    EXPECT_TRUE(copy.verify()->ok()) << name;
  }
}

TEST(Feeds, AreRememberedAndTheirItemsSeenOnce) {
  const ScratchFolder folder;
  FeedState state{.url = "https://wire.example/feed", .title = "The Halm Wire", .etag = "\"7\"",
                  .last_modified = "Tue, 03 Mar 2026 10:00:00 GMT", .polled = 100, .next = 1000,
                  .failures = 2, .problem = "It was away."};
  {
    Ledger ledger = opened(folder.file("l"), LedgerMode::Create);
    EXPECT_FALSE(feed_state(ledger, state.url)->has_value());
    ASSERT_TRUE(keep_feed_state(ledger, state).ok());
    state.failures = 3;
    ASSERT_TRUE(keep_feed_state(ledger, state).ok());  // in place of the one before
    const SeenItem item{.feed = state.url, .item = "item 1", .url = "https://wire.example/1",
                        .seen = 99, .outcome = ItemOutcome::Disallowed};
    EXPECT_FALSE(*item_seen(ledger, state.url, "item 1"));
    ASSERT_TRUE(keep_seen_item(ledger, item).ok());
    ASSERT_TRUE(keep_seen_item(ledger, item).ok());
    ASSERT_TRUE(ledger.commit().ok());
    ASSERT_TRUE(ledger.close().ok());
  }
  Ledger ledger = opened(folder.file("l"), LedgerMode::Read);
  const Result<std::vector<FeedState>> all = all_feeds(ledger);
  ASSERT_EQ(all->size(), 1u);
  EXPECT_EQ(all->front().failures, 3u);
  EXPECT_EQ(all->front().problem, "It was away.");
  EXPECT_EQ(all->front().last_modified, state.last_modified);
  EXPECT_EQ(all->front().next, 1000);
  EXPECT_TRUE(*item_seen(ledger, state.url, "item 1"));
  EXPECT_FALSE(*item_seen(ledger, "https://other.example/feed", "item 1"));
  EXPECT_TRUE(ledger.verify()->ok());
  EXPECT_EQ(keep_feed_state(ledger, state).kind(), StatusKind::InvalidInput);  // only read
}

TEST(Packing, GivesBackWhatItTookAndNothingElse) {
  for (const std::string& bytes : {std::string(), std::string("x"), std::string(100'000, 'a'),
                                   std::string("\0\xFF\x1F\x8B", 4)}) {
    const Packed packed = pack(bytes);
    EXPECT_LE(packed.bytes.size(), bytes.size());
    EXPECT_EQ(unpack(packed.packing, packed.bytes, bytes.size()).value(), bytes);
    EXPECT_FALSE(unpack(packed.packing, packed.bytes, bytes.size() + 1).ok());
    EXPECT_FALSE(unpack(packed.packing, packed.bytes, uint64_t{1} << 60).ok());
    EXPECT_FALSE(unpack("lzma", packed.bytes, bytes.size()).ok());
  }
  EXPECT_FALSE(unpack("zstd", "no frame at all", 100).ok());
}

}  // namespace
}  // namespace hearsay
