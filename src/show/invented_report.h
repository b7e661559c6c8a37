// For tests: reports built by hand from an invented text.
#pragma once

#include <cassert>
#include <string>
#include <string_view>

#include "hearsay/limits.h"
#include "hearsay/report.h"
#include "hearsay/stage.h"
#include "text/segment.h"

namespace hearsay::testing {

class InventedReport {
 public:
  explicit InventedReport(std::string text) {
    report.article.text = std::move(text);
    report.article.body = {0, static_cast<uint32_t>(report.article.text.size())};
    report.article.id = "a:0123456789abcdef";
    report.article.read_from = "report.txt";
    const Limits limits;
    const Status status = segment_text(report, {limits});
    assert(status.ok());
    (void)status;
  }

  // The first place of `words` at or after byte `from`.
  Span at(std::string_view words, uint32_t from = 0) const {
    const size_t begin = report.article.text.find(words, from);
    assert(begin != std::string::npos);
    return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + words.size())};
  }

  static Hop hop(Span holder, Span cue, Act act, std::optional<bool> named = true,
                 HolderKind kind = HolderKind::Unknown, Number number = Number::One) {
    Hop made;
    made.holder = Holder{};
    made.holder->span = holder;
    made.holder->named = named;
    made.holder->kind = kind;
    made.holder->number = number;
    made.cue = cue;
    made.act = act;
    return made;
  }

  Statement& add(Act act, std::vector<Span> content, Quote quote, std::vector<Hop> chain) {
    Statement statement;
    statement.id = "s:" + std::string(15, '0') + std::to_string(report.statements.size() % 10);
    statement.act = act;
    statement.content = {std::move(content), quote};
    statement.chain = std::move(chain);
    statement.certainty = Certainty::Certain;
    statement.polarity = Polarity::Positive;
    statement.confidence = 0.9;
    report.statements.push_back(std::move(statement));
    return report.statements.back();
  }

  Report report;
};

}  // namespace hearsay::testing
