// The model file of docs/formats/model.md: checked whole, then read in place.
//
//   Result<ModelFile> file = ModelFile::parse(bytes, "models/standard.hmodel");
//   if (!file.ok()) return file.status();     // "models/standard.hmodel: section data is damaged
//   ..." const Tensor* norm = file->tensor("encoder.norm.weight");
//
// All views point into `bytes`, which must outlive the ModelFile.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "hearsay/status.h"

namespace hearsay {

enum class Dtype : uint8_t { F32 = 1, I8 = 2 };

struct Tensor {
  std::string_view name;
  Dtype dtype = Dtype::F32;
  uint8_t rank = 0;
  std::array<uint32_t, 4> dims{1, 1, 1, 1};  // outermost first; those past the rank are 1
  const float* f32 = nullptr;                // row-major; null for I8
  const int8_t* i8 = nullptr;                // row-major; null for F32
  const float* scales = nullptr;             // I8 only: one a row

  uint64_t count() const { return uint64_t{dims[0]} * dims[1] * dims[2] * dims[3]; }
};

struct LabelSet {
  std::string_view name;
  std::vector<std::string_view> labels;
};

// A head reads columns [first, first + width) of the hidden layer that all heads share.
struct Head {
  std::string_view name;
  uint32_t first = 0, width = 0;
  std::vector<LabelSet> sets;

  const LabelSet* set(std::string_view set_name) const;  // null if there is none
};

class ModelFile {
 public:
  enum class Digests : uint8_t {
    Checked,
    Later,  // only the table's own; the caller calls check_sections() before it trusts the rest
    Off,    // only for fuzzing, which could never guess a digest
  };

  // Checks `bytes` whole and builds the views. `name` is what messages call the file. Errors, one
  // sentence each: InvalidInput (no model file), Unsupported (newer version), Corrupt (all else).
  // Cost: one pass over the bytes.
  static Result<ModelFile> parse(std::string_view bytes, std::string_view name,
                                 Digests digests = Digests::Checked);

  // Whether each section fits its digest in the table. May run beside readers of this object.
  Status check_sections() const;

  const std::string& name() const { return name_; }
  const std::string& fingerprint() const { return fingerprint_; }  // 64 hexadecimal digits
  std::string_view card() const { return card_; }
  const std::vector<std::string_view>& vocabulary() const { return vocabulary_; }
  const std::vector<Head>& heads() const { return heads_; }
  const std::vector<Tensor>& tensors() const { return tensors_; }

  // Null where there is none of that name.
  const Head* head(std::string_view head_name) const;
  const Tensor* tensor(std::string_view tensor_name) const;
  std::optional<int64_t> integer(std::string_view key) const;
  std::optional<double> real(std::string_view key) const;
  std::optional<std::string_view> text(std::string_view key) const;

  // A Corrupt status that names this file: "NAME: WHAT; get the file again".
  Status damaged(std::string_view what) const;

 private:
  using Value = std::variant<int64_t, double, std::string_view>;

  Status read_header(std::string_view bytes, Digests digests);
  Status read_config(std::string_view section);
  Status read_vocabulary(std::string_view section);
  Status read_heads(std::string_view section);
  Status read_tensors(std::string_view section, std::string_view data);

  std::string name_, fingerprint_;
  std::array<std::string_view, 6> sections_, digests_;
  std::string_view card_;
  std::vector<std::string_view> vocabulary_;
  std::vector<Head> heads_;
  std::vector<Tensor> tensors_;
  std::unordered_map<std::string_view, Value> config_;
  std::unordered_map<std::string_view, size_t> tensor_index_;
};

}  // namespace hearsay
