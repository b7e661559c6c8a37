#include "extract/actor_links.h"

#include <algorithm>
#include <array>

#include "extract/lexicon/words.h"

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

bool all_capitals(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string small_of(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

struct ShortForm {
  std::string_view written, meant;
};
constexpr std::array kShortForms = {
    ShortForm{"rep", "representatives"}, ShortForm{"congressman", "representatives"},
    ShortForm{"representative", "representatives"}, ShortForm{"congresswoman", "representatives"},
    ShortForm{"sen", "senator"}, ShortForm{"gov", "governor"}, ShortForm{"sec", "secretary"},
    ShortForm{"intel", "intelligence"}, ShortForm{"pm", "minister"}, ShortForm{"chair", "chairman"},
    ShortForm{"chairwoman", "chairman"}, ShortForm{"spokeswoman", "spokesman"},
    ShortForm{"spokesperson", "spokesman"}, ShortForm{"premier", "minister"},
    ShortForm{"ex-president", "president"}, ShortForm{"gen", "general"}, ShortForm{"adm", "admiral"},
};

// Words of `text` in small letters, without those that say nothing of an office.
void take_words(std::string_view text, std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 9> kEmpty = {"the", "of",  "for", "and", "a",
                                                      "to",  "his", "her", "in"};
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    const auto letter = [&](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             static_cast<unsigned char>(c) >= 0x80;
    };
    while (end < text.size() && letter(text[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    std::string word = small_of(text.substr(at, end - at));
    for (const ShortForm& form : kShortForms) {
      if (form.written == word) word = form.meant;
    }
    if (std::find(kEmpty.begin(), kEmpty.end(), word) == kEmpty.end()) {
      words.push_back(std::move(word));
    }
    at = end;
  }
}

// How much of an office's title stands among `roles`: 0 to 1, the best of the offices held or held
// once by then.
double role_share(const Knowledge& known, const KnownActor& actor, const ActorClues& clues) {
  double best = 0;
  for (const KnownOffice& office : known.offices_of(actor)) {
    if (!clues.date.empty() && !office.since.empty() && office.since > clues.date) continue;
    std::vector<std::string> title;
    take_words(office.title, title);
    if (title.empty()) continue;
    const auto there = std::count_if(title.begin(), title.end(), [&](const std::string& word) {
      return std::find(clues.roles.begin(), clues.roles.end(), word) != clues.roles.end();
    });
    best = std::max(best, static_cast<double>(there) / static_cast<double>(title.size()));
  }
  return best;
}

// "The Hill", a name that without its article is a word or surname like any other.
bool needs_article(const KnownActor& actor) {
  return actor.kind == KnownKind::Outlet && actor.name.starts_with("The ") &&
         actor.name.find(' ', 4) == std::string_view::npos;
}

// Whether the full stop at `at` is no abbreviation's ("Sen.", "U.S."), as far as its word tells.
bool ends_sentence(std::string_view text, size_t at) {
  constexpr size_t kShort = 4;
  size_t length = 0;
  while (length < at && length <= kShort && text[at - 1 - length] != ' ') ++length;
  return length > kShort;
}

std::string in_words(double roles, bool in_office, bool whole, bool alone) {
  std::string reason = whole ? "its name" : "a surname";
  if (roles > 0) reason += " and an office that stands beside it";
  if (in_office) reason += ", in office on the day";
  reason += alone ? "; nobody else of that name is known" : "; others of that name are known";
  return reason;
}

}  // namespace

ActorClues clues_of(const Report& report, const Actor& actor) {
  constexpr size_t kMentions = 20, kWordsBefore = 6, kBytesBehind = 80;
  ActorClues clues;
  clues.date = std::string_view(report.article.published).substr(0, 10);
  clues.article_before = actor.name.starts_with("The ");
  const std::string_view text = report.article.text;
  for (size_t m = 0; m < actor.mentions.size() && m < kMentions; ++m) {
    const Span span = actor.mentions[m];
    if (span.end > text.size()) continue;
    const std::string_view words = span.of(text);
    clues.article_before = clues.article_before || words.starts_with("The ");
    take_words(words, clues.roles);
    size_t begin = span.begin;
    for (size_t spaces = 0; begin > 0; --begin) {
      const char c = text[begin - 1];
      if (c == '\n' || c == '"' || (c == '.' && ends_sentence(text, begin - 1))) break;
      if (c == ' ' && ++spaces > kWordsBefore) break;
    }
    take_words(text.substr(begin, span.begin - begin), clues.roles);
    if (begin + 4 <= span.begin && text.substr(span.begin - 4, 4) == "The ") {
      clues.article_before = true;
    }
    if (span.end + 2 < text.size() && text[span.end] == ',') {
      const std::string_view behind = text.substr(span.end + 1, kBytesBehind);
      take_words(behind.substr(0, std::min(behind.find_first_of(",.;\n"), behind.size())),
                 clues.roles);
    }
  }
  return clues;
}

std::vector<ScoredActor> score_known(const Knowledge& known, std::string_view name, HolderKind kind,
                                     std::string_view country, const ActorClues& clues) {
  constexpr size_t kMost = 6;
  constexpr size_t kIsoLength = 3;
  std::vector<ScoredActor> found;
  for (const KnownName& one : known.find(name)) {
    const KnownActor& actor = *one.actor;
    const bool by_name = one.use == NameUse::Name;
    if (!by_name && one.use != NameUse::Surname) continue;
    if (!kinds_agree(kind, actor.kind) || (one.capitals && !all_capitals(name))) continue;
    const bool one_word = name.find(' ') == std::string_view::npos;
    if (one_word && needs_article(actor) && !clues.article_before) continue;
    const bool there = std::any_of(found.begin(), found.end(), [&](const ScoredActor& other) {
      return other.actor == one.actor;
    });
    if (there) continue;
    ScoredActor scored;
    scored.actor = &actor;
    scored.score = by_name ? 0.5 : 0.25;
    scored.roles = role_share(known, actor, clues);
    scored.score += 0.2 * scored.roles;
    const bool person = actor.kind == KnownKind::Person;
    const bool in_office =
        person && !clues.date.empty() && office_on(known, actor, clues.date) != nullptr;
    if (in_office) scored.score += 0.1;
    if (person && !of_the_time(known, actor, clues.date)) scored.score -= 0.4;
    if (country.size() == kIsoLength && !actor.country.empty()) {
      scored.score += actor.country == country ? 0.1 : person ? -0.1 : -0.4;
    }
    scored.reason = in_words(scored.roles, in_office, by_name, false);
    found.push_back(std::move(scored));
  }
  if (found.size() == 1) {
    const bool whole = found[0].score >= 0.4;
    found[0].score += 0.2;
    found[0].reason = in_words(found[0].roles, false, whole, true);
  }
  for (ScoredActor& one : found) one.score = std::clamp(one.score, 0.0, 0.99);
  std::stable_sort(found.begin(), found.end(), [](const ScoredActor& a, const ScoredActor& b) {
    return a.score != b.score ? a.score > b.score : a.actor->id < b.actor->id;
  });
  if (found.size() > kMost) found.resize(kMost);
  return found;
}

}  // namespace hearsay::extract
