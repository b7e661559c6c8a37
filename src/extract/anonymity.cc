#include "extract/anonymity.h"

#include <algorithm>

#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t anonymity = form_of("anonymity"), named = form_of("named"),
           identified = form_of("identified"), name = lemma_of("name"), quoted = form_of("quoted"),
           authorized = form_of("authorized"), authorised = form_of("authorised"),
           be = form_of("be"), being = form_of("being"), not_ = form_of("not"),
           because = form_of("because"), on = form_of("on"), under = form_of("under"),
           speak = lemma_of("speak"), give = lemma_of("give"), decline = lemma_of("decline"),
           refuse = lemma_of("refuse"), ask = lemma_of("ask"), request = lemma_of("request"),
           without = form_of("without"), to = form_of("to");
};
const Words& words() {
  static const Words built;
  return built;
}

bool is(const Lexeme& it, uint16_t number) {
  return number != 0 && (it.form == number || it.lemma == number);
}

// The first holder with this span; `holders` are sorted by it.
std::vector<ResolvedHolder>::const_iterator first_of(const std::vector<ResolvedHolder>& holders,
                                                     Span span) {
  return std::lower_bound(holders.begin(), holders.end(), span,
                          [](const ResolvedHolder& h, Span s) { return h.holder->span < s; });
}

// True where the lexeme is the last word of a stated ground.
bool ground_at(const Lexemes& lexemes, uint32_t at, uint32_t begin) {
  const Words& w = words();
  const Lexeme& it = lexemes[at];
  const auto before = [&](uint32_t back) -> const Lexeme& { return lexemes[at - back]; };
  if (is(it, w.anonymity)) return true;
  if ((it.form == w.named || it.form == w.identified || it.form == w.quoted) && it.form != 0 &&
      at >= begin + 3) {
    const bool passive = is(before(1), w.be) || is(before(1), w.being);
    if (!passive) return false;
    for (uint32_t back = 2; back <= 5 && at >= begin + back; ++back) {
      if (is(before(back), w.not_) || is(before(back), w.decline) || is(before(back), w.refuse) ||
          is(before(back), w.without))
        return true;
    }
    return false;
  }
  if ((it.form == w.authorized || it.form == w.authorised) && it.form != 0 && at >= begin + 2) {
    for (uint32_t back = 1; back <= 2; ++back) {
      if (is(before(back), w.not_) || before(back).is(Tag::Negation)) return true;
    }
  }
  if (it.lemma == w.name && it.lemma != 0 && at >= begin + 3 && before(1).is(Tag::Possessive)) {
    // "would not give his name", "declined to give her name"
    return before(2).lemma == w.give && w.give != 0 &&
           (is(before(3), w.not_) || before(3).is(Tag::Negation) || is(before(3), w.to));
  }
  return false;
}

}  // namespace

void find_anonymity(const Lexemes& lexemes, const Report& report,
                    const std::vector<ResolvedHolder>& holders) {
  (void)report;
  const Words& w = words();
  constexpr uint32_t kClause = 16;  // words from the beginning of the clause to its ground
  for (uint32_t s = 0; s + 1 < lexemes.sentence_begin.size(); ++s) {
    const Range sentence = lexemes.sentence(s);
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (!ground_at(lexemes, i, sentence.begin)) continue;
      // The clause: from its relative word, its -ing or finite verb, or "on condition".
      uint32_t begin = i;
      bool relative = false;
      for (uint32_t k = i; k-- > sentence.begin && i - k < kClause;) {
        const Lexeme& it = lexemes[k];
        if (it.is(Tag::Stop) || it.mark == '"' || it.is(Tag::Semicolon)) break;
        if (it.is(Tag::Relative) || (it.is(Tag::Wh) && lexemes[k].has(kRelative))) {
          begin = k;
          relative = true;
          break;
        }
        if (it.is(Tag::Comma)) break;
        if (it.is(Tag::IngVerb) || it.is(Tag::FiniteVerb) || it.is(Tag::Modal) || it.is(Tag::Be) ||
            it.is(Tag::Have) || it.is(Tag::Do))
          begin = k;
        else if (begin == i && (is(it, w.on) || is(it, w.under)))
          begin = k;
        if (k > 0 && it.is(Tag::IngVerb)) break;
      }
      if (begin == i) continue;
      // A saying verb in front is the cue, not the ground: "said on condition of anonymity".
      if (!relative && lexemes[begin].is(Tag::FiniteVerb) && lexemes[begin].lemma != w.speak &&
          lexemes[begin].lemma != w.decline && lexemes[begin].lemma != w.refuse &&
          lexemes[begin].lemma != w.ask && lexemes[begin].lemma != w.request) {
        uint32_t on = begin;
        while (on < i && !is(lexemes[on], w.on) && !is(lexemes[on], w.under)) ++on;
        if (on < i) begin = on;
      }
      uint32_t end = i + 1;
      if (end < sentence.end && is(lexemes[end], w.because)) {
        while (end < sentence.end && !lexemes[end].is(Tag::Stop) && !lexemes[end].is(Tag::Comma))
          ++end;
      } else if (lexemes[i].form == w.authorized || lexemes[i].form == w.authorised) {
        while (end < sentence.end && !lexemes[end].is(Tag::Stop) && !lexemes[end].is(Tag::Comma) &&
               lexemes[end].mark == 0)
          ++end;
      }
      const Span ground = lexemes.span({begin, end});
      // Whose: the last unnamed holder before it, in this sentence or the one before.
      const auto next = std::lower_bound(
          holders.begin(), holders.end(), ground.begin,
          [](const ResolvedHolder& h, uint32_t at) { return h.holder->span.begin < at; });
      Span owner;
      for (auto h = next; h != holders.begin();) {
        --h;
        const Holder& holder = *h->holder;
        const uint32_t at = lexemes.at_or_after(holder.span.begin);
        if (s > 0 ? at < lexemes.sentence_begin[s - 1] : at < sentence.begin) break;
        if (holder.named.value_or(false) || holder.kind == HolderKind::Document) continue;
        owner = holder.span;
        break;
      }
      if (owner.empty()) {  // "Speaking on condition of anonymity, an official said"
        for (auto h = next; h != holders.end(); ++h) {
          if (lexemes.at_or_after(h->holder->span.begin) >= sentence.end) break;
          if (h->holder->named.value_or(false)) continue;
          owner = h->holder->span;
          break;
        }
      }
      if (owner.empty()) continue;
      Span owner_of;
      for (auto h = first_of(holders, owner); h != holders.end() && h->holder->span == owner; ++h) {
        h->holder->anonymity = ground;
        if (!h->holder->refers_to.empty()) owner_of = h->holder->refers_to;
      }
      // "The officials ... They asked not to be named": also of the words they were brought in
      // with.
      if (owner_of.empty()) continue;
      for (auto h = first_of(holders, owner_of); h != holders.end() && h->holder->span == owner_of;
           ++h) {
        if (h->holder->anonymity.empty()) h->holder->anonymity = ground;
      }
    }
  }
}

}  // namespace hearsay::extract
