// The reader: an article with source, cue and content marked, and each chain in the margin beside
// the paragraph where it stands; and a single statement hop by hop.
#include <algorithm>

#include "serve/pages/pages.h"
#include "show/article_view.h"
#include "show/rows_json.h"
#include "show/statement_view.h"
#include "show/trace_view.h"

namespace hearsay::serve {
namespace {

enum class Part : uint8_t { Source, Cue, Content };

struct Mark {
  Span span;
  Part part = Part::Content;
  size_t statement = 0;
};

std::vector<Mark> marks_of(const Report& report) {
  std::vector<Mark> marks;
  const auto add = [&](Span span, Part part, size_t statement) {
    if (!span.empty()) marks.push_back({span, part, statement});
  };
  for (size_t i = 0; i < report.statements.size(); ++i) {
    const Statement& statement = report.statements[i];
    for (const Span span : statement.content.spans) add(span, Part::Content, i);
    for (const Hop& hop : statement.chain) {
      if (hop.holder && !hop.implied) add(hop.holder->span, Part::Source, i);
      add(hop.cue, Part::Cue, i);
    }
  }
  return marks;
}

std::string_view class_of(Part part) {
  switch (part) {
    case Part::Source: return "source";
    case Part::Cue: return "cue";
    case Part::Content: return "content";
  }
  return {};
}

// Where a statement is first seen in the text: its link of the margin points there.
uint32_t place_of(const Statement& statement) { return whole_of(statement).begin; }

// The text of `span` with the marks that touch it. Of several over the same words a source or a cue
// wins over a content, and the shorter content over the longer.
void add_marked(Html& html, const Report& report, Span span, const std::vector<Mark>& marks,
                const OffsetMap& offsets) {
  std::vector<const Mark*> here;
  std::vector<uint32_t> borders = {span.begin, span.end};
  for (const Mark& mark : marks) {
    if (!mark.span.overlaps(span)) continue;
    here.push_back(&mark);
    borders.push_back(std::max(mark.span.begin, span.begin));
    borders.push_back(std::min(mark.span.end, span.end));
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  for (size_t i = 0; i + 1 < borders.size(); ++i) {
    const Span piece{borders[i], borders[i + 1]};
    const Mark* best = nullptr;
    std::string statements;
    for (const Mark* mark : here) {
      if (!mark->span.contains(piece)) continue;
      const std::string& id = report.statements[mark->statement].id;
      if (statements.find(id) == std::string::npos) {
        statements += (statements.empty() ? "" : " ") + id;
      }
      const bool better =
          best == nullptr ||
          (best->part == Part::Content) > (mark->part == Part::Content) ||
          (best->part == Part::Content && mark->part == Part::Content &&
           mark->span.size() < best->span.size());
      if (better) best = mark;
    }
    const std::string_view words = piece.of(report.article.text);
    if (best == nullptr) {
      html.text(words);
      continue;
    }
    const std::string act(name_of(report.statements[best->statement].act));
    html.element("span", words,
                 {{"class", std::string(class_of(best->part)) + " of-" + act},
                  {"data-s", statements},
                  {"data-at", std::to_string(offsets.code_points(piece.begin))}});
  }
}

void add_margin(Html& html, const Report& report, const StatementView& view, size_t i) {
  const Statement& statement = report.statements[i];
  html.open("li", {{"id", statement.id}, {"data-s", statement.id}});
  add_act(html, statement.act);
  html.text(" ");
  add_chain(html, view, statement, "this article");
  html.open("span", {{"class", "more"}});
  html.element("a", "open", {{"href", "/s/" + percent_encoded(statement.id)},
                             {"aria-label", "Open statement " + statement.id}});
  for (const std::string& detail : view.details) html.text(" \xC2\xB7 ").text(detail);
  html.close().close();
}

void add_article_head(Html& html, const Article& article) {
  html.element("h1", title_of(article));
  html.open("p", {{"class", "aside"}}).text(date_and_outlet(article));
  if (!article.byline.empty()) html.text(" \xC2\xB7 " + article.byline);
  if (!article.url.empty()) {
    html.text(" \xC2\xB7 ");
    html.element("a", article.url, {{"href", article.url}, {"rel", "noreferrer noopener"}});
  }
  html.close();
}

}  // namespace

Response article_page(const Asked& asked, Ledger& ledger) {
  const Result<Shown> shown = find_by_id(ledger, asked.rest);
  if (!shown.ok()) return error_page(shown.status(), asked.form);
  if (shown->kind != Shown::Kind::Article) {
    return error_page(404, asked.rest + " is no article", asked.form);
  }
  if (asked.form == Form::Json) return data_response(shown_json(*shown) + "\n", Form::Json);
  const Report& report = shown->report;
  const Surroundings around(report);
  std::vector<StatementView> views;
  for (const Statement& statement : report.statements) views.push_back(view_of(around, statement));
  const std::vector<Mark> marks = marks_of(report);
  Html main;
  main.open("div", {{"class", "reader"}});
  add_article_head(main, report.article);
  main.element("p", summary_of(count_sources(report)), {{"class", "summary"}});
  if (!shown->article.replaced_by.empty()) {
    main.open("p", {{"class", "notice"}})
        .text("A newer version of this report is in the ledger: ")
        .element("a", shown->article.replaced_by,
                 {{"href", "/a/" + percent_encoded(shown->article.replaced_by)}})
        .close();
  }
  main.literal("<p class=\"legend\"><span class=\"source\">source</span> "
               "<span class=\"cue\">cue</span> <span class=\"content of-assert\">content</span></p>");
  for (const Paragraph& paragraph : around.text().paragraphs) {
    main.open("div", {{"class", "beside"}});
    main.open("p", {{"dir", "auto"}, {"class", paragraph.kind == ParagraphKind::Body
                                                   ? std::string("text")
                                                   : std::string("text heading")}});
    add_marked(main, report, paragraph.span, marks, around.offsets());
    main.close();
    main.open("ul", {{"class", "margin"}});
    for (size_t i = 0; i < report.statements.size(); ++i) {
      if (paragraph.span.contains(place_of(report.statements[i]))) {
        add_margin(main, report, views[i], i);
      }
    }
    main.close().close();
  }
  main.close();
  const std::string data = "/a/" + percent_encoded(report.article.id) + ".json";
  return html_response(framed({.title = title_of(report.article), .section = "/articles", .data = data},
                              main));
}

Response statement_page(const Asked& asked, Ledger& ledger) {
  const Result<Trace> trace = trace_statement(ledger, asked.rest);
  if (!trace.ok()) return error_page(trace.status(), asked.form);
  if (asked.form == Form::Json) return data_response(trace_json(*trace) + "\n", Form::Json);
  const FoundStatement& found = trace->statement;
  const Article& article = *found.article;
  const Surroundings around(article);
  const StatementView view = view_of(around, found.statement);
  Html main;
  main.open("div", {{"class", "record"}});
  main.open("p", {{"class", "aside"}});
  main.element("a", title_of(article), {{"href", "/a/" + percent_encoded(article.id) + "#" +
                                                     percent_encoded(found.statement.id)}});
  main.text(" \xC2\xB7 " + date_and_outlet(article)).close();
  main.open("h1");
  add_act(main, found.statement.act);
  main.text(" ");
  add_chain(main, view, found.statement, article.outlet.empty() ? "article" : article.outlet);
  main.close();
  main.open("blockquote", {{"dir", "auto"}});
  for (const PassagePiece& piece : view.passage) {
    if (piece.content) {
      main.element("mark", piece.text);
    } else {
      main.text(piece.text);
    }
  }
  main.close();
  main.element("h2", "Hop by hop");
  main.open("ol", {{"class", "hops"}});
  for (const TracedHop& traced : trace->hops) {
    const Hop& hop = found.statement.chain[traced.hop];
    main.open("li");
    add_act(main, hop.act);
    main.text(" ");
    main.element("b", hop.holder ? hop.holder->span.of(article.text) : "nobody says who");
    if (!hop.cue.empty()) main.text(", ").element("i", hop.cue.of(article.text));
    main.element("blockquote", traced.passage.of(article.text), {{"dir", "auto"}});
    main.close();
  }
  main.close();
  if (trace->answers) {
    main.element("h2", "It answers");
    add_statement_row(main, *trace->answers, false);
  }
  if (!trace->answered_by.empty()) {
    main.element("h2", "Answered by");
    for (const FoundStatement& other : trace->answered_by) add_statement_row(main, other, false);
  }
  main.open("dl", {{"class", "fields"}});
  const auto field = [&main](Literal name, std::string_view value) {
    main.element("dt", name.view()).element("dd", value);
  };
  field("Certainty", name_of(found.statement.certainty));
  field("Polarity", name_of(found.statement.polarity));
  field("Quotation", name_of(found.statement.content.quote));
  std::string confidence = std::to_string(found.statement.confidence);
  field("Confidence", confidence.substr(0, 4));
  field("Characters", std::to_string(view.begin) + " to " + std::to_string(view.end));
  field("Id", found.statement.id);
  main.close().close();
  return html_response(framed({.title = std::string(name_of(found.statement.act)) + " " + view.id,
                               .data = "/s/" + percent_encoded(found.statement.id) + ".json"},
                              main));
}

Response actor_page(const Asked& asked, Ledger& ledger) {
  const Result<Shown> shown = find_by_id(ledger, asked.rest);
  if (!shown.ok()) return error_page(shown.status(), asked.form);
  if (shown->kind != Shown::Kind::Actor) {
    return error_page(404, asked.rest + " is no actor", asked.form);
  }
  if (asked.form == Form::Json) return data_response(shown_json(*shown) + "\n", Form::Json);
  const FoundActor& actor = shown->actor;
  Html main;
  main.element("h1", actor.name);
  std::string known(name_of(actor.kind));
  if (!actor.country.empty()) known += ", " + actor.country;
  known += " \xC2\xB7 " + std::to_string(actor.statements) +
           (actor.statements == 1 ? " statement in " : " statements in ") +
           std::to_string(actor.articles) + (actor.articles == 1 ? " article" : " articles");
  main.element("p", known, {{"class", "aside"}});
  main.open("div", {{"class", "rows"}});
  for (const FoundStatement& found : shown->statements) add_statement_row(main, found, true);
  main.close();
  return html_response(framed({.title = actor.name,
                               .section = "/actors",
                               .data = "/actor/" + percent_encoded(actor.id) + ".json"},
                              main));
}

}  // namespace hearsay::serve
