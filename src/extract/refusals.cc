// Refusals to speak and silences: too many forms for a list, so by grammar.
#include "extract/cues.h"
#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t comment = lemma_of("comment"), respond = lemma_of("respond"), reply = lemma_of("reply"),
           answer = lemma_of("answer"), return_ = lemma_of("return"), say = lemma_of("say"),
           reach = lemma_of("reach"), elaborate = lemma_of("elaborate"), specify = lemma_of("specify"),
           explain = lemma_of("explain"), discuss = lemma_of("discuss"), speak = lemma_of("speak"),
           talk = lemma_of("talk"), confirm = lemma_of("confirm"), disclose = lemma_of("disclose"),
           reveal = lemma_of("reveal"), identify = lemma_of("identify"), name = lemma_of("name"),
           provide = lemma_of("provide"), give = lemma_of("give"), offer = lemma_of("offer"),
           make = lemma_of("make"), have = lemma_of("have"), remain = lemma_of("remain"),
           keep = lemma_of("keep"), stay = lemma_of("stay"), ignore = lemma_of("ignore"),
           address = lemma_of("address"), detail = lemma_of("detail"), decline = lemma_of("decline"),
           refuse = lemma_of("refuse"), acknowledge = lemma_of("acknowledge"), issue = lemma_of("issue"),
           deny = lemma_of("deny");
  uint16_t to = form_of("to"), on = form_of("on"), about = form_of("about"), nothing = form_of("nothing"),
           anything = form_of("anything"), no = form_of("no"), yet = form_of("yet"), for_ = form_of("for"),
           immediate = form_of("immediate"), further = form_of("further"),
           unavailable = form_of("unavailable"), available = form_of("available"),
           silent = form_of("silent"), mum = form_of("mum"), quiet = form_of("quiet"),
           neither = form_of("neither"), none = form_of("none"), nobody = form_of("nobody"),
           regarding = form_of("regarding"), over = form_of("over"), any = form_of("any"),
           immediately = form_of("immediately"), publicly = form_of("publicly"), be = lemma_of("be"),
           or_ = form_of("or");
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
    if (group_.copula) return unavailable();
    if (lemma == w_.remain || lemma == w_.keep || lemma == w_.stay) return kept_silent();
    if (lemma == w_.have) return had_none();
    if (lemma == w_.ignore) return ignored();
    if (lemma == w_.reach && group_.passive && group_.negated && (group_.modal)) return not_reached();
    if (lemma == w_.make || lemma == w_.offer || lemma == w_.give || lemma == w_.provide) {
      if (const Refusal none = gave_none(); none.act != Act::Unknown) return none;
    }
    if (lemma == w_.say && follows(w_.nothing)) return said_nothing();
    if (group_.negated || negative_subject()) return negated(lemma);
    return {};
  }

 private:
  bool is_form(uint32_t at, uint16_t form) const {
    return at < sentence_.end && form != 0 && lexemes_[at].form == form;
  }
  bool follows(uint16_t form) const { return is_form(group_.end, form); }

  uint32_t skip_adverbs(uint32_t at) const {
    while (at < sentence_.end && lexemes_[at].is(Tag::Adverb)) ++at;
    return at;
  }

  bool clause_ends(uint32_t at) const {
    if (at >= sentence_.end) return true;
    const Tag tag = lexemes_[at].tag;
    return tag == Tag::Comma || tag == Tag::Stop || tag == Tag::Semicolon || tag == Tag::Coordinator ||
           tag == Tag::Subordinator || tag == Tag::Dash || tag == Tag::QuoteMark || tag == Tag::Close;
  }

  // "Neither A nor B", "none of them", "nobody": the verb needs no "not".
  bool negative_subject() const {
    if (group_.subject.empty()) return false;
    const Lexeme& first = lexemes_[group_.subject.begin];
    return first.form != 0 && (first.form == w_.neither || first.form == w_.none || first.form == w_.nobody ||
                               first.form == w_.no);
  }

  // A noun phrase at `at` that asks for words: "requests for comment", "questions", "several calls".
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
      if (it.means(kPersonNoun) || it.means(kOrganisationNoun) || it.means(kOutletNoun)) return true;
    }
    return false;
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
    if (is_form(at, w_.on) || is_form(at, w_.about) || is_form(at, w_.regarding) || is_form(at, w_.over)) {
      uint32_t time_end = 0;
      if (at + 1 < sentence_.end && (begins_noun_phrase(lexemes_[at + 1]) || lexemes_[at + 1].is(Tag::Wh) ||
                                     lexemes_[at + 1].is(Tag::IngVerb)) &&
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
      if ((is_form(i, w_.on) || is_form(i, w_.about) || is_form(i, w_.regarding)) && i + 1 < sentence_.end &&
          begins_noun_phrase(lexemes_[i + 1])) {
        uint32_t time_end = 0;
        if (!time_phrase_at(lexemes_, i, sentence_.end, time_end)) refusal.matter = i + 1;
        break;
      }
    }
    return refusal;
  }

  Refusal unavailable() const {
    uint32_t at = skip_adverbs(group_.end);
    const bool immediately_first = at != group_.end;
    (void)immediately_first;
    if (is_form(at, w_.unavailable) || (group_.negated && is_form(at, w_.available))) {
      uint32_t end = at + 1;
      if (is_form(end, w_.for_) && end + 1 < sentence_.end && lexemes_[end + 1].lemma == w_.comment) {
        return with_matter(Act::Silent, end + 2);
      }
      return {};
    }
    if (is_form(at, w_.silent) || is_form(at, w_.mum)) return subject_speaks() ? with_matter(Act::Silent, at + 1) : Refusal{};
    return {};
  }

  Refusal kept_silent() const {
    const uint32_t at = skip_adverbs(group_.end);
    if (is_form(at, w_.silent) || is_form(at, w_.mum) || is_form(at, w_.quiet)) {
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
      if (lemma == w_.comment || lemma == w_.respond || lemma == w_.reply || lemma == w_.acknowledge) {
        return lemma == w_.comment ? with_matter(Act::Silent, at + 3) : responded(at + 3, true);
      }
      return {};
    }
    if (!is_form(at, w_.no) && !(group_.negated && is_form(at, w_.any))) return {};
    ++at;
    Act act = Act::Decline;
    while (at < sentence_.end && (lexemes_[at].is(Tag::Adjective) || lexemes_[at].is(Tag::Adverb))) {
      if (is_form(at, w_.immediate)) act = Act::Silent;
      ++at;
    }
    if (at < sentence_.end && lexemes_[at].lemma == w_.comment) return with_matter(act, at + 1);
    return {};
  }

  // "made no comment", "gave no details", "offered no explanation".
  Refusal gave_none() const {
    uint32_t at = group_.end;
    if (!is_form(at, w_.no) && !((group_.negated || negative_subject()) && at < sentence_.end)) return {};
    if (is_form(at, w_.no) || is_form(at, w_.any)) ++at;
    while (at < sentence_.end && (lexemes_[at].is(Tag::Adjective) || lexemes_[at].is(Tag::Adverb))) ++at;
    if (at >= sentence_.end) return {};
    const uint16_t lemma = lexemes_[at].lemma;
    const bool words = lemma == w_.comment || lemma == w_.detail || lexemes_[at].form == form_of("explanation");
    if (!words || !subject_speaks()) return {};
    return with_matter(group_.modal && group_.negated ? Act::Decline : Act::Silent, at + 1);
  }

  Refusal said_nothing() const { return with_matter(Act::Silent, group_.end + 1); }

  Refusal ignored() const {
    if (!request_at(group_.end)) return {};
    return with_request_matter(Act::Silent, group_.end, group_.end);
  }

  Refusal not_reached() const {
    uint32_t at = skip_adverbs(group_.end);
    if (is_form(at, w_.for_) && at + 1 < sentence_.end && lexemes_[at + 1].lemma == w_.comment) {
      return with_matter(Act::Silent, at + 2);
    }
    if (!clause_ends(at)) {
      uint32_t time_end = 0;
      if (!time_phrase_at(lexemes_, at, sentence_.end, time_end)) return {};
    }
    return subject_speaks() ? result(Act::Silent, group_.end) : Refusal{};
  }

  // After "respond", "reply": "to requests ...", or nothing where the holder can speak.
  Refusal responded(uint32_t end, bool sure) const {
    const uint32_t at = skip_adverbs(end);
    if (is_form(at, w_.to)) {
      return request_at(at + 1) ? with_request_matter(Act::Silent, at + 1, at + 1) : Refusal{};
    }
    if (is_form(at, w_.for_) && at + 1 < sentence_.end && lexemes_[at + 1].lemma == w_.comment) {
      return with_matter(Act::Silent, at + 2);
    }
    if (!clause_ends(at)) {
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

  // "would not say", "did not respond", "has not commented", "neither has said anything".
  Refusal negated(uint16_t lemma) const {
    // "would not", "will not" refuse; "did not", "has not" stay silent; "could not say" does neither.
    const bool refuses = group_.modal && would_or_will();
    if (group_.modal && !refuses) return {};
    const Act act = refuses ? Act::Decline : Act::Silent;
    if (lemma == w_.comment) return with_matter(act, group_.end);
    if (lemma == w_.respond || lemma == w_.reply) return responded(group_.end, has_adverb(w_.immediately));
    if (lemma == w_.answer || lemma == w_.return_ || lemma == w_.acknowledge) {
      if (group_.passive) return subject_asks() ? result(Act::Silent, group_.end) : Refusal{};
      if (request_at(group_.end)) return with_request_matter(Act::Silent, group_.end, group_.end);
      return {};
    }
    if (lemma == w_.elaborate || lemma == w_.specify) {
      Refusal refusal = with_matter(act, group_.end);
      wh_matter(refusal);
      return refusal;
    }
    if (lemma == w_.say) {
      if (follows(w_.anything)) return with_matter(act, group_.end + 1);
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
      Refusal refusal = result(act, group_.end);
      if (is_form(refusal.end, w_.or_) && refusal.end + 1 < sentence_.end &&
          lexemes_[refusal.end + 1].lemma == w_.deny) {
        refusal.end += 2;
      }
      wh_matter(refusal);
      if (refusal.matter == 0 && refusal.end < sentence_.end && begins_noun_phrase(lexemes_[refusal.end])) {
        refusal.matter = refusal.end;
      }
      return subject_speaks() ? refusal : Refusal{};
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
      static const uint16_t kForms[] = {form_of("would"), form_of("will"), form_of("wo"), form_of("'d"),
                                        form_of("'ll")};
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
