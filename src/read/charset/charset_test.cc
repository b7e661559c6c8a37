#include "read/charset/charset.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace hearsay {
namespace {

TEST(Charset, LabelsMeanWhatTheStandardSays) {
  EXPECT_EQ(charset_named(" Latin1\n"), "windows-1252");
  EXPECT_EQ(charset_named("ISO-8859-1"), "windows-1252");
  EXPECT_EQ(charset_named("gb2312"), "gb18030");
  EXPECT_EQ(charset_named("SJIS"), "Shift_JIS");
  EXPECT_EQ(charset_named("utf-7"), "");
  EXPECT_EQ(charset_named(""), "");
}

struct Sample {
  const char* charset;
  std::string bytes;
  const char* utf8;
};

TEST(Charset, EachFamilyIsDecoded) {
  const Sample samples[] = {
      {"windows-1252", "\x93 caf\xE9 \x80", "\xE2\x80\x9C caf\xC3\xA9 \xE2\x82\xAC"},
      {"windows-1251", "\xCC\xE8\xF0", "\xD0\x9C\xD0\xB8\xD1\x80"},
      {"KOI8-R", "\xED\xC9\xD2", "\xD0\x9C\xD0\xB8\xD1\x80"},
      {"ISO-8859-2", "\xA9k\xF3", "\xC5\xA0k\xC3\xB3"},
      {"Shift_JIS", "\x93\xFA\x96\x7B", "\xE6\x97\xA5\xE6\x9C\xAC"},
      {"EUC-JP", "\xC6\xFC\xCB\xDC", "\xE6\x97\xA5\xE6\x9C\xAC"},
      {"EUC-KR", "\xC7\xD1", "\xED\x95\x9C"},
      {"Big5", "\xA4\xA4", "\xE4\xB8\xAD"},
      {"gb18030", "\xD6\xD0", "\xE4\xB8\xAD"},
      {"windows-1256", "\xC7", "\xD8\xA7"},
      {"UTF-16LE", std::string("H\0i\0", 4), "Hi"},
  };
  for (const Sample& sample : samples) {
    const Decoded decoded = decode(sample.bytes, sample.charset);
    EXPECT_EQ(decoded.text, sample.utf8) << sample.charset;
    EXPECT_EQ(decoded.charset, sample.charset);
    EXPECT_EQ(decoded.replaced, 0u);
  }
}

TEST(Charset, EveryCharsetOfTheTableCanBeOpened) {
  // One that ICU did not know would be read as UTF-8, where the byte 0xE0 alone means nothing.
  for (const char* label :
       {"latin2", "latin3", "latin4",         "cyrillic",    "arabic", "greek",
        "hebrew", "latin6", "iso-8859-13",    "iso-8859-14", "latin9", "ibm866",
        "koi8-u", "mac",    "x-mac-cyrillic", "tis-620",     "cp1250", "cp1251",
        "cp1253", "cp1254", "cp1255",         "cp1256",      "cp1257", "cp1258"}) {
    const std::string_view name = charset_named(label);
    ASSERT_FALSE(name.empty()) << label;
    EXPECT_EQ(decode("a\xE0", name).charset, name) << label;
  }
}

TEST(Charset, TheParameterOfAContentTypeIsFound) {
  EXPECT_EQ(charset_parameter("text/html; charset=koi8-r"), "koi8-r");
  EXPECT_EQ(charset_parameter("text/html;Charset = \"UTF-8\" ; x=y"), "UTF-8");
  EXPECT_EQ(charset_parameter("text/html"), "");
}

TEST(Charset, APageIsReadByHeaderThenMetaThenGuess) {
  EXPECT_EQ(decode_page("<meta charset=koi8-r>\xED", "text/html; charset=windows-1251").charset,
            "windows-1251");
  EXPECT_EQ(decode_page("<meta charset='koi8-r'>\xED", "text/html").charset, "KOI8-R");
  EXPECT_EQ(
      decode_page("<meta http-equiv=content-type content='text/html; charset=big5'>", "").charset,
      "Big5");
  EXPECT_EQ(decode_page("caf\xC3\xA9", "").charset, "UTF-8");
  EXPECT_EQ(decode_page("caf\xE9 closed", "").text, "caf\xC3\xA9 closed");
}

TEST(Charset, AByteOrderMarkGoesBeforeTheHeader) {
  EXPECT_EQ(decode_page("\xEF\xBB\xBF"
                        "caf\xC3\xA9",
                        "text/html; charset=latin1")
                .text,
            "caf\xC3\xA9");
  EXPECT_EQ(decode_page(std::string("\xFF\xFEH\0i\0", 6), "").text, "Hi");
}

TEST(Charset, APageThatOnlySaysItIsUtf8IsReadByGuess) {
  const std::string page = "<meta charset=utf-8>d\xE9j\xE0 vu, tr\xE8s bient\xF4t \xE0 l'\xE9t\xE9";
  EXPECT_EQ(decode_page(page, "").charset, "windows-1252");
}

TEST(Charset, AFewBadBytesInUtf8AreReplacedOneByOne) {
  const Decoded decoded = decode_page("<meta charset=utf-8>a\xFFz \xE2\x82", "");
  EXPECT_EQ(decoded.text, "<meta charset=utf-8>a\xEF\xBF\xBDz \xEF\xBF\xBD");
  EXPECT_EQ(decoded.replaced, 2u);
}

TEST(Charset, AnyTwoBytesInAnyCharsetGiveValidUtf8) {
  for (const char* label : {"utf-8", "gb18030", "big5", "iso-2022-jp", "sjis", "utf-16le"}) {
    std::string bytes;
    for (int a = 0; a < 256; ++a) {
      for (int b = 0; b < 256; ++b) {
        bytes = {static_cast<char>(a), static_cast<char>(b)};
        EXPECT_FALSE(first_invalid_utf8(decode(bytes, charset_named(label)).text)) << label;
      }
    }
  }
}

}  // namespace
}  // namespace hearsay
