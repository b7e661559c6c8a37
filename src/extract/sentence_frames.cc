#include "extract/sentence_frames.h"

#include <algorithm>

#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t as = form_of("as"), to = form_of("to"), according = form_of("according"),
           reportedly = form_of("reportedly"), purportedly = form_of("purportedly"),
           supposedly = form_of("supposedly"), if_ = form_of("if"), unless = form_of("unless"),
           it = form_of("it"), which = form_of("which"), that = form_of("that"),
           believe = lemma_of("believe"), think = lemma_of("think"), say = lemma_of("say"),
           agree = lemma_of("agree"), call = lemma_of("call"), first = form_of("first"),
           last = form_of("last"), only = form_of("only"), one = form_of("one"),
           question = lemma_of("question"), threaten = lemma_of("threaten"),
           this_ = form_of("this"), phone = lemma_of("phone"), write = lemma_of("write"),
           telephone = lemma_of("telephone"), thank = lemma_of("thank"),
           per = form_of("per"), anonymity = lemma_of("anonymity"), asked = form_of("asked"),
           pressed = form_of("pressed"), for_ = form_of("for"),
           about = form_of("about"), on = form_of("on"),
           congratulate = lemma_of("congratulate"), commend = lemma_of("commend");
};

const Words& words() {
  static const Words built;
  return built;
}

}  // namespace

bool SentenceFrames::inside_quotation(uint32_t lexeme) const {
  const uint32_t at = lexemes_[lexeme].span.begin;
  const auto& all = layer_.quotations;
  auto next = std::upper_bound(all.begin(), all.end(), at, [](uint32_t offset, const Quotation& q) {
    return offset < q.span.begin;
  });
  for (int steps = 0; next != all.begin() && steps < 8; ++steps) {
    --next;
    if (next->span.contains(at)) return true;
    if (next->depth == 0) return false;
  }
  return false;
}

void SentenceFrames::read(Range sentence, bool headline, std::vector<Frame>& frames) {
  frames.clear();
  frames_ = &frames;
  sentence_ = sentence;
  headline_ = headline;
  // "Who denies it: the ministry said P": a label in front, part of nothing that is said.
  if (!headline) {
    uint32_t first = sentence.begin;
    while (first < sentence.end && (lexemes_[first].mark != 0 || lexemes_[first].is(Tag::Other)))
      ++first;
    const bool asks = first < sentence.end && lexemes_[first].has(kWh | kRelative) &&
                      lexemes_[first].capitalised;
    constexpr uint32_t kLabel = 9;
    for (uint32_t i = first + 1; asks && i + 3 < sentence.end && i < first + kLabel; ++i) {
      if (lexemes_[i].mark != 0 && !lexemes_[i].is(Tag::Colon)) break;
      if (!lexemes_[i].is(Tag::Colon)) continue;
      sentence.begin = sentence_.begin = i + 1;
      break;
    }
  }
  find_verb_groups(lexemes_, sentence, groups_);
  if (headline) {
    headline_report();
  } else {
    transcript_line();
  }
  for (size_t i = 0; i < groups_.size(); ++i) verb_cue(i);
  const Words& w = words();
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const Lexeme& it = lexemes_[i];
    if (it.form == 0) continue;
    if (it.form == w.according && is_form(i + 1, w.to)) according_to(i, 2);
    // ", per the Courier", "Per the ministry, P", but not "per person"
    if (it.form == w.per && i + 1 < sentence.end && lexemes_[i + 1].mark == 0 &&
        (i == sentence.begin || lexemes_[i - 1].is(Tag::Comma) || lexemes_[i - 1].is(Tag::Dash) ||
         lexemes_[i - 1].is(Tag::QuoteMark)) &&
        (lexemes_[i + 1].is(Tag::Name) || lexemes_[i + 1].is(Tag::Determiner)) &&
        can_listen({i + 1, base_noun_phrase_end(lexemes_, i + 1, sentence.end)}))
      according_to(i, 1);
    if (it.form == w.reportedly || it.form == w.purportedly || it.form == w.supposedly)
      hearsay_words(i);
    if (it.means(kClaimNoun) && (it.is(Tag::Noun) || it.is(Tag::Name))) noun_cue(i);
  }
  std::stable_sort(frames.begin(), frames.end(),
                   [](const Frame& a, const Frame& b) { return a.cue.begin < b.cue.begin; });
  contents();
}

namespace {

bool is_somebody(const Lexeme& it) {
  return it.is(Tag::Name) || it.is(Tag::Pronoun) || it.means(kPersonNoun) ||
         it.means(kOrganisationNoun) || it.means(kOutletNoun) || it.means(kStateName) ||
         it.means(kDemonym) || it.means(kAudienceNoun);
}

}  // namespace

// True where a word of the phrase is a person, body or name.
bool SentenceFrames::can_listen(Range range) const {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (i > range.begin && lexemes_[i].is(Tag::Preposition)) break;
    if (is_somebody(lexemes_[i])) return true;
  }
  return false;
}

bool SentenceFrames::names_document(Range range) const {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (i > range.begin && lexemes_[i].is(Tag::Preposition)) break;
    if (lexemes_[i].means(kDocumentNoun)) return true;
  }
  return false;
}

// "asked not to be named": how a source is known, no demand.
bool SentenceFrames::anonymity_request(uint32_t at) const {
  static const uint16_t name = lemma_of("name"), identify = lemma_of("identify"),
                        quote = lemma_of("quote");
  while (at < sentence_.end &&
         (lexemes_[at].is(Tag::Negation) || lexemes_[at].is(Tag::To) || lexemes_[at].is(Tag::Be)))
    ++at;
  if (at >= sentence_.end || lexemes_[at].lemma == 0) return false;
  const uint16_t lemma = lexemes_[at].lemma;
  return lexemes_[at - 1].is(Tag::Be) && (lemma == name || lemma == identify || lemma == quote);
}

bool SentenceFrames::can_speak(Range range) const { return can_listen(range); }

// The holder of a frame whose verb has its subject elsewhere: "..., adding that P".
void SentenceFrames::source_of(Frame& frame) {
  const VerbGroup& group = groups_[frame.group];
  if (group.form != VerbForm::Ing) {
    frame.source = group.subject;
    return;
  }
  // A participle belongs to the nearest attribution on the left, else to the main verb; one that
  // opens the sentence belongs to the verb that follows.
  for (size_t i = frames_->size(); i-- > 0;) {
    const Frame& earlier = (*frames_)[i];
    if (earlier.group >= 0 && earlier.group < frame.group && !earlier.source.empty() &&
        !earlier.relays) {
      frame.source = earlier.source;
      return;
    }
  }
  for (int32_t i = 0; i < frame.group; ++i) {
    if (groups_[i].form == VerbForm::Finite && !groups_[i].subject.empty() &&
        !groups_[i].after_relative) {
      frame.source = groups_[i].subject;
      return;
    }
  }
  for (size_t i = frame.group + 1u; i < groups_.size(); ++i) {
    const VerbGroup& later = groups_[i];
    if (later.form == VerbForm::Finite && !later.subject.empty() && !later.after_relative &&
        later.subject.begin > group.end && lexemes_[later.subject.begin - 1].is(Tag::Comma)) {
      frame.source = later.subject;
      return;
    }
  }
}

bool SentenceFrames::refusal(size_t index) {
  const VerbGroup& group = groups_[index];
  const Refusal found = refusal_at(lexemes_, group, sentence_);
  if (found.act == Act::Unknown) return found.consumed;
  Frame frame;
  frame.group = static_cast<int32_t>(index);
  frame.act = found.act;
  frame.cue = {found.begin != 0 ? found.begin : group.first, found.end};
  if (found.holder.empty()) {
    source_of(frame);
  } else {
    frame.source = found.holder;
  }
  if (frame.source.empty()) return false;
  if (frame.source.begin > sentence_.begin) {
    // "If the ministry declines to comment", "Had the bank declined": it has not happened.
    const Lexeme& left = lexemes_[frame.source.begin - 1];
    if (left.is(Tag::Have) ||
        (left.form != 0 && (left.form == words().if_ || left.form == words().unless)))
      return true;
  }
  if (found.second != 0) {
    frame.content.push_back({found.matter, found.second_cut});
    std::vector<Range> none;
    const uint32_t end = object_end(found.second, sentence_.end, none);
    frame.content.push_back(trimmed({found.second, end}));
    frame.rule = "refusal";
    frame.score = 0.9f;
    frame.frames = kNoContent;
    frames_->push_back(std::move(frame));
    return true;
  }
  // "Asked about the dam, she did not reply": the matter stands in front.
  if (found.matter == 0) {
    uint32_t at = sentence_.begin;
    while (at < sentence_.end && lexemes_[at].is(Tag::Adverb)) ++at;
    if ((is_form(at, words().asked) || is_form(at, words().pressed)) && !frame.source.empty() &&
        frame.source.begin > at + 2 && lexemes_[frame.source.begin - 1].is(Tag::Comma)) {
      uint32_t from = at + 1;
      const uint32_t last = std::min(at + 8, frame.source.begin);
      while (from < last && !lexemes_[from].is(Tag::Wh) && !is_form(from, words().about) &&
             !is_form(from, words().on) && !is_form(from, words().for_))
        ++from;
      if (from < last) {
        if (!lexemes_[from].is(Tag::Wh)) ++from;
        if (from + 1 < frame.source.begin) frame.content.push_back({from, frame.source.begin - 1});
      }
    }
  }
  // The request itself belongs to the passage: "did not respond to | requests for comment".
  if (found.matter == 0) {
    const Range request = noun_phrase_at(lexemes_, found.end, sentence_.end);
    uint32_t time_end = 0;
    if (time_phrase_at(lexemes_, found.end, sentence_.end, time_end))
      frame.adjuncts.push_back({found.end, time_end});
    else if (!request.empty()) {
      frame.adjuncts.push_back(request);
      if (time_phrase_at(lexemes_, request.end, sentence_.end, time_end))
        frame.adjuncts.push_back({request.end, time_end});
    }
  }
  frame.frames = kNoContent | (found.clause ? kWhClause : kMatter);
  frame.content_at = found.matter;
  frame.after = found.clause ? After::Wh : After::Object;
  frame.rule = "refusal";
  frame.score = 0.9f;
  frames_->push_back(std::move(frame));
  return true;
}

void SentenceFrames::verb_cue(size_t index) {
  const VerbGroup& group = groups_[index];
  if (refusal(index)) return;
  const bool reports = lexemes_[group.head].has(kReportVerb) || group.copula ||
                       lexemes_[group.head].is(Tag::Modal) ||
                       is_linking_verb(lexemes_[group.head]);
  if (!reports) return;
  // "as saying" belongs to the verb before it.
  if (group.form == VerbForm::Ing && group.first > sentence_.begin &&
      is_form(group.first - 1, words().as) && lexemes_[group.head].lemma == words().say) {
    return;
  }
  if (group.form == VerbForm::Infinitive || group.form == VerbForm::Base) {
    thanks_by_call(index);
    if (!first_to(index)) return;
  }
  const CueCandidates found = cue_candidates(lexemes_, group, sentence_.end);
  for (size_t i = 0; i < found.count; ++i) {
    if (group.passive || group.form == VerbForm::Participle) {
      if (passive_cue(index, found.list[i])) return;
    } else if (found.list[i].entry->frames & kSource) {
      if (citing(index, found.list[i])) return;
      // "citing its opposition": a thing pointed to, not a source.
      static constexpr CueEntry kPointing{"cite", Act::Assert, kObject | kQuote};
      if (try_candidate(index, {&kPointing, found.list[i].end})) return;
    } else if (try_candidate(index, found.list[i])) {
      return;
    }
  }
}

// "Norway was the first to contend that P": reads as one verb group with Norway's.
bool SentenceFrames::first_to(size_t index) {
  const Words& w = words();
  VerbGroup& group = groups_[index];
  if (index == 0 || group.form != VerbForm::Infinitive || group.first < sentence_.begin + 3)
    return false;
  const VerbGroup& be = groups_[index - 1];
  uint32_t at = lexemes_[group.first].is(Tag::To) ? group.first - 1 : group.first - 2;
  if (is_form(at, w.one)) --at;
  if (!(is_form(at, w.first) || is_form(at, w.last) || is_form(at, w.only))) return false;
  if (!be.copula || be.form != VerbForm::Finite || be.negated || be.modal || be.subject.empty() ||
      at < be.end || at > be.end + 2)
    return false;
  group.form = VerbForm::Finite;
  group.subject = be.subject;
  group.first = be.first;
  return true;
}

// "The premier phoned the envoy to thank him for the aid."
void SentenceFrames::thanks_by_call(size_t index) {
  const Words& w = words();
  const VerbGroup& group = groups_[index];
  const uint16_t lemma = lexemes_[group.head].lemma;
  if (index == 0 || lemma == 0 ||
      !(lemma == w.thank || lemma == w.congratulate || lemma == w.commend))
    return;
  const VerbGroup& contact = groups_[index - 1];
  const uint16_t by = lexemes_[contact.head].lemma;
  if (contact.form != VerbForm::Finite || contact.passive || contact.negated || contact.modal ||
      contact.subject.empty() || by == 0 ||
      !(by == w.call || by == w.phone || by == w.write || by == w.telephone))
    return;
  if (group.end >= sentence_.end || !begins_noun_phrase(lexemes_[group.end])) return;
  Frame frame;
  frame.group = static_cast<int32_t>(index);
  frame.act = Act::Judge;
  frame.frames = kObject | kCharge;
  frame.cue = {group.first, group.end};
  frame.source = contact.subject;
  const Range object{contact.end, base_noun_phrase_end(lexemes_, contact.end, group.first)};
  if (can_listen(object)) frame.recipient = object;
  frame.content_at = group.end;
  frame.after = After::Object;
  frame.rule = "thanks";
  frame.score = 0.8f;
  frames_->push_back(std::move(frame));
}

bool SentenceFrames::try_candidate(size_t index, const CueCandidate& candidate) {
  const Words& w = words();
  const VerbGroup& group = groups_[index];
  const CueEntry& entry = *candidate.entry;
  uint32_t flags = entry.frames;
  const Lexeme& head = lexemes_[group.head];
  Frame frame;
  frame.group = static_cast<int32_t>(index);
  frame.act = entry.act;
  frame.frames = flags;
  frame.cue = {group.first, candidate.end};
  frame.rule = "verb";
  frame.score = 0.75f;
  // "would like to" is a wish; "would say" has not happened.
  if (group.modal && !entry.pattern.starts_with("would ")) return false;
  if (group.negated) {
    const bool belief = head.lemma == w.believe || head.lemma == w.think;
    if (belief) {
      frame.act = Act::Doubt;
    } else if (entry.act == Act::Think) {
      frame.negative = true;
    } else if (entry.act == Act::Confirm && head.lemma == w.agree) {
      frame.act = Act::Deny;
    } else {
      return false;
    }
  }
  // "was referring to X" tells what was meant, not what was said.
  const bool progressive = group.form == VerbForm::Finite && head.is(Tag::IngVerb);
  if (progressive && (flags & kObject) && !(flags & kQuote) && entry.act == Act::Assert &&
      candidate.end > group.end) {
    return false;
  }
  source_of(frame);
  const uint32_t before = group.first;
  // "if X says", "unless he denies": nobody has said it.
  if (!frame.source.empty() && frame.source.begin > sentence_.begin) {
    const Lexeme& left = lexemes_[frame.source.begin - 1];
    if (left.form != 0 && (left.form == w.if_ || left.form == w.unless)) return false;
  }
  const Ahead ahead =
      look_ahead(lexemes_, sentence_, candidate.end, (flags & kRecipient) != 0, groups_);
  frame.after = ahead.what;
  frame.content_at = ahead.at;
  frame.recipient = ahead.recipient;
  for (size_t i = 0; i < ahead.adjunct_count; ++i) frame.adjuncts.push_back(ahead.adjuncts[i]);
  frame.quoted = (flags & kQuote) != 0;

  // An inverted source: `"...," said Smith`.
  const bool after_break = before > sentence_.begin && (lexemes_[before - 1].is(Tag::Comma) ||
                                                        lexemes_[before - 1].is(Tag::QuoteMark) ||
                                                        lexemes_[before - 1].is(Tag::Dash));
  if ((flags & kTag) && after_break && group.form == VerbForm::Finite &&
      candidate.end == group.end && candidate.end < sentence_.end &&
      begins_noun_phrase(lexemes_[candidate.end])) {
    Range name = noun_phrase_at(lexemes_, candidate.end, sentence_.end);
    // "said a spokesman for the ministry, Joss Terrent."
    uint32_t after_name = name.end + 1;
    while (after_name < sentence_.end && lexemes_[after_name].is(Tag::Name)) ++after_name;
    bool person = false;
    for (uint32_t i = name.begin; i < name.end; ++i)
      person |= lexemes_[i].is(Tag::Noun) && lexemes_[i].means(kPersonNoun);
    if (person && after_name > name.end + 2 && lexemes_[name.end].is(Tag::Comma) &&
        (after_name >= sentence_.end || lexemes_[after_name].is(Tag::Stop) ||
         lexemes_[after_name].is(Tag::Comma))) {
      name.end = after_name;
    }
    const bool object_pronoun =
        lexemes_[name.begin].is(Tag::Pronoun) && !lexemes_[name.begin].has(kSubjectPronoun);
    bool closes = name.end >= sentence_.end;
    if (!closes) {
      const Tag tag = lexemes_[name.end].tag;
      uint32_t end = 0;
      closes = tag == Tag::Stop || tag == Tag::Comma || tag == Tag::Relative ||
               tag == Tag::Coordinator || tag == Tag::Dash || tag == Tag::Preposition ||
               tag == Tag::Semicolon || tag == Tag::Colon || tag == Tag::Open ||
               tag == Tag::IngVerb || tag == Tag::Adverb || tag == Tag::Subordinator ||
               time_phrase_at(lexemes_, name.end, sentence_.end, end);
    }
    const bool says_quote = before > sentence_.begin && lexemes_[before - 1].is(Tag::QuoteMark);
    const bool known_speaker = says_quote || can_speak(name);
    if (!name.empty() && closes && !object_pronoun && known_speaker &&
        (says_quote || group.shared_with >= 0 || group.subject.empty())) {
      frame.source = name;
      frame.content_left = true;
      frame.cut_begin = before;
      const Ahead behind = look_ahead(lexemes_, sentence_, name.end, false, groups_);
      for (size_t i = 0; i < behind.adjunct_count; ++i)
        frame.adjuncts.push_back(behind.adjuncts[i]);
      frame.recipient = behind.recipient;
      frame.cut_end = behind.at;
      frame.content_at = 0;
      frame.after = After::Nothing;
      frame.rule = "inverted";
      frame.score = 0.9f;
      frames_->push_back(std::move(frame));
      return true;
    }
  }
  if (frame.source.empty()) return false;
  // "since 1979, and Norway fears": the year belongs to the clause before.
  if (frame.source.begin + 3 < frame.source.end && lexemes_[frame.source.begin].is(Tag::Numeral) &&
      lexemes_[frame.source.begin + 1].is(Tag::Comma) &&
      lexemes_[frame.source.begin + 2].is(Tag::Coordinator))
    frame.source.begin += 3;
  if ((flags & kRecipient) && !frame.recipient.empty() && !can_listen(frame.recipient))
    return false;
  if ((flags & kPersonal) && !can_speak(frame.source)) return false;
  // "That threatens to empty the islands."
  if (head.lemma == w.threaten && w.threaten != 0 && frame.source.end == frame.source.begin + 1) {
    const uint16_t form = lexemes_[frame.source.begin].form;
    if (form != 0 && (form == w.that || form == w.it || form == w.this_ || form == w.which))
      return false;
  }
  if (flags & kNoContent) {
    if (ahead.what == After::Nothing || ahead.at >= sentence_.end) frame.content_at = 0;
    if (!(flags & (kMatter | kClause)) && ahead.what != After::That && ahead.what != After::Clause)
      frame.content_at = 0;
    if (ahead.what == After::Gerund || ahead.what == After::Phrase) frame.after = After::Object;
    frames_->push_back(std::move(frame));
    return true;
  }

  switch (ahead.what) {
    case After::That:
      if (!(flags & kClause)) return false;
      frame.score += 0.1f;
      break;
    case After::Clause:
      if (!(flags & kClause) || (flags & kWeak)) {
        if (!(flags & (kObject | kSmall))) return false;
        frame.after = After::Object;
      }
      break;
    case After::Wh:
      if (!(flags & (kWhClause | kObject))) return false;
      break;
    case After::Colon:
      if (!(flags & (kQuote | kClause))) return false;
      break;
    case After::Quotation:
      if (!(flags & (kQuote | kClause | kObject | kAsLabel | kSmall))) return false;
      // `"A," X said, "and B."`, `A programme, X said, "is late."`: both sides of the tag.
      if ((flags & kTag) && group.form == VerbForm::Finite && group.shared_with < 0 &&
          !group.after_relative && frame.source.begin > sentence_.begin &&
          frame.source.begin < group.first && lexemes_[ahead.at - 1].is(Tag::Comma)) {
        const uint32_t begin = frame.source.begin;
        const bool quoted = lexemes_[begin - 1].is(Tag::QuoteMark);
        const bool goes_on = lexemes_[begin - 1].is(Tag::Comma) && begin > sentence_.begin + 1 &&
                             begins_noun_phrase(lexemes_[sentence_.begin]) &&
                             !lexemes_[sentence_.begin].has(kTime) &&
                             ahead.at + 1 < sentence_.end &&
                             is_verb_tag(lexemes_[ahead.at + 1].tag) &&
                             !lexemes_[ahead.at + 1].is(Tag::BaseVerb);
        if (quoted || goes_on) {
          frame.content_left = true;
          frame.content_at = 0;
          frame.cut_begin = begin;
          frame.cut_end = ahead.at - 1;
          frame.rule = "tag";
          frame.score = 0.85f;
        }
      }
      if (!(flags & kQuote)) frame.after = (flags & kClause) ? After::Clause : After::Object;
      break;
    case After::Infinitive:
      if (!(flags & kInfinitive)) return false;
      if ((flags & kRecipient) && frame.recipient.empty()) return false;
      if (anonymity_request(ahead.at)) return false;
      break;
    case After::Gerund:
      if (!(flags & (kObject | kMatter))) return false;
      frame.after = After::Object;
      break;
    case After::Object: {
      // "believed the paper to be genuine"
      if ((flags & kToBe) && !(flags & kObject)) {
        const Range object = noun_phrase_at(lexemes_, ahead.at, sentence_.end);
        if (!object.empty() && object.end + 1 < sentence_.end && lexemes_[object.end].is(Tag::To) &&
            lexemes_[object.end + 1].is(Tag::Be))
          break;
      }
      // A report finds things; people who find things do not say so.
      const bool document_finds =
          (flags & kWeak) && (flags & kClause) && names_document(frame.source);
      if (document_finds) break;
      // "X told reporters at the gate." behind a quotation.
      if ((flags & kRecipient) && (flags & kQuote) && frame.recipient.empty() &&
          frame.source.begin > sentence_.begin &&
          lexemes_[frame.source.begin - 1].is(Tag::QuoteMark)) {
        const Range told{ahead.at, base_noun_phrase_end(lexemes_, ahead.at, sentence_.end)};
        if (can_listen(told)) {
          frame.recipient = told;
          frame.content_left = true;
          frame.content_at = 0;
          frame.cut_begin = frame.source.begin;
          frame.cut_end = told.end;
          while (frame.cut_end < sentence_.end && !lexemes_[frame.cut_end].is(Tag::Comma) &&
                 !lexemes_[frame.cut_end].is(Tag::Stop))
            ++frame.cut_end;
          frame.rule = "tag";
          break;
        }
      }
      if (!(flags & (kObject | kMatter | kAsLabel | kSmall | kCharge))) return false;
      // "requested anonymity", "insisted on anonymity": how a source is known.
      if (entry.act == Act::Urge && w.anonymity != 0 && lexemes_[ahead.at].lemma == w.anonymity)
        return false;
      // "police questioned the driver": an interview.
      if (entry.act == Act::Doubt && head.lemma == w.question && w.question != 0) {
        const uint32_t end = base_noun_phrase_end(lexemes_, ahead.at, sentence_.end);
        const Lexeme& object = lexemes_[end > ahead.at ? end - 1 : ahead.at];
        if (object.means(kPersonNoun) || object.is(Tag::Pronoun) ||
            (object.is(Tag::Name) && !object.means(kClaimNoun)))
          return false;
      }
      // "called the envoy on Sunday": a telephone call, unless a label follows.
      if ((flags & kSmall) && head.lemma == w.call && w.call != 0) {
        const uint32_t end = base_noun_phrase_end(lexemes_, ahead.at, sentence_.end);
        uint32_t time_end = 0;
        if (end >= sentence_.end || time_phrase_at(lexemes_, end, sentence_.end, time_end))
          return false;
        if (lexemes_[end].is(Tag::Preposition) || lexemes_[end].is(Tag::To) ||
            lexemes_[end].is(Tag::Stop) || lexemes_[end].is(Tag::Adverb)) {
          const Range whole = noun_phrase_at(lexemes_, ahead.at, sentence_.end);
          if (whole.end >= sentence_.end || lexemes_[whole.end].is(Tag::To) ||
              lexemes_[whole.end].is(Tag::Stop) || whole.end == end)
            return false;
        }
      }
      if ((flags & kAsLabel) && !(flags & kObject)) {
        const Range object = noun_phrase_at(lexemes_, ahead.at, sentence_.end);
        uint32_t as = object.end;
        bool found = false;
        for (uint32_t i = object.begin; i < sentence_.end && i < object.end + 3; ++i) {
          if (lexemes_[i].is(Tag::Comma) || is_verb_tag(lexemes_[i].tag)) break;
          if (is_form(i, w.as)) {
            found = true;
            as = i;
            break;
          }
        }
        if (!found) return false;
        frame.words = {as + 1, as + 1};
      }
      break;
    }
    case After::Phrase:
    case After::Nothing: {
      const uint32_t begin = frame.source.begin < group.first ? frame.source.begin : group.first;
      const bool own_subject = group.form == VerbForm::Finite && group.shared_with < 0;
      const bool breaks = begin > sentence_.begin && (lexemes_[begin - 1].is(Tag::Comma) ||
                                                      lexemes_[begin - 1].is(Tag::QuoteMark) ||
                                                      lexemes_[begin - 1].is(Tag::Dash));
      const bool after_quote = begin > sentence_.begin && (lexemes_[begin - 1].is(Tag::QuoteMark));
      if ((flags & kWeak) && !after_quote && !names_document(frame.source)) return false;
      if (ahead.what == After::Phrase && !breaks) return false;
      // "But, the envoy said, leaving is out of the question": nothing stands on the left.
      uint32_t start = sentence_.begin;
      while (start < begin && (lexemes_[start].is(Tag::Coordinator) ||
                               lexemes_[start].is(Tag::Adverb) || lexemes_[start].is(Tag::Comma)))
        ++start;
      if (start == begin && own_subject && (flags & kClause) && !(flags & kWeak) &&
          is_tag(ahead.at, Tag::Comma) && ahead.at + 2 < sentence_.end &&
          (lexemes_[ahead.at + 1].is(Tag::IngVerb) ||
           clause_begins(lexemes_, sentence_, ahead.at + 1, groups_))) {
        frame.content_at = ahead.at + 1;
        frame.after = After::Clause;
        break;
      }
      // "a claim the owners deny", "reports which the port denied": the content stands in front.
      if (own_subject && !breaks && (flags & kObject) && begin > sentence_.begin + 1 &&
          (entry.act == Act::Deny || entry.act == Act::Doubt || entry.act == Act::Confirm)) {
        uint32_t noun = begin;
        if (lexemes_[noun - 1].is(Tag::Relative) || lexemes_[noun - 1].is(Tag::That)) --noun;
        const Lexeme& answered = lexemes_[noun - 1];
        if (answered.is(Tag::Noun) && answered.means(kClaimNoun | kDocumentNoun)) {
          uint32_t from = noun - 1;
          while (from > sentence_.begin &&
                 (lexemes_[from - 1].is(Tag::Adjective) || lexemes_[from - 1].is(Tag::Noun)))
            --from;
          if (from > sentence_.begin && (lexemes_[from - 1].is(Tag::Determiner) ||
                                         lexemes_[from - 1].is(Tag::Possessive)))
            --from;
          frame.content.push_back({from, noun});
          frame.content_at = 0;
          frame.after = After::Nothing;
          frame.score = 0.7f;
          if (from > sentence_.begin && lexemes_[from - 1].is(Tag::Comma)) {
            frame.cut_begin = from - 1;  // what others say ends at the comma
            frame.rule = "answered in front";
          }
          break;
        }
      }
      const bool as_said = begin > sentence_.begin && is_form(begin - 1, w.as);
      if (!(flags & (kTag | kQuote)) || !own_subject || group.after_relative) return false;
      if (!breaks && !as_said && begin != sentence_.begin) return false;
      frame.content_left = true;
      frame.content_at = 0;
      frame.cut_begin = begin;
      frame.cut_end = ahead.at;
      if (ahead.what == After::Phrase) {
        // "he said after a stop in the north.": the phrase goes with the cue.
        uint32_t end = ahead.at;
        while (end < sentence_.end && !lexemes_[end].is(Tag::Comma) &&
               !lexemes_[end].is(Tag::Stop) && !lexemes_[end].is(Tag::QuoteMark) &&
               !lexemes_[end].is(Tag::Semicolon) && !lexemes_[end].is(Tag::Dash)) {
          ++end;
        }
        frame.adjuncts.push_back({ahead.at, end});
        frame.cut_end = end;
      }
      frame.rule = "tag";
      frame.score = 0.85f;
      break;
    }
  }
  if (group.form == VerbForm::Ing) {
    // A participle needs its comma or preposition: "..., saying that P", "after saying P".
    if (group.first > sentence_.begin) {
      const Lexeme& left = lexemes_[group.first - 1];
      const bool free = left.is(Tag::Comma) || left.is(Tag::Preposition) ||
                        left.is(Tag::Coordinator) || left.is(Tag::Dash) ||
                        left.is(Tag::Subordinator) || ends_noun_phrase(left);
      if (!free) return false;
      if (ends_noun_phrase(left)) {
        if (!(ahead.what == After::That || ahead.what == After::Quotation ||
              ahead.what == After::Infinitive))
          return false;
        // "requests by X asking to P": the noun before it asks.
        if (!group.subject.empty()) frame.source = group.subject;
      }
      const bool object = frame.after == After::Object || frame.after == After::Gerund;
      if (object && !left.is(Tag::Comma) && !(flags & kClause)) return false;
      if (object && left.is(Tag::Preposition)) return false;
    }
    frame.rule = "participle";
    if (group.first > sentence_.begin && lexemes_[group.first - 1].is(Tag::Comma))
      frame.cut_begin = group.first - 1;
  }
  split_quoted_by(frame);
  frames_->push_back(std::move(frame));
  return true;
}

}  // namespace hearsay::extract
