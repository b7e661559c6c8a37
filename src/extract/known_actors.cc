#include "extract/known_actors.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/lexicon/people.h"
#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

bool one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

bool has_capital(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

// "the ministry", and "Supreme Court": whose is not said.
bool common_nouns(const Knowledge& known, std::string_view name) {
  return !has_capital(name) || known.word(name) != nullptr;
}

// "State Ada Lorn", cut out of "Secretary of State Ada Lorn", and "Ada M. Lorn" as names are listed:
// without a common noun or body in front, without single letters inside. Empty where nothing changes.
std::string plain_person(const Knowledge& known, std::string_view name) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < name.size();) {
    const size_t space = std::min(name.find(' ', at), name.size());
    if (space > at) words.push_back(name.substr(at, space - at));
    at = space + 1;
  }
  constexpr size_t kMostWords = 8;
  if (words.size() < 3 || words.size() > kMostWords) return {};
  size_t begin = 0;
  for (size_t cut = 1; cut + 2 <= words.size(); ++cut) {
    const std::string_view front =
        name.substr(0, static_cast<size_t>(words[cut - 1].data() + words[cut - 1].size() - name.data()));
    const bool body = !known.find(front).empty() &&
                      known.find(front)[0].actor->kind == KnownKind::Organisation;
    if (body || known.word(front) != nullptr) begin = cut;
  }
  std::string plain;
  for (size_t i = begin; i < words.size(); ++i) {
    const bool initial = i > begin && i + 1 < words.size() && words[i].size() == 2 && words[i][1] == '.';
    if (!initial) plain += (plain.empty() ? "" : " ") + std::string(words[i]);
  }
  return plain == name || one_word(plain) ? std::string() : plain;
}

// A surname of somebody known: "Graham", whatever it was taken for.
bool is_surname(const Knowledge& known, std::string_view name) {
  const std::vector<KnownName> names = known.find(name);
  return std::any_of(names.begin(), names.end(), [](const KnownName& one) {
    return one.actor->kind == KnownKind::Person;
  });
}

// "a:5f1c44d0e1f2" -> "5f1c44d0"
std::string_view short_article(const Report& report) {
  constexpr size_t kLength = 8;
  std::string_view id = report.article.id;
  if (id.starts_with("a:")) id.remove_prefix(2);
  return id.substr(0, kLength);
}

}  // namespace

namespace {

// The one that `scored` leaves no doubt about; null where there is none.
const KnownActor* sure_one(const Knowledge& known, std::string_view name, HolderKind kind,
                           const ActorClues& clues, std::vector<ScoredActor> scored) {
  constexpr double kSure = 0.6, kAhead = 0.19;
  if (kind == HolderKind::Organisation) {  // an outlet's name may be a body's too
    const auto outlet = [](const ScoredActor& one) { return one.actor->kind == KnownKind::Outlet; };
    if (!std::all_of(scored.begin(), scored.end(), outlet)) std::erase_if(scored, outlet);
  }
  if (scored.empty() || scored[0].score < kSure - 1e-9) return nullptr;
  if (scored.size() > 1 && scored[0].score - scored[1].score < kAhead) return nullptr;
  const KnownActor& best = *scored[0].actor;
  const bool surname_alone = best.kind == KnownKind::Person && one_word(name);
  if (surname_alone && (clues.date.empty() || office_on(known, best, clues.date) == nullptr)) {
    return nullptr;
  }
  return &best;
}

// "US Secretary", "California Democrat": an office or party, whoever is meant.
bool role_phrase(const Knowledge& known, std::string_view name) {
  const size_t first_end = name.find(' '), last_begin = name.rfind(' ');
  if (first_end == std::string_view::npos) return false;
  const std::string_view last = name.substr(last_begin + 1);
  std::string small(last);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  const WordEntry* word = find_word(small);
  Gender gender = Gender::Unknown;
  return word != nullptr && (word->senses & kPersonNoun) != 0 &&
         !given_name(name.substr(0, first_end), gender) && !is_surname(known, last);
}

void suggest(const std::vector<ScoredActor>& scored, Actor& actor) {
  constexpr double kLeast = 0.25;
  constexpr size_t kMost = 4;
  for (const ScoredActor& one : scored) {
    if (one.score < kLeast - 1e-9 || actor.suggested.size() == kMost) break;
    actor.suggested.push_back(
        {std::string(one.actor->id), std::round(one.score * 100) / 100, one.reason});
  }
}

}  // namespace

const KnownActor* known_actor(const Knowledge& known, std::string_view name, HolderKind kind,
                              std::string_view country, const ActorClues& clues) {
  if (!has_capital(name)) return nullptr;
  return sure_one(known, name, kind, clues, score_known(known, name, kind, country, clues));
}

void link_known_actors(const Knowledge& known, Report& report) {
  std::vector<Actor> linked;
  std::unordered_map<std::string, std::string> new_ids;
  std::unordered_map<std::string, size_t> places;
  for (Actor& actor : report.actors) {
    const std::string old = actor.id;
    const ActorClues clues = clues_of(report, actor);
    const auto sure = [&](std::string_view name, HolderKind kind) {
      return known_actor(known, name, kind, actor.country, clues);
    };
    std::string_view name = actor.name;
    const KnownActor* entry = sure(name, actor.kind);
    const std::string plain = actor.kind == HolderKind::Person && entry == nullptr
                                  ? plain_person(known, actor.name)
                                  : std::string();
    if (!plain.empty()) entry = sure(name = plain, actor.kind);
    const bool surname = one_word(actor.name) && is_surname(known, actor.name);
    // A paper that has a mayor's name: which of them is meant is not certain.
    if (surname && entry != nullptr && entry->kind != KnownKind::Person) entry = nullptr;
    if (entry == nullptr && surname && actor.kind == HolderKind::Organisation) {
      entry = sure(name, HolderKind::Person);
    }
    size_t of_that_name = 0;
    if (entry == nullptr && has_capital(name)) {
      const HolderKind kind = surname ? HolderKind::Person : actor.kind;
      const std::vector<ScoredActor> scored =
          score_known(known, name, kind, actor.country, clues);
      of_that_name = scored.size();
      suggest(scored, actor);
    }
    if (entry != nullptr) {
      actor.id = entry->id;
      actor.name = entry->name;
      actor.wikidata = entry->wikidata;
      constexpr size_t kIsoLength = 3;  // UNO, EUR and IGO are no countries of ISO 3166
      const bool many = entry->country == "UNO" || entry->country == "EUR" || entry->country == "IGO";
      if (entry->country.size() == kIsoLength && !many) actor.country = entry->country;
      if (entry->kind == KnownKind::Outlet) actor.kind = HolderKind::Outlet;
      if (entry->kind == KnownKind::Person) actor.kind = HolderKind::Person;
    } else if ((actor.kind == HolderKind::Person && one_word(actor.name)) || surname ||
               (actor.country.empty() && common_nouns(known, actor.name)) ||
               (actor.kind != HolderKind::State && role_phrase(known, actor.name)) ||
               (of_that_name > 1 && actor.kind == HolderKind::Person)) {
      actor.id += "-" + std::string(short_article(report));
    } else if (!actor.country.empty() && common_nouns(known, actor.name)) {
      std::string code = actor.country;  // "the foreign ministry" of one country
      for (char& c : code) c = static_cast<char>(c | 0x20);
      actor.id += "-" + code;
    } else if (known.by_id(actor.id) != nullptr && actor.kind != HolderKind::State) {
      actor.id += "-2";
    }
    const auto [place, fresh] = places.try_emplace(actor.id, linked.size());
    new_ids[old] = actor.id;
    if (fresh) {
      linked.push_back(std::move(actor));
      continue;
    }
    std::vector<Span>& mentions = linked[place->second].mentions;
    mentions.insert(mentions.end(), actor.mentions.begin(), actor.mentions.end());
    std::sort(mentions.begin(), mentions.end());
    mentions.erase(std::unique(mentions.begin(), mentions.end()), mentions.end());
  }
  report.actors = std::move(linked);
  const auto renew = [&new_ids](std::string& id) {
    const auto found = new_ids.find(id);
    if (found != new_ids.end()) id = found->second;
  };
  for (Statement& statement : report.statements) {
    for (Hop& hop : statement.chain) {
      if (hop.holder) renew(hop.holder->actor);
      if (hop.recipient) renew(hop.recipient->actor);
    }
  }
}

}  // namespace hearsay::extract
