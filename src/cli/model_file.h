// Where model files are looked for.
#pragma once

#include <memory>
#include <string>

#include "hearsay/model.h"

namespace hearsay::cli {

struct OpenModel {
  std::shared_ptr<const Model> model;
  std::string path;
};

// The path of the model file that `given` (--model) names; where that is empty $HEARSAY_MODEL, else
// "standard". A file is a file; a name without a slash or dot ("light") means NAME.hmodel in
// ../share/hearsay beside the program's own folder, or (in builds that know their source) in its
// models/. Errors: NotFound with one sentence on where it was looked for and what to do.
Result<std::string> find_model(const std::string& given);

// Finds and opens it. Errors: as above, and what Model::open says about a file that is there.
Result<OpenModel> open_model(const std::string& given);

}  // namespace hearsay::cli
