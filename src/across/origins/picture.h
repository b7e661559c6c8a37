// The graphs of all sides as one graph of articles, outlets and sources.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "across/origins/resolve.h"

namespace hearsay::across {

class Picture {
 public:
  Picture(const Identity& identity, const std::set<std::string>& withdrawn)
      : identity_(identity), withdrawn_(withdrawn) {}
  // Adds one side; answers the node of each terminal.
  std::vector<uint32_t> add(const OriginGraph& graph, Act side);
  // Articles by date first; `add` numbers are final, as nodes are only marked here.
  Provenance finish();

 private:
  uint32_t node(const std::string& key, ProvenanceNode::Kind kind, std::string label);
  uint32_t article(const Testimony& told);
  void edge(ProvenanceEdge made);

  const Identity& identity_;
  const std::set<std::string>& withdrawn_;
  Provenance made_;
  std::map<std::string, uint32_t> by_key_;
  std::map<std::string, size_t> edges_;
};

}  // namespace hearsay::across
