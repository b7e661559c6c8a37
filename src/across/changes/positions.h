// The same actor at two times: open, then closed; denied, then confirmed; silent, then not.
#pragma once

#include <vector>

#include "across/changes/speeches.h"

namespace hearsay::across {

// By words in common, whatever the claim.
std::vector<Change> positions_of(const std::vector<Speech>& speeches);
// On one claim, by what each does with it; also of states, for whom several may speak.
std::vector<Change> positions_on_claim(const std::vector<Speech>& speeches);
// Without repetitions, by the later time.
std::vector<Change> once_each(std::vector<Change> changes);

}  // namespace hearsay::across
