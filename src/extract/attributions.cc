#include "extract/attributions.h"

#include <algorithm>

#include "extract/lexicon/words.h"
#include "extract/nesting.h"
#include "extract/sentence_frames.h"

namespace hearsay::extract {
namespace {

// Settles what one sentence alone does not show: quotations over several sentences, and nesting.
class Linker {
 public:
  explicit Linker(Report& report)
      : report_(report),
        layer_(report.attribution),
        lexemes_(read_lexemes(report)),
        owner_(layer_.quotations.size(), -1) {}

  void run() {
    SentenceFrames reader(lexemes_, layer_, report_.article.text);
    std::vector<Frame> frames;
    for (size_t p = 0; p < report_.text.paragraphs.size(); ++p) {
      const Paragraph& paragraph = report_.text.paragraphs[p];
      const size_t first = layer_.attributions.size();
      for (uint32_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s) {
        reader.read(lexemes_.sentence(s), paragraph.kind == ParagraphKind::Headline, frames);
        keep(frames);
      }
      run_on(paragraph, first);
      embedded_post(paragraph);
    }
    nest_attributions(layer_.attributions);
  }

 private:
  static constexpr int32_t kNobody = -1;

  Span span(Range range) const { return lexemes_.span(range); }

  // Index of the first quotation that begins at or after `offset`.
  size_t quotation_after(uint32_t offset) const {
    const auto place =
        std::lower_bound(layer_.quotations.begin(), layer_.quotations.end(), offset,
                         [](const Quotation& q, uint32_t at) { return q.span.begin < at; });
    return static_cast<size_t>(place - layer_.quotations.begin());
  }

  // The outermost quotation that covers `offset`, or -1. A few steps back suffice: inner ones are
  // few, and outer ones do not overlap.
  int32_t outer_quotation(uint32_t offset) const {
    size_t i = quotation_after(offset + 1);
    for (int steps = 0; i > 0 && steps < 16; ++steps) {
      --i;
      const Quotation& quotation = layer_.quotations[i];
      if (quotation.depth != 0) continue;
      return quotation.span.contains(offset) ? static_cast<int32_t>(i) : -1;
    }
    return -1;
  }

  // A content that takes part in a quotation gets all of it, over the end of the sentence.
  Span with_quotations(Span content, int32_t attribution, bool left) {
    for (size_t i = quotation_after(content.begin); i < layer_.quotations.size(); ++i) {
      const Quotation& quotation = layer_.quotations[i];
      if (quotation.span.begin >= content.end) break;
      if (quotation.depth != 0) continue;
      owner_[i] = attribution;
      if (quotation.span.end > content.end && !quotation.scare) content.end = quotation.span.end;
    }
    if (left && content.begin > 0) {
      // The quotation may have begun sentences before.
      const int32_t i = outer_quotation(content.begin);
      // One tag a quotation, or a long one would be read again for each.
      if (i >= 0 && owner_[i] == kNobody && layer_.quotations[i].span.begin < content.begin) {
        content.begin = layer_.quotations[i].span.begin;
        owner_[i] = attribution;
      }
    }
    return content;
  }

  void keep(const std::vector<Frame>& frames) {
    // Where each frame will stand; a frame may lean on a later one.
    places_.clear();
    int32_t next = static_cast<int32_t>(layer_.attributions.size());
    for (const Frame& frame : frames) {
      // What is said inside a quotation is part of it.
      const bool part = !frame.relays && !frame.cue.empty() && spoken_inside(frame);
      places_.push_back(part ? kNobody : next++);
    }
    for (size_t k = 0; k < frames.size(); ++k) {
      if (places_[k] == kNobody) continue;
      const Frame& frame = frames[k];
      const int32_t index = places_[k];
      Attribution made;
      made.source = span(frame.source);
      made.cue = frame.cue.empty() ? Span{} : span(frame.cue);
      made.act = frame.act;
      made.rule = frame.rule;
      made.score = frame.score;
      made.recipient = span(frame.recipient);
      made.words = span(frame.words);
      made.negative = frame.negative;
      made.relays = frame.relays;
      made.hearsay_word = frame.hearsay_word;
      made.parent = parent_in(frames, frame);
      for (const Range range : frame.content) {
        if (range.empty()) continue;
        made.content.push_back(with_quotations(span(range), index, frame.content_left));
      }
      for (const Range range : frame.adjuncts) made.adjuncts.push_back(span(range));
      fronted_adjuncts(frame, made);
      if (made.content.empty() && frame.content_left) previous_quotation(frame, index, made);
      tidy(made.content);
      layer_.attributions.push_back(std::move(made));
    }
  }

  bool spoken_inside(const Frame& frame) const {
    const int32_t i = outer_quotation(lexemes_[frame.cue.begin].span.begin);
    if (i < 0) return false;
    const Quotation& quotation = layer_.quotations[i];
    return quotation.span.contains(span(frame.cue)) && !quotation.scare &&
           (frame.source.empty() || quotation.span.contains(span(frame.source)));
  }

  // "Y quoted by X" stands under X; "citing Y" under the attribution of X it adds a source to.
  int32_t parent_in(const std::vector<Frame>& frames, const Frame& frame) const {
    if (frame.inside >= 0) {
      for (size_t k = 0; k < frames.size(); ++k) {
        if (frames[k].relays && frames[k].cue.begin == static_cast<uint32_t>(frame.inside))
          return places_[k];
      }
    }
    if (frame.rule != "citing") return -1;
    int32_t nearest = -1;
    for (size_t k = 0; k < frames.size(); ++k) {
      const Frame& other = frames[k];
      if (other.relays || other.source.empty()) continue;
      if (other.source.end + 1 == frame.cue.begin && other.cue.begin > frame.cue.begin)
        return places_[k];
      if (other.cue.begin < frame.cue.begin) nearest = places_[k];
    }
    return nearest;
  }

  // What stands before the source or between source and cue: "On Tuesday, X ...", "X on Monday
  // said".
  void fronted_adjuncts(const Frame& frame, Attribution& made) {
    if (frame.source.empty() || frame.cue.empty()) return;
    if (frame.source.end < frame.cue.begin) {
      Range between{frame.source.end, frame.cue.begin};
      constexpr uint32_t kReach = 30;
      const bool apposition = lexemes_[between.begin].is(Tag::Comma) &&
                              between.begin + 1 < between.end &&
                              !lexemes_[between.begin + 1].is(Tag::IngVerb) &&
                              !lexemes_[between.begin + 1].is(Tag::Preposition);
      bool verb = false;
      for (uint32_t i = between.begin; i < between.end && !verb; ++i) {
        verb = lexemes_[i].is(Tag::FiniteVerb) || lexemes_[i].is(Tag::Be) ||
               lexemes_[i].is(Tag::Modal);
      }
      if (!verb && between.end - between.begin < kReach && !apposition &&
          !lexemes_[between.begin].is(Tag::Relative))
        made.adjuncts.push_back(span(between));
    }
    uint32_t begin = frame.source.begin;
    const uint32_t sentence = sentence_begin(begin);
    if (begin > sentence && begin - sentence < 16) {
      uint32_t from = begin;
      while (from > sentence &&
             (!is_verb_tag(lexemes_[from - 1].tag) || lexemes_[from - 1].is(Tag::IngVerb)) &&
             !lexemes_[from - 1].is(Tag::QuoteMark))
        --from;
      if (from == sentence && (lexemes_[from].is(Tag::Preposition) || lexemes_[from].has(kTime) ||
                               lexemes_[from].is(Tag::Adverb) || lexemes_[from].is(Tag::IngVerb) ||
                               lexemes_[from].is(Tag::Adjective) || lexemes_[from].is(Tag::Noun))) {
        made.adjuncts.push_back(span({from, begin}));
      }
    }
  }

  // "Time to go home. - Ada Brandt (@adabrandt) May 4, 2026": a paragraph that is a post.
  void embedded_post(const Paragraph& paragraph) {
    const Range all{lexemes_.at_or_after(paragraph.span.begin),
                    lexemes_.at_or_after(paragraph.span.end)};
    if (all.end - all.begin < 6) return;
    // The line ends in a handle in brackets and a date.
    constexpr uint32_t kReach = 16;
    uint32_t open = all.end;
    for (uint32_t i = all.end; i > all.begin && all.end - i < kReach && open == all.end;) {
      --i;
      const bool handle = i + 1 < all.end && lexemes_[i].is(Tag::Open) &&
                          report_.article.text[lexemes_[i + 1].span.begin] == '@';
      if (handle) open = i;
    }
    if (open == all.end) return;
    uint32_t close = open;
    while (close < all.end && !lexemes_[close].is(Tag::Close)) ++close;
    if (close + 1 >= all.end || !lexemes_[close + 1].has(kTime)) return;
    uint32_t dash = open;
    while (dash > all.begin && open - dash < kReach && !lexemes_[dash].is(Tag::Dash)) --dash;
    if (dash == all.begin || !lexemes_[dash].is(Tag::Dash) || dash + 1 >= open) return;
    Attribution made;
    made.source = span({dash + 1, open});
    made.content.push_back(span({all.begin, dash}));
    made.adjuncts.push_back(span({close + 1, all.end}));
    made.act = Act::Assert;
    made.rule = "post";
    made.score = 0.8f;
    layer_.attributions.push_back(std::move(made));
  }

  uint32_t sentence_begin(uint32_t lexeme) const {
    const auto place =
        std::upper_bound(lexemes_.sentence_begin.begin(), lexemes_.sentence_begin.end(), lexeme);
    return *(place - 1);
  }

  // `"...", X said.` split off as a sentence of its own: the quotation right before it.
  void previous_quotation(const Frame& frame, int32_t index, Attribution& made) {
    const uint32_t begin = std::min(frame.source.begin, frame.cue.begin);
    if (begin == 0 || !lexemes_[begin - 1].is(Tag::QuoteMark)) return;
    const uint32_t mark = lexemes_[begin - 1].span.begin;
    const int32_t quotation = outer_quotation(mark);
    if (quotation < 0 || owner_[quotation] != kNobody) return;
    if (layer_.quotations[quotation].span.end != lexemes_[begin - 1].span.end) return;
    owner_[quotation] = index;
    made.content.push_back(layer_.quotations[quotation].span);
  }

  // In order, without overlap or empty ones.
  static void tidy(std::vector<Span>& spans) {
    std::sort(spans.begin(), spans.end());
    std::vector<Span> kept;
    for (Span one : spans) {
      if (!kept.empty() && one.begin < kept.back().end) one.begin = kept.back().end;
      if (!one.empty()) kept.push_back(one);
    }
    spans.swap(kept);
  }

  // Quotations of the paragraph that nothing claimed go on under the cue before them.
  void run_on(const Paragraph& paragraph, size_t first) {
    auto& all = layer_.attributions;
    const size_t begin = quotation_after(paragraph.span.begin);
    for (size_t i = begin; i < layer_.quotations.size(); ++i) {
      const Quotation& quotation = layer_.quotations[i];
      if (quotation.span.begin >= paragraph.span.end) break;
      if (quotation.depth != 0) continue;
      if (owner_[i] == kNobody && i > 0 && i == begin && reopened(i, paragraph)) {
        const int32_t owner = owner_[previous_outer(i)];
        if (owner != kNobody) {
          owner_[i] = owner;
          all[owner].content.push_back(quotation.span);
        }
        continue;
      }
      if (owner_[i] != kNobody || quotation.scare || !whole_sentence(quotation)) continue;
      int32_t speaker = kNobody;
      for (size_t k = first; k < all.size(); ++k) {
        if (all[k].cue.begin >= quotation.span.begin) break;
        if (!all[k].relays && speaks(all[k])) {
          if (speaker == kNobody || !holds(all[speaker], all[k])) speaker = static_cast<int32_t>(k);
        }
      }
      if (speaker == kNobody) continue;
      owner_[i] = speaker;
      all[speaker].content.push_back(quotation.span);
      tidy(all[speaker].content);
    }
  }

  static bool holds(const Attribution& outer, const Attribution& inner) {
    for (const Span content : outer.content) {
      if (content.contains(inner.cue)) return true;
    }
    return false;
  }

  static bool speaks(const Attribution& one) {
    return !one.source.empty() && one.act != Act::Decline && one.act != Act::Silent &&
           one.act != Act::Think && one.rule != "noun" && one.rule != "refusal";
  }

  size_t previous_outer(size_t i) const {
    while (i > 0) {
      --i;
      if (layer_.quotations[i].depth == 0) return i;
    }
    return 0;
  }

  // The paragraph re-opens a quotation that the one before left open.
  bool reopened(size_t i, const Paragraph& paragraph) const {
    const Quotation& before = layer_.quotations[previous_outer(i)];
    return !before.closed && layer_.quotations[i].span.begin == paragraph.span.begin &&
           before.span.end < paragraph.span.begin && previous_outer(i) != i;
  }

  // The quotation begins where a sentence begins.
  bool whole_sentence(const Quotation& quotation) const {
    const uint32_t at = lexemes_.at_or_after(quotation.span.begin);
    return at < lexemes_.all.size() && sentence_begin(at) == at;
  }

  Report& report_;
  AttributionLayer& layer_;
  Lexemes lexemes_;
  std::vector<int32_t> owner_;   // of each quotation: the attribution it belongs to
  std::vector<int32_t> places_;  // of each frame of the sentence: its attribution, or kNobody
};

}  // namespace

Status find_attributions(Report& report, const StageContext&) {
  Linker(report).run();
  return Status::Ok();
}

}  // namespace hearsay::extract
