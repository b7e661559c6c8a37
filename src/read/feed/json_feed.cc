// JSON Feed 1.0 and 1.1.
#include <simdjson.h>

#include <algorithm>

#include "read/feed/feed_parts.h"

namespace hearsay::feed {
namespace {

namespace dom = simdjson::dom;

std::string string_of(dom::object object, const char* key) {
  std::string_view text;
  if (!object[key].get_string().get(text)) {
    std::string out(text);
    std::replace(out.begin(), out.end(), '\0', ' ');
    return out;
  }
  int64_t number = 0;  // an id is a string, says 1.1; numbers are met all the same
  if (!object[key].get_int64().get(number)) return std::to_string(number);
  return {};
}

// "authors" of 1.1 and "author" of 1.0.
void add_authors(dom::object object, std::string& names) {
  dom::array authors;
  if (!object["authors"].get_array().get(authors)) {
    for (const dom::element one : authors) {
      dom::object author;
      if (!one.get_object().get(author)) add_name(names, person_of(string_of(author, "name")));
    }
  }
  dom::object author;
  if (names.empty() && !object["author"].get_object().get(author)) {
    add_name(names, person_of(string_of(author, "name")));
  }
}

FeedItem read_item(dom::object object, const Context& context, const std::string& feed_authors) {
  FeedItem out;
  out.id = string_of(object, "id");
  out.url = context.link(string_of(object, "url"), context.feed.url);
  if (out.url.empty()) out.url = context.link(string_of(object, "external_url"), context.feed.url);
  if (out.id.empty()) out.id = out.url;
  out.title = one_line(string_of(object, "title"));
  out.published = context.date(string_of(object, "date_published"));
  out.updated = context.date(string_of(object, "date_modified"));
  if (out.published.empty()) out.published = out.updated;
  add_authors(object, out.author);
  if (out.author.empty()) out.author = feed_authors;
  out.language = string_of(object, "language");
  if (out.language.empty()) out.language = context.feed.language;
  HtmlText content = context.text(string_of(object, "content_html"));
  if (content.text.empty()) content = plain_text(string_of(object, "content_text"), context.limits);
  settle_texts(out, std::move(content), plain_text(string_of(object, "summary"), context.limits));
  return out;
}

}  // namespace

Status read_json_feed(std::string_view json, Context& context) {
  const std::string& name = context.input.name;
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  dom::parser parser;
  dom::element element;
  if (const auto error = parser.parse(json.data(), json.size()).get(element)) {
    return {StatusKind::InvalidInput,
            name + " is not valid JSON: " + simdjson::error_message(error)};
  }
  dom::object object;
  dom::array items;
  if (element.get_object().get(object) || object["items"].get_array().get(items)) {
    return {StatusKind::InvalidInput, name + " has no \"items\", so it is no JSON Feed"};
  }
  Feed& feed = context.feed;
  feed.title = one_line(string_of(object, "title"));
  feed.url = context.link(string_of(object, "home_page_url"), context.input.url);
  feed.self = context.link(string_of(object, "feed_url"), context.input.url);
  if (feed.url.empty()) feed.url = feed.self.empty() ? context.input.url : feed.self;
  feed.next = context.link(string_of(object, "next_url"), feed.self);
  feed.language = string_of(object, "language");
  std::string authors;
  add_authors(object, authors);
  for (const dom::element one : items) {
    dom::object item;
    if (one.get_object().get(item)) {
      context.problem({context.place(), context.place() + " is no object; it was passed over",
                       StatusKind::InvalidInput, true});
      continue;
    }
    feed.items.push_back(read_item(item, context, authors));
  }
  return Status::Ok();
}

}  // namespace hearsay::feed
