// hearsay link: stories and claims of what is not linked yet.
#include "across/linker.h"
#include "cli/ledger_access.h"
#include "cli/progress.h"
#include "ledger/stored_rows.h"

namespace hearsay::cli {

int run_link(Session& session, const Arguments& arguments) {
  constexpr uint32_t kBatch = 150;
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Write);
  if (!ledger.ok()) return session.fail(ledger.status());
  Result<std::unique_ptr<Linker>> linker = Linker::open(*ledger);
  if (!linker.ok()) return session.fail(linker.status());
  uint64_t linked = 0;
  uint32_t in_batch = 0;
  Status status;
  if (arguments.has("--again")) status = (*linker)->forget();
  StoredRows rows(ledger->store());
  Status problem;
  if (status.ok()) {
    status = (*linker)->each_unlinked([&](int64_t article) {
      MadeBy made_by;
      const Result<Report> report = rows.report(article, made_by);
      if (!report.ok()) {
        // Damage of one article is told, the others are linked.
        session.report(report.status().message());
        return report.status().kind() == StatusKind::Corrupt;
      }
      Added added;
      added.article = report->article.id;
      added.row = article;
      problem = (*linker)->link(*report, added, across::article_features(*report));
      if (problem.ok() && ++in_batch >= kBatch) {
        problem = (*linker)->commit();
        in_batch = 0;
      }
      linked += problem.ok() ? 1 : 0;
      return problem.ok();
    });
  }
  if (status.ok()) status = problem;
  if (status.ok()) status = (*linker)->commit();
  linker->reset();
  if (!status.ok()) return session.fail(status);
  session.say("linked " + std::to_string(linked) + (linked == 1 ? " article" : " articles") +
              " of " + choose_ledger(arguments).path);
  return session.exit_code(true);
}

}  // namespace hearsay::cli
