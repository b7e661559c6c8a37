// Mentions of entities, named or not, off a tree: a head word and what hangs on it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/language.h"

namespace hearsay {

// True for relations by which a word does not belong to the mention of its governor: it says
// something of the mention or stands beside it ("aux", "appos", "conj", ...).
bool is_outside_mention(std::string_view deprel);

// Finds the spans of mentions in one tree after the other; keeps its room between them.
class EntitySpans {
 public:
  // `names` are those of WordAnalysis::deprel and ::upos.
  EntitySpans(const std::vector<std::string>& deprels, const std::vector<std::string>& upos);

  // The tree of words [first, first + words.size()), whose heads count from the same 0 as `first`.
  // `words` must outlive the calls of find.
  void read(std::span<const WordAnalysis> words, uint32_t first);

  struct Range {
    uint32_t first_token = 0, end_token = 0;
  };
  // The longest run of words without a gap that holds `head` and hangs on it by relations inside
  // mentions or by "case" behind its governor ('s), without punctuation at its edges. Cost: linear in the words of the tree, and seldom
  // more than the run.
  Range find(uint32_t head);
  bool is_proper_noun(uint32_t token) const { return words_[token - first_].upos == proper_noun_; }

 private:
  bool inside(uint32_t word, uint32_t head);

  std::vector<bool> outside_;  // by deprel
  uint32_t punctuation_ = 0xffffffffu, proper_noun_ = 0xffffffffu;  // of upos
  uint32_t case_ = 0xffffffffu;                                     // of deprel
  std::span<const WordAnalysis> words_;
  uint32_t first_ = 0;
  std::vector<uint32_t> asked_;  // of a word: the head it was last asked for, plus one
  std::vector<bool> answer_;     // whether it is inside of that one
  std::vector<uint32_t> path_;
};

}  // namespace hearsay
