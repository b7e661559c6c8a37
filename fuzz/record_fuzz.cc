// Any bytes as a record: refused, or read to a report that is sound and writes the same again.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "hearsay/record.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace hearsay;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  MadeBy made_by;
  const Result<Report> report = parse_record(input, &made_by);
  if (!report.ok()) return 0;
  const std::string record = record_json(*report, made_by);
  const Result<Report> again = parse_record(record, &made_by);
  if (!again.ok() || record_json(*again, made_by) != record) std::abort();
  return 0;
}
