#include "extract/trained_relations.h"

#include <algorithm>
#include <string_view>

namespace hearsay::extract {
namespace {

constexpr std::string_view kRoles[] = {"source", "cue", "content"};
constexpr uint32_t kTagsPerRole = 4;   // B I E S
constexpr float kSharedSource = 0.3f;  // a source also belongs to a cue with that share
constexpr uint32_t kNone = 0xffffffffu;

// Byte order only: what may be cut off the ends of a content.
bool is_edge(char c) {
  return c == ' ' || c == ',' || c == ';' || c == ':' || c == '\n' || c == '\t';
}

class Reader {
 public:
  explicit Reader(const Report& report)
      : report_(report), layer_(report.language), text_(report.article.text) {}

  std::vector<Relation> read() {
    roles();
    choose_links();
    for (uint32_t i = 0; i < layer_.attribution_spans.size(); ++i) {
      if (role_of(i) != Role::Cue) continue;
      place_[i] = static_cast<uint32_t>(relations_.size());
      Relation made;
      made.cue = bytes(i);
      made.cue_score = layer_.attribution_spans[i].score;
      relations_.push_back(made);
    }
    for (const AttributionLink& link : layer_.attribution_links) attach(link);
    for (Relation& relation : relations_) tidy(relation);
    return std::move(relations_);
  }

 private:
  void roles() {
    role_names_.assign(layer_.role_names.size(), Role::Content);
    for (size_t i = 0; i < layer_.role_names.size(); ++i) {
      for (size_t r = 0; r < 3; ++r) {
        if (layer_.role_names[i] == kRoles[r]) role_names_[i] = static_cast<Role>(r);
      }
    }
    place_.assign(layer_.attribution_spans.size(), kNone);
  }

  Role role_of(uint32_t span) const { return role_names_[layer_.attribution_spans[span].role]; }

  Span bytes(uint32_t index) const {
    const AttributionSpan& span = layer_.attribution_spans[index];
    return {report_.text.tokens[span.first_token].span.begin,
            report_.text.tokens[span.end_token - 1].span.end};
  }

  // The cue with the greatest share of each span.
  void choose_links() {
    best_.assign(layer_.attribution_spans.size(), kNone);
    best_share_.assign(layer_.attribution_spans.size(), 0.0f);
    for (const AttributionLink& link : layer_.attribution_links) {
      if (best_[link.span] == kNone || link.score > best_share_[link.span]) {
        best_[link.span] = link.cue;
        best_share_[link.span] = link.score;
      }
    }
  }

  void attach(const AttributionLink& link) {
    if (place_[link.cue] == kNone) return;
    Relation& relation = relations_[place_[link.cue]];
    const bool best = best_[link.span] == link.cue;
    const Span span = bytes(link.span);
    const float score = layer_.attribution_spans[link.span].score;
    if (role_of(link.span) == Role::Source) {
      if (!best && link.score < kSharedSource) return;
      if (!relation.source.empty() && joined(relation.source, span)) {
        relation.source = {std::min(relation.source.begin, span.begin),
                           std::max(relation.source.end, span.end)};
        return;
      }
      if (link.score <= relation.source_link) return;
      relation.source = span;
      relation.source_score = score;
      relation.source_link = link.score;
      return;
    }
    if (!best) return;
    relation.content_score =
        relation.content.empty() ? score : std::min(relation.content_score, score);
    relation.content_link = std::max(relation.content_link, link.score);
    relation.content.push_back(span);
  }

  // Two sources with no more than a conjunction between them are one compound holder.
  bool joined(Span a, Span b) const {
    if (b.begin < a.begin) std::swap(a, b);
    if (b.begin < a.end) return true;
    const std::string_view between = Span{a.end, b.begin}.of(text_);
    for (const std::string_view link : {" and ", " or ", " nor ", ", and "}) {
      if (between == link) return true;
    }
    return false;
  }

  void tidy(Relation& relation) const {
    while (!relation.source.empty() && is_edge(text_[relation.source.end - 1]))
      --relation.source.end;
    while (!relation.source.empty() && is_edge(text_[relation.source.begin]))
      ++relation.source.begin;
    std::vector<Span> kept;
    std::sort(relation.content.begin(), relation.content.end());
    for (Span span : relation.content) {
      span = mended(span, kept.empty());
      if (!kept.empty() && span.begin < kept.back().end) span.begin = kept.back().end;
      if (span.empty()) continue;
      // Pieces with nothing but a mark or a blank between them are one.
      if (!kept.empty() && only_edges(kept.back().end, span.begin)) {
        kept.back().end = span.end;
      } else {
        kept.push_back(span);
      }
    }
    relation.content.swap(kept);
  }

  bool only_edges(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i) {
      if (text_[i] != ' ') return false;
    }
    return true;
  }

  // Rule 3: without the opening "that" and without punctuation that belongs to the sentence, with
  // the quotation marks.
  Span mended(Span span, bool first) const {
    while (!span.empty() && is_edge(text_[span.begin])) ++span.begin;
    if (first) {
      const std::string_view words = span.of(text_);
      if (words.starts_with("that ") || words.starts_with("That ")) span.begin += 5;
    }
    while (!span.empty() && (is_edge(text_[span.end - 1]) || ends_with_stop(span))) --span.end;
    return with_marks(span);
  }

  // A full stop that ends the span, but is not inside a quotation nor part of an abbreviation: the
  // tokens know.
  bool ends_with_stop(Span span) const {
    if (text_[span.end - 1] != '.' && text_[span.end - 1] != '?' && text_[span.end - 1] != '!')
      return false;
    const auto& tokens = report_.text.tokens;
    const auto after =
        std::lower_bound(tokens.begin(), tokens.end(), span.end - 1,
                         [](const Token& token, uint32_t at) { return token.span.begin < at; });
    return after != tokens.end() && after->span.begin == span.end - 1 && after->span.size() == 1 &&
           !quoted(span.end - 1);
  }

  const Quotation* quotation_at(uint32_t offset) const {
    const auto& all = report_.attribution.quotations;
    auto next = std::upper_bound(all.begin(), all.end(), offset,
                                 [](uint32_t at, const Quotation& q) { return at < q.span.begin; });
    for (int steps = 0; next != all.begin() && steps < 12; ++steps) {
      --next;
      if (next->depth == 0) return next->span.contains(offset) ? &*next : nullptr;
    }
    return nullptr;
  }
  bool quoted(uint32_t offset) const { return quotation_at(offset) != nullptr; }

  // A content that begins or ends at a mark of a quotation it covers most of takes the whole of it.
  Span with_marks(Span span) const {
    if (span.empty()) return span;
    for (const uint32_t at : {span.begin, span.end - 1}) {
      const Quotation* quotation = quotation_at(at);
      if (quotation == nullptr || quotation->scare) continue;
      const Span inside = quotation->inside;
      const uint32_t shared =
          std::min(inside.end, span.end) -
          std::min(std::max(inside.begin, span.begin), std::min(inside.end, span.end));
      if (2 * shared < inside.size()) continue;
      span.begin = std::min(span.begin, quotation->span.begin);
      span.end = std::max(span.end, quotation->span.end);
    }
    return span;
  }

  const Report& report_;
  const LanguageLayer& layer_;
  std::string_view text_;
  std::vector<Role> role_names_;
  std::vector<uint32_t> place_;  // of a cue span: its relation
  std::vector<uint32_t> best_;   // of a span: the cue with the greatest share
  std::vector<float> best_share_;
  std::vector<Relation> relations_;
};

}  // namespace

RoleScores::RoleScores(const Report& report) : report_(report) {
  const auto& names = report.language.attribution_names;
  width_ = static_cast<uint32_t>(names.size());
  size_t found = 0;
  for (uint32_t i = 0; i < width_; ++i) {
    for (size_t r = 0; r < 3; ++r) {
      if (names[i] == "B-" + std::string(kRoles[r])) {
        first_[r] = i;
        ++found;
      }
    }
  }
  usable_ =
      found == 3 &&
      report.language.attribution_scores.size() == report.text.tokens.size() * size_t{width_} &&
      *std::max_element(first_.begin(), first_.end()) + kTagsPerRole <= width_;
}

float RoleScores::at(uint32_t token, Role role) const {
  const float* row = report_.language.attribution_scores.data() + size_t{token} * width_ +
                     first_[static_cast<size_t>(role)];
  float sum = 0;
  for (uint32_t i = 0; i < kTagsPerRole; ++i) sum += row[i];
  return sum;
}

std::pair<uint32_t, uint32_t> RoleScores::tokens_of(Span span) const {
  const auto& tokens = report_.text.tokens;
  const auto place = [&tokens](uint32_t offset) {
    return static_cast<uint32_t>(
        std::lower_bound(tokens.begin(), tokens.end(), offset,
                         [](const Token& token, uint32_t at) { return token.span.begin < at; }) -
        tokens.begin());
  };
  if (span.empty()) return {0, 0};
  return {place(span.begin), place(span.end)};
}

float RoleScores::mean(Span span, Role role) const {
  const auto [first, end] = tokens_of(span);
  if (!usable_ || first >= end) return 0;
  float sum = 0;
  for (uint32_t t = first; t < end; ++t) sum += at(t, role);
  return sum / static_cast<float>(end - first);
}

float RoleScores::most(Span span, Role role) const {
  const auto [first, end] = tokens_of(span);
  float best = 0;
  for (uint32_t t = first; usable_ && t < end; ++t) best = std::max(best, at(t, role));
  return best;
}

std::vector<Relation> read_relations(const Report& report) {
  if (report.language.attribution_spans.empty()) return {};
  return Reader(report).read();
}

}  // namespace hearsay::extract
