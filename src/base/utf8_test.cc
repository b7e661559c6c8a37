#include "base/utf8.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Utf8, AcceptsEveryCodePointAndNamesTheFirstBadByte) {
  std::string all;
  for (char32_t c = 1; c <= 0x10FFFF; c += 7) {
    if (c < 0xD800 || c > 0xDFFF) append_utf8(all, c);
  }
  EXPECT_FALSE(first_invalid_utf8(all).has_value());
  EXPECT_EQ(first_invalid_utf8("abcdefghij\xC3"), 10u);
  EXPECT_EQ(first_invalid_utf8("ab\xFFz"), 2u);
}

TEST(Utf8, RefusesOverlongsSurrogatesAndTooLargeValues) {
  EXPECT_EQ(first_invalid_utf8("\xC0\x80"), 0u);
  EXPECT_EQ(first_invalid_utf8("\xE0\x80\x80"), 0u);
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0u);
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0u);
  EXPECT_EQ(first_invalid_utf8("\xF5\x80\x80\x80"), 0u);
}

// The same answer as a decoder written from the definition, over every sequence of up to 3 bytes.
TEST(Utf8, AgreesWithThePlainDefinitionOnAllShortSequences) {
  const auto plain_valid = [](std::string_view s) {
    size_t i = 0;
    while (i < s.size()) {
      const auto b = static_cast<unsigned char>(s[i]);
      const size_t n = b < 0x80 ? 1 : b >> 5 == 6 ? 2 : b >> 4 == 14 ? 3 : b >> 3 == 30 ? 4 : 0;
      if (n == 0 || i + n > s.size()) return false;
      char32_t value = n == 1 ? b : b & (0x7F >> n);
      for (size_t k = 1; k < n; ++k) {
        const auto c = static_cast<unsigned char>(s[i + k]);
        if (c >> 6 != 2) return false;
        value = value << 6 | (c & 63);
      }
      const char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
      if (value < least[n] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return false;
      i += n;
    }
    return true;
  };
  size_t differences = 0;
  std::string s(3, '\0');
  for (uint32_t v = 0; v < 1u << 24; ++v) {
    s[0] = static_cast<char>(v >> 16), s[1] = static_cast<char>(v >> 8),
    s[2] = static_cast<char>(v);
    if (static_cast<unsigned char>(s[0]) < 0x80 && (v & 0xFFFF) != 0x4141)
      continue;  // one is enough
    differences += first_invalid_utf8(s).has_value() == plain_valid(s);
  }
  EXPECT_EQ(differences, 0u);
}

TEST(Utf8, DecodesForwardsAndBackwards) {
  const std::string text = "a\xC3\xA9\xE2\x80\x9C\xF0\x9F\x98\x80";
  EXPECT_EQ(decode_utf8(text, 1).value, U'\u00E9');
  EXPECT_EQ(decode_utf8(text, 6).value, char32_t{0x1F600});
  EXPECT_EQ(decode_utf8(text, text.size()).length, 0u);
  EXPECT_EQ(decode_utf8_before(text, 6).value, U'\u201C');
  EXPECT_EQ(decode_utf8_before(text, 0).length, 0u);
}

TEST(Utf8, ReadsUtf16WithPairsAndReplacesLoneSurrogates) {
  EXPECT_EQ(utf16_to_utf8(std::string_view("A\0=\xD8\0\xDE", 6), true), "A\xF0\x9F\x98\x80");
  EXPECT_EQ(utf16_to_utf8(std::string_view("\0A\xD8=", 4), false), "A\xEF\xBF\xBD");
  EXPECT_EQ(utf16_to_utf8(std::string_view("A\0B", 3), true), "A\xEF\xBF\xBD");
}

TEST(OffsetMap, CountsCodePointsBeforeAByteAndBack) {
  std::string text;
  std::vector<uint32_t> starts;
  for (int i = 0; i < 1000; ++i) {
    starts.push_back(static_cast<uint32_t>(text.size()));
    append_utf8(text, i % 3 == 0 ? U'x' : i % 3 == 1 ? U'\u00E9' : char32_t{0x1F600});
  }
  const OffsetMap map(text);
  for (uint32_t i = 0; i < starts.size(); ++i) {
    ASSERT_EQ(map.code_points(starts[i]), i);
    ASSERT_EQ(map.bytes(i), starts[i]);
  }
  EXPECT_EQ(map.code_points(text.size()), 1000u);
  EXPECT_EQ(map.bytes(5000), text.size());
}

TEST(OffsetMap, IsTheIdentityOnAscii) {
  const std::string text(5000, 'a');
  const OffsetMap map(text);
  EXPECT_EQ(map.code_points(4321), 4321u);
  EXPECT_EQ(map.bytes(4321), 4321u);
}

}  // namespace
}  // namespace hearsay
