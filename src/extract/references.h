// Who pronouns and short descriptions among the holders stand for.
#pragma once

#include "extract/lexemes.h"
#include "hearsay/report.h"

namespace hearsay::extract {

// Sets refers_to, named, kind and number of holders that are pronouns ("he", "they") or stand for
// an earlier holder ("the report", "those officials"), from the holders before them in the article.
void resolve_references(const Lexemes& lexemes, Report& report);

}  // namespace hearsay::extract
