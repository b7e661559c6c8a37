// Attributions whose source is no subject: passives, and those who are cited or quoted.
#include "extract/lexicon/words.h"
#include "extract/sentence_frames.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t by = form_of("by"), as = form_of("as"), of = form_of("of"), it = form_of("it"),
           cited = lemma_of("cite"), quote = lemma_of("quote"), expect = lemma_of("expect");
};

const Words& words() {
  static const Words built;
  return built;
}

}  // namespace

// "was said to P", "is believed to be", "has been accused of", "described by officials".
bool SentenceFrames::passive_cue(size_t index, const CueCandidate& candidate) {
  const Words& w = words();
  const VerbGroup& group = groups_[index];
  const uint32_t flags = candidate.entry->frames;
  const Act entry_act = candidate.entry->act;
  if (flags & (kRecipient | kNoContent | kPredicate)) {
    if (!(flags & kPassive)) return false;
  }
  if (group.modal && !group.passive) return false;
  Frame frame;
  frame.group = static_cast<int32_t>(index);
  frame.act = candidate.entry->act;
  frame.frames = flags;
  frame.cue = {group.first, group.end};
  frame.rule = "passive";
  frame.score = 0.7f;
  Range patient = group.subject;
  if (group.form == VerbForm::Participle && patient.empty()) {
    // "The outreach, described by officials": what stands before the comma.
    uint32_t at = group.first;
    if (at > sentence_.begin && lexemes_[at - 1].is(Tag::Comma)) --at;
    if (at > sentence_.begin && ends_noun_phrase(lexemes_[at - 1])) {
      uint32_t begin = at;
      while (begin > sentence_.begin && !lexemes_[begin - 1].is(Tag::Comma) &&
             !is_verb_tag(lexemes_[begin - 1].tag) && !lexemes_[begin - 1].is(Tag::Coordinator) &&
             !lexemes_[begin - 1].is(Tag::Preposition)) {
        --begin;
      }
      patient = {begin, at};
    }
  }
  uint32_t at = candidate.end;
  if (is_form(at, w.by)) {
    frame.source = noun_phrase_at(lexemes_, at + 1, sentence_.end);
    if (frame.source.empty() || patient.empty()) return false;
    const Lexeme& head = lexemes_[frame.source.end - 1];
    const bool speaks = head.is(Tag::Name) ||
                        head.means(kPersonNoun | kOrganisationNoun | kOutletNoun) ||
                        lexemes_[frame.source.begin].means(kPersonNoun) || head.means(kStateName);
    bool any = speaks;
    for (uint32_t i = frame.source.begin; i < frame.source.end && !any; ++i) {
      any = lexemes_[i].means(kPersonNoun | kOrganisationNoun | kOutletNoun) ||
            lexemes_[i].is(Tag::Name);
    }
    if (!any || (flags & kSource)) return false;
    frame.cue.end = at + 1;
    frame.content.push_back(patient);
    frame.rule = "passive with agent";
    frames_->push_back(std::move(frame));
    return true;
  }
  if (!group.passive || patient.empty()) return false;
  // "one insider was quoted as saying"
  if (lexemes_[group.head].lemma == w.quote && is_form(at, w.as) && at + 1 < sentence_.end &&
      lexemes_[at + 1].is(Tag::IngVerb)) {
    const Ahead ahead = look_ahead(lexemes_, sentence_, at + 2, false, groups_);
    frame.source = patient;
    frame.cue.end = at + 2;
    frame.act = Act::Assert;
    frame.rule = "as saying";
    if (ahead.what == After::Nothing || ahead.what == After::Phrase) {
      if (patient.begin == sentence_.begin || !(lexemes_[patient.begin - 1].is(Tag::QuoteMark) ||
                                                lexemes_[patient.begin - 1].is(Tag::Comma)))
        return false;
      frame.content_left = true;
      frame.cut_begin = patient.begin;
      frame.cut_end = at + 2;
    } else {
      frame.content_at = ahead.at;
      frame.after = ahead.what;
    }
    frames_->push_back(std::move(frame));
    return true;
  }
  const bool expletive = is_form(patient.begin, w.it) && patient.end == patient.begin + 1;
  const bool told = (flags & kClause) && (entry_act == Act::Assert || entry_act == Act::Think) &&
                    !(flags & kWeak);
  if (!(flags & kPassive) && !(expletive && told)) return false;
  // What is expected is the article's own outlook.
  if (lexemes_[group.head].lemma == w.expect) return false;
  if ((flags & kCharge) && (is_form(at, w.of))) {
    frame.cue.end = at + 1;
    frame.content.push_back(patient);
    frame.content_at = at + 1;
    frame.after = After::Object;
    frames_->push_back(std::move(frame));
    return true;
  }
  if ((flags & kAsLabel) && is_form(at, w.as)) {
    frame.cue.end = at + 1;
    frame.content.push_back(patient);
    frame.content_at = at + 1;
    frame.after = After::Object;
    frames_->push_back(std::move(frame));
    return true;
  }
  if ((flags & kToBe) && at < sentence_.end && lexemes_[at].is(Tag::To)) {
    frame.content.push_back(patient);
    frame.content_at = at;
    frame.after = After::Infinitive;
    frames_->push_back(std::move(frame));
    return true;
  }
  if (expletive && (flags & kClause)) {
    const Ahead ahead = look_ahead(lexemes_, sentence_, at, false, groups_);
    if (ahead.what != After::That && ahead.what != After::Clause) return false;
    frame.content_at = ahead.at;
    frame.after = ahead.what;
    frames_->push_back(std::move(frame));
    return true;
  }
  return false;
}

// "X, citing Y, denied P" and "according to X, which cited Y".
bool SentenceFrames::citing(size_t index, const CueCandidate& candidate) {
  const Words& w = words();
  const VerbGroup& group = groups_[index];
  if (group.negated || group.modal) return false;
  const uint16_t lemma = lexemes_[group.head].lemma;
  if (lemma != w.cited && lemma != w.quote) return false;
  Frame frame;
  frame.group = static_cast<int32_t>(index);
  frame.cue = {group.first, group.end};
  frame.source = noun_phrase_at(lexemes_, candidate.end, sentence_.end);
  if (frame.source.empty()) return false;
  // "quoted an official as saying that P"
  uint32_t as = frame.source.begin;
  while (as < sentence_.end && as < frame.source.begin + 12 && !is_form(as, w.as)) ++as;
  if (lemma == w.quote && is_form(as, w.as) && as + 1 < sentence_.end &&
      lexemes_[as + 1].is(Tag::IngVerb) && lexemes_[as + 1].has(kReportVerb)) {
    const Ahead ahead = look_ahead(lexemes_, sentence_, as + 2, false, groups_);
    if (ahead.what != After::Nothing && ahead.what != After::Phrase) {
      Frame outer;
      outer.group = frame.group;
      outer.cue = frame.cue;
      outer.source = group.subject;
      outer.act = Act::Assert;
      outer.relays = true;
      outer.rule = "quoted by";
      outer.score = 0.8f;
      frame.source.end = as;
      frame.group = -1;
      frame.cue = {as, as + 2};
      frame.act = Act::Assert;
      frame.frames = kClause | kQuote;
      frame.rule = "as saying";
      frame.score = 0.8f;
      frame.content_at = ahead.at;
      frame.after = ahead.what;
      if (!outer.source.empty()) {
        frame.inside = static_cast<int32_t>(outer.cue.begin);
        frames_->push_back(std::move(outer));
      }
      frames_->push_back(std::move(frame));
      return true;
    }
  }
  bool speaks = false;
  for (uint32_t i = frame.source.begin; i < frame.source.end; ++i) {
    const Lexeme& it = lexemes_[i];
    if (i > frame.source.begin && it.is(Tag::Preposition) && !lexemes_[i - 1].is(Tag::Numeral) &&
        !lexemes_[i - 1].is(Tag::Pronoun))
      break;
    speaks |= it.means(kPersonNoun | kOutletNoun | kDocumentNoun) || it.is(Tag::Name) ||
              (it.means(kOrganisationNoun) && !lexemes_[frame.source.begin].is(Tag::Possessive));
  }
  // "declined to comment, citing the pending case": a ground, no source.
  for (const Frame& earlier : *frames_) {
    const bool refusal = earlier.act == Act::Decline || earlier.act == Act::Silent;
    if (refusal && earlier.group >= 0 && earlier.group < frame.group &&
        lexemes_[group.first - 1].is(Tag::Comma))
      return true;
  }
  if (!speaks) return false;
  frame.act = Act::Assert;
  frame.relays = true;
  frame.frames = kSource;
  frame.rule = "citing";
  frame.score = 0.8f;
  frame.cut_begin = group.first;
  frame.cut_end = frame.source.end;
  frames_->push_back(std::move(frame));
  return true;
}

// "a source quoted by the agency said": the agency is a hop in front.
void SentenceFrames::split_quoted_by(Frame& frame) {
  const Words& w = words();
  for (uint32_t i = frame.source.begin + 1; i + 2 < frame.source.end; ++i) {
    const Lexeme& it = lexemes_[i];
    if (!it.is(Tag::Participle) || !(it.lemma == w.quote || it.lemma == w.cited) ||
        !is_form(i + 1, w.by))
      continue;
    Frame relay;
    relay.act = Act::Assert;
    relay.relays = true;
    relay.cue = {i, i + 2};
    relay.source = {i + 2, frame.source.end};
    relay.rule = "quoted by";
    relay.score = 0.85f;
    frame.source.end = i;
    frame.inside = static_cast<int32_t>(i);
    frames_->push_back(std::move(relay));
    return;
  }
  // "A source at the ministry, quoted by the agency, called it invention."
  const uint32_t at = frame.source.end + 1;
  if (at + 2 >= sentence_.end || at + 2 >= frame.cue.begin ||
      !lexemes_[at - 1].is(Tag::Comma) || !is_form(at + 1, w.by) ||
      !(lexemes_[at].lemma == w.quote || lexemes_[at].lemma == w.cited))
    return;
  Frame relay;
  relay.act = Act::Assert;
  relay.relays = true;
  relay.cue = {at, at + 2};
  relay.source = noun_phrase_at(lexemes_, at + 2, frame.cue.begin);
  if (relay.source.empty()) return;
  relay.rule = "quoted by";
  relay.score = 0.85f;
  frame.inside = static_cast<int32_t>(at);
  frames_->push_back(std::move(relay));
}

}  // namespace hearsay::extract
