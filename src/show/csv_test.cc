#include "show/csv.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

std::string cell(std::string_view text) {
  std::string out;
  append_csv_text(out, text);
  return out;
}

TEST(Csv, LeavesPlainTextAlone) {
  EXPECT_EQ(cell("plain"), "plain");
  EXPECT_EQ(cell(""), "");
  EXPECT_EQ(cell("a - b"), "a - b");
}

TEST(Csv, PutsCommasQuotesAndLineEndsInQuotes) {
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(cell("a\nb"), "\"a\nb\"");
}

TEST(Csv, DisarmsFormulas) {
  EXPECT_EQ(cell("=1+1"), "'=1+1");
  EXPECT_EQ(cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(cell("-2"), "'-2");
  EXPECT_EQ(cell("+cmd|' /C calc'!A0"), "'+cmd|' /C calc'!A0");
  EXPECT_EQ(cell("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
  EXPECT_EQ(cell("\t=1"), "'\t=1");
  EXPECT_EQ(cell("\xEF\xBC\x9D"
                 "1"),
            "'\xEF\xBC\x9D"
            "1");
}

}  // namespace
}  // namespace hearsay
