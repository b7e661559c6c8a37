// hearsay backup and hearsay salvage: the ledger, or what is whole of it, into a new file.
#include <filesystem>

#include "cli/ledger_access.h"
#include "show/width.h"

namespace hearsay::cli {
namespace {

std::string articles(uint64_t number) {
  return std::to_string(number) + (number == 1 ? " article" : " articles");
}

// Whatever has the name already is left alone: a file, a folder, a link to nothing.
bool taken(Session& session, const Arguments& arguments, const std::string& path) {
  std::error_code error;
  const auto kind = std::filesystem::symlink_status(path, error).type();
  if (kind == std::filesystem::file_type::not_found) return false;
  session.report(std::string(arguments.command().name) + ": " + path +
                 " exists already and is left as it is; name a new file");
  return true;
}

}  // namespace

int run_backup(Session& session, const Arguments& arguments) {
  const std::string& path = arguments.operands()[0];
  if (taken(session, arguments, path)) return kBadInput;
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  if (Status status = ledger->backup(path); !status.ok()) {
    // Nothing of a failed copy stays in the way of the next try.
    std::error_code error;
    if (std::filesystem::file_size(path, error) == 0 && !error) {
      std::filesystem::remove(path, error);
    }
    return session.fail(status);
  }
  const bool unicode = session.terminal.style.unicode;
  session.out.write("copied " + terminal_safe(ledger->path(), unicode) + " to " +
                    terminal_safe(path, unicode) + "\n");
  return kFound;
}

int run_salvage(Session& session, const Arguments& arguments) {
  const std::string& path = arguments.operands()[0];
  if (taken(session, arguments, path)) return kBadInput;
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const Result<SalvageReport> report = ledger->salvage(path);
  if (!report.ok()) return session.fail(report.status());

  const bool unicode = session.terminal.style.unicode;
  for (const Damage& damage : report->damages) {
    session.out.write(terminal_safe(damage.where, unicode) + ": " +
                      terminal_safe(damage.what, unicode) + "\n");
  }
  session.out.write(
      "saved " + articles(report->kept) + " of " + terminal_safe(ledger->path(), unicode) + " to " +
      terminal_safe(path, unicode) +
      (report->lost == 0 ? "; nothing was lost\n" : "; " + articles(report->lost) + " lost\n"));
  return report->lost == 0 ? kFound : kBadInput;
}

}  // namespace hearsay::cli
