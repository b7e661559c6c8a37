#include "language/wordpiece.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/utf8.h"
#include "language/unicode_table.h"

namespace hearsay {
namespace {

constexpr uint64_t kWordSeed = 0x9ae16a3b2f90404fu, kInnerSeed = 0xc3a5c85c97cb3127u;
constexpr uint32_t kNone = 0xffffffffu;

// Prefixes of a piece have prefixes of its hash: one pass hashes all of them.
uint64_t extend(uint64_t hash, char byte) {
  hash = (hash ^ static_cast<unsigned char>(byte)) * 0x9fb21c651e98df25u;
  return hash ^ (hash >> 29);
}
uint32_t tag_of(uint64_t hash) { return static_cast<uint32_t>(hash >> 32) | 1; }

}  // namespace

// A stretch between two borders, folded, with where each of its bytes came from.
struct WordPieces::Run {
  static constexpr size_t kBytes = (kLongestWord + 1) * 4;
  std::array<char, kBytes> bytes;
  std::array<uint32_t, kBytes> from;       // source begin of the character that byte i begins
  std::array<uint32_t, kBytes + 1> until;  // source end of the character that ends before byte i
  uint32_t size = 0;
  uint32_t characters = 0;
  Span source;
};

Result<WordPieces> WordPieces::build(const ModelFile& file) {
  WordPieces w;
  w.vocabulary_ = &file.vocabulary();
  const auto special = [&](std::string_view key, uint32_t& id) {
    const auto value = file.integer(key);
    if (!value || *value < 0 || *value >= static_cast<int64_t>(file.vocabulary().size())) {
      return file.damaged(std::string(key) + " is no piece of its vocabulary");
    }
    id = static_cast<uint32_t>(*value);
    return Status::Ok();
  };
  if (Status s = special("pieces.unknown", w.unknown_); !s.ok()) return s;
  if (Status s = special("pieces.begin", w.begin_); !s.ok()) return s;
  if (Status s = special("pieces.end", w.end_); !s.ok()) return s;
  const auto longest = file.integer("pieces.max_word");
  if (!longest || *longest < 1 || *longest > kLongestWord) {
    return file.damaged("pieces.max_word is not between 1 and 200");
  }
  w.max_word_ = static_cast<uint32_t>(*longest);

  const size_t slots = std::bit_ceil(file.vocabulary().size() * 2 + 2);
  w.slots_.resize(slots);
  w.mask_ = slots - 1;
  for (uint32_t id = 0; id < file.vocabulary().size(); ++id) {
    const std::string_view piece = file.vocabulary()[id];
    const bool inner = piece.size() > 2 && piece.starts_with("##");
    w.insert(inner ? piece.substr(2) : piece, inner ? kInnerSeed : kWordSeed, id);
  }
  return w;
}

void WordPieces::insert(std::string_view piece, uint64_t seed, uint32_t id) {
  uint64_t hash = seed;
  for (const char byte : piece) hash = extend(hash, byte);
  longest_piece_ = std::max(longest_piece_, static_cast<uint32_t>(piece.size()));
  uint64_t at = hash & mask_;
  while (slots_[at].id_plus != 0) at = (at + 1) & mask_;
  slots_[at] = {tag_of(hash), id + 1};
}

uint32_t WordPieces::find(std::string_view piece, uint64_t hash, bool inner) const {
  const uint32_t tag = tag_of(hash);
  for (uint64_t at = hash & mask_; slots_[at].id_plus != 0; at = (at + 1) & mask_) {
    if (slots_[at].tag != tag) continue;
    std::string_view known = (*vocabulary_)[slots_[at].id_plus - 1];
    if (inner != (known.size() > 2 && known.starts_with("##"))) continue;
    if (inner) known.remove_prefix(2);
    if (known == piece) return slots_[at].id_plus - 1;
  }
  return kNone;
}

void WordPieces::finish(Run& run, std::vector<Piece>& out) const {
  if (run.characters == 0) return;
  const size_t first = out.size();
  const std::string_view bytes(run.bytes.data(), run.size);
  bool known = run.characters <= max_word_;
  std::array<uint64_t, Run::kBytes> hashes;
  for (uint32_t begin = 0; known && begin < run.size;) {
    const bool inner = begin > 0;
    const uint32_t limit = std::min(run.size, begin + longest_piece_);
    uint64_t hash = inner ? kInnerSeed : kWordSeed;
    for (uint32_t i = begin; i < limit; ++i) hashes[i] = hash = extend(hash, bytes[i]);
    uint32_t id = kNone, end = limit;
    for (; end > begin; --end) {
      id = find(bytes.substr(begin, end - begin), hashes[end - 1], inner);
      if (id != kNone) break;
    }
    known = id != kNone;
    if (known) out.push_back({id, {run.from[begin], run.until[end]}});
    begin = end;
  }
  if (!known) {
    out.resize(first);
    out.push_back({unknown_, run.source});
  }
  run.size = run.characters = 0;
}

void WordPieces::split(std::string_view word, uint32_t at, std::vector<Piece>& out) const {
  using namespace unicode_table;
  Run run;
  const auto append = [&](char32_t point, Span source) {
    if (run.characters == 0) run.source = source;
    run.source.end = source.end;
    ++run.characters;
    if (run.characters > max_word_) return;  // its bytes are of no use: it will be unknown
    run.from[run.size] = source.begin;
    if (point < 0x80) {
      run.bytes[run.size++] = static_cast<char>(point);
    } else {
      const uint32_t start = run.size;
      const auto more = [&](char32_t bits) { run.bytes[run.size++] = static_cast<char>(bits); };
      if (point < 0x800) {
        more(0xC0 | point >> 6);
      } else if (point < 0x10000) {
        more(0xE0 | point >> 12);
        more(0x80 | (point >> 6 & 63));
      } else {
        more(0xF0 | point >> 18);
        more(0x80 | (point >> 12 & 63));
        more(0x80 | (point >> 6 & 63));
      }
      more(0x80 | (point & 63));
      for (uint32_t i = start; i < run.size; ++i) run.from[i] = source.begin;
    }
    run.until[run.size] = source.end;
  };
  for (size_t i = 0; i < word.size();) {
    const CodePoint c = decode_utf8(word, i);
    const uint32_t begin = at + static_cast<uint32_t>(i);
    const Span source{begin, begin + c.length};
    i += c.length;
    const uint8_t flags = unicode_flags(c.value);
    if ((flags & kSpace) != 0) {
      finish(run, out);
      continue;
    }
    if ((flags & kDrop) != 0) continue;
    const bool ideograph = (flags & kIdeograph) != 0;
    if (ideograph) finish(run, out);
    const FoldedCharacter folded = fold_character(c.value);
    for (uint32_t f = 0; f < folded.count; ++f) {
      const bool alone = (unicode_flags(folded.points[f]) & kPunctuation) != 0;
      if (alone) finish(run, out);
      append(folded.points[f], source);
      if (alone) finish(run, out);
    }
    if (ideograph) finish(run, out);
  }
  finish(run, out);
}

WordShape word_shape(std::string_view word) {
  using namespace unicode_table;
  uint32_t letters = 0, upper = 0;
  bool digit = false, first_upper = false;
  for (size_t i = 0; i < word.size();) {
    const CodePoint c = decode_utf8(word, i);
    i += c.length;
    const uint8_t flags = unicode_flags(c.value);
    digit |= (flags & kDigit) != 0;
    if ((flags & kLetter) == 0) continue;
    const bool is_upper = (flags & kUpper) != 0;
    if (letters == 0) first_upper = is_upper;
    ++letters;
    upper += is_upper;
  }
  if (digit) return letters > 0 ? WordShape::DigitsAndLetters : WordShape::Digits;
  if (letters == 0) return WordShape::None;
  if (upper == 0) return WordShape::Lower;
  if (letters == 1) return WordShape::SingleUpper;
  if (upper == letters) return WordShape::Upper;
  return first_upper && upper == 1 ? WordShape::Capitalised : WordShape::Mixed;
}

}  // namespace hearsay
