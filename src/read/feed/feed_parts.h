// What the readers of the feed formats share: links, dates, titles and texts as feeds write them.
#pragma once

#include <string>
#include <string_view>

#include "read/feed/feed.h"
#include "read/xml/xml_tree.h"

namespace hearsay::feed {

struct Context {
  const DocumentInput& input;
  const Limits& limits;
  const HearProblem& problem;
  Feed& feed;

  // "feed.xml#3": the item that is being read.
  std::string place() const;
  // The absolute http or https address of `link` on `base`; empty where it is none.
  std::string link(std::string_view link, std::string_view base) const;
  // `date` in ISO 8601; one that is none is said, once, and left out.
  std::string date(std::string_view date) const;
  // Markup to text; what was escaped once too often is read as meant.
  HtmlText text(std::string_view markup) const;
};

// A title as one line: references decoded and tags taken off where it has any.
std::string title_of(std::string_view title);
// "Ann Ode" of "ann@paper.example (Ann Ode)" and of "Ann Ode <ann@paper.example>".
std::string person_of(std::string_view author);
// Adds `name` to a list with ", " between, unless it is in there.
void add_name(std::string& names, std::string_view name);
// True for a text that breaks off ("...", "[...]", "Read more"), as teasers do.
bool breaks_off(std::string_view text);
// Sets item.content, and item.summary, from what the feed calls content and what it calls a
// description; either may hold either.
void settle_texts(FeedItem& item, HtmlText content, HtmlText description);
// Text that has no markup.
HtmlText plain_text(std::string_view text, const Limits& limits);

void read_rss(const XmlTree& tree, Context& context);
void read_atom(const XmlTree& tree, Context& context);
Status read_json_feed(std::string_view json, Context& context);

}  // namespace hearsay::feed
