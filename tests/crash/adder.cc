// The child that tests/crash/kill_test.py kills: adds numbered reports in small batches and prints
// each one's number once, and only once, its commit is answered Ok.
//
//   adder LEDGER FIRST [--ack-first]      adds reports FIRST, FIRST+1, ... until it is killed or
//   fails adder LEDGER --check                  verifies; prints how many articles there are adder
//   LEDGER --has N...               prints those of the numbers whose report is missing
//
// --ack-first prints before the commit, which is wrong: it shows that the test would notice.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "hearsay/query.h"
#include "ledger/invented_report.h"

namespace {

using namespace hearsay;

int fail(const Status& status) {
  std::fprintf(stderr, "%s\n", status.message().c_str());
  return status.kind() == StatusKind::Busy ? 4 : 3;
}

bool acknowledge(uint32_t first, uint32_t count) {
  std::string lines;
  for (uint32_t i = 0; i < count; ++i) lines += std::to_string(first + i) + "\n";
  return ::write(1, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size());
}

int add_for_ever(const std::string& path, uint32_t first, bool ack_first) {
  Result<Ledger> ledger = Ledger::open(path, {.mode = LedgerMode::Create});
  if (!ledger.ok()) return fail(ledger.status());
  constexpr uint32_t kBatch = 5;
  for (uint32_t number = first;; number += kBatch) {
    for (uint32_t i = 0; i < kBatch; ++i) {
      const Result<Added> added = ledger->add(numbered_report(number + i, 6), invented_maker());
      if (!added.ok()) return fail(added.status());
    }
    if (ack_first && !acknowledge(number, kBatch)) return 1;
    if (const Status status = ledger->commit(); !status.ok()) return fail(status);
    if (!ack_first && !acknowledge(number, kBatch)) return 1;
  }
}

int check(Ledger& ledger) {
  const Result<VerifyReport> report = ledger.verify();
  if (!report.ok()) return fail(report.status());
  for (const Damage& damage : report->damages) {
    std::fprintf(stderr, "%s: %s\n", damage.where.c_str(), damage.what.c_str());
  }
  std::printf("%llu\n", static_cast<unsigned long long>(report->articles));
  return report->ok() ? 0 : 3;
}

int print_missing(Ledger& ledger, int count, char** numbers) {
  for (int i = 0; i < count; ++i) {
    const auto number = static_cast<uint32_t>(std::strtoul(numbers[i], nullptr, 10));
    if (!find_by_id(ledger, numbered_report(number, 6).article.id).ok()) {
      std::printf("%u\n", number);
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  if (argv[2][0] != '-') {
    const bool ack_first = argc > 3 && std::strcmp(argv[3], "--ack-first") == 0;
    return add_for_ever(argv[1], static_cast<uint32_t>(std::strtoul(argv[2], nullptr, 10)),
                        ack_first);
  }
  Result<Ledger> ledger = Ledger::open(argv[1]);
  if (!ledger.ok()) return fail(ledger.status());
  if (std::strcmp(argv[2], "--check") == 0) return check(ledger.value());
  return print_missing(ledger.value(), argc - 3, argv + 3);
}
