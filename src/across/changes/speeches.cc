#include "across/changes/speeches.h"

#include <algorithm>
#include <set>

namespace hearsay::across {

namespace {

constexpr size_t kMostSpeeches = 20000;

// The state of a holder, where its words or its affiliation name one of `states`.
void place_state(const std::map<std::string, std::string>& states, Speech* speech) {
  const Statement& statement = speech->statement();
  if (statement.chain.empty() || !statement.chain.back().holder) return;
  const Holder& holder = *statement.chain.back().holder;
  const std::string_view text = speech->report->article.text;
  for (const std::string_view part : {holder.affiliation.of(text), holder.span.of(text)}) {
    for (const std::string& word : name_words(part)) {
      for (const auto& [folded, name] : states) {
        if (!akin(word, folded)) continue;
        speech->state = folded;
        speech->state_name = name;
        return;
      }
    }
  }
  for (const Actor& actor : speech->report->actors) {
    if (actor.id != holder.actor || actor.kind != HolderKind::State) continue;
    for (const auto& [folded, name] : states) {
      if (name != actor.name) continue;
      speech->state = folded;
      speech->state_name = name;
    }
  }
}

}  // namespace

Speeches read_speeches(const std::vector<const Member*>& statements,
                       const std::vector<ActorAlias>& aliases, const Knowledge& known) {
  Speeches made;
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < statements.size(); ++i) {
    if (statements[i]->report && statements[i]->place < statements[i]->report->statements.size())
      order.push_back(i);
  }
  const auto key = [&](uint32_t i) {
    const Member& one = *statements[i];
    return std::tie(one.article().published, one.article().id, one.place);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return key(a) < key(b); });
  order.erase(std::unique(order.begin(), order.end(),
                          [&](uint32_t a, uint32_t b) { return key(a) == key(b); }),
              order.end());
  if (order.size() > kMostSpeeches) order.resize(kMostSpeeches);
  std::vector<const Report*> reports;
  std::map<std::string, std::string> states;  // first folded word to name
  for (const uint32_t i : order) {
    const Report* report = statements[i]->report.get();
    if (!reports.empty() && reports.back() == report) continue;
    reports.push_back(report);
    for (const Actor& actor : report->actors) {
      if (actor.kind != HolderKind::State) continue;
      const std::vector<std::string> words = name_words(actor.name);
      if (words.size() == 1 && words[0].size() > 3) states.try_emplace(words[0], actor.name);
    }
  }
  made.identity = std::make_unique<Identity>(reports, aliases, known);
  std::map<std::string, LocalSources> local;
  for (const uint32_t i : order) {
    const Member& member = *statements[i];
    const Report& report = *member.report;
    const std::string& id = report.article.id;
    auto source = local.find(id);
    if (source == local.end()) {
      source = local.emplace(id, LocalSources(report, *made.identity)).first;
      made.features[id] = claim_features(report);
    }
    Speech one;
    one.index = i;
    one.report = &report;
    one.place = member.place;
    one.to_claim = member.to_claim;
    one.side = member.side;
    one.told = read_testimony(report, member.place, *made.identity, source->second, {});
    if (one.told.inner == Inner::Somebody) {
      one.who = one.told.key;
      one.name = one.told.label;
    } else {
      one.name = one.told.inner == Inner::Unnamed ? one.told.descriptor.text : "";
    }
    const Statement& statement = one.statement();
    one.said = report.article.published;
    if (!statement.chain.empty() && statement.chain.back().said &&
        !statement.chain.back().said->value.empty()) {
      one.said = statement.chain.back().said->value;
      one.dated = true;
    }
    if (statement.chain.size() > 1) {
      switch (statement.act) {
        case Act::Commit:
        case Act::Think:
        case Act::Urge:
        case Act::Judge:
        case Act::Ask:
          one.reported_deed = true;
          break;
        default:
          break;
      }
    }
    if (!one.reported_deed) place_state(states, &one);
    made.all.push_back(std::move(one));
  }
  for (Speech& one : made.all) {
    const std::vector<ClaimFeatures>& features = made.features[one.report->article.id];
    one.features = one.place < features.size() ? &features[one.place] : nullptr;
  }
  return made;
}

double shared_weight(const ClaimFeatures& a, const ClaimFeatures& b) {
  std::set<std::string_view> words;
  double shared = 0;
  for (const ClaimTerm& term : a.terms) words.insert(term.stem);
  for (const ClaimTerm& term : b.terms) {
    if (words.erase(term.stem) > 0) shared += term.weight;
  }
  return shared;
}

namespace {

double whole_weight(const ClaimFeatures& one) {
  std::map<std::string_view, double> words;
  for (const ClaimTerm& term : one.terms) words[term.stem] = term.weight;
  double sum = 0;
  for (const auto& [stem, weight] : words) sum += weight;
  return sum;
}

}  // namespace

double common_words(const ClaimFeatures& a, const ClaimFeatures& b) {
  const double most = std::max(whole_weight(a), whole_weight(b));
  return most <= 0 ? 0 : shared_weight(a, b) / most;
}

double shared_words(const ClaimFeatures& a, const ClaimFeatures& b) {
  const double least = std::min(whole_weight(a), whole_weight(b));
  return least <= 0 ? 0 : shared_weight(a, b) / least;
}

StatementRef ref_to(const Speech& speech) {
  StatementRef made;
  made.article = speech.report->article.id;
  made.statement = speech.statement().id;
  made.passage = speech.told.passage;
  for (const Span part : speech.statement().content.spans) {
    if (made.passage.empty()) made.passage = part;
    made.passage = {std::min(made.passage.begin, part.begin), std::max(made.passage.end, part.end)};
  }
  return made;
}

}  // namespace hearsay::across
