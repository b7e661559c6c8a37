// What must hold of every article, whatever it was read from; the fuzz targets end where it does
// not.
#pragma once

#include <cstdlib>

#include "base/utf8.h"
#include "read/formats.h"

namespace hearsay {

inline bool take_sound(Article&& article) {
  const std::string* const fields[] = {&article.text,     &article.title,  &article.byline,
                                       &article.outlet,   &article.url,    &article.language,
                                       &article.published, &article.source_id};
  for (const std::string* field : fields) {
    if (first_invalid_utf8(*field) || field->find('\0') != std::string::npos) std::abort();
  }
  const auto sound = [&article](Span span) {
    return span.begin <= span.end && span.end <= article.text.size() &&
           on_code_point_border(article.text, span.begin) &&
           on_code_point_border(article.text, span.end);
  };
  if (!sound(article.body)) std::abort();
  uint32_t end = article.body.begin;
  for (const Block& block : article.blocks) {
    if (!sound(block.span) || block.span.begin < end) std::abort();
    end = block.span.end;
  }
  return true;
}

inline void hear(const InputProblem& problem) {
  if (problem.why.empty() || first_invalid_utf8(problem.why)) std::abort();
}

}  // namespace hearsay
