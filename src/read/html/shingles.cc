#include "read/html/shingles.h"

#include <algorithm>

#include "base/ascii.h"

namespace hearsay::html {
namespace {

constexpr size_t kWords = 4;

// Anything beyond ASCII belongs to a word, except the General Punctuation of quotes and dashes.
bool in_word(std::string_view text, size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80)
    return (c >= '0' && c <= '9') || (lower_ascii(text[at]) >= 'a' && lower_ascii(text[at]) <= 'z');
  if (c == 0xE2) return !(at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80);
  const bool tail = at > 1 && static_cast<unsigned char>(text[at - 2]) == 0xE2 &&
                    static_cast<unsigned char>(text[at - 1]) == 0x80;
  const bool middle = c == 0x80 && at > 0 && static_cast<unsigned char>(text[at - 1]) == 0xE2;
  return !tail && !middle;
}

std::vector<uint64_t> words(std::string_view text) {
  std::vector<uint64_t> found;
  uint64_t hash = 0;
  bool open = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!in_word(text, i)) {
      if (open) found.push_back(hash);
      open = false;
      continue;
    }
    if (!open) hash = 1469598103934665603ull;
    open = true;
    hash = (hash ^ static_cast<unsigned char>(lower_ascii(text[i]))) * 1099511628211ull;
  }
  if (open) found.push_back(hash);
  return found;
}

std::vector<uint64_t> runs(std::string_view text) {
  const std::vector<uint64_t> each = words(text);
  std::vector<uint64_t> out;
  if (each.empty()) return out;
  const size_t length = std::min(each.size(), kWords);
  for (size_t i = 0; i + length <= each.size(); ++i) {
    uint64_t hash = 0;
    for (size_t w = i; w < i + length; ++w) hash = (hash + each[w]) * 0x9E3779B97F4A7C15ull;
    out.push_back(hash);
  }
  return out;
}

}  // namespace

Shingles::Shingles(std::string_view text) : hashes_(runs(text)) {
  std::sort(hashes_.begin(), hashes_.end());
}

double Shingles::share_of(std::string_view text) const {
  const std::vector<uint64_t> asked = runs(text);
  if (asked.empty() || hashes_.empty()) return 0;
  const auto found = std::count_if(asked.begin(), asked.end(), [&](uint64_t hash) {
    return std::binary_search(hashes_.begin(), hashes_.end(), hash);
  });
  return static_cast<double>(found) / static_cast<double>(asked.size());
}

bool same_words(std::string_view a, std::string_view b) { return words(a) == words(b); }

double shared_words(std::string_view a, std::string_view b) {
  const std::vector<uint64_t> asked = words(a);
  std::vector<uint64_t> there = words(b);
  if (asked.empty()) return 0;
  std::sort(there.begin(), there.end());
  const auto found = std::count_if(asked.begin(), asked.end(), [&](uint64_t hash) {
    return std::binary_search(there.begin(), there.end(), hash);
  });
  return static_cast<double>(found) / static_cast<double>(asked.size());
}

}  // namespace hearsay::html
