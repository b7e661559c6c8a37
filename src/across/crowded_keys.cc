#include "across/crowded_keys.h"

#include <algorithm>

#include "across/words.h"

namespace hearsay::across {

uint64_t rank_of(std::string_view id) { return mixed(hash_of_word(id), 0x72616e6b); }

// Its own place in the order of ranks breaks ties, so that ids with one hash do no harm.
bool KeyIndex::of_company(uint32_t item, const Bucket& bucket) const {
  if (bucket.items.size() <= kCrowd) return true;
  return std::find(bucket.company.begin(), bucket.company.end(), item) != bucket.company.end();
}

std::vector<Candidate> KeyIndex::add(uint64_t rank, const std::vector<uint64_t>& keys,
                                     uint32_t least) {
  const auto item = static_cast<uint32_t>(items_.size());
  items_.push_back({rank, keys});
  shared_.push_back(0);
  pushed_out_.clear();
  std::vector<uint32_t> met;
  const auto meet = [&](const std::vector<uint32_t>& others) {
    for (const uint32_t other : others) {
      if (shared_[other]++ == 0) met.push_back(other);
    }
  };
  const auto before = [this](uint32_t a, uint32_t b) {
    return items_[a].rank != items_[b].rank ? items_[a].rank < items_[b].rank : a < b;
  };
  for (const uint64_t key : keys) {
    Bucket& bucket = buckets_[key];
    std::vector<uint32_t>& company = bucket.company;
    const auto place = std::lower_bound(company.begin(), company.end(), item, before);
    const bool joins = company.size() < kCrowd || place != company.end();
    meet(joins ? bucket.items : company);
    if (joins) {
      company.insert(place, item);
      if (company.size() > kCrowd) {
        pushed_out_.push_back(company.back());
        company.pop_back();
      }
    }
    bucket.items.push_back(item);
  }
  std::sort(pushed_out_.begin(), pushed_out_.end());
  pushed_out_.erase(std::unique(pushed_out_.begin(), pushed_out_.end()), pushed_out_.end());
  std::sort(met.begin(), met.end());
  std::vector<Candidate> candidates;
  for (const uint32_t other : met) {
    if (shared_[other] >= least) candidates.push_back({other, shared_[other]});
    shared_[other] = 0;
  }
  return candidates;
}

bool KeyIndex::still_candidates(uint32_t a, uint32_t b, uint32_t least) const {
  const std::vector<uint64_t>&first = items_[a].keys, &second = items_[b].keys;
  uint32_t shared = 0;
  for (size_t i = 0, j = 0; i < first.size() && j < second.size();) {
    if (first[i] < second[j]) {
      ++i;
    } else if (second[j] < first[i]) {
      ++j;
    } else {
      const Bucket& bucket = buckets_.at(first[i]);
      shared += of_company(a, bucket) || of_company(b, bucket) ? 1 : 0;
      ++i;
      ++j;
    }
  }
  return shared >= least;
}

}  // namespace hearsay::across
