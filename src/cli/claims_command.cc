// hearsay claims: statements by filters.
#include "cli/ledger_access.h"
#include "cli/list_output.h"
#include "show/rows_json.h"
#include "show/statement_columns.h"

namespace hearsay::cli {

// With --contested and its like: claims across articles (across_commands.cc).
int list_claims_across(Session& session, const Arguments& arguments);

int run_claims(Session& session, const Arguments& arguments) {
  if (arguments.has("--contested") || arguments.has("--single-origin") ||
      arguments.has("--unanswered")) {
    return list_claims_across(session, arguments);
  }
  const Result<Listing> listing = listing_from(arguments, session, statement_columns(),
                                               statement_fields_for(session.terminal.style.width));
  if (!listing.ok()) {
    session.say("claims: " + listing.status().message());
    return kUsage;
  }
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());

  ListWriter writer(listing->columns, listing->form, session.terminal.style, sink_of(session));
  if (!arguments.has("--fields")) writer.leave_out_empty();
  std::unique_ptr<Surroundings> around;  // of the article of the row before: they come together
  std::shared_ptr<const Article> article;
  const Status status =
      each_statement(*ledger, statement_filter(arguments), [&](const FoundStatement& found) {
        if (listing->whole_records) return writer.row({}, row_json(found));
        if (article != found.article) {
          around = std::make_unique<Surroundings>(*found.article);
          article = found.article;
        }
        std::vector<Cell> cells = statement_cells(*around, found.statement, listing->picked);
        if (listing->form == ListForm::Table) shorten_ids(cells, listing->columns);
        return writer.row(std::move(cells));
      });
  if (!status.ok()) return query_failed(session, arguments, status);
  writer.finish();
  if (writer.rows() == 0) session.say("claims: no statement is like that" + in_ledger(arguments));
  return session.exit_code(writer.rows() != 0);
}

}  // namespace hearsay::cli
