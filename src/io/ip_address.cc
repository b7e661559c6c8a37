#include "io/ip_address.h"

#include <arpa/inet.h>

namespace hearsay {
namespace {

struct Range {
  std::array<uint8_t, 16> network;
  uint32_t bits;
  std::string_view name;
};

// IANA IPv4 Special-Purpose Address Registry, and multicast.
constexpr Range kNotPublic4[] = {
    {{0}, 8, "this network (0.0.0.0/8)"},
    {{10}, 8, "private (10.0.0.0/8)"},
    {{100, 64}, 10, "shared by carriers (100.64.0.0/10)"},
    {{127}, 8, "loopback (127.0.0.0/8)"},
    {{169, 254}, 16, "link-local (169.254.0.0/16)"},
    {{172, 16}, 12, "private (172.16.0.0/12)"},
    {{192, 0, 0}, 24, "reserved (192.0.0.0/24)"},
    {{192, 0, 2}, 24, "for documentation (192.0.2.0/24)"},
    {{192, 31, 196}, 24, "reserved (192.31.196.0/24)"},
    {{192, 52, 193}, 24, "reserved (192.52.193.0/24)"},
    {{192, 88, 99}, 24, "reserved (192.88.99.0/24)"},
    {{192, 168}, 16, "private (192.168.0.0/16)"},
    {{192, 175, 48}, 24, "reserved (192.175.48.0/24)"},
    {{198, 18}, 15, "for benchmarks (198.18.0.0/15)"},
    {{198, 51, 100}, 24, "for documentation (198.51.100.0/24)"},
    {{203, 0, 113}, 24, "for documentation (203.0.113.0/24)"},
    {{224}, 4, "multicast (224.0.0.0/4)"},
    {{240}, 4, "reserved (240.0.0.0/4)"},
};

// The first that fits names the address; what stands outside 2000::/3 is refused anyway.
constexpr Range kNotPublic6[] = {
    {{}, 128, "unspecified (::)"},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, "loopback (::1)"},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96, "an IPv4 address in an IPv6 one (::ffff:0:0/96)"},
    {{}, 96, "an IPv4 address in an IPv6 one (::/96)"},
    {{0, 0x64, 0xFF, 0x9B}, 96, "an IPv4 address in an IPv6 one (64:ff9b::/96)"},
    {{0, 0x64, 0xFF, 0x9B, 0, 1}, 48, "an IPv4 address in an IPv6 one (64:ff9b:1::/48)"},
    {{0x01, 0}, 64, "discarded (100::/64)"},
    {{0x20, 0x01}, 32, "an IPv4 address in an IPv6 one (2001::/32)"},
    {{0x20, 0x01}, 23, "reserved (2001::/23)"},
    {{0x20, 0x01, 0x0D, 0xB8}, 32, "for documentation (2001:db8::/32)"},
    {{0x20, 0x02}, 16, "an IPv4 address in an IPv6 one (2002::/16)"},
    {{0x26, 0x20, 0, 0x4F, 0x80, 0}, 48, "reserved (2620:4f:8000::/48)"},
    {{0x3F, 0xFF}, 20, "for documentation (3fff::/20)"},
    {{0xFC}, 7, "private (fc00::/7)"},
    {{0xFE, 0x80}, 10, "link-local (fe80::/10)"},
    {{0xFE, 0xC0}, 10, "private (fec0::/10)"},
    {{0xFF}, 8, "multicast (ff00::/8)"},
};
constexpr Range kGlobalUnicast6 = {{0x20}, 3, ""};

bool is_in(const std::array<uint8_t, 16>& bytes, const Range& range) {
  for (uint32_t bit = 0; bit < range.bits; bit += 8) {
    const uint32_t left = range.bits - bit;
    const uint32_t mask = left >= 8 ? 0xFFu : 0xFFu << (8 - left) & 0xFFu;
    if ((bytes[bit / 8] & mask) != (range.network[bit / 8] & mask)) return false;
  }
  return true;
}

}  // namespace

std::optional<IpAddress> parse_ip_address(std::string_view text) {
  if (text.size() > 45) return std::nullopt;  // the longest there is
  if (text.find('\0') != std::string_view::npos) return std::nullopt;
  const std::string whole(text);
  IpAddress address;
  if (::inet_pton(AF_INET, whole.c_str(), address.bytes.data()) == 1) return address;
  address.v6 = true;
  if (::inet_pton(AF_INET6, whole.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

std::string to_string(const IpAddress& address) {
  char text[INET6_ADDRSTRLEN] = "";
  ::inet_ntop(address.v6 ? AF_INET6 : AF_INET, address.bytes.data(), text, sizeof text);
  return text;
}

std::string to_string(const IpAddress& address, uint16_t port) {
  const std::string text = to_string(address);
  return (address.v6 ? "[" + text + "]" : text) + ":" + std::to_string(port);
}

std::string_view why_not_public(const IpAddress& address) {
  if (!address.v6) {
    for (const Range& range : kNotPublic4) {
      if (is_in(address.bytes, range)) return range.name;
    }
    return {};
  }
  for (const Range& range : kNotPublic6) {
    if (is_in(address.bytes, range)) return range.name;
  }
  return is_in(address.bytes, kGlobalUnicast6) ? std::string_view() : "reserved (outside 2000::/3)";
}

}  // namespace hearsay
