// hearsay watch: what each added article changes, as it is added by this or another process.
#include <atomic>
#include <csignal>

#include "cli/ledger_access.h"
#include "hearsay/across_query.h"
#include "io/env.h"
#include "read/fetch/follow.h"
#include "show/across_json.h"
#include "show/story_view.h"

namespace hearsay::cli {
namespace {

std::atomic<bool> stop_asked = false;

void ask_to_stop(int signal) {
  stop_asked.store(true, std::memory_order_relaxed);
  std::signal(signal, SIG_DFL);
}

}  // namespace

int run_watch(Session& session, const Arguments& arguments) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const uint64_t every = std::max<uint64_t>(1, arguments.number("--every").value_or(2));
  const bool json = arguments.has("--json") || !session.terminal.output;
  LedgerMark mark;
  if (!arguments.has("--from-start")) {
    const Result<LedgerMark> now = latest(*ledger);
    if (!now.ok()) return query_failed(session, arguments, now.status());
    mark = *now;
  }
  stop_asked = false;
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  uint64_t told = 0;
  for (;;) {
    const Result<std::vector<LedgerEvent>> events = events_since(*ledger, mark);
    if (!events.ok()) return query_failed(session, arguments, events.status());
    for (const LedgerEvent& event : *events) {
      std::string text = json ? event_json(event) + "\n" : event_text(event, session.terminal.style);
      if (!json && told != 0) text.insert(0, "\n");
      if (!session.out.write(text) || !session.out.flush()) return session.exit_code(told != 0);
      ++told;
    }
    if (arguments.has("--once")) break;
    if (!wait(Env::real(), every * 1000, &stop_asked)) break;
  }
  return session.exit_code(told != 0 || !arguments.has("--once"));
}

}  // namespace hearsay::cli
