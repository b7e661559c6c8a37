#include "io/ip_address.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

std::string why(const char* text) {
  const auto address = parse_ip_address(text);
  return address ? std::string(why_not_public(*address)) : "no address";
}

TEST(IpAddress, IsReadInItsPlainFormsOnly) {
  for (const char* text : {"93.184.216.34", "0.0.0.0", "2606:4700::6810:84e5", "::1", "::ffff:1.2.3.4"}) {
    EXPECT_TRUE(parse_ip_address(text)) << text;
  }
  for (const char* text : {"", "1.2.3", "1.2.3.4.5", "01.2.3.4", "0x7f.0.0.1", "1.2.3.256", "1.2.3.4 ",
                           "2130706433", "[::1]", "fe80::1%eth0", "::1::", "12345::", "localhost"}) {
    EXPECT_FALSE(parse_ip_address(text)) << text;
  }
  EXPECT_FALSE(parse_ip_address(std::string("1.2.3.4\0", 8)));
}

TEST(IpAddress, IsWrittenInOneForm) {
  EXPECT_EQ(to_string(*parse_ip_address("2606:4700:0:0:0:0:6810:84E5")), "2606:4700::6810:84e5");
  EXPECT_EQ(to_string(*parse_ip_address("::1"), 443), "[::1]:443");
  EXPECT_EQ(to_string(*parse_ip_address("192.0.2.1"), 80), "192.0.2.1:80");
}

TEST(IpAddress, IsPublicOnlyBetweenTheSpecialRanges) {
  // The first and last address of ranges, and their neighbours.
  for (const char* text :
       {"1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255",
        "192.0.1.0", "192.0.3.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
        "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255",
        "2000::", "2001:200::", "2001:db7::1", "2001:db9::1", "2003::1", "2606:4700::1", "3ffe::1"}) {
    EXPECT_EQ(why(text), "") << text;
  }
  for (const char* text :
       {"0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
        "127.0.0.0", "127.255.255.255", "169.254.0.0", "169.254.169.254", "172.16.0.0",
        "172.31.255.255", "192.0.0.0", "192.0.0.255", "192.0.2.0", "192.88.99.1", "192.168.0.0",
        "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.255", "203.0.113.0",
        "224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.255", "::", "::1", "::2",
        "::127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "64:ff9b:1::1", "100::1", "1fff::1",
        "2001::1", "2001:1ff:ffff::", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1",
        "4000::1", "5f00::1", "fc00::1", "fdff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1"}) {
    EXPECT_NE(why(text), "") << text;
    EXPECT_NE(why(text), "no address") << text;
  }
}

TEST(IpAddress, SaysWhyItIsNotPublic) {
  EXPECT_EQ(why("127.0.0.1"), "loopback (127.0.0.0/8)");
  EXPECT_EQ(why("::ffff:10.0.0.1"), "an IPv4 address in an IPv6 one (::ffff:0:0/96)");
  EXPECT_EQ(why("4000::1"), "reserved (outside 2000::/3)");
}

}  // namespace
}  // namespace hearsay
