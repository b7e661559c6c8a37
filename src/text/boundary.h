// A linear classifier for sentence ends: hashed features of the tokens around a gap, weights
// trained on the UD English treebanks (boundary_weights.cc; see train/text/README.md). Integers
// only, so every machine decides alike.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/text.h"

namespace hearsay {

inline constexpr uint32_t kBoundaryFeatures = 28;
inline constexpr uint32_t kBoundaryBits = 15;
extern const int8_t kBoundaryWeights[1u << kBoundaryBits];
// A gap without a stop needs a score above this, one with a stop a score above 0.
extern const int32_t kBoundaryThreshold;

// What the classifier sees of one token.
struct TokenTraits {
  uint32_t form = 0;   // hash of the form, ASCII case folded
  uint8_t shape = 0;   // see boundary.cc; 0: outside the paragraph
  uint8_t length = 0;  // in bytes, at most 15
};
TokenTraits traits_of(std::string_view text, const Token& token);

// How the writer of a whole text punctuates, in a few steps each.
struct WritingHabits {
  uint8_t lower_starts = 0;       // 0 to 3: how often a lower-case word follows a stop
  uint8_t closed_paragraphs = 0;  // 0 to 3: how many paragraphs end with a stop
};
WritingHabits habits_of(std::string_view text, const TextLayer& layer,
                        const std::vector<uint32_t>& paragraph_ends);

// Goes over the gaps of one paragraph from left to right and says where sentences end.
//
//   BoundaryFinder finder(text, tokens, first, end, habits);
//   for (i = first; i + 1 < end; ++i) if (finder.ends_after(i)) ...
class BoundaryFinder {
 public:
  BoundaryFinder(std::string_view text, const std::vector<Token>& tokens, uint32_t first,
                 uint32_t end, WritingHabits habits);

  // Whether a sentence ends after token `i`. Call with i = first, first + 1, ... end - 2, once
  // each.
  bool ends_after(uint32_t i);

  // The same in two steps, for training: moves to the gap after `i`; true if it is a candidate.
  bool move_to(uint32_t i);
  // Indices of the features of the gap (valid after move_to returned true).
  std::array<uint32_t, kBoundaryFeatures> features() const;
  // Whether a stop stands before the gap, closing marks aside.
  bool after_stop() const;
  // Tells that a sentence ends after the gap last moved to.
  void set_boundary() { sentence_begin_ = at_ + 1; }

 private:
  static constexpr int kBefore = 3;
  static constexpr int kAfter = 3;
  const TokenTraits& trait(int offset) const {
    return window_[static_cast<size_t>(kBefore - 1 + offset)];
  }
  TokenTraits load(uint64_t i) const;
  void count_marks();
  bool goes_on() const;
  bool surely_ends() const;
  bool opens_quotation() const;
  bool opens_credit() const;
  void find_next_stop();

  std::string_view text_;
  const std::vector<Token>& tokens_;
  uint32_t first_;
  uint32_t end_;
  WritingHabits habits_;
  uint32_t at_ = 0;
  uint32_t sentence_begin_;
  uint32_t next_stop_ = 0;  // first stop at or after at_ + 1; end_ if none
  bool closed_ = false;     // the paragraph ends with a stop
  bool dateline_ = false;   // all tokens so far may belong to a dateline
  bool in_quotes_ = false;  // an odd number of double quotation marks so far
  uint32_t brackets_ = 0;   // open ones
  uint8_t real_end_ = 0;    // shape of the last token before closing marks
  std::array<TokenTraits, kBefore + kAfter> window_{};
};

}  // namespace hearsay
