// The actors of a report: its named holders, with every place they are held to be.
#pragma once

#include "extract/lexemes.h"
#include "hearsay/report.h"

namespace hearsay::extract {

// Appends Report::actors from the named holders of the statements and sets Holder::actor. Holders
// whose names end in the same word ("Smith", "Mayor Jane Smith") are one actor.
void find_actors(const Lexemes& lexemes, Report& report);

}  // namespace hearsay::extract
