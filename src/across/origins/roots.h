// From statements to the terminals they rest on, cycles taken as one.
#pragma once

#include "across/origins/resolve.h"

namespace hearsay::across {

// Fills graph->roots. Statements that only rest on each other get one Cycle terminal.
void find_roots(OriginGraph* graph);

}  // namespace hearsay::across
