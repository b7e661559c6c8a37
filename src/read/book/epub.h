// EPUB 2 and 3: an article for each document of the book's reading order.
#pragma once

#include "read/formats.h"

namespace hearsay {

bool begins_epub(std::string_view head);

// A DocumentReader. A newspaper's edition has an article a document, a report a chapter; each gets
// the book's publisher as outlet, its creators as byline, its date and language, and as title its
// own first heading, else the book's title. Tables of contents and documents without text are left
// out; documents that are missing, damaged or protected are problems that name them.
void read_epub(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
               const HearProblem& problem);

}  // namespace hearsay
