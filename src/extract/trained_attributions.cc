#include "extract/trained_attributions.h"

#include <algorithm>
#include <cmath>

#include "extract/attributions.h"
#include "extract/nesting.h"
#include "extract/trained_weights.h"

namespace hearsay::extract {

float probability(const EvidenceRow& evidence) {
  float sum = 0;
  for (size_t i = 0; i < kEvidence; ++i) sum += evidence[i] * kKeepWeights[i];
  return 1.0f / (1.0f + std::exp(-sum));
}

Status find_attributions_trained(Report& report, const StageContext& context) {
  auto& made = report.attribution.attributions;
  if (Status status = find_attributions(report, context); !status.ok()) return status;
  if (report.language.attribution_scores.empty()) return Status::Ok();
  const std::vector<Attribution> rules = std::move(made);
  made.clear();
  std::vector<Candidate> candidates = make_candidates(report, rules);
  // A source that is cited goes with the attribution it stands in.
  std::vector<char> kept(candidates.size(), 0);
  for (size_t i = 0; i < candidates.size(); ++i) {
    Candidate& one = candidates[i];
    one.made.score = probability(one.evidence);
    kept[i] = one.made.score >= kKeep;
  }
  for (size_t i = 0; i < rules.size(); ++i) {
    if (!rules[i].relays) continue;
    kept[i] = rules[i].parent < 0 ? kept[i] : kept[rules[i].parent];
  }
  std::vector<int32_t> place(candidates.size(), -1);
  std::vector<size_t> order;
  for (size_t i = 0; i < candidates.size(); ++i) {
    if (kept[i]) order.push_back(i);
  }
  const auto anchor = [&candidates](size_t i) {
    const Attribution& one = candidates[i].made;
    return one.cue.empty() ? one.source.begin : one.cue.begin;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return anchor(a) < anchor(b); });
  for (size_t k = 0; k < order.size(); ++k) place[order[k]] = static_cast<int32_t>(k);
  for (const size_t i : order) {
    Attribution one = std::move(candidates[i].made);
    // Contents have changed: only what is no nesting stays ("citing Y" under X, "quoted by").
    const int32_t parent = candidates[i].rule >= 0 ? rules[candidates[i].rule].parent : -1;
    const bool tied = parent >= 0 && (one.relays || rules[parent].relays);
    one.parent = tied ? place[parent] : -1;
    made.push_back(std::move(one));
  }
  nest_attributions(made);
  return Status::Ok();
}

}  // namespace hearsay::extract
