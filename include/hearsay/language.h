// The language layer: tags, trees, mentions, attribution spans and vectors over the tokens of the
// text layer. Empty where no model was used; stages after it must then do without.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/span.h"

namespace hearsay {

// The analysis of one token; index i belongs to TextLayer::tokens[i].
struct WordAnalysis {
  static constexpr uint32_t kRoot = 0xffffffffu;
  uint16_t upos = 0;      // index into LanguageLayer::upos_names
  uint16_t xpos = 0;      // index into LanguageLayer::xpos_names
  uint16_t feats = 0;     // index into LanguageLayer::feats_names
  uint16_t lemma = 0;     // index into LanguageLayer::lemma_scripts; see lemma_of
  uint16_t deprel = 0;    // index into LanguageLayer::deprel_names
  uint32_t head = kRoot;  // token index of the governor, in the same sentence; kRoot for the root
  float upos_score = 0;   // probability of upos, 0 to 1
  float head_score = 0;   // probability of head among all heads of the sentence, 0 to 1
};

struct Mention {
  Span span;
  uint16_t type = 0;  // index into LanguageLayer::mention_names
  float score = 0;    // 0 to 1: of its weakest token
};

// A mention of an entity, named or not, by its head word: "the mayor of Lowland" with "Lowland"
// inside it. The span is what hangs on the head in the tree.
struct Entity {
  Span span;
  uint32_t head = 0;   // token index of the head word, inside the span
  uint16_t type = 0;   // index into LanguageLayer::entity_names
  bool named = false;  // the head is a proper noun
  float score = 0;     // 0 to 1: that the head heads a mention of this type
};

// A stretch of tokens that the model takes for part of an attribution.
struct AttributionSpan {
  uint32_t first_token = 0, end_token = 0;
  uint16_t role = 0;  // index into LanguageLayer::role_names
  float score = 0;    // 0 to 1: marginal probability of its weakest token
};

// A source or content and a cue it may belong to. All pairs the model looked at are here, so that a
// later stage may set its own threshold.
struct AttributionLink {
  uint32_t span = 0;  // index into LanguageLayer::attribution_spans: a source or a content
  uint32_t cue = 0;   // likewise: a cue
  // 0 to 1: the mean share that the words of the span give this cue among the cues of their window.
  // The model's own choice for a span is its cue with the highest score.
  float score = 0;
};

struct LanguageLayer {
  std::vector<WordAnalysis> words;                 // empty, or one a token
  std::vector<Mention> mentions;                   // names, by begin, without overlap
  std::vector<Entity> entities;                    // by begin, outer before inner; they nest
  std::vector<AttributionSpan> attribution_spans;  // by first_token
  std::vector<AttributionLink> attribution_links;  // by span, then cue
  // Marginal probabilities of the attribution tags: attribution_names.size() numbers a token.
  std::vector<float> attribution_scores;
  // The meaning of each token in its sentence: vector_width numbers a token, for Model::embed.
  std::vector<float> token_vectors;
  // Pieces each token stands for; the weight of its vector in a mean.
  std::vector<uint16_t> token_pieces;
  // Unit vectors, vector_width numbers a sentence of the text layer.
  std::vector<float> sentence_vectors;
  uint32_t vector_width = 0;

  std::vector<std::string> upos_names, xpos_names, feats_names, lemma_scripts, deprel_names;
  std::vector<std::string> mention_names;  // "PER", "ORG", ...
  std::vector<std::string> entity_names;   // "person", "organization", "place", ...
  std::vector<std::string> role_names;     // "source", "cue", "content"
  std::vector<std::string>
      attribution_names;  // "O", "B-source", "I-source", "E-source", "S-source"...
};

// The lemma that `script` makes of `form`. A script is "L" (in lower case) or "K" (as it is), the
// code points to cut off the end, "+" and the text to append; or "=" and the whole lemma.
//   lemma_of("Bodies", "L3+y") == "body"      lemma_of("was", "=be") == "be"
std::string lemma_of(std::string_view form, std::string_view script);

}  // namespace hearsay
