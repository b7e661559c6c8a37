#include "extract/trained_candidates.h"

#include <algorithm>
#include <array>

#include "extract/chunks.h"
#include "extract/complements.h"
#include "extract/cues.h"
#include "extract/lexemes.h"
#include "extract/lexicon/words.h"
#include "extract/trained_relations.h"
#include "extract/trained_sources.h"

namespace hearsay::extract {
namespace {

constexpr std::string_view kNames[kEvidence] = {
    "always",      "rule",         "rule_score",  "relation",     "cue_most",    "cue_in_content",
    "source_mean", "content_mean", "source_link", "content_link", "same_source", "same_content",
    "lexicon",     "has_source",   "has_content", "quoted",       "noun_cue",    "refusal",
    "cue_least",   "content_least", "alone_lexicon", "alone_source", "alone_quote"};

uint32_t size_of(const std::vector<Span>& spans) {
  uint32_t size = 0;
  for (const Span span : spans) size += span.size();
  return size;
}

// Bytes that both lists cover; both in order and without overlap.
uint32_t shared(const std::vector<Span>& a, const std::vector<Span>& b) {
  uint32_t sum = 0;
  for (size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    const uint32_t begin = std::max(a[i].begin, b[k].begin), end = std::min(a[i].end, b[k].end);
    if (begin < end) sum += end - begin;
    a[i].end < b[k].end ? ++i : ++k;
  }
  return sum;
}

float jaccard(const std::vector<Span>& a, const std::vector<Span>& b) {
  const uint32_t both = shared(a, b), all = size_of(a) + size_of(b) - both;
  return all == 0 ? 0.0f : static_cast<float>(both) / static_cast<float>(all);
}

constexpr float kSureLink = 0.6f, kSureSpan = 0.5f, kUnlikely = 0.4f;

class Maker {
 public:
  Maker(const Report& report, const std::vector<Attribution>& rules)
      : report_(report),
        rules_(rules),
        relations_(read_relations(report)),
        scores_(report),
        lexemes_(read_lexemes(report)) {
    for (const Attribution& rule : rules) {
      if (!rule.cue.empty()) rule_cues_.push_back(rule.cue.begin);
    }
    std::sort(rule_cues_.begin(), rule_cues_.end());
  }

  std::vector<Candidate> make() {
    std::vector<int32_t> rule_of(relations_.size(), -1), relation_of(rules_.size(), -1);
    pair_up(rule_of, relation_of);
    for (size_t i = 0; i < rules_.size(); ++i) {
      Candidate made;
      made.made = rules_[i];
      made.rule = static_cast<int32_t>(i);
      made.relation = relation_of[i];
      if (made.relation >= 0) merge(relations_[made.relation], made.made);
      weigh(made);
      out_.push_back(std::move(made));
    }
    for (size_t k = 0; k < relations_.size(); ++k) {
      if (rule_of[k] >= 0) continue;
      Candidate made;
      if (!from_relation(relations_[k], made.made)) continue;
      made.relation = static_cast<int32_t>(k);
      weigh(made);
      out_.push_back(std::move(made));
    }
    return std::move(out_);
  }

 private:
  // Rules and relations whose cues share a word. Both lists are nearly in order of their cues; a
  // relation looks at the rules around its place.
  void pair_up(std::vector<int32_t>& rule_of, std::vector<int32_t>& relation_of) const {
    std::vector<size_t> order;
    for (size_t i = 0; i < rules_.size(); ++i) {
      if (!rules_[i].cue.empty()) order.push_back(i);
    }
    std::sort(order.begin(), order.end(),
              [this](size_t a, size_t b) { return rules_[a].cue < rules_[b].cue; });
    size_t from = 0;
    for (size_t k = 0; k < relations_.size(); ++k) {
      const Span cue = relations_[k].cue;
      while (from < order.size() && rules_[order[from]].cue.end <= cue.begin) ++from;
      int32_t best = -1;
      uint32_t most = 0;
      for (size_t i = from; i < order.size() && rules_[order[i]].cue.begin < cue.end; ++i) {
        const Span other = rules_[order[i]].cue;
        if (!other.overlaps(cue)) continue;
        const uint32_t both = std::min(other.end, cue.end) - std::max(other.begin, cue.begin);
        // Of two rules at one cue, the one with a content.
        const uint32_t score = 2 * both + (rules_[order[i]].content.empty() ? 0 : 1);
        if (relation_of[order[i]] < 0 && score > most) {
          most = score;
          best = static_cast<int32_t>(order[i]);
        }
      }
      if (best < 0) continue;
      rule_of[k] = best;
      relation_of[best] = static_cast<int32_t>(k);
    }
  }

  static bool is_refusal(Act act) { return act == Act::Decline || act == Act::Silent; }

  // The rules know acts and recipients; where the two differ in a span, the model's is taken if it
  // is sure of it.
  void merge(const Relation& relation, Attribution& made) const {
    if (made.relays || is_refusal(made.act)) return;
    merge_source(relation, made);
    if (relation.content.empty()) return;
    if (made.content.empty()) {
      if (relation.content_link >= kSureLink) made.content = relation.content;
      return;
    }
    // "Denied claims that P": the rules know that P is denied.
    if (made.rule == "claim answered" || confused(relation, made)) return;
    std::vector<Span> pieces = relation.content;
    // "Urged the council to wait": whom it was said to stays apart.
    const uint32_t begin = made.content.front().begin;
    if (!made.recipient.empty() && pieces.front().begin == made.recipient.begin &&
        made.recipient.end < begin && begin < pieces.front().end)
      pieces.front().begin = begin;
    // What the rules add that the model took for nobody's: a quotation that goes on.
    for (const Span piece : made.content) {
      const bool apart =
          std::none_of(pieces.begin(), pieces.end(), [&](Span s) { return s.overlaps(piece); });
      if (apart && scores_.mean(piece, Role::Content) >= 0.3f) pieces.push_back(piece);
    }
    std::sort(pieces.begin(), pieces.end());
    if (shared(pieces, made.content) == 0 && relation.content_link < kSureLink) return;
    if (surer(relation, made.content)) made.content.swap(pieces);
  }

  void merge_source(const Relation& relation, Attribution& made) const {
    if (relation.source.empty()) return;
    const bool sure = relation.source_score >= kSureSpan;
    const SourceParts parts = parts_of_source(report_, relation.source);
    const auto take = [&] {
      made.source = parts.holder;
      made.described = parts.description;
    };
    if (made.source.empty()) {
      if (relation.source_link >= kSureLink) take();
      return;
    }
    if (!made.source.overlaps(relation.source)) {
      if (sure && relation.source_link >= kSureLink &&
          scores_.mean(made.source, Role::Source) < kUnlikely)
        take();
      return;
    }
    const Span rest = described_behind(report_, relation.source, made.source);
    if (!rest.empty()) {
      made.described = rest;
    } else if (made.source != relation.source && sure && relation.source_link >= kSureLink &&
               !holds_cue(relation.source)) {
      take();
    }
  }

  // "The harbour master quoted by the Courier": the rules have a cue there.
  bool holds_cue(Span source) const {
    const auto cue = std::lower_bound(rule_cues_.begin(), rule_cues_.end(), source.begin);
    return cue != rule_cues_.end() && *cue < source.end;
  }

  // True where a piece of the model's content lies over the holder or the cue.
  static bool confused(const Relation& relation, const Attribution& made) {
    for (const Span piece : relation.content) {
      if (piece.overlaps(made.source) || piece.overlaps(made.cue)) return true;
    }
    return false;
  }

  // True where the model is sure of its content, and surer still where it has another number of
  // pieces: those are linked one by one. Less will do where the rules ran on over somebody else's
  // cue.
  bool surer(const Relation& relation, const std::vector<Span>& rules) const {
    constexpr float kOtherPieces = 0.8f, kRanOn = 0.25f;
    if (runs_over_cue(relation, rules)) return relation.content_score >= kRanOn;
    return relation.content_score >=
           (relation.content.size() == rules.size() ? kSureSpan : kOtherPieces);
  }

  // True where the content of the rules holds a cue of the model that this relation's does not.
  bool runs_over_cue(const Relation& relation, const std::vector<Span>& rules) const {
    for (const Span span : rules) {
      auto other = std::lower_bound(
          relations_.begin(), relations_.end(), span.begin,
          [](const Relation& one, uint32_t begin) { return one.cue.begin < begin; });
      // So many are looked at: contents inside one another would cost the square of their number.
      int steps = 64;
      for (; other != relations_.end() && other->cue.begin < span.end && --steps >= 0; ++other) {
        if (other->cue == relation.cue) continue;
        if (std::none_of(relation.content.begin(), relation.content.end(),
                         [&](Span s) { return s.contains(other->cue); }))
          return true;
      }
    }
    return false;
  }

  // What the model alone found.
  bool from_relation(const Relation& relation, Attribution& made) {
    if (relation.source.empty() && relation.content.empty()) return false;
    const SourceParts parts = parts_of_source(report_, relation.source);
    made.source = parts.holder;
    made.described = parts.description;
    made.cue = relation.cue;
    made.content = relation.content;
    made.act = Act::Assert;
    made.rule = "model";
    const Range cue = range_of(made.cue);
    if (cue.empty()) return !made.content.empty();
    const auto next = std::upper_bound(lexemes_.sentence_begin.begin(),
                                       lexemes_.sentence_begin.end(), cue.end - 1);
    const Range sentence{*(next - 1), next == lexemes_.sentence_begin.end() ? cue.end : *next};
    if (groups_at_ != sentence.begin) find_verb_groups(lexemes_, sentence, groups_);
    groups_at_ = sentence.begin;
    Ahead ahead;
    if (cue.end < sentence.end) ahead = look_ahead(lexemes_, sentence, cue.end, true, groups_);
    made.act = act_of(cue, sentence.end, ahead.what);
    if (made.source.empty()) made.source = subject_of(cue, groups_);
    refusal_by_subject(cue, made);
    if (made.act == Act::Assert && tells_nothing(cue)) made.act = Act::Silent;
    if (made.content.empty() && !is_refusal(made.act)) return false;
    const auto free = [&](Span span) {
      return !span.overlaps(made.source) && std::none_of(made.content.begin(), made.content.end(),
                                                         [&](Span s) { return s.overlaps(span); });
    };
    const Span recipient = lexemes_.span(ahead.recipient);
    if (!recipient.empty() && free(recipient)) made.recipient = recipient;
    for (size_t i = 0; i < ahead.adjunct_count; ++i) {
      const Span adjunct = lexemes_.span(ahead.adjuncts[i]);
      if (free(adjunct)) made.adjuncts.push_back(adjunct);
    }
    return true;
  }

  Range range_of(Span span) const {
    return {lexemes_.at_or_after(span.begin), lexemes_.at_or_after(span.end)};
  }

  Span subject_of(Range cue, const std::vector<VerbGroup>& groups) const {
    for (const VerbGroup& group : groups) {
      if (!cue.contains(group.head) || group.passive || group.after_relative) continue;
      if (group.form == VerbForm::Finite && !group.subject.empty())
        return lexemes_.span(group.subject);
    }
    return {};
  }

  // "Neither the minister nor his office would discuss it", "has said nothing about the matter".
  void refusal_by_subject(Range cue, Attribution& made) const {
    static const uint16_t comment = lemma_of("comment"), discuss = lemma_of("discuss"),
                          say = lemma_of("say"), answer = lemma_of("answer"),
                          respond = lemma_of("respond"), nothing = form_of("nothing");
    if (is_refusal(made.act)) return;
    const std::string_view source = made.source.of(report_.article.text);
    const bool nobody = source.starts_with("Neither") || source.starts_with("neither") ||
                        source.starts_with("No one") || source.starts_with("None of");
    bool speaks = false, says = false, silent = false;
    for (uint32_t i = cue.begin; i < cue.end; ++i) {
      const uint16_t lemma = lexemes_[i].lemma;
      speaks |= lemma != 0 &&
                (lemma == comment || lemma == discuss || lemma == answer || lemma == respond);
      says |= lemma != 0 && lemma == say;
      silent |= lexemes_[i].form != 0 && lexemes_[i].form == nothing;
    }
    if (says && silent) made.act = Act::Silent;
    if (nobody && speaks) made.act = Act::Decline;
  }

  // "Did not disclose", "has not announced": what somebody has not told is a silence.
  bool tells_nothing(Range cue) const {
    static const std::array<uint16_t, 12> kTell = {
        lemma_of("say"),     lemma_of("disclose"),  lemma_of("announce"), lemma_of("reveal"),
        lemma_of("detail"),  lemma_of("specify"),   lemma_of("explain"),  lemma_of("mention"),
        lemma_of("comment"), lemma_of("elaborate"), lemma_of("address"),  lemma_of("release")};
    bool turned = false, tells = false;
    for (uint32_t i = cue.begin; i < cue.end; ++i) {
      const Lexeme& it = lexemes_[i];
      turned |= it.is(Tag::Negation);
      tells |= it.lemma != 0 && std::find(kTell.begin(), kTell.end(), it.lemma) != kTell.end();
    }
    return turned && tells;
  }

  // True where an entry may have what stands behind the cue.
  static bool fits(const CueEntry& entry, After what) {
    switch (what) {
      case After::Wh:
        return (entry.frames & kWhClause) != 0;
      case After::Infinitive:
        return (entry.frames & kInfinitive) != 0;
      case After::That:
      case After::Clause:
        return (entry.frames & kClause) != 0;
      case After::Quotation:
      case After::Colon:
        return (entry.frames & kQuote) != 0;
      case After::Object:
      case After::Gerund:
        return (entry.frames & (kObject | kMatter | kAsLabel | kSmall | kCharge)) != 0;
      default:
        return true;
    }
  }

  // The act the lexicon gives the words of a cue, the last first; Assert for words it does not
  // know.
  Act act_of(Range cue, uint32_t sentence_end, After what) const {
    if (const CueMatch* match = lexicon_at(lexemes_.span(cue));
        match != nullptr && is_refusal(match->act))
      return match->act;
    constexpr uint32_t kBehind = 2;  // words of a pattern that may stand behind the model's cue
    const uint32_t limit = std::min(cue.end + kBehind, sentence_end);
    for (uint32_t i = cue.end; i-- > cue.begin;) {
      VerbGroup group;
      group.first = group.head = i;
      group.end = i + 1;
      for (const CueCandidates& found :
           {cue_candidates(lexemes_, group, limit), noun_cue_candidates(lexemes_, i, limit)}) {
        if (found.count == 0) continue;
        for (size_t k = 0; k < found.count; ++k) {
          if (fits(*found.list[k].entry, what)) return found.list[k].entry->act;
        }
        return found.list[0].entry->act;
      }
    }
    return Act::Assert;
  }

  const CueMatch* lexicon_at(Span cue) const {
    const auto& cues = report_.attribution.cues;
    auto at = std::lower_bound(
        cues.begin(), cues.end(), cue.begin,
        [](const CueMatch& match, uint32_t begin) { return match.span.begin < begin; });
    if (at != cues.begin() && (at - 1)->span.end > cue.begin) --at;
    return at != cues.end() && at->span.overlaps(cue) ? &*at : nullptr;
  }

  bool quoted(uint32_t offset) const {
    const auto& all = report_.attribution.quotations;
    auto next = std::upper_bound(all.begin(), all.end(), offset,
                                 [](uint32_t at, const Quotation& q) { return at < q.span.begin; });
    for (int steps = 0; next != all.begin() && steps < 12; ++steps) {
      --next;
      if (next->span.contains(offset)) return true;
      if (next->depth == 0) return false;
    }
    return false;
  }

  void weigh(Candidate& one) const {
    const Attribution& made = one.made;
    const auto set = [&one](Evidence what, float value) {
      one.evidence[static_cast<size_t>(what)] = value;
    };
    set(Evidence::Always, 1);
    if (one.rule >= 0) {
      set(Evidence::Rule, 1);
      set(Evidence::RuleScore, rules_[one.rule].score);
    }
    const Span anchor = made.cue.empty() ? made.source : made.cue;
    set(Evidence::CueMost, scores_.most(anchor, Role::Cue));
    set(Evidence::CueInContent, scores_.mean(anchor, Role::Content));
    set(Evidence::SourceMean, scores_.mean(made.source, Role::Source));
    float content = 0;
    uint32_t tokens = 0;
    for (const Span span : made.content) {
      const auto [first, end] = scores_.tokens_of(span);
      content += scores_.mean(span, Role::Content) * static_cast<float>(end - first);
      tokens += end - first;
    }
    if (tokens > 0) set(Evidence::ContentMean, content / static_cast<float>(tokens));
    if (one.relation >= 0) {
      const Relation& relation = relations_[one.relation];
      set(Evidence::Relation, 1);
      set(Evidence::SourceLink, relation.source_link);
      set(Evidence::ContentLink, relation.content_link);
      set(Evidence::CueLeast, relation.cue_score);
      set(Evidence::ContentLeast, relation.content_score);
      if (one.rule >= 0) {
        const Attribution& rule = rules_[one.rule];
        set(Evidence::SameSource, rule.source.overlaps(relation.source) ||
                                          (rule.source.empty() && relation.source.empty())
                                      ? 1
                                      : 0);
        set(Evidence::SameContent, jaccard(rule.content, relation.content));
      }
    }
    set(Evidence::Lexicon, lexicon_at(anchor) != nullptr ? 1 : 0);
    set(Evidence::HasSource, made.source.empty() ? 0 : 1);
    set(Evidence::HasContent, made.content.empty() ? 0 : 1);
    set(Evidence::Quoted, quoted(anchor.begin) ? 1 : 0);
    set(Evidence::NounCue, made.rule == "noun" ? 1 : 0);
    set(Evidence::Refusal, is_refusal(made.act) ? 1 : 0);
    if (one.rule >= 0) return;
    const auto quoted_piece = [this](Span piece) { return quoted(piece.begin); };
    set(Evidence::AloneLexicon, lexicon_at(anchor) != nullptr ? 1 : 0);
    set(Evidence::AloneSource, made.source.empty() ? 0 : 1);
    set(Evidence::AloneQuote,
        std::any_of(made.content.begin(), made.content.end(), quoted_piece) ? 1 : 0);
  }

  const Report& report_;
  const std::vector<Attribution>& rules_;
  const std::vector<Relation> relations_;
  const RoleScores scores_;
  const Lexemes lexemes_;
  std::vector<uint32_t> rule_cues_;  // where the cues of the rules begin, in order
  std::vector<VerbGroup> groups_;    // of the sentence that begins at groups_at_
  uint32_t groups_at_ = 0xffffffffu;
  std::vector<Candidate> out_;
};

}  // namespace

std::string_view name_of(Evidence evidence) { return kNames[static_cast<size_t>(evidence)]; }

std::vector<Candidate> make_candidates(const Report& report,
                                       const std::vector<Attribution>& rules) {
  return Maker(report, rules).make();
}

}  // namespace hearsay::extract
