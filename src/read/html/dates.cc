#include "read/html/dates.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/ascii.h"
#include "read/iso_date.h"

namespace hearsay::html {
namespace {

struct MonthName {
  std::string_view begins;  // small letters, as many as are needed
  int month;
};

// English first; of two that begin alike the longer stands before.
// clang-format off
constexpr MonthName kMonths[] = {
    {"january", 1}, {"jan", 1}, {"february", 2}, {"feb", 2}, {"march", 3}, {"mar", 3},
    {"april", 4}, {"apr", 4}, {"may", 5}, {"june", 6}, {"jun", 6}, {"july", 7}, {"jul", 7},
    {"august", 8}, {"aug", 8}, {"september", 9}, {"sept", 9}, {"sep", 9}, {"october", 10},
    {"oct", 10}, {"november", 11}, {"nov", 11}, {"december", 12}, {"dec", 12}, {"enero", 1},
    {"ene", 1}, {"febrero", 2}, {"marzo", 3}, {"abril", 4}, {"abr", 4}, {"mayo", 5}, {"junio", 6},
    {"julio", 7}, {"agosto", 8}, {"ago", 8}, {"septiembre", 9}, {"setiembre", 9}, {"octubre", 10},
    {"noviembre", 11}, {"diciembre", 12}, {"dic", 12}, {"janeiro", 1}, {"fevereiro", 2},
    {"fev", 2}, {"mar\xC3\xA7o", 3}, {"maio", 5}, {"mai", 5}, {"junho", 6}, {"julho", 7},
    {"setembro", 9}, {"set", 9}, {"outubro", 10}, {"out", 10}, {"novembro", 11}, {"dezembro", 12},
    {"dez", 12}, {"janvier", 1}, {"janv", 1}, {"f\xC3\xA9vrier", 2}, {"mars", 3}, {"avril", 4},
    {"avr", 4}, {"juin", 6}, {"juillet", 7}, {"juil", 7}, {"ao\xC3\xBBt", 8}, {"septembre", 9},
    {"octobre", 10}, {"novembre", 11}, {"d\xC3\xA9" "cembre",
     12}, {"januar", 1},
    {"februar", 2}, {"m\xC3\xA4rz", 3}, {"juni", 6}, {"juli", 7}, {"oktober", 10}, {"okt", 10},
    {"dezember", 12}, {"gennaio", 1}, {"gen", 1}, {"febbraio", 2}, {"aprile", 4}, {"maggio", 5},
    {"mag", 5}, {"giugno", 6}, {"giu", 6}, {"luglio", 7}, {"lug", 7}, {"settembre", 9},
    {"ottobre", 10}, {"ott", 10}, {"dicembre", 12}, {"januari", 1}, {"februari", 2}, {"maart", 3},
    {"mrt", 3}, {"mei", 5}, {"augustus", 8},
};
// clang-format on

struct Word {
  std::string_view text;
  int number = -1;  // of figures
  int month = 0;    // of a month's name
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

int month_of(std::string_view word) {
  for (const MonthName& name : kMonths) {
    if (word == name.begins) return name.month;
  }
  return 0;
}

// "19th", "1st": figures, whatever letters follow.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (size_t i = 0; i < text.size() && words.size() < 60;) {
    const size_t begin = i;
    if (is_digit(text[i])) {
      int number = 0;
      while (i < text.size() && is_digit(text[i])) {
        number = std::min(number * 10 + (text[i++] - '0'), 100'000'000);
      }
      words.push_back({text.substr(begin, i - begin), number, 0});
      if (text.substr(i, 2) == "th" || text.substr(i, 2) == "st" || text.substr(i, 2) == "nd" ||
          text.substr(i, 2) == "rd") {
        i += 2;
      }
    } else if (is_letter(text[i])) {
      while (i < text.size() && is_letter(text[i])) ++i;
      const std::string_view word = text.substr(begin, i - begin);
      if (word == "de" || word == "of" || word == "del" || word == "\xC2\xBA") continue;
      words.push_back({word, -1, month_of(word)});
    } else {
      ++i;
    }
  }
  return words;
}

std::string iso(int year, int month, int day) {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  std::string date = std::to_string(year) + "-" + two(month) + "-" + two(day);
  return is_iso_date(date) ? date : std::string();
}

bool is_year(const Word& word) { return word.text.size() == 4 && word.number >= 1900; }
bool is_day(const Word& word) { return word.text.size() <= 2 && word.number >= 1; }

std::string date_at(const std::vector<Word>& words, size_t i) {
  if (i + 2 >= words.size()) return {};
  const Word &a = words[i], &b = words[i + 1], &c = words[i + 2];
  if (is_year(a) && is_day(c) && (b.month != 0 || is_day(b))) {
    return iso(a.number, b.month != 0 ? b.month : b.number, c.number);
  }
  if (!is_year(c)) return {};
  if (a.month != 0 && is_day(b)) return iso(c.number, a.month, b.number);
  if (b.month != 0 && is_day(a)) return iso(c.number, b.month, a.number);
  if (!is_day(a) || !is_day(b)) return {};
  const std::string day_first = iso(c.number, b.number, a.number);
  const std::string month_first = iso(c.number, a.number, b.number);
  if (day_first.empty() || month_first.empty() || day_first == month_first) {
    return day_first.empty() ? month_first : day_first;
  }
  return {};
}

// 2019 nen 11 gatsu 20 nichi, as Chinese and Japanese write it.
std::string with_ideographs(std::string text) {
  for (const std::string_view mark : {"\xE5\xB9\xB4", "\xE6\x9C\x88", "\xE6\x97\xA5",
                                      "\xEB\x85\x84", "\xEC\x9B\x94", "\xEC\x9D\xBC"}) {
    for (size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.replace(at, mark.size(), "-");
    }
  }
  return text;
}

}  // namespace

std::string iso_date_in(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  text = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
  // "0001-01-01T00:00:00Z" is what some programs write for no date.
  const bool old = text[0] < '1' || text[0] > '2';
  if (is_iso_date(text) && !old) {
    std::string date(text);
    if (date.size() > 10) date[10] = 'T';
    return date;
  }
  text = text.substr(0, 200);
  // "2019-11-19T08:00:00.000 +00:00", "20191119T080000": a date at least.
  if (is_iso_date(text.substr(0, 10)) && !old) return std::string(text.substr(0, 10));
  if (text.size() >= 8 && std::all_of(text.begin(), text.begin() + 8, is_digit) &&
      (text.size() == 8 || !is_digit(text[8]))) {
    const int number = std::stoi(std::string(text.substr(0, 8)));
    return iso(number / 10000, number / 100 % 100, number % 100);
  }
  const std::string lower = with_ideographs(lower_ascii(text));
  const std::vector<Word> words = words_of(lower);
  for (size_t i = 0; i < words.size(); ++i) {
    std::string date = date_at(words, i);
    if (!date.empty()) return date;
  }
  return {};
}

std::string iso_date_of_url(std::string_view url) {
  const size_t scheme = url.find("://");
  const size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return {};
  const std::string lower = lower_ascii(url.substr(path, 300));
  const std::vector<Word> words = words_of(lower.substr(0, lower.find('?')));
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].text.size() == 8 && words[i].number > 19'900'000) {
      std::string date =
          iso(words[i].number / 10000, words[i].number / 100 % 100, words[i].number % 100);
      if (!date.empty()) return date;
    }
    if (is_year(words[i])) {
      std::string date = date_at(words, i);
      if (!date.empty()) return date;
    }
  }
  return {};
}

}  // namespace hearsay::html
