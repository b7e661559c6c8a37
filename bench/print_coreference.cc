// Prints what coreference compares, for train/coreference.py.
//
//   print_coreference MODEL < treebank.conllu
//
//   out, in 16-bit little-endian numbers, for each document: how many mentions; for each of them:
//   first word, end word, how many features it has alone, these, how many candidates; for each
//   of them: its mention, how many features, these
#include <cstdio>
#include <span>
#include <string>

#include "extract/coreference/antecedents.h"
#include "hearsay/model.h"
#include "io/env.h"
#include "language/analyse.h"
#include "language/conllu_reader.h"

namespace {

void put(size_t number) {
  const unsigned char bytes[2] = {static_cast<unsigned char>(number),
                                  static_cast<unsigned char>(number >> 8)};
  std::fwrite(bytes, 1, sizeof bytes, stdout);
}

void put_all(std::span<const uint32_t> numbers) {
  put(numbers.size());
  for (const uint32_t number : numbers) put(number);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("print_coreference: give one model file\n", stderr);
    return 2;
  }
  const auto model = hearsay::Model::open(argv[1]);
  if (!model.ok()) {
    std::fprintf(stderr, "print_coreference: %s\n", model.status().message().c_str());
    return 1;
  }
  const auto source = hearsay::Env::real().open("-");
  if (!source.ok()) return 1;
  hearsay::ConlluReader reader(**source, "standard input");
  hearsay::ConlluDocument document;
  const hearsay::Limits limits;
  for (;;) {
    const auto more = reader.next(document, [](const std::string& why) {
      std::fprintf(stderr, "print_coreference: %s\n", why.c_str());
    });
    if (!more.ok() || !*more) break;
    hearsay::Report& report = document.report;
    (void)hearsay::analyse_language(report, {limits, model->get()});
    const auto all = hearsay::extract::referring_of(report);
    hearsay::extract::PairFeatures features(report, all);
    hearsay::extract::Candidates candidates(all);
    put(all.size());
    for (uint32_t i = 0; i < all.size(); ++i) {
      put(all[i].first);
      put(all[i].end);
      put_all(features.alone(i));
      const auto before = candidates.before(i);
      put(before.size());
      for (const uint32_t earlier : before) {
        put(earlier);
        put_all(features.pair(i, earlier));
      }
    }
  }
  return 0;
}
