// CoNLL-U to articles with their words given, for a model to analyse.
//
//   ConlluReader reader(source, "gold.conllu");
//   ConlluDocument document;
//   for (;;) {
//     Result<bool> more = reader.next(document, [](const std::string& why) { tell(why); });
//     if (!more.ok() || !*more) break;
//     analyse_language(document.report, context);
//     out += to_conllu(document);
//   }
//
// Untrusted input: a sentence that is not CoNLL-U is named with its line and passed over, the rest
// is read. Memory is bounded by the limits below whatever the file holds.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "hearsay/report.h"
#include "hearsay/status.h"
#include "io/env.h"

namespace hearsay {

// One line of a sentence: of a word its MISC column, of a multiword token or an empty node all of
// it.
struct ConlluRow {
  bool word = true;
  std::string text;
};

struct ConlluSentence {
  std::vector<std::string> comments;  // whole lines
  std::vector<ConlluRow> rows;
};

// report.article.text is made of the words, a space after each but where SpaceAfter=No or a
// multiword token says otherwise, an empty line between paragraphs; report.article.source_id is the
// document's id; report.text has the sentences and words given (Token::kind is not told), one
// paragraph from each "# newpar" or "# newdoc" on. sentences[i] belongs to
// report.text.sentences[i].
struct ConlluDocument {
  Report report;
  std::vector<ConlluSentence> sentences;
};

struct ConlluLimits {
  size_t line_bytes = 1u << 20;
  size_t sentence_bytes = 4u << 20;
  uint32_t sentence_words = 5000;
  // A document is handed on in parts of about that size.
  uint32_t document_words = 20000;
  size_t document_bytes = 8u << 20;
};

class ConlluReader {
 public:
  // `source` must outlive the reader; `name` is what messages call it.
  ConlluReader(ByteSource& source, std::string name, ConlluLimits limits = {});

  // The next document, or the next part of a long one, with at least one sentence; false at the
  // end. `problem` gets one sentence for each part that was passed over, "gold.conllu:17: ...".
  // Error: Io.
  Result<bool> next(ConlluDocument& document,
                    const std::function<void(const std::string&)>& problem);

 private:
  // The lines up to an empty one.
  struct Block {
    std::vector<std::string> lines;
    size_t first_line = 0;
    std::string problem;  // why it cannot be read whole; `lines` then has what came before
  };

  Result<bool> read_block(Block& block);

  LineReader lines_;
  std::string name_;
  ConlluLimits limits_;
  std::string id_;             // of the document under way
  bool new_paragraph_ = true;  // since the last sentence given
  Block waiting_;              // read already: the first of the next document
};

}  // namespace hearsay
