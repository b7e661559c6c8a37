// What people decided about links, stories and claims, as links between items.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "hearsay/across.h"
#include "hearsay/decision.h"

namespace hearsay::across {

// Articles for Copy and Story, statements for Claim; by whole id, the smaller one first.
struct DecidedLink {
  LinkKind kind = LinkKind::Claim;
  std::string a, b;
  LinkStatus status = LinkStatus::Suggested;
};

// What the decisions in force say, the last word on each pair. Decisions about actors are passed
// over.
std::vector<DecidedLink> decided_links(const std::vector<Decision>& in_force);

// "a:77d0..." of "t:77d0...", "s:..." of "c:..."; other ids as they are.
std::string item_of_id(std::string_view id);

}  // namespace hearsay::across
