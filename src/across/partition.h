// Sets of nodes that grow together, where some pairs must never meet: what people rejected.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace hearsay::across {

class Partition {
 public:
  explicit Partition(uint32_t nodes);
  // The two never come into one set. To be told before any join.
  void keep_apart(uint32_t a, uint32_t b);
  // Puts the sets of both together; false where that would bring together what is kept apart.
  bool join(uint32_t a, uint32_t b);
  uint32_t set_of(uint32_t node);  // its smallest node
  // The set of each node, numbered 0, 1, ... by their first nodes.
  std::vector<uint32_t> numbered();

 private:
  std::vector<uint32_t> parent_;                      // of smaller number
  std::vector<std::pair<uint32_t, uint32_t>> apart_;  // few: people made them
};

}  // namespace hearsay::across
