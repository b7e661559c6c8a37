// print_candidates MODEL FILE.jsonl: what the trained engine has to choose from, for fit.py.
// One JSON object an article: {"id", "names": [...], "candidates": [{"source": [b, e], "cue": [b,
// e], "content": [[b, e], ...], "evidence": [...]}]}, offsets in bytes of the text.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "extract/attributions.h"
#include "extract/trained_candidates.h"
#include "hearsay/model.h"
#include "hearsay/read.h"
#include "hearsay/stage.h"

namespace {

using hearsay::Report;
using hearsay::Span;
using nlohmann::json;

json pair_of(Span span) { return json::array({span.begin, span.end}); }

// The candidates of one article, made anew from the layers before them.
json candidates_of(const Report& report, const hearsay::StageContext& context) {
  Report again = report;
  again.attribution.attributions.clear();
  (void)hearsay::extract::find_attributions(again, context);
  const std::vector<hearsay::Attribution> rules = std::move(again.attribution.attributions);
  json list = json::array();
  for (const auto& one : hearsay::extract::make_candidates(again, rules)) {
    json content = json::array();
    for (const Span span : one.made.content) content.push_back(pair_of(span));
    list.push_back({{"source", pair_of(one.made.source)},
                    {"cue", pair_of(one.made.cue)},
                    {"content", content},
                    {"relays", one.made.relays},
                    {"evidence", one.evidence}});
  }
  return list;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "usage: print_candidates MODEL FILE.jsonl\n");
    return 2;
  }
  auto model = hearsay::Model::open(words[1]);
  if (!model.ok()) {
    std::fprintf(stderr, "print_candidates: %s\n", model.status().message().c_str());
    return 2;
  }
  hearsay::StageOptions options;
  options.engine = hearsay::Engine::Trained;
  options.model = model.value().get();
  const hearsay::StageContext context{options.limits, options.model};
  json names = json::array();
  for (size_t i = 0; i < hearsay::extract::kEvidence; ++i) {
    names.push_back(name_of(static_cast<hearsay::extract::Evidence>(i)));
  }
  int code = 0;
  hearsay::read_inputs(
      {words[2]}, {},
      [&](hearsay::Article&& article) {
        const auto report = hearsay::run_stages(std::move(article), options);
        if (!report.ok()) {
          std::fprintf(stderr, "print_candidates: %s\n", report.status().message().c_str());
          code = 1;
          return false;
        }
        const json out = {{"id", report->article.id},
                          {"text", report->article.text},
                          {"names", names},
                          {"candidates", candidates_of(*report, context)}};
        std::printf("%s\n", out.dump().c_str());
        return true;
      },
      [&](const hearsay::InputProblem& problem) {
        std::fprintf(stderr, "print_candidates: %s\n", problem.why.c_str());
        code = 1;
      });
  return code;
}
