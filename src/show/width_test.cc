#include "show/width.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Width, CountsWideCharactersTwiceAndCombiningOnesNotAtAll) {
  EXPECT_EQ(columns_of("abc"), 3u);
  EXPECT_EQ(columns_of("\xE6\x97\xA5\xE6\x9C\xAC"), 4u);  // two Han characters
  EXPECT_EQ(columns_of("e\xCC\x81"), 1u);                 // e and a combining acute accent
  EXPECT_EQ(columns_of("\xE2\x80\x8D"), 0u);              // zero width joiner
  EXPECT_EQ(columns_of("\xF0\x9F\x8F\x9B"), 1u);          // classical building, narrow by default
  EXPECT_EQ(columns_of("\xF0\x9F\x98\x80"), 2u);          // grinning face
  EXPECT_EQ(columns_of(""), 0u);
}

TEST(Width, TakesEscapeSequencesApart) {
  EXPECT_EQ(terminal_safe("a\x1b[31mred\x1b[0m"), "a\xEF\xBF\xBD[31mred\xEF\xBF\xBD[0m");
  EXPECT_EQ(terminal_safe("bell\a"), "bell\xEF\xBF\xBD");
  EXPECT_EQ(terminal_safe("\xC2\x9B"
                          "31m"),
            "\xEF\xBF\xBD"
            "31m");  // C1: CSI in one character
  EXPECT_EQ(terminal_safe("x\x7f", false), "x?");
}

TEST(Width, TakesBidirectionalOverridesOut) {
  EXPECT_EQ(terminal_safe("a\xE2\x80\xAE"
                          "b",
                          false),
            "a?b");
  EXPECT_EQ(terminal_safe("a\xE2\x81\xA6"
                          "b",
                          false),
            "a?b");
}

TEST(Width, JoinsWhiteSpaceToOneSpace) {
  EXPECT_EQ(terminal_safe("one\n\n  two\tthree"), "one two three");
  EXPECT_EQ(terminal_safe("one\xE3\x80\x80two"), "one two");  // ideographic space
}

TEST(Width, MarksBytesThatAreNotUtf8) {
  EXPECT_EQ(terminal_safe("a\xff"
                          "b",
                          false),
            "a?b");
  EXPECT_EQ(terminal_safe("\xe2\x82", false), "??");
}

TEST(Width, ShortensWithoutPartingACharacterFromItsAccent) {
  EXPECT_EQ(shortened("harbour", 7), "harbour");
  EXPECT_EQ(shortened("harbour", 5), "harb\xE2\x80\xA6");
  EXPECT_EQ(shortened("harbour", 5, false), "ha...");
  EXPECT_EQ(fit_prefix("e\xCC\x81x", 1), 3u);
  EXPECT_EQ(shortened("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 4), "\xE6\x97\xA5\xE2\x80\xA6");
  EXPECT_EQ(shortened("one two", 5), "one\xE2\x80\xA6");
}

}  // namespace
}  // namespace hearsay
