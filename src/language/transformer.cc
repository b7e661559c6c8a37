#include "language/transformer.h"

#include <algorithm>

namespace hearsay {
namespace {

// Sizes beyond these are no model of ours; with them no product below overflows.
constexpr uint32_t kMostWidth = 1u << 14, kMostLayers = 256, kMostHeadSize = 32;

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

Result<Linear> linear_of(const ModelFile& file, const std::string& name, uint32_t out, uint32_t in,
                         const KernelTable& kernels) {
  const Result<Tensor> weight = tensor_of_shape(file, name + ".weight", out, in, true);
  if (!weight.ok()) return weight.status();
  const Result<Tensor> bias = tensor_of_shape(file, name + ".bias", out, 0, false);
  if (!bias.ok()) return bias.status();
  return Linear(weight.value(), &bias.value(), kernels);
}

Result<Norm> norm_of(const ModelFile& file, const std::string& name, uint32_t width) {
  const Result<Tensor> gain = tensor_of_shape(file, name + ".weight", width, 0, false);
  if (!gain.ok()) return gain.status();
  const Result<Tensor> shift = tensor_of_shape(file, name + ".bias", width, 0, false);
  if (!shift.ok()) return shift.status();
  return Norm{gain->f32, shift->f32};
}

Result<TransformerSizes> transformer_sizes(const ModelFile& file, const std::string& prefix) {
  TransformerSizes s;
  Status failed;
  const auto take = [&](const char* key, uint32_t most, uint32_t& size) {
    if (!failed.ok()) return;
    const Result<uint32_t> value = size_of(file, prefix + key, most);
    if (!value.ok()) failed = value.status();
    if (value.ok()) size = value.value();
  };
  take(".width", kMostWidth, s.width);
  take(".layers", kMostLayers, s.layers);
  take(".heads", kMostWidth, s.heads);
  take(".inner", kMostWidth, s.inner);
  if (!failed.ok()) return failed;
  const auto epsilon = file.real(prefix + ".norm_epsilon");
  if (!epsilon || *epsilon < 0 || *epsilon > 1) {
    return file.damaged("configuration key '" + prefix + ".norm_epsilon' is not between 0 and 1");
  }
  s.epsilon = static_cast<float>(*epsilon);
  if (s.width % 16 != 0 || s.inner % 16 != 0 || s.width % s.heads != 0 ||
      (s.width / s.heads) % 16 != 0 || s.width / s.heads > kMostHeadSize) {
    return file.damaged(
        "its encoder sizes do not go together: width and inner must be multiples of "
        "16, an attention head 16 or 32 wide");
  }
  return s;
}

TransformerRoom::TransformerRoom(const TransformerSizes& s, uint32_t rows, uint32_t window)
    : qkv(size_t{rows} * s.width * 3 * sizeof(float)),
      context(size_t{rows} * s.width * sizeof(float)),
      block(size_t{QuantisedRows::kRows} * s.width * sizeof(float)),
      inner(size_t{QuantisedRows::kRows} * s.inner * sizeof(float)),
      attention(attention_scratch(std::min(rows, window)) * sizeof(float)),
      quantised(std::max(s.width, s.inner)) {}

Result<Transformer> Transformer::load(const ModelFile& file, const std::string& prefix,
                                      const TransformerSizes& sizes, const KernelTable& kernels) {
  Transformer t;
  t.kernels_ = &kernels;
  t.sizes_ = sizes;
  Status failed;
  const auto linear = [&](const std::string& name, uint32_t out, uint32_t in) {
    if (!failed.ok()) return Linear();
    Result<Linear> found = linear_of(file, name, out, in, kernels);
    if (!found.ok()) failed = found.status();
    return found.ok() ? std::move(found.value()) : Linear();
  };
  const auto norm = [&](const std::string& name) {
    if (!failed.ok()) return Norm();
    const Result<Norm> found = norm_of(file, name, sizes.width);
    if (!found.ok()) failed = found.status();
    return found.ok() ? found.value() : Norm();
  };
  for (uint32_t i = 0; i < sizes.layers && failed.ok(); ++i) {
    const std::string name = prefix + ".layers." + std::to_string(i) + ".";
    Layer layer;
    layer.qkv = linear(name + "qkv", 3 * sizes.width, sizes.width);
    layer.out = linear(name + "out", sizes.width, sizes.width);
    layer.up = linear(name + "up", sizes.inner, sizes.width);
    layer.down = linear(name + "down", sizes.width, sizes.inner);
    layer.norm1 = norm(name + "norm1");
    layer.norm2 = norm(name + "norm2");
    t.layers_.push_back(std::move(layer));
  }
  if (!failed.ok()) return failed;
  return t;
}

void Transformer::run(float* out, size_t rows, std::span<const uint32_t> ends,
                      TransformerRoom& room) const {
  const uint32_t width = sizes_.width, size = width / sizes_.heads;  // of an attention head
  for (const Layer& layer : layers_) {
    float* qkv = room.qkv.floats();
    float* context = room.context.floats();
    // q, k and v of each head apart: attention goes through one head after the other.
    const size_t head_block = rows * size;
    layer.qkv.apply(out, width, rows, Output{qkv, size, size, head_block}, room.quantised);
    uint32_t begin = 0;
    for (const uint32_t end : ends) {
      kernels_->attention({end - begin, sizes_.heads, size}, qkv + size_t{begin} * size, head_block,
                          context + size_t{begin} * width, width, room.attention.floats());
      begin = end;
    }
    // What follows looks at one row at a time: done in blocks that stay in the cache.
    for (size_t r = 0; r < rows; r += QuantisedRows::kRows) {
      const size_t some = std::min<size_t>(QuantisedRows::kRows, rows - r);
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

size_t Transformer::packed_bytes() const {
  size_t bytes = 0;
  for (const Layer& l : layers_) {
    bytes +=
        l.qkv.packed_bytes() + l.out.packed_bytes() + l.up.packed_bytes() + l.down.packed_bytes();
  }
  return bytes;
}

}  // namespace hearsay
