// What people decided of actors: who is one, who is not, and what they are called.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/decision.h"
#include "ledger/sqlite.h"

namespace hearsay {

// A merge puts everybody who is together with its first id to those of its second, whose id then
// stands for all; a split takes one id out again (the next one stands for the rest where it was
// that id); a rename gives whoever stands for it a name.
class ActorDecisions {
 public:
  ActorDecisions() = default;
  // `decided` are decisions on actors, those in force, in the order they were made.
  explicit ActorDecisions(std::span<const Decision> decided);
  // Those in force in the ledger.
  static Result<ActorDecisions> of(Ledger& ledger);

  bool empty() const { return group_of_.empty() && names_.empty(); }
  // The id that stands for `id`; `id` itself where nobody decided on it.
  std::string stands_for(const std::string& id) const;
  // All ids that are one with `id`, the one that stands for them first.
  std::vector<std::string> together(const std::string& id) const;
  // The name given to whoever `id` is; empty: none.
  std::string name(const std::string& id) const;

  // Ids of all those decided on who have `match` (as phrase_query gives it) in their given name or
  // in a name of one who is together with them. Errors: as of queries.
  Result<std::vector<std::string>> called(Database& database, const std::string& match) const;

 private:
  std::vector<std::vector<std::string>> groups_;  // who stands for the others first; may be empty
  std::unordered_map<std::string, size_t> group_of_;
  std::unordered_map<std::string, std::string> names_;
};

// "COLUMN IN (?,?,...)" for as many values.
std::string in_sql(std::string_view column, size_t count);

}  // namespace hearsay
