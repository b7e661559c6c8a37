#include "extract/furniture.h"

#include <string_view>

namespace hearsay::extract {
namespace {

constexpr uint32_t kNameReach = 8;    // tokens from a name to its second, glued mention
constexpr uint32_t kListReach = 160;  // tokens of a list of headlines

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// "BrandtFerry", "Brandt2026": where the second word begins; 0 if it is one word.
size_t glue_in(std::string_view word) {
  for (size_t i = 3; i + 1 < word.size(); ++i) {
    if (is_lower(word[i - 1]) && (is_upper(word[i]) || (word[i] >= '0' && word[i] <= '9')))
      return i;
  }
  return 0;
}

}  // namespace

std::vector<bool> glued_headlines(const Report& report) {
  const std::string_view text = report.article.text;
  const auto& tokens = report.text.tokens;
  std::vector<bool> dropped;
  uint32_t next_end = 0;  // one past the next "MORE", looked for once
  for (uint32_t i = 1; i < tokens.size(); ++i) {
    const std::string_view word = tokens[i].span.of(text);
    if (!is_upper(word[0]) || word.size() < 6) continue;
    const size_t glue = glue_in(word);
    if (glue == 0) continue;
    // The name stands in front once more: "Brandt Ada Lise Brandt|Ferry".
    uint32_t name = i;
    while (name > 0 && i - name < kNameReach) {
      --name;
      if (tokens[name].span.of(text) == word.substr(0, glue)) break;
    }
    if (tokens[name].span.of(text) != word.substr(0, glue)) continue;
    if (next_end <= i) {
      next_end = i + 1;
      while (next_end < tokens.size() && tokens[next_end].span.of(text) != "MORE") ++next_end;
      ++next_end;
    }
    if (next_end > tokens.size() || next_end - i > kListReach) continue;
    const std::string_view between =
        text.substr(tokens[i].span.begin, tokens[next_end - 1].span.end - tokens[i].span.begin);
    if (between.find('\n') != std::string_view::npos) continue;
    if (dropped.empty()) dropped.assign(tokens.size(), false);
    for (uint32_t k = name + 1; k < next_end; ++k) dropped[k] = true;
    i = next_end - 1;
  }
  return dropped;
}

}  // namespace hearsay::extract
