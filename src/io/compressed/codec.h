// One compressed format behind a common step, for Members.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "io/compressed/compression.h"

namespace hearsay {

class Codec {
 public:
  virtual ~Codec() = default;

  // How every member begins; empty for bytes that are not compressed.
  virtual std::string_view magic() const = 0;
  // What a member is called: "gzip member", "zstd frame".
  virtual std::string_view noun() const = 0;
  // Forgets the member before; call at the beginning of each. False: out of memory.
  virtual bool reset() = 0;

  enum class State : unsigned char { More, Ended, Damaged, TooLarge };
  struct Step {
    State state = State::More;
    size_t used = 0;  // bytes taken of the input
    size_t made = 0;  // bytes put into the output
  };
  // Decodes as much of `in` as fits into `out`. Ended: the member is complete and its checksum
  // right; Damaged, TooLarge (asks for more memory than we give): why() says it.
  virtual Step decode(std::string_view in, char* out, size_t out_size) = 0;
  virtual std::string why() const = 0;

  // A frame in front of a member that carries none of its bytes but may hold a dictionary: its
  // length if all of it is in `in`, `kNeedsMore` if `in` is its beginning, 0 if it is none.
  static constexpr size_t kNeedsMore = ~size_t{0};
  virtual size_t side_frame(std::string_view in) {
    (void)in;
    return 0;
  }
};

std::unique_ptr<Codec> make_codec(Compression compression);
std::unique_ptr<Codec> make_zstd_codec();  // of make_codec

}  // namespace hearsay
