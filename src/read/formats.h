// The formats a report may arrive in, each read by one pure function.
//
// A document format (a web page, a feed, a wire item, a letter) is read whole from memory; a stream
// format (an archive, a mailbox) piece by piece in bounded memory. Neither opens a file or a socket:
// they run in the sandboxed child, which has no rights to.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "hearsay/read.h"

namespace hearsay {

class ByteSource;  // io/env.h

// `take` returns false to stop; `problem` hears of each thing that could not be read.
using TakeArticle = std::function<bool(Article&&)>;
using HearProblem = std::function<void(const InputProblem&)>;

struct DocumentInput {
  std::string_view bytes;    // as captured, decompressed; not owned
  std::string name;          // what messages call it: a path, "crawl.warc.gz:81220", a URL
  std::string url;           // where it was fetched from; empty: unknown
  std::string content_type;  // value of the HTTP header, "text/html; charset=koi8-r"; empty: unknown
};

struct StreamInput {
  std::string name;
  // Byte offset to begin at, as an earlier run reported it. The source still begins with the
  // file's first byte.
  uint64_t resume_at = 0;
  // So many records from there on are passed over: one of them crashed the reader before.
  uint64_t pass_over = 0;
  // If set, call it before each record: with the offset to resume at, and how many records have
  // been begun since that offset (0 for one right there). A crash then costs one record; without
  // it, the rest of the input.
  std::function<void(uint64_t resume_at, uint64_t records_before)> begins;
};

using DocumentReader = void (*)(const DocumentInput&, const ReadOptions&, const TakeArticle&,
                                const HearProblem&);
using StreamReader = void (*)(ByteSource&, const StreamInput&, const ReadOptions&,
                              const TakeArticle&, const HearProblem&);

}  // namespace hearsay
