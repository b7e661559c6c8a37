// What a reading child and its parent say to each other, as bytes. The parent trusts none of it:
// every size, string, span and number is checked before it is used.
//
//   frame = kind (1 byte) size (4 bytes, little endian) payload (size bytes)
//
//   to the child     Start  what to read and how
//                    Bytes  of the source, after each Want; empty at its end
//                    Failed the source could not be read further
//   from the child   Want   how many bytes it can take
//                    Begins a record begins (StreamInput::begins)
//                    Article, Problem
//                    Done   everything was read
//                    NoMemory
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hearsay/read.h"
#include "read/source.h"

namespace hearsay::sandbox {

enum class Kind : uint8_t {
  Start = 1, Bytes, Failed,
  Want = 64, Begins, Article, Problem, Done, NoMemory,
};

inline constexpr size_t kFrameHead = 5;
// Most bytes of one Bytes frame.
inline constexpr uint32_t kMostBytes = 256 << 10;

struct Frame {
  Kind kind = Kind::Done;
  std::string payload;
};

// The largest payload a child may send of this kind; 0 for kinds it may not send.
uint32_t most_from_child(Kind kind, const Limits& limits);

std::string frame_head(Kind kind, size_t size);
// Reads the first kFrameHead bytes of `bytes`.
struct Head {
  uint8_t kind = 0;
  uint32_t size = 0;
};
Head read_frame_head(std::string_view bytes);

// Start. The options' env is not part of it.
std::string start_message(const SourceInput& input, const ReadOptions& options);
Status read_start(std::string_view bytes, SourceInput& input, ReadOptions& options);

std::string article_message(const hearsay::Article& article);
// An article as a child gave it: valid UTF-8 without NUL, spans inside the text on code point
// borders and in order, a date that is one, sizes within `limits`, a place within the input `name`;
// its ids are computed afresh. Error: InvalidInput, saying which of it was not so.
Result<hearsay::Article> read_article(std::string_view bytes, const Limits& limits,
                                      const std::string& name);

std::string problem_message(const InputProblem& problem);
Result<InputProblem> read_problem(std::string_view bytes, const std::string& name);

// Want and Begins.
std::string numbers_message(uint64_t first, uint64_t second = 0);
Status read_numbers(std::string_view bytes, uint64_t& first, uint64_t& second);

// Failed.
std::string status_message(const Status& status);
Status read_status(std::string_view bytes);

}  // namespace hearsay::sandbox
