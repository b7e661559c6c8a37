// A model file read and written again with changes, for tests of what is refused.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "language/model_file.h"
#include "language/testing/model_writer.h"

namespace hearsay::testing {

struct ModelChange {
  std::string drop_tensor = "";    // this tensor is left out
  std::string longer_tensor = "";  // this one gets one row more
  std::string drop_key = "";       // this config key is left out
  std::string set_key = "";        // this integer key gets `value`
  int64_t value = 0;
  std::string drop_head = "";
  std::string add_head = "";  // of no width and no labels
  bool int8 = false;  // embeddings and large matrices as int8 rows
};

inline bool goes_int8(std::string_view name) {
  if (name == "encoder.word.weight" || name == "encoder.position.weight") return true;
  if (name == "words.table.weight" || name.ends_with("conv.weight")) return true;
  for (const char* part : {"qkv.weight", "out.weight", "up.weight", "down.weight",
                           "heads.hidden.weight", "heads.tags.weight", "heads.embed.weight"}) {
    if (name.ends_with(part)) return true;
  }
  return false;
}

inline std::string changed_model(const ModelFile& file, const ModelChange& change) {
  ModelWriter w;
  for (const char* key : {"encoder.width",   "encoder.layers",  "encoder.heads",
                          "encoder.inner",   "encoder.positions", "encoder.shapes",
                          "encoder.breaks",  "window.pieces",   "pieces.unknown",
                          "pieces.begin",    "pieces.end",      "pieces.max_word",
                          "words.width",     "words.convolutions", "words.layers",
                          "words.heads",     "words.inner",     "words.positions",
                          "words.buckets"}) {
    if (key == change.drop_key || !file.integer(key)) continue;
    w.integer(key, key == change.set_key ? change.value : file.integer(key).value());
  }
  if (change.drop_key != "model.kind") w.words("model.kind", file.text("model.kind").value());
  w.words("model.name", file.text("model.name").value());
  for (const char* key : {"encoder.norm_epsilon", "words.norm_epsilon"}) {
    if (key != change.drop_key && file.real(key)) w.real(key, file.real(key).value());
  }
  w.card(file.card());
  w.vocabulary({file.vocabulary().begin(), file.vocabulary().end()});
  for (const Head& head : file.heads()) {
    if (head.name == change.drop_head) continue;
    std::vector<std::pair<std::string, std::vector<std::string>>> sets;
    for (const LabelSet& set : head.sets) {
      sets.push_back({std::string(set.name), {set.labels.begin(), set.labels.end()}});
    }
    w.head(head.name, head.first, head.width, sets);
  }
  if (!change.add_head.empty()) w.head(change.add_head, 0, 0);
  for (const Tensor& t : file.tensors()) {
    if (t.name == change.drop_tensor) continue;
    std::vector<uint32_t> dims(t.dims.begin(), t.dims.begin() + t.rank);
    std::vector<float> values(t.f32, t.f32 + t.count());
    if (t.name == change.longer_tensor) {
      values.resize(values.size() + values.size() / dims[0], 0.5f);
      ++dims[0];
    }
    if (!change.int8 || !goes_int8(t.name)) {
      w.f32(t.name, dims, values);
      continue;
    }
    std::vector<int8_t> rows(values.size());
    std::vector<float> scales(dims[0]);
    for (uint32_t r = 0; r < dims[0]; ++r) {
      const float* row = values.data() + size_t{r} * dims[1];
      float most = 1e-9f;
      for (uint32_t i = 0; i < dims[1]; ++i) most = std::max(most, std::abs(row[i]));
      scales[r] = most / 127;
      for (uint32_t i = 0; i < dims[1]; ++i) {
        rows[size_t{r} * dims[1] + i] = static_cast<int8_t>(std::lrintf(row[i] / scales[r]));
      }
    }
    w.i8(t.name, dims[0], dims[1], rows, scales);
  }
  return w.bytes();
}

}  // namespace hearsay::testing
