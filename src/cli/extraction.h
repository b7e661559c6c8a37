// From inputs to reports, as `read` and `add` share it: flags, threads, times, messages.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "across/article_features.h"
#include "cli/arguments.h"
#include "cli/model_file.h"
#include "cli/session.h"
#include "hearsay/knowledge.h"
#include "hearsay/read.h"
#include "hearsay/record.h"
#include "hearsay/stage.h"

namespace hearsay::cli {

struct Extraction {
  ReadOptions read;
  StageOptions stages;  // its model is model.model
  OpenModel model;      // of the trained engine
  std::shared_ptr<const Knowledge> knowledge;  // with the user's entries; null: the built-in
  uint32_t threads = 1;
  double min_confidence = 0;
  uint64_t limit = 0;  // articles; 0: all
  bool stats = false;
  MadeBy made_by;
};

// What finds the statements: --engine, else $HEARSAY_ENGINE, else the trained engine. Rules for a
// command without that flag, which finds none. Error: InvalidInput for another word in the variable.
Result<Engine> engine_of(const Arguments& arguments);

// From the flags of a command, those of them it has. Errors: InvalidInput for a stage that there is
// not; what open_model says where the trained engine is asked for.
Result<Extraction> extraction_from(const Arguments& arguments);

// One article, worked on.
struct Worked {
  Status status;  // of the stages; the report is empty where they failed
  bool only_a_remark =
      false;          // `status` tells of a field that was left out, nothing is missing else
  std::string place;  // where it was read from
  Report report;
  uint64_t bytes = 0, words = 0;
  uint64_t statements = 0;
  std::string text;  // what `finish` made of it
  across::ArticleFeatures features;  // likewise, where it is to be linked
  std::vector<StageTime> times;
};

struct Totals {
  uint64_t articles = 0, words = 0, statements = 0;
  std::vector<StageTime> times;  // summed, in the order of the stages
  double seconds = 0;            // by the clock on the wall
};

// Reads `inputs` and takes each article through the stages on extraction.threads threads. `finish`
// runs on those threads (so it must not share anything) and may turn the report into text; `take`
// runs on the calling thread in the order of the inputs and answers false to stop. What cannot be
// read or worked on is reported on standard error, in its place, and the rest goes on.
Totals extract_all(Session& session, const std::vector<std::string>& inputs,
                   const Extraction& extraction, const std::function<void(Worked&)>& finish,
                   const std::function<bool(Worked&&)>& take);

// Time per stage and words per second, on standard error.
void print_times(const Session& session, const Totals& totals, uint32_t threads);

}  // namespace hearsay::cli
