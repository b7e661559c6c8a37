// The JSON Schema of the record (schema "hearsay/1").
#pragma once

#include <string_view>

namespace hearsay {

// Draft 2020-12, with a line feed at its end. Static storage.
std::string_view record_schema();

}  // namespace hearsay
