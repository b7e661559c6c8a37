// Names to addresses, and sockets, as the operating system has them. Only Env::real() looks up and
// opens; everybody else asks an Env.
#pragma once

#include <sys/socket.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/status.h"
#include "io/ip_address.h"

namespace hearsay {

// As Env::resolve.
Result<std::vector<IpAddress>> resolve_host(const std::string& host);
// A TCP socket for a connection to such an address; it does not block. Error: Io.
Result<int> new_socket(const IpAddress& address);

// `address` and `port` as the system's calls take them, in `storage`; gives the size used.
socklen_t socket_address(const IpAddress& address, uint16_t port, sockaddr_storage& storage);
// True if the `size` bytes of a sockaddr say exactly `address` and `port`.
bool is_socket_address(const void* bytes, size_t size, const IpAddress& address, uint16_t port);

}  // namespace hearsay
