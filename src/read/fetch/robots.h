// robots.txt (RFC 9309): which paths of a host a program may ask for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

class RobotsRules {
 public:
  // Everything may be asked for; nothing may.
  static RobotsRules allow_all() { return {}; }
  static RobotsRules allow_none();

  // The rules for the program `agent` ("hearsay", lower case): of the groups that name it, else of
  // those for "*". Lines that are none are passed over; only the first 512 KB count. Cost is linear.
  static RobotsRules parse(std::string_view text, std::string_view agent);

  // Whether `target` (path and query, as Url::target) may be asked for: the longest rule that fits
  // decides, an Allow where two are equally long. Linear in target and rules; no backtracking.
  bool allows(std::string_view target) const;

  // Seconds between two requests, where the host asks for that (no part of the standard, widely
  // used).
  std::optional<uint32_t> crawl_delay() const { return crawl_delay_; }

 private:
  struct Rule {
    std::string pattern;  // in one form, see robots.cc
    bool allow = false;
  };
  std::vector<Rule> rules_;
  std::optional<uint32_t> crawl_delay_;
};

}  // namespace hearsay
