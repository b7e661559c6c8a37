#include "read/sandbox/conversation.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <ctime>

#include "io/env.h"

namespace hearsay::sandbox {
namespace {

using Clock = std::chrono::steady_clock;

// A child that waits for nothing from us and uses no time either is looked at so often.
constexpr int kGlanceMilliseconds = 250;
// So many times its processor time may pass on the wall: other programs want to run too.
constexpr int kWallFactor = 15;
// Bytes read on that earn a second more.
constexpr uint64_t kBytesPerSecond = 4u << 20;
// A child may give so much text, and so many articles, whatever it was given; and so much of them
// for each byte it was given. A reader that is itself leaves this far below.
constexpr uint64_t kFreeText = 256u << 20, kTextPerByte = 256;
constexpr uint64_t kFreeAnswers = 100000;

double processor_seconds(int pid) {
  clockid_t clock;
  timespec time;
  if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &time) != 0) return 0;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

class Conversation {
 public:
  Conversation(const Child& child, ByteSource& source, const std::string& name,
               const Limits& limits, const Allowance& allowance, const TakeArticle& take,
               const HearProblem& problem)
      : child_(child),
        source_(source),
        name_(name),
        limits_(limits),
        allowance_(allowance),
        take_(take),
        problem_(problem),
        buffer_(kMostBytes, '\0') {
    const timeval patience{static_cast<time_t>(allowance.seconds), 0};
    setsockopt(child.socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  }

  // Until the child is done, says something wrong or ends. True if everything was read.
  bool hold(const std::string& start) {
    if (!send(Kind::Start, start)) return false;
    progress();
    for (;;) {
      if (!receive()) return false;
      switch (frame_.kind) {
        case Kind::Want:
          if (!give_bytes()) return false;
          break;
        case Kind::Begins:
          if (!read_numbers(frame_.payload, resume_at, records_before).ok()) return wrong();
          begun = true;
          progress();
          break;
        case Kind::Article: {
          Result<hearsay::Article> article = read_article(frame_.payload, limits_, name_);
          if (!article.ok() || !within_bounds()) return wrong();
          if (!take_(std::move(*article))) return true;
          progress();
          break;
        }
        case Kind::Problem: {
          const Result<InputProblem> heard = read_problem(frame_.payload, name_);
          if (!heard.ok() || !within_bounds()) return wrong();
          problem_(*heard);
          progress();
          break;
        }
        case Kind::Done:
          return true;
        case Kind::NoMemory:
          no_memory = true;
          return false;
        default:
          return wrong();
      }
    }
  }

  bool begun = false;
  uint64_t resume_at = 0, records_before = 0;
  bool no_memory = false, no_time = false, said_wrong = false;

 private:
  bool wrong() {
    said_wrong = true;
    return false;
  }

  void progress() {
    given_then_ = given_;
    used_then_ = processor_seconds(child_.pid);
    waited_ = Clock::duration::zero();
  }

  bool within_bounds() {
    answered_ += frame_.payload.size();
    ++answers_;
    return answered_ <= kFreeText + kTextPerByte * given_ && answers_ <= kFreeAnswers + given_;
  }

  bool in_time() {
    const double earned = static_cast<double>((given_ - given_then_) / kBytesPerSecond);
    const double most = allowance_.seconds + earned;
    if (processor_seconds(child_.pid) - used_then_ <= most &&
        waited_ <= std::chrono::duration<double>(most * kWallFactor)) {
      return true;
    }
    no_time = true;
    return false;
  }

  bool send(Kind kind, std::string_view payload) {
    const std::string head = frame_head(kind, payload.size());
    return send_all(head) && send_all(payload);
  }
  bool send_all(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(child_.socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent < 0 && errno == EINTR) continue;
      if (sent <= 0) {
        no_time = sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        return false;
      }
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
  }

  // Exactly `size` bytes. False at the end of the line, and when time is up.
  bool receive_all(char* bytes, size_t size) {
    while (size > 0) {
      ssize_t got = recv(child_.socket, bytes, size, MSG_DONTWAIT);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
        pollfd ready{child_.socket, POLLIN, 0};
        const Clock::time_point began = Clock::now();
        poll(&ready, 1, kGlanceMilliseconds);
        waited_ += Clock::now() - began;
        if (!in_time()) return false;
        continue;
      }
      if (got <= 0) return false;
      bytes += got;
      size -= static_cast<size_t>(got);
    }
    return true;
  }

  bool receive() {
    char bytes[kFrameHead];
    if (!receive_all(bytes, sizeof bytes)) return false;
    const Head head = read_frame_head({bytes, sizeof bytes});
    frame_.kind = static_cast<Kind>(head.kind);
    if (head.size > most_from_child(frame_.kind, limits_)) return wrong();
    frame_.payload.resize(head.size);
    return receive_all(frame_.payload.data(), head.size);
  }

  bool give_bytes() {
    uint64_t want = 0, none = 0;
    if (!read_numbers(frame_.payload, want, none).ok() || want == 0 || want > kMostBytes) {
      return wrong();
    }
    if (!in_time()) return false;
    const Result<size_t> got = source_.read(buffer_.data(), static_cast<size_t>(want));
    if (!got.ok()) return send(Kind::Failed, status_message(got.status()));
    given_ += *got;
    return send(Kind::Bytes, std::string_view(buffer_).substr(0, *got));
  }

  const Child& child_;
  ByteSource& source_;
  const std::string& name_;
  const Limits& limits_;
  const Allowance& allowance_;
  const TakeArticle& take_;
  const HearProblem& problem_;
  std::string buffer_;
  Frame frame_;
  uint64_t given_ = 0, given_then_ = 0;  // bytes of the source
  uint64_t answered_ = 0, answers_ = 0;
  double used_then_ = 0;
  Clock::duration waited_{};
};

std::string reason(const Conversation& talk, const ChildEnd& end, const Allowance& allowance) {
  if (talk.no_memory) {
    return "needed more than " + std::to_string(allowance.memory >> 20) + " MB";
  }
  const int signal = WIFSIGNALED(end.status) ? WTERMSIG(end.status) : 0;
  if (talk.no_time || signal == SIGXCPU) {
    return "took longer than " + std::to_string(allowance.seconds) + " s";
  }
  if (talk.said_wrong) return "crashed (it gave what is no article)";
  if (signal == SIGSYS) return "was ended, for it asked the system for something it has no right to";
  if (signal != 0 && signal != SIGKILL) {
    std::string what = strsignal(signal);
    std::transform(what.begin(), what.begin() + 1, what.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return "crashed (" + what + ")";
  }
  return "crashed";
}

}  // namespace

Outcome converse(Zygote& zygote, ByteSource& source, const SourceInput& input,
                 const ReadOptions& options, const Allowance& allowance, const TakeArticle& take,
                 const HearProblem& problem) {
  Outcome outcome;
  const Result<Child> child = zygote.spawn(allowance.memory, 0);
  if (!child.ok()) {
    outcome.kind = Outcome::Kind::NoChild;
    outcome.why = child.status().message();
    return outcome;
  }
  Conversation talk(*child, source, input.name, options.limits, allowance, take, problem);
  bool read = false;
  try {
    read = talk.hold(start_message(input, options));
  } catch (...) {  // of the caller's functions
    zygote.finish(*child);
    throw;
  }
  const ChildEnd end = zygote.finish(*child);
  if (!read) {
    outcome.kind = Outcome::Kind::Failed;
    outcome.why = reason(talk, end, allowance);
  }
  outcome.begun = talk.begun;
  outcome.resume_at = talk.resume_at;
  outcome.records_before = talk.records_before;
  return outcome;
}

}  // namespace hearsay::sandbox
