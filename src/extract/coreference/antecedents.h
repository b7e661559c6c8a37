// The best antecedent of every mention of a report.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "extract/coreference/pair_features.h"

namespace hearsay::extract {

// Earlier mentions that `later` may mean, nearest first: the nearest ones, and of those with its
// head or name the last ones, however far. Bounded, so the whole is linear in the mentions.
class Candidates {
 public:
  explicit Candidates(std::span<const Referring> all);
  // To be asked for 0, 1, 2... in turn. Valid until the next call.
  std::span<const uint32_t> before(uint32_t later);

 private:
  void remember(uint32_t index);

  std::span<const Referring> all_;
  std::vector<std::pair<uint32_t, uint32_t>> keys_;  // key and mention, sorted
  std::vector<uint32_t> found_;
};

// For each mention the first mention of its entity, itself where it is that.
std::vector<uint32_t> link_mentions(const Report& report, std::span<const Referring> all);

}  // namespace hearsay::extract
