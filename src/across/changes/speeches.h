// Statements as somebody's word at a time: what changes and drift are read from.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "across/claims/features.h"
#include "across/origins/testimony.h"

namespace hearsay::across {

struct Speech {
  uint32_t index = 0;  // into the statements given
  const Report* report = nullptr;
  uint32_t place = 0;
  std::optional<Relation> to_claim;
  Polarity side = Polarity::Positive;
  Testimony told;
  const ClaimFeatures* features = nullptr;
  std::string who;    // key of a named holder, or empty
  std::string name;   // for people
  std::string state;  // the state it belongs to or is, folded; empty where none is told
  std::string state_name;
  std::string said;            // ISO 8601: when it was said, else when it was published
  bool dated = false;          // the report tells when it was said
  bool reported_deed = false;  // others say that the holder did it

  const Statement& statement() const { return report->statements[place]; }
};

// Owns what the speeches point at.
struct Speeches {
  std::vector<Speech> all;  // by publication, article, place; each statement once
  std::unique_ptr<Identity> identity;
  std::map<std::string, std::vector<ClaimFeatures>> features;  // by article
};

// At most 20,000 statements, the earliest.
Speeches read_speeches(const std::vector<const Member*>& statements,
                       const std::vector<ActorAlias>& aliases, const Knowledge& known);

// Share of the weight of the telling words of the one with fewer that both have; 0 to 1.
double shared_words(const ClaimFeatures& a, const ClaimFeatures& b);
// The same share of the one with more.
double common_words(const ClaimFeatures& a, const ClaimFeatures& b);
// The weight of the words both have.
double shared_weight(const ClaimFeatures& a, const ClaimFeatures& b);

StatementRef ref_to(const Speech& speech);

}  // namespace hearsay::across
