// The language layer as JSON, for `hearsay parse --json`.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/report.h"

namespace hearsay {

// One object on one line, without a line end. Offsets are code points of "text" from 0, ends
// exclusive; heads count the words of the sentence from 1, 0 is the root; scores are 0 to 1.
//   {"id":null,"model":"...","text":"She left.","sentences":[{"start":0,"end":9,"words":[{"id":1,
//    "form":"She","start":0,"end":3,"lemma":"she","upos":"PRON","xpos":"PRP","feats":null,"head":2,
//    "deprel":"nsubj","upos_score":0.998,"head_score":0.991}, ...]}],
//    "mentions":[{"start":0,"end":3,"text":"She","type":"PER","score":0.9}],"entities":[{"start":0,
//    "end":3,"text":"She","type":"person","named":false,"head":{"start":0,"end":3,"text":"She"},
//    "score":0.97}],"notes":[]}
// "mentions" are names, none inside another; "entities" all mentions of entities, outer before
// inner. Where report.coreference says that one means the same as an earlier one, it ends in
// "same_as", the index of the first of these in "entities".
// With `second`, what another model says of the same tokens, each word has "agree" (upos, head and
// deprel are the same) and "second" with that model's upos, head, deprel and scores.
std::string analysis_json(const Report& report, std::string_view model,
                          const LanguageLayer* second = nullptr);

}  // namespace hearsay
