// What is known of a holder from its own words and those beside it: named or not, kind, number,
// affiliation, country, access, ground of anonymity.
#pragma once

#include "extract/lexemes.h"
#include "hearsay/report.h"

namespace hearsay::extract {

// Fills everything of `holder` but span, actor and refers_to; `holder.span` must be set. A pronoun
// takes `named`, `kind` and `number` from its antecedent later (references.h).
void describe_holder(const Report& report, const Lexemes& lexemes, Holder& holder);

}  // namespace hearsay::extract
