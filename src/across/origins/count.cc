#include "across/origins/count.h"

#include <algorithm>

#include "extract/knowledge/folded_name.h"

namespace hearsay::across {

namespace {

constexpr size_t kExact = 10;
constexpr size_t kCompared = 1000;

bool has_word(const std::string& folded, std::string_view word) {
  size_t at = folded.find(word);
  while (at != std::string::npos) {
    const bool left = at == 0 || folded[at - 1] == ' ';
    const size_t end = at + word.size();
    if (left && (end == folded.size() || folded[end] == ' ')) return true;
    at = folded.find(word, at + 1);
  }
  return false;
}

bool has_any(const std::string& folded, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return has_word(folded, word); });
}

// "had not spoken to", "never talked to", "denied being the source of".
bool says_not_spoken(const std::string& folded, Polarity polarity) {
  const bool negative =
      polarity == Polarity::Negative || has_any(folded, {"not", "never", "nobody", "no", "neither",
                                                         "hadnt", "havent", "didnt", "wasnt"});
  return negative && has_any(folded, {"spoken", "spoke", "speak", "talked", "talk", "contact",
                                      "met", "source", "sources", "approached", "contacted"});
}

// Fewest sets into which the terminals fall when each set may be one source.
uint32_t fewest(const std::vector<std::vector<bool>>& same,
                std::vector<std::vector<uint32_t>>* sets, uint32_t next, uint32_t best) {
  if (sets->size() >= best) return best;
  if (next == same.size()) return static_cast<uint32_t>(sets->size());
  for (size_t s = 0; s < sets->size(); ++s) {
    const bool fits = std::all_of((*sets)[s].begin(), (*sets)[s].end(),
                                  [&](uint32_t other) { return same[next][other]; });
    if (!fits) continue;
    (*sets)[s].push_back(next);
    best = std::min(best, fewest(same, sets, next + 1, best));
    (*sets)[s].pop_back();
  }
  sets->push_back({next});
  best = std::min(best, fewest(same, sets, next + 1, best));
  sets->pop_back();
  return best;
}

}  // namespace

Separate said_separate(const OriginGraph& graph, const std::vector<uint32_t>& terminals,
                       const std::map<std::string, LocalSources>& local, const Identity& identity) {
  Separate found;
  std::set<std::string> told;
  for (const uint32_t t : terminals) {
    for (const uint32_t i : graph.terminals[t].direct) {
      const Testimony& one = graph.told[i];
      if (!one.via.empty()) continue;  // another's report of it
      const Report& report = *one.report;
      const auto there = local.find(report.article.id);
      if (there == local.end()) continue;
      for (uint32_t s = 0; s < report.statements.size() && s < 2000; ++s) {
        const Statement& statement = report.statements[s];
        if (statement.chain.empty() || !statement.chain.back().holder) continue;
        const uint32_t hop = static_cast<uint32_t>(statement.chain.size() - 1);
        const bool same =
            one.inner == Inner::Unnamed
                ? there->second.source_of(s, hop) == one.source
                : identity.somebody(report, *statement.chain.back().holder) == one.key;
        if (!same) continue;
        for (const Span part : statement.content.spans) {
          const std::string_view words = part.of(report.article.text).substr(0, 2000);
          if (!says_not_spoken(extract::fold_name(words), statement.polarity)) continue;
          const std::string outlet = identity.outlet_inside(report, words);
          if (outlet.empty()) continue;
          bool any = false;
          for (const uint32_t other : terminals) {
            if (other == t || graph.terminals[other].owner != outlet) continue;
            found.pairs.insert({std::min(t, other), std::max(t, other)});
            any = true;
          }
          if (!any || !told.insert(report.article.id + statement.id).second) continue;
          Evidence why;
          why.kind = Evidence::Kind::SaidSo;
          why.independent = true;
          why.text =
              graph.terminals[t].label + " said so: no word with " + identity.label(outlet) + ".";
          why.passages.push_back({report.article.id, statement.id, part});
          found.evidence.push_back(std::move(why));
        }
      }
    }
  }
  return found;
}

bool may_be_same(const OriginGraph& graph, uint32_t a, uint32_t b, const Separate& separate) {
  if (a == b) return true;
  const Terminal& one = graph.terminals[a];
  const Terminal& other = graph.terminals[b];
  if (one.kind != ProvenanceNode::Kind::Group || other.kind != ProvenanceNode::Kind::Group)
    return false;
  if (separate.pairs.contains({std::min(a, b), std::max(a, b)})) return false;
  return !conflict(one.descriptor, other.descriptor);
}

std::pair<uint32_t, uint32_t> count_origins(const OriginGraph& graph,
                                            const std::vector<uint32_t>& terminals,
                                            const Separate& separate) {
  std::vector<uint32_t> groups;
  uint32_t others = 0;
  for (const uint32_t t : terminals) {
    if (graph.terminals[t].kind == ProvenanceNode::Kind::Group) {
      groups.push_back(t);
    } else {
      ++others;
    }
  }
  const auto all = static_cast<uint32_t>(groups.size());
  if (groups.size() > kCompared) groups.resize(kCompared);
  std::vector<std::vector<bool>> same(groups.size(), std::vector<bool>(groups.size()));
  for (size_t i = 0; i < groups.size(); ++i) {
    for (size_t j = 0; j < groups.size(); ++j)
      same[i][j] = may_be_same(graph, groups[i], groups[j], separate);
  }
  std::vector<std::vector<uint32_t>> sets;
  uint32_t least = 0;
  if (groups.size() <= kExact) {
    least = fewest(same, &sets, 0, static_cast<uint32_t>(groups.size() + 1));
  } else {
    for (uint32_t i = 0; i < groups.size(); ++i) {
      bool placed = false;
      for (std::vector<uint32_t>& set : sets) {
        placed =
            std::all_of(set.begin(), set.end(), [&](uint32_t other) { return same[i][other]; });
        if (placed) {
          set.push_back(i);
          break;
        }
      }
      if (!placed) sets.push_back({i});
    }
    least = static_cast<uint32_t>(sets.size());
  }
  return {others + (groups.empty() ? 0 : least), others + all};
}

}  // namespace hearsay::across
