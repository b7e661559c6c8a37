#include "extract/time_words.h"

#include <array>
#include <string>
#include <unordered_map>

#include "extract/lexemes.h"

namespace hearsay::extract {
namespace {

using Kind = TimeWordKind;

struct List {
  Kind kind;
  int32_t value;
  bool plural;
  std::string_view words;  // space separated
};

constexpr int32_t unit(TimeUnit u) { return static_cast<int32_t>(u); }
constexpr int32_t part(DayPart p) { return static_cast<int32_t>(p); }

// Words of one kind that count up from `value`.
struct Series {
  Kind kind;
  int32_t value;
  std::string_view words;
};

constexpr std::array kSeries = {
    Series{Kind::Weekday, 1, "monday tuesday wednesday thursday friday saturday sunday"},
    Series{Kind::Month, 1,
           "january february march april may june july august september october november december"},
    Series{Kind::Month, 1, "jan. feb. mar. apr. - jun. jul. aug. sept. oct. nov. dec."},
    Series{Kind::Month, 1, "jan feb - apr - - - aug sept oct nov dec"},
    Series{Kind::Month, 9, "sep."},
    Series{Kind::Weekday, 1, "mondays tuesdays wednesdays thursdays fridays saturdays sundays"},
    Series{Kind::Weekday, 1, "mon. tues. wed. thurs. fri. sat. sun."},
    Series{Kind::Number, 0,
           "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
           "fifteen sixteen seventeen eighteen nineteen twenty"},
    Series{
        Kind::Ordinal, 1,
        "first - third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"},
    Series{Kind::Season, 0, "spring summer fall winter"},
};

constexpr std::array kLists = {
    List{Kind::Ordinal, 2, false, "second"},
    List{Kind::Number, 30, false, "thirty"},
    List{Kind::Number, 40, false, "forty"},
    List{Kind::Number, 50, false, "fifty"},
    List{Kind::Number, 60, false, "sixty"},
    List{Kind::Number, 70, false, "seventy"},
    List{Kind::Number, 80, false, "eighty"},
    List{Kind::Number, 90, false, "ninety"},
    List{Kind::Number, 100, false, "hundred"},
    List{Kind::Number, 1000, false, "thousand"},
    List{Kind::Number, 12, false, "dozen"},
    List{Kind::Decade, 20, false, "twenties"},
    List{Kind::Decade, 30, false, "thirties"},
    List{Kind::Decade, 40, false, "forties"},
    List{Kind::Decade, 50, false, "fifties"},
    List{Kind::Decade, 60, false, "sixties"},
    List{Kind::Decade, 70, false, "seventies"},
    List{Kind::Decade, 80, false, "eighties"},
    List{Kind::Decade, 90, false, "nineties"},
    List{Kind::Season, 2, false, "autumn"},
    List{Kind::Season, 0, true, "springs"},
    List{Kind::Season, 1, true, "summers"},
    List{Kind::Season, 2, true, "falls autumns"},
    List{Kind::Season, 3, true, "winters"},
    List{Kind::Unit, unit(TimeUnit::Second), true, "seconds"},
    List{Kind::Unit, unit(TimeUnit::Minute), false, "minute min."},
    List{Kind::Unit, unit(TimeUnit::Minute), true, "minutes mins"},
    List{Kind::Unit, unit(TimeUnit::Hour), false, "hour"},
    List{Kind::Unit, unit(TimeUnit::Hour), true, "hours hrs"},
    List{Kind::Unit, unit(TimeUnit::Day), false, "day"},
    List{Kind::Unit, unit(TimeUnit::Day), true, "days"},
    List{Kind::Unit, unit(TimeUnit::Week), false, "week"},
    List{Kind::Unit, unit(TimeUnit::Week), true, "weeks"},
    List{Kind::Unit, unit(TimeUnit::Weekend), false, "weekend"},
    List{Kind::Unit, unit(TimeUnit::Weekend), true, "weekends"},
    List{Kind::Unit, unit(TimeUnit::Month), false, "month"},
    List{Kind::Unit, unit(TimeUnit::Month), true, "months"},
    List{Kind::Unit, unit(TimeUnit::Quarter), false, "quarter"},
    List{Kind::Unit, unit(TimeUnit::Quarter), true, "quarters"},
    List{Kind::Unit, unit(TimeUnit::Year), false, "year"},
    List{Kind::Unit, unit(TimeUnit::Year), true, "years"},
    List{Kind::Unit, unit(TimeUnit::Decade), false, "decade"},
    List{Kind::Unit, unit(TimeUnit::Decade), true, "decades"},
    List{Kind::Unit, unit(TimeUnit::Century), false, "century"},
    List{Kind::Unit, unit(TimeUnit::Century), true, "centuries"},
    List{Kind::Unit, unit(TimeUnit::Period), false, "period"},
    List{Kind::PartOfDay, part(DayPart::Morning), false, "morning"},
    List{Kind::PartOfDay, part(DayPart::Afternoon), false, "afternoon"},
    List{Kind::PartOfDay, part(DayPart::Evening), false, "evening"},
    List{Kind::PartOfDay, part(DayPart::Night), false, "night overnight"},
    List{Kind::PartOfDay, part(DayPart::Morning), true, "mornings"},
    List{Kind::PartOfDay, part(DayPart::Afternoon), true, "afternoons"},
    List{Kind::PartOfDay, part(DayPart::Evening), true, "evenings"},
    List{Kind::PartOfDay, part(DayPart::Night), true, "nights"},
    List{Kind::PartOfDay, part(DayPart::Noon), false, "noon midday"},
    List{Kind::PartOfDay, part(DayPart::Midnight), false, "midnight"},
    List{Kind::Meridiem, 0, false, "a.m. a.m am"},
    List{Kind::Meridiem, 1, false, "p.m. p.m pm"},
    List{Kind::Zone, 0, false, "gmt utc est edt pst pdt cst cdt mst mdt et pt bst cet cest"},
    List{Kind::Day0, 0, false, "today tonight"},
    List{Kind::Day0, -1, false, "yesterday"},
    List{Kind::Day0, 1, false, "tomorrow"},
    List{Kind::Now, 0, false, "now currently nowadays presently"},
    List{Kind::Now, 1, false, "current"},
    List{Kind::PastRef, 0, false, "recently lately formerly"},
    List{Kind::PastRef, 1, false, "recent"},
    List{Kind::FutureRef, 0, false, "soon"},
    List{Kind::FutureRef, 1, false, "future"},
    List{Kind::Regular, unit(TimeUnit::Hour), false, "hourly"},
    List{Kind::Regular, unit(TimeUnit::Day), false, "daily"},
    List{Kind::Regular, unit(TimeUnit::Week), false, "weekly"},
    List{Kind::Regular, unit(TimeUnit::Month), false, "monthly"},
    List{Kind::Regular, unit(TimeUnit::Year), false, "annually yearly"},
    List{Kind::Holiday, 0, false, "christmas"},
    List{Kind::Holiday, 1, false, "thanksgiving"},
    List{Kind::Holiday, 2, false, "easter"},
    List{Kind::Holiday, 3, false, "halloween"},
    List{Kind::Last, 0, false, "last"},
    List{Kind::Last, 1, false, "previous preceding"},
    List{Kind::Next, 0, false, "next"},
    List{Kind::Next, 1, false, "following"},
    List{Kind::Coming, 0, false, "coming upcoming"},
    List{Kind::This, 0, false, "this"},
    List{Kind::That, 0, false, "that"},
    List{Kind::Same, 0, false, "same"},
    List{Kind::Past, 0, false, "past"},
    List{Kind::Past, 1, false, "latest"},
    List{Kind::Early, 0, false, "early"},
    List{Kind::Late, 0, false, "late"},
    List{Kind::Mid, 0, false, "mid middle"},
    List{Kind::Edge, 0, false, "beginning start"},
    List{Kind::Edge, 1, false, "end"},
    List{Kind::Ago, 0, false, "ago"},
    List{Kind::Earlier, 0, false, "earlier"},
    List{Kind::Later, 0, false, "later"},
    List{Kind::Before, 0, false, "before"},
    List{Kind::After, 0, false, "after"},
    List{Kind::Article, 0, false, "a an"},
    List{Kind::This, 1, false, "these"},
    List{Kind::The, 0, false, "the"},
    List{Kind::Few, 0, false, "few"},
    List{Kind::Several, 0, false, "several many some"},
    List{Kind::Couple, 0, false, "couple"},
    List{Kind::Half, 0, false, "half"},
    List{Kind::Every, 0, false, "every each"},
    List{Kind::And, 0, false, "and"},
    List{Kind::Or, 0, false, "or"},
    List{Kind::Of, 0, false, "of"},
    List{Kind::To, 0, false, "to"},
    List{Kind::Hyphen, 0, false, "-"},
    List{Kind::Comma, 0, false, ","},
    List{Kind::Period, 0, false, "."},
    List{Kind::Possessive, 0, false, "'s"},
    List{Kind::Apostrophe, 0, false, "'"},
    List{Kind::Approximate, 0, false, "about around nearly almost roughly approximately some"},
    List{Kind::Fiscal, 0, false, "fiscal"},
    List{Kind::Preposition, 0, false, "in since by until till from during through for between"},
    List{Kind::Money, 0, false, "$ % percent cents dollars"},
};

using Table = std::unordered_map<std::string_view, TimeWord>;

void add_words(Table& table, std::string_view words, TimeWord word, bool count) {
  for (size_t at = 0; at < words.size();) {
    const size_t space = std::min(words.find(' ', at), words.size());
    const std::string_view form = words.substr(at, space - at);
    if (form != "-" || !count) table.emplace(form, word);
    if (count) ++word.value;
    at = space + 1;
  }
}

const Table& table() {
  static const Table built = [] {
    Table out;
    for (const Series& series : kSeries) {
      add_words(out, series.words, {series.kind, false, false, series.value}, true);
    }
    for (const List& list : kLists) {
      add_words(out, list.words, {list.kind, list.plural, false, list.value}, false);
    }
    return out;
  }();
  return built;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

// The number at text[at], at most 9 digits; `at` moves behind it.
int32_t read_digits(std::string_view text, size_t& at) {
  int32_t value = 0;
  for (int count = 0; at < text.size() && digit(text[at]) && count < 9; ++at, ++count) {
    value = value * 10 + (text[at] - '0');
  }
  return value;
}

TimeWord date_word(int32_t year, int32_t month, int32_t day) {
  if (month > 12 && day <= 12) std::swap(month, day);
  if (month < 1 || month > 12 || day < 1 || day > 31 || year > 9999) return {};
  if (year < 100) year += year < 40 ? 2000 : 1900;
  return {TimeWordKind::IsoDate, false, false, year * 10000 + month * 100 + day};
}

TimeWord number_word(std::string_view text) {
  size_t at = text[0] == '\'' ? 1 : 0;
  const bool apostrophe = at == 1;
  const size_t begin = at;
  int32_t value = read_digits(text, at);
  const size_t digits = at - begin;
  if (digits == 0) return {};
  const std::string_view rest = text.substr(at);
  // No time is told in larger numbers, and none may overflow when it is turned into minutes; eight
  // digits may be a date.
  constexpr int32_t kLargest = 100000;
  if (value > kLargest && !(rest.empty() && digits == 8)) return {};
  if (rest.empty()) {
    if (apostrophe && digits == 2)
      return {Kind::Year, false, false, value + (value < 40 ? 2000 : 1900)};
    if (digits == 4 && value >= 1400 && value <= 2100) return {Kind::Year, false, false, value};
    if (digits == 8 && value >= 18000101 && value <= 21001231) {
      return date_word(value / 10000, value / 100 % 100, value % 100);
    }
    if (value > kLargest) return {};
    return {Kind::Number, false, false, value};
  }
  if (rest == "s" || rest == "'s" || rest == "\xE2\x80\x99s") {
    if (value % 10 == 0 && (digits == 4 || digits == 2)) return {Kind::Decade, false, false, value};
    return {};
  }
  if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th")
    return {Kind::Ordinal, false, false, value};
  const char mark = rest[0];
  if (mark == '-' || mark == '/') {
    ++at;
    const size_t second_at = at;
    const int32_t second = read_digits(text, at);
    const size_t second_digits = at - second_at;
    if (at >= text.size() || text[at] != mark) {
      // "1/2" is a fraction.
      if (mark == '/' && value == 1 && second == 2 && at == text.size())
        return {Kind::Half, false, false, 1};
      if (mark == '-' && digits == 4 && second_digits == 2 && at == text.size() && second >= 1 &&
          second <= 12) {
        return {Kind::IsoDate, false, false, value * 10000 + second * 100};
      }
      return {};
    }
    ++at;
    const int32_t third = read_digits(text, at);
    if (digits == 4) return date_word(value, second, third);
    if (at != text.size()) return {};
    return date_word(third, value, second);
  }
  if (mark == ':' || mark == '.') {
    ++at;
    const size_t minutes_at = at;
    const int32_t minutes = read_digits(text, at);
    if (at == minutes_at + 2 && minutes < 60 && value < 25 && (mark == ':' || digits <= 2)) {
      return {mark == ':' ? Kind::Clock : Kind::Decimal, false, false, value * 60 + minutes};
    }
    return {Kind::Decimal, false, false, value};
  }
  if (mark == ',') {
    while (at < text.size() && (digit(text[at]) || text[at] == ',')) ++at;
    return {at == text.size() && text.size() > 6 ? Kind::None : Kind::Decimal, false, false, value};
  }
  return {};
}

}  // namespace

TimeWord time_word(const Token& token, std::string_view text) {
  const std::string_view form = token.span.of(text);
  if (form.empty() || form.size() > 16) return {};
  TimeWord word;
  if (digit(form[0]) || (form[0] == '\'' && form.size() > 2 && digit(form[1]))) {
    word = number_word(form);
  } else if (form == "\xE2\x80\x93" || form == "\xE2\x80\x91" || form == "\xE2\x80\x90") {
    word.kind = Kind::Hyphen;
  } else {
    char buffer[24];
    const std::string_view lower = lower_word(form, buffer, sizeof buffer);
    if (lower.size() > 6 && lower.starts_with("mid-")) {
      Token rest = token;
      rest.span.begin += 4;
      rest.capitalised = form[4] >= 'A' && form[4] <= 'Z';
      word = time_word(rest, text);
      const bool fits = word.kind == Kind::Month || word.kind == Kind::Year ||
                        word.kind == Kind::Decade || word.kind == Kind::PartOfDay ||
                        word.kind == Kind::Weekday || word.kind == Kind::Season;
      return fits ? word : TimeWord{};
    }
    const auto found = table().find(lower);
    if (found == table().end()) return {};
    word = found->second;
    if (word.kind == Kind::Weekday && lower.ends_with('s') && lower.size() > 5) word.plural = true;
    word.capitalised = token.capitalised;
    // "may", "march", "sat.", "second" in small letters are other words.
    if ((word.kind == Kind::Month || word.kind == Kind::Weekday || word.kind == Kind::Holiday) &&
        !token.capitalised) {
      return {};
    }
    if (word.kind == Kind::Zone && form == lower) return {};
    if (word.kind == Kind::Meridiem && (form == "AM" || form == "am"))
      word.plural = true;  // or "I am"
  }
  word.capitalised = token.capitalised;
  return word;
}

bool may_be_time(TimeWordKind kind) {
  switch (kind) {
    case Kind::Year:
    case Kind::Decade:
    case Kind::IsoDate:
    case Kind::Clock:
    case Kind::Weekday:
    case Kind::Month:
    case Kind::Unit:
    case Kind::Season:
    case Kind::PartOfDay:
    case Kind::Meridiem:
    case Kind::Day0:
    case Kind::Now:
    case Kind::PastRef:
    case Kind::FutureRef:
    case Kind::Regular:
    case Kind::Holiday:
    case Kind::Fiscal:
    case Kind::Apostrophe:
    case Kind::Number:
    case Kind::Ago:
    case Kind::Earlier:
    case Kind::Past:
      return true;
    default:
      return false;
  }
}

}  // namespace hearsay::extract
