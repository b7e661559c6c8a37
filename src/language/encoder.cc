#include "language/encoder.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace hearsay {
namespace {

// Sizes beyond these are no model of ours; with them no product below overflows.
constexpr uint32_t kMostVocabulary = 1u << 24, kMostWidth = 1u << 14, kMostLayers = 256;
constexpr uint32_t kMostPositions = 1u << 14, kMostHeadSize = 32;

std::string shape_text(const Tensor& t) {
  std::string text = "[";
  for (uint8_t i = 0; i < t.rank; ++i) text += (i == 0 ? "" : ", ") + std::to_string(t.dims[i]);
  return text + "]";
}

}  // namespace

Result<Tensor> tensor_of_shape(const ModelFile& file, const std::string& name, uint32_t rows,
                               uint32_t columns, bool may_be_int8) {
  const Tensor* found = file.tensor(name);
  if (found == nullptr) return file.damaged("tensor '" + name + "' is missing");
  const uint8_t rank = columns == 0 ? 1 : 2;
  if (found->rank != rank || found->dims[0] != rows || (rank == 2 && found->dims[1] != columns)) {
    return file.damaged("tensor '" + name + "' has the shape " + shape_text(*found) +
                        " instead of [" + std::to_string(rows) +
                        (columns == 0 ? "" : ", " + std::to_string(columns)) + "]");
  }
  if (found->dtype == Dtype::I8 && !may_be_int8) {
    return file.damaged("tensor '" + name + "' is int8 where only f32 is read");
  }
  return *found;
}

Result<uint32_t> size_of(const ModelFile& file, std::string_view key, uint32_t most) {
  const auto value = file.integer(key);
  if (!value || *value < 1 || *value > most) {
    return file.damaged("configuration key '" + std::string(key) + "' is not between 1 and " +
                        std::to_string(most));
  }
  return static_cast<uint32_t>(*value);
}

EncoderRoom::EncoderRoom(const EncoderSizes& s, uint32_t rows)
    : qkv(size_t{rows} * s.width * 3 * sizeof(float)),
      context(size_t{rows} * s.width * sizeof(float)),
      block(size_t{QuantisedRows::kRows} * s.width * sizeof(float)),
      inner(size_t{QuantisedRows::kRows} * s.inner * sizeof(float)),
      attention(attention_scratch(std::min(rows, s.positions)) * sizeof(float)),
      quantised(std::max(s.width, s.inner)) {}

Result<Encoder> Encoder::load(const ModelFile& file, const KernelTable& kernels) {
  Encoder e;
  e.kernels_ = &kernels;
  EncoderSizes& s = e.sizes_;
  s.vocabulary = static_cast<uint32_t>(file.vocabulary().size());
  if (s.vocabulary > kMostVocabulary) return file.damaged("its vocabulary is too large");
  const auto take = [&](const char* key, uint32_t most, uint32_t& size) {
    Result<uint32_t> value = size_of(file, key, most);
    if (value.ok()) size = value.value();
    return value.status();
  };
  if (Status t = take("encoder.width", kMostWidth, s.width); !t.ok()) return t;
  if (Status t = take("encoder.layers", kMostLayers, s.layers); !t.ok()) return t;
  if (Status t = take("encoder.heads", kMostWidth, s.heads); !t.ok()) return t;
  if (Status t = take("encoder.inner", kMostWidth, s.inner); !t.ok()) return t;
  if (Status t = take("encoder.positions", kMostPositions, s.positions); !t.ok()) return t;
  if (Status t = take("encoder.shapes", 255, s.shapes); !t.ok()) return t;
  if (Status t = take("encoder.breaks", 255, s.breaks); !t.ok()) return t;
  if (s.shapes < 8 || s.breaks < 3) return file.damaged("it knows too few word shapes or breaks");
  const auto epsilon = file.real("encoder.norm_epsilon");
  if (!epsilon || *epsilon < 0 || *epsilon > 1) {
    return file.damaged("configuration key 'encoder.norm_epsilon' is not between 0 and 1");
  }
  s.epsilon = static_cast<float>(*epsilon);
  if (s.width % 16 != 0 || s.inner % 16 != 0 || s.width % s.heads != 0 ||
      (s.width / s.heads) % 16 != 0 || s.width / s.heads > kMostHeadSize) {
    return file.damaged(
        "its encoder sizes do not go together: width and inner must be multiples of "
        "16, an attention head 16 or 32 wide");
  }

  Status failed;
  const auto tensor = [&](const std::string& name, uint32_t rows, uint32_t columns, bool int8) {
    if (!failed.ok()) return Tensor{};
    Result<Tensor> t = tensor_of_shape(file, "encoder." + name, rows, columns, int8);
    if (!t.ok()) failed = t.status();
    return t.ok() ? t.value() : Tensor{};
  };
  const auto norm = [&](const std::string& name) {
    const Tensor gain = tensor(name + ".weight", s.width, 0, false);
    const Tensor shift = tensor(name + ".bias", s.width, 0, false);
    return Norm{gain.f32, shift.f32};
  };
  const auto linear = [&](const std::string& name, uint32_t out, uint32_t in) {
    const Tensor weight = tensor(name + ".weight", out, in, true);
    const Tensor bias = tensor(name + ".bias", out, 0, false);
    return failed.ok() ? Linear(weight, &bias, kernels) : Linear();
  };
  e.word_ = tensor("word.weight", s.vocabulary, s.width, true);
  e.position_ = tensor("position.weight", s.positions, s.width, true);
  e.shape_ = tensor("word_shape.weight", s.shapes, s.width, true);
  e.break_ = tensor("brk.weight", s.breaks, s.width, true);
  e.norm_ = norm("norm");
  for (uint32_t i = 0; i < s.layers && failed.ok(); ++i) {
    const std::string name = "layers." + std::to_string(i) + ".";
    Layer layer;
    layer.qkv = linear(name + "qkv", 3 * s.width, s.width);
    layer.out = linear(name + "out", s.width, s.width);
    layer.up = linear(name + "up", s.inner, s.width);
    layer.down = linear(name + "down", s.width, s.inner);
    layer.norm1 = norm(name + "norm1");
    layer.norm2 = norm(name + "norm2");
    e.layers_.push_back(std::move(layer));
  }
  if (!failed.ok()) return failed;
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
  const uint32_t width = sizes_.width, size = width / sizes_.heads;  // of an attention head
  embed(rows, out);
  for (const Layer& layer : layers_) {
    float* qkv = room.qkv.floats();
    float* context = room.context.floats();
    // q, k and v of each head apart: attention goes through one head after the other.
    const size_t head_block = rows.size() * size;
    layer.qkv.apply(out, width, rows.size(), Output{qkv, size, size, head_block}, room.quantised);
    uint32_t begin = 0;
    for (const uint32_t end : ends) {
      kernels_->attention({end - begin, sizes_.heads, size}, qkv + size_t{begin} * size, head_block,
                          context + size_t{begin} * width, width, room.attention.floats());
      begin = end;
    }
    // What follows looks at one row at a time: done in blocks that stay in the cache.
    for (size_t r = 0; r < rows.size(); r += QuantisedRows::kRows) {
      const size_t some = std::min<size_t>(QuantisedRows::kRows, rows.size() - r);
      float* x = out + r * width;
      float* block = room.block.floats();
      float* inner = room.inner.floats();
      layer.out.apply(context + r * width, width, some, block, width, room.quantised);
      kernels_->add_norm(x, block, some, width, layer.norm1.gain, layer.norm1.shift,
                         sizes_.epsilon);
      layer.up.apply(x, width, some, inner, sizes_.inner, room.quantised);
      kernels_->gelu(inner, some * sizes_.inner);
      layer.down.apply(inner, sizes_.inner, some, block, width, room.quantised);
      kernels_->add_norm(x, block, some, width, layer.norm2.gain, layer.norm2.shift,
                         sizes_.epsilon);
    }
  }
}

size_t Encoder::packed_bytes() const {
  size_t bytes = 0;
  for (const Layer& l : layers_) {
    bytes +=
        l.qkv.packed_bytes() + l.out.packed_bytes() + l.up.packed_bytes() + l.down.packed_bytes();
  }
  return bytes;
}

}  // namespace hearsay
