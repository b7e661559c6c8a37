#include "extract/trained_inner.h"

#include <algorithm>

#include "language/analyse.h"

namespace hearsay::extract {
namespace {

constexpr uint32_t kFewestTokens = 5;  // a shorter content holds no attribution

// Bytes of `span` inside outermost quotations.
uint32_t quoted_bytes(const std::vector<Quotation>& quotations, Span span) {
  auto next = std::upper_bound(quotations.begin(), quotations.end(), span.begin,
                               [](uint32_t at, const Quotation& q) { return at < q.span.begin; });
  for (int steps = 0; next != quotations.begin() && steps < 12; ++steps) {
    --next;
    if (next->depth == 0) break;
  }
  uint32_t sum = 0;
  for (; next != quotations.end() && next->span.begin < span.end; ++next) {
    if (next->depth != 0) continue;
    const uint32_t begin = std::max(next->span.begin, span.begin),
                   end = std::min(next->span.end, span.end);
    if (begin < end) sum += end - begin;
  }
  return sum;
}

// Cuts each relation to the content its cue stands in: the model reads all contents as one text,
// and may link from one to the next.
std::vector<Relation> within(std::vector<Relation> relations,
                             const std::vector<Paragraph>& contents) {
  size_t at = 0;
  for (Relation& relation : relations) {
    while (at + 1 < contents.size() && contents[at].span.end <= relation.cue.begin) ++at;
    const Span around = contents[at].span;
    if (!around.contains(relation.source)) {
      relation.source = {};
      relation.source_score = relation.source_link = 0;
    }
    std::erase_if(relation.content, [&around](Span piece) { return !around.contains(piece); });
    if (relation.content.empty()) relation.content_score = relation.content_link = 0;
  }
  return relations;
}

}  // namespace

std::vector<Relation> read_inner_relations(const Report& report, std::vector<Span> contents,
                                           const StageContext& context) {
  if (context.model == nullptr) return {};
  std::sort(contents.begin(), contents.end());
  Report inner;
  inner.article.text = report.article.text;
  inner.attribution.quotations = report.attribution.quotations;
  TextLayer& text = inner.text;
  const auto& tokens = report.text.tokens;
  size_t sentence = 0;
  uint32_t done = 0;
  for (Span content : contents) {
    content.begin = std::max(content.begin, done);
    if (content.empty() ||
        2 * quoted_bytes(report.attribution.quotations, content) > content.size())
      continue;
    done = content.end;
    auto token = std::lower_bound(tokens.begin(), tokens.end(), content.begin,
                                  [](const Token& t, uint32_t at) { return t.span.begin < at; });
    const auto end =
        std::lower_bound(token, tokens.end(), content.end,
                         [](const Token& t, uint32_t at) { return t.span.begin < at; });
    if (end - token < kFewestTokens) continue;
    Paragraph paragraph;
    paragraph.span = content;
    paragraph.first_sentence = static_cast<uint32_t>(text.sentences.size());
    for (; token != end; ++token) {
      const auto index = static_cast<uint32_t>(token - tokens.begin());
      const bool first = text.sentences.size() == paragraph.first_sentence;
      while (report.text.sentences[sentence].end_token <= index) ++sentence;
      if (first || report.text.sentences[sentence].first_token == index) {
        Sentence made;
        made.span = token->span;
        made.first_token = static_cast<uint32_t>(text.tokens.size());
        made.paragraph = static_cast<uint32_t>(text.paragraphs.size());
        text.sentences.push_back(made);
      }
      text.tokens.push_back(*token);
      text.sentences.back().end_token = static_cast<uint32_t>(text.tokens.size());
      text.sentences.back().span.end = token->span.end;
    }
    paragraph.end_sentence = static_cast<uint32_t>(text.sentences.size());
    text.paragraphs.push_back(paragraph);
  }
  if (text.tokens.empty() || !analyse_language(inner, context).ok()) return {};
  return within(read_relations(inner), text.paragraphs);
}

}  // namespace hearsay::extract
