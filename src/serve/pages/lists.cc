// Lists: statements that a search finds, articles, actors; as pages, data and feeds.
#include "serve/pages/pages.h"
#include "show/csv.h"
#include "show/rows_json.h"
#include "show/statement_columns.h"
#include "show/statement_view.h"
#include "show/table.h"

namespace hearsay::serve {
namespace {

// The same request with another ending.
std::string as_form(const Asked& asked, std::string_view ending) {
  std::string target(asked.path);
  target += ending;
  for (const auto& [name, value] : asked.request.query) {
    if (name != "token") append_parameter(target, name, value);
  }
  return target;
}

std::string csv_of(const std::vector<FoundStatement>& rows) {
  std::string out;
  const auto columns = statement_columns();
  std::vector<uint32_t> all;
  for (uint32_t i = 0; i < columns.size(); ++i) all.push_back(i);
  ListWriter writer({columns.begin(), columns.end()}, ListForm::Csv, Style(),
                    [&out](std::string_view text) {
                      out += text;
                      return true;
                    });
  for (const FoundStatement& found : rows) {
    const Surroundings around(*found.article);
    writer.row(statement_cells(around, found.statement, all));
  }
  writer.finish();
  return out;
}

// A field of the search form.
void add_field(Html& html, const Asked& asked, Literal name, std::string_view label,
               Literal placeholder) {
  html.open("label").text(label);
  html.empty("input", {{"name", std::string(name.view())},
                       {"value", std::string(asked.request.parameter(name.view()))},
                       {"placeholder", std::string(placeholder.view())}});
  html.close();
}

void add_search_form(Html& html, const Asked& asked) {
  html.open("form", {{"class", "filters"}, {"action", "/search"}});
  add_field(html, asked, "about", "What was said", "dam cracks");
  add_field(html, asked, "by", "By whom", "ministry");
  add_field(html, asked, "outlet", "Outlet", "Meridian");
  add_field(html, asked, "since", "Since", "2026-05");
  add_field(html, asked, "until", "Until", "2026-05-13");
  html.open("label").text("Act").open("select", {{"name", "act"}});
  html.element("option", "any", {{"value", ""}});
  const std::string_view chosen = asked.request.parameter("act");
  for (const Act act : {Act::Assert, Act::Confirm, Act::Deny, Act::Doubt, Act::Decline, Act::Silent,
                        Act::Urge, Act::Ask, Act::Commit, Act::Judge, Act::Think}) {
    const std::string name(name_of(act));
    if (name == chosen) {
      html.element("option", name, {{"value", name}, {"selected", "selected"}});
    } else {
      html.element("option", name, {{"value", name}});
    }
  }
  html.close().close();
  html.literal("<button>Search</button>");
  html.close();
}

std::string feed_title(const FoundStatement& found, const StatementView& view) {
  std::string title(name_of(found.statement.act));
  for (size_t i = view.chain.size(); i-- > 0;) {
    if (view.chain[i].holder.empty()) continue;
    title += ": " + view.chain[i].holder;
    break;
  }
  return title;
}

}  // namespace

Response search_page(const Asked& asked, Ledger& ledger) {
  const Result<StatementFilter> filter = statement_filter(asked);
  if (!filter.ok()) return error_page(filter.status(), asked.form);
  const Result<StatementPage> found = find_statements(ledger, *filter);
  if (!found.ok()) return error_page(found.status(), asked.form);
  if (asked.form == Form::Json || asked.form == Form::JsonLines) {
    RowsOut out(asked.form);
    for (const FoundStatement& row : found->rows) out.add(row_json(row));
    return out.finish(asked, found->next);
  }
  if (asked.form == Form::Csv) return data_response(csv_of(found->rows), Form::Csv);
  if (asked.form != Form::Html) {
    std::vector<FeedItem> items;
    for (const FoundStatement& row : found->rows) {
      const Surroundings around(*row.article);
      const StatementView view = view_of(around, row.statement);
      items.push_back({view.id, "/s/" + percent_encoded(view.id), feed_title(row, view),
                       content_text(*row.article, row.statement), row.article->published});
    }
    return feed_response(asked, "hearsay: statements", as_form(asked, ""), items);
  }
  Html main;
  main.element("h1", "Statements");
  add_search_form(main, asked);
  if (found->rows.empty()) {
    main.element("p", "No statement is like that. Fewer or shorter words find more.",
                 {{"class", "lead"}});
  }
  main.open("div", {{"class", "rows"}});
  for (const FoundStatement& row : found->rows) add_statement_row(main, row, true);
  main.close();
  add_next(main, asked, found->next);
  return html_response(framed({.title = "Statements",
                               .search = std::string(asked.request.parameter("about")),
                               .section = "/search",
                               .feed = as_form(asked, ".rss"),
                               .data = as_form(asked, ".json")},
                              main));
}

Response articles_page(const Asked& asked, Ledger& ledger) {
  const Result<ArticleFilter> filter = article_filter(asked);
  if (!filter.ok()) return error_page(filter.status(), asked.form);
  const Result<ArticlePage> found = find_articles(ledger, *filter);
  if (!found.ok()) return error_page(found.status(), asked.form);
  if (asked.form != Form::Html) {
    RowsOut out(asked.form);
    for (const FoundArticle& row : found->rows) out.add(row_json(row));
    return out.finish(asked, found->next);
  }
  Html main;
  main.element("h1", "Articles");
  if (found->rows.empty()) {
    main.open("p", {{"class", "lead"}})
        .text("There is no article like that. ")
        .element("code", "hearsay add FILE")
        .text(" reads one into this ledger.")
        .close();
  }
  main.open("ul", {{"class", "list"}});
  for (const FoundArticle& row : found->rows) {
    main.open("li");
    main.element("a", title_of(row.article), {{"href", "/a/" + percent_encoded(row.article.id)}});
    main.element("span", date_and_outlet(row.article), {{"class", "aside"}});
    main.element("span", std::to_string(row.statements) +
                             (row.statements == 1 ? " statement" : " statements"),
                 {{"class", "aside"}});
    main.close();
  }
  main.close();
  add_next(main, asked, found->next);
  return html_response(framed(
      {.title = "Articles", .section = "/articles", .data = as_form(asked, ".json")}, main));
}

Response actors_page(const Asked& asked, Ledger& ledger) {
  ActorFilter filter;
  filter.name = asked.request.parameter("name");
  filter.since = asked.request.parameter("since");
  filter.until = asked.request.parameter("until");
  filter.outlet = asked.request.parameter("outlet");
  filter.limit = 200;
  const Result<std::vector<FoundActor>> found = find_actors(ledger, filter);
  if (!found.ok()) return error_page(found.status(), asked.form);
  if (asked.form != Form::Html) {
    RowsOut out(asked.form);
    for (const FoundActor& row : *found) out.add(row_json(row));
    return out.finish(asked, {});
  }
  Html main;
  main.element("h1", "Actors");
  main.open("form", {{"class", "filters"}, {"action", "/actors"}});
  add_field(main, asked, "name", "Name", "ministry");
  main.literal("<button>Find</button>").close();
  if (found->empty()) main.element("p", "Nobody is called that here.", {{"class", "lead"}});
  main.open("table").open("thead").open("tr");
  for (const Literal head : {Literal("Name"), Literal("Statements"), Literal("Articles"),
                             Literal("Acts"), Literal("Last")}) {
    main.element("th", head.view(), {{"scope", "col"}});
  }
  main.close().close().open("tbody");
  for (const FoundActor& row : *found) {
    main.open("tr").open("td");
    if (row.id.empty()) {
      main.text(row.name);
    } else {
      main.element("a", row.name, {{"href", "/actor/" + percent_encoded(row.id)}});
    }
    if (row.named && !*row.named) main.element("small", " unnamed");
    main.close();
    main.element("td", std::to_string(row.statements), {{"class", "number"}});
    main.element("td", std::to_string(row.articles), {{"class", "number"}});
    main.open("td");
    for (size_t i = 0; i < row.acts.size(); ++i) {
      if (row.acts[i] == 0) continue;
      add_act(main, static_cast<Act>(i));
      main.text(" " + std::to_string(row.acts[i]) + "  ");
    }
    main.close();
    main.element("td", row.last.substr(0, 10));
    main.close();
  }
  main.close().close();
  return html_response(
      framed({.title = "Actors", .section = "/actors", .data = as_form(asked, ".json")}, main));
}

}  // namespace hearsay::serve
