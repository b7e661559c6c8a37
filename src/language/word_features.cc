#include "language/word_features.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"
#include "language/transformer.h"
#include "language/unicode_table.h"

namespace hearsay {
namespace {

constexpr size_t kFirst = 40, kLast = 24;  // code points that count
constexpr uint32_t kMostWords = 1u << 22, kMostBuckets = 1u << 22;

// The code points of a word, a long one without its middle.
struct Letters {
  std::array<char32_t, kFirst + kLast> points;
  size_t count = 0;
};

Letters letters_of(std::string_view word) {
  Letters letters;
  size_t at = 0;
  while (at < word.size() && letters.count < letters.points.size()) {
    const CodePoint point = decode_utf8(word, at);
    letters.points[letters.count++] = point.value;
    at += point.length;
  }
  if (at >= word.size()) return letters;
  size_t from = word.size();
  for (size_t i = letters.count; i > kFirst;) {
    const CodePoint point = decode_utf8_before(word, from);
    letters.points[--i] = point.value;
    from -= point.length;
  }
  return letters;
}

class Hash {
 public:
  explicit Hash(uint64_t kind) : state_(0xcbf29ce484222325u ^ (kind * 0x9e3779b97f4a7c15u)) {}
  void add(char32_t point) { state_ = (state_ ^ point) * 0x100000001b3u; }
  uint64_t value() const {
    uint64_t x = state_ ^ (state_ >> 32);
    x *= 0xd6e8feb86659fd93u;
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    return x ^ (x >> 32);
  }

 private:
  uint64_t state_;
};

uint64_t hash_of(uint64_t kind, const char32_t* points, size_t count) {
  Hash hash(kind);
  for (size_t i = 0; i < count; ++i) hash.add(points[i]);
  return hash.value();
}

// Upper case as X, lower as x, digits as d, all else as it is; runs of one kind end after two.
uint64_t shape_of(const Letters& letters) {
  Hash hash(9);
  char32_t before = 0;
  uint32_t run = 0;
  for (size_t i = 0; i < letters.count; ++i) {
    const uint8_t flags = unicode_flags(letters.points[i]);
    char32_t kind = letters.points[i];
    if (flags & unicode_table::kUpper) kind = 'X';
    else if (flags & unicode_table::kLetter) kind = 'x';
    else if (flags & unicode_table::kDigit) kind = 'd';
    run = kind == before ? run + 1 : 1;
    before = kind;
    if (run <= 2) hash.add(kind);
  }
  return hash.value();
}

}  // namespace

WordHashes hash_word(std::string_view word) {
  Letters letters = letters_of(word);
  WordHashes hashes;
  hashes.parts[6] = shape_of(letters);
  for (size_t i = 0; i < letters.count; ++i) {
    char32_t& point = letters.points[i];
    point = unicode_flags(point) & unicode_table::kDigit ? U'0' : lower_character(point);
  }
  const char32_t* first = letters.points.data();
  const char32_t* end = first + letters.count;
  hashes.whole = hash_of(1, first, letters.count);
  for (size_t i = 0; i < 2; ++i) {
    hashes.parts[i] = hash_of(2 + i, first, std::min(i + 2, letters.count));
  }
  for (size_t i = 0; i < 4; ++i) {
    const size_t size = std::min(i + 1, letters.count);
    hashes.parts[2 + i] = hash_of(4 + i, end - size, size);
  }
  return hashes;
}

Result<WordRows> WordRows::build(const ModelFile& file) {
  WordRows rows;
  Result<uint32_t> buckets = size_of(file, "words.buckets", kMostBuckets);
  if (!buckets.ok()) return buckets.status();
  rows.buckets_ = buckets.value();
  const auto& vocabulary = file.vocabulary();
  if (vocabulary.size() > kMostWords) return file.damaged("its vocabulary is too large");
  rows.words_ = static_cast<uint32_t>(vocabulary.size());
  rows.slots_.resize(std::bit_ceil(2 * vocabulary.size() + 2));
  rows.mask_ = rows.slots_.size() - 1;
  for (uint32_t i = 0; i < rows.words_; ++i) {
    const uint64_t hash = hash_word(vocabulary[i]).whole;
    uint64_t at = hash & rows.mask_;
    for (; rows.slots_[at].row_plus != 0; at = (at + 1) & rows.mask_) {
      if (rows.slots_[at].hash == hash) return file.damaged("its vocabulary has a word twice");
    }
    rows.slots_[at] = {hash, i + 1};
  }
  return rows;
}

std::array<uint32_t, WordRows::kRows> WordRows::rows_of(std::string_view word) const {
  const WordHashes hashes = hash_word(word);
  std::array<uint32_t, kRows> rows;
  rows[0] = words_ + bucket_of(hashes.whole, buckets_);
  for (uint64_t at = hashes.whole & mask_; slots_[at].row_plus != 0; at = (at + 1) & mask_) {
    if (slots_[at].hash != hashes.whole) continue;
    rows[0] = slots_[at].row_plus - 1;
    break;
  }
  for (size_t i = 0; i < WordHashes::kParts; ++i) {
    rows[1 + i] = words_ + bucket_of(hashes.parts[i], buckets_);
  }
  return rows;
}

}  // namespace hearsay
