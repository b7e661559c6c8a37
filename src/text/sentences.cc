#include "text/sentences.h"

#include <algorithm>

#include "text/characters.h"
#include "text/lexicon.h"

namespace hearsay {
namespace {

class Paragraphs {
 public:
  Paragraphs(std::string_view text, const std::vector<Token>& tokens, uint32_t end)
      : text_(text), tokens_(tokens), end_(end) {}

  // Whether a sentence ends after token `i`; i + 1 is still in the paragraph.
  bool ends_after(uint32_t i) const {
    const Token& next = tokens_[i + 1];
    // Closing marks stay with the sentence before them.
    if (!next.space_before && closes(i + 1)) return false;
    uint32_t stop = i;
    while (stop > 0 && !tokens_[stop].space_before && closes(stop) && !is_stop(stop)) --stop;
    const std::string_view form = form_of(stop);
    if (is_stop(stop)) {
      if (!next.space_before) return stop == i && form == "." && next.capitalised;
      const Token& start = tokens_[first_word(i + 1)];
      if (start.capitalised || start.kind == TokenKind::Number) return true;
      return form != "." && form != "..." && stop == i && start.kind == TokenKind::Symbol;
    }
    if (stop == i && form.size() > 2 && form.back() == '.') {  // U.S. The ...
      const std::string_view word = form.substr(0, form.size() - 1);
      const Abbreviation kind = abbreviation(word);
      if (kind == Abbreviation::MayEnd || kind == Abbreviation::None) {
        return next.space_before && next.capitalised && is_sentence_opener(form_of(i + 1));
      }
    }
    return false;
  }

 private:
  std::string_view form_of(uint32_t i) const { return tokens_[i].span.of(text_); }

  bool is_stop(uint32_t i) const {
    if (tokens_[i].kind != TokenKind::Punctuation) return false;
    const std::string_view form = form_of(i);
    const char c = form[0];
    if (c == '.' || c == '!' || c == '?') return true;
    return kind_of(c) == byte_kind::kBeyond &&
           character_at(text_, tokens_[i].span.begin).kind == CharClass::Stop;
  }

  bool closes(uint32_t i) const {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::Quote) {
      return form_of(i) != "\xE2\x80\x9C" && form_of(i) != "\xE2\x80\x98";
    }
    const std::string_view form = form_of(i);
    return form == ")" || form == "]" || form == "}" ||
           (token.kind == TokenKind::Punctuation && is_stop(i));
  }

  // The first token from `i` on that is no opening mark.
  uint32_t first_word(uint32_t i) const {
    while (i + 1 < end_ && (tokens_[i].kind == TokenKind::Quote || form_of(i) == "(" ||
                            form_of(i) == "[")) {
      ++i;
    }
    return i;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  uint32_t end_;
};

}  // namespace

uint32_t find_sentences(std::string_view text, const std::vector<Token>& tokens,
                        uint32_t first_token, uint32_t end_token, uint32_t paragraph,
                        uint32_t max_sentence_tokens, std::vector<Sentence>& sentences) {
  const Paragraphs rules(text, tokens, end_token);
  const uint32_t most = std::max(max_sentence_tokens, 1u);
  uint32_t cuts = 0;
  uint32_t begin = first_token;
  for (uint32_t i = first_token; i < end_token; ++i) {
    const bool last = i + 1 == end_token;
    const bool full = i + 1 - begin >= most;
    if (!last && !full && !rules.ends_after(i)) continue;
    if (!last && full && !rules.ends_after(i)) ++cuts;
    Sentence sentence;
    sentence.span = {tokens[begin].span.begin, tokens[i].span.end};
    sentence.first_token = begin;
    sentence.end_token = i + 1;
    sentence.paragraph = paragraph;
    sentences.push_back(sentence);
    begin = i + 1;
  }
  return cuts;
}

}  // namespace hearsay
