// One input, whatever its format and compression, to articles.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "read/format_table.h"

namespace hearsay {

// What is known of an input besides its bytes.
struct SourceInput {
  std::string name;          // for messages: the path, "standard input", a URL
  std::string path;          // its ending tells the format; empty: there is none
  std::string url;           // where it was fetched from; empty: unknown
  std::string content_type;  // value of the HTTP header; empty: unknown
  uint64_t pass_over = 0;    // as StreamInput
  std::function<void(uint64_t, uint64_t)> begins;
  // Opens the input once more from its first byte, to go on behind a record that crashed the
  // reader; null where it cannot be (standard input).
  std::function<Result<std::unique_ptr<ByteSource>>()> reopen;
};

// Finds the format (options.format, else format_of), decompresses and reads `source`, all in this
// process. Whatever cannot be read goes to `problem`, in sentences that name the input.
void read_source(ByteSource& source, const SourceInput& input, const ReadOptions& options,
                 const TakeArticle& take, const HearProblem& problem);

// The same, but what needs a parser is read in a confined child process (sandbox/), as
// options.confinement says. The URL fetcher and read_inputs call this one.
void read_confined(ByteSource& source, const SourceInput& input, const ReadOptions& options,
                   const TakeArticle& take, const HearProblem& problem);

// The first bytes of `source`, enough to tell the format by; less only at its end, or where they
// plainly are lines of JSON that somebody sends one by one. Error: Io.
Result<std::string> read_head(ByteSource& source);

// What format_of says of the bytes behind `head`, looked at through their compression.
const Format& format_behind(const SourceInput& input, const ReadOptions& options,
                            std::string_view head);

}  // namespace hearsay
