// The graph of one side of a claim (who says it, or who denies it): each statement points at the
// statements of the reports it cites or copies, at last at the sources nobody stands behind.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "across/origins/testimony.h"

namespace hearsay::across {

// An origin before it is counted.
struct Terminal {
  ProvenanceNode::Kind kind = ProvenanceNode::Kind::Unknown;
  std::string key;  // of a named one, or of the Outlet
  std::string label;
  std::string actor;
  std::string owner;  // of a Group: key of the outlet, person or article it spoke to
  std::string owner_label;
  bool named = false;
  bool own = false;  // a report says that it was told itself
  Descriptor descriptor;
  std::vector<uint32_t> direct;     // statements that point at it
  std::vector<std::string> quoted;  // its words in quotation marks
  uint32_t same_as = UINT32_MAX;    // taken for that one
  Evidence why;                     // of same_as
};

struct Arc {
  enum class To : uint8_t { Statement, Report, Terminal } to = To::Terminal;
  uint32_t index = 0;  // of the statement, absent report or terminal
  ProvenanceEdge::Kind kind = ProvenanceEdge::Kind::Quotes;
  std::string label;
  Evidence evidence;
};

// A report that is cited but not on hand.
struct AbsentReport {
  std::string outlet;  // key
  std::vector<Arc> arcs;
};

struct OriginGraph {
  std::vector<Testimony> told;         // by publication, article, place
  std::vector<std::vector<Arc>> arcs;  // of each
  std::vector<AbsentReport> absent;
  std::vector<Terminal> terminals;
  std::vector<std::vector<uint32_t>> roots;  // of each statement: terminals, ascending
};

struct ResolveInput {
  std::vector<Testimony> told;  // of one side, in canonical order
  const std::vector<CopyLink>* copies = nullptr;
  const Identity* identity = nullptr;
};

OriginGraph resolve(ResolveInput input);

// The day of publication: "2026-03-04", or empty.
std::string_view day_of(const Report& report);

}  // namespace hearsay::across
