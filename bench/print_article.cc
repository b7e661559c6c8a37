// Prints what hearsay makes of web pages, for the measure "html" of bench/accuracy.
//
//   print_article PAGE...   a line of JSON each: {"title": "...", "byline": "...", "published":
//                           "...", "outlet": "...", "url": "...", "language": "...",
//                           "blocks": [{"kind": "paragraph", "text": "..."}]}; null for a page
//                           without a report
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "read/html/html.h"

namespace {

using nlohmann::json;

const char* name_of(hearsay::BlockKind kind) {
  constexpr const char* kNames[] = {"paragraph",  "heading", "list item",
                                    "blockquote", "caption", "embedded post"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 1; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "print_article: cannot open %s\n", arguments[i]);
      return 1;
    }
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    hearsay::DocumentInput input;
    input.bytes = bytes;
    input.name = arguments[i];
    json out;
    hearsay::read_html(
        input, {},
        [&](hearsay::Article&& a) {
          out = {{"title", a.title},       {"byline", a.byline}, {"published", a.published},
                 {"outlet", a.outlet},     {"url", a.url},       {"language", a.language},
                 {"blocks", json::array()}};
          for (const hearsay::Block& block : a.blocks) {
            out["blocks"].push_back(
                {{"kind", name_of(block.kind)}, {"text", std::string(block.span.of(a.text))}});
          }
          return true;
        },
        [](const hearsay::InputProblem& problem) {
          std::fprintf(stderr, "%s\n", problem.why.c_str());
        });
    std::cout << out.dump() << '\n';
  }
  return 0;
}
