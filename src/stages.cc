// The table of stages, and the one runner that wraps each of them.
#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "extract/rules_stages.h"
#include "hearsay/stage.h"
#include "text/segment.h"

namespace hearsay {
namespace {

constexpr Stage kText = {"text", 1, "article", "text",
                         "paragraphs, sentences and tokens, with byte offsets", segment_text};

std::vector<Stage> rules_table() {
  std::vector<Stage> table = {kText};
  for (const Stage& stage : rules_stages()) table.push_back(stage);
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

#ifdef HEARSAY_CHECK_LAYERS
bool inside(const std::string& text, Span span) {
  return span.empty() || (span.end <= text.size() && on_code_point_border(text, span.begin) &&
                          on_code_point_border(text, span.end));
}

bool holder_inside(const std::string& text, const Holder& holder) {
  return !holder.span.empty() && inside(text, holder.span) && inside(text, holder.affiliation) &&
         inside(text, holder.access) && inside(text, holder.anonymity) &&
         inside(text, holder.refers_to);
}

bool hop_inside(const std::string& text, const Hop& hop) {
  return (!hop.holder || holder_inside(text, *hop.holder)) && inside(text, hop.cue) &&
         inside(text, hop.words) && (!hop.channel || inside(text, hop.channel->span)) &&
         (!hop.recipient || inside(text, hop.recipient->span)) &&
         (!hop.said || inside(text, hop.said->span));
}

// What every stage must leave true; the first thing found wrong, in words.
Status check_layers(const Report& report, std::string_view stage) {
  const std::string& text = report.article.text;
  const auto broken = [&](std::string_view what) {
    return Status(StatusKind::Internal, "stage " + std::string(stage) + " left " +
                                            std::string(what) + "; please report this article");
  };
  uint32_t end = 0;
  for (const Token& token : report.text.tokens) {
    if (token.span.empty() || token.span.begin < end || !inside(text, token.span)) {
      return broken("a token out of order or outside the text");
    }
    end = token.span.end;
  }
  uint32_t next = 0;
  for (const Sentence& sentence : report.text.sentences) {
    if (sentence.first_token != next || sentence.end_token <= sentence.first_token) {
      return broken("tokens outside every sentence");
    }
    next = sentence.end_token;
  }
  if (next != report.text.tokens.size()) return broken("tokens after the last sentence");
  for (const Attribution& a : report.attribution.attributions) {
    if (!inside(text, a.source) || !inside(text, a.cue)) return broken("an attribution outside");
    for (const Span span : a.content) {
      if (!inside(text, span)) return broken("an attribution's content outside the text");
    }
    if (a.parent >= static_cast<int32_t>(report.attribution.attributions.size())) {
      return broken("an attribution whose parent does not exist");
    }
  }
  for (const Statement& s : report.statements) {
    if (s.chain.empty()) return broken("a statement without a chain");
    uint32_t content_end = 0;
    for (const Span span : s.content.spans) {
      if (span.empty() || span.begin < content_end || !inside(text, span)) {
        return broken("a statement's content out of order or outside the text");
      }
      content_end = span.end;
    }
    for (const Hop& hop : s.chain) {
      if (!hop_inside(text, hop)) return broken("a hop outside the text");
    }
  }
  return Status::Ok();
}
#endif

}  // namespace

std::span<const Stage> stages(Engine) {
  static const std::vector<Stage> rules = rules_table();
  return rules;
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

Result<Report> run_stages(Article article, const StageOptions& options) {
  const std::span<const Stage> table = stages(options.engine);
  if (!options.stop_after.empty()) {
    std::string names;
    bool known = false;
    for (const Stage& stage : table) {
      known = known || stage.name == options.stop_after;
      names += (names.empty() ? "" : ", ") + std::string(stage.name);
    }
    if (!known) {
      return Status(StatusKind::InvalidInput, "there is no stage '" + options.stop_after +
                                                  "'; the stages are " + names);
    }
  }
  Report report;
  report.article = std::move(article);
  const StageContext context{options.limits, options.model};
  for (const Stage& stage : table) {
    const uint64_t start = options.clock ? options.clock() : 0;
    if (Status status = stage.run(report, context); !status.ok()) return status;
    if (options.clock && options.times) {
      options.times->push_back({stage.name, options.clock() - start});
    }
#ifdef HEARSAY_CHECK_LAYERS
    if (Status status = check_layers(report, stage.name); !status.ok()) return status;
#endif
    if (stage.name == options.stop_after) break;
  }
  return report;
}

}  // namespace hearsay
