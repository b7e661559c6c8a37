#include "read/html/signs.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"

namespace hearsay::html {
namespace {

struct WordSign {
  std::string_view word;
  Sign sign;
};

// Words of class names: parts between marks and at capitals ("postMeta" is post, meta). Sorted.
constexpr WordSign kWords[] = {
    {"ad", Sign::Furniture},
    {"adbox", Sign::Furniture},
    {"addthis", Sign::Furniture},
    {"addtoany", Sign::Furniture},
    {"ads", Sign::Furniture},
    {"adslot", Sign::Furniture},
    {"advert", Sign::Furniture},
    {"advertisement", Sign::Furniture},
    {"advertising", Sign::Furniture},
    {"articlebody", Sign::Body},
    {"authorbox", Sign::Furniture},
    {"banner", Sign::Furniture},
    {"bio", Sign::Byline},
    {"breadcrumb", Sign::Furniture},
    {"breadcrumbs", Sign::Furniture},
    {"byline", Sign::Byline},
    {"bylines", Sign::Byline},
    {"caption", Sign::Caption},
    {"captions", Sign::Caption},
    {"carousel", Sign::Furniture},
    {"comment", Sign::Comments},
    {"commentlist", Sign::Comments},
    {"comments", Sign::Comments},
    {"consent", Sign::Furniture},
    {"cookie", Sign::Furniture},
    {"cookies", Sign::Furniture},
    {"copyright", Sign::Furniture},
    {"credit", Sign::Caption},
    {"credits", Sign::Caption},
    {"disqus", Sign::Comments},
    {"dropdown", Sign::Furniture},
    {"facebook", Sign::Furniture},
    {"flyout", Sign::Furniture},
    {"footer", Sign::Furniture},
    {"gdpr", Sign::Furniture},
    {"hashtag", Sign::Furniture},
    {"hovercard", Sign::Furniture},
    {"jetpack", Sign::Furniture},
    {"login", Sign::Furniture},
    {"masthead", Sign::Furniture},
    {"menu", Sign::Furniture},
    {"modal", Sign::Furniture},
    {"nav", Sign::Furniture},
    {"navbar", Sign::Furniture},
    {"navigation", Sign::Furniture},
    {"newsletter", Sign::Furniture},
    {"newsletters", Sign::Furniture},
    {"outbrain", Sign::Furniture},
    {"pager", Sign::Furniture},
    {"pagination", Sign::Furniture},
    {"paywall", Sign::Furniture},
    {"popover", Sign::Furniture},
    {"popular", Sign::Furniture},
    {"popup", Sign::Furniture},
    {"promo", Sign::Furniture},
    {"promos", Sign::Furniture},
    {"promotion", Sign::Furniture},
    {"recirc", Sign::Furniture},
    {"recirculation", Sign::Furniture},
    {"recommend", Sign::Furniture},
    {"recommendation", Sign::Furniture},
    {"recommendations", Sign::Furniture},
    {"recommended", Sign::Furniture},
    {"related", Sign::Furniture},
    {"relatedposts", Sign::Furniture},
    {"replies", Sign::Comments},
    {"reply", Sign::Comments},
    {"respond", Sign::Comments},
    {"rightrail", Sign::Furniture},
    {"rollover", Sign::Furniture},
    {"rss", Sign::Furniture},
    {"share", Sign::Furniture},
    {"sharebar", Sign::Furniture},
    {"sharedaddy", Sign::Furniture},
    {"sharing", Sign::Furniture},
    {"shoutbox", Sign::Comments},
    {"sidebar", Sign::Furniture},
    {"signup", Sign::Furniture},
    {"skip", Sign::Furniture},
    {"social", Sign::Furniture},
    {"sponsor", Sign::Furniture},
    {"sponsored", Sign::Furniture},
    {"subscribe", Sign::Furniture},
    {"subscription", Sign::Furniture},
    {"taboola", Sign::Furniture},
    {"tags", Sign::Furniture},
    {"teaser", Sign::Furniture},
    {"teasers", Sign::Furniture},
    {"timestamp", Sign::Byline},
    {"toolbar", Sign::Furniture},
    {"tools", Sign::Furniture},
    {"tooltip", Sign::Furniture},
    {"topics", Sign::Furniture},
    {"trending", Sign::Furniture},
    {"widget", Sign::Furniture},
    {"widgets", Sign::Furniture},
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// `whole`: between marks; short words are believed only so, as class names made by programs
// ("hJpRRP", "xAd") hold all of them.
void add_word(std::string_view word, bool whole, Signs& signs) {
  if (word.size() < 4 && !whole) return;
  const auto* found =
      std::lower_bound(std::begin(kWords), std::end(kWords), word,
                       [](const WordSign& w, std::string_view wanted) { return w.word < wanted; });
  if (found != std::end(kWords) && found->word == word) signs.add(found->sign);
}

// "article-body", "entryContent", "story__text": the text of the report.
bool is_body(std::string_view before, std::string_view word) {
  constexpr std::string_view kStory[] = {"article", "entry", "post",   "story",
                                         "news",    "blog",  "content"};
  constexpr std::string_view kText[] = {"body", "content", "text", "copy"};
  const auto is_one = [](std::string_view w, const auto& of) {
    return std::find(std::begin(of), std::end(of), w) != std::end(of);
  };
  return (is_one(before, kStory) && is_one(word, kText)) || (before == "main" && word == "body");
}

void add_words(std::string_view names, Signs& signs) {
  constexpr size_t kLongest = 24;  // of the words above, and some
  char letters[2][kLongest];       // this word and the one before
  size_t sizes[2] = {0, 0};
  int now = 0;
  bool at_mark = true;            // the word began after a mark, not at a capital
  names = names.substr(0, 1000);  // some hold a page's whole history; what matters stands in front
  for (size_t i = 0; i <= names.size(); ++i) {
    const bool letter = i < names.size() && is_letter(names[i]);
    const bool turns = letter && is_capital(names[i]) && i > 0 && is_letter(names[i - 1]) &&
                       !is_capital(names[i - 1]);
    if ((!letter || turns) && sizes[now] > 0) {
      const std::string_view word(letters[now], sizes[now]);
      const std::string_view before(letters[1 - now], sizes[1 - now]);
      if (sizes[now] < kLongest && before != "no") {  // "header--no-promo"
        add_word(word, at_mark && !turns, signs);
        if (is_body(before, word)) signs.add(Sign::Body);
      }
      now = 1 - now;
      sizes[now] = 0;
      at_mark = !turns;
    }
    if (i < names.size() && names[i] == ' ') sizes[0] = sizes[1] = 0;  // another class
    if (letter && sizes[now] < kLongest) letters[now][sizes[now]++] = lower_ascii(names[i]);
  }
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool hides(std::string_view style) {
  const size_t display = style.find("display");
  if (display != std::string_view::npos) {
    const size_t value = style.find_first_not_of(": ", display + 7);
    if (value != std::string_view::npos && style.substr(value, 4) == "none") return true;
  }
  return contains(style, "visibility:hidden") || contains(style, "visibility: hidden");
}

}  // namespace

Signs signs_of(const Page& page, uint32_t node) {
  Signs signs;
  const Node& n = page.nodes[node];
  switch (n.tag) {
    case Tag::Nav:
    case Tag::Footer:
      signs.add(Sign::Furniture);
      break;
    case Tag::Article:
    case Tag::Main:
      signs.add(Sign::Story);
      break;
    default:
      break;
  }
  for (uint32_t i = n.attributes; i < n.attributes + n.attribute_count; ++i) {
    const Attribute& attribute = page.attributes[i];
    const std::string_view value = attribute.value;
    switch (attribute.key) {
      case Key::Class:
        if (contains(value, "twitter-tweet") || contains(value, "instagram-media") ||
            contains(value, "fb-post") || contains(value, "tiktok-embed") ||
            contains(value, "bluesky-embed") || contains(value, "reddit-embed") ||
            contains(value, "twitter-video") || contains(value, "mastodon-embed")) {
          signs.add(Sign::EmbeddedPost);
        }
        if (contains(value, "screen-reader-text") || contains(value, "visually-hidden") ||
            contains(value, "sr-only")) {
          signs.add(Sign::Hidden);
        }
        add_words(value, signs);
        break;
      case Key::Id:
      case Key::DataTestid:
        add_words(value, signs);
        break;
      case Key::Itemprop:
        if (contains(value, "articleBody")) signs.add(Sign::Body);
        if (contains(value, "headline")) signs.add(Sign::Headline);
        if (contains(value, "author") || contains(value, "datePublished")) signs.add(Sign::Byline);
        break;
      case Key::Role:
        if (value == "navigation" || value == "complementary" || value == "banner" ||
            value == "contentinfo" || value == "search" || value == "dialog") {
          signs.add(Sign::Furniture);
        }
        break;
      case Key::Style:
        if (hides(value)) signs.add(Sign::Hidden);
        break;
      case Key::Hidden:
        signs.add(Sign::Hidden);
        break;
      case Key::AriaHidden:
        if (value == "true") signs.add(Sign::Hidden);
        break;
      default:
        break;
    }
  }
  return signs;
}

}  // namespace hearsay::html
