#include "across/changes/changes.h"

#include "across/origins/origins.h"

namespace hearsay::across {

ClaimAnalysis analyse_claim(const ClaimInput& input, const Knowledge* known) {
  ClaimAnalysis found;
  trace_origins(input, &found, known);
  find_changes(input, &found, known);
  return found;
}

}  // namespace hearsay::across
