// What a Model holds.
#pragma once

#include <optional>
#include <string>

#include "hearsay/model.h"
#include "io/mapped_file.h"
#include "language/encoder.h"
#include "language/heads.h"
#include "language/model_file.h"
#include "language/windows.h"
#include "language/word_encoder.h"
#include "language/wordpiece.h"

namespace hearsay {

struct Model::Parts {
  std::optional<MappedFile> mapped;  // or
  std::string bytes;
  ModelFile file;  // views into one of them
  const KernelTable* kernels = nullptr;
  Heads heads;
  // Of the kind "encoder":
  WordPieces pieces;  // holds views into `file`
  Encoder encoder;
  WindowLimits windows;
  // Of the kind "words":
  std::optional<WordEncoder> words;
};

}  // namespace hearsay
