// A trained model: one file, mapped and checked, for tags, trees, mentions and vectors.
//
//   Result<std::unique_ptr<Model>> model = Model::open("models/standard.hmodel");
//   if (!model.ok()) return model.status();      // one sentence that names the file and the reason
//   StageOptions options;
//   options.model = model.value().get();         // the language stage now runs
//
// A Model never changes once open: any number of threads may use one. The same text and model give
// the same analysis, bit for bit, on any processor, thread or batch.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/language.h"
#include "hearsay/status.h"

namespace hearsay {

// Which processor instructions to use. They differ in speed only.
enum class InstructionSet : uint8_t {
  Best,  // the fastest this processor has
  Avx512Vnni,
  Avx2,
  Portable,
};

class Model {
 public:
  struct Parts;  // what the language stage uses; not for callers

  // Maps and checks the file (docs/formats/model.md) and packs its weights; about 30 ms for a file
  // of 25 MB. Errors: NotFound, Io; InvalidInput for what is no model file; Unsupported for a newer
  // version of the format, or an instruction set this processor lacks; Corrupt for a damaged file.
  static Result<std::unique_ptr<Model>> open(const std::string& path,
                                             InstructionSet set = InstructionSet::Best);
  // The same for bytes in memory, which the Model keeps; `name` is what messages call them.
  static Result<std::unique_ptr<Model>> from_bytes(std::string bytes, const std::string& name,
                                                   InstructionSet set = InstructionSet::Best);
  ~Model();

  // What people are shown: the first 16 hexadecimal digits of full_fingerprint().
  std::string fingerprint() const;
  // SHA-256 over the table of the file, which holds the digests of all its parts; 64 digits.
  const std::string& full_fingerprint() const;
  // "standard", as the file says.
  std::string_view name() const;
  // The model card: Markdown, UTF-8.
  std::string_view card() const;
  // The instructions in use: "AVX-512 VNNI", "AVX2" or "portable".
  std::string_view instructions() const;

  // The unit vector of the tokens [first, end) of a layer this model filled: the nearer two
  // vectors, the nearer the meaning. Empty where the model has no head for it or the range is empty
  // or wrong.
  std::vector<float> embed(const LanguageLayer& layer, uint32_t first, uint32_t end) const;

  const Parts& parts() const { return *parts_; }

 private:
  explicit Model(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace hearsay
