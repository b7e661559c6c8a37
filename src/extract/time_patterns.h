// The grammar of times: from the words of one sentence to one time, with its value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/time_calendar.h"
#include "extract/time_words.h"
#include "hearsay/text.h"
#include "hearsay/time.h"

namespace hearsay::extract {

// What relative times of an article are computed from. Changes as the article is read.
struct TimeContext {
  std::optional<Day> published;
  std::string published_words;    // "publication 2026-03-04"
  std::optional<Day> last_named;  // the last day, month or year the text named
  int32_t last_quarter = -1;      // year * 4 + quarter 0 to 3 of the last quarter named; -1: none
  uint32_t last_quarter_sentence = 0;
};

// A time found at a word, before it has a place in the text.
struct FoundTime {
  size_t end = 0;  // one past its last word; 0: none
  TimeType type = TimeType::Date;
  TimePrecision precision = TimePrecision::Unknown;
  std::string value;
  std::string basis;
  std::optional<Day> named;  // the day (or first day) it names, for the times after it
  int32_t quarter = -1;
};

// One sentence: its words, and which direction its verbs give to "on Friday".
class TimeMatcher {
 public:
  // All are kept by reference and must outlive the matcher. `words` belong to tokens[first...].
  TimeMatcher(const std::vector<TimeWord>& words, const TimeContext& context,
              const TextLayer& layer, std::string_view text, uint32_t first, uint32_t sentence);

  // The longest time that begins at word `at`; end 0 where there is none. Looks at a bounded number
  // of words.
  FoundTime at(size_t at) const;

 private:
  enum class Direction : uint8_t { Unknown, Past, Future };
  // A count of units: "two", "a", "several", "2 1/2".
  struct Count {
    size_t end = 0;  // 0: none
    int32_t value = 0;
    bool vague = false;
    bool half = false;     // and a half
    bool article = false;  // "a year": one, or any
  };

  TimeWordKind kind(size_t i) const {
    return i < words_.size() ? words_[i].kind : TimeWordKind::None;
  }
  int32_t value(size_t i) const { return words_[i].value; }
  bool is(size_t i, TimeWordKind k) const { return kind(i) == k; }
  bool is(size_t i, TimeWordKind k, int32_t v) const { return kind(i) == k && value(i) == v; }
  std::string_view form(size_t i) const;
  bool previous_is(size_t i, TimeWordKind k) const { return i > 0 && kind(i - 1) == k; }
  size_t skip_hyphen(size_t i) const { return is(i, TimeWordKind::Hyphen) ? i + 1 : i; }
  TimeUnit unit(size_t i) const { return static_cast<TimeUnit>(value(i)); }
  bool is_unit(size_t i) const { return is(i, TimeWordKind::Unit); }

  Direction direction_of(size_t i, bool behind) const;
  Direction direction(size_t at) const;
  Count count_at(size_t i) const;
  // A year at i, "1998" or "nineteen ninety-eight"; 0 if none.
  int32_t year_at(size_t i, size_t& end) const;
  // A year behind i: "1998", ", 1998", "of 1998", "last year", "of this year"; 0 if none.
  int32_t year_behind(size_t i, size_t& end) const;

  FoundTime date(size_t i) const;  // March 4, 2026; 4 March; March; 2026-03-04; Friday
  FoundTime month_date(size_t i) const;
  FoundTime day_month(size_t i) const;
  FoundTime weekday_date(size_t i, int32_t shift_weeks) const;
  FoundTime bare_year(size_t i) const;
  FoundTime decade(size_t i) const;
  FoundTime quarter(size_t i) const;
  FoundTime season(size_t i, int32_t shift) const;
  FoundTime holiday(size_t i, int32_t shift) const;
  FoundTime deictic(size_t i) const;
  FoundTime clock(size_t i) const;
  FoundTime positioned(size_t i) const;  // last week, the past two months, this summer
  FoundTime counted(size_t i) const;     // two days, a year ago
  FoundTime definite(size_t i) const;    // the ...
  FoundTime edged(size_t i) const;       // early next week, the end of 1998
  FoundTime regular(size_t i) const;     // daily, every Monday, Mondays
  FoundTime one_of(size_t i) const;

  FoundTime day_found(size_t end, Day day, std::string basis) const;
  FoundTime month_found(size_t end, int32_t year, int32_t month, std::string basis) const;
  FoundTime year_found(size_t end, int32_t year, std::string basis) const;
  FoundTime unknown_found(size_t end, TimePrecision precision) const;
  FoundTime vague(size_t end, std::string_view value) const;
  FoundTime unit_found(size_t end, TimeUnit unit, int32_t shift, const char* words) const;
  FoundTime offset_found(size_t end, const Count& count, TimeUnit unit, int32_t sign,
                         bool from_named) const;
  // Appends "morning" or "night" to a day found, where they follow.
  void add_part_of_day(FoundTime& found) const;
  std::string from_publication(std::string_view what) const;

  const std::vector<TimeWord>& words_;
  const TimeContext& context_;
  const TextLayer& layer_;
  std::string_view text_;
  uint32_t first_;
  uint32_t sentence_;
};

}  // namespace hearsay::extract
