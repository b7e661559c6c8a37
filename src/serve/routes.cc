#include "serve/pages/pages.h"
#include "serve/site.h"

namespace hearsay::serve {

const std::vector<Route>& routes() {
  static const std::vector<Route> all = {
      {"/", "html json", "", "The ledger at a glance.", start_page},
      {"/search", "html json jsonl csv rss feed.json",
       "about by act named outlet since until text order limit after",
       "Statements by what was said, by whom, in which act, where and when.", search_page},
      {"/articles", "html json jsonl", "outlet since until text order limit after",
       "Articles, the latest first.", articles_page},
      {"/a/{id}", "html json", "", "An article with its statements marked.", article_page},
      {"/s/{id}", "html json", "", "A statement, hop by hop.", statement_page},
      {"/stories", "html json jsonl", "since until outlet text limit", "Articles about one happening, together.",
       stories_page},
      {"/story/{id}", "html json", "", "A story: its claims, and its articles with repeats folded beneath.",
       story_page_of},
      {"/claims", "html json jsonl", "only about by act named outlet since until text limit",
       "What is said in two statements or more, on how many origins.", claims_page},
      {"/c/{id}", "html json", "", "A claim: who asserts, who denies, who is silent, on whose word.",
       claim_page_of},
      {"/live", "html json", "", "What the articles added last changed: new origins, first denials, reversals.",
       live_page},
      {"/actors", "html json jsonl", "name outlet since until", "Who stands in chains.", actors_page},
      {"/actor/{id}", "html json", "", "An actor and what it said.", actor_page},
  };
  return all;
}

}  // namespace hearsay::serve
