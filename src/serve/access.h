// Who may ask what. The pages are for the user of this machine: another web page, another host's
// name pointing here, or somebody on the network must not reach them (docs/promises.md, 19).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "serve/http.h"

namespace hearsay::serve {

struct AccessRules {
  uint16_t port = 0;
  // Names a Host header may have besides localhost, 127.0.0.1 and [::1], without the port.
  std::vector<std::string> hosts = {};
  // Asked of writers, and of everybody who does not connect from this machine. Never empty.
  std::string token = {};
};

// 0 where the request may go on; else the status to answer with, and why in one sentence.
struct Refusal {
  int status = 0;
  std::string reason;
};

// Checks, in this order: the Host header is one of ours (against DNS rebinding); Origin, where there
// is one, is one of ours; a request another site's page makes (Sec-Fetch-Site) is a plain visit by a
// link, and never a write; the token, as "Authorization: Bearer TOKEN" or as the cookie that opening
// /?token=TOKEN sets, for writes and for other machines. The token is compared in constant time.
Refusal check_access(const Request& request, const AccessRules& rules);

// Whether the request carries the token, in its header or cookie.
bool has_token(const Request& request, const AccessRules& rules);
// The same for the parameter "token" of a first visit.
bool brings_token(const Request& request, const AccessRules& rules);

}  // namespace hearsay::serve
