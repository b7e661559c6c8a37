// hearsay export: the ledger as records or rows.
#include "cli/ledger_access.h"
#include "cli/list_output.h"
#include "cli/progress.h"
#include "show/capture_warc.h"
#include "show/statement_columns.h"

namespace hearsay::cli {
namespace {

int export_captures(Session& session, const Arguments& arguments) {
  for (const char* flag : {"--since", "--until", "--outlet", "--text", "--fields", "--limit"}) {
    if (!arguments.has(flag)) continue;
    session.say("export: warc is all that was captured; " + std::string(flag) + " can't narrow it");
    return kUsage;
  }
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  uint64_t written = 0, without_bytes = 0;
  const Status status = each_capture(*ledger, [&](const KeptCapture& kept) {
    if (!kept.capture.body_kept) return ++without_bytes, true;
    ++written;
    return session.out.write(warc_record(kept));
  });
  if (!status.ok()) return session.fail(status);
  if (without_bytes != 0) {
    session.say("export: " + std::to_string(without_bytes) +
                " captures were kept without their bytes and are not in the archive");
  }
  if (written == 0) session.say("export: nothing was captured" + in_ledger(arguments));
  return session.exit_code(written != 0);
}

}  // namespace

int run_export(Session& session, const Arguments& arguments) {
  if (arguments.text("--format") == "warc") return export_captures(session, arguments);
  const bool csv = arguments.text("--format") == "csv";
  const Result<std::vector<uint32_t>> picked =
      pick_columns(statement_columns(), arguments.list("--fields"));
  if (!picked.ok()) {
    session.say("export: " + picked.status().message());
    return kUsage;
  }
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());

  std::vector<Column> columns;
  for (uint32_t index : *picked) columns.push_back(statement_columns()[index]);
  ListWriter writer(columns, ListForm::Csv, session.terminal.style, sink_of(session));
  Progress progress(session.terminal, !session.terminal.output, 0);
  session.progress = &progress;
  uint64_t articles = 0;
  const Status status = each_report(
      *ledger, article_filter(arguments), [&](const Report& report, const MadeBy& made_by) {
        ++articles;
        progress.step(report.article.text.size());
        if (!csv) return session.out.write(record_json(report, made_by) + "\n");
        const Surroundings around(report);
        for (const Statement& statement : report.statements) {
          if (!writer.row(statement_cells(around, statement, *picked))) return false;
        }
        return true;
      });
  session.progress = nullptr;
  progress.clear();
  if (!status.ok()) return query_failed(session, arguments, status);
  if (csv) writer.finish();
  if (articles == 0) session.say("export: no article is like that" + in_ledger(arguments));
  return session.exit_code(articles != 0);
}

}  // namespace hearsay::cli
