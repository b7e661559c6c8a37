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
    const KnownActor* entry = known_actor(known, actor.name, actor.kind, actor.country,
                                          std::string_view(report.article.published).substr(0, 10));
    if (entry != nullptr) {
      actor.id = entry->id;
      actor.name = entry->name;
      actor.wikidata = entry->wikidata;
      constexpr size_t kIsoLength = 3;  // UNO, EUR and IGO are no countries of ISO 3166
      const bool many = entry->country == "UNO" || entry->country == "EUR" || entry->country == "IGO";
      if (entry->country.size() == kIsoLength && !many) actor.country = entry->country;
      if (entry->kind == KnownKind::Outlet) actor.kind = HolderKind::Outlet;
    } else if ((actor.kind == HolderKind::Person && one_word(actor.name)) ||
               (actor.country.empty() && actor.kind != HolderKind::State &&
                !has_capital(actor.name))) {
      actor.id += "-" + std::string(short_article(report));
    } else if (!actor.country.empty() && !has_capital(actor.name)) {
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
