#include "extract/coreference/antecedents.h"

#include <algorithm>

#include "extract/coreference/coreference_weights.h"

namespace hearsay::extract {
namespace {

constexpr uint32_t kNearest = 40;  // mentions looked back over
constexpr uint32_t kNearestOfName = 12;
constexpr uint32_t kOfKey = 6;  // of those that share a word that matters

void each_key(const Referring& one, const auto& use) {
  if (one.pronoun != 0) return;
  if (one.form == Form::Name) {
    use(one.last_word);
    if (one.first_word != one.last_word) use(one.first_word);
    if (one.initials != 0) use(one.initials ^ 0x55555555u);
  } else {
    use(one.head_lemma);
  }
  if (one.country != 0) use(one.country ^ 0x33333333u);
}

}  // namespace

Candidates::Candidates(std::span<const Referring> all) : all_(all) {
  for (uint32_t i = 0; i < all.size(); ++i) {
    each_key(all[i], [&](uint32_t key) { keys_.emplace_back(key, i); });
  }
  std::sort(keys_.begin(), keys_.end());
}

std::span<const uint32_t> Candidates::before(uint32_t later) {
  found_.clear();
  const uint32_t back = all_[later].form == Form::Name ? kNearestOfName : kNearest;
  for (uint32_t i = later; i-- > 0 && later - i <= back;) found_.push_back(i);
  each_key(all_[later], [&](uint32_t key) {
    auto place = std::lower_bound(keys_.begin(), keys_.end(), std::pair(key, later));
    for (uint32_t n = 0; n < kOfKey && place != keys_.begin(); ++n) {
      --place;
      if (place->first != key) break;
      if (later - place->second > back) found_.push_back(place->second);
    }
  });
  std::sort(found_.begin() + std::min<size_t>(found_.size(), std::min(back, later)), found_.end(),
            std::greater<>());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  return found_;
}

namespace {

// Which pronouns an entity has been called by, by person_of, as bits.
using Persons = uint16_t;

// Persons that no entity is called by together with `person`: whom "he" means is not "she", "they"
// or "it".
Persons rivals_of(uint8_t person) {
  constexpr auto bit = [](int p) { return static_cast<Persons>(1 << p); };
  constexpr Persons kI = bit(1), kHe = bit(3), kShe = bit(4), kIt = bit(5), kWe = bit(6),
                    kThey = bit(7);
  switch (person) {
    case 1:
      return kWe | kThey | kIt;
    case 3:
      return kShe | kThey | kIt | kWe;
    case 4:
      return kHe | kThey | kIt | kWe;
    case 5:
      return kHe | kShe | kThey | kI | kWe;
    case 6:
      return kHe | kShe | kIt | kI;
    case 7:
      return kHe | kShe | kIt | kI;
    default:
      return 0;
  }
}

}  // namespace

std::vector<uint32_t> link_mentions(const Report& report, std::span<const Referring> all) {
  PairFeatures features(report, all);
  Candidates candidates(all);
  std::vector<uint32_t> first(all.size());
  std::vector<Persons> called(all.size(), 0);  // of the entity whose first mention it is
  const auto score = [](std::span<const uint32_t> found) {
    int sum = 0;
    for (const uint32_t one : found) sum += coreference_weight(one);
    return sum;
  };
  for (uint32_t i = 0; i < all.size(); ++i) {
    first[i] = i;
    const uint8_t person = person_of(all[i].pronoun);
    const Persons rivals = rivals_of(person);
    int best = score(features.alone(i)) - kLinkMore;
    for (const uint32_t earlier : candidates.before(i)) {
      if ((called[first[earlier]] & rivals) != 0) continue;
      const int its = score(features.pair(i, earlier));
      if (its <= best) continue;
      best = its;
      first[i] = first[earlier];
    }
    if (person != 0) called[first[i]] = static_cast<Persons>(called[first[i]] | 1 << person);
  }
  return first;
}

}  // namespace hearsay::extract
