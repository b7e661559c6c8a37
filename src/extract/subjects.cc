// Who a verb is about: the noun phrase in front of it, over appositions, relative clauses and
// times.
#include "extract/subjects.h"

#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

// Finds the subject of a verb group by walking left.
class SubjectFinder {
 public:
  SubjectFinder(const Lexemes& lexemes, Range sentence, const std::vector<VerbGroup>& groups)
      : lexemes_(lexemes), sentence_(sentence), groups_(groups) {}

  void find(VerbGroup& group) const {
    uint32_t at = group.first;  // one past the word looked at
    at = skip_left(at);
    if (at == sentence_.begin) return;
    const Lexeme& left = lexemes_[at - 1];
    if (left.is(Tag::Relative) && at >= sentence_.begin + 2) {
      // A name right before it is the antecedent, without what governs it.
      group.after_relative = true;
      uint32_t end = at - 1;
      if (lexemes_[end - 1].is(Tag::Comma) && end > sentence_.begin + 1) --end;
      if (ends_noun_phrase(lexemes_[end - 1])) {
        const uint32_t base = base_begin(end);
        group.subject = lexemes_[end - 1].is(Tag::Name) && base < end ? Range{base, end}
                                                                      : phrase_ending_at(end);
        // "two officials in Port Amery, who said": a person further left speaks, not the place.
        if (base > sentence_.begin && lexemes_[base - 1].is(Tag::Preposition)) {
          const Range whole = phrase_ending_at(end);
          const uint32_t head = base_noun_phrase_end(lexemes_, whole.begin, end);
          if (head > whole.begin && head <= base && is_personal(whole.begin, head))
            group.subject = whole;
        }
        name_before(group.subject);
      }
      return;
    }
    if (left.is(Tag::Relative) ||
        (left.is(Tag::That) && at >= sentence_.begin + 2 && ends_noun_phrase(lexemes_[at - 2]))) {
      group.after_relative = true;
      uint32_t end = at - 1;
      if (end > sentence_.begin && lexemes_[end - 1].is(Tag::Comma)) --end;
      if (end > sentence_.begin && ends_noun_phrase(lexemes_[end - 1])) {
        group.subject = phrase_ending_at(end);
      }
      return;
    }
    if (ends_noun_phrase(left)) {
      group.subject = phrase_ending_at(at);
      return;
    }
    if (left.is(Tag::Comma) || left.is(Tag::Dash) || left.is(Tag::Close)) {
      if (jump_over_apposition(at - 1, group)) return;
    }
    share(group, at);
  }

 private:
  // Skips adverbs, times and brackets to the left of `at`.
  uint32_t skip_left(uint32_t at) const {
    while (at > sentence_.begin) {
      const Lexeme& left = lexemes_[at - 1];
      if (left.is(Tag::Adverb) || left.is(Tag::Negation)) {
        --at;
        continue;
      }
      // `the minister "did not recall"`: the quotation begins at the verb.
      if (left.is(Tag::QuoteMark) && left.space_before && at >= sentence_.begin + 2 &&
          ends_noun_phrase(lexemes_[at - 2])) {
        --at;
        continue;
      }
      const uint32_t before_time = skip_time_left(at);
      if (before_time == at) break;
      at = before_time;
    }
    return at;
  }

  // "on Monday", "last week", "over the weekend" right before `at`; `at` where there is none.
  uint32_t skip_time_left(uint32_t at) const {
    uint32_t i = at;
    bool time = false;
    while (i > sentence_.begin && at - i < 5) {
      const Lexeme& it = lexemes_[i - 1];
      if (it.has(kTime) && !it.is(Tag::Modal)) {
        time = true;
        --i;
        continue;
      }
      if (!time) break;
      if (it.is(Tag::Determiner) || it.is(Tag::Numeral) || it.is(Tag::Adjective) ||
          it.is(Tag::Adverb)) {
        --i;
        continue;
      }
      if (it.is(Tag::Preposition)) --i;
      break;
    }
    // A time alone may be the subject itself ("Monday marked ..."), so something must stand before.
    if (!time || i <= sentence_.begin) return at;
    const Lexeme& left = lexemes_[i - 1];
    const bool inner =
        left.is(Tag::Relative) || (left.is(Tag::Comma) && lexemes_[i].is(Tag::Preposition));
    return inner || ends_noun_phrase(left) ? i : at;
  }

  // The noun phrase that ends right before `end`, with what modifies it on the left and right, cut
  // to what a holder is.
  Range phrase_ending_at(uint32_t end) const {
    bool listed = false;  // a coordinator was passed
    uint32_t begin = end;
    uint32_t i = end;
    while (i > sentence_.begin) {
      const uint32_t base = base_begin(i);
      if (base == i) break;
      begin = base;
      if (base == sentence_.begin) break;
      const Lexeme& left = lexemes_[base - 1];
      if (left.is(Tag::Preposition) || left.is(Tag::To)) {
        if (base < sentence_.begin + 2 || is_word(base - 1, "as")) break;
        // "killed by | a man", but "a report by the board" whole.
        if (is_word(base - 1, "by") && !lexemes_[base - 2].is(Tag::Participle) &&
            !(lexemes_[base - 2].is(Tag::Noun) && lexemes_[base - 2].means(kDocumentNoun)))
          break;
        const Lexeme& governor = lexemes_[base - 2];
        if (adverbial(lexemes_[base - 1]) && ends_noun_phrase(governor)) {
          // "resigned on Sunday after the envoy said": a clause of its own.
          if (governor.has(kTime) || governed(base - 1)) break;
          end = begin = i = base - 1;  // "Kushner throughout the interview": an adjunct
          continue;
        }
        if (ends_noun_phrase(governor) && !governor.has(kTime)) {
          i = base - 1;
          continue;
        }
        if (governor.is(Tag::Adjective) || governor.is(Tag::Participle) ||
            governor.is(Tag::IngVerb)) {
          const uint32_t modifier = base - 2;
          if (modifier > sentence_.begin && ends_noun_phrase(lexemes_[modifier - 1]) &&
              !(lexemes_[modifier - 1].is(Tag::Pronoun) &&
                !lexemes_[modifier - 1].has(kDeterminer))) {
            i = modifier;
            continue;
          }
        }
        break;
      }
      if (left.is(Tag::IngVerb) && left.has(kReportVerb)) break;  // "a statement saying | the car"
      if ((left.is(Tag::Participle) || left.is(Tag::IngVerb)) && base >= sentence_.begin + 2 &&
          ends_noun_phrase(lexemes_[base - 2]) && !lexemes_[base - 2].has(kSubjectPronoun)) {
        i = base - 1;
        continue;
      }
      const bool lone_subject =
          base + 1 == end && lexemes_[base].is(Tag::Pronoun) && lexemes_[base].has(kSubjectPronoun);
      if (left.is(Tag::Coordinator) &&
          (lone_subject || is_word(base - 1, "but") || is_word(base - 1, "yet")))
        break;
      if (left.is(Tag::Coordinator) && base >= sentence_.begin + 2) {
        if (ends_noun_phrase(lexemes_[base - 2]) && !governed(base - 1)) {
          i = base - 1;
          listed = true;
          continue;
        }
        if (lexemes_[base - 2].is(Tag::Comma) && base >= sentence_.begin + 3 &&
            ends_noun_phrase(lexemes_[base - 3]) && list_before(base - 2)) {
          i = base - 2;
          continue;
        }
        break;
      }
      if (left.is(Tag::FiniteVerb) && base >= sentence_.begin + 3 &&
          lexemes_[base - 2].is(Tag::Relative) && ends_noun_phrase(lexemes_[base - 3])) {
        i = base - 2;  // "the two lawyers who wrote the letter"
        continue;
      }
      // "A, B and C": members before the last two.
      if (left.is(Tag::Comma) && listed && base >= sentence_.begin + 2 &&
          ends_noun_phrase(lexemes_[base - 2]) && !lexemes_[base - 2].has(kTime) &&
          !governed(base - 1) && !fronted_phrase(base - 1)) {
        i = base - 1;
        continue;
      }
      if (left.is(Tag::Comma) && base >= sentence_.begin + 2 && city_and_state(base - 1)) {
        i = base - 1;
        continue;
      }
      break;
    }
    if (begin > sentence_.begin && is_word(begin - 1, "neither")) --begin;
    return holder_part({begin, end});
  }

  bool is_personal(uint32_t begin, uint32_t end) const {
    const Lexeme& last = lexemes_[end - 1];
    if (last.means(kPersonNoun)) return true;
    return last.is(Tag::Name) && end - begin >= 2 && lexemes_[begin].is(Tag::Name);
  }

  // "Dana Wrexley, the engineer": the name before its apposition.
  void name_before(Range& subject) const {
    if (subject.empty() || subject.begin < sentence_.begin + 2) return;
    if (!lexemes_[subject.begin - 1].is(Tag::Comma) || !lexemes_[subject.begin - 2].is(Tag::Name))
      return;
    if (!lexemes_[subject.begin].is(Tag::Determiner)) return;
    // "Mara Oll, a clerk for the Port Union, the body that": the noun, not the name behind it.
    const uint32_t core = base_noun_phrase_end(lexemes_, subject.begin, subject.end);
    if (core == subject.begin || !lexemes_[core - 1].is(Tag::Noun)) return;
    const uint32_t base = base_begin(subject.begin - 1);
    if (base < subject.begin - 1 && lexemes_[base].is(Tag::Name))
      subject = {base, subject.begin - 1};
  }

  bool is_word(uint32_t index, std::string_view lower) const {
    return lexemes_[index].form != 0 && lexemes_[index].form == form_of(lower);
  }

  // "The Cupertino, California, company".
  bool city_and_state(uint32_t comma) const {
    return comma >= sentence_.begin + 3 && lexemes_[comma - 1].is(Tag::Name) &&
           lexemes_[comma - 2].is(Tag::Comma) && lexemes_[comma - 3].is(Tag::Name) &&
           lexemes_[comma + 1].is(Tag::Noun);
  }

  // True where the words before the comma at `comma` are members of a list ("A, B, and C").
  bool list_before(uint32_t comma) const {
    return comma >= sentence_.begin + 2 && !governed(comma);
  }

  // True where a verb right before the noun phrase that ends at `end` governs it ("met Smith and").
  bool governed(uint32_t end) const {
    uint32_t i = end;
    for (int steps = 0; steps < 12 && i > sentence_.begin; ++steps) {
      const uint32_t base = base_begin(i);
      if (base == i || base == sentence_.begin) return false;
      const Lexeme& left = lexemes_[base - 1];
      if (is_verb_tag(left.tag)) return !takes_bare_clause(left) || left.is(Tag::BaseVerb);
      if (!left.is(Tag::Preposition)) return false;
      i = base - 1;
    }
    return false;
  }

  // "In Geneva," before the comma at `end`: an adjunct, no member of a list.
  bool fronted_phrase(uint32_t end) const {
    uint32_t i = end;
    for (int steps = 0; steps < 8; ++steps) {
      const uint32_t base = base_begin(i);
      if (base == i || base == sentence_.begin) return false;
      if (!lexemes_[base - 1].is(Tag::Preposition)) return false;
      if (base - 1 == sentence_.begin || !ends_noun_phrase(lexemes_[base - 2])) return true;
      i = base - 1;
    }
    return false;
  }

  // A preposition that never belongs to the noun before it.
  bool adverbial(const Lexeme& it) const {
    struct Forms {
      uint16_t list[7] = {form_of("throughout"), form_of("during"),    form_of("after"),
                          form_of("amid"),       form_of("following"), form_of("since"),
                          form_of("despite")};
    };
    static const Forms forms;
    for (const uint16_t form : forms.list) {
      if (form != 0 && it.form == form) return true;
    }
    return false;
  }

  // "said Smith and Jones agreed": both are the subject of the second verb.
  bool takes_bare_clause(const Lexeme& it) const {
    static const uint16_t say = lemma_of("say"), believe = lemma_of("believe"),
                          think = lemma_of("think");
    return it.lemma != 0 && (it.lemma == say || it.lemma == believe || it.lemma == think);
  }

  // First word of the base noun phrase that ends right before `end`; `end` where none does.
  uint32_t base_begin(uint32_t end) const {
    uint32_t i = end;
    if (i == sentence_.begin) return end;
    if (lexemes_[i - 1].is(Tag::Close)) {
      uint32_t open = i - 1;
      while (open > sentence_.begin && end - open < 8 && !lexemes_[open].is(Tag::Open)) --open;
      if (!lexemes_[open].is(Tag::Open) || open == sentence_.begin) return end;
      i = open;
    }
    if (!ends_noun_phrase(lexemes_[i - 1])) return end;
    if (lexemes_[i - 1].is(Tag::Pronoun)) return i - 1;
    --i;
    while (i > sentence_.begin) {
      const Lexeme& it = lexemes_[i - 1];
      const bool modifier = it.is(Tag::Noun) || it.is(Tag::Name) || it.is(Tag::Adjective) ||
                            it.is(Tag::Numeral) || it.is(Tag::PossessiveMark);
      // "at another point | Mr. Trump"
      if (lexemes_[i].has(kTitle) && it.is(Tag::Noun) && !it.means(kPersonNoun) &&
          !it.means(kOrganisationNoun))
        break;
      // A new phrase begins at its own article: "the letter | Trump's lawyers".
      if ((lexemes_[i].is(Tag::Determiner) || lexemes_[i].is(Tag::Possessive)) &&
          !it.is(Tag::Determiner))
        break;
      if (it.is(Tag::Determiner) || it.is(Tag::Possessive) || modifier) {
        --i;
        continue;
      }
      if (it.is(Tag::Adverb) && lexemes_[i].is(Tag::Adjective) && i >= sentence_.begin + 2 &&
          begins_noun_phrase(lexemes_[i - 2])) {
        --i;
        continue;
      }
      break;
    }
    // "surviving Iranian leaders": a participle in front of a bare plural, at the start of its
    // clause.
    if (i > sentence_.begin &&
        (lexemes_[i - 1].is(Tag::IngVerb) || lexemes_[i - 1].is(Tag::Participle)) &&
        !lexemes_[i - 1].has(kReportVerb) && !lexemes_[i].is(Tag::Determiner) &&
        !lexemes_[i].is(Tag::Possessive) && !lexemes_[i].is(Tag::Name) &&
        (i - 1 == sentence_.begin || lexemes_[i - 2].is(Tag::Comma)) &&
        lexemes_[end - 1].has(kPlural)) {
      --i;
    }
    while (i < end && lexemes_[i].is(Tag::PossessiveMark)) ++i;
    return i;
  }

  // Cuts a subject to the holder: up to a relative clause, comma apposition or time.
  Range holder_part(Range range) const {
    for (uint32_t i = range.begin + 1; i < range.end; ++i) {
      uint32_t end = 0;
      if (time_phrase_at(lexemes_, i, range.end, end) && end == range.end &&
          !lexemes_[i - 1].is(Tag::Participle)) {
        return {range.begin, i};
      }
    }
    return range;
  }

  // "Smith, who leads X, said" and "Smith, the mayor of X, said": the phrase before the comma that
  // opens what the comma at `close` closes.
  bool jump_over_apposition(uint32_t close, VerbGroup& group) const {
    int commas = 0;
    bool quoted = false;  // `the mayor, who called it "too late", said`: over the words quoted
    for (uint32_t i = close; i > sentence_.begin && commas < 6; --i) {
      const Lexeme& it = lexemes_[i - 1];
      if (it.is(Tag::Semicolon)) break;
      if (it.is(Tag::QuoteMark)) {
        // One that closes right behind its comma ends a speech, not an apposition.
        if (!quoted && i >= sentence_.begin + 2 && lexemes_[i - 2].is(Tag::Comma)) break;
        quoted = !quoted;
        continue;
      }
      if (quoted || (!it.is(Tag::Comma) && !it.is(Tag::Dash))) continue;
      ++commas;
      const uint32_t open = i - 1;
      if (open == sentence_.begin || !ends_noun_phrase(lexemes_[open - 1])) continue;
      if (!apposition_between(open + 1, close)) continue;
      const Range found = phrase_ending_at(open);
      if (found.empty()) continue;
      group.subject = found;
      name_before(group.subject);
      // "Varrow's adviser, Bram Oskeld, said": the name belongs to the holder.
      bool names = close - open > 1 && close - open < 7;
      for (uint32_t k = open + 1; k < close && names; ++k)
        names = lexemes_[k].is(Tag::Name) || (k > open + 1 && k + 1 < close && is_word(k, "of"));
      bool person = false;
      for (uint32_t k = found.begin; k < found.end; ++k)
        person |= lexemes_[k].is(Tag::Noun) && lexemes_[k].means(kPersonNoun);
      if (names && person && group.subject == found) group.subject.end = close;
      return true;
    }
    return false;
  }

  // True where [begin, end) reads as an apposition, relative clause, participle or adjunct.
  bool apposition_between(uint32_t begin, uint32_t end) const {
    if (begin >= end) return false;
    const Lexeme& first = lexemes_[begin];
    if (first.is(Tag::Relative) || first.is(Tag::Wh)) return true;
    if (first.is(Tag::Preposition) && begin + 1 < end && lexemes_[begin + 1].is(Tag::Relative))
      return true;
    const bool opens = begins_noun_phrase(first) || first.is(Tag::IngVerb) ||
                       first.is(Tag::Participle) || first.is(Tag::Preposition) ||
                       first.is(Tag::Adverb) || first.is(Tag::Coordinator);
    if (!opens) return false;
    bool relative = false;
    for (uint32_t i = begin; i < end; ++i) {
      const Tag tag = lexemes_[i].tag;
      if (tag == Tag::Relative || tag == Tag::Wh || tag == Tag::That || tag == Tag::Subordinator)
        relative = true;
      const bool finite = tag == Tag::FiniteVerb || tag == Tag::Modal || tag == Tag::Be ||
                          tag == Tag::Have || tag == Tag::Do;
      // "in a statement released before the meeting"
      if (tag == Tag::FiniteVerb && lexemes_[i].has(kVerbParticiple) &&
          first.is(Tag::Preposition) && i > begin && ends_noun_phrase(lexemes_[i - 1])) {
        continue;
      }
      if (finite && !relative) return false;
    }
    return true;
  }

  // A verb without a noun phrase before it takes the subject of an earlier group.
  void share(VerbGroup& group, uint32_t at) const {
    const Tag left = lexemes_[at - 1].tag;
    const bool joined = left == Tag::Coordinator || left == Tag::Comma || left == Tag::Dash ||
                        left == Tag::Preposition || left == Tag::Subordinator ||
                        left == Tag::QuoteMark;
    if (!joined) return;
    if (group.form == VerbForm::Infinitive || group.form == VerbForm::Base) return;
    int32_t best = -1;
    constexpr size_t kBack = 64;
    for (size_t i = groups_.size(); i-- > 0 && groups_.size() - i < kBack;) {
      const VerbGroup& earlier = groups_[i];
      if (earlier.form != VerbForm::Finite || earlier.subject.empty()) continue;
      const bool reports = lexemes_[earlier.head].has(kReportVerb);
      if (best < 0) best = static_cast<int32_t>(i);
      if (!lexemes_[group.head].has(kReportVerb)) break;
      if (reports && !earlier.after_relative) {
        best = static_cast<int32_t>(i);
        break;
      }
    }
    if (best < 0) return;
    group.subject = groups_[best].subject;
    group.shared_with = best;
  }

  const Lexemes& lexemes_;
  Range sentence_;
  const std::vector<VerbGroup>& groups_;
};

}  // namespace

void find_subject(const Lexemes& lexemes, Range sentence, const std::vector<VerbGroup>& groups,
                  VerbGroup& group) {
  SubjectFinder(lexemes, sentence, groups).find(group);
}

}  // namespace hearsay::extract
