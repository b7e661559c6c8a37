// The letters A to Z alone, for names of files, headers and elements, where no language plays.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace hearsay {

inline char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

inline std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return lower_ascii(c); });
  return lower;
}

}  // namespace hearsay
