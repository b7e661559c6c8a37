// The text stage: Article::text to paragraphs, sentences and tokens.
#pragma once

#include "hearsay/report.h"
#include "hearsay/stage.h"
#include "hearsay/status.h"

namespace hearsay {

// Fills report.text for the bytes of report.article.body (an inline header is left out). Reads the
// article and context.limits, writes report.text, and appends a Note where a token or sentence had
// to be cut for Limits::max_token_bytes or max_sentence_tokens. Linear in the body.
//
// Afterwards: every byte of the body that is not white space is in exactly one token, every token
// in exactly one sentence, every sentence in exactly one paragraph, in order, without overlap, all
// on code point borders.
//
// Errors: InvalidInput if the body is no range of the text on code point borders, or the text is
// not well-formed UTF-8; Limit if it is beyond Limits::max_article_bytes.
Status segment_text(Report& report, const StageContext& context);

}  // namespace hearsay
