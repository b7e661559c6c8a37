#include "language/model_file.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/byte_reader.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::string_view kMagic("hearsay model\r\n\x1a", 16);
constexpr uint32_t kVersion = 1;
constexpr std::array<std::string_view, 6> kSections = {"config", "card",    "vocabulary",
                                                       "heads",  "tensors", "data"};
constexpr size_t kHeaderBytes = 64, kEntryBytes = 64, kAlignment = 64;
constexpr size_t kTableEnd = kHeaderBytes + kEntryBytes * kSections.size();

uint64_t aligned(uint64_t offset) { return (offset + kAlignment - 1) / kAlignment * kAlignment; }

bool all_zero(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == 0; });
}

bool same_digest(std::string_view raw, const std::string& hex) {
  static constexpr char kDigits[] = "0123456789abcdef";
  for (size_t i = 0; i < raw.size(); ++i) {
    const auto byte = static_cast<unsigned char>(raw[i]);
    if (hex[2 * i] != kDigits[byte >> 4] || hex[2 * i + 1] != kDigits[byte & 15]) return false;
  }
  return true;
}

std::string quoted(std::string_view name) {
  // Names come from the file: shown only as far as they are short and printable.
  std::string shown = "'";
  for (const char c : name.substr(0, 40)) shown.push_back(c >= ' ' && c <= '~' ? c : '?');
  return shown + (name.size() > 40 ? "...'" : "'");
}

}  // namespace

const LabelSet* Head::set(std::string_view set_name) const {
  for (const LabelSet& candidate : sets) {
    if (candidate.name == set_name) return &candidate;
  }
  return nullptr;
}

const Head* ModelFile::head(std::string_view head_name) const {
  for (const Head& candidate : heads_) {
    if (candidate.name == head_name) return &candidate;
  }
  return nullptr;
}

const Tensor* ModelFile::tensor(std::string_view tensor_name) const {
  const auto found = tensor_index_.find(tensor_name);
  return found == tensor_index_.end() ? nullptr : &tensors_[found->second];
}

std::optional<int64_t> ModelFile::integer(std::string_view key) const {
  const auto found = config_.find(key);
  if (found == config_.end() || !std::holds_alternative<int64_t>(found->second)) return {};
  return std::get<int64_t>(found->second);
}

std::optional<double> ModelFile::real(std::string_view key) const {
  const auto found = config_.find(key);
  if (found == config_.end() || !std::holds_alternative<double>(found->second)) return {};
  return std::get<double>(found->second);
}

std::optional<std::string_view> ModelFile::text(std::string_view key) const {
  const auto found = config_.find(key);
  if (found == config_.end() || !std::holds_alternative<std::string_view>(found->second)) return {};
  return std::get<std::string_view>(found->second);
}

Status ModelFile::damaged(std::string_view what) const {
  return Status(StatusKind::Corrupt,
                name_ + ": the model file is damaged: " + std::string(what) + "; install it again");
}

Result<ModelFile> ModelFile::parse(std::string_view bytes, std::string_view name, Digests digests) {
  ModelFile file;
  file.name_ = name;
  if (Status s = file.read_header(bytes, digests); !s.ok()) return s;
  if (Status s = file.read_config(file.sections_[0]); !s.ok()) return s;
  file.card_ = file.sections_[1];
  if (first_invalid_utf8(file.card_)) return file.damaged("its card is not UTF-8");
  if (Status s = file.read_vocabulary(file.sections_[2]); !s.ok()) return s;
  if (Status s = file.read_heads(file.sections_[3]); !s.ok()) return s;
  if (Status s = file.read_tensors(file.sections_[4], file.sections_[5]); !s.ok()) return s;
  return file;
}

Status ModelFile::read_header(std::string_view bytes, Digests digests) {
  if (bytes.substr(0, kMagic.size()) != kMagic) {
    return Status(StatusKind::InvalidInput,
                  name_ + ": is no hearsay model: it does not begin with 'hearsay model'");
  }
  ByteReader in(bytes.substr(kMagic.size()));
  const uint32_t version = in.u32();
  const uint32_t sections = in.u32();
  const uint64_t file_size = in.u64();
  const std::string_view fingerprint = in.take(32);
  if (!in.ok()) return damaged("it ends inside its header");
  if (version != kVersion) {
    return Status(version > kVersion ? StatusKind::Unsupported : StatusKind::Corrupt,
                  name_ + ": is a model file of version " + std::to_string(version) +
                      ", this program reads version " + std::to_string(kVersion));
  }
  if (file_size != bytes.size()) {
    return damaged("it says it has " + std::to_string(file_size) + " bytes and has " +
                   std::to_string(bytes.size()));
  }
  if (sections != kSections.size()) {
    return damaged("it lists " + std::to_string(sections) + " sections instead of 6");
  }
  if (bytes.size() < kTableEnd) return damaged("it ends inside its table of sections");
  if (digests != Digests::Off) {
    std::string covered(bytes.substr(0, 32));
    covered += bytes.substr(kHeaderBytes, kTableEnd - kHeaderBytes);
    if (!same_digest(fingerprint, sha256_hex(covered))) {
      return damaged("its table of sections does not fit its fingerprint");
    }
  }
  static constexpr char kDigits[] = "0123456789abcdef";
  for (const char c : fingerprint) {
    fingerprint_.push_back(kDigits[static_cast<unsigned char>(c) >> 4]);
    fingerprint_.push_back(kDigits[static_cast<unsigned char>(c) & 15]);
  }

  ByteReader table(bytes.substr(kHeaderBytes, kTableEnd - kHeaderBytes));
  uint64_t at = kTableEnd;
  for (size_t i = 0; i < kSections.size(); ++i) {
    const std::string section(kSections[i]);
    const std::string_view entry_name = table.take(16);
    const uint64_t offset = table.u64();
    const uint64_t size = table.u64();
    const std::string_view digest = table.take(32);
    if (!entry_name.starts_with(section) || !all_zero(entry_name.substr(section.size()))) {
      return damaged("section " + section + " is missing");
    }
    const uint64_t begin = aligned(at);
    if (offset != begin || offset > bytes.size() || size > bytes.size() - offset) {
      return damaged("section " + section + " does not lie inside the file");
    }
    if (!all_zero(bytes.substr(at, begin - at))) {
      return damaged("there are stray bytes before section " + section);
    }
    sections_[i] = bytes.substr(offset, size);
    digests_[i] = digest;
    at = offset + size;
  }
  if (at != bytes.size()) return damaged("there are stray bytes at its end");
  return digests == Digests::Checked ? check_sections() : Status::Ok();
}

Status ModelFile::check_sections() const {
  for (size_t i = 0; i < kSections.size(); ++i) {
    if (!same_digest(digests_[i], sha256_hex(sections_[i]))) {
      return damaged("section " + std::string(kSections[i]) + " does not fit its checksum");
    }
  }
  return Status::Ok();
}

Status ModelFile::read_config(std::string_view section) {
  ByteReader in(section);
  const uint32_t count = in.u32();
  if (!in.can_hold(count, 9)) return damaged("its configuration is cut short");
  for (uint32_t i = 0; i < count; ++i) {
    const std::string_view key = in.text();
    const uint8_t type = in.u8();
    Value value;
    if (type == 1) {
      value = in.i64();
    } else if (type == 2) {
      value = in.f64();
    } else if (type == 3) {
      value = in.text();
    } else if (in.ok()) {
      return damaged("configuration key " + quoted(key) + " has the unknown type " +
                     std::to_string(type));
    }
    if (!in.ok()) return damaged("its configuration is cut short");
    if (first_invalid_utf8(key)) return damaged("a configuration key is not UTF-8");
    if (const auto* s = std::get_if<std::string_view>(&value); s && first_invalid_utf8(*s)) {
      return damaged("configuration key " + quoted(key) + " is not UTF-8");
    }
    if (const auto* d = std::get_if<double>(&value); d && !std::isfinite(*d)) {
      return damaged("configuration key " + quoted(key) + " is no finite number");
    }
    if (!config_.emplace(key, value).second) {
      return damaged("configuration key " + quoted(key) + " is there twice");
    }
  }
  return in.done() ? Status::Ok() : damaged("its configuration is followed by stray bytes");
}

Status ModelFile::read_vocabulary(std::string_view section) {
  ByteReader in(section);
  const uint32_t count = in.u32();
  if (!in.can_hold(uint64_t{count} + 1, 4)) return damaged("its vocabulary is cut short");
  ByteReader offsets(in.take((uint64_t{count} + 1) * 4));
  const std::string_view bytes = in.take(in.left());
  vocabulary_.reserve(count);
  uint32_t begin = offsets.u32();
  if (begin != 0) return damaged("its vocabulary does not begin at 0");
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t end = offsets.u32();
    if (end < begin || end > bytes.size()) {
      return damaged("piece " + std::to_string(i) + " of its vocabulary lies outside of it");
    }
    vocabulary_.push_back(bytes.substr(begin, end - begin));
    if (first_invalid_utf8(vocabulary_.back())) {
      return damaged("piece " + std::to_string(i) + " of its vocabulary is not UTF-8");
    }
    begin = end;
  }
  return begin == bytes.size() ? Status::Ok()
                               : damaged("its vocabulary is followed by stray bytes");
}

Status ModelFile::read_heads(std::string_view section) {
  ByteReader in(section);
  const uint32_t count = in.u32();
  if (!in.can_hold(count, 16)) return damaged("its list of heads is cut short");
  for (uint32_t i = 0; i < count; ++i) {
    Head head;
    head.name = in.text();
    head.first = in.u32();
    head.width = in.u32();
    const uint32_t sets = in.u32();
    if (!in.can_hold(sets, 8)) return damaged("its list of heads is cut short");
    if (first_invalid_utf8(head.name)) return damaged("the name of a head is not UTF-8");
    if (this->head(head.name) != nullptr) {
      return damaged("head " + quoted(head.name) + " is there twice");
    }
    for (uint32_t s = 0; s < sets; ++s) {
      LabelSet set;
      set.name = in.text();
      const uint32_t labels = in.u32();
      if (!in.can_hold(labels, 4)) return damaged("a label set of its heads is cut short");
      if (head.set(set.name) != nullptr) {
        return damaged("label set " + quoted(set.name) + " is there twice");
      }
      set.labels.reserve(labels);
      for (uint32_t l = 0; l < labels; ++l) {
        set.labels.push_back(in.text());
        if (first_invalid_utf8(set.labels.back())) return damaged("a label is not UTF-8");
      }
      head.sets.push_back(std::move(set));
    }
    if (!in.ok()) return damaged("its list of heads is cut short");
    heads_.push_back(std::move(head));
  }
  return in.done() ? Status::Ok() : damaged("its list of heads is followed by stray bytes");
}

Status ModelFile::read_tensors(std::string_view section, std::string_view data) {
  ByteReader in(section);
  const uint32_t count = in.u32();
  if (!in.can_hold(count, 18)) return damaged("its table of tensors is cut short");
  tensors_.reserve(count);
  tensor_index_.reserve(count);
  uint64_t at = 0;  // tensors lie in order: nothing before this offset is free
  // Claims the next `bytes` of data at `offset`; false if they are not where they may be.
  const auto claim = [&](uint64_t offset, uint64_t bytes) {
    if (offset % kAlignment != 0 || offset < at || offset > data.size() ||
        bytes > data.size() - offset) {
      return false;
    }
    at = offset + bytes;
    return true;
  };
  for (uint32_t i = 0; i < count; ++i) {
    Tensor t;
    t.name = in.text();
    const uint8_t dtype = in.u8();
    t.rank = in.u8();
    if (!in.ok()) return damaged("its table of tensors is cut short");
    if (first_invalid_utf8(t.name)) return damaged("the name of a tensor is not UTF-8");
    const std::string who = "tensor " + quoted(t.name);
    if (dtype != 1 && dtype != 2)
      return damaged(who + " is of unknown type " + std::to_string(dtype));
    t.dtype = static_cast<Dtype>(dtype);
    if (t.rank < 1 || t.rank > 4 || (t.dtype == Dtype::I8 && t.rank != 2)) {
      return damaged(who + " has the impossible rank " + std::to_string(t.rank));
    }
    uint64_t numbers = 1;
    for (uint8_t d = 0; d < t.rank; ++d) {
      t.dims[d] = in.u32();
      // No file holds more numbers than bytes, so this also keeps the product from overflowing.
      if (t.dims[d] == 0 || t.dims[d] > data.size() || numbers > data.size() / t.dims[d]) {
        return damaged(who + " has sizes that do not fit into the file");
      }
      numbers *= t.dims[d];
    }
    const uint64_t offset = in.u64();
    if (!in.ok()) return damaged("its table of tensors is cut short");
    if (!claim(offset, numbers * (t.dtype == Dtype::F32 ? sizeof(float) : 1))) {
      return damaged(who + " does not lie inside its section");
    }
    const float* floats = nullptr;
    uint64_t float_count = numbers;
    if (t.dtype == Dtype::F32) {
      floats = t.f32 = reinterpret_cast<const float*>(data.data() + offset);
    } else {
      t.i8 = reinterpret_cast<const int8_t*>(data.data() + offset);
      const uint64_t scales = in.u64();
      float_count = t.dims[0];
      if (!in.ok() || !claim(scales, float_count * sizeof(float))) {
        return damaged("the scales of " + who + " do not lie inside its section");
      }
      floats = t.scales = reinterpret_cast<const float*>(data.data() + scales);
    }
    if (!std::all_of(floats, floats + float_count, [](float f) { return std::isfinite(f); })) {
      return damaged(who + " holds a number that is not finite");
    }
    if (!tensor_index_.emplace(t.name, tensors_.size()).second) {
      return damaged(who + " is there twice");
    }
    tensors_.push_back(t);
  }
  if (!in.done()) return damaged("its table of tensors is followed by stray bytes");
  return Status::Ok();
}

}  // namespace hearsay
