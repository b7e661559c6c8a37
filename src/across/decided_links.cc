#include "across/decided_links.h"

#include "across/item_ids.h"

namespace hearsay::across {

std::string item_of_id(std::string_view id) {
  if (id.starts_with("t:")) return id_as("a:", id);
  if (id.starts_with("c:")) return id_as("s:", id);
  return std::string(id);
}

std::vector<DecidedLink> decided_links(const std::vector<Decision>& in_force) {
  std::map<std::pair<LinkKind, std::pair<std::string, std::string>>, LinkStatus> pairs;
  for (const Decision& decision : in_force) {
    LinkKind kind = LinkKind::Claim;
    std::string a, b;
    if (decision.subject == DecisionSubject::Actor) continue;
    if (decision.subject == DecisionSubject::Link) {
      // The link may be gone by now; its kind and ends were kept beside its id.
      const size_t space = decision.value.find(' ');
      if (space == std::string::npos) continue;
      a = decision.value.substr(0, space);
      b = decision.value.substr(space + 1);
      kind = parse_link_kind(decision.second).value_or(LinkKind::Claim);
    } else {
      if (decision.subject == DecisionSubject::Story) kind = LinkKind::Story;
      a = item_of_id(decision.first);
      b = item_of_id(decision.second);
    }
    if (a > b) std::swap(a, b);
    const bool together =
        decision.verb == DecisionVerb::Confirm || decision.verb == DecisionVerb::Merge;
    pairs[{kind, {a, b}}] = together ? LinkStatus::Confirmed : LinkStatus::Rejected;
  }
  std::vector<DecidedLink> links;
  for (const auto& [key, status] : pairs) {
    links.push_back({key.first, key.second.first, key.second.second, status});
  }
  return links;
}

}  // namespace hearsay::across
