#include "extract/lexemes.h"

#include <algorithm>

#include "extract/furniture.h"
#include "extract/lexicon/words.h"
#include "extract/tagging.h"
#include "extract/trees.h"

namespace hearsay::extract {
namespace {

constexpr size_t kLongestWord = 48;  // longer ones are in no list

char mark_of(std::string_view text) {
  if (text.empty()) return 0;
  if (text == "\xE2\x80\x94" || text == "\xE2\x80\x93" || text == "--" || text == "---") return '-';
  if (text == "\xE2\x80\xA6" || text.starts_with("..")) return '~';  // an ellipsis breaks nothing
  return text[0];
}

bool is_hyphen(std::string_view text) {
  return text == "-" || text == "\xE2\x80\x91" || text == "\xE2\x80\x90";
}

void look_up(Lexeme& lexeme, std::string_view text) {
  char buffer[kLongestWord];
  std::string_view lower = lower_word(lexeme.span.of(text), buffer, sizeof buffer);
  const WordEntry* entry = find_word(lower);
  if (entry == nullptr) {
    // A compound is what its last part is: "vice-president", "US-based".
    if (const size_t hyphen = lower.rfind('-'); hyphen != std::string_view::npos && hyphen > 0) {
      const WordEntry* last = find_word(lower.substr(hyphen + 1));
      if (last != nullptr && (last->classes & (kVerbParticiple | kAdjective | kVerbIng))) {
        lexeme.classes = kAdjective;
      } else if (last != nullptr && (last->classes & kNoun)) {
        lexeme.classes = last->classes & (kNoun | kPlural);
        lexeme.senses = last->senses;
      } else {
        lexeme.classes = kNoun | kAdjective;
      }
      return;
    }
    lexeme.classes = guess_classes(lower);
    return;
  }
  lexeme.classes = entry->classes != 0 ? entry->classes : guess_classes(lower);
  lexeme.senses = entry->senses;
  lexeme.lemma = entry->lemma;
  lexeme.form = entry->form;
}

Lexeme lexeme_of(const Token& token, uint32_t index, std::string_view text) {
  Lexeme lexeme;
  lexeme.span = token.span;
  lexeme.first_token = index;
  lexeme.end_token = index + 1;
  lexeme.capitalised = token.capitalised;
  lexeme.space_before = token.space_before;
  switch (token.kind) {
    case TokenKind::Word:
      break;
    case TokenKind::Number:
      lexeme.classes = kNumeral;
      break;
    case TokenKind::Quote:
      lexeme.mark = '"';
      break;
    case TokenKind::Punctuation:
      lexeme.mark = mark_of(token.span.of(text));
      break;
    case TokenKind::Symbol:
      lexeme.classes = kNoun;
      break;
  }
  return lexeme;
}

}  // namespace

std::string_view lower_word(std::string_view word, char* buffer, size_t size) {
  size_t length = 0;
  for (size_t i = 0; i < word.size() && length < size; ++i) {
    char c = word[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\xE2' && word.substr(i, 3) == "\xE2\x80\x99") {
      c = '\'';
      i += 2;
    }
    buffer[length++] = c;
  }
  return {buffer, length};
}

Lexemes read_lexemes(const Report& report) {
  Lexemes lexemes;
  const std::string_view text = report.article.text;
  const auto& tokens = report.text.tokens;
  const std::vector<bool> dropped = glued_headlines(report);
  lexemes.all.reserve(tokens.size());
  lexemes.sentence_begin.reserve(report.text.sentences.size() + 1);
  for (const Sentence& sentence : report.text.sentences) {
    lexemes.sentence_begin.push_back(static_cast<uint32_t>(lexemes.all.size()));
    for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const Token& token = tokens[i];
      // No sentence is left without a word.
      if (!dropped.empty() && dropped[i] &&
          (i + 1 < sentence.end_token || lexemes.all.size() > lexemes.sentence_begin.back()))
        continue;
      // "US", "-", "led" without space between them is one word.
      const bool joins =
          lexemes.all.size() > lexemes.sentence_begin.back() && i + 1 < sentence.end_token &&
          is_hyphen(token.span.of(text)) && !token.space_before && !tokens[i + 1].space_before &&
          tokens[i - 1].kind != TokenKind::Quote && tokens[i - 1].kind != TokenKind::Punctuation &&
          tokens[i + 1].kind != TokenKind::Quote && tokens[i + 1].kind != TokenKind::Punctuation;
      if (joins) {
        Lexeme& last = lexemes.all.back();
        last.span.end = tokens[i + 1].span.end;
        last.end_token = i + 2;
        last.classes = 0;  // looked up again as a whole
        ++i;
        continue;
      }
      lexemes.all.push_back(lexeme_of(token, i, text));
    }
    const size_t begin = lexemes.sentence_begin.back();
    for (size_t i = begin; i < lexemes.all.size(); ++i) {
      Lexeme& lexeme = lexemes.all[i];
      if (lexeme.mark == 0 && lexeme.classes == 0) look_up(lexeme, text);
    }
    const ParagraphKind kind = report.text.paragraphs.empty()
                                   ? ParagraphKind::Body
                                   : report.text.paragraphs[sentence.paragraph].kind;
    tag_sentence({lexemes.all.data() + begin, lexemes.all.size() - begin}, text,
                 kind == ParagraphKind::Headline);
  }
  lexemes.sentence_begin.push_back(static_cast<uint32_t>(lexemes.all.size()));
  read_trees(report, lexemes);
  return lexemes;
}

uint32_t Lexemes::at_or_after(uint32_t offset) const {
  const auto place =
      std::lower_bound(all.begin(), all.end(), offset,
                       [](const Lexeme& lexeme, uint32_t at) { return lexeme.span.begin < at; });
  return static_cast<uint32_t>(place - all.begin());
}

bool is_verb_tag(Tag tag) {
  switch (tag) {
    case Tag::Modal:
    case Tag::Be:
    case Tag::Have:
    case Tag::Do:
    case Tag::FiniteVerb:
    case Tag::Participle:
    case Tag::IngVerb:
    case Tag::BaseVerb:
      return true;
    default:
      return false;
  }
}

bool ends_noun_phrase(const Lexeme& lexeme) {
  return lexeme.is(Tag::Noun) || lexeme.is(Tag::Name) || lexeme.is(Tag::Pronoun) ||
         lexeme.is(Tag::Numeral) || lexeme.is(Tag::Close);
}

bool begins_noun_phrase(const Lexeme& lexeme) {
  switch (lexeme.tag) {
    case Tag::Determiner:
    case Tag::Possessive:
    case Tag::Pronoun:
    case Tag::Noun:
    case Tag::Name:
    case Tag::Adjective:
    case Tag::Numeral:
      return true;
    default:
      return false;
  }
}

}  // namespace hearsay::extract
