// fetch() with somebody at the door of every host it comes to.
#pragma once

#include <functional>

#include "hearsay/fetch.h"
#include "read/fetch/url.h"

namespace hearsay {

// Asked before each request, also after a redirect; what it answers but Ok ends the fetch.
using Gate = std::function<Status(const Url&)>;

enum class Encoding : unsigned char {
  Gzip,   // the server may compress
  Plain,  // it is asked not to
};

// As fetch(). `gate` may be null.
Result<Capture> fetch_through(const std::string& url, const FetchCondition& condition,
                              const FetchOptions& options, Env& env, const Gate* gate,
                              Encoding encoding);

}  // namespace hearsay
