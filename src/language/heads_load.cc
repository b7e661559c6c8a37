// Reading the heads of a model file.
#include <algorithm>
#include <string>

#include "language/heads.h"

namespace hearsay {
namespace {

constexpr uint32_t kMostLabels = 60000;  // they are indexed by 16 bits
constexpr uint32_t kMostTypes = 60;      // of spans: their tags are indexed by 8 bits
constexpr uint32_t kMostHidden = 1u << 16;

std::vector<std::string> copy_of(const LabelSet* set) {
  if (set == nullptr) return {};
  return {set->labels.begin(), set->labels.end()};
}

}  // namespace

Result<HeadSlice> Heads::slice(const ModelFile& file, std::string_view name) const {
  const Head* head = file.head(name);
  if (head == nullptr) return HeadSlice{};
  if (head->width == 0 || head->width % 16 != 0 || head->first > hidden_.out() ||
      head->width > hidden_.out() - head->first) {
    return file.damaged("head '" + std::string(name) + "' lies outside of the hidden layer");
  }
  return HeadSlice{head->first, head->width};
}

Status Heads::load_tags(const ModelFile& file) {
  Result<HeadSlice> found = slice(file, "tags");
  if (!found.ok()) return found.status();
  tags_ = found.value();
  if (!tags_) return Status::Ok();
  uint32_t rows = 0;
  for (const LabelSet& set : file.head("tags")->sets) {
    TagSet* to = set.name == "upos"    ? &upos_
                 : set.name == "xpos"  ? &xpos_
                 : set.name == "feats" ? &feats_
                 : set.name == "lemma" ? &lemma_
                                       : nullptr;
    if (to == nullptr || set.labels.empty() || set.labels.size() > kMostLabels) {
      return file.damaged("head 'tags' has an unknown, empty or too large label set");
    }
    to->labels = copy_of(&set);
    to->first = rows;
    rows += static_cast<uint32_t>(set.labels.size());
  }
  if (rows == 0) return file.damaged("head 'tags' has no labels");
  Result<Tensor> weight = tensor_of_shape(file, "heads.tags.weight", rows, tags_.width, true);
  Result<Tensor> bias = tensor_of_shape(file, "heads.tags.bias", rows, 0, false);
  if (!weight.ok()) return weight.status();
  if (!bias.ok()) return bias.status();
  tag_logits_ = Linear(weight.value(), &bias.value(), *kernels_);
  return Status::Ok();
}

Status Heads::load_spans(const ModelFile& file) {
  const auto load = [&](std::string_view name, HeadSlice& where, std::vector<std::string>& types,
                        Linear& logits, uint32_t rows_of_a_type) {
    Result<HeadSlice> found = slice(file, name);
    if (!found.ok() || !found.value()) return found.status();
    where = found.value();
    types = copy_of(file.head(name)->set("types"));
    if (types.empty() || types.size() > kMostTypes) {
      return file.damaged("head '" + std::string(name) + "' has no types or too many");
    }
    const uint32_t rows = 1 + rows_of_a_type * static_cast<uint32_t>(types.size());
    const std::string tensor = "heads." + std::string(name);
    Result<Tensor> weight = tensor_of_shape(file, tensor + ".weight", rows, where.width, true);
    Result<Tensor> bias = tensor_of_shape(file, tensor + ".bias", rows, 0, false);
    if (!weight.ok()) return weight.status();
    if (!bias.ok()) return bias.status();
    logits = Linear(weight.value(), &bias.value(), *kernels_);
    return Status::Ok();
  };
  if (Status s = load("names", names_, name_types_, name_logits_, 4); !s.ok()) return s;
  if (names_) scheme_of_names_.emplace(static_cast<uint32_t>(name_types_.size()), nullptr);
  if (Status s = load("attr", attribution_, roles_, attribution_logits_, 4); !s.ok()) return s;
  if (attribution_) {
    const auto types = static_cast<uint32_t>(roles_.size());
    Result<Tensor> moves =
        tensor_of_shape(file, "heads.attr_transitions", 1 + 4 * types, 1 + 4 * types, false);
    if (!moves.ok()) return moves.status();
    scheme_of_attribution_.emplace(types, moves->f32);
  }
  if (Status s = load("entity", entity_, entity_types_, entity_logits_, 1); !s.ok()) return s;
  return Status::Ok();
}

Status Heads::load_trees(const ModelFile& file) {
  for (const auto& [name, where] : {std::pair{"arc_dep", &arc_dep_},
                                    {"arc_head", &arc_head_},
                                    {"lab_dep", &lab_dep_},
                                    {"lab_head", &lab_head_}}) {
    Result<HeadSlice> found = slice(file, name);
    if (!found.ok()) return found.status();
    *where = found.value();
  }
  if (bool{arc_dep_} != bool{arc_head_} || bool{lab_dep_} != bool{lab_head_} ||
      bool{arc_dep_} != bool{lab_dep_}) {
    return file.damaged(
        "of the heads for trees (arc_dep, arc_head, lab_dep, lab_head) some are missing");
  }
  if (!arc_dep_) return Status::Ok();
  Result<Tensor> weight =
      tensor_of_shape(file, "heads.arc.weight", arc_dep_.width, arc_head_.width, false);
  Result<Tensor> bias = tensor_of_shape(file, "heads.arc_bias", arc_head_.width, 0, false);
  Result<Tensor> root = tensor_of_shape(file, "heads.arc_root", arc_dep_.width, 0, false);
  if (!weight.ok()) return weight.status();
  if (!bias.ok()) return bias.status();
  if (!root.ok()) return root.status();
  arc_ = Linear(weight->f32, arc_head_.width, 1, arc_dep_.width, arc_head_.width, bias->f32,
                *kernels_);
  arc_root_ = root->f32;
  if (file.tensor("heads.arc_distance") != nullptr) {
    Result<Tensor> distance =
        tensor_of_shape(file, "heads.arc_distance", kDistances, arc_dep_.width, false);
    if (!distance.ok()) return distance.status();
    distance_ = Linear(distance.value(), nullptr, *kernels_);
  }

  deprels_ = copy_of(file.head("lab_dep")->set("deprel"));
  if (deprels_.empty() || deprels_.size() > kMostLabels) {
    return file.damaged("head 'lab_dep' has no label set 'deprel' or one too large");
  }
  const Tensor* label = file.tensor("heads.label");
  const uint32_t in = lab_dep_.width + 1, each = lab_head_.width + 1;
  const auto labels = static_cast<uint32_t>(deprels_.size());
  if (label == nullptr || label->rank != 3 || label->dtype != Dtype::F32 ||
      label->dims[0] != labels || label->dims[1] != in || label->dims[2] != each) {
    return file.damaged("tensor 'heads.label' is missing or of another shape than its labels");
  }
  // [label, dependent, head] -> [dependent, (label, head)]: one product scores all labels.
  std::vector<float> turned(size_t{in} * labels * each);
  for (uint32_t l = 0; l < labels; ++l) {
    for (uint32_t d = 0; d < in; ++d) {
      std::copy_n(label->f32 + (size_t{l} * in + d) * each, each,
                  turned.data() + (size_t{d} * labels + l) * each);
    }
  }
  label_ = Linear(turned.data(), size_t{labels} * each, 1, in, labels * each, nullptr, *kernels_);
  deprels_.push_back("root");
  return Status::Ok();
}

Status Heads::load_links(const ModelFile& file) {
  Result<HeadSlice> word = slice(file, "link_word"), cue = slice(file, "link_cue");
  if (!word.ok()) return word.status();
  if (!cue.ok()) return cue.status();
  if (bool{word.value()} != bool{cue.value()}) {
    return file.damaged("of the heads link_word and link_cue one is missing");
  }
  if (!word.value()) return Status::Ok();
  const Tensor* link = file.tensor("heads.link");
  if (link == nullptr || link->rank != 3 || link->dtype != Dtype::F32 || link->dims[0] != 2 ||
      link->dims[1] != word->width + 1 || link->dims[2] != cue->width + 1) {
    return file.damaged("tensor 'heads.link' is missing or of another shape than its heads");
  }
  link_word_ = word.value();
  link_cue_ = cue.value();
  link_ = link->f32;
  return Status::Ok();
}

Result<Heads> Heads::load(const ModelFile& file, uint32_t width, const KernelTable& kernels) {
  Heads h;
  h.kernels_ = &kernels;
  if (const Tensor* hidden = file.tensor("heads.hidden.weight"); hidden != nullptr) {
    const uint32_t rows = hidden->dims[0];
    if (rows > kMostHidden || rows % 16 != 0) {
      return file.damaged("the hidden layer of its heads has an impossible width");
    }
    Result<Tensor> weight = tensor_of_shape(file, "heads.hidden.weight", rows, width, true);
    Result<Tensor> bias = tensor_of_shape(file, "heads.hidden.bias", rows, 0, false);
    if (!weight.ok()) return weight.status();
    if (!bias.ok()) return bias.status();
    h.hidden_ = Linear(weight.value(), &bias.value(), kernels);
    if (Status s = h.load_tags(file); !s.ok()) return s;
    if (Status s = h.load_spans(file); !s.ok()) return s;
    if (Status s = h.load_trees(file); !s.ok()) return s;
    if (Status s = h.load_links(file); !s.ok()) return s;
  }
  if (file.head("embed") != nullptr) {
    Result<Tensor> weight = tensor_of_shape(file, "heads.embed.weight", width, width, true);
    if (!weight.ok()) return weight.status();
    h.embedding_ = Linear(weight.value(), nullptr, kernels);
  }
  return h;
}

void Heads::name_labels(LanguageLayer& layer) const {
  layer.upos_names = upos_.labels;
  layer.xpos_names = xpos_.labels;
  layer.feats_names = feats_.labels;
  layer.lemma_scripts = lemma_.labels;
  layer.deprel_names = deprels_;
  layer.mention_names = name_types_;
  layer.entity_names = entity_types_;
  layer.role_names = roles_;
  if (!attribution_) return;
  layer.attribution_names = {"O"};
  for (const std::string& role : roles_) {
    for (const char* place : {"B-", "I-", "E-", "S-"}) {
      layer.attribution_names.push_back(place + role);
    }
  }
}

}  // namespace hearsay
