// Texts compared by the runs of four words they share.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace hearsay::html {

class Shingles {
 public:
  explicit Shingles(std::string_view text);
  // The share, 0 to 1, of the runs of `text` that are in this one; marks, case and blanks do not
  // count. A text of fewer than four words is one run.
  double share_of(std::string_view text) const;
  bool empty() const { return hashes_.empty(); }

 private:
  std::vector<uint64_t> hashes_;  // sorted
};

// Whether two texts have the same words in the same order, whatever their marks, blanks and case
// (of ASCII letters).
bool same_words(std::string_view a, std::string_view b);
// The share, 0 to 1, of the words of `a` that are in `b`.
double shared_words(std::string_view a, std::string_view b);

}  // namespace hearsay::html
