#include "extract/times.h"

#include "extract/time_patterns.h"

namespace hearsay::extract {
namespace {

// A sentence that ends like this was cut inside a date: "on Nov. | 17", "Dec. 21, | 1988".
bool breaks_a_time(const Token& last, const std::vector<TimeWord>& words, std::string_view text) {
  constexpr size_t kLongest = 400;  // words; keeps the reach of one sentence bounded
  if (words.empty() || words.size() > kLongest) return false;
  switch (words.back().kind) {
    case TimeWordKind::Comma:
    case TimeWordKind::Last:
    case TimeWordKind::Next:
      return true;
    default:
      break;
  }
  return words.back().kind == TimeWordKind::Month && last.span.of(text).ends_with('.');
}

}  // namespace

std::vector<TimeExpression> find_times(const Report& report) {
  std::vector<TimeExpression> times;
  const std::string_view text = report.article.text;
  const TextLayer& layer = report.text;
  TimeContext context;
  context.published = parse_day(report.article.published);
  if (context.published) context.published_words = "publication " + iso_day(*context.published);
  std::vector<TimeWord> words;
  for (uint32_t s = 0; s < layer.sentences.size(); ++s) {
    Sentence sentence = layer.sentences[s];
    words.clear();
    bool any = false;
    for (;;) {
      for (uint32_t t = sentence.first_token + static_cast<uint32_t>(words.size());
           t < sentence.end_token; ++t) {
        words.push_back(time_word(layer.tokens[t], text));
        any = any || may_be_time(words.back().kind);
      }
      if (s + 1 >= layer.sentences.size() ||
          !breaks_a_time(layer.tokens[sentence.end_token - 1], words, text))
        break;
      sentence.end_token = layer.sentences[++s].end_token;
    }
    if (!any) continue;
    const TimeMatcher matcher(words, context, layer, text, sentence.first_token, s);
    for (size_t i = 0; i < words.size();) {
      if (words[i].kind == TimeWordKind::None) {
        ++i;
        continue;
      }
      FoundTime found = matcher.at(i);
      if (found.end <= i) {
        ++i;
        continue;
      }
      const Span span{layer.tokens[sentence.first_token + i].span.begin,
                      layer.tokens[sentence.first_token + found.end - 1].span.end};
      if (found.named) context.last_named = found.named;
      if (found.quarter >= 0) {
        context.last_quarter = found.quarter;
        context.last_quarter_sentence = s;
      }
      times.push_back(
          {span, found.type, found.precision, std::move(found.value), std::move(found.basis)});
      i = found.end;
    }
  }
  return times;
}

Status find_times_stage(Report& report, const StageContext&) {
  report.times = find_times(report);
  return Status::Ok();
}

}  // namespace hearsay::extract
