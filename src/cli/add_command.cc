// hearsay add: inputs into the ledger.
#include "across/linker.h"
#include "cli/extraction.h"
#include "cli/follow.h"
#include "cli/ledger_access.h"
#include "cli/progress.h"

namespace hearsay::cli {
namespace {

// A batch is one transaction with one fsync: large enough to be fast, small enough that a killed
// run loses little of its work.
constexpr uint32_t kBatch = 150;

std::string counted(uint64_t number, const std::string& one) {
  return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

}  // namespace

int run_add(Session& session, const Arguments& arguments) {
  Result<Extraction> extraction = extraction_from(arguments);
  if (!extraction.ok()) {
    session.say("add: " + extraction.status().message());
    return kUsage;
  }
  if (arguments.has("--feed")) return add_feeds(session, arguments, *extraction);
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Create);
  if (!ledger.ok()) return session.fail(ledger.status());
  std::unique_ptr<Linker> linker;  // null with --no-link
  if (!arguments.has("--no-link")) {
    Result<std::unique_ptr<Linker>> opened = Linker::open(*ledger);
    if (!opened.ok()) return session.fail(opened.status());
    linker = std::move(opened).value();
  }

  Progress progress(session.terminal, true,
                    session.terminal.errors ? bytes_of_inputs(arguments.operands()) : 0);
  session.progress = &progress;
  uint64_t added = 0, same = 0, newer = 0, statements = 0;  // on disk
  uint64_t batch_added = 0, batch_newer = 0, batch_statements = 0, batch_same = 0;
  Status broken;  // the ledger takes no more
  const auto commit = [&] {
    Status status = linker != nullptr ? linker->commit() : ledger->commit();
    if (!status.ok()) {
      broken = std::move(status);
      return false;
    }
    added += batch_added;
    newer += batch_newer;
    same += batch_same;
    statements += batch_statements;
    batch_added = batch_newer = batch_statements = batch_same = 0;
    return true;
  };
  const auto take = [&](Worked&& worked) {
    const Result<Added> outcome = ledger->add(worked.report, extraction->made_by);
    if (!outcome.ok()) {
      if (outcome.status().kind() == StatusKind::InvalidInput) {
        session.report(worked.place + ": " + outcome.status().message());
        return true;
      }
      broken = outcome.status();
      return false;
    }
    if (linker != nullptr && outcome->outcome != AddOutcome::Same) {
      Status status = linker->link(worked.report, *outcome, std::move(worked.features));
      if (!status.ok()) {
        broken = std::move(status);
        return false;
      }
    }
    batch_same += outcome->outcome == AddOutcome::Same;
    batch_added += outcome->outcome != AddOutcome::Same;
    batch_newer += outcome->outcome == AddOutcome::NewVersion;
    batch_statements += outcome->statements;
    progress.step(worked.bytes);
    return ledger->uncommitted() < kBatch || commit();
  };
  const auto prepare = [&](Worked& worked) {
    if (linker == nullptr) return;
    worked.features = across::article_features(worked.report, extraction->stages.model);
  };
  const Totals totals =
      extract_all(session, arguments.operands(), *extraction, prepare, take);
  if (broken.ok()) commit();
  session.progress = nullptr;
  progress.clear();
  linker.reset();
  if (broken.ok()) {
    if (Status status = ledger->close(); !status.ok()) broken = std::move(status);
  }
  if (!broken.ok()) session.report(broken.message());

  std::string sentence = "added " + counted(added, "article") + " with " +
                         counted(statements, "statement") + " to " + choose_ledger(arguments).path;
  if (newer != 0) sentence += "; of these " + std::to_string(newer) + " new versions of a report";
  if (same != 0)
    sentence += "; " + std::to_string(same) + (same == 1 ? " was" : " were") + " there already";
  if (!broken.ok()) sentence += "; what was not yet on disk is not counted and not kept";
  session.say(sentence);
  if (extraction->stats) print_times(session, totals, extraction->threads);
  return session.exit_code(added + same != 0);
}

}  // namespace hearsay::cli
