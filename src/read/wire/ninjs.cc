#include "read/wire/ninjs.h"

#include <simdjson.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/utf8_front.h"
#include "read/date_forms.h"
#include "read/html/references.h"
#include "read/text_file.h"
#include "read/wire/nitf.h"
#include "read/wire/wire_item.h"
#include "read/xml/xml_tree.h"

namespace hearsay {
namespace {

namespace dom = simdjson::dom;

constexpr size_t kMostAssociations = 1000;

// The names of keys are in lower case in 1.x and 2.x, in camelCase in 3.x.
std::string string_of(dom::object object, std::string_view key) {
  std::string_view text;
  if (!object.at_key_case_insensitive(key).get_string().get(text)) {
    return std::string(text.find('\0') == std::string_view::npos ? text : std::string_view());
  }
  int64_t number = 0;
  if (!object.at_key_case_insensitive(key).get_int64().get(number)) return std::to_string(number);
  return {};
}

std::string first_of(dom::object object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (std::string text = string_of(object, key); !text.empty()) return text;
  }
  return {};
}

// "name" of the first of an array of things ("infosource": [{"name": "Meridian"}]).
std::string first_name(dom::object object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    dom::array list;
    if (object.at_key_case_insensitive(key).get_array().get(list)) continue;
    for (const dom::element one : list) {
      dom::object thing;
      if (one.get_object().get(thing)) continue;
      if (std::string name = string_of(thing, "name"); !name.empty()) return name;
    }
  }
  return {};
}

enum class BodyType : uint8_t { None, Text, Nitf, Html };

BodyType type_named(std::string_view name) {
  const std::string lower = lower_ascii(name);
  if (lower.find("nitf") != std::string::npos) return BodyType::Nitf;
  if (lower.find("html") != std::string::npos) return BodyType::Html;
  return BodyType::Text;
}

struct Body {
  BodyType type = BodyType::None;
  std::string value;
  std::string kind;  // "body_xhtml", or the role
};

// The richest of an item's bodies, the first of its kind, and none for pictures' captions.
Body body_of(dom::object object) {
  Body best;
  const auto offer = [&best](BodyType type, std::string_view value, std::string_view kind) {
    if (value.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
    if (type > best.type) best = {type, std::string(value), std::string(kind)};
  };
  for (const auto [key, value] : object) {
    std::string_view text;
    const std::string name = lower_ascii(key);
    if (!name.starts_with("body") || value.get_string().get(text)) continue;
    offer(type_named(name.substr(4)), text, name);
  }
  dom::array bodies;
  if (!object.at_key_case_insensitive("bodies").get_array().get(bodies)) {
    for (const dom::element one : bodies) {
      dom::object body;
      if (one.get_object().get(body)) continue;
      const std::string role = string_of(body, "role");
      const std::string type = string_of(body, "contenttype");
      offer(type_named(type.empty() ? role : type), string_of(body, "value"), role);
    }
  }
  return best;
}

// The text of a list of roles, as "headlines" and "descriptions": the main one, else the first.
std::string main_of(dom::object object, std::string_view key) {
  dom::array list;
  if (object.at_key_case_insensitive(key).get_array().get(list)) return {};
  std::string first;
  for (const dom::element one : list) {
    dom::object entry;
    if (one.get_object().get(entry)) continue;
    const std::string value = string_of(entry, "value");
    if (lower_ascii(string_of(entry, "role")) == "main") return value;
    if (first.empty()) first = value;
  }
  return first;
}

// "headline_main" and its like of 1.x.
std::string any_with(dom::object object, std::string_view front) {
  for (const auto [key, value] : object) {
    std::string_view text;
    if (lower_ascii(key).starts_with(front) && !value.get_string().get(text)) {
      return std::string(text);
    }
  }
  return {};
}

void add_notes(dom::object object, wire::Item& item) {
  const auto add = [&item](std::string_view note) {
    std::string line = html::plain(note);
    if (!line.empty() && item.notes.size() < 50) item.notes.push_back(std::move(line));
  };
  add(string_of(object, "ednote"));
  dom::array list;
  if (!object.at_key_case_insensitive("ednotes").get_array().get(list)) {
    for (const dom::element one : list) {
      std::string_view text;
      dom::object note;
      if (!one.get_string().get(text)) add(text);
      if (!one.get_object().get(note)) add(string_of(note, "value"));
    }
  }
  for (const std::string_view key : {"signal", "signals"}) {
    std::string_view text;
    if (!object.at_key_case_insensitive(key).get_string().get(text)) {
      item.signals.emplace_back(wire::last_part(text));
    } else if (!object.at_key_case_insensitive(key).get_array().get(list)) {
      for (const dom::element one : list) {
        if (!one.get_string().get(text)) item.signals.emplace_back(wire::last_part(text));
      }
    }
  }
}

// Captions of the pictures that go with a report, behind its text.
void add_captions(dom::object associations_owner, HtmlText& body) {
  dom::element associations;
  if (associations_owner.at_key_case_insensitive("associations").get(associations)) return;
  std::vector<dom::element> list;
  dom::array array;
  dom::object object;
  if (!associations.get_array().get(array)) {
    for (const dom::element one : array) list.push_back(one);
  } else if (!associations.get_object().get(object)) {
    for (const auto field : object) list.push_back(field.value);
  }
  for (size_t i = 0; i < std::min(list.size(), kMostAssociations); ++i) {
    dom::object picture;
    if (list[i].get_object().get(picture)) continue;
    const std::string type = lower_ascii(string_of(picture, "type"));
    if (type != "picture" && type != "graphic" && type != "video") continue;
    std::string caption = first_of(picture, {"description_caption", "description_text"});
    if (caption.empty()) caption = main_of(picture, "descriptions");
    caption = html::plain(caption);
    if (caption.empty() || body.text.find(caption) != std::string::npos) continue;
    if (body.blocks.empty()) return;  // plain text: a caption could not be told from it
    body.text += "\n\n";
    const auto begin = static_cast<uint32_t>(body.text.size());
    body.text += caption;
    body.blocks.push_back(
        {{begin, static_cast<uint32_t>(body.text.size())}, BlockKind::Caption});
  }
}

HtmlText text_of(const Body& body, const std::string& place, const Limits& limits,
                 const HearProblem& problem) {
  switch (body.type) {
    case BodyType::None:
      break;
    case BodyType::Html:
      return html_to_text(body.value, limits);
    case BodyType::Nitf: {
      const Result<XmlDocument> document = read_xml(body.value, place);
      if (document.ok()) return wire::nitf_text(document->tree, document->tree.root(), limits);
      problem({place, document.status().message(), document.status().kind(), false});
      break;
    }
    case BodyType::Text: {
      // Some agencies put markup under a key that says text.
      if (body.value.find("<p>") != std::string::npos) return html_to_text(body.value, limits);
      HtmlText text;
      text.text = body.value;
      crlf_to_lf(text.text);
      return text;
    }
  }
  return {};
}

wire::Item item_of(dom::object object, const std::string& place, const ReadOptions& options,
                   const HearProblem& problem) {
  wire::Item item;
  item.place = place;
  item.uri = string_of(object, "uri");
  item.version = string_of(object, "version");
  item.status = wire::status_named(string_of(object, "pubstatus"));
  add_notes(object, item);
  const std::string embargo = first_of(object, {"embargoed", "embargo"});
  item.embargo = iso_date_from(embargo);
  if (item.embargo.empty()) item.embargo = embargo;
  item.dateline = html::plain(first_of(object, {"dateline", "located"}));
  std::string title = string_of(object, "headline");
  if (title.empty()) title = main_of(object, "headlines");
  if (title.empty()) title = any_with(object, "headline_");
  if (title.empty()) title = string_of(object, "title");
  item.title = html::plain(title);
  item.byline = wire::byline_of(html::plain(first_of(object, {"byline", "by"})));
  item.outlet = first_of(object, {"source", "provider"});
  if (item.outlet.empty()) item.outlet = first_of(object, {"copyrightholder", "creditline"});
  if (item.outlet.empty()) item.outlet = first_name(object, {"infosources", "infosource"});
  item.outlet = html::plain(item.outlet);
  item.language = string_of(object, "language");
  for (const std::string_view key : {"versioncreated", "contentcreated", "firstcreated"}) {
    if (!item.published.empty()) break;
    const std::string date = string_of(object, key);
    item.published = iso_date_from(date);
    if (!date.empty() && item.published.empty()) {
      problem({place,
               place + " has the " + std::string(key) + " '" + one_line(utf8_front(date, 40)) +
                   "', which is no time",
               StatusKind::InvalidInput, false});
    }
  }
  const Body body = body_of(object);
  item.body = text_of(body, place, options.limits, problem);
  if (!item.body.text.empty()) add_captions(object, item.body);
  const std::string type = string_of(object, "type");
  item.kind = type == "text" ? "" : type;
  return item;
}

// An item, and its associations if it is a composite; a stack, as associations may nest.
bool give_all(dom::object object, const std::string& place, const ReadOptions& options,
              const TakeArticle& take, const HearProblem& problem) {
  std::vector<std::pair<dom::object, std::string>> waiting = {{object, place}};
  size_t given = 0;
  while (!waiting.empty()) {
    const auto [one, name] = waiting.back();
    waiting.pop_back();
    wire::Item item = item_of(one, name, options, problem);
    const bool composite = lower_ascii(string_of(one, "type")) == "composite";
    if (composite && item.body.text.empty()) {
      dom::element associations;
      if (one.at_key_case_insensitive("associations").get(associations)) continue;
      std::vector<dom::element> inside;
      dom::array array;
      dom::object map;
      if (!associations.get_array().get(array)) {
        for (const dom::element element : array) inside.push_back(element);
      } else if (!associations.get_object().get(map)) {
        for (const auto field : map) inside.push_back(field.value);
      }
      for (size_t i = std::min(inside.size(), kMostAssociations); i > 0; --i) {
        dom::object part;
        if (inside[i - 1].get_object().get(part)) continue;
        waiting.push_back({part, place + "#" + std::to_string(i)});
      }
      if (++given > kMostAssociations) return true;
      continue;
    }
    if (!wire::give(std::move(item), options, take, problem)) return false;
  }
  return true;
}

bool is_item(dom::object object) {
  return !object.at_key_case_insensitive("uri").error() ||
         !object.at_key_case_insensitive("headline").error() ||
         !object.at_key_case_insensitive("headlines").error();
}

bool give_element(dom::element element, const std::string& place, const ReadOptions& options,
                  const TakeArticle& take, const HearProblem& problem) {
  dom::array list;
  dom::object object;
  if (!element.get_object().get(object)) {
    if (is_item(object) || object.at_key_case_insensitive("items").get_array().get(list)) {
      return give_all(object, place, options, take, problem);
    }
  } else if (element.get_array().get(list)) {
    problem({place, place + " is no ninjs item", StatusKind::InvalidInput, true});
    return true;
  }
  size_t number = 0;
  for (const dom::element one : list) {
    const std::string name = place + "[" + std::to_string(number++) + "]";
    if (one.get_object().get(object)) {
      problem({name, name + " is no ninjs item", StatusKind::InvalidInput, true});
    } else if (!give_all(object, name, options, take, problem)) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool begins_ninjs(std::string_view head) {
  const size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || (head[first] != '{' && head[first] != '[')) return false;
  const std::string lower = lower_ascii(head.substr(0, 8192));
  if (lower.find("ninjs") != std::string::npos) return true;
  if (lower.find("\"uri\"") == std::string::npos) return false;
  for (const std::string_view key :
       {"\"versioncreated\"", "\"firstcreated\"", "\"pubstatus\"", "\"bodies\"", "\"headlines\"",
        "\"body_", "\"representationtype\"", "\"copyrightholder\""}) {
    if (lower.find(key) != std::string::npos) return true;
  }
  return false;
}

void read_ninjs(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
                const HearProblem& problem) {
  std::string_view bytes = input.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  dom::parser parser;
  dom::element element;
  auto error = parser.parse(bytes.data(), bytes.size()).get(element);
  if (!error) {
    give_element(element, input.name, options, take, problem);
    return;
  }
  // Perhaps an item a line.
  size_t number = 0;
  size_t good = 0;
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string place = input.name + ":" + std::to_string(number);
    dom::element one;
    if (const auto bad = parser.parse(line.data(), line.size()).get(one)) {
      if (good == 0) break;  // no lines of items after all
      problem({place, place + " is not valid JSON: " + simdjson::error_message(bad),
               StatusKind::InvalidInput, true});
      continue;
    }
    ++good;
    if (!give_element(one, place, options, take, problem)) return;
  }
  if (good == 0) {
    problem({input.name, input.name + " is not valid JSON: " + simdjson::error_message(error),
             StatusKind::InvalidInput, true});
  }
}

}  // namespace hearsay
