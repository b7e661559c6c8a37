// Refusals to speak and silences: too many forms for a list, so by grammar.
#include <algorithm>

#include "extract/cues.h"
#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t comment = lemma_of("comment"), respond = lemma_of("respond"), reply = lemma_of("reply"),
           answer = lemma_of("answer"), return_ = lemma_of("return"), say = lemma_of("say"),
           reach = lemma_of("reach"), elaborate = lemma_of("elaborate"),
           specify = lemma_of("specify"), explain = lemma_of("explain"),
           discuss = lemma_of("discuss"), speak = lemma_of("speak"), talk = lemma_of("talk"),
           confirm = lemma_of("confirm"), disclose = lemma_of("disclose"),
           reveal = lemma_of("reveal"), identify = lemma_of("identify"), name = lemma_of("name"),
           provide = lemma_of("provide"), give = lemma_of("give"), offer = lemma_of("offer"),
           make = lemma_of("make"), have = lemma_of("have"), remain = lemma_of("remain"),
           keep = lemma_of("keep"), stay = lemma_of("stay"), ignore = lemma_of("ignore"),
           address = lemma_of("address"), detail = lemma_of("detail"),
           decline = lemma_of("decline"), refuse = lemma_of("refuse"),
           acknowledge = lemma_of("acknowledge"), deny = lemma_of("deny"), go = lemma_of("go"),
           locate = lemma_of("locate"), refer = lemma_of("refer"), direct = lemma_of("direct"),
           get = lemma_of("get"), take = lemma_of("take"), interview = lemma_of("interview"),
           draw = lemma_of("draw"), quote = lemma_of("quote"), speculate = lemma_of("speculate"),
           describe = lemma_of("describe"), share = lemma_of("share"),
           release = lemma_of("release"), divulge = lemma_of("divulge"),
           clarify = lemma_of("clarify"), demur = lemma_of("demur"),
           statement = lemma_of("statement"), reason = lemma_of("reason"),
           explanation = form_of("explanation"), word = lemma_of("word"),
           response = form_of("response"), reaction = form_of("reaction"),
           information = form_of("information"), figure = lemma_of("figure"),
           results = form_of("results"), characterize = lemma_of("characterize"),
           add = lemma_of("add"), interview_noun = form_of("interview"),
           number = lemma_of("number"), to = form_of("to"), on = form_of("on"),
           about = form_of("about"), nothing = form_of("nothing"), anything = form_of("anything"),
           no = form_of("no"), yet = form_of("yet"), for_ = form_of("for"),
           immediate = form_of("immediate"), unavailable = form_of("unavailable"),
           available = form_of("available"), silent = form_of("silent"), mum = form_of("mum"),
           quiet = form_of("quiet"), neither = form_of("neither"), none = form_of("none"),
           nobody = form_of("nobody"), regarding = form_of("regarding"), over = form_of("over"),
           any = form_of("any"), immediately = form_of("immediately"), be = lemma_of("be"),
           or_ = form_of("or"), unanswered = form_of("unanswered"), from = form_of("from"),
           with = form_of("with"), back = form_of("back"), into = form_of("into"),
           record = form_of("record"), through = form_of("through"), by = form_of("by"),
           at = form_of("at"), as = form_of("as"), before = form_of("before"),
           tight = form_of("tight-lipped"), since = form_of("since"), public_ = form_of("public"),
           hang = lemma_of("hang"), up = form_of("up"), invoke = lemma_of("invoke"),
           exercise = lemma_of("exercise"), assert_ = lemma_of("assert"), right = form_of("right"),
           privilege = form_of("privilege"), pick = lemma_of("pick"), phone = form_of("phone"),
           telephone = form_of("telephone"), not_ = form_of("not"), only = form_of("only"),
           indicate = lemma_of("indicate"), announce = lemma_of("announce"),
           either = form_of("either"), fifth = form_of("fifth"), asked = form_of("asked"),
           when = form_of("when"), details = form_of("details"), brush = lemma_of("brush"),
           wave = lemma_of("wave"), aside = form_of("aside"), away = form_of("away"),
           off = form_of("off"), walk = lemma_of("walk"), shrug = lemma_of("shrug"),
           publish = lemma_of("publish"), the = form_of("the");
};

const Words& words() {
  static const Words built;
  return built;
}

class RefusalReader {
 public:
  RefusalReader(const Lexemes& lexemes, const VerbGroup& group, Range sentence)
      : lexemes_(lexemes), group_(group), sentence_(sentence), w_(words()) {}

  Refusal read() const {
    if (group_.form == VerbForm::Infinitive) return {};
    const uint16_t lemma = lexemes_[group_.head].lemma;
    if (lemma == 0) return {};
    if (lemma == w_.decline || lemma == w_.refuse) return declined();
    if (group_.copula) return unavailable();
    if (lemma == w_.go && is_form(group_.end, w_.unanswered)) return asked_in_vain();
    if ((lemma == w_.refer || lemma == w_.direct) && !group_.passive && !group_.negated)
      return referred();
    if (lemma == w_.locate && group_.passive && group_.negated && group_.modal)
      return not_reached();
    if (lemma == w_.demur && subject_speaks()) return result(Act::Decline, group_.end);
    if (lemma == w_.remain || lemma == w_.keep || lemma == w_.stay) return kept_silent();
    if (lemma == w_.have) return had_none();
    if (lemma == w_.ignore) return ignored();
    if (lemma == w_.hang && is_form(group_.end, w_.up) && !group_.passive && !group_.negated &&
        !group_.modal && subject_speaks() && (clause_ends(group_.end + 1) || deadline_or_time()))
      return result(Act::Decline, group_.end + 1);
    if (lemma == w_.invoke || lemma == w_.exercise || lemma == w_.assert_ || lemma == w_.take) {
      if (const Refusal kept = right_to_silence(); kept.act != Act::Unknown) return kept;
    }
    if ((lemma == w_.brush || lemma == w_.wave || lemma == w_.shrug) && !group_.passive &&
        (is_form(group_.end, w_.aside) || is_form(group_.end, w_.away) ||
         is_form(group_.end, w_.off)) &&
        request_at(group_.end + 1))
      return with_request_matter(Act::Silent, group_.end + 1, group_.end + 1);
    if (lemma == w_.say && group_.modal && !group_.negated && would_or_will() &&
        follows(w_.only) && asked_in_front())
      return result(Act::Decline, group_.end + 1);
    if (lemma == w_.reach && group_.passive && (group_.negated || negative_subject()) &&
        group_.modal)
      return not_reached();
    if (lemma == w_.make || lemma == w_.offer || lemma == w_.give || lemma == w_.provide) {
      if (const Refusal none = gave_none(); none.act != Act::Unknown) return none;
    }
    if (lemma == w_.say && follows(w_.nothing)) return said_nothing();
    if (lemma == w_.say && follows(w_.not_)) return negated(lemma);
    if (group_.negated || negative_subject()) return negated(lemma);
    return {};
  }

 private:
  bool is_form(uint32_t at, uint16_t form) const {
    return at < sentence_.end && form != 0 && lexemes_[at].form == form;
  }
  bool follows(uint16_t form) const { return is_form(group_.end, form); }

  uint32_t skip_adverbs(uint32_t at) const {
    while (at < sentence_.end && (lexemes_[at].is(Tag::Adverb) || lexemes_[at].is(Tag::Negation)))
      ++at;
    return at;
  }

  bool clause_ends(uint32_t at) const {
    if (at >= sentence_.end) return true;
    const Tag tag = lexemes_[at].tag;
    return tag == Tag::Comma || tag == Tag::Stop || tag == Tag::Semicolon ||
           tag == Tag::Coordinator || tag == Tag::Subordinator || tag == Tag::Dash ||
           tag == Tag::QuoteMark || tag == Tag::Close ||
           (is_form(at, w_.either) && (at + 1 >= sentence_.end || lexemes_[at + 1].mark != 0));
  }

  // "Neither A nor B", "none of them", "nobody": the verb needs no "not".
  bool negative_subject() const {
    if (group_.subject.empty()) return false;
    const Lexeme& first = lexemes_[group_.subject.begin];
    return first.form != 0 && (first.form == w_.neither || first.form == w_.none ||
                               first.form == w_.nobody || first.form == w_.no);
  }

  bool deadline_or_time() const {
    uint32_t end = 0;
    return time_phrase_at(lexemes_, group_.end + 1, sentence_.end, end) || deadline(group_.end + 1);
  }

  // "Repeatedly asked who had signed it, ...".
  bool asked_in_front() const {
    const uint32_t end = std::min(sentence_.end, sentence_.begin + 4);
    for (uint32_t i = sentence_.begin; i < end; ++i) {
      if (is_form(i, w_.asked)) return true;
    }
    return false;
  }

  // "invoked her right not to answer", "exercised his right to remain silent", "took the Fifth".
  Refusal right_to_silence() const {
    if (group_.passive || group_.negated || group_.modal || !subject_speaks()) return {};
    const uint32_t end = base_noun_phrase_end(lexemes_, group_.end, sentence_.end);
    if (end == group_.end) return {};
    for (uint32_t i = group_.end; i < end; ++i) {
      if (is_form(i, w_.fifth) && is_form(group_.end, w_.the) && lexemes_[i].capitalised)
        return result(Act::Decline, end);
    }
    if (!is_form(end - 1, w_.right) && !is_form(end - 1, w_.privilege)) return {};
    uint32_t at = end;
    const bool withheld = is_form(at, w_.not_);
    if (withheld) ++at;
    if (at + 1 >= sentence_.end || !lexemes_[at].is(Tag::To)) return {};
    const uint16_t verb = lexemes_[at + 1].lemma;
    if (withheld && (verb == w_.answer || verb == w_.speak || verb == w_.respond ||
                     verb == w_.comment))
      return with_matter(Act::Decline, at + 2);
    if ((verb == w_.remain || verb == w_.stay) && is_form(at + 2, w_.silent))
      return result(Act::Decline, at + 3);
    return {};
  }

  // A noun phrase at `at` that asks for words: "requests for comment", "questions", "several
  // calls".
  bool request_at(uint32_t at) const {
    const uint32_t end = base_noun_phrase_end(lexemes_, at, sentence_.end);
    for (uint32_t i = at; i < end; ++i) {
      if (lexemes_[i].means(kRequestNoun)) return true;
    }
    return false;
  }

  bool subject_asks() const {
    for (uint32_t i = group_.subject.begin; i < group_.subject.end; ++i) {
      if (lexemes_[i].means(kRequestNoun) || lexemes_[i].lemma == w_.comment) return true;
    }
    return false;
  }

  // Holder words that can answer: a person, body or name, no "patients", "market" or "engine".
  bool subject_speaks() const {
    if (group_.subject.empty()) return false;
    for (uint32_t i = group_.subject.begin; i < group_.subject.end; ++i) {
      const Lexeme& it = lexemes_[i];
      if (it.is(Tag::Name) || it.is(Tag::Pronoun)) return true;
      if (it.means(kPersonNoun) || it.means(kOrganisationNoun) || it.means(kOutletNoun))
        return true;
    }
    // "The two", "a seventh", "several others"
    const Lexeme& last = lexemes_[group_.subject.end - 1];
    return (last.is(Tag::Numeral) || last.has(kNumeral)) &&
           group_.subject.end - group_.subject.begin <= 2 &&
           lexemes_[group_.subject.begin].is(Tag::Determiner);
  }

  Refusal result(Act act, uint32_t end) const {
    Refusal refusal;
    refusal.act = act;
    refusal.end = end;
    return refusal;
  }

  // Adds "on X", "about X" after `end`; `end` then takes in the preposition.
  Refusal with_matter(Act act, uint32_t end) const {
    Refusal refusal = result(act, end);
    const uint32_t at = skip_adverbs(end);
    if (is_form(at, w_.on) || is_form(at, w_.about) || is_form(at, w_.regarding) ||
        is_form(at, w_.over)) {
      uint32_t time_end = 0;
      if (at + 1 < sentence_.end &&
          (begins_noun_phrase(lexemes_[at + 1]) || lexemes_[at + 1].is(Tag::Wh) ||
           lexemes_[at + 1].is(Tag::IngVerb) || lexemes_[at + 1].is(Tag::Relative)) &&
          !time_phrase_at(lexemes_, at, sentence_.end, time_end)) {
        refusal.end = at + 1;
        refusal.matter = at + 1;
      }
    }
    return refusal;
  }

  // "requests for comment on X": the matter stands behind the request.
  Refusal with_request_matter(Act act, uint32_t end, uint32_t request) const {
    Refusal refusal = result(act, end);
    for (uint32_t i = request; i < sentence_.end && i < request + 8; ++i) {
      if (clause_ends(i)) break;
      if ((is_form(i, w_.on) || is_form(i, w_.about) || is_form(i, w_.regarding)) &&
          i + 1 < sentence_.end && begins_noun_phrase(lexemes_[i + 1])) {
        uint32_t time_end = 0;
        if (!time_phrase_at(lexemes_, i, sentence_.end, time_end)) refusal.matter = i + 1;
        break;
      }
    }
    return refusal;
  }

  // "There was no immediate comment from X": the holder stands behind.
  Refusal no_word_from() const {
    uint32_t at = group_.end;
    if (!is_form(at, w_.no)) return {};
    ++at;
    while (at < sentence_.end && (lexemes_[at].is(Tag::Adjective) || lexemes_[at].is(Tag::Adverb)))
      ++at;
    if (at + 2 >= sentence_.end) return {};
    const Lexeme& noun = lexemes_[at];
    const bool words = noun.lemma == w_.comment || noun.lemma == w_.word ||
                       noun.form == w_.response || noun.form == w_.reaction ||
                       noun.lemma == w_.reply;
    if (!words || noun.form == 0 || !is_form(at + 1, w_.from)) return {};
    Refusal refusal = result(Act::Silent, at + 2);
    refusal.holder = noun_phrase_at(lexemes_, at + 2, sentence_.end);
    refusal.begin = group_.end;
    return refusal.holder.empty() ? Refusal{} : refusal;
  }

  // "Calls to X were not returned", "A message left with X went unanswered".
  Refusal asked_in_vain() const {
    if (!subject_asks()) return {};
    Refusal refusal =
        result(Act::Silent, lexemes_[group_.head].lemma == w_.go ? group_.end + 1 : group_.end);
    for (uint32_t i = group_.subject.begin; i + 1 < group_.subject.end; ++i) {
      if (!is_form(i, w_.to) && !is_form(i, w_.with) && !is_form(i, w_.at)) continue;
      if (!begins_noun_phrase(lexemes_[i + 1])) continue;
      const Range holder{i + 1, group_.subject.end};
      refusal.holder = holder;
      return refusal;
    }
    refusal.act = Act::Silent;
    return refusal;
  }

  // "referred questions to the police".
  Refusal referred() const {
    const uint32_t end = base_noun_phrase_end(lexemes_, group_.end, sentence_.end);
    if (end == group_.end || !request_at(group_.end) || lexemes_[end - 1].lemma == w_.comment)
      return {};
    bool to = false;
    for (uint32_t i = end; i < sentence_.end && i < end + 8 && !clause_ends(i); ++i)
      to |= is_form(i, w_.to);
    if (!to) return {};
    return with_request_matter(Act::Decline, end, group_.end);
  }

  // A verb of telling after "declined to", "would not".
  bool tells(uint16_t lemma) const {
    const uint16_t verbs[] = {w_.comment,  w_.say,          w_.discuss, w_.confirm,   w_.identify,
                              w_.name,     w_.disclose,     w_.specify, w_.elaborate, w_.reveal,
                              w_.describe, w_.detail,       w_.explain, w_.divulge,   w_.speculate,
                              w_.clarify,  w_.characterize, w_.address, w_.deny,      w_.respond,
                              w_.reply,    w_.answer,       w_.talk,    w_.speak};
    for (const uint16_t verb : verbs) {
      if (lemma != 0 && lemma == verb) return true;
    }
    return false;
  }

  // Verbs that tell only with an object that is told: "give details", "release his name".
  bool gives_words(uint16_t lemma, uint32_t at) const {
    if (lemma == 0 ||
        !(lemma == w_.give || lemma == w_.provide || lemma == w_.offer || lemma == w_.share ||
          lemma == w_.release || lemma == w_.make || lemma == w_.take)) {
      return false;
    }
    const uint32_t end = base_noun_phrase_end(lexemes_, at, sentence_.end);
    for (uint32_t i = at; i < end; ++i) {
      const Lexeme& it = lexemes_[i];
      if (it.lemma == 0) continue;
      if (it.means(kRequestNoun) || it.lemma == w_.detail || it.lemma == w_.name ||
          it.lemma == w_.reason || it.form == w_.explanation || it.form == w_.information ||
          it.means(kDocumentNoun) || it.form == w_.results || it.lemma == w_.figure ||
          it.lemma == w_.statement || it.form == w_.interview_noun || it.lemma == w_.number) {
        return true;
      }
    }
    return false;
  }

  // "declined to comment on", "refused through a lawyer to say", "declined comment".
  Refusal declined() const {
    if (group_.negated || group_.passive || negative_subject() || group_.modal) return {};
    uint32_t at = group_.end;
    while (at < sentence_.end && lexemes_[at].is(Tag::Adverb)) ++at;
    if (is_form(at, w_.through) || is_form(at, w_.by)) {
      at = base_noun_phrase_end(lexemes_, at + 1, sentence_.end);
    }
    if (at >= sentence_.end) return {};
    if (lexemes_[at].is(Tag::To)) return declined_to(at + 1);
    // "declined comment", "declined requests for comment", "declined an interview"
    const uint32_t end = base_noun_phrase_end(lexemes_, at, sentence_.end);
    if (end == at) return {};
    const Lexeme& noun = lexemes_[end - 1];
    if (noun.lemma == w_.comment && noun.lemma != 0) return with_matter(Act::Decline, end);
    bool asks = noun.form == w_.interview_noun && noun.form != 0;
    for (uint32_t i = at; i < end; ++i)
      asks |= lexemes_[i].form == w_.interview_noun && noun.means(kRequestNoun);
    for (uint32_t i = end; i + 1 < sentence_.end && i < end + 4; ++i) {
      if (noun.means(kRequestNoun) && is_form(i, w_.for_)) {
        for (uint32_t k = i + 1; k < i + 4 && k < sentence_.end; ++k) {
          asks |= lexemes_[k].lemma == w_.comment || lexemes_[k].form == w_.interview_noun;
        }
      }
    }
    return asks ? result(Act::Decline, end) : Refusal{};
  }

  Refusal declined_to(uint32_t verb_at) const {
    uint32_t verb = verb_at;
    while (verb < sentence_.end && lexemes_[verb].is(Tag::Adverb)) ++verb;
    if (verb >= sentence_.end) return {};
    const uint16_t lemma = lexemes_[verb].lemma;
    if (lemma == 0) return {};
    if (lemma == w_.be && verb + 1 < sentence_.end) {
      const uint16_t passive = lexemes_[verb + 1].lemma;
      if (passive == w_.interview || passive == w_.draw)
        return matter_after(Act::Decline, verb + 2);
      Refusal none;  // "declined to be named": how the source is known, no refusal to speak
      none.consumed = passive == w_.name || passive == w_.identify || passive == w_.quote;
      return none;
    }
    if (lemma == w_.go && is_form(verb + 1, w_.into)) return matter_after(Act::Decline, verb + 2);
    // "declined to make them available for an interview"
    if (lemma == w_.make) {
      const uint32_t object = base_noun_phrase_end(lexemes_, verb + 1, sentence_.end);
      if (object > verb + 1 && is_form(object, w_.available))
        return result(Act::Decline, object + 1);
    }
    if (lemma == w_.talk || lemma == w_.speak || lemma == w_.respond || lemma == w_.answer ||
        lemma == w_.reply) {
      // "refused to talk to the rebels" is no refusal to comment.
      const uint32_t next = verb + 1;
      if (is_form(next, w_.to) || is_form(next, w_.with)) {
        const bool press =
            next + 1 < sentence_.end &&
            lexemes_[base_noun_phrase_end(lexemes_, next + 1, sentence_.end) - 1].means(
                kAudienceNoun | kRequestNoun | kOutletNoun);
        if (!press) return {};
        return with_request_matter(Act::Decline, next + 1, next + 1);
      }
      if (request_at(next)) return with_request_matter(Act::Decline, next, next);
      return matter_after(Act::Decline, next);
    }
    if (gives_words(lemma, verb + 1)) {
      const uint32_t end = base_noun_phrase_end(lexemes_, verb + 1, sentence_.end);
      return with_matter(Act::Decline, end);
    }
    if (!tells(lemma)) return {};
    return matter_after(Act::Decline, verb + 1);
  }

  // What the refusal is about: "on X", "about X", "whether P", X; and "or confirm Y" after it.
  Refusal matter_after(Act act, uint32_t end) const {
    Refusal refusal = with_matter(act, end);
    if (is_form(refusal.end, w_.for_) && refusal.end + 1 < sentence_.end &&
        begins_noun_phrase(lexemes_[refusal.end + 1])) {
      ++refusal.end;
      refusal.matter = refusal.end;
      return refusal;
    }
    if (refusal.matter == 0 && is_form(refusal.end, w_.or_) && refusal.end + 1 < sentence_.end &&
        tells(lexemes_[refusal.end + 1].lemma)) {
      refusal.end += 2;  // "declined to confirm or deny X"
    }
    wh_matter(refusal);
    uint32_t time_end = 0;
    if (refusal.matter == 0 && refusal.end < sentence_.end &&
        (begins_noun_phrase(lexemes_[refusal.end]) || lexemes_[refusal.end].is(Tag::That)) &&
        !time_phrase_at(lexemes_, refusal.end, sentence_.end, time_end)) {
      refusal.matter = refusal.end;
      if (lexemes_[refusal.end].is(Tag::That)) {
        refusal.matter = refusal.end + 1;
        refusal.clause = true;
        return refusal;
      }
      // "to discuss X or confirm Y"
      for (uint32_t i = refusal.matter;
           i + 2 < sentence_.end && i < refusal.matter + 16 && !refusal.clause; ++i) {
        if (lexemes_[i].is(Tag::Comma) || lexemes_[i].is(Tag::Stop)) break;
        if (lexemes_[i].is(Tag::Coordinator) && tells(lexemes_[i + 1].lemma) &&
            begins_noun_phrase(lexemes_[i + 2])) {
          refusal.second_cut = i;
          refusal.second = i + 2;
          break;
        }
      }
    }
    return refusal;
  }

  Refusal unavailable() const {
    if (const Refusal none = no_word_from(); none.act != Act::Unknown) return none;
    uint32_t at = skip_adverbs(group_.end);
    if (is_form(at, w_.unavailable) || (group_.negated && is_form(at, w_.available))) {
      uint32_t end = at + 1;
      if (is_form(end, w_.for_) && end + 1 < sentence_.end &&
          lexemes_[end + 1].lemma == w_.comment) {
        return with_matter(Act::Silent, end + 2);
      }
      bool immediately = false;
      for (uint32_t i = group_.first; i < at; ++i) immediately |= is_form(i, w_.immediately);
      return immediately && clause_ends(end) && subject_speaks() ? result(Act::Silent, end)
                                                                 : Refusal{};
    }
    if (is_form(at, w_.silent) || is_form(at, w_.mum) || is_form(at, w_.tight))
      return subject_speaks() ? with_matter(Act::Silent, at + 1) : Refusal{};
    return {};
  }

  Refusal kept_silent() const {
    const uint32_t at = skip_adverbs(group_.end);
    if (is_form(at, w_.silent) || is_form(at, w_.mum) || is_form(at, w_.quiet) ||
        is_form(at, w_.tight)) {
      if (!subject_speaks()) return {};
      return with_matter(Act::Silent, at + 1);
    }
    return {};
  }

  // "had no comment", "had no immediate comment on X", "has nothing to say", "has yet to respond".
  Refusal had_none() const {
    uint32_t at = group_.end;
    if (is_form(at, w_.yet) && is_form(at + 1, w_.to) && at + 2 < sentence_.end) {
      const uint16_t lemma = lexemes_[at + 2].lemma;
      if (lemma == w_.comment || lemma == w_.respond || lemma == w_.reply ||
          lemma == w_.acknowledge) {
        return lemma == w_.comment ? with_matter(Act::Silent, at + 3) : responded(at + 3, true);
      }
      // "has yet to say whether P", "have yet to announce a date"
      const bool awaited = tells(lemma) || lemma == w_.announce || lemma == w_.publish ||
                           lemma == w_.release || lemma == w_.indicate;
      if (awaited && (subject_speaks() || lemma == w_.say))
        return matter_after(Act::Silent, at + 3);
      return {};
    }
    if (is_form(at, w_.nothing) && is_form(at + 1, w_.to) && at + 2 < sentence_.end &&
        (lexemes_[at + 2].lemma == w_.say || lexemes_[at + 2].lemma == w_.add)) {
      return subject_speaks() ? with_matter(Act::Decline, at + 3) : Refusal{};
    }
    if (!is_form(at, w_.no) && !(group_.negated && is_form(at, w_.any))) return {};
    ++at;
    Act act = Act::Decline;
    while (at < sentence_.end &&
           (lexemes_[at].is(Tag::Adjective) || lexemes_[at].is(Tag::Adverb))) {
      if (is_form(at, w_.immediate)) act = Act::Silent;
      ++at;
    }
    if (at < sentence_.end && lexemes_[at].lemma == w_.comment) return with_matter(act, at + 1);
    // "had no immediate answer", "had no immediate reply"
    if (at < sentence_.end && act == Act::Silent && subject_speaks() &&
        (lexemes_[at].lemma == w_.answer || lexemes_[at].lemma == w_.reply ||
         lexemes_[at].form == w_.response || lexemes_[at].form == w_.reaction))
      return with_matter(act, at + 1);
    return {};
  }

  // A preposition like "by press time" that ends what was said.
  bool deadline(uint32_t at) const {
    return is_form(at, w_.by) || is_form(at, w_.at) || is_form(at, w_.as) || is_form(at, w_.before);
  }

  // "made no comment", "gave no details", "offered no explanation".
  Refusal gave_none() const {
    uint32_t at = group_.end;
    if (!is_form(at, w_.no) && !((group_.negated || negative_subject()) && at < sentence_.end))
      return {};
    if (is_form(at, w_.no) || is_form(at, w_.any)) ++at;
    while (at < sentence_.end && (lexemes_[at].is(Tag::Adjective) || lexemes_[at].is(Tag::Adverb)))
      ++at;
    if (at >= sentence_.end) return {};
    const uint16_t lemma = lexemes_[at].lemma;
    const bool words = lemma == w_.comment || lemma == w_.detail ||
                       lexemes_[at].form == w_.explanation ||
                       (lemma == w_.reason && lexemes_[group_.head].lemma == w_.give) ||
                       (lemma == w_.statement && lexemes_[group_.head].lemma == w_.make);
    if (!words || (!subject_speaks() && lemma != w_.comment && lemma != w_.statement)) return {};
    if (is_form(at + 1, w_.for_) && at + 2 < sentence_.end &&
        begins_noun_phrase(lexemes_[at + 2])) {
      Refusal refusal = result(Act::Silent, at + 2);
      refusal.matter = at + 2;
      return refusal;
    }
    return with_matter(group_.modal && group_.negated ? Act::Decline : Act::Silent, at + 1);
  }

  // "said nothing", but not "said nothing to suggest", "said nothing that".
  Refusal said_nothing() const {
    uint32_t end = group_.end + 1;
    if (end + 1 < sentence_.end && lexemes_[end].is(Tag::Preposition) &&
        is_form(end + 1, w_.public_))
      end += 2;
    const Refusal refusal = with_matter(Act::Silent, end);
    if (refusal.matter != 0) return refusal;
    const uint32_t at = skip_adverbs(group_.end + 1);
    uint32_t time_end = 0;
    const bool ends = refusal.matter != 0 || clause_ends(at) ||
                      time_phrase_at(lexemes_, at, sentence_.end, time_end) ||
                      is_form(at, w_.since);
    return ends && subject_speaks() ? refusal : Refusal{};
  }

  Refusal ignored() const {
    if (!request_at(group_.end)) return {};
    return with_request_matter(Act::Silent, group_.end, group_.end);
  }

  Refusal not_reached() const {
    uint32_t at = skip_adverbs(group_.end);
    if (is_form(at, w_.for_) && at + 1 < sentence_.end && lexemes_[at + 1].lemma == w_.comment) {
      return with_matter(Act::Silent, at + 2);
    }
    if (!clause_ends(at) && !deadline(at)) {
      uint32_t time_end = 0;
      if (!time_phrase_at(lexemes_, at, sentence_.end, time_end)) return {};
    }
    return subject_speaks() ? result(Act::Silent, group_.end) : Refusal{};
  }

  // After "respond", "reply": "to requests ...", or nothing where the holder can speak.
  Refusal responded(uint32_t end, bool sure) const {
    const uint32_t at = skip_adverbs(end);
    // "did not respond when asked if P"
    if (is_form(at, w_.when) && is_form(at + 1, w_.asked) && subject_speaks()) {
      Refusal refusal = result(Act::Silent, at + 2);
      wh_matter(refusal);
      if (refusal.matter != 0) return refusal;
      return with_matter(Act::Silent, at + 2);
    }
    if (is_form(at, w_.to)) {
      if (request_at(at + 1)) return with_request_matter(Act::Silent, at + 1, at + 1);
      // "did not respond to the accusation": what was left unanswered, where it is words.
      const uint32_t object = base_noun_phrase_end(lexemes_, at + 1, sentence_.end);
      if (object == at + 1 || !subject_speaks()) return {};
      const Lexeme& head = lexemes_[object - 1];
      if (!sure && !head.means(kClaimNoun) && !head.means(kDocumentNoun)) return {};
      Refusal refusal = result(Act::Silent, at + 1);
      refusal.matter = at + 1;
      return refusal;
    }
    if (is_form(at, w_.for_) && at + 1 < sentence_.end && lexemes_[at + 1].lemma == w_.comment) {
      return with_matter(Act::Silent, at + 2);
    }
    if (!clause_ends(at) && !(deadline(at) && subject_speaks())) {
      uint32_t time_end = 0;
      if (!time_phrase_at(lexemes_, at, sentence_.end, time_end)) return {};
    }
    return sure || subject_speaks() ? result(Act::Silent, end) : Refusal{};
  }

  bool has_adverb(uint16_t form) const {
    for (uint32_t i = group_.first; i < group_.head; ++i) {
      if (is_form(i, form)) return true;
    }
    return false;
  }

  static Act act_of_refusal(bool refuses) { return refuses ? Act::Decline : Act::Silent; }

  // "would not say", "did not respond", "has not commented", "neither has said anything".
  Refusal negated(uint16_t lemma) const {
    // "would not", "will not" refuse; "did not", "has not" stay silent; "could not say" does
    // neither.
    const bool refuses = group_.modal && would_or_will();
    if (group_.modal && !refuses) {
      // "could not immediately comment" is silent, "could not comment" declines.
      if (lemma != w_.comment) return {};
      return with_matter(has_adverb(w_.immediately) ? Act::Silent : Act::Decline, group_.end);
    }
    if (refuses && lemma == w_.draw && group_.passive)
      return matter_after(Act::Decline, group_.end);
    if (lemma == w_.get && is_form(group_.end, w_.back) && is_form(group_.end + 1, w_.to)) {
      return result(Act::Silent, group_.end + 2);
    }
    if (refuses && (lemma == w_.speak || lemma == w_.talk)) {
      const uint32_t at = skip_adverbs(group_.end);
      if (clause_ends(at) ||
          (is_form(at, w_.on) && at + 2 < sentence_.end && is_form(at + 2, w_.record)) ||
          is_form(at, w_.about)) {
        return with_matter(act_of_refusal(refuses), group_.end);
      }
      return {};
    }
    const Act act = refuses ? Act::Decline : Act::Silent;
    if (lemma == w_.comment) return with_matter(act, group_.end);
    if (lemma == w_.respond || lemma == w_.reply)
      return responded(group_.end,
                       has_adverb(w_.immediately) || is_form(group_.end, w_.immediately));
    if (lemma == w_.answer || lemma == w_.return_ || lemma == w_.acknowledge) {
      if (group_.passive) return asked_in_vain();
      if (request_at(group_.end)) return with_request_matter(Act::Silent, group_.end, group_.end);
      // "never acknowledges such raids"
      if (lemma == w_.acknowledge && !refuses && subject_speaks())
        return matter_after(Act::Silent, group_.end);
      return {};
    }
    if (lemma == w_.go && is_form(group_.end, w_.into))
      return subject_speaks() ? matter_after(act, group_.end + 1) : Refusal{};
    // "did not pick up the phone", "did not take calls"
    if (lemma == w_.pick && is_form(group_.end, w_.up)) {
      const uint32_t object = base_noun_phrase_end(lexemes_, group_.end + 1, sentence_.end);
      const bool phone = object > group_.end + 1 && (is_form(object - 1, w_.phone) ||
                                                     is_form(object - 1, w_.telephone));
      return phone || (clause_ends(group_.end + 1) && subject_speaks())
                 ? result(Act::Silent, std::max(object, group_.end + 1))
                 : Refusal{};
    }
    if (lemma == w_.indicate) {
      Refusal refusal = result(act, group_.end);
      wh_matter(refusal);
      return refusal.matter != 0 && subject_speaks() ? refusal : Refusal{};
    }
    // "has not announced plans": by the perfect, an announcement is still waited for.
    if (lemma == w_.announce && !refuses && !group_.passive && subject_speaks() &&
        lexemes_[group_.head].is(Tag::Participle))
      return matter_after(Act::Silent, group_.end);
    if (lemma == w_.elaborate || lemma == w_.specify) {
      Refusal refusal = with_matter(act, group_.end);
      wh_matter(refusal);
      return refusal;
    }
    if (lemma == w_.say) {
      if (follows(w_.anything)) return with_matter(act, group_.end + 1);
      // "said not a word"
      if (is_form(group_.end, w_.not_) && group_.end + 2 < sentence_.end &&
          lexemes_[group_.end + 2].lemma == w_.word)
        return subject_speaks() ? with_matter(Act::Silent, group_.end + 3) : Refusal{};
      if (group_.end < sentence_.end && lexemes_[group_.end].is(Tag::Wh)) {
        Refusal refusal = result(act, group_.end);
        wh_matter(refusal);
        return refusal;
      }
      return refuses && clause_ends(group_.end) ? result(act, group_.end) : Refusal{};
    }
    const bool telling = lemma == w_.discuss || lemma == w_.identify || lemma == w_.name ||
                         lemma == w_.disclose || lemma == w_.reveal || lemma == w_.confirm ||
                         lemma == w_.explain || lemma == w_.provide;
    if (telling && !group_.passive && (refuses || lemma == w_.explain)) {
      uint32_t end = group_.end;
      // "would neither confirm nor deny"
      if (end + 1 < sentence_.end && lexemes_[end].is(Tag::Coordinator) &&
          lexemes_[end + 1].lemma == w_.deny)
        end += 2;
      const Refusal refusal = matter_after(act, end);
      return subject_speaks() || end > group_.end ? refusal : Refusal{};
    }
    return {};
  }

  void wh_matter(Refusal& refusal) const {
    if (refusal.matter == 0 && refusal.end < sentence_.end && lexemes_[refusal.end].is(Tag::Wh)) {
      refusal.matter = refusal.end;
      refusal.clause = true;
    }
  }

  bool would_or_will() const {
    for (uint32_t i = group_.first; i < group_.head; ++i) {
      if (!lexemes_[i].is(Tag::Modal)) continue;
      static const uint16_t kForms[] = {form_of("would"), form_of("will"), form_of("wo"),
                                        form_of("'d"), form_of("'ll")};
      for (const uint16_t form : kForms) {
        if (lexemes_[i].form == form) return true;
      }
    }
    return false;
  }

  const Lexemes& lexemes_;
  const VerbGroup& group_;
  Range sentence_;
  const Words& w_;
};

}  // namespace

Refusal refusal_at(const Lexemes& lexemes, const VerbGroup& group, Range sentence) {
  return RefusalReader(lexemes, group, sentence).read();
}

}  // namespace hearsay::extract
