#include "serve/access.h"

#include <gtest/gtest.h>

namespace hearsay::serve {
namespace {

const AccessRules kRules{.port = 8090, .hosts = {"desk.example"}, .token = "0123456789abcdef"};

struct Row {
  const char* what;
  Method method = Method::Get;
  std::vector<std::pair<std::string, std::string>> headers = {};
  bool from_loopback = true;
  int status = 0;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

Headers with_host(std::string host, Headers more = {}) {
  more.insert(more.begin(), {"host", std::move(host)});
  return more;
}

Headers here(Headers more = {}) { return with_host("localhost:8090", std::move(more)); }

TEST(Access, OnlyThisMachinesUserReachesThePages) {
  const std::pair<std::string, std::string> bearer{"authorization", "Bearer 0123456789abcdef"};
  const std::pair<std::string, std::string> cookie{"cookie", "a=b; hearsay=0123456789abcdef"};
  const Row rows[] = {
      {"localhost", Method::Get, here()},
      {"localhost in capitals", Method::Get, with_host("LOCALHOST:8090")},
      {"the address", Method::Get, with_host("127.0.0.1:8090")},
      {"the address of IPv6", Method::Get, with_host("[::1]:8090")},
      {"a name that was allowed", Method::Get, with_host("desk.example:8090")},
      {"HEAD", Method::Head, here()},
      {"another port", Method::Get, with_host("localhost:8091"), true, 421},
      {"no port", Method::Get, with_host("localhost"), true, 421},
      {"a rebound name", Method::Get, with_host("evil.example:8090"), true, 421},
      {"a name that ends like ours", Method::Get, with_host("evil.localhost:8090"), true, 421},
      {"a name that begins like ours", Method::Get, with_host("localhost.evil.example:8090"), true, 421},
      {"a name with a user", Method::Get, with_host("localhost@evil.example:8090"), true, 421},
      {"an address of the network", Method::Get, with_host("192.168.1.4:8090"), true, 421},
      {"0.0.0.0", Method::Get, with_host("0.0.0.0:8090"), true, 421},
      {"a short address", Method::Get, with_host("127.1:8090"), true, 421},
      {"an empty host", Method::Get, with_host(""), true, 421},
      {"two ports", Method::Get, with_host("localhost:8090:8090"), true, 421},
      {"the same origin", Method::Get, here({{"origin", "http://localhost:8090"}})},
      {"another origin", Method::Get, here({{"origin", "http://evil.example"}}), true, 403},
      {"another port's origin", Method::Get, here({{"origin", "http://localhost:3000"}}), true, 403},
      {"no origin by name", Method::Get, here({{"origin", "null"}}), true, 403},
      {"a file's origin", Method::Get, here({{"origin", "file://"}}), true, 403},
      {"a fetch of this site", Method::Get, here({{"sec-fetch-site", "same-origin"}})},
      {"typed into the address bar", Method::Get, here({{"sec-fetch-site", "none"}})},
      {"a link from elsewhere", Method::Get,
       here({{"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "navigate"}, {"sec-fetch-dest", "document"}})},
      {"a frame elsewhere", Method::Get,
       here({{"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "navigate"}, {"sec-fetch-dest", "iframe"}}),
       true, 403},
      {"a picture elsewhere", Method::Get,
       here({{"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "no-cors"}, {"sec-fetch-dest", "image"}}),
       true, 403},
      {"a script elsewhere", Method::Get,
       here({{"sec-fetch-site", "cross-site"}, {"sec-fetch-dest", "script"}}), true, 403},
      {"another port's page", Method::Get, here({{"sec-fetch-site", "same-site"}}), true, 403},
      {"an unknown word", Method::Get, here({{"sec-fetch-site", "sideways"}}), true, 403},
      {"a write without the token", Method::Post, here(), true, 401},
      {"a write with the token", Method::Post, here({bearer})},
      {"a write with the cookie", Method::Post, here({cookie})},
      {"a write with a wrong token", Method::Post, here({{"authorization", "Bearer 0123"}}), true, 401},
      {"a write with a longer token", Method::Post,
       here({{"authorization", "Bearer 0123456789abcdef0"}}), true, 401},
      {"a write with an empty token", Method::Post, here({{"authorization", "Bearer "}}), true, 401},
      {"a write with Basic", Method::Post, here({{"authorization", "Basic 0123456789abcdef"}}), true, 401},
      {"a write with another cookie", Method::Post, here({{"cookie", "xhearsay=0123456789abcdef"}}), true, 401},
      {"a form elsewhere with the cookie", Method::Post,
       here({cookie, {"origin", "http://evil.example"}}), true, 403},
      {"a form elsewhere that navigates", Method::Post,
       here({cookie, {"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "navigate"}, {"sec-fetch-dest", "document"}}),
       true, 403},
      {"another machine without the token", Method::Get, with_host("desk.example:8090"), false, 401},
      {"another machine with the token", Method::Get, with_host("desk.example:8090", {bearer}), false},
      {"another machine with the cookie", Method::Get, with_host("desk.example:8090", {cookie}), false},
      {"another machine that says localhost", Method::Get, here(), false, 401},
  };
  EXPECT_GE(std::size(rows), 40u);
  for (const Row& row : rows) {
    Request request;
    request.method = row.method;
    request.headers = row.headers;
    request.from_loopback = row.from_loopback;
    const Refusal refusal = check_access(request, kRules);
    EXPECT_EQ(refusal.status, row.status) << row.what << ": " << refusal.reason;
  }
}

}  // namespace
}  // namespace hearsay::serve
