#include "show/prose.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "show/width.h"

namespace hearsay {
namespace {

std::vector<std::string> wrapped(const std::string& text, uint32_t width) {
  Prose prose;
  prose.add(text);
  std::vector<std::string> lines;
  for (const Line& line : wrap(prose.line(), width)) {
    std::string whole;
    for (const Piece& piece : line) whole += piece.text;
    lines.push_back(whole);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Prose, BreaksAtSpaces) {
  EXPECT_EQ(wrapped("the ferry was late", 9), (Lines{"the ferry", "was late"}));
  EXPECT_EQ(wrapped("the ferry was late", 8), (Lines{"the", "ferry", "was late"}));
  EXPECT_EQ(wrapped("", 8), (Lines{""}));
}

TEST(Prose, BreaksAWordOnlyWhereItIsLongerThanALine) {
  EXPECT_EQ(wrapped("a abcdefgh b", 4), (Lines{"a", "abcd", "efgh", "b"}));
}

TEST(Prose, BreaksBetweenWideCharacters) {
  EXPECT_EQ(wrapped("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 4),
            (Lines{"\xE6\x97\xA5\xE6\x9C\xAC", "\xE8\xAA\x9E"}));
}

TEST(Prose, HoldsTogetherAtNoBreakSpaces) {
  EXPECT_EQ(wrapped("in all 10\xC2\xA0"
                    "km",
                    9),
            (Lines{"in all", "10 km"}));
}

TEST(Prose, NeverMakesALineWiderThanAsked) {
  std::mt19937 random(7);
  const std::string parts[] = {"a",         "bc",         " ", "  ", "\xE6\x97\xA5",
                               "e\xCC\x81", "longerword", "\n"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += parts[random() % std::size(parts)];
    const auto width = static_cast<uint32_t>(2 + random() % 12);
    for (const std::string& line : wrapped(text, width)) EXPECT_LE(columns_of(line), width) << text;
  }
}

TEST(Prose, PaintsInksOnlyWhereColourIsWanted) {
  Prose prose;
  prose.add("deny", Ink::Deny).add(" it");
  std::string plain, coloured;
  paint(plain, prose.line(), {.width = 80, .colour = false});
  paint(coloured, prose.line(), {.width = 80, .colour = true});
  EXPECT_EQ(plain, "deny it");
  EXPECT_EQ(coloured, "\x1b[1;31mdeny\x1b[0m it");
}

TEST(Prose, MakesWhateverGoesInSafe) {
  Prose prose;
  prose.add("\x1b]0;title\a");
  EXPECT_EQ(prose.line()[0].text.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace hearsay
