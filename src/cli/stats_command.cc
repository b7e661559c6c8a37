// hearsay stats: what the ledger holds, counted.
#include "base/json_writer.h"
#include "cli/ledger_access.h"
#include "show/stats_view.h"

namespace hearsay::cli {

int run_stats(Session& session, const Arguments& arguments) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const Result<LedgerStats> stats = ledger_stats(*ledger);
  if (!stats.ok()) return query_failed(session, arguments, stats.status());
  session.out.write(arguments.has("--json")
                        ? stats_json(*stats, ledger->path()) + "\n"
                        : stats_text(*stats, ledger->path(), session.terminal.style));
  return session.exit_code(stats->versions != 0);
}

}  // namespace hearsay::cli
