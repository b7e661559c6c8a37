// Countries as news writes them: names, demonyms, and the capital that stands for the government.
#pragma once

#include <span>
#include <string_view>

namespace hearsay::extract {

struct Country {
  std::string_view code;      // ISO 3166-1 alpha-3
  std::string_view name;      // "Saudi Arabia"
  std::string_view demonyms;  // single words, space separated: "Saudi Saudis"
  std::string_view aliases;   // other names, separated by '|': "US|U.S.|America"
  std::string_view capital;   // the seat that stands for the government: "Riyadh"
};

std::span<const Country> countries();

// The country a name, alias, demonym or (where `seats`) a capital names, exact case; nullptr if
// none.
const Country* find_country(std::string_view text, bool seats = false);

}  // namespace hearsay::extract
