#include "extract/complements.h"

#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

bool is_clause_break(Tag tag) {
  return tag == Tag::Stop || tag == Tag::Semicolon || tag == Tag::Colon || tag == Tag::Dash;
}

bool is_form(const Lexeme& lexeme, const char* form) {
  return lexeme.form != 0 && lexeme.form == form_of(form);
}

}  // namespace

bool clause_begins(const Lexemes& lexemes, Range sentence, uint32_t at,
                   const std::vector<VerbGroup>& groups) {
  if (at >= sentence.end) return false;
  const Lexeme& first = lexemes[at];
  const bool opens = begins_noun_phrase(first) || first.is(Tag::Subordinator) ||
                     first.is(Tag::Adverb) || first.is(Tag::Preposition) ||
                     first.is(Tag::IngVerb) || first.is(Tag::QuoteMark) || first.is(Tag::Wh) ||
                     first.is(Tag::Coordinator);
  if (!opens) return false;
  constexpr uint32_t kReach = 60;
  // "claims that P", "the man who left": the verb of a clause inside is not the one looked for.
  int inner = 0;
  bool skipped = false;
  for (uint32_t i = at; i < sentence.end && i < at + kReach; ++i) {
    if (is_clause_break(lexemes[i].tag)) return false;
    const Tag tag = lexemes[i].tag;
    const bool finite = tag == Tag::FiniteVerb || tag == Tag::Modal || tag == Tag::Be ||
                        tag == Tag::Have || tag == Tag::Do;
    if (i > at && (tag == Tag::That || tag == Tag::Relative) && !lexemes[i - 1].is(Tag::Comma) &&
        inner == 0)
      inner = 1;
    if (!finite) continue;
    if (inner > 0) {
      inner = 0;
      skipped = true;
      while (i + 1 < sentence.end &&
             (is_verb_tag(lexemes[i + 1].tag) || lexemes[i + 1].is(Tag::Adverb) ||
              lexemes[i + 1].is(Tag::Negation)) &&
             !(lexemes[i].is(Tag::FiniteVerb) || lexemes[i].is(Tag::Participle) ||
               lexemes[i].is(Tag::BaseVerb))) {
        ++i;
      }
      continue;
    }
    for (const VerbGroup& group : groups) {
      if (group.end <= i || group.first > i) continue;
      if (skipped && group.form == VerbForm::Finite && group.first > at) {
        const Tag left = lexemes[group.first - 1].tag;
        return left != Tag::Coordinator && left != Tag::Comma && left != Tag::Subordinator &&
               left != Tag::Wh;
      }
      if (group.form == VerbForm::Finite && !group.after_relative && !group.subject.empty() &&
          group.subject.begin >= at) {
        // "called the report "invention," X said": the verb belongs to what follows the comma.
        if (begins_noun_phrase(first) && group.subject.begin > at) {
          for (uint32_t k = at; k < group.subject.begin; ++k) {
            if (lexemes[k].is(Tag::Comma)) return false;
          }
        }
        return true;
      }
    }
  }
  return false;
}

bool channel_phrase_at(const Lexemes& lexemes, uint32_t at, uint32_t limit, uint32_t& end) {
  if (at >= limit || !lexemes[at].is(Tag::Preposition)) return false;
  const Lexeme& preposition = lexemes[at];
  const bool fits = is_form(preposition, "in") || is_form(preposition, "on") ||
                    is_form(preposition, "at") || is_form(preposition, "during") ||
                    is_form(preposition, "through") || is_form(preposition, "via") ||
                    is_form(preposition, "by");
  if (!fits) return false;
  const uint32_t stop = base_noun_phrase_end(lexemes, at + 1, limit);
  if (stop == at + 1 || !lexemes[stop - 1].means(kChannelNoun)) return false;
  end = stop;
  // "in an interview with the paper on Monday", "in a letter to the court"
  while (end + 1 < limit && lexemes[end].is(Tag::Preposition) &&
         (is_form(lexemes[end], "with") || is_form(lexemes[end], "to") ||
          is_form(lexemes[end], "from"))) {
    const uint32_t next = base_noun_phrase_end(lexemes, end + 1, limit);
    if (next == end + 1) break;
    end = next;
  }
  return true;
}

bool audience_phrase_at(const Lexemes& lexemes, uint32_t at, uint32_t limit, Range& audience) {
  if (at + 1 >= limit || !(lexemes[at].is(Tag::Preposition) || lexemes[at].is(Tag::To)) ||
      !is_form(lexemes[at], "to")) {
    return false;
  }
  const uint32_t end = base_noun_phrase_end(lexemes, at + 1, limit);
  if (end == at + 1) return false;
  const Lexeme& head = lexemes[end - 1];
  if (!head.means(kAudienceNoun) && !head.is(Tag::Name) && !head.is(Tag::Pronoun) &&
      !head.means(kPersonNoun) && !head.means(kOutletNoun))
    return false;
  audience = {at + 1, end};
  return true;
}

Ahead look_ahead(const Lexemes& lexemes, Range sentence, uint32_t at, bool takes_recipient,
                 const std::vector<VerbGroup>& groups) {
  Ahead ahead;
  uint32_t i = at;
  const auto add_adjunct = [&](uint32_t begin, uint32_t end) {
    if (ahead.adjunct_count < ahead.adjuncts.size())
      ahead.adjuncts[ahead.adjunct_count++] = {begin, end};
  };
  const auto result = [&](After what, uint32_t place) {
    ahead.what = what;
    ahead.at = place;
    return ahead;
  };
  if (takes_recipient && i < sentence.end && lexemes[i].is(Tag::QuoteMark)) {
    // `told "Evening Talk" that P`: a programme.
    uint32_t close = i + 1;
    while (close < sentence.end && close < i + 8 && lexemes[close].capitalised) ++close;
    if (close > i + 1 && close + 1 < sentence.end && lexemes[close].is(Tag::QuoteMark) &&
        (lexemes[close + 1].is(Tag::That) || lexemes[close + 1].has(kTime) ||
         clause_begins(lexemes, sentence, close + 1, groups))) {
      ahead.recipient = {i, close + 1};
      i = close + 1;
    }
  }
  if (takes_recipient && i < sentence.end && begins_noun_phrase(lexemes[i]) && i == at) {
    uint32_t time_end = 0;
    const bool time = time_phrase_at(lexemes, i, sentence.end, time_end);
    Range object{i, base_noun_phrase_end(lexemes, i, sentence.end)};
    if (!time && !object.empty()) {
      // "told officials at the ministry that": take the phrase with what belongs to it.
      const Range whole = noun_phrase_at(lexemes, i, sentence.end);
      uint32_t next = whole.end;
      while (next < sentence.end && time_phrase_at(lexemes, next, sentence.end, time_end))
        next = time_end;
      const auto follows = [&](uint32_t place) {
        if (place >= sentence.end) return true;
        const Tag tag = lexemes[place].tag;
        if (tag == Tag::That || tag == Tag::To || tag == Tag::Wh || tag == Tag::QuoteMark ||
            tag == Tag::Comma || tag == Tag::Colon || tag == Tag::Stop || tag == Tag::Negation) {
          return true;
        }
        return clause_begins(lexemes, sentence, place, groups) && !is_verb_tag(tag);
      };
      // "told CNN's "At This Hour" that": the title belongs to who was told.
      uint32_t titled = 0;
      if (lexemes[whole.end - 1].is(Tag::PossessiveMark) && whole.end < sentence.end &&
          lexemes[whole.end].is(Tag::QuoteMark)) {
        for (uint32_t k = whole.end + 1; k + 1 < sentence.end && k < whole.end + 12; ++k) {
          if (lexemes[k].is(Tag::QuoteMark)) {
            titled = k + 1;
            // "told NBC's "Today" show that"
            if (titled + 1 < sentence.end && lexemes[titled].is(Tag::Noun) &&
                !lexemes[titled].has(kPlural) && !clause_begins(lexemes, sentence, titled, groups))
              ++titled;
            break;
          }
        }
      }
      if (titled != 0 && follows(titled)) {
        ahead.recipient = {i, titled};
        i = titled;
      } else if (follows(next) && !(next < sentence.end && is_verb_tag(lexemes[next].tag))) {
        ahead.recipient = whole;
        i = whole.end;
      } else if (follows(object.end)) {
        ahead.recipient = object;
        i = object.end;
      } else if (object.end < sentence.end && begins_noun_phrase(lexemes[object.end]) &&
                 clause_begins(lexemes, sentence, object.end, groups)) {
        ahead.recipient = object;
        i = object.end;
      }
    }
  }
  while (i < sentence.end) {
    uint32_t end = 0;
    Range audience;
    if (time_phrase_at(lexemes, i, sentence.end, end)) {
      // "said Monday was": a time that is the subject of a clause is no adjunct.
      if (!lexemes[i].is(Tag::Preposition) && end < sentence.end && is_verb_tag(lexemes[end].tag))
        break;
      add_adjunct(i, end);
      i = end;
      continue;
    }
    if (channel_phrase_at(lexemes, i, sentence.end, end)) {
      add_adjunct(i, end);
      i = end;
      continue;
    }
    if (ahead.recipient.empty() && audience_phrase_at(lexemes, i, sentence.end, audience) &&
        audience.end < sentence.end &&
        (lexemes[audience.end].is(Tag::That) || lexemes[audience.end].is(Tag::Comma) ||
         lexemes[audience.end].is(Tag::Stop) || lexemes[audience.end].is(Tag::QuoteMark) ||
         lexemes[audience.end].is(Tag::Preposition))) {
      ahead.recipient = audience;
      i = audience.end;
      continue;
    }
    if (lexemes[i].is(Tag::Adverb) && i + 1 < sentence.end &&
        (lexemes[i + 1].is(Tag::That) || lexemes[i + 1].is(Tag::QuoteMark) ||
         lexemes[i + 1].is(Tag::Comma))) {
      ++i;
      continue;
    }
    if (lexemes[i].is(Tag::Adverb) && !clause_begins(lexemes, sentence, i, groups)) {
      ++i;
      continue;
    }
    // "agreed in principle to cut fares"
    if (i + 2 < sentence.end && is_form(lexemes[i], "in") && lexemes[i + 2].is(Tag::To) &&
        (is_form(lexemes[i + 1], "principle") || is_form(lexemes[i + 1], "writing"))) {
      i += 2;
      continue;
    }
    // "said on the floor as he called for a vote, "...": what stands before the quotation.
    if (lexemes[i].is(Tag::Preposition)) {
      uint32_t quote = 0;
      for (uint32_t k = i + 1; k + 1 < sentence.end && k < i + 25; ++k) {
        if (lexemes[k].is(Tag::That) || lexemes[k].is(Tag::QuoteMark) ||
            lexemes[k].is(Tag::Semicolon))
          break;
        if (lexemes[k].is(Tag::Comma) && lexemes[k + 1].is(Tag::QuoteMark) &&
            lexemes[k + 1].space_before)
          quote = k + 1;
      }
      if (quote != 0) {
        add_adjunct(i, quote - 1);
        return result(After::Quotation, quote);
      }
    }
    // "said at the weekend in Geneva that": other phrases before an open "that" or quotation.
    if (lexemes[i].is(Tag::Preposition) && i + 1 < sentence.end) {
      const uint32_t stop = base_noun_phrase_end(lexemes, i + 1, sentence.end);
      if (stop > i + 1 && stop < sentence.end &&
          (lexemes[stop].is(Tag::That) ||
           (lexemes[stop].is(Tag::Comma) && stop + 1 < sentence.end &&
            lexemes[stop + 1].is(Tag::QuoteMark)))) {
        add_adjunct(i, stop);
        i = stop;
        continue;
      }
    }
    break;
  }
  if (i >= sentence.end) return result(After::Nothing, i);
  const Lexeme& it = lexemes[i];
  if (it.is(Tag::Comma) && i + 1 < sentence.end) {
    if (lexemes[i + 1].is(Tag::QuoteMark)) return result(After::Quotation, i + 1);
    // "said, however, that"
    if (i + 3 < sentence.end && lexemes[i + 1].is(Tag::Adverb) && lexemes[i + 2].is(Tag::Comma)) {
      if (lexemes[i + 3].is(Tag::That)) return result(After::That, i + 4);
      if (lexemes[i + 3].is(Tag::QuoteMark)) return result(After::Quotation, i + 3);
    }
    return result(After::Nothing, i);
  }
  switch (it.tag) {
    case Tag::That:
      return result(After::That, i + 1);
    case Tag::QuoteMark:
      return result(After::Quotation, i);
    case Tag::Colon:
      return result(After::Colon, i + 1);
    case Tag::Wh:
      return result(After::Wh, i);
    case Tag::To:
      return result(After::Infinitive, i);
    case Tag::Stop:
    case Tag::Semicolon:
    case Tag::Comma:
    case Tag::Dash:
      return result(After::Nothing, i);
    case Tag::Negation:
      if (i + 1 < sentence.end && lexemes[i + 1].is(Tag::To)) return result(After::Infinitive, i);
      break;
    default:
      break;
  }
  if (clause_begins(lexemes, sentence, i, groups)) return result(After::Clause, i);
  if (it.is(Tag::IngVerb)) return result(After::Gerund, i);
  if (begins_noun_phrase(it)) return result(After::Object, i);
  if (it.is(Tag::Preposition)) return result(After::Phrase, i);
  return result(After::Nothing, i);
}

}  // namespace hearsay::extract
