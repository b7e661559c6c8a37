#include "read/fetch/robots.h"

#include <gtest/gtest.h>

#include <chrono>

namespace hearsay {
namespace {

bool allowed(const std::string& text, const char* target) {
  return RobotsRules::parse(text, "hearsay").allows(target);
}

TEST(Robots, LongestRuleDecidesAndAllowWinsATie) {
  const std::string text =
      "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /tie\nDisallow: /tie\n";
  EXPECT_TRUE(allowed(text, "/"));
  EXPECT_FALSE(allowed(text, "/a"));
  EXPECT_FALSE(allowed(text, "/about"));  // a rule is a beginning, not a name
  EXPECT_TRUE(allowed(text, "/a/b"));
  EXPECT_FALSE(allowed(text, "/a/b/c/d"));
  EXPECT_TRUE(allowed(text, "/tie"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /tie\nAllow: /t\n", "/tie"));
}

TEST(Robots, StarsAndDollarsStandForWhatTheStandardSays) {
  const struct {
    const char *rule, *target;
    bool fits;
  } rows[] = {
      {"/fish", "/fish", true}, {"/fish", "/fishheads/x?y", true}, {"/fish", "/Fish", false},
      {"/fish*", "/fish.html", true}, {"/fish/", "/fish", false}, {"/*.php", "/a/b.php?x=1", true},
      {"/*.php$", "/a.php", true}, {"/*.php$", "/a.php?x", false}, {"/*.php$", "/a.php/b.php", true},
      {"/a*b*c$", "/abcabc", true}, {"/a*b*c$", "/acb", false}, {"*", "/anything", true},
      {"/$", "/", true}, {"/$", "/a", false}, {"/*$", "/a", true}, {"/a$b", "/a$b", true},
      {"/a**b", "/axxb", true}, {"/aa*a$", "/aa", false}, {"/aa*a$", "/aaa", true},
      {"*/private", "/x/private/y", true}, {"/a%3cd", "/a%3Cd", true}, {"/a%3Cd", "/a<d", false},
      {"/%7Ejoe/", "/~joe/x", true}, {"/~joe", "/%7ejoe", true}, {"/caf\xC3\xA9", "/caf%C3%A9", true},
      {"/a%2Fb", "/a/b", false}, {"/q?x=*&y", "/q?x=1&y=2", true}};
  for (const auto& row : rows) {
    EXPECT_EQ(!allowed("user-agent: *\ndisallow: " + std::string(row.rule), row.target), row.fits)
        << row.rule << " on " << row.target;
  }
}

TEST(Robots, GroupOfTheProgramGoesBeforeTheOneForAll) {
  const std::string text =
      "User-agent: *\nDisallow: /\n\nUser-Agent: other\nUser-agent: HearSay/2.0\nDisallow: /x # why\n"
      "Crawl-delay: 7\n\nUser-agent: hearsayer\nDisallow: /y\n\nuser-agent: hearsay\nDisallow: /z\n";
  EXPECT_TRUE(allowed(text, "/y"));
  EXPECT_FALSE(allowed(text, "/x"));
  EXPECT_FALSE(allowed(text, "/z"));  // groups of one name count together
  EXPECT_EQ(RobotsRules::parse(text, "hearsay").crawl_delay(), 7u);
  EXPECT_FALSE(RobotsRules::parse(text, "stranger").allows("/y"));
}

TEST(Robots, OwnFileMayAlwaysBeAskedFor) {
  EXPECT_TRUE(allowed("user-agent: *\ndisallow: /", "/robots.txt"));
  EXPECT_FALSE(RobotsRules::allow_none().allows("/a"));
  EXPECT_TRUE(RobotsRules::allow_all().allows("/a"));
}

TEST(Robots, WhatIsNoRuleForbidsNothing) {
  for (const char* text : {"", "<html>Disallow: /</html>", "Disallow: /", "User-agent: *\nDisallow:\n",
                           "User-agent: *\nNoindex: /\n", "User-agent\nDisallow /\n",
                           "User-agent: *\n\n\nAllow: /\n"}) {
    EXPECT_TRUE(allowed(text, "/a")) << text;
  }
  // A group goes on over other lines, and any line end will do.
  EXPECT_FALSE(allowed("\xEF\xBB\xBFUser-agent: *\r\rSitemap: x\r\nDisallow: /a\r", "/a"));
}

TEST(Robots, CostIsLinearInHostileRulesAndPaths) {
  std::string rule = "user-agent: *\ndisallow: /";
  for (int i = 0; i < 100'000; ++i) rule += "*a";
  rule += "*b$";
  const std::string path = "/" + std::string(4000, 'a');
  const auto began = std::chrono::steady_clock::now();
  EXPECT_TRUE(allowed(rule, path.c_str()));
  std::string many = "user-agent: *\n";
  while (many.size() < 500'000) many += "disallow: /*aaaaaaaaaaaaab\n";
  EXPECT_TRUE(allowed(many, path.c_str()));
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
}

}  // namespace
}  // namespace hearsay
