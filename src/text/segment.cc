#include "text/segment.h"

#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/paragraphs.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace hearsay {
namespace {

std::string counted(uint32_t count, const char* one, const char* many) {
  return std::to_string(count) + (count == 1 ? one : many);
}

Status check(const Article& article, const Limits& limits) {
  const std::string& text = article.text;
  if (text.size() > limits.max_article_bytes || text.size() > UINT32_MAX) {
    return {StatusKind::Limit, "The article has " + std::to_string(text.size()) +
                                   " bytes of text, more than the limit of " +
                                   std::to_string(limits.max_article_bytes) + "; split it."};
  }
  const Span body = article.body;
  if (body.begin > body.end || body.end > text.size() || !on_code_point_border(text, body.begin) ||
      !on_code_point_border(text, body.end)) {
    return {StatusKind::InvalidInput,
            "The article's body is no range of its text: bytes " + std::to_string(body.begin) +
                " to " + std::to_string(body.end) + " of " + std::to_string(text.size()) + "."};
  }
  if (const auto bad = first_invalid_utf8(text)) {
    return {StatusKind::InvalidInput, "The article's text is not valid UTF-8 at byte " +
                                          std::to_string(*bad) + "; decode it first."};
  }
  return Status::Ok();
}

}  // namespace

Status segment_text(Report& report, const StageContext& context) {
  if (Status status = check(report.article, context.limits); !status.ok()) return status;
  const std::string_view text = report.article.text;
  TextLayer layer;
  layer.paragraphs = find_paragraphs(text, report.article.body);
  layer.tokens.reserve(report.article.body.size() / 5 + 16);
  layer.sentences.reserve(report.article.body.size() / 100 + 4);
  uint32_t cut_tokens = 0;
  uint32_t cut_sentences = 0;
  std::vector<uint32_t> token_ends;  // one past the last token of each paragraph
  token_ends.reserve(layer.paragraphs.size());
  for (const Paragraph& paragraph : layer.paragraphs) {
    cut_tokens += tokenize(text, paragraph.span, context.limits.max_token_bytes, layer.tokens);
    token_ends.push_back(static_cast<uint32_t>(layer.tokens.size()));
  }
  const WritingHabits habits = habits_of(text, layer, token_ends);
  uint32_t first_token = 0;
  for (uint32_t i = 0; i < layer.paragraphs.size(); ++i) {
    Paragraph& paragraph = layer.paragraphs[i];
    paragraph.first_sentence = static_cast<uint32_t>(layer.sentences.size());
    cut_sentences += find_sentences(text, layer.tokens, first_token, token_ends[i], i, habits,
                                    context.limits.max_sentence_tokens, layer.sentences);
    paragraph.end_sentence = static_cast<uint32_t>(layer.sentences.size());
    first_token = token_ends[i];
  }
  classify_paragraphs(text, layer);
  report.text = std::move(layer);
  if (cut_tokens > 0) {
    report.notes.push_back(
        {"text", counted(cut_tokens, " cut was", " cuts were") + " made in words longer than " +
                     std::to_string(context.limits.max_token_bytes) + " bytes."});
  }
  if (cut_sentences > 0) {
    report.notes.push_back({"text", counted(cut_sentences, " sentence was", " sentences were") +
                                        " cut that had more than " +
                                        std::to_string(context.limits.max_sentence_tokens) +
                                        " tokens."});
  }
  return Status::Ok();
}

}  // namespace hearsay
