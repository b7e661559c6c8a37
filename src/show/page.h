// A page for a terminal, from the top: titles, paragraphs, sections, passages behind a bar.
//
//   Page page(style);
//   page.title("Fourteen cracks in the spillway");
//   page.section("who denies it");
//   page.passage(article, span, {span});
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/across.h"
#include "show/prose.h"
#include "show/statement_view.h"

namespace hearsay {

class Page {
 public:
  explicit Page(const Style& style) : style_(style) {}

  void title(std::string_view text);
  void faint(std::string_view text, uint32_t indent = 0);
  // A heading with an empty line above.
  void section(std::string_view heading, Ink ink = Ink::Strong);
  void prose(const Prose& prose, uint32_t indent);
  void space() { out_ += '\n'; }
  // The sentence round `span` with `span` underlined.
  void passage(const Article& article, Span span, uint32_t indent = 4);
  // Date, outlet, chain, id and passage of one statement.
  void statement(const Report& report, uint32_t place, uint32_t indent = 2);

  Prose start() const { return Prose(style_.unicode); }
  std::string_view dot() const { return style_.unicode ? " \xC2\xB7 " : " - "; }
  std::string_view arrow() const { return style_.unicode ? " \xE2\x86\x92 " : " -> "; }
  const Style& style() const { return style_; }
  std::string& text() { return out_; }

 private:
  Style style_;
  std::string out_;
};

// "2026-05-04", with the time where there is one: "2026-05-04 17:20".
std::string day_in_words(std::string_view iso);
// "3 articles".
std::string counted(uint64_t number, std::string_view one, std::string_view many = {});
// The outlet, or "unknown outlet".
std::string outlet_in_words(const Article& article);
// At most `most` bytes, cut at a space with an ellipsis; line ends become spaces.
std::string shortened(std::string_view text, size_t most);

}  // namespace hearsay
