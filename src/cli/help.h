// Help for a terminal, and the manuals, all made from the table of commands.
#pragma once

#include <string>

#include "cli/commands.h"
#include "show/style.h"

namespace hearsay::cli {

// What `hearsay` alone and `hearsay help` print.
std::string overview(const Style& style);
// What `hearsay COMMAND --help` prints.
std::string help_on(const Command& command, const Style& style);
// docs/cli.md.
std::string manual_markdown();
// docs/hearsay.1, for man(1).
std::string manual_roff();
// The completions of one shell; empty for one we do not know.
std::string completions_for(std::string_view shell);
// What `hearsay --version` prints.
std::string version_text();

// "hearsay read [FLAGS] INPUT..."
std::string synopsis_of(const Command& command);
// "-f, --format FORMAT"
std::string usage_of(const Flag& flag);

}  // namespace hearsay::cli
