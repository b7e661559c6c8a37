// On whose word a claim rests: who cites whom, down to the roots. A hundred articles that rest on
// one report are one origin.
//
//   ClaimAnalysis found;
//   trace_origins(input, &found);
//   // found.origins.least == 1, .independence == Independence::OneOrigin,
//   // .origins[0].name == "four officials", with the members that rest on it
//
//   trace_origins(ClaimInput{}, &found);   // no statements: no origins, LineageNotRecorded
//
// Pure: a function of the set of members and links, not of their order. What decides: chains
// ("citing", "told the Gazette"), credit lines, copied passages, descriptors of unnamed sources; a
// rare detail in common only breaks ties, and the evidence says so. Unnamed sources of two outlets
// are neither the same nor different, so origins are counted as an interval.
#pragma once

#include <string>

#include "hearsay/across.h"
#include "hearsay/knowledge.h"

namespace hearsay::across {

// Fills origins, asserted, confirmed, denied, doubted and provenance of `found`. Members of the
// claim count on the side their act puts them; of the context those with to_claim. `known` tells
// outlets by their other names; null: Knowledge::built_in(). Near linear in the statements.
void trace_origins(const ClaimInput& input, ClaimAnalysis* found, const Knowledge* known = nullptr);

// The graph for other programs. Labels are escaped: what came from articles cannot end a string.
std::string provenance_dot(const Provenance& provenance);
std::string provenance_mermaid(const Provenance& provenance);
// {"nodes": [...], "edges": [...]}
std::string provenance_json(const Provenance& provenance);

}  // namespace hearsay::across
