// What the articles added last changed. The page is whole without scripts; with them it follows
// /live/events, and new rows wait until they are asked for.
#include <algorithm>

#include "hearsay/across_query.h"
#include "serve/pages/pages.h"
#include "show/across_json.h"

namespace hearsay::serve {

Response live_page(const Asked& asked, Ledger& ledger) {
  // Enough entries back to fill a screen; events are computed, not stored.
  constexpr int64_t kEntriesBack = 200;
  constexpr size_t kMostRows = 60;
  const Result<LedgerMark> end = latest(ledger);
  if (!end.ok()) return error_page(end.status(), asked.form);
  LedgerMark mark{std::max<int64_t>(0, end->entry - kEntriesBack)};
  const Result<std::vector<LedgerEvent>> found = events_since(ledger, mark);
  if (!found.ok()) return error_page(found.status(), asked.form);
  std::vector<const LedgerEvent*> newest;
  for (auto event = found->rbegin(); event != found->rend() && newest.size() < kMostRows; ++event) {
    newest.push_back(&*event);
  }
  if (asked.form == Form::Json) {
    RowsOut out(asked.form);
    for (const LedgerEvent* event : newest) out.add(event_json(*event));
    return out.finish(asked, {});
  }
  Html main;
  main.element("h1", "Live");
  main.element("p", "What the articles added last changed in what was known before, the latest first.",
               {{"class", "lead"}});
  main.literal("<p id=\"waiting\" role=\"status\" hidden><button type=\"button\"></button></p>");
  if (newest.empty()) {
    main.element("p", "Nothing yet: no added article brought a new origin, an answer or a correction.");
  }
  main.open("ul", {{"class", "list"}, {"id", "events"}});
  for (const LedgerEvent* event : newest) {
    main.open("li");
    main.element("b", name_of(event->kind)).text(": ");
    main.element("a", event->text.empty() ? event->claim : event->text,
                 {{"href", "/c/" + percent_encoded(event->claim)}});
    main.element("span", event->reason, {{"class", "aside"}});
    if (event->report) {
      main.element("a", date_and_outlet(event->report->article).empty()
                            ? title_of(event->report->article)
                            : date_and_outlet(event->report->article),
                   {{"class", "aside"},
                    {"href", "/a/" + percent_encoded(event->said.article) + "#" +
                                 percent_encoded(event->said.statement)}});
    }
    main.close();
  }
  main.close();
  return html_response(framed({.title = "Live", .section = "/live", .data = "/live.json"}, main));
}

}  // namespace hearsay::serve
