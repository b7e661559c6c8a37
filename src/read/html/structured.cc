#include "read/html/structured.h"

#include <simdjson.h>

#include <algorithm>
#include <unordered_map>

namespace hearsay::html {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr size_t kMostValues = 100'000;
constexpr size_t kMostStories = 50;

bool is_story_type(std::string_view type) {
  const size_t slash = type.find_last_of("/:");
  if (slash != std::string_view::npos) type.remove_prefix(slash + 1);
  return type.ends_with("Article") || type == "BlogPosting" || type == "LiveBlogPosting" ||
         type == "Report" || type == "SocialMediaPosting" || type == "Review" ||
         type == "ClaimReview" || type == "Recipe" || type == "CreativeWork";
}

std::string_view string_of(element value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string_view field(element object, std::string_view key) {
  element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  if (value.type() == element_type::ARRAY) {
    element first;
    return value.at(0).get(first) == simdjson::SUCCESS ? string_of(first) : std::string_view();
  }
  return string_of(value);
}

bool is_story(element object) {
  element type;
  if (object["@type"].get(type) != simdjson::SUCCESS) return false;
  if (type.type() != element_type::ARRAY) return is_story_type(string_of(type));
  for (const element one : simdjson::dom::array(type)) {
    if (is_story_type(string_of(one))) return true;
  }
  return false;
}

// Names by "@id": an article in a graph may only point at its author.
using NamesById = std::unordered_map<std::string_view, std::string_view>;

// A person or an organisation: its name, whether given as a string or an object.
std::string_view name_of(element value, const NamesById& known) {
  if (value.type() != element_type::OBJECT) return string_of(value);
  const std::string_view name = field(value, "name");
  if (!name.empty()) return name;
  const auto found = known.find(field(value, "@id"));
  return found == known.end() ? std::string_view() : found->second;
}

void add_authors(element value, const NamesById& known, std::vector<std::string>& authors) {
  const auto add = [&](element one) {
    const std::string_view name = name_of(one, known);
    if (!name.empty() && authors.size() < 20) authors.emplace_back(name);
  };
  if (value.type() == element_type::OBJECT) {
    element names;  // {"@type": "Person", "name": ["A", "B"]}
    if (value["name"].get(names) == simdjson::SUCCESS && names.type() == element_type::ARRAY) {
      value = names;
    }
  }
  if (value.type() != element_type::ARRAY) return add(value);
  for (const element one : simdjson::dom::array(value)) add(one);
}

Story story_of(element object, const NamesById& known) {
  Story story;
  const auto take = [&](std::string_view key) { return std::string(field(object, key)); };
  story.headline = take("headline");
  if (story.headline.empty()) story.headline = take("name");
  story.published = take("datePublished");
  if (story.published.empty()) story.published = take("dateCreated");
  story.language = take("inLanguage");
  story.body = take("articleBody");
  story.url = take("url");
  element value;
  if (object["mainEntityOfPage"].get(value) == simdjson::SUCCESS && story.url.empty()) {
    story.url = value.type() == element_type::OBJECT ? field(value, "@id") : string_of(value);
  }
  if (object["publisher"].get(value) == simdjson::SUCCESS) story.outlet = name_of(value, known);
  if (object["author"].get(value) == simdjson::SUCCESS) add_authors(value, known, story.authors);
  if (story.authors.empty() && object["creator"].get(value) == simdjson::SUCCESS) {
    add_authors(value, known, story.authors);
  }
  return story;
}

// Mends what pages get wrong most: wrappings around the JSON, control characters in strings, commas
// before a closing bracket.
std::string mended(std::string_view json) {
  const size_t begin = json.find('{');
  const size_t end = json.rfind('}');
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  const size_t before = json.substr(0, begin).find_last_not_of(" \t\r\n");
  const bool list = before != std::string_view::npos && json[before] == '[' &&
                    !json.substr(0, before).ends_with("CDATA");
  json = json.substr(begin, end - begin + 1);
  std::string out = list ? "[" : "";
  out.reserve(json.size() + 2);
  bool in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\' && i + 1 < json.size()) {
        const bool known =
            std::string_view("\"\\/bfnrtu").find(json[i + 1]) != std::string_view::npos;
        if (known) out += c;
        out += json[++i];
        continue;
      }
      if (c == '"') in_string = false;
      out += static_cast<unsigned char>(c) < 32 ? ' ' : c;
      continue;
    }
    if (c == '"') in_string = true;
    if (c == '}' || c == ']' || c == ',') {
      const size_t last = out.find_last_not_of(" \t\r\n");
      if (last != std::string::npos && out[last] == ',') out.resize(last);
    }
    out += c;
  }
  if (list) out += ']';
  return out;
}

}  // namespace

std::vector<Story> stories_in(std::string_view json) {
  std::vector<Story> stories;
  if (json.find('{') == std::string_view::npos) return stories;
  simdjson::dom::parser parser;
  element root;
  // The parser copies what it reads to where it may read on; so nothing is asked of the caller.
  if (parser.parse(json.data(), json.size(), true).get(root) != simdjson::SUCCESS) {
    const std::string again = mended(json);
    if (again.empty()) return stories;
    if (parser.parse(again.data(), again.size(), true).get(root) != simdjson::SUCCESS)
      return stories;
  }
  std::vector<element> all = {root};  // breadth first: what stands at the top speaks first
  const auto wait = [&](element value) {
    const bool nested = value.type() == element_type::OBJECT || value.type() == element_type::ARRAY;
    if (nested && all.size() < kMostValues) all.push_back(value);
  };
  NamesById known;
  for (size_t i = 0; i < all.size(); ++i) {
    const element value = all[i];  // not a reference: the list grows
    if (value.type() == element_type::ARRAY) {
      for (const element one : simdjson::dom::array(value)) wait(one);
    } else if (value.type() == element_type::OBJECT) {
      const std::string_view id = field(value, "@id"), name = field(value, "name");
      if (!id.empty() && !name.empty()) known.emplace(id, name);
      for (const auto& [key, one] : simdjson::dom::object(value)) wait(one);
    }
  }
  for (const element value : all) {
    if (value.type() != element_type::OBJECT || !is_story(value)) continue;
    stories.push_back(story_of(value, known));
    if (stories.size() == kMostStories) break;
  }
  return stories;
}

}  // namespace hearsay::html
