// Writes the training examples of the sentence-end classifier: what BoundaryFinder sees at every
// candidate gap, with the gold decision. train_boundaries.py compiles and runs this.
//
// Input (standard input), per document: a line "DOC length", then `length` bytes of text, then a
// line of sentence ends: offsets counted in bytes that are not white space, space separated.
// Output (standard output): 32-bit little-endian words, per gap: document number, 1 for an end plus
// 2 behind a stop, kBoundaryFeatures feature indices.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <unordered_set>
#include <vector>

#include "text/boundary.h"
#include "text/paragraphs.h"
#include "text/tokens.h"

int main() {
  std::string line;
  uint32_t document = 0;
  size_t missed = 0;
  while (std::getline(std::cin, line)) {
    if (line.rfind("DOC ", 0) != 0) continue;
    std::string text(std::stoul(line.substr(4)), '\0');
    std::cin.read(text.data(), static_cast<std::streamsize>(text.size()));
    std::getline(std::cin, line);  // the line break behind the text
    std::getline(std::cin, line);
    std::unordered_set<uint32_t> ends;
    std::istringstream numbers(line);
    for (uint32_t end; numbers >> end;) ends.insert(end);

    hearsay::TextLayer layer;
    layer.paragraphs = hearsay::find_paragraphs(text, {0, static_cast<uint32_t>(text.size())});
    std::vector<uint32_t> token_ends;
    for (const hearsay::Paragraph& paragraph : layer.paragraphs) {
      hearsay::tokenize(text, paragraph.span, 1024, layer.tokens);
      token_ends.push_back(static_cast<uint32_t>(layer.tokens.size()));
    }
    const hearsay::WritingHabits habits = hearsay::habits_of(text, layer, token_ends);
    uint32_t bytes = 0;
    uint32_t begin = 0;
    for (uint32_t end : token_ends) {
      hearsay::BoundaryFinder finder(text, layer.tokens, begin, end, habits);
      for (uint32_t i = begin; i < end; ++i) {
        bytes += layer.tokens[i].span.size();
        if (i + 1 == end) break;
        const uint32_t label = ends.count(bytes) > 0;
        if (finder.move_to(i)) {
          const auto features = finder.features();
          std::fwrite(&document, 4, 1, stdout);
          const uint32_t flags = label | (finder.after_stop() ? 2u : 0u);
          std::fwrite(&flags, 4, 1, stdout);
          std::fwrite(features.data(), 4, features.size(), stdout);
        } else {
          missed += label;
        }
        if (label) finder.set_boundary();
      }
      begin = end;
    }
    ++document;
  }
  std::cerr << missed << " sentence ends are no candidates\n";
}
