#include "across/copies/groups.h"

#include <algorithm>

#include "across/copies/compare.h"
#include "across/partition.h"

namespace hearsay::across {
namespace {

// Two articles that share less than half of the shorter one print one text in part only.
constexpr double kOneText = 0.5;

}  // namespace

std::vector<uint32_t> copy_groups(uint32_t nodes, const std::vector<GroupLink>& links) {
  Partition groups(nodes);
  std::vector<const GroupLink*> uniting;
  for (const GroupLink& link : links) {
    if (link.a >= nodes || link.b >= nodes) continue;
    if (link.status == LinkStatus::Rejected) {
      groups.keep_apart(link.a, link.b);
    } else if (link.status == LinkStatus::Confirmed ||
               (is_copy(link.relation) && link.score >= kOneText)) {
      uniting.push_back(&link);
    }
  }
  // Where a rejection stands in the way the stronger link has its way; ties go by place.
  std::sort(uniting.begin(), uniting.end(), [](const GroupLink* x, const GroupLink* y) {
    const bool first = x->status == LinkStatus::Confirmed,
               second = y->status == LinkStatus::Confirmed;
    if (first != second) return first;
    if (x->score != y->score) return x->score > y->score;
    const auto ends = [](const GroupLink* link) { return std::minmax(link->a, link->b); };
    return ends(x) < ends(y);
  });
  for (const GroupLink* link : uniting) groups.join(link->a, link->b);
  return groups.numbered();
}

}  // namespace hearsay::across
