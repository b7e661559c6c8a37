// Prints what hearsay finds across articles, for the measures "copies" and "stories" of
// bench/accuracy and "copies" of bench/speed.
//
//   print_across copies < ARTICLES    a line of JSON a link: {"a", "b", "relation", "score",
//   "reason",
//                                     "words": shared words, "passages": number}; sides by id
//   print_across stories < ARTICLES   a line of JSON an article: {"id", "story"}
//   print_across speed < ARTICLES     seconds of this thread for all and for the last tenth
//
// ARTICLES are JSON Lines with "id", "text" and what is known of "title", "published", "outlet",
// "url", "byline". Everything happens in memory, article by article in the order given.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

#include "across/copies/compare.h"
#include "across/copies/features.h"
#include "across/crowded_keys.h"
#include "across/stories/compare.h"
#include "across/stories/features.h"
#include "across/stories/groups.h"

namespace {

using hearsay::Article;
using hearsay::Link;
using namespace hearsay::across;
using nlohmann::json;

std::vector<Article> read_articles() {
  std::vector<Article> articles;
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty()) continue;
    const json record = json::parse(line);
    const auto field = [&record](const char* name) {
      const auto found = record.find(name);
      return found != record.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string();
    };
    Article article;
    article.id = field("id");
    article.text = field("text");
    article.body = {0, static_cast<uint32_t>(article.text.size())};
    article.title = field("title");
    article.published = field("published");
    article.outlet = field("outlet");
    article.url = field("url");
    article.byline = field("byline");
    articles.push_back(std::move(article));
  }
  return articles;
}

// Of this thread's own work: others on the machine do not count.
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct CopyPair {
  uint32_t a = 0, b = 0;
  Link link;
};

// Links found article by article, as a ledger finds them.
class Links {
 public:
  void add(uint32_t a, uint32_t b, Link link) {
    if (others_.size() <= std::max(a, b)) others_.resize(std::max(a, b) + 1);
    others_[a].push_back(b);
    others_[b].push_back(a);
    found_[{a, b}] = std::move(link);
  }
  // Takes away what only an item pushed out of a crowd's company gave.
  void look_again(const KeyIndex& index, uint32_t least) {
    for (const uint32_t pushed : index.pushed_out()) {
      if (pushed >= others_.size()) continue;
      std::erase_if(others_[pushed], [&](uint32_t other) {
        if (index.still_candidates(pushed, other, least)) return false;
        found_.erase({std::min(pushed, other), std::max(pushed, other)});
        return true;
      });
    }
  }
  const std::map<std::pair<uint32_t, uint32_t>, Link>& found() const { return found_; }

 private:
  std::map<std::pair<uint32_t, uint32_t>, Link> found_;
  std::vector<std::vector<uint32_t>> others_;  // of each item; some may be gone
};

class Copies {
 public:
  explicit Copies(const std::vector<Article>& articles) : articles_(articles) {}

  void add(uint32_t place) {
    const Article& article = articles_[place];
    const CopyFeatures features = copy_features(article);
    const auto candidates = index_.add(rank_of(article.id), copy_keys(features), kSharedCopyKeys);
    if (!candidates.empty()) {
      const CopyText text = copy_text(article);
      for (const Candidate& candidate : candidates) {
        ++compared;
        const CopyText other = copy_text(articles_[candidate.item]);
        if (auto link = compare_copies(other, text)) {
          links.add(candidate.item, place, std::move(*link));
        }
      }
    }
    links.look_again(index_, kSharedCopyKeys);
  }

  Links links;
  size_t compared = 0;

 private:
  const std::vector<Article>& articles_;
  KeyIndex index_;
};

class Stories {
 public:
  void add(const Article& article) {
    const auto place = static_cast<uint32_t>(features_.size());
    features_.push_back(story_features(article));
    const auto keys = story_keys(features_.back());
    for (const Candidate& one : index_.add(rank_of(article.id), keys, kSharedStoryKeys)) {
      ++compared;
      if (auto link = compare_stories(features_[one.item], features_.back())) {
        links.add(one.item, place, std::move(*link));
      }
    }
    links.look_again(index_, kSharedStoryKeys);
  }

  Links links;
  size_t compared = 0;

 private:
  std::vector<StoryFeatures> features_;
  KeyIndex index_;
};

int print_copies(const std::vector<Article>& articles) {
  Copies copies(articles);
  for (uint32_t i = 0; i < articles.size(); ++i) copies.add(i);
  for (const auto& [ends, link] : copies.links.found()) {
    std::cout << json{{"a", articles[ends.first].id},
                      {"b", articles[ends.second].id},
                      {"relation", std::string(name_of(link.relation))},
                      {"score", link.score},
                      {"reason", link.reason},
                      {"passages", link.passages.size()}}
                     .dump()
              << '\n';
  }
  std::fprintf(stderr, "%zu articles, %zu compared, %zu links\n", articles.size(), copies.compared,
               copies.links.found().size());
  return 0;
}

int print_stories(const std::vector<Article>& articles) {
  Stories stories;
  for (const Article& article : articles) stories.add(article);
  // Canonical order: published, then id.
  std::vector<uint32_t> order(articles.size()), place(articles.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](uint32_t x, uint32_t y) {
    return std::tie(articles[x].published, articles[x].id) <
           std::tie(articles[y].published, articles[y].id);
  });
  for (uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<hearsay::GroupLink> links;
  for (const auto& [ends, link] : stories.links.found()) {
    hearsay::GroupLink one;
    one.a = place[ends.first];
    one.b = place[ends.second];
    one.score = link.score;
    links.push_back(one);
  }
  const auto groups = story_groups(static_cast<uint32_t>(articles.size()), links);
  for (uint32_t i = 0; i < articles.size(); ++i) {
    std::cout << json{{"id", articles[i].id}, {"story", groups[place[i]]}}.dump() << '\n';
  }
  std::fprintf(stderr, "%zu articles, %zu compared, %zu links\n", articles.size(), stories.compared,
               links.size());
  return 0;
}

int print_speed(const std::vector<Article>& articles) {
  Copies copies(articles);
  const auto tenth = static_cast<uint32_t>(articles.size() / 10);
  const double begin = thread_seconds();
  double first = 0, last = 0;
  for (uint32_t i = 0; i < articles.size(); ++i) {
    if (i == tenth) first = thread_seconds() - begin;
    if (i + tenth == articles.size()) last = thread_seconds();
    copies.add(i);
  }
  const double end = thread_seconds();
  std::cout << json{{"articles", articles.size()},
                    {"per_second", static_cast<double>(articles.size()) / (end - begin)},
                    {"first_tenth", tenth / first},
                    {"last_tenth", tenth / (end - last)},
                    {"compared", copies.compared},
                    {"links", copies.links.found().size()}}
                   .dump()
            << '\n';
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string what = count == 2 ? arguments[1] : "";
  if (what == "copies") return print_copies(read_articles());
  if (what == "stories") return print_stories(read_articles());
  if (what == "speed") return print_speed(read_articles());
  std::fprintf(stderr, "usage: print_across copies|stories|speed < ARTICLES\n");
  return 2;
}
