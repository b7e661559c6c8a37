#include "across/copies/align.h"

#include <algorithm>
#include <bit>

namespace hearsay::across {
namespace {

constexpr uint32_t kNone = 0xffffffffu;

uint64_t gram_at(const std::vector<Word>& words, size_t at) {
  uint64_t hash = 0;
  for (size_t i = at; i < at + kRunWords; ++i) hash = mixed(hash, words[i].hash);
  return hash;
}

// The places of each run of kRunWords words of a text, in order.
class Places {
 public:
  explicit Places(const std::vector<Word>& words) {
    const size_t grams = words.size() - kRunWords + 1;
    first_.assign(std::bit_ceil(grams * 2), kNone);
    next_.assign(grams, kNone);
    grams_.resize(grams);
    for (size_t i = grams; i-- > 0;) {  // from behind: the lists are then in order
      grams_[i] = gram_at(words, i);
      uint32_t& head = first_[slot_of(grams_[i])];
      next_[i] = head;
      head = static_cast<uint32_t>(i);
    }
  }

  // The first place from which on `gram` may stand; kNone where there is none.
  uint32_t first(uint64_t gram) const { return matching(first_[slot_of(gram)], gram); }
  uint32_t after(uint32_t place, uint64_t gram) const { return matching(next_[place], gram); }

 private:
  size_t slot_of(uint64_t gram) const { return gram & (first_.size() - 1); }
  uint32_t matching(uint32_t place, uint64_t gram) const {
    for (uint32_t steps = 0; place != kNone && grams_[place] != gram; ++steps) {
      if (steps == kPlaces) return kNone;
      place = next_[place];
    }
    return place;
  }

  std::vector<uint32_t> first_, next_;
  std::vector<uint64_t> grams_;
};

}  // namespace

std::vector<Run> common_runs(const std::vector<Word>& a, const std::vector<Word>& b) {
  std::vector<Run> runs;
  if (a.size() < kRunWords || b.size() < kRunWords) return runs;
  const Places places(a);
  for (uint32_t j = 0; j + kRunWords <= b.size();) {
    const uint64_t gram = gram_at(b, j);
    Run best;  // the longest; of equally long ones the first behind the run before
    uint32_t looked = 0;
    for (uint32_t place = places.first(gram); place != kNone && looked < kPlaces;
         place = places.after(place, gram), ++looked) {
      uint32_t length = 0;
      while (place + length < a.size() && j + length < b.size() &&
             a[place + length].hash == b[j + length].hash) {
        ++length;
      }
      const bool follows = !runs.empty() && place >= runs.back().a + runs.back().words;
      const bool nearer =
          follows && best.words == length && best.a < runs.back().a + runs.back().words;
      if (length > best.words || nearer) best = {place, j, length};
    }
    if (best.words >= kRunWords) {
      runs.push_back(best);
      j += best.words;
    } else {
      ++j;
    }
  }
  return runs;
}

}  // namespace hearsay::across
