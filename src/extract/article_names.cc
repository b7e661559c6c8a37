#include "extract/article_names.h"

#include <algorithm>
#include <array>

#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

constexpr uint32_t kLongestName = 9;  // words

bool acronym(std::string_view word) {
  if (word.size() < 2 || word.size() > 8) return false;
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

struct Titles {
  uint16_t mr = form_of("mr"), mr_stop = form_of("mr."), ms = form_of("ms"),
           ms_stop = form_of("ms."), mrs = form_of("mrs"), mrs_stop = form_of("mrs."),
           sir = form_of("sir"), lord = form_of("lord"), lady = form_of("lady"),
           dame = form_of("dame"), of = form_of("of"), for_ = form_of("for"),
           spokesman = lemma_of("spokesman"), spokeswoman = lemma_of("spokeswoman"),
           king = form_of("king"), queen = form_of("queen"), prince = form_of("prince"),
           princess = form_of("princess"), son = lemma_of("son"), he = form_of("he"),
           in = form_of("in"), across = form_of("across"), she = form_of("she"), it = form_of("it"),
           daughter = lemma_of("daughter"), wife = lemma_of("wife"), husband = lemma_of("husband"),
           chairman = lemma_of("chairman"), chairwoman = lemma_of("chairwoman"),
           news = form_of("news"), ministry = lemma_of("ministry"),
           government = lemma_of("government"), embassy = lemma_of("embassy"),
           army = lemma_of("army"), ambassador = lemma_of("ambassador"),
           military = lemma_of("military"), parliament = lemma_of("parliament"),
           president = lemma_of("president"), minister = lemma_of("minister");
};
const Titles& titles() {
  static const Titles built;
  return built;
}

Gender gender_of_title(const Lexeme& it) {
  const Titles& t = titles();
  if (it.form == 0) return Gender::Unknown;
  if (it.form == t.mr || it.form == t.mr_stop || it.form == t.sir || it.form == t.lord ||
      it.form == t.king || it.form == t.prince || it.lemma == t.spokesman ||
      it.lemma == t.chairman || it.lemma == t.son || it.lemma == t.husband) {
    return Gender::Male;
  }
  if (it.form == t.ms || it.form == t.ms_stop || it.form == t.mrs || it.form == t.mrs_stop ||
      it.form == t.lady || it.form == t.dame || it.form == t.queen || it.form == t.princess ||
      it.lemma == t.spokeswoman || it.lemma == t.chairwoman || it.lemma == t.daughter ||
      it.lemma == t.wife) {
    return Gender::Female;
  }
  return Gender::Unknown;
}

template <typename T>
void raise(T& count, int by) {
  count = static_cast<T>(std::clamp(count + by, -100, 100));
}

}  // namespace

ArticleNames::ArticleNames(const Report& report, const Lexemes& lexemes)
    : lexemes_(lexemes), text_(report.article.text) {
  collect(report);
  group(report);
  weigh(report);
  decide(report);
}

std::string_view ArticleNames::name(uint32_t entity) const {
  return mentions_[entities_[entity].fullest].span.of(text_);
}

size_t ArticleNames::first_at(uint32_t lexeme) const {
  const auto place =
      std::lower_bound(mentions_.begin(), mentions_.end(), lexeme,
                       [](const NameMention& m, uint32_t at) { return m.range.begin < at; });
  return static_cast<size_t>(place - mentions_.begin());
}

const NameMention* ArticleNames::last_in(Range range) const {
  const size_t next = first_at(range.end);
  if (next == 0) return nullptr;
  const NameMention& last = mentions_[next - 1];
  return last.range.begin >= range.begin ? &last : nullptr;
}

// Runs of capitalised nouns, cut behind titles and roles ("Foreign Minister | Sabine Orrery").
void ArticleNames::collect(const Report& report) {
  const Titles& t = titles();
  for (uint32_t s = 0; s + 1 < lexemes_.sentence_begin.size(); ++s) {
    const Range sentence = lexemes_.sentence(s);
    uint32_t capitals = 0, words = 0;
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (lexemes_[i].mark != 0) continue;
      ++words;
      capitals += lexemes_[i].capitalised ? 1 : 0;
    }
    const bool headline = words > 3 && capitals * 10 > words * 8;
    bool quoted = false, verb_seen = false, after_preposition = false;
    for (uint32_t i = sentence.begin; i < sentence.end;) {
      const Lexeme& it = lexemes_[i];
      if (it.mark == '"') quoted = !quoted;
      if (is_verb_tag(it.tag)) verb_seen = true;
      if (it.is(Tag::Preposition) || it.is(Tag::Subordinator)) after_preposition = true;
      if (it.is(Tag::Comma) || it.is(Tag::Coordinator)) after_preposition = false;
      const bool inside = i > sentence.begin && lexemes_[i - 1].mark != '"';
      const auto nameable = [&](uint32_t k) {
        const Lexeme& w = lexemes_[k];
        if (!w.capitalised || w.mark != 0) return false;
        if (w.has(kTime) && (w.means(kMonth) || w.means(kWeekday))) return false;
        if (w.is(Tag::Name)) return true;
        return (k > i || inside) && !headline &&
               (w.is(Tag::Noun) || (w.is(Tag::Adjective) && !w.means(kDemonym)));
      };
      if (!nameable(i) || (headline && !it.is(Tag::Name))) {
        ++i;
        continue;
      }
      uint32_t end = i + 1;
      while (end < sentence.end && end - i < kLongestName) {
        // Text run together: "Jared Kushner Jared Corey Kushner ...".
        if (end > i + 1 && lexemes_[end].capitalised && word(end) == word(i)) break;
        if (nameable(end)) {
          ++end;
          continue;
        }
        // "Ministry of Intelligence", "Institute for Frontier Studies", "Mohammed bin Salman"
        const std::string_view joint = word(end);
        const bool links = (lexemes_[end].form != 0 &&
                            (lexemes_[end].form == t.of || lexemes_[end].form == t.for_)) &&
                           body_word(word(end - 1)) && end + 1 < sentence.end &&
                           lexemes_[end + 1].capitalised && !lexemes_[end + 1].means(kStateName);
        const bool particle = joint == "bin" || joint == "al" || joint == "de" || joint == "von" ||
                              joint == "van" || joint == "el" || joint == "&" || joint == "der" ||
                              joint == "del" || joint == "da";
        if ((links || particle) && end + 1 < sentence.end && lexemes_[end + 1].capitalised &&
            nameable(end + 1)) {
          end += 2;
          continue;
        }
        break;
      }
      // A role or title in front belongs to who, not to the name.
      uint32_t begin = i;
      for (uint32_t k = i; k + 1 < end; ++k) {
        const bool role = (lexemes_[k].means(kPersonNoun) || lexemes_[k].has(kTitle)) &&
                          !body_word(word(k + 1)) &&
                          !(k + 1 < end && lexemes_[k + 1].means(kPersonNoun) && k + 2 >= end);
        if (role) begin = k + 1;
      }
      // "U.S. Secretary | of State John Kerry": an office, and the land it is of is not a name's first.
      const bool office = end + 2 < sentence.end && lexemes_[end].form != 0 &&
                          lexemes_[end].form == t.of && lexemes_[end + 1].capitalised &&
                          lexemes_[end - 1].means(kPersonNoun) && lexemes_[end - 1].lemma != 0;
      if (begin == i && begin >= sentence.begin + 2 && begin + 2 < end && word(begin) == "State" &&
          lexemes_[begin - 1].form != 0 && lexemes_[begin - 1].form == t.of &&
          lexemes_[begin - 2].means(kPersonNoun)) {
        ++begin;
      }
      if (office && begin + 1 < end) {
        i = end;
        continue;
      }
      const bool lone_role = begin + 1 == end && lexemes_[begin].lemma != 0 &&
                             lexemes_[begin].means(kPersonNoun) && !lexemes_[begin].has(kTitle);
      const bool demonym =
          begin + 1 == end && lexemes_[begin].means(kDemonym) && !lexemes_[begin].means(kStateName);
      const bool generic = begin + 1 == end && lexemes_[begin].lemma != 0 &&
                           !lexemes_[begin].means(kStateName) && !acronym(word(begin)) &&
                           !outlet_word(word(begin), false) && !body_word(word(begin));
      if (!lone_role && !demonym && !(generic && begin == sentence.begin)) {
        NameMention mention;
        mention.range = {begin, end};
        mention.span = lexemes_.span(mention.range);
        mention.sentence = s;
        mention.possessive = end < sentence.end && lexemes_[end].is(Tag::PossessiveMark);
        mention.subject = !verb_seen && !after_preposition && !mention.possessive;
        mention.quoted = quoted;
        mentions_.push_back(mention);
      }
      i = end;
    }
  }
  (void)report;
}

void ArticleNames::group(const Report&) {
  std::unordered_map<std::string_view, std::vector<uint32_t>>
      by_word;  // last words and single words
  std::unordered_map<std::string, uint32_t> by_initials;
  const auto same_words = [&](Range a, Range b) {
    if (a.end - a.begin != b.end - b.begin) return false;
    for (uint32_t k = 0; k < a.end - a.begin; ++k) {
      if (word(a.begin + k) != word(b.begin + k)) return false;
    }
    return true;
  };
  const auto ends_with = [&](Range longer, Range shorter) {
    const uint32_t n = shorter.end - shorter.begin;
    return longer.end - longer.begin >= n && same_words({longer.end - n, longer.end}, shorter);
  };
  const auto begins_with = [&](Range longer, Range shorter) {
    const uint32_t n = shorter.end - shorter.begin;
    return longer.end - longer.begin > n && same_words({longer.begin, longer.begin + n}, shorter) &&
           (body_word(word(longer.begin + n)) || outlet_word(word(longer.begin + n), false)) &&
           find_country(lexemes_.span(shorter).of(text_), true) == nullptr;
  };
  constexpr size_t kLooked = 16;  // candidates a word; keeps grouping linear
  for (uint32_t m = 0; m < mentions_.size(); ++m) {
    NameMention& mention = mentions_[m];
    const Range range = mention.range;
    uint32_t found = 0xffffffffu;
    const auto try_list = [&](std::string_view key, bool acronyms) {
      const auto list = by_word.find(key);
      if (list == by_word.end()) return;
      const auto& candidates = list->second;
      for (size_t c = candidates.size(), looked = 0;
           c-- > 0 && looked < kLooked && found == 0xffffffffu; ++looked) {
        const uint32_t entity = candidates[c];
        const Range full = mentions_[entities_[entity].fullest].range;
        const bool country =
            range.end - range.begin == 1 && find_country(word(range.begin), false) != nullptr;
        if (acronyms || same_words(full, range))
          found = entity;
        else if (!country && ends_with(full, range))
          found = entity;
        else if (ends_with(range, full) && full.end - full.begin == 1 &&
                 find_country(word(full.begin), false) == nullptr &&
                 !outlet_word(word(full.begin), true))
          found = entity;
        else if (begins_with(full, range) || begins_with(range, full))
          found = entity;
      }
    };
    const std::string_view last = word(range.end - 1), first = word(range.begin);
    try_list(last, false);
    if (found == 0xffffffffu && first != last) try_list(first, false);
    // "NYT", "IAEA": the capitals of a longer name.
    if (range.end - range.begin == 1 && acronym(first)) {
      if (const auto long_name = by_initials.find(std::string(first));
          long_name != by_initials.end() && found == 0xffffffffu) {
        found = long_name->second;
      }
    }
    std::string initials;
    if (range.end - range.begin > 1) {
      for (uint32_t k = range.begin; k < range.end; ++k) {
        if (lexemes_[k].capitalised) initials.push_back(word(k)[0]);
      }
      if (found == 0xffffffffu && initials.size() > 2) {
        const auto list = by_word.find(std::string_view(initials));
        if (list != by_word.end()) found = list->second.back();
      }
    }
    // "International Nuclear Board (INB)"
    if (found == 0xffffffffu && range.end - range.begin == 1 && acronym(first) && m > 0 &&
        range.begin > 1 && lexemes_[range.begin - 1].is(Tag::Open) &&
        mentions_[m - 1].range.end + 1 == range.begin) {
      found = mentions_[m - 1].entity;
    }
    if (found == 0xffffffffu) {
      found = static_cast<uint32_t>(entities_.size());
      NamedEntity entity;
      entity.fullest = m;
      entities_.push_back(entity);
    }
    NamedEntity& entity = entities_[found];
    mention.entity = found;
    if (initials.size() > 2) by_initials.try_emplace(std::move(initials), found);
    const Range full = mentions_[entity.fullest].range;
    if (range.end - range.begin > full.end - full.begin) entity.fullest = m;
    for (const std::string_view key : {first, last}) {
      auto& list = by_word[key];
      if (list.empty() || list.back() != found) list.push_back(found);
    }
  }
}

void ArticleNames::weigh(const Report& report) {
  const Titles& t = titles();
  std::unordered_map<std::string_view, uint32_t>
      single;  // one-word names, for demonyms made of them
  for (const NameMention& mention : mentions_) {
    NamedEntity& entity = entities_[mention.entity];
    const Range range = mention.range;
    const uint32_t length = range.end - range.begin;
    const std::string_view whole = mention.span.of(text_);
    const std::string_view last = word(range.end - 1);
    if (length == 1) single.try_emplace(whole, mention.entity);
    // What stands before: title, role, article.
    for (uint32_t back = 1; back <= 2 && range.begin >= back; ++back) {
      const Lexeme& left = lexemes_[range.begin - back];
      if (left.is(Tag::Comma) && back == 1) continue;
      // People are seldom what one is in.
      if (back == 1 && left.form != 0 && (left.form == t.in || left.form == t.across))
        raise(entity.person, -2);
      const bool role = left.means(kPersonNoun) || left.has(kTitle);
      // "the campaign group Clean Wick"
      if (back == 1 && !left.capitalised && left.is(Tag::Noun) && !left.has(kPlural) &&
          left.means(kOrganisationNoun) && !left.means(kPersonNoun)) {
        raise(entity.body, 3);
        break;
      }
      if (!role) {
        // "the INB", but not "the Trump administration"
        const bool is_head = range.end >= lexemes_.all.size() || lexemes_[range.end].mark != 0 ||
                             !lexemes_[range.end].is(Tag::Noun);
        if (back == 1 && left.is(Tag::Determiner) && length <= 3 && is_head &&
            !mention.possessive && entity.body < 4) {
          raise(entity.body, 2);
          raise(entity.person, -2);
        }
        break;
      }
      raise(entity.person, left.has(kPlural) ? 1 : 3);
      if (entity.gender == Gender::Unknown) entity.gender = gender_of_title(left);
      if (left.lemma != 0 && entity.roles.size() < 6 &&
          std::find(entity.roles.begin(), entity.roles.end(), left.lemma) == entity.roles.end()) {
        entity.roles.push_back(left.lemma);
      }
      break;
    }
    // "Joss Terrent, a spokesman for the ministry": the role behind.
    if (range.end + 2 < lexemes_.all.size() && lexemes_[range.end].is(Tag::Comma)) {
      for (uint32_t k = range.end + 1; k < range.end + 8 && k < lexemes_.all.size(); ++k) {
        const Lexeme& it = lexemes_[k];
        if (it.is(Tag::Comma) || it.is(Tag::Stop) || is_verb_tag(it.tag) ||
            it.is(Tag::Preposition) || it.is(Tag::Coordinator))
          break;
        if (k == range.end + 1 && it.is(Tag::Numeral)) raise(entity.person, 2);
        if (it.means(kPersonNoun) && !it.capitalised && !it.has(kPlural)) {
          raise(entity.person, 2);
          if (it.lemma != 0 && entity.roles.size() < 6) entity.roles.push_back(it.lemma);
          if (entity.gender == Gender::Unknown) entity.gender = gender_of_title(it);
          break;
        }
      }
    }
    // What stands behind: "the Tavan news agency", "Veldria's foreign ministry".
    if (range.end < lexemes_.all.size()) {
      uint32_t next = range.end;
      const bool news = lexemes_[next].form != 0 && lexemes_[next].form == t.news;
      if (news && next + 1 < lexemes_.all.size()) ++next;
      if (!lexemes_[next].capitalised && lexemes_[next].is(Tag::Noun) &&
          lexemes_[next].means(kOutletNoun) && (news || !lexemes_[next].means(kDocumentNoun)))
        raise(entity.outlet, 3);
      if (mention.possessive) {
        for (uint32_t k = range.end + 1; k < range.end + 5 && k < lexemes_.all.size(); ++k) {
          const uint16_t lemma = lexemes_[k].lemma;
          if (lexemes_[k].is(Tag::Preposition) || lexemes_[k].is(Tag::Comma)) break;
          if (lemma != 0 &&
              (lemma == t.ministry || lemma == t.government || lemma == t.embassy ||
               lemma == t.army || lemma == t.ambassador || lemma == t.military ||
               lemma == t.parliament || lemma == t.president || lemma == t.minister)) {
            raise(entity.state, length == 1 ? 3 : 1);
            break;
          }
        }
      }
    }
    // The words of the name.
    Gender gender = Gender::Unknown;
    if (length >= 2 && given_name(word(range.begin), gender)) {
      raise(entity.person, 3);
      if (entity.gender == Gender::Unknown) entity.gender = gender;
    } else if (length == 2 || length == 3) {
      raise(entity.person, 1);
    }
    const Country* country = find_country(whole, true);
    if (country != nullptr) {
      raise(entity.state, 5);
      entity.country = country->code;
    }
    if (body_word(last) || (length > 1 && body_word(word(range.begin)))) raise(entity.body, 4);
    if (outlet_word(whole, true)) raise(entity.outlet, 6);
    Gender first_name = Gender::Unknown;
    if (length > 1 && !given_name(word(range.begin), first_name) &&
        (outlet_word(last, false) ||
         (acronym(word(range.begin)) && outlet_word(word(range.begin), true))))
      raise(entity.outlet, 4);
    if (acronym(whole)) raise(entity.body, 3);
    if (const std::string_view code = seat_of_government(whole); !code.empty()) {
      raise(entity.body, 6);
      entity.country = code;
    }
    if (!report.article.outlet.empty() &&
        (report.article.outlet == whole ||
         report.article.outlet.ends_with(std::string(" ") + std::string(whole)))) {
      raise(entity.outlet, 6);
    }
  }
  // A sentence that goes on with "He" or "It" says what its predecessor's subject is.
  for (uint32_t s = 1; s + 1 < lexemes_.sentence_begin.size(); ++s) {
    const Lexeme& first = lexemes_[lexemes_.sentence(s).begin];
    const bool person = first.form != 0 && (first.form == t.he || first.form == t.she);
    const bool thing = first.form != 0 && first.form == t.it;
    if (!person && !thing) continue;
    const size_t m = first_at(lexemes_.sentence(s - 1).begin);
    if (m >= mentions_.size() || mentions_[m].sentence != s - 1 || !mentions_[m].subject) continue;
    NamedEntity& entity = entities_[mentions_[m].entity];
    if (person) raise(entity.person, 2);
    if (thing) raise(entity.body, 1);
    if (person && entity.gender == Gender::Unknown && entity.person > 2)
      entity.gender = first.form == t.he ? Gender::Male : Gender::Female;
  }
  // "Osmaran" beside "Osmara": the name is a country's.
  for (const Lexeme& it : lexemes_.all) {
    if (!it.capitalised || it.mark != 0) continue;
    const std::string_view form = it.span.of(text_);
    for (const std::string_view ending : {"n", "an", "ian", "ese", "i", "ish"}) {
      if (form.size() < ending.size() + 4 || !form.ends_with(ending)) continue;
      const std::string_view stem = form.substr(0, form.size() - ending.size());
      const auto found = single.find(stem);
      const auto with_a = found == single.end() && form.ends_with("an")
                              ? single.find(form.substr(0, form.size() - 1))
                              : found;
      if (with_a != single.end() && entities_[with_a->second].person < 4)
        raise(entities_[with_a->second].state, 2);
    }
  }
}

void ArticleNames::decide(const Report& report) {
  constexpr size_t kShort = 150;  // words
  for (NamedEntity& entity : entities_) {
    const Range full = mentions_[entity.fullest].range;
    const int best = std::max({entity.person, entity.body, entity.state, entity.outlet});
    if (best <= 0) {
      const bool one_word = full.end - full.begin == 1;
      if (!one_word && entity.person > 0)
        entity.kind = HolderKind::Person;
      else
        entity.kind = one_word && report.text.tokens.size() < kShort ? HolderKind::Person
                                                                     : HolderKind::Organisation;
    } else if (entity.outlet == best || (entity.outlet >= 4 && entity.person < 4)) {
      entity.kind = HolderKind::Outlet;
    } else if (entity.state == best) {
      entity.kind = HolderKind::State;
    } else if (entity.body == best) {
      entity.kind = HolderKind::Organisation;
    } else {
      entity.kind = HolderKind::Person;
    }
    if (entity.kind == HolderKind::Person) entity.country = {};
  }
}

}  // namespace hearsay::extract
