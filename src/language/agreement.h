// Where two models read the same tokens alike. Two models that were trained apart seldom make the
// same mistake, so what both say is more certain than the score of either.
#pragma once

#include <cstdint>

#include "hearsay/language.h"

namespace hearsay {

struct Agreement {
  bool upos = false;
  bool head = false;
  bool deprel = false;  // of the same head
  bool whole() const { return upos && head && deprel; }
};

// What `a` and `b` say of token `t`, by the names of their labels (two models may number them
// differently). Both layers must belong to the same text layer and have words.
inline Agreement agreement_of(const LanguageLayer& a, const LanguageLayer& b, uint32_t t) {
  const WordAnalysis& one = a.words[t];
  const WordAnalysis& two = b.words[t];
  const auto same = [](const std::vector<std::string>& names, uint16_t index,
                       const std::vector<std::string>& others, uint16_t other) {
    return index < names.size() && other < others.size() && names[index] == others[other];
  };
  Agreement found;
  found.upos = same(a.upos_names, one.upos, b.upos_names, two.upos);
  found.head = one.head == two.head;
  found.deprel = found.head && same(a.deprel_names, one.deprel, b.deprel_names, two.deprel);
  return found;
}

}  // namespace hearsay
