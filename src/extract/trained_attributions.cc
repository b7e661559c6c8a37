#include "extract/trained_attributions.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "extract/attributions.h"
#include "extract/nesting.h"
#include "extract/trained_weights.h"

namespace hearsay::extract {

namespace {

// "Oll said the crane was safe, the Courier reports": the tag of the outer attribution ends the
// content of the inner one, which it stands behind.
void cut_tags(std::string_view text, std::vector<Attribution>& attributions) {
  struct Piece {
    uint32_t end;
    size_t owner, place;
  };
  std::vector<Piece> pieces;
  for (size_t i = 0; i < attributions.size(); ++i) {
    for (size_t k = 0; k < attributions[i].content.size(); ++k)
      pieces.push_back({attributions[i].content[k].end, i, k});
  }
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.end < b.end; });
  for (size_t o = 0; o < attributions.size(); ++o) {
    const Attribution& outer = attributions[o];
    if (outer.source.empty() || outer.cue.empty() || outer.relays) continue;
    const Span tag = {std::min(outer.source.begin, outer.cue.begin),
                      std::max(outer.source.end, outer.cue.end)};
    auto next = std::lower_bound(pieces.begin(), pieces.end(), tag.end,
                                 [](const Piece& piece, uint32_t end) { return piece.end < end; });
    for (; next != pieces.end() && next->end <= tag.end + 1; ++next) {
      Attribution& inner = attributions[next->owner];
      Span& content = inner.content[next->place];
      const bool under = std::any_of(outer.content.begin(), outer.content.end(),
                                     [&](Span s) { return s.contains(inner.cue); });
      if (next->owner == o || !under || content.begin >= tag.begin) continue;
      uint32_t end = tag.begin;
      while (end > content.begin && (text[end - 1] == ' ' || text[end - 1] == ',')) --end;
      // A closing mark after the comma stays inside; a comma inside the marks does too.
      if (end > content.begin) content.end = end;
    }
  }
}

}  // namespace

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
    // A post has a form of its own, which no model of reports has seen.
    if (one.made.rule == "post") one.made.score = std::max(one.made.score, 0.8f);
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
  cut_tags(report.article.text, made);
  nest_attributions(made);
  return Status::Ok();
}

}  // namespace hearsay::extract
