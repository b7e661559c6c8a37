#include "extract/source_attributes.h"

#include <algorithm>

#include "extract/chunks.h"
#include "extract/lexicon/countries.h"
#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t familiar = form_of("familiar"), briefed = form_of("briefed"), knowledge = form_of("knowledge"),
           anonymity = form_of("anonymity"), condition = form_of("condition"), and_ = form_of("and"),
           nor = form_of("nor"), neither = form_of("neither"), either = form_of("either"), a = form_of("a"),
           an = form_of("an"), one = form_of("one"), of = form_of("of"), from = form_of("from"),
           at = form_of("at"), in = form_of("in"), for_ = form_of("for"), with = form_of("with"),
           state = form_of("state"), media = form_of("media"), the = form_of("the"), who = form_of("who"),
           ambassador = lemma_of("ambassador"), president = lemma_of("president"),
           minister = lemma_of("minister"), premier = lemma_of("premier"), chancellor = lemma_of("chancellor"),
           governor = lemma_of("governor"), mayor = lemma_of("mayor"), pope = lemma_of("pope"),
           king = lemma_of("king"), queen = lemma_of("queen"), secretary = lemma_of("secretary"),
           chairman = lemma_of("chairman"), leader = lemma_of("leader"), chief = lemma_of("chief"),
           attorney = lemma_of("attorney"), son_in_law = lemma_of("son-in-law"), wife = lemma_of("wife"),
           husband = lemma_of("husband"), news = form_of("news"), agency = lemma_of("agency"),
           press = form_of("press"), times = form_of("times"), government = lemma_of("government");
};

const Words& words() {
  static const Words built;
  return built;
}

// The base noun phrase of the holder: what stands before its first preposition or participle.
Range core_of(const Lexemes& lexemes, Range range) {
  Range core = range;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Lexeme& it = lexemes[i];
    const bool ends = it.is(Tag::Preposition) || it.is(Tag::Participle) || it.is(Tag::IngVerb) || it.is(Tag::Relative) ||
                      it.is(Tag::Comma) || (it.is(Tag::Adjective) && i > range.begin && lexemes[i - 1].is(Tag::Noun));
    if (ends && i > range.begin) {
      core.end = i;
      break;
    }
  }
  return core;
}

// The head noun: the last noun or name of the core.
uint32_t head_of(const Lexemes& lexemes, Range core) {
  for (uint32_t i = core.end; i > core.begin; --i) {
    const Lexeme& it = lexemes[i - 1];
    if (it.is(Tag::Noun) || it.is(Tag::Name) || it.is(Tag::Pronoun)) return i - 1;
  }
  return core.end - 1;
}

bool sole_office(const Lexeme& head) {
  const Words& w = words();
  const uint16_t offices[] = {w.ambassador, w.president, w.minister, w.premier, w.chancellor, w.governor, w.mayor,
                              w.pope, w.king, w.queen, w.secretary, w.chairman, w.leader, w.chief, w.attorney,
                              w.son_in_law, w.wife, w.husband};
  return head.lemma != 0 && !head.has(kPlural) &&
         std::find(std::begin(offices), std::end(offices), head.lemma) != std::end(offices);
}

// The country of a place name or demonym among the words, two-word names first.
const Country* country_in(const Lexemes& lexemes, std::string_view text, Range range, bool seats, Span& place) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (!lexemes[i].capitalised) continue;
    for (uint32_t length = std::min<uint32_t>(3, range.end - i); length > 0; --length) {
      const Span span = lexemes.span({i, i + length});
      if (const Country* country = find_country(span.of(text), seats)) {
        place = span;
        return country;
      }
    }
  }
  return nullptr;
}

HolderKind kind_of(const Lexemes& lexemes, std::string_view text, Range core, uint32_t head_at, Number number) {
  const Lexeme& head = lexemes[head_at];
  const Words& w = words();
  if (head.is(Tag::Pronoun)) {
    if (head.means(kPluralPerson)) return HolderKind::Group;
    return head.means(kSingularPerson) ? HolderKind::Person : HolderKind::Unknown;
  }
  Span place;
  const Country* country = country_in(lexemes, text, core, true, place);
  if (country != nullptr && place.end == lexemes[core.end - 1].span.end && place.begin <= lexemes[core.begin + (lexemes[core.begin].is(Tag::Determiner) ? 1 : 0)].span.begin) {
    return HolderKind::State;
  }
  if (head.lemma == w.government) return HolderKind::State;
  if (head.means(kDocumentNoun) && !head.means(kPersonNoun)) return HolderKind::Document;
  if (head.means(kOutletNoun) && (head.is(Tag::Name) || !head.means(kOrganisationNoun))) return HolderKind::Outlet;
  if (head.means(kOutletNoun) && head.lemma == w.agency) {
    for (uint32_t i = core.begin; i < head_at; ++i) {
      if (lexemes[i].form == w.news && w.news != 0) return HolderKind::Outlet;
    }
  }
  if (head.means(kPersonNoun) && !head.is(Tag::Name)) return number == Number::Several ? HolderKind::Group : HolderKind::Person;
  if (head.means(kOrganisationNoun)) return HolderKind::Organisation;
  if (head.means(kPersonNoun)) return number == Number::Several ? HolderKind::Group : HolderKind::Person;
  if (head.means(kDemonym)) return HolderKind::Group;
  if (head.is(Tag::Name)) {
    // A run of capitals is a body, a title or two names a person.
    const std::string_view word = head.span.of(text);
    const bool acronym = word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
    if (acronym) return HolderKind::Organisation;
    if (lexemes[core.begin].is(Tag::Determiner)) return HolderKind::Organisation;
    for (uint32_t i = core.begin; i < head_at; ++i) {
      if (lexemes[i].means(kOrganisationNoun) && lexemes[i].is(Tag::Name) && i + 1 == head_at && !lexemes[i].means(kPersonNoun)) return HolderKind::Organisation;
    }
    return number == Number::Several ? HolderKind::Group : HolderKind::Person;
  }
  return number == Number::Several ? HolderKind::Group : HolderKind::Unknown;
}

}  // namespace

void describe_holder(const Report& report, const Lexemes& lexemes, Holder& holder) {
  const Words& w = words();
  const std::string_view text = report.article.text;
  const Range range{lexemes.at_or_after(holder.span.begin), lexemes.at_or_after(holder.span.end)};
  if (range.empty()) return;
  const Range core = core_of(lexemes, range);
  const uint32_t head_at = head_of(lexemes, core);
  const Lexeme& head = lexemes[head_at];

  bool joined = false, name = false, lower_person = false;
  for (uint32_t i = core.begin; i < core.end; ++i) {
    const Lexeme& it = lexemes[i];
    joined |= it.form != 0 && (it.form == w.and_ || it.form == w.nor);
    lower_person |= it.is(Tag::Noun) && it.means(kPersonNoun);
  }
  for (uint32_t i = range.begin; i < range.end; ++i) {
    joined |= lexemes[i].form == w.and_ && w.and_ != 0 && lexemes[i].is(Tag::Coordinator) && i + 1 < range.end &&
              (begins_noun_phrase(lexemes[i + 1])) && i < core.end + 1;
  }
  const bool plural = joined || (head.has(kPlural) && !head.is(Tag::Name)) || (head.means(kPluralPerson)) ||
                      (head.has(kPlural) && head.means(kPersonNoun));
  holder.number = plural ? Number::Several : Number::One;
  if (head.is(Tag::Pronoun) && !head.means(kPluralPerson) && !head.means(kSingularPerson)) holder.number = Number::Unknown;
  holder.kind = kind_of(lexemes, text, core, head_at, holder.number);

  // Named: a name as head, or the only holder of an office, or a body with a name.
  for (uint32_t i = core.begin; i < core.end; ++i) {
    const Lexeme& it = lexemes[i];
    if (!it.is(Tag::Name)) continue;
    const bool last_of_run = i + 1 >= core.end || !lexemes[i + 1].is(Tag::PossessiveMark);
    // "Iranian officials": the name only modifies.
    const bool modifies = i < head_at && lower_person && !it.means(kPersonNoun) && lexemes[head_at].is(Tag::Noun);
    if (last_of_run && !modifies) name = true;
  }
  if (head.is(Tag::Noun)) {
    if (head.means(kDocumentNoun)) {
      holder.named = false;
      for (uint32_t i = range.begin; i < range.end; ++i) {
        if (lexemes[i].is(Tag::Name)) holder.named = true;
      }
      if (lexemes[range.begin].form == w.the && w.the != 0) holder.named = true;
    } else if (head.means(kPersonNoun)) {
      bool after_person = false;  // "spokesman John Smith" has a name as head, so not here
      for (uint32_t i = head_at + 1; i < core.end; ++i) after_person |= lexemes[i].is(Tag::Name);
      const bool definite = lexemes[core.begin].form == w.the || lexemes[core.begin].is(Tag::Possessive);
      bool owner = false;
      for (uint32_t i = core.begin; i < head_at; ++i) owner |= lexemes[i].is(Tag::PossessiveMark);
      holder.named = after_person || (sole_office(head) && (definite || owner)) || (!plural && definite && false);
    } else if (head.means(kOrganisationNoun | kOutletNoun)) {
      bool owner = false;
      for (uint32_t i = core.begin; i < core.end; ++i) owner |= lexemes[i].is(Tag::PossessiveMark) || lexemes[i].is(Tag::Name);
      const bool definite = lexemes[core.begin].form == w.the && w.the != 0;
      holder.named = (owner || definite) && !plural;
      if (head.form == w.media && w.media != 0) holder.named = false;
    } else {
      holder.named = name;
    }
  } else if (head.is(Tag::Name)) {
    holder.named = true;
    if (plural && !joined) holder.named = head.means(kDemonym);
  } else if (head.is(Tag::Pronoun)) {
    holder.named = false;
  } else {
    holder.named = name;
  }
  if (joined && name) holder.named = true;

  // Affiliation and country.
  Span place;
  const Country* country = country_in(lexemes, text, range, true, place);
  if (country != nullptr) holder.country = country->code;
  for (uint32_t i = core.end; i < range.end; ++i) {
    const Lexeme& it = lexemes[i];
    const bool at = it.form != 0 && (it.form == w.at || it.form == w.from || it.form == w.of || it.form == w.in ||
                                     it.form == w.for_ || it.form == w.with);
    if (!at || i + 1 >= range.end) continue;
    const uint32_t end = base_noun_phrase_end(lexemes, i + 1, range.end);
    bool body = false;
    for (uint32_t k = i + 1; k < end; ++k) body |= lexemes[k].is(Tag::Name) || lexemes[k].means(kOrganisationNoun);
    if (body && holder.kind != HolderKind::Document) {
      // "Iran's Ministry of Intelligence" goes on over "of".
      uint32_t stop = end;
      while (stop + 1 < range.end && lexemes[stop].form == w.of && w.of != 0) {
        const uint32_t more = base_noun_phrase_end(lexemes, stop + 1, range.end);
        if (more == stop + 1) break;
        stop = more;
      }
      holder.affiliation = lexemes.span({i + 1, stop});
      break;
    }
  }
  if (holder.affiliation.empty() && head_at > core.begin &&
      (holder.kind == HolderKind::Person || holder.kind == HolderKind::Group) && head.is(Tag::Noun)) {
    // "Trump's lawyers", "Iranian officials", "Pentagon officials".
    uint32_t begin = core.begin;
    if (lexemes[begin].is(Tag::Determiner)) ++begin;
    uint32_t end = begin;
    while (end < head_at && (lexemes[end].is(Tag::Name) || (lexemes[end].is(Tag::Adjective) && lexemes[end].means(kDemonym)))) ++end;
    if (end > begin && end <= head_at) holder.affiliation = lexemes.span({begin, end});
  }

  // Access stands in the holder, anonymity beside it.
  for (uint32_t i = core.end; i < range.end; ++i) {
    const Lexeme& it = lexemes[i];
    if (it.form != 0 && (it.form == w.familiar || it.form == w.briefed || (it.form == w.with && i + 1 < range.end && (lexemes[i + 1].form == w.knowledge)))) {
      holder.access = lexemes.span({i, range.end});
      break;
    }
  }
  // "who spoke on condition of anonymity", "speaking on the condition of anonymity".
  constexpr uint32_t kReach = 24;
  for (uint32_t i = range.end; i < lexemes.all.size() && i < range.end + kReach; ++i) {
    const Lexeme& it = lexemes[i];
    if (it.is(Tag::Stop)) break;
    if (it.form == w.anonymity && w.anonymity != 0) {
      uint32_t begin = range.end;
      while (begin < i && lexemes[begin].is(Tag::Comma)) ++begin;
      if (lexemes[begin].is(Tag::Relative) || lexemes[begin].is(Tag::IngVerb) || lexemes[begin].is(Tag::Wh)) {
        uint32_t end = i + 1;
        holder.anonymity = lexemes.span({begin, end});
      }
      break;
    }
  }
}

}  // namespace hearsay::extract
