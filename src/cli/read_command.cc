// hearsay read: inputs to statements, without a ledger.
#include "cli/extraction.h"
#include "cli/list_output.h"
#include "cli/progress.h"
#include "show/article_view.h"
#include "show/statement_columns.h"

namespace hearsay::cli {
namespace {

// Rows of one article as CSV, without the header.
std::string csv_rows(const Report& report, const Listing& listing, const Style& style) {
  std::string out;
  ListWriter writer(listing.columns, ListForm::Csv, style, [&out](std::string_view text) {
    out += text;
    return true;
  });
  const Surroundings around(report);
  for (const Statement& statement : report.statements) {
    writer.row(statement_cells(around, statement, listing.picked));
  }
  return out;
}

}  // namespace

int run_read(Session& session, const Arguments& arguments) {
  Result<Extraction> extraction = extraction_from(arguments);
  if (!extraction.ok()) {
    session.say("read: " + extraction.status().message());
    return kUsage;
  }
  const Result<Listing> listing = listing_from(arguments, session, statement_columns(), {});
  if (!listing.ok()) {
    session.say("read: " + listing.status().message());
    return kUsage;
  }
  const ListForm form = listing->form;
  const Style style = session.terminal.style;
  // A progress line among the statements would only be in the way.
  const bool quiet = session.terminal.output || !session.terminal.errors;
  Progress progress(session.terminal, !quiet, quiet ? 0 : bytes_of_inputs(arguments.operands()));
  session.progress = &progress;

  const auto finish = [&](Worked& worked) {
    switch (form) {
      case ListForm::Table:
        worked.text = article_text(worked.report, style);
        break;
      case ListForm::Csv:
        worked.text = csv_rows(worked.report, *listing, style);
        break;
      default:
        worked.text = record_json(worked.report, extraction->made_by) + "\n";
        break;
    }
    worked.report = {};
  };
  bool first = true;
  const auto take = [&](Worked&& worked) {
    progress.step(worked.bytes);
    if (form == ListForm::Table && !first) session.out.write(article_rule(style));
    if (form == ListForm::Csv && !first) {
      // The first article's rows brought the header.
      worked.text.erase(0, std::min(worked.text.size(), worked.text.find("\r\n") + 2));
    }
    if (form != ListForm::Csv || !worked.text.empty()) first = false;
    // A person or a pipe may be waiting for this very article.
    return session.out.write(worked.text) && (session.terminal.output ? session.out.flush() : true);
  };
  const Totals totals = extract_all(session, arguments.operands(), *extraction, finish, take);
  session.progress = nullptr;
  progress.clear();
  if (form == ListForm::Csv && first) {
    ListWriter(listing->columns, form, style, sink_of(session)).finish();
  }
  session.out.flush();
  if (extraction->stats) print_times(session, totals, extraction->threads);
  const bool found =
      extraction->stages.stop_after.empty() ? totals.statements != 0 : totals.articles != 0;
  return session.exit_code(found);
}

}  // namespace hearsay::cli
