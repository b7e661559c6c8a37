// What of an article finds the others that may share text with it: the smallest hashes of its
// three-word shingles (of an abridgement that keeps three in ten of them, three in ten are still
// among the smallest of the whole), and those of its longer quotations.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "across/words.h"
#include "hearsay/article.h"
#include "hearsay/status.h"

namespace hearsay::across {

struct CopyFeatures {
  uint32_t words = 0;  // of the body
  // Of the folded words in order: the same for the same text with other blanks, case or marks.
  uint64_t text_hash = 0;
  std::vector<uint64_t> shingles;    // kept hashes, ascending, without doubles
  std::vector<uint64_t> quotations;  // likewise, two of each quotation of kQuotationWords or more
  friend bool operator==(const CopyFeatures&, const CopyFeatures&) = default;
};

// Linear in the article; reads at most its first kCopyBytes.
inline constexpr uint32_t kCopyBytes = 4u << 20;
inline constexpr uint32_t kQuotationWords = 6;
CopyFeatures copy_features(const Article& article);
// That part of it: the body, cut off after kCopyBytes.
Span comparable_part(const Article& article);

// As bytes and back. Error of unpack: Corrupt for what pack did not write, or another version.
std::string pack(const CopyFeatures& features);
Result<CopyFeatures> unpack_copy_features(std::string_view bytes);

// Articles are compared that share kSharedCopyKeys keys. Ascending, without doubles, at most
// kMaxCopyKeys. See crowded_keys.h for keys that very many share.
inline constexpr size_t kMaxCopyKeys = 96;
inline constexpr uint32_t kSharedCopyKeys = 2;
std::vector<uint64_t> copy_keys(const CopyFeatures& features);

}  // namespace hearsay::across
