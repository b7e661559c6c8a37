#include "language/analyse.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "hearsay/model.h"
#include "language/analyse_words.h"
#include "language/model_parts.h"

namespace hearsay {
namespace {

// A run of windows that goes through the encoder together.
struct Batch {
  uint32_t first_row = 0, end_row = 0;
  uint32_t first_window = 0, end_window = 0;
  uint32_t first_segment = 0, end_segment = 0;
};

// Windows in order, as many to a batch as fit into `rows` rows, at least one.
std::vector<Batch> batches_of(const WindowPlan& plan, uint32_t rows) {
  std::vector<Batch> batches;
  uint32_t segment = 0, begin = 0;
  for (uint32_t w = 0; w < plan.ends.size(); begin = plan.ends[w++]) {
    if (batches.empty() || plan.ends[w] - batches.back().first_row > rows) {
      batches.push_back({begin, begin, w, w, segment, segment});
    }
    Batch& batch = batches.back();
    batch.end_row = plan.ends[w];
    batch.end_window = w + 1;
    while (segment < plan.segments.size() && plan.segments[segment].window == w) ++segment;
    batch.end_segment = segment;
  }
  return batches;
}

// Vectors of tokens (first piece for the heads, mean of all for the layer) from those of the rows.
void gather(const WindowPlan& plan, const Batch& batch, const float* rows, uint32_t width,
            uint32_t first, uint32_t end, float* firsts, LanguageLayer& layer) {
  for (uint32_t t = first; t < end; ++t) {
    const float* row = rows + size_t{plan.token_row[t] - batch.first_row} * width;
    std::memcpy(firsts + size_t{t - first} * width, row, width * sizeof(float));
    float* mean = layer.token_vectors.data() + size_t{t} * width;
    const uint32_t pieces = plan.token_pieces[t];
    for (uint32_t p = 0; p < pieces; ++p) {
      for (uint32_t i = 0; i < width; ++i) mean[i] += row[size_t{p} * width + i];
    }
    const float share = 1.0f / static_cast<float>(pieces);
    for (uint32_t i = 0; i < width && pieces > 1; ++i) mean[i] *= share;
  }
}

}  // namespace

Status analyse_language(Report& report, const StageContext& context) {
  if (context.model == nullptr || report.text.tokens.empty()) return Status::Ok();
  const auto tokens = static_cast<uint32_t>(report.text.tokens.size());
  if (tokens > kMostAnalysedTokens) {
    report.notes.push_back({"language", "The article has " + std::to_string(tokens) +
                                            " tokens, more than the " +
                                            std::to_string(kMostAnalysedTokens) +
                                            " the model reads; it was not analysed."});
    return Status::Ok();
  }
  const Model::Parts& model = context.model->parts();
  if (model.words) {
    analyse_words(*model.words, model.heads, report);
    return Status::Ok();
  }
  LanguageLayer& layer = report.language;
  const uint32_t width = model.encoder.sizes().width;
  WindowPlan plan = plan_windows(report.article.text, report.text, model.pieces, model.windows);
  model.heads.name_labels(layer);
  layer.words.resize(tokens);
  layer.vector_width = width;
  layer.token_vectors.assign(size_t{tokens} * width, 0.0f);

  const std::vector<Batch> batches = batches_of(plan, model.windows.ordinary);
  uint32_t most_rows = 0;
  for (const Batch& batch : batches)
    most_rows = std::max(most_rows, batch.end_row - batch.first_row);
  EncoderRoom encoder_room(model.encoder.sizes(), most_rows);
  HeadsRoom heads_room(model.heads, width, most_rows);
  const AlignedBytes vectors(size_t{most_rows} * width * sizeof(float));
  AttributionWork work;
  std::vector<uint32_t> ends;
  for (const Batch& batch : batches) {
    ends.clear();
    for (uint32_t w = batch.first_window; w < batch.end_window; ++w) {
      ends.push_back(plan.ends[w] - batch.first_row);
    }
    const std::span<const EncoderInput> rows(plan.rows);
    model.encoder.run(rows.subspan(batch.first_row, batch.end_row - batch.first_row), ends,
                      encoder_room, vectors.floats());
    const std::span<const Segment> segments =
        std::span<const Segment>(plan.segments)
            .subspan(batch.first_segment, batch.end_segment - batch.first_segment);
    const uint32_t first = segments.front().first_token, end = segments.back().end_token;
    gather(plan, batch, vectors.floats(), width, first, end, heads_room.vectors.floats(), layer);
    model.heads.read(first, end - first, segments, report.text.tokens, heads_room, work, layer);
  }
  layer.token_pieces = std::move(plan.token_pieces);
  model.heads.finish(plan, work, layer);
  for (const Sentence& sentence : report.text.sentences) {
    const std::vector<float> vector =
        context.model->embed(layer, sentence.first_token, sentence.end_token);
    layer.sentence_vectors.insert(layer.sentence_vectors.end(), vector.begin(), vector.end());
  }
  return Status::Ok();
}

}  // namespace hearsay
