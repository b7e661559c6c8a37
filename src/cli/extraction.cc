#include "cli/extraction.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "cli/knowledge_file.h"
#include "cli/ordered_work.h"
#include "show/article_view.h"

namespace hearsay::cli {
namespace {

constexpr uint32_t kMostThreads = 256;

uint64_t nanoseconds() {
  return static_cast<uint64_t>(std::chrono::steady_clock::now().time_since_epoch() /
                               std::chrono::nanoseconds(1));
}

// An article, or why there is none.
struct Incoming {
  Article article;
  InputProblem problem;
  bool is_problem = false;
};

// "wire.jsonl:17: ..." once, whether or not the sentence says where itself.
std::string sentence_for(const InputProblem& problem) {
  return problem.why.starts_with(problem.where) ? problem.why : problem.where + ": " + problem.why;
}

// Takes out statements below `least`, and references to them.
void drop_uncertain(Report& report, double least) {
  if (least <= 0) return;
  std::vector<std::string> dropped;
  std::erase_if(report.statements, [&](const Statement& statement) {
    if (statement.confidence >= least) return false;
    dropped.push_back(statement.id);
    return true;
  });
  std::sort(dropped.begin(), dropped.end());
  const auto gone = [&dropped](const std::string& id) {
    return std::binary_search(dropped.begin(), dropped.end(), id);
  };
  for (Statement& statement : report.statements) {
    if (statement.target && gone(statement.target->statement)) statement.target->statement.clear();
  }
  for (Event& event : report.events) {
    if (gone(event.statement)) event.statement.clear();
  }
}

Worked work_on(Incoming&& incoming, const Extraction& extraction,
               const std::function<void(Worked&)>& finish) {
  Worked worked;
  if (incoming.is_problem) {
    worked.status = Status(incoming.problem.kind, sentence_for(incoming.problem));
    worked.place = incoming.problem.where;
    worked.only_a_remark = !incoming.problem.skipped;
    return worked;
  }
  worked.place = incoming.article.read_from;
  worked.bytes = incoming.article.text.size();
  StageOptions options = extraction.stages;
  options.times = &worked.times;
  options.clock = extraction.stats ? nanoseconds : nullptr;
  Result<Report> report = run_stages(std::move(incoming.article), options);
  if (!report.ok()) {
    worked.status = Status(report.status().kind(), worked.place + ": " + report.status().message());
    return worked;
  }
  worked.report = std::move(report).value();
  drop_uncertain(worked.report, extraction.min_confidence);
  worked.words = words_of(worked.report);
  worked.statements = worked.report.statements.size();
  finish(worked);
  return worked;
}

void add_times(std::vector<StageTime>& sums, const std::vector<StageTime>& times) {
  for (const StageTime& time : times) {
    const auto same = std::find_if(sums.begin(), sums.end(), [&time](const StageTime& sum) {
      return sum.stage == time.stage;
    });
    if (same == sums.end()) {
      sums.push_back(time);
    } else {
      same->nanoseconds += time.nanoseconds;
    }
  }
}

}  // namespace

Result<Engine> engine_of(const Arguments& arguments) {
  if (find_flag(arguments.command(), "--engine") == nullptr) return Engine::Rules;
  std::string wanted = arguments.text("--engine");
  if (wanted.empty()) {
    const char* set = std::getenv("HEARSAY_ENGINE");
    if (set != nullptr) wanted = set;
  }
  if (wanted.empty() || wanted == "trained") return Engine::Trained;
  if (wanted == "rules") return Engine::Rules;
  return Status(StatusKind::InvalidInput,
                "$HEARSAY_ENGINE is '" + wanted + "'; it must be rules or trained");
}

Result<Extraction> extraction_from(const Arguments& arguments) {
  prepare_reading();  // while there is one thread, and neither model nor ledger in memory
  Extraction extraction;
  extraction.read.format =
      input_format(arguments.text("--input-format")).value_or(InputFormat::Auto);
  extraction.read.resume_at = arguments.number("--resume-at").value_or(0);
  extraction.read.published = arguments.text("--published");
  extraction.read.outlet = arguments.text("--outlet");
  extraction.read.title = arguments.text("--title");
  extraction.read.fetch.allow_private = arguments.has("--allow-private");
  extraction.read.fetch.contact = arguments.text("--contact");
  extraction.read.fetch.keep_bodies = !arguments.has("--no-capture");
  extraction.stages.limits = extraction.read.limits;
  extraction.stages.stop_after = arguments.text("--stop-after");
  const uint64_t processors = std::max(1u, std::thread::hardware_concurrency());
  extraction.threads = static_cast<uint32_t>(
      std::clamp<uint64_t>(arguments.number("--threads").value_or(processors), 1, kMostThreads));
  extraction.min_confidence = arguments.fraction("--min-confidence").value_or(0);
  extraction.limit = arguments.number("--limit").value_or(0);
  extraction.stats = arguments.has("--stats");
  extraction.made_by.program = "hearsay " HEARSAY_VERSION;
  const Result<Engine> engine = engine_of(arguments);
  if (!engine.ok()) return engine.status();
  const bool trained = *engine == Engine::Trained;
  extraction.stages.engine = *engine;
  extraction.made_by.engine = trained ? "trained" : "rules";

  std::string names;
  bool found = extraction.stages.stop_after.empty();
  for (const Stage& stage : stages(extraction.stages.engine)) {
    names += (names.empty() ? "" : ", ") + std::string(stage.name);
    extraction.made_by.stages.push_back({std::string(stage.name), stage.version});
    if (stage.name == extraction.stages.stop_after) {
      found = true;
      break;
    }
  }
  if (!found) {
    return Status(StatusKind::InvalidInput, "there is no stage '" + extraction.stages.stop_after +
                                                "'; the stages are " + names);
  }
  if (trained) {
    Result<OpenModel> model = open_model(arguments.text("--model"));
    if (!model.ok()) return model.status();
    extraction.model = std::move(model).value();
    extraction.stages.model = extraction.model.model.get();
    extraction.made_by.model = extraction.model.model->fingerprint();
  }
  if (arguments.has("--knowledge")) {
    Result<Knowledge> known = open_knowledge(arguments);
    if (!known.ok()) return known.status();
    extraction.knowledge = std::make_shared<const Knowledge>(std::move(known).value());
    extraction.stages.knowledge = extraction.knowledge.get();
  }
  return extraction;
}

Totals extract_all(Session& session, const std::vector<std::string>& inputs,
                   const Extraction& extraction, const std::function<void(Worked&)>& finish,
                   const std::function<bool(Worked&&)>& take) {
  Totals totals;
  const uint64_t began = nanoseconds();
  const auto produce = [&](const std::function<bool(Incoming &&)>& give) {
    bool wanted = true;
    uint64_t given = 0;
    read_inputs(
        inputs, extraction.read,
        [&](Article&& article) {
          wanted = wanted && give({std::move(article), {}, false});
          ++given;
          return wanted && (extraction.limit == 0 || given < extraction.limit);
        },
        [&](const InputProblem& problem) {
          wanted = wanted && give({{}, problem, true});
        });
  };
  const auto consume = [&](Worked&& worked) {
    if (!worked.status.ok()) {
      if (worked.only_a_remark) {
        session.say(worked.status.message());
      } else {
        session.report(worked.status.message());
      }
      return true;
    }
    ++totals.articles;
    totals.words += worked.words;
    totals.statements += worked.statements;
    add_times(totals.times, worked.times);
    return take(std::move(worked));
  };
  const Window window{.threads = extraction.threads, .items = size_t{4} * extraction.threads + 4};
  work_in_order<Incoming, Worked>(
      window, produce, [](const Incoming& incoming) { return incoming.article.text.size(); },
      [&](Incoming&& incoming) { return work_on(std::move(incoming), extraction, finish); },
      consume);
  if (session.reported > 1) {
    session.say(std::to_string(session.reported) +
                " inputs or lines could not be read; the rest was");
  }
  totals.seconds = static_cast<double>(nanoseconds() - began) / 1e9;
  return totals;
}

void print_times(const Session& session, const Totals& totals, uint32_t threads) {
  uint64_t all = 0;
  for (const StageTime& time : totals.times) all += time.nanoseconds;
  std::string out = "stage                    ms   share\n";
  char line[160];
  for (const StageTime& time : totals.times) {
    std::snprintf(
        line, sizeof line, "%-18.*s %8.1f  %4.0f %%\n", static_cast<int>(time.stage.size()),
        time.stage.data(), static_cast<double>(time.nanoseconds) / 1e6,
        all == 0 ? 0 : 100 * static_cast<double>(time.nanoseconds) / static_cast<double>(all));
    out += line;
  }
  const double stage_seconds = static_cast<double>(all) / 1e9;
  const auto words = static_cast<double>(totals.words);
  std::snprintf(line, sizeof line, "%-18s %8.1f          %.0f words/s of one thread\n", "stages",
                static_cast<double>(all) / 1e6, stage_seconds > 0 ? words / stage_seconds : 0);
  out += line;
  std::snprintf(line, sizeof line, "%-18s %8.1f          %.0f words/s with %u %s\n", "all",
                totals.seconds * 1e3, totals.seconds > 0 ? words / totals.seconds : 0, threads,
                threads == 1 ? "thread" : "threads");
  out += line;
  std::snprintf(line, sizeof line, "articles %llu, words %llu, statements %llu\n",
                static_cast<unsigned long long>(totals.articles),
                static_cast<unsigned long long>(totals.words),
                static_cast<unsigned long long>(totals.statements));
  out += line;
  (void)session;
  std::fwrite(out.data(), 1, out.size(), stderr);
}

}  // namespace hearsay::cli
