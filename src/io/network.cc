// The network and the clock of an Env.
#include "io/network.h"

#include <netdb.h>
#include <netinet/in.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <memory>

#include "io/env.h"

namespace hearsay {
socklen_t socket_address(const IpAddress& address, uint16_t port, sockaddr_storage& storage) {
  storage = {};
  if (address.v6) {
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    std::memcpy(&v6.sin6_addr, address.bytes.data(), 16);
    std::memcpy(&storage, &v6, sizeof v6);
    return sizeof v6;
  }
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  v4.sin_port = htons(port);
  std::memcpy(&v4.sin_addr, address.bytes.data(), 4);
  std::memcpy(&storage, &v4, sizeof v4);
  return sizeof v4;
}

Result<std::vector<IpAddress>> resolve_host(const std::string& host) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int code = ::getaddrinfo(host.c_str(), nullptr, &wanted, &found);
  if (code != 0) {
    const bool missing = code == EAI_NONAME || code == EAI_NODATA;
    return Status(missing ? StatusKind::NotFound : StatusKind::Io,
                  host + (missing ? " is not the name of any host; check the address"
                                  : std::string(" could not be looked up: ") +
                                        ::gai_strerror(code)));
  }
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owned(found, ::freeaddrinfo);
  std::vector<IpAddress> addresses;
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    IpAddress address;
    if (one->ai_family == AF_INET) {
      sockaddr_in v4;
      std::memcpy(&v4, one->ai_addr, sizeof v4);
      std::memcpy(address.bytes.data(), &v4.sin_addr, 4);
    } else if (one->ai_family == AF_INET6) {
      sockaddr_in6 v6;
      std::memcpy(&v6, one->ai_addr, sizeof v6);
      address.v6 = true;
      std::memcpy(address.bytes.data(), &v6.sin6_addr, 16);
    } else {
      continue;
    }
    if (std::find(addresses.begin(), addresses.end(), address) == addresses.end()) {
      addresses.push_back(address);
    }
  }
  if (addresses.empty()) {
    return Status(StatusKind::NotFound, host + " has no address");
  }
  return addresses;
}

Result<int> new_socket(const IpAddress& address) {
  const int socket = ::socket(address.v6 ? AF_INET6 : AF_INET,
                              SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_TCP);
  if (socket >= 0) return socket;
  return Status(StatusKind::Io, "There is no socket to be had: " + std::string(std::strerror(errno)));
}

bool is_socket_address(const void* bytes, size_t size, const IpAddress& address, uint16_t port) {
  sockaddr_storage expected;
  const socklen_t expected_size = socket_address(address, port, expected);
  sockaddr_storage given{};
  if (size < expected_size || size > sizeof given) return false;
  std::memcpy(&given, bytes, size);
  if (address.v6) {
    sockaddr_in6 one, other;
    std::memcpy(&one, &given, sizeof one);
    std::memcpy(&other, &expected, sizeof other);
    return one.sin6_family == AF_INET6 && one.sin6_port == other.sin6_port &&
           one.sin6_scope_id == 0 &&
           std::memcmp(&one.sin6_addr, &other.sin6_addr, sizeof one.sin6_addr) == 0;
  }
  sockaddr_in one, other;
  std::memcpy(&one, &given, sizeof one);
  std::memcpy(&other, &expected, sizeof other);
  return one.sin_family == AF_INET && one.sin_port == other.sin_port &&
         one.sin_addr.s_addr == other.sin_addr.s_addr;
}

Result<std::vector<IpAddress>> Env::resolve(const std::string& host) {
  return Status(StatusKind::Unsupported, host + " was not looked up: there is no network here");
}

Result<int> Env::open_socket(IpAddress& address, uint16_t& port) {
  return Status(StatusKind::Unsupported,
                "No connection to " + to_string(address, port) + ": there is no network here");
}

int64_t Env::now() const { return static_cast<int64_t>(std::time(nullptr)); }

uint64_t Env::ticks() const {
  return static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(
                                   std::chrono::steady_clock::now().time_since_epoch())
                                   .count());
}

void Env::sleep(uint32_t milliseconds) {
  timespec wanted{milliseconds / 1000, static_cast<long>(milliseconds % 1000) * 1'000'000};
  ::nanosleep(&wanted, nullptr);
}

}  // namespace hearsay
