#include "across/corrections.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <unordered_set>

#include "across/copies/credits.h"
#include "across/term_weights.h"
#include "across/words.h"

namespace hearsay::across {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool says_corrected(std::string_view line) {
  // Only the beginning: prose may well speak of a correction further down.
  const std::string head = lower(line.substr(0, std::min<size_t>(line.size(), 600)));
  for (const std::string_view opening :
       {"correction:", "corrections:", "correction -", "corrected:", "clarification:",
        "correction and clarification:", "retraction:", "editor's note:",
        "editor\xE2\x80\x99s note:"}) {
    if (!head.starts_with(opening)) continue;
    return !opening.starts_with("editor") || head.find("incorrect") != std::string::npos ||
           head.find("misstated") != std::string::npos || head.find("error") != std::string::npos ||
           head.find("retract") != std::string::npos;
  }
  const size_t earlier = std::min(head.find("earlier version of this"),
                                  head.find("previous version of this"));
  if (earlier == std::string::npos || earlier > 24) return false;
  for (const std::string_view word : {"article", "story", "report", "headline", "item", "post"}) {
    if (head.compare(earlier + 24, word.size(), word) == 0 ||
        head.compare(earlier + 25, word.size(), word) == 0) {
      return true;
    }
  }
  return false;
}

// "may 6" or "6 may" anywhere, as "05-06"; empty where no day is named.
std::string day_named(std::string_view passage) {
  const std::string text = lower(passage);
  const std::vector<Word> words = words_of(text, {0, static_cast<uint32_t>(text.size())});
  const auto number = [&](size_t i) {
    unsigned value = 0;
    if (i >= words.size()) return value;
    const std::string_view word = words[i].span.of(text);
    const auto end = std::from_chars(word.data(), word.data() + word.size(), value);
    return end.ec == std::errc() && end.ptr == word.data() + word.size() ? value : 0u;
  };
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].span.of(text);
    for (size_t month = 0; month < kMonths.size(); ++month) {
      const bool named = word == kMonths[month] ||
                         (word.size() == 3 && kMonths[month].starts_with(word));
      if (!named) continue;
      unsigned day = number(i + 1);
      if (day < 1 || day > 31) day = i > 0 ? number(i - 1) : 0;
      if (day < 1 || day > 31) continue;
      const auto two = [](size_t value) {
        return std::string(value < 10 ? "0" : "") + std::to_string(value);
      };
      return two(month + 1) + "-" + two(day);
    }
  }
  return {};
}

}  // namespace

std::vector<Span> corrections_in(const Article& article) {
  std::vector<Span> found;
  const std::string_view text = article.text;
  const size_t end = std::min<size_t>(article.body.end, text.size());
  for (size_t at = std::min<size_t>(article.body.begin, end); at < end;) {
    size_t stop = text.find('\n', at);
    stop = std::min(stop, end);
    size_t begin = at;
    while (begin < stop && (text[begin] == ' ' || text[begin] == '\t' || text[begin] == '*')) {
      ++begin;
    }
    if (begin < stop && says_corrected(text.substr(begin, stop - begin))) {
      found.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(stop)});
    }
    at = stop + 1;
  }
  return found;
}

bool may_correct(const Article& by, Span passage, const Article& earlier) {
  if (by.id == earlier.id) return false;
  if (!by.published.empty() && by.published < earlier.published) return false;
  const std::string words = lower(passage.of(by.text));
  if (words.find("version of this") != std::string::npos) {
    return !by.url.empty() && by.url == earlier.url;
  }
  if (by.outlet.empty() || !same_outlet(by.outlet, earlier.outlet)) return false;
  const std::string day = day_named(words);
  return day.empty() || (earlier.published.size() >= 10 && earlier.published.substr(5, 5) == day);
}

bool is_about(std::string_view passage, std::string_view content) {
  std::unordered_set<WordHash> said;
  for (const Word& word : words_of(passage, {0, static_cast<uint32_t>(passage.size())})) {
    said.insert(word.hash);
  }
  uint32_t shared = 0;
  std::unordered_set<WordHash> counted;
  for (const Word& word : words_of(content, {0, static_cast<uint32_t>(content.size())})) {
    constexpr float kTelling = 0.45f;
    if (!said.contains(word.hash) || !counted.insert(word.hash).second) continue;
    shared += term_weight(word.hash) >= kTelling ? 1 : 0;
  }
  return shared >= 2;
}

}  // namespace hearsay::across
