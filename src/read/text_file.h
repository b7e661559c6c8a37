// Plain text to an article: decoding, the header, the body.
#pragma once

#include <string>
#include <string_view>

#include "read/formats.h"

namespace hearsay {

// The bytes of a text file as UTF-8 with LF line ends. Understands UTF-8 with or without BOM and
// UTF-16 (by BOM, or plainly so by its zero bytes). Errors: InvalidInput, naming `name` and offset.
Result<std::string> decode_text(std::string_view bytes, const std::string& name);

// Turns every CR LF of `text` into LF, in place; lone CRs stay.
void crlf_to_lf(std::string& text);

// The header in front of `article.text`, if there is one (grammar in hearsay/read.h): fills the
// metadata it names and sets `article.body`. Values that are not valid are left out.
void take_header(Article& article);

// One article from the bytes of a plain-text report. Errors: InvalidInput (not text, empty).
Result<Article> article_from_text(std::string_view bytes, const ReadOptions& options,
                                  std::string read_from);

// The DocumentReader of plain text.
void read_text(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
               const HearProblem& problem);

// Fills what `article` does not say itself from `options`, then identify()s it.
void complete_article(Article& article, const ReadOptions& options);

}  // namespace hearsay
