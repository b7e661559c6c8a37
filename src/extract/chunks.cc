#include "extract/chunks.h"

#include "extract/lexicon/words.h"
#include "extract/subjects.h"
#include "extract/trees.h"

namespace hearsay::extract {
namespace {

bool is_auxiliary(Tag tag) {
  return tag == Tag::Modal || tag == Tag::Be || tag == Tag::Have || tag == Tag::Do;
}

bool is_main_verb(Tag tag) {
  return tag == Tag::FiniteVerb || tag == Tag::Participle || tag == Tag::IngVerb ||
         tag == Tag::BaseVerb;
}

// An adverb that may stand inside or before a verb group without opening the clause.
bool is_inner_adverb(const Lexeme& lexeme) {
  return lexeme.is(Tag::Adverb) || lexeme.is(Tag::Negation);
}

// Verbs whose infinitive says what is done: "appeared to P", "continue to P", "went on to P".
bool raises(const Lexeme& it) {
  struct Lemmas {
    uint16_t list[4] = {lemma_of("appear"), lemma_of("seem"), lemma_of("continue"),
                        lemma_of("tend")};
  };
  static const Lemmas lemmas;
  for (const uint16_t lemma : lemmas.list) {
    if (lemma != 0 && it.lemma == lemma) return true;
  }
  return false;
}

// Grows a verb group from its first auxiliary or verb at `at`.
VerbGroup grow(const Lexemes& lexemes, uint32_t at, uint32_t limit) {
  VerbGroup group;
  group.first = group.head = at;
  bool seen_be = false, seen_have = false, seen_do = false, seen_to = false;
  Tag raised = Tag::Other;
  uint32_t i = at;
  for (; i < limit; ++i) {
    const Lexeme& it = lexemes[i];
    if (is_inner_adverb(it)) {
      group.negated |= it.is(Tag::Negation);
      continue;
    }
    if (it.is(Tag::To) && i == at) {
      seen_to = true;
      continue;
    }
    if (is_auxiliary(it.tag)) {
      // "was" after "said" opens another clause.
      if (is_main_verb(lexemes[group.head].tag) && i > at) break;
      group.head = i;
      seen_be |= it.is(Tag::Be);
      seen_have |= it.is(Tag::Have);
      seen_do |= it.is(Tag::Do);
      if (it.is(Tag::Modal)) group.modal = true;
      continue;
    }
    if (!is_main_verb(it.tag)) break;
    if (it.is(Tag::FiniteVerb) && i > at && is_auxiliary(lexemes[group.head].tag) &&
        (seen_be || seen_have))
      break;
    group.head = i;
    // "appeared to shut down", "continue to call on": the verb behind it is the one that says it.
    if (raises(it) && i + 2 < limit && lexemes[i + 1].is(Tag::To) &&
        (lexemes[i + 2].is(Tag::BaseVerb) ||
         (lexemes[i + 2].is(Tag::Adverb) && i + 3 < limit && lexemes[i + 3].is(Tag::BaseVerb)))) {
      group.head = lexemes[i + 2].is(Tag::BaseVerb) ? i + 2 : i + 3;
      raised = it.tag;
    }
    ++i;
    break;
  }
  group.end = group.head + 1;
  const Tag head = raised == Tag::Other ? lexemes[group.head].tag : raised;
  group.copula = head == Tag::Be;
  group.passive = head == Tag::Participle && seen_be;
  if (seen_to) {
    group.form = VerbForm::Infinitive;
  } else if (group.modal || seen_be || seen_have || seen_do || head == Tag::FiniteVerb) {
    const bool bare_ing = lexemes[group.first].is(Tag::IngVerb);
    group.form = bare_ing ? VerbForm::Ing : VerbForm::Finite;
  } else if (head == Tag::IngVerb) {
    group.form = VerbForm::Ing;
  } else if (head == Tag::Participle) {
    group.form = VerbForm::Participle;
  } else {
    group.form = VerbForm::Base;
  }
  return group;
}

}  // namespace

void find_verb_groups(const Lexemes& lexemes, Range sentence, std::vector<VerbGroup>& groups) {
  groups.clear();
  for (uint32_t i = sentence.begin; i < sentence.end;) {
    const Tag tag = lexemes[i].tag;
    if (!is_verb_tag(tag) && tag != Tag::To) {
      ++i;
      continue;
    }
    VerbGroup group = grow(lexemes, i, sentence.end);
    // Leading adverbs belong to the group: "categorically denied".
    while (group.first > sentence.begin && is_inner_adverb(lexemes[group.first - 1]) &&
           group.form != VerbForm::Infinitive) {
      --group.first;
      group.negated |= lexemes[group.first].is(Tag::Negation);
    }
    find_subject(lexemes, sentence, groups, group);
    settle_subject(lexemes, sentence, group);
    groups.push_back(group);
    i = group.end;
  }
}

uint32_t base_noun_phrase_end(const Lexemes& lexemes, uint32_t at, uint32_t limit) {
  uint32_t i = at;
  if (i >= limit) return at;
  if (lexemes[i].is(Tag::Pronoun)) return i + 1;
  bool noun = false;
  uint32_t end = at;
  while (i < limit) {
    const Lexeme& it = lexemes[i];
    const bool opens = it.is(Tag::Determiner) || it.is(Tag::Possessive);
    if (opens && i > at && !lexemes[i - 1].is(Tag::Determiner)) break;
    if (opens || it.is(Tag::Adjective) || it.is(Tag::Numeral)) {
      ++i;
      if (it.is(Tag::Numeral)) end = i;
      continue;
    }
    if (it.is(Tag::Noun) || it.is(Tag::Name)) {
      noun = true;
      end = ++i;
      continue;
    }
    if (it.is(Tag::PossessiveMark) && noun) {
      end = ++i;
      continue;
    }
    if (it.is(Tag::Adverb) && i + 1 < limit && lexemes[i + 1].is(Tag::Adjective)) {
      ++i;
      continue;
    }
    if (it.is(Tag::Open) && noun && i + 2 < limit && lexemes[i + 1].is(Tag::Name) &&
        lexemes[i + 2].is(Tag::Close)) {
      i += 3;  // "the Central Intelligence Agency (CIA)"
      end = i;
      continue;
    }
    break;
  }
  if (end == at && i > at && lexemes[i - 1].is(Tag::Adjective)) return i;  // "the opposite"
  return end;
}

bool time_phrase_at(const Lexemes& lexemes, uint32_t at, uint32_t limit, uint32_t& end) {
  uint32_t i = at;
  if (i >= limit) return false;
  const bool preposition = lexemes[i].is(Tag::Preposition);
  if (preposition) ++i;
  static const uint16_t at_form = form_of("at"), point = form_of("point"), times = form_of("times");
  if (preposition && lexemes[at].form == at_form && i + 1 < limit) {
    // "at one point", "at times"
    if (lexemes[i].form == times) {
      end = i + 1;
      return true;
    }
    if ((lexemes[i].is(Tag::Numeral) || lexemes[i].is(Tag::Determiner)) &&
        lexemes[i + 1].form == point) {
      end = i + 2;
      return true;
    }
  }
  bool time = false;
  for (int steps = 0; i < limit && steps < 6; ++steps, ++i) {
    const Lexeme& it = lexemes[i];
    // "said last week | the committee was ready"
    if (time && it.is(Tag::Determiner) && !(i + 1 < limit && lexemes[i + 1].has(kTime))) {
      end = i;
      return true;
    }
    if (it.has(kTime) && !it.is(Tag::Modal)) {
      time = true;
      continue;
    }
    if (it.is(Tag::Comma) && time && i + 1 < limit && lexemes[i + 1].means(kMonth)) continue;
    const bool modifier = it.is(Tag::Determiner) || it.is(Tag::Numeral) || it.is(Tag::Adjective) ||
                          it.is(Tag::Adverb);
    if (!modifier) break;
    if (!preposition && !time && it.is(Tag::Adverb)) break;
    if (it.is(Tag::Adverb) && time) break;
  }
  if (!time) return false;
  // "in the January letter": the time only says which letter.
  if (i < limit && lexemes[i].is(Tag::Noun) && lexemes[i].mark == 0 && !lexemes[i].has(kTime))
    return false;
  end = i;
  return true;
}

// True where the preposition at `at` and its noun phrase, up to `end`, belong to the noun before
// them: "of" always, "in a statement" never, "in" after a noun but not after a person's name.
bool attaches(const Lexemes& lexemes, uint32_t begin, uint32_t at, uint32_t end) {
  static const uint16_t of = form_of("of"), for_ = form_of("for"), from = form_of("from"),
                        with = form_of("with"), in = form_of("in"), at_form = form_of("at"),
                        during = form_of("during"), after = form_of("after"),
                        before = form_of("before"), as = form_of("as"),
                        through = form_of("through"), via = form_of("via"), by = form_of("by"),
                        amid = form_of("amid"), following = form_of("following"),
                        since = form_of("since"), to = form_of("to"), despite = form_of("despite"),
                        until = form_of("until");
  const uint16_t form = lexemes[at].form;
  if (form == of) return true;
  for (const uint16_t never :
       {during, after, before, as, through, via, by, amid, following, since, despite, until}) {
    if (form != 0 && form == never) return false;
  }
  if (lexemes[end - 1].means(kChannelNoun) && !lexemes[end - 1].is(Tag::Name)) return false;
  bool noun = false;
  for (uint32_t i = begin; i < at; ++i) noun |= lexemes[i].is(Tag::Noun);
  if (!noun && lexemes[at - 1].is(Tag::Name)) {
    if (lexemes[begin].is(Tag::Determiner))
      return form == for_ || form == in || form == at_form || form == with;
    return form == for_ || form == from || form == with || form == at_form;
  }
  (void)to;
  return true;
}

Range noun_phrase_at(const Lexemes& lexemes, uint32_t at, uint32_t limit) {
  uint32_t end = base_noun_phrase_end(lexemes, at, limit);
  if (end == at) return {at, at};
  while (end < limit) {
    const Lexeme& it = lexemes[end];
    uint32_t after_time = 0;
    if (time_phrase_at(lexemes, end, limit, after_time)) break;
    if (it.is(Tag::Preposition) && end + 1 < limit && begins_noun_phrase(lexemes[end + 1])) {
      const uint32_t next = base_noun_phrase_end(lexemes, end + 1, limit);
      if (next == end + 1 || !attaches(lexemes, at, end, next)) break;
      end = next;
      continue;
    }
    // "familiar with the matter", "briefed on the outreach", "quoted by the Journal"
    if ((it.is(Tag::Adjective) || it.is(Tag::Participle) || it.is(Tag::IngVerb)) &&
        end + 1 < limit && (lexemes[end + 1].is(Tag::Preposition) || it.is(Tag::IngVerb))) {
      const uint32_t object =
          it.is(Tag::IngVerb) && !lexemes[end + 1].is(Tag::Preposition) ? end + 1 : end + 2;
      const uint32_t next = base_noun_phrase_end(lexemes, object, limit);
      if (next == object) break;
      end = next;
      continue;
    }
    if (it.is(Tag::Coordinator) && end + 1 < limit && begins_noun_phrase(lexemes[end + 1])) {
      const uint32_t next = base_noun_phrase_end(lexemes, end + 1, limit);
      if (next == end + 1) break;
      // A verb right after it makes it the subject of the next clause.
      if (next < limit && is_verb_tag(lexemes[next].tag) && !lexemes[next].is(Tag::Participle))
        break;
      end = next;
      continue;
    }
    break;
  }
  return {at, end};
}

bool is_linking_verb(const Lexeme& lexeme) {
  struct Lemmas {
    uint16_t list[9] = {lemma_of("remain"), lemma_of("seem"),   lemma_of("appear"),
                        lemma_of("feel"),   lemma_of("become"), lemma_of("look"),
                        lemma_of("sound"),  lemma_of("grow"),   lemma_of("stay")};
  };
  static const Lemmas lemmas;
  for (const uint16_t lemma : lemmas.list) {
    if (lemma != 0 && lexeme.lemma == lemma) return true;
  }
  return false;
}

}  // namespace hearsay::extract
