// What people decided: the one thing in a ledger that is neither observed nor computed. Decisions
// are only ever added to; taking one back is a decision too. What is derived (stories, claims,
// actors) is made again with them in force.
//
//   Result<int64_t> row = decide(ledger, {.subject = DecisionSubject::Claim,
//                                         .verb = DecisionVerb::Merge,
//                                         .first = "c:77d0...", .second = "c:9b2e...",
//                                         .author = "mira"});
//   Status kept = ledger.commit();
//   decide(ledger, {.verb = DecisionVerb::Undo, .undoes = *row});      // as if it had not been
//
// Errors: InvalidInput (a decision that lacks what its verb needs, a row that is not there or was
// undone already, a ledger opened for reading), Corrupt, Io.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/ledger.h"
#include "hearsay/status.h"

namespace hearsay {

enum class DecisionSubject : uint8_t { Story, Claim, Link, Actor };

enum class DecisionVerb : uint8_t {
  Confirm,  // Link: first is a link's id, it holds
  Reject,   // Link: first is a link's id, it does not hold
  Merge,    // first and second are one: ids of stories, claims or actors
  Split,    // first is not part of second: a statement (or article) id and a claim (or story) id;
            // for an actor, first is taken out of what it was merged into
  Rename,   // Actor: first is called value
  Undo,     // takes the decision of row `undoes` back
};

// "story", "confirm", ... as in the file. parse_x answers nullopt for any other word.
std::string_view name_of(DecisionSubject);
std::string_view name_of(DecisionVerb);
std::optional<DecisionSubject> parse_decision_subject(std::string_view);
std::optional<DecisionVerb> parse_decision_verb(std::string_view);

struct Decision {
  int64_t row = 0;  // 1, 2, 3 ... without gaps; given by decide()
  DecisionSubject subject = DecisionSubject::Link;  // of an Undo: that of what it undoes
  DecisionVerb verb = DecisionVerb::Confirm;
  std::string first = {}, second = {};  // whole ids; second may be empty
  std::string value = {};               // the new name
  std::string note = {};                // why, in free words; may be empty
  std::string author = {};              // who decided; may be empty
  std::optional<int64_t> decided = {};  // seconds since 1970; decide() sets it where it is not
  int64_t undoes = 0;                   // for Undo, the row taken back
};

// Writes a decision into the current batch (see Ledger::commit) and answers its row. For the
// decisions on stories, claims and links use hearsay/across.h, which also makes anew what they
// touch.
Result<int64_t> decide(Ledger& ledger, Decision decision);

// All decisions in the order they were made, also those taken back and the undoing ones.
Result<std::vector<Decision>> all_decisions(Ledger& ledger);

// Those on `subject` that are in force: undone ones and Undo rows are left out (an undone Undo lets
// what it undid hold again).
Result<std::vector<Decision>> decisions(Ledger& ledger, DecisionSubject subject);

// Of all decisions, those in force. Pure.
std::vector<Decision> in_force(const std::vector<Decision>& all);

}  // namespace hearsay
