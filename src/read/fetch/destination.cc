#include "read/fetch/destination.h"

namespace hearsay {
namespace {

Result<std::vector<IpAddress>> addresses_of(const Url& url, Env& env) {
  std::string_view host = url.host;
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  if (const auto address = parse_ip_address(host)) return std::vector<IpAddress>{*address};
  return env.resolve(url.host);
}

}  // namespace

Result<std::vector<IpAddress>> checked_addresses(const Url& url, Reach reach, Env& env) {
  Result<std::vector<IpAddress>> found = addresses_of(url, env);
  if (!found.ok()) return found;
  if (found->empty()) return Status(StatusKind::NotFound, url.host + " has no address");
  if (reach == Reach::Private) return found;
  for (const IpAddress& address : *found) {
    const std::string_view why = why_not_public(address);
    if (why.empty()) continue;
    const bool literal = url.host == to_string(address) || url.host.front() == '[';
    return Status(StatusKind::InvalidInput,
                  url.text() + " was not fetched: " +
                      (literal ? "its address" : "the address " + to_string(address) + " of its host") +
                      " is " + std::string(why) + "; --allow-private permits it");
  }
  return found;
}

}  // namespace hearsay
