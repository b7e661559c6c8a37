// Attributions whose cue is no verb: "according to", nouns with a clause, "reportedly", headlines.
#include <algorithm>

#include "extract/lexicon/words.h"
#include "extract/sentence_frames.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t by = form_of("by"), from = form_of("from"), of = form_of("of"),
           quote = lemma_of("quote"), cite = lemma_of("cite"), emerge = lemma_of("emerge"),
           surface = lemma_of("surface"), for_ = form_of("for"), source = lemma_of("source"),
           in = form_of("in"), report = lemma_of("report"), claim = lemma_of("claim");
};

const Words& words() {
  static const Words built;
  return built;
}

}  // namespace

void SentenceFrames::according_to(uint32_t at, uint32_t width) {
  const Words& w = words();
  Frame frame;
  frame.act = Act::Assert;
  frame.cue = {at, at + width};
  frame.frames = kClause | kTag;
  frame.rule = "according to";
  frame.score = 0.9f;
  Range source = noun_phrase_at(lexemes_, at + width, sentence_.end);
  // "a report published Friday": the participle belongs to it, its time too.
  uint32_t end = source.end;
  uint32_t time_end = 0;
  if (!source.empty() && is_tag(end, Tag::Participle) &&
      time_phrase_at(lexemes_, end + 1, sentence_.end, time_end)) {
    source.end = end = time_end;
  }
  if (source.empty()) return;
  frame.source = source;
  frame.cut_end = end;
  if (time_phrase_at(lexemes_, end, sentence_.end, time_end)) {
    frame.adjuncts.push_back({end, time_end});
    frame.cut_end = end = time_end;
  }
  // "a former executive quoted by the Journal": another hop in front of this one.
  int32_t outer = -1;
  for (uint32_t i = source.begin; i < sentence_.end && i <= end; ++i) {
    const Lexeme& it = lexemes_[i];
    if (it.is(Tag::Participle) && (it.lemma == w.quote || it.lemma == w.cite) &&
        is_form(i + 1, w.by)) {
      Frame relay;
      relay.act = Act::Assert;
      relay.relays = true;
      relay.cue = {i, i + 2};
      relay.source = noun_phrase_at(lexemes_, i + 2, sentence_.end);
      relay.rule = "quoted by";
      relay.score = 0.85f;
      if (!relay.source.empty() && i > source.begin) {
        frame.source.end = i;
        frame.cut_end = relay.source.end;
        end = relay.source.end;
        outer = static_cast<int32_t>(i);
        frames_->push_back(std::move(relay));
      }
      break;
    }
  }
  frame.inside = outer;
  // At the start of its sentence the content follows, else it stands on the left (and goes on).
  uint32_t first = at;
  while (first > sentence_.begin &&
         (lexemes_[first - 1].is(Tag::Coordinator) || lexemes_[first - 1].is(Tag::Adverb) ||
          lexemes_[first - 1].is(Tag::QuoteMark))) {
    --first;
  }
  if (first == sentence_.begin) {
    // Skip what stands between the source and its comma: "who spoke on condition of anonymity".
    uint32_t i = end;
    while (i < sentence_.end && !lexemes_[i].is(Tag::Comma)) ++i;
    if (i >= sentence_.end) return;
    if (i + 1 < sentence_.end && lexemes_[i + 1].is(Tag::Relative)) {
      ++i;
      while (i < sentence_.end && !lexemes_[i].is(Tag::Comma)) ++i;
    }
    if (i + 1 >= sentence_.end) return;
    frame.content_at = i + 1;
    frame.after = After::Clause;
  } else {
    frame.content_left = true;
    frame.cut_begin = at;
    if (lexemes_[at - 1].is(Tag::Comma)) frame.cut_begin = at - 1;
  }
  frames_->push_back(std::move(frame));
}

// "his claim that P", "skepticism from X about Y", "reports that P", "reports emerged that P".
void SentenceFrames::noun_cue(uint32_t at) {
  const Words& w = words();
  const Lexeme& noun = lexemes_[at];
  const CueCandidates found = noun_cue_candidates(lexemes_, at, sentence_.end);
  if (found.count == 0) return;
  Frame frame;
  frame.act = found.list[0].entry->act;
  frame.frames = kNounCue | kClause;
  frame.cue = {at, at + 1};
  frame.negative = (found.list[0].entry->frames & kRefusal) != 0;
  frame.rule = "noun";
  frame.score = 0.6f;
  // Who: "X's claim", "claims by X", "claims published by X", "skepticism from X".
  if (at > sentence_.begin + 1) {
    uint32_t i = at;
    while (i > sentence_.begin &&
           (lexemes_[i - 1].is(Tag::Adjective) || lexemes_[i - 1].is(Tag::Noun)))
      --i;
    if (i > sentence_.begin && lexemes_[i - 1].is(Tag::PossessiveMark) &&
        i >= sentence_.begin + 2) {
      uint32_t begin = i - 1;
      while (begin > sentence_.begin &&
             (lexemes_[begin - 1].is(Tag::Name) || lexemes_[begin - 1].is(Tag::Noun) ||
              lexemes_[begin - 1].is(Tag::Adjective) || lexemes_[begin - 1].is(Tag::Determiner))) {
        --begin;
        if (lexemes_[begin].is(Tag::Determiner)) break;
      }
      frame.source = {begin, i - 1};
      frame.cue.begin = i;
    } else if (i > sentence_.begin && lexemes_[i - 1].is(Tag::Possessive)) {
      frame.source = {i - 1, i};
      frame.cue.begin = i;
    }
  } else if (at == sentence_.begin + 1 && lexemes_[at - 1].is(Tag::Possessive)) {
    frame.source = {at - 1, at};
  }
  uint32_t i = at + 1;
  // "a report in the Harbour Post that P": the paper says it.
  if (frame.source.empty() && frame.act == Act::Assert && is_form(i, w.in) &&
      (noun.lemma == w.report || noun.lemma == w.claim) && at > sentence_.begin) {
    const uint32_t end = base_noun_phrase_end(lexemes_, i + 1, sentence_.end);
    const bool outlet = end > i + 1 && (lexemes_[end - 1].is(Tag::Name) ||
                                        lexemes_[end - 1].means(kOutletNoun));
    if (outlet && is_tag(end, Tag::That)) {
      frame.source = {i + 1, end};
      frame.cue = {at - (is_tag(at - 1, Tag::Determiner) ? 1u : 0u), i + 1};
      i = end;
    }
  }
  if (frame.source.empty()) {
    uint32_t by = i;
    if (is_tag(by, Tag::Participle) && is_form(by + 1, w.by)) ++by;
    if (is_form(by, w.by) ||
        (is_form(by, w.from) &&
         (frame.act == Act::Doubt || frame.act == Act::Judge || frame.act == Act::Think))) {
      Range source = noun_phrase_at(lexemes_, by + 1, sentence_.end);
      bool speaks = false;
      for (uint32_t k = source.begin; k < source.end; ++k) {
        speaks |= lexemes_[k].means(kPersonNoun | kOrganisationNoun | kOutletNoun | kStateName) ||
                  lexemes_[k].is(Tag::Name);
      }
      if (speaks) {
        frame.source = source;
        frame.cue.end = by + 1;
        i = source.end;
        // "P, a claim made by X"
        if (frame.act == Act::Assert && at >= sentence_.begin + 3 && is_form(by, w.by) &&
            is_tag(at - 1, Tag::Determiner) &&
            (is_tag(at - 2, Tag::Comma) || is_tag(at - 2, Tag::Dash)) &&
            (i >= sentence_.end || is_tag(i, Tag::Stop) || is_tag(i, Tag::Comma))) {
          frame.cue.begin = at - 1;
          frame.content_left = true;
          frame.cut_begin = at - 2;
          frame.cut_end = sentence_.end;
          frames_->push_back(std::move(frame));
          return;
        }
      }
    }
  }
  uint32_t time_end = 0;
  // "Reports emerged last week that P"
  if (is_tag(i, Tag::FiniteVerb) &&
      (lexemes_[i].lemma == w.emerge || lexemes_[i].lemma == w.surface)) {
    uint32_t that = i + 1;
    if (time_phrase_at(lexemes_, that, sentence_.end, time_end)) {
      frame.adjuncts.push_back({that, time_end});
      that = time_end;
    }
    if (!is_tag(that, Tag::That)) return;
    uint32_t begin = at;
    while (begin > sentence_.begin &&
           (lexemes_[begin - 1].is(Tag::Adjective) || lexemes_[begin - 1].is(Tag::Determiner) ||
            lexemes_[begin - 1].is(Tag::Noun))) {
      --begin;
    }
    frame.source = {begin, at + 1};
    frame.cue = {i, i + 1};
    frame.content_at = that + 1;
    frame.after = After::That;
    frame.rule = "reports emerged";
    frame.score = 0.8f;
    frames_->push_back(std::move(frame));
    return;
  }
  // "his pledge to rebuild the dam"
  if (is_tag(i, Tag::To) && !frame.source.empty() &&
      (frame.act == Act::Commit || frame.act == Act::Urge)) {
    frame.content_at = i;
    frame.after = After::Infinitive;
    for (const VerbGroup& group : groups_) {
      if (group.form != VerbForm::Finite || group.first <= i) continue;
      // "to have concrete poured": no predicate of its own, where another follows.
      const bool part = group.first + 1 == group.end && &group != &groups_.back() &&
                        lexemes_[group.first].has(kVerbParticiple) && group.subject.begin > i &&
                        groups_[0].first < group.first && lexemes_[i + 1].is(Tag::Have);
      if (part) continue;
      // The noun is the subject of a verb behind: the infinitive ends there.
      const bool only_verb = std::count_if(groups_.begin(), groups_.end(), [](const VerbGroup& g) {
                               return g.form == VerbForm::Finite;
                             }) == 1;
      if (group.subject.empty() || group.subject.begin <= at ||
          (only_verb && frame.source.begin == sentence_.begin)) {
        frame.content.push_back(trimmed({i, group.first}));
        frame.content_at = 0;
      } else if (group.subject.begin > i && is_tag(group.subject.begin - 1, Tag::Comma)) {
        // "Despite X's promise to close the plant, nothing happened."
        frame.content.push_back(trimmed({i, group.subject.begin - 1}));
        frame.content_at = 0;
      }
      break;
    }
    frames_->push_back(std::move(frame));
    return;
  }
  // "the coach's call for calm", "her criticism of the plan"
  const bool wish = frame.act == Act::Urge && is_form(i, w.for_);
  const bool verdict = frame.act == Act::Judge && is_form(i, w.of);
  if ((wish || verdict) && !frame.source.empty() && frame.cue.end == i && i + 1 < sentence_.end &&
      begins_noun_phrase(lexemes_[i + 1])) {
    frame.cue.end = i + 1;
    frame.content.push_back(noun_phrase_at(lexemes_, i + 1, sentence_.end));
    frames_->push_back(std::move(frame));
    return;
  }
  if (is_tag(i, Tag::That) && i + 1 < sentence_.end) {
    // Needs a clause behind it; "the claim that he made" is a relative clause.
    if (!clause_begins(lexemes_, sentence_, i + 1, groups_)) return;
    if (noun.has(kVerbBase | kVerbS) && noun.is(Tag::Name)) return;
    if (frame.source.empty()) {
      if (frame.act != Act::Assert) return;
      uint32_t begin = at;
      while (begin > sentence_.begin && lexemes_[begin - 1].is(Tag::Adjective)) --begin;
      if (begin > sentence_.begin && lexemes_[begin - 1].is(Tag::Determiner)) return;
      if (!noun.has(kPlural)) return;
      // "denied claims that P" is one statement, not the claims' own as well.
      for (const Frame& verb : *frames_) {
        const bool answers =
            verb.act == Act::Deny || verb.act == Act::Doubt || verb.act == Act::Confirm;
        if (answers && verb.cue.end == begin) return;
      }
      frame.source = {begin, at + 1};
      frame.cue = {begin, at + 1};
      frame.score = 0.5f;
    }
    frame.content_at = i + 1;
    frame.after = After::That;
    frames_->push_back(std::move(frame));
  }
}

// "reportedly": inside another cue it adds a hop that nobody names; else it is a cue itself.
void SentenceFrames::hearsay_words(uint32_t at) {
  for (Frame& frame : *frames_) {
    if (frame.cue.contains(at)) {
      frame.hearsay_word = true;
      return;
    }
  }
  // The verb it belongs to: the group it stands in or before.
  const VerbGroup* verb = nullptr;
  for (const VerbGroup& group : groups_) {
    if (group.first <= at && at < group.end) verb = &group;
    if (verb == nullptr && group.first > at && group.first <= at + 2) verb = &group;
    if (verb == nullptr && group.end == at && group.copula) verb = &group;
  }
  if (verb == nullptr || verb->subject.empty()) return;
  Frame frame;
  frame.act = Act::Assert;
  frame.cue = {at, at + 1};
  frame.rule = "reportedly";
  frame.score = 0.75f;
  frame.frames = kClause | kPassive;
  uint32_t begin = verb->subject.begin;
  if (verb->shared_with >= 0 || begin > at) begin = verb->subject.begin;
  if (begin >= at) return;
  frame.content.push_back({begin, at});
  frame.content_at = at + 1;
  frame.after = After::Clause;
  frames_->push_back(std::move(frame));
}

// "BRANDT: We saw nothing.", `Brandt: "We saw nothing."`: a transcript's line.
void SentenceFrames::transcript_line() {
  uint32_t colon = sentence_.begin;
  while (colon < sentence_.end && colon < sentence_.begin + 6 && lexemes_[colon].is(Tag::Name))
    ++colon;
  if (colon == sentence_.begin || colon + 2 >= sentence_.end || !lexemes_[colon].is(Tag::Colon))
    return;
  bool capitals = true;
  for (uint32_t i = sentence_.begin; i < colon; ++i) {
    for (const char c : lexemes_[i].span.of(text_)) capitals &= c < 'a' || c > 'z';
  }
  const bool quoted_line = lexemes_[colon + 1].is(Tag::QuoteMark);
  if (!capitals && !quoted_line) return;
  // "CORRECTION: An article said P": a word for the kind of item, no speaker.
  constexpr std::string_view kLabels[] = {"EXCLUSIVE", "BREAKING", "CORRECTION", "CLARIFICATION",
                                          "UPDATE",    "UPDATED",  "WATCH",      "VIDEO",
                                          "PHOTOS",    "OPINION",  "ANALYSIS",   "LIVE",
                                          "NOTE",      "EDITORIAL"};
  for (const std::string_view label : kLabels) {
    if (lexemes_[sentence_.begin].span.of(text_) == label) return;
  }
  Frame frame;
  frame.act = Act::Assert;
  frame.frames = kClause | kQuote;
  frame.rule = "transcript";
  frame.score = 0.7f;
  frame.source = {sentence_.begin, colon};
  frame.cue = {colon, colon};
  frame.content.push_back({colon + 1, sentence_.end});
  frames_->push_back(std::move(frame));
}

// "Report: P", "Poll: P", "P: report", "P, sources say" is a tag and needs nothing here.
void SentenceFrames::headline_report() {
  const auto is_report = [&](uint32_t at) {
    return lexemes_[at].means(kDocumentNoun) || lexemes_[at].means(kPersonNoun) ||
           lexemes_[at].means(kOutletNoun);
  };
  uint32_t end = sentence_.end;
  if (end > sentence_.begin && lexemes_[end - 1].is(Tag::Stop)) --end;
  if (end < sentence_.begin + 4) return;
  Frame frame;
  frame.act = Act::Assert;
  frame.frames = kClause;
  frame.rule = "headline";
  frame.score = 0.8f;
  if (lexemes_[sentence_.begin + 1].is(Tag::Colon) && is_report(sentence_.begin)) {
    frame.source = {sentence_.begin, sentence_.begin + 1};
    frame.cue = {sentence_.begin, sentence_.begin};
    frame.content.push_back({sentence_.begin + 2, end});
  } else if (lexemes_[end - 2].is(Tag::Colon) && is_report(end - 1)) {
    frame.source = {end - 1, end};
    frame.cue = {end, end};
    frame.content.push_back({sentence_.begin, end - 2});
  } else {
    return;
  }
  frames_->push_back(std::move(frame));
}

}  // namespace hearsay::extract
