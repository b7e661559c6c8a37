// Addresses, references, robots.txt and headers as a hostile server would send them. The first byte
// of the input chooses which.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "hearsay/capture.h"
#include "io/ip_address.h"
#include "read/fetch/header_values.h"
#include "read/fetch/robots.h"
#include "read/fetch/url.h"

namespace {

using namespace hearsay;

// What was accepted must be read again as itself, and be no address that is not public.
void check(const Result<Url>& url, Reach reach) {
  if (!url.ok()) return;
  const Result<Url> again = parse_url(url->text(), reach);
  if (!again.ok() || again->text() != url->text() || url->port == 0) std::abort();
  for (const char c : url->text()) {
    if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F) std::abort();
  }
  if (url->host.find_first_of("@/\\%#?") != std::string::npos) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  switch (bytes[0] % 4) {
    case 0:
      check(parse_url(input, Reach::Public), Reach::Public);
      check(parse_url(input, Reach::Private), Reach::Private);
      (void)parse_ip_address(input);
      break;
    case 1: {
      const Result<Url> base = parse_url("https://harbour.example/a/b?c", Reach::Public);
      check(resolve_reference(*base, input, Reach::Public), Reach::Public);
      if (remove_dot_segments(input).empty()) std::abort();
      break;
    }
    case 2: {
      const size_t half = input.find('\0');
      const RobotsRules rules = RobotsRules::parse(input.substr(0, half), "hearsay");
      (void)rules.allows(half == std::string_view::npos ? "/a/b?c=d" : input.substr(half + 1));
      if (!rules.allows("/robots.txt")) std::abort();
      break;
    }
    default:
      (void)retry_after(input, 1'770'000'000);
      (void)max_age(input);
      (void)header_value(input, "Location");
  }
  return 0;
}
