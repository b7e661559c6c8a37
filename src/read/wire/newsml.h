// NewsML-G2, the agencies' XML: newsItem, packageItem, newsMessage; and NITF on its own.
#pragma once

#include "read/formats.h"

namespace hearsay {

// Whether the first bytes of a file begin one of these.
bool begins_newsml(std::string_view head);

// A DocumentReader: an article for each news item with text in it (inline XHTML, NITF, HTML or
// plain text). Notes, signals, embargoes and withdrawals are handled as wire_item.h says. An item
// without text, a package (which lists items) and an item that is no report (a concept, a plan)
// are problems, or remarks where the same message brings articles.
void read_newsml(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
                 const HearProblem& problem);

}  // namespace hearsay
