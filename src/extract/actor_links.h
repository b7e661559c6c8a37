// Whom an actor of a report may be among those known beforehand, with how much speaks for it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/knowledge.h"
#include "hearsay/report.h"

namespace hearsay::extract {

// What the article says of an actor besides its name.
struct ActorClues {
  std::string_view date;           // ISO 8601 of the article; may be empty
  std::vector<std::string> roles;  // words beside its name that may be an office: "chairman", "nsa"
  bool article_before = false;     // "The" stands before its name somewhere
};

// The words round the mentions of `actor`, in small letters: up to six before, and an apposition
// behind. Looks at its first 20 mentions.
ActorClues clues_of(const Report& report, const Actor& actor);

// Everybody of that name with a score of 0 to 1, best first, at most 6: its name whole (0.5) or a
// surname (0.25), nobody else of that name (0.2), an office whose title stands beside it (up to
// 0.2), in office on the day (0.1), its country (0.1); less where it is of another country or time.
struct ScoredActor {
  const KnownActor* actor = nullptr;
  double score = 0;
  double roles = 0;    // share of the score that its offices' titles give
  std::string reason;  // "its name and office; nobody else of that name is known"
};
std::vector<ScoredActor> score_known(const Knowledge& known, std::string_view name, HolderKind kind,
                                     std::string_view country, const ActorClues& clues);

}  // namespace hearsay::extract
