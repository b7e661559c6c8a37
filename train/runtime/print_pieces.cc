// The wordpieces of each line of standard input, for train/check_wordpiece.py: "id:begin:end" of
// each piece, bytes of the line, blanks between.
//
//   print_pieces MODEL < lines
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "hearsay/model.h"
#include "language/model_parts.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: print_pieces MODEL < lines\n");
    return 2;
  }
  const hearsay::Result<std::unique_ptr<hearsay::Model>> model = hearsay::Model::open(argv[1]);
  if (!model.ok()) {
    std::fprintf(stderr, "%s\n", model.status().message().c_str());
    return 1;
  }
  std::vector<hearsay::Piece> pieces;
  std::string line, out;
  for (uint64_t number = 1; std::getline(std::cin, line); ++number) {
    if (hearsay::first_invalid_utf8(line)) {
      std::fprintf(stderr, "line %llu is not valid UTF-8\n",
                   static_cast<unsigned long long>(number));
      return 1;
    }
    pieces.clear();
    (*model)->parts().pieces.split(line, 0, pieces);
    out.clear();
    for (const hearsay::Piece& p : pieces) {
      if (!out.empty()) out += ' ';
      out += std::to_string(p.id) + ":" + std::to_string(p.source.begin) + ":" +
             std::to_string(p.source.end);
    }
    std::cout << out << '\n';
  }
  return 0;
}
