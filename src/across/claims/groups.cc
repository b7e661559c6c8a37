#include "across/claims/groups.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace hearsay::across {
namespace {

// Sides with this mean score between them, or more, unite.
constexpr double kBar = 0.25;
// What a pair without a link counts: it was not like enough to be linked, or shared no key.
constexpr double kUnlinked = 0.1;

struct Bond {
  double sum = 0;      // of the scores
  uint32_t links = 0;  // that unite
  bool confirmed = false;
  bool apart = false;  // a person rejected it, or it contradicts
};

// Groups that grow together, strongest bond first.
class Growth {
 public:
  explicit Growth(uint32_t count) : members_(count), size_(count, 1), bonds_(count) {
    for (uint32_t i = 0; i < count; ++i) members_[i] = {i};
  }

  void add(const GroupLink& link) {
    if (link.a == link.b || link.a >= members_.size() || link.b >= members_.size()) return;
    Bond& bond = bonds_[link.a][link.b];
    if (link.status == LinkStatus::Rejected || link.relation == Relation::Contradicts) {
      // A confirmed contradiction and a rejected sameness both keep apart; a rejected
      // contradiction says nothing.
      if (link.relation != Relation::Contradicts || link.status != LinkStatus::Rejected)
        bond.apart = true;
    } else if (link.relation == Relation::Same || link.relation == Relation::Answers) {
      bond.confirmed |= link.status == LinkStatus::Confirmed;
      // The stronger of two links of one pair.
      bond.sum = std::max(bond.sum, link.score);
      bond.links = 1;
    }
    bonds_[link.b][link.a] = bond;
  }

  void grow() {
    weigh();
    std::set<Next> queue;
    for (uint32_t a = 0; a < bonds_.size(); ++a)
      for (const auto& [b, bond] : bonds_[a])
        if (a < b && bond.links > 0) queue.insert(next(a, b));
    while (!queue.empty()) {
      const Next best = *queue.begin();
      queue.erase(queue.begin());
      const Bond& bond = bonds_[best.a][best.b];
      if (!bond.confirmed && (bond.apart || -best.weakness < kBar)) continue;
      unite(best.a, best.b, queue);
    }
  }

  std::vector<std::vector<uint32_t>> groups() && {
    std::vector<std::vector<uint32_t>> made;
    for (std::vector<uint32_t>& one : members_) {
      if (one.empty()) continue;
      std::sort(one.begin(), one.end());
      made.push_back(std::move(one));
    }
    return made;
  }

 private:
  struct Next {
    bool decided = false;  // by a person: first
    double weakness = 0;   // minus the mean score
    uint32_t a = 0, b = 0;
    bool operator<(const Next& other) const {
      if (decided != other.decided) return decided;
      if (weakness != other.weakness) return weakness < other.weakness;
      return a != other.a ? a < other.a : b < other.b;
    }
  };

  Next next(uint32_t a, uint32_t b) {
    if (a > b) std::swap(a, b);
    const Bond& bond = bonds_[a][b];
    const double pairs = std::max(1u, size_[a]) * static_cast<double>(std::max(1u, size_[b]));
    double unlinked = std::max(0.0, pairs - bond.links);
    // One statement may be linked to few members.
    if (std::min(members_[a].size(), members_[b].size()) == 1)
      unlinked = std::min(unlinked, 2.0 * bond.links);
    const double mean = (bond.sum + kUnlinked * unlinked) / (bond.links + unlinked);
    return {bond.confirmed, -mean, a, b};
  }

  // A statement with one link alone hangs on its neighbour ("denied the report") and says nothing
  // on whether two claims are one: it does not count.
  void weigh() {
    std::vector<uint32_t> neighbours(bonds_.size());
    for (size_t a = 0; a < bonds_.size(); ++a)
      for (const auto& [b, bond] : bonds_[a]) neighbours[a] += bond.links > 0;
    for (size_t a = 0; a < bonds_.size(); ++a) {
      if (neighbours[a] != 1) continue;
      for (const auto& [b, bond] : bonds_[a])
        if (bond.links > 0 && neighbours[b] > 1) size_[a] = 0;
    }
  }

  // `b` goes into `a`, the one with the smaller canonical member.
  void unite(uint32_t a, uint32_t b, std::set<Next>& queue) {
    for (const uint32_t side : {a, b})
      for (const auto& [other, bond] : bonds_[side])
        if (bond.links > 0) queue.erase(next(side, other));
    for (const auto& [other, bond] : bonds_[b]) {
      if (other == a) continue;
      Bond& joint = bonds_[a][other];
      joint.sum += bond.sum;
      joint.links += bond.links;
      joint.confirmed |= bond.confirmed;
      joint.apart |= bond.apart;
      bonds_[other].erase(b);
      bonds_[other][a] = joint;
    }
    bonds_[a].erase(b);
    bonds_[b].clear();
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
    size_[a] += size_[b];
    for (const auto& [other, bond] : bonds_[a])
      if (bond.links > 0) queue.insert(next(a, other));
  }

  std::vector<std::vector<uint32_t>> members_;   // by the place of the canonical one
  std::vector<uint32_t> size_;                   // members that count
  std::vector<std::map<uint32_t, Bond>> bonds_;  // of each group, by group
};

}  // namespace

std::vector<std::vector<uint32_t>> claim_groups(uint32_t count,
                                                const std::vector<GroupLink>& links) {
  Growth growth(count);
  for (const GroupLink& link : links) growth.add(link);
  growth.grow();
  return std::move(growth).groups();
}

std::string claim_id(std::string_view canonical_statement) {
  return "c:" +
         std::string(canonical_statement.substr(std::min<size_t>(2, canonical_statement.size())));
}

}  // namespace hearsay::across
