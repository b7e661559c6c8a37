#include "serve/http.h"

#include <gtest/gtest.h>

namespace hearsay::serve {
namespace {

constexpr char kHost[] = "Host: localhost:8090\r\n";

std::string get(const std::string& headers) { return "GET / HTTP/1.1\r\n" + headers + "\r\n"; }

struct Row {
  const char* what;
  std::string head;
  int refusal;
};

std::vector<Row> rows() {
  const std::string host = kHost;
  std::vector<Row> all = {
      {"a plain request", get(host), 0},
      {"HTTP/1.0", "GET / HTTP/1.0\r\n" + host + "\r\n", 0},
      {"a query", "GET /search?about=dam&by=a+b%20c HTTP/1.1\r\n" + host + "\r\n", 0},
      {"spaces round a value", get("Host:   localhost:8090 \t\r\n"), 0},
      {"an empty value", get(host + "X-Empty:\r\n"), 0},
      {"bytes above ASCII in a value", get(host + "X-Name: caf\xC3\xA9\r\n"), 0},
      {"a body with its length", "POST /articles HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\n", 0},
      {"an empty body", "POST /articles HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n", 0},
      {"another method", "DELETE / HTTP/1.1\r\n" + host + "\r\n", 0},
      {"no Host", get(""), 400},
      {"two Hosts", get(host + host), 400},
      {"two Hosts that differ in case", get(host + "HOST: evil.example\r\n"), 400},
      {"a length and a transfer coding",
       "POST / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 411},
      {"a transfer coding", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n", 411},
      {"a transfer coding in capitals",
       "POST / HTTP/1.1\r\n" + host + "TRANSFER-ENCODING: identity\r\n\r\n", 411},
      {"an unknown transfer coding",
       "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n\r\n", 411},
      {"a transfer coding of a GET", get(host + "Transfer-Encoding: chunked\r\n"), 411},
      {"two equal lengths",
       "POST / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nContent-Length: 3\r\n\r\n", 400},
      {"two lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n",
       400},
      {"a list of lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 3, 3\r\n\r\n", 400},
      {"no length of a POST", "POST / HTTP/1.1\r\n" + host + "\r\n", 411},
      {"too large a body", "POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999\r\n\r\n", 413},
      {"a folded header", get(host + "X-A: b\r\n c\r\n"), 400},
      {"a header folded with a tab", get(host + "X-A: b\r\n\tc\r\n"), 400},
      {"a space before the colon", get(host + "X-A : b\r\n"), 400},
      {"a space before the name", get(" " + host), 400},
      {"no colon", get(host + "nonsense\r\n"), 400},
      {"no name", get(host + ": b\r\n"), 400},
      {"a bare line feed", get(host + "X-A: b\nX-C: d\r\n"), 400},
      {"a bare carriage return", get(host + "X-A: b\rX-C: d\r\n"), 400},
      {"a NUL in a value", get(host + std::string("X-A: b\0c\r\n", 10)), 400},
      {"a request line alone", "GET / HTTP/1.1\r\n\r\n", 400},
      {"nothing", "\r\n\r\n", 400},
      {"no version", "GET /\r\n" + host + "\r\n", 400},
      {"HTTP/0.9", "GET / HTTP/0.9\r\n" + host + "\r\n", 505},
      {"HTTP/2.0", "GET / HTTP/2.0\r\n" + host + "\r\n", 505},
      {"a version in small letters", "GET / http/1.1\r\n" + host + "\r\n", 400},
      {"two spaces after the method", "GET  / HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a space in the target", "GET /a b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a tab between", "GET\t/ HTTP/1.1\r\n" + host + "\r\n", 400},
      {"an absolute target", "GET http://evil.example/ HTTP/1.1\r\n" + host + "\r\n", 400},
      {"an authority", "CONNECT evil.example:80 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"an asterisk", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a target of two slashes", "GET //evil.example HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a fragment", "GET /a#b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a broken escape", "GET /%zz HTTP/1.1\r\n" + host + "\r\n", 400},
      {"half an escape", "GET /%4 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"an escaped NUL", "GET /%00 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"an escaped line end", "GET /%0d%0aX:%20y HTTP/1.1\r\n" + host + "\r\n", 400},
      {"no UTF-8 in a path", "GET /%ff HTTP/1.1\r\n" + host + "\r\n", 400},
      {"no UTF-8 in a parameter", "GET /?q=%c3 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"overlong UTF-8", "GET /%c0%af HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a byte above ASCII in the target", "GET /caf\xC3\xA9 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a long target", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
      {"a long header", get(host + "X-A: " + std::string(9000, 'a') + "\r\n"), 431},
      {"a method with a comma", "GE,T / HTTP/1.1\r\n" + host + "\r\n", 400},
      {"no end", "GET / HTTP/1.1\r\n" + host, 400},
  };
  std::string many = host;
  for (int i = 0; i < 100; ++i) many += "X-A: b\r\n";
  all.push_back({"101 headers", get(many), 431});
  std::string parameters = "GET /?a=1";
  for (int i = 0; i < 100; ++i) parameters += "&a=1";
  all.push_back({"101 parameters", parameters + " HTTP/1.1\r\n" + host + "\r\n", 400});
  for (const char* length : {"+3", "-3", "0x3", "3.0", "3 3", "", "three", "1e1", "\xD9\xA3", "9999999999999"}) {
    all.push_back({"a length that is no number",
                   "POST / HTTP/1.1\r\n" + host + "Content-Length: " + length + "\r\n\r\n", 400});
  }
  // No control character may stand in a value, a name or the request line.
  for (char c = 1; c < 0x20; ++c) {
    if (c == '\t' || c == '\r' || c == '\n') continue;
    all.push_back({"a control character in a value", get(host + "X-A: b" + c + "\r\n"), 400});
    all.push_back({"a control character in a name", get(host + "X" + c + "A: b\r\n"), 400});
    all.push_back({"a control character in a target",
                   std::string("GET /") + c + " HTTP/1.1\r\n" + host + "\r\n", 400});
  }
  for (const char c : std::string("()<>@,;\\\"/[]?={}")) {
    all.push_back({"a separator in a name", get(host + "X" + c + "A: b\r\n"), 400});
  }
  return all;
}

TEST(HttpHead, WhatIsAmbiguousIsRefused) {
  const std::vector<Row> all = rows();
  EXPECT_GE(all.size(), 150u);
  for (const Row& row : all) {
    const HeadResult result = parse_head(row.head);
    EXPECT_EQ(result.refusal, row.refusal) << row.what << ": " << result.reason;
    EXPECT_EQ(result.refusal != 0, !result.reason.empty()) << row.what;
  }
}

TEST(HttpHead, EscapesAreResolvedOnce) {
  const HeadResult result =
      parse_head("GET /s/s%3A9b?by=a+b%26c&by=d&empty&x=%252e HTTP/1.1\r\n" + std::string(kHost) + "\r\n");
  ASSERT_EQ(result.refusal, 0) << result.reason;
  EXPECT_EQ(result.request.path, "/s/s:9b");
  EXPECT_EQ(result.request.parameter("by"), "a b&c");
  EXPECT_TRUE(result.request.has_parameter("empty"));
  EXPECT_EQ(result.request.parameter("x"), "%2e");
}

TEST(HttpHead, EveryBeginningOfAGoodHeadIsRefused) {
  const std::string good = "POST /articles?a=b HTTP/1.1\r\n" + std::string(kHost) + "Content-Length: 3\r\n\r\n";
  for (size_t size = 0; size < good.size(); ++size) {
    EXPECT_NE(parse_head(good.substr(0, size)).refusal, 0) << size;
  }
}

TEST(HttpReply, AHeadHasTheLengthAndNoBody) {
  Response response;
  response.body = "hello";
  const std::string bytes = serialize(response, true, true);
  EXPECT_NE(bytes.find("Content-Length: 5\r\n"), std::string::npos);
  EXPECT_TRUE(bytes.ends_with("\r\n\r\n"));
}

TEST(HttpReply, ParametersAreWrittenAsTheyAreRead) {
  std::string target = "/search";
  append_parameter(target, "by", "a b&c=\"\xC3\xA9\"");
  append_parameter(target, "act", "deny,doubt");
  Request request;
  ASSERT_TRUE(parse_target(target, request)) << target;
  EXPECT_EQ(request.parameter("by"), "a b&c=\"\xC3\xA9\"");
  EXPECT_EQ(request.parameter("act"), "deny,doubt");
}

}  // namespace
}  // namespace hearsay::serve
