#include "read/fetch/visitor.h"

#include <algorithm>

#include "io/env.h"
#include "read/fetch/gate.h"

namespace hearsay {
namespace {

constexpr uint32_t kSlice = 200;            // how long a stop may go unnoticed
constexpr size_t kMostHosts = 4096;
constexpr uint64_t kMostRobotsBytes = 1 << 20;

}  // namespace

bool wait(Env& env, uint64_t milliseconds, const std::atomic<bool>* stop) {
  while (milliseconds != 0) {
    if (stop != nullptr && stop->load(std::memory_order_relaxed)) return false;
    const auto slice = static_cast<uint32_t>(std::min<uint64_t>(milliseconds, kSlice));
    env.sleep(slice);
    milliseconds -= slice;
  }
  return stop == nullptr || !stop->load(std::memory_order_relaxed);
}

Status Visitor::wait_for(Host& host) {
  const uint64_t now = env_.ticks();
  const uint64_t left = host.free_at > now ? host.free_at - now : 0;
  if (!wait(env_, left, options_.stop)) return {StatusKind::Io, "Fetching was stopped"};
  uint64_t pause = courtesy_.pause_milliseconds;
  if (const auto delay = host.rules.crawl_delay(); delay && pause != 0) {
    pause = std::max(pause, std::min<uint64_t>(uint64_t{*delay} * 1000,
                                               courtesy_.most_pause_milliseconds));
  }
  host.free_at = std::max(env_.ticks(), host.free_at) + pause;
  return Status::Ok();
}

// RFC 9309, 2.3.1: no such file, everything is allowed; no sensible answer, nothing is.
void Visitor::read_robots(const Url& url, Host& host) {
  FetchOptions options = options_;
  options.max_bytes = kMostRobotsBytes;
  options.max_redirects = 5;
  host.read_at = env_.now();
  if (!wait_for(host).ok()) return;
  const Result<Capture> got =
      fetch_through(url.origin() + "/robots.txt", {}, options, env_, nullptr, Encoding::Plain);
  if (!got.ok() && got.status().kind() == StatusKind::InvalidInput) {
    host.rules = RobotsRules::allow_all();  // refused before it was asked; the page will be, too
  } else if (!got.ok() || got->status >= 500 || got->status == 429) {
    host.rules = RobotsRules::allow_none();
    // Asked again soon, not only tomorrow.
    host.read_at = env_.now() - courtesy_.robots_seconds + 600;
  } else if (got->status != 200) {
    host.rules = RobotsRules::allow_all();
  } else {
    host.rules = RobotsRules::parse(got->body, "hearsay");
  }
}

Status Visitor::may_visit(const Url& url, Robots robots) {
  const std::string origin = url.origin();
  if (hosts_.size() >= kMostHosts && !hosts_.contains(origin)) hosts_.clear();
  Host& host = hosts_[origin];
  if (robots == Robots::Obeyed) {
    const bool old = host.read_at == 0 || env_.now() - host.read_at >= courtesy_.robots_seconds;
    if (old) read_robots(url, host);
    if (!host.rules.allows(url.target)) {
      return {StatusKind::Unsupported, url.text() + " was not fetched: the robots.txt of its host "
                                                    "forbids it"};
    }
  }
  return wait_for(host);
}

Result<Capture> Visitor::get(const std::string& url, const FetchCondition& condition,
                             Robots robots) {
  const Gate gate = [&](const Url& next) { return may_visit(next, robots); };
  return fetch_through(url, condition, options_, env_, &gate, Encoding::Gzip);
}

}  // namespace hearsay
