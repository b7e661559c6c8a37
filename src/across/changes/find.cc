#include "across/changes/changes.h"
namespace hearsay::across {
void find_changes(const ClaimInput&, ClaimAnalysis*, const Knowledge*) {}
}  // namespace hearsay::across
