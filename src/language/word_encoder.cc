#include "language/word_encoder.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace hearsay {
namespace {

constexpr uint32_t kMostPositions = 1u << 14, kMostConvolutions = 64;

}  // namespace

WordEncoderRoom::WordEncoderRoom(const WordEncoder& e, uint32_t words, uint32_t segments)
    : rows((size_t{words} + segments + 1) * e.width() * sizeof(float)),
      changes((size_t{words} + segments) * e.width() * sizeof(float)),
      quantised(3 * e.width()),
      transformer(e.sizes_, words, WordEncoder::kMostWords) {
  ends.reserve(segments);
}

Result<WordEncoder> WordEncoder::load(const ModelFile& file, const KernelTable& kernels) {
  WordEncoder e;
  e.kernels_ = &kernels;
  const Result<TransformerSizes> sizes = transformer_sizes(file, "words");
  if (!sizes.ok()) return sizes.status();
  e.sizes_ = sizes.value();
  const uint32_t width = e.sizes_.width;
  const Result<uint32_t> positions = size_of(file, "words.positions", kMostPositions);
  if (!positions.ok()) return positions.status();
  e.positions_ = positions.value();
  const Result<uint32_t> count = size_of(file, "words.convolutions", kMostConvolutions);
  if (!count.ok()) return count.status();
  Result<WordRows> rows = WordRows::build(file);
  if (!rows.ok()) return rows.status();
  e.rows_ = std::move(rows.value());

  const Result<Tensor> table =
      tensor_of_shape(file, "words.table.weight", e.rows_.count(), width, true);
  if (!table.ok()) return table.status();
  e.table_ = table.value();
  const Result<Tensor> position =
      tensor_of_shape(file, "words.position", e.positions_, width, false);
  if (!position.ok()) return position.status();
  e.position_ = position.value();
  const Result<Norm> norm = norm_of(file, "words.norm", width);
  if (!norm.ok()) return norm.status();
  e.norm_ = norm.value();
  for (uint32_t i = 0; i < count.value(); ++i) {
    const std::string name = "words.convolutions." + std::to_string(i);
    Result<Linear> conv = linear_of(file, name + ".conv", width, 3 * width, kernels);
    if (!conv.ok()) return conv.status();
    const Result<Norm> after = norm_of(file, name + ".norm", width);
    if (!after.ok()) return after.status();
    e.convolutions_.push_back({std::move(conv.value()), after.value()});
  }
  Result<Transformer> layers = Transformer::load(file, "words", e.sizes_, kernels);
  if (!layers.ok()) return layers.status();
  e.layers_ = std::move(layers.value());
  return e;
}

void WordEncoder::sum_rows(std::string_view word, uint32_t position, float* x) const {
  const uint32_t width = sizes_.width;
  std::memcpy(x, position_.f32 + size_t{std::min(position, positions_ - 1)} * width,
              width * sizeof(float));
  for (const uint32_t row : rows_.rows_of(word)) {
    const size_t begin = size_t{row} * width;
    if (table_.dtype == Dtype::F32) {
      for (uint32_t i = 0; i < width; ++i) x[i] += table_.f32[begin + i];
      continue;
    }
    const float scale = table_.scales[row];
    for (uint32_t i = 0; i < width; ++i) x[i] += static_cast<float>(table_.i8[begin + i]) * scale;
  }
}

void WordEncoder::run(std::string_view text, std::span<const Token> tokens,
                      std::span<const Segment> segments, WordEncoderRoom& room,
                      float* out) const {
  const uint32_t width = sizes_.width;
  // Before each segment and after the last one lies a row of zeros: the words beyond its borders.
  const size_t words = segments.back().end_token - segments.front().first_token;
  const size_t inner = words + segments.size() - 1;  // rows between the first and the last border
  float* rows = room.rows.floats();
  float* first = rows + width;
  const auto clear_borders = [&] {
    size_t at = 0;
    for (const Segment& segment : segments) {
      std::memset(rows + at * width, 0, width * sizeof(float));
      at += segment.end_token - segment.first_token + 1;
    }
    std::memset(rows + at * width, 0, width * sizeof(float));
  };
  float* x = first;
  for (const Segment& segment : segments) {
    for (uint32_t t = segment.first_token; t < segment.end_token; ++t, x += width) {
      sum_rows(tokens[t].span.of(text), t - segment.first_token, x);
    }
    std::memset(x, 0, width * sizeof(float));
    x += width;
  }
  kernels_->add_norm(first, nullptr, inner, width, norm_.gain, norm_.shift, sizes_.epsilon);
  float* changes = room.changes.floats();
  for (const Convolution& convolution : convolutions_) {
    clear_borders();
    // Row i reads rows i - 1, i and i + 1, which lie behind one another.
    convolution.conv.apply(rows, width, inner, changes, width, room.quantised);
    kernels_->gelu(changes, inner * width);
    kernels_->add_norm(first, changes, inner, width, convolution.norm.gain, convolution.norm.shift,
                       sizes_.epsilon);
  }
  room.ends.clear();
  size_t from = 0, to = 0;
  for (const Segment& segment : segments) {
    const size_t count = segment.end_token - segment.first_token;
    std::memcpy(out + to * width, first + from * width, count * width * sizeof(float));
    from += count + 1;
    to += count;
    room.ends.push_back(static_cast<uint32_t>(to));
  }
  layers_.run(out, words, room.ends, room.transformer);
}

}  // namespace hearsay
