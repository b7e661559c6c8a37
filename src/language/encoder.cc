#include "language/encoder.h"

#include <cstring>
#include <string>

namespace hearsay {
namespace {

// Sizes beyond these are no model of ours; with them no product below overflows.
constexpr uint32_t kMostVocabulary = 1u << 24, kMostPositions = 1u << 14;

}  // namespace

Result<Encoder> Encoder::load(const ModelFile& file, const KernelTable& kernels) {
  Encoder e;
  e.kernels_ = &kernels;
  EncoderSizes& s = e.sizes_;
  const Result<TransformerSizes> sizes = transformer_sizes(file, "encoder");
  if (!sizes.ok()) return sizes.status();
  static_cast<TransformerSizes&>(s) = sizes.value();
  s.vocabulary = static_cast<uint32_t>(file.vocabulary().size());
  if (s.vocabulary > kMostVocabulary) return file.damaged("its vocabulary is too large");
  const auto take = [&](const char* key, uint32_t most, uint32_t& size) {
    Result<uint32_t> value = size_of(file, key, most);
    if (value.ok()) size = value.value();
    return value.status();
  };
  if (Status t = take("encoder.positions", kMostPositions, s.positions); !t.ok()) return t;
  if (Status t = take("encoder.shapes", 255, s.shapes); !t.ok()) return t;
  if (Status t = take("encoder.breaks", 255, s.breaks); !t.ok()) return t;
  if (s.shapes < 8 || s.breaks < 3) return file.damaged("it knows too few word shapes or breaks");

  Status failed;
  const auto table = [&](const std::string& name, uint32_t rows) {
    if (!failed.ok()) return Tensor{};
    Result<Tensor> t = tensor_of_shape(file, "encoder." + name + ".weight", rows, s.width, true);
    if (!t.ok()) failed = t.status();
    return t.ok() ? t.value() : Tensor{};
  };
  e.word_ = table("word", s.vocabulary);
  e.position_ = table("position", s.positions);
  e.shape_ = table("word_shape", s.shapes);
  e.break_ = table("brk", s.breaks);
  if (!failed.ok()) return failed;
  const Result<Norm> norm = norm_of(file, "encoder.norm", s.width);
  if (!norm.ok()) return norm.status();
  e.norm_ = norm.value();
  Result<Transformer> layers = Transformer::load(file, "encoder", s, kernels);
  if (!layers.ok()) return layers.status();
  e.layers_ = std::move(layers.value());
  return e;
}

void Encoder::add_row(const Tensor& table, uint32_t row, float* x) const {
  const size_t begin = size_t{row} * sizes_.width;
  if (table.dtype == Dtype::F32) {
    for (uint32_t i = 0; i < sizes_.width; ++i) x[i] += table.f32[begin + i];
    return;
  }
  const float scale = table.scales[row];
  for (uint32_t i = 0; i < sizes_.width; ++i) {
    x[i] += static_cast<float>(table.i8[begin + i]) * scale;
  }
}

void Encoder::embed(std::span<const EncoderInput> rows, float* x) const {
  std::memset(x, 0, rows.size() * sizes_.width * sizeof(float));
  float* at = x;
  for (const EncoderInput& row : rows) {
    add_row(word_, row.id, at);
    add_row(position_, row.position, at);
    add_row(shape_, row.shape, at);
    add_row(break_, static_cast<uint32_t>(row.begins), at);
    at += sizes_.width;
  }
  kernels_->add_norm(x, nullptr, rows.size(), sizes_.width, norm_.gain, norm_.shift,
                     sizes_.epsilon);
}

void Encoder::run(std::span<const EncoderInput> rows, std::span<const uint32_t> ends,
                  EncoderRoom& room, float* out) const {
  embed(rows, out);
  layers_.run(out, rows.size(), ends, room);
}

}  // namespace hearsay
