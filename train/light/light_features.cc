// light_features BUCKETS: for each word on standard input, a line each, the word as the vocabulary
// of the light model writes it, then the buckets of the whole word and of its parts.
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "base/utf8.h"
#include "language/unicode_table.h"
#include "language/word_features.h"

int main(int count, char** words) {
  const int buckets = count == 2 ? std::atoi(words[1]) : 0;
  if (buckets < 1) {
    std::fprintf(stderr, "usage: light_features BUCKETS < WORDS\n");
    return 2;
  }
  for (std::string word, key; std::getline(std::cin, word);) {
    if (hearsay::first_invalid_utf8(word)) {
      std::fprintf(stderr, "light_features: a word is not UTF-8\n");
      return 1;
    }
    key.clear();
    for (size_t at = 0; at < word.size();) {
      const hearsay::CodePoint point = hearsay::decode_utf8(word, at);
      const bool digit = hearsay::unicode_flags(point.value) & hearsay::unicode_table::kDigit;
      hearsay::append_utf8(key, digit ? U'0' : hearsay::lower_character(point.value));
      at += point.length;
    }
    const hearsay::WordHashes hashes = hearsay::hash_word(word);
    const auto bucket = [&](uint64_t hash) {
      return hearsay::bucket_of(hash, static_cast<uint32_t>(buckets));
    };
    std::printf("%s\t%u", key.c_str(), bucket(hashes.whole));
    for (const uint64_t part : hashes.parts) std::printf(" %u", bucket(part));
    std::printf("\n");
  }
  return 0;
}
