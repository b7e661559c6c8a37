#include "show/page.h"

#include <algorithm>

#include "base/utf8.h"
#include "ledger/stored_rows.h"

namespace hearsay {
namespace {

constexpr uint32_t kMeasure = 92;

}  // namespace

std::string day_in_words(std::string_view iso) {
  std::string out(iso.substr(0, 10));
  if (iso.size() >= 16 && iso[10] == 'T') out += " " + std::string(iso.substr(11, 5));
  return out;
}

std::string counted(uint64_t number, std::string_view one, std::string_view many) {
  std::string out = std::to_string(number) + " ";
  if (number == 1) return out += one;
  return many.empty() ? out + std::string(one) + "s" : out + std::string(many);
}

std::string outlet_in_words(const Article& article) {
  return article.outlet.empty() ? "unknown outlet" : article.outlet;
}

std::string shortened(std::string_view text, size_t most) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\t' || c == ' ';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  if (out.size() <= most) return out;
  size_t end = out.rfind(' ', most);
  if (end == std::string::npos || end < most / 2) {
    end = most;
    while (end > 0 && !on_code_point_border(out, end)) --end;
  }
  return out.substr(0, end) + " \xE2\x80\xA6";
}

void Page::title(std::string_view text) {
  Prose head = start();
  head.add(text, Ink::Strong);
  prose(head, 0);
}

void Page::faint(std::string_view text, uint32_t indent) {
  Prose line = start();
  line.add(text, Ink::Faint);
  prose(line, indent);
}

void Page::section(std::string_view heading, Ink ink) {
  out_ += '\n';
  Prose head = start();
  head.add(heading, ink);
  prose(head, 0);
}

void Page::prose(const Prose& text, uint32_t indent) {
  const uint32_t width =
      std::min(std::max(style_.width, Style::kNarrowest) - indent, kMeasure + 2);
  for (const Line& line : wrap(text.line(), width)) {
    append_spaces(out_, indent);
    paint(out_, line, style_);
    out_ += '\n';
  }
}

void Page::passage(const Article& article, Span span, uint32_t indent) {
  const Span around = passage_around(article.text, span);
  if (around.empty()) return;
  Prose text = start();
  text.add(Span{around.begin, span.begin}.of(article.text));
  text.add(span.of(article.text), Ink::Underlined);
  text.add(Span{span.end, around.end}.of(article.text));
  const uint32_t width =
      std::min(std::max(style_.width, Style::kNarrowest) - indent - 2, kMeasure);
  for (const Line& line : wrap(text.line(), width)) {
    append_spaces(out_, indent);
    paint(out_, style_.unicode ? "\xE2\x94\x82 " : "| ", Ink::Faint, style_);
    paint(out_, line, style_);
    out_ += '\n';
  }
}

void Page::statement(const Report& report, uint32_t place, uint32_t indent) {
  const Article& article = report.article;
  const Statement& said = report.statements[place];
  const Surroundings around(report);
  const StatementView view = view_of(around, said);
  Prose head = start();
  const std::string day = day_in_words(article.published);
  head.add(day.empty() ? "no date" : day, Ink::Faint).add("  ");
  const Prose chain = chain_prose(view.chain, outlet_in_words(article), style_);
  for (const Piece& piece : chain.line()) head.add(piece.text, piece.ink);
  head.add("  ").add(said.id.substr(0, 10), Ink::Faint);
  prose(head, indent);
  Span whole = whole_of(said);
  if (!whole.empty()) passage(article, whole, indent + 2);
}

}  // namespace hearsay
