// Promise 9: every ledger a released hearsay has written opens and upgrades, for ever. The fixtures
// are in tests/ledgers.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "hearsay/captures.h"
#include "hearsay/decision.h"
#include "hearsay/query.h"
#include "ledger/invented_report.h"
#include "ledger/scratch_folder.h"

namespace hearsay {
namespace {

std::string fixture(const std::string& name) {
  return std::string(HEARSAY_SOURCE_DIR) + "/tests/ledgers/" + name;
}

std::string exported(Ledger& ledger) {
  std::string all;
  const Status status = each_report(
      ledger, {.all_versions = true}, [&](const Report& report, const MadeBy& made_by) {
        all += record_json(report, made_by) + "\n";
        return true;
      });
  EXPECT_TRUE(status.ok()) << status.message();
  return all;
}

void expect_whole(Ledger& ledger) {
  const Result<VerifyReport> report = ledger.verify();
  ASSERT_TRUE(report.ok()) << report.status().message();
  for (const Damage& damage : report->damages) ADD_FAILURE() << damage.where << ": " << damage.what;
}

// One fixture a schema: "version-1" and so on.
class OldLedgers : public testing::TestWithParam<int> {
 protected:
  std::string name() const { return "version-" + std::to_string(GetParam()); }
};
INSTANTIATE_TEST_SUITE_P(Schema, OldLedgers, testing::Values(1, 2));

TEST_P(OldLedgers, AreReadAsTheyAre) {
  const ScratchFolder folder;
  const std::string path = folder.file("l");
  std::filesystem::copy_file(fixture(name() + ".ledger"), path);
  Result<Ledger> ledger = Ledger::open(path);
  ASSERT_TRUE(ledger.ok()) << ledger.status().message();
  EXPECT_EQ(ledger->schema_version(), static_cast<uint32_t>(GetParam()));
  EXPECT_EQ(exported(*ledger), bytes_of(fixture(name() + ".jsonl")));
  expect_whole(*ledger);
  EXPECT_TRUE(captures_of(*ledger, "a:0")->empty());
  EXPECT_TRUE(all_feeds(*ledger)->empty());
  EXPECT_TRUE(all_decisions(*ledger)->empty());
  EXPECT_EQ(find_capture(*ledger, "c:0123").status().kind(), StatusKind::NotFound);
  EXPECT_EQ(bytes_of(path), bytes_of(fixture(name() + ".ledger")));  // untouched
}

TEST_P(OldLedgers, AreUpgradedByTheFirstWriter) {
  const ScratchFolder folder;
  const std::string path = folder.file("l");
  std::filesystem::copy_file(fixture(name() + ".ledger"), path);
  {
    Result<Ledger> ledger = Ledger::open(path, {.mode = LedgerMode::Write, .program = "test"});
    ASSERT_TRUE(ledger.ok()) << ledger.status().message();
    EXPECT_EQ(ledger->schema_version(), newest_schema_version());
    Report report = numbered_report(1, 4);
    report.article.capture = std::make_shared<const Capture>(invented_capture(1));
    ASSERT_TRUE(ledger->add(report, invented_maker()).ok());
    ASSERT_TRUE(decide(*ledger, {.first = "l:1"}).ok());
    ASSERT_TRUE(ledger->commit().ok());
    ASSERT_TRUE(ledger->close().ok());
  }
  Result<Ledger> ledger = Ledger::open(path);
  ASSERT_TRUE(ledger.ok()) << ledger.status().message();
  expect_whole(*ledger);
  EXPECT_TRUE(exported(*ledger).starts_with(bytes_of(fixture(name() + ".jsonl"))));
  EXPECT_EQ(find_capture(*ledger, invented_capture(1).id)->capture.body, invented_capture(1).body);
}

TEST_P(OldLedgers, KilledWhileTheyAreUpgradedAreOldOrNewAndWhole) {
  const ScratchFolder folder;
  const std::string path = folder.file("l"), expected = bytes_of(fixture(name() + ".jsonl"));
  uint32_t before = 0, after = 0;
  for (uint32_t kill = 0; kill < 40; ++kill) {
    for (const char* end : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path + end);
    std::filesystem::copy_file(fixture(name() + ".ledger"), path);
    const pid_t child = ::fork();
    if (child == 0) {
      Result<Ledger> ledger = Ledger::open(path, {.mode = LedgerMode::Write});
      ::_exit(ledger.ok() ? 0 : 1);  // without closing: the log stays
    }
    ::usleep(kill < 36 ? 250 * kill : 400'000);  // the last ones have time to end
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    {
      Result<Ledger> ledger = Ledger::open(path);
      ASSERT_TRUE(ledger.ok()) << ledger.status().message();
      (ledger->schema_version() != newest_schema_version() ? before : after) += 1;
      EXPECT_EQ(exported(*ledger), expected);
      expect_whole(*ledger);
    }
    Result<Ledger> again = Ledger::open(path, {.mode = LedgerMode::Write});
    ASSERT_TRUE(again.ok()) << again.status().message();
    EXPECT_EQ(again->schema_version(), newest_schema_version());
    EXPECT_EQ(exported(*again), expected);
  }
  // Kills fell on both sides of it, or this showed nothing.
  EXPECT_GT(before, 0u);
  EXPECT_GT(after, 0u);
}

TEST_P(OldLedgers, OfANewerHearsayAreRefusedAndUntouched) {
  const ScratchFolder folder;
  const std::string path = folder.file("l");
  std::filesystem::copy_file(fixture(name() + ".ledger"), path);
  std::string bytes = bytes_of(path);
  bytes[63] = static_cast<char>(newest_schema_version() + 1);  // user_version
  write_bytes(path, bytes);
  for (const LedgerMode mode : {LedgerMode::Read, LedgerMode::Write, LedgerMode::Create}) {
    const Result<Ledger> ledger = Ledger::open(path, {.mode = mode});
    EXPECT_EQ(ledger.status().kind(), StatusKind::Unsupported);
  }
  EXPECT_EQ(bytes_of(path), bytes);
}

}  // namespace
}  // namespace hearsay
