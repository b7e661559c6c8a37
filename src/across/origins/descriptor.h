// How a report describes a source it does not name, and whether two descriptions may be of one:
// "two officials in Lowport" and "the officials, who work in the harbour ministry".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/report.h"

namespace hearsay::across {

struct Descriptor {
  std::string text;    // as worded, for people
  uint32_t count = 0;  // "four officials": 4; one person: 1; 0 where it is not told
  bool plural = false;
  bool refers = false;               // "the official", "one of them": somebody told of before
  std::string head;                  // "official"; empty: "sources", "people", "one"
  std::vector<std::string> names;    // capitalised words, folded: "lurien", "foreign"
  std::vector<std::string> belongs;  // those of the affiliation alone
  std::string country;               // ISO 3166-1 alpha-3
};

Descriptor describe(const Report& report, const Holder& holder);

// Both cannot be one source: other countries, other bodies, other walks of life.
bool conflict(const Descriptor& a, const Descriptor& b);
// The number of telling things both say alike (count, head, names); 0 where they conflict.
uint32_t likeness(const Descriptor& a, const Descriptor& b);
// Nothing in one says that it is not the other, the number of people included.
bool same_words(const Descriptor& a, const Descriptor& b);
// "Osmara" and "Osmaran", "Lurien" and "Lurienese": one is the other with another ending.
bool akin(std::string_view a, std::string_view b);

}  // namespace hearsay::across
