// What speaks for and against two mentions being one entity, as hashed features of a log-linear
// ranking of antecedents.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/coreference/referring.h"

namespace hearsay::extract {

constexpr uint32_t kFeatureBits = 14;

class PairFeatures {
 public:
  PairFeatures(const Report& report, std::span<const Referring> all);

  // Of `later` and an earlier mention, indices into all. Valid until the next call.
  std::span<const uint32_t> pair(uint32_t later, uint32_t earlier);
  // Of `later` being the first of its entity.
  std::span<const uint32_t> alone(uint32_t later);

 private:
  void add(uint32_t kind, uint32_t value);
  void add_for_form(uint32_t kind, uint32_t value);
  void words_of(const Referring& b, const Referring& a);
  void places_of(const Referring& b, const Referring& a);

  const Report& report_;
  std::span<const Referring> all_;
  std::vector<uint32_t> seen_before_;  // mentions before it with the same head or last name
  std::vector<uint32_t> features_;
  uint32_t form_b_ = 0, form_a_ = 0;
};

}  // namespace hearsay::extract
