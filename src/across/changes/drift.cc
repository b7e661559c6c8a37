// What a report of a report lost: the pairs of a statement and the earlier one it passes on.
#include "across/changes/drift.h"

#include <algorithm>
#include <set>

#include "across/changes/changes.h"
#include "across/origins/hops_dropped.h"
#include "extract/knowledge/folded_name.h"

namespace hearsay::across {

namespace {

bool hedged(const Speech& one) {
  const Certainty how = one.statement().certainty;
  return how == Certainty::Possible || how == Certainty::Probable;
}

// "will leave", not "would leave" or "offered to leave".
bool stated_as_so(const Speech& one) {
  for (const Span part : one.statement().content.spans) {
    const std::string words = " " + extract::fold_name(part.of(one.report->article.text)) + " ";
    for (const std::string_view still :
         {" would ", " could ", " offer", " propos", " ready to ", " may ", " to "}) {
      if (words.find(still) != std::string::npos && words.find(" will ") == std::string::npos)
        return false;
    }
  }
  return true;
}

std::string quoted(const Speech& one) {
  std::string words;
  for (const Span part : one.statement().content.spans) {
    if (!words.empty()) words += " ... ";
    words += part.of(one.report->article.text);
  }
  if (words.size() > 160) {
    words.resize(160);
    while (!words.empty() && (static_cast<unsigned char>(words.back()) & 0xC0) == 0x80)
      words.pop_back();
    if (!words.empty() && static_cast<unsigned char>(words.back()) >= 0xC0) words.pop_back();
    words += "...";
  }
  return "\"" + words + "\"";
}

bool cites(const Speech& later, const std::string& outlet) {
  return !outlet.empty() && std::any_of(later.told.via.begin(), later.told.via.end(),
                                        [&](const Via& via) { return via.outlet == outlet; });
}

// Holder before holder: "Adviser cast doubt" on Tuesday, "who said last week it did not exist".
bool tells_of(const Speech& later, const Speech& earlier) {
  if (!later.dated || later.who.empty() || later.who != earlier.who) return false;
  const std::string from = later.said.substr(0, 10);
  const size_t slash = later.said.find('/');
  const std::string until = slash == std::string::npos ? from : later.said.substr(slash + 1, 10);
  const std::string day = earlier.said.substr(0, 10);
  return from <= day && day <= until && from < later.report->article.published.substr(0, 10);
}

class Drifts {
 public:
  explicit Drifts(const Speeches& speeches) : speeches_(speeches) {
    for (const Speech& one : speeches.all)
      by_outlet_[speeches.identity->outlet_of(*one.report)].push_back(&one);
  }

  std::vector<Drift> run() {
    for (const Speech& later : speeches_.all) {
      if (later.features == nullptr) continue;
      for (const Via& via : later.told.via) {
        const auto there = by_outlet_.find(via.outlet);
        if (there == by_outlet_.end()) continue;
        for (const Speech* earlier : last_of(there->second)) {
          if (earlier->report != later.report && !after(*earlier, later) &&
              cites(later, via.outlet))
            passed_on(*earlier, later);
        }
      }
    }
    same_actor();
    dropped_hops();
    std::vector<Drift> kept;
    std::set<std::string> seen;
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Scored& a, const Scored& b) { return a.score > b.score; });
    for (Scored& one : found_) {
      const std::string key = one.drift.to.article + one.drift.to.statement +
                              std::to_string(static_cast<int>(one.drift.kind));
      if (seen.insert(key).second) kept.push_back(std::move(one.drift));
    }
    std::stable_sort(kept.begin(), kept.end(), [](const Drift& a, const Drift& b) {
      return std::tie(a.to.article, a.to.passage, a.kind) <
             std::tie(b.to.article, b.to.passage, b.kind);
    });
    return kept;
  }

 private:
  struct Scored {
    double score;
    Drift drift;
  };

  static bool after(const Speech& earlier, const Speech& later) {
    return day_of(*earlier.report) > day_of(*later.report);
  }

  static std::vector<const Speech*> last_of(const std::vector<const Speech*>& all) {
    constexpr size_t kMost = 500;
    return all.size() <= kMost ? all : std::vector<const Speech*>(all.end() - kMost, all.end());
  }

  void add(Drift::Kind kind, const Speech& from, const Speech& to, std::string what, double score) {
    Drift drift;
    drift.kind = kind;
    drift.from = ref_to(from);
    drift.to = ref_to(to);
    drift.reason = std::move(what) + ": " + quoted(from) + " became " + quoted(to) + ".";
    found_.push_back({score, std::move(drift)});
  }

  void passed_on(const Speech& from, const Speech& to) {
    if (from.features == nullptr) return;
    // What the outlet itself only passed on is compared with its own source.
    if (!from.told.via.empty() && from.told.inner != Inner::Somebody) return;
    const double share = shared_words(*from.features, *to.features);
    const double weight = shared_weight(*from.features, *to.features);
    numbers(from, to, share);
    // Matched as one claim they need fewer words in common: a report may join two.
    const bool one_claim = from.to_claim == Relation::Same && to.to_claim == Relation::Same;
    const bool alike = (share >= 0.5 && weight >= 0.5) || (share >= 0.35 && weight >= 1);
    if (one_claim ? share < 0.2 : !alike) return;
    const Act was = from.statement().act, is = to.statement().act;
    if (hedged(from) && to.statement().certainty == Certainty::Certain &&
        (was == Act::Assert || was == Act::Think))
      add(Drift::Kind::HedgeLost, from, to, "The hedge was lost", share);
    if (from.statement().certainty == Certainty::Certain && hedged(to) && is == was &&
        common_words(*from.features, *to.features) >= 0.75)
      add(Drift::Kind::HedgeAdded, from, to, "A hedge was added", share);
    if (from.told.inner == Inner::Unnamed && to.told.inner == Inner::Unnamed &&
        from.told.descriptor.count == 1 && to.told.descriptor.plural &&
        from.told.descriptor.head == to.told.descriptor.head)
      add(Drift::Kind::OneMadeSeveral, from, to, "One source became several", share);
    if (was == Act::Commit && from.told.inner == Inner::Unnamed && is == Act::Assert &&
        to.told.inner == Inner::Unnamed && stated_as_so(to))
      add(Drift::Kind::OfferTurnedFact, from, to, "What was offered became what will be", share);
    if (was == Act::Commit && is == Act::Think)
      add(Drift::Kind::ActChanged, from, to, "An offer became a readiness", share);
    if (was == Act::Doubt && is == Act::Deny)
      add(Drift::Kind::ActChanged, from, to, "A doubt became a denial", share);
    if (to.told.inner == Inner::Nobody && from.told.inner != Inner::Nobody)
      add(Drift::Kind::AttributionDropped, from, to, "Whose word it is was dropped", share);
  }

  void numbers(const Speech& from, const Speech& to, double share) {
    for (const ClaimQuantity& was : from.features->quantities) {
      if (was.unit.empty()) continue;
      bool kept = false, other = false;
      for (const ClaimQuantity& is : to.features->quantities) {
        if (is.unit != was.unit) continue;
        kept |= is.value == was.value;
        other = true;
      }
      // Few words besides the number are enough: the thing counted is the same.
      if (other && !kept && share >= 0.3)
        add(Drift::Kind::NumberChanged, from, to, "The number changed", share);
    }
  }

  void same_actor() {
    std::map<std::string, std::vector<const Speech*>> doubts;
    for (const Speech& one : speeches_.all) {
      if (one.statement().act == Act::Doubt && !one.who.empty()) doubts[one.who].push_back(&one);
    }
    for (const Speech& later : speeches_.all) {
      const auto there = doubts.find(later.who);
      if (later.who.empty() || there == doubts.end()) continue;
      const Statement& statement = later.statement();
      const bool denies = statement.act == Act::Deny || (statement.act == Act::Assert &&
                                                         statement.polarity == Polarity::Negative);
      if (!denies) continue;
      for (const Speech* earlier : last_of(there->second)) {
        if (earlier->report != later.report && !after(*earlier, later) && tells_of(later, *earlier))
          add(Drift::Kind::ActChanged, *earlier, later, "A doubt became a denial", 0.5);
      }
    }
  }

  // An unnamed source without whom it spoke to, though an earlier report told it.
  void dropped_hops() {
    std::vector<const Speech*> unnamed;
    for (const Speech& one : speeches_.all) {
      if (one.told.inner == Inner::Unnamed && one.features != nullptr) unnamed.push_back(&one);
    }
    constexpr size_t kMost = 1000;
    if (unnamed.size() > kMost) unnamed.erase(unnamed.begin(), unnamed.end() - kMost);
    const Identity& identity = *speeches_.identity;
    for (const Speech* later : unnamed) {
      if (!later->told.via.empty() || later->told.own) continue;
      for (const Speech* earlier : unnamed) {
        if (day_of(*earlier->report) >= day_of(*later->report) ||
            conflict(earlier->told.descriptor, later->told.descriptor))
          continue;
        const std::string outlet =
            earlier->told.via.empty() ? earlier->told.outlet : earlier->told.via.back().outlet;
        if (outlet.empty() || outlet == later->told.outlet) continue;
        const std::string words = shared_quotation(earlier->told.quoted, later->told.quoted, 2);
        const bool described = earlier->told.descriptor.count == later->told.descriptor.count &&
                               later->told.descriptor.count > 1 &&
                               at_home_with(later->told.descriptor, identity.label(outlet),
                                            identity.label(later->told.outlet));
        if (words.empty() && !described) continue;
        const double share = shared_words(*earlier->features, *later->features);
        if (words.empty() && share <= 0) continue;
        Drift drift;
        drift.kind = Drift::Kind::HopDropped;
        drift.from = ref_to(*earlier);
        drift.to = ref_to(*later);
        drift.reason = "It does not say that " + later->told.descriptor.text + " spoke to " +
                       identity.label(outlet) + ".";
        found_.push_back({share + (words.empty() ? 0 : 1), std::move(drift)});
      }
    }
  }

  const Speeches& speeches_;
  std::map<std::string, std::vector<const Speech*>> by_outlet_;
  std::vector<Scored> found_;
};

}  // namespace

std::vector<Drift> drifts_of(const Speeches& speeches) { return Drifts(speeches).run(); }

}  // namespace hearsay::across
