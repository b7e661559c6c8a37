#include <algorithm>
#include <map>
#include <set>

#include "across/copies/credits.h"
#include "across/origins/assemble.h"
#include "across/origins/origins.h"

namespace hearsay::across {

namespace {

constexpr size_t kMostStatements = 20000;

// What a statement does with the claim; Unknown: nothing that has an origin.
Act side_of(const Member& member, bool of_claim) {
  switch (member.statement().act) {
    case Act::Decline:
    case Act::Silent:
      return Act::Unknown;
    case Act::Deny:
      return Act::Deny;
    case Act::Doubt:
      return Act::Doubt;
    default:
      break;
  }
  if (member.side == Polarity::Negative || member.to_claim == Relation::Contradicts)
    return Act::Deny;
  if (!of_claim && member.to_claim != Relation::Same) {
    // An answer that neither denies nor doubts: a confirmation, or only near it.
    return member.statement().act == Act::Confirm ? Act::Confirm : Act::Unknown;
  }
  return member.statement().act == Act::Confirm ? Act::Confirm : Act::Assert;
}

// Whose text the article prints by a dateline or byline credit: the key of a wire, or empty.
std::string credited(const Report& report, const Identity& identity) {
  for (const Credit& credit : credits_of(report.article)) {
    if (credit.kind == CreditKind::Contributed || credit.kind == CreditKind::Copyright) continue;
    const std::string key = identity.outlet(report, credit.name);
    if (!key.empty() && key != identity.outlet_of(report)) return key;
  }
  return {};
}

}  // namespace

void trace_origins(const ClaimInput& input, ClaimAnalysis* found, const Knowledge* known) {
  const Knowledge& knowledge = known == nullptr ? Knowledge::built_in() : *known;
  const auto at = [&](uint32_t index) -> const Member& {
    return index < input.members.size() ? input.members[index]
                                        : input.context[index - input.members.size()];
  };
  struct Placed {
    uint32_t index;
    Act side;
  };
  std::vector<Placed> placed;
  std::set<std::string> seen;  // a statement given twice counts once
  for (uint32_t i = 0; i < input.members.size() + input.context.size(); ++i) {
    const bool of_claim = i < input.members.size();
    const Member& member = at(i);
    if (!of_claim && !member.to_claim) continue;
    if (!member.report || member.place >= member.report->statements.size()) continue;
    const Act side = side_of(member, of_claim);
    if (side == Act::Unknown) continue;
    if (!seen.insert(member.article().id + '\n' + std::to_string(member.place)).second) continue;
    placed.push_back({i, side});
  }
  std::stable_sort(placed.begin(), placed.end(), [&](const Placed& a, const Placed& b) {
    const Member& one = at(a.index);
    const Member& other = at(b.index);
    return std::tie(one.article().published, one.article().id, one.place) <
           std::tie(other.article().published, other.article().id, other.place);
  });
  if (placed.size() > kMostStatements) placed.resize(kMostStatements);

  std::vector<const Report*> reports;
  for (const Placed& one : placed) reports.push_back(at(one.index).report.get());
  // A wire that only a credit line names is an outlet too.
  const Identity identity(reports, input.aliases, knowledge);
  std::map<std::string, LocalSources> local;
  std::map<std::string, std::string> credit_of;
  OriginsOfSide sides[3];
  for (const Placed& one : placed) {
    const Member& member = at(one.index);
    const std::string& id = member.article().id;
    auto source = local.find(id);
    if (source == local.end()) {
      source = local.emplace(id, LocalSources(*member.report, identity)).first;
      credit_of[id] = credited(*member.report, identity);
    }
    Testimony told =
        read_testimony(*member.report, member.place, identity, source->second, credit_of[id]);
    told.index = one.index;
    told.side = one.side;
    sides[one.side == Act::Deny    ? 1
          : one.side == Act::Doubt ? 2
                                   : 0]
        .told.push_back(std::move(told));
  }
  assemble(sides, local, identity, input, found);
}

}  // namespace hearsay::across
