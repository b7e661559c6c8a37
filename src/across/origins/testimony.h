// What one statement says of where it comes from, read out of its chain: the outlets it names, and
// the source at its inner end.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "across/origins/descriptor.h"
#include "across/origins/identity.h"

namespace hearsay::across {

// An outlet that a report names as where it has something.
struct Via {
  std::string outlet;  // key
  Span cue;            // what says so: "citing", "told"
};

enum class Inner : uint8_t {
  Nobody,    // "reportedly", or a report that nobody is named for
  Outlet,    // only the outlets of `via`
  Somebody,  // a named person, body or document: `key`
  Unnamed,   // `descriptor`
};

struct Testimony {
  const Report* report = nullptr;
  uint32_t place = 0;      // into report->statements
  uint32_t index = 0;      // into members, then context
  Act side = Act::Assert;  // Assert, Confirm, Deny, Doubt
  std::string outlet;      // key of who published, or whose text it is by its credit line
  std::vector<Via> via;    // from the article inward, without the outlet itself
  Inner inner = Inner::Nobody;
  std::string key;    // of Somebody
  std::string label;  // of Somebody, as a reader would name it
  std::string actor;  // id, where there is one
  ProvenanceNode::Kind kind = ProvenanceNode::Kind::Unknown;
  Descriptor descriptor;
  uint32_t source = 0;     // of Unnamed: number of the source within the report
  std::string told_by;     // key of the named holder who has it from the unnamed one
  std::string told_label;  // its name
  bool own = false;        // "told this newspaper"
  bool deed = false;       // what `key` is said to have done: the outlets of `via` know it first
  Span passage;            // holder and cue of the inner hop, for evidence
  std::vector<std::string> quoted;  // words in quotation marks, folded
  std::string cue;                  // text of the cue nearest the article
};

// The unnamed sources of one report: who is who among "four officials", "one of them", "they".
class LocalSources {
 public:
  LocalSources(const Report& report, const Identity& identity);
  struct Source {
    Descriptor descriptor;  // the first, which says most
    std::vector<Via> via;   // named for any of its statements
    bool own = false;
    std::vector<uint32_t> statements;  // places
  };
  // Of a hop's holder; UINT32_MAX where it is none.
  uint32_t source_of(uint32_t statement, uint32_t hop) const;
  const std::vector<Source>& sources() const { return sources_; }

 private:
  std::vector<std::vector<uint32_t>> of_hop_;
  std::vector<Source> sources_;
};

// `credited` is the outlet whose text the article prints by its credit line, or empty.
Testimony read_testimony(const Report& report, uint32_t place, const Identity& identity,
                         const LocalSources& local, const std::string& credited);

// The words inside quotation marks in `part` of the text, folded, of two words or more.
std::vector<std::string> quoted_words(std::string_view text, Span part);

}  // namespace hearsay::across
