// Sentences to encoder rows: wordpieces, word shapes and windows of whole sentences.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/text.h"
#include "language/encoder.h"
#include "language/wordpiece.h"

namespace hearsay {

// A sentence, or a part of one that is too long for any window. One tree is built for each.
struct Segment {
  uint32_t first_token = 0, end_token = 0;
  uint32_t first_row = 0, end_row = 0;
  uint32_t window = 0;
};

// An article as the encoder reads it.
struct WindowPlan {
  std::vector<EncoderInput> rows;      // of all windows, back to back
  std::vector<uint32_t> ends;          // per window: one past its last row
  std::vector<uint32_t> token_row;     // per token: the row of its first piece
  std::vector<uint16_t> token_pieces;  // per token: its rows, at least 1
  std::vector<Segment> segments;       // in the order of the text
};

struct WindowLimits {
  uint32_t ordinary = 256;  // rows of a window of several sentences, [CLS] and [SEP] counted
  uint32_t hard = 512;      // rows of any window
};

// A word has at most this many pieces; further ones are dropped.
inline constexpr uint32_t kMostWordPieces = 16;

WindowPlan plan_windows(std::string_view text, const TextLayer& layer, const WordPieces& pieces,
                        WindowLimits limits);

}  // namespace hearsay
