// How many origins there may be, and whether anything shows that they are independent.
#pragma once

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "across/origins/resolve.h"

namespace hearsay::across {

// Pairs of terminals, the smaller first, that somebody said are not each other.
struct Separate {
  std::set<std::pair<uint32_t, uint32_t>> pairs;
  std::vector<Evidence> evidence;
};

// Looks in the reports of each unnamed or named source for its word that it did not speak to the
// outlet of another ("had not spoken to the Courier"). `local` by article id.
Separate said_separate(const OriginGraph& graph, const std::vector<uint32_t>& terminals,
                       const std::map<std::string, LocalSources>& local, const Identity& identity);

// Whether two terminals may be one source: unnamed, to different outlets or worded otherwise,
// nothing against it.
bool may_be_same(const OriginGraph& graph, uint32_t a, uint32_t b, const Separate& separate);

// The fewest and the most different sources among `terminals`. Exact to ten unnamed ones; beyond,
// the fewest are counted greedily and may come out too high. Of more than 1,000 unnamed ones the
// first 1,000 are compared; the others only count for the most.
std::pair<uint32_t, uint32_t> count_origins(const OriginGraph& graph,
                                            const std::vector<uint32_t>& terminals,
                                            const Separate& separate);

}  // namespace hearsay::across
