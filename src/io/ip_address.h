// IP addresses, and which of them belong to the public internet.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

struct IpAddress {
  bool v6 = false;
  std::array<uint8_t, 16> bytes{};  // in network order; the first 4 for v4

  bool operator==(const IpAddress&) const = default;
};

// "192.0.2.7" (four decimal numbers without leading zeros) or "2001:db8::7" (no brackets, no zone);
// nothing else.
std::optional<IpAddress> parse_ip_address(std::string_view text);

// The other way: the canonical form, without brackets.
std::string to_string(const IpAddress& address);

// "192.0.2.7:443", "[2001:db8::7]:443".
std::string to_string(const IpAddress& address, uint16_t port);

// Why `address` is not a public one: "private (10.0.0.0/8)", "loopback (::1)", "an IPv4 address in
// an IPv6 one (::ffff:0:0/96)". Empty for an address that the internet routes to somebody. Every
// range of the IANA special-purpose registries counts as not public, so do multicast and everything
// of IPv6 outside 2000::/3; an IPv6 address that carries an IPv4 one is never public.
std::string_view why_not_public(const IpAddress& address);

}  // namespace hearsay
