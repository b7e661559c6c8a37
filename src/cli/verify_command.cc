// hearsay verify: is the ledger whole?
#include "cli/ledger_access.h"
#include "cli/progress.h"
#include "show/width.h"

namespace hearsay::cli {

int run_verify(Session& session, const Arguments& arguments) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  Progress progress(session.terminal, true, 0);
  VerifyOptions options;
  options.context = &progress;
  options.progress = [](double share, void* context) {
    static_cast<Progress*>(context)->share(share);
    return true;
  };
  const Result<VerifyReport> report = ledger->verify(options);
  progress.clear();
  if (!report.ok()) return session.fail(report.status());

  const bool unicode = session.terminal.style.unicode;
  for (const Damage& damage : report->damages) {
    session.out.write(terminal_safe(damage.where, unicode) + ": " +
                      terminal_safe(damage.what, unicode) + "\n");
  }
  session.out.write(ledger->path() + ": " + std::to_string(report->articles) + " articles, " +
                    std::to_string(report->statements) + " statements, " +
                    std::to_string(report->passages) + " passages, " +
                    std::to_string(report->rows) + " rows checked; ");
  if (report->ok()) {
    session.out.write("all whole\n");
    return kFound;
  }
  session.out.write((report->more ? "more than " : "") + std::to_string(report->damages.size()) +
                    (report->damages.size() == 1 && !report->more ? " is" : " are") + " damaged\n");
  return kBadInput;
}

}  // namespace hearsay::cli
