#include <gtest/gtest.h>

#include "cli/arguments.h"

namespace hearsay::cli {
namespace {

Result<Arguments> parsed(std::string_view command, const std::vector<std::string>& words) {
  return parse(*find_command(command), words);
}

std::string complaint(std::string_view command, const std::vector<std::string>& words) {
  const Result<Arguments> arguments = parsed(command, words);
  return arguments.ok() ? "" : arguments.status().message();
}

TEST(Parse, TakesFlagsAndOperandsInAnyOrder) {
  const Result<Arguments> a =
      parsed("read", {"a.txt", "--format", "csv", "-", "-j", "4", "--stats", "b.txt"});
  ASSERT_TRUE(a.ok()) << a.status().message();
  EXPECT_EQ(a->operands(), (std::vector<std::string>{"a.txt", "-", "b.txt"}));
  EXPECT_EQ(a->text("--format"), "csv");
  EXPECT_EQ(a->number("--threads"), 4u);
  EXPECT_TRUE(a->has("--stats"));
  EXPECT_FALSE(a->has("--json"));
  EXPECT_EQ(a->number("--limit"), std::nullopt);
}

TEST(Parse, TakesAValueAfterAnEqualsSign) {
  EXPECT_EQ(parsed("read", {"--outlet=Harbour Post", "x"})->text("--outlet"), "Harbour Post");
}

TEST(Parse, TakesWhatFollowsTwoDashesAsOperands) {
  EXPECT_EQ(parsed("read", {"--", "--odd.txt"})->operands(), std::vector<std::string>{"--odd.txt"});
}

TEST(Parse, JoinsListsGivenInSeveralGoes) {
  EXPECT_EQ(parsed("claims", {"--act", "deny,doubt", "--act", "silent"})->list("--act"),
            (std::vector<std::string>{"deny", "doubt", "silent"}));
}

TEST(Parse, SaysWhatWouldBeRight) {
  EXPECT_EQ(complaint("read", {"x", "--format", "xml"}),
            "--format takes table, json, jsonl or csv, not 'xml'");
  EXPECT_EQ(complaint("read", {"x", "--threads", "many"}),
            "--threads takes a whole number, not 'many'");
  EXPECT_EQ(complaint("read", {"x", "--threads", "-1"}),
            "--threads takes a whole number, not '-1'");
  EXPECT_EQ(complaint("read", {"x", "--min-confidence", "1.5"}),
            "--min-confidence takes a number from 0 to 1, not '1.5'");
  EXPECT_EQ(complaint("claims", {"--since", "last week"}),
            "--since takes a date like 2026-03-04, 2026-03 or 2026, not 'last week'");
  EXPECT_EQ(complaint("claims", {"--since", "2026-13"}),
            "--since takes a date like 2026-03-04, 2026-03 or 2026, not '2026-13'");
  EXPECT_NE(complaint("claims", {"--act", "lie"}).find("not 'lie'"), std::string::npos);
}

TEST(Parse, GuessesAMisspeltFlag) {
  EXPECT_EQ(complaint("claims", {"--abuot", "x"}),
            "there is no flag --abuot; did you mean --about?");
  EXPECT_EQ(complaint("claims", {"--frobnicate"}), "there is no flag --frobnicate");
}

TEST(Parse, CountsOperands) {
  EXPECT_EQ(complaint("read", {}), "it needs INPUT...");
  EXPECT_EQ(complaint("show", {"a", "b"}), "it takes one argument, so not also 'b'");
  EXPECT_EQ(complaint("stats", {"a"}), "it takes no argument, so not 'a'");
  EXPECT_EQ(complaint("who", {}), "");
  EXPECT_EQ(complaint("read", {"--help"}), "");
}

TEST(Parse, FindsTheClosestName) {
  EXPECT_EQ(closest("clams", {"claims", "show"}), "claims");
  EXPECT_EQ(closest("xyzzy", {"claims", "show"}), "");
}

}  // namespace
}  // namespace hearsay::cli
