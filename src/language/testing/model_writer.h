// Writes small model files for tests and benchmarks (docs/formats/model.md). Real models come from
// train/model_file.py. With `seal` off one may write nonsense sections and seal them after.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace hearsay::testing {

class ModelWriter {
 public:
  template <typename T>
  static std::string raw(T value) {
    std::string out(sizeof(T), '\0');
    std::memcpy(out.data(), &value, sizeof(T));
    return out;
  }
  static std::string text(std::string_view s) {
    return raw(static_cast<uint32_t>(s.size())) + std::string(s);
  }

  void integer(std::string_view key, int64_t v) { entry(key, 1, raw(v)); }
  void real(std::string_view key, double v) { entry(key, 2, raw(v)); }
  void words(std::string_view key, std::string_view v) { entry(key, 3, text(v)); }
  void card(std::string_view v) { card_ = v; }
  void vocabulary(std::vector<std::string> v) { vocabulary_ = std::move(v); }
  void head(std::string_view name, uint32_t first, uint32_t width,
            const std::vector<std::pair<std::string, std::vector<std::string>>>& sets = {}) {
    heads_ += text(name) + raw(first) + raw(width) + raw(static_cast<uint32_t>(sets.size()));
    for (const auto& [set, labels] : sets) {
      heads_ += text(set) + raw(static_cast<uint32_t>(labels.size()));
      for (const std::string& label : labels) heads_ += text(label);
    }
    ++head_count_;
  }
  void f32(std::string_view name, const std::vector<uint32_t>& dims, const std::vector<float>& v) {
    describe(name, 1, dims);
    tensors_ += raw(static_cast<uint64_t>(place(v.data(), v.size() * sizeof(float))));
  }
  void i8(std::string_view name, uint32_t rows, uint32_t columns, const std::vector<int8_t>& v,
          const std::vector<float>& scales) {
    describe(name, 2, {rows, columns});
    tensors_ += raw(static_cast<uint64_t>(place(v.data(), v.size())));
    tensors_ += raw(static_cast<uint64_t>(place(scales.data(), scales.size() * sizeof(float))));
  }

  // The six sections as written so far; change them and seal() for a hostile file.
  std::vector<std::string> sections() const {
    std::string vocabulary = raw(static_cast<uint32_t>(vocabulary_.size())) + raw(uint32_t{0});
    std::string pieces;
    for (const std::string& piece : vocabulary_) {
      pieces += piece;
      vocabulary += raw(static_cast<uint32_t>(pieces.size()));
    }
    return {raw(config_count_) + config_,  card_, vocabulary + pieces, raw(head_count_) + heads_,
            raw(tensor_count_) + tensors_, data_};
  }
  std::string bytes() const { return seal(sections()); }

  static std::string seal(const std::vector<std::string>& sections) {
    static constexpr const char* kNames[] = {"config", "card",    "vocabulary",
                                             "heads",  "tensors", "data"};
    std::string table, body;
    uint64_t at = 64 + 64 * sections.size(), end = at;
    for (size_t i = 0; i < sections.size(); ++i) {
      std::string name = kNames[i];
      name.resize(16, '\0');
      table += name + raw(at) + raw(uint64_t{sections[i].size()}) + digest(sections[i]);
      end = at + sections[i].size();
      body += sections[i];
      at = (end + 63) / 64 * 64;
      if (i + 1 < sections.size()) body.resize(body.size() + (at - end), '\0');
    }
    const std::string start = std::string("hearsay model\r\n\x1a", 16) + raw(uint32_t{1}) +
                              raw(static_cast<uint32_t>(sections.size())) + raw(end);
    return start + digest(start + table) + table + body;
  }

  static std::string digest(std::string_view bytes) {
    const std::string hex = sha256_hex(bytes);
    std::string out;
    for (size_t i = 0; i < hex.size(); i += 2) {
      const auto nibble = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
      out.push_back(static_cast<char>(nibble(hex[i]) * 16 + nibble(hex[i + 1])));
    }
    return out;
  }

 private:
  void entry(std::string_view key, char type, const std::string& value) {
    config_ += text(key) + type + value;
    ++config_count_;
  }
  void describe(std::string_view name, char dtype, const std::vector<uint32_t>& dims) {
    tensors_ += text(name) + dtype + static_cast<char>(dims.size());
    for (const uint32_t d : dims) tensors_ += raw(d);
    ++tensor_count_;
  }
  size_t place(const void* values, size_t size) {
    const size_t offset = data_.size();
    data_.append(static_cast<const char*>(values), size);
    data_.resize((data_.size() + 63) / 64 * 64, '\0');
    return offset;
  }

  std::string config_, card_, heads_, tensors_, data_;
  uint32_t config_count_ = 0, head_count_ = 0, tensor_count_ = 0;
  std::vector<std::string> vocabulary_;
};

}  // namespace hearsay::testing
