#include "read/fetch/follow.h"

#include <gtest/gtest.h>

#include <set>

#include "read/fetch/header_values.h"
#include "read/fetch/made_network.h"

namespace hearsay {
namespace {

constexpr const char* kFeed = "http://wire.example/feed.xml";

std::string rss(const std::string& items, const std::string& channel = "") {
  return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Halm Wire</title>"
         "<link>http://wire.example/</link>" +
         channel + items + "</channel></rss>";
}

std::string item(const std::string& path) {
  return "<item><title>Item " + path + "</title><link>http://wire.example" + path +
         "</link><guid>" + path + "</guid><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item>";
}

// A feed on a made network, its pages, and what a follower of it took and told.
struct Desk {
  explicit Desk(std::map<std::string, std::string> given) : pages(std::move(given)) {
    network.hosts["wire.example"] = {{"93.184.216.34"}};
    network.serve = [this](const MadeConnection& to) {
      const auto page = pages.find(to.target());
      to.write(page == pages.end() ? answer("404 Not Found", "", "no") : page->second);
    };
    options.env = &network;
    options.confinement = Confinement::Off;
    options.format = InputFormat::Auto;
    host.seen = [this](const std::string&, const std::string& name) { return done.contains(name); };
    host.take = [this](Article&& article, const SeenItem& seen) {
      done.insert(seen.item);
      taken.push_back(std::move(article));
      return true;
    };
    host.pass_over = [this](const SeenItem& seen) {
      done.insert(seen.item);
      passed.push_back(seen);
    };
    host.tell = [this](const std::string& sentence) { told.push_back(sentence); };
    state.url = kFeed;
  }
  Status poll() {
    network.slept += 1000 * 100'000;  // the next day
    return follower().poll(state);
  }
  Follower& follower() {
    if (!follower_) follower_ = std::make_unique<Follower>(options, settings, Courtesy{}, host);
    return *follower_;
  }
  // Targets asked for, in order.
  std::vector<std::string> asked() const {
    std::vector<std::string> targets;
    for (const std::string& request : network.requests()) {
      targets.push_back(MadeConnection(-1, request).target());
    }
    return targets;
  }

  std::map<std::string, std::string> pages;  // by target, whole answers
  MadeNetwork network;
  ReadOptions options;
  FollowSettings settings;
  FollowerHost host;
  FeedState state;
  std::set<std::string> done;
  std::vector<Article> taken;
  std::vector<SeenItem> passed;
  std::vector<std::string> told;
  std::unique_ptr<Follower> follower_;
};

std::string page(const std::string& text) {
  return answer("200 OK", "Content-Type: text/plain\r\n", text);
}

TEST(Follower, TakesNewItemsOldestFirstWithTheirPages) {
  Desk desk({{"/feed.xml", answer("200 OK", "ETag: \"1\"\r\n", rss(item("/b") + item("/a")))},
             {"/a", page("The first report, she said.")},
             {"/b", page("The second report, he said.")}});
  ASSERT_TRUE(desk.poll().ok());
  ASSERT_EQ(desk.taken.size(), 2u) << (desk.told.empty() ? "" : desk.told[0]);
  EXPECT_EQ(desk.taken[0].text, "The first report, she said.");
  EXPECT_EQ(desk.taken[0].title, "Item /a");
  EXPECT_EQ(desk.taken[0].outlet, "The Halm Wire");
  EXPECT_EQ(desk.taken[0].published.substr(0, 10), "2026-03-03");
  EXPECT_EQ(desk.taken[0].url, "http://wire.example/a");
  ASSERT_NE(desk.taken[0].capture, nullptr);
  EXPECT_EQ(desk.taken[0].capture->body, "The first report, she said.");
  EXPECT_EQ(desk.asked(), (std::vector<std::string>{"/feed.xml", "/robots.txt", "/a", "/b"}));
  EXPECT_EQ(desk.state.etag, "\"1\"");
  EXPECT_EQ(desk.state.title, "The Halm Wire");
  EXPECT_EQ(desk.state.failures, 0u);
  EXPECT_TRUE(desk.told.empty()) << desk.told[0];
}

TEST(Follower, AsksOnlyForWhatChangedAndForgetsNothing) {
  Desk desk({{"/feed.xml", answer("200 OK", "ETag: \"1\"\r\nLast-Modified: Tue, 03 Mar 2026 10:00:00 GMT\r\n",
                                  rss(item("/a")))},
             {"/a", page("A report.")}});
  ASSERT_TRUE(desk.poll().ok());
  desk.pages["/feed.xml"] = "HTTP/1.1 304 Not Modified\r\n\r\n";
  ASSERT_TRUE(desk.poll().ok());
  const std::string last = desk.network.requests().back();
  EXPECT_NE(last.find("If-None-Match: \"1\"\r\n"), std::string::npos) << last;
  EXPECT_NE(last.find("If-Modified-Since: Tue, 03 Mar 2026 10:00:00 GMT\r\n"), std::string::npos);
  EXPECT_EQ(desk.state.etag, "\"1\"");
  EXPECT_EQ(desk.taken.size(), 1u);
  EXPECT_EQ(desk.state.title, "The Halm Wire");
}

TEST(Follower, TakesAnItemOnlyOnce) {
  Desk desk({{"/feed.xml", answer("200 OK", "", rss(item("/a")))}, {"/a", page("A report.")}});
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(desk.poll().ok());
  EXPECT_EQ(desk.taken.size(), 1u);
}

TEST(Follower, KeepsOutOfWhereRobotsMayNotGo) {
  Desk desk({{"/feed.xml", answer("200 OK", "", rss(item("/secret/a") + item("/b")))},
             {"/robots.txt", page("User-agent: *\nDisallow: /secret\n")},
             {"/secret/a", page("Not for programs.")},
             {"/b", page("A report.")}});
  ASSERT_TRUE(desk.poll().ok());
  EXPECT_EQ(desk.asked(), (std::vector<std::string>{"/feed.xml", "/robots.txt", "/b"}));
  ASSERT_EQ(desk.passed.size(), 1u);
  EXPECT_EQ(desk.passed[0].outcome, ItemOutcome::Disallowed);
  ASSERT_EQ(desk.told.size(), 1u);
  EXPECT_NE(desk.told[0].find("robots.txt"), std::string::npos);
}

TEST(Follower, StaysAwayWhereRobotsTxtIsBroken) {
  Desk desk({{"/feed.xml", answer("200 OK", "", rss(item("/a")))},
             {"/robots.txt", answer("500 Oops", "", "")},
             {"/a", page("A report.")}});
  ASSERT_TRUE(desk.poll().ok());
  EXPECT_TRUE(desk.taken.empty());
}

TEST(Follower, PausesBetweenTwoRequestsToAHost) {
  Desk desk({{"/feed.xml", answer("200 OK", "", rss(item("/a") + item("/b")))},
             {"/robots.txt", page("User-agent: hearsay\nCrawl-delay: 9\n")},
             {"/a", page("A report.")},
             {"/b", page("B report.")}});
  const uint64_t before = desk.network.slept + 1000 * 100'000;
  ASSERT_TRUE(desk.poll().ok());
  // 2 s to the robots.txt, then 2 and 9 s.
  const uint64_t waited = desk.network.slept - before;
  EXPECT_GT(waited, 12'000u);
  EXPECT_LT(waited, 25'000u);
}

TEST(Follower, TellsAFailureOnceAndWaitsLongerEachTime) {
  Desk desk({{"/feed.xml", answer("500 Oops", "", "")}});
  int64_t wait = 0;
  for (uint32_t i = 1; i <= 4; ++i) {
    ASSERT_TRUE(desk.poll().ok());
    EXPECT_EQ(desk.state.failures, i);
    const int64_t now_wait = desk.state.next - desk.network.now();
    EXPECT_GT(now_wait, wait);
    wait = now_wait;
  }
  EXPECT_EQ(desk.told.size(), 1u);
  desk.pages["/feed.xml"] = answer("200 OK", "", rss(""));
  ASSERT_TRUE(desk.poll().ok());
  EXPECT_EQ(desk.state.failures, 0u);
  desk.pages["/feed.xml"] = answer("500 Oops", "", "");
  ASSERT_TRUE(desk.poll().ok());
  EXPECT_EQ(desk.told.size(), 2u);  // it is news again
}

TEST(Follower, WaitsAsLongAsItIsAskedTo) {
  Desk desk({{"/feed.xml", answer("503 Busy", "Retry-After: 200000\r\n", "")}});
  ASSERT_TRUE(desk.poll().ok());
  EXPECT_GE(desk.state.next - desk.network.now(), 200'000);
  desk.pages["/feed.xml"] = answer("200 OK", "Cache-Control: max-age=5000\r\n", rss(""));
  ASSERT_TRUE(desk.poll().ok());
  EXPECT_GE(desk.state.next - desk.network.now(), 5000);
  EXPECT_LT(desk.state.next - desk.network.now(), 6000);
  desk.pages["/feed.xml"] = answer("200 OK", "", rss("", "<ttl>120</ttl>"));
  ASSERT_TRUE(desk.poll().ok());
  EXPECT_GE(desk.state.next - desk.network.now(), 7200);
}

TEST(Follower, TriesAPageAgainAndThenGivesItUp) {
  Desk desk({{"/feed.xml", answer("200 OK", "ETag: \"1\"\r\n", rss(item("/a") + item("/gone")))},
             {"/a", answer("503 Busy", "", "")}});
  ASSERT_TRUE(desk.poll().ok());
  ASSERT_EQ(desk.passed.size(), 1u);  // 404 is for good
  EXPECT_EQ(desk.passed[0].item, "/gone");
  EXPECT_EQ(desk.passed[0].outcome, ItemOutcome::Failed);
  EXPECT_EQ(desk.state.etag, "");  // the feed must come whole again for the other one
  ASSERT_TRUE(desk.poll().ok());
  EXPECT_EQ(desk.passed.size(), 1u);
  ASSERT_TRUE(desk.poll().ok());
  EXPECT_EQ(desk.passed.size(), 2u);
  EXPECT_EQ(desk.told.size(), 3u);  // /gone, /a at first, /a for good
  EXPECT_EQ(desk.state.etag, "\"1\"");
}

TEST(Follower, ReachesNoPrivateAddressThroughAnItem) {
  Desk desk({{"/feed.xml",
              answer("200 OK", "",
                     rss("<item><link>http://127.0.0.1:631/</link><guid>1</guid></item>"
                         "<item><link>http://[::1]/</link><guid>2</guid></item>"
                         "<item><link>http://router.local/</link><guid>3</guid></item>"
                         "<item><link>http://inside.example/</link><guid>4</guid></item>"))}});
  desk.network.hosts["inside.example"] = {{"10.0.0.1"}};
  ASSERT_TRUE(desk.poll().ok());
  EXPECT_TRUE(desk.taken.empty());
  EXPECT_EQ(desk.network.connects, std::vector<std::string>{"93.184.216.34:80"});
}

TEST(Follower, EndsWhenAskedAndTakesTheRestNextTime) {
  Desk desk({{"/feed.xml", answer("200 OK", "ETag: \"1\"\r\n", rss(item("/b") + item("/a")))},
             {"/a", page("A report.")},
             {"/b", page("B report.")}});
  std::atomic<bool> stop = false;
  desk.options.fetch.stop = &stop;
  const auto take = desk.host.take;
  desk.host.take = [&](Article&& article, const SeenItem& seen) {
    stop = true;
    return take(std::move(article), seen);
  };
  EXPECT_FALSE(desk.poll().ok());
  EXPECT_EQ(desk.taken.size(), 1u);
  EXPECT_EQ(desk.state.etag, "");
  stop = false;
  EXPECT_FALSE(desk.poll().ok());
  EXPECT_EQ(desk.taken.size(), 2u);
}

TEST(PollTimes, StayWithinTheirBounds) {
  const FollowSettings settings;
  const auto next = [&](uint32_t failures, const PollAdvice& advice) {
    return seconds_until_next("http://wire.example/", failures, settings, advice);
  };
  EXPECT_GE(next(0, {}), 900u);
  EXPECT_LE(next(0, {}), 990u);
  EXPECT_GE(next(0, {.max_age = 1}), 900u);
  EXPECT_LE(next(0, {.ttl = UINT64_MAX}), 86'400u + 8640u);
  EXPECT_GE(next(1, {}), 1800u);
  EXPECT_LE(next(UINT32_MAX, {}), 86'400u + 8640u);
  EXPECT_GE(next(1, {.retry_after = 300'000}), 300'000u);
  EXPECT_LE(next(1, {.retry_after = UINT64_MAX}), 8u * 86'400u);
  FollowSettings often;
  often.every_seconds = 1;
  EXPECT_GE(seconds_until_next("x", 0, often, {}), 300u);
}

TEST(HeaderValues, SayWhenToAskAgain) {
  const auto headers = [](const std::string& line) { return "HTTP/1.1 503 Busy\r\n" + line + "\r\n\r\n"; };
  EXPECT_EQ(retry_after(headers("Retry-After: 120"), 0), 120u);
  EXPECT_EQ(retry_after(headers("retry-after: Thu, 01 Jan 1970 00:02:00 GMT"), 20), 100u);
  EXPECT_EQ(retry_after(headers("Retry-After: Thu, 01 Jan 1970 00:02:00 GMT"), 200), 0u);
  for (const char* line : {"X: 1", "Retry-After:", "Retry-After: -5", "Retry-After: soon", "Retry-After: 1.5x"}) {
    EXPECT_EQ(retry_after(headers(line), 0), std::nullopt) << line;
  }
  EXPECT_EQ(retry_after(headers("Retry-After: 99999999999999999999999"), 0), 366u * 86'400u);
  EXPECT_EQ(max_age(headers("Cache-Control: public, Max-Age=600 , x")), 600u);
  EXPECT_EQ(max_age(headers("Cache-Control: max-age=\"60\"")), 60u);
  EXPECT_EQ(max_age(headers("Cache-Control: no-cache, max-age=600")), 0u);
  EXPECT_EQ(max_age(headers("Cache-Control: max-age=")), std::nullopt);
  EXPECT_EQ(max_age(headers("X: 1")), std::nullopt);
}

}  // namespace
}  // namespace hearsay
