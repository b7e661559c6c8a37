// The parent's side of reading one input in a child: gives it bytes, checks what comes back, and
// ends it when it takes too much.
#pragma once

#include <cstdint>
#include <string>

#include "read/sandbox/messages.h"
#include "read/sandbox/zygote.h"

namespace hearsay::sandbox {

// What one child may use. Time is processor time without a new record, article or problem; reading
// on in a large file earns more of it.
struct Allowance {
  uint64_t memory = 200u << 20;
  uint32_t seconds = 20;
};

struct Outcome {
  enum class Kind : uint8_t {
    Read,     // to its end, or until `take` had enough
    Failed,   // the child crashed or took too much: `why`
    NoChild,  // there was none to be had; nothing was read
  };
  Kind kind = Kind::Read;
  std::string why;  // "crashed (segmentation fault)": goes behind "the reader"
  // The last record begun, as Begins said; only if `begun`.
  bool begun = false;
  uint64_t resume_at = 0;
  uint64_t records_before = 0;
};

// Reads `source` with a child of `zygote`. Articles and problems are checked before they are given
// on, with read_from and where beginning with input.name.
Outcome converse(Zygote& zygote, ByteSource& source, const SourceInput& input,
                 const ReadOptions& options, const Allowance& allowance, const TakeArticle& take,
                 const HearProblem& problem);

// The same to the end of the input: a record that costs a child its life is told as a problem, and
// another child goes on behind it, where the input can be opened once more.
void read_in_children(Zygote& zygote, const Allowance& allowance, ByteSource& source,
                      const SourceInput& input, const ReadOptions& options,
                      const TakeArticle& take, const HearProblem& problem);

}  // namespace hearsay::sandbox
