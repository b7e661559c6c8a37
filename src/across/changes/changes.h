// What changed: positions of an actor over time, answers, silences that were broken, and what
// reports of reports lost. Pure functions of the set of members and context; each finding carries
// both passages, and its reason says what it was found by.
#pragma once

#include <vector>

#include "hearsay/across.h"
#include "hearsay/knowledge.h"

namespace hearsay::across {

// The same actor, by another act or other words later; silences that were broken; origins
// withdrawn, with everything that rests on them. Needs trace_origins to have filled `found` for the
// last; fills found->changes, answers and drifts. Earliest first.
void find_changes(const ClaimInput& input, ClaimAnalysis* found, const Knowledge* known = nullptr);

// trace_origins and find_changes.
ClaimAnalysis analyse_claim(const ClaimInput& input, const Knowledge* known = nullptr);

// Changes of position that need no claim: of every actor in the statements of a story (members), or
// of one actor's statements. For `changes --actor` and `brief`.
std::vector<Change> changes_of_position(const std::vector<Member>& statements,
                                        const std::vector<ActorAlias>& aliases = {},
                                        const Knowledge* known = nullptr);
// Likewise what was lost between reports of one story; in ClaimAnalysis only what is of the claim.
std::vector<Drift> drifts_between(const std::vector<Member>& statements,
                                  const Knowledge* known = nullptr);

}  // namespace hearsay::across
