#include "extract/said_times.h"

#include <cstdio>

#include "extract/chunks.h"
#include "extract/complements.h"
#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

// Days since 1970-01-01 and back (proleptic Gregorian; Howard Hinnant's published formulas).
int64_t days_of(int year, int month, int day) {
  year -= month <= 2;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t of_era = year - era * 400;
  const int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct Date {
  int year = 0, month = 0, day = 0;
};

Date date_of(int64_t days) {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t of_era = days - era * 146097;
  const int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted = (5 * of_year + 2) / 153;
  const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2)), month,
          static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1)};
}

std::string text_of(int64_t days) {
  const Date date = date_of(days);
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

std::string month_text(int year, int month) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d", year, month);
  return buffer;
}

// 0 Monday to 6 Sunday.
int weekday_of(int64_t days) { return static_cast<int>(((days + 3) % 7 + 7) % 7); }

bool read_date(std::string_view iso, int64_t& days) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return false;
  int digits[8];
  static constexpr int kPlaces[] = {0, 1, 2, 3, 5, 6, 8, 9};
  for (int i = 0; i < 8; ++i) {
    const char c = iso[kPlaces[i]];
    if (c < '0' || c > '9') return false;
    digits[i] = c - '0';
  }
  const int year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
  const int month = digits[4] * 10 + digits[5], day = digits[6] * 10 + digits[7];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  days = days_of(year, month, day);
  return true;
}

constexpr std::string_view kWeekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::string_view kMonths[] = {"january", "february", "march", "april", "may", "june", "july",
                                        "august", "september", "october", "november", "december"};

struct Words {
  Words() {
    for (int i = 0; i < 7; ++i) weekdays[i] = form_of(kWeekdays[i]);
    for (int i = 0; i < 12; ++i) months[i] = form_of(kMonths[i]);
  }
  uint16_t weekdays[7], months[12];
  uint16_t last = form_of("last"), today = form_of("today"), yesterday = form_of("yesterday"),
           week = form_of("week"), month = form_of("month"), year = form_of("year"),
           weekend = form_of("weekend"), earlier = form_of("earlier"), later = form_of("later"),
           recently = form_of("recently"), next = form_of("next"), tomorrow = form_of("tomorrow"),
           this_ = form_of("this"), days = form_of("days"), statement = lemma_of("statement"),
           tweet = lemma_of("tweet"), interview = lemma_of("interview"), letter = lemma_of("letter"),
           report = lemma_of("report"), speech = lemma_of("speech"), briefing = lemma_of("briefing"),
           conference = lemma_of("conference"), court = lemma_of("court"), post = lemma_of("post"),
           twitter = lemma_of("twitter"), facebook = lemma_of("facebook"), media = form_of("media"),
           social = form_of("social"), event = lemma_of("event"), filing = lemma_of("filing"),
           testimony = lemma_of("testimony"), hearing = lemma_of("hearing"), release = lemma_of("release"),
           address = lemma_of("address"), remark = lemma_of("remark"), rally = lemma_of("rally"),
           email = lemma_of("email"), e_mail = lemma_of("e-mail"), memo = lemma_of("memo"),
           appearance = lemma_of("appearance"), instagram = lemma_of("instagram"), telegram = lemma_of("telegram"),
           debate = lemma_of("debate"), podcast = lemma_of("podcast"), tv = lemma_of("tv"),
           television = lemma_of("television"), message = lemma_of("message"), book = lemma_of("book"),
           column = lemma_of("column"), op_ed = lemma_of("op-ed"), article = lemma_of("article"), blog = lemma_of("blog");
};

const Words& words() {
  static const Words built;
  return built;
}

Range range_of(const Lexemes& lexemes, Span span) {
  return {lexemes.at_or_after(span.begin), lexemes.at_or_after(span.end)};
}

int index_in(const uint16_t* forms, int count, uint16_t form) {
  for (int i = 0; i < count; ++i) {
    if (form != 0 && forms[i] == form) return i;
  }
  return -1;
}

void resolve(const Report& report, const Lexemes& lexemes, Range range, Said& said) {
  const Words& w = words();
  int64_t today = 0;
  if (!read_date(report.article.published, today)) return;
  const std::string published = report.article.published.substr(0, 10);
  int weekday = -1, month = -1, day = -1;
  bool last = false, week = false, month_word = false, weekend = false, now = false, yesterday = false;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Lexeme& it = lexemes[i];
    if (weekday < 0) weekday = index_in(w.weekdays, 7, it.form);
    if (it.means(kMonth) && it.capitalised) {
      month = index_in(w.months, 12, it.form);
      if (month < 0) {
        const std::string_view abbreviation = it.span.of(report.article.text).substr(0, 3);
        for (int k = 0; k < 12 && abbreviation.size() == 3; ++k) {
          if (kMonths[k].substr(1, 2) == abbreviation.substr(1, 2) && (kMonths[k][0] == (abbreviation[0] | 0x20))) month = k;
        }
      }
      if (i + 1 < range.end && lexemes[i + 1].has(kNumeral)) {
        const std::string_view digits = lexemes[i + 1].span.of(report.article.text);
        int value = 0;
        bool number = digits.size() <= 2;
        for (const char c : digits) {
          if (c < '0' || c > '9') number = false;
          else value = value * 10 + (c - '0');
        }
        if (number && value >= 1 && value <= 31) day = value;
      }
    }
    if (it.form == 0) continue;
    last |= it.form == w.last;
    week |= it.form == w.week;
    month_word |= it.form == w.month;
    weekend |= it.form == w.weekend;
    now |= it.form == w.today;
    yesterday |= it.form == w.yesterday;
    if (it.form == w.next || it.form == w.tomorrow) return;
  }
  const Date date = date_of(today);
  if (month >= 0) {
    int year = date.year;
    if (month + 1 > date.month || (month + 1 == date.month && day > date.day)) --year;
    if (day > 0) said.value = text_of(days_of(year, month + 1, day));
    else said.value = month_text(year, month + 1);
    said.basis = "date before publication " + published;
  } else if (weekday >= 0) {
    int back = (weekday_of(today) - weekday + 7) % 7;
    if (last && back == 0) back = 7;
    said.value = text_of(today - back);
    said.basis = "weekday before publication " + published;
  } else if (weekend) {
    // The Saturday and Sunday before publication; on a Sunday, that day and the one before.
    const int back = (weekday_of(today) - 5 + 7) % 7;
    const int64_t saturday = today - back;
    said.value = text_of(saturday) + "/" + text_of(saturday + 1);
    said.basis = "weekend before publication " + published;
  } else if (week && last) {
    const int64_t monday = today - weekday_of(today) - 7;
    said.value = text_of(monday) + "/" + text_of(monday + 6);
    said.basis = "week before publication " + published;
  } else if (month_word && last) {
    said.value = date.month == 1 ? month_text(date.year - 1, 12) : month_text(date.year, date.month - 1);
    said.basis = "month before publication " + published;
  } else if (now) {
    said.value = text_of(today);
    said.basis = "day of publication " + published;
  } else if (yesterday) {
    said.value = text_of(today - 1);
    said.basis = "day before publication " + published;
  }
}

bool channel_kind(const Lexemes& lexemes, Range range, ChannelKind& kind) {
  const Words& w = words();
  for (uint32_t k = range.end; k > range.begin; --k) {
    const uint16_t lemma = lexemes[k - 1].lemma;
    if (lemma == 0) continue;
    if (lemma == w.interview || lemma == w.appearance || lemma == w.event || lemma == w.podcast || lemma == w.tv || lemma == w.television) kind = ChannelKind::Interview;
    else if (lemma == w.statement || lemma == w.release || lemma == w.email || lemma == w.e_mail || lemma == w.message) kind = ChannelKind::Statement;
    else if (lemma == w.tweet || lemma == w.post || lemma == w.twitter || lemma == w.facebook || lemma == w.instagram || lemma == w.telegram) kind = ChannelKind::SocialMedia;
    else if (lexemes[k - 1].form == w.media && k - 1 > range.begin && lexemes[k - 2].form == w.social) kind = ChannelKind::SocialMedia;
    else if (lemma == w.letter || lemma == w.memo) kind = ChannelKind::Letter;
    else if (lemma == w.report || lemma == w.book || lemma == w.column || lemma == w.op_ed || lemma == w.article || lemma == w.blog) kind = ChannelKind::Report;
    else if (lemma == w.speech || lemma == w.address || lemma == w.remark || lemma == w.rally || lemma == w.debate) kind = ChannelKind::Speech;
    else if (lemma == w.briefing || lemma == w.conference) kind = ChannelKind::Briefing;
    else if (lemma == w.court || lemma == w.filing || lemma == w.testimony || lemma == w.hearing) kind = ChannelKind::Court;
    else continue;
    return true;
  }
  return false;
}

}  // namespace

std::optional<Said> said_time(const Report& report, const Lexemes& lexemes, const Attribution& attribution) {
  const Words& w = words();
  const auto look = [&](Range range, Said& said) {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      uint32_t end = 0;
      const Lexeme& it = lexemes[i];
      const bool single = it.form != 0 && (it.form == w.later || it.form == w.earlier || it.form == w.recently);
      if (time_phrase_at(lexemes, i, range.end, end)) {
        // "Friday afternoon in a tweet": the preposition belongs to the time only right before it.
        said.span = lexemes.span({i, end});
        resolve(report, lexemes, {i, end}, said);
        return true;
      }
      if (single) {
        said.span = it.span;
        return true;
      }
    }
    return false;
  };
  Said said;
  for (const Span adjunct : attribution.adjuncts) {
    if (look(range_of(lexemes, adjunct), said)) return said;
  }
  return std::nullopt;
}

std::optional<Channel> channel_of(const Report& report, const Lexemes& lexemes, const Attribution& attribution) {
  (void)report;
  for (const Span adjunct : attribution.adjuncts) {
    const Range range = range_of(lexemes, adjunct);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      uint32_t begin = i, end = 0;
      if (lexemes[i].is(Tag::Preposition)) begin = i + 1;
      else if (i != range.begin || !begins_noun_phrase(lexemes[i])) continue;
      end = base_noun_phrase_end(lexemes, begin, range.end);
      if (end == begin) continue;
      Channel channel;
      if (!channel_kind(lexemes, {begin, end}, channel.kind)) continue;
      channel.span = lexemes.span({begin, end});
      return channel;
    }
  }
  const Range cue = range_of(lexemes, attribution.cue);
  for (uint32_t i = cue.begin; i < cue.end; ++i) {
    if (is_verb_tag(lexemes[i].tag) && lexemes[i].lemma == words().tweet && words().tweet != 0) {
      return Channel{lexemes[i].span, ChannelKind::SocialMedia};
    }
  }
  return std::nullopt;
}

}  // namespace hearsay::extract
