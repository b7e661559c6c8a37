// What several pages show: acts, chains, rows of statements, filters, lists as data.
#include <algorithm>

#include "base/json_writer.h"
#include "hearsay/statement.h"
#include "serve/pages/pages.h"
#include "show/statement_view.h"

namespace hearsay::serve {
namespace {

constexpr uint32_t kPageRows = 50;
constexpr uint32_t kMostRows = 500;

Result<uint32_t> limit_of(const Asked& asked) {
  const std::string_view value = asked.request.parameter("limit");
  if (value.empty()) return kPageRows;
  uint32_t number = 0;
  for (const char c : value) {
    if (c < '0' || c > '9' || number > kMostRows) {
      return Status(StatusKind::InvalidInput, "limit is a number from 1 to 500");
    }
    number = number * 10 + static_cast<uint32_t>(c - '0');
  }
  if (number == 0 || number > kMostRows) {
    return Status(StatusKind::InvalidInput, "limit is a number from 1 to 500");
  }
  return number;
}

Result<Order> order_of(const Asked& asked, Order standard) {
  const std::string_view value = asked.request.parameter("order");
  if (value.empty()) return standard;
  if (value == "oldest") return Order::Oldest;
  if (value == "newest") return Order::Newest;
  return Status(StatusKind::InvalidInput, "order is oldest or newest");
}

// The same page from `cursor` on.
std::string next_target(const Request& request, const std::string& cursor) {
  std::string target = request.target.substr(0, request.target.find('?'));
  for (const auto& [name, value] : request.query) {
    if (name != "after" && name != "token") append_parameter(target, name, value);
  }
  append_parameter(target, "after", cursor);
  return target;
}

// A mark for each act, so that colour is never the only difference.
std::string_view mark_of(Act act) {
  switch (act) {
    case Act::Assert: return "\xE2\x80\xA2";
    case Act::Confirm: return "\xE2\x9C\x93";
    case Act::Deny: return "\xE2\x9C\x95";
    case Act::Doubt: return "?";
    case Act::Decline: return "\xE2\x80\x94";
    case Act::Silent: return "\xE2\x88\x85";
    case Act::Urge: return "!";
    case Act::Ask: return "?";
    case Act::Commit: return "\xE2\x86\x92";
    case Act::Judge: return "\xE2\x99\xA2";
    case Act::Think: return "~";
    default: return "\xC2\xB7";
  }
}

}  // namespace

Result<StatementFilter> statement_filter(const Asked& asked) {
  StatementFilter filter;
  const Request& request = asked.request;
  filter.by = request.parameter("by");
  filter.about = request.parameter("about");
  filter.since = request.parameter("since");
  filter.until = request.parameter("until");
  filter.outlet = request.parameter("outlet");
  filter.text = request.parameter("text");
  filter.after = request.parameter("after");
  for (std::string_view acts = request.parameter("act"); !acts.empty();) {
    const size_t end = std::min(acts.find(','), acts.size());
    const std::optional<Act> act = parse_act(acts.substr(0, end));
    if (!act) {
      return Status(StatusKind::InvalidInput,
                    "act is one of assert, confirm, deny, doubt, decline, silent, urge, ask, commit, "
                    "judge and think, or several with commas");
    }
    filter.acts.push_back(*act);
    acts.remove_prefix(std::min(end + 1, acts.size()));
  }
  if (const std::string_view named = request.parameter("named"); !named.empty()) {
    if (named != "yes" && named != "no") {
      return Status(StatusKind::InvalidInput, "named is yes or no");
    }
    filter.named = named == "yes";
  }
  const Result<Order> order = order_of(asked, Order::Newest);
  if (!order.ok()) return order.status();
  filter.order = *order;
  const Result<uint32_t> limit = limit_of(asked);
  if (!limit.ok()) return limit.status();
  filter.limit = *limit;
  return filter;
}

Result<ArticleFilter> article_filter(const Asked& asked) {
  ArticleFilter filter;
  const Request& request = asked.request;
  filter.outlet = request.parameter("outlet");
  filter.since = request.parameter("since");
  filter.until = request.parameter("until");
  filter.text = request.parameter("text");
  filter.after = request.parameter("after");
  const Result<Order> order = order_of(asked, Order::Newest);
  if (!order.ok()) return order.status();
  filter.order = *order;
  const Result<uint32_t> limit = limit_of(asked);
  if (!limit.ok()) return limit.status();
  filter.limit = *limit;
  return filter;
}

void add_act(Html& html, Act act) {
  html.open("span", {{"class", "act " + std::string(name_of(act))}});
  html.element("i", mark_of(act), {{"aria-hidden", "true"}});
  html.text(" ").text(name_of(act)).close();
}

void add_chain(Html& html, const StatementView& view, const Statement& statement,
               std::string_view start) {
  html.open("span", {{"class", "chain"}});
  html.element("span", start, {{"class", "from"}});
  for (size_t i = 0; i < view.chain.size(); ++i) {
    const HopView& hop = view.chain[i];
    html.literal("<span class=\"arrow\" aria-label=\"from\"> \xE2\x86\x90 </span>");
    if (hop.holder.empty()) {
      html.element("span", "nobody says who", {{"class", "unknown"}});
      continue;
    }
    const std::string& actor =
        i < statement.chain.size() && statement.chain[i].holder ? statement.chain[i].holder->actor
                                                                : std::string();
    const bool unnamed = hop.named && !*hop.named;
    if (actor.empty()) {
      html.element("span", hop.holder, {{"class", unnamed ? "who unnamed" : "who"}});
    } else {
      html.element("a", hop.holder, {{"class", unnamed ? "who unnamed" : "who"},
                                {"href", "/actor/" + percent_encoded(actor)}});
    }
    if (!hop.resolved.empty()) html.element("small", " (" + hop.resolved + ")");
    if (unnamed) html.element("small", " unnamed");
    if (hop.implied) html.element("small", " implied");
  }
  html.close();
}

std::string date_and_outlet(const Article& article) {
  std::string out = article.published.substr(0, 10);
  if (!article.outlet.empty()) out += (out.empty() ? "" : " \xC2\xB7 ") + article.outlet;
  return out;
}

std::string title_of(const Article& article) {
  if (!article.title.empty()) return article.title;
  constexpr size_t kShown = 90;
  std::string_view text = article.body.of(article.text);
  const size_t start = text.find_first_not_of(" \n\t");
  text = start == std::string_view::npos ? std::string_view() : text.substr(start);
  size_t end = std::min(text.size(), std::min(text.find('\n'), kShown));
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.empty() ? "(no text)" : std::string(text.substr(0, end));
}

void add_statement_row(Html& html, const FoundStatement& found, bool with_article) {
  const Surroundings around(*found.article);
  const StatementView view = view_of(around, found.statement);
  html.open("article", {{"class", "row"}});
  html.open("p", {{"class", "line"}});
  add_act(html, view.act);
  html.text(" ");
  add_chain(html, view, found.statement,
            found.article->outlet.empty() ? "article" : std::string_view(found.article->outlet));
  html.close();
  html.open("blockquote");
  for (const PassagePiece& piece : view.passage) {
    if (piece.content) {
      html.element("mark", piece.text);
    } else {
      html.text(piece.text);
    }
  }
  html.close();
  html.open("p", {{"class", "where"}});
  html.element("a", view.id, {{"class", "id"}, {"href", "/s/" + percent_encoded(view.id)}});
  if (with_article) {
    html.text(" \xC2\xB7 ");
    html.element("a", title_of(*found.article),
                 {{"href", "/a/" + percent_encoded(found.article->id) + "#" +
                               percent_encoded(view.id)}});
    const std::string known = date_and_outlet(*found.article);
    if (!known.empty()) html.text(" \xC2\xB7 " + known);
  }
  for (const std::string& detail : view.details) html.text(" \xC2\xB7 ").text(detail);
  html.close();
  html.close();
}

void add_next(Html& html, const Asked& asked, const std::string& cursor) {
  if (cursor.empty()) return;
  const std::string target = next_target(asked.request, cursor);
  html.open("p", {{"class", "next"}})
      .element("a", "Next page", {{"href", target}, {"rel", "next"}})
      .close();
}

RowsOut::RowsOut(Form form) : form_(form) {
  if (form_ == Form::Json) out_ = "{\"rows\":[";
}

void RowsOut::add(const std::string& row) {
  if (form_ == Form::Json && !first_) out_ += ',';
  first_ = false;
  out_ += row;
  if (form_ != Form::Json) out_ += '\n';
}

Response RowsOut::finish(const Asked& asked, const std::string& cursor) {
  if (form_ == Form::Json) {
    out_ += "],\"next\":";
    JsonWriter(out_).string_or_null(cursor);
    out_ += "}\n";
  }
  Response response = data_response(std::move(out_), form_);
  if (!cursor.empty()) {
    response.headers.emplace_back("Link",
                                  "<" + next_target(asked.request, cursor) + ">; rel=\"next\"");
  }
  return response;
}

}  // namespace hearsay::serve
