// Credit lines: whose text an article says it prints, or who helped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/article.h"
#include "hearsay/span.h"

namespace hearsay::across {

enum class CreditKind : uint8_t {
  Dateline,     // "LOWPORT (AP) -", "(Reuters) -": the text is theirs
  Byline,       // the byline names an agency
  Source,       // "Source: Meridian", "Originally published by ..."
  Contributed,  // "Reuters contributed to this report"
  Copyright,    // "(c) 2026 Meridian"
};

struct Credit {
  CreditKind kind = CreditKind::Source;
  std::string name;  // of the credited outlet, as worded
  Span span;         // of Article::text, the whole line or mark; empty for a byline of the metadata
};

// In the order of the text. Looks at the first and last paragraphs only.
std::vector<Credit> credits_of(const Article& article);

// Whether both words name one outlet: "AP" and "The Associated Press", "www.reuters.com" and
// "Reuters".
bool same_outlet(std::string_view a, std::string_view b);

}  // namespace hearsay::across
