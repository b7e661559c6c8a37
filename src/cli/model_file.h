// Where the model file of the trained engine is looked for.
#pragma once

#include <memory>
#include <string>

#include "hearsay/model.h"

namespace hearsay::cli {

struct OpenModel {
  std::shared_ptr<const Model> model;
  std::string path;
};

// The path of the model file: `given` (--model) where it is not empty, else $HEARSAY_MODEL, else
// standard.hmodel in ../share/hearsay beside the program's own folder, else (in builds that know
// their source) in its models/. Errors: NotFound with one sentence on where it was looked for and
// what to do.
Result<std::string> find_model(const std::string& given);

// Finds and opens it. Errors: as above, and what Model::open says about a file that is there.
Result<OpenModel> open_model(const std::string& given);

}  // namespace hearsay::cli
