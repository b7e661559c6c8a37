// The same actor at two times: open, then closed; denied, then confirmed; silent, then not.
#include "across/changes/positions.h"

#include <algorithm>
#include <set>

#include "across/changes/changes.h"
#include "extract/knowledge/folded_name.h"

namespace hearsay::across {

namespace {

constexpr size_t kMostOfOne = 400;  // statements of one actor that are compared with each other

bool has(const std::string& folded, std::string_view words) {
  for (size_t at = folded.find(words); at != std::string::npos; at = folded.find(words, at + 1)) {
    const size_t end = at + words.size();
    if ((at == 0 || folded[at - 1] == ' ') && (end == folded.size() || folded[end] == ' '))
      return true;
  }
  return false;
}

bool has_any(const std::string& folded, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view one) { return has(folded, one); });
}

std::string words_of_content(const Speech& speech) {
  std::string all;
  for (const Span part : speech.statement().content.spans)
    all += " " + extract::fold_name(part.of(speech.report->article.text).substr(0, 2000));
  return all;
}

// For the matter (1), against it (-1), or neither.
int direction(const Speech& speech) {
  const Statement& statement = speech.statement();
  if (statement.act == Act::Deny) return -1;
  if (statement.act == Act::Confirm) return 1;
  if (statement.act == Act::Doubt) return -1;
  if (statement.act == Act::Judge || statement.act == Act::Ask || statement.act == Act::Urge)
    return 0;
  const std::string words = words_of_content(speech);
  if (has_any(words, {"too late", "no longer", "never", "ruled out", "rule out", "is over",
                      "are dead", "is dead", "is closed", "scrapped", "abandoned", "cancelled",
                      "canceled", "called off"}))
    return -1;
  if (statement.polarity == Polarity::Negative ||
      (speech.features != nullptr && speech.features->negated))
    return -1;
  if (has_any(words, {"open to", "is open", "ready to", "ready for", "willing to", "prepared to",
                      "will", "agreed to"}) ||
      statement.act == Act::Commit)
    return 1;
  return statement.polarity == Polarity::Positive ? 1 : 0;
}

// What a reporter writes where a position changed.
std::string_view marker_in(std::string_view text, Span part) {
  static constexpr std::string_view kMarkers[] = {"retreated from",
                                                  "backed away",
                                                  "backing away",
                                                  "backed down",
                                                  "walked back",
                                                  "backtrack",
                                                  "reversing",
                                                  "reversed",
                                                  "reversal",
                                                  "U-turn",
                                                  "u-turn",
                                                  "about-face",
                                                  "changed course",
                                                  "change of heart",
                                                  "changed his mind",
                                                  "changed her mind",
                                                  "different tune",
                                                  "rowed back",
                                                  "after declaring",
                                                  "after promising",
                                                  "after denying",
                                                  "after insisting",
                                                  "had earlier said",
                                                  "had previously said",
                                                  "abandoned a promise",
                                                  "went back on",
                                                  "softened",
                                                  "hardened",
                                                  "no longer"};
  const std::string_view words = part.of(text);
  for (const std::string_view marker : kMarkers) {
    if (const size_t at = words.find(marker); at != std::string_view::npos)
      return words.substr(at, marker.size());
  }
  return {};
}

bool is_silence(Act act) { return act == Act::Silent || act == Act::Decline; }
bool speaks(Act act) { return !is_silence(act) && act != Act::Relay && act != Act::Unknown; }

std::string day(const Speech& speech) { return speech.said.substr(0, 10); }
// Of an interval its last day, so that it is never taken for too early.
std::string last_day(const Speech& speech) {
  const size_t slash = speech.said.find('/');
  return slash == std::string::npos ? day(speech) : speech.said.substr(slash + 1, 10);
}

Change change_of(const Speech& before, const Speech& after, Change::Kind kind, std::string reason) {
  Change made;
  made.kind = kind;
  made.actor = after.told.actor.empty() ? after.who : after.told.actor;
  made.name = after.name;
  made.before = ref_to(before);
  made.after = ref_to(after);
  made.before_time = before.said;
  made.after_time = after.said;
  made.before_act = before.statement().act;
  made.after_act = after.statement().act;
  made.reason = std::move(reason);
  return made;
}

std::string acts_in_words(const Speech& before, const Speech& after) {
  return std::string(name_of(before.statement().act)) + ", then " +
         std::string(name_of(after.statement().act));
}

// Two words of one actor on one matter.
bool same_matter(const Speech& a, const Speech& b) {
  if (a.features == nullptr || b.features == nullptr) return false;
  return shared_weight(*a.features, *b.features) >= 1.0 &&
         shared_words(*a.features, *b.features) >= 0.5;
}

// Both stand in one sentence or two, with a marker between or around them.
std::string_view told_together(const Speech& before, const Speech& after) {
  const StatementRef one = ref_to(before), other = ref_to(after);
  const Span both{std::min(one.passage.begin, other.passage.begin),
                  std::max(one.passage.end, other.passage.end)};
  const std::string_view words = both.of(before.report->article.text);
  // One paragraph, and no sentence of its own between them.
  if (both.size() > 500 || words.find('\n') != std::string_view::npos) return {};
  return marker_in(before.report->article.text, both);
}

class Positions {
 public:
  explicit Positions(const std::vector<Speech>& speeches) : speeches_(speeches) {
    for (uint32_t i = 0; i < speeches.size(); ++i) {
      if (!speeches[i].who.empty() && !speeches[i].reported_deed)
        by_who_[speeches[i].who].push_back(i);
    }
  }

  std::vector<Change> run() {
    for (auto& [who, places] : by_who_) {
      if (places.size() > kMostOfOne) places.erase(places.begin(), places.end() - kMostOfOne);
      for (const uint32_t i : places) {
        for (const uint32_t j : places) compare(speeches_[i], speeches_[j]);
      }
    }
    return std::move(found_);
  }

 private:
  void compare(const Speech& before, const Speech& after) {
    if (&before == &after || !speaks(before.statement().act) || !speaks(after.statement().act))
      return;
    if (before.report == after.report) {
      together(before, after);
      return;
    }
    if (last_day(before) >= day(after) || day(before).empty()) return;
    if (!same_matter(before, after)) return;
    const int was = direction(before), is = direction(after);
    if (was * is < 0) {
      add(before, after, Change::Kind::Reversed,
          "On the same matter " + acts_in_words(before, after) + ".");
      return;
    }
    const auto hedged = [](const Speech& one) {
      const Certainty how = one.statement().certainty;
      return how == Certainty::Possible || how == Certainty::Probable || one.features->hedged;
    };
    if (hedged(before) != hedged(after) && !after.dated) {
      add(before, after, Change::Kind::Qualified,
          hedged(after) ? "The later word is hedged." : "The later word is without the hedge.");
    }
  }

  // One report tells both and says that it changed.
  void together(const Speech& before, const Speech& after) {
    const bool earlier =
        before.dated && after.dated ? last_day(before) < day(after) : before.place < after.place;
    if (!earlier || (!before.dated && !after.dated)) return;
    const std::string_view marker = told_together(before, after);
    if (marker.empty()) return;
    // Where another report has the earlier word at its time, that one is shown.
    const Speech* first = &before;
    for (const uint32_t i : by_who_[before.who]) {
      const Speech& other = speeches_[i];
      if (other.report == before.report || day(other) > day(after) || !same_matter(other, before))
        continue;
      if (!speaks(other.statement().act) || other.statement().act == Act::Doubt) continue;
      if (day(other) < day(*first) || first == &before) first = &other;
    }
    if (day(*first) >= day(after) && !before.dated) return;
    const bool reversed = direction(before) * direction(after) < 0;
    add(*first, after, reversed ? Change::Kind::Reversed : Change::Kind::Qualified,
        "The later report says so: \"" + std::string(marker) + "\".");
  }

  void add(const Speech& before, const Speech& after, Change::Kind kind, std::string reason) {
    found_.push_back(change_of(before, after, kind, std::move(reason)));
  }

  const std::vector<Speech>& speeches_;
  std::map<std::string, std::vector<uint32_t>> by_who_;
  std::vector<Change> found_;
};

int side_on_claim(const Speech& speech) {
  const Act act = speech.statement().act;
  if (!speech.to_claim || is_silence(act) || speech.reported_deed) return 0;
  if (act == Act::Deny || speech.to_claim == Relation::Contradicts ||
      speech.side == Polarity::Negative)
    return -1;
  if (act == Act::Doubt) return -1;
  if (act == Act::Confirm || speech.to_claim == Relation::Same) return 1;
  return 0;
}

}  // namespace

std::vector<Change> positions_of(const std::vector<Speech>& speeches) {
  return once_each(Positions(speeches).run());
}

std::vector<Change> positions_on_claim(const std::vector<Speech>& speeches) {
  std::vector<Change> found;
  // By person or body; then by the state they speak for.
  for (const bool states : {false, true}) {
    std::map<std::string, std::vector<const Speech*>> by_who;
    for (const Speech& one : speeches) {
      const std::string& who = states ? one.state : one.who;
      if (!who.empty()) by_who[who].push_back(&one);
    }
    for (auto& [who, all] : by_who) {
      std::stable_sort(all.begin(), all.end(),
                       [](const Speech* a, const Speech* b) { return day(*a) < day(*b); });
      const Speech* first[2] = {nullptr, nullptr};  // against, for
      const Speech* silent = nullptr;
      for (const Speech* one : all) {
        const int side = side_on_claim(*one);
        if (!states && one->to_claim && is_silence(one->statement().act) && silent == nullptr)
          silent = one;
        if (side == 0) continue;
        const Speech* other = first[side > 0 ? 0 : 1];
        if (other != nullptr && last_day(*other) < day(*one) &&
            (!states || other->who != one->who || one->who.empty())) {
          Change change = change_of(*other, *one, Change::Kind::Reversed,
                                    "On this claim " + acts_in_words(*other, *one) + ".");
          if (states) {
            change.name = one->state_name;
            change.actor.clear();
            change.reason = "On this claim " + other->name + ": " +
                            std::string(name_of(other->statement().act)) + ", then " + one->name +
                            ": " + std::string(name_of(one->statement().act)) + ".";
          }
          found.push_back(std::move(change));
        }
        if (first[side > 0 ? 1 : 0] == nullptr) first[side > 0 ? 1 : 0] = one;
        if (silent != nullptr && last_day(*silent) < day(*one)) {
          found.push_back(change_of(*silent, *one, Change::Kind::BrokeSilence,
                                    "Asked before without an answer, now " +
                                        std::string(name_of(one->statement().act)) + "."));
          silent = nullptr;
        }
      }
    }
  }
  return once_each(std::move(found));
}

std::vector<Change> once_each(std::vector<Change> changes) {
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    return std::tie(a.name, a.after_time, a.after.article, a.before_time, a.before.article) <
           std::tie(b.name, b.after_time, b.after.article, b.before_time, b.before.article);
  });
  // One change told by many reports is one: the same actor, kind and two days.
  std::set<std::string> seen;
  std::vector<Change> kept;
  for (Change& one : changes) {
    const std::string key = one.name + '\n' + std::to_string(static_cast<int>(one.kind)) + '\n' +
                            one.before_time.substr(0, 10) + '\n' + one.after_time.substr(0, 10);
    if (seen.insert(key).second) kept.push_back(std::move(one));
  }
  // What is reversed is not also qualified.
  const auto days = [](const Change& one) {
    return one.name + '\n' + one.before_time.substr(0, 10) + '\n' + one.after_time.substr(0, 10);
  };
  std::set<std::string> reversed;
  for (const Change& one : kept) {
    if (one.kind == Change::Kind::Reversed) reversed.insert(days(one));
  }
  std::erase_if(kept, [&](const Change& one) {
    return one.kind == Change::Kind::Qualified && reversed.contains(days(one));
  });
  std::stable_sort(kept.begin(), kept.end(), [](const Change& a, const Change& b) {
    return std::tie(a.after_time, a.after.article) < std::tie(b.after_time, b.after.article);
  });
  return kept;
}

}  // namespace hearsay::across
