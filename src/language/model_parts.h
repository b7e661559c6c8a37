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
#include "language/wordpiece.h"

namespace hearsay {

struct Model::Parts {
  std::optional<MappedFile> mapped;  // or
  std::string bytes;
  ModelFile file;  // views into one of them
  const KernelTable* kernels = nullptr;
  WordPieces pieces;  // holds views into `file`
  Encoder encoder;
  Heads heads;
  WindowLimits windows;
};

}  // namespace hearsay
