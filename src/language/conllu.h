// Sentences, words and their analysis as CoNLL-U, the exchange format of the UD treebanks and
// their scorer.
#pragma once

#include <string>

#include "hearsay/report.h"
#include "language/conllu_reader.h"

namespace hearsay {

// Sentences and tokens of `report`: "# newdoc id" (Article::id, else source_id) before the first
// sentence, "# newpar" where a paragraph starts, "# sent_id" (1, 2, ...), "# text", then ID, FORM,
// the columns of report.language where it is filled (else "_"), DEPS "_", and MISC with
// SpaceAfter=No, NER=B-ORG (I-, E-, S-) on the words of a name, and TokenRange=begin:end in code
// points of Article::text. Contractions and possessives are multiword tokens, as in the treebanks:
//   1-2  don't  _   _ ...  TokenRange=2:7
//   1    do     do  AUX ...  TokenRange=2:4
//   2    n't    not PART ...  TokenRange=4:7
// With `second`, what another model says of the same tokens, MISC also has Agree=Yes, or Agree=No
// and Second=UPOS:HEAD:DEPREL. White space inside "# text" is written as single spaces. Requires
// report.text to belong to report.article.
std::string to_conllu(const Report& report, const LanguageLayer* second = nullptr);

// A document that came as CoNLL-U, with report.language in its columns LEMMA to DEPREL. Comments,
// multiword tokens, empty nodes and MISC are those that came, but for NER, Agree and Second of MISC,
// which are written anew; DEPS, which belonged to another tree, becomes "_".
std::string to_conllu(const ConlluDocument& document, const LanguageLayer* second = nullptr);

}  // namespace hearsay
