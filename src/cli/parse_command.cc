// hearsay parse: tags, trees and names as CoNLL-U or JSON, from reports or from CoNLL-U.
#include <chrono>
#include <optional>

#include "cli/extraction.h"
#include "cli/ordered_work.h"
#include "extract/coreference/coreference.h"
#include "language/analyse.h"
#include "language/analysis_json.h"
#include "language/conllu.h"

namespace hearsay::cli {
namespace {

struct Models {
  OpenModel first;
  std::optional<OpenModel> second;
  std::string fingerprint;
};

Result<Models> models_from(const Arguments& arguments) {
  Result<OpenModel> first = open_model(arguments.text("--model"));
  if (!first.ok()) return first.status();
  Models models{std::move(first).value(), std::nullopt, {}};
  models.fingerprint = models.first.model->fingerprint();
  if (arguments.has("--second")) {
    Result<OpenModel> second = open_model(arguments.text("--second"));
    if (!second.ok()) return second.status();
    models.second = std::move(second).value();
  }
  return models;
}

// Fills report.language by the first model; gives what the second says of the same tokens.
std::optional<LanguageLayer> analyse(Report& report, const Models& models, const Limits& limits) {
  std::optional<LanguageLayer> other;
  if (models.second) {
    (void)analyse_language(report, {limits, models.second->model.get()});
    other = std::exchange(report.language, {});
    report.notes.clear();  // the first model will say it again
  }
  (void)analyse_language(report, {limits, models.first.model.get()});
  (void)extract::find_coreference(report, {limits});
  return other;
}

// One part of a CoNLL-U file, or why there is none.
struct Given {
  ConlluDocument document;
  std::string problem;
};

int parse_conllu(Session& session, const Arguments& arguments, const Extraction& extraction,
                 const Models& models, bool json) {
  uint64_t words = 0;
  const auto produce = [&](const std::function<bool(Given&&)>& give) {
    for (const std::string& path : arguments.operands()) {
      const std::string name = path == "-" ? "standard input" : path;
      bool wanted = true;
      Result<std::unique_ptr<ByteSource>> source = Env::real().open(path);
      if (!source.ok()) {
        if (!give({{}, source.status().message()})) return;
        continue;
      }
      ConlluReader reader(**source, name);
      ConlluDocument document;
      for (;;) {
        const Result<bool> more = reader.next(
            document, [&](const std::string& why) { wanted = wanted && give({{}, why}); });
        if (!more.ok()) wanted = wanted && give({{}, more.status().message()});
        if (!more.ok() || !*more || !wanted) break;
        wanted = give({std::move(document), {}});
      }
      if (!wanted) return;
    }
  };
  const auto work = [&](Given&& given) {
    Worked worked;
    if (!given.problem.empty()) {
      worked.status = Status(StatusKind::InvalidInput, given.problem);
      return worked;
    }
    Report& report = given.document.report;
    const std::optional<LanguageLayer> other =
        analyse(report, models, extraction.stages.limits);
    const LanguageLayer* second = other ? &*other : nullptr;
    worked.words = report.text.tokens.size();
    worked.text = json ? analysis_json(report, models.fingerprint, second) + "\n"
                       : to_conllu(given.document, second);
    return worked;
  };
  const auto consume = [&](Worked&& worked) {
    if (!worked.status.ok()) {
      session.report(worked.status.message());
      return true;
    }
    words += worked.words;
    return session.out.write(worked.text);
  };
  const Window window{.threads = extraction.threads, .items = size_t{2} * extraction.threads + 2};
  work_in_order<Given, Worked>(
      window, produce,
      [](const Given& given) { return given.document.report.article.text.size() * 16; }, work,
      consume);
  return session.exit_code(words != 0);
}

}  // namespace

int run_parse(Session& session, const Arguments& arguments) {
  Result<Extraction> extraction = extraction_from(arguments);
  if (!extraction.ok()) {
    session.say("parse: " + extraction.status().message());
    return kUsage;
  }
  const Result<Models> models = models_from(arguments);
  if (!models.ok()) {
    session.say("parse: " + models.status().message());
    return kUsage;
  }
  const bool json = arguments.has("--json") || arguments.text("--format") == "json";
  if (arguments.text("--from") == "conllu") {
    return parse_conllu(session, arguments, *extraction, *models, json);
  }
  extraction->stages.stop_after = "text";
  const auto finish = [&](Worked& worked) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point began = Clock::now();
    const std::optional<LanguageLayer> other =
        analyse(worked.report, *models, extraction->stages.limits);
    if (extraction->stats) {
      const std::chrono::nanoseconds took = Clock::now() - began;
      worked.times.push_back({"language", static_cast<uint64_t>(took.count())});
    }
    const LanguageLayer* second = other ? &*other : nullptr;
    worked.text = json ? analysis_json(worked.report, models->fingerprint, second) + "\n"
                       : to_conllu(worked.report, second);
    worked.report = {};
  };
  const Totals totals =
      extract_all(session, arguments.operands(), *extraction, finish,
                  [&](Worked&& worked) { return session.out.write(worked.text); });
  session.out.flush();
  if (extraction->stats) print_times(session, totals, extraction->threads);
  return session.exit_code(totals.words != 0);
}

}  // namespace hearsay::cli
