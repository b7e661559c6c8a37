#include "language/heads.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "language/entity_spans.h"
#include "language/tree.h"

namespace hearsay {
namespace {

constexpr uint32_t kLabelRows =
    24;  // words whose labels are scored at a time; a multiple of the tiles

struct Choice {
  uint32_t index = 0;
  float score = 0;  // its share of the softmax
};

// The largest of `count` scores, and its probability.
Choice choose(const float* scores, uint32_t count) {
  Choice best;
  for (uint32_t i = 1; i < count; ++i) {
    if (scores[i] > scores[best.index]) best.index = i;
  }
  float sum = 0;
  for (uint32_t i = 0; i < count; ++i) sum += std::exp(scores[i] - scores[best.index]);
  best.score = 1.0f / sum;
  return best;
}

// The probability of one of `count` scores.
float share(const float* scores, uint32_t count, uint32_t index) {
  const float most = *std::max_element(scores, scores + count);
  float sum = 0;
  for (uint32_t i = 0; i < count; ++i) sum += std::exp(scores[i] - most);
  return std::exp(scores[index] - most) / sum;
}

// Eight sums side by side: one would wait for itself. `count` is a multiple of 8.
float dot(const float* a, const float* b, uint32_t count) {
  float sums[8] = {};
  for (uint32_t i = 0; i < count; i += 8) {
    for (uint32_t j = 0; j < 8; ++j) sums[j] += a[i + j] * b[i + j];
  }
  return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

}  // namespace

uint32_t distance_row(int32_t gap) {
  static constexpr int32_t kFrom[] = {2, 3, 4, 5, 7, 10, 15, 23};
  const int32_t size = std::abs(gap);
  uint32_t row = gap < 0 ? 0 : kDistances / 2;
  for (const int32_t from : kFrom) row += size >= from ? 1 : 0;
  return row;
}

HeadsRoom::HeadsRoom(const Heads& h, uint32_t encoder_width, uint32_t tokens)
    : vectors(size_t{tokens} * encoder_width * sizeof(float)),
      hidden(size_t{tokens} * h.hidden_.out() * sizeof(float)),
      logits(size_t{tokens} *
             std::max({h.tag_logits_.out(), h.name_logits_.out(), h.attribution_logits_.out(),
                       h.entity_logits_.out()}) *
             sizeof(float)),
      arcs((size_t{tokens} * h.arc_.out() + f32_panel_floats(h.arc_.out(), tokens)) *
           sizeof(float)),
      distances(size_t{tokens} * h.distance_.out() * sizeof(float)),
      scores(size_t{tokens} * tokens * sizeof(float)),
      labels(size_t{kLabelRows} * (h.label_.in() + h.label_.out()) * sizeof(float)),
      quantised(std::max(encoder_width, h.hidden_.out())) {}

void Heads::read(uint32_t first, uint32_t count, std::span<const Segment> segments,
                 std::span<const Token> tokens, HeadsRoom& room, AttributionWork& work,
                 LanguageLayer& layer) const {
  if (!hidden_) return;
  float* hidden = room.hidden.floats();
  hidden_.apply(room.vectors.floats(), hidden_.in(), count, hidden, hidden_.out(), room.quantised);
  kernels_->gelu(hidden, size_t{count} * hidden_.out());
  if (tags_) read_tags(first, count, room, layer);
  if (names_) read_names(first, count, segments, tokens, room, layer);
  if (attribution_) read_attribution(count, room, work);
  if (arc_dep_) {
    for (const Segment& segment : segments) read_tree(first, segment, room, layer);
    if (entity_) read_entities(first, count, segments, tokens, room, layer);
  }
}

void Heads::read_tags(uint32_t first, uint32_t count, HeadsRoom& room, LanguageLayer& layer) const {
  float* logits = room.logits.floats();
  tag_logits_.apply(column(room, tags_, 0), hidden_.out(), count, logits, tag_logits_.out(),
                    room.quantised);
  for (uint32_t i = 0; i < count; ++i) {
    const float* row = logits + size_t{i} * tag_logits_.out();
    WordAnalysis& word = layer.words[first + i];
    const auto index = [&](const TagSet& set) {
      const float* scores = row + set.first;
      const auto size = set.labels.size();
      return static_cast<uint16_t>(size == 0 ? 0
                                             : std::max_element(scores, scores + size) - scores);
    };
    word.xpos = index(xpos_);
    word.feats = index(feats_);
    word.lemma = index(lemma_);
    if (upos_.labels.empty()) continue;
    const Choice upos = choose(row + upos_.first, static_cast<uint32_t>(upos_.labels.size()));
    word.upos = static_cast<uint16_t>(upos.index);
    word.upos_score = upos.score;
  }
}

void Heads::read_names(uint32_t first, uint32_t count, std::span<const Segment> segments,
                       std::span<const Token> tokens, HeadsRoom& room, LanguageLayer& layer) const {
  const uint32_t tags = scheme_of_names_->tags();
  float* logits = room.logits.floats();
  name_logits_.apply(column(room, names_, 0), hidden_.out(), count, logits, tags, room.quantised);
  std::vector<uint8_t> path;
  std::vector<TagSpan> spans;
  for (const Segment& segment : segments) {
    const float* rows = logits + size_t{segment.first_token - first} * tags;
    const uint32_t length = segment.end_token - segment.first_token;
    scheme_of_names_->best({rows, size_t{length} * tags}, path);
    spans.clear();
    TagScheme::spans(path, spans);
    for (const TagSpan& span : spans) {
      Mention mention;
      mention.span = {tokens[segment.first_token + span.begin].span.begin,
                      tokens[segment.first_token + span.end - 1].span.end};
      mention.type = span.type;
      mention.score = 1;
      for (uint32_t i = span.begin; i < span.end; ++i) {
        mention.score = std::min(mention.score, share(rows + size_t{i} * tags, tags, path[i]));
      }
      layer.mentions.push_back(mention);
    }
  }
}

void Heads::read_attribution(uint32_t count, HeadsRoom& room, AttributionWork& work) const {
  const uint32_t tags = scheme_of_attribution_->tags();
  const size_t at = work.scores.size();
  work.scores.resize(at + size_t{count} * tags);
  attribution_logits_.apply(column(room, attribution_, 0), hidden_.out(), count,
                            work.scores.data() + at, tags, room.quantised);
  if (!link_word_) return;
  for (uint32_t i = 0; i < count; ++i) {
    const float* word = column(room, link_word_, i);
    const float* cue = column(room, link_cue_, i);
    work.link_word.insert(work.link_word.end(), word, word + link_word_.width);
    work.link_cue.insert(work.link_cue.end(), cue, cue + link_cue_.width);
  }
}

void Heads::read_tree(uint32_t first, const Segment& segment, HeadsRoom& room,
                      LanguageLayer& layer) const {
  const uint32_t length = segment.end_token - segment.first_token;
  const uint32_t row = segment.first_token - first;
  const uint32_t width = arc_head_.width;
  float* arcs = room.arcs.floats();
  float* panels = arcs + size_t{length} * width;
  float* scores = room.scores.floats();
  arc_.apply(column(room, arc_dep_, row), hidden_.out(), length, arcs, width, room.quantised);
  pack_f32(column(room, arc_head_, row), 1, hidden_.out(), width, length, panels);
  kernels_->gemm_f32(arcs, width, length, panels, width, length, nullptr, {scores, length});
  if (distance_) add_distances(row, length, room);
  for (uint32_t i = 0; i < length; ++i) {
    scores[size_t{i} * length + i] =
        dot(column(room, arc_dep_, row + i), arc_root_, arc_dep_.width);
  }
  std::vector<uint32_t> heads;
  best_tree({scores, size_t{length} * length}, length, heads);

  const uint32_t in = label_.in(), each = lab_head_.width + 1;
  const auto root = static_cast<uint16_t>(deprels_.size() - 1);
  float* dependents = room.labels.floats();
  float* products = dependents + size_t{kLabelRows} * in;
  for (uint32_t from = 0; from < length; from += kLabelRows) {
    const uint32_t some = std::min(kLabelRows, length - from);
    for (uint32_t i = 0; i < some; ++i) {
      std::memcpy(dependents + size_t{i} * in, column(room, lab_dep_, row + from + i),
                  lab_dep_.width * sizeof(float));
      dependents[size_t{i} * in + in - 1] = 1;
    }
    label_.apply(dependents, in, some, products, label_.out(), room.quantised);
    for (uint32_t i = 0; i < some; ++i) {
      const uint32_t at = from + i, head = heads[at];
      WordAnalysis& word = layer.words[segment.first_token + at];
      word.head_score = share(scores + size_t{at} * length, length, head);
      word.head = head == at ? WordAnalysis::kRoot : segment.first_token + head;
      word.deprel = root;
      if (head == at) continue;
      const float* product = products + size_t{i} * label_.out();
      const float* h = column(room, lab_head_, row + head);
      float most = 0;
      for (uint32_t l = 0; l < root; ++l, product += each) {
        const float score = dot(product, h, lab_head_.width) + product[lab_head_.width];
        if (l == 0 || score > most) {
          most = score;
          word.deprel = static_cast<uint16_t>(l);
        }
      }
    }
  }
}

// What each word says of how far away its head is, added to its row of room.scores.
void Heads::add_distances(uint32_t row, uint32_t length, HeadsRoom& room) const {
  float* distances = room.distances.floats();
  distance_.apply(column(room, arc_dep_, row), hidden_.out(), length, distances, kDistances,
                  room.quantised);
  const auto end = static_cast<int32_t>(length);
  for (int32_t gap = 1 - end; gap < end; ++gap) {
    if (gap == 0) continue;
    const uint32_t column = distance_row(gap);
    const uint32_t from = static_cast<uint32_t>(std::max(0, -gap));
    const uint32_t to = static_cast<uint32_t>(std::min(end, end - gap));
    float* score = room.scores.floats() + size_t{from} * length + from + gap;
    for (uint32_t i = from; i < to; ++i, score += length + 1) {
      *score += distances[size_t{i} * kDistances + column];
    }
  }
}

void Heads::read_entities(uint32_t first, uint32_t count, std::span<const Segment> segments,
                          std::span<const Token> tokens, HeadsRoom& room,
                          LanguageLayer& layer) const {
  const uint32_t rows = entity_logits_.out();
  float* logits = room.logits.floats();
  entity_logits_.apply(column(room, entity_, 0), hidden_.out(), count, logits, rows,
                       room.quantised);
  EntitySpans spans(deprels_, upos_.labels);
  for (const Segment& segment : segments) {
    const std::span<const WordAnalysis> words(layer.words);
    spans.read(words.subspan(segment.first_token, segment.end_token - segment.first_token),
               segment.first_token);
    const size_t before = layer.entities.size();
    for (uint32_t t = segment.first_token; t < segment.end_token; ++t) {
      const Choice type = choose(logits + size_t{t - first} * rows, rows);
      if (type.index == 0) continue;
      const EntitySpans::Range range = spans.find(t);
      Entity entity;
      entity.span = {tokens[range.first_token].span.begin, tokens[range.end_token - 1].span.end};
      entity.head = t;
      entity.type = static_cast<uint16_t>(type.index - 1);
      entity.named = spans.is_proper_noun(t);
      entity.score = type.score;
      layer.entities.push_back(entity);
    }
    std::sort(layer.entities.begin() + static_cast<std::ptrdiff_t>(before), layer.entities.end(),
              [](const Entity& a, const Entity& b) {
                if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
                return a.span.end != b.span.end ? a.span.end > b.span.end : a.head < b.head;
              });
  }
}

void Heads::finish(const WindowPlan& plan, AttributionWork& work, LanguageLayer& layer) const {
  if (!attribution_) return;
  std::vector<uint8_t> path;
  std::vector<TagSpan> spans;
  scheme_of_attribution_->best(work.scores, path);
  scheme_of_attribution_->marginals(work.scores, layer.attribution_scores);
  TagScheme::spans(path, spans);
  const uint32_t tags = scheme_of_attribution_->tags();
  for (const TagSpan& span : spans) {
    AttributionSpan found{span.begin, span.end, span.type, 1.0f};
    for (uint32_t i = span.begin; i < span.end; ++i) {
      found.score = std::min(found.score, layer.attribution_scores[size_t{i} * tags + path[i]]);
    }
    layer.attribution_spans.push_back(found);
  }
  if (link_word_) link(plan, work, layer);
}

// Each word of a source or content chooses among the cues of its own window; a span's link to a cue
// is the mean of its words' shares. Words in windows without a cue do not count.
void Heads::link(const WindowPlan& plan, const AttributionWork& work, LanguageLayer& layer) const {
  const auto role_of = [&](std::string_view name) {
    const auto found = std::find(roles_.begin(), roles_.end(), name);
    return found == roles_.end() ? -1 : static_cast<int32_t>(found - roles_.begin());
  };
  const int32_t cue_role = role_of("cue"), source_role = role_of("source"),
                content_role = role_of("content");
  std::vector<uint32_t> window_of(plan.token_row.size());
  for (const Segment& s : plan.segments) {
    std::fill(window_of.begin() + s.first_token, window_of.begin() + s.end_token, s.window);
  }
  std::vector<uint32_t> cues;  // indices of spans, by position and so by window
  for (uint32_t i = 0; i < layer.attribution_spans.size(); ++i) {
    if (layer.attribution_spans[i].role == cue_role) cues.push_back(i);
  }
  const uint32_t columns = link_cue_.width + 1, rows = link_word_.width + 1;
  // weights[cue][role]: what a word's vector is multiplied with for its score.
  std::vector<float> weights(cues.size() * 2 * rows);
  for (size_t c = 0; c < cues.size(); ++c) {
    const float* vector = work.link_cue.data() +
                          size_t{layer.attribution_spans[cues[c]].first_token} * link_cue_.width;
    for (uint32_t r = 0; r < 2 * rows; ++r) {
      const float* row = link_ + size_t{r} * columns;
      weights[c * 2 * rows + r] = dot(row, vector, link_cue_.width) + row[link_cue_.width];
    }
  }
  const auto window_of_cue = [&](uint32_t span) {
    return window_of[layer.attribution_spans[span].first_token];
  };
  std::vector<float> scores, total(cues.size(), 0.0f);
  for (uint32_t s = 0; s < layer.attribution_spans.size(); ++s) {
    const AttributionSpan& span = layer.attribution_spans[s];
    if (span.role != source_role && span.role != content_role) continue;
    const uint32_t role = span.role == source_role ? 0 : 1;
    size_t touched = cues.size(), beyond = 0;  // the cues of all windows of the span
    uint32_t counted = 0;
    for (uint32_t t = span.first_token; t < span.end_token; ++t) {
      const auto first = std::lower_bound(
          cues.begin(), cues.end(), window_of[t],
          [&](uint32_t cue, uint32_t window) { return window_of_cue(cue) < window; });
      auto last = first;
      while (last != cues.end() && window_of_cue(*last) == window_of[t]) ++last;
      if (first == last) continue;
      const auto begin = static_cast<size_t>(first - cues.begin());
      const auto size = static_cast<uint32_t>(last - first);
      const float* word = work.link_word.data() + size_t{t} * link_word_.width;
      scores.resize(size);
      for (uint32_t c = 0; c < size; ++c) {
        const float* w = weights.data() + ((begin + c) * 2 + role) * rows;
        scores[c] = dot(w, word, link_word_.width) + w[link_word_.width];
      }
      const float most = *std::max_element(scores.begin(), scores.end());
      float sum = 0;
      for (float& score : scores) sum += score = std::exp(score - most);
      for (uint32_t c = 0; c < size; ++c) total[begin + c] += scores[c] / sum;
      touched = std::min(touched, begin);
      beyond = std::max(beyond, begin + size);
      ++counted;
    }
    for (size_t c = touched; c < beyond; ++c) {
      layer.attribution_links.push_back({s, cues[c], total[c] / static_cast<float>(counted)});
      total[c] = 0;
    }
  }
}

}  // namespace hearsay
