#include "read/html/byline.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "read/html/dates.h"
#include "read/html/references.h"

namespace hearsay::html {
namespace {

constexpr size_t kLongestByline = 160;

// clang-format off
constexpr std::string_view kBefore[] = {
    "by ", "by: ", "by:", "written by ", "posted by ", "reported by ", "story by ", "author: ",
    "author:", "authors: ", "published by ", "text: ", "words by ", "reporter: ", "von ", "par ",
    "por ", "di ", "door ", "av ", "from ", "about the author ", "analysis by ", "opinion by ",
    "commentary by ", "edited by ", "posted by: ", "article by ",
};
// clang-format on

// What follows a name in a byline.
// clang-format off
constexpr std::string_view kAfter[] = {
    " | ", " \xC2\xB7 ", " \xE2\x80\xA2 ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " // ",
    " @", "\n", ", staff", ", senior", ", the associated", ", associated press", ", ap ", ", cnn",
    ", reuters", " for ", " published", " updated", " posted", " on ", " in ", " at ",
    " the associated press", ", opinion", ", political", ", contributor", ", editor",
    ", reporter", ", special to", ", usa today", ", correspondent", " staff writer",
    " staff report", " senior ", " twitter", " is a ", " was last", " contributor", " \xC2\xBB",
    " \xEF\xBC\x8F", " view ", " follow", " (", " associated press", " monday", " tuesday",
    " wednesday", " thursday", " friday", " saturday", " sunday", " jan ", " feb ", " mar ",
    " apr ", " may ", " june ", " july ", " aug ", " sept ", " oct ", " nov ", " dec ",
    " january", " february", " march ", " april ", " august", " september", " october",
    " november", " december", " jan.", " feb.", " aug.", " sept.", " oct.", " nov.", " dec.",
};
// clang-format on

// clang-format off
constexpr std::string_view kNobody[] = {
    "admin", "administrator", "staff", "editor", "author", "webmaster", "newsroom", "comments",
    "unknown", "share", "null", "undefined", "authors", "more", "guest", "by",
};
// clang-format on

bool is_name(std::string_view text) {
  if (text.size() < 2 || text.size() > 120) return false;
  const std::string lower = lower_ascii(text);
  if (std::find(std::begin(kNobody), std::end(kNobody), lower) != std::end(kNobody)) return false;
  if (lower.find("http") != std::string::npos || lower.find('/') != std::string::npos ||
      lower.find("www.") != std::string::npos) {
    return false;
  }
  if (lower[0] == '@' || (lower[0] >= '0' && lower[0] <= '9')) return false;
  const auto digits =
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits > 2) return false;
  const auto blanks = std::count(text.begin(), text.end(), ' ');
  return blanks <= 12 && std::any_of(lower.begin(), lower.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
         });
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Whether a class name, id or itemprop calls the element the author's.
bool is_author(const Page& page, uint32_t node) {
  if (page.raw(node, Key::Rel) == "author") return true;
  const std::string_view prop = page.raw(node, Key::Itemprop);
  if (prop == "author" || prop == "creator") return true;
  for (const Key key : {Key::Class, Key::Id, Key::DataTestid}) {
    const std::string lower = lower_ascii(page.raw(node, key).substr(0, 200));
    if (contains(lower, "byline") || contains(lower, "author")) {
      return !contains(lower, "date") && !contains(lower, "bio") && !contains(lower, "image") &&
             !contains(lower, "desc") && !contains(lower, "social") && !contains(lower, "box");
    }
  }
  return false;
}

bool is_date(const Page& page, uint32_t node) {
  for (const Key key : {Key::Class, Key::Id, Key::Itemprop, Key::DataTestid}) {
    const std::string lower = lower_ascii(page.raw(node, key).substr(0, 200));
    if (contains(lower, "date") || contains(lower, "time") || contains(lower, "publish") ||
        contains(lower, "byline") || contains(lower, "posted") || contains(lower, "meta")) {
      return !contains(lower, "modified") && !contains(lower, "update");
    }
  }
  return false;
}

bool elsewhere(Signs signs) {
  return signs.has(Sign::Comments) || signs.has(Sign::Furniture) || signs.has(Sign::Hidden);
}

bool begins_name(char c) { return (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

bool is_label(std::string_view text) {
  const std::string lower = lower_ascii(text.substr(0, 20));
  return lower == "by" || lower == "by:" || lower == "posted by" || lower == "written by" ||
         lower == "author:";
}

// Where the headline is, or the page begins.
uint32_t first_heading(const Page& page, const Marks& marks) {
  for (uint32_t i = 1; i < page.nodes.size(); ++i) {
    if (page.nodes[i].tag == Tag::H1 && !marks.signs[i].has(Sign::Furniture)) return i;
  }
  return 1;
}

bool is_small(const Page& page, uint32_t node) { return page.nodes[node].end - node < 60; }

}  // namespace

std::string byline_name(std::string_view text) {
  std::string name = plain(text.substr(0, 400));
  for (bool more = true; more;) {
    more = false;
    const size_t marks = name.find_first_not_of(" |-:\t");
    name.erase(0, std::min(marks, name.size()));
    const std::string lower = lower_ascii(name);
    for (const std::string_view before : kBefore) {
      if (lower.starts_with(before)) {
        name.erase(0, before.size());
        more = true;
        break;
      }
    }
  }
  std::string lower = lower_ascii(name);
  size_t end = name.size();
  for (const std::string_view after : kAfter) {
    const size_t found = lower.find(after);
    if (found != std::string::npos && found >= 3) end = std::min(end, found);
  }
  name.resize(end);
  // An address or a number ends it too.
  const size_t figure = name.find_first_of("0123456789@");
  if (figure != std::string::npos && figure >= 3)
    name.resize(std::min(figure, name.rfind(' ', figure)));
  while (!name.empty() && std::string_view(" ,.;:|-").find(name.back()) != std::string_view::npos) {
    if (name.ends_with("Jr.") || name.ends_with("Sr.")) break;
    name.pop_back();
  }
  return is_name(name) ? name : std::string();
}

std::string shown_byline(const Page& page, const Marks& marks) {
  const uint32_t heading = first_heading(page, marks);
  // After the headline first, then before it.
  for (const auto& [begin, end] :
       {std::pair{heading, static_cast<uint32_t>(page.nodes.size())}, std::pair{1u, heading}}) {
    size_t looked = 0;
    for (uint32_t i = begin; i < end && looked < 12; ++i) {
      const Node& node = page.nodes[i];
      if (node.tag == Tag::Text || node.tag == Tag::Meta || node.attribute_count == 0 ||
          !is_author(page, i) || elsewhere(marks.signs[i]) || !is_small(page, i)) {
        continue;
      }
      ++looked;
      const std::string text = page.text(i);
      if (text.empty() || text.size() > kLongestByline) continue;
      std::string name = byline_name(text);
      if (!name.empty()) return name;
    }
  }
  // "By Ann Orr" as a text of its own.
  const uint32_t last = std::min<uint32_t>(heading + 400, static_cast<uint32_t>(page.nodes.size()));
  for (uint32_t i = heading; i < last; ++i) {
    const Node& node = page.nodes[i];
    if (node.tag != Tag::Text || elsewhere(marks.signs[i])) continue;
    const std::string text = plain(node.text.substr(0, kLongestByline));
    if (is_label(text)) {  // "by", and the name in the link behind it
      const std::string whole = page.text(node.parent);
      std::string name = whole.size() <= kLongestByline ? byline_name(whole) : std::string();
      if (!name.empty()) return name;
    }
    if (text.size() < 5 || text.size() > 80 || text.back() == '.') continue;
    const std::string lower = lower_ascii(text.substr(0, 20));
    size_t name_at = std::string::npos;
    for (const std::string_view begin : {"by ", "posted by ", "written by ", "published by "}) {
      if (lower.starts_with(begin)) name_at = begin.size();
    }
    if (name_at >= text.size() || !begins_name(text[name_at])) continue;
    std::string name = byline_name(text);
    if (!name.empty() && std::count(name.begin(), name.end(), ' ') <= 7) return name;
  }
  return {};
}

std::string shown_date(const Page& page, const Marks& marks) {
  const auto at = [&](uint32_t i) {
    std::string date = iso_date_in(page.value(i, Key::Datetime));
    if (date.empty()) date = iso_date_in(page.value(i, Key::Content));
    if (date.empty() && is_small(page, i)) {
      const std::string text = page.text(i);
      if (text.size() <= kLongestByline) date = iso_date_in(text);
    }
    return date;
  };
  for (uint32_t i = 1; i < page.nodes.size(); ++i) {
    if (page.raw(i, Key::Itemprop).find("datePublished") == std::string_view::npos) continue;
    std::string date = at(i);
    if (!date.empty()) return date;
  }
  const uint32_t heading = first_heading(page, marks);
  for (const auto& [begin, end] :
       {std::pair{heading, static_cast<uint32_t>(page.nodes.size())}, std::pair{1u, heading}}) {
    for (uint32_t i = begin; i < end; ++i) {
      const Node& node = page.nodes[i];
      if (node.tag == Tag::Text || elsewhere(marks.signs[i])) continue;
      if (node.tag != Tag::Time && (node.attribute_count == 0 || !is_date(page, i))) continue;
      std::string date = at(i);
      if (!date.empty()) return date;
    }
  }
  // A line near the headline that is little but a date.
  const uint32_t last = std::min<uint32_t>(heading + 200, static_cast<uint32_t>(page.nodes.size()));
  for (uint32_t i = std::max(heading, 30u) - 29; i < last; ++i) {
    const Node& node = page.nodes[i];
    if (node.tag != Tag::Text || elsewhere(marks.signs[i])) continue;
    const std::string text = plain(node.text.substr(0, 100));
    if (text.size() > 80) continue;
    std::string date = iso_date_in(text);
    if (!date.empty()) return date;
  }
  return {};
}

}  // namespace hearsay::html
