// PDF through pdftotext of Debian's poppler-utils, where that is installed.
//
// pdftotext is a large parser, so it runs as a program of its own, without a shell, and confined
// (read/sandbox): it gets the bytes by its standard input, gives words with their places on its
// standard output, and has no file, network, or time without end. What it answers is read in a
// confined child again, as InputFormat::PdfLayout.
#pragma once

#include "read/formats.h"

namespace hearsay {

bool begins_pdf(std::string_view head);

// A DocumentReader, for the parent process (it starts a program). Errors go to `problem`: no
// pdftotext (with the package's name), a password, a damaged file, more than 60 s.
void read_pdf(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
              const HearProblem& problem);

// A DocumentReader of what `pdftotext -bbox-layout` writes: one article. Lines become paragraphs
// again, words broken at a line's end are joined, running heads and page numbers are left out. The
// document's title is taken only if it stands in the text: programs fill that field with rubbish.
// No date is taken: the one in a PDF is when the file was made.
void read_pdf_layout(const DocumentInput& input, const ReadOptions& options,
                     const TakeArticle& take, const HearProblem& problem);

}  // namespace hearsay
