#include "read/fetch/url.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

std::string parsed(const char* text) {
  const Result<Url> url = parse_url(text, Reach::Public);
  return url.ok() ? url->text() : url.status().message();
}

TEST(Url, IsWrittenInOneForm) {
  EXPECT_EQ(parsed("HTTP://Harbour.Example"), "http://harbour.example/");
  EXPECT_EQ(parsed("  https://harbour.example:443/a/./b/../c?q=a b#part\n"),
            "https://harbour.example/a/c?q=a%20b");
  EXPECT_EQ(parsed("https://harbour.example:8443?x"), "https://harbour.example:8443/?x");
  EXPECT_EQ(parsed("http://harbour.example/caf\xC3\xA9/%7e\""), "http://harbour.example/caf%C3%A9/%7e%22");
  EXPECT_EQ(parsed("http://[2606:4700:0::1]/"), "http://[2606:4700::1]/");
  EXPECT_EQ(parsed("http://xn--hfen-5qa.example/"), "http://xn--hfen-5qa.example/");
}

TEST(Url, SaysWhyItIsRefused) {
  EXPECT_EQ(parsed("http://user@harbour.example/"),
            "http://user@harbour.example/ was not fetched: it has a user name in front of the host; "
            "leave that out");
  EXPECT_EQ(parsed("ftp://harbour.example/"),
            "ftp://harbour.example/ was not fetched: only http:// and https:// addresses are");
}

TEST(Url, ResolvesReferencesAsTheStandardDoes) {
  const Result<Url> base = parse_url("http://a.example/b/c/d?q", Reach::Public);
  ASSERT_TRUE(base.ok());
  const auto resolved = [&](const char* reference) {
    const Result<Url> url = resolve_reference(*base, reference, Reach::Public);
    return url.ok() ? url->text() : url.status().message();
  };
  // The examples of RFC 3986, 5.4, as far as they are of the web.
  const std::pair<const char*, const char*> examples[] = {
      {"g", "/b/c/g"}, {"./g", "/b/c/g"}, {"g/", "/b/c/g/"}, {"/g", "/g"}, {"?y", "/b/c/d?y"},
      {"g?y", "/b/c/g?y"}, {"#s", "/b/c/d?q"}, {"g#s", "/b/c/g"}, {";x", "/b/c/;x"}, {"", "/b/c/d?q"},
      {".", "/b/c/"}, {"./", "/b/c/"}, {"..", "/b/"}, {"../", "/b/"}, {"../g", "/b/g"}, {"../..", "/"},
      {"../../", "/"}, {"../../g", "/g"}, {"../../../g", "/g"}, {"/./g", "/g"}, {"/../g", "/g"},
      {"g.", "/b/c/g."}, {"..g", "/b/c/..g"}, {"./../g", "/b/g"}, {"./g/.", "/b/c/g/"},
      {"g/../h", "/b/c/h"}, {"g?y/../x", "/b/c/g?y/../x"}};
  for (const auto& [reference, path] : examples) {
    EXPECT_EQ(resolved(reference), "http://a.example" + std::string(path)) << reference;
  }
  EXPECT_EQ(resolved("//b.example/x"), "http://b.example/x");
  EXPECT_EQ(resolved("https://b.example"), "https://b.example/");
  EXPECT_NE(resolved("mailto:a@b.example").find("was not fetched"), std::string::npos);
}

TEST(Url, RemovesDotSegmentsOfAnyPath) {
  for (const char* path : {"", "..", "a/../b", "/..//..", "../../..", "//", "/.", "."}) {
    EXPECT_NE(remove_dot_segments(path), "") << path;
  }
}

}  // namespace
}  // namespace hearsay
