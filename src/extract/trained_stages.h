// The trained engine as stages: text layer in, statements out.
#pragma once

#include <span>

#include "hearsay/stage.h"

namespace hearsay {

// "times", "language", "quotations", "cues", "attributions", "statements", in order. Static
// storage.
std::span<const Stage> trained_stages();

}  // namespace hearsay
