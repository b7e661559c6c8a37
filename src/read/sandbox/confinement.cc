#include "read/sandbox/confinement.h"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HEARSAY_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HEARSAY_SANITIZED 1
#endif

namespace hearsay::sandbox {
namespace {

// The kernel's interface, newer than Debian 12's headers: file rights to ABI 5, connections ABI 4,
// abstract sockets and signals ABI 6. Rights of a later kernel are covered by seccomp.
struct LandlockRules {
  uint64_t files = 0;
  uint64_t connections = 0;
  uint64_t scopes = 0;
};
struct [[gnu::packed]] LandlockPath {
  uint64_t allowed = 0;
  int32_t folder = -1;
};
constexpr uint32_t kVersionFlag = 1;  // LANDLOCK_CREATE_RULESET_VERSION
constexpr uint32_t kPathRule = 1;     // LANDLOCK_RULE_PATH_BENEATH
constexpr uint64_t kExecute = 1, kReadFile = 4, kReadFolder = 8;

long landlock_create(const LandlockRules* rules, size_t size, uint32_t flags) {
  return syscall(444, rules, size, flags);
}

int make_ruleset(Role role) {
  const long abi = landlock_create(nullptr, 0, kVersionFlag);
  if (abi < 1) return -1;
  // Bits 0 to 12 are ABI 1, then one more with ABI 2 (refer), 3 (truncate) and 5 (ioctl).
  LandlockRules rules;
  rules.files = (1u << 13) - 1;
  if (abi >= 2) rules.files |= 1u << 13;
  if (abi >= 3) rules.files |= 1u << 14;
  if (abi >= 5) rules.files |= 1u << 15;
  size_t size = sizeof rules.files;
  if (abi >= 4) {
    rules.connections = 3;  // bind and connect TCP
    size += sizeof rules.connections;
  }
  if (abi >= 6) {
    rules.scopes = 3;  // abstract Unix sockets and signals stay within
    size += sizeof rules.scopes;
  }
  const int ruleset = static_cast<int>(landlock_create(&rules, size, 0));
  if (ruleset < 0 || role == Role::Reader) return ruleset;
  for (const char* path : {"/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/fonts"}) {
    LandlockPath rule;
    rule.folder = open(path, O_PATH | O_CLOEXEC);
    if (rule.folder < 0) continue;
    rule.allowed = kExecute | kReadFile | kReadFolder;
    if (syscall(445, ruleset, kPathRule, &rule, 0) != 0) {
      rule.allowed = kReadFile;  // a file has no entries
      syscall(445, ruleset, kPathRule, &rule, 0);
    }
    close(rule.folder);
  }
  return ruleset;
}

// What a reader may ask of the kernel: memory, time, and its descriptors.
constexpr int kReaderCalls[] = {
    SCMP_SYS(read),          SCMP_SYS(write),         SCMP_SYS(readv),
    SCMP_SYS(writev),        SCMP_SYS(close),         SCMP_SYS(brk),
    SCMP_SYS(munmap),        SCMP_SYS(mremap),        SCMP_SYS(madvise),
    SCMP_SYS(futex),         SCMP_SYS(exit),          SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigreturn),  SCMP_SYS(rt_sigprocmask), SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),  SCMP_SYS(time),          SCMP_SYS(getrandom),
    SCMP_SYS(getpid),        SCMP_SYS(gettid),        SCMP_SYS(sched_yield),
    SCMP_SYS(restart_syscall), SCMP_SYS(lseek),       SCMP_SYS(fstat),
#ifdef HEARSAY_SANITIZED
    SCMP_SYS(mmap),          SCMP_SYS(mprotect),      SCMP_SYS(sigaltstack),
    SCMP_SYS(rt_sigaction),
#endif
};

// What no reader and no program of ours has business with: one that tries is ended on the spot.
constexpr int kHostileCalls[] = {
    SCMP_SYS(socket),       SCMP_SYS(socketpair),        SCMP_SYS(connect),
    SCMP_SYS(bind),         SCMP_SYS(listen),            SCMP_SYS(accept),
    SCMP_SYS(accept4),      SCMP_SYS(ptrace),            SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev), SCMP_SYS(bpf),          SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),  SCMP_SYS(io_uring_setup),    SCMP_SYS(mount),
    SCMP_SYS(umount2),      SCMP_SYS(pivot_root),        SCMP_SYS(chroot),
    SCMP_SYS(unshare),      SCMP_SYS(setns),             SCMP_SYS(init_module),
    SCMP_SYS(finit_module), SCMP_SYS(kexec_load),        SCMP_SYS(keyctl),
    SCMP_SYS(add_key),      SCMP_SYS(request_key),       SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pidfd_open),   SCMP_SYS(open_by_handle_at), SCMP_SYS(reboot),
    SCMP_SYS(swapon),       SCMP_SYS(settimeofday),      SCMP_SYS(clock_settime),
};
// Besides these, a reader.
constexpr int kHostileToReader[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork),   SCMP_SYS(vfork),
    SCMP_SYS(clone),  SCMP_SYS(clone3),   SCMP_SYS(kill),   SCMP_SYS(tkill),
    SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg), SCMP_SYS(sendto), SCMP_SYS(recvmsg),
};
// Besides these, a program is refused: it may live without.
constexpr int kRefusedToProgram[] = {
    SCMP_SYS(kill),     SCMP_SYS(tkill),    SCMP_SYS(fork),   SCMP_SYS(vfork),
    SCMP_SYS(symlink),  SCMP_SYS(link),     SCMP_SYS(mkdir),  SCMP_SYS(unlink),
    SCMP_SYS(rename),   SCMP_SYS(chmod),    SCMP_SYS(chown),  SCMP_SYS(setxattr),
    SCMP_SYS(prlimit64),
};

bool add_rules(scmp_filter_ctx filter, Role role) {
  bool good = true;
  const auto add = [&](uint32_t action, int call) {
    good = good && seccomp_rule_add(filter, action, call, 0) == 0;
  };
  for (const int call : kHostileCalls) add(SCMP_ACT_KILL_PROCESS, call);
  if (role == Role::Program) {
    for (const int call : kRefusedToProgram) add(SCMP_ACT_ERRNO(EPERM), call);
    return good;
  }
  for (const int call : kHostileToReader) add(SCMP_ACT_KILL_PROCESS, call);
  for (const int call : kReaderCalls) add(SCMP_ACT_ALLOW, call);
#ifndef HEARSAY_SANITIZED
  // Memory is for data: nothing that was written can be run.
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                                    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
  }
#endif
  return good;
}

// The filter as the kernel takes it; empty where it cannot be made.
std::vector<uint64_t> make_filter(Role role) {
  std::vector<uint64_t> program;
  if (prctl(PR_GET_SECCOMP) < 0) return program;  // a kernel without
  const uint32_t standard = role == Role::Reader ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_ALLOW;
  const scmp_filter_ctx filter = seccomp_init(standard);
  if (filter == nullptr) return program;
  const int file = memfd_create("filter", MFD_CLOEXEC);
  if (file >= 0 && add_rules(filter, role) && seccomp_export_bpf(filter, file) == 0) {
    const off_t size = lseek(file, 0, SEEK_END);
    if (size > 0 && size % 8 == 0) {
      program.resize(static_cast<size_t>(size) / 8);
      if (pread(file, program.data(), static_cast<size_t>(size), 0) != size) program.clear();
    }
  }
  if (file >= 0) close(file);
  seccomp_release(filter);
  return program;
}

void limit(__rlimit_resource_t resource, rlim_t most) {
  const rlimit both{most, most};
  setrlimit(resource, &both);
}

}  // namespace

Confinement::Confinement(Role role, Parts parts) : role_(role) {
  static_assert(sizeof(sock_filter) == sizeof(uint64_t));
  if (parts.landlock) ruleset_ = make_ruleset(role);
  if (parts.seccomp) filter_ = make_filter(role);
}

Confinement::~Confinement() {
  if (ruleset_ >= 0) close(ruleset_);
}

bool Confinement::apply() const {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  if (ruleset_ >= 0 && syscall(446, ruleset_, 0) != 0) return false;
  if (ruleset_ >= 0) close(ruleset_);
  if (role_ == Role::Reader) prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (filter_.empty()) return true;
  const sock_fprog program{
      static_cast<unsigned short>(filter_.size()),
      reinterpret_cast<sock_filter*>(const_cast<uint64_t*>(filter_.data()))};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

std::string Confinement::missing() const {
  if (ruleset_ < 0 && filter_.empty()) return "Landlock and seccomp";
  if (ruleset_ < 0) return "Landlock";
  return filter_.empty() ? "seccomp" : "";
}

void limit_resources(uint64_t used, uint64_t memory, uint32_t seconds, uint32_t descriptors) {
#ifndef HEARSAY_SANITIZED
  if (memory != 0) limit(RLIMIT_AS, used + memory);
#else
  (void)used, (void)memory;
#endif
  if (seconds != 0) {
    const rlimit time{seconds, seconds + 1};
    setrlimit(RLIMIT_CPU, &time);
  }
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NPROC, 0);
  limit(RLIMIT_NOFILE, descriptors);
}

uint64_t address_space() {
  std::FILE* file = std::fopen("/proc/self/statm", "re");
  if (file == nullptr) return 0;
  unsigned long long pages = 0;
  const int got = std::fscanf(file, "%llu", &pages);
  std::fclose(file);
  return got == 1 ? pages * static_cast<uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace hearsay::sandbox
