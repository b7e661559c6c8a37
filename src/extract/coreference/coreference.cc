#include "extract/coreference/coreference.h"

#include "extract/coreference/antecedents.h"

namespace hearsay::extract {

Status find_coreference(Report& report, const StageContext&) {
  constexpr size_t kMostMentions = 50'000;  // an article has hundreds
  const size_t mentions = report.language.entities.size();
  if (mentions > kMostMentions) {
    report.notes.push_back({"coreference", "The article has " + std::to_string(mentions) +
                                               " mentions of entities, more than the " +
                                               std::to_string(kMostMentions) +
                                               " that are compared; they were left apart."});
    return Status::Ok();
  }
  const std::vector<Referring> all = referring_of(report);
  report.coreference.first = link_mentions(report, all);
  return Status::Ok();
}

}  // namespace hearsay::extract
