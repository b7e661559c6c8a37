#include "read/date_forms.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "read/iso_date.h"

namespace hearsay {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

int number_of(std::string_view digits) {
  int value = 0;
  if (digits.empty() || digits.size() > 8) return -1;
  for (const char c : digits) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// 1 to 12 for a month's name or its first three letters or more ("Sept"); 0 for another word.
int month_of(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  if (word.size() < 3) return 0;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (word.size() <= kMonths[i].size() && same_word(word, kMonths[i].substr(0, word.size()))) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

struct Zone {
  std::string_view name, offset;
};
constexpr Zone kZones[] = {{"GMT", "Z"},      {"UTC", "Z"},      {"UT", "Z"},
                           {"Z", "Z"},        {"EST", "-05:00"}, {"EDT", "-04:00"},
                           {"CST", "-06:00"}, {"CDT", "-05:00"}, {"MST", "-07:00"},
                           {"MDT", "-06:00"}, {"PST", "-08:00"}, {"PDT", "-07:00"},
                           {"CET", "+01:00"}, {"CEST", "+02:00"}};

// "+01:00" of "+0100", "+01:00", "GMT+1" without its name; empty for what is none.
std::string offset_of(std::string_view word) {
  if (word.size() < 2 || (word[0] != '+' && word[0] != '-')) return {};
  std::string digits;
  for (const char c : word.substr(1)) {
    if (c == ':') continue;
    if (!is_digit(c)) return {};
    digits += c;
  }
  if (digits.size() <= 2) digits = (digits.size() == 1 ? "0" : "") + digits + "00";
  if (digits.size() == 3) digits = "0" + digits;
  if (digits.size() != 4 || digits > "1400" || digits.substr(2) > "59") return {};
  if (digits == "0000") return "Z";
  return std::string(1, word[0]) + digits.substr(0, 2) + ":" + digits.substr(2);
}

struct Parts {
  int year = -1, month = 0, day = -1;
  std::string time;  // "17:20:00"
  std::string zone;  // "Z", "+01:00"; empty: not said
};

// "17:20", "17:20:05", "7:20" with a fraction dropped; empty for what is none.
std::string time_of(std::string_view word) {
  int part[3] = {0, 0, 0};
  size_t at = 0;
  for (size_t i = 0; i < 3; ++i) {
    const size_t end = std::min(word.find(':', at), word.size());
    std::string_view digits = word.substr(at, end - at);
    if (i == 2) digits = digits.substr(0, digits.find('.'));
    if (digits.empty() || digits.size() > 2) return {};
    part[i] = number_of(digits);
    if (part[i] < 0) return {};
    if (end == word.size()) {
      if (i == 0) return {};
      at = end;
      break;
    }
    if (i == 2) return {};
    at = end + 1;
  }
  if (part[0] > 24 || part[1] > 59 || part[2] > 60) return {};
  char out[48];
  std::snprintf(out, sizeof out, "%02d:%02d:%02d", part[0], part[1], part[2]);
  return out;
}

int full_year(std::string_view digits) {
  const int year = number_of(digits);
  if (year < 0) return -1;
  if (digits.size() == 2) return year < 50 ? 2000 + year : 1900 + year;  // RFC 5322, 4.3
  if (digits.size() == 3) return 1900 + year;
  return year;
}

std::string iso_of(const Parts& parts) {
  if (parts.year < 0 || parts.month < 1 || parts.day < 0) return {};
  char date[40];
  std::snprintf(date, sizeof date, "%04d-%02d-%02d", parts.year, parts.month, parts.day);
  std::string out = date;
  if (!parts.time.empty()) out += "T" + parts.time + parts.zone;
  return is_iso_date(out) ? out : std::string();
}

// Words between white space and commas, comments in parentheses left out.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  size_t begin = 0;
  int depth = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool between = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == '(' ||
                         c == ')' || depth > 0;
    if (between) {
      if (i > begin) words.push_back(text.substr(begin, i - begin));
      begin = i + 1;
    }
    depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
  }
  return words;
}

// The day-first and month-first forms with the month's name.
std::string from_words(std::string_view text) {
  Parts parts;
  for (std::string_view word : words_of(text)) {
    if (word.find('-') != std::string_view::npos && is_digit(word[0])) {  // 04-Mar-26
      const size_t first = word.find('-');
      const size_t second = word.find('-', first + 1);
      if (second == std::string_view::npos) return {};
      parts.day = number_of(word.substr(0, first));
      parts.month = month_of(word.substr(first + 1, second - first - 1));
      parts.year = full_year(word.substr(second + 1));
    } else if (word.find(':') != std::string_view::npos && is_digit(word[0])) {
      const size_t end = word.find_first_not_of("0123456789:.");
      parts.time = time_of(word.substr(0, end));
      if (parts.time.empty()) return {};
      if (end != std::string_view::npos) {
        const std::string_view rest = word.substr(end);
        parts.zone = rest == "Z" ? "Z" : offset_of(rest);
      }
    } else if (is_digit(word[0])) {
      if (word.find_first_not_of("0123456789") != std::string_view::npos) return {};
      // The year comes after the month, or has four digits.
      if (parts.day < 0 && word.size() <= 2) {
        parts.day = number_of(word);
      } else if (parts.year < 0 && word.size() >= 2 && word.size() <= 4) {
        parts.year = full_year(word);
      } else {
        return {};
      }
    } else if (word[0] == '+' || word[0] == '-') {
      if (!parts.time.empty()) parts.zone = offset_of(word);
    } else if (const int month = month_of(word); month != 0 && parts.month == 0) {
      parts.month = month;
    } else if (!parts.time.empty()) {
      for (const Zone& zone : kZones) {
        if (same_word(word, zone.name)) parts.zone = zone.offset;
      }
      if (word.size() > 3 && same_word(word.substr(0, 3), "GMT")) {
        parts.zone = offset_of(word.substr(3));
      }
      if (same_word(word, "AM") || same_word(word, "PM")) {
        const int hour = number_of(parts.time.substr(0, 2));
        if (hour < 1 || hour > 12) return {};
        const int full = hour % 12 + (same_word(word, "PM") ? 12 : 0);
        parts.time.replace(0, 2, (full < 10 ? "0" : "") + std::to_string(full));
      }
    }
  }
  return iso_of(parts);
}

// ISO 8601 as it is written: basic or extended, T or a space, parts of a second, a zone in any of
// its forms or by name.
std::string from_iso(std::string_view text) {
  Parts parts;
  size_t at = 0;
  const auto digits = [&](size_t count) -> int {
    if (at + count > text.size()) return -1;
    const int value = number_of(text.substr(at, count));
    at += count;
    return value;
  };
  parts.year = digits(4);
  const bool extended = at < text.size() && text[at] == '-';
  at += extended;
  parts.month = digits(2);
  if (extended) {
    if (at >= text.size() || text[at] != '-') return {};
    ++at;
  }
  parts.day = digits(2);
  if (parts.year < 0 || parts.month < 1 || parts.day < 1) return {};
  if (at < text.size() && (text[at] == 'T' || text[at] == 't' || text[at] == ' ')) {
    ++at;
    const size_t end = std::min(text.find_first_not_of("0123456789:.,", at), text.size());
    std::string clock(text.substr(at, end - at));
    if (const size_t part = clock.find_first_of(".,"); part != std::string::npos) {
      clock.resize(part);
    }
    if (clock.find(':') == std::string::npos) {  // 172000
      if (clock.size() != 4 && clock.size() != 6) return {};
      clock.insert(2, ":");
      if (clock.size() == 7) clock.insert(5, ":");
    }
    parts.time = time_of(clock);
    if (parts.time.empty()) return {};
    std::string_view zone = text.substr(end);
    while (!zone.empty() && zone.front() == ' ') zone.remove_prefix(1);
    if (zone == "Z" || zone == "z") {
      parts.zone = "Z";
    } else if (!zone.empty() && (zone[0] == '+' || zone[0] == '-')) {
      parts.zone = offset_of(zone);
    } else {
      for (const Zone& one : kZones) {
        if (same_word(zone, one.name)) parts.zone = one.offset;
      }
    }
  } else if (at < text.size() && (extended ? text[at] != 'Z' && text[at] != '+' : true)) {
    return {};
  }
  return iso_of(parts);
}

}  // namespace

std::string iso_date_from(std::string_view text) {
  text = text.substr(0, 200);
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  text = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
  if (is_iso_date(text)) return std::string(text);
  size_t leading = 0;
  while (leading < text.size() && is_digit(text[leading])) ++leading;
  if (leading == 4 || leading == 8) {
    if (std::string iso = from_iso(text); !iso.empty()) return iso;
  }
  return from_words(text);
}

}  // namespace hearsay
