#include "read/book/pdf.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

#include "io/peeked_source.h"
#include "read/sandbox/zygote.h"
#include "read/source.h"

namespace hearsay {
namespace {

constexpr const char* kPrograms[] = {"/usr/bin/pdftotext", "/usr/local/bin/pdftotext"};
constexpr uint64_t kMemory = 1u << 30;  // of address space; pictures in a PDF take much of it
constexpr uint32_t kSeconds = 60;

// What the program answered.
struct Answer {
  std::string bytes;
  bool too_long = false;  // more bytes, or more time
  int status = 0;         // as of wait()
};

// Gives `input` to the program and takes what it says, both at once, so that neither waits for the
// other for ever.
Answer talk(sandbox::Zygote& zygote, const sandbox::Child& child, std::string_view input,
            size_t most) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::seconds(kSeconds);
  Answer answer;
  bool writing = true;
  char piece[64 << 10];
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0 || answer.bytes.size() > most) {
      answer.too_long = true;
      break;
    }
    pollfd waiting = {child.socket, static_cast<short>(writing ? POLLIN | POLLOUT : POLLIN), 0};
    if (poll(&waiting, 1, static_cast<int>(left)) < 0 && errno != EINTR) break;
    if (waiting.revents & (POLLIN | POLLHUP | POLLERR)) {
      const ssize_t got = recv(child.socket, piece, sizeof piece, MSG_DONTWAIT);
      if (got > 0) {
        answer.bytes.append(piece, static_cast<size_t>(got));
      } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        break;
      }
    }
    if (writing && (waiting.revents & POLLOUT)) {
      const ssize_t put = send(child.socket, input.data(), std::min(input.size(), sizeof piece),
                               MSG_DONTWAIT | MSG_NOSIGNAL);
      if (put > 0) input.remove_prefix(static_cast<size_t>(put));
      const bool refused = put < 0 && errno != EAGAIN && errno != EINTR;
      if (input.empty() || refused) {
        writing = false;
        shutdown(child.socket, SHUT_WR);
      }
    }
  }
  answer.status = zygote.finish(child).status;
  return answer;
}

const char* installed_program() {
  for (const char* path : kPrograms) {
    if (access(path, X_OK) == 0) return path;
  }
  return nullptr;
}

}  // namespace

bool begins_pdf(std::string_view head) {
  return head.substr(0, 1024).find("%PDF-") != std::string_view::npos &&
         head.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == head.find("%PDF-");
}

void read_pdf(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
              const HearProblem& problem) {
  const auto refuse = [&](StatusKind kind, const std::string& why) {
    problem({input.name, input.name + " " + why, kind, true});
  };
  const char* program = installed_program();
  // A compressed file is unpacked in the confined child, which may not look, nor start a program.
  if (program == nullptr && errno != ENOENT) {
    return refuse(StatusKind::Unsupported, "is a compressed PDF; unpack it first");
  }
  if (program == nullptr) {
    return refuse(StatusKind::Unsupported,
                  "is a PDF, and pdftotext, which reads those, is not installed; install the "
                  "package poppler-utils");
  }
  Status failed;
  sandbox::Zygote* zygote = sandbox::reading_zygote(failed);
  if (zygote == nullptr) return refuse(StatusKind::Io, "was not read: " + failed.message());
  if (!zygote->missing().empty() && options.confinement == Confinement::Required) {
    return refuse(StatusKind::Unsupported, "was not read: this kernel has no " +
                                               zygote->missing() + " to confine pdftotext with");
  }
  const Result<sandbox::Child> child = zygote->spawn_program(
      {program, "-q", "-enc", "UTF-8", "-bbox-layout", "-", "-"}, kMemory, kSeconds);
  if (!child.ok()) return refuse(StatusKind::Io, "was not read: " + child.status().message());
  const Answer answer = talk(*zygote, *child, input.bytes, options.limits.max_article_bytes);
  if (answer.too_long) {
    return refuse(StatusKind::Limit, "took pdftotext more than " + std::to_string(kSeconds) +
                                         " s, or has more text than the limit");
  }
  if (!WIFEXITED(answer.status) || WEXITSTATUS(answer.status) != 0 || answer.bytes.empty()) {
    const bool locked = input.bytes.find("/Encrypt") != std::string_view::npos;
    return refuse(StatusKind::InvalidInput,
                  locked ? "is protected by a password; take it off first, for example with qpdf "
                           "--decrypt"
                  : WIFSIGNALED(answer.status) ? "crashed pdftotext or took too much of it"
                                               : "is damaged: pdftotext cannot read it");
  }
  MemorySource source(answer.bytes);
  SourceInput layout;
  layout.name = input.name;
  layout.url = input.url;
  ReadOptions as_layout = options;
  as_layout.format = InputFormat::PdfLayout;
  read_confined(source, layout, as_layout, take, problem);
}

}  // namespace hearsay
