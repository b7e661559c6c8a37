#include "extract/acts.h"

#include <algorithm>

#include "extract/chunks.h"
#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t reject = lemma_of("reject"), dismiss = lemma_of("dismiss"), label = lemma_of("label"),
           call = lemma_of("call"), describe = lemma_of("describe"), brand = lemma_of("brand"),
           denounce = lemma_of("denounce"), slam = lemma_of("slam"), condemn = lemma_of("condemn"),
           hail = lemma_of("hail"), characterise = lemma_of("characterise"),
           characterize = lemma_of("characterize"), dub = lemma_of("dub"), term = lemma_of("term"),
           blast = lemma_of("blast"), refuse = lemma_of("refuse"), decline = lemma_of("decline"),
           rule = lemma_of("rule"), shut = lemma_of("shut"), turn = lemma_of("turn"),
           swear = lemma_of("swear"), need = lemma_of("need"), offer = lemma_of("offer"),
           proposal = lemma_of("proposal"), demand = lemma_of("demand"),
           request = lemma_of("request"), plan = lemma_of("plan"),
           recommendation = lemma_of("recommendation"), plea = lemma_of("plea"),
           advice = lemma_of("advice"), appeal = lemma_of("appeal"),
           estimate = lemma_of("estimate"), predict = lemma_of("predict"),
           forecast = lemma_of("forecast"), project = lemma_of("project"),
           calculate = lemma_of("calculate"), language = lemma_of("language"),
           suggest = lemma_of("suggest"), indicate = lemma_of("indicate"),
           imply = lemma_of("imply"), show = lemma_of("show"), word = lemma_of("word"),
           as = form_of("as"), false_ = form_of("false"), untrue = form_of("untrue"),
           true_ = form_of("true"), will = form_of("will"), ll = form_of("'ll"), wo = form_of("wo"),
           would = form_of("would"), should = form_of("should"), must = form_of("must"),
           ought = form_of("ought"), going = form_of("going"), may = form_of("may"),
           might = form_of("might"), could = form_of("could"), perhaps = form_of("perhaps"),
           maybe = form_of("maybe"), possibly = form_of("possibly"), possible = form_of("possible"),
           likely = form_of("likely"), probably = form_of("probably"),
           unlikely = form_of("unlikely"), appears = lemma_of("appear"), seem = lemma_of("seem"),
           no = form_of("no"), none = form_of("none"), nobody = form_of("nobody"),
           nothing = form_of("nothing"), fake = form_of("fake"), baseless = form_of("baseless"),
           unfounded = form_of("unfounded"), groundless = form_of("groundless"),
           fabricated = form_of("fabricated"), bogus = form_of("bogus"),
           inaccurate = form_of("inaccurate"), apparently = form_of("apparently"),
           neither = form_of("neither"), open = form_of("open"), willing = form_of("willing"),
           ready = form_of("ready"), prepared = form_of("prepared");
};

const Words& words() {
  static const Words built;
  return built;
}

Range range_of(const Lexemes& lexemes, Span span) {
  return {lexemes.at_or_after(span.begin), lexemes.at_or_after(span.end)};
}

bool is_label(const Lexeme& it, const Words& w) {
  if (it.means(kLabelNoun)) return true;
  const uint16_t forms[] = {w.false_,     w.untrue,     w.fake,  w.baseless,  w.unfounded,
                            w.groundless, w.fabricated, w.bogus, w.inaccurate};
  return it.form != 0 && std::find(std::begin(forms), std::end(forms), it.form) != std::end(forms);
}

bool has_label(const Lexemes& lexemes, Range range) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (is_label(lexemes[i], words())) return true;
  }
  return false;
}

// The place of "as" in a content "the report as fabrication"; range.end if there is none.
uint32_t as_in(const Lexemes& lexemes, Range range) {
  for (uint32_t i = range.begin + 1; i < range.end; ++i) {
    if (lexemes[i].form == words().as && lexemes[i].form != 0) return i;
    if (lexemes[i].is(Tag::Comma)) break;
  }
  return range.end;
}

// Claims are denied, offers are turned down.
bool object_is_claim(const Lexemes& lexemes, Range range) {
  const Words& w = words();
  const uint32_t end = base_noun_phrase_end(lexemes, range.begin, range.end);
  for (uint32_t i = range.begin; i < end; ++i) {
    const Lexeme& it = lexemes[i];
    const uint16_t offers[] = {w.offer,          w.proposal, w.demand, w.request, w.plan,
                               w.recommendation, w.call,     w.advice, w.appeal,  w.plea};
    if (it.lemma != 0 &&
        std::find(std::begin(offers), std::end(offers), it.lemma) != std::end(offers))
      return false;
  }
  for (uint32_t i = range.begin; i < end; ++i) {
    if (lexemes[i].means(kClaimNoun) || lexemes[i].means(kDocumentNoun) ||
        lexemes[i].means(kLabelNoun))
      return true;
    if (lexemes[i].lemma != 0 && (lexemes[i].lemma == w.language || lexemes[i].lemma == w.word))
      return true;
  }
  return false;
}

// First finite verb group of a content's main clause; groups.size() if none.
size_t main_group(const Lexemes& lexemes, Range range, std::vector<VerbGroup>& groups) {
  // A long speech is read by its first sentence.
  constexpr uint32_t kLongest = 400;
  range.end = std::min(range.end, range.begin + kLongest);
  for (uint32_t i = range.begin + 1; i + 1 < range.end; ++i) {
    if (lexemes[i].is(Tag::Stop) && lexemes[i + 1].capitalised) {
      range.end = i;
      break;
    }
  }
  find_verb_groups(lexemes, range, groups);
  // A subordinate clause in front ("if X subpoenas us, we will") gives way to what follows its
  // comma.
  uint32_t first = range.begin;
  while (first < range.end && (lexemes[first].is(Tag::QuoteMark) ||
                               lexemes[first].is(Tag::Adverb) ||
                               lexemes[first].is(Tag::Coordinator)))
    ++first;
  const bool fronted =
      first < range.end && (lexemes[first].is(Tag::Subordinator) || lexemes[first].is(Tag::Wh) ||
                            (lexemes[first].form == words().as && words().as != 0));
  uint32_t from = range.begin;
  if (fronted) {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (lexemes[i].is(Tag::Comma)) {
        from = i;
        break;
      }
    }
  }
  for (size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].first < from) continue;
    if (groups[i].form != VerbForm::Finite || groups[i].after_relative) continue;
    // "if they sign, then based on that, fees should fall"; "his plan - designed in May - failed"
    const bool lone = groups[i].first + 1 == groups[i].end &&
                      lexemes[groups[i].first].has(kVerbParticiple) && i + 1 < groups.size();
    const bool aside = groups[i].first > range.begin && lexemes[groups[i].first - 1].is(Tag::Dash);
    const bool bare = groups[i].subject.empty() || groups[i].shared_with >= 0 ||
                      groups[i].subject.begin < from;
    if (lone && (aside || (fronted && bare))) continue;
    return i;
  }
  return groups.size();
}

bool has_form(const Lexemes& lexemes, uint32_t begin, uint32_t end,
              std::initializer_list<uint16_t> forms) {
  for (uint32_t i = begin; i < end; ++i) {
    for (const uint16_t form : forms) {
      if (form != 0 && lexemes[i].form == form) return true;
    }
  }
  return false;
}

// True where a pronoun may stand for the source: "it" for a body, "they" for several.
bool agrees(const Lexemes& lexemes, Range source, const Lexeme& pronoun) {
  if (source.empty()) return false;
  const uint32_t noun = base_noun_phrase_end(lexemes, source.begin, source.end);
  const Lexeme& head = lexemes[(noun > source.begin ? noun : source.end) - 1];
  if (head.is(Tag::Pronoun)) return head.form == pronoun.form;
  if (pronoun.means(kSingularPerson)) return !head.has(kPlural) && !head.means(kOrganisationNoun);
  if (pronoun.means(kPluralPerson)) return true;
  if (head.means(kPersonNoun)) return false;
  return !head.is(Tag::Name) || head.means(kStateName) || head.means(kOrganisationNoun) ||
         head.means(kOutletNoun) || source.end - source.begin == 1 ||
         lexemes[source.begin].is(Tag::Determiner);
}

// "No comment", "I can't discuss that", "We won't comment on rumours", "I have nothing to say".
bool refuses_to_speak(const Lexemes& lexemes, Range range) {
  const Words& w = words();
  static const uint16_t information = form_of("information"), share = lemma_of("share"),
                        position = form_of("position"), confirm = lemma_of("confirm");
  static const uint16_t comment = lemma_of("comment"), discuss = lemma_of("discuss"),
                        say = lemma_of("say"), talk = lemma_of("talk"), speak = lemma_of("speak"),
                        answer = lemma_of("answer"), add = lemma_of("add"),
                        speculate = lemma_of("speculate");
  const uint32_t end = std::min<uint32_t>(range.end, range.begin + 12);
  bool refused = false;
  for (uint32_t i = range.begin; i < end; ++i) {
    const Lexeme& it = lexemes[i];
    if (it.form == w.no && i + 1 < end && lexemes[i + 1].lemma == comment) return true;
    // "nothing to add", but not "nothing to add to the soup"
    if (it.form == w.nothing && i + 2 < end && lexemes[i + 1].is(Tag::To) &&
        (lexemes[i + 2].lemma == say || lexemes[i + 2].lemma == add)) {
      return i + 3 >= end || !(lexemes[i + 3].is(Tag::Preposition) || lexemes[i + 3].is(Tag::To)) ||
             lexemes[i + 2].lemma == say;
    }
    // "nothing for you on that"
    static const uint16_t for_ = form_of("for"), you = form_of("you");
    if (it.form == w.nothing && w.nothing != 0 && i + 2 < end && lexemes[i + 1].form == for_ &&
        lexemes[i + 2].form == you)
      return true;
    // "no information to share"
    if (it.form == w.no && i + 3 < range.end && lexemes[i + 1].form == information &&
        lexemes[i + 2].is(Tag::To) && lexemes[i + 3].lemma == share)
      return true;
    // "not in a position to confirm or deny"
    if (refused && it.form != 0 && it.form == position && i + 2 < range.end &&
        lexemes[i + 1].is(Tag::To) &&
        (lexemes[i + 2].lemma == confirm || lexemes[i + 2].lemma == comment ||
         lexemes[i + 2].lemma == discuss || lexemes[i + 2].lemma == say))
      return true;
    refused |= it.is(Tag::Negation);
    if (it.is(Tag::Comma) || it.is(Tag::Coordinator) || it.is(Tag::That)) break;
    if (!refused || it.lemma == 0) continue;
    if (it.lemma == w.refuse || it.lemma == w.decline) return false;  // "never refuse to comment"
    if (it.lemma == comment || it.lemma == discuss || it.lemma == speculate) return true;
    static const uint16_t get = lemma_of("get"), into = form_of("into"), go = lemma_of("go");
    if ((it.lemma == get || it.lemma == go) && i + 1 < end && lexemes[i + 1].form == into)
      return true;
    const bool spoken = it.lemma == talk || it.lemma == speak || it.lemma == answer;
    if (spoken && it.is(Tag::BaseVerb)) return true;
  }
  return false;
}

// "I hope P", "We believe P": the words of a quotation that open with a state of mind.
bool speaks_its_mind(const Lexemes& lexemes, const VerbGroup& group) {
  if (group.subject.empty() || group.subject.end != group.subject.begin + 1 || group.negated ||
      !lexemes[group.subject.begin].means(kFirstPerson) || group.copula || group.passive)
    return false;
  struct Lemmas {
    uint16_t list[8] = {lemma_of("hope"),   lemma_of("believe"), lemma_of("fear"),
                        lemma_of("expect"), lemma_of("think"),   lemma_of("suspect"),
                        lemma_of("wish"),   lemma_of("worry")};
  };
  static const Lemmas lemmas;
  const Lexeme& head = lexemes[group.head];
  if (!head.is(Tag::FiniteVerb) && !head.is(Tag::BaseVerb)) return false;
  for (const uint16_t lemma : lemmas.list) {
    if (lemma != 0 && head.lemma == lemma) return !group.modal;
  }
  return false;
}

// The act that the words themselves perform, for a cue that says nothing about it.
Act act_of_content(const Lexemes& lexemes, Range source, Range range, bool direct) {
  const Words& w = words();
  if (range.empty()) return Act::Assert;
  // A single question is a question.
  uint32_t last = range.end;
  while (last > range.begin && lexemes[last - 1].is(Tag::QuoteMark)) --last;
  if (last > range.begin && lexemes[last - 1].mark == '?') {
    // A question somebody else asked, inside the words: `I hear them say 'Why?'`
    bool single = true;
    for (uint32_t i = range.begin + 1; i + 1 < last && direct && single; ++i)
      single = !(lexemes[i].is(Tag::QuoteMark) && lexemes[i].space_before);
    for (uint32_t i = range.begin; i + 1 < last && single; ++i) {
      single = !lexemes[i].is(Tag::Stop) || lexemes[i].mark == '?' || lexemes[i].span.size() != 1;
    }
    if (single) return Act::Ask;
  }
  // The first sentence decides.
  uint32_t end = range.begin;
  while (end < range.end && !lexemes[end].is(Tag::Stop) && !lexemes[end].is(Tag::Semicolon)) ++end;
  const Range first{range.begin, end};
  std::vector<VerbGroup> groups;
  const size_t main = main_group(lexemes, first, groups);
  uint32_t start = first.begin;
  while (start < first.end &&
         (lexemes[start].is(Tag::QuoteMark) || lexemes[start].is(Tag::Coordinator)))
    ++start;
  // "Listen, it was late": called out before what is said.
  const bool called_out = start + 1 < first.end && lexemes[start + 1].is(Tag::Comma);
  if (direct && start < first.end && lexemes[start].is(Tag::BaseVerb) && !called_out) {
    return Act::Urge;
  }
  if (direct && start < first.end && lexemes[start].is(Tag::To)) return Act::Urge;
  if (direct && refuses_to_speak(lexemes, {start, first.end})) return Act::Decline;
  // "said it had no information to share": its own refusal, not another's.
  const bool speaks_of_itself =
      !direct && main < groups.size() && !groups[main].subject.empty() &&
      groups[main].subject.begin == start && groups[main].subject.end == start + 1 &&
      lexemes[start].has(kSubjectPronoun) && agrees(lexemes, source, lexemes[start]);
  if (speaks_of_itself && refuses_to_speak(lexemes, {start, first.end})) return Act::Decline;
  if (main == groups.size()) return Act::Assert;
  const VerbGroup& group = groups[main];
  const uint32_t group_end = std::min<uint32_t>(first.end, group.end + 2);
  if (direct && main == 0 && speaks_its_mind(lexemes, group)) return Act::Think;
  // "should have asked us" blames, it urges nobody.
  const bool too_late = has_form(lexemes, group.first, group.end, {w.should, w.ought}) &&
                        [&] {
                          for (uint32_t i = group.first + 1; i < group.head; ++i) {
                            if (lexemes[i].is(Tag::Have)) return true;
                          }
                          return false;
                        }();
  if (!too_late && has_form(lexemes, group.first, group.end, {w.should, w.must, w.ought}))
    return Act::Urge;
  if (main + 1 < groups.size() && groups[main + 1].form == VerbForm::Finite) {
    // "fares already raised should fall", "the condition is that both must leave": the modal rules.
    const VerbGroup& next = groups[main + 1];
    const Lexeme& verb = lexemes[group.head];
    const bool reduced = verb.is(Tag::FiniteVerb) && verb.has(kVerbParticiple) && !group.passive &&
                         next.first <= group.end + 3;
    const bool stated = group.copula && group.end < first.end && lexemes[group.end].is(Tag::That);
    bool broken = false;
    const uint32_t border =
        stated && next.subject.begin > group.end ? next.subject.begin : next.first;
    for (uint32_t i = group.end; i < border; ++i)
      broken |= lexemes[i].is(Tag::Comma) || lexemes[i].is(Tag::Coordinator);
    if ((reduced || stated) && !broken &&
        has_form(lexemes, next.first, next.end, {w.should, w.must, w.ought}))
      return Act::Urge;
  }
  const Lexeme& head = lexemes[group.head];
  if ((head.lemma == w.need && w.need != 0) && group.end < first.end &&
      lexemes[group.end].is(Tag::To))
    return Act::Urge;
  static const uint16_t made = form_of("made"), up = form_of("up");
  if (group.passive && !group.negated && head.form == made && made != 0 && group.end < first.end &&
      lexemes[group.end].form == up)
    return Act::Deny;
  const bool denies = group.copula && group.end < first.end;
  if (denies) {
    uint32_t i = group.end;
    while (i < first.end && (lexemes[i].is(Tag::Adverb) || lexemes[i].is(Tag::Determiner) ||
                             lexemes[i].is(Tag::Adjective) || lexemes[i].is(Tag::QuoteMark))) {
      if (is_label(lexemes[i], w)) break;
      if (group.negated && lexemes[i].form == w.true_) return Act::Deny;
      ++i;
    }
    // "is completely made up and totally false"
    for (uint32_t k = i; k < first.end && k < i + 4 && !is_label(lexemes[i], w); ++k) {
      const bool joins = lexemes[k].is(Tag::Coordinator) || lexemes[k].is(Tag::Adverb) ||
                         lexemes[k].is(Tag::Participle) || lexemes[k].is(Tag::Adjective);
      if (is_label(lexemes[k], w)) i = k;
      if (!joins) break;
    }
    if (i < first.end && is_label(lexemes[i], w) && !group.negated) return Act::Deny;
    if (group.negated && i < first.end && lexemes[i].form == w.true_) return Act::Deny;
  }
  // A promise: the holder itself will act.
  const bool own = !group.subject.empty() && group.subject.end == group.subject.begin + 1 &&
                   lexemes[group.subject.begin].has(kSubjectPronoun) &&
                   (lexemes[group.subject.begin].means(kFirstPerson) ||
                    (!direct && agrees(lexemes, source, lexemes[group.subject.begin])));
  // "our company will pay", "his government would talk": the body it speaks for.
  const bool for_body =
      !group.subject.empty() && group.subject.end == group.subject.begin + 2 &&
      lexemes[group.subject.begin].is(Tag::Possessive) && !group.copula && !group.passive &&
      (lexemes[group.subject.begin].means(kFirstPerson) || !direct) &&
      lexemes[group.subject.begin + 1].means(kOrganisationNoun);
  if (for_body && (has_form(lexemes, group.first, group.end, {w.will, w.ll, w.wo}) ||
                   (!direct && has_form(lexemes, group.first, group.end, {w.would}))))
    return Act::Commit;
  if (own && group.copula && !group.negated &&
      has_form(lexemes, group.end, std::min<uint32_t>(first.end, group.end + 3),
               {w.open, w.willing, w.ready, w.prepared})) {
    return Act::Commit;
  }
  if (own && !group.copula && !group.passive) {
    if (has_form(lexemes, group.first, group.end, {w.will, w.ll, w.wo})) return Act::Commit;
    if (!direct && has_form(lexemes, group.first, group.end, {w.would}) && head.is(Tag::BaseVerb))
      return Act::Commit;
    if (head.form == w.going && w.going != 0) return Act::Commit;
  }
  (void)group_end;
  return Act::Assert;
}

bool is_neutral(std::string_view rule, Act act) {
  if (act != Act::Assert) return false;
  return rule == "verb" || rule == "tag" || rule == "inverted" || rule == "participle" ||
         rule == "according to";
}

}  // namespace

ActReading read_act(const Lexemes& lexemes, const Attribution& attribution) {
  const Words& w = words();
  ActReading reading;
  reading.act = attribution.act;
  reading.negative = attribution.negative;
  reading.words = attribution.words;
  if (attribution.cue.empty() || attribution.content.empty()) return reading;
  const Range cue = range_of(lexemes, attribution.cue);
  uint16_t lemma = 0;
  for (uint32_t i = cue.begin; i < cue.end; ++i) {
    if (is_verb_tag(lexemes[i].tag) && lexemes[i].has(kReportVerb)) {
      lemma = lexemes[i].lemma;
      break;
    }
  }
  const Range content = range_of(lexemes, attribution.content.front());
  const bool turning = lemma != 0 && (lemma == w.reject || lemma == w.dismiss);
  const bool labelling =
      lemma != 0 &&
      (lemma == w.label || lemma == w.call || lemma == w.describe || lemma == w.brand ||
       lemma == w.denounce || lemma == w.slam || lemma == w.condemn || lemma == w.characterise ||
       lemma == w.hail || lemma == w.characterize || lemma == w.dub || lemma == w.term ||
       lemma == w.blast);
  const bool verb_rule = attribution.rule == "verb" || attribution.rule == "participle";
  if (verb_rule && (turning || labelling)) {
    const uint32_t as = as_in(lexemes, content);
    Range label{as + 1, content.end};
    uint32_t object_end = as;
    if (as == content.end && !turning) {
      // "called the report a lie": the second noun phrase is the label.
      object_end = base_noun_phrase_end(lexemes, content.begin, content.end);
      label = {object_end, content.end};
    }
    if (object_end < content.end && object_end > content.begin &&
        (turning || has_label(lexemes, label))) {
      reading.act = Act::Deny;
      if (!label.empty()) {
        reading.words = lexemes.span(label);
        reading.content = lexemes.span({content.begin, object_end});
      }
      return reading;
    }
    if (turning) {
      reading.act = object_is_claim(lexemes, content)
                        ? Act::Deny
                        : (lemma == w.reject ? Act::Commit : Act::Deny);
      reading.negative = reading.act == Act::Commit;
      return reading;
    }
    if (labelling && lemma == w.denounce) reading.act = Act::Judge;
    // "described the search as politically motivated", "branded it as unfair": a verdict, no
    // noun that says what it was; plain "described it as costed" is none.
    if (as + 1 < content.end && reading.act == Act::Assert &&
        (lemma == w.brand || lemma == w.label || lexemes[as + 1].is(Tag::Adverb))) {
      bool verdict = true;
      for (uint32_t i = as + 1; i < content.end && verdict; ++i) {
        const Lexeme& it = lexemes[i];
        verdict = it.is(Tag::Adverb) || it.is(Tag::Adjective) || it.is(Tag::Participle) ||
                  it.is(Tag::Coordinator) || it.is(Tag::QuoteMark) ||
                  (it.is(Tag::FiniteVerb) && it.has(kVerbParticiple));
      }
      if (verdict) reading.act = Act::Judge;
    }
    // "called the mayor a fool"
    if (lemma == w.call && lexemes[cue.end - 1].lemma == lemma && as == content.end &&
        object_end > content.begin && object_end < content.end)
      reading.act = Act::Judge;
  }
  if (reading.act == Act::Commit && lemma != 0 &&
      (lemma == w.refuse || lemma == w.decline || lemma == w.rule || lemma == w.shut ||
       lemma == w.turn || lemma == w.swear)) {
    reading.negative = true;
  }
  if (is_neutral(attribution.rule, reading.act)) {
    const bool direct = lexemes[content.begin].is(Tag::QuoteMark);
    reading.act = act_of_content(
        lexemes, attribution.source.empty() ? Range{} : range_of(lexemes, attribution.source),
        content, direct);
    // "The board estimates it will cost two million": a forecast is no promise.
    const uint16_t forecasts[] = {w.estimate, w.predict, w.forecast, w.project, w.calculate};
    // "The figures suggest that exports should recover": a finding is no demand.
    const uint16_t findings[] = {w.suggest, w.indicate, w.imply, w.show};
    if (reading.act == Act::Urge && lemma != 0 && !attribution.source.empty() &&
        std::find(std::begin(findings), std::end(findings), lemma) != std::end(findings)) {
      const Range source = range_of(lexemes, attribution.source);
      const uint32_t end = base_noun_phrase_end(lexemes, source.begin, source.end);
      if (end > source.begin && lexemes[end - 1].means(kDocumentNoun)) reading.act = Act::Assert;
    }
    if (reading.act == Act::Commit && lemma != 0 &&
        std::find(std::begin(forecasts), std::end(forecasts), lemma) != std::end(forecasts))
      reading.act = Act::Assert;
  }
  return reading;
}

Certainty certainty_of(const Lexemes& lexemes, Act act, const std::vector<Span>& content) {
  if (act == Act::Decline || act == Act::Silent || act == Act::Ask || act == Act::Urge ||
      content.empty()) {
    return act == Act::Assert || act == Act::Think ? Certainty::Certain : Certainty::Unknown;
  }
  const Words& w = words();
  const Range range = range_of(lexemes, content.front());
  std::vector<VerbGroup> groups;
  const size_t main = main_group(lexemes, range, groups);
  if (main == groups.size()) return Certainty::Certain;
  const VerbGroup& group = groups[main];
  const uint32_t end = std::min<uint32_t>(range.end, group.end + 1);
  if (has_form(lexemes, group.first, end,
               {w.may, w.might, w.perhaps, w.maybe, w.possibly, w.possible}))
    return Certainty::Possible;
  if (has_form(lexemes, group.first, group.end, {w.could}) && !group.negated)
    return Certainty::Possible;
  if (has_form(lexemes, group.first, end, {w.likely, w.probably, w.unlikely, w.apparently}))
    return Certainty::Probable;
  const Lexeme& head = lexemes[group.head];
  if (head.lemma != 0 && (head.lemma == w.appears || head.lemma == w.seem))
    return Certainty::Probable;
  return Certainty::Certain;
}

Polarity polarity_of(const Lexemes& lexemes, Act act, const std::vector<Span>& content,
                     bool negative) {
  if (negative) return Polarity::Negative;
  if (content.empty() || act == Act::Deny || act == Act::Doubt || act == Act::Decline ||
      act == Act::Silent)
    return Polarity::Positive;
  const Words& w = words();
  const Range range = range_of(lexemes, content.front());
  if (range.empty()) return Polarity::Positive;
  std::vector<VerbGroup> groups;
  const size_t main = main_group(lexemes, range, groups);
  const auto past_marks = [&](uint32_t at) {
    while (at < range.end && lexemes[at].is(Tag::QuoteMark)) ++at;
    return at;
  };
  if (main == groups.size()) {
    const uint32_t at = past_marks(range.begin);
    const bool none = at < range.end && act != Act::Urge &&
                      (lexemes[at].is(Tag::Negation) ||
                       has_form(lexemes, at, at + 1, {w.no, w.none, w.nothing}));
    return none ? Polarity::Negative : Polarity::Positive;
  }
  const VerbGroup& group = groups[main];
  if (group.negated) return Polarity::Negative;
  if (!group.subject.empty()) {
    const uint16_t form = lexemes[group.subject.begin].form;
    if (form != 0 && (form == w.no || form == w.none || form == w.nobody || form == w.nothing ||
                      form == w.neither))
      return Polarity::Negative;
  }
  // "there was no collusion", `it had "no plans"`, "is not"
  const uint32_t behind = past_marks(group.end);
  if (behind < range.end &&
      has_form(lexemes, behind, behind + 1, {w.no, w.nothing, w.nobody, w.none}))
    return Polarity::Negative;
  if (behind > group.end && behind < range.end && lexemes[behind].is(Tag::Negation))
    return Polarity::Negative;
  return Polarity::Positive;
}

}  // namespace hearsay::extract
