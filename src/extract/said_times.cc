#include "extract/said_times.h"

#include <algorithm>
#include <array>

#include "extract/chunks.h"
#include "extract/complements.h"
#include "extract/lexicon/words.h"
#include "extract/time_calendar.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t statement = lemma_of("statement"), tweet = lemma_of("tweet"),
           interview = lemma_of("interview"), letter = lemma_of("letter"),
           report = lemma_of("report"), speech = lemma_of("speech"),
           briefing = lemma_of("briefing"), conference = lemma_of("conference"),
           court = lemma_of("court"), post = lemma_of("post"), twitter = lemma_of("twitter"),
           facebook = lemma_of("facebook"), media = form_of("media"), social = form_of("social"),
           event = lemma_of("event"), filing = lemma_of("filing"),
           testimony = lemma_of("testimony"), hearing = lemma_of("hearing"),
           release = lemma_of("release"), address = lemma_of("address"),
           remark = lemma_of("remark"), rally = lemma_of("rally"), email = lemma_of("email"),
           e_mail = lemma_of("e-mail"), memo = lemma_of("memo"),
           appearance = lemma_of("appearance"), instagram = lemma_of("instagram"),
           telegram = lemma_of("telegram"), debate = lemma_of("debate"),
           podcast = lemma_of("podcast"), tv = lemma_of("tv"), television = lemma_of("television"),
           message = lemma_of("message"), book = lemma_of("book"), column = lemma_of("column"),
           op_ed = lemma_of("op-ed"), article = lemma_of("article"), blog = lemma_of("blog");
};

const Words& words() {
  static const Words built;
  return built;
}

Range range_of(const Lexemes& lexemes, Span span) {
  return {lexemes.at_or_after(span.begin), lexemes.at_or_after(span.end)};
}

int32_t digits_of(std::string_view text) {
  int32_t value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The ledger's date, month or interval for a TIMEX3 value; empty where there is none.
std::string ledger_value(const TimeExpression& time) {
  const std::string_view value = time.value;
  if (value.size() < 4 || !all_digits(value.substr(0, 4))) return {};
  const int32_t year = digits_of(value.substr(0, 4));
  if (value.size() == 4) return std::string(value);
  if (value.size() >= 8 && value.substr(4, 2) == "-W" && all_digits(value.substr(6, 2))) {
    const Day first = plus_days(
        {year, 1, 4}, 7 * (digits_of(value.substr(6, 2)) - 1) + 1 - weekday_of({year, 1, 4}));
    const bool weekend = value.ends_with("-WE");
    return iso_day(plus_days(first, weekend ? 5 : 0)) + "/" + iso_day(plus_days(first, 6));
  }
  if (value.size() == 7 && value[4] == '-' && value[5] == 'Q') {
    const int32_t month = (value[6] - '1') * 3 + 1;
    return iso_day({year, month, 1}) + "/" +
           iso_day({year, month + 2, days_in_month(year, month + 2)});
  }
  if (value.size() == 7 && all_digits(value.substr(5, 2))) return std::string(value);
  if (!parse_day(value)) return {};
  // A part of the day is less than the ledger says; a clock time is kept.
  return std::string(value.size() == 16 && value[13] == ':' ? value : value.substr(0, 10));
}

// Whether a verb with a subject of its own stands in the range: another clause than the cue's.
bool has_clause(const Lexemes& lexemes, uint32_t begin, uint32_t end,
                const std::vector<Span>& content) {
  for (uint32_t i = begin; i < end; ++i) {
    const Span word = lexemes[i].span;
    if (std::any_of(content.begin(), content.end(), [&](Span c) { return c.contains(word); }))
      continue;
    const Tag tag = lexemes[i].tag;
    if (tag == Tag::FiniteVerb || tag == Tag::Relative || tag == Tag::Subordinator ||
        tag == Tag::Modal)
      return true;
  }
  return false;
}

bool has_verb(const Lexemes& lexemes, uint32_t begin, uint32_t end,
              const std::vector<Span>& content) {
  for (uint32_t i = begin; i < end; ++i) {
    const Span word = lexemes[i].span;
    // ", dated March 19," has no subject: a participle.
    const bool reduced = i > 0 && lexemes[i - 1].is(Tag::Comma) && lexemes[i].has(kVerbParticiple);
    if (lexemes[i].is(Tag::FiniteVerb) && !reduced &&
        std::none_of(content.begin(), content.end(), [&](Span c) { return c.contains(word); })) {
      return true;
    }
  }
  return false;
}

bool is_when(const Lexeme& it) {
  static const uint16_t kWhen = form_of("when");
  return kWhen != 0 && it.form == kWhen;
}

// "since", "by": what follows bounds a span of time, no saying.
bool bounds_a_span(const Lexeme& it) {
  static const std::array<uint16_t, 7> kWords = {
      form_of("since"),  form_of("from"),  form_of("until"), form_of("by"),
      form_of("before"), form_of("after"), form_of("of")};
  return it.form != 0 && std::find(kWords.begin(), kWords.end(), it.form) != kWords.end();
}

// "two days after the flood", "a week before the vote": when is not said without the other event.
bool relative_to_event(const Lexemes& lexemes, const TimeExpression& time) {
  static const uint16_t kAfter = form_of("after"), kBefore = form_of("before");
  const uint32_t end = lexemes.at_or_after(time.span.end);
  if (time.type != TimeType::Duration || end + 1 >= lexemes.all.size()) return false;
  const uint16_t form = lexemes[end].form;
  return form != 0 && (form == kAfter || form == kBefore) && begins_noun_phrase(lexemes[end + 1]);
}

Said said_relative(const Lexemes& lexemes, const TimeExpression& time) {
  const auto& begins = lexemes.sentence_begin;
  const uint32_t at = lexemes.at_or_after(time.span.end);
  const uint32_t sentence_end = *std::upper_bound(begins.begin(), begins.end() - 1, at);
  const uint32_t end = base_noun_phrase_end(lexemes, at + 1, sentence_end);
  Said said;
  said.span = {time.span.begin, lexemes[std::max(end, at + 1) - 1].span.end};
  said.basis = "relative to another event";
  return said;
}

Said said_of(const Report& report, const Lexemes& lexemes, const TimeExpression& time) {
  if (relative_to_event(lexemes, time)) return said_relative(lexemes, time);
  Said said;
  said.span = time.span;
  const uint32_t at = lexemes.at_or_after(time.span.begin);
  if (at > 0 && at < lexemes.all.size()) {
    const Lexeme& left = lexemes[at - 1];
    if (left.is(Tag::Preposition) && left.span.end <= time.span.begin)
      said.span.begin = left.span.begin;
  }
  (void)report;
  said.value = ledger_value(time);
  said.basis = time.basis;
  return said;
}

bool channel_kind(const Lexemes& lexemes, Range range, ChannelKind& kind) {
  const Words& w = words();
  for (uint32_t k = range.end; k > range.begin; --k) {
    const uint16_t lemma = lexemes[k - 1].lemma;
    if (lemma == 0) continue;
    if (lemma == w.interview || lemma == w.appearance || lemma == w.event || lemma == w.podcast ||
        lemma == w.tv || lemma == w.television)
      kind = ChannelKind::Interview;
    else if (lemma == w.statement || lemma == w.release || lemma == w.email || lemma == w.e_mail ||
             lemma == w.message)
      kind = ChannelKind::Statement;
    else if (lemma == w.tweet || lemma == w.post || lemma == w.twitter || lemma == w.facebook ||
             lemma == w.instagram || lemma == w.telegram)
      kind = ChannelKind::SocialMedia;
    else if (lexemes[k - 1].form == w.media && k - 1 > range.begin &&
             lexemes[k - 2].form == w.social)
      kind = ChannelKind::SocialMedia;
    else if (lemma == w.letter || lemma == w.memo)
      kind = ChannelKind::Letter;
    else if (lemma == w.report || lemma == w.book || lemma == w.column || lemma == w.op_ed ||
             lemma == w.article || lemma == w.blog)
      kind = ChannelKind::Report;
    else if (lemma == w.speech || lemma == w.address || lemma == w.remark || lemma == w.rally ||
             lemma == w.debate)
      kind = ChannelKind::Speech;
    else if (lemma == w.briefing || lemma == w.conference)
      kind = ChannelKind::Briefing;
    else if (lemma == w.court || lemma == w.filing || lemma == w.testimony || lemma == w.hearing)
      kind = ChannelKind::Court;
    else
      continue;
    return true;
  }
  return false;
}

}  // namespace

std::optional<Said> said_for(const Report& report, const Lexemes& lexemes, Span cue, Span holder,
                             const std::vector<Span>& content) {
  const Span around = cue.empty() ? holder : cue;
  if (around.empty() || report.times.empty()) return std::nullopt;
  const auto& begins = lexemes.sentence_begin;
  const uint32_t cue_at = lexemes.at_or_after(around.begin),
                 cue_end = lexemes.at_or_after(around.end);
  const auto after = std::upper_bound(begins.begin(), begins.end(), cue_at);
  if (after == begins.begin() || after == begins.end()) return std::nullopt;
  const Range sentence{*(after - 1), *after};
  const Span whole = lexemes.span(sentence);
  uint32_t core_begin = cue_at, core_end = cue_end;  // cue and holder together
  const bool holder_here = !holder.empty() && whole.contains(holder);
  if (holder_here) {
    core_begin = std::min(core_begin, lexemes.at_or_after(holder.begin));
    core_end = std::max(core_end, lexemes.at_or_after(holder.end));
  }
  auto time =
      std::lower_bound(report.times.begin(), report.times.end(), whole.begin,
                       [](const TimeExpression& t, uint32_t at) { return t.span.begin < at; });
  const TimeExpression* best = nullptr;
  double best_score = 0;
  for (; time != report.times.end() && time->span.begin < whole.end; ++time) {
    if (time->type == TimeType::Set) continue;
    if (time->type == TimeType::Duration && !relative_to_event(lexemes, *time)) continue;
    if (time->value == "PRESENT_REF" || time->value == "FUTURE_REF") continue;
    if (std::any_of(content.begin(), content.end(), [&](Span c) { return c.contains(time->span); }))
      continue;
    const uint32_t at = lexemes.at_or_after(time->span.begin),
                   end = lexemes.at_or_after(time->span.end);
    const bool in_holder = holder_here && holder.contains(time->span);  // "an email from 2024"
    if (at > sentence.begin && !in_holder && bounds_a_span(lexemes[at - 1])) continue;
    // A dateline: "PORT HALE, May 4 (Meridian)".
    if (at < sentence.begin + 8 && end < sentence.end &&
        (lexemes[end].is(Tag::Open) || lexemes[end].is(Tag::Dash)))
      continue;
    double score = 0;
    const uint32_t holder_end = holder_here ? lexemes.at_or_after(holder.end) : core_begin;
    if (at >= core_begin && end <= core_end) {
      if (in_holder) {
        score = 4;
      } else if (at < cue_at && holder_end <= at) {
        // "Trump on Tuesday said", "who on Tuesday cast doubt", but not "Orr, who joined in April,
        // said". A participle shares the time of the verb before it: "sued on Friday, alleging".
        const bool participle = lexemes[cue_at].is(Tag::IngVerb);
        if (!participle && has_clause(lexemes, end, cue_at, content)) continue;
        if (!participle && has_verb(lexemes, holder_end, at, content)) continue;
        score = participle ? 8 : 10;
      } else {
        score = 9;
      }
    } else if (at >= core_end) {
      if (has_clause(lexemes, core_end, at, content)) continue;
      score = 9 - 0.2 * (at - core_end);
      // Past the content it may belong to that.
      for (const Span c : content) {
        if (c.begin >= around.end && c.end <= time->span.begin) score -= 2;
      }
    } else {
      const uint32_t before =
          at > sentence.begin && lexemes[at - 1].is(Tag::Preposition) ? at - 1 : at;
      const bool opens = before <= sentence.begin + 1;
      const bool own_clause =
          opens || lexemes[before - 1].mark != 0 || lexemes[before - 1].is(Tag::Coordinator);
      // "came out on Friday, when the Gazette reported"
      const bool when =
          end + 1 < sentence.end && lexemes[end].is(Tag::Comma) && is_when(lexemes[end + 1]);
      // "reported on Monday, citing officials": the time of the verb before it.
      if (!own_clause && !when && has_verb(lexemes, sentence.begin, at, content)) continue;
      if (!own_clause && !when && has_clause(lexemes, end, core_begin, content)) continue;
      const bool behind_content = std::any_of(content.begin(), content.end(), [&](Span c) {
        return c.begin < time->span.begin && time->span.end < around.begin;
      });
      score = (opens ? 7.5 : 6.5) - 0.1 * std::min<uint32_t>(core_begin - end, 30) -
              (behind_content ? 1 : 0);
    }
    if (time->value == "PAST_REF") score -= 1;
    if (score > best_score) {
      best_score = score;
      best = &*time;
    }
  }
  if (best == nullptr) return std::nullopt;
  const Said said = said_of(report, lexemes, *best);
  // What lies ahead of publication was not said then.
  if (report.article.published.size() >= 10 &&
      said.value.substr(0, 10) > report.article.published.substr(0, 10))
    return std::nullopt;
  return said;
}

std::optional<Said> said_time(const Report& report, const Lexemes& lexemes,
                              const Attribution& attribution) {
  return said_for(report, lexemes, attribution.cue, attribution.source, attribution.content);
}

std::optional<Channel> channel_of(const Report& report, const Lexemes& lexemes,
                                  const Attribution& attribution) {
  (void)report;
  for (const Span adjunct : attribution.adjuncts) {
    const Range range = range_of(lexemes, adjunct);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      uint32_t begin = i, end = 0;
      if (lexemes[i].is(Tag::Preposition))
        begin = i + 1;
      else if (i != range.begin || !begins_noun_phrase(lexemes[i]))
        continue;
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
