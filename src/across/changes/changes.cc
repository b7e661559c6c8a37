#include "across/changes/changes.h"

#include <algorithm>
#include <set>

#include "across/changes/drift.h"
#include "across/changes/positions.h"
#include "across/origins/origins.h"

namespace hearsay::across {

namespace {

const Knowledge& or_built_in(const Knowledge* known) {
  return known == nullptr ? Knowledge::built_in() : *known;
}

bool is_answer_act(Act act) {
  return act == Act::Confirm || act == Act::Deny || act == Act::Doubt || act == Act::Decline ||
         act == Act::Silent;
}

std::string origin_of(const ClaimAnalysis& found, Act act, uint32_t index) {
  const Origins* origins = act == Act::Deny    ? &found.denied
                           : act == Act::Doubt ? &found.doubted
                                               : &found.confirmed;
  if (act == Act::Decline || act == Act::Silent) return {};
  for (const Origin& origin : origins->origins) {
    if (std::find(origin.members.begin(), origin.members.end(), index) != origin.members.end())
      return origin.name;
  }
  return {};
}

std::vector<Answer> answers_in(const Speeches& speeches, const ClaimAnalysis& found) {
  const Speech* first_said = nullptr;
  for (const Speech& one : speeches.all) {
    if (one.to_claim == Relation::Same && !is_answer_act(one.statement().act)) {
      first_said = &one;
      break;
    }
  }
  std::vector<Answer> answers;
  std::set<std::string> seen;
  for (const Speech& one : speeches.all) {
    const Act act = one.statement().act;
    if (!one.to_claim || !is_answer_act(act)) continue;
    Answer made;
    made.name = one.name;
    made.actor = one.told.actor;
    made.act = act;
    made.said = ref_to(one);
    made.origin = origin_of(found, act, one.index);
    const std::string who =
        made.origin.empty() ? (one.who.empty() ? one.name : one.who) : made.origin;
    made.first = seen.insert(std::string(name_of(act)) + '\n' + who).second;
    // In the same article what it answers, else what was said first.
    const Speech* to = nullptr;
    const std::string target =
        one.statement().target ? one.statement().target->statement : std::string();
    for (const Speech& other : speeches.all) {
      if (other.report != one.report || other.place == one.place) continue;
      if (!target.empty() && other.statement().id == target) to = &other;
      if (target.empty() && to == nullptr && other.to_claim == Relation::Same &&
          !is_answer_act(other.statement().act))
        to = &other;
    }
    if (to == nullptr && first_said != &one) to = first_said;
    if (to != nullptr) made.to = ref_to(*to);
    answers.push_back(std::move(made));
  }
  return answers;
}

// Everything from which a way leads to the withdrawn article.
void withdrawals(const ClaimInput& input, ClaimAnalysis* found) {
  for (const ClaimInput::Withdrawal& one : input.withdrawals) {
    const std::vector<ProvenanceNode>& nodes = found->provenance.nodes;
    std::vector<bool> reached(nodes.size(), false);
    for (uint32_t i = 0; i < nodes.size(); ++i)
      reached[i] = !one.article.empty() && nodes[i].article == one.article;
    std::vector<std::vector<uint32_t>> back(nodes.size());
    for (const ProvenanceEdge& edge : found->provenance.edges) {
      if (edge.kind != ProvenanceEdge::Kind::Same) back[edge.to].push_back(edge.from);
    }
    std::vector<uint32_t> next;
    for (uint32_t i = 0; i < nodes.size(); ++i) {
      if (reached[i]) next.push_back(i);
    }
    if (next.empty()) continue;
    Change change;
    change.kind = Change::Kind::Withdrawn;
    change.name = nodes[next.front()].label;
    change.before.article = one.article;
    change.before_time = nodes[next.front()].published;
    change.after.article = one.by;
    change.after.passage = one.passage;
    while (!next.empty()) {
      const uint32_t at = next.back();
      next.pop_back();
      for (const uint32_t from : back[at]) {
        if (reached[from]) continue;
        reached[from] = true;
        next.push_back(from);
      }
    }
    for (const auto* statements : {&input.members, &input.context}) {
      for (const Member& member : *statements) {
        if (!member.report) continue;
        if (member.article().id == one.by) change.after_time = member.article().published;
        if (change.before.statement.empty() && member.article().id == one.article)
          change.before.statement = member.statement().id;
      }
    }
    for (uint32_t i = 0; i < nodes.size(); ++i) {
      if (reached[i] && !nodes[i].article.empty() && nodes[i].article != one.article &&
          nodes[i].article != one.by)
        change.affected.push_back(nodes[i].article);
    }
    std::sort(change.affected.begin(), change.affected.end());
    change.reason =
        std::to_string(change.affected.size()) +
        (change.affected.size() == 1 ? " other report rests on it." : " other reports rest on it.");
    found->changes.push_back(std::move(change));
  }
}

}  // namespace

void find_changes(const ClaimInput& input, ClaimAnalysis* found, const Knowledge* known) {
  std::vector<const Member*> statements;
  std::vector<Member> of_claim = input.members;
  for (Member& member : of_claim) {
    if (!member.to_claim) member.to_claim = Relation::Same;
    statements.push_back(&member);
  }
  for (const Member& member : input.context) statements.push_back(&member);
  const Speeches speeches = read_speeches(statements, input.aliases, or_built_in(known));
  std::set<std::string> ours;
  for (const Speech& one : speeches.all) {
    if (one.to_claim) ours.insert(one.report->article.id + '\n' + one.statement().id);
  }
  const auto is_ours = [&](const StatementRef& ref) {
    return ours.contains(ref.article + '\n' + ref.statement);
  };

  std::vector<Change> changes = positions_on_claim(speeches.all);
  for (Change& change : positions_of(speeches.all)) {
    if (is_ours(change.before) || is_ours(change.after)) changes.push_back(std::move(change));
  }
  found->changes = once_each(std::move(changes));
  withdrawals(input, found);
  found->answers = answers_in(speeches, *found);
  found->drifts.clear();
  for (Drift& drift : drifts_of(speeches)) {
    if (is_ours(drift.from) || is_ours(drift.to)) found->drifts.push_back(std::move(drift));
  }
}

ClaimAnalysis analyse_claim(const ClaimInput& input, const Knowledge* known) {
  ClaimAnalysis found;
  trace_origins(input, &found, known);
  find_changes(input, &found, known);
  return found;
}

std::vector<Change> changes_of_position(const std::vector<Member>& statements,
                                        const std::vector<ActorAlias>& aliases,
                                        const Knowledge* known) {
  std::vector<const Member*> all;
  for (const Member& member : statements) all.push_back(&member);
  const Speeches speeches = read_speeches(all, aliases, or_built_in(known));
  std::vector<Change> changes = positions_of(speeches.all);
  for (Change& change : positions_on_claim(speeches.all)) changes.push_back(std::move(change));
  return once_each(std::move(changes));
}

std::vector<Drift> drifts_between(const std::vector<Member>& statements, const Knowledge* known) {
  std::vector<const Member*> all;
  for (const Member& member : statements) all.push_back(&member);
  return drifts_of(read_speeches(all, {}, or_built_in(known)));
}

}  // namespace hearsay::across
