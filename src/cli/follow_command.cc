// hearsay follow, and hearsay add --feed: what is new in feeds, into the ledger.
#include <algorithm>
#include <atomic>
#include <charconv>
#include <csignal>
#include <optional>

#include "across/linker.h"
#include "cli/extraction.h"
#include "cli/follow.h"
#include "cli/ledger_access.h"
#include "hearsay/captures.h"
#include "io/env.h"
#include "read/fetch/follow.h"
#include "show/width.h"

namespace hearsay::cli {
namespace {

// Set by the first Ctrl-C; a second one ends the program at once.
std::atomic<bool> stop_asked = false;

void ask_to_stop(int signal) {
  stop_asked.store(true, std::memory_order_relaxed);
  std::signal(signal, SIG_DFL);
}

// "15m" in seconds.
std::optional<uint64_t> seconds_of(std::string_view text) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number == 0 || number > 100'000) return std::nullopt;
  const std::string_view unit(end, static_cast<size_t>(text.data() + text.size() - end));
  if (unit == "s") return number;
  if (unit == "m") return number * 60;
  if (unit == "h") return number * 3600;
  if (unit == "d") return number * 86'400;
  return std::nullopt;
}

std::string duration(int64_t seconds) {
  if (seconds < 120) return std::to_string(seconds) + " s";
  if (seconds < 7200) return std::to_string(seconds / 60) + " minutes";
  return std::to_string(seconds / 3600) + " hours";
}

// One command under way: the ledger is only open, and so only locked, while a feed is polled.
class Following {
 public:
  Following(Session& session, const Arguments& arguments, Extraction& extraction,
            const FollowSettings& settings, const Courtesy& courtesy)
      : session_(session),
        arguments_(arguments),
        extraction_(extraction),
        host_{[this](const std::string& feed, const std::string& item) { return seen(feed, item); },
              [this](Article&& article, const SeenItem& item) {
                return take(std::move(article), item);
              },
              [this](const SeenItem& item) { keep(item); },
              [this](const std::string& sentence) { session_.report(sentence); }},
        follower_(extraction.read, settings, courtesy, host_) {}

  // The feeds to follow: those named, else all the ledger remembers. False where that failed.
  bool remember(const std::vector<std::string>& urls);
  // Polls a feed; false to end.
  bool poll(FeedState& state);
  std::vector<FeedState>& feeds() { return feeds_; }
  const Status& broken() const { return broken_; }
  uint64_t added() const { return added_; }

 private:
  bool seen(const std::string& feed, const std::string& item) {
    const Result<bool> found = item_seen(*ledger_, feed, item);
    if (!found.ok()) broken_ = found.status();
    return found.ok() ? *found : true;
  }
  bool take(Article&& article, const SeenItem& item);
  Status commit() { return linker_ != nullptr ? linker_->commit() : ledger_->commit(); }
  void keep(const SeenItem& item) {
    if (Status status = keep_seen_item(*ledger_, item); !status.ok()) broken_ = status;
  }
  void print(const Report& report, const Added& added);

  Session& session_;
  const Arguments& arguments_;
  Extraction& extraction_;
  FollowerHost host_;
  Follower follower_;
  std::optional<Ledger> ledger_;
  std::unique_ptr<Linker> linker_;  // of ledger_; null with --no-link
  std::vector<FeedState> feeds_;
  Status broken_;
  uint64_t added_ = 0;
};

bool Following::remember(const std::vector<std::string>& urls) {
  Result<Ledger> ledger =
      open_ledger(arguments_, urls.empty() ? LedgerMode::Read : LedgerMode::Create);
  if (!ledger.ok()) {
    broken_ = ledger.status();
    return false;
  }
  if (urls.empty()) {
    Result<std::vector<FeedState>> all = all_feeds(*ledger);
    if (!all.ok()) broken_ = all.status();
    if (all.ok()) feeds_ = std::move(all).value();
    return broken_.ok();
  }
  for (const std::string& url : urls) {
    Result<std::optional<FeedState>> state = feed_state(*ledger, url);
    if (!state.ok()) broken_ = state.status();
    if (!state.ok()) return false;
    if (!state->has_value()) state->emplace().url = url;
    const bool twice = std::any_of(feeds_.begin(), feeds_.end(),
                                   [&](const FeedState& feed) { return feed.url == url; });
    if (!twice) feeds_.push_back(std::move(**state));
  }
  return true;
}

bool Following::take(Article&& article, const SeenItem& item) {
  if (!broken_.ok()) return false;
  const std::string place = article.read_from;
  Result<Report> report = run_stages(std::move(article), extraction_.stages);
  if (!report.ok()) {
    session_.report(place + ": " + report.status().message());
    SeenItem failed = item;
    failed.outcome = ItemOutcome::Failed;
    keep(failed);
    return broken_.ok();
  }
  Result<Added> added = ledger_->add(*report, extraction_.made_by);
  if (!added.ok() && added.status().kind() == StatusKind::InvalidInput) {
    session_.report(place + ": " + added.status().message());
    SeenItem failed = item;
    failed.outcome = ItemOutcome::Failed;
    keep(failed);
    return broken_.ok();
  }
  if (!added.ok()) {
    broken_ = added.status();
    return false;
  }
  if (linker_ != nullptr && added->outcome != AddOutcome::Same) {
    Status status = linker_->link(
        *report, *added, across::article_features(*report, extraction_.stages.model));
    if (!status.ok()) {
      broken_ = status;
      return false;
    }
  }
  SeenItem whole = item;
  whole.article = added->article;
  keep(whole);
  if (Status status = commit(); broken_.ok() && !status.ok()) broken_ = status;
  if (!broken_.ok()) return false;
  if (added->outcome == AddOutcome::Same) return true;
  ++added_;
  print(*report, *added);
  return session_.out.status().ok();
}

void Following::print(const Report& report, const Added& added) {
  const Article& article = report.article;
  const auto or_unknown = [](const std::string& text, const char* unknown) {
    return text.empty() ? std::string(unknown) : text;
  };
  std::string line = or_unknown(article.published.substr(0, 16), "no date") + " " +
                     or_unknown(article.outlet, "unknown outlet") + ": " +
                     or_unknown(article.title, "without title") + " (" + added.article + ", " +
                     std::to_string(added.statements) +
                     (added.statements == 1 ? " statement" : " statements");
  if (added.outcome == AddOutcome::NewVersion) line += ", after " + added.replaces;
  session_.out.write(terminal_safe(line + ")", session_.terminal.style.unicode) + "\n");
  session_.out.flush();
}

bool Following::poll(FeedState& state) {
  Result<Ledger> ledger = open_ledger(arguments_, LedgerMode::Create);
  if (!ledger.ok()) {
    // Somebody else writes to it now: no reason to end, the feed waits.
    if (ledger.status().kind() == StatusKind::Busy && !arguments_.has("--once")) {
      state.next = Env::real().now() + 5;
      return true;
    }
    broken_ = ledger.status();
    return false;
  }
  ledger_.emplace(std::move(ledger).value());
  if (!arguments_.has("--no-link")) {
    Result<std::unique_ptr<Linker>> linker = Linker::open(*ledger_);
    if (!linker.ok()) {
      broken_ = linker.status();
      return false;
    }
    linker_ = std::move(linker).value();
  }
  const Status polled = follower_.poll(state);
  // What the last poll told is as good as said even if this one was stopped.
  Status status = broken_.ok() ? keep_feed_state(*ledger_, state) : broken_;
  if (status.ok()) status = commit();
  linker_.reset();
  if (status.ok()) status = ledger_->close();
  ledger_.reset();
  if (broken_.ok()) broken_ = status;
  return polled.ok() && broken_.ok();
}

FeedState& first_due(std::vector<FeedState>& feeds) {
  return *std::min_element(feeds.begin(), feeds.end(), [](const FeedState& a, const FeedState& b) {
    return a.next < b.next;
  });
}

int finish(Session& session, const Following& following, const Arguments& arguments) {
  session.out.flush();
  if (!following.broken().ok()) return session.fail(following.broken());
  const std::string number = std::to_string(following.added());
  session.say("added " + number + (following.added() == 1 ? " article" : " articles") + " to " +
              choose_ledger(arguments).path);
  return session.exit_code(following.added() != 0);
}

}  // namespace

int add_feeds(Session& session, const Arguments& arguments, Extraction& extraction) {
  stop_asked = false;
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  extraction.read.fetch.stop = &stop_asked;
  const bool own = extraction.read.fetch.allow_private;
  Following following(session, arguments, extraction, {},
                      own ? Courtesy{.pause_milliseconds = 0} : Courtesy{});
  if (following.remember(arguments.operands())) {
    for (FeedState& feed : following.feeds()) {
      // Named by a person, now: asked whatever it said before.
      feed.etag.clear();
      feed.last_modified.clear();
      feed.problem.clear();
      if (!following.poll(feed)) break;
    }
  }
  return finish(session, following, arguments);
}

int run_follow(Session& session, const Arguments& arguments) {
  Result<Extraction> extraction = extraction_from(arguments);
  if (!extraction.ok()) {
    session.say("follow: " + extraction.status().message());
    return kUsage;
  }
  const bool own = arguments.has("--allow-private");
  FollowSettings settings;
  if (own) settings.least_seconds = 1;
  if (arguments.has("--every")) {
    const std::optional<uint64_t> every = seconds_of(arguments.text("--every"));
    if (!every || *every < settings.least_seconds) {
      session.say("follow: --every takes a time like 15m, 2h or 1d, at least " +
                  duration(static_cast<int64_t>(settings.least_seconds)));
      return kUsage;
    }
    settings.every_seconds = *every;
    settings.most_seconds = std::max(settings.most_seconds, *every);
  }
  for (const std::string& url : arguments.operands()) {
    if (is_web_address(url)) continue;
    session.say("follow: " + url + " is no web address; `hearsay add --feed` reads a feed in a file");
    return kUsage;
  }
  stop_asked = false;
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  extraction->read.fetch.stop = &stop_asked;
  Following following(session, arguments, *extraction, settings,
                      own ? Courtesy{.pause_milliseconds = 0} : Courtesy{});
  if (!following.remember(arguments.operands())) return finish(session, following, arguments);
  std::vector<FeedState>& feeds = following.feeds();
  std::erase_if(feeds, [](const FeedState& feed) { return !is_web_address(feed.url); });
  if (feeds.empty()) {
    session.say("follow: the ledger knows of no feed yet; name one");
    return kNone;
  }
  Env& env = Env::real();
  const bool once = arguments.has("--once");
  if (once) {
    for (FeedState& feed : feeds) {
      if (feed.next > env.now()) {
        session.say(feed.url + " is not due for another " + duration(feed.next - env.now()));
      } else if (!following.poll(feed)) {
        break;
      }
    }
    return finish(session, following, arguments);
  }
  for (;;) {
    FeedState& feed = first_due(feeds);
    const int64_t left = feed.next - env.now();
    if (left > 0 && !wait(env, static_cast<uint64_t>(left) * 1000, &stop_asked)) break;
    if (!following.poll(feed)) break;
  }
  const bool broken = !following.broken().ok() || !session.out.status().ok();
  const int code = finish(session, following, arguments);
  return broken ? code : kFound;  // it was asked to end, and did
}

}  // namespace hearsay::cli
