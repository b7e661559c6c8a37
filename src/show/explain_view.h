// Every layer of a report under the sentence it came from.
#pragma once

#include <string>

#include "hearsay/report.h"
#include "show/style.h"

namespace hearsay {

// Layers that were not made (an earlier stage was the last) are left out. Ends with a newline.
std::string explain_text(const Report& report, const Style& style);

}  // namespace hearsay
