#include "read/sandbox/reading_child.h"

#include <unistd.h>

#include <cerrno>
#include <new>

#include "io/env.h"
#include "read/sandbox/messages.h"

namespace hearsay::sandbox {
namespace {

// The parent is gone, or wants no more: nothing is left to do.
struct NobodyListens {};

class Line {
 public:
  explicit Line(int socket) : socket_(socket) {}

  void send(Kind kind, std::string_view payload) {
    const std::string head = frame_head(kind, payload.size());
    write_all(head);
    write_all(payload);
  }

  Frame receive() {
    char bytes[kFrameHead];
    read_all(bytes, sizeof bytes);
    const Head head = read_frame_head({bytes, sizeof bytes});
    Frame frame;
    frame.kind = static_cast<Kind>(head.kind);
    frame.payload.resize(head.size);
    read_all(frame.payload.data(), head.size);
    return frame;
  }

  // The answer to a Want straight into `buffer`.
  Result<size_t> receive_bytes(char* buffer, size_t size) {
    char bytes[kFrameHead];
    read_all(bytes, sizeof bytes);
    const Head head = read_frame_head({bytes, sizeof bytes});
    if (static_cast<Kind>(head.kind) == Kind::Bytes && head.size <= size) {
      read_all(buffer, head.size);
      return size_t{head.size};
    }
    std::string payload(head.size, '\0');
    read_all(payload.data(), head.size);
    return read_status(payload);
  }

 private:
  void write_all(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = write(socket_, bytes.data(), bytes.size());
      if (sent < 0 && errno == EINTR) continue;
      if (sent <= 0) throw NobodyListens();
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
  }
  void read_all(char* buffer, size_t size) {
    while (size > 0) {
      const ssize_t got = read(socket_, buffer, size);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) throw NobodyListens();
      buffer += got;
      size -= static_cast<size_t>(got);
    }
  }

  int socket_;
};

// The bytes of the input, asked for piece by piece.
class LineSource : public ByteSource {
 public:
  explicit LineSource(Line& line) : line_(line) {}
  Result<size_t> read(char* buffer, size_t size) override {
    if (size == 0) return size_t{0};
    const size_t want = size < kMostBytes ? size : kMostBytes;
    line_.send(Kind::Want, numbers_message(want));
    return line_.receive_bytes(buffer, want);
  }

 private:
  Line& line_;
};

void read_one(Line& line) {
  const Frame start = line.receive();
  SourceInput input;
  ReadOptions options;
  if (start.kind != Kind::Start || !read_start(start.payload, input, options).ok()) return;
  options.confinement = Confinement::Off;
  input.begins = [&line](uint64_t resume_at, uint64_t records_before) {
    line.send(Kind::Begins, numbers_message(resume_at, records_before));
  };
  LineSource source(line);
  read_source(
      source, input, options,
      [&line](hearsay::Article&& article) {
        line.send(Kind::Article, article_message(article));
        return true;
      },
      [&line](const InputProblem& problem) {
        line.send(Kind::Problem, problem_message(problem));
      });
  line.send(Kind::Done, {});
}

}  // namespace

void reading_child(int socket) {
  Line line(socket);
  try {
    read_one(line);
  } catch (const std::bad_alloc&) {
    constexpr char kNoMemory[kFrameHead] = {static_cast<char>(Kind::NoMemory), 0, 0, 0, 0};
    (void)!write(socket, kNoMemory, sizeof kNoMemory);
  } catch (...) {  // the parent sees the end of the line
  }
}

}  // namespace hearsay::sandbox
