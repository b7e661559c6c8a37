// One published report, as text with what is known about it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hearsay/span.h"

namespace hearsay {

struct Capture;  // hearsay/capture.h

// What a stretch of the text was in the page it came from.
enum class BlockKind : uint8_t {
  Paragraph,
  Heading,    // inside the body; the headline is Article::title
  ListItem,
  BlockQuote,
  Caption,       // of a picture, chart or film
  EmbeddedPost,  // somebody's post on another site, shown in the page
};

struct Block {
  Span span;  // into Article::text, without the line ends around it
  BlockKind kind = BlockKind::Paragraph;
};

// Unknown metadata is the empty string; nothing is ever guessed.
struct Article {
  // "a:" and 16 hexadecimal digits of the SHA-256 over text and metadata (see identify in
  // hearsay/read.h): the same report read twice has the same id, the same text from two outlets two
  // ids.
  std::string id;
  // The report exactly as it was read: decoded to UTF-8, CR LF turned into LF, nothing else changed
  // (an inline header stays part of it). Always valid UTF-8. Spans of all layers point into it.
  std::string text;
  // The part of `text` that is the report itself: everything after a recognised header.
  Span body;
  // SHA-256 of `text`, 64 hexadecimal digits.
  std::string sha256;
  // The blocks of `body` in order, for formats that mark them; empty for plain text.
  std::vector<Block> blocks;
  // The id the input gave ("id" of a JSON line); not interpreted.
  std::string source_id;
  // ISO 8601: "2026-03-04", or with a time "2026-03-04T17:20:00Z".
  std::string published;
  std::string outlet;
  std::string title;
  std::string byline;
  std::string url;
  // BCP 47, as given ("en").
  std::string language;
  // Where it was read from, for messages: a path, "wire.jsonl:17" or "standard input".
  std::string read_from;
  // What it was read out of, where it was fetched from the web; else null. The ledger keeps both;
  // the id does not depend on it.
  std::shared_ptr<const Capture> capture;
};

}  // namespace hearsay
