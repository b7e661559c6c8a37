// Prints what hearsay finds across articles, for the measures "copies" and "stories" of
// bench/accuracy and "copies" of bench/speed.
//
//   print_across copies < ARTICLES    a line of JSON a link: {"a", "b", "relation", "score",
//   "reason",
//                                     "words": shared words, "passages": number}; sides by id
//   print_across stories < ARTICLES   a line of JSON an article: {"id", "story"}
//   print_across scores < ARTICLES    a line of JSON a pair of candidates for a story: {"a", "b",
//                                     "score"}
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
#include <string>
#include <vector>

#include "across/copies/compare.h"
#include "across/copies/features.h"
#include "across/crowded_keys.h"

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

// Adds article after article, as a ledger does.
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
          links[{candidate.item, place}] = std::move(*link);
        }
      }
    }
    for (const uint32_t pushed : index_.pushed_out()) {
      std::erase_if(links, [&](const auto& entry) {
        const auto& [a, b] = entry.first;
        return (a == pushed || b == pushed) && !index_.still_candidates(a, b, kSharedCopyKeys);
      });
    }
  }

  std::map<std::pair<uint32_t, uint32_t>, Link> links;
  size_t compared = 0;

 private:
  const std::vector<Article>& articles_;
  KeyIndex index_;
};

int print_copies(const std::vector<Article>& articles) {
  Copies copies(articles);
  for (uint32_t i = 0; i < articles.size(); ++i) copies.add(i);
  for (const auto& [ends, link] : copies.links) {
    std::cout << json{{"a", articles[ends.first].id},
                      {"b", articles[ends.second].id},
                      {"relation", static_cast<int>(link.relation)},
                      {"score", link.score},
                      {"reason", link.reason},
                      {"passages", link.passages.size()}}
                     .dump()
              << '\n';
  }
  std::fprintf(stderr, "%zu articles, %zu compared, %zu links\n", articles.size(), copies.compared,
               copies.links.size());
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
                    {"links", copies.links.size()}}
                   .dump()
            << '\n';
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string what = count == 2 ? arguments[1] : "";
  if (what == "copies") return print_copies(read_articles());
  if (what == "speed") return print_speed(read_articles());
  std::fprintf(stderr, "usage: print_across copies|stories|scores|speed < ARTICLES\n");
  return 2;
}
