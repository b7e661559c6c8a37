// The pages, one function each, and the frame they stand in.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/query.h"
#include "serve/html.h"
#include "serve/site.h"
#include "show/statement_view.h"

namespace hearsay::serve {

struct Frame {
  std::string title;          // of the window
  std::string search = {};    // what stands in the search field
  std::string section = {};   // the link of the navigation that is underlined: "/articles"
  std::string feed = {};      // the same as RSS, for <link rel="alternate">
  std::string data = {};      // the same as JSON
};

// A whole document: head, navigation, `main`, foot.
std::string framed(const Frame& frame, const Html& main);

Response start_page(const Asked& asked, Ledger& ledger);
Response articles_page(const Asked& asked, Ledger& ledger);
Response article_page(const Asked& asked, Ledger& ledger);
Response statement_page(const Asked& asked, Ledger& ledger);
Response search_page(const Asked& asked, Ledger& ledger);
Response actors_page(const Asked& asked, Ledger& ledger);
Response actor_page(const Asked& asked, Ledger& ledger);
Response claims_page(const Asked& asked, Ledger& ledger);
Response claim_page_of(const Asked& asked, Ledger& ledger);
Response live_page(const Asked& asked, Ledger& ledger);
Response stories_page(const Asked& asked, Ledger& ledger);
Response story_page_of(const Asked& asked, Ledger& ledger);

// --- What pages share ----------------------------------------------------------------------------

// The filters of a request's parameters. Error: InvalidInput naming the parameter.
Result<StatementFilter> statement_filter(const Asked& asked);
Result<ArticleFilter> article_filter(const Asked& asked);

// The act as a word with its mark, coloured by its class and told apart by its mark too.
void add_act(Html& html, Act act);
// "article <- The Courier <- four officials", each holder linked to its actor where it has one.
void add_chain(Html& html, const StatementView& view, const Statement& statement,
               std::string_view start);
// A statement in a list: act, chain, passage, where it stands.
void add_statement_row(Html& html, const FoundStatement& found, bool with_article);
// "2026-05-04, The Hallin Courier", with a dot between
std::string date_and_outlet(const Article& article);
// The title, or the beginning of the text.
std::string title_of(const Article& article);
// "Next page" where there is one.
void add_next(Html& html, const Asked& asked, const std::string& cursor);

// A list as JSON: {"rows": [...], "next": "..."}, or as JSON Lines.
class RowsOut {
 public:
  explicit RowsOut(Form form);
  void add(const std::string& row);
  Response finish(const Asked& asked, const std::string& cursor);

 private:
  Form form_;
  std::string out_;
  bool first_ = true;
};

// One entry of a feed.
struct FeedItem {
  std::string id, link, title, text, published;  // `link` a path of ours
};
Response feed_response(const Asked& asked, const std::string& title, const std::string& page,
                       const std::vector<FeedItem>& items);

}  // namespace hearsay::serve
