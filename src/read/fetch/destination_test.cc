// Promise 20: fetching never reaches an address that is not public.
#include <gtest/gtest.h>

#include "hearsay/fetch.h"
#include "read/fetch/made_network.h"

namespace hearsay {
namespace {

// Addresses that must be refused. Those of the form "name=address,address" are fetched as
// http://name.example/ where the name has these addresses.
constexpr const char* kRefused[] = {
    // What is private, reserved or local, plainly written.
    "http://127.0.0.1/", "http://127.0.0.1:80/", "http://127.1.2.3/", "https://127.0.0.1/",
    "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.254/",
    "http://192.168.0.1/", "http://192.168.1.254/", "http://169.254.169.254/latest/meta-data/",
    "http://169.254.0.1/", "http://100.64.0.1/", "http://100.100.100.200/", "http://0.0.0.0/",
    "http://0.1.2.3/", "http://192.0.0.192/", "http://192.0.2.1/", "http://198.18.0.1/",
    "http://198.51.100.1/", "http://203.0.113.1/", "http://224.0.0.1/", "http://239.1.1.1/",
    "http://240.0.0.1/", "http://255.255.255.255/", "http://192.88.99.1/",
    // The same as other numbers.
    "http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0x7F.1/",
    "http://127.1/", "http://127.0.1/", "http://0177.0.0.1/", "http://0x7f.0.0.1/",
    "http://127.0.0.01/", "http://127.0.0.0x1/", "http://00000177.0.0.1/", "http://1.1/", "http://0/",
    "http://3232235777/", "http://0xa9fea9fe/", "http://0251.0376.0251.0376/", "http://4294967296/",
    "http://127.0.0.1.1/", "http://127.0.0.256/", "http://1e1.0.0.0x/", "http://0x/", "http://08.8.8.8/",
    // IPv6, and IPv4 inside it.
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[::ffff:10.0.0.1]/", "http://[::ffff:8.8.8.8]/",
    "http://[::127.0.0.1]/", "http://[::7f00:1]/", "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::10.0.0.1]/", "http://[64:ff9b:1::a00:1]/", "http://[2002:7f00:1::]/",
    "http://[2002:a00:1::1]/", "http://[2001:0:53aa:64c::]/", "http://[2001::1]/",
    "http://[fc00::1]/", "http://[fd12:3456:789a::1]/", "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[fec0::1]/", "http://[ff02::1]/",
    "http://[2001:db8::1]/", "http://[100::1]/", "http://[3fff::1]/", "http://[4000::1]/",
    "http://[::1", "http://::1/", "http://[127.0.0.1]/", "http://[::1]x/", "http://[]/",
    "http://[v1.a]/", "http://[0x1::]/",
    // Names of the own machine and network.
    "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://a.localhost/",
    "http://localhost.localdomain/", "http://router.local/", "http://wiki.internal/",
    "http://metadata.google.internal/", "http://nas.lan/", "http://printer.home.arpa/",
    "http://intranet/", "http://router.home/", "http://mail.corp/",
    // Tricks with the form of an address.
    "http://user@127.0.0.1/", "http://harbour.example@127.0.0.1/",
    "http://harbour.example:80@127.0.0.1/", "http://user:word@harbour.example/",
    "http://127.0.0.1#@harbour.example/", "http://127.0.0.1?@harbour.example/",
    "http://127.0.0.1\\@harbour.example/", "http://harbour.example\\@127.0.0.1/",
    "http://%31%32%37.0.0.1/", "http://127%2E0%2E0%2E1/", "http://%6cocalhost/",
    "http://127.0.0.1%00.harbour.example/", "http://127.0.0.1%23.harbour.example/",
    "http://127.0.0.1./", "http://127.0.0.1..harbour.example/", "http://.harbour.example/",
    "http://harbour..example/", "http:///harbour.example/", "http:harbour.example/", "http://",
    "http://:80/", "http://harbour.example:/", "http://harbour.example:0/",
    "http://harbour.example:65616/", "http://harbour.example:080/", "http://harbour.example:22/",
    "http://harbour.example:25/", "http://harbour.example:6379/", "http://harbour.example:11211/",
    "http://harbour.example:+80/", "http://harbour.example:80:80/", "http://har bour.example/",
    "http://harbour.example\t.evil.example/", "http://harbour.example\r\nHost: x/",
    "http://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1/",  // full-width digits
    "http://127\xE3\x80\x82" "0\xE3\x80\x82" "0\xE3\x80\x82" "1/",  // ideographic full stops
    "http://\xE2\x91\xA0\xE2\x91\xA1\xE2\x91\xA6.0.0.1/",  // digits in circles
    "http://loc\xC2\xAD" "alhost/",  // soft hyphen
    "http://xn--/..@127.0.0.1/",
    // Other schemes.
    "file:///etc/passwd", "ftp://harbour.example/", "gopher://127.0.0.1:6379/_FLUSHALL",
    "dict://127.0.0.1:11211/", "javascript:alert(1)", "data:text/html,x", "//127.0.0.1/",
    "view-source:http://127.0.0.1/", "httpx://harbour.example/", "jar:http://127.0.0.1!/", "",
    // Names that lead there.
    "loop=127.0.0.1", "loop6=::1", "ten=10.1.2.3", "lan=192.168.1.1", "lan12=172.20.0.1",
    "meta=169.254.169.254", "carrier=100.64.9.9", "zero=0.0.0.0", "unspecified=::",
    "mapped=::ffff:127.0.0.1", "mappedpublic=::ffff:93.184.216.34", "compatible=::10.0.0.1",
    "nat64=64:ff9b::7f00:1", "sixtofour=2002:7f00:1::", "teredo=2001:0:53aa:64c::1",
    "unique=fd00::1", "link=fe80::1", "site=fec0::1", "multi=224.0.0.251", "multi6=ff02::fb",
    "future=240.1.1.1", "broadcast=255.255.255.255", "bench=198.18.0.9", "doc=192.0.2.9",
    "doc6=2001:db8::9", "discard=100::9",
    // One bad address among good ones spoils the name.
    "mixed=93.184.216.34,127.0.0.1", "mixedfirst=10.0.0.1,93.184.216.34",
    "mixed6=2606:4700::1,::1", "mixedboth=93.184.216.34,2606:4700::1,fe80::2"};

std::string url_of(const std::string& row, MadeNetwork& network) {
  const size_t equals = row.find('=');
  if (equals == std::string::npos) return row;
  const std::string host = row.substr(0, equals) + ".example";
  std::vector<std::string> addresses;
  for (size_t at = equals + 1; at <= row.size();) {
    const size_t comma = std::min(row.find(',', at), row.size());
    addresses.push_back(row.substr(at, comma - at));
    at = comma + 1;
  }
  network.hosts[host] = {addresses};
  return "http://" + host + "/";
}

void serve_everybody(MadeNetwork& network) {
  network.hosts["harbour.example"] = {{"93.184.216.34"}};
  network.serve = [](const MadeConnection& to) { to.write(answer("200 OK", "", "a page")); };
}

static_assert(std::size(kRefused) >= 120);

TEST(PrivateAddresses, AreNeverConnectedTo) {
  for (const char* row : kRefused) {
    MadeNetwork network;
    serve_everybody(network);
    const Result<Capture> got = fetch(url_of(row, network), {}, {}, network);
    EXPECT_FALSE(got.ok()) << row;
    EXPECT_EQ(got.status().kind(), StatusKind::InvalidInput) << row << got.status().message();
    EXPECT_EQ(network.connects.size(), 0u) << row << " connected to " << network.connects.front();
  }
}

TEST(PrivateAddresses, AreNeverConnectedToAfterARedirect) {
  for (const char* row : kRefused) {
    MadeNetwork network;
    serve_everybody(network);
    const std::string url = url_of(row, network);
    // These mean the public host itself when they stand in a Location, or can't stand there.
    if (url.empty() || url.find_first_of("\r\n") != std::string::npos) continue;
    network.serve = [&](const MadeConnection& to) {
      to.write(answer("302 Found", "Location: " + url + "\r\n", ""));
    };
    const Result<Capture> got = fetch("http://harbour.example/", {}, {}, network);
    EXPECT_FALSE(got.ok()) << row;
    for (const std::string& connected : network.connects) {
      EXPECT_EQ(connected, "93.184.216.34:80") << row;
    }
  }
}

TEST(PrivateAddresses, AreNotReachedByANameThatChangesItsAddress) {
  MadeNetwork network;
  serve_everybody(network);
  // Public when it is checked, private from then on: there is no second lookup to fall for.
  network.hosts["rebind.example"] = {{"93.184.216.34"}, {"127.0.0.1"}};
  EXPECT_TRUE(fetch("http://rebind.example/", {}, {}, network).ok());
  EXPECT_EQ(network.lookups["rebind.example"], 1u);
  EXPECT_EQ(network.connects, std::vector<std::string>{"93.184.216.34:80"});
  // The next request looks again, and refuses.
  EXPECT_FALSE(fetch("http://rebind.example/", {}, {}, network).ok());
  EXPECT_EQ(network.connects.size(), 1u);
}

TEST(PrivateAddresses, AreNotReachedByARedirectToTheSameNameWithAnotherAddress) {
  MadeNetwork network;
  serve_everybody(network);
  network.hosts["rebind.example"] = {{"93.184.216.34"}, {"169.254.169.254"}};
  network.serve = [](const MadeConnection& to) {
    to.write(answer("307 Temporary Redirect", "Location: /again\r\n", ""));
  };
  const Result<Capture> got = fetch("http://rebind.example/", {}, {}, network);
  EXPECT_FALSE(got.ok());
  EXPECT_EQ(network.lookups["rebind.example"], 2u);
  EXPECT_EQ(network.connects, std::vector<std::string>{"93.184.216.34:80"});
}

TEST(PrivateAddresses, AreReachedWhereThatIsAllowed) {
  for (const char* row : {"http://127.0.0.1:8123/", "http://[::1]/", "http://intranet:631/",
                          "http://10.0.0.1/", "loop=127.0.0.1"}) {
    MadeNetwork network;
    serve_everybody(network);
    network.hosts["intranet"] = {{"10.0.0.7"}};
    FetchOptions options;
    options.allow_private = true;
    const Result<Capture> got = fetch(url_of(row, network), {}, options, network);
    EXPECT_TRUE(got.ok()) << row << ": " << got.status().message();
    EXPECT_EQ(network.connects.size(), 1u) << row;
  }
}

TEST(PrivateAddresses, StayRefusedInHiddenFormsWhateverIsAllowed) {
  for (const char* url : {"http://2130706433/", "http://0x7f.1/", "http://user@127.0.0.1/",
                          "http://%31.0.0.1/", "file:///etc/passwd"}) {
    MadeNetwork network;
    serve_everybody(network);
    FetchOptions options;
    options.allow_private = true;
    EXPECT_FALSE(fetch(url, {}, options, network).ok()) << url;
    EXPECT_TRUE(network.connects.empty()) << url;
  }
}

TEST(PublicAddresses, AreConnectedToOneAfterTheOther) {
  MadeNetwork network;
  serve_everybody(network);
  network.hosts["harbour.example"] = {{"2606:4700::1", "93.184.216.34"}};
  network.takes_connections = [](const std::string& to) { return to == "93.184.216.34:443"; };
  (void)fetch("https://harbour.example/", {}, {}, network);
  EXPECT_EQ(network.connects,
            (std::vector<std::string>{"[2606:4700::1]:443", "93.184.216.34:443"}));
}

}  // namespace
}  // namespace hearsay
