// What stands at the other end: the only place that asks for terminals, locales and NO_COLOR.
#pragma once

#include <string>

#include "show/style.h"

namespace hearsay::cli {

struct Terminal {
  bool output = false;  // standard output is a terminal
  bool errors = false;  // standard error is one
  Style style;          // for standard output, with the colour that `auto` means
  Style error_style;    // for messages
};

Terminal look_at_terminal();

// Switches colour by the value of --color: "auto" (or empty), "always", "never".
void apply_colour(Terminal& terminal, const std::string& when);

}  // namespace hearsay::cli
