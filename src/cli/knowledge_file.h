// The knowledge a command works with.
#pragma once

#include <memory>

#include "cli/arguments.h"
#include "hearsay/knowledge.h"

namespace hearsay::cli {

// What comes with hearsay, and the entries of the file --knowledge names. Errors: NotFound, Io,
// Limit; InvalidInput with file, line and what is wrong.
Result<Knowledge> open_knowledge(const Arguments& arguments);

}  // namespace hearsay::cli
