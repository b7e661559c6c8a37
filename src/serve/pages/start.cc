// The start page: the ledger at a glance, or what to do with an empty one.
#include "serve/pages/pages.h"
#include "show/stats_view.h"

namespace hearsay::serve {
namespace {

void add_number(Html& html, uint64_t number, std::string_view name, const std::string& link) {
  html.open("li").open("a", {{"href", link}});
  html.element("b", std::to_string(number)).text(" ").text(name);
  html.close().close();
}

void add_empty(Html& html) {
  html.element("h1", "This ledger is empty");
  html.open("p", {{"class", "lead"}})
      .text("Read reports into it and reload this page: text, web pages, feeds, archives, agency wires.")
      .close();
  html.open("pre")
      .text("hearsay add FILE...            # reports, folders, archives\n"
            "hearsay add https://...        # a page of the web\n"
            "hearsay add --feed https://... # every item of a feed")
      .close();
}

}  // namespace

Response start_page(const Asked& asked, Ledger& ledger) {
  const Result<LedgerStats> stats = ledger_stats(ledger);
  if (!stats.ok()) return error_page(stats.status(), asked.form);
  if (asked.form == Form::Json) {
    return data_response(stats_json(*stats, ledger.path()) + "\n", Form::Json);
  }
  Html main;
  if (stats->articles == 0) {
    add_empty(main);
    return html_response(framed({.title = "", .data = "/.json"}, main));
  }
  main.element("h1", "The ledger at a glance");
  main.open("ul", {{"class", "numbers"}});
  add_number(main, stats->articles, stats->articles == 1 ? "article" : "articles", "/articles");
  add_number(main, stats->statements, stats->statements == 1 ? "statement" : "statements", "/search");
  add_number(main, stats->actors, stats->actors == 1 ? "actor" : "actors", "/actors");
  add_number(main, stats->unnamed, "from unnamed sources", "/search?named=no");
  main.close();
  main.open("ul", {{"class", "acts"}});
  for (size_t i = 0; i < stats->acts.size(); ++i) {
    if (stats->acts[i] == 0) continue;
    const Act act = static_cast<Act>(i);
    main.open("li").open("a", {{"href", "/search?act=" + std::string(name_of(act))}});
    add_act(main, act);
    main.text(" " + std::to_string(stats->acts[i])).close().close();
  }
  main.close();
  const Result<StatementPage> answers = find_statements(
      ledger,
      {.acts = {Act::Deny, Act::Doubt, Act::Confirm, Act::Decline, Act::Silent}, .order = Order::Newest, .limit = 6});
  if (answers.ok() && !answers->rows.empty()) {
    main.element("h2", "The latest answers: confirmed, denied, doubted, not commented");
    main.open("div", {{"class", "rows"}});
    for (const FoundStatement& found : answers->rows) add_statement_row(main, found, true);
    main.close();
  }
  const Result<ArticlePage> articles = find_articles(ledger, {.order = Order::Newest, .limit = 8});
  if (articles.ok()) {
    main.element("h2", "The latest articles");
    main.open("ul", {{"class", "list"}});
    for (const FoundArticle& row : articles->rows) {
      main.open("li");
      main.element("a", title_of(row.article), {{"href", "/a/" + percent_encoded(row.article.id)}});
      main.element("span", date_and_outlet(row.article), {{"class", "aside"}}).close();
    }
    main.close();
  }
  return html_response(framed({.title = "", .data = "/.json"}, main));
}

}  // namespace hearsay::serve
