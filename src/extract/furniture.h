// Words of a page that stand among those of the report: lists of other stories glued to a name.
#pragma once

#include <vector>

#include "hearsay/report.h"

namespace hearsay::extract {

// One flag a token, true where it is no part of the report; empty where all are. Some sites put a
// tag page's headlines behind the name it is about, closed by "MORE":
//   "Mayor Ada Brandt Ada Lise BrandtFerry strike ends Port budget grows MORE said"
// Linear.
std::vector<bool> glued_headlines(const Report& report);

}  // namespace hearsay::extract
