#include "show/trace_view.h"

#include <algorithm>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "show/article_view.h"
#include "show/prose.h"
#include "show/statement_view.h"
#include "show/width.h"

namespace hearsay {
namespace {

constexpr uint32_t kMeasure = 92;

// A passage behind a bar, with the words in question underlined.
void paint_passage(std::string& out, const Article& article, Span passage,
                   const std::vector<Span>& marked, uint32_t indent, const Style& style) {
  Prose prose(style.unicode);
  uint32_t at = passage.begin;
  for (Span span : marked) {
    if (span.empty() || span.begin < at || span.end > passage.end) continue;
    prose.add(Span{at, span.begin}.of(article.text)).add(span.of(article.text), Ink::Underlined);
    at = span.end;
  }
  prose.add(Span{at, passage.end}.of(article.text));
  const uint32_t width = std::min(std::max(style.width, Style::kNarrowest) - indent - 2, kMeasure);
  for (const Line& line : wrap(prose.line(), width)) {
    append_spaces(out, indent);
    paint(out, style.unicode ? "\xE2\x94\x82 " : "| ", Ink::Faint, style);
    paint(out, line, style);
    out += '\n';
  }
}

void paint_prose(std::string& out, const Prose& prose, uint32_t indent, const Style& style) {
  const uint32_t width = std::min(std::max(style.width, Style::kNarrowest) - indent, kMeasure + 2);
  for (const Line& line : wrap(prose.line(), width)) {
    append_spaces(out, indent);
    paint(out, line, style);
    out += '\n';
  }
}

// What a hop shows in its passage: who, the words that attribute, the own label.
std::vector<Span> marks_of(const Hop& hop) {
  std::vector<Span> marks;
  if (hop.holder && !hop.implied) marks.push_back(hop.holder->span);
  marks.push_back(hop.cue);
  marks.push_back(hop.words);
  std::sort(marks.begin(), marks.end());
  return marks;
}

void paint_other(std::string& out, std::string_view title, const FoundStatement& found,
                 const Style& style) {
  out += '\n';
  Prose head(style.unicode);
  head.add(title, Ink::Faint).add(" ").add(found.statement.id, Ink::Faint);
  paint_prose(out, head, 0, style);
  const Surroundings around(*found.article);
  out += statement_text(view_of(around, found.statement), style);
}

void append_span(JsonWriter& json, const Article& article, const OffsetMap& map, Span span) {
  json.begin_object();
  json.key("text");
  json.string(span.of(article.text));
  json.key("span");
  json.begin_array();
  json.number(uint64_t{map.code_points(span.begin)});
  json.number(uint64_t{map.code_points(span.end)});
  json.end_array();
  json.end_object();
}

}  // namespace

std::string trace_text(const Trace& trace, const Style& style) {
  const Article& article = *trace.statement.article;
  const Statement& statement = trace.statement.statement;
  const Surroundings around(article);
  const StatementView view = view_of(around, statement);
  std::string out = article_head(article, words_in(around.text()), style);
  const std::string arrow = style.unicode ? "\xE2\x86\x90 " : "<- ";
  for (size_t i = 0; i < statement.chain.size() && i < view.chain.size(); ++i) {
    const Hop& hop = statement.chain[i];
    out += '\n';
    Prose head = chain_prose({view.chain[i]}, "", style);
    head.add("  ").add(name_of(hop.act), ink_of(hop.act));
    if (i + 1 == statement.chain.size()) head.add("  origin", Ink::Faint);
    paint_prose(out, head, 0, style);
    const auto traced = std::find_if(trace.hops.begin(), trace.hops.end(),
                                     [i](const TracedHop& t) { return t.hop == i; });
    if (traced != trace.hops.end() && !traced->passage.empty()) {
      paint_passage(out, article, traced->passage, marks_of(hop), 4, style);
    }
  }
  if (!trace.passages.empty()) {
    out += '\n';
    Prose head(style.unicode);
    head.add("content", Ink::Faint);
    paint_prose(out, head, 2, style);
    for (Span passage : trace.passages) {
      paint_passage(out, article, passage, statement.content.spans, 4, style);
    }
  }
  if (!view.details.empty()) {
    Prose details(style.unicode);
    for (size_t i = 0; i < view.details.size(); ++i) {
      if (i != 0) details.add(style.unicode ? " \xC2\xB7 " : "; ", Ink::Faint);
      details.add(view.details[i], Ink::Faint);
    }
    paint_prose(out, details, 4, style);
  }
  if (trace.answers) paint_other(out, "answers", *trace.answers, style);
  for (const FoundStatement& other : trace.answered_by)
    paint_other(out, "answered by", other, style);
  return out;
}

std::string trace_json(const Trace& trace) {
  const Article& article = *trace.statement.article;
  const OffsetMap map(article.text);
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("statement");
  json.raw(trace.statement.record);
  json.key("article");
  json.raw(article_json(article, false));
  json.key("hops");
  json.begin_array();
  for (const TracedHop& hop : trace.hops) {
    json.begin_object();
    json.key("hop");
    json.number(uint64_t{hop.hop});
    json.key("passage");
    append_span(json, article, map, hop.passage);
    json.end_object();
  }
  json.end_array();
  json.key("passages");
  json.begin_array();
  for (Span passage : trace.passages) append_span(json, article, map, passage);
  json.end_array();
  json.key("answers");
  trace.answers ? json.raw(trace.answers->record) : json.null();
  json.key("answered_by");
  json.begin_array();
  for (const FoundStatement& other : trace.answered_by) json.raw(other.record);
  json.end_array();
  json.end_object();
  return out;
}

}  // namespace hearsay
