#include "extract/trained_stages.h"

#include <vector>

#include "extract/coreference/coreference.h"
#include "extract/rules_stages.h"
#include "extract/trained_attributions.h"
#include "language/analyse.h"

namespace hearsay {
namespace {

constexpr Stage kLanguage = {"language",
                             1,
                             "text",
                             "language",
                             "tags, trees, mentions, spans and vectors, by the model",
                             analyse_language};
constexpr Stage kCoreference = {"coreference",
                                1,
                                "text language",
                                "coreference",
                                "finds which mentions are one entity",
                                extract::find_coreference};
constexpr Stage kAttributions = {"attributions",
                                 2,
                                 "text language quotations cues",
                                 "attributions",
                                 "links source, cue and content by model and rules together",
                                 extract::find_attributions_trained};

// The rules' stages, with the model before the first that may use it and with a way of its own to
// find attributions.
std::vector<Stage> make_table() {
  std::vector<Stage> table;
  for (const Stage& stage : rules_stages()) {
    if (stage.name == "quotations") table.insert(table.end(), {kLanguage, kCoreference});
    table.push_back(stage.name == kAttributions.name ? kAttributions : stage);
  }
  return table;
}

}  // namespace

std::span<const Stage> trained_stages() {
  static const std::vector<Stage> table = make_table();
  return table;
}

}  // namespace hearsay
