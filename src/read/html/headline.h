// The title of a report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/html/marks.h"
#include "read/html/page.h"

namespace hearsay::html {

// The heading of `page` that agrees best with what is `said` elsewhere to be its title (JSON-LD,
// <meta>, <title>; empty ones are passed over); without such a heading the first of `said`, without
// the name of the `outlet` or site behind it.
std::string headline(const Page& page, const Marks& marks, const std::vector<std::string>& said,
                     std::string_view outlet);

}  // namespace hearsay::html
