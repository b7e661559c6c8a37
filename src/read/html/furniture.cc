#include "read/html/furniture.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"

namespace hearsay::html {
namespace {

// Longer lines are prose, whatever they begin with.
constexpr size_t kLongLine = 300;
constexpr size_t kShortLine = 120;

// Whole lines.
// clang-format off
constexpr std::string_view kLabels[] = {
    "ad", "ads", "advert", "advertisement", "advertising", "article continues below",
    "back to gallery", "back to top", "cancel", "caption", "close", "comment", "comments",
    "contact us", "continue reading", "copy link", "download", "email", "explore further",
    "facebook", "fullscreen", "gallery", "hide caption", "image", "image caption",
    "image copyright", "instagram", "like this", "linkedin", "load more", "loading", "more",
    "next", "next article", "photo", "photos", "pinterest", "play", "play video", "previous",
    "previous article", "print", "promoted", "read more", "reddit", "save", "scroll to continue",
    "share", "share this", "show caption", "skip ad", "skip advertisement", "sponsored",
    "story continues", "story continues below", "story continues below advertisement",
    "subscribe", "toggle caption", "tweet", "twitter", "video", "view all", "view comments",
    "watch", "whatsapp",
};
// clang-format on

// Begin a line that is furniture as a whole.
// clang-format off
constexpr std::string_view kBegins[] = {
    "already a subscriber", "also on ", "also read", "article continues", "by clicking",
    "by signing up", "check out our", "click here", "click to ", "continue reading", "don't miss",
    "don\xE2\x80\x99t miss", "download our", "download the app", "enter your email", "follow us",
    "for more great", "get access to", "get the latest", "get our ", "get the day", "have a tip",
    "hide caption", "join our", "join the conversation", "leave a comment", "leave a reply",
    "like us on", "listen live", "listen to ", "more from", "more on this", "more stories",
    "must read", "never miss", "now read", "on mobile?", "please enter", "read also", "read more",
    "read next", "read on:", "read the full", "read:", "recommended:", "recommended for",
    "recommended reading", "recommended stories", "related:", "related article",
    "related content", "related coverage", "related link", "related news", "related post",
    "related stor", "related topic", "related video", "see also", "see more", "share this",
    "share on ", "show caption", "sign up", "sign in", "stay up to date", "story continues",
    "subscribe", "subscribe to", "support our", "thank you for reading", "thank you for sign",
    "thank you for subscri", "there was a problem subscri", "this content is a",
    "this content is imported", "this website uses", "to read more", "view all", "view comments",
    "view gallery", "view image", "view this post", "want more", "watch:", "watch live",
    "watch more", "watch now", "watch the video", "we use cookies", "you can opt out",
    "you have been successfully", "you may also", "you might also", "you might be interested",
    "your email", "you must be logged", "[button", "lire aussi", "leia mais",
    "leia tamb\xC3\xA9m", "leggi anche", "lesen sie auch", "lees ook", "lee tambi\xC3\xA9n",
    "mehr zum thema", "veja tamb\xC3\xA9m", "ver tambi\xC3\xA9n", "baca juga",
    "\xD1\x87\xD0\xB8\xD1\x82\xD0\xB0",
};
// clang-format on

// Anywhere in a line that is not long.
// clang-format off
constexpr std::string_view kHolds[] = {
    "all rights reserved", "is subject to copyright", "may not be published, broadcast",
    "may not be reproduced", "our newsletter", "newsletters to", "newsletter for",
    "'s newsletters", "\xE2\x80\x99s newsletters", "right in your inbox", "to your inbox",
    "in your inbox", "site uses cookies", "we use cookies", "our cookie policy", "our terms of",
    "our privacy policy", "our use of cookies", "privacy policy and terms",
    "terms of use and privacy", "agree to the terms", "youtube channel", "on youtube for",
    "get the fox news app", "join the discussion", "follow us on", "like us on", "and follow us",
    "delivered through your letterbox", "click to subscribe",
};
// clang-format on

// clang-format off
constexpr std::string_view kHeadings[] = {
    "also on", "around the web", "best of", "comments", "don't miss", "don\xE2\x80\x99t miss",
    "editor's picks", "editors' picks", "elsewhere on", "explore more", "featured", "follow us",
    "for you", "from our partners", "from the web", "further reading", "in this article",
    "latest", "leave a", "more ", "more:", "most popular", "most read", "must read", "must-read",
    "news from", "next up", "other stories", "our latest", "our picks", "popular", "promoted",
    "read more", "read next", "recent posts", "recommended", "related", "see also", "share this",
    "similar", "sponsored", "subscribe", "sign up", "tags", "tell us what", "the latest",
    "top stories", "trending", "up next", "watch next", "we recommend", "what to read", "you may",
    "you might", "privacy overview", "explore further", "how to listen",
};
// clang-format on

// clang-format off
constexpr std::string_view kEndHolds[] = {
    "contributed to this", "contributed reporting", "additional reporting by", "editing by",
    "can be reached at", "may be reached at", "follow her on", "follow him on", "follow them on",
    "follow me on", "reach the reporter", "on twitter @", "on twitter at", "on twitter:",
    "twitter.com/", "is a staff writer", "is a reporter for", "first appeared on",
    "originally appeared", "originally published", "was first published", "syndigate",
    "email the author", "our standards:", "all rights reserved", "copyright \xC2\xA9",
    "is a columnist", "is a freelance", "for more information about", "full coverage",
    "have a story", "have a question", "citation:",
};
// clang-format on

// clang-format off
constexpr std::string_view kEndBegins[] = {
    "reporting by", "writing by", "(reporting by", "editing by", "copyright", "\xC2\xA9", "tags:",
    "tags ", "filed under", "posted in", "categories:", "category:", "topics:", "published in",
    "via:", "image credit", "image source", "image:", "photo credit", "photo:", "photos:",
    "picture:", "featured image", "source:", "follow ", "file under", "labels:", "updated ",
    "last updated", "first published", "permalink", "this article", "this story was",
};
// clang-format on

template <size_t N>
bool is_one(std::string_view line, const std::string_view (&of)[N]) {
  return std::find(std::begin(of), std::end(of), line) != std::end(of);
}
template <size_t N>
bool begins(std::string_view line, const std::string_view (&with)[N]) {
  return std::any_of(std::begin(with), std::end(with),
                     [&](std::string_view part) { return line.starts_with(part); });
}
template <size_t N>
bool holds(std::string_view line, const std::string_view (&parts)[N]) {
  return std::any_of(std::begin(parts), std::end(parts), [&](std::string_view part) {
    return line.find(part) != std::string_view::npos;
  });
}

// Small letters, without marks and blanks at its ends.
std::string bare(std::string_view line) {
  constexpr std::string_view kMarks = " .:!-|>*\n";
  const size_t begin = line.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  return lower_ascii(line.substr(begin, line.find_last_not_of(kMarks) - begin + 1));
}

size_t count_words(std::string_view line) {
  return static_cast<size_t>(std::count(line.begin(), line.end(), ' ')) + 1;
}

bool has_month(std::string_view lower) {
  constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                          "jul", "aug", "sep", "oct", "nov", "dec"};
  return holds(lower, kMonths);
}

bool is_cookie_notice(std::string_view line) {
  if (line.size() > 1000) return false;
  const std::string lower = lower_ascii(line);
  size_t times = 0;
  for (size_t at = lower.find("cookie"); at != std::string::npos;
       at = lower.find("cookie", at + 1)) {
    ++times;
  }
  return times >= 2 && lower.find("website") != std::string::npos;
}

}  // namespace

bool is_furniture_line(std::string_view line, bool linked) {
  if (is_cookie_notice(line)) return true;
  // Markup that stands in the page as text.
  if (line.starts_with('<') && line.ends_with('>')) return true;
  if (line.size() > kLongLine) return false;
  const std::string lower = bare(line);
  if (lower.empty()) return line.find("__") == std::string_view::npos;
  if (is_one(lower, kLabels)) return true;
  return (line.size() <= (linked ? kLongLine : kShortLine) && begins(lower, kBegins)) ||
         holds(lower, kHolds);
}

bool is_furniture_heading(std::string_view line) {
  if (line.size() > kShortLine) return false;
  const std::string lower = bare(line);
  return is_one(lower, kLabels) || (count_words(lower) <= 6 && begins(lower, kHeadings));
}

bool is_end_line(std::string_view line) {
  if (line.size() > kLongLine * 2) return false;
  const std::string lower = bare(line);
  if (lower.empty()) return true;
  if (is_furniture_line(line, false)) return true;
  if (line.size() <= kLongLine && begins(lower, kEndBegins)) return true;
  if (line.size() <= kLongLine && holds(lower, kEndHolds)) return true;
  const bool address = lower.find('@') != std::string::npos && lower.find(' ') == std::string::npos;
  return address || lower.starts_with("twitter.com");
}

bool is_lead_line(std::string_view line) {
  if (line.starts_with("http") && line.find(' ') == std::string_view::npos) return true;
  if (line.size() > kShortLine) return false;
  const std::string lower = bare(line);
  if (lower.empty() || is_furniture_line(line, false)) return true;
  constexpr std::string_view kLead[] = {
      "by ",        "published", "updated", "posted", "last updated",
      "written by", "author:",   "date:",   "from ",  "staff"};
  if (begins(lower, kLead)) return true;
  const bool digits =
      std::any_of(lower.begin(), lower.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && has_month(lower) && count_words(lower) <= 14) return true;
  const bool sentence = line.ends_with('.') || line.ends_with('?') || line.ends_with('!');
  return !sentence && count_words(lower) <= 3 && line.size() <= 30;
}

}  // namespace hearsay::html
