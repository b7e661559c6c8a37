#include "extract/known_actors.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace hearsay::extract {
namespace {

bool kinds_agree(HolderKind holder, KnownKind known) {
  switch (known) {
    case KnownKind::Person:
      return holder == HolderKind::Person;
    case KnownKind::Organisation:
    case KnownKind::Group:
      return holder == HolderKind::Organisation || holder == HolderKind::Group;
    case KnownKind::Outlet:
      return holder == HolderKind::Outlet || holder == HolderKind::Organisation;
    case KnownKind::State:
    case KnownKind::Place:
      return false;  // governments have their ids from their countries (actors.h)
  }
  return false;
}

int year_of(std::string_view date) {
  if (date.size() < 4) return 0;
  int year = 0;
  for (const char c : date.substr(0, 4)) year = year * 10 + (c - '0');
  return year;
}

// Could the article be about this person? In public life from two years before the first office to
// twenty after the last; without a date, anybody.
bool of_the_time(const Knowledge& known, const KnownActor& actor, std::string_view date) {
  constexpr int kBefore = 2, kAfter = 20;
  const auto offices = known.offices_of(actor);
  if (offices.empty() || date.empty()) return true;
  const int year = year_of(date);
  int first = 9999, last = 0;
  for (const KnownOffice& office : offices) {
    if (!office.since.empty()) first = std::min(first, year_of(office.since));
    last = std::max(last, office.until.empty() ? 9999 : year_of(office.until));
  }
  return year + kBefore >= first && year <= last + kAfter;
}

bool one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

bool has_capital(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

bool all_capitals(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
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

const KnownActor* known_actor(const Knowledge& known, std::string_view name, HolderKind kind,
                              std::string_view country, std::string_view date) {
  if (!has_capital(name)) return nullptr;
  std::vector<const KnownActor*> found;
  for (const KnownName& one : known.find(name)) {
    if (one.use != NameUse::Name || !kinds_agree(kind, one.actor->kind)) continue;
    if (one.capitals && !all_capitals(name)) continue;
    const KnownActor& actor = *one.actor;
    if (actor.kind == KnownKind::Person) {
      if (!of_the_time(known, actor, date)) continue;
      if (one_word(name) && (date.empty() || office_on(known, actor, date) == nullptr)) continue;
    } else if (!country.empty() && !actor.country.empty() && actor.country != country) {
      continue;
    }
    found.push_back(&actor);
  }
  if (found.size() > 1) {  // an outlet's name may be a body's too
    std::vector<const KnownActor*> closer;
    for (const KnownActor* actor : found) {
      const bool outlet = actor->kind == KnownKind::Outlet;
      if (outlet == (kind == HolderKind::Outlet)) closer.push_back(actor);
    }
    found = std::move(closer);
  }
  return found.size() == 1 ? found[0] : nullptr;
}

void link_known_actors(const Knowledge& known, Report& report) {
  std::vector<Actor> linked;
  std::unordered_map<std::string, std::string> new_ids;
  std::unordered_map<std::string, size_t> places;
  for (Actor& actor : report.actors) {
    const std::string old = actor.id;
    const std::string_view date = std::string_view(report.article.published).substr(0, 10);
    const KnownActor* entry = known_actor(known, actor.name, actor.kind, actor.country, date);
    if (entry == nullptr && actor.kind == HolderKind::Person) {
      const std::string plain = plain_person(known, actor.name);
      if (!plain.empty()) entry = known_actor(known, plain, actor.kind, actor.country, date);
    }
    const bool surname = one_word(actor.name) && is_surname(known, actor.name);
    // A paper that has a mayor's name: which of them is meant is not certain.
    if (surname && entry != nullptr && entry->kind != KnownKind::Person) entry = nullptr;
    if (entry == nullptr && surname && actor.kind == HolderKind::Organisation) {
      entry = known_actor(known, actor.name, HolderKind::Person, actor.country, date);
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
               (actor.country.empty() && common_nouns(known, actor.name))) {
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
