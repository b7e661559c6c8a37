// Which ledger a command means, and opening it.
#pragma once

#include <string>

#include "cli/arguments.h"
#include "cli/session.h"
#include "hearsay/ledger.h"
#include "hearsay/query.h"

namespace hearsay::cli {

struct LedgerChoice {
  std::string path;
  std::string chosen_by;  // "--ledger", "$HEARSAY_LEDGER" or "the default"
};

// --ledger, else $HEARSAY_LEDGER, else ./hearsay.ledger.
LedgerChoice choose_ledger(const Arguments& arguments);

// Opens it; where that fails, the message says by what the ledger was chosen.
Result<Ledger> open_ledger(const Arguments& arguments, LedgerMode mode);

// The filters of claims, articles, who and export, from the flags a command has.
StatementFilter statement_filter(const Arguments& arguments);
ArticleFilter article_filter(const Arguments& arguments);
ActorFilter actor_filter(const Arguments& arguments);

// Reports the error of a query: a wrong filter value is a wrong command line, an unknown id is
// nothing found. Gives the exit code.
int query_failed(Session& session, const Arguments& arguments, const Status& status);

// "; the ledger is desk.ledger ($HEARSAY_LEDGER)": for messages about something not found.
std::string in_ledger(const Arguments& arguments);

}  // namespace hearsay::cli
