#include "across/stories/compare.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

namespace hearsay::across {
namespace {

// Half of the score is left where the days are some weeks apart (a day leaves kDay of the other
// half), and that half goes within three years.
constexpr double kFarApart = 0.5, kDay = 0.8187, kDaysToNothing = 1095;
constexpr size_t kShownWords = 5;

double nearness(const StoryFeatures& a, const StoryFeatures& b) {
  if (a.day == StoryFeatures::kNoDay || b.day == StoryFeatures::kNoDay) return 1;
  const int64_t days = std::abs(static_cast<int64_t>(a.day) - b.day);
  double left = 1;
  for (int64_t day = 0; day < days && day < 100; ++day) left *= kDay;
  const double far = std::max(0.0, 1 - static_cast<double>(days) / kDaysToNothing);
  return kFarApart * far + (1 - kFarApart) * left;
}

std::string reason_of(const StoryFeatures& a, const StoryFeatures& b) {
  std::string words;
  size_t shown = 0;
  for (const StoryWord& word : a.words) {
    const bool both = std::any_of(b.words.begin(), b.words.end(), [&word](const StoryWord& other) {
      return other.term == word.term;
    });
    if (!both || shown == kShownWords) continue;
    words += (shown++ == 0 ? "" : ", ") + word.text;
  }
  std::string reason = shown == 0 ? "They share many lesser words" : "Both tell most of: " + words;
  if (a.day == StoryFeatures::kNoDay || b.day == StoryFeatures::kNoDay) {
    return reason + "; not both are dated.";
  }
  const int64_t days = std::abs(static_cast<int64_t>(a.day) - b.day);
  if (days == 0) return reason + "; published on the same day.";
  return reason + "; published " + std::to_string(days) + (days == 1 ? " day" : " days") +
         " apart.";
}

}  // namespace

double story_score(const StoryFeatures& a, const StoryFeatures& b) {
  uint64_t product = 0;
  for (size_t i = 0, j = 0; i < a.terms.size() && j < b.terms.size();) {
    if (a.terms[i].term < b.terms[j].term) {
      ++i;
    } else if (b.terms[j].term < a.terms[i].term) {
      ++j;
    } else {
      product += static_cast<uint64_t>(a.terms[i++].weight) * b.terms[j++].weight;
    }
  }
  const double cosine = static_cast<double>(product) / (65535.0 * 65535.0);
  return std::min(1.0, cosine) * nearness(a, b);
}

std::optional<Link> compare_stories(const StoryFeatures& a, const StoryFeatures& b) {
  const double score = story_score(a, b);
  if (score < kStoryLink) return std::nullopt;
  Link link;
  link.relation = Relation::Same;
  link.score = score;
  // The words in the order of the one whose heaviest come first by term: the same both ways.
  const bool as_given = std::lexicographical_compare(
      a.words.begin(), a.words.end(), b.words.begin(), b.words.end(),
      [](const StoryWord& x, const StoryWord& y) { return x.term < y.term; });
  link.reason = as_given ? reason_of(a, b) : reason_of(b, a);
  return link;
}

}  // namespace hearsay::across
