#include "language/bioes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hearsay {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
enum class Place : uint8_t { Outside, Begin, Inside, End, Single };

Place place_of(uint32_t tag) {
  return tag == 0 ? Place::Outside : static_cast<Place>(1 + (tag - 1) % 4);
}
uint32_t type_of(uint32_t tag) { return (tag - 1) / 4; }

}  // namespace

bool TagScheme::may_begin(uint32_t tag) {
  return tag == 0 || place_of(tag) == Place::Begin || place_of(tag) == Place::Single;
}

bool TagScheme::may_end(uint32_t tag) {
  return tag == 0 || place_of(tag) == Place::End || place_of(tag) == Place::Single;
}

bool TagScheme::may_follow(uint32_t from, uint32_t to) {
  if (may_end(from)) return may_begin(to);
  return !may_begin(to) && type_of(from) == type_of(to);
}

TagScheme::TagScheme(uint32_t types, const float* transitions) : tags_(1 + 4 * types) {
  scores_.resize(size_t{tags_} * tags_, kNever);
  for (uint32_t from = 0; from < tags_; ++from) {
    for (uint32_t to = 0; to < tags_; ++to) {
      if (!may_follow(from, to)) continue;
      const size_t at = size_t{from} * tags_ + to;
      scores_[at] = transitions == nullptr ? 0.0 : double{transitions[at]};
    }
  }
  for (const double score : scores_) exponentials_.push_back(std::exp(score));
}

void TagScheme::best(std::span<const float> scores, std::vector<uint8_t>& path) const {
  const size_t length = scores.size() / tags_;
  path.assign(length, 0);
  if (length == 0) return;
  std::vector<uint8_t> from(length * tags_);
  std::vector<double> now(tags_), next(tags_);
  for (uint32_t t = 0; t < tags_; ++t) now[t] = may_begin(t) ? double{scores[t]} : kNever;
  for (size_t i = 1; i < length; ++i) {
    for (uint32_t to = 0; to < tags_; ++to) {
      double most = kNever;
      uint32_t best_from = to == 0 || may_begin(to) ? 0 : to;  // allowed even if all scores are NaN
      for (uint32_t f = 0; f < tags_; ++f) {
        const double score = now[f] + scores_[size_t{f} * tags_ + to];
        if (score > most) {
          most = score;
          best_from = f;
        }
      }
      next[to] = most + double{scores[i * tags_ + to]};
      from[i * tags_ + to] = static_cast<uint8_t>(best_from);
    }
    now.swap(next);
  }
  uint32_t tag = 0;
  for (uint32_t t = 1; t < tags_; ++t) {
    if (may_end(t) && now[t] > now[tag]) tag = t;
  }
  for (size_t i = length; i-- > 0;) {
    path[i] = static_cast<uint8_t>(tag);
    tag = from[i * tags_ + tag];
  }
}

void TagScheme::marginals(std::span<const float> scores, std::vector<float>& probabilities) const {
  const size_t length = scores.size() / tags_;
  probabilities.assign(scores.size(), 0.0f);
  if (length == 0) return;
  // Each step's numbers are scaled to sum 1, so nothing over- or underflows on long texts.
  std::vector<double> weight(scores.size()), forward(scores.size());
  const auto normalise = [&](double* row) {
    double sum = 0;
    for (uint32_t t = 0; t < tags_; ++t) sum += row[t];
    if (!(sum > 0)) sum = 1;
    for (uint32_t t = 0; t < tags_; ++t) row[t] /= sum;
  };
  for (size_t i = 0; i < length; ++i) {
    const float* s = scores.data() + i * tags_;
    const double most = *std::max_element(s, s + tags_);
    double* w = weight.data() + i * tags_;
    double* f = forward.data() + i * tags_;
    for (uint32_t t = 0; t < tags_; ++t) w[t] = std::exp(s[t] - most);
    for (uint32_t to = 0; to < tags_; ++to) {
      double reach = i == 0 && may_begin(to) ? 1 : 0;
      for (uint32_t from = 0; i > 0 && from < tags_; ++from) {
        reach += (f - tags_)[from] * exponentials_[size_t{from} * tags_ + to];
      }
      f[to] = reach * w[to];
    }
    normalise(f);
  }
  std::vector<double> backward(tags_), earlier(tags_), both(tags_);
  for (uint32_t t = 0; t < tags_; ++t) backward[t] = may_end(t) ? 1 : 0;
  for (size_t i = length; i-- > 0;) {
    for (uint32_t t = 0; t < tags_; ++t) both[t] = forward[i * tags_ + t] * backward[t];
    normalise(both.data());
    for (uint32_t t = 0; t < tags_; ++t) {
      probabilities[i * tags_ + t] = static_cast<float>(both[t]);
    }
    for (uint32_t from = 0; from < tags_; ++from) {
      double reach = 0;
      for (uint32_t to = 0; to < tags_; ++to) {
        reach += exponentials_[size_t{from} * tags_ + to] * weight[i * tags_ + to] * backward[to];
      }
      earlier[from] = reach;
    }
    backward.swap(earlier);
    normalise(backward.data());
  }
}

void TagScheme::spans(std::span<const uint8_t> path, std::vector<TagSpan>& out) {
  uint32_t begin = 0;
  for (uint32_t i = 0; i < path.size(); ++i) {
    if (path[i] == 0) continue;
    if (may_begin(path[i])) begin = i;
    if (may_end(path[i])) out.push_back({begin, i + 1, static_cast<uint16_t>(type_of(path[i]))});
  }
}

}  // namespace hearsay
