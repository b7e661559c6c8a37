// What a Knowledge holds: its entries and the ways to them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/knowledge.h"

namespace hearsay {

struct Knowledge::Tables {
  struct NameSlot {
    uint64_t hash = 0;  // of the folded name
    std::string_view name;
    uint32_t actor = 0;
    NameUse use = NameUse::Name;
    bool capitals = false;
  };

  std::vector<std::shared_ptr<const std::string>> texts;  // the views below point into these
  std::vector<KnownActor> actors;
  std::vector<KnownOffice> offices;  // grouped by holder, each group by since
  std::vector<NameSlot> names;       // by hash, then actor
  std::unordered_map<std::string_view, uint32_t> ids;
  std::unordered_map<std::string, Word> words;  // by folded words
  uint32_t longest = 1;
};

namespace extract {

// Reads one file in the format of docs/formats/knowledge.md, entry by entry.
class KnowledgeReader {
 public:
  explicit KnowledgeReader(Knowledge::Tables& tables) : tables_(tables) {}
  // Adds the entries of `text`. `file` is what errors call it. The bytes must outlive the tables.
  Status add(std::string_view text, std::string_view file);
  // Groups the offices and fills the index of names. Once, after the last add.
  void finish();

 private:
  struct Line;
  Status add_actor(const Line& line);
  Status add_names(const Line& line);
  Status add_office(const Line& line);
  Status add_word(const Line& line);
  void index_names(uint32_t actor);
  void index_name(std::string_view name, uint32_t actor, NameUse use);

  Knowledge::Tables& tables_;
  struct HeldOffice {
    uint32_t holder;
    KnownOffice office;
  };
  std::vector<HeldOffice> held_;
};

uint64_t hash_of_name(std::string_view folded);

}  // namespace extract
}  // namespace hearsay
