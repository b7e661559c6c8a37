// A disk that fails at every n-th write and every n-th sync in turn: one clear message each time,
// nothing acknowledged is lost, and no second try.
#include <gtest/gtest.h>

#include <functional>

#include "failing_vfs.h"
#include "hearsay/query.h"
#include "ledger/invented_report.h"
#include "ledger/scratch_folder.h"

namespace hearsay {
namespace {

struct Outcome {
  uint32_t acknowledged = 0;  // reports whose commit answered Ok
  Status status;              // the first failure
};

// Makes a ledger and adds `reports` in batches of three, until something fails.
Outcome add_until_failure(const std::string& path, uint32_t reports) {
  Outcome outcome;
  Result<Ledger> ledger = Ledger::open(path, {.mode = LedgerMode::Create, .vfs = failing_vfs()});
  if (!ledger.ok()) {
    outcome.status = ledger.status();
    return outcome;
  }
  for (uint32_t i = 0; i < reports && outcome.status.ok(); ++i) {
    const Result<Added> added = ledger->add(numbered_report(i, 4), invented_maker());
    outcome.status = added.status();
    if (!added.ok() || (i + 1) % 3 != 0) continue;
    outcome.status = ledger->commit();
    if (outcome.status.ok()) outcome.acknowledged = i + 1;
  }
  if (!outcome.status.ok()) {
    // It stays failed: no retry behind the caller's back, even if the disk works again.
    failing_disk().what = FailingDisk::What::Nothing;
    EXPECT_FALSE(ledger->add(numbered_report(999, 1), invented_maker()).ok());
    EXPECT_FALSE(ledger->commit().ok());
    return outcome;
  }
  outcome.status = ledger->close();
  return outcome;
}

uint32_t articles_in(const std::string& path, const std::string& where) {
  Result<Ledger> ledger = Ledger::open(path);
  if (!ledger.ok()) {
    EXPECT_EQ(ledger.status().kind(), StatusKind::NotFound) << where << ledger.status().message();
    return 0;
  }
  const Result<VerifyReport> report = ledger->verify();
  EXPECT_TRUE(report.ok()) << where << report.status().message();
  if (report.ok()) {
    EXPECT_TRUE(report->ok()) << where << report->damages.front().where << ": "
                              << report->damages.front().what;
  }
  const Result<LedgerStats> stats = ledger_stats(ledger.value());
  return stats.ok() ? static_cast<uint32_t>(stats->versions) : 0;
}

void fail_everywhere(FailingDisk::What what, bool once, const char* words) {
  constexpr uint32_t kReports = 9;
  uint32_t n = 1, told = 0;
  for (;; n += n < 60 ? 1 : 7) {
    const ScratchFolder folder;
    const std::string path = folder.file("l");
    failing_disk().arm(what, n, once);
    const Outcome outcome = add_until_failure(path, kReports);
    const bool failed = failing_disk().failures > 0 || !outcome.status.ok();
    failing_disk().arm(FailingDisk::What::Nothing, 0);
    const std::string where = "failure at " + std::to_string(n) + ": ";
    if (!failed) break;
    // Where the last folding of the log fails quietly, the log still has it all.
    if (!outcome.status.ok()) {
      ++told;
      EXPECT_NE(outcome.status.message().find(words), std::string::npos)
          << where << outcome.status.message();
    }
    EXPECT_GE(articles_in(path, where), outcome.acknowledged) << where;
    ASSERT_LT(n, 5000u);
  }
  EXPECT_GT(n, 5u);  // the disk was really asked
  EXPECT_GT(told, 3u);
}

TEST(FailingDisk, EachWriteInTurnFailsAndNothingAcknowledgedIsLost) {
  fail_everywhere(FailingDisk::What::WriteError, false, "could not be read or written");
}

TEST(FailingDisk, EachWriteInTurnFindsTheDiskFull) {
  fail_everywhere(FailingDisk::What::DiskFull, false, "The disk is full");
}

TEST(FailingDisk, EachSyncInTurnFailsAndIsNotTriedAgain) {
  fail_everywhere(FailingDisk::What::SyncError, true, "could not be read or written");
}

TEST(FailingDisk, LetsTheAddGoOnOnceThereIsRoom) {
  const ScratchFolder folder;
  const std::string path = folder.file("l");
  failing_disk().arm(FailingDisk::What::DiskFull, 200);
  const Outcome outcome = add_until_failure(path, 30);
  failing_disk().arm(FailingDisk::What::Nothing, 0);
  ASSERT_EQ(outcome.status.kind(), StatusKind::Io);
  Result<Ledger> ledger = Ledger::open(path, {.mode = LedgerMode::Write});
  ASSERT_TRUE(ledger.ok()) << ledger.status().message();
  for (uint32_t i = 0; i < 30; ++i) {
    const Result<Added> added = ledger->add(numbered_report(i, 4), invented_maker());
    ASSERT_TRUE(added.ok()) << added.status().message();
    EXPECT_TRUE(i >= outcome.acknowledged || added->outcome == AddOutcome::Same);
  }
  ASSERT_TRUE(ledger->commit().ok());
  ASSERT_TRUE(ledger->close().ok());
  EXPECT_EQ(articles_in(path, ""), 30u);
}

}  // namespace
}  // namespace hearsay
