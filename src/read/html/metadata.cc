#include "read/html/metadata.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "read/html/byline.h"
#include "read/html/dates.h"
#include "read/html/headline.h"
#include "read/html/html.h"
#include "read/html/references.h"
#include "read/html/shingles.h"
#include "read/html/structured.h"

namespace hearsay::html {
namespace {

constexpr size_t kMostScripts = 40;

// The names of <meta> that say a thing, best first.
constexpr std::string_view kTitleNames[] = {"og:title",      "twitter:title",  "dc.title", "title",
                                            "parsely-title", "sailthru.title", "headline"};
constexpr std::string_view kDateNames[] = {"article:published_time",
                                           "datepublished",
                                           "og:article:published_time",
                                           "article:published",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "pubdate",
                                           "publishdate",
                                           "publish-date",
                                           "publish_date",
                                           "dc.date.issued",
                                           "dcterms.created",
                                           "dc.date",
                                           "dc.date.created",
                                           "article.published",
                                           "cxenseparse:recs:publishtime",
                                           "published-date",
                                           "article_date_original",
                                           "date",
                                           "created",
                                           "release_date",
                                           "rnews:datepublished",
                                           "displaydate"};
constexpr std::string_view kAuthorNames[] = {"author",     "parsely-author",     "sailthru.author",
                                             "dc.creator", "dcterms.creator",    "article:author",
                                             "byl",        "article.author",     "authors",
                                             "dc.author",  "cxenseparse:author", "twitter:data1"};
constexpr std::string_view kOutletNames[] = {"og:site_name", "application-name", "al:ios:app_name",
                                             "apple-mobile-web-app-title", "dc.publisher"};

// "nj" or "https://example.org" is what a program calls the site.
bool is_outlet_name(std::string_view name) {
  return name.size() > 2 && name.size() < 80 && !name.starts_with("http") &&
         std::any_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; });
}

// The text of an articleBody, which may be HTML: a paragraph a line of it, empty lines between.
std::string paragraphs(const std::string& body) {
  const bool markup =
      body.find("</p>") != std::string::npos || body.find("<p>") != std::string::npos;
  if (markup) return html_to_text(body, {}).text;
  std::string out;
  for (size_t at = 0; at < body.size();) {
    const size_t end = std::min(body.find('\n', at), body.size());
    const std::string line = plain(std::string_view(body).substr(at, end - at));
    if (!line.empty()) out += (out.empty() ? "" : "\n\n") + line;
    at = end + 1;
  }
  return out;
}

// "Ann Orr, Daily Example", "Ann Orr Daily Example": the outlet is no part of the name.
std::string without_outlet(std::string name, std::string_view outlet) {
  if (!outlet.empty() && name.size() > outlet.size() + 3 && name.ends_with(outlet) &&
      name[name.size() - outlet.size() - 1] == ' ') {
    name.resize(name.size() - outlet.size() - 1);
    if (name.ends_with(',')) name.pop_back();
  }
  return name;
}

class Reader {
 public:
  Reader(const Page& page, const Marks& marks, std::string_view url)
      : page_(page), marks_(marks), fetched_(url) {}

  Metadata read() {
    collect();
    Metadata known;
    known.url = url();
    const Story story = best_story(known.url);
    known.body = paragraphs(story.body);
    known.outlet = outlet(story);
    known.title = title(story, known.outlet);
    known.byline = byline(story, known.outlet);
    known.published = published(story, known.url);
    known.language = language(story);
    return known;
  }

 private:
  void collect() {
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      const Node& node = page_.nodes[i];
      if (node.tag == Tag::Meta) {
        std::string_view name = page_.raw(i, Key::Property);
        if (name.empty()) name = page_.raw(i, Key::Name);
        if (name.empty()) name = page_.raw(i, Key::Itemprop);
        if (!name.empty()) metas_.push_back({lower_ascii(name.substr(0, 64)), i});
      } else if (node.tag == Tag::Script && scripts_ < kMostScripts &&
                 page_.raw(i, Key::Type).find("ld+json") != std::string_view::npos) {
        ++scripts_;
        std::vector<Story> found = stories_in(node.text);
        std::move(found.begin(), found.end(), std::back_inserter(stories_));
      }
    }
  }

  std::string meta(std::string_view name) const {
    for (const Meta& one : metas_) {
      if (one.name != name) continue;
      std::string value = page_.value(one.node, Key::Content);
      if (!value.empty()) return value;
    }
    return {};
  }

  std::string url() const {
    std::string canonical;
    for (uint32_t i = 1; i < page_.nodes.size() && canonical.empty(); ++i) {
      if (page_.nodes[i].tag == Tag::Link && page_.raw(i, Key::Rel) == "canonical") {
        canonical = page_.value(i, Key::Href);
      }
    }
    for (std::string candidate : {canonical, meta("og:url")}) {
      if (candidate.starts_with("//")) candidate = "https:" + candidate;
      if (!candidate.starts_with("http://") && !candidate.starts_with("https://")) continue;
      // A canonical address of the front page says nothing of this one.
      const size_t path = candidate.find('/', candidate.find("://") + 3);
      if (path != std::string::npos && path + 1 < candidate.size()) return candidate;
    }
    return std::string(fetched_);
  }

  // Of the articles that JSON-LD speaks of, this page's: by address, by title, else the first.
  Story best_story(std::string_view url) const {
    const std::string og = meta("og:title");
    const Story* best = nullptr;
    int most = -1;
    for (const Story& story : stories_) {
      int points = (!story.url.empty() && story.url == url) ? 2 : 0;
      if (!og.empty() && same_words(plain(story.headline), og)) points += 2;
      if (!story.published.empty()) ++points;
      if (!story.headline.empty()) ++points;
      if (points > most) {
        most = points;
        best = &story;
      }
    }
    return best ? *best : Story();
  }

  // What the site calls itself, else the publisher: of an agency's report that is the agency.
  std::string outlet(const Story& story) const {
    const std::string publisher = plain(story.outlet);
    std::string name;
    for (const std::string_view key : kOutletNames) {
      name = meta(key);
      if (is_outlet_name(name)) break;
      if (is_outlet_name(publisher)) name = publisher;
      if (is_outlet_name(name)) break;
    }
    // "Example News | Latest from the valley": the rest advertises.
    const size_t divider = std::min(name.find(" | "), name.find(" - "));
    if (divider != std::string::npos) name.resize(divider);
    return is_outlet_name(name) ? name : std::string();
  }

  std::string title(const Story& story, std::string_view outlet) const {
    std::vector<std::string> said = {plain(story.headline)};
    for (const std::string_view name : kTitleNames) said.push_back(meta(name));
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      if (page_.nodes[i].tag != Tag::Title) continue;
      said.push_back(plain(page_.nodes[i].text));
      break;
    }
    return headline(page_, marks_, said, outlet);
  }

  std::string byline(const Story& story, std::string_view outlet) const {
    std::string names;
    for (const std::string& author : story.authors) {
      std::string name = byline_name(plain(author));
      name = without_outlet(std::move(name), outlet);
      if (name.empty() || same_words(name, outlet) || names.find(name) != std::string::npos)
        continue;
      names += (names.empty() ? "" : ", ") + name;
    }
    const std::string shown = without_outlet(shown_byline(page_, marks_), outlet);
    // Some name only the first of several to machines.
    const bool more = shown.starts_with(names + ", ") || shown.starts_with(names + " and ");
    if (!names.empty()) return more ? shown : names;
    if (!shown.empty() && !same_words(shown, outlet)) return shown;
    for (const std::string_view key : kAuthorNames) {
      std::string name = without_outlet(byline_name(meta(key)), outlet);
      if (!name.empty() && !same_words(name, outlet)) return name;
    }
    return {};
  }

  std::string published(const Story& story, std::string_view url) const {
    std::string date = iso_date_in(story.published);
    for (const std::string_view name : kDateNames) {
      if (date.empty()) date = iso_date_in(meta(name));
    }
    if (date.empty()) date = shown_date(page_, marks_);
    return date.empty() ? iso_date_of_url(url) : date;
  }

  std::string language(const Story& story) const {
    std::string said;
    for (uint32_t i = 1; i < page_.nodes.size() && said.empty(); ++i) {
      if (page_.nodes[i].tag == Tag::Html) said = page_.value(i, Key::Lang);
      if (page_.nodes[i].tag == Tag::Body) break;
    }
    for (const std::string& other : {story.language, meta("og:locale"), meta("content-language"),
                                     meta("language"), meta("dc.language")}) {
      if (said.empty()) said = other;
    }
    std::replace(said.begin(), said.end(), '_', '-');
    const bool tag =
        said.size() >= 2 && said.size() <= 12 && std::all_of(said.begin(), said.end(), [](char c) {
          const char l = lower_ascii(c);
          return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '-';
        });
    const size_t first = said.find('-');
    const size_t main = first == std::string::npos ? said.size() : first;
    return tag && (main == 2 || main == 3) ? said : std::string();
  }

  struct Meta {
    std::string name;
    uint32_t node;
  };

  const Page& page_;
  const Marks& marks_;
  std::string_view fetched_;
  std::vector<Meta> metas_;
  std::vector<Story> stories_;
  size_t scripts_ = 0;
};

}  // namespace

Metadata read_metadata(const Page& page, const Marks& marks, std::string_view url) {
  return Reader(page, marks, url).read();
}

}  // namespace hearsay::html
