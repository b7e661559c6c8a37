#include "language/tree.h"

#include <algorithm>

namespace hearsay {
namespace {

struct Arc {
  uint16_t dependent = 0, head = 0;  // words; head n is the root of roots
};

// Words are nodes 0 to n-1, the root of roots is place n. A cycle that is contracted becomes a new
// node that takes over the place (row and column) of one of its members.
struct Graph {
  explicit Graph(uint32_t words)
      : places(words + 1),
        score(size_t{places} * places),
        arc(size_t{places} * places),
        node_at(places),
        alive(places, true),
        parent(2 * size_t{places}, kNone),
        entering(2 * size_t{places}) {}

  static constexpr uint32_t kNone = 0xffffffffu;
  uint32_t places;
  std::vector<double> score;  // [dependent's place][head's place]
  std::vector<Arc> arc;       // the words that score stands for
  std::vector<uint32_t> node_at;
  std::vector<bool> alive;
  std::vector<uint32_t> parent;  // of a node: the cycle it was contracted into
  std::vector<Arc> entering;     // of a node: the arc chosen into it
  uint32_t nodes = 0;

  size_t at(uint32_t dependent, uint32_t head) const { return size_t{dependent} * places + head; }
  uint32_t best_head(uint32_t place) const {
    uint32_t best = kNone;
    for (uint32_t h = 0; h < places; ++h) {
      if (h == place || !alive[h]) continue;
      if (best == kNone || score[at(place, h)] > score[at(place, best)]) best = h;
    }
    return best;
  }
  // Makes one node of the places in `cycle`, at the place cycle[0]. chosen[p] is the score of the
  // arc chosen into place p.
  void contract(std::span<const uint32_t> cycle, const std::vector<double>& chosen);
};

void Graph::contract(std::span<const uint32_t> cycle, const std::vector<double>& chosen) {
  const uint32_t keep = cycle[0];
  for (const uint32_t p : cycle) alive[p] = false;
  for (uint32_t other = 0; other < places; ++other) {
    if (!alive[other]) continue;
    // Entering the cycle at a word gives up the arc chosen into that word.
    double best_in = score[at(keep, other)] - chosen[keep];
    double best_out = score[at(other, keep)];
    for (const uint32_t p : cycle.subspan(1)) {
      const double in = score[at(p, other)] - chosen[p];
      if (in > best_in) {
        best_in = in;
        arc[at(keep, other)] = arc[at(p, other)];
      }
      if (score[at(other, p)] > best_out) {
        best_out = score[at(other, p)];
        arc[at(other, keep)] = arc[at(other, p)];
      }
    }
    score[at(keep, other)] = best_in;
    score[at(other, keep)] = best_out;
  }
  alive[keep] = true;
  for (const uint32_t p : cycle) parent[node_at[p]] = nodes;
  node_at[keep] = nodes++;
}

}  // namespace

void best_tree(std::span<const float> scores, uint32_t n, std::vector<uint32_t>& heads) {
  heads.assign(n, 0);
  if (n < 2) return;
  Graph g(n);
  double low = scores[0], high = scores[0];
  for (const float s : scores) {
    low = std::min(low, double{s});
    high = std::max(high, double{s});
  }
  // An arc from the root costs more than all others together can gain: so there is exactly one.
  const double cost = (high - low + 1) * (n + 1);
  for (uint32_t d = 0; d < n; ++d) {
    for (uint32_t h = 0; h <= n; ++h) {
      const double score = h == n   ? double{scores[size_t{d} * n + d]} - cost
                           : h == d ? 0.0
                                    : double{scores[size_t{d} * n + h]};
      g.score[g.at(d, h)] = score;
      g.arc[g.at(d, h)] = {static_cast<uint16_t>(d), static_cast<uint16_t>(h)};
    }
  }
  for (uint32_t p = 0; p <= n; ++p) g.node_at[p] = p;
  g.nodes = n + 1;

  enum class State : uint8_t { Free, OnPath, Done };
  std::vector<State> state(n + 1, State::Free);
  state[n] = State::Done;
  std::vector<uint32_t> path;
  std::vector<double> chosen(n + 1, 0);
  for (uint32_t start = 0; start < n; ++start) {
    if (!g.alive[start] || state[start] != State::Free) continue;
    path.assign(1, start);
    state[start] = State::OnPath;
    while (!path.empty()) {
      const uint32_t place = path.back();
      const uint32_t head = g.best_head(place);
      chosen[place] = g.score[g.at(place, head)];
      g.entering[g.node_at[place]] = g.arc[g.at(place, head)];
      if (state[head] == State::Done) {
        for (const uint32_t p : path) state[p] = State::Done;
        path.clear();
      } else if (state[head] == State::Free) {
        state[head] = State::OnPath;
        path.push_back(head);
      } else {
        size_t from = path.size() - 1;
        while (path[from] != head) --from;
        g.contract(std::span(path).subspan(from), chosen);
        path.resize(from + 1);  // the new node stands where the cycle began
      }
    }
  }
  // From the last cycle to the first: the arc into a cycle replaces the one into the member it
  // enters.
  for (uint32_t node = g.nodes; node-- > n + 1;) {
    uint32_t member = g.entering[node].dependent;
    while (g.parent[member] != node) member = g.parent[member];
    g.entering[member] = g.entering[node];
  }
  for (uint32_t d = 0; d < n; ++d) heads[d] = g.entering[d].head == n ? d : g.entering[d].head;
}

}  // namespace hearsay
