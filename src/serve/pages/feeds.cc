// Feeds of a search: RSS 2.0 and JSON Feed 1.1, so that a reader of feeds can follow a question.
#include "base/json_writer.h"
#include "serve/pages/pages.h"

namespace hearsay::serve {
namespace {

// "2026-05-04" or "2026-05-04T17:20:00Z" as RFC 822 has it, in UTC; empty where it is neither.
std::string rfc_822(std::string_view date) {
  static constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return {};
  const int month = (date[5] - '0') * 10 + date[6] - '0';
  if (month < 1 || month > 12) return {};
  std::string out(date.substr(8, 2));
  out += ' ';
  out += kMonths[month - 1];
  out += ' ';
  out += date.substr(0, 4);
  out += ' ';
  out += date.size() >= 19 && date[10] == 'T' ? date.substr(11, 8) : std::string_view("00:00:00");
  return out + " GMT";
}

std::string as_rss(const Asked& asked, const std::string& title, const std::string& page,
                   const std::vector<FeedItem>& items) {
  Html rss;
  rss.literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  rss.open("rss", {{"version", "2.0"}}).open("channel");
  rss.element("title", title).element("link", asked.origin + page);
  rss.element("description", "What hearsay found for this question, the latest first.");
  rss.element("generator", asked.program);
  for (const FeedItem& item : items) {
    rss.open("item").element("title", item.title).element("link", asked.origin + item.link);
    rss.element("guid", item.id, {{"isPermaLink", "false"}});
    if (const std::string date = rfc_822(item.published); !date.empty()) rss.element("pubDate", date);
    rss.element("description", item.text).close();
  }
  rss.close().close();
  return rss.str() + "\n";
}

std::string as_json_feed(const Asked& asked, const std::string& title, const std::string& page,
                         const std::vector<FeedItem>& items) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("version");
  json.string("https://jsonfeed.org/version/1.1");
  json.key("title");
  json.string(title);
  json.key("home_page_url");
  json.string(asked.origin + page);
  json.key("items");
  json.begin_array();
  for (const FeedItem& item : items) {
    json.begin_object();
    json.key("id");
    json.string(item.id);
    json.key("url");
    json.string(asked.origin + item.link);
    json.key("title");
    json.string(item.title);
    json.key("content_text");
    json.string(item.text);
    if (item.published.size() >= 10) {
      json.key("date_published");
      json.string(item.published.size() == 10 ? item.published + "T00:00:00Z" : item.published);
    }
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + "\n";
}

}  // namespace

Response feed_response(const Asked& asked, const std::string& title, const std::string& page,
                       const std::vector<FeedItem>& items) {
  return data_response(asked.form == Form::Rss ? as_rss(asked, title, page, items)
                                               : as_json_feed(asked, title, page, items),
                       asked.form);
}

}  // namespace hearsay::serve
