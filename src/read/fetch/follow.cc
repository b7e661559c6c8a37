#include "read/fetch/follow.h"

#include <algorithm>

#include "base/hash.h"
#include "io/peeked_source.h"
#include "read/fetch/header_values.h"
#include "read/fetch/web_input.h"

namespace hearsay {
namespace {

constexpr uint64_t kWeek = 7 * 86'400;
constexpr uint32_t kMostTries = 3;
constexpr size_t kMostPagesTried = 10'000;

// Whether the same page may be there another time.
bool is_passing(uint32_t status) { return status == 408 || status == 429 || status >= 500; }

}  // namespace

uint64_t seconds_until_next(const std::string& url, uint32_t failures,
                            const FollowSettings& settings, const PollAdvice& advice) {
  uint64_t wanted = std::max(settings.every_seconds, settings.least_seconds);
  if (failures == 0) {
    wanted = std::max({wanted, advice.ttl.value_or(0), advice.max_age.value_or(0)});
  } else {
    wanted <<= std::min(failures, 16u);
  }
  wanted = std::min(wanted, std::max(settings.most_seconds, settings.least_seconds));
  wanted = std::max(wanted, std::min(advice.retry_after.value_or(0), kWeek));
  const std::string digest = sha256_hex(url + " " + std::to_string(failures));
  const uint64_t draw = std::stoul(digest.substr(0, 4), nullptr, 16);  // 0 to 65535
  return wanted + wanted / 10 * draw / 65536;
}

Follower::Follower(const ReadOptions& options, const FollowSettings& settings,
                   const Courtesy& courtesy, const FollowerHost& host)
    : options_(options),
      settings_(settings),
      host_(host),
      env_(options.env != nullptr ? *options.env : Env::real()),
      visitor_(options.fetch, courtesy, env_) {}

bool Follower::stopped() const {
  return options_.fetch.stop != nullptr && options_.fetch.stop->load(std::memory_order_relaxed);
}

void Follower::fail(FeedState& state, const std::string& problem, const PollAdvice& advice) {
  if (problem != state.problem) host_.tell(problem);
  state.problem = problem;
  ++state.failures;
  state.next = env_.now() + static_cast<int64_t>(
                                seconds_until_next(state.url, state.failures, settings_, advice));
}

Result<FeedListing> Follower::read_file(const FeedState& state) {
  Result<std::unique_ptr<ByteSource>> file = env_.open(state.url);
  if (!file.ok()) return file.status();
  SourceInput input;
  input.name = input.path = state.url;
  const auto hear = [&](const InputProblem& problem) { host_.tell(problem.why); };
  return list_feed(**file, input, options_, hear);
}

Result<FeedListing> Follower::listing_of(FeedState& state, std::shared_ptr<const Capture>& capture,
                                         PollAdvice& advice, bool& unchanged) {
  // A person named this address; robots.txt is about what programs find by themselves.
  Result<Capture> got =
      visitor_.get(state.url, {state.etag, state.last_modified}, Robots::NotAsked);
  if (!got.ok()) return got.status();
  advice.max_age = max_age(got->headers);
  if (got->status != 200) advice.retry_after = retry_after(got->headers, env_.now());
  unchanged = got->status == 304;
  if (unchanged) return FeedListing();
  if (Status status = check_answer(*got); !status.ok()) return status;
  capture = std::make_shared<const Capture>(std::move(got).value());
  MemorySource bytes(capture->body);
  const auto hear = [&](const InputProblem& problem) { host_.tell(problem.why); };
  Result<FeedListing> listing = list_feed(bytes, source_of(*capture), options_, hear);
  if (listing.ok()) {
    state.etag = header_value(capture->headers, "ETag");
    state.last_modified = header_value(capture->headers, "Last-Modified");
    for (std::string* validator : {&state.etag, &state.last_modified}) {
      const bool plain = std::all_of(validator->begin(), validator->end(),
                                     [](char c) { return c >= 0x20 && c < 0x7F; });
      if (!plain || validator->size() > 1024) validator->clear();
    }
  }
  return listing;
}

Status Follower::poll(FeedState& state) {
  PollAdvice advice;
  std::shared_ptr<const Capture> capture;
  bool unchanged = false;
  const FeedState before = state;
  Result<FeedListing> listing = is_web_address(state.url)
                                    ? listing_of(state, capture, advice, unchanged)
                                    : read_file(state);
  const Status stop(StatusKind::Io, "Following was stopped");
  if (stopped()) {
    state = before;
    return stop;
  }
  state.polled = env_.now();
  if (!listing.ok()) {
    fail(state, listing.status().message(), advice);
    return Status::Ok();
  }
  if (!unchanged) state.title = listing->title;
  if (listing->ttl_minutes) advice.ttl = uint64_t{*listing->ttl_minutes} * 60;
  left_over_ = false;
  // Feeds name the newest first; the ledger gets them as they appeared.
  for (auto item = listing->items.rbegin(); item != listing->items.rend(); ++item) {
    if (take_item(state, *item, capture) && !stopped()) continue;
    // What is not taken yet must come again: as if it had not been asked for.
    state.etag = before.etag;
    state.last_modified = before.last_modified;
    return stop;
  }
  if (left_over_) {  // the feed must be read again though it may not change
    state.etag.clear();
    state.last_modified.clear();
  }
  state.failures = 0;
  state.problem.clear();
  state.next = env_.now() +
               static_cast<int64_t>(seconds_until_next(state.url, 0, settings_, advice));
  return Status::Ok();
}

bool Follower::take_item(const FeedState& state, ListedItem& item,
                         const std::shared_ptr<const Capture>& capture) {
  SeenItem seen;
  seen.feed = state.url;
  seen.item = !item.article.source_id.empty() ? item.article.source_id : item.article.url;
  seen.url = item.article.url;
  seen.seen = env_.now();
  if (seen.item.empty()) seen.item = "sha256:" + item.article.sha256;
  if (host_.seen(state.url, seen.item)) return true;
  if (item.whole) {
    item.article.capture = capture;
    return host_.take(std::move(item.article), seen);
  }
  if (seen.url.empty()) {
    seen.outcome = ItemOutcome::NoPage;
    host_.pass_over(seen);
    return true;
  }
  return visit_page(seen, item.article);
}

bool Follower::give_up_item(SeenItem& seen, ItemOutcome outcome, const std::string& why) {
  host_.tell(why);
  seen.outcome = outcome;
  tries_.erase(seen.url);
  host_.pass_over(seen);
  return true;
}

bool Follower::visit_page(SeenItem& seen, const Article& listed) {
  Result<Capture> got = visitor_.get(seen.url, {}, Robots::Obeyed);
  if (stopped()) return false;
  const Status status = got.ok() ? check_answer(*got) : got.status();
  if (!status.ok()) {
    if (status.kind() == StatusKind::Unsupported && !got.ok()) {
      return give_up_item(seen, ItemOutcome::Disallowed, status.message());
    }
    const bool passing = got.ok() ? is_passing(got->status)
                                  : status.kind() == StatusKind::Io ||
                                        status.kind() == StatusKind::NotFound ||
                                        status.kind() == StatusKind::Limit;
    if (tries_.size() > kMostPagesTried) tries_.clear();
    const uint32_t tries = ++tries_[seen.url];
    if (!passing || tries >= kMostTries) {
      return give_up_item(seen, ItemOutcome::Failed, status.message());
    }
    left_over_ = true;
    if (tries == 1) host_.tell(status.message() + "; it is tried again at the next poll");
    return true;
  }
  // The feed says what the page does not.
  ReadOptions options = options_;
  options.published = listed.published;
  options.title = listed.title;
  options.byline = listed.byline;
  options.language = listed.language;
  if (options.outlet.empty()) options.outlet = listed.outlet;
  bool more = true, found = false;
  std::string why = seen.url + " holds no article";
  read_capture(
      std::make_shared<const Capture>(std::move(got).value()), options,
      [&](Article&& article) {
        found = true;
        more = host_.take(std::move(article), seen);
        return false;  // the page of an item is one article
      },
      [&](const InputProblem& problem) { why = problem.why; });
  if (!found) return give_up_item(seen, ItemOutcome::Failed, why);
  tries_.erase(seen.url);
  return more;
}

}  // namespace hearsay
