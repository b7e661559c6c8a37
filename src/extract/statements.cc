#include "extract/known_actors.h"
#include "extract/statements.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "extract/acts.h"
#include "extract/chunks.h"
#include "extract/complements.h"
#include "extract/known_actors.h"
#include "extract/lexicon/words.h"
#include "extract/references.h"
#include "extract/said_times.h"
#include "extract/source_attributes.h"
#include "extract/trees.h"

namespace hearsay::extract {
namespace {

struct Words {
  uint16_t reportedly = form_of("reportedly"), purportedly = form_of("purportedly"),
           supposedly = form_of("supposedly"), those = form_of("those"), these = form_of("these"),
           say = lemma_of("say"), report = lemma_of("report"), state = lemma_of("state"),
           write = lemma_of("write"), claim = lemma_of("claim"), according = form_of("according"),
           announce = lemma_of("announce"), tell = lemma_of("tell"), add = lemma_of("add"),
           reveal = lemma_of("reveal"), note = lemma_of("note");
};

const Words& words() {
  static const Words built;
  return built;
}

class StatementMaker {
 public:
  StatementMaker(Report& report, const StageContext& context)
      : report_(report),
        limits_(context.limits),
        knowledge_(context.knowledge),
        all_(report.attribution.attributions),
        text_(report.article.text),
        lexemes_(read_lexemes(report)),
        children_(all_.size()) {
    for (size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].parent >= 0) children_[all_[i].parent].push_back(static_cast<int32_t>(i));
    }
  }

  void run() {
    for (size_t i = 0; i < all_.size(); ++i) {
      if (report_.statements.size() >= limits_.max_statements) {
        report_.notes.push_back({"statements", "The article has more than " +
                                                   std::to_string(limits_.max_statements) +
                                                   " statements; the rest was left out."});
        break;
      }
      if (all_[i].relays || passed_on_whole(i) || silent_inner(i)) continue;
      make(i);
    }
    auto& made = report_.statements;
    std::stable_sort(made.begin(), made.end(), [](const Statement& a, const Statement& b) {
      return position(a) < position(b);
    });
    resolve_references(lexemes_, report_);
    if (knowledge_ != nullptr) link_known_actors(*knowledge_, report_);
    targets();
    identify();
  }

 private:
  static uint32_t position(const Statement& one) {
    const uint32_t cue = one.chain.back().cue.empty() ? 0xffffffffu : one.chain.back().cue.begin;
    const uint32_t content =
        one.content.spans.empty() ? 0xffffffffu : one.content.spans.front().begin;
    return std::min(cue, content);
  }

  Range range_of(Span span) const {
    return {lexemes_.at_or_after(span.begin), lexemes_.at_or_after(span.end)};
  }

  // Words in `range` that carry something: no marks, "that", conjunctions or adverbs.
  bool carries(const Lexeme& it) const {
    return it.mark == 0 && !it.is(Tag::That) && !it.is(Tag::Coordinator) && !it.is(Tag::Adverb) &&
           !it.is(Tag::Subordinator) && !it.has(kTime);
  }

  static Span hull(const Attribution& one) {
    Span span = one.cue.empty() ? one.source : one.cue;
    const auto take = [&](Span other) {
      if (other.empty()) return;
      span.begin = std::min(span.begin, other.begin);
      span.end = std::max(span.end, other.end);
    };
    take(one.source);
    for (const Span content : one.content) take(content);
    for (const Span adjunct : one.adjuncts) take(adjunct);
    take(one.recipient);
    return span;
  }

  // Rule 13: X's content is nothing but what others said, so only those chains are statements.
  bool passed_on_whole(size_t index) const {
    const Attribution& outer = all_[index];
    if (children_[index].empty() || outer.content.empty()) return false;
    if (outer.act != Act::Assert && outer.act != Act::Think) return false;
    std::vector<Span> covered;
    for (const int32_t child : children_[index]) {
      const Attribution& inner = all_[child];
      if (inner.relays || inner_of_quotation(child) || (inner.rule == "noun")) continue;
      if (inner.act == Act::Think && offers(inner.cue) && same_holder(outer, inner)) continue;
      // "said he would not discuss it because P": the refusal is what was said.
      const bool refuses = inner.act == Act::Decline || inner.act == Act::Silent;
      if (refuses && same_holder(outer, inner) && !outer.content.empty() &&
          inner.source.begin == outer.content.front().begin)
        return true;
      if (no_verb_between(inner.source, inner.cue)) {
        covered.push_back(hull(inner));
        continue;
      }
      Attribution rest = inner;
      rest.source = {};
      covered.push_back(hull(rest));
      covered.push_back(inner.source);
    }
    if (covered.empty()) return false;
    uint32_t left = 0;
    for (const Span content : outer.content) {
      const Range range = range_of(content);
      for (uint32_t i = range.begin; i < range.end; ++i) {
        if (!carries(lexemes_[i])) continue;
        const bool inside = std::any_of(covered.begin(), covered.end(),
                                        [&](Span span) { return span.contains(lexemes_[i].span); });
        left += inside ? 0 : 1;
        if (left > 2) return false;
      }
    }
    return true;
  }

  // True where only adverbs, appositions and the like stand between a source and its cue.
  bool no_verb_between(Span source, Span cue) const {
    if (source.empty() || cue.empty() || source.begin > cue.begin) return true;
    const uint32_t end = lexemes_.at_or_after(cue.begin);
    for (uint32_t i = lexemes_.at_or_after(source.end); i < end; ++i) {
      if (lexemes_[i].is(Tag::Relative)) return true;
      const Tag tag = lexemes_[i].tag;
      if (tag == Tag::FiniteVerb || tag == Tag::Be || tag == Tag::Modal || tag == Tag::Have)
        return false;
    }
    return true;
  }

  // A cue inside somebody's quotation, said by the one quoted: part of the speech, no statement.
  bool inner_of_quotation(size_t index) const {
    const Attribution& one = all_[index];
    if (one.parent < 0 || one.cue.empty()) return false;
    return quoted_at(one.cue.begin);
  }

  bool quoted_at(uint32_t offset) const {
    const auto& quotations = report_.attribution.quotations;
    auto next = std::upper_bound(quotations.begin(), quotations.end(), offset,
                                 [](uint32_t at, const Quotation& q) { return at < q.span.begin; });
    for (int steps = 0; next != quotations.begin() && steps < 12; ++steps) {
      --next;
      if (next->span.contains(offset)) return true;
      if (next->depth == 0) return false;
    }
    return false;
  }

  bool silent_inner(size_t index) const {
    const Attribution& one = all_[index];
    if (one.cue.empty() && one.source.empty()) return true;
    // "Asked why P, the envoy said": who asked is not told, and what was asked is no statement.
    static const uint16_t asked = form_of("asked"), pressed = form_of("pressed");
    if (one.source.empty() && !one.cue.empty()) {
      const uint32_t at = lexemes_.at_or_after(one.cue.begin);
      if (at < lexemes_.all.size() && lexemes_[at].capitalised && lexemes_[at].form != 0 &&
          (lexemes_[at].form == asked || lexemes_[at].form == pressed))
        return true;
    }
    // A cue among words that are no part of the report.
    if (!one.cue.empty() && range_of(one.cue).empty()) return true;
    if (one.parent >= 0) {
      // What somebody did not say, or asked, is not what others say.
      const Act outer = all_[one.parent].act;
      if (outer == Act::Decline || outer == Act::Silent || outer == Act::Ask) return true;
      // "said she was open to talks": an offer in the words of the outer cue.
      if (one.act == Act::Think && offers(one.cue) && same_holder(all_[one.parent], one))
        return true;
    }
    return !one.cue.empty() && quoted_at(one.cue.begin);
  }

  static bool is_neutral_relay(uint16_t lemma) {
    const Words& w = words();
    return lemma == w.say || lemma == w.report || lemma == w.state || lemma == w.write ||
           lemma == w.claim || lemma == w.announce || lemma == w.add || lemma == w.reveal ||
           lemma == w.note || lemma == w.tell;
  }

  uint16_t cue_lemma(const Attribution& one) const {
    const Range range = range_of(one.cue);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (lexemes_[i].has(kReportVerb) && is_verb_tag(lexemes_[i].tag)) return lexemes_[i].lemma;
      if (lexemes_[i].form == words().according && words().according != 0) return words().say;
    }
    return 0;
  }

  Hop hop_of(const Attribution& one, Act act) const {
    Hop hop;
    if (!one.source.empty()) {
      Holder holder;
      holder.span = one.source;
      // "advocates, who say P": the holder is who "who" stands for.
      const Range words = range_of(one.source);
      // "an official speaking on condition of anonymity": the official.
      static const uint16_t speaking = form_of("speaking"), on = form_of("on"),
                            under = form_of("under");
      for (uint32_t i = words.begin + 1; i + 1 < words.end; ++i) {
        if (lexemes_[i].form != speaking || speaking == 0) continue;
        const uint16_t next = lexemes_[i + 1].form;
        if (next != 0 && (next == on || next == under))
          holder.span.end = lexemes_[i - 1].span.end;
        break;
      }
      if (words.end == words.begin + 1) {
        if (const Range stands_for = antecedent_of(lexemes_, words.begin); !stands_for.empty())
          holder.span = lexemes_.span(stands_for);
      }
      describe_holder(report_, lexemes_, holder);
      holder.description = one.described;
      hop.holder = holder;
    }
    hop.cue = one.cue;
    hop.act = act;
    hop.words = one.words;
    if (!one.recipient.empty())
      hop.recipient = Recipient{one.recipient, {}, {}};
    else if (const Span audience = audience_of(one); !audience.empty())
      hop.recipient = Recipient{audience, {}, {}};
    hop.said = said_time(report_, lexemes_, one);
    hop.channel = channel_of(report_, lexemes_, one);
    return hop;
  }

  // "speaking to reporters", "in a statement to the Post", "in a letter to the court".
  Span audience_of(const Attribution& one) const {
    for (const Span adjunct : one.adjuncts) {
      const Range range = range_of(adjunct);
      for (uint32_t i = range.begin + 1; i < range.end; ++i) {
        Range audience;
        const Lexeme& before = lexemes_[i - 1];
        const bool spoken = before.is(Tag::IngVerb) || before.means(kChannelNoun);
        if (spoken && audience_phrase_at(lexemes_, i, range.end, audience))
          return lexemes_.span(audience);
      }
    }
    return {};
  }

  // The hops one attribution stands for: itself, and who it cites.
  void add_hops(size_t index, Act act, std::vector<Hop>& chain) const {
    const Attribution& one = all_[index];
    if (one.hearsay_word) {
      Hop nobody;
      nobody.cue = reportedly_in(one.cue);
      nobody.act = Act::Relay;
      chain.push_back(nobody);
    }
    for (const int32_t child : children_[index]) {
      const Attribution& citing = all_[child];
      if (!citing.relays) continue;
      Hop outer = hop_of(one, Act::Relay);
      Hop inner = hop_of(citing, act);
      inner.words = outer.words;
      outer.words = {};
      const bool between = citing.cue.begin > one.source.begin && citing.cue.begin < one.cue.begin;
      if (between && !is_neutral_relay(cue_lemma(one))) {
        std::swap(outer.cue, inner.cue);
      }
      chain.push_back(outer);
      chain.push_back(inner);
      return;
    }
    chain.push_back(hop_of(one, act));
  }

  Span reportedly_in(Span cue) const {
    const Range range = range_of(cue);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const uint16_t form = lexemes_[i].form;
      if (form != 0 &&
          (form == words().reportedly || form == words().purportedly || form == words().supposedly))
        return lexemes_[i].span;
    }
    return cue;
  }

  bool is_lone_pronoun(Span span) const {
    const Range range = range_of(span);
    return range.end == range.begin + 1 && lexemes_[range.begin].is(Tag::Pronoun) &&
           lexemes_[range.begin].has(kSubjectPronoun);
  }

  // "X repeated his vow to leave": whose vow it is.
  bool owns(const Attribution& outer, const Lexeme& possessive) const {
    static const uint16_t his = form_of("his"), her = form_of("her"), its = form_of("its"),
                          their = form_of("their");
    if (possessive.means(kFirstPerson)) return true;
    Holder holder;
    holder.span = outer.source;
    describe_holder(report_, lexemes_, holder);
    if (possessive.form == 0) return false;
    if (possessive.form == his || possessive.form == her)
      return holder.kind == HolderKind::Person && holder.number == Number::One;
    if (possessive.form == their) return holder.number == Number::Several;
    return possessive.form == its &&
           (holder.kind == HolderKind::State || holder.kind == HolderKind::Organisation ||
            holder.kind == HolderKind::Outlet);
  }

  // "said he believed", "said that he has told Y": the inner holder is the outer one again.
  bool same_holder(const Attribution& outer, const Attribution& inner) const {
    if (outer.source.empty() || inner.source.empty()) return false;
    if (outer.source == inner.source) return true;
    if (const Range owner = range_of(inner.source);
        owner.end == owner.begin + 1 && lexemes_[owner.begin].is(Tag::Possessive))
      return owns(outer, lexemes_[owner.begin]);
    if (!is_lone_pronoun(inner.source)) return false;
    const Lexeme& pronoun = lexemes_[range_of(inner.source).begin];
    Holder holder;
    holder.span = outer.source;
    describe_holder(report_, lexemes_, holder);
    if (pronoun.means(kFirstPerson)) return true;
    if (is_lone_pronoun(outer.source))
      return outer.source.of(text_).substr(1) == inner.source.of(text_).substr(1);
    if (pronoun.means(kPluralPerson))
      return holder.number == Number::Several || holder.kind == HolderKind::State ||
             holder.kind == HolderKind::Organisation;
    if (pronoun.means(kSingularPerson))
      return holder.kind == HolderKind::Person || holder.kind == HolderKind::Unknown;
    return holder.kind == HolderKind::State || holder.kind == HolderKind::Organisation ||
           holder.kind == HolderKind::Outlet;
  }

  // The attribution whose content holds the pronoun that is the source of `index`, where both are
  // the same holder and the cue of `index` stands behind that content.
  int32_t speaker_of_pronoun(size_t index) const {
    const Attribution& one = all_[index];
    if (one.source.empty() || one.cue.empty() || !is_lone_pronoun(one.source)) return -1;
    constexpr size_t kBack = 6;
    for (size_t k = index; k-- > 0 && index - k <= kBack;) {
      const Attribution& outer = all_[k];
      if (outer.relays || outer.source.empty() || outer.content.empty()) continue;
      const Span content = outer.content.front();
      if (!content.contains(one.source) || content.end > one.cue.begin) continue;
      if (outer.source.begin < one.source.begin && same_holder(outer, one))
        return static_cast<int32_t>(k);
    }
    return -1;
  }

  // The same words found as two hops ("quoted by X" read twice) are one; the inner one stays.
  static void drop_twins(std::vector<Hop>& chain) {
    for (size_t k = chain.size(); k-- > 1;) {
      const bool twins = chain[k].holder && chain[k - 1].holder && !chain[k - 1].implied &&
                         chain[k].holder->span == chain[k - 1].holder->span;
      if (twins) chain.erase(chain.begin() + static_cast<std::ptrdiff_t>(k) - 1);
    }
  }

  void make(size_t index) {
    const Attribution& one = all_[index];
    const ActReading reading = read_act(lexemes_, one);
    Statement statement;
    statement.act = reading.act;
    std::vector<int32_t> path;
    for (int32_t at = static_cast<int32_t>(index); at >= 0 && path.size() < limits_.max_hops;
         at = all_[at].parent)
      path.push_back(at);
    std::reverse(path.begin(), path.end());
    for (size_t k = 0; k < path.size(); ++k) {
      const Attribution& hop = all_[path[k]];
      const bool last = k + 1 == path.size();
      if (!last && same_holder(hop, all_[path[k + 1]])) {
        merged_ = path[k];
        continue;
      }
      if (!last && (hop.act == Act::Decline || hop.act == Act::Silent)) continue;
      const size_t before = statement.chain.size();
      add_hops(path[k], last ? reading.act : Act::Relay, statement.chain);
      // "The firm said it was sure and did not answer questions": "it" is the firm.
      if (merged_ < 0 && path.size() == 1) merged_ = speaker_of_pronoun(index);
      if (merged_ >= 0) {
        const Hop outer = hop_of(all_[merged_], Act::Relay);
        Hop& inner = statement.chain[before];
        inner.holder = outer.holder;
        inner.voiced = outer.cue;
        if (outer.holder && hop.source != outer.holder->span) inner.again = hop.source;
        if (last && reading.act == Act::Think && offers(inner.cue)) {
          statement.act = Act::Commit;  // openness stated in public
        }
        if (!inner.said) inner.said = outer.said;
        if (!inner.channel) inner.channel = outer.channel;
        if (!inner.recipient && all_[path[k]].recipient.empty()) inner.recipient = std::nullopt;
        merged_ = -1;
      }
    }
    merged_ = -1;
    drop_twins(statement.chain);
    if (statement.chain.empty()) return;
    if (statement.chain.size() > limits_.max_hops)
      statement.chain.erase(statement.chain.begin(), statement.chain.end() - limits_.max_hops);
    statement.chain.back().act = statement.act;
    if (!reading.words.empty()) statement.chain.back().words = reading.words;
    statement.content.spans = one.content;
    if (!reading.content.empty() && !statement.content.spans.empty())
      statement.content.spans.front() = reading.content;
    const bool speechless =
        reading.act == Act::Decline || reading.act == Act::Silent || reading.act == Act::Judge;
    if (statement.content.spans.empty() && !speechless)
      return;  // "X fired back, saying P": the rest says it
    if (reading.act == Act::Decline && one.act == Act::Assert) statement.content.spans.clear();
    statement.content.quote = quote_of(statement);
    statement.certainty = certainty_of(lexemes_, reading.act, statement.content.spans);
    statement.polarity =
        polarity_of(lexemes_, reading.act, statement.content.spans, reading.negative);
    // In thousandths: a float's own digits would only look exact.
    statement.confidence = std::round(std::clamp<double>(one.score, 0.05, 0.95) * 1000) / 1000;
    add_implied(statement, one);
    report_.statements.push_back(std::move(statement));
  }

  // "willing", "open to", "ready": said aloud it is an offer.
  bool offers(Span cue) const {
    static const uint16_t kForms[] = {form_of("willing"), form_of("open"), form_of("ready"),
                                      form_of("prepared")};
    const Range range = range_of(cue);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      for (const uint16_t form : kForms) {
        if (form != 0 && lexemes_[i].form == form) return true;
      }
    }
    return false;
  }

  Quote quote_of(const Statement& statement) const {
    if (statement.act == Act::Decline || statement.act == Act::Silent) return Quote::None;
    uint32_t inside = 0, outside = 0;
    for (const Span content : statement.content.spans) {
      const Range range = range_of(content);
      // Quotations are looked up once a stretch, not once a word.
      for (uint32_t i = range.begin; i < range.end; ++i) {
        if (lexemes_[i].mark != 0) continue;
        (quoted_at(lexemes_[i].span.begin) ? inside : outside) += 1;
        if (inside > 0 && outside > 0) return Quote::Mixed;
      }
    }
    if (inside == 0 && outside == 0) return Quote::None;
    return outside == 0 ? Quote::Direct : Quote::Indirect;
  }

  // "Those officials said": whoever passed on those officials before passes this on too.
  void add_implied(Statement& statement, const Attribution& one) const {
    if (statement.chain.size() != 1 || !statement.chain[0].holder) return;
    const Words& w = words();
    const Range range = range_of(one.source);
    if (range.empty()) return;
    const Lexeme& first = lexemes_[range.begin];
    const bool points = first.form != 0 && (first.form == w.those || first.form == w.these);
    if (!points || report_.statements.empty()) return;
    const uint16_t head = lexemes_[range.end - 1].lemma;
    const auto& made = report_.statements;
    for (size_t k = made.size(); k-- > 0 && made.size() - k < 8;) {
      const Statement& earlier = made[k];
      if (earlier.chain.size() < 2 || !earlier.chain.back().holder || !earlier.chain[0].holder)
        continue;
      const Range holder = range_of(earlier.chain.back().holder->span);
      bool same = false;
      for (uint32_t i = holder.begin; i < holder.end; ++i)
        same |= head != 0 && lexemes_[i].lemma == head;
      if (!same) continue;
      Hop hop = earlier.chain[0];
      hop.implied = true;
      hop.cue = {};
      hop.said.reset();
      hop.act = Act::Relay;
      statement.chain.back().holder->refers_to = earlier.chain.back().holder->span;
      statement.chain.insert(statement.chain.begin(), hop);
      return;
    }
  }

  // What a confirm, deny or doubt answers: whoever published the thing, and the earlier statement
  // with most words in common.
  void targets() {
    auto& made = report_.statements;
    constexpr size_t kBack = 12;
    for (size_t i = 0; i < made.size(); ++i) {
      Statement& answer = made[i];
      if (answer.act != Act::Deny && answer.act != Act::Doubt && answer.act != Act::Confirm)
        continue;
      if (answer.content.spans.empty()) continue;
      Target target;
      size_t best = 0;
      const size_t from = i > kBack ? i - kBack : 0;
      for (size_t k = from; k < made.size() && k <= i + 2; ++k) {
        if (k == i || made[k].chain.empty() || made[k].content.spans.empty()) continue;
        if (made[k].act == Act::Decline || made[k].act == Act::Silent || made[k].act == Act::Deny)
          continue;
        const size_t shared =
            shared_words(answer.content.spans.front(), made[k].content.spans.front());
        const bool anaphor = refers_to_report(answer.content.spans.front()) &&
                             made[k].chain[0].holder &&
                             (made[k].chain[0].holder->kind == HolderKind::Document ||
                              made[k].chain[0].holder->kind == HolderKind::Outlet);
        const size_t score = shared + (anaphor && k < i ? 3 : 0);
        if (score >= 3 && score >= best) {
          best = score;
          target.statement = std::to_string(k);  // replaced by its id in identify()
          target.holder = made[k].chain[0].holder
                              ? std::string(made[k].chain[0].holder->span.of(text_))
                              : std::string();
        }
      }
      if (best > 0) answer.target = target;
    }
  }

  bool refers_to_report(Span content) const {
    const Range range = range_of(content);
    if (range.end - range.begin > 4) return false;
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (lexemes_[i].means(kDocumentNoun) || lexemes_[i].means(kClaimNoun)) return true;
    }
    return false;
  }

  size_t shared_words(Span a, Span b) const {
    const Range left = range_of(a), right = range_of(b);
    constexpr uint32_t kMost = 60;
    size_t shared = 0;
    for (uint32_t i = left.begin; i < left.end && i < left.begin + kMost; ++i) {
      const Lexeme& it = lexemes_[i];
      if (!it.is(Tag::Noun) && !it.is(Tag::Name)) continue;
      const std::string_view word = it.span.of(text_);
      for (uint32_t k = right.begin; k < right.end && k < right.begin + kMost; ++k) {
        if (lexemes_[k].span.size() == it.span.size() && lexemes_[k].span.of(text_) == word) {
          ++shared;
          break;
        }
      }
    }
    return shared;
  }

  void identify() {
    for (Statement& statement : report_.statements) {
      Fingerprint print("s:");
      print.add(report_.article.id).add(name_of(statement.act));
      for (const Span content : statement.content.spans) print.add(content.begin).add(content.end);
      for (const Hop& hop : statement.chain) {
        print.add(hop.holder ? hop.holder->span.begin : 0)
            .add(hop.holder ? hop.holder->span.end : 0);
        print.add(hop.cue.begin).add(hop.cue.end);
      }
      statement.id = print.id();
    }
    for (Statement& statement : report_.statements) {
      if (!statement.target) continue;
      size_t place = 0;
      for (const char c : statement.target->statement)
        place = place * 10 + static_cast<size_t>(c - '0');
      statement.target->statement =
          place < report_.statements.size() ? report_.statements[place].id : std::string();
    }
  }

  Report& report_;
  const Limits& limits_;
  const Knowledge* knowledge_;
  const std::vector<Attribution>& all_;
  std::string_view text_;
  Lexemes lexemes_;
  std::vector<std::vector<int32_t>> children_;
  int32_t merged_ = -1;
};

}  // namespace

Status make_statements(Report& report, const StageContext& context) {
  StatementMaker(report, context).run();
  return Status::Ok();
}

}  // namespace hearsay::extract
