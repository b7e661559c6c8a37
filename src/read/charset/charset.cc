#include "read/charset/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Charset {
  std::string_view name;    // as the standard says it
  const char* converter;    // as ICU does
  std::string_view labels;  // blank before and after each
};

constexpr Charset kCharsets[] = {
    {"UTF-8", "UTF-8",
     " utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 "},
    {"windows-1252", "ibm-5348_P100-1997",
     " windows-1252 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 "
     "iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252 "},
    {"ISO-8859-2", "ISO-8859-2",
     " iso-8859-2 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 l2 latin2 "},
    {"ISO-8859-3", "ISO-8859-3", " iso-8859-3 csisolatin3 iso8859-3 iso88593 l3 latin3 "},
    {"ISO-8859-4", "ISO-8859-4", " iso-8859-4 csisolatin4 iso8859-4 iso88594 l4 latin4 "},
    {"ISO-8859-5", "ISO-8859-5",
     " iso-8859-5 csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 "},
    {"ISO-8859-6", "ISO-8859-6",
     " iso-8859-6 arabic asmo-708 csisolatinarabic ecma-114 iso8859-6 iso88596 "},
    {"ISO-8859-7", "ISO-8859-7",
     " iso-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso8859-7 iso88597 "
     "sun_eu_greek "},
    {"ISO-8859-8", "ISO-8859-8",
     " iso-8859-8 csisolatinhebrew hebrew iso8859-8 iso88598 visual iso-8859-8-i logical "},
    {"ISO-8859-10", "iso-8859_10-1998", " iso-8859-10 csisolatin6 iso8859-10 iso885910 l6 latin6 "},
    {"ISO-8859-13", "ISO-8859-13", " iso-8859-13 iso8859-13 iso885913 "},
    {"ISO-8859-14", "iso-8859_14-1998", " iso-8859-14 iso8859-14 iso885914 "},
    {"ISO-8859-15", "ISO-8859-15",
     " iso-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin-9 latin9 "},
    {"IBM866", "ibm-866_P100-1995", " ibm866 866 cp866 csibm866 "},
    {"KOI8-R", "KOI8-R", " koi8-r cskoi8r koi koi8 koi8_r "},
    {"KOI8-U", "KOI8-U", " koi8-u koi8-ru "},
    {"macintosh", "macintosh", " macintosh csmacintosh mac x-mac-roman "},
    {"x-mac-cyrillic", "x-mac-cyrillic", " x-mac-cyrillic x-mac-ukrainian "},
    {"windows-874", "windows-874-2000",
     " windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 "},
    {"windows-1250", "ibm-5346_P100-1998", " windows-1250 cp1250 x-cp1250 "},
    {"windows-1251", "ibm-5347_P100-1998", " windows-1251 cp1251 x-cp1251 "},
    {"windows-1253", "ibm-5349_P100-1998", " windows-1253 cp1253 x-cp1253 "},
    {"windows-1254", "ibm-5350_P100-1998",
     " windows-1254 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 l5 latin5 "
     "x-cp1254 "},
    {"windows-1255", "ibm-9447_P100-2002", " windows-1255 cp1255 x-cp1255 "},
    {"windows-1256", "ibm-9448_X100-2005", " windows-1256 cp1256 x-cp1256 "},
    {"windows-1257", "ibm-9449_P100-2002", " windows-1257 cp1257 x-cp1257 "},
    {"windows-1258", "ibm-5354_P100-1998", " windows-1258 cp1258 x-cp1258 "},
    {"gb18030", "gb18030",
     " gb18030 gbk chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk "},
    {"Big5", "ibm-1375_P100-2008", " big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    {"EUC-JP", "EUC-JP", " euc-jp cseucpkdfmtjapanese x-euc-jp "},
    {"ISO-2022-JP", "ISO-2022-JP", " iso-2022-jp csiso2022jp "},
    {"Shift_JIS", "ibm-943_P15A-2003",
     " shift_jis csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis "},
    {"EUC-KR", "windows-949-2000",
     " euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
     "ksc_5601 windows-949 "},
    {"UTF-16BE", "UTF-16BE", " utf-16be unicodefffe "},
    {"UTF-16LE", "UTF-16LE",
     " utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 "},
};

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

Decoded decode_utf8_page(std::string_view bytes) {
  Decoded out;
  out.charset = "UTF-8";
  while (const auto bad = first_invalid_utf8(bytes)) {
    out.text.append(bytes, 0, *bad);
    out.text += kReplacement;
    ++out.replaced;
    // One mark for a sequence cut short, however many of its bytes are there.
    size_t next = *bad + 1;
    const auto lead = static_cast<unsigned char>(bytes[*bad]);
    const size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    while (next < bytes.size() && next < *bad + want &&
           (static_cast<unsigned char>(bytes[next]) & 0xC0) == 0x80) {
      ++next;
    }
    bytes.remove_prefix(next);
  }
  out.text.append(bytes);
  return out;
}

Decoded decode_by_table(std::string_view bytes, const Charset& charset) {
  Decoded out;
  out.charset = charset.name;
  UErrorCode failed = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> from(
      ucnv_open(charset.converter, &failed), ucnv_close);
  if (U_FAILURE(failed)) return decode_utf8_page(bytes);
  std::array<UChar, 4096> wide;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  char32_t high = 0;  // the first half of a pair whose second comes with the next piece
  do {
    failed = U_ZERO_ERROR;
    UChar* target = wide.data();
    ucnv_toUnicode(from.get(), &target, wide.data() + wide.size(), &source, end, nullptr, true,
                   &failed);
    for (const UChar* unit = wide.data(); unit < target; ++unit) {
      const char32_t c = *unit;
      if (high != 0 && c >= 0xDC00 && c < 0xE000) {
        append_utf8(out.text, 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00));
        high = 0;
        continue;
      }
      if (high != 0) append_utf8(out.text, 0xFFFD);
      high = c >= 0xD800 && c < 0xDC00 ? c : 0;
      if (high != 0) continue;
      out.replaced += c == 0xFFFD;
      append_utf8(out.text, c);
    }
  } while (failed == U_BUFFER_OVERFLOW_ERROR);
  if (high != 0) append_utf8(out.text, 0xFFFD);
  return out;
}

// What <meta charset=X> or <meta http-equiv content="text/html; charset=X"> says.
std::string_view charset_in_meta(std::string_view bytes) {
  const std::string head = lowered(bytes.substr(0, 4096));
  for (size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 5)) {
    const size_t end = std::min(head.find('>', at), head.size());
    const std::string_view found =
        charset_named(charset_parameter(std::string_view(head).substr(at, end - at)));
    // A page whose "<meta" can be read as bytes is not UTF-16, whatever it says.
    if (!found.empty()) return found.starts_with("UTF-16") ? "UTF-8" : found;
  }
  return {};
}

std::string_view guessed(std::string_view bytes) {
  UErrorCode failed = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(
      ucsdet_open(&failed), ucsdet_close);
  const std::string_view sample = bytes.substr(0, 64 << 10);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &failed);
  ucsdet_enableInputFilter(detector.get(), true);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &failed);
  if (U_FAILURE(failed) || match == nullptr) return "windows-1252";
  constexpr int32_t kSure = 30;  // of 100; below it the detector names whatever comes first
  if (ucsdet_getConfidence(match, &failed) < kSure) return "windows-1252";
  const char* name = ucsdet_getName(match, &failed);
  const std::string_view known = charset_named(name ? name : "");
  return known.empty() || known == "UTF-8" || U_FAILURE(failed) ? "windows-1252" : known;
}

// "UTF-8" on a page in an old one-byte encoding: hardly a sequence is right, many are wrong.
bool plainly_not_utf8(std::string_view bytes, const Decoded& decoded) {
  if (decoded.replaced < 4) return false;
  const auto high = static_cast<size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; }));
  return decoded.replaced * 2 > high;
}

}  // namespace

std::string_view charset_named(std::string_view label) {
  constexpr std::string_view kBlank = " \t\r\n\f";
  const size_t begin = label.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  label = label.substr(begin, label.find_last_not_of(kBlank) - begin + 1);
  if (label.size() > 40 || label.find(' ') != std::string_view::npos) return {};
  const std::string wanted = " " + lowered(label) + " ";
  for (const Charset& charset : kCharsets) {
    if (charset.labels.find(wanted) != std::string_view::npos) return charset.name;
  }
  return {};
}

Decoded decode(std::string_view bytes, std::string_view charset) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return decode_utf8_page(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE")) return {utf16_to_utf8(bytes.substr(2), true), "UTF-16LE", 0};
  if (bytes.starts_with("\xFE\xFF")) return {utf16_to_utf8(bytes.substr(2), false), "UTF-16BE", 0};
  if (charset == "UTF-8") return decode_utf8_page(bytes);
  for (const Charset& known : kCharsets) {
    if (known.name == charset) return decode_by_table(bytes, known);
  }
  return decode_utf8_page(bytes);
}

std::string_view charset_parameter(std::string_view content_type) {
  constexpr std::string_view kKey = "charset";
  const std::string lower = lowered(content_type.substr(0, 4096));
  for (size_t at = lower.find(kKey); at != std::string::npos; at = lower.find(kKey, at + 1)) {
    size_t value = at + kKey.size();
    while (value < lower.size() && lower[value] == ' ') ++value;
    if (value == lower.size() || lower[value] != '=') continue;
    ++value;
    while (value < lower.size() && std::string_view(" \"'").find(lower[value]) != std::string::npos)
      ++value;
    const size_t end = std::min(lower.find_first_of(" \"';,/>\t\r\n", value), lower.size());
    return content_type.substr(value, end - value);
  }
  return {};
}

Decoded decode_page(std::string_view bytes, std::string_view content_type) {
  std::string_view said = charset_named(charset_parameter(content_type));
  if (said.empty()) said = charset_in_meta(bytes);
  const bool marked = bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") ||
                      bytes.starts_with("\xFE\xFF");
  if (!said.empty() || marked) {
    Decoded decoded = decode(bytes, said);
    if (said == "UTF-8" && !marked && plainly_not_utf8(bytes, decoded)) {
      return decode(bytes, guessed(bytes));
    }
    return decoded;
  }
  if (!first_invalid_utf8(bytes)) return decode(bytes, "UTF-8");
  return decode(bytes, guessed(bytes));
}

}  // namespace hearsay
