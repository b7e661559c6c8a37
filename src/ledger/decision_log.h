// Rows of the table `decision`, for writing, verify and salvage.
#pragma once

#include <string>

#include "hearsay/decision.h"
#include "ledger/sqlite.h"

namespace hearsay {

inline constexpr size_t kMaxDecisionText = 4096;

// The link that `decision` adds to the chain of all decisions.
std::string decision_chain(const std::string& before, const Decision& decision);

// The current row of a select_sql(kDecisionTable) query.
Decision decision_of_row(const Query& row);

// Inserts `decision` under its row number; `before` is the chain of the row before it.
Status write_decision(Database& database, const Decision& decision, const std::string& before);

}  // namespace hearsay
