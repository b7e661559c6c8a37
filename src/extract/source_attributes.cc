#include "extract/source_attributes.h"

#include <algorithm>
#include <array>

#include "extract/chunks.h"
#include "extract/lexicon/countries.h"
#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t of = form_of("of"), from = form_of("from"), at = form_of("at"), in = form_of("in"),
           for_ = form_of("for"), with = form_of("with"), and_ = form_of("and"),
           nor = form_of("nor"), or_ = form_of("or"), the = form_of("the"), a = form_of("a"),
           an = form_of("an"), that = form_of("that"), this_ = form_of("this"),
           those = form_of("those"), these = form_of("these"), one = form_of("one"),
           another = form_of("another"), media = form_of("media"), press = form_of("press"),
           news = form_of("news"), percent = form_of("percent"), familiar = form_of("familiar"),
           briefed = form_of("briefed"), aware = form_of("aware"), close = form_of("close"),
           informed = form_of("informed"), to = form_of("to"), it = form_of("it"),
           agency = lemma_of("agency"), government = lemma_of("government"),
           administration = lemma_of("administration"), office = lemma_of("office"),
           regime = lemma_of("regime");
  std::array<uint16_t, 34> offices;
  std::array<uint16_t, 9> owned;
  Words() {
    constexpr std::array<std::string_view, 34> kOffices = {
        "ambassador", "president",  "minister",     "premier",        "chancellor", "governor",
        "mayor",      "pope",       "king",         "queen",          "prince",     "secretary",
        "chairman",   "chairwoman", "chair",        "chief",          "head",       "ceo",
        "speaker",    "director",   "commissioner", "commander",      "sheriff",    "son-in-law",
        "wife",       "husband",    "widow",        "mother",         "father",     "predecessor",
        "successor",  "ayatollah",  "envoy",        "president-elect"};
    for (size_t i = 0; i < offices.size(); ++i) offices[i] = lemma_of(kOffices[i]);
    constexpr std::array<std::string_view, 9> kOwned = {
        "attorney", "lawyer", "brother", "sister", "daughter", "son", "leader", "founder", "boss"};
    for (size_t i = 0; i < owned.size(); ++i) owned[i] = lemma_of(kOwned[i]);
  }
};

const Words& words() {
  static const Words built;
  return built;
}

template <size_t N>
bool among(const std::array<uint16_t, N>& list, uint16_t lemma) {
  return lemma != 0 && std::find(list.begin(), list.end(), lemma) != list.end();
}

bool is(const Lexeme& it, uint16_t form) { return form != 0 && it.form == form; }

bool is_word(const Lexeme& it, std::string_view text, std::string_view word) {
  return it.span.of(text) == word;
}

// Where "A and B" is cut; 0 if it is one.
uint32_t joint_of(const Lexemes& lexemes, Range range) {
  bool preposition = false;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Lexeme& it = lexemes[i];
    if (it.is(Tag::Relative)) return 0;
    if (it.is(Tag::Preposition) && i > range.begin) preposition = true;
    const bool joins = i > range.begin && i + 1 < range.end &&
                       (it.is(Tag::Coordinator) || is(it, words().nor) || is(it, words().and_)) &&
                       it.mark == 0;
    if (!joins || !(is(it, words().and_) || is(it, words().or_) || is(it, words().nor))) continue;
    const Lexeme& next = lexemes[i + 1];
    const bool phrase = next.is(Tag::Determiner) || next.is(Tag::Possessive);
    // "officials in Washington and Tehran" is one.
    bool person = false;
    for (uint32_t k = i + 1; k < range.end && k < i + 6; ++k)
      person = person || (lexemes[k].means(kPersonNoun) && lexemes[k].is(Tag::Noun));
    if (preposition && !phrase && !person) continue;
    // "senior and junior officials": an adjective on the left joins nothing.
    if (!lexemes[i - 1].is(Tag::Noun) && !lexemes[i - 1].is(Tag::Name) &&
        !lexemes[i - 1].is(Tag::Pronoun) && !lexemes[i - 1].is(Tag::Close) &&
        !lexemes[i - 1].is(Tag::Comma))
      continue;
    // "the health and education ministry"
    if (!lexemes[i - 1].capitalised && !phrase && !lexemes[i - 1].means(kPersonNoun) &&
        !lexemes[i - 1].has(kPlural) && !next.capitalised && !person)
      continue;
    return i;
  }
  return 0;
}

Range core_of(const Lexemes& lexemes, Range range) {
  for (uint32_t i = range.begin + 1; i < range.end; ++i) {
    const Lexeme& it = lexemes[i];
    const bool ends =
        it.is(Tag::Preposition) || it.is(Tag::To) || it.is(Tag::Participle) ||
        it.is(Tag::IngVerb) || it.is(Tag::Relative) || it.is(Tag::Comma) || it.is(Tag::Open) ||
        it.is(Tag::Dash) || is(it, words().familiar) ||
        (is(it, words().close) && i + 1 < range.end && is(lexemes[i + 1], words().to)) ||
        it.is(Tag::FiniteVerb);
    if (ends && (lexemes[i - 1].is(Tag::Noun) || lexemes[i - 1].is(Tag::Name) ||
                 lexemes[i - 1].is(Tag::Pronoun) || lexemes[i - 1].is(Tag::Numeral) ||
                 lexemes[i - 1].is(Tag::Determiner) || lexemes[i - 1].is(Tag::Adjective) ||
                 lexemes[i - 1].is(Tag::Close))) {
      return {range.begin, i};
    }
  }
  return range;
}

uint32_t head_of(const Lexemes& lexemes, Range core) {
  for (uint32_t i = core.end; i > core.begin; --i) {
    const Lexeme& it = lexemes[i - 1];
    if (it.has(kTime) && i > core.begin + 1) continue;  // "a report Friday"
    if (it.is(Tag::Noun) || it.is(Tag::Name) || it.is(Tag::Pronoun)) return i - 1;
  }
  for (uint32_t i = core.end; i > core.begin; --i) {
    if (lexemes[i - 1].mark == 0) return i - 1;
  }
  return core.begin;
}

const Country* country_in(const Lexemes& lexemes, std::string_view text, Range range, bool seats) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (!lexemes[i].capitalised) continue;
    for (uint32_t length = std::min<uint32_t>(3, range.end - i); length > 0; --length) {
      if (const Country* country = find_country(lexemes.span({i, i + length}).of(text), seats))
        return country;
    }
  }
  return nullptr;
}

bool owned(const Lexemes& lexemes, Range core, uint32_t head) {
  if (lexemes[core.begin].is(Tag::Possessive)) return true;
  for (uint32_t i = core.begin; i < head; ++i) {
    if (lexemes[i].is(Tag::PossessiveMark)) return true;
  }
  return false;
}

class Description {
 public:
  Description(const Report& report, const Lexemes& lexemes, const ArticleNames* names,
              Holder& holder)
      : report_(report),
        lexemes_(lexemes),
        text_(report.article.text),
        names_(names),
        holder_(holder),
        parts_(words_of(lexemes, names, holder.span)) {}

  void run() {
    if (parts_.range.empty()) return;
    if (parts_.compound) return compound();
    number();
    kind_and_named();
    place();
    affiliation();
    access();
  }

 private:
  const Lexeme& head() const { return lexemes_[parts_.head]; }

  void compound() {
    const uint32_t joint = joint_of(lexemes_, parts_.range);
    Range left{parts_.range.begin, joint};
    const Range right{joint + 1, parts_.range.end};
    while (left.end > left.begin + 1 && lexemes_[left.end - 1].is(Tag::Comma)) --left.end;
    Holder first, second;
    first.span = lexemes_.span(left);
    second.span = lexemes_.span(right);
    // Parts are described alone; a part of three has its own joint, which is looked at once more
    // only.
    Description(report_, lexemes_, names_, first).run_part();
    Description(report_, lexemes_, names_, second).run_part();
    holder_.number = Number::Several;
    holder_.named = first.named.value_or(false) || second.named.value_or(false);
    holder_.kind = first.kind == second.kind && first.kind != HolderKind::Unknown
                       ? first.kind
                       : HolderKind::Group;
    if (holder_.kind == HolderKind::Person && !*holder_.named) holder_.kind = HolderKind::Group;
    if (first.country == second.country) holder_.country = first.country;
    holder_.access = !first.access.empty() ? first.access : second.access;
  }

  void run_part() {
    if (parts_.range.empty()) return;
    parts_.compound = false;
    number();
    kind_and_named();
    place();
    access();
  }

  void number() {
    const Lexeme& it = head();
    holder_.number = Number::One;
    const Lexeme& first = lexemes_[parts_.range.begin];
    if (parts_.counted) {
      bool one = is(first, words().one) || is(first, words().another) || is(first, words().a) ||
                 is(first, words().an) ||
                 (first.is(Tag::Determiner) && parts_.core.end - parts_.core.begin == 2 &&
                  !first.has(kPlural) && text_.substr(first.span.begin, 3) == "eac");
      for (uint32_t i = parts_.core.begin; i < parts_.core.end && i < parts_.core.begin + 2; ++i)
        one = one || is(lexemes_[i], words().one);
      holder_.number = one ? Number::One : Number::Several;
      return;
    }
    if (it.is(Tag::Pronoun)) {
      if (it.means(kPluralPerson))
        holder_.number = Number::Several;
      else if (!it.means(kSingularPerson) && !is(it, words().it))
        holder_.number = Number::Unknown;
      return;
    }
    if (parts_.name != nullptr && parts_.name->range.end == parts_.core.end) {
      const bool demonyms = it.means(kDemonym) && it.has(kPlural);
      if (demonyms && !parts_.definite) holder_.number = Number::Several;
      return;
    }
    if (it.has(kPlural) || (it.capitalised && it.lemma != 0 && it.has(kPlural)) ||
        is(it, words().percent))
      holder_.number = Number::Several;
    if (it.means(kDemonym) && it.has(kNoun) && it.span.of(text_).ends_with('s') && !parts_.definite)
      holder_.number = Number::Several;
  }

  HolderKind of_people() const {
    return holder_.number == Number::Several ? HolderKind::Group : HolderKind::Person;
  }

  void kind_and_named() {
    const Words& w = words();
    const Lexeme& it = head();
    const bool several = holder_.number == Number::Several;
    holder_.named = false;
    if (parts_.counted) {
      holder_.kind = of_people();
      return;
    }
    if (it.is(Tag::Pronoun)) {
      holder_.kind = it.means(kPluralPerson)                               ? HolderKind::Group
                     : it.means(kSingularPerson) || it.means(kFirstPerson) ? HolderKind::Person
                                                                           : HolderKind::Unknown;
      return;
    }
    const bool has_owner = owned(lexemes_, parts_.core, parts_.head);
    const bool definite = parts_.definite || has_owner;
    bool modified = false;  // by a name or a place
    for (uint32_t i = parts_.core.begin; i < parts_.head; ++i)
      modified = modified || (lexemes_[i].capitalised && i > parts_.core.begin) ||
                 lexemes_[i].is(Tag::Name);
    // A name as head, or beside it.
    if (parts_.name != nullptr && names_ != nullptr) {
      holder_.named = true;
      holder_.kind = names_->entities()[parts_.name->entity].kind;
      const bool is_head = parts_.name->range.end == parts_.core.end;
      if (!is_head || (it.means(kPersonNoun) && it.is(Tag::Noun)))
        holder_.kind = HolderKind::Person;
      if (is_head && several) {
        holder_.kind = HolderKind::Group;
        holder_.named = false;
      }
      return;
    }
    if (const Country* country =
            find_country(lexemes_
                             .span({parts_.core.begin +
                                        (lexemes_[parts_.core.begin].is(Tag::Determiner) ? 1u : 0u),
                                    parts_.core.end})
                             .of(text_),
                         true);
        country != nullptr) {
      holder_.kind = several ? HolderKind::Group : HolderKind::State;
      holder_.named = !several;
      if (it.means(kDemonym) && parts_.definite && !it.means(kStateName))
        holder_.kind = HolderKind::State, holder_.named = true, holder_.number = Number::One;
      return;
    }
    if (it.lemma != 0 &&
        (it.lemma == w.government || it.lemma == w.administration || it.lemma == w.regime) &&
        !several) {
      holder_.kind = HolderKind::State;
      holder_.named = definite || modified;
      return;
    }
    const bool news_agency = it.lemma == w.agency && it.lemma != 0 &&
                             parts_.head > parts_.core.begin &&
                             is(lexemes_[parts_.head - 1], w.news);
    if (it.means(kPersonNoun) && !(it.means(kOrganisationNoun) && !it.means(kSingularPerson) &&
                                   parts_.head > parts_.core.begin && false)) {
      holder_.kind = of_people();
      if (several) return;
      if (among(w.offices, it.lemma) && definite) holder_.named = true;
      if (among(w.owned, it.lemma) && has_owner) holder_.named = true;
      return;
    }
    if (it.means(kOutletNoun) && (news_agency || !it.means(kOrganisationNoun)) &&
        !it.means(kDocumentNoun)) {
      holder_.kind = several ? HolderKind::Group : HolderKind::Outlet;
      holder_.named = !several && !is(it, w.media) && !is(it, w.press) &&
                      (parts_.definite || has_owner || name_inside());
      if (is(it, w.media) || is(it, w.press))
        holder_.kind = HolderKind::Outlet, holder_.number = Number::Several;
      return;
    }
    if (it.means(kDocumentNoun)) {
      holder_.kind = HolderKind::Document;
      holder_.named = !several && (parts_.definite || has_owner || name_inside());
      return;
    }
    if (it.means(kOrganisationNoun) || it.means(kOutletNoun)) {
      holder_.kind = several ? HolderKind::Group : HolderKind::Organisation;
      holder_.named = !several && (definite || modified);
      return;
    }
    if (it.means(kClaimNoun)) {
      holder_.kind = HolderKind::Document;
      holder_.named = !several && (has_owner || name_inside());
      return;
    }
    if (it.means(kDemonym)) {
      holder_.kind = HolderKind::Group;
      return;
    }
    if (it.is(Tag::Name)) {  // no names known, or too generic a word to be one
      holder_.named = !several;
      const std::string_view form = it.span.of(text_);
      const bool capitals = form.size() > 1 && std::all_of(form.begin(), form.end(), [](char c) {
                              return (c >= 'A' && c <= 'Z') || c == '.';
                            });
      holder_.kind = outlet_word(form, false)                         ? HolderKind::Outlet
                     : capitals || body_word(form) || parts_.definite ? HolderKind::Organisation
                                                                      : of_people();
      return;
    }
    holder_.kind = several ? HolderKind::Group : HolderKind::Unknown;
    if (several) return;
    holder_.named = name_inside();
  }

  bool name_inside() const {
    if (names_ != nullptr) return names_->last_in(parts_.range) != nullptr;
    for (uint32_t i = parts_.range.begin; i < parts_.range.end; ++i) {
      if (lexemes_[i].is(Tag::Name)) return true;
    }
    return false;
  }

  void place() {
    if (head().is(Tag::Pronoun)) return;
    const bool whole = holder_.kind == HolderKind::State;
    const Country* country = country_in(lexemes_, text_, parts_.core, whole);
    if (country == nullptr) {
      for (uint32_t i = parts_.core.end; i + 1 < parts_.range.end && country == nullptr; ++i) {
        const Lexeme& it = lexemes_[i];
        const bool belongs = is(it, words().of) || is(it, words().from) || is(it, words().at) ||
                             is(it, words().for_);
        const bool within = is(it, words().in);
        if (!belongs && !within) continue;
        const uint32_t end = base_noun_phrase_end(lexemes_, i + 1, parts_.range.end);
        // "in Geneva" says where somebody is, "in the Veldrian ministry" whose.
        if (within && end <= i + 2) continue;
        country = country_in(lexemes_, text_, {i + 1, std::max(end, i + 2)}, false);
      }
    }
    if (country != nullptr) {
      holder_.country = country->code;
      return;
    }
    if (names_ == nullptr) return;
    for (size_t m = names_->first_at(parts_.range.begin); m < names_->mentions().size(); ++m) {
      const NameMention& mention = names_->mentions()[m];
      if (mention.range.begin >= parts_.core.end) break;
      if (const std::string_view code = names_->entities()[mention.entity].country; !code.empty()) {
        const bool seat = names_->entities()[mention.entity].kind == HolderKind::State;
        if (seat && holder_.kind != HolderKind::State &&
            find_country(mention.span.of(text_), false) == nullptr)
          continue;
        holder_.country = code;
        return;
      }
    }
  }

  void affiliation() {
    if (holder_.kind != HolderKind::Person && holder_.kind != HolderKind::Group) return;
    const Words& w = words();
    // "Trump's lawyers", "Iran's ambassador to the UN": the owner.
    for (uint32_t i = parts_.core.begin + 1; i < parts_.core.end && i <= parts_.head; ++i) {
      if (!lexemes_[i].is(Tag::PossessiveMark)) continue;
      const uint32_t begin = parts_.core.begin;
      holder_.affiliation = lexemes_.span({begin, i});
      // "Iran's Intelligence Ministry forces": the body, not the country alone.
      for (uint32_t k = parts_.head; k > i + 1; --k) {
        if (!lexemes_[k - 1].means(kOrganisationNoun)) continue;
        holder_.affiliation = lexemes_.span({begin, k});
        break;
      }
      return;
    }
    for (uint32_t i = parts_.core.end; i + 1 < parts_.range.end; ++i) {
      const Lexeme& it = lexemes_[i];
      if (is(it, w.with) && is_word(lexemes_[i + 1], text_, "knowledge")) return;
      if (it.is(Tag::Comma) || it.is(Tag::Relative) || is(it, w.familiar)) return;
      const bool at = is(it, w.at) || is(it, w.from) || is(it, w.of) || is(it, w.in) ||
                      is(it, w.for_) || is(it, w.with);
      if (!at) continue;
      uint32_t stop = base_noun_phrase_end(lexemes_, i + 1, parts_.range.end);
      bool body = false;
      for (uint32_t k = i + 1; k < stop; ++k)
        body = body || lexemes_[k].is(Tag::Name) || lexemes_[k].means(kOrganisationNoun) ||
               lexemes_[k].means(kStateName);
      if (!body) continue;
      while (stop + 1 < parts_.range.end &&
             (is(lexemes_[stop], w.of) || is(lexemes_[stop], w.for_))) {
        const uint32_t more = base_noun_phrase_end(lexemes_, stop + 1, parts_.range.end);
        if (more == stop + 1) break;
        stop = more;
      }
      holder_.affiliation = lexemes_.span({i + 1, stop});
      return;
    }
    // "Trump's lawyers", "Iranian officials", "Pentagon spokesperson Navy Cmdr. X".
    uint32_t begin = parts_.core.begin;
    if (lexemes_[begin].is(Tag::Determiner) && begin + 1 < parts_.core.end) ++begin;
    uint32_t role = begin;
    while (role < parts_.core.end &&
           !(lexemes_[role].means(kPersonNoun) && !lexemes_[role].means(kOrganisationNoun)))
      ++role;
    if (role >= parts_.core.end) return;
    while (begin < role && !lexemes_[begin].capitalised &&
           (lexemes_[begin].is(Tag::Adjective) || lexemes_[begin].is(Tag::IngVerb) ||
            lexemes_[begin].is(Tag::Participle))) {
      ++begin;
    }
    uint32_t end = begin;
    bool body = false;
    while (end < role) {
      const Lexeme& it = lexemes_[end];
      if (it.is(Tag::PossessiveMark)) break;
      const bool part =
          named_body(end) || it.means(kDemonym) || it.means(kStateName) ||
          it.means(kOrganisationNoun) ||
          (it.is(Tag::Noun) && end + 1 < role && lexemes_[end + 1].means(kOrganisationNoun)) ||
          (it.is(Tag::Adjective) && end + 1 < role && lexemes_[end + 1].means(kOrganisationNoun));
      if (!part) break;
      body = true;
      ++end;
    }
    if (body && end > begin) holder_.affiliation = lexemes_.span({begin, end});
  }

  // Whether a name that is no person's covers the word.
  bool named_body(uint32_t at) const {
    if (names_ == nullptr) return lexemes_[at].is(Tag::Name) && !lexemes_[at].means(kPersonNoun);
    const size_t next = names_->first_at(at + 1);
    if (next == 0) return false;
    const NameMention& mention = names_->mentions()[next - 1];
    return mention.range.contains(at) &&
           names_->entities()[mention.entity].kind != HolderKind::Unknown;
  }

  void access() {
    const Words& w = words();
    for (uint32_t i = parts_.core.end; i < lexemes_.all.size() && i <= parts_.range.end; ++i) {
      const Lexeme& it = lexemes_[i];
      bool found = is(it, w.familiar) || is(it, w.briefed) || is(it, w.aware) || is(it, w.informed);
      if (is(it, w.close) && i + 1 < lexemes_.all.size() && is(lexemes_[i + 1], w.to)) found = true;
      if (is(it, w.with)) {
        for (uint32_t k = i + 1; k < i + 4 && k < lexemes_.all.size(); ++k)
          found = found || is_word(lexemes_[k], text_, "knowledge") ||
                  is_word(lexemes_[k], text_, "access");
      }
      if (!found) continue;
      uint32_t end = parts_.range.end;
      if (i >= end) {  // right behind the holder
        end = i + 1;
        while (end < lexemes_.all.size() && end < i + 12 &&
               (lexemes_[end].is(Tag::Preposition) || begins_noun_phrase(lexemes_[end]) ||
                lexemes_[end].is(Tag::PossessiveMark)))
          ++end;
        if (end < i + 3) return;
      }
      holder_.access = lexemes_.span({i, end});
      return;
    }
  }

  const Report& report_;
  const Lexemes& lexemes_;
  std::string_view text_;
  const ArticleNames* names_;
  Holder& holder_;
  HolderWords parts_;
};

}  // namespace

namespace {

// him, her, them, himself...: stands for somebody, counts nobody.
bool is_personal(const Lexeme& it) {
  static const std::array<uint16_t, 6> kWords = {form_of("him"),     form_of("her"),
                                                 form_of("them"),    form_of("himself"),
                                                 form_of("herself"), form_of("themselves")};
  return it.form != 0 && std::find(kWords.begin(), kWords.end(), it.form) != kWords.end();
}

}  // namespace

HolderWords words_of(const Lexemes& lexemes, const ArticleNames* names, Span span) {
  const Words& w = words();
  HolderWords out;
  out.range = {lexemes.at_or_after(span.begin), lexemes.at_or_after(span.end)};
  if (out.range.empty()) return out;
  // "Neither A nor B", "both A and B"
  if (lexemes[out.range.begin].is(Tag::Negation) && out.range.end > out.range.begin + 1)
    ++out.range.begin;
  // "the president himself"
  while (out.range.end > out.range.begin + 1 &&
         (lexemes[out.range.end - 1].is(Tag::Pronoun) ||
          lexemes[out.range.end - 1].is(Tag::PossessiveMark))) {
    --out.range.end;
  }
  out.compound = joint_of(lexemes, out.range) != 0;
  out.core = core_of(lexemes, out.range);
  out.head = head_of(lexemes, out.core);
  const Lexeme& first = lexemes[out.range.begin];
  out.definite = is(first, w.the) || is(first, w.that) || is(first, w.this_) ||
                 is(first, w.those) || is(first, w.these) || first.is(Tag::Possessive);
  const bool of_behind = out.core.end < out.range.end && is(lexemes[out.core.end], w.of);
  const Lexeme& head = lexemes[out.head];
  const bool number_head =
      head.has(kNumeral) || is(head, w.another) || head.is(Tag::Determiner) ||
      head.is(Tag::Numeral) ||
      (head.is(Tag::Pronoun) && !is_personal(head) && !head.means(kSingularPerson) &&
       !head.means(kPluralPerson) && !is(head, w.it) && !is(head, w.that) && !is(head, w.this_));
  if ((number_head || is(head, w.percent)) && !head.is(Tag::Name)) {
    out.counted = of_behind || head.has(kNumeral) || is(head, w.another) ||
                  head.is(Tag::Determiner) || head.is(Tag::Pronoun);
    if (of_behind) {
      const uint32_t end = base_noun_phrase_end(lexemes, out.core.end + 1, out.range.end);
      if (end > out.core.end + 1) out.head = head_of(lexemes, {out.core.end + 1, end});
    }
    return out;
  }
  if (names == nullptr) return out;
  const NameMention* in_core = names->last_in(out.core);
  if (in_core != nullptr && in_core->range.end == out.core.end) {
    out.name = in_core;
    out.head = in_core->range.end - 1;
    return out;
  }
  // "the Tavan news agency": the noun only says what the name is of.
  if (in_core != nullptr && !is(first, w.a) && !is(first, w.an) && !in_core->possessive &&
      in_core->range.end < out.core.end && !head.has(kPlural) && !head.capitalised &&
      head.means(kOutletNoun) && !head.means(kDocumentNoun) &&
      out.core.end - in_core->range.end <= 2) {
    out.name = in_core;
    out.core.end = in_core->range.end;
    out.head = in_core->range.end - 1;
    return out;
  }
  // An apposition: "a spokesman for the ministry, Joss Terrent".
  const NameMention* in_range = names->last_in(out.range);
  if (in_range != nullptr && in_range->range.end == out.range.end &&
      in_range->range.begin > out.core.begin) {
    uint32_t before = in_range->range.begin - 1;
    while (before > out.core.begin &&
           (lexemes[before].has(kTitle) || lexemes[before].is(Tag::Name)))
      --before;
    if (lexemes[before].is(Tag::Comma) && head.means(kPersonNoun) && !head.has(kPlural))
      out.name = in_range;
  }
  return out;
}

void describe_holder(const Report& report, const Lexemes& lexemes, const ArticleNames* names,
                     Holder& holder) {
  Description(report, lexemes, names, holder).run();
}

void describe_holder(const Report& report, const Lexemes& lexemes, Holder& holder) {
  describe_holder(report, lexemes, nullptr, holder);
}

}  // namespace hearsay::extract
