// The formats hearsay reads: how each is recognised, and what reads it.
//
// To add one, write its reader in a folder of its own and add a row to format_table.cc.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "read/formats.h"

namespace hearsay {

struct Format {
  InputFormat format = InputFormat::Text;
  std::string_view name;                    // of --input-format
  std::string_view title;                   // for people: "a web page"
  std::array<std::string_view, 4> endings;  // of file names, lower case; unused ones empty
  std::array<std::string_view, 8> media_types;
  // Whether `head`, the first bytes (decompressed, at least 1 KB where there are so many), begin
  // such a file. Null: not to be told by them.
  bool (*begins)(std::string_view head) = nullptr;
  // One of the two.
  DocumentReader document = nullptr;
  StreamReader stream = nullptr;
  // No parser to speak of: read in this process unless it is compressed.
  bool harmless = false;
  // The reader is given the bytes as they are in the file, for it counts compressed offsets.
  bool takes_compressed = false;
  // The reader starts a confined program of its own, which a confined process may not.
  bool starts_program = false;
};

// In the order they are tried; text, which takes what is left, is the last.
std::span<const Format> formats();

// The format of an input called `path` (its compressed ending counts for nothing) of the media type
// `content_type` ("text/html; charset=koi8-r"; empty: unknown) that begins with `head`. An ending
// or media type of one format alone decides; where several share it (.xml, .json) the first
// whose bytes fit, else the last; where there is neither, the first whose bytes fit, else text.
const Format& format_of(std::string_view path, std::string_view content_type,
                        std::string_view head);
const Format& format_of(InputFormat format);

// Whether files called so are taken when a folder is read.
bool has_known_ending(std::string_view path);
// ".txt .text .md ...": for messages and docs.
std::string known_endings();

}  // namespace hearsay
