// The attributions of one sentence, before quotations that run on and nesting are settled.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/chunks.h"
#include "extract/complements.h"
#include "extract/cues.h"
#include "extract/lexemes.h"
#include "hearsay/attribution.h"

namespace hearsay::extract {

// One attribution as ranges of lexemes.
struct Frame {
  Range source;
  Range cue;
  Range recipient;
  Range words;
  std::vector<Range> content;
  std::vector<Range> adjuncts;
  Act act = Act::Unknown;
  uint32_t frames = 0;  // CueFrame of the entry used
  int32_t group = -1;   // index into the sentence's verb groups
  int32_t inside =
      -1;  // first cue lexeme of the frame that relays this one ("quoted by"), -1: none
  bool content_left = false;  // "P, X said": everything to the left
  bool negative = false;
  bool relays = false;
  bool hearsay_word = false;
  bool quoted = false;  // a quotation may follow or go on under this cue
  std::string_view rule;
  float score = 0;
  // Where the frame cuts the content of others: [cut_begin, cut_end) with its comma.
  uint32_t cut_begin = 0, cut_end = 0;
  uint32_t limit = 0;       // where its content on the right had to end; 0: none
  uint32_t content_at = 0;  // where content on the right begins; 0: none
  After after = After::Nothing;
};

class SentenceFrames {
 public:
  SentenceFrames(const Lexemes& lexemes, const AttributionLayer& layer, std::string_view text)
      : lexemes_(lexemes), layer_(layer), text_(text) {}

  // Replaces `frames` with those of this sentence, by cue position.
  void read(Range sentence, bool headline, std::vector<Frame>& frames);

 private:
  // Finding cues (sentence_frames.cc).
  void verb_cue(size_t index);
  bool refusal(size_t index);
  void thanks_by_call(size_t index);
  bool first_to(size_t index);
  bool try_candidate(size_t index, const CueCandidate& candidate);
  // Passives and cited sources (passed_on_frames.cc).
  bool passive_cue(size_t index, const CueCandidate& candidate);
  bool citing(size_t index, const CueCandidate& candidate);
  void source_of(Frame& frame);
  // Cues that are no verbs (other_frames.cc).
  void according_to(uint32_t at, uint32_t width);
  void noun_cue(uint32_t at);
  void hearsay_words(uint32_t at);
  void headline_report();
  void transcript_line();
  // Contents (contents.cc).
  void contents();
  void right_content(size_t index);
  void left_content(size_t index);
  uint32_t limit_of(size_t index) const;
  uint32_t left_bound(size_t index) const;
  bool all_capitals(uint32_t at) const;
  Range trimmed(Range range) const;
  uint32_t object_end(uint32_t at, uint32_t limit, std::vector<Range>& adjuncts) const;
  uint32_t cut_channel(uint32_t at, uint32_t limit, std::vector<Range>& adjuncts) const;

  bool can_listen(Range range) const;
  bool can_speak(Range range) const;
  bool names_document(Range range) const;
  bool anonymity_request(uint32_t at) const;
  void split_quoted_by(Frame& frame);
  bool inside_quotation(uint32_t lexeme) const;
  bool is_form(uint32_t at, uint16_t form) const {
    return at < sentence_.end && form != 0 && lexemes_[at].form == form;
  }
  bool is_tag(uint32_t at, Tag tag) const { return at < sentence_.end && lexemes_[at].is(tag); }

  const Lexemes& lexemes_;
  const AttributionLayer& layer_;
  std::string_view text_;
  Range sentence_;
  bool headline_ = false;
  std::vector<VerbGroup> groups_;
  std::vector<Frame>* frames_ = nullptr;
};

}  // namespace hearsay::extract
