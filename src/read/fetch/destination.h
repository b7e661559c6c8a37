// Where a request may connect to.
#pragma once

#include <vector>

#include "io/env.h"
#include "read/fetch/url.h"

namespace hearsay {

// Looks up the host of `url`, once, and gives all of its addresses, each of them checked. Errors:
// InvalidInput where any one of them is not public and `reach` does not permit that (a host with a
// public and a private address is no mistake but an attack), NotFound, Io.
Result<std::vector<IpAddress>> checked_addresses(const Url& url, Reach reach, Env& env);

}  // namespace hearsay
