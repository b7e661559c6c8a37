// hearsay articles: what the ledger has read.
#include "cli/ledger_access.h"
#include "cli/list_output.h"
#include "show/rows_json.h"

namespace hearsay::cli {
namespace {

constexpr Column kColumns[] = {
    {"published", "published", 10},
    {"outlet", "outlet", 12},
    {"title", "title", 16, false, false, 3},
    {"statements", "statements", 4, true},
    {"version", "version", 4, true},
    {"id", "article", 10},
    {"byline", "byline", 8},
    {"url", "url", 12},
    {"language", "language", 4},
    {"source_id", "source id", 8},
    {"sha256", "sha256", 8},
    {"replaces", "replaces", 8},
    {"replaced_by", "replaced by", 8},
    {"recorded", "recorded", 10},
};

// Something to know an untitled article by: the first words of its text.
std::string title_or_beginning(const Article& article) {
  if (!article.title.empty()) return article.title;
  std::string_view text = article.body.of(article.text);
  const size_t start = text.find_first_not_of(" \n\t");
  text = start == text.npos ? std::string_view() : text.substr(start);
  size_t end = std::min<size_t>(text.size(), 120);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return std::string(text.substr(0, end));
}

std::vector<Cell> cells_of(const FoundArticle& found, const Listing& listing) {
  const Article& article = found.article;
  const bool table = listing.form == ListForm::Table;
  const Cell all[] = {
      Cell::of_text(article.published, Ink::Faint),
      Cell::of_text(article.outlet),
      Cell::of_text(table ? title_or_beginning(article) : article.title,
                    article.title.empty() ? Ink::Faint : Ink::Plain),
      Cell::of_number(found.statements),
      Cell::of_number(found.version),
      Cell::of_text(article.id, Ink::Faint),
      Cell::of_text(article.byline),
      Cell::of_text(article.url),
      Cell::of_text(article.language),
      Cell::of_text(article.source_id),
      Cell::of_text(article.sha256),
      Cell::of_text(found.replaces),
      Cell::of_text(found.replaced_by),
      Cell::of_text(iso_time(found.recorded)),
  };
  std::vector<Cell> cells;
  for (uint32_t index : listing.picked) cells.push_back(all[index]);
  if (table) shorten_ids(cells, listing.columns);
  return cells;
}

}  // namespace

int run_articles(Session& session, const Arguments& arguments) {
  const Result<Listing> listing = listing_from(
      arguments, session, kColumns, {"published", "outlet", "title", "statements", "id"});
  if (!listing.ok()) {
    session.say("articles: " + listing.status().message());
    return kUsage;
  }
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());

  ListWriter writer(listing->columns, listing->form, session.terminal.style, sink_of(session));
  if (!arguments.has("--fields")) writer.leave_out_empty();
  ArticleFilter filter = article_filter(arguments);
  const uint64_t limit = filter.limit;
  bool wanted = true;
  while (wanted) {  // page by page, so that memory does not grow with the ledger
    filter.limit =
        limit == 0 ? 200 : static_cast<uint32_t>(std::min<uint64_t>(200, limit - writer.rows()));
    const Result<ArticlePage> page = find_articles(*ledger, filter);
    if (!page.ok()) return query_failed(session, arguments, page.status());
    for (const FoundArticle& found : page->rows) {
      wanted = wanted &&
               writer.row(listing->whole_records ? std::vector<Cell>() : cells_of(found, *listing),
                          listing->whole_records ? row_json(found) : std::string());
    }
    filter.after = page->next;
    wanted = wanted && !page->next.empty() && (limit == 0 || writer.rows() < limit);
  }
  writer.finish();
  if (writer.rows() == 0) session.say("articles: no article is like that" + in_ledger(arguments));
  return session.exit_code(writer.rows() != 0);
}

}  // namespace hearsay::cli
