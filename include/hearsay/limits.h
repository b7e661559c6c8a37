// What hearsay is willing to spend on one input. Running into a limit is a normal outcome: either
// a Status of kind Limit, or a Note on the report where the input was split and read on.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hearsay {

struct Limits {
  // Largest article text, in bytes of UTF-8; a larger one is refused (StatusKind::Limit).
  size_t max_article_bytes = 32u << 20;
  // Longest line of a JSON Lines file, in bytes; a longer one is skipped and named.
  size_t max_line_bytes = 64u << 20;
  // Longest token, in bytes; a longer run of letters is split there and noted.
  uint32_t max_token_bytes = 1024;
  // Longest sentence, in tokens; a longer one is split there and noted.
  uint32_t max_sentence_tokens = 400;
  // Most statements kept of one article; further ones are dropped and noted.
  uint32_t max_statements = 20000;
  // Most hops of one chain.
  uint32_t max_hops = 8;
  // Of a web page: how deep elements nest (deeper ones are put beside each other), and how many
  // elements and runs of text are looked at; what comes after them is not read, and said so.
  uint32_t max_page_depth = 256;
  uint32_t max_page_nodes = 1'000'000;
};

}  // namespace hearsay
