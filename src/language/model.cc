#include "hearsay/model.h"

#include <cmath>
#include <system_error>
#include <thread>
#include <utility>

#include "language/model_parts.h"

namespace hearsay {
namespace {

Status build_words(Model::Parts& parts) {
  for (const char* head : {"attr", "link_word", "link_cue", "embed"}) {
    if (parts.file.head(head) != nullptr) {
      return parts.file.damaged("a model of words has no head '" + std::string(head) + "'");
    }
  }
  Result<WordEncoder> words = WordEncoder::load(parts.file, *parts.kernels);
  if (!words.ok()) return words.status();
  Result<Heads> heads = Heads::load(parts.file, words->width(), *parts.kernels);
  if (!heads.ok()) return heads.status();
  parts.words = std::move(words.value());
  parts.heads = std::move(heads.value());
  return Status::Ok();
}

Status build_encoder(Model::Parts& parts) {
  Result<WordPieces> pieces = WordPieces::build(parts.file);
  if (!pieces.ok()) return pieces.status();
  parts.pieces = std::move(pieces.value());
  Result<Encoder> encoder = Encoder::load(parts.file, *parts.kernels);
  if (!encoder.ok()) return encoder.status();
  parts.encoder = std::move(encoder.value());
  const EncoderSizes& sizes = parts.encoder.sizes();
  Result<Heads> heads = Heads::load(parts.file, sizes.width, *parts.kernels);
  if (!heads.ok()) return heads.status();
  parts.heads = std::move(heads.value());
  Result<uint32_t> window = size_of(parts.file, "window.pieces", sizes.positions);
  if (!window.ok()) return window.status();
  if (sizes.positions < 2 * kMostWordPieces) {
    return parts.file.damaged("its windows are too short for a word");
  }
  parts.windows = {window.value(), sizes.positions};
  return Status::Ok();
}

// Builds everything from parts.file.
Status build(Model::Parts& parts) {
  const auto kind = parts.file.text("model.kind");
  if (kind == "encoder") return build_encoder(parts);
  if (kind == "words") return build_words(parts);
  return Status(StatusKind::Unsupported, parts.file.name() + ": holds a model of the kind '" +
                                             std::string(kind.value_or("unknown")) +
                                             "', this program reads 'encoder' and 'words'");
}

// Reads `bytes` into parts. The digests take as long as all else, so they are checked beside it:
// everything read before they are known is bounded by checks of its own, and dropped if they fail.
Status load(Model::Parts& parts, std::string_view bytes, const std::string& name,
            InstructionSet set) {
  parts.kernels = kernels_for(set);
  if (parts.kernels == nullptr) {
    return Status(
        StatusKind::Unsupported,
        name + ": this processor lacks the instructions asked for; use InstructionSet::Best");
  }
  Result<ModelFile> file = ModelFile::parse(bytes, name, ModelFile::Digests::Later);
  if (!file.ok()) {
    // Damage shows first where it is; its cause is told by the digests.
    Result<ModelFile> checked = ModelFile::parse(bytes, name, ModelFile::Digests::Checked);
    return checked.ok() ? file.status() : checked.status();
  }
  parts.file = std::move(file.value());
  Status whole, built;
  std::thread checker;
  try {
    checker = std::thread([&] { whole = parts.file.check_sections(); });
  } catch (const std::system_error&) {  // no thread to be had
    whole = parts.file.check_sections();
  }
  built = build(parts);
  if (checker.joinable()) checker.join();
  return whole.ok() ? built : whole;
}

}  // namespace

Model::Model(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Model::~Model() = default;

Result<std::unique_ptr<Model>> Model::open(const std::string& path, InstructionSet set) {
  auto parts = std::make_unique<Parts>();
  Result<MappedFile> mapped = MappedFile::open(path, "hearsay model");
  if (!mapped.ok()) return mapped.status();
  parts->mapped = std::move(mapped.value());
  if (Status s = load(*parts, parts->mapped->bytes(), path, set); !s.ok()) return s;
  return std::unique_ptr<Model>(new Model(std::move(parts)));
}

Result<std::unique_ptr<Model>> Model::from_bytes(std::string bytes, const std::string& name,
                                                 InstructionSet set) {
  auto parts = std::make_unique<Parts>();
  parts->bytes = std::move(bytes);
  if (Status s = load(*parts, parts->bytes, name, set); !s.ok()) return s;
  return std::unique_ptr<Model>(new Model(std::move(parts)));
}

std::string Model::fingerprint() const { return parts_->file.fingerprint().substr(0, 16); }
const std::string& Model::full_fingerprint() const { return parts_->file.fingerprint(); }
std::string_view Model::name() const { return parts_->file.text("model.name").value_or(""); }
std::string_view Model::card() const { return parts_->file.card(); }
std::string_view Model::instructions() const { return parts_->kernels->name; }

std::vector<float> Model::embed(const LanguageLayer& layer, uint32_t first, uint32_t end) const {
  const uint32_t width = parts_->encoder.sizes().width;
  const Linear& head = parts_->heads.embedding();
  if (!head || first >= end || end > layer.token_pieces.size() || layer.vector_width != width ||
      layer.token_vectors.size() != layer.token_pieces.size() * width) {
    return {};
  }
  std::vector<float> mean(width, 0.0f), out(width);
  float pieces = 0;
  for (uint32_t t = first; t < end; ++t) {
    const float weight = layer.token_pieces[t];
    const float* vector = layer.token_vectors.data() + size_t{t} * width;
    for (uint32_t i = 0; i < width; ++i) mean[i] += weight * vector[i];
    pieces += weight;
  }
  for (float& m : mean) m /= pieces;
  QuantisedRows scratch(width);
  head.apply(mean.data(), width, 1, out.data(), width, scratch);
  double square = 0;
  for (const float x : out) square += double{x} * x;
  const auto factor = static_cast<float>(square > 0 ? 1 / std::sqrt(square) : 0);
  for (float& x : out) x *= factor;
  return out;
}

}  // namespace hearsay
