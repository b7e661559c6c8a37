// The rules engine as stages: text layer in, statements out.
#pragma once

#include <span>

#include "hearsay/stage.h"

namespace hearsay {

// "times", "quotations", "cues", "attributions", "statements", in order. Static storage.
std::span<const Stage> rules_stages();

}  // namespace hearsay
