// The rule for keys that too many items share, so that a hundred thousand printings of one template
// cost a bounded number of comparisons each, whatever the order they came in.
//
// Of the items with one key the kCrowd with the smallest rank are its company. An item is compared
// with the company of each of its keys; an item of the company with everybody who has the key. Rank
// is a hash of the item's id, so joining a crowd's company gets ever rarer (about kCrowd / n for
// the n-th item) and the cost of adding stays at about kCrowd comparisons a key.
//
//   x and y are candidates  <=>  they share enough keys in whose company x or y is
//
// An item that pushes another out of a company takes away candidates that the other alone gave. A
// store then looks again at the links of the item pushed out (`still_candidates`).
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hearsay::across {

inline constexpr uint32_t kCrowd = 24;

// Of an article, statement or other item, by its id.
uint64_t rank_of(std::string_view id);

struct Candidate {
  uint32_t item = 0;
  uint32_t shared = 0;  // keys they share where one of the two is of the company
};

// The rule in memory. The ledger does the same in SQL.
class KeyIndex {
 public:
  // Adds item `item` (numbered from 0 in the order of adding) with its keys, ascending and without
  // doubles. Returns those already there that share at least `least` keys with it, by item.
  std::vector<Candidate> add(uint64_t rank, const std::vector<uint64_t>& keys, uint32_t least);
  // Items that adding the last item pushed out of a company, without doubles.
  const std::vector<uint32_t>& pushed_out() const { return pushed_out_; }
  // Whether the two still share `least` keys in whose company one of them is.
  bool still_candidates(uint32_t a, uint32_t b, uint32_t least) const;

 private:
  struct Bucket {
    std::vector<uint32_t> items;    // all, in the order of adding
    std::vector<uint32_t> company;  // by rank
  };
  struct Item {
    uint64_t rank = 0;
    std::vector<uint64_t> keys;
  };
  bool of_company(uint32_t item, const Bucket& bucket) const;

  std::unordered_map<uint64_t, Bucket> buckets_;
  std::vector<Item> items_;
  std::vector<uint32_t> shared_;  // one an item; zero but during add
  std::vector<uint32_t> pushed_out_;
};

}  // namespace hearsay::across
