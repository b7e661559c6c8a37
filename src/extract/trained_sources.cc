#include "extract/trained_sources.h"

#include <algorithm>
#include <string_view>

namespace hearsay::extract {
namespace {

// The tokens of a source, by number in the report.
class Phrase {
 public:
  Phrase(const Report& report, Span source) : report_(report) {
    const auto& tokens = report.text.tokens;
    const auto place = [&tokens](uint32_t offset) {
      return static_cast<uint32_t>(
          std::lower_bound(tokens.begin(), tokens.end(), offset,
                           [](const Token& token, uint32_t at) { return token.span.begin < at; }) -
          tokens.begin());
    };
    first_ = place(source.begin);
    end_ = place(source.end);
    const LanguageLayer& layer = report.language;
    usable_ = first_ < end_ && layer.words.size() == tokens.size() && !layer.deprel_names.empty();
  }

  // The comma behind which the source is described, or end().
  uint32_t comma() const {
    if (!usable_) return end_;
    const uint32_t root = head_of(first_, end_);
    for (uint32_t t = first_ + 1; t + 1 < end_; ++t) {
      if (text(t) != "," || root > t) continue;
      const uint32_t head = head_of(t + 1, end_);
      const std::string_view relation = relation_of(head);
      const bool describes = relation.starts_with("acl") || relation == "appos" ||
                             relation == "nmod" || relation == "nummod";
      if (!describes || words()[head].head != root) continue;
      if (relation == "appos" && only_names(t + 1, end_)) continue;
      return t;
    }
    return end_;
  }

  uint32_t end() const { return end_; }
  Span span(uint32_t token) const { return report_.text.tokens[token].span; }

 private:
  const std::vector<WordAnalysis>& words() const { return report_.language.words; }
  std::string_view text(uint32_t token) const { return span(token).of(report_.article.text); }

  std::string_view relation_of(uint32_t token) const {
    const auto& names = report_.language.deprel_names;
    const uint16_t relation = words()[token].deprel;
    return relation < names.size() ? std::string_view(names[relation]) : std::string_view();
  }

  std::string_view tag_of(uint32_t token) const {
    const auto& names = report_.language.upos_names;
    const uint16_t tag = words()[token].upos;
    return tag < names.size() ? std::string_view(names[tag]) : std::string_view();
  }

  // The first token of [first, end) whose head lies outside and that is no mark.
  uint32_t head_of(uint32_t first, uint32_t end) const {
    for (uint32_t t = first; t < end; ++t) {
      const uint32_t head = words()[t].head;
      if ((head < first || head >= end) && relation_of(t) != "punct") return t;
    }
    return first;
  }

  bool only_names(uint32_t first, uint32_t end) const {
    for (uint32_t t = first; t < end; ++t) {
      if (tag_of(t) != "PROPN" && tag_of(t) != "PUNCT") return false;
    }
    return true;
  }

  const Report& report_;
  uint32_t first_ = 0, end_ = 0;
  bool usable_ = false;
};

bool is_edge(char c) { return c == ' ' || c == ',' || c == '\n' || c == '\t'; }

Span trimmed(std::string_view text, Span span) {
  while (!span.empty() && is_edge(text[span.end - 1])) --span.end;
  while (!span.empty() && is_edge(text[span.begin])) ++span.begin;
  return span;
}

}  // namespace

SourceParts parts_of_source(const Report& report, Span source) {
  const Phrase phrase(report, source);
  const uint32_t comma = phrase.comma();
  if (comma == phrase.end()) return {source, {}};
  const Span at = phrase.span(comma);
  return {trimmed(report.article.text, {source.begin, at.begin}),
          trimmed(report.article.text, {at.end, source.end})};
}

Span described_behind(const Report& report, Span source, Span holder) {
  if (source.begin != holder.begin || holder.end >= source.end) return {};
  const std::string_view text = report.article.text;
  const Span rest = trimmed(text, {holder.end, source.end});
  if (rest.empty()) return {};
  const std::string_view words = rest.of(text);
  const bool apart = text[holder.end] == ',';
  return apart || words.starts_with("who ") || words.starts_with("whose ") ? rest : Span{};
}

}  // namespace hearsay::extract
