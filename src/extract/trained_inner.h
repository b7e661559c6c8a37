// The model inside contents. It was trained on outermost attributions only; what stands inside a
// content ("X said that [Y believes Z]") it finds when the content is read as a text of its own.
#pragma once

#include <vector>

#include "extract/trained_relations.h"
#include "hearsay/stage.h"

namespace hearsay::extract {

// Relations inside `contents` (in any order; overlaps are read once). What stands in quotation
// marks is left out: it is somebody's speech, and no attribution of the article. One more run of
// the model over the contents; empty where context.model is null.
std::vector<Relation> read_inner_relations(const Report& report, std::vector<Span> contents,
                                           const StageContext& context);

}  // namespace hearsay::extract
