// Who is who across the reports of one claim: outlets by their full and short names, people and
// bodies by actor, alias and name.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/across.h"
#include "hearsay/knowledge.h"

namespace hearsay::across {

class Identity {
 public:
  // Reports may repeat; they must outlive this.
  Identity(const std::vector<const Report*>& reports, const std::vector<ActorAlias>& aliases,
           const Knowledge& known);

  // The outlet that published, or the empty string where nobody says. Keys of outlets begin "o:".
  std::string outlet_of(const Report& report) const;
  // The outlet that `text` names as a whole: "the Courier", "Osmara's Tavan agency"; empty for
  // anything else. `report` tells which of several is meant.
  std::string outlet(const Report& report, std::string_view text) const;
  // An outlet named somewhere in `text`: "the Courier's four officials"; empty where none is.
  std::string outlet_inside(const Report& report, std::string_view text) const;
  // The outlet a hop's holder is, by kind, actor or name; empty where it is none.
  std::string outlet(const Report& report, const Holder& holder) const;

  // A named holder that is no outlet: "p:..." by actor, alias and name; empty where it has none.
  std::string somebody(const Report& report, const Holder& holder) const;

  // The name to print for a key.
  std::string label(std::string_view key) const;

 private:
  struct Name {
    std::string key;
    std::vector<std::string> words;  // folded, without "the" and general words
  };
  std::string outlet_by_words(const Report& report, std::vector<std::string> words) const;
  std::string add_outlet(const std::string& name);
  void join_short_names();
  std::string alias_of(std::string id) const;

  const Knowledge& known_;
  std::vector<Name> outlets_;
  std::map<std::string, std::vector<uint32_t>> by_last_, by_run_;  // last word; all run together
  std::set<std::string> published_;                // keys of those whose reports are here
  std::map<std::string, std::string> labels_;      // by key, the longest name seen
  std::map<std::string, std::string> aliases_;     // actor id to the one it is
  std::map<std::string, std::string> full_names_;  // folded name to the fuller one in the input
};

// Folded words of a name, without possessive endings.
std::vector<std::string> name_words(std::string_view name);

}  // namespace hearsay::across
