#include "across/stories/groups.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>

#include "across/crowded_keys.h"
#include "across/partition.h"
#include "across/stories/compare.h"

namespace hearsay::across {
namespace {

// Two sets of articles become one story while the mean score between their members, with 0 where
// there is no link, is at least this.
constexpr double kOneStory = 0.07;

// A possible joining of two sets. Where a set has grown since, the mean can only have fallen, or
// the joining was offered anew: so it is looked at again when its turn comes.
struct Joining {
  double mean = 0;
  uint32_t first = 0, second = 0;  // their smallest nodes
  uint32_t a = 0, b = 0;           // the places of the sets
  uint32_t size_a = 0, size_b = 0;
  // The largest mean goes first, then the earliest nodes.
  bool operator<(const Joining& other) const {
    if (mean != other.mean) return mean < other.mean;
    return first != other.first ? first > other.first : second > other.second;
  }
};

// A set has the place of that of its members which had most neighbours, so that the sums of the
// others move, each no more often than the logarithm of the nodes.
class Sets {
 public:
  Sets(uint32_t nodes, const std::vector<GroupLink>& links)
      : partition_(nodes), place_(nodes), size_(nodes, 1), sums_(nodes) {
    std::iota(place_.begin(), place_.end(), 0u);
    for (const GroupLink& link : links) {
      if (link.status == LinkStatus::Rejected) partition_.keep_apart(link.a, link.b);
    }
    for (const GroupLink& link : links) {
      if (link.status == LinkStatus::Rejected || link.a == link.b) continue;
      sums_[link.a][link.b] += link.score;
      sums_[link.b][link.a] += link.score;
    }
    for (const GroupLink& link : links) {
      if (link.status == LinkStatus::Confirmed) join(place_of(link.a), place_of(link.b));
    }
  }

  void join_by_mean() {
    for (uint32_t place = 0; place < size_.size(); ++place) {
      for (const auto& [other, sum] : sums_[place]) {
        if (place < other) offer(place, other, sum);
      }
    }
    while (!queue_.empty()) {
      const Joining best = queue_.top();
      queue_.pop();
      if (size_[best.a] == 0 || size_[best.b] == 0) continue;  // gone into another
      if (size_[best.a] != best.size_a || size_[best.b] != best.size_b) {
        const auto sum = sums_[best.a].find(best.b);
        if (sum != sums_[best.a].end()) offer(best.a, best.b, sum->second);
        continue;
      }
      join(best.a, best.b);
    }
  }

  std::vector<uint32_t> numbered() { return partition_.numbered(); }

 private:
  uint32_t place_of(uint32_t node) { return place_[partition_.set_of(node)]; }

  void join(uint32_t a, uint32_t b) {
    if (a == b || !partition_.join(a, b)) return;
    if (sums_[b].size() > sums_[a].size()) std::swap(a, b);
    place_[partition_.set_of(a)] = a;
    size_[a] += size_[b];
    size_[b] = 0;
    sums_[a].erase(b);
    for (const auto& [other, sum] : sums_[b]) {
      if (other == a) continue;
      sums_[other].erase(b);
      sums_[other][a] = sums_[a][other] += sum;
      offer(a, other, sums_[a][other]);
    }
    sums_[b].clear();
  }

  void offer(uint32_t a, uint32_t b, double sum) {
    // An article of a crowd is compared with kCrowd others only: no more links can be missed.
    const double smaller = std::min(size_[a], size_[b]), larger = std::max(size_[a], size_[b]);
    const double mean = sum / (smaller * std::min<double>(larger, kCrowd));
    if (mean < kOneStory) return;
    const uint32_t one = partition_.set_of(a), other = partition_.set_of(b);
    queue_.push({mean, std::min(one, other), std::max(one, other), a, b, size_[a], size_[b]});
  }

  Partition partition_;
  std::vector<uint32_t> place_;                   // of a set, by its smallest node
  std::vector<uint32_t> size_;                    // by place; 0 once it is part of another
  std::vector<std::map<uint32_t, double>> sums_;  // of scores, by place, to other places
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
