// Promise 7: parsers have no rights. A planted attacker stands where a parser would run.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>

#include "read/sandbox/zygote.h"

namespace hearsay::sandbox {
namespace {

constexpr uint64_t kMemory = 200u << 20;

bool open_file(const char* path, int flags) { return open(path, flags, 0600) >= 0; }

bool connect_inet(int domain) {
  const int s = socket(domain, SOCK_STREAM, 0);
  if (s < 0) return false;
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(9);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connect(s, reinterpret_cast<sockaddr*>(&to), sizeof to);
  return true;  // a socket alone is too much
}

bool execute() {
  char name[] = "/bin/true";
  char* arguments[] = {name, nullptr};
  char* nothing[] = {nullptr};
  execve(name, arguments, nothing);
  return false;  // where it works, the child ends with 0 and says nothing: told apart below
}

bool allocate(size_t bytes) {
  char* memory = static_cast<char*>(std::malloc(bytes));
  if (memory == nullptr) return false;
  for (size_t i = 0; i < bytes; i += 4096) static_cast<volatile char*>(memory)[i] = 1;
  return true;
}

bool run_written_code() {
  void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory != MAP_FAILED;
}

bool raise_limit() {
  const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
  return setrlimit(RLIMIT_AS, &more) == 0;
}

struct Attack {
  const char* name;
  bool (*succeeds)();
};

const Attack kAttacks[] = {
    {"read a file", [] { return open_file("/etc/passwd", O_RDONLY); }},
    {"write a file", [] { return open_file("/tmp/hearsay-attack", O_WRONLY | O_CREAT); }},
    {"read its environment", [] { return open_file("/proc/self/environ", O_RDONLY); }},
    {"read the parent's memory",
     [] { return open_file(("/proc/" + std::to_string(getppid()) + "/mem").c_str(), O_RDWR); }},
    {"list a folder", [] { return open_file("/", O_RDONLY | O_DIRECTORY); }},
    {"delete a file", [] { return unlink("/tmp/hearsay-attack-target") == 0; }},
    {"connect over IPv4", [] { return connect_inet(AF_INET); }},
    {"connect over IPv6", [] { return connect_inet(AF_INET6); }},
    {"reach a Unix socket", [] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }},
    {"run a program", execute},
    {"fork", [] { return syscall(SYS_fork) >= 0; }},
    {"start a thread's process", [] { return syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) >= 0; }},
    {"kill its parent", [] { return kill(getppid(), SIGTERM) == 0; }},
    {"trace its parent", [] { return ptrace(PTRACE_ATTACH, getppid(), 0, 0) == 0; }},
    {"look at another's memory",
     [] {
       char byte = 0;
       const iovec here{&byte, 1}, there{&byte, 1};
       return syscall(SYS_process_vm_readv, getppid(), &here, 1, &there, 1, 0) >= 0;
     }},
    {"run code it wrote", run_written_code},
    {"raise its limits", raise_limit},
    {"take 2 GB", [] { return allocate(size_t{2} << 30); }},
};

bool sanitized() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return true;
#else
  return false;
#endif
}

// Does the attack it is told the number of; 'S' if it succeeded, 'r' if it was refused.
void attacker(int socket) {
  unsigned char number = 0;
  if (read(socket, &number, 1) != 1) return;
  const char said = kAttacks[number].succeeds() ? 'S' : 'r';
  (void)!write(socket, &said, 1);
}

// What became of it: "refused", "ended", or "SUCCEEDED".
std::string outcome_of(Zygote& zygote, size_t number) {
  const Result<Child> child = zygote.spawn(kMemory, 5);
  if (!child.ok()) return child.status().message();
  const auto byte = static_cast<unsigned char>(number);
  (void)!write(child->socket, &byte, 1);
  char said = 0;
  const bool answered = read(child->socket, &said, 1) == 1;
  const ChildEnd end = zygote.finish(*child);
  if (answered) return said == 'r' ? "refused" : "SUCCEEDED";
  return WIFSIGNALED(end.status) && WTERMSIG(end.status) != SIGKILL ? "ended" : "SUCCEEDED";
}

TEST(Attack, NothingAPlantedAttackerTriesSucceeds) {
  Result<std::unique_ptr<Zygote>> zygote = Zygote::start(attacker);
  ASSERT_TRUE(zygote.ok()) << zygote.status().message();
  if (!(*zygote)->missing().empty()) GTEST_SKIP() << "no " << (*zygote)->missing();
  for (size_t i = 0; i < std::size(kAttacks); ++i) {
    const std::string name = kAttacks[i].name;
    if (sanitized() && (name == "take 2 GB" || name == "run code it wrote")) continue;
    const std::string outcome = outcome_of(**zygote, i);
    EXPECT_TRUE(outcome == "refused" || outcome == "ended") << name << ": " << outcome;
  }
}

// So the test can fail: without the confinement the same attacker gets what it wants.
TEST(Attack, WithoutConfinementTheAttackerSucceeds) {
  Result<std::unique_ptr<Zygote>> zygote = Zygote::start(attacker, {false, false});
  ASSERT_TRUE(zygote.ok());
  EXPECT_EQ((*zygote)->missing(), "Landlock and seccomp");
  EXPECT_EQ(outcome_of(**zygote, 10), "SUCCEEDED");  // fork
}

TEST(Attack, LandlockAloneKeepsFilesAway) {
  Result<std::unique_ptr<Zygote>> zygote = Zygote::start(attacker, {true, false});
  ASSERT_TRUE(zygote.ok());
  if ((*zygote)->missing() != "seccomp") GTEST_SKIP() << "no " << (*zygote)->missing();
  EXPECT_EQ(outcome_of(**zygote, 3), "refused");  // the parent's memory
  EXPECT_EQ(outcome_of(**zygote, 4), "refused");  // a folder
}

TEST(Zygote, LeavesNoZombieAndNoDescriptorBehind) {
  Result<std::unique_ptr<Zygote>> zygote = Zygote::start(attacker);
  ASSERT_TRUE(zygote.ok());
  const int before = dup(0);
  close(before);
  for (int i = 0; i < 200; ++i) {
    const Result<Child> child = (*zygote)->spawn(kMemory, 5);
    ASSERT_TRUE(child.ok()) << child.status().message();
    (*zygote)->finish(*child);
    EXPECT_NE(kill(child->pid, 0), 0) << "still there";
  }
  const int after = dup(0);
  close(after);
  EXPECT_EQ(before, after);
}

TEST(Zygote, EndsItsChildrenWithItself) {
  Result<std::unique_ptr<Zygote>> zygote = Zygote::start(attacker);
  ASSERT_TRUE(zygote.ok());
  const Result<Child> child = (*zygote)->spawn(kMemory, 5);
  ASSERT_TRUE(child.ok());
  zygote->reset();
  char byte = 0;
  EXPECT_EQ(read(child->socket, &byte, 1), 0);  // nobody holds the other end any more
  close(child->socket);
}

}  // namespace
}  // namespace hearsay::sandbox
