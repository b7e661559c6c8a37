// hearsay export: the ledger as records or rows.
#include "cli/ledger_access.h"
#include "cli/list_output.h"
#include "cli/progress.h"
#include "show/statement_columns.h"

namespace hearsay::cli {

int run_export(Session& session, const Arguments& arguments) {
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
