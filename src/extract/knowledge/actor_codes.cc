// Country and sector of a noun phrase: its names and nouns, head first.
#include <algorithm>
#include <array>
#include <optional>

#include "extract/knowledge/phrase_words.h"

namespace hearsay {
namespace extract {
namespace {

using Weight = Knowledge::Word::Weight;

// Words up to a preposition, comma or relative pronoun that is in no name.
struct Segment {
  uint32_t begin = 0, end = 0;
  std::string_view opener;  // "of", ",", empty for the first
};

template <size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 34> kOpeners = {
    "of",     "in",      "at",     "for",    "from",    "to",     "on",    "with",  "by",
    "against", "across", "near",   "under",  "over",    "about",  "within", "inside", "outside",
    "among",  "between", "toward", "towards", "into",   "who",    "which", "that",  "whose",
    "during", "after",   "before", "through", "along",  "around", "via"};
// Behind these stands what the head belongs to or where it is.
constexpr std::array<std::string_view, 11> kBelongs = {
    "of", "in", "at", "from", "across", "near", "on", "inside", "within", "for", ","};
constexpr std::array<std::string_view, 5> kRelatives = {"who", "which", "that", "whose", "during"};
constexpr std::array<std::string_view, 10> kFormer = {
    "former", "ex", "retired", "ousted", "deposed", "fired", "onetime", "disgraced", "erstwhile",
    "then"};
constexpr std::array<std::string_view, 14> kCounting = {
    "the", "a", "an", "two", "three", "four", "five", "six", "ten", "some", "many", "several", "all",
    "both"};

struct Decision {
  Sector sector = Sector::Unknown, second = Sector::Unknown;
  bool role = false;  // nothing but a word that decides where no other does
  const KnownActor* actor = nullptr;
  const KnownOffice* office = nullptr;
  std::string_view country;
};

bool is_body(const KnownActor& actor) {
  return actor.kind == KnownKind::Organisation || actor.kind == KnownKind::Group ||
         actor.kind == KnownKind::Outlet;
}

class Coder {
 public:
  Coder(const Knowledge& known, const ActorPhrase& phrase)
      : known_(known), date_(phrase.date), words_(phrase_words(phrase.text)) {
    for (NameMatch& match : names_in(known, words_)) matches_.push_back(std::move(match));
    const std::vector<PhraseWord> beside = phrase_words(phrase.context);
    for (const NameMatch& match : names_in(known, beside)) {
      const KnownActor* place = place_of(match, true);
      if (context_.empty() && place != nullptr) context_ = place->country;
    }
    cut();
  }

  ActorCode code() {
    ActorCode out;
    if (words_.empty()) return out;
    drop_parts_of_unknown_names();
    for (const NameMatch& match : matches_) {
      const KnownActor* place = place_of(match, false);
      if (hint_.empty() && place != nullptr) hint_ = place->country;
    }
    if (hint_.empty()) hint_ = context_;
    Decision decided;
    size_t segment = 0;
    for (; segment < segments_.size(); ++segment) {
      const Segment& at = segments_[segment];
      if (segment > 0 && at.opener != "," && at.opener != "of" && at.opener != "for" &&
          at.opener != "at" && at.opener != "from" && at.opener != "with" && at.opener != "in") {
        continue;
      }
      if (segment > 0 && at.opener == "in" && !decided.role) continue;
      Decision next = decide(at);
      if (decided.actor != nullptr && segment > 0 && at.opener != ",") next.actor = nullptr;
      if (decided.sector == Sector::Unknown || (decided.role && next.sector != Sector::Unknown &&
                                                !next.role && at.opener != "," )) {
        const KnownActor* named = decided.actor;
        const std::string_view country = decided.country;
        decided = next;
        if (named != nullptr) decided.actor = named;
        if (!country.empty()) decided.country = country;
      }
      if (decided.sector != Sector::Unknown && !decided.role) break;
    }
    out.sector = decided.sector;
    out.second = decided.second;
    out.actor = decided.actor;
    out.office = decided.office;
    out.country = country_of(decided);
    if (out.sector == Sector::Unknown) bare_place(out);
    if (former() && out.office == nullptr) leave_office(out);
    return out;
  }

 private:
  // The state or place a match names, null if it names none.
  const KnownActor* place_of(const NameMatch& match, bool seats) const {
    const KnownActor* found = nullptr;
    for (const KnownName& name : match.names) {
      const KnownActor& actor = *name.actor;
      if (actor.kind == KnownKind::State && (name.use != NameUse::Seat || seats)) return &actor;
      if (actor.kind == KnownKind::State && name.use == NameUse::Seat) found = &actor;
      if (actor.kind == KnownKind::Place && found == nullptr) found = &actor;
    }
    return found;
  }

  // Whom a match names, given the country of the phrase; null where that is open.
  const KnownActor* actor_of(const NameMatch& match) const {
    std::vector<const KnownActor*> named, surnamed;
    for (const KnownName& name : match.names) {
      const KnownActor* actor = name.actor;
      if (actor->kind == KnownKind::State || actor->kind == KnownKind::Place) continue;
      if (name.use == NameUse::Name) named.push_back(actor);
      if (name.use == NameUse::Surname && surname_counts(match)) surnamed.push_back(actor);
    }
    if (named.empty()) {
      std::erase_if(surnamed, [&](const KnownActor* a) { return !held_office(*a); });
      if (surnamed.size() > 1) {
        std::erase_if(surnamed, [&](const KnownActor* a) { return office_on(known_, *a, date_) == nullptr; });
      }
      if (surnamed.size() > 1 && !hint_.empty()) {
        std::erase_if(surnamed, [&](const KnownActor* a) { return a->country != hint_; });
      }
      return surnamed.size() == 1 ? surnamed[0] : nullptr;
    }
    const auto narrow = [&named](auto keep) {
      std::vector<const KnownActor*> kept;
      for (const KnownActor* a : named) {
        if (keep(*a)) kept.push_back(a);
      }
      if (!kept.empty()) named = std::move(kept);
    };
    if (named.size() > 1 && !hint_.empty()) narrow([&](const KnownActor& a) { return a.country == hint_; });
    if (named.size() > 1) narrow([](const KnownActor& a) { return a.source == "hearsay"; });
    if (named.size() > 1) narrow([](const KnownActor& a) { return a.kind != KnownKind::Outlet; });
    if (named.size() > 1) narrow([&](const KnownActor& a) { return office_on(known_, a, date_) != nullptr; });
    return named.size() == 1 ? named[0] : nullptr;
  }

  bool held_office(const KnownActor& actor) const { return !known_.offices_of(actor).empty(); }

  // A surname alone tells somebody only after a title or as the whole phrase.
  bool surname_counts(const NameMatch& match) const {
    if (match.end - match.begin != 1) return false;
    if (words_.size() == 1) return true;
    uint32_t length = 0;
    return match.begin > 0 && word_ending_at(known_, words_, 0, match.begin, length) != nullptr;
  }

  const NameMatch* match_at(uint32_t word) const {
    for (const NameMatch& match : matches_) {
      if (match.begin <= word && word < match.end) return &match;
    }
    return nullptr;
  }

  // A capitalised word that is neither a known name nor a known noun.
  bool unknown_name(uint32_t i) const {
    if (i >= words_.size() || !words_[i].capital || match_at(i) != nullptr) return false;
    if (among(kCounting, words_[i].folded) || among(kOpeners, words_[i].folded)) return false;
    uint32_t length = 0;
    return word_ending_at(known_, words_, i, i + 1, length) == nullptr &&
           words_[i].folded.find_first_of("0123456789") == std::string::npos;
  }

  // "Defence Department" names one country's; "Vela's Defence Department" another's, and "Santa
  // Vela Defence Department" nobody's that is known.
  bool generic_elsewhere(const NameMatch& match) const {
    uint32_t length = 0;
    if (match.begin == 0 || words_[match.begin].comma ||
        word_ending_at(known_, words_, match.begin, match.end, length) == nullptr ||
        length != match.end - match.begin) {
      return false;
    }
    if (unknown_name(match.begin - 1)) return true;
    const NameMatch* before = match_at(match.begin - 1);
    const KnownActor* place = before == nullptr ? nullptr : place_of(*before, true);
    return place != nullptr && std::none_of(match.names.begin(), match.names.end(), [&](const KnownName& n) {
             return n.actor->country == place->country;
           });
  }

  // A paper named "National" is not in "National Guard".
  bool begins_noun(const NameMatch& match) const {
    if (match.end - match.begin != 1 || words_[match.begin].possessive) return false;
    if (place_of(match, true) != nullptr) return false;
    const auto count = static_cast<uint32_t>(words_.size());
    for (uint32_t end = match.end + 1; end <= std::min(match.end + 2, count); ++end) {
      if (match_at(end - 1) != nullptr || words_[end - 1].comma) return false;
      uint32_t length = 0;
      if (word_ending_at(known_, words_, match.begin, end, length) != nullptr &&
          length == end - match.begin) {
        return true;
      }
    }
    return false;
  }

  // "Jordan Vale" and "Tom Chad" are no countries: a single word of a longer unknown name.
  void drop_parts_of_unknown_names() {
    std::vector<NameMatch> kept;
    for (const NameMatch& match : matches_) {
      if (!generic_elsewhere(match) && !begins_noun(match)) kept.push_back(match);
    }
    matches_ = std::move(kept);
    std::erase_if(matches_, [&](const NameMatch& match) {
      const bool demonym = std::any_of(match.names.begin(), match.names.end(), [](const KnownName& n) {
        return n.use == NameUse::Demonym;
      });
      const bool body = std::any_of(match.names.begin(), match.names.end(),
                                    [](const KnownName& n) { return is_body(*n.actor); });
      if (match.end - match.begin != 1 || demonym || body) return false;
      const bool followed = !words_[match.begin].possessive && match.end < words_.size() &&
                            !words_[match.end].comma && unknown_name(match.end);
      // A run of capitals that ends in a common noun is a body's name: "Santa Vela Defence Forces".
      uint32_t last = match.end, length = 0;
      while (followed && last < words_.size() && words_[last].capital && !words_[last].comma) ++last;
      if (followed && last - match.end > 1 &&
          word_ending_at(known_, words_, match.end, last, length) != nullptr) {
        return false;
      }
      const bool preceded = match.begin > 0 && !words_[match.begin].comma &&
                            !words_[match.begin - 1].possessive && unknown_name(match.begin - 1);
      return followed || preceded;
    });
  }

  void cut() {
    Segment segment;
    for (uint32_t i = 0; i < words_.size(); ++i) {
      const NameMatch* match = match_at(i);
      const bool inside = match != nullptr && match->begin < i;
      if (inside) continue;
      if (words_[i].comma && i > segment.begin) {
        segment.end = i;
        segments_.push_back(segment);
        segment = {i, i, ","};
      }
      if (i == 0 || match != nullptr || !among(kOpeners, words_[i].folded) || words_[i].capitals) {
        continue;
      }
      // "secretary of state", "minister of defense"
      if (i + 1 < words_.size() && opens_word(i)) continue;
      if (among(kRelatives, words_[i].folded)) {
        segment.end = i;
        segments_.push_back(segment);
        return;
      }
      segment.end = i;
      if (segment.end > segment.begin || segments_.empty()) segments_.push_back(segment);
      segment = {i + 1, i + 1, words_[i].folded};
    }
    segment.end = static_cast<uint32_t>(words_.size());
    if (segment.end > segment.begin) segments_.push_back(segment);
  }

  // Is the preposition at `i` inside a known noun of several words?
  bool opens_word(uint32_t i) const {
    for (uint32_t end = i + 2; end <= std::min<uint32_t>(i + 3, static_cast<uint32_t>(words_.size()));
         ++end) {
      uint32_t length = 0;
      if (word_ending_at(known_, words_, 0, end, length) != nullptr && end - length < i) return true;
    }
    return false;
  }

  // What a segment says of the sector.
  Decision decide(const Segment& segment) const {
    if (const std::optional<Decision> person = decide_person(segment)) return *person;
    Decision best;
    // Before a name nobody knows the first title counts: "Deputy Minister General Ada Lorn".
    uint32_t last_length = 0;
    if (segment.end > segment.begin + 1 && unknown_name(segment.end - 1) &&
        word_ending_at(known_, words_, segment.begin, segment.end, last_length) == nullptr) {
      for (uint32_t end = segment.begin + 1; end < segment.end; ++end) {
        uint32_t length = 0;
        const Knowledge::Word* word = word_ending_at(known_, words_, segment.begin, end, length);
        if (word == nullptr || match_at(end - 1) != nullptr) continue;
        uint32_t longer = 0;  // "prime" of "prime minister"
        if (end + 1 < segment.end &&
            word_ending_at(known_, words_, segment.begin, end + 1, longer) != nullptr && longer > length) {
          continue;
        }
        take(*word, best);
        if (best.sector != Sector::Unknown && !best.role) return best;
      }
      best = {};
    }
    for (uint32_t end = segment.end; end > segment.begin;) {
      const NameMatch* match = match_at(end - 1);
      if (match != nullptr) {
        const KnownActor* actor = actor_of(*match);
        end = std::min(end - 1, std::max(match->begin, segment.begin));
        if (actor == nullptr || !is_body(*actor)) {
          uint32_t length = 0;  // "Congressional", "Muslim" are words besides
          const Knowledge::Word* word =
              word_ending_at(known_, words_, match->begin, match->end, length);
          if (word != nullptr && place_of(*match, true) == nullptr) take(*word, best);
          if (best.sector != Sector::Unknown && !best.role) return best;
          continue;
        }
        const Decision named = decide_actor(*actor);
        const bool weak = best.sector == Sector::Unknown || best.role ||
                          best.sector == Sector::UnidentifiedArmed;
        if (weak && named.sector != Sector::Unknown) return named;
        if (best.actor == nullptr) best.actor = actor;
        continue;
      }
      uint32_t length = 0;
      const Knowledge::Word* word = word_ending_at(known_, words_, segment.begin, end, length);
      if (word == nullptr) {
        --end;
        continue;
      }
      take(*word, best);
      end -= length;
      // Armed men may be somebody's, which stands further left.
      if (best.sector != Sector::Unknown && !best.role && best.sector != Sector::UnidentifiedArmed) {
        return best;
      }
    }
    return best;
  }

  static void take(const Knowledge::Word& word, Decision& best) {
    if (word.weight == Weight::Part || word.sector == Sector::Unknown) return;
    if (best.sector != Sector::Unknown && (!best.role || word.weight == Weight::Role)) return;
    best.sector = word.sector;
    best.second = word.second;
    best.role = word.weight == Weight::Role;
  }

  Decision decide_actor(const KnownActor& actor) const {
    Decision out;
    out.actor = &actor;
    out.office = office_on(known_, actor, date_);
    if (out.office != nullptr) {
      out.sector = out.office->sector;
      out.second = out.office->second;
      out.country = out.office->country;
      return out;
    }
    out.sector = actor.sector;
    out.second = actor.second;
    if (actor.kind == KnownKind::Person && out.sector == Sector::Unknown) {
      for (const KnownOffice& office : known_.offices_of(actor)) {
        if (date_.empty() || office.since <= date_) out.sector = Sector::FormerOfficial;
      }
    }
    return out;
  }

  // "Foreign Minister Ada Lorn": the title says what she is, where there is one.
  std::optional<Decision> decide_person(const Segment& segment) const {
    for (const NameMatch& match : matches_) {
      if (match.begin < segment.begin || match.begin >= segment.end) continue;
      const KnownActor* actor = actor_of(match);
      if (actor == nullptr || actor->kind != KnownKind::Person) continue;
      // "the Trump administration", "Putin's spokesman": not the person.
      if (match.end < segment.end || words_[match.end - 1].possessive) continue;
      Decision known = decide_actor(*actor);
      Decision title;
      for (uint32_t end = segment.begin + 1; end <= match.begin; ++end) {
        uint32_t length = 0;
        const Knowledge::Word* word = word_ending_at(known_, words_, segment.begin, end, length);
        if (word != nullptr) take(*word, title);
      }
      if (title.sector != Sector::Unknown && title.sector != known.sector &&
          (date_.empty() || !title.role)) {
        known.sector = title.sector;
        known.second = title.second;
        known.office = nullptr;
      }
      return known;
    }
    return std::nullopt;
  }

  std::string_view country_of(const Decision& decided) const {
    if (!decided.country.empty()) return decided.country;
    if (decided.actor != nullptr && !decided.actor->country.empty()) return decided.actor->country;
    for (const Segment& segment : segments_) {
      if (!segment.opener.empty() && !among(kBelongs, segment.opener)) continue;
      for (const NameMatch& match : matches_) {
        if (match.begin < segment.begin || match.begin >= segment.end) continue;
        if (const KnownActor* place = place_of(match, true)) return place->country;
        const KnownActor* actor = actor_of(match);
        if (actor != nullptr && !actor->country.empty()) return actor->country;
      }
    }
    return context_;
  }

  // A phrase that is nothing but a place: the seat of a government stands for it, a land few
  // recognise is its own, a town its people.
  void bare_place(ActorCode& out) const {
    if (matches_.empty()) return;
    const NameMatch& match = matches_.front();
    const auto last = static_cast<uint32_t>(words_.size());
    const bool whole = match.end == last && (match.begin == 0 || (match.begin == 1 && words_[0].folded == "the"));
    const KnownActor* place = place_of(match, false);
    if (place == nullptr) return;
    if (whole) {
      const bool seat = std::any_of(match.names.begin(), match.names.end(), [&](const KnownName& n) {
        return n.use == NameUse::Seat && n.actor == place;
      });
      const bool people = std::any_of(match.names.begin(), match.names.end(), [&](const KnownName& n) {
        return n.use == NameUse::Demonym && n.actor == place;
      });
      if (seat) out.sector = Sector::Government;
      if (place->kind == KnownKind::Place && !people) {
        out.sector = place->sector == Sector::Unknown ? Sector::Civilian : place->sector;
      }
      out.actor = place;
      return;
    }
    // "ordinary Velans": people of a country, told apart by an adjective.
    const bool demonym = match.end == last && match.begin == 1 && !words_[0].capital &&
                         !among(kCounting, words_[0].folded) && match.names.front().use == NameUse::Demonym;
    if (demonym) out.sector = Sector::Civilian;
  }

  bool former() const {
    return !segments_.empty() &&
           std::any_of(words_.begin() + segments_[0].begin, words_.begin() + segments_[0].end,
                       [](const PhraseWord& w) { return among(kFormer, w.folded) && !w.possessive; });
  }

  static void leave_office(ActorCode& out) {
    switch (out.sector) {
      case Sector::Government:
      case Sector::Military:
      case Sector::Police:
      case Sector::Intelligence:
      case Sector::Legislature:
      case Sector::Judiciary:
        out.sector = Sector::FormerOfficial;
        out.second = Sector::Unknown;
        break;
      default:
        break;
    }
  }

  const Knowledge& known_;
  std::string_view date_;
  std::vector<PhraseWord> words_;
  std::vector<NameMatch> matches_;
  std::vector<Segment> segments_;
  std::string_view context_;  // country of the words beside
  std::string_view hint_;     // country of the phrase, else of the context
};

}  // namespace
}  // namespace extract

ActorCode code_actor(const Knowledge& known, const ActorPhrase& phrase) {
  return extract::Coder(known, phrase).code();
}

}  // namespace hearsay
