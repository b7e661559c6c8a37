#include "serve/access.h"

#include <algorithm>

namespace hearsay::serve {
namespace {

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  unsigned char difference = a.size() == b.size() ? 0 : 1;
  for (size_t i = 0; i < b.size(); ++i) {
    difference |= static_cast<unsigned char>(b[i] ^ (i < a.size() ? a[i] : 0));
  }
  return difference == 0;
}

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

// "localhost:8090", with the port unless it is the standard one.
bool is_our_host(std::string_view value, const AccessRules& rules) {
  std::string host = in_small_letters(value);
  const std::string port = ":" + std::to_string(rules.port);
  if (host.ends_with(port)) {
    host.resize(host.size() - port.size());
  } else if (rules.port != 80) {
    return false;
  }
  if (host == "localhost" || host == "127.0.0.1" || host == "[::1]") return true;
  return std::any_of(rules.hosts.begin(), rules.hosts.end(),
                     [&](const std::string& ours) { return in_small_letters(ours) == host; });
}

bool is_our_origin(std::string_view origin, const AccessRules& rules) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin.starts_with(scheme)) return is_our_host(origin.substr(scheme.size()), rules);
  }
  return false;
}

std::string_view cookie(const Request& request, std::string_view name) {
  for (std::string_view rest = request.header("cookie"); !rest.empty();) {
    const size_t end = std::min(rest.find(';'), rest.size());
    std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
  }
  return {};
}

}  // namespace

bool has_token(const Request& request, const AccessRules& rules) {
  constexpr std::string_view kBearer = "Bearer ";
  const std::string_view header = request.header("authorization");
  if (header.starts_with(kBearer) &&
      equal_in_constant_time(header.substr(kBearer.size()), rules.token)) {
    return true;
  }
  return equal_in_constant_time(cookie(request, "hearsay"), rules.token);
}

bool brings_token(const Request& request, const AccessRules& rules) {
  return request.has_parameter("token") &&
         equal_in_constant_time(request.parameter("token"), rules.token);
}

Refusal check_access(const Request& request, const AccessRules& rules) {
  if (!is_our_host(request.header("host"), rules)) {
    return {421, "this server does not answer to that name; use the address it printed, or start it "
                 "with --host NAME"};
  }
  const bool writes = request.method == Method::Post;
  if (request.has_header("origin") && !is_our_origin(request.header("origin"), rules)) {
    return {403, "a page of another site may not ask this server"};
  }
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") {
    const bool visit = request.header("sec-fetch-mode") == "navigate" &&
                       request.header("sec-fetch-dest") == "document";
    if (writes || !visit) return {403, "a page of another site may not ask this server"};
  }
  if ((writes || !request.from_loopback) && !has_token(request, rules)) {
    const bool first_visit = !writes && brings_token(request, rules);
    if (!first_visit) {
      return {401, writes ? "writing needs the token; open the address with ?token= that the server "
                            "printed, or send 'Authorization: Bearer TOKEN'"
                          : "this server is asked from another machine, which needs its token"};
    }
  }
  return {};
}

}  // namespace hearsay::serve
