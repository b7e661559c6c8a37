// Makes the table of term weights: in how many of the articles given each word stands.
//
//   xz -dc articles.jsonl.xz | count_terms src/across/term_weights.bin
//
// Reads JSON Lines with "title" and "text" from standard input. Words in fewer than kLeast articles
// are left out: they get the weight 1. The weight is log(N / df) / log(N), in 255ths. Of a word
// only the upper 32 bits of its hash are kept (src/across/term_weights.cc).
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "across/words.h"

namespace {

constexpr uint32_t kLeast = 4;

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: count_terms TABLE < ARTICLES\n");
    return 2;
  }
  std::unordered_map<uint32_t, uint32_t> articles_with;
  double articles = 0;
  for (std::string line; std::getline(std::cin, line);) {
    const auto article = nlohmann::json::parse(line);
    const std::string text = article.value("title", "") + "\n" + article.value("text", "");
    std::unordered_set<uint32_t> seen;
    const hearsay::Span all{0, static_cast<uint32_t>(text.size())};
    for (const hearsay::across::Word& word : hearsay::across::words_of(text, all)) {
      seen.insert(static_cast<uint32_t>(word.hash >> 32));
    }
    for (const uint32_t word : seen) ++articles_with[word];
    ++articles;
  }
  std::vector<std::pair<uint32_t, uint32_t>> kept;
  for (const auto& [word, number] : articles_with) {
    if (number >= kLeast) kept.emplace_back(word, number);
  }
  std::sort(kept.begin(), kept.end());
  std::ofstream table(arguments[1], std::ios::binary | std::ios::trunc);
  for (const auto& [word, number] : kept) {
    for (int shift = 0; shift < 32; shift += 8) table.put(static_cast<char>(word >> shift));
  }
  for (const auto& [word, number] : kept) {
    const double weight = std::log(articles / number) / std::log(articles);
    table.put(static_cast<char>(std::lround(255 * weight)));
  }
  table.close();
  std::printf("%zu words of %.0f articles\n", kept.size(), articles);
  return table ? 0 : 1;
}
