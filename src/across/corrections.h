// Corrections that papers print: which passage of an article takes back what, and in which article.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "hearsay/article.h"

namespace hearsay::across {

// Paragraphs that say that something was wrong: "CORRECTION: An article published May 6 ...", "An
// earlier version of this article misstated ...". In order; linear in the text.
std::vector<Span> corrections_in(const Article& article);

// Whether the correction `passage` of `by` can be of `earlier`: the same outlet's, published
// before, and on the day where the passage names one; an earlier version of itself has its URL.
bool may_correct(const Article& by, Span passage, const Article& earlier);

// Whether the passage is about what `content` says: at least two of its telling words stand there.
bool is_about(std::string_view passage, std::string_view content);

}  // namespace hearsay::across
