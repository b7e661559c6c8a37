// Sources as the model marks them: whole noun phrases with what stands beside them.
#pragma once

#include "hearsay/report.h"

namespace hearsay::extract {

struct SourceParts {
  Span holder;       // "Mara Oll"
  Span description;  // "the harbour master", "who had seen it"; empty where nothing is said
};

// Cuts "Mara Oll, the harbour master, who had seen it," in two by the tree: an apposition or a
// relative clause after a comma says who somebody is. Lists and names behind an office ("the
// harbour master, Mara Oll") stay whole. Without trees, or without such a part, all is the holder.
// Linear in the tokens of `source`.
SourceParts parts_of_source(const Report& report, Span source);

// What is left of `source` behind its first part `holder`, without commas at the ends; empty unless
// it stands behind a comma or begins with "who" or "whose".
Span described_behind(const Report& report, Span source, Span holder);

}  // namespace hearsay::extract
