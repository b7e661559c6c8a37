#include "extract/references.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "extract/actors.h"
#include "extract/anonymity.h"
#include "extract/lexicon/words.h"
#include "extract/source_attributes.h"

namespace hearsay::extract {
namespace {

constexpr uint32_t kNobody = ResolvedHolder::kNobody;

struct Words {
  uint16_t story = lemma_of("story"), article = lemma_of("article"),
           editorial = lemma_of("editorial"), he = form_of("he"), she = form_of("she"),
           him = form_of("him"), her = form_of("her"), himself = form_of("himself"),
           herself = form_of("herself"), it = form_of("it"), we = form_of("we"), i = form_of("i"),
           report = lemma_of("report"), company = lemma_of("company"), firm = lemma_of("firm"),
           newspaper = lemma_of("newspaper"), paper = lemma_of("paper"),
           outlet = lemma_of("outlet"), broadcaster = lemma_of("broadcaster"),
           network = lemma_of("network"), magazine = lemma_of("magazine"),
           website = lemma_of("website"), agency = lemma_of("agency"),
           official = lemma_of("official"), source = lemma_of("source"),
           government = lemma_of("government"), of = form_of("of"),
           corporation = lemma_of("corporation"), manufacturer = lemma_of("manufacturer"),
           maker = lemma_of("maker"), publication = lemma_of("publication"),
           country = lemma_of("country"), tabloid = lemma_of("tabloid"), daily = lemma_of("daily"),
           group = lemma_of("group");
};
const Words& words() {
  static const Words built;
  return built;
}

bool is(const Lexeme& it, uint16_t form) { return form != 0 && it.form == form; }

// A holder already read.
struct Earlier {
  const Holder* holder = nullptr;
  uint32_t lexeme = 0, sentence = 0, entity = kNobody;
  uint16_t head = 0;  // lemma of its head noun
  bool part = false;  // "one of them": refers to many, is one
  Gender gender = Gender::Unknown;
};

// Whom a pronoun or description may stand for.
struct Antecedent {
  Span span;
  uint32_t entity = kNobody;
  const Holder* holder = nullptr;
  bool found() const { return !span.empty(); }
};

class Resolver {
 public:
  Resolver(const Lexemes& lexemes, const ArticleNames& names, Report& report)
      : lexemes_(lexemes),
        names_(names),
        report_(report),
        text_(report.article.text),
        genders_(names.entities().size()) {
    for (size_t e = 0; e < genders_.size(); ++e) genders_[e] = names.entities()[e].gender;
    read_coreference();
  }

  std::vector<ResolvedHolder> run() {
    for (Statement& statement : report_.statements) {
      for (Hop& hop : statement.chain) {
        if (hop.holder) all_.push_back({&*hop.holder, kNobody});
      }
    }
    std::stable_sort(all_.begin(), all_.end(),
                     [](const ResolvedHolder& a, const ResolvedHolder& b) {
                       return a.holder->span < b.holder->span;
                     });
    for (size_t i = 0; i < all_.size(); ++i) {
      const Span beside = all_[i].holder->description;
      if (i > 0 && all_[i].holder->span == all_[i - 1].holder->span) {
        *all_[i].holder = *all_[i - 1].holder;
        if (!beside.empty()) all_[i].holder->description = beside;
        all_[i].entity = all_[i - 1].entity;
        continue;
      }
      Holder& holder = *all_[i].holder;
      next_ = i + 1;
      const Span span = holder.span, before = holder.refers_to;
      holder = Holder{};
      holder.span = span;
      holder.description = beside;
      describe_holder(report_, lexemes_, &names_, holder);
      all_[i].entity = resolve(holder);
      if (holder.refers_to.empty() && !before.empty() && !holder.named.value_or(false))
        holder.refers_to = before;
    }
    return std::move(all_);
  }

 private:
  uint32_t sentence_of(uint32_t lexeme) const {
    const auto& begins = lexemes_.sentence_begin;
    const auto next = std::upper_bound(begins.begin(), begins.end(), lexeme);
    return next == begins.begin() ? 0 : static_cast<uint32_t>(next - begins.begin()) - 1;
  }

  uint32_t resolve(Holder& holder) {
    parts_ = words_of(lexemes_, &names_, holder.span);
    if (parts_.range.empty()) return kNobody;
    at_ = parts_.range.begin;
    sentence_ = sentence_of(at_);
    const Lexeme& head = lexemes_[parts_.head];
    Earlier seen;
    seen.holder = &holder;
    seen.lexeme = at_;
    seen.sentence = sentence_;
    seen.head = head.lemma;
    seen.part = parts_.counted;
    Antecedent to;
    if (parts_.compound) {
      earlier_.push_back(seen);
      return kNobody;
    }
    if (parts_.name != nullptr) {
      seen.entity = parts_.name->entity;
      seen.gender = genders_[seen.entity];
      for (uint32_t i = parts_.core.begin; i < parts_.name->range.begin; ++i)
        owner_role(seen, lexemes_[i]);
      // What was said of somebody at one place holds at the next.
      if (holder.kind == HolderKind::Person) {
        Belongs& known = belongs_[seen.entity];
        if (holder.affiliation.empty()) holder.affiliation = known.affiliation;
        if (holder.country.empty()) holder.country = known.country;
        known = {holder.affiliation, holder.country};
      }
      earlier_.push_back(seen);
      return seen.entity;
    }
    if (head.is(Tag::Pronoun) && !parts_.counted && parts_.range.end == parts_.range.begin + 1) {
      to = pronoun(head, seen.gender);
    } else {
      // "the paper" is the newspaper where one was quoted before.
      if (head.lemma != 0 && head.lemma == words().paper && holder.kind == HolderKind::Document &&
          (last_holder(HolderKind::Outlet, true).found() || any_outlet())) {
        holder.kind = HolderKind::Outlet;
      }
      to = description(holder, head);
    }
    if (!to.found()) to = same_entity(holder, head);
    if (to.found()) {
      seen.entity = to.entity;
      holder.refers_to = to.span;
      take_over(holder, to, head);
      if (seen.entity != kNobody && seen.gender != Gender::Unknown &&
          genders_[seen.entity] == Gender::Unknown)
        genders_[seen.entity] = seen.gender;
    }
    earlier_.push_back(seen);
    return seen.entity;
  }

  static void owner_role(Earlier& seen, const Lexeme& it) {
    if (it.means(kPersonNoun) && it.lemma != 0) seen.head = it.lemma;
  }

  void take_over(Holder& holder, const Antecedent& to, const Lexeme& head) {
    const bool pronoun = head.is(Tag::Pronoun) && !parts_.counted;
    if (to.holder != nullptr) {
      if (pronoun) {
        holder.named = to.holder->named;
        holder.kind = to.holder->kind;
        if (!head.means(kSingularPerson)) holder.number = to.holder->number;
      } else if (holder.kind == HolderKind::Person && to.holder->kind == HolderKind::Person) {
        holder.named = to.holder->named;
      }
      if (holder.country.empty()) holder.country = to.holder->country;
      if (holder.affiliation.empty()) holder.affiliation = to.holder->affiliation;
      if (holder.anonymity.empty()) holder.anonymity = to.holder->anonymity;
      if (holder.access.empty() && !parts_.counted) holder.access = {};
    } else if (to.entity != kNobody) {
      const NamedEntity& entity = names_.entities()[to.entity];
      if (pronoun) {
        holder.kind = entity.kind;
        holder.number = Number::One;
      } else if (holder.kind == HolderKind::Unknown) {
        holder.kind = entity.kind;
      }
      if (holder.country.empty()) holder.country = entity.country;
    }
    if (to.entity != kNobody && !parts_.counted) holder.named = true;
  }

  // What coreference says, where a model found the mentions: the nearest name of the same entity,
  // else the nearest holder.
  Antecedent same_entity(const Holder& holder, const Lexeme& head) const {
    const bool pronoun = head.is(Tag::Pronoun) && !parts_.counted;
    if (report_.coreference.first.empty() || (!pronoun && !parts_.definite)) return {};
    const auto& entities = report_.language.entities;
    const auto place = by_head_.find(head.first_token);
    if (place == by_head_.end()) return {};
    const auto chain = chains_.find(report_.coreference.first[place->second]);
    if (chain == chains_.end()) return {};
    constexpr size_t kBack = 40;
    Antecedent other;
    const auto& mentions = chain->second;
    for (size_t i = mentions.size(), looked = 0; i-- > 0 && looked < kBack; ++looked) {
      const Entity& mention = entities[mentions[i]];
      if (mention.span.begin >= holder.span.begin) continue;
      const uint32_t at = lexemes_.at_or_after(mention.span.begin);
      const uint32_t end = lexemes_.at_or_after(mention.span.end);
      if (!pronoun && !may_mean(holder, mention.span)) continue;
      const NameMention* name = mention.named ? names_.last_in({at, end}) : nullptr;
      if (name != nullptr && fits(head, names_.entities()[name->entity].kind)) {
        return {name->span, name->entity, nullptr};
      }
      for (size_t e = earlier_.size(); !other.found() && e-- > 0;) {
        if (earlier_[e].lexeme < at) break;
        const bool counts = pronoun || holder.number == Number::Unknown ||
                            earlier_[e].holder->number == Number::Unknown ||
                            holder.number == earlier_[e].holder->number;
        if (earlier_[e].lexeme == at && counts && fits(head, earlier_[e].holder->kind)) {
          other = of(earlier_[e]);
        }
      }
    }
    return other;
  }

  // A description with a name or a nationality in it ("the Lurienese ministry") means nobody whose
  // words lack it.
  bool may_mean(const Holder& holder, Span mention) const {
    const std::string_view there = mention.of(text_);
    for (uint32_t i = parts_.range.begin + 1; i < parts_.range.end; ++i) {
      const std::string_view word = lexemes_[i].span.of(text_);
      const bool capital = !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
      if (capital && there.find(word) == std::string_view::npos) return false;
    }
    const Range range = {lexemes_.at_or_after(mention.begin), lexemes_.at_or_after(mention.end)};
    return holder.number != Number::Several || names_.last_in(range) == nullptr;
  }

  // "he" is a person, "it" is none.
  static bool fits(const Lexeme& head, HolderKind kind) {
    if (head.means(kSingularPerson)) return kind == HolderKind::Person;
    return !is(head, words().it) || kind != HolderKind::Person;
  }

  void read_coreference() {
    const auto& first = report_.coreference.first;
    const auto& entities = report_.language.entities;
    for (uint32_t i = 0; i < first.size() && i < entities.size(); ++i) {
      by_head_.try_emplace(entities[i].head, i);
      chains_[first[i]].push_back(i);
    }
  }

  // he, she, they, it, we
  Antecedent pronoun(const Lexeme& head, Gender& gender) {
    const Words& w = words();
    if (is(head, w.he) || is(head, w.him)) gender = Gender::Male;
    if (is(head, w.she) || is(head, w.her)) gender = Gender::Female;
    if (is(head, w.himself)) gender = Gender::Male;
    if (is(head, w.herself)) gender = Gender::Female;
    if (gender != Gender::Unknown) return person(gender);
    if (is(head, w.we) || is(head, w.i) || head.means(kFirstPerson)) return speaker();
    if (head.means(kPluralPerson)) return several();
    if (is(head, w.it)) return thing();
    return {};
  }

  static Antecedent of(const Earlier& earlier) {
    return {earlier.part ? earlier.holder->span : anchor(*earlier.holder), earlier.entity,
            earlier.holder};
  }
  // What a reference points to: the words that name or describe, not another pronoun.
  static Span anchor(const Holder& holder) {
    return holder.refers_to.empty() ? holder.span : holder.refers_to;
  }

  Antecedent person(Gender gender) const {
    constexpr size_t kBack = 24;
    Antecedent best;
    double best_score = -6;
    const auto consider = [&](double score, const Antecedent& candidate) {
      if (score > best_score) {
        best_score = score;
        best = candidate;
      }
    };
    for (size_t i = earlier_.size(), looked = 0; i-- > 0 && looked < kBack; ++looked) {
      const Earlier& one = earlier_[i];
      const bool fits =
          one.holder->kind == HolderKind::Person && one.holder->number != Number::Several;
      if (!fits || conflict(one.gender, gender) ||
          (one.entity != kNobody && conflict(genders_[one.entity], gender)))
        continue;
      const double known =
          one.gender == gender || (one.entity != kNobody && genders_[one.entity] == gender) ? 0.6
                                                                                            : 0;
      consider((one.part ? 0.4 : 1.9) + known - 1.0 * (sentence_ - one.sentence) -
                   0.01 * static_cast<double>(looked),
               of(one));
    }
    const auto& mentions = names_.mentions();
    for (size_t m = names_.first_at(at_), looked = 0; m-- > 0 && looked < kBack; ++looked) {
      const NameMention& mention = mentions[m];
      const NamedEntity& entity = names_.entities()[mention.entity];
      if (sentence_ - mention.sentence > 5) break;
      if (entity.kind != HolderKind::Person || conflict(genders_[mention.entity], gender)) continue;
      double score =
          (genders_[mention.entity] == gender ? 0.6 : 0) - 1.0 * (sentence_ - mention.sentence);
      if (mention.subject) score += 1.4;
      if (mention.possessive) score -= 1.2;
      if (mention.quoted) score -= 1.0;
      consider(score - 0.01 * static_cast<double>(looked), {mention.span, mention.entity, nullptr});
    }
    return best;
  }

  static bool conflict(Gender a, Gender b) {
    return a != Gender::Unknown && b != Gender::Unknown && a != b;
  }

  Antecedent several() const {
    constexpr uint32_t kSentences = 4;
    const Earlier* state = nullptr;
    for (size_t i = earlier_.size(); i-- > 0 && sentence_ - earlier_[i].sentence <= kSentences;) {
      const Earlier& one = earlier_[i];
      if (one.holder->number == Number::Several) return of(one);
      const bool body =
          one.holder->kind == HolderKind::State || one.holder->kind == HolderKind::Organisation;
      if (body && state == nullptr) state = &one;
      if (body && sentence_ - one.sentence <= 1) return of(one);
    }
    return state != nullptr ? of(*state) : Antecedent{};
  }

  Antecedent thing() const {
    constexpr uint32_t kSentences = 4;
    for (size_t i = earlier_.size(); i-- > 0 && sentence_ - earlier_[i].sentence <= kSentences;) {
      const Earlier& one = earlier_[i];
      const HolderKind kind = one.holder->kind;
      if (kind == HolderKind::Organisation || kind == HolderKind::State ||
          kind == HolderKind::Outlet || kind == HolderKind::Document)
        return of(one);
    }
    const auto& mentions = names_.mentions();
    for (size_t m = names_.first_at(at_), looked = 0; m-- > 0 && looked < 12; ++looked) {
      const HolderKind kind = names_.entities()[mentions[m].entity].kind;
      if (sentence_ - mentions[m].sentence > 2) break;
      if (kind != HolderKind::Person && !mentions[m].possessive && mentions[m].subject)
        return {mentions[m].span, mentions[m].entity, nullptr};
    }
    return {};
  }

  // Inside a quotation "we" is who speaks: the holder before it, or the one right behind.
  Antecedent speaker() const {
    if (!earlier_.empty() && sentence_ - earlier_.back().sentence <= 3) return of(earlier_.back());
    return {};
  }

  Antecedent description(const Holder& holder, const Lexeme& head) const {
    if (parts_.counted) return of_group(head);
    const bool owner = holder.named.value_or(false) && holder.kind == HolderKind::Person;
    if (!parts_.definite && !owner && holder.kind != HolderKind::Document) return {};
    if (head.means(kPersonNoun) && holder.kind != HolderKind::Organisation) {
      if (holder.number == Number::Several) return of_group(head);
      const Antecedent known = one_person(holder, head);
      return known.found() ? known : same_as_before(holder);
    }
    switch (holder.kind) {
      case HolderKind::Document:
        return document(head);
      case HolderKind::Organisation:
      case HolderKind::Outlet:
      case HolderKind::State:
        return body(holder, head);
      default:
        return {};
    }
  }

  // "those officials", "two of the officials", "another", "one of them": the last group they fit.
  Antecedent of_group(const Lexeme& head) const {
    constexpr size_t kBack = 30;
    const Earlier* any = nullptr;
    const Earlier* single = nullptr;  // one of that word close by, where there is no group
    for (size_t i = earlier_.size(), looked = 0; i-- > 0 && looked < kBack; ++looked) {
      const Earlier& one = earlier_[i];
      const bool unnamed_people =
          !one.holder->named.value_or(false) &&
          (one.holder->kind == HolderKind::Group || one.holder->kind == HolderKind::Person);
      if (!unnamed_people) continue;
      if (head.means(kPersonNoun) && head.lemma != 0) {
        if (one.head != head.lemma) continue;
        if (one.holder->number == Number::Several) return of(one);
        if (single == nullptr && sentence_ - one.sentence <= 3) single = &one;
        continue;
      } else if (one.holder->number == Number::Several) {
        return of(one);
      }
      if (any == nullptr && one.holder->number == Number::Several) any = &one;
    }
    if (single != nullptr) return of(*single);
    if (any != nullptr && (parts_.counted || sentence_ - any->sentence <= 3)) return of(*any);
    return {};
  }

  // "the official", "the minister", "the source"
  Antecedent one_person(const Holder& holder, const Lexeme& head) const {
    constexpr size_t kBack = 30;
    Antecedent unnamed;
    uint32_t unnamed_at = 0;
    for (size_t i = earlier_.size(), looked = 0; i-- > 0 && looked < kBack; ++looked) {
      const Earlier& one = earlier_[i];
      if (one.head != head.lemma || head.lemma == 0 || one.holder->number == Number::Several)
        continue;
      unnamed = of(one);
      unnamed_at = one.lexeme;
      break;
    }
    if (lexemes_[parts_.range.begin].is(Tag::Possessive)) return {};
    if (!is_short(holder) &&
        !(holder.named.value_or(false) && parts_.core.end == parts_.range.end &&
          parts_.core.end - parts_.core.begin <= 6))
      return {};
    // A name with this role: the last mention before, else the first after.
    const auto& mentions = names_.mentions();
    const size_t here = names_.first_at(at_);
    const auto has_role = [&](const NameMention& mention) {
      const NamedEntity& entity = names_.entities()[mention.entity];
      return entity.kind == HolderKind::Person && head.lemma != 0 &&
             std::find(entity.roles.begin(), entity.roles.end(), head.lemma) != entity.roles.end();
    };
    constexpr size_t kMentions = 80;
    if (head.lemma != words().official && head.lemma != words().source) {
      for (size_t m = here, looked = 0; m-- > 0 && looked < kMentions; ++looked) {
        if (!has_role(mentions[m])) continue;
        if (unnamed.found() && unnamed_at > mentions[m].range.begin) break;
        return {mentions[m].span, mentions[m].entity, nullptr};
      }
    }
    if (unnamed.found() && is_short(holder) && !told_apart()) return unnamed;
    for (size_t m = here; m < mentions.size() && m < here + kMentions; ++m) {
      if (has_role(mentions[m])) return {mentions[m].span, mentions[m].entity, nullptr};
    }
    return {};
  }

  // "the president's son-in-law" right after "Kushner": a second word for who is being reported on.
  Antecedent same_as_before(const Holder& holder) const {
    if (!holder.named.value_or(false)) return {};
    if (!earlier_.empty()) {
      const Earlier& last = earlier_.back();
      // Only with an owner and nothing behind: "the commissioner of the agency" is somebody else.
      bool owned = false;
      for (uint32_t i = parts_.core.begin; i < parts_.head; ++i)
        owned = owned || lexemes_[i].is(Tag::PossessiveMark);
      if (!owned || parts_.core.end != parts_.range.end) return {};
      const bool fits = last.entity != kNobody && last.holder->kind == HolderKind::Person &&
                        sentence_ - last.sentence <= 4 && sentence_ != last.sentence;
      return fits ? of(last) : Antecedent{};
    }
    // Or right before it: the next holder is named.
    for (size_t i = next_; i < all_.size() && i < next_ + 4; ++i) {
      const HolderWords parts = words_of(lexemes_, &names_, all_[i].holder->span);
      if (parts.range.empty() || parts.range.begin <= parts_.range.end) continue;
      if (parts.name == nullptr || names_.entities()[parts.name->entity].kind != HolderKind::Person)
        continue;
      if (sentence_of(parts.range.begin) > sentence_ + 3) break;
      return {parts.name->span, parts.name->entity, nullptr};
    }
    return {};
  }

  // Without modifiers that set it apart from who was named before.
  bool is_short(const Holder&) const {
    return parts_.core.end - parts_.core.begin <= 3 && parts_.core.end == parts_.range.end;
  }

  Antecedent last_mention(HolderKind kind, bool own_outlet) const {
    constexpr size_t kBack = 60;
    const auto& mentions = names_.mentions();
    for (size_t m = names_.first_at(at_), looked = 0; m-- > 0 && looked < kBack; ++looked) {
      if (names_.entities()[mentions[m].entity].kind != kind) continue;
      if (!own_outlet && mentions[m].span.of(text_) == report_.article.outlet) continue;
      return {mentions[m].span, mentions[m].entity, nullptr};
    }
    return {};
  }

  Antecedent last_holder(HolderKind kind, bool named) const {
    constexpr size_t kBack = 40;
    for (size_t i = earlier_.size(), looked = 0; i-- > 0 && looked < kBack; ++looked) {
      if (earlier_[i].holder->kind == kind && (!named || earlier_[i].entity != kNobody))
        return of(earlier_[i]);
    }
    return {};
  }

  bool any_outlet() const {
    const auto& entities = names_.entities();
    return std::any_of(entities.begin(), entities.end(),
                       [](const NamedEntity& e) { return e.kind == HolderKind::Outlet; });
  }

  Antecedent document(const Lexeme& head) const {
    // "the Times report", "a report by the Times": the name inside.
    const auto& mentions = names_.mentions();
    if (const NameMention* inside = names_.last_in(parts_.range); inside != nullptr) {
      const NameMention* chosen = inside;
      for (size_t m = names_.first_at(parts_.range.begin);
           m < mentions.size() && mentions[m].range.begin < parts_.range.end; ++m) {
        const HolderKind kind = names_.entities()[mentions[m].entity].kind;
        if (kind == HolderKind::Outlet || kind == HolderKind::Organisation) {
          chosen = &mentions[m];
          break;
        }
      }
      return {chosen->span, chosen->entity, nullptr};
    }
    const bool bare = parts_.range.end == parts_.range.begin + 1 && !head.has(kPlural);
    if (head.has(kPlural)) return {};
    if (!parts_.definite && !bare) {
      // "a report published Friday", of an outlet quoted just before.
      if (head.lemma != words().report || head.lemma == 0 || earlier_.empty()) return {};
      const Earlier& last = earlier_.back();
      const bool quoted = last.holder->kind == HolderKind::Outlet && last.entity != kNobody &&
                          sentence_ - last.sentence <= 2;
      return quoted ? of(last) : Antecedent{};
    }
    const Words& w = words();
    const bool published =
        head.lemma != 0 && (head.lemma == w.report || head.lemma == w.story ||
                            head.lemma == w.article || head.lemma == w.editorial);
    // The same document before; then the outlet that reported.
    constexpr size_t kBack = 40;
    for (size_t i = earlier_.size(), looked = 0; i-- > 0 && looked < kBack; ++looked) {
      const Earlier& one = earlier_[i];
      if (one.holder->kind == HolderKind::Document && one.entity != kNobody &&
          (one.head == head.lemma || (published && sentence_ - one.sentence < 4)))
        return of(one);
      if (one.holder->kind == HolderKind::Outlet && one.entity != kNobody &&
          head.lemma == words().report)
        return of(one);
    }
    if (!published || !is_short(Holder{})) return {};
    if (Antecedent before = last_mention(HolderKind::Outlet, false); before.found()) return before;
    if (!bare) return {};
    for (size_t m = names_.first_at(at_); m < mentions.size() && m < 40;
         ++m) {  // a headline's "report"
      if (names_.entities()[mentions[m].entity].kind == HolderKind::Outlet)
        return {mentions[m].span, mentions[m].entity, nullptr};
    }
    return {};
  }

  // Words that set it apart from others of its kind: "the Reddin campaign", "the Dutch official".
  bool told_apart() const {
    for (uint32_t i = parts_.core.begin + 1; i < parts_.head; ++i) {
      if (lexemes_[i].capitalised) return true;
    }
    return false;
  }

  // "the company", "the ministry", "the newspaper"
  Antecedent body(const Holder& holder, const Lexeme& head) const {
    if (told_apart()) return {};
    const Words& w = words();
    const auto& mentions = names_.mentions();
    if (!is_short(holder) && parts_.core.end != parts_.range.end) return {};
    // A name with the noun in it: "the board" of the "Dam Safety Board".
    constexpr size_t kBack = 80;
    char buffer[32], other[32];
    const std::string_view noun = lower_word(head.span.of(text_), buffer, sizeof buffer);
    if (is_short(holder) && lexemes_[parts_.range.begin].is(Tag::Determiner)) {
      for (size_t m = names_.first_at(at_), looked = 0; m-- > 0 && looked < kBack; ++looked) {
        const Range full = names_.mentions()[names_.entities()[mentions[m].entity].fullest].range;
        if (full.end - full.begin < 2) continue;
        if (lower_word(lexemes_[full.end - 1].span.of(text_), other, sizeof other) == noun)
          return {mentions[m].span, mentions[m].entity, nullptr};
      }
      for (size_t i = earlier_.size(), looked = 0; i-- > 0 && looked < kBack; ++looked) {
        if (earlier_[i].head == head.lemma && head.lemma != 0 &&
            earlier_[i].holder->named.value_or(false))
          return of(earlier_[i]);
      }
    }
    const uint16_t lemma = head.lemma;
    if (lemma == 0) return {};
    const bool outlet = lemma == w.newspaper || lemma == w.paper || lemma == w.outlet ||
                        lemma == w.broadcaster || lemma == w.network || lemma == w.magazine ||
                        lemma == w.website || lemma == w.publication || lemma == w.tabloid ||
                        lemma == w.daily ||
                        (lemma == w.agency && holder.kind == HolderKind::Outlet);
    if (outlet) {
      if (Antecedent before = last_holder(HolderKind::Outlet, true); before.found()) return before;
      return last_mention(HolderKind::Outlet, true);
    }
    const bool company = lemma == w.company || lemma == w.firm || lemma == w.corporation ||
                         lemma == w.manufacturer || lemma == w.maker || lemma == w.group;
    if (company) {
      if (Antecedent before = last_holder(HolderKind::Organisation, true); before.found())
        return before;
      return last_mention(HolderKind::Organisation, true);
    }
    if ((lemma == w.government || lemma == w.country) && parts_.core.end - parts_.core.begin <= 2)
      return last_holder(HolderKind::State, false);
    return {};
  }

  const Lexemes& lexemes_;
  const ArticleNames& names_;
  Report& report_;
  std::string_view text_;
  std::vector<ResolvedHolder> all_;
  std::vector<Earlier> earlier_;
  std::vector<Gender> genders_;
  struct Belongs {
    Span affiliation;
    std::string country;
  };
  std::vector<Belongs> belongs_ = std::vector<Belongs>(genders_.size());
  std::unordered_map<uint32_t, uint32_t> by_head_;               // token -> mention
  std::unordered_map<uint32_t, std::vector<uint32_t>> chains_;  // first mention -> all
  HolderWords parts_;
  size_t next_ = 0;  // the holder after the one being resolved
  uint32_t at_ = 0, sentence_ = 0;
};

}  // namespace

std::vector<ResolvedHolder> resolve_holders(const Lexemes& lexemes, const ArticleNames& names,
                                            Report& report) {
  std::vector<ResolvedHolder> holders = Resolver(lexemes, names, report).run();
  find_anonymity(lexemes, report, holders);
  return holders;
}

void resolve_references(const Lexemes& lexemes, Report& report) {
  const ArticleNames names(report, lexemes);
  const std::vector<ResolvedHolder> holders = resolve_holders(lexemes, names, report);
  list_actors(lexemes, names, holders, report);
}

}  // namespace hearsay::extract
