#include "extract/rules_stages.h"

#include <array>

#include "extract/attributions.h"
#include "extract/cues.h"
#include "extract/quotations.h"
#include "extract/statements.h"
#include "extract/times.h"

namespace hearsay {

std::span<const Stage> rules_stages() {
  static constexpr std::array<Stage, 5> kStages = {{
      extract::kTimesStage,
      {"quotations", 1, "text", "quotations", "pairs quotation marks", extract::find_quotations},
      {"cues", 1, "text", "cues", "finds words that attribute", extract::find_cues},
      {"attributions", 1, "text quotations", "attributions", "links source, cue and content",
       extract::find_attributions},
      {"statements", 1, "text times quotations attributions", "statements actors",
       "builds chains, acts and holders", extract::make_statements},
  }};
  return kStages;
}

}  // namespace hearsay
