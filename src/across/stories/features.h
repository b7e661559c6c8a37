// What of an article tells which happening it is about: its words weighted by how much they tell,
// how often they come and whether they are names, those of the title five times; and its day.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/article.h"
#include "hearsay/status.h"

namespace hearsay::across {

struct StoryTerm {
  uint32_t term = 0;    // hash of a word in lower case, or of two words of a name
  uint16_t weight = 0;  // of the unit vector, in 65535ths
  friend bool operator==(const StoryTerm&, const StoryTerm&) = default;
};

// The heaviest terms, with the words they stand for, for the reasons people read.
struct StoryWord {
  uint32_t term = 0;
  std::string text;  // as written first
  friend bool operator==(const StoryWord&, const StoryWord&) = default;
};

inline constexpr size_t kMostStoryTerms = 320, kMostStoryWords = 16;

struct StoryFeatures {
  static constexpr int32_t kNoDay = INT32_MIN;

  int32_t day = kNoDay;          // of publication, since 1970-01-01
  std::vector<StoryTerm> terms;  // by term, without doubles
  std::vector<StoryWord> words;  // the heaviest first
  friend bool operator==(const StoryFeatures&, const StoryFeatures&) = default;
};

// Looks at the title and the first kStoryWordsRead words. An article without words has no terms and
// is a story of its own.
inline constexpr size_t kStoryWordsRead = 400;
StoryFeatures story_features(const Article& article);

// As bytes and back. Error of unpack: Corrupt for what pack did not write, or another version.
std::string pack(const StoryFeatures& features);
Result<StoryFeatures> unpack_story_features(std::string_view bytes);

// Articles that share kSharedStoryKeys keys are compared (crowded_keys.h). Ascending, without
// doubles. Each of the heaviest terms gives one key for each of the two fortnights its day is in,
// and one without a day.
inline constexpr size_t kMaxStoryKeys = 36;
inline constexpr uint32_t kSharedStoryKeys = 1;
std::vector<uint64_t> story_keys(const StoryFeatures& features);

}  // namespace hearsay::across
