// The text layer as CoNLL-U, the exchange format of the UD treebanks and their scorer.
#pragma once

#include <string>

#include "hearsay/report.h"

namespace hearsay {

// Sentences and tokens of `report` as CoNLL-U: "# newdoc id" (Article::id, else source_id) before
// the first sentence, "# newpar" where a paragraph starts, "# sent_id" (1, 2, ...), "# text", then
// ID, FORM, seven underscores and MISC with SpaceAfter=No and TokenRange=begin:end in code points
// of Article::text. Contractions and possessives are multiword tokens, as in the treebanks:
//   1-2  don't  _ ...  TokenRange=2:7
//   1    do     _ ...  TokenRange=2:4
//   2    n't    _ ...  TokenRange=4:7
// White space inside "# text" is written as single spaces. Requires report.text to belong to
// report.article.
std::string to_conllu(const Report& report);

}  // namespace hearsay
