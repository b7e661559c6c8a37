#include "across/origins/identity.h"

#include <algorithm>
#include <set>

#include "extract/knowledge/phrase_words.h"

namespace hearsay::across {

namespace {

// Words that say only that it is an outlet; "Tavan" and "the Tavan news agency" are one.
bool is_general(const std::string& word) {
  static const std::set<std::string> kGeneral = {
      "the",     "news",  "agency",  "newspaper", "paper",       "wire",       "service", "network",
      "website", "site",  "daily",   "weekly",    "broadcaster", "television", "tv",      "radio",
      "channel", "state", "outlet",  "magazine",  "online",      "com",        "org",     "net",
      "www",     "s",     "local",   "story",     "report",      "official",   "run",     "co",
      "uk",      "owned", "edition", "group",     "media",       "its",        "his",     "her"};
  return kGeneral.contains(word);
}

std::vector<std::string> telling_words(const std::vector<std::string>& words) {
  std::vector<std::string> telling;
  for (const std::string& word : words) {
    if (!is_general(word)) telling.push_back(word);
  }
  return telling;
}

std::string joined(const std::vector<std::string>& words, std::string_view between = " ") {
  std::string all;
  for (const std::string& word : words) {
    if (!all.empty()) all += between;
    all += word;
  }
  return all;
}

bool ends_with(const std::vector<std::string>& whole, const std::vector<std::string>& tail) {
  return tail.size() <= whole.size() && std::equal(tail.rbegin(), tail.rend(), whole.rbegin());
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  for (const extract::PhraseWord& word : extract::phrase_words(name)) {
    // "www.example.com" folds to one word with blanks in it.
    size_t begin = 0;
    while (begin < word.folded.size()) {
      const size_t end = std::min(word.folded.find(' ', begin), word.folded.size());
      std::string part = word.folded.substr(begin, end - begin);
      if (!part.empty() && part != "the") words.push_back(std::move(part));
      begin = end + 1;
    }
  }
  return words;
}

Identity::Identity(const std::vector<const Report*>& reports,
                   const std::vector<ActorAlias>& aliases, const Knowledge& known)
    : known_(known) {
  for (const ActorAlias& alias : aliases) aliases_[alias.id] = alias.same_as;
  std::set<const Report*> seen;
  std::set<std::string> people, outlets, publishers;
  for (const Report* report : reports) {
    if (!seen.insert(report).second) continue;
    if (!report->article.outlet.empty()) {
      outlets.insert(report->article.outlet);
      publishers.insert(report->article.outlet);
    }
    for (const Actor& actor : report->actors) {
      if (actor.kind == HolderKind::Outlet) {
        outlets.insert(actor.name);
      } else if (actor.kind == HolderKind::Person) {
        people.insert(joined(name_words(actor.name)));
      }
    }
  }
  for (const std::string& name : outlets) {
    const std::string key = add_outlet(name);
    if (publishers.contains(name)) published_.insert(key);
  }
  join_short_names();
  // A surname alone is the one fuller name that ends with it.
  for (const std::string& name : people) {
    if (name.empty() || name.find(' ') != std::string::npos) continue;
    std::string fuller;
    bool unsure = false;
    for (const std::string& other : people) {
      if (other.size() <= name.size() + 1 || !other.ends_with(" " + name)) continue;
      unsure = !fuller.empty();
      fuller = other;
      if (unsure) break;
    }
    if (!fuller.empty() && !unsure) full_names_[name] = fuller;
  }
}

std::string Identity::add_outlet(const std::string& name) {
  std::string key;
  for (const KnownName& match : known_.find(name)) {
    if (match.actor->kind == KnownKind::Outlet) key = "o:" + std::string(match.actor->id);
  }
  std::vector<std::string> words = name_words(name);
  const std::vector<std::string> telling = telling_words(words);
  if (!telling.empty()) words = telling;
  if (words.empty()) return {};
  // "www.lowportgazette.example" and "Lowport Gazette".
  if (key.empty()) key = "o:" + joined(words, "");
  std::vector<uint32_t>& same_end = by_last_[words.back()];
  const bool there = std::any_of(same_end.begin(), same_end.end(), [&](uint32_t one) {
    return outlets_[one].key == key && outlets_[one].words == words;
  });
  if (!there) {
    same_end.push_back(static_cast<uint32_t>(outlets_.size()));
    by_run_[joined(words, "")].push_back(static_cast<uint32_t>(outlets_.size()));
    outlets_.push_back({key, words});
  }
  std::string& label = labels_[key];
  if (name.size() > label.size() || (name.size() == label.size() && name < label)) label = name;
  return key;
}

void Identity::join_short_names() {
  std::map<std::string, std::string> meant;
  for (const Name& name : outlets_) {
    std::set<std::string> fuller;
    for (const uint32_t i : by_last_[name.words.back()]) {
      const Name& other = outlets_[i];
      if (other.words.size() > name.words.size() && ends_with(other.words, name.words) &&
          other.key != name.key)
        fuller.insert(other.key);
      if (fuller.size() > 1) break;
    }
    // What is known by its short name ("The Times") is itself where it has a report here, or the
    // fuller one has none.
    const bool unknown = name.key == "o:" + joined(name.words, "");
    if (fuller.size() == 1 &&
        (unknown || (published_.contains(*fuller.begin()) && !published_.contains(name.key))))
      meant[name.key] = *fuller.begin();
  }
  for (Name& name : outlets_) {
    // Names of known outlets may point round in a ring; a few steps are enough for any other.
    for (int steps = 0; steps < 4; ++steps) {
      const auto at = meant.find(name.key);
      if (at == meant.end()) break;
      name.key = at->second;
    }
  }
}

std::string Identity::outlet_by_words(const Report& report, std::vector<std::string> words) const {
  const std::vector<std::string> telling = telling_words(words);
  if (!telling.empty()) words = telling;
  if (words.empty()) return {};
  const std::string run_together = joined(words, "");
  std::set<std::string> whole, short_forms;
  const auto at_run = by_run_.find(run_together);
  if (at_run != by_run_.end()) {
    for (const uint32_t i : at_run->second) whole.insert(outlets_[i].key);
  }
  const auto at_last = by_last_.find(words.back());
  if (at_last != by_last_.end()) {
    for (const uint32_t i : at_last->second) {
      const Name& name = outlets_[i];
      // "Courier" of "Hallin Courier"; never "Port Amery" of "Port Amery Gazette".
      const bool short_form = name.words.size() > words.size() && ends_with(name.words, words);
      // "Osmara's Tavan agency": an adjective before the whole name.
      const bool adjective = words.size() > name.words.size() && name.words.size() == 1;
      if (short_form || adjective) short_forms.insert(name.key);
      if (short_forms.size() > 1) break;
    }
  }
  // A longer name in the same report is what its short form means: "The Times" beside "The New York
  // Times".
  std::set<std::string> of_report;
  for (const Actor& actor : report.actors) {
    if (actor.kind != HolderKind::Outlet) continue;
    const std::vector<std::string> full = telling_words(name_words(actor.name));
    if (full.size() > words.size() && ends_with(full, words)) {
      const auto named = by_run_.find(joined(full, ""));
      if (named == by_run_.end()) continue;
      for (const uint32_t i : named->second) of_report.insert(outlets_[i].key);
    }
  }
  if (of_report.size() == 1) return *of_report.begin();
  if (whole.size() == 1) return *whole.begin();
  if (!whole.empty()) return {};
  return short_forms.size() == 1 ? *short_forms.begin() : std::string();
}

std::string Identity::outlet_of(const Report& report) const {
  return report.article.outlet.empty() ? std::string()
                                       : outlet_by_words(report, name_words(report.article.outlet));
}

std::string Identity::outlet(const Report& report, std::string_view text) const {
  if (text.empty() || text.size() > 200) return {};
  return outlet_by_words(report, name_words(text));
}

std::string Identity::outlet_inside(const Report& report, std::string_view text) const {
  const std::vector<extract::PhraseWord> words = extract::phrase_words(text);
  for (size_t begin = 0; begin < words.size(); ++begin) {
    if (!words[begin].capital || words[begin].folded == "the") continue;
    for (size_t end = std::min(words.size(), begin + 5); end > begin; --end) {
      if (!words[end - 1].capital || is_general(words[begin].folded)) continue;
      std::vector<std::string> run;
      for (size_t i = begin; i < end; ++i) run.push_back(words[i].folded);
      if (std::string key = outlet_by_words(report, run); !key.empty()) return key;
    }
  }
  return {};
}

std::string Identity::outlet(const Report& report, const Holder& holder) const {
  const std::string_view text = holder.span.of(report.article.text);
  for (const Actor& actor : report.actors) {
    if (actor.id != holder.actor || actor.kind != HolderKind::Outlet) continue;
    return outlet_by_words(report, name_words(actor.name));
  }
  if (holder.kind == HolderKind::Outlet || holder.kind == HolderKind::Unknown ||
      holder.kind == HolderKind::Organisation) {
    std::string key = outlet(report, text);
    if (key.empty() && !holder.refers_to.empty())
      key = outlet(report, holder.refers_to.of(report.article.text));
    if (key.empty() && holder.kind == HolderKind::Outlet) key = outlet_inside(report, text);
    return key;
  }
  return {};
}

std::string Identity::alias_of(std::string id) const {
  for (int steps = 0; steps < 8; ++steps) {
    const auto at = aliases_.find(id);
    if (at == aliases_.end() || at->second == id) break;
    id = at->second;
  }
  return id;
}

std::string Identity::somebody(const Report& report, const Holder& holder) const {
  for (const Actor& actor : report.actors) {
    if (actor.id != holder.actor) continue;
    if (const std::string id = alias_of(actor.id); id != actor.id) return "p:" + id;
    if (!actor.wikidata.empty()) return "p:" + actor.wikidata;
    std::string name = joined(name_words(actor.name));
    if (const auto fuller = full_names_.find(name); fuller != full_names_.end())
      name = fuller->second;
    return name.empty() ? std::string() : "p:" + name;
  }
  if (!holder.named.value_or(false)) return {};
  const std::string name = joined(name_words(holder.span.of(report.article.text)));
  return name.empty() ? std::string() : "p:" + name;
}

std::string Identity::label(std::string_view key) const {
  const auto at = labels_.find(std::string(key));
  return at == labels_.end() ? std::string(key.substr(std::min<size_t>(2, key.size())))
                             : at->second;
}

}  // namespace hearsay::across
