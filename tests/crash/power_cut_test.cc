// The power goes: of what was written and not yet synced, each piece is on the disk, or not, or
// half, or rubbish. What was acknowledged before must be there, and the ledger whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "failing_vfs.h"
#include "hearsay/query.h"
#include "ledger/invented_report.h"
#include "ledger/scratch_folder.h"

namespace hearsay {
namespace {

struct Acknowledged {
  size_t after = 0;  // number of disk steps done when the commit answered Ok
  uint32_t articles = 0;
};

struct Recording {
  std::string before;  // the ledger's bytes at the start; there is no log then
  std::vector<DiskStep> steps;
  std::vector<Acknowledged> commits;
};

// A session of several commits, a fold of the log on closing, and more commits after it.
Recording record_session() {
  Recording recording;
  const ScratchFolder folder;
  const std::string path = folder.file("l");
  {
    Result<Ledger> ledger = Ledger::open(path, {.mode = LedgerMode::Create});
    EXPECT_TRUE(ledger.ok() && ledger->close().ok());
  }
  recording.before = bytes_of(path);
  disk_trace = &recording.steps;
  uint32_t number = 0;
  for (int session = 0; session < 3; ++session) {
    Result<Ledger> ledger = Ledger::open(path, {.mode = LedgerMode::Write, .vfs = failing_vfs()});
    EXPECT_TRUE(ledger.ok()) << ledger.status().message();
    for (int commit = 0; ledger.ok() && commit < 6; ++commit) {
      for (int i = 0; i < 2; ++i) {
        EXPECT_TRUE(ledger->add(numbered_report(number++, 3), invented_maker()).ok());
      }
      EXPECT_TRUE(ledger->commit().ok());
      recording.commits.push_back({recording.steps.size(), number});
    }
    EXPECT_TRUE(ledger.ok() && ledger->close().ok());
  }
  disk_trace = nullptr;
  return recording;
}

// One file as the disk has it.
class DiskFile {
 public:
  explicit DiskFile(std::string bytes) : bytes_(std::move(bytes)) {}

  void step(const DiskStep& step) { unsynced_.push_back(&step); }
  void sync() {
    for (const DiskStep* step : unsynced_) apply(*step, step->bytes.size());
    unsynced_.clear();
  }
  // The power goes.
  void cut(std::mt19937& random) {
    for (const DiskStep* step : unsynced_) {
      const uint32_t fate = random() % 4;
      if (fate == 0) continue;  // never got there
      if (fate == 1 && step->kind == DiskStep::Kind::Write) {
        apply(*step, std::min<size_t>(step->bytes.size(), random() % 9 * 512));  // torn
      } else if (fate == 2 && step->kind == DiskStep::Kind::Write) {
        DiskStep rubbish = *step;
        for (char& c : rubbish.bytes) c = static_cast<char>(random());
        apply(rubbish, rubbish.bytes.size());
      } else {
        apply(*step, step->bytes.size());
      }
    }
    unsynced_.clear();
  }
  const std::string& bytes() const { return bytes_; }

 private:
  void apply(const DiskStep& step, size_t count) {
    if (step.kind == DiskStep::Kind::Truncate) bytes_.resize(step.at);
    if (step.kind == DiskStep::Kind::Delete) bytes_.clear();
    if (step.kind != DiskStep::Kind::Write) return;
    if (bytes_.size() < step.at + count) bytes_.resize(step.at + count);
    std::copy_n(step.bytes.begin(), count, bytes_.begin() + static_cast<long>(step.at));
  }

  std::string bytes_;
  std::vector<const DiskStep*> unsynced_;
};

// What is wrong with the ledger after a cut; empty if nothing.
std::string after_cut(const Recording& recording, size_t steps, bool syncs_count,
                      std::mt19937& random) {
  DiskFile ledger(recording.before), log("");
  for (size_t i = 0; i < steps; ++i) {
    const DiskStep& step = recording.steps[i];
    DiskFile& file = step.log ? log : ledger;
    if (step.kind != DiskStep::Kind::Sync) {
      file.step(step);
    } else if (syncs_count) {
      file.sync();
    }
  }
  ledger.cut(random);
  log.cut(random);
  const ScratchFolder folder;
  const std::string path = folder.file("l");
  write_bytes(path, ledger.bytes());
  if (!log.bytes().empty()) write_bytes(path + "-wal", log.bytes());
  uint32_t acknowledged = 0;
  for (const Acknowledged& commit : recording.commits) {
    if (commit.after <= steps) acknowledged = commit.articles;
  }
  Result<Ledger> opened = Ledger::open(path, {.mode = LedgerMode::Write});
  if (!opened.ok()) return opened.status().message();
  const Result<VerifyReport> report = opened->verify();
  if (!report.ok()) return report.status().message();
  if (!report->ok()) return report->damages.front().where + ": " + report->damages.front().what;
  if (report->articles < acknowledged) {
    return std::to_string(acknowledged - report->articles) + " acknowledged articles are lost";
  }
  return {};
}

TEST(PowerCut, LosesNothingAcknowledgedAndLeavesAWholeLedger) {
  const Recording recording = record_session();
  ASSERT_GT(recording.steps.size(), 100u);
  std::mt19937 random(20260304);
  for (int cut = 0; cut < 100; ++cut) {
    const size_t steps = random() % (recording.steps.size() + 1);
    EXPECT_EQ(after_cut(recording, steps, true, random), "") << "cut after step " << steps;
  }
}

// The same with a disk that forgets its syncs: now the test must find losses, else it has no teeth.
TEST(PowerCut, WouldNoticeSyncsLeftOut) {
  const Recording recording = record_session();
  std::mt19937 random(7);
  int bad = 0;
  for (int cut = 0; cut < 20; ++cut) {
    const size_t steps = random() % (recording.steps.size() + 1);
    bad += after_cut(recording, steps, false, random).empty() ? 0 : 1;
  }
  EXPECT_GT(bad, 5);
}

}  // namespace
}  // namespace hearsay
