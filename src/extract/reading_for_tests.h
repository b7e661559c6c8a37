// For tests: a text read by the rules engine, and its statements in one line each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/rules_stages.h"
#include "text/segment.h"

namespace hearsay::extract {

inline Report read_for_test(std::string_view text, std::string_view published = "2026-03-04") {
  Report report;
  report.article.id = "a:0000000000000001";
  report.article.text = text;
  report.article.published = published;
  report.article.body = {0, static_cast<uint32_t>(text.size())};
  const Limits limits;
  const StageContext context{limits, nullptr};
  if (!segment_text(report, context).ok()) return report;
  for (const Stage& stage : rules_stages()) {
    if (!stage.run(report, context).ok()) break;
  }
  return report;
}

// "deny: Tasnim <citing> <- a source <denied>: the claims"
inline std::string line_of(const Report& report, const Statement& statement) {
  const std::string_view text = report.article.text;
  std::string line(name_of(statement.act));
  const char* before = ": ";
  for (const Hop& hop : statement.chain) {
    line += before;
    line += hop.holder ? hop.holder->span.of(text) : "nobody";
    if (!hop.cue.empty()) line += " <" + std::string(hop.cue.of(text)) + ">";
    before = " <- ";
  }
  before = ": ";
  for (const Span span : statement.content.spans) {
    line += before + std::string(span.of(text));
    before = " ... ";
  }
  return line;
}

inline std::vector<std::string> lines_of(std::string_view text) {
  const Report report = read_for_test(text);
  std::vector<std::string> lines;
  for (const Statement& statement : report.statements) lines.push_back(line_of(report, statement));
  return lines;
}

}  // namespace hearsay::extract
