// The way of the data as a table: each stage appends one layer to a Report.
//
//   Result<Report> report = run_stages(std::move(article), options);
//
// run_stages is pure: the same article, options and model give the same report, on any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/limits.h"
#include "hearsay/report.h"
#include "hearsay/status.h"

namespace hearsay {

class Knowledge;  // hearsay/knowledge.h
class Model;      // hearsay/model.h

// Which extractor finds the statements.
enum class Engine : uint8_t { Rules, Trained };

struct StageContext {
  const Limits& limits;
  const Model* model = nullptr;  // not owned; null: stages that need one are skipped
  const Knowledge* knowledge = nullptr;  // not owned; null: actors keep ids made of their names
};

struct Stage {
  std::string_view name;    // "text", "quotations", ...: what --stop-after takes
  uint32_t version;         // raised when its output changes
  std::string_view reads;   // layers it needs, space separated
  std::string_view writes;  // layers it appends
  std::string_view does;    // one line for `hearsay stages`
  Status (*run)(Report&, const StageContext&);
};

// The stages of an engine, in order. Static storage.
std::span<const Stage> stages(Engine engine);

struct StageTime {
  std::string_view stage;
  uint64_t nanoseconds = 0;
};

struct StageOptions {
  Engine engine = Engine::Rules;  // Trained needs a model
  Limits limits;
  const Model* model = nullptr;   // not owned
  const Knowledge* knowledge = nullptr;  // not owned; null: Knowledge::built_in()
  std::string stop_after;         // name of the last stage to run; empty: all
  uint64_t (*clock)() = nullptr;  // nanoseconds, monotonic; null: no timing (keeps it pure)
  std::vector<StageTime>* times = nullptr;  // appended to where clock is set; not owned
};

// Runs the stages over `article`. Errors: InvalidInput for an unknown stop_after (lists the names)
// and for the trained engine without a model,
// Limit where a limit has no way to read on; Internal where a stage left broken layers
// (check_layers runs after each stage in builds with HEARSAY_CHECK_LAYERS).
Result<Report> run_stages(Article article, const StageOptions& options);

// Internal with the first thing wrong in the layers before the statements: tokens in order and
// inside the text, each in one sentence, each of those in one paragraph, attributions that point
// into the text. Statements themselves: check_report of hearsay/record.h.
Status check_layers(const Report& report);

// A sentence on the first stage that reads what no earlier one writes; Ok if there is none.
Status check_stage_table(std::span<const Stage> table);

}  // namespace hearsay
