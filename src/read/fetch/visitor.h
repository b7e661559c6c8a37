// Fetching as a polite program does that asks a host again and again: by its robots.txt, one request
// at a time, with a pause between two.
#pragma once

#include <map>
#include <string>

#include "hearsay/fetch.h"
#include "read/fetch/robots.h"
#include "read/fetch/url.h"

namespace hearsay {

struct Courtesy {
  uint32_t pause_milliseconds = 2000;       // between two requests to one host
  uint32_t most_pause_milliseconds = 30'000;  // whatever a host's Crawl-delay says
  int64_t robots_seconds = 86'400;          // how long a robots.txt is remembered
};

enum class Robots : unsigned char {
  Obeyed,
  NotAsked,  // for an address that a person named
};

class Visitor {
 public:
  // `options` and `env` must outlive it.
  Visitor(const FetchOptions& options, const Courtesy& courtesy, Env& env)
      : options_(options), courtesy_(courtesy), env_(env) {}

  // As fetch(), after the pause its host is owed; every host it is sent on to is asked, too.
  // Errors besides: Unsupported where a robots.txt forbids the address.
  Result<Capture> get(const std::string& url, const FetchCondition& condition, Robots robots);

 private:
  struct Host {
    RobotsRules rules;
    int64_t read_at = 0;      // its robots.txt, 0: not yet
    uint64_t free_at = 0;     // ticks when the next request may begin
  };
  Status wait_for(Host& host);
  Status may_visit(const Url& url, Robots robots);
  void read_robots(const Url& url, Host& host);

  const FetchOptions& options_;
  const Courtesy courtesy_;
  Env& env_;
  std::map<std::string, Host> hosts_;  // by origin
};

// Waits so long, or until `stop` becomes true; false if it did.
bool wait(Env& env, uint64_t milliseconds, const std::atomic<bool>* stop);

}  // namespace hearsay
