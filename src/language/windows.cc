#include "language/windows.h"

#include <algorithm>

namespace hearsay {
namespace {

// The pieces of one sentence, word after word.
struct SentencePieces {
  std::vector<Piece> pieces;
  std::vector<uint32_t> ends;  // per word: one past its last piece
};

class Planner {
 public:
  Planner(std::string_view text, const TextLayer& layer, const WordPieces& pieces,
          WindowLimits limits)
      : text_(text), layer_(layer), pieces_(pieces), limits_(limits) {
    plan_.token_row.reserve(layer.tokens.size());
    plan_.token_pieces.reserve(layer.tokens.size());
    plan_.rows.reserve(layer.tokens.size() * 3 / 2 + 16);
  }

  void add(const Sentence& sentence) {
    split(sentence);
    const bool fits = rows_in_window() + words_.pieces.size() + 1 <= limits_.ordinary;
    if (open_ && !fits) close();
    const uint32_t most_words = limits_.hard - 2;
    for (uint32_t at = sentence.first_token; at < sentence.end_token; at += most_words) {
      if (open_ && at != sentence.first_token) close();
      add_words(sentence, at, std::min(at + most_words, sentence.end_token));
    }
  }

  WindowPlan finish() {
    if (open_) close();
    return std::move(plan_);
  }

 private:
  uint32_t rows_in_window() const {
    return open_ ? static_cast<uint32_t>(plan_.rows.size()) - window_begin_ : 1;
  }

  void split(const Sentence& sentence) {
    words_.pieces.clear();
    words_.ends.clear();
    for (uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Span span = layer_.tokens[t].span;
      const size_t before = words_.pieces.size();
      pieces_.split(span.of(text_), span.begin, words_.pieces);
      if (words_.pieces.size() == before) words_.pieces.push_back({pieces_.unknown(), span});
      words_.ends.push_back(static_cast<uint32_t>(words_.pieces.size()));
    }
  }

  void add_words(const Sentence& sentence, uint32_t first, uint32_t end) {
    if (!open_) open();
    Segment segment;
    segment.first_token = first;
    segment.end_token = end;
    segment.first_row = static_cast<uint32_t>(plan_.rows.size());
    segment.window = static_cast<uint32_t>(plan_.ends.size());
    for (uint32_t t = first; t < end; ++t) {
      const uint32_t word = t - sentence.first_token;
      const uint32_t begin = word == 0 ? 0 : words_.ends[word - 1];
      uint32_t count = std::min(words_.ends[word] - begin, kMostWordPieces);
      // Each later word still needs a row; where there is little room a word gets its first piece.
      const uint32_t room = limits_.hard - 1 - rows_in_window();
      if (room < count + (end - t - 1)) count = 1;
      const auto shape = static_cast<uint8_t>(word_shape(layer_.tokens[t].span.of(text_)));
      plan_.token_row.push_back(static_cast<uint32_t>(plan_.rows.size()));
      plan_.token_pieces.push_back(static_cast<uint16_t>(count));
      for (uint32_t i = 0; i < count; ++i) {
        Break begins = Break::None;
        if (t == sentence.first_token && i == 0) {
          begins = starts_paragraph(sentence) ? Break::Paragraph : Break::Sentence;
        }
        push(words_.pieces[begin + i].id, shape, begins);
      }
    }
    segment.end_row = static_cast<uint32_t>(plan_.rows.size());
    plan_.segments.push_back(segment);
  }

  bool starts_paragraph(const Sentence& sentence) const {
    const uint32_t first = layer_.paragraphs[sentence.paragraph].first_sentence;
    return &layer_.sentences[first] == &sentence;
  }
  void push(uint32_t id, uint8_t shape, Break begins) {
    const uint32_t position = static_cast<uint32_t>(plan_.rows.size()) - window_begin_;
    plan_.rows.push_back({id, static_cast<uint16_t>(position), shape, begins});
  }
  void open() {
    open_ = true;
    window_begin_ = static_cast<uint32_t>(plan_.rows.size());
    push(pieces_.begin(), 0, Break::None);
  }
  void close() {
    push(pieces_.end(), 0, Break::None);
    plan_.ends.push_back(static_cast<uint32_t>(plan_.rows.size()));
    open_ = false;
  }

  std::string_view text_;
  const TextLayer& layer_;
  const WordPieces& pieces_;
  WindowLimits limits_;
  WindowPlan plan_;
  SentencePieces words_;
  bool open_ = false;
  uint32_t window_begin_ = 0;
};

}  // namespace

WindowPlan plan_windows(std::string_view text, const TextLayer& layer, const WordPieces& pieces,
                        WindowLimits limits) {
  Planner planner(text, layer, pieces, limits);
  for (const Sentence& sentence : layer.sentences) planner.add(sentence);
  return planner.finish();
}

}  // namespace hearsay
