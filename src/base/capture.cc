#include "hearsay/capture.h"

#include <algorithm>

#include "base/hash.h"

namespace hearsay {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_without_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return lower(x) == lower(y);
         });
}

}  // namespace

void identify(Capture& capture) {
  Fingerprint print("c:");
  print.add(capture.url).add(capture.redirects.size());
  for (const Redirect& redirect : capture.redirects) {
    print.add(redirect.url).add(redirect.status).add(redirect.address);
  }
  print.add(capture.final_url).add(capture.address).add(capture.status).add(capture.headers);
  print.add(static_cast<uint64_t>(capture.fetched)).add(capture.sha256).add(capture.size);
  capture.id = print.id();
}

std::string_view header_value(std::string_view headers, std::string_view name) {
  while (!headers.empty()) {
    const size_t end = std::min(headers.find('\n'), headers.size());
    const std::string_view line = headers.substr(0, end);
    headers.remove_prefix(std::min(end + 1, headers.size()));
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || !same_without_case(line.substr(0, colon), name)) {
      continue;
    }
    std::string_view value = line.substr(colon + 1);
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!value.empty() && is_space(value.front())) value.remove_prefix(1);
    while (!value.empty() && is_space(value.back())) value.remove_suffix(1);
    return value;
  }
  return {};
}

}  // namespace hearsay
