// Sequences of BIOES tags: the best allowed one, how likely each tag is, and the spans it means.
// Tag 0 is O; then B, I, E and S of each type in turn.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace hearsay {

struct TagSpan {
  uint32_t begin = 0, end = 0;  // in tokens
  uint16_t type = 0;
};

class TagScheme {
 public:
  // `transitions`: tags() x tags() scores (from, to), or null for none. What BIOES forbids is
  // forbidden either way.
  TagScheme(uint32_t types, const float* transitions);

  uint32_t tags() const { return tags_; }
  // True where `to` may follow `from`.
  static bool may_follow(uint32_t from, uint32_t to);
  static bool may_begin(uint32_t tag);
  static bool may_end(uint32_t tag);

  // The best sequence for `scores`, tags() a token; `path` gets one tag a token.
  void best(std::span<const float> scores, std::vector<uint8_t>& path) const;
  // The probability of each tag of each token over all allowed sequences; as long as `scores`.
  void marginals(std::span<const float> scores, std::vector<float>& probabilities) const;
  // The spans of an allowed sequence.
  static void spans(std::span<const uint8_t> path, std::vector<TagSpan>& out);

 private:
  uint32_t tags_;
  std::vector<double> scores_;  // (from, to); minus infinity where forbidden
  std::vector<double> exponentials_;
};

}  // namespace hearsay
