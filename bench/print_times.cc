// Prints the times of articles as JSON Lines, for bench/times.
//
//   print_times < articles.jsonl      a line in: {"text": "...", "published": "2026-03-04"}
//   a line out: {"times": [{"begin": 17, "end": 24, "type": "DATE", "value": "...", "basis":
//   "..."}]}
//
// Offsets are bytes of UTF-8 into the text.
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "extract/times.h"
#include "text/segment.h"

int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  const hearsay::Limits limits;
  while (std::getline(std::cin, line)) {
    const nlohmann::json in = nlohmann::json::parse(line, nullptr, false);
    if (in.is_discarded() || !in.contains("text")) {
      std::fputs("print_times: a line is no JSON object with a text\n", stderr);
      return 1;
    }
    hearsay::Report report;
    report.article.text = in["text"].get<std::string>();
    report.article.body = {0, static_cast<uint32_t>(report.article.text.size())};
    report.article.published = in.value("published", "");
    if (const hearsay::Status status = hearsay::segment_text(report, {limits}); !status.ok()) {
      std::fprintf(stderr, "print_times: %s\n", status.message().c_str());
      return 1;
    }
    nlohmann::json out = nlohmann::json::array();
    for (const hearsay::TimeExpression& time : hearsay::extract::find_times(report)) {
      out.push_back({{"begin", time.span.begin},
                     {"end", time.span.end},
                     {"type", hearsay::name_of(time.type)},
                     {"value", time.value},
                     {"basis", time.basis}});
    }
    std::cout << nlohmann::json{{"times", out}}.dump() << '\n';
  }
  return 0;
}
