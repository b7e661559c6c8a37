#include "extract/nesting.h"

#include <algorithm>
#include <numeric>

namespace hearsay::extract {
namespace {

struct Piece {
  Span span;
  int32_t owner;
};

uint32_t anchor(const Attribution& one) {
  return one.cue.empty() ? one.source.begin : one.cue.begin;
}

// True where `ancestor` already stands under `one`, or so deep that nobody should go below it.
bool depends(const std::vector<Attribution>& all, int32_t ancestor, int32_t one) {
  constexpr int kDeepest = 32;
  int32_t at = ancestor;
  for (int steps = 0; at >= 0 && steps < kDeepest; ++steps) {
    if (at == one) return true;
    at = all[at].parent;
  }
  return at >= 0;
}

// "Denied claims by X that P": the claim is no part of its own denial.
bool is_claim_answered(const Attribution& one, const Attribution& outer) {
  return one.rule == "noun" && one.content == outer.content &&
         (outer.act == Act::Deny || outer.act == Act::Doubt || outer.act == Act::Confirm);
}

}  // namespace

void nest_attributions(std::vector<Attribution>& attributions) {
  std::vector<Piece> pieces;
  for (size_t i = 0; i < attributions.size(); ++i) {
    for (const Span content : attributions[i].content)
      pieces.push_back({content, static_cast<int32_t>(i)});
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<int32_t> order(attributions.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int32_t a, int32_t b) {
    return anchor(attributions[a]) < anchor(attributions[b]);
  });
  std::vector<Piece> open;
  size_t next = 0;
  for (const int32_t i : order) {
    const uint32_t at = anchor(attributions[i]);
    while (next < pieces.size() && pieces[next].span.begin <= at) open.push_back(pieces[next++]);
    while (!open.empty() && open.back().span.end <= at) open.pop_back();
    if (attributions[i].parent >= 0) continue;
    int32_t best = -1;
    uint32_t size = 0xffffffffu;
    // Closed pieces may lie below open ones; that many are looked at.
    constexpr int kLookedAt = 12;
    int steps = 0;
    for (size_t k = open.size(); k-- > 0 && steps < kLookedAt; ++steps) {
      if (open[k].owner == i || !open[k].span.contains(at) || open[k].span.size() >= size) continue;
      if (is_claim_answered(attributions[i], attributions[open[k].owner])) continue;
      if (depends(attributions, open[k].owner, i)) continue;
      size = open[k].span.size();
      best = open[k].owner;
    }
    attributions[i].parent = best;
  }
}

}  // namespace hearsay::extract
