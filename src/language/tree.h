// The best dependency tree of a sentence (Chu-Liu and Edmonds, contracting cycles in place).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace hearsay {

// `scores` is n x n: row the dependent, column the head, the diagonal stands for the root. `heads`
// gets n heads, each a column; the root's is itself. Of all trees with exactly one root it is the
// one with the highest sum. Not recursive; cost and memory O(n^2).
void best_tree(std::span<const float> scores, uint32_t n, std::vector<uint32_t>& heads);

}  // namespace hearsay
