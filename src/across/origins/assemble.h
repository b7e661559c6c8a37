// From the graphs of the sides of a claim to what a reader is shown.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "across/origins/resolve.h"

namespace hearsay::across {

struct OriginsOfSide {
  std::vector<Testimony> told;
};

// `sides`: who says or confirms it, who denies it, who doubts it.
void assemble(OriginsOfSide (&sides)[3], const std::map<std::string, LocalSources>& local,
              const Identity& identity, const ClaimInput& input, ClaimAnalysis* found);

}  // namespace hearsay::across
