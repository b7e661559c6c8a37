// Names as they are compared: see Knowledge::find.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::extract {

// Lower case without accents, apostrophes and full stops; anything else that is no letter or digit
// is one space; no leading "the". Empty where nothing is left.
std::string fold_name(std::string_view name);

}  // namespace hearsay::extract
