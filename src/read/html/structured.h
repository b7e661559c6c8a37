// What schema.org's JSON-LD in a page says of its report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay::html {

// One article it speaks of; what it does not say is empty.
struct Story {
  std::string headline, published, outlet, url, language;
  std::vector<std::string> authors;
  std::string body;  // articleBody: text, or HTML as some give it
};

// The articles in one <script type="application/ld+json">: at its top, in arrays, in @graph or
// deeper (mainEntity of a page). Comments and CDATA around it, line ends inside strings and commas
// too many are mended; what is no JSON even then says nothing. Looks at 100,000 values at most.
std::vector<Story> stories_in(std::string_view json);

}  // namespace hearsay::html
