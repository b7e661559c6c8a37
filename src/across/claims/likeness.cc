#include "across/claims/likeness.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>

namespace hearsay::across {
namespace {

constexpr std::string_view kNames[] = {"constant",
                                       "has_vectors",
                                       "cosine",
                                       "cosine_squared",
                                       "covered_less",
                                       "covered_more",
                                       "shared_squared",
                                       "dice",
                                       "bigrams",
                                       "sequence",
                                       "cosine_times_cover",
                                       "shared_weight",
                                       "left_less",
                                       "left_more",
                                       "length_ratio",
                                       "length",
                                       "names_shared",
                                       "names_apart",
                                       "names_one_sided",
                                       "numbers_shared",
                                       "numbers_apart",
                                       "numbers_one_sided",
                                       "same_unit_apart",
                                       "dates_apart",
                                       "dates_shared",
                                       "negation",
                                       "question",
                                       "hedge",
                                       "agents_shared",
                                       "agents_apart",
                                       "days_apart",
                                       "opposites",
                                       "longest_run",
                                       "same_holder",
                                       "acts_apart",
                                       "words1_shorter",
                                       "words1_longer",
                                       "words2_shorter",
                                       "words2_longer",
                                       "words3_shorter",
                                       "words3_longer",
                                       "words4_shorter",
                                       "words4_longer",
                                       "word_sequence"};
static_assert(std::size(kNames) == kLikenesses);

// Stems that say the opposite of each other.
constexpr std::pair<std::string_view, std::string_view> kOpposites[] = {
    {"rise", "fall"},      {"rise", "drop"},      {"rise", "declin"},   {"increas", "decreas"},
    {"increas", "fall"},   {"increas", "declin"}, {"gain", "lose"},     {"win", "lose"},
    {"up", "down"},        {"open", "close"},     {"accept", "reject"}, {"approv", "reject"},
    {"support", "oppos"},  {"innoc", "guilti"},   {"guilti", "acquit"}, {"dead", "aliv"},
    {"die", "surviv"},     {"true", "fals"},      {"true", "hoax"},     {"real", "fake"},
    {"real", "hoax"},      {"start", "stop"},     {"begin", "end"},     {"agre", "refus"},
    {"allow", "ban"},      {"legal", "illeg"},    {"safe", "unsaf"},    {"safe", "danger"},
    {"success", "fail"},   {"first", "last"},     {"high", "low"},      {"higher", "lower"},
    {"more", "less"},      {"strong", "weak"},    {"enter", "leav"},    {"join", "leav"},
    {"confirm", "deni"},   {"accept", "refus"},   {"admit", "deni"},    {"hire", "fire"},
    {"buy", "sell"},       {"releas", "arrest"},  {"releas", "detain"}, {"fair", "unfair"},
    {"convict", "acquit"}, {"best", "worst"},     {"save", "kill"},     {"rais", "cut"},
    {"rais", "lower"},     {"expand", "cut"},     {"approv", "veto"},   {"pass", "fail"}};

// How well two stems fit: 1 for the same, less for forms that Snowball leaves apart
// ("osmara" and "osmaran", "resign" and "resignation").
double fit(const ClaimTerm& a, const ClaimTerm& b) {
  if (a.stem == b.stem) return 1;
  if (a.number || b.number) return 0;
  const size_t shortest = std::min(a.stem.size(), b.stem.size());
  const size_t longest = std::max(a.stem.size(), b.stem.size());
  size_t same = 0;
  while (same < shortest && a.stem[same] == b.stem[same]) ++same;
  const bool names = a.name && b.name;
  if (same < (names ? 4u : 5u) || longest - same > 3) return 0;
  if (same < shortest && (shortest - same > 2 || names)) return 0;
  return 0.8;
}

struct Matching {
  std::vector<double> fit_a, fit_b;  // of each term
  std::vector<int32_t> partner;      // of each term of a
};

// Each term with its best partner; a term of b has at most one. Exact ones first.
Matching match(const std::vector<ClaimTerm>& a, const std::vector<ClaimTerm>& b) {
  Matching made{std::vector<double>(a.size()), std::vector<double>(b.size()),
                std::vector<int32_t>(a.size(), -1)};
  std::unordered_multimap<std::string_view, uint32_t> places;
  for (uint32_t j = 0; j < b.size(); ++j) places.emplace(b[j].stem, j);
  for (uint32_t i = 0; i < a.size(); ++i) {
    const auto [from, to] = places.equal_range(a[i].stem);
    int32_t best = -1;
    for (auto it = from; it != to; ++it)
      if (made.fit_b[it->second] == 0 && (best < 0 || static_cast<int32_t>(it->second) < best))
        best = static_cast<int32_t>(it->second);
    if (best < 0) continue;
    made.fit_a[i] = made.fit_b[best] = 1;
    made.partner[i] = best;
  }
  constexpr size_t kMostFuzzy = 64;  // bounds the pairs looked at
  if (a.size() > kMostFuzzy || b.size() > kMostFuzzy) return made;
  for (uint32_t i = 0; i < a.size(); ++i) {
    if (made.fit_a[i] != 0) continue;
    for (uint32_t j = 0; j < b.size(); ++j) {
      if (made.fit_b[j] != 0) continue;
      const double value = fit(a[i], b[j]);
      if (value == 0) continue;
      made.fit_a[i] = made.fit_b[j] = value;
      made.partner[i] = static_cast<int32_t>(j);
      break;
    }
  }
  return made;
}

double cosine_of(const std::vector<int8_t>& a, const std::vector<int8_t>& b) {
  int64_t product = 0, length_a = 0, length_b = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    product += a[i] * b[i];
    length_a += a[i] * a[i];
    length_b += b[i] * b[i];
  }
  if (length_a == 0 || length_b == 0) return 0;
  return static_cast<double>(product) /
         std::sqrt(static_cast<double>(length_a) * static_cast<double>(length_b));
}

double dice(size_t shared, size_t a, size_t b) {
  return a + b == 0 ? 0 : 2.0 * static_cast<double>(shared) / static_cast<double>(a + b);
}

size_t shared_bigrams(const Matching& matching, size_t count_b) {
  size_t shared = 0;
  for (size_t i = 0; i + 1 < matching.partner.size(); ++i)
    shared += matching.partner[i] >= 0 && matching.partner[i + 1] == matching.partner[i] + 1 &&
              static_cast<size_t>(matching.partner[i + 1]) < count_b;
  return shared;
}

// Of the matched places of b, the longest that ascends: n log n.
size_t longest_sequence(const Matching& matching) {
  std::vector<int32_t> ends;
  for (const int32_t place : matching.partner) {
    if (place < 0) continue;
    const auto at = std::lower_bound(ends.begin(), ends.end(), place);
    if (at == ends.end())
      ends.push_back(place);
    else
      *at = place;
  }
  return ends.size();
}

size_t longest_run(const Matching& matching) {
  size_t longest = 0, run = 0;
  for (size_t i = 0; i < matching.partner.size(); ++i) {
    if (matching.partner[i] < 0)
      run = 0;
    else
      run = run > 0 && matching.partner[i] == matching.partner[i - 1] + 1 ? run + 1 : 1;
    longest = std::max(longest, run);
  }
  return longest;
}

// The stretches of `length` words, packed, ascending.
std::vector<uint64_t> stretches(const std::vector<uint16_t>& words, size_t length) {
  std::vector<uint64_t> made;
  for (size_t i = 0; i + length <= words.size(); ++i) {
    uint64_t packed = 0;
    for (size_t j = 0; j < length; ++j) packed = packed << 16 | words[i + j];
    made.push_back(packed);
  }
  std::sort(made.begin(), made.end());
  return made;
}

// Time the product of the lengths, of which either is at most a few hundred.
size_t common_subsequence(const std::vector<uint16_t>& a, const std::vector<uint16_t>& b) {
  std::vector<uint16_t> row(b.size() + 1);
  for (const uint16_t word : a) {
    uint16_t before = 0;
    for (size_t j = 0; j < b.size(); ++j) {
      const uint16_t above = row[j + 1];
      row[j + 1] = word == b[j] ? static_cast<uint16_t>(before + 1) : std::max(above, row[j]);
      before = above;
    }
  }
  return row.back();
}

void compare_wording(const std::vector<uint16_t>& a, const std::vector<uint16_t>& b,
                     LikenessVector& values) {
  const auto first = static_cast<size_t>(Likeness::Words1Shorter);
  std::vector<uint64_t> both;
  for (size_t length = 1; length <= 4; ++length) {
    const std::vector<uint64_t> left = stretches(a, length), right = stretches(b, length);
    both.clear();
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                          std::back_inserter(both));
    const auto shared = static_cast<double>(both.size());
    const size_t shorter = std::min(left.size(), right.size());
    values[first + 2 * (length - 1)] = shorter > 0 ? shared / static_cast<double>(shorter) : 0;
    const size_t longer = std::max(left.size(), right.size());
    values[first + 2 * (length - 1) + 1] = longer > 0 ? shared / static_cast<double>(longer) : 0;
  }
  const size_t longer = std::max(a.size(), b.size());
  values[static_cast<size_t>(Likeness::WordSequence)] =
      longer > 0 ? static_cast<double>(common_subsequence(a, b)) / static_cast<double>(longer) : 0;
}

struct Figures {
  bool shared = false, apart = false, one_sided = false, same_unit_apart = false;
};

// "19" and "some 20" differ; 2.5 and 2.500001 do not.
bool equal(double a, double b) {
  return std::abs(a - b) <= 1e-6 * std::max(std::abs(a), std::abs(b));
}

// Whether some figure of `a` counts what `b` counts too, with no figure of that value.
bool counts_differently(const std::vector<ClaimQuantity>& a, const std::vector<ClaimQuantity>& b,
                        size_t most) {
  for (size_t i = 0; i < std::min(a.size(), most); ++i) {
    if (a[i].unit.empty()) continue;
    bool met = false, same = false;
    for (size_t j = 0; j < std::min(b.size(), most); ++j) {
      if (a[i].unit != b[j].unit) continue;
      met = true;
      same = same || equal(a[i].value, b[j].value);
    }
    if (met && !same) return true;
  }
  return false;
}

Figures compare_figures(const std::vector<ClaimQuantity>& a, const std::vector<ClaimQuantity>& b) {
  Figures found;
  constexpr size_t kMost = 32;
  const size_t count_b = std::min(b.size(), kMost);
  std::vector<bool> used(count_b);
  size_t left_a = 0, left_b = count_b;
  for (size_t i = 0; i < std::min(a.size(), kMost); ++i) {
    bool met = false;
    for (size_t j = 0; j < count_b && !met; ++j) {
      if (used[j] || !equal(a[i].value, b[j].value)) continue;
      used[j] = met = true;
      --left_b;
    }
    found.shared |= met;
    left_a += !met;
  }
  found.apart = left_a > 0 && left_b > 0;
  found.one_sided = (left_a > 0) != (left_b > 0);
  found.same_unit_apart = counts_differently(a, b, kMost) || counts_differently(b, a, kMost);
  return found;
}

bool overlap(const std::vector<ClaimDate>& a, const std::vector<ClaimDate>& b) {
  for (const ClaimDate& one : a)
    for (const ClaimDate& other : b)
      if (one.first <= other.last && other.first <= one.last) return true;
  return false;
}

bool share_a_name(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (const std::string& one : a)
    for (const std::string& other : b)
      if (fit({one, 1, true, false, false}, {other, 1, true, false, false}) > 0) return true;
  return false;
}

bool is_own_act(Act act) {
  return act == Act::Commit || act == Act::Judge || act == Act::Urge || act == Act::Decline;
}

bool are_opposite(std::string_view a, std::string_view b) {
  for (const auto& [one, other] : kOpposites)
    if ((a == one && b == other) || (a == other && b == one)) return true;
  return false;
}

}  // namespace

std::string_view name_of(Likeness one) { return kNames[static_cast<size_t>(one)]; }

Alignment align(const ClaimFeatures& a, const ClaimFeatures& b) {
  Alignment made;
  const auto set = [&](Likeness one, double value) {
    made.values[static_cast<size_t>(one)] = value;
  };
  // Greedy matching depends on which side goes first; the same side always does.
  const auto key = [](const ClaimFeatures& one) {
    std::string text;
    for (const ClaimTerm& term : one.terms) text += term.stem + ' ';
    return text;
  };
  const bool exchanged = key(b) < key(a);
  const std::vector<ClaimTerm>& left = exchanged ? b.terms : a.terms;
  const std::vector<ClaimTerm>& right = exchanged ? a.terms : b.terms;
  const Matching matching = match(left, right);

  double weight_left = 0, weight_right = 0, shared_left = 0, shared_right = 0, names_shared = 0;
  double names_left = 0, names_right = 0, turned = 0;
  size_t matched = 0;
  std::vector<std::pair<float, std::string>> shared, only_left, only_right;
  for (size_t i = 0; i < left.size(); ++i) {
    weight_left += left[i].weight;
    shared_left += left[i].weight * matching.fit_a[i];
    if (matching.partner[i] >= 0) {
      ++matched;
      if (left[i].negated != right[static_cast<size_t>(matching.partner[i])].negated)
        turned += left[i].weight;
      shared.emplace_back(left[i].weight, left[i].stem);
      if (left[i].name) names_shared += left[i].weight;
    } else {
      only_left.emplace_back(left[i].weight, left[i].stem);
      if (left[i].name) names_left += left[i].weight;
    }
  }
  for (size_t j = 0; j < right.size(); ++j) {
    weight_right += right[j].weight;
    shared_right += right[j].weight * matching.fit_b[j];
    if (matching.fit_b[j] != 0) continue;
    only_right.emplace_back(right[j].weight, right[j].stem);
    if (right[j].name) names_right += right[j].weight;
  }
  const double cover_left = weight_left > 0 ? shared_left / weight_left : 0;
  const double cover_right = weight_right > 0 ? shared_right / weight_right : 0;
  // The side with less weight is mostly covered better.
  const double less = std::max(cover_left, cover_right), more = std::min(cover_left, cover_right);
  const double rest_left = weight_left - shared_left, rest_right = weight_right - shared_right;
  const bool vectors = !a.vector.empty() && a.vector.size() == b.vector.size();
  const double cosine = vectors ? cosine_of(a.vector, b.vector) : 0;
  const auto longer = static_cast<double>(std::max(left.size(), right.size()));
  const auto shorter = static_cast<double>(std::min(left.size(), right.size()));

  set(Likeness::Constant, 1);
  set(Likeness::HasVectors, vectors);
  set(Likeness::Cosine, cosine);
  set(Likeness::CosineSquared, cosine * cosine);
  set(Likeness::CoveredLess, less);
  set(Likeness::CoveredMore, more);
  set(Likeness::SharedSquared, less * more);
  set(Likeness::Dice, dice(matched, left.size(), right.size()));
  set(Likeness::Bigrams,
      dice(shared_bigrams(matching, right.size()), left.empty() ? 0 : left.size() - 1,
           right.empty() ? 0 : right.size() - 1));
  set(Likeness::Sequence,
      longer > 0 ? static_cast<double>(longest_sequence(matching)) / longer : 0);
  set(Likeness::CosineTimesCover, cosine * more);
  set(Likeness::SharedWeight, std::log1p((shared_left + shared_right) / 2));
  set(Likeness::LeftLess, std::log1p(std::min(rest_left, rest_right)));
  set(Likeness::LeftMore, std::log1p(std::max(rest_left, rest_right)));
  set(Likeness::LengthRatio, std::log((longer + 1) / (shorter + 1)));
  set(Likeness::Length, std::log1p(shorter));
  set(Likeness::NamesShared, std::log1p(names_shared));
  set(Likeness::NamesApart, std::min(names_left, names_right));
  set(Likeness::NamesOneSided, std::log1p(std::max(names_left, names_right)));
  const Figures figures = compare_figures(a.quantities, b.quantities);
  set(Likeness::NumbersShared, figures.shared);
  set(Likeness::NumbersApart, figures.apart);
  set(Likeness::NumbersOneSided, figures.one_sided);
  set(Likeness::SameUnitApart, figures.same_unit_apart);
  const bool dated = !a.dates.empty() && !b.dates.empty();
  const bool same_day = dated && overlap(a.dates, b.dates);
  set(Likeness::DatesApart, dated && !same_day);
  set(Likeness::DatesShared, same_day);
  constexpr double kMuch = 0.3;
  set(Likeness::Negation, turned > 0 && turned >= kMuch * shared_left);
  set(Likeness::Question, a.question != b.question);
  set(Likeness::Hedge, a.hedged != b.hedged);
  const bool holders = !a.holder.empty() && !b.holder.empty();
  const bool same_holder = holders && share_a_name(a.holder, b.holder);
  const bool own = a.own_doing && b.own_doing;
  set(Likeness::AgentsShared, own && same_holder);
  set(Likeness::AgentsApart, own && holders && !same_holder);
  set(Likeness::SameHolder, same_holder);
  set(Likeness::ActsApart, is_own_act(a.act) && is_own_act(b.act) && a.act != b.act);
  set(Likeness::LongestRun, std::log1p(static_cast<double>(longest_run(matching))));
  if (a.published != ClaimFeatures::kNoDay && b.published != ClaimFeatures::kNoDay)
    set(Likeness::DaysApart, std::log1p(std::abs(double(a.published) - double(b.published))));
  bool opposite = false;
  constexpr size_t kMostCompared = 64;
  for (size_t i = 0; i < std::min(only_left.size(), kMostCompared) && !opposite; ++i)
    for (size_t j = 0; j < std::min(only_right.size(), kMostCompared) && !opposite; ++j)
      opposite = are_opposite(only_left[i].second, only_right[j].second);
  set(Likeness::Opposites, opposite);

  compare_wording(a.wording, b.wording, made.values);

  const auto heaviest = [](std::vector<std::pair<float, std::string>>& words, size_t most) {
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& x, const auto& y) { return x.first > y.first; });
    std::vector<std::string> list;
    for (const auto& [weight, stem] : words) {
      if (list.size() == most) break;
      if (std::find(list.begin(), list.end(), stem) == list.end()) list.push_back(stem);
    }
    return list;
  };
  made.shared = heaviest(shared, 5);
  made.only_a = heaviest(exchanged ? only_right : only_left, 3);
  made.only_b = heaviest(exchanged ? only_left : only_right, 3);
  return made;
}

}  // namespace hearsay::across
