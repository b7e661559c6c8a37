#include "extract/coreference/pair_features.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace hearsay::extract {
namespace {

enum Kind : uint32_t {
  kBias = 1,
  kSentences,
  kMentions,
  kHeads,
  kWords,
  kContent,
  kTypes,
  kCounts,
  kGenders,
  kPlaces,
  kNesting,
  kNames,
  kPersons,
  kSeen,
  kCosine,
  kNameTypes,
  kQuoted,
  kSalient,
  kCountry,
  kAloneType,
  kAlonePlace,
  kAloneSentence,
  kAloneSeen,
  kAloneLength,
  kAloneName,
  kAloneQuoted,
  kAloneGovernor,
};

uint32_t bucket(uint32_t n) {
  if (n < 4) return n;
  if (n < 6) return 4;
  if (n < 9) return 5;
  if (n < 16) return 6;
  if (n < 32) return 7;
  return n < 64 ? 8 : 9;
}

// The key by which a mention is found again: the surname of a name, the head of a description.
uint32_t key_of(const Referring& one) {
  return one.form == Form::Name ? one.last_word : one.head_lemma;
}

uint32_t fine_form(const Referring& one) {
  return one.pronoun != 0 ? one.pronoun : 64u + static_cast<uint32_t>(one.form) * 4u + one.count;
}

uint32_t coarse_form(const Referring& one) {
  return one.pronoun != 0 ? person_of(one.pronoun) : 16u + static_cast<uint32_t>(one.form);
}

}  // namespace

PairFeatures::PairFeatures(const Report& report, std::span<const Referring> all)
    : report_(report), all_(all), seen_before_(all.size(), 0) {
  std::unordered_map<uint32_t, uint32_t> counts;
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].form == Form::Pronoun) continue;
    seen_before_[i] = counts[key_of(all[i])]++;
  }
}

void PairFeatures::add(uint32_t kind, uint32_t value) {
  uint32_t state = kind * 0x9E3779B1u ^ (value + 0x7F4A7C15u) * 0x85EBCA6Bu;
  state ^= state >> 15;
  state *= 0xC2B2AE35u;
  state ^= state >> 13;
  features_.push_back(state >> (32 - kFeatureBits));
}

void PairFeatures::add_for_form(uint32_t kind, uint32_t value) {
  add(kind, value);
  add(kind + 100, value * 131u + form_b_);
  add(kind + 200, (value * 131u + form_b_) * 67u + form_a_);
}

void PairFeatures::words_of(const Referring& b, const Referring& a) {
  if (b.pronoun != 0 || a.pronoun != 0) return;
  const bool heads = key_of(a) == key_of(b);
  add_for_form(kHeads, heads ? 1 : 0);
  add_for_form(kWords, a.words == b.words ? 1 : 0);
  std::vector<uint32_t> both;
  std::set_intersection(a.content.begin(), a.content.end(), b.content.begin(), b.content.end(),
                        std::back_inserter(both));
  const bool in_a = both.size() == b.content.size(), in_b = both.size() == a.content.size();
  uint32_t relation = both.empty() ? 4 : 3;
  if (in_a && in_b) {
    relation = b.content.empty() ? 5 : 0;
  } else if (in_a) {
    relation = b.content.empty() ? 6 : 1;
  } else if (in_b) {
    relation = a.content.empty() ? 7 : 2;
  }
  add_for_form(kContent, relation * 2 + (heads ? 1 : 0));
  if (a.country != 0 || b.country != 0) {
    add_for_form(kCountry, a.country == b.country ? 1 : a.country != 0 && b.country != 0 ? 2 : 3);
  }
  if (a.form == Form::Name && b.form == Form::Name) {
    uint32_t names = 0;
    if (a.last_word == b.last_word) names |= 1;
    if (a.first_word == b.first_word) names |= 2;
    if (a.first_word == b.last_word || a.last_word == b.first_word) names |= 4;
    if (a.initials != 0 && a.initials == b.initials) names |= 8;
    add(kNames, names);
    add(kNames + 100, names * 17u + a.name);
    add(kNameTypes, a.name * 17u + b.name);
    add(kNameTypes + 100, (a.name * 17u + b.name) * 16u + names);
  }
  if (!heads && report_.language.vector_width > 0) {
    const uint32_t width = report_.language.vector_width;
    const float* x = report_.language.token_vectors.data() + size_t{a.head} * width;
    const float* y = report_.language.token_vectors.data() + size_t{b.head} * width;
    float xy = 0, xx = 0, yy = 0;
    for (uint32_t i = 0; i < width; ++i) {
      xy += x[i] * y[i];
      xx += x[i] * x[i];
      yy += y[i] * y[i];
    }
    const float cosine = xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
    add_for_form(kCosine, static_cast<uint32_t>(std::clamp(cosine, 0.0f, 0.999f) * 10));
  }
}

void PairFeatures::places_of(const Referring& b, const Referring& a) {
  add_for_form(kPlaces, static_cast<uint32_t>(a.place) * 16u);
  add(kPlaces + 300, (static_cast<uint32_t>(a.place) * 16u + static_cast<uint32_t>(b.place)) * 64u +
                         coarse_form(b));
  uint32_t nesting = 0;
  if (a.first <= b.first && b.end <= a.end) {
    nesting = 1;
  } else if (b.first <= a.first && a.end <= b.end) {
    nesting = 2;
  } else if (b.governor == a.head) {
    nesting = b.place == Place::Apposition ? 3 : b.place == Place::Conjunct ? 4 : 5;
  } else if (a.governor == b.head) {
    nesting = a.place == Place::Subject ? 6 : 7;  // "Lorn is the minister"
  } else if (a.governor == b.governor && a.governor != WordAnalysis::kRoot) {
    nesting = 8 + (a.place == Place::Subject ? 1u : 0u);
  }
  add_for_form(kNesting, nesting);
  const uint32_t apart = b.sentence - a.sentence;
  add_for_form(kSalient, (a.opens ? 1u : 0u) + (a.place == Place::Subject ? 2u : 0u) +
                             std::min(apart, 2u) * 4u);
}

std::span<const uint32_t> PairFeatures::pair(uint32_t later, uint32_t earlier) {
  const Referring &b = all_[later], &a = all_[earlier];
  features_.clear();
  form_b_ = fine_form(b);
  form_a_ = coarse_form(a);
  add_for_form(kBias, 0);
  const uint32_t apart = b.sentence > a.sentence ? b.sentence - a.sentence : 0;
  add_for_form(kSentences, bucket(apart));
  add_for_form(kMentions, bucket(later - earlier));
  words_of(b, a);
  add_for_form(kTypes, a.type * 16u + b.type);
  add_for_form(kCounts, a.count * 4u + b.count);
  add_for_form(kGenders, static_cast<uint32_t>(a.gender) * 4u + static_cast<uint32_t>(b.gender));
  places_of(b, a);
  if (a.pronoun != 0) {
    add(kPersons, a.pronoun * 64u + b.pronoun);
    add(kPersons + 100, person_of(a.pronoun) * 64u + coarse_form(b));
    add(kPersons + 200, (person_of(a.pronoun) * 64u + coarse_form(b)) * 16u + bucket(apart));
  }
  add_for_form(kSeen, std::min(seen_before_[earlier], 4u));
  add_for_form(kQuoted, (a.quoted ? 2u : 0u) + (b.quoted ? 1u : 0u));
  return features_;
}

std::span<const uint32_t> PairFeatures::alone(uint32_t later) {
  const Referring& b = all_[later];
  features_.clear();
  form_b_ = fine_form(b);
  form_a_ = 0;
  const auto both = [&](uint32_t kind, uint32_t value) {
    add(kind, value);
    add(kind + 100, value * 131u + form_b_);
  };
  both(kAloneType, b.type);
  both(kAlonePlace, static_cast<uint32_t>(b.place));
  both(kAloneSentence, bucket(b.sentence));
  both(kAloneSeen, std::min(seen_before_[later], 4u));
  both(kAloneLength, std::min(b.end - b.first, 8u));
  both(kAloneName, b.name);
  both(kAloneQuoted, b.quoted ? 1 : 0);
  both(kAloneGovernor, b.country != 0 ? 1 : 0);
  return features_;
}

}  // namespace hearsay::extract
