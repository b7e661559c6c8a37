// Stage "quotations": which stretches of the text stand inside quotation marks.
#pragma once

#include "hearsay/stage.h"

namespace hearsay::extract {

// Appends AttributionLayer::quotations, by begin. Curly, straight and guillemet marks, British
// single marks, nesting up to a fixed depth; a quotation whose closing mark is missing runs to the
// end of its paragraph. A quotation that a following paragraph re-opens is one Quotation a
// paragraph, all but the last with `closed` false. Linear. Always Ok.
Status find_quotations(Report& report, const StageContext& context);

}  // namespace hearsay::extract
