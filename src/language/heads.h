// What is read off the encoder's vectors: tags, names, trees, attribution tags and links.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hearsay/language.h"
#include "language/bioes.h"
#include "language/encoder.h"
#include "language/linear.h"
#include "language/model_file.h"
#include "language/windows.h"

namespace hearsay {

// Rows of "heads.arc_distance": how far before a word its head is (1, 2, 3, 4, then from 5, 7, 10,
// 15 and 23 words on), then how far after it.
inline constexpr uint32_t kDistances = 18;
uint32_t distance_row(int32_t gap);

// Columns of the hidden layer that one head reads.
struct HeadSlice {
  uint32_t first = 0, width = 0;
  explicit operator bool() const { return width != 0; }
};

// Room for the heads over at most `tokens` tokens at a time; made once per article.
class Heads;
struct HeadsRoom {
  HeadsRoom(const Heads& heads, uint32_t encoder_width, uint32_t tokens);
  AlignedBytes vectors, hidden, logits, arcs, distances, scores, labels;
  QuantisedRows quantised;
};

// What the attribution head says of the tokens so far; links need the whole article.
struct AttributionWork {
  std::vector<float> scores;     // attribution_tags() a token
  std::vector<float> link_word;  // of each token as part of a source or content
  std::vector<float> link_cue;   // of each token as the first of a cue
};

class Heads {
 public:
  // Checks the tensors of the heads that are there and packs them; they read vectors of `width`
  // numbers. `file` must outlive it. Error: Corrupt, naming the tensor.
  static Result<Heads> load(const ModelFile& file, uint32_t width, const KernelTable& kernels);

  // Copies the names of all labels.
  void name_labels(LanguageLayer& layer) const;

  // Fills words [first, first + count) of `layer` and appends their mentions, from the vectors of
  // their first pieces in room.vectors; appends to `work`. `segments` are those of these tokens.
  void read(uint32_t first, uint32_t count, std::span<const Segment> segments,
            std::span<const Token> tokens, HeadsRoom& room, AttributionWork& work,
            LanguageLayer& layer) const;
  // After the last token: attribution scores, spans and links of the whole article.
  void finish(const WindowPlan& plan, AttributionWork& work, LanguageLayer& layer) const;

  uint32_t hidden_width() const { return hidden_.out(); }
  const Linear& embedding() const { return embedding_; }

 private:
  friend struct HeadsRoom;
  struct TagSet {
    std::vector<std::string> labels;
    uint32_t first = 0;
  };

  Status load_tags(const ModelFile& file);
  Status load_spans(const ModelFile& file);
  Status load_trees(const ModelFile& file);
  Status load_links(const ModelFile& file);
  Result<HeadSlice> slice(const ModelFile& file, std::string_view name) const;

  void read_tags(uint32_t first, uint32_t count, HeadsRoom& room, LanguageLayer& layer) const;
  void read_names(uint32_t first, uint32_t count, std::span<const Segment> segments,
                  std::span<const Token> tokens, HeadsRoom& room, LanguageLayer& layer) const;
  void read_attribution(uint32_t count, HeadsRoom& room, AttributionWork& work) const;
  void read_tree(uint32_t first, const Segment& segment, HeadsRoom& room,
                 LanguageLayer& layer) const;
  void read_entities(uint32_t first, uint32_t count, std::span<const Segment> segments,
                     std::span<const Token> tokens, HeadsRoom& room, LanguageLayer& layer) const;
  void add_distances(uint32_t row, uint32_t length, HeadsRoom& room) const;
  void link(const WindowPlan& plan, const AttributionWork& work, LanguageLayer& layer) const;
  // The column of `slice` in row `row` of the hidden layer.
  const float* column(const HeadsRoom& room, HeadSlice slice, uint32_t row) const {
    return room.hidden.floats() + size_t{row} * hidden_.out() + slice.first;
  }

  const KernelTable* kernels_ = nullptr;
  Linear hidden_, tag_logits_, name_logits_, attribution_logits_, arc_, distance_, label_,
      embedding_, entity_logits_;
  HeadSlice tags_, names_, attribution_, arc_dep_, arc_head_, lab_dep_, lab_head_, link_word_,
      link_cue_, entity_;
  TagSet upos_, xpos_, feats_, lemma_;
  std::vector<std::string> deprels_, name_types_, roles_, entity_types_;
  std::optional<TagScheme> scheme_of_names_, scheme_of_attribution_;
  const float* arc_bias_ = nullptr;
  const float* arc_root_ = nullptr;
  const float* link_ = nullptr;  // [2, word + 1, cue + 1]
};

}  // namespace hearsay
