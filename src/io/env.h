// Everything hearsay asks of the operating system while reading inputs goes through an Env, so
// that a test can stand in for any of it: files, the resolver of names, connections, the clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hearsay/status.h"
#include "io/ip_address.h"

namespace hearsay {

// Bytes that arrive in order: a file, standard input, a made-up text.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills at most `size` bytes of `buffer`; gives how many, 0 at the end. Error: Io.
  virtual Result<size_t> read(char* buffer, size_t size) = 0;
};

enum class PathKind : unsigned char { Missing, File, Folder, Other };

class Env {
 public:
  virtual ~Env() = default;
  // What `path` is; links are followed.
  virtual PathKind kind_of(const std::string& path) = 0;
  // Opens a file for reading; "-" is standard input. Errors: NotFound, Io, both naming the path.
  virtual Result<std::unique_ptr<ByteSource>> open(const std::string& path) = 0;
  // Paths of the entries of a folder, sorted by name; linked folders are left out, so that a walk
  // ends. Error: Io.
  virtual Result<std::vector<std::string>> list(const std::string& folder) = 0;

  // The network. An Env that does not say otherwise has none: nothing is looked up or connected.
  // Every address (IPv4 and IPv6) the name `host` has. Errors: NotFound (it has none), Io.
  virtual Result<std::vector<IpAddress>> resolve(const std::string& host);
  // A TCP socket for a connection to `address` and `port`, not yet connected; the caller closes it.
  // A test may answer with another place to connect to. Error: Io.
  virtual Result<int> open_socket(IpAddress& address, uint16_t& port);

  // Seconds since 1970, and milliseconds of a clock that never goes back.
  virtual int64_t now() const;
  virtual uint64_t ticks() const;
  // Waits; a signal may end it early.
  virtual void sleep(uint32_t milliseconds);

  // The machine's own. Static storage.
  static Env& real();
};

// All bytes of `source`, or Limit as soon as there are more than `max_bytes`. `name` for messages.
Result<std::string> read_all(ByteSource& source, size_t max_bytes, const std::string& name);

// Gives the lines of a source one by one, in memory bounded by the longest line allowed.
class LineReader {
 public:
  LineReader(ByteSource& source, size_t max_line_bytes)
      : source_(source), max_line_bytes_(max_line_bytes) {}

  struct Line {
    std::string text;       // without its end (LF or CR LF); empty where too_long
    size_t number = 0;      // from 1
    bool too_long = false;  // more than max_line_bytes; its bytes were passed over
  };
  // The next line into `line`; false at the end. Error: Io.
  Result<bool> next(Line& line);

 private:
  ByteSource& source_;
  size_t max_line_bytes_;
  std::string buffer_;  // bytes read, from `at_` on not yet given
  size_t at_ = 0;
  size_t number_ = 0;
  bool ended_ = false;
};

}  // namespace hearsay
