#include "text/paragraphs.h"

#include <algorithm>

#include "text/characters.h"

namespace hearsay {
namespace {

// Widths at which people and programs wrap lines; wider texts have one paragraph a line.
constexpr size_t kNarrowest = 40;
constexpr size_t kWidest = 100;

struct Line {
  size_t begin = 0;  // without outer white space
  size_t end = 0;
  bool empty() const { return begin >= end; }
  size_t size() const { return end - begin; }
};

// Walks the lines of a body. Line ends are LF, CR, NEL, U+2028 and U+2029.
class Lines {
 public:
  Lines(std::string_view text, Span body) : text_(text), at_(body.begin), end_(body.end) {}

  bool next(Line& line) {
    if (at_ >= end_) return false;
    size_t stop = at_;
    size_t after = end_;
    for (; stop < end_; ++stop) {
      const char c = text_[stop];
      if (c == '\n' || c == '\r') {
        after = stop + 1;
        break;
      }
      if (c == '\xE2' &&
          (text_.substr(stop, 3) == "\xE2\x80\xA8" || text_.substr(stop, 3) == "\xE2\x80\xA9")) {
        after = stop + 3;
        break;
      }
    }
    line.begin = skip_space(text_, at_, stop);
    line.end = stop;
    while (line.end > line.begin) {
      const Character c = character_before(text_, line.end);
      if (c.kind != CharClass::Space) break;
      line.end -= c.length;
    }
    at_ = after;
    return true;
  }

 private:
  std::string_view text_;
  size_t at_;
  size_t end_;
};

size_t first_word_size(std::string_view text, const Line& line) {
  size_t end = line.begin;
  while (end < line.end && end - line.begin < kWidest && kind_of(text[end]) != byte_kind::kSpace) {
    ++end;
  }
  return end - line.begin;
}

// A bullet or list number with white space behind it: "- ", "2. ", "(b) ", U+2022.
bool starts_with_bullet(std::string_view text, const Line& line) {
  size_t at = line.begin;
  const Character first = character_at(text, at);
  switch (first.value) {
    case '-':
    case '*':
    case 0x2022:
    case 0x2023:
    case 0x25CF:
    case 0x25E6:
    case 0x25AA:
    case 0x25A0:
    case 0x2043:
    case 0xB7:
    case 0x2013:
    case 0x27A2:
      at += first.length;
      return at < line.end && kind_of(text[at]) == byte_kind::kSpace;
    default:
      break;
  }
  if (first.value == '(') ++at;
  const size_t label = at;
  while (at < line.end && is_ascii_digit(text[at]) && at - label < 2) ++at;
  if (at == label && at < line.end && is_ascii_letter(text[at]) && first.value == '(') ++at;
  if (at == label || at >= line.end) return false;
  if (text[at] != ')' && (text[at] != '.' || first.value == '(')) return false;
  ++at;
  return at < line.end && kind_of(text[at]) == byte_kind::kSpace;
}

struct Wrapping {
  size_t width = 0;      // longest line, in bytes
  bool wrapped = false;  // the whole text is hard-wrapped at `width`
};

Wrapping find_wrapping(std::string_view text, Span body) {
  Wrapping wrapping;
  Line line;
  for (Lines lines(text, body); lines.next(line);) {
    wrapping.width = std::max(wrapping.width, line.size());
    if (wrapping.width > kWidest) return wrapping;
  }
  if (wrapping.width < kNarrowest) return wrapping;
  size_t breaks = 0;
  size_t full = 0;
  Line before;
  for (Lines lines(text, body); lines.next(line);) {
    if (!before.empty() && !line.empty()) {
      ++breaks;
      if (before.size() + 1 + first_word_size(text, line) > wrapping.width) ++full;
    }
    before = line;
  }
  wrapping.wrapped = breaks >= 3 && full * 10 >= breaks * 7;
  return wrapping;
}

bool ends_with_stop(std::string_view text, const Line& line) {
  size_t at = line.end;
  for (int i = 0; i < 4 && at > line.begin; ++i) {
    const Character c = character_before(text, at);
    if (c.value == '.' || c.value == '!' || c.value == '?' || c.kind == CharClass::Stop)
      return true;
    if (c.kind != CharClass::CloseQuote && c.kind != CharClass::Closer && c.value != '"' &&
        c.value != '\'') {
      return false;
    }
    at -= c.length;
  }
  return false;
}

// Whether `next` goes on with the paragraph that `before` ends in.
bool goes_on(std::string_view text, const Wrapping& wrapping, const Line& before,
             const Line& next) {
  if (wrapping.width > kWidest || wrapping.width < kNarrowest) return false;
  if (starts_with_bullet(text, next)) return false;
  const bool full = before.size() + 1 + first_word_size(text, next) > wrapping.width;
  if (!full) return false;
  if (wrapping.wrapped) return true;
  return !ends_with_stop(text, before) && character_at(text, next.begin).lower();
}

std::string_view span_text(std::string_view text, const Token& token) {
  return token.span.of(text);
}

bool contains_credit(std::string_view text) {
  for (std::string_view mark : {"Getty Images", "/Reuters", "/AFP", "AP Photo", "/AP", "via AP",
                                "File Photo", "FILE PHOTO", "File photo"}) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

bool is_caption(std::string_view text, const TextLayer& layer, const Paragraph& paragraph) {
  if (paragraph.span.size() > 600 || paragraph.first_sentence >= paragraph.end_sentence) {
    return false;
  }
  const Sentence& first = layer.sentences[paragraph.first_sentence];
  const std::string_view word = span_text(text, layer.tokens[first.first_token]);
  if (first.first_token + 1 < first.end_token) {
    const std::string_view second = span_text(text, layer.tokens[first.first_token + 1]);
    const bool label = word == "Photo" || word == "Photograph" || word == "Picture" ||
                       word == "Image" || word == "Caption" || word == "Credit" ||
                       word == "Pictured" || word == "PHOTO";
    if (label && (second == ":" || second == "by" || second == "credit")) return true;
    if (word == "FILE" && (second == "-" || second == "PHOTO")) return true;
  }
  // A credit line at the end: "... on Monday. (AP Photo/Name)", "Name/Reuters".
  const std::string_view all = paragraph.span.of(text);
  const std::string_view tail = all.size() > 48 ? all.substr(all.size() - 48) : all;
  if (!contains_credit(tail)) return false;
  return !tail.empty() && (tail.back() != '.' && tail.back() != '"');
}

bool is_headline(std::string_view text, const TextLayer& layer, const Paragraph& paragraph) {
  if (layer.paragraphs.size() < 2 || paragraph.span.size() > 160) return false;
  if (paragraph.end_sentence - paragraph.first_sentence != 1) return false;
  const Sentence& sentence = layer.sentences[paragraph.first_sentence];
  if (sentence.end_token - sentence.first_token > 25) return false;
  const std::string_view last = span_text(text, layer.tokens[sentence.end_token - 1]);
  return last != "." && last != ":" && last != "..." && last != "\"" && last != "\xE2\x80\x9D";
}

}  // namespace

std::vector<Paragraph> find_paragraphs(std::string_view text, Span body) {
  std::vector<Paragraph> paragraphs;
  const Wrapping wrapping = find_wrapping(text, body);
  Line line;
  Line before;
  for (Lines lines(text, body); lines.next(line);) {
    if (!line.empty()) {
      if (!before.empty() && goes_on(text, wrapping, before, line)) {
        paragraphs.back().span.end = static_cast<uint32_t>(line.end);
      } else {
        Paragraph paragraph;
        paragraph.span = {static_cast<uint32_t>(line.begin), static_cast<uint32_t>(line.end)};
        if (starts_with_bullet(text, line)) paragraph.kind = ParagraphKind::Bullet;
        paragraphs.push_back(paragraph);
      }
    }
    before = line;
  }
  return paragraphs;
}

void classify_paragraphs(std::string_view text, TextLayer& layer) {
  for (size_t i = 0; i < layer.paragraphs.size(); ++i) {
    Paragraph& paragraph = layer.paragraphs[i];
    if (paragraph.kind != ParagraphKind::Body) continue;
    if (is_caption(text, layer, paragraph)) {
      paragraph.kind = ParagraphKind::Caption;
    } else if (i == 0 && is_headline(text, layer, paragraph)) {
      paragraph.kind = ParagraphKind::Headline;
    }
  }
}

}  // namespace hearsay
