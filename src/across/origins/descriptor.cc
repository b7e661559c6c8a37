#include "across/origins/descriptor.h"

#include <algorithm>
#include <map>
#include <set>

#include "extract/knowledge/phrase_words.h"

namespace hearsay::across {

namespace {

uint32_t number_word(const std::string& word) {
  static const std::map<std::string, uint32_t> kNumbers = {
      {"one", 1},   {"a", 1},    {"an", 1},      {"another", 1}, {"two", 2},   {"both", 2},
      {"three", 3}, {"four", 4}, {"five", 5},    {"six", 6},     {"seven", 7}, {"eight", 8},
      {"nine", 9},  {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"dozen", 12}};
  if (const auto at = kNumbers.find(word); at != kNumbers.end()) return at->second;
  uint32_t value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9' || value > 10000) return 0;
    value = value * 10 + static_cast<uint32_t>(c - '0');
  }
  return value;
}

// Whom the word says they are, in the singular; "" for words that say nothing of it.
std::string head_of(const std::string& word) {
  static const std::set<std::string> kHeads = {
      "official",  "diplomat",  "officer",    "aide",       "adviser",      "advisor",   "lawmaker",
      "minister",  "soldier",   "commander",  "engineer",   "doctor",       "executive", "employee",
      "resident",  "witness",   "lawyer",     "prosecutor", "investigator", "scientist", "banker",
      "analyst",   "spokesman", "politician", "trader",     "worker",       "relative",  "survivor",
      "inspector", "envoy",     "judge",      "police",     "neighbour",    "neighbor",  "nurse"};
  if (kHeads.contains(word)) return word;
  if (word == "witnesses") return "witness";
  if (word.size() > 1 && word.back() == 's' && kHeads.contains(word.substr(0, word.size() - 1)))
    return word.substr(0, word.size() - 1);
  return {};
}

bool is_people(const std::string& word) {
  static const std::set<std::string> kPeople = {"source",  "sources",  "person",     "people",
                                                "insider", "insiders", "individual", "individuals",
                                                "figure",  "figures",  "those"};
  return kPeople.contains(word);
}

bool shares_kin(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (const std::string& one : a) {
    for (const std::string& other : b) {
      if (akin(one, other)) return true;
    }
  }
  return false;
}

void add_names(std::string_view text, bool first_counts, std::vector<std::string>* names) {
  bool first = true;
  for (const extract::PhraseWord& word : extract::phrase_words(text)) {
    const bool opening = first && !first_counts;
    first = false;
    if (!word.capital || opening || word.folded.size() < 2 || number_word(word.folded) > 0)
      continue;
    if (std::find(names->begin(), names->end(), word.folded) == names->end())
      names->push_back(word.folded);
  }
}

}  // namespace

bool akin(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  const size_t stem = std::max<size_t>(4, a.size() - (a.size() > 4 ? 1 : 0));
  return a.size() >= 4 && b.size() <= a.size() + 4 && stem <= b.size() &&
         a.substr(0, stem) == b.substr(0, stem);
}

Descriptor describe(const Report& report, const Holder& holder) {
  const std::string_view text = report.article.text;
  Descriptor made;
  const std::string_view words = holder.span.of(text);
  made.text = std::string(words);
  made.country = holder.country;
  made.plural = holder.number == Number::Several;
  bool first = true, of = false, numbered = false;
  for (const extract::PhraseWord& word : extract::phrase_words(words)) {
    const std::string& folded = word.folded;
    if (first) {
      static const std::set<std::string> kBack = {"those", "these",  "they", "he",   "she", "it",
                                                  "them",  "others", "both", "some", "all"};
      // "the" is folded away: what begins with it has been told of before.
      made.refers =
          folded == "the" || folded.empty() || kBack.contains(folded) || word.whole == "the";
    }
    first = false;
    // "The agency's source" is introduced by whose it is.
    if (word.possessive) made.refers = false;
    if (folded == "of") of = true;
    if (of && (folded == "them" || folded == "those" || folded == "the" || folded == "these" ||
               number_word(folded) > 1))
      made.refers = true;
    if (const uint32_t number = number_word(folded); number > 0 && !numbered && !of) {
      made.count = number;
      numbered = true;
    }
    if (made.head.empty()) made.head = head_of(folded);
  }
  if (holder.number == Number::One) made.count = 1;
  if (made.count > 1) made.plural = true;
  // "One", "another", "a third": of those before, unless it says what they are.
  if (made.head.empty() && words.size() < 16) {
    bool told = false;
    for (const extract::PhraseWord& word : extract::phrase_words(words))
      told |= is_people(word.folded);
    if (!told) made.refers = true;
  }
  add_names(words, false, &made.names);
  std::vector<std::string> body;
  add_names(holder.affiliation.of(text), true, &body);
  for (const std::string& name : body) {
    if (std::find(made.names.begin(), made.names.end(), name) == made.names.end())
      made.names.push_back(name);
  }
  // A place alone tells no body: officials "in Lowport" may be of any.
  for (const extract::PhraseWord& word : extract::phrase_words(holder.affiliation.of(text))) {
    if (!word.capital && word.folded.size() > 3) made.belongs = body;
  }
  return made;
}

bool conflict(const Descriptor& a, const Descriptor& b) {
  if (!a.country.empty() && !b.country.empty()) {
    if (a.country != b.country) return true;
  } else if (!a.belongs.empty() && !b.belongs.empty() && !shares_kin(a.belongs, b.belongs) &&
             !shares_kin(a.names, b.names)) {
    return true;
  }
  return !a.head.empty() && !b.head.empty() && a.head != b.head && a.head != "official" &&
         b.head != "official";
}

uint32_t likeness(const Descriptor& a, const Descriptor& b) {
  if (conflict(a, b)) return 0;
  if (!a.head.empty() && !b.head.empty() && a.head != b.head) return 1;
  uint32_t alike = 1;
  if (a.count == b.count && a.count > 0) alike += 3;
  if (a.plural == b.plural) alike += 1;
  if (!a.head.empty() && a.head == b.head) alike += 2;
  if (shares_kin(a.names, b.names)) alike += 2;
  return alike;
}

bool same_words(const Descriptor& a, const Descriptor& b) {
  if (conflict(a, b) || a.head != b.head) return false;
  if (a.count != b.count && a.count > 0 && b.count > 0) return false;
  return a.plural == b.plural;
}

}  // namespace hearsay::across
