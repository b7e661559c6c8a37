#include "extract/tagging.h"

#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

constexpr uint32_t kAnyVerb = kVerbBase | kVerbS | kVerbPast | kVerbParticiple | kVerbIng;
constexpr uint32_t kFunction = kDeterminer | kPossessive | kSubjectPronoun | kObjectPronoun |
                               kRelative | kWh | kPreposition | kSubordinator | kCoordinator |
                               kNegation | kModal | kBe | kHave | kDo | kTo | kPossessiveMark;

// The left and right neighbours a decision looks at.
class Tagger {
 public:
  Tagger(std::span<Lexeme> words, std::string_view text, bool headline)
      : words_(words), text_(text), headline_(headline) {}

  void run() {
    for (size_t i = 0; i < words_.size(); ++i) words_[i].tag = choose(i);
    for (size_t i = 1; i + 1 < words_.size(); ++i) {
      if (words_[i].is(Tag::FiniteVerb) && words_[i].has(kVerbParticiple)) mark_reduced_relative(i);
    }
  }

 private:
  std::string_view word(size_t i) const { return words_[i].span.of(text_); }

  // "That" and "that" as much as "THAT".
  bool is_word(size_t i, std::string_view lower) const {
    if (i >= words_.size()) return false;
    char buffer[16];
    return words_[i].span.size() <= sizeof buffer &&
           lower_word(word(i), buffer, sizeof buffer) == lower;
  }

  bool starts_clause_of_text(size_t i) const {
    return i == 0 || words_[i - 1].is(Tag::QuoteMark) || words_[i - 1].is(Tag::Colon) ||
           words_[i - 1].is(Tag::Stop) || words_[i - 1].is(Tag::Dash);
  }

  Tag punctuation(const Lexeme& lexeme) const {
    switch (lexeme.mark) {
      case ',':
        return Tag::Comma;
      case '.':
      case '?':
      case '!':
        return Tag::Stop;
      case ':':
        return Tag::Colon;
      case ';':
        return Tag::Semicolon;
      case '-':
        return Tag::Dash;
      case '(':
      case '[':
        return Tag::Open;
      case ')':
      case ']':
        return Tag::Close;
      case '"':
        return Tag::QuoteMark;
      default:
        return Tag::Other;
    }
  }

  // Tag of the nearest word to the left that is no adverb; Other at the start.
  Tag before(size_t i) const {
    while (i > 0) {
      --i;
      if (!words_[i].is(Tag::Adverb) && !words_[i].is(Tag::Negation)) return words_[i].tag;
    }
    return Tag::Stop;
  }

  bool next_has(size_t i, uint32_t classes) const {
    return i + 1 < words_.size() && words_[i + 1].mark == 0 && words_[i + 1].has(classes);
  }
  bool next_is_nominal(size_t i) const {
    if (i + 1 >= words_.size() || words_[i + 1].mark != 0) return false;
    const Lexeme& next = words_[i + 1];
    if (next.has(kPossessiveMark) || next.has(kFunction & ~kDeterminer)) return false;
    return next.capitalised || next.has(kNoun | kAdjective | kNumeral);
  }

  Tag choose(size_t i) {
    const Lexeme& it = words_[i];
    if (it.mark != 0) return punctuation(it);
    const uint32_t c = it.classes;
    const bool informative = it.capitalised && !headline_ && !starts_clause_of_text(i);
    if (informative && it.span.size() > 1 && !(c & (kDeterminer | kSubjectPronoun))) {
      if ((c & kPreposition) && it.span.size() < 4) return function_word(i, c);
      return Tag::Name;
    }
    if (c & kPossessiveMark) return possessive_or_is(i);
    if (c & kFunction) return function_word(i, c);
    if (it.capitalised && c == kNoun && it.lemma == 0) return Tag::Name;
    if ((c & kAnyVerb) == 0) return nominal(i, c);
    return verb_or_noun(i, c);
  }

  Tag possessive_or_is(size_t i) const {
    if (i == 0) return Tag::Other;
    const Lexeme& last = words_[i - 1];
    if (last.is(Tag::Pronoun) || last.is(Tag::Wh) || last.is(Tag::Relative) || last.is(Tag::That) ||
        is_word(i - 1, "there") || is_word(i - 1, "here")) {
      return Tag::Be;
    }
    if (next_has(i, kVerbIng | kNegation) && !next_has(i, kNoun)) return Tag::Be;
    return Tag::PossessiveMark;
  }

  Tag function_word(size_t i, uint32_t c) {
    const Tag left = before(i);
    if (c & kNegation && (!(c & kDeterminer) || left == Tag::Modal)) return Tag::Negation;
    if (c & kBe) return Tag::Be;
    if (c & kHave) return Tag::Have;
    if (c & kDo) return Tag::Do;
    if (c & kModal) {
      return left == Tag::Determiner || left == Tag::Possessive ? Tag::Noun : Tag::Modal;
    }
    if (c & kTo) {
      const bool verb = next_has(i, kVerbBase | kBe | kHave | kDo) && !words_[i + 1].capitalised;
      const bool adverb_verb = i + 2 < words_.size() && next_has(i, kAdverb) &&
                               words_[i + 2].has(kVerbBase) && !words_[i + 2].capitalised;
      const bool quoted_verb = i + 2 < words_.size() && words_[i + 1].mark == '"' &&
                               words_[i + 2].has(kVerbBase | kBe | kHave | kDo) &&
                               !words_[i + 2].capitalised;
      return verb || adverb_verb || quoted_verb ? Tag::To : Tag::Preposition;
    }
    if (is_word(i, "that")) return that(i, left);
    if (is_word(i, "there") && next_has(i, kBe | kModal | kHave)) return Tag::Pronoun;
    if ((c & kWh) && (c & kRelative)) {
      return i == 0 || is_verb_tag(left) || left == Tag::QuoteMark ? Tag::Wh : Tag::Relative;
    }
    if ((c & kSubordinator) && (c & kWh)) {  // if
      return is_verb_tag(left) ? Tag::Wh : Tag::Subordinator;
    }
    if (c & kWh) return Tag::Wh;
    if ((c & kSubordinator) && (c & kPreposition)) {
      return next_has(i, kSubjectPronoun) && !next_has(i, kObjectPronoun) ? Tag::Subordinator
                                                                          : Tag::Preposition;
    }
    if (c & kCoordinator) {
      return is_word(i, "yet") && i != 0 && left != Tag::Comma ? Tag::Adverb : Tag::Coordinator;
    }
    // "Another called it a trap"
    if ((c & kDeterminer) && (c & kSubjectPronoun) && i + 1 < words_.size() &&
        words_[i + 1].has(kReportVerb) && words_[i + 1].has(kVerbPast) &&
        !words_[i + 1].capitalised &&
        !(i + 2 < words_.size() && words_[i + 2].mark == 0 && words_[i + 2].has(kNoun | kPlural))) {
      return Tag::Pronoun;
    }
    if ((c & kPossessive) && next_is_nominal(i)) return Tag::Possessive;
    if ((c & kPossessive) && !(c & kObjectPronoun)) return Tag::Possessive;
    if ((c & kDeterminer) && (next_is_nominal(i) || next_has(i, kVerbParticiple | kVerbIng))) {
      if ((c & kAdverb) && next_has(i, kAdverb) && !next_has(i, kNoun)) return Tag::Adverb;
      return (c & kNumeral) ? Tag::Numeral : Tag::Determiner;
    }
    if (c & (kSubjectPronoun | kObjectPronoun)) return Tag::Pronoun;
    if (c & kPreposition) return Tag::Preposition;
    if (c & kSubordinator) return is_word(i, "so") ? Tag::Adverb : Tag::Subordinator;
    if (c & kNumeral) return Tag::Numeral;
    return Tag::Determiner;
  }

  Tag that(size_t i, Tag left) const {
    const bool noun_next = next_is_nominal(i);
    if (left == Tag::Preposition || (left == Tag::Stop && i == 0)) {
      return noun_next ? Tag::Determiner : Tag::Pronoun;
    }
    if (i + 1 >= words_.size() || words_[i + 1].mark == ',' || words_[i + 1].mark == '.') {
      return Tag::Pronoun;
    }
    return Tag::That;
  }

  Tag nominal(size_t i, uint32_t c) const {
    const Lexeme& it = words_[i];
    if (c & kNumeral) {
      return (c & kAdverb) && next_has(i, kVerbPast | kVerbS) ? Tag::Adverb : Tag::Numeral;
    }
    if (c & kTitle && it.capitalised) return Tag::Name;
    if ((c & kAdverb) && !(c & kAdjective && next_is_nominal(i))) return Tag::Adverb;
    if (c & kAdjective) {
      if (!(c & kNoun)) return Tag::Adjective;
      if (next_is_nominal(i)) return Tag::Adjective;
      if (it.lemma == 0 && before(i) == Tag::Be) return Tag::Adjective;
      return it.capitalised ? Tag::Name : Tag::Noun;
    }
    return it.capitalised && it.means(kStateName) ? Tag::Name : Tag::Noun;
  }

  // A form that may be a verb and, often, a noun or an adjective too.
  Tag verb_or_noun(size_t i, uint32_t c) const {
    const Tag left = before(i);
    if (left == Tag::Modal || left == Tag::Do || left == Tag::To) {
      if (c & kVerbBase) return Tag::BaseVerb;
    }
    if ((c & kAdjective) && (c & kVerbBase) && left == Tag::Noun && is_word(i + 1, "to"))
      return Tag::Adjective;  // "people close to"
    if ((c & (kAdjective | kNumeral)) && (c & kVerbBase) &&
        (next_is_nominal(i) || left == Tag::Be)) {
      return Tag::Adjective;
    }
    if (left == Tag::Have && (c & kVerbParticiple)) return Tag::Participle;
    if (left == Tag::Be) {
      if (c & kVerbIng) return Tag::IngVerb;
      if ((c & kVerbParticiple) && (c & kAdjective) && !is_word(i + 1, "by")) return Tag::Adjective;
      if (c & kVerbParticiple) return Tag::Participle;
    }
    // "answered shouted questions": a participle between a verb and its object.
    if ((left == Tag::FiniteVerb || left == Tag::BaseVerb) && (c & kVerbParticiple) &&
        next_is_nominal(i))
      return Tag::Adjective;
    const bool after_modifier = left == Tag::Determiner || left == Tag::Possessive ||
                                left == Tag::PossessiveMark || left == Tag::Adjective ||
                                left == Tag::Numeral;
    if (after_modifier) return after_modifier_tag(i, c, left);
    if (left == Tag::Preposition) {
      if (c & kVerbIng)
        return (c & kNoun) && !next_is_nominal(i) && !next_has(i, kDeterminer) ? Tag::Noun
                                                                               : Tag::IngVerb;
      if (c & kVerbParticiple) return next_is_nominal(i) ? Tag::Adjective : Tag::Participle;
      return Tag::Noun;
    }
    if (c & kVerbIng) {
      const bool noun_like = (c & kNoun) && (left == Tag::Noun || left == Tag::Name);
      // "alleged in a court filing that P"
      const bool paper = words_[i].means(kDocumentNoun | kChannelNoun) && is_word(i + 1, "that");
      return noun_like && (paper || !next_has(i, kDeterminer | kRelative)) ? Tag::Noun
                                                                           : Tag::IngVerb;
    }
    if (c & kVerbPast)
      return left == Tag::Stop && i == 0 && (c & kVerbParticiple) ? Tag::Participle
                                                                  : Tag::FiniteVerb;
    if (c & kVerbParticiple) return Tag::Participle;
    if (c & kVerbS) return s_form(i, c, left);
    return base_form(i, c, left);
  }

  // "the shooting of the plane", "Iran's stalling": a noun made from the verb.
  bool after_article(size_t i, Tag left) const {
    if (left == Tag::PossessiveMark || left == Tag::Possessive) return i + 1 < words_.size();
    return left == Tag::Determiner && i > 0 &&
           (is_word(i - 1, "the") || is_word(i - 1, "a") || is_word(i - 1, "an"));
  }

  // `..., " the agency reports.`: who says it stands before it, nothing but a stop behind.
  bool closes_quotation(size_t i) const {
    if (!words_[i].has(kReportVerb) || i + 1 >= words_.size()) return false;
    const Lexeme& next = words_[i + 1];
    if (next.mark != '.' && next.mark != ',' && !next.has(kTime)) return false;
    for (size_t k = i; k > 0 && i - k < 6; --k) {
      const Lexeme& it = words_[k - 1];
      if (it.mark == '"') return k >= 2 && (words_[k - 2].mark == ',' || words_[k - 2].mark == '?');
      if (!it.is(Tag::Name) && !it.is(Tag::Determiner) && !it.is(Tag::Noun)) return false;
    }
    return false;
  }

  Tag after_modifier_tag(size_t i, uint32_t c, Tag left) const {
    if (c & kVerbIng)
      return next_is_nominal(i)                    ? Tag::Adjective
             : (c & kNoun) || after_article(i, left) ? Tag::Noun
                                                     : Tag::IngVerb;
    if (c & (kVerbPast | kVerbParticiple)) {
      if (left == Tag::Numeral && (c & kReportVerb) && (c & kVerbPast)) return Tag::FiniteVerb;
      if (next_is_nominal(i)) return Tag::Adjective;
      if ((c & kVerbPast) &&
          (left == Tag::Numeral || left == Tag::Determiner || left == Tag::Adjective)) {
        return Tag::FiniteVerb;  // "the two said"
      }
      return (c & kNoun) ? Tag::Noun : Tag::Adjective;
    }
    return Tag::Noun;
  }

  // What stands after a verb rather than after a noun.
  bool verb_like_context(size_t i) const {
    if (i + 1 >= words_.size()) return false;
    const Lexeme& next = words_[i + 1];
    if (next.mark == '"' || next.mark == ':') return true;
    if (next.mark != 0) return false;
    return next.has(kDeterminer | kPossessive | kSubjectPronoun | kObjectPronoun | kRelative | kWh |
                    kTo) ||
           (next.capitalised && !next.has(kPreposition));
  }

  Tag s_form(size_t i, uint32_t c, Tag left) const {
    if (!(c & kNoun) && !(c & kVerbBase)) {
      // Nouns made from verbs ("attacks") are in no noun list when they follow a plural or a comma.
      if (left == Tag::Pronoun || left == Tag::Relative || left == Tag::That)
        return Tag::FiniteVerb;
      if (left == Tag::Noun || left == Tag::Name || left == Tag::Close || left == Tag::QuoteMark) {
        return words_[i].has(kReportVerb) || verb_like_context(i) || !next_has(i, kPreposition) ||
                       (i > 0 && !words_[i - 1].has(kPlural))
                   ? Tag::FiniteVerb
                   : Tag::Noun;
      }
      if (left == Tag::Comma || left == Tag::Coordinator) {
        return verb_like_context(i) || words_[i].has(kReportVerb) ? Tag::FiniteVerb : Tag::Noun;
      }
      return headline_ ? Tag::FiniteVerb : Tag::Noun;
    }
    if (left == Tag::Pronoun || left == Tag::Relative || left == Tag::That) return Tag::FiniteVerb;
    if (left == Tag::Noun || left == Tag::Name || left == Tag::Close || left == Tag::QuoteMark ||
        left == Tag::Comma) {
      return verb_like_context(i) || closes_quotation(i) ? Tag::FiniteVerb : Tag::Noun;
    }
    return Tag::Noun;
  }

  Tag base_form(size_t i, uint32_t c, Tag left) const {
    const Lexeme* subject = i > 0 ? &words_[i - 1] : nullptr;
    if (left == Tag::Pronoun) {
      const bool third = subject->has(kSubjectPronoun) && subject->means(kSingularPerson) &&
                         !subject->means(kFirstPerson);
      return third ? Tag::Noun : Tag::FiniteVerb;
    }
    if (left == Tag::Relative) return Tag::FiniteVerb;
    if (left == Tag::Noun || left == Tag::Name) {
      size_t at = i;
      while (at > 0 && (words_[at - 1].is(Tag::Adverb) || words_[at - 1].is(Tag::Negation))) --at;
      if (at == 0) return Tag::Noun;
      const Lexeme& noun = words_[at - 1];
      const bool plural = noun.has(kPlural) ||
                          (noun.is(Tag::Name) && word(at - 1).ends_with('s')) ||
                          plural_before_preposition(at - 1);
      if (plural && (!(c & kNoun) || verb_like_context(i))) return Tag::FiniteVerb;
      // "..., state figures show."
      if (plural && (c & kReportVerb) && i + 1 < words_.size() && words_[i + 1].mark == '.')
        return Tag::FiniteVerb;
      return plural && words_[i].has(kReportVerb) && !next_is_nominal(i) && !(c & kNoun)
                 ? Tag::FiniteVerb
                 : Tag::Noun;
    }
    if (left == Tag::Coordinator && (c & kReportVerb) && is_word(i + 1, "that"))
      return Tag::FiniteVerb;
    if (left == Tag::Coordinator) return (c & kNoun) ? Tag::Noun : Tag::BaseVerb;
    if (left == Tag::Comma && !(c & kNoun) && i > 2) return Tag::FiniteVerb;
    if (left == Tag::Stop || left == Tag::QuoteMark || left == Tag::Comma || left == Tag::Colon) {
      return (c & kNoun) && !verb_like_context(i) ? Tag::Noun : Tag::BaseVerb;
    }
    return (c & kNoun) || left == Tag::IngVerb ? Tag::Noun : Tag::BaseVerb;
  }

  // Verbs that take no person as object, so that "officials said on Monday" is no reduced clause.
  static bool speaks_of_itself(const Lexeme& it) {
    struct Lemmas {
      uint16_t list[14] = {lemma_of("say"),     lemma_of("add"),     lemma_of("argue"),
                           lemma_of("insist"),  lemma_of("claim"),   lemma_of("think"),
                           lemma_of("believe"), lemma_of("contend"), lemma_of("testify"),
                           lemma_of("respond"), lemma_of("reply"),   lemma_of("complain"),
                           lemma_of("deny"),    lemma_of("tell")};
    };
    static const Lemmas lemmas;
    for (const uint16_t lemma : lemmas.list) {
      if (lemma != 0 && it.lemma == lemma) return true;
    }
    return false;
  }

  // "officials in Washington": the word before the preposition is what agrees with the verb.
  bool plural_before_preposition(size_t i) const {
    for (int steps = 0; steps < 8 && i > 0; ++steps) {
      const Tag tag = words_[i].tag;
      if (tag == Tag::Preposition) return words_[i - 1].has(kPlural) && !words_[i - 1].has(kTime);
      const bool inside = tag == Tag::Noun || tag == Tag::Name || tag == Tag::Adjective ||
                          tag == Tag::Determiner || tag == Tag::PossessiveMark ||
                          tag == Tag::Possessive;
      if (!inside) return false;
      --i;
    }
    return false;
  }

  // True where the noun phrase that ends at `i` is the object of a verb or of "according to", so
  // that a participle after it can't be its predicate.
  bool governed_phrase(size_t i) const {
    for (int steps = 0; steps < 6; ++steps) {
      const Tag tag = words_[i].tag;
      if (tag == Tag::Preposition) return i > 0 && is_word(i, "to") && is_word(i - 1, "according");
      if (tag == Tag::IngVerb) return is_word(i, "citing") || is_word(i, "quoting");
      const bool inside =
          tag == Tag::Noun || tag == Tag::Name || tag == Tag::Adjective || tag == Tag::Determiner;
      if (!inside || i == 0) return false;
      --i;
    }
    return false;
  }

  // "a report published Friday said": published is a participle, as another verb follows that
  // would else have no subject.
  void mark_reduced_relative(size_t i) {
    const Tag left = words_[i - 1].tag;
    if (left == Tag::Comma && i >= 2 && ends_noun_phrase(words_[i - 2]) && i + 1 < words_.size()) {
      // "The outreach, described by officials,"; "Its chairman, reached at home, refused"
      if (is_word(i + 1, "by")) words_[i].tag = Tag::Participle;
      if (!words_[i + 1].is(Tag::Preposition) && !words_[i + 1].has(kTime) &&
          !words_[i + 1].is(Tag::Adverb))
        return;
      for (size_t j = i + 2; j + 1 < words_.size() && j < i + 14; ++j) {
        if (words_[j].is(Tag::Comma)) {
          size_t verb = j + 1;
          while (verb < words_.size() && words_[verb].is(Tag::Adverb)) ++verb;
          if (verb < words_.size() && is_verb_tag(words_[verb].tag) &&
              !words_[verb].is(Tag::IngVerb))
            words_[i].tag = Tag::Participle;
          return;
        }
        if (is_verb_tag(words_[j].tag) || words_[j].is(Tag::Coordinator)) return;
      }
      return;
    }
    if (left != Tag::Noun && left != Tag::Name && left != Tag::Pronoun) return;
    if (words_[i - 1].has(kSubjectPronoun) && !words_[i - 1].has(kDeterminer)) return;
    const Lexeme& next = words_[i + 1];
    if (is_word(i + 1, "by") || governed_phrase(i - 1)) {
      words_[i].tag = Tag::Participle;
      return;
    }
    if (speaks_of_itself(words_[i])) return;
    const bool phrase =
        next.is(Tag::Preposition) || next.has(kTime) || next.is(Tag::Adverb) || next.is(Tag::To);
    if (!phrase) return;
    constexpr size_t kReach = 24;
    for (size_t j = i + 1; j < words_.size() && j < i + kReach; ++j) {
      const Lexeme& it = words_[j];
      switch (it.tag) {
        case Tag::Comma:
        case Tag::Stop:
        case Tag::Semicolon:
        case Tag::Colon:
        case Tag::That:
        case Tag::Wh:
        case Tag::Relative:
        case Tag::Subordinator:
        case Tag::Coordinator:
        case Tag::QuoteMark:
          return;
        case Tag::Pronoun:
          if (it.has(kSubjectPronoun) && !it.has(kObjectPronoun)) return;
          break;
        case Tag::Modal:
        case Tag::Be:
        case Tag::Have:
        case Tag::Do:
        case Tag::FiniteVerb:
          if (words_[j - 1].is(Tag::To)) break;
          words_[i].tag = Tag::Participle;
          return;
        default:
          break;
      }
    }
  }

  std::span<Lexeme> words_;
  std::string_view text_;
  bool headline_;
};

}  // namespace

void tag_sentence(std::span<Lexeme> words, std::string_view text, bool headline) {
  Tagger(words, text, headline).run();
}

}  // namespace hearsay::extract
