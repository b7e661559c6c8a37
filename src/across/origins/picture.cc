#include "across/origins/picture.h"

#include <algorithm>

namespace hearsay::across {

uint32_t Picture::node(const std::string& key, ProvenanceNode::Kind kind, std::string label) {
  const auto [at, fresh] = by_key_.try_emplace(key, static_cast<uint32_t>(made_.nodes.size()));
  if (fresh) {
    ProvenanceNode one;
    one.kind = kind;
    one.label = std::move(label);
    made_.nodes.push_back(std::move(one));
  }
  return at->second;
}

uint32_t Picture::article(const Testimony& told) {
  const Article& article = told.report->article;
  const uint32_t at = node("a:" + article.id, ProvenanceNode::Kind::Article,
                           article.outlet.empty() ? article.title : article.outlet);
  ProvenanceNode& one = made_.nodes[at];
  one.article = article.id;
  one.outlet = article.outlet;
  one.published = article.published;
  one.withdrawn = withdrawn_.contains(article.id);
  if (one.label.empty()) one.label = article.id;
  return at;
}

void Picture::edge(ProvenanceEdge made) {
  if (made.from == made.to) return;
  const std::string key = std::to_string(made.from) + ' ' + std::to_string(made.to) + ' ' +
                          std::to_string(static_cast<int>(made.kind)) + ' ' +
                          std::to_string(static_cast<int>(made.act));
  const auto [at, fresh] = edges_.try_emplace(key, made_.edges.size());
  if (fresh) {
    made_.edges.push_back(std::move(made));
    return;
  }
  std::vector<Evidence>& there = made_.edges[at->second].evidence;
  for (Evidence& one : made.evidence) {
    if (there.size() < 8) there.push_back(std::move(one));
  }
}

std::vector<uint32_t> Picture::add(const OriginGraph& graph, Act side) {
  std::vector<uint32_t> nodes(graph.terminals.size());
  for (const Testimony& told : graph.told) article(told);
  for (uint32_t t = 0; t < graph.terminals.size(); ++t) {
    const Terminal& terminal = graph.terminals[t];
    std::string key = "k:" + terminal.key;
    if (terminal.key.empty())
      key = "t:" + std::to_string(static_cast<int>(side)) + ':' + std::to_string(t);
    std::string label =
        terminal.kind == ProvenanceNode::Kind::Cycle ? "one another" : terminal.label;
    nodes[t] = node(key, terminal.kind, std::move(label));
    ProvenanceNode& one = made_.nodes[nodes[t]];
    one.outlet = terminal.kind == ProvenanceNode::Kind::Group ? terminal.owner_label : "";
  }
  for (uint32_t t = 0; t < graph.terminals.size(); ++t) {
    if (graph.terminals[t].same_as == UINT32_MAX) continue;
    ProvenanceEdge same;
    same.kind = ProvenanceEdge::Kind::Same;
    same.from = nodes[t];
    same.to = nodes[graph.terminals[t].same_as];
    same.act = side;
    same.hop_dropped = true;
    same.evidence.push_back(graph.terminals[t].why);
    edge(std::move(same));
  }
  for (uint32_t i = 0; i < graph.told.size(); ++i) {
    const Testimony& told = graph.told[i];
    for (const uint32_t t : graph.roots[i]) made_.nodes[nodes[t]].root = true;
    for (const Arc& arc : graph.arcs[i]) {
      ProvenanceEdge one;
      one.kind = arc.kind;
      one.act = told.side;
      one.label = arc.label;
      one.from = article(told);
      one.hop_dropped = arc.evidence.kind == Evidence::Kind::SharedDetail;
      if (!arc.evidence.text.empty()) one.evidence.push_back(arc.evidence);
      if (arc.to == Arc::To::Statement) {
        one.to = article(graph.told[arc.index]);
        edge(std::move(one));
        continue;
      }
      // Through outlets none of whose reports are on hand.
      const auto outlet = [&](const std::string& key) {
        return node("u:" + key, ProvenanceNode::Kind::Outlet, identity_.label(key));
      };
      if (arc.to == Arc::To::Report) {
        const AbsentReport& absent = graph.absent[arc.index];
        for (const Arc& further : absent.arcs) {
          const Terminal& terminal = graph.terminals[further.index];
          one.to = terminal.kind == ProvenanceNode::Kind::Outlet ? nodes[further.index]
                                                                 : outlet(absent.outlet);
          edge(one);
          if (one.to == nodes[further.index]) continue;
          ProvenanceEdge rest = one;
          rest.from = one.to;
          rest.to = nodes[further.index];
          rest.label.clear();
          rest.evidence.clear();
          edge(std::move(rest));
        }
        continue;
      }
      for (const Via& via : told.via) {
        if (graph.terminals[arc.index].kind == ProvenanceNode::Kind::Outlet) break;
        ProvenanceEdge hop = one;
        hop.kind = ProvenanceEdge::Kind::Cites;
        hop.to = outlet(via.outlet);
        one.from = hop.to;
        edge(std::move(hop));
        one.label.clear();
      }
      one.to = nodes[arc.index];
      edge(std::move(one));
    }
  }
  return nodes;
}

Provenance Picture::finish() {
  // What rests on nothing but withdrawn reports, against the arrows until nothing changes.
  std::vector<uint32_t> arrows(made_.nodes.size(), 0), fallen(made_.nodes.size(), 0);
  std::vector<std::vector<uint32_t>> back(made_.nodes.size());
  for (const ProvenanceEdge& one : made_.edges) {
    if (one.kind == ProvenanceEdge::Kind::Same) continue;
    ++arrows[one.from];
    back[one.to].push_back(one.from);
  }
  std::vector<uint32_t> next;
  for (uint32_t i = 0; i < made_.nodes.size(); ++i) {
    if (made_.nodes[i].withdrawn) next.push_back(i);
  }
  while (!next.empty()) {
    const uint32_t at = next.back();
    next.pop_back();
    for (const uint32_t from : back[at]) {
      ProvenanceNode& one = made_.nodes[from];
      if (++fallen[from] < arrows[from] || one.withdrawn || one.rests_on_withdrawn) continue;
      one.rests_on_withdrawn = true;
      next.push_back(from);
    }
  }
  return std::move(made_);
}

}  // namespace hearsay::across
