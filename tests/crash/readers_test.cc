// Readers while one writes: each sees whole states only, and never hears of a lock.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "hearsay/query.h"
#include "ledger/invented_report.h"
#include "ledger/scratch_folder.h"

namespace hearsay {
namespace {

constexpr uint32_t kBatch = 4, kStatements = 5;

// Reads until told to stop; answers what was wrong, empty if nothing.
std::string read_on(const std::string& path, const std::atomic<bool>& stop, uint32_t& rounds) {
  uint64_t before = 0;
  while (!stop) {
    Result<Ledger> ledger = Ledger::open(path);
    if (!ledger.ok()) return ledger.status().message();
    for (int i = 0; i < 5 && !stop; ++i) {
      const Result<LedgerStats> stats = ledger_stats(ledger.value());
      if (!stats.ok()) return stats.status().message();
      if (stats->versions % kBatch != 0) return "half a batch was seen";
      if (stats->statements != stats->versions * kStatements) return "half an article was seen";
      if (stats->versions < before) return "the ledger went back";
      before = stats->versions;
      const Result<StatementPage> page =
          find_statements(ledger.value(), {.about = "berth", .order = Order::Newest, .limit = 5});
      if (!page.ok()) return page.status().message();
      ++rounds;
    }
  }
  return {};
}

TEST(Readers, SeeWholeStatesWhileOneWrites) {
  const ScratchFolder folder;
  const std::string path = folder.file("l");
  Result<Ledger> writer = Ledger::open(path, {.mode = LedgerMode::Create});
  ASSERT_TRUE(writer.ok());
  constexpr size_t kReaders = 8;
  std::atomic<bool> stop = false;
  std::vector<std::string> problems(kReaders);
  std::vector<uint32_t> rounds(kReaders);
  std::vector<std::thread> readers;
  for (size_t i = 0; i < kReaders; ++i) {
    readers.emplace_back([&, i] { problems[i] = read_on(path, stop, rounds[i]); });
  }
  Status status;
  for (uint32_t number = 0; number < 400 && status.ok(); number += kBatch) {
    for (uint32_t i = 0; i < kBatch && status.ok(); ++i) {
      status = writer->add(numbered_report(number + i, kStatements), invented_maker()).status();
    }
    if (status.ok()) status = writer->commit();
  }
  stop = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_TRUE(status.ok()) << status.message();
  for (size_t i = 0; i < kReaders; ++i) {
    EXPECT_EQ(problems[i], "");
    EXPECT_GT(rounds[i], 0u);
  }
  ASSERT_TRUE(writer->close().ok());
  Result<Ledger> reader = Ledger::open(path);
  ASSERT_TRUE(reader.ok());
  EXPECT_TRUE(reader->verify()->ok());
}

}  // namespace
}  // namespace hearsay
