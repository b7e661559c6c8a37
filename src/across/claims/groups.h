// Claims: which statements of a connected set of links go together.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "across/claims/compare.h"

namespace hearsay::across {

struct ClaimNode {
  std::string statement;    // id
  std::string published;    // of its article, ISO 8601 or empty
  bool thin = false;        // ClaimFeatures::thin
};

enum class LinkDecision : uint8_t { Suggested, Confirmed, Rejected };

struct ClaimEdge {
  uint32_t from = 0, to = 0;  // indexes into the nodes
  ClaimRelation relation = ClaimRelation::Same;
  double score = 0;
  LinkDecision decision = LinkDecision::Suggested;
};

// Indexes of the members of each claim, canonical member (earliest published, then id) first; the
// claims in the order of their canonical members. Same and Answers unite, Contradicts never does;
// Confirmed unites whatever the score, Rejected keeps apart the two it joins. A function of the set:
// the order of nodes and edges makes no difference. Nodes without any link are claims of their own.
std::vector<std::vector<uint32_t>> claim_groups(const std::vector<ClaimNode>& nodes,
                                                const std::vector<ClaimEdge>& edges);

// "c:" and 16 hexadecimal digits, made from the id of the canonical member.
std::string claim_id(const std::string& canonical_statement);

}  // namespace hearsay::across
