// Whom the actors of a report are across articles.
#pragma once

#include "extract/actor_links.h"
#include "hearsay/knowledge.h"
#include "hearsay/report.h"

namespace hearsay::extract {

// Gives the actors of a report ids that mean the same in every article, and everybody who refers to
// them the new ones:
//   - an actor whose name, kind and the date of the article leave one entry of `known` takes its
//     id, name, country and Wikidata id; two that turn out to be one become one;
//   - where several would do, or one with little to show for it, they are kept as suggested with
//     their scores (Actor::suggested), and nothing is merged;
//   - a person of whom the article has one word only ("Smith") and a body called by common nouns
//     without a country ("the ministry"), an office or party ("US Secretary") and one of several
//     known of the same name are somebody else in each article: their id gets the
//     article's, so that nothing is merged by accident;
//   - anybody else keeps the id made of the name, and gets a number where that is taken by an entry
//     he is not.
// Linear in the actors and statements.
void link_known_actors(const Knowledge& known, Report& report);

// The entry that `name` of that kind is, by what the article says of it; null where none or more
// than one would do. Surnames alone only for those in office on the day.
const KnownActor* known_actor(const Knowledge& known, std::string_view name, HolderKind kind,
                              std::string_view country, const ActorClues& clues);

}  // namespace hearsay::extract
