// What the model saw of attributions, as relations: one a cue, with the source and the content that
// are linked to it, their borders mended by the reading rules (docs/reading.md).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "hearsay/report.h"

namespace hearsay::extract {

enum class Role : uint8_t { Source, Cue, Content };

// The model's probabilities by token and role, looked up by byte range.
class RoleScores {
 public:
  explicit RoleScores(const Report& report);
  // False where there is no language layer with the three roles.
  bool usable() const { return usable_; }
  // Mean and greatest probability of `role` over the tokens of `span`; 0 for an empty one.
  float mean(Span span, Role role) const;
  float most(Span span, Role role) const;
  // The tokens that begin inside `span`.
  std::pair<uint32_t, uint32_t> tokens_of(Span span) const;

 private:
  float at(uint32_t token, Role role) const;
  const Report& report_;
  uint32_t width_ = 0;
  std::array<uint32_t, 3> first_{};  // first tag of each role
  bool usable_ = false;
};

// One cue of the model. Scores are 0 to 1, 0 where the part is missing.
struct Relation {
  Span cue;
  Span source;                                               // empty where none is linked
  std::vector<Span> content;                                 // in order; may be empty
  float cue_score = 0, source_score = 0, content_score = 0;  // of the weakest token
  float source_link = 0, content_link = 0;                   // share of the link head
};

// By cue position. Linear in the spans and links.
std::vector<Relation> read_relations(const Report& report);

}  // namespace hearsay::extract
