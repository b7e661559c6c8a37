// What of an article tells which happening it is about: its words weighted by how much they tell,
// by place (title and lead count more) and whether they are names; and its day.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/article.h"
#include "hearsay/status.h"

namespace hearsay::across {

struct StoryTerm {
  uint32_t term = 0;  // hash of the word or name
  float weight = 0;   // of the unit vector
  friend bool operator==(const StoryTerm&, const StoryTerm&) = default;
};

struct StoryFeatures {
  static constexpr int32_t kNoDay = INT32_MIN;

  int32_t day = kNoDay;          // of publication, since 1970-01-01
  std::vector<StoryTerm> terms;  // all words, by term; a unit vector
  std::vector<StoryTerm> names;  // words of names alone, likewise
  friend bool operator==(const StoryFeatures&, const StoryFeatures&) = default;
};

// Linear in the article. An article without words has no terms and is a story of its own.
StoryFeatures story_features(const Article& article);

// As bytes and back; weights are kept in 16 bits, and story_features gives them so rounded. Error
// of unpack: Corrupt for what pack did not write, or another version.
std::string pack(const StoryFeatures& features);
Result<StoryFeatures> unpack_story_features(std::string_view bytes);

// Articles that share kSharedStoryKeys keys are compared. Ascending, without doubles.
inline constexpr size_t kMaxStoryKeys = 48;
inline constexpr uint32_t kSharedStoryKeys = 1;
std::vector<uint64_t> story_keys(const StoryFeatures& features);

}  // namespace hearsay::across
