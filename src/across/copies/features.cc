#include "across/copies/features.h"

#include <algorithm>

#include "across/copies/quoted.h"
#include "across/term_weights.h"
#include "base/byte_reader.h"
#include "base/utf8.h"

namespace hearsay::across {
namespace {

constexpr size_t kShingleWords = 3, kQuotationShingle = 4;
// Shingles whose words tell less than this together ("according to the") are in every article.
constexpr float kLeastWeight = 0.9f, kLeastQuotationWeight = 0.6f;
// One in so many shingles is kept, within these bounds.
constexpr size_t kKeptOf = 10, kLeastKept = 24, kMostKept = 64;
constexpr size_t kMostQuotations = 16;
constexpr uint8_t kVersion = 1;

struct WeighedWords {
  std::vector<Word> words;
  std::vector<float> weights;
};

// The hash of the shingle of `size` words from `at` on; 0 for one that tells too little.
uint64_t shingle_at(const WeighedWords& text, size_t at, size_t size, float least) {
  float weight = 0;
  uint64_t hash = size;
  for (size_t i = at; i < at + size; ++i) {
    weight += text.weights[i];
    hash = mixed(hash, text.words[i].hash);
  }
  return weight < least ? 0 : hash;
}

void keep_smallest(std::vector<uint64_t>& hashes, size_t count) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  if (hashes.size() > count) hashes.resize(count);
}

std::vector<uint64_t> shingles_of(const WeighedWords& text) {
  std::vector<uint64_t> hashes;
  hashes.reserve(text.words.size());
  for (size_t i = 0; i + kShingleWords <= text.words.size(); ++i) {
    const uint64_t hash = shingle_at(text, i, kShingleWords, kLeastWeight);
    if (hash != 0) hashes.push_back(hash);
  }
  keep_smallest(hashes, std::clamp(hashes.size() / kKeptOf, kLeastKept, kMostKept));
  return hashes;
}

// The two smallest of each quotation, of the longest quotations.
std::vector<uint64_t> quotations_of(std::string_view text, const WeighedWords& weighed) {
  const std::vector<bool> quoted = quoted_words(text, weighed.words);
  struct Range {
    size_t begin, end;
  };
  std::vector<Range> ranges;
  for (size_t i = 0; i < quoted.size();) {
    if (!quoted[i]) {
      ++i;
      continue;
    }
    const size_t begin = i;
    while (i < quoted.size() && quoted[i]) ++i;
    if (i - begin >= kQuotationWords) ranges.push_back({begin, i});
  }
  std::stable_sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) {
    return a.end - a.begin > b.end - b.begin;
  });
  if (ranges.size() > kMostQuotations) ranges.resize(kMostQuotations);
  std::vector<uint64_t> kept, hashes;
  for (const Range& range : ranges) {
    hashes.clear();
    for (size_t i = range.begin; i + kQuotationShingle <= range.end; ++i) {
      const uint64_t hash = shingle_at(weighed, i, kQuotationShingle, kLeastQuotationWeight);
      if (hash != 0) hashes.push_back(hash);
    }
    keep_smallest(hashes, 2);
    kept.insert(kept.end(), hashes.begin(), hashes.end());
  }
  keep_smallest(kept, 2 * kMostQuotations);
  return kept;
}

void put(std::string& out, uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(number >> (8 * i)));
}

void put(std::string& out, const std::vector<uint64_t>& numbers) {
  put(out, numbers.size(), 4);
  for (const uint64_t number : numbers) put(out, number, 8);
}

std::vector<uint64_t> numbers_of(ByteReader& in) {
  const uint32_t count = in.u32();
  std::vector<uint64_t> numbers;
  if (!in.can_hold(count, 8)) {
    in.take(in.left() + 1);  // fails
    return numbers;
  }
  numbers.reserve(count);
  for (uint32_t i = 0; i < count; ++i) numbers.push_back(in.u64());
  return numbers;
}

}  // namespace

Span comparable_part(const Article& article) {
  const auto size = static_cast<uint32_t>(article.text.size());
  Span part{std::min(article.body.begin, size), std::min(article.body.end, size)};
  if (part.size() > kCopyBytes) part.end = part.begin + kCopyBytes;
  while (part.end > part.begin && !on_code_point_border(article.text, part.end)) --part.end;
  return part;
}

CopyFeatures copy_features(const Article& article) {
  WeighedWords text;
  text.words = words_of(article.text, comparable_part(article));
  text.weights.reserve(text.words.size());
  for (const Word& word : text.words) text.weights.push_back(term_weight(word.hash));
  CopyFeatures features;
  features.words = static_cast<uint32_t>(text.words.size());
  for (const Word& word : text.words) features.text_hash = mixed(features.text_hash, word.hash);
  features.shingles = shingles_of(text);
  features.quotations = quotations_of(article.text, text);
  return features;
}

std::string pack(const CopyFeatures& features) {
  std::string out(1, static_cast<char>(kVersion));
  put(out, features.words, 4);
  put(out, features.text_hash, 8);
  put(out, features.shingles);
  put(out, features.quotations);
  return out;
}

Result<CopyFeatures> unpack_copy_features(std::string_view bytes) {
  ByteReader in(bytes);
  CopyFeatures features;
  const uint8_t version = in.u8();
  features.words = in.u32();
  features.text_hash = in.u64();
  features.shingles = numbers_of(in);
  features.quotations = numbers_of(in);
  if (version != kVersion || !in.done()) {
    return Status(
        StatusKind::Corrupt,
        "The features of an article for finding copies are damaged or of another version: "
        "link the ledger anew.");
  }
  return features;
}

std::vector<uint64_t> copy_keys(const CopyFeatures& features) {
  std::vector<uint64_t> keys = features.shingles;
  keys.insert(keys.end(), features.quotations.begin(), features.quotations.end());
  keep_smallest(keys, kMaxCopyKeys);
  return keys;
}

}  // namespace hearsay::across
