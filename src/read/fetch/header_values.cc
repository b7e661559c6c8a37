#include "read/fetch/header_values.h"

#include <curl/curl.h>

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "hearsay/capture.h"

namespace hearsay {
namespace {

constexpr uint64_t kMostSeconds = 366 * 86'400;

// Whole numbers only; longer ones than a year count as a year.
std::optional<uint64_t> seconds_in(std::string_view text) {
  uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = std::min(value * 10 + static_cast<uint64_t>(c - '0'), kMostSeconds);
  }
  if (text.empty()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<uint64_t> retry_after(std::string_view headers, int64_t now) {
  const std::string_view value = header_value(headers, "Retry-After");
  if (value.empty() || value.size() > 64) return std::nullopt;
  if (const auto seconds = seconds_in(value)) return seconds;
  const auto date = static_cast<int64_t>(curl_getdate(std::string(value).c_str(), nullptr));
  if (date < 0) return std::nullopt;
  if (date <= now) return uint64_t{0};
  return std::min(static_cast<uint64_t>(date - now), kMostSeconds);
}

std::optional<uint64_t> max_age(std::string_view headers) {
  std::string_view value = header_value(headers, "Cache-Control");
  std::optional<uint64_t> age;
  while (!value.empty()) {
    const size_t comma = std::min(value.find(','), value.size());
    std::string part = lower_ascii(value.substr(0, comma));
    value.remove_prefix(std::min(comma + 1, value.size()));
    part.erase(0, std::min(part.find_first_not_of(" \t"), part.size()));
    part.erase(part.find_last_not_of(" \t") + 1);
    if (part == "no-store" || part == "no-cache") return uint64_t{0};
    if (!part.starts_with("max-age=")) continue;
    std::string_view number = std::string_view(part).substr(8);
    if (number.size() >= 2 && number.front() == '"' && number.back() == '"') {
      number = number.substr(1, number.size() - 2);
    }
    if (const auto seconds = seconds_in(number)) age = seconds;
  }
  return age;
}

}  // namespace hearsay
