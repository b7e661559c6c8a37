#include "read/sandbox/zygote.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <set>

#include "read/sandbox/packing.h"
#include "read/sandbox/reading_child.h"

extern char** environ;  // NOLINT

namespace hearsay::sandbox {
namespace {

enum class Order : uint8_t { Spawn = 1, Program, Finish };
constexpr size_t kMostOrder = 16 << 10;

Status refused(const char* what) {
  return {StatusKind::Io, std::string("the process that reads inputs cannot be had: ") + what +
                              ": " + std::strerror(errno)};
}

bool send_with(int socket, std::string_view bytes, int descriptor) {
  iovec part{const_cast<char*>(bytes.data()), bytes.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  if (descriptor >= 0) {
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr* head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(head), &descriptor, sizeof descriptor);
  }
  ssize_t sent;
  do {
    sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(bytes.size());
}

// The next message of `socket`, empty at its end; `descriptor` if one came with it, else -1.
std::string receive(int socket, int& descriptor) {
  std::string bytes(kMostOrder, '\0');
  iovec part{bytes.data(), bytes.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  ssize_t got;
  do {
    got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  descriptor = -1;
  const cmsghdr* head = CMSG_FIRSTHDR(&message);
  if (got > 0 && head != nullptr && head->cmsg_type == SCM_RIGHTS) {
    std::memcpy(&descriptor, CMSG_DATA(head), sizeof descriptor);
  }
  bytes.resize(got > 0 ? static_cast<size_t>(got) : 0);
  return bytes;
}

void close_from(int first) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, first, ~0u, 0) == 0) return;
#endif
  for (int i = first; i < 4096; ++i) close(i);
}

// The zygote's own life.
class Birthplace {
 public:
  Birthplace(int control, Zygote::Work work, Parts parts)
      : control_(control),
        work_(work),
        reader_(Role::Reader, parts),
        program_(Role::Program, parts),
        used_(address_space()) {}

  [[noreturn]] void live() {
    if (!send_with(control_, "+" + reader_.missing(), -1)) _exit(0);
    for (;;) {
      int descriptor = -1;
      const std::string order = receive(control_, descriptor);
      if (order.empty()) break;
      const std::string answer = obey(order, descriptor);
      if (descriptor >= 0) close(descriptor);
      if (!send_with(control_, answer, -1)) break;
    }
    for (const int pid : children_) kill(pid, SIGKILL);
    _exit(0);
  }

 private:
  std::string obey(const std::string& order, int descriptor) {
    Unpacker from(order);
    const auto what = static_cast<Order>(from.number(1));
    if (what == Order::Finish) return finish(static_cast<int>(from.number(4)));
    const uint64_t memory = from.number();
    const auto seconds = static_cast<uint32_t>(from.number(4));
    std::vector<std::string> words;
    for (uint64_t left = from.number(4); left > 0 && from.ok(); --left) {
      words.emplace_back(from.string(kMostOrder));
    }
    const int pid = !from.complete() || descriptor < 0 ? -1 : fork();
    if (pid == 0) what == Order::Program ? be_program(descriptor, words, memory, seconds)
                                         : be_reader(descriptor, memory, seconds);
    if (pid > 0) children_.insert(pid);
    return Packer().number(static_cast<uint32_t>(pid), 4).number(errno, 4).take();
  }

  std::string finish(int pid) {
    int status = 0;
    rusage usage{};
    if (children_.erase(pid) != 0) {
      kill(pid, SIGKILL);  // does nothing to one that ended by itself
      while (wait4(pid, &status, 0, &usage) < 0 && errno == EINTR) {
      }
    }
    return Packer()
        .number(static_cast<uint32_t>(status), 4)
        .number(static_cast<uint64_t>(usage.ru_maxrss) << 10)
        .take();
  }

  [[noreturn]] void be_reader(int socket, uint64_t memory, uint32_t seconds) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close(control_);
    limit_resources(used_, memory, seconds, 0);
    if (!reader_.apply()) _exit(1);
    work_(socket);
    _exit(0);
  }

  [[noreturn]] void be_program(int socket, std::vector<std::string>& words, uint64_t memory,
                               uint32_t seconds) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(socket, STDIN_FILENO);
    dup2(socket, STDOUT_FILENO);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::signal(SIGINT, SIG_DFL);
    // Counted from nothing: its address space is not ours.
    limit_resources(0, memory, seconds, 32);
    if (words.empty() || !program_.apply()) _exit(126);
    close(control_);
    close(socket);
    char* no_environment[] = {nullptr};
    execve(arguments[0], arguments.data(), no_environment);
    _exit(127);
  }

  int control_;
  Zygote::Work work_;
  Confinement reader_, program_;
  uint64_t used_;
  std::set<int> children_;
};

// Leaves behind what the program had, and what would reach it.
void leave_the_program() {
  setpgid(0, 0);
  prctl(PR_SET_NAME, "hearsay-reader");
  for (int signal = 1; signal < 32; ++signal) {
    if (signal != SIGKILL && signal != SIGSTOP) std::signal(signal, SIG_DFL);
  }
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    explicit_bzero(*entry, std::strlen(*entry));
  }
  const int null = open("/dev/null", O_RDWR);
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);
  dup2(null, STDERR_FILENO);
}

}  // namespace

Result<std::unique_ptr<Zygote>> Zygote::start(Work work, Parts parts) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return refused("a socket");
  const int pid = fork();
  if (pid == 0) {
    leave_the_program();
    const int control = dup3(ends[1], 3 == ends[1] ? 4 : 3, O_CLOEXEC);
    if (control == 4) close(3);
    close_from(control + 1);
    Birthplace(control, work, parts).live();
  }
  close(ends[1]);
  if (pid < 0) {
    close(ends[0]);
    return refused("a process");
  }
  std::unique_ptr<Zygote> zygote(new Zygote);
  zygote->control_ = ends[0];
  zygote->pid_ = pid;
  int none = -1;
  const std::string hello = receive(ends[0], none);
  if (!hello.starts_with("+")) {
    errno = ECHILD;
    return refused("it ended at once");
  }
  zygote->missing_ = hello.substr(1);
  return zygote;
}

Zygote::~Zygote() {
  close(control_);
  while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<Child> Zygote::request(std::string message) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return refused("a socket");
  int none = -1;
  std::string answer;
  {
    const std::lock_guard lock(mutex_);
    if (send_with(control_, message, ends[1])) answer = receive(control_, none);
  }
  close(ends[1]);
  Unpacker from(answer);
  const auto pid = static_cast<int>(from.number(4));
  errno = static_cast<int>(from.number(4));
  if (!from.complete() || pid <= 0) {
    close(ends[0]);
    return refused("a child");
  }
  return Child{pid, ends[0]};
}

Result<Child> Zygote::spawn(uint64_t memory, uint32_t seconds) {
  return request(Packer()
                     .number(static_cast<uint8_t>(Order::Spawn), 1)
                     .number(memory)
                     .number(seconds, 4)
                     .number(0, 4)
                     .take());
}

Result<Child> Zygote::spawn_program(const std::vector<std::string>& words, uint64_t memory,
                                    uint32_t seconds) {
  Packer order;
  order.number(static_cast<uint8_t>(Order::Program), 1).number(memory).number(seconds, 4);
  order.number(words.size(), 4);
  for (const std::string& word : words) order.string(word);
  return request(order.take());
}

ChildEnd Zygote::finish(const Child& child) {
  close(child.socket);
  int none = -1;
  std::string answer;
  {
    const std::lock_guard lock(mutex_);
    const std::string order = Packer()
                                  .number(static_cast<uint8_t>(Order::Finish), 1)
                                  .number(static_cast<uint32_t>(child.pid), 4)
                                  .take();
    if (send_with(control_, order, -1)) answer = receive(control_, none);
  }
  Unpacker from(answer);
  ChildEnd end;
  end.status = static_cast<int>(from.number(4));
  end.peak_bytes = from.number();
  return end;
}

Zygote* reading_zygote(Status& failed) {
  static std::mutex mutex;
  static std::unique_ptr<Zygote> zygote;
  static int owner = -1;
  const std::lock_guard lock(mutex);
  if (owner == getpid()) return zygote.get();
  if (zygote) (void)zygote.release();  // of the process this one was forked from: leave it alone
  Result<std::unique_ptr<Zygote>> started = Zygote::start(reading_child);
  if (!started.ok()) {
    failed = started.status();
    return nullptr;
  }
  zygote = std::move(*started);
  owner = getpid();
  return zygote.get();
}

}  // namespace hearsay::sandbox
