#include "across/origins/roots.h"

#include <algorithm>
#include <set>

namespace hearsay::across {

namespace {

uint32_t taken_for(const OriginGraph& graph, uint32_t terminal) {
  while (graph.terminals[terminal].same_as != UINT32_MAX)
    terminal = graph.terminals[terminal].same_as;
  return terminal;
}

}  // namespace

// Tarjan's strongly connected components without recursion; a component is complete after all it
// points at, so its roots are theirs and its own.
void find_roots(OriginGraph* graph) {
  constexpr uint32_t kNew = UINT32_MAX;
  const auto statements = static_cast<uint32_t>(graph->told.size());
  const uint32_t nodes = statements + static_cast<uint32_t>(graph->absent.size());
  const auto arcs_of = [&](uint32_t node) -> const std::vector<Arc>& {
    return node < statements ? graph->arcs[node] : graph->absent[node - statements].arcs;
  };
  std::vector<uint32_t> order(nodes, kNew), low(nodes, 0), stack;
  std::vector<bool> waiting(nodes, false);
  std::vector<std::vector<uint32_t>> roots(nodes);
  struct Frame {
    uint32_t node;
    size_t arc;
  };
  std::vector<Frame> path;
  uint32_t next = 0;
  for (uint32_t start = 0; start < nodes; ++start) {
    if (order[start] != kNew) continue;
    path.push_back({start, 0});
    while (!path.empty()) {
      const uint32_t node = path.back().node;
      if (path.back().arc == 0 && order[node] == kNew) {
        order[node] = low[node] = next++;
        stack.push_back(node);
        waiting[node] = true;
      }
      const std::vector<Arc>& arcs = arcs_of(node);
      if (path.back().arc < arcs.size()) {
        const Arc& arc = arcs[path.back().arc++];
        if (arc.to == Arc::To::Terminal) continue;
        const uint32_t to = arc.to == Arc::To::Statement ? arc.index : statements + arc.index;
        if (order[to] == kNew) {
          path.push_back({to, 0});
        } else if (waiting[to]) {
          low[node] = std::min(low[node], order[to]);
        }
        continue;
      }
      path.pop_back();
      if (!path.empty()) low[path.back().node] = std::min(low[path.back().node], low[node]);
      if (low[node] != order[node]) continue;
      std::vector<uint32_t> component;
      uint32_t member = kNew;
      do {
        member = stack.back();
        stack.pop_back();
        waiting[member] = false;
        component.push_back(member);
      } while (member != node);
      std::set<uint32_t> found;
      bool cites = false;
      for (const uint32_t one : component) {
        for (const Arc& arc : arcs_of(one)) {
          if (arc.to == Arc::To::Terminal) {
            found.insert(taken_for(*graph, arc.index));
            continue;
          }
          cites |= component.size() > 1;
          const uint32_t to = arc.to == Arc::To::Statement ? arc.index : statements + arc.index;
          found.insert(roots[to].begin(), roots[to].end());
        }
      }
      if (found.empty() && cites) {
        Terminal cycle;
        cycle.kind = ProvenanceNode::Kind::Cycle;
        for (const uint32_t one : component) {
          if (one < statements) cycle.direct.push_back(one);
        }
        std::sort(cycle.direct.begin(), cycle.direct.end());
        found.insert(static_cast<uint32_t>(graph->terminals.size()));
        graph->terminals.push_back(std::move(cycle));
      }
      for (const uint32_t one : component) roots[one].assign(found.begin(), found.end());
    }
  }
  roots.resize(statements);
  graph->roots = std::move(roots);
}

}  // namespace hearsay::across
