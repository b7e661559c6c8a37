// Stage "statements": attributions to statements with chains, acts and what is known of the
// holders.
#pragma once

#include "hearsay/stage.h"

namespace hearsay::extract {

// Appends Report::statements by first content or cue position, and Report::actors. Drops what goes
// beyond Limits::max_statements, with a Note. Always Ok.
Status make_statements(Report& report, const StageContext& context);

}  // namespace hearsay::extract
