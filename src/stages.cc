// The table of stages, and the one runner that wraps each of them.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "extract/rules_stages.h"
#include "extract/trained_stages.h"
#include "hearsay/knowledge.h"
#include "hearsay/stage.h"
#include "text/segment.h"

namespace hearsay {
namespace {

constexpr Stage kText = {
    "text",      1, "article", "text", "paragraphs, sentences and tokens, with byte offsets",
    segment_text};

std::vector<Stage> table_of(std::span<const Stage> engine) {
  std::vector<Stage> table = {kText};
  table.insert(table.end(), engine.begin(), engine.end());
  return table;
}

std::vector<std::string> words(std::string_view list) {
  std::vector<std::string> out;
  for (size_t at = 0; at < list.size();) {
    const size_t space = std::min(list.find(' ', at), list.size());
    if (space > at) out.emplace_back(list.substr(at, space - at));
    at = space + 1;
  }
  return out;
}

bool inside(const std::string& text, Span span) {
  return span.empty() || (span.end <= text.size() && on_code_point_border(text, span.begin) &&
                          on_code_point_border(text, span.end));
}

}  // namespace

std::span<const Stage> stages(Engine engine) {
  static const std::vector<Stage> rules = table_of(rules_stages());
  static const std::vector<Stage> trained = table_of(trained_stages());
  return engine == Engine::Trained ? trained : rules;
}

Status check_stage_table(std::span<const Stage> table) {
  std::set<std::string> written = {"article"};
  for (const Stage& stage : table) {
    for (const std::string& layer : words(stage.reads)) {
      if (!written.contains(layer)) {
        return {StatusKind::Internal, "stage " + std::string(stage.name) + " reads the layer " +
                                          layer + ", which no stage before it writes"};
      }
    }
    for (const std::string& layer : words(stage.writes)) written.insert(layer);
  }
  return Status::Ok();
}

Status check_layers(const Report& report) {
  const std::string& text = report.article.text;
  const auto broken = [](const char* what) { return Status(StatusKind::Internal, what); };
  uint32_t end = 0;
  for (const Token& token : report.text.tokens) {
    if (token.span.empty() || token.span.begin < end || !inside(text, token.span)) {
      return broken("a token is out of order or outside the text");
    }
    end = token.span.end;
  }
  uint32_t next_token = 0;
  for (const Sentence& sentence : report.text.sentences) {
    if (sentence.first_token != next_token || sentence.end_token <= sentence.first_token) {
      return broken("a sentence does not begin where the one before it ends");
    }
    next_token = sentence.end_token;
    if (sentence.paragraph >= report.text.paragraphs.size()) {
      return broken("a sentence is in no paragraph");
    }
  }
  if (next_token != report.text.tokens.size()) return broken("a token is in no sentence");
  uint32_t next_sentence = 0;
  for (const Paragraph& paragraph : report.text.paragraphs) {
    if (paragraph.first_sentence != next_sentence || paragraph.end_sentence < next_sentence) {
      return broken("a paragraph does not begin where the one before it ends");
    }
    next_sentence = paragraph.end_sentence;
  }
  if (next_sentence != report.text.sentences.size()) return broken("a sentence is in no paragraph");
  const auto& attributions = report.attribution.attributions;
  for (const Attribution& a : attributions) {
    if (!inside(text, a.source) || !inside(text, a.cue) ||
        !std::all_of(a.content.begin(), a.content.end(), [&](Span s) { return inside(text, s); })) {
      return broken("an attribution has a span outside the text");
    }
    if (a.parent >= static_cast<int32_t>(attributions.size())) {
      return broken("an attribution has a parent that does not exist");
    }
  }
  return Status::Ok();
}

Result<Report> run_stages(Article article, const StageOptions& options) {
  if (options.engine == Engine::Trained && options.model == nullptr) {
    return Status(StatusKind::InvalidInput,
                  "the trained engine needs a model; give one, or use the rules engine");
  }
  const std::span<const Stage> table = stages(options.engine);
  if (!options.stop_after.empty()) {
    std::string names;
    bool known = false;
    for (const Stage& stage : table) {
      known = known || stage.name == options.stop_after;
      names += (names.empty() ? "" : ", ") + std::string(stage.name);
    }
    if (!known) {
      return Status(StatusKind::InvalidInput,
                    "there is no stage '" + options.stop_after + "'; the stages are " + names);
    }
  }
  Report report;
  report.article = std::move(article);
  const StageContext context{
      options.limits, options.model,
      options.knowledge != nullptr ? options.knowledge : &Knowledge::built_in()};
  for (const Stage& stage : table) {
    const uint64_t start = options.clock ? options.clock() : 0;
    if (Status status = stage.run(report, context); !status.ok()) return status;
    if (options.clock && options.times) {
      options.times->push_back({stage.name, options.clock() - start});
    }
#ifdef HEARSAY_CHECK_LAYERS
    if (Status status = check_layers(report); !status.ok()) {
      return Status(StatusKind::Internal, "after the stage " + std::string(stage.name) + ", " +
                                              status.message() + "; please report this article");
    }
#endif
    if (stage.name == options.stop_after) break;
  }
  return report;
}

}  // namespace hearsay
