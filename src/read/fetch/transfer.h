// One HTTP request and its answer, over a connection to one given address.
#pragma once

#include "hearsay/fetch.h"
#include "io/env.h"
#include "read/fetch/gate.h"
#include "read/fetch/url.h"

namespace hearsay {

struct Answer {
  uint32_t status = 0;
  std::string address;  // connected to, with the port
  std::string headers;  // of the last answer (not of a 100), as received
  std::string body;     // as received, chunks joined
};

// Asks `url` of one of `addresses`, in order, until one takes the connection. `deadline` is of
// env.ticks(). Never looks up a name, never follows a redirect, never uses a proxy. Errors as
// fetch().
Result<Answer> transfer(const Url& url, const std::vector<IpAddress>& addresses,
                        const FetchCondition& condition, Encoding encoding,
                        const FetchOptions& options, uint64_t deadline, Env& env);

}  // namespace hearsay
