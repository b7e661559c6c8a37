// The actors of a report: those its named holders and recipients are, with every place they stand.
#pragma once

#include <vector>

#include "extract/article_names.h"
#include "extract/references.h"
#include "hearsay/report.h"

namespace hearsay::extract {

// Appends Report::actors and sets Holder::actor and Recipient::actor. A name and its short forms
// are one actor (ArticleNames); a named body or office without a name ("the foreign ministry") is
// one by its words. Unnamed holders never become actors. Linear but for sorting.
void list_actors(const Lexemes& lexemes, const ArticleNames& names, const std::vector<ResolvedHolder>& holders, Report& report);

}  // namespace hearsay::extract
