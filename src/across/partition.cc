#include "across/partition.h"

#include <algorithm>
#include <numeric>

namespace hearsay::across {

Partition::Partition(uint32_t nodes) : parent_(nodes) {
  std::iota(parent_.begin(), parent_.end(), 0u);
}

void Partition::keep_apart(uint32_t a, uint32_t b) {
  if (a != b) apart_.emplace_back(a, b);
}

uint32_t Partition::set_of(uint32_t node) {
  while (parent_[node] != node) {
    parent_[node] = parent_[parent_[node]];
    node = parent_[node];
  }
  return node;
}

bool Partition::join(uint32_t a, uint32_t b) {
  a = set_of(a);
  b = set_of(b);
  if (a == b) return true;
  for (const auto& [one, other] : apart_) {
    const uint32_t first = set_of(one), second = set_of(other);
    if ((first == a && second == b) || (first == b && second == a)) return false;
  }
  parent_[std::max(a, b)] = std::min(a, b);
  return true;
}

std::vector<uint32_t> Partition::numbered() {
  std::vector<uint32_t> number(parent_.size());
  uint32_t next = 0;
  for (uint32_t node = 0; node < parent_.size(); ++node) {
    const uint32_t root = set_of(node);  // its smallest node, so seen already
    number[node] = root == node ? next++ : number[root];
  }
  return number;
}

}  // namespace hearsay::across
