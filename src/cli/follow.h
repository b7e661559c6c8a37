// hearsay add --feed, which is `follow` for one round.
#pragma once

#include "cli/extraction.h"

namespace hearsay::cli {

// Adds what is new in the feeds that `arguments` names. Gives the exit code.
int add_feeds(Session& session, const Arguments& arguments, Extraction& extraction);

}  // namespace hearsay::cli
