// Whether two articles share text, how, which passages, and who had it first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "across/copies/credits.h"
#include "across/words.h"
#include "hearsay/across.h"
#include "hearsay/article.h"

namespace hearsay::across {

// An article made ready for alignment. Keeps a pointer to the article, which must outlive it.
struct CopyText {
  const Article* article = nullptr;
  std::vector<Word> words;
  std::vector<bool> quoted;  // one a word: inside quotation marks
};
CopyText copy_text(const Article& article);

// Nullopt where the two share too little. Otherwise: the relation, told of the later one; the
// score: the share of the shorter one's words that stand in the other, in runs of the same words;
// the passages, `first` of a and `second` of b, in the order of a, at most kMaxPassages (the
// longest); `credit` of the later one where it credits the earlier one's outlet. Verbatim, Edited,
// Abridged and Revision are copies; SharesPassage and SharesQuotation are not. Linear in both
// texts.
inline constexpr size_t kMaxPassages = 64;
std::optional<Link> compare_copies(const CopyText& a, const CopyText& b);

enum class Earlier : uint8_t { Unknown, First, Second };
struct Precedence {
  Earlier earlier = Earlier::Unknown;
  std::string basis;  // a clause: "published 2026-03-04, the other 2026-03-05"
};
// Who had it first, by the times of publication; where they do not tell, by a credit line.
Precedence who_was_earlier(const Article& a, const Article& b);

bool is_copy(Relation relation);

}  // namespace hearsay::across
