#include "across/stories/groups.h"

#include <algorithm>
#include <map>
#include <queue>

#include "across/crowded_keys.h"
#include "across/partition.h"
#include "across/stories/compare.h"

namespace hearsay::across {
namespace {

// Two sets of articles become one story while the mean score between their members, with 0 where
// there is no link, is at least this.
constexpr double kOneStory = 0.07;

// A possible joining of two sets; out of date once either has grown.
struct Joining {
  double mean = 0;
  uint32_t a = 0, b = 0;  // sets, by their smallest nodes
  uint32_t size_a = 0, size_b = 0;
  // The largest mean goes first, then the earliest nodes.
  bool operator<(const Joining& other) const {
    if (mean != other.mean) return mean < other.mean;
    return a != other.a ? a > other.a : b > other.b;
  }
};

class Sets {
 public:
  Sets(uint32_t nodes, const std::vector<GroupLink>& links)
      : partition_(nodes), size_(nodes, 1), sums_(nodes) {
    for (const GroupLink& link : links) {
      if (link.status == LinkStatus::Rejected) partition_.keep_apart(link.a, link.b);
    }
    for (const GroupLink& link : links) {
      if (link.status == LinkStatus::Rejected || link.a == link.b) continue;
      sums_[link.a][link.b] += link.score;
      sums_[link.b][link.a] += link.score;
    }
    for (const GroupLink& link : links) {
      if (link.status == LinkStatus::Confirmed) join(link.a, link.b);
    }
  }

  void join_by_mean() {
    for (uint32_t node = 0; node < size_.size(); ++node) {
      if (partition_.set_of(node) == node) offer_all(node, true);
    }
    while (!queue_.empty()) {
      const Joining best = queue_.top();
      queue_.pop();
      if (size_[best.a] != best.size_a || size_[best.b] != best.size_b) continue;
      if (partition_.set_of(best.a) != best.a || partition_.set_of(best.b) != best.b) continue;
      if (join(best.a, best.b)) offer_all(best.a, false);
    }
  }

  std::vector<uint32_t> numbered() { return partition_.numbered(); }

 private:
  // Puts the sets of both together, under the smaller of their smallest nodes.
  bool join(uint32_t x, uint32_t y) {
    const uint32_t first = partition_.set_of(x), second = partition_.set_of(y);
    const uint32_t a = std::min(first, second), b = std::max(first, second);
    if (a == b) return true;
    if (!partition_.join(a, b)) return false;
    size_[a] += size_[b];
    for (const auto& [other, sum] : sums_[b]) {
      sums_[other].erase(b);
      if (other == a) continue;
      sums_[a][other] += sum;
      sums_[other][a] += sum;
    }
    sums_[a].erase(b);
    sums_[b].clear();
    return true;
  }

  void offer_all(uint32_t set, bool later_only) {
    for (const auto& [other, sum] : sums_[set]) {
      if (later_only && other < set) continue;
      const uint32_t a = std::min(set, other), b = std::max(set, other);
      // An article of a crowd is compared with kCrowd others only: no more links can be missed.
      const double smaller = std::min(size_[a], size_[b]), larger = std::max(size_[a], size_[b]);
      const double pairs = smaller * std::min<double>(larger, kCrowd);
      if (sum / pairs >= kOneStory) queue_.push({sum / pairs, a, b, size_[a], size_[b]});
    }
  }

  Partition partition_;
  std::vector<uint32_t> size_;                    // of the set of its smallest node
  std::vector<std::map<uint32_t, double>> sums_;  // of scores, to other sets
  std::priority_queue<Joining> queue_;
};

}  // namespace

std::vector<uint32_t> story_groups(uint32_t nodes, const std::vector<GroupLink>& links) {
  Partition bonds(nodes);
  for (const GroupLink& link : links) {
    const bool bond = link.status == LinkStatus::Confirmed ||
                      (link.status == LinkStatus::Suggested && link.score >= kStoryBond);
    if (bond && link.a < nodes && link.b < nodes) bonds.join(link.a, link.b);
  }
  std::vector<GroupLink> sorted;
  for (GroupLink link : links) {
    if (link.a >= nodes || link.b >= nodes) continue;
    if (bonds.set_of(link.a) != bonds.set_of(link.b)) continue;
    if (link.b < link.a) std::swap(link.a, link.b);
    sorted.push_back(link);
  }
  // Sums of numbers depend on their order: the links' own order must not.
  std::sort(sorted.begin(), sorted.end(), [](const GroupLink& x, const GroupLink& y) {
    if (x.a != y.a) return x.a < y.a;
    if (x.b != y.b) return x.b < y.b;
    return x.score != y.score ? x.score < y.score : x.status < y.status;
  });
  Sets sets(nodes, sorted);
  sets.join_by_mean();
  return sets.numbered();
}

}  // namespace hearsay::across
