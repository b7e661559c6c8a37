#include "language/entity_spans.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 20> kOutside = {
    "advcl", "advmod", "appos",     "aux",        "case", "cc",   "cc:preconj",
    "conj",  "cop",    "csubj",     "dep",        "discourse",    "dislocated",
    "expl",  "list",   "nsubj",     "orphan",     "parataxis",    "reparandum", "vocative"};

uint32_t index_of(const std::vector<std::string>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? 0xffffffffu : static_cast<uint32_t>(found - names.begin());
}

}  // namespace

bool is_outside_mention(std::string_view deprel) {
  return std::find(kOutside.begin(), kOutside.end(), deprel) != kOutside.end();
}

EntitySpans::EntitySpans(const std::vector<std::string>& deprels,
                         const std::vector<std::string>& upos)
    : punctuation_(index_of(upos, "PUNCT")),
      proper_noun_(index_of(upos, "PROPN")),
      case_(index_of(deprels, "case")) {
  for (const std::string& deprel : deprels) outside_.push_back(is_outside_mention(deprel));
}

void EntitySpans::read(std::span<const WordAnalysis> words, uint32_t first) {
  words_ = words;
  first_ = first;
  asked_.assign(words.size(), 0);
  answer_.assign(words.size(), false);
}

// Every word passed on the way up to `head` gets its answer, so no way is gone twice.
bool EntitySpans::inside(uint32_t word, uint32_t head) {
  const auto size = static_cast<uint32_t>(words_.size());
  path_.clear();
  bool found = false;
  for (uint32_t at = word; path_.size() <= size;) {
    if (asked_[at] == head + 1) {
      found = answer_[at];
      break;
    }
    path_.push_back(at);
    const uint32_t up = words_[at].head - first_;
    if (words_[at].head == WordAnalysis::kRoot || up >= size) break;
    if (up == head) {
      const uint16_t deprel = words_[at].deprel;
      const bool possessive = deprel == case_ && at > head;  // 's
      found = deprel >= outside_.size() || !outside_[deprel] || possessive;
      break;
    }
    at = up;
  }
  for (const uint32_t passed : path_) {
    asked_[passed] = head + 1;
    answer_[passed] = found;
  }
  return found;
}

EntitySpans::Range EntitySpans::find(uint32_t head) {
  const auto size = static_cast<uint32_t>(words_.size());
  const uint32_t middle = head - first_;
  uint32_t begin = middle, end = middle + 1;
  while (begin > 0 && inside(begin - 1, middle)) --begin;
  while (end < size && inside(end, middle)) ++end;
  while (begin < middle && words_[begin].upos == punctuation_) ++begin;
  while (end > middle + 1 && words_[end - 1].upos == punctuation_) --end;
  return {first_ + begin, first_ + end};
}

}  // namespace hearsay
