#include "hearsay/fetch.h"

#include <gtest/gtest.h>

#include <chrono>

#include "base/hash.h"
#include "read/fetch/made_network.h"

namespace hearsay {
namespace {

using Serve = std::function<void(const MadeConnection&)>;

// A fetch of http://harbour.example/ferry from a server that does `serve`.
Result<Capture> fetched(const Serve& serve, const FetchOptions& options = {},
                        const FetchCondition& condition = {}, std::string* request = nullptr) {
  MadeNetwork network;
  network.hosts["harbour.example"] = {{"93.184.216.34"}};
  network.hosts["courier.example"] = {{"2606:4700::7"}};
  network.serve = serve;
  Result<Capture> got = fetch("http://harbour.example/ferry", condition, options, network);
  if (request != nullptr) *request = network.requests().front();
  return got;
}

Serve sends(const std::string& bytes) {
  return [bytes](const MadeConnection& to) { to.write(bytes); };
}

TEST(Fetch, KeepsWhatCameAsItCame) {
  const std::string body("page \xFF\0 end", 11);
  const Result<Capture> got =
      fetched(sends(answer("200 OK", "Content-Type: text/html; charset=koi8-r\r\nX-Odd:  \xE9 \r\n", body)));
  ASSERT_TRUE(got.ok()) << got.status().message();
  EXPECT_EQ(got->status, 200u);
  EXPECT_EQ(got->url, "http://harbour.example/ferry");
  EXPECT_EQ(got->final_url, "http://harbour.example/ferry");
  EXPECT_EQ(got->address, "93.184.216.34:80");
  EXPECT_EQ(got->body, body);
  EXPECT_EQ(got->size, body.size());
  EXPECT_EQ(got->sha256, sha256_hex(body));
  EXPECT_EQ(got->fetched, 1'770'000'000);
  EXPECT_TRUE(got->headers.starts_with("HTTP/1.1 200 OK\r\n")) << got->headers;
  EXPECT_TRUE(got->headers.ends_with("\r\n\r\n")) << got->headers;
  EXPECT_EQ(header_value(got->headers, "content-type"), "text/html; charset=koi8-r");
  EXPECT_EQ(header_value(got->headers, "X-ODD"), "\xE9");
  EXPECT_EQ(header_value(got->headers, "HTTP/1.1 200 OK"), "");
  EXPECT_TRUE(got->id.starts_with("c:"));
}

TEST(Fetch, NamesItselfAndAsksPlainly) {
  std::string request;
  FetchOptions options;
  options.contact = "https://desk.example/bot";
  ASSERT_TRUE(fetched(sends(answer("200 OK", "", "x")), options,
                      {"\"v1\"", "Tue, 03 Mar 2026 10:00:00 GMT"}, &request).ok());
  EXPECT_TRUE(request.starts_with("GET /ferry HTTP/1.1\r\nHost: harbour.example\r\n")) << request;
  for (const char* line : {"User-Agent: hearsay/" HEARSAY_VERSION " (+https://desk.example/bot)\r\n",
                           "Accept-Encoding: gzip\r\n", "If-None-Match: \"v1\"\r\n",
                           "If-Modified-Since: Tue, 03 Mar 2026 10:00:00 GMT\r\n",
                           "Connection: close\r\n"}) {
    EXPECT_NE(request.find(line), std::string::npos) << line << request;
  }
}

TEST(Fetch, SendsNoLineThatAnAnswerMadeUp) {
  std::string request;
  ASSERT_TRUE(fetched(sends(answer("200 OK", "", "x")), {}, {"\"a\"\r\nX-Evil: 1", "x\ny"}, &request).ok());
  EXPECT_EQ(request.find("Evil"), std::string::npos) << request;
  EXPECT_EQ(request.find("If-"), std::string::npos) << request;
}

TEST(Fetch, FollowsRedirectsAndRemembersThem) {
  const Result<Capture> got = fetched([](const MadeConnection& to) {
    if (to.target() == "/ferry") {
      to.write(answer("301 Moved", "Location: //courier.example/a/../b?q=1#part\r\n", "gone"));
    } else if (to.target() == "/b?q=1") {
      to.write(answer("302 Found", "Location: c d\r\n", ""));
    } else {
      to.write(answer("200 OK", "", to.target()));
    }
  });
  ASSERT_TRUE(got.ok()) << got.status().message();
  EXPECT_EQ(got->body, "/c%20d");
  EXPECT_EQ(got->final_url, "http://courier.example/c%20d");
  ASSERT_EQ(got->redirects.size(), 2u);
  EXPECT_EQ(got->redirects[0].url, "http://harbour.example/ferry");
  EXPECT_EQ(got->redirects[0].status, 301u);
  EXPECT_EQ(got->redirects[1].url, "http://courier.example/b?q=1");
  EXPECT_EQ(got->redirects[1].address, "[2606:4700::7]:80");
}

TEST(Fetch, EndsARoundOfRedirects) {
  const Result<Capture> got = fetched(sends(answer("302 Found", "Location: /ferry\r\n", "")));
  EXPECT_EQ(got.status().kind(), StatusKind::Limit);
  EXPECT_NE(got.status().message().find("redirects more than 8 times"), std::string::npos)
      << got.status().message();
}

TEST(Fetch, GivesAnAnswerOfAnyStatus) {
  for (const char* status : {"404 Not Found", "500 Oops", "304 Not Modified", "204 No Content", "300 Choices"}) {
    const Result<Capture> got = fetched(sends("HTTP/1.1 " + std::string(status) +
                                              "\r\nContent-Length: 0\r\n\r\n"));
    ASSERT_TRUE(got.ok()) << status << got.status().message();
    EXPECT_EQ(std::to_string(got->status), std::string(status).substr(0, 3));
  }
}

TEST(Fetch, JoinsChunks) {
  const Result<Capture> got = fetched(
      sends("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nferr\r\n3\r\ny, \r\n0\r\n\r\n"));
  ASSERT_TRUE(got.ok()) << got.status().message();
  EXPECT_EQ(got->body, "ferry, ");
}

TEST(Fetch, LeavesCompressedBytesAsTheyAre) {
  const std::string packed("\x1F\x8B\x08\x00not really", 14);
  const Result<Capture> got =
      fetched(sends(answer("200 OK", "Content-Encoding: gzip\r\n", packed)));
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(got->body, packed);
}

TEST(Fetch, ForgetsAnInformationalAnswer) {
  const Result<Capture> got =
      fetched(sends("HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" + answer("200 OK", "A: b\r\n", "x")));
  ASSERT_TRUE(got.ok()) << got.status().message();
  EXPECT_TRUE(got->headers.starts_with("HTTP/1.1 200 OK\r\n")) << got->headers;
  EXPECT_EQ(header_value(got->headers, "Link"), "");
}

TEST(Fetch, RefusesAnAnswerThatIsNone) {
  for (const char* bytes :
       {"", "nothing like HTTP\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 200 OK\r\nCont"}) {
    const Result<Capture> got = fetched(sends(bytes));
    EXPECT_FALSE(got.ok()) << bytes << " gave " << (got.ok() ? got->body : "");
  }
}

TEST(Fetch, EndsABodyWithoutEnd) {
  FetchOptions options;
  options.max_bytes = 1 << 20;
  uint64_t sent = 0;
  const Result<Capture> got = fetched(
      [&sent](const MadeConnection& to) {
        if (!to.write("HTTP/1.1 200 OK\r\n\r\n")) return;
        const std::string block(64 << 10, 'x');
        while (sent < (64u << 20) && to.write(block)) sent += block.size();
      },
      options);
  EXPECT_EQ(got.status().kind(), StatusKind::Limit);
  EXPECT_NE(got.status().message().find("larger than the limit of 1 MB"), std::string::npos);
  EXPECT_LT(sent, 8u << 20);
}

TEST(Fetch, RefusesABodyThatSaysItIsTooLarge) {
  const Result<Capture> got = fetched([](const MadeConnection& to) {
    to.write("HTTP/1.1 200 OK\r\nContent-Length: 99000000000\r\n\r\nx");
  });
  EXPECT_EQ(got.status().kind(), StatusKind::Limit) << got.status().message();
}

TEST(Fetch, EndsHeadersWithoutEnd) {
  for (const std::string& line : {"X-Many: " + std::string(100, 'x') + "\r\n", std::string(5000, 'y')}) {
    const Result<Capture> got = fetched([&line](const MadeConnection& to) {
      to.write("HTTP/1.1 200 OK\r\n");
      for (int i = 0; i < 20'000 && to.write(line); ++i) continue;
    });
    EXPECT_FALSE(got.ok());
  }
}

TEST(Fetch, GivesUpAServerThatDrips) {
  FetchOptions options;
  options.total_milliseconds = 700;
  const auto began = std::chrono::steady_clock::now();
  const Result<Capture> got = fetched(
      [](const MadeConnection& to) {
        to.write("HTTP/1.1 200 OK\r\n\r\n");
        for (int i = 0; i < 100 && to.write("x"); ++i) {
          std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
      },
      options);
  EXPECT_EQ(got.status().kind(), StatusKind::Limit);
  EXPECT_NE(got.status().message().find("too slow"), std::string::npos) << got.status().message();
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(3));
}

TEST(Fetch, StopsWhenAsked) {
  std::atomic<bool> stop = true;
  FetchOptions options;
  options.stop = &stop;
  const Result<Capture> got = fetched(sends(answer("200 OK", "", "x")), options);
  EXPECT_NE(got.status().message().find("was stopped"), std::string::npos);
}

TEST(Fetch, TrustsNoServerWithoutACertificate) {
  MadeNetwork network;
  network.hosts["harbour.example"] = {{"93.184.216.34"}};
  network.serve = [](const MadeConnection& to) { to.write(answer("200 OK", "", "x")); };
  network.time = 0;
  const Result<Capture> got = fetch("https://harbour.example/", {}, {}, network);
  EXPECT_FALSE(got.ok());
}

TEST(Fetch, TakesNoProxyFromTheEnvironment) {
  ::setenv("http_proxy", "http://127.0.0.1:9/", 1);
  const Result<Capture> got = fetched(sends(answer("200 OK", "", "x")));
  ::unsetenv("http_proxy");
  EXPECT_TRUE(got.ok()) << got.status().message();
}

TEST(WebAddress, IsToldFromAFile) {
  for (const char* input : {"http://a.example", "HTTPS://a.example", "http:x", " https://a"}) {
    EXPECT_TRUE(is_web_address(input)) << input;
  }
  for (const char* input : {"report.txt", "-", "https", "httpx://a", "./http:x", ""}) {
    EXPECT_FALSE(is_web_address(input)) << input;
  }
}

}  // namespace
}  // namespace hearsay
