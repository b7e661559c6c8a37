// `hearsay read` for people: an article and its statements as a list to be read from top to bottom.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "hearsay/report.h"
#include "show/statement_view.h"
#include "show/style.h"

namespace hearsay {

// What the line under the title counts. Holders are told apart by actor, else by their words.
struct SourceCount {
  uint32_t statements = 0;
  uint32_t sources = 0;         // distinct origins
  uint32_t unnamed = 0;         // of those
  uint32_t outlets = 0;         // distinct outlets and documents that others' words come through
  uint32_t not_answering = 0;   // distinct holders who declined or were silent
  uint32_t without_source = 0;  // statements where nobody says who
  std::array<uint32_t, 13> acts{};  // by Act
};

SourceCount count_sources(const Report& report);

// "14 sources, 6 unnamed, 1 outlet relied on, 2 not answering"; "no sources" if there are none.
std::string summary_of(const SourceCount& count);

// The whole article: header, summary, each statement with chain, passage and details, and notes.
// Ends with a newline.
std::string article_text(const Report& report, const Style& style);

// The lines above the statements: title, what is known of the article, and `summary`.
std::string article_head(const Article& article, uint64_t words, const Style& style);

// One statement as it stands in article_text, with its margin. Ends with a newline.
std::string statement_text(const StatementView& view, const Style& style);

// What stands between two articles.
std::string article_rule(const Style& style);

// Words of the article's body: tokens that are words or numbers.
uint64_t words_of(const Report& report);
uint64_t words_in(const TextLayer& text);

}  // namespace hearsay
