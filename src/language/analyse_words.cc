#include "language/analyse_words.h"

#include <algorithm>
#include <vector>

namespace hearsay {
namespace {

constexpr uint32_t kBatchWords = 256;  // read together: what stays in the cache

// Sentences, and the parts of those that are too long.
std::vector<Segment> segments_of(const TextLayer& text) {
  std::vector<Segment> segments;
  segments.reserve(text.sentences.size() + text.tokens.size() / WordEncoder::kMostWords);
  for (const Sentence& sentence : text.sentences) {
    for (uint32_t at = sentence.first_token; at < sentence.end_token;
         at += WordEncoder::kMostWords) {
      Segment segment;
      segment.first_token = at;
      segment.end_token = std::min(at + WordEncoder::kMostWords, sentence.end_token);
      segments.push_back(segment);
    }
  }
  return segments;
}

}  // namespace

void analyse_words(const WordEncoder& encoder, const Heads& heads, Report& report) {
  LanguageLayer& layer = report.language;
  heads.name_labels(layer);
  layer.words.resize(report.text.tokens.size());
  const std::vector<Segment> segments = segments_of(report.text);
  std::vector<size_t> ends;  // of the batches
  uint32_t most_words = 0, most_segments = 0;
  for (size_t begin = 0, end = 0; begin < segments.size(); begin = end) {
    const uint32_t first = segments[begin].first_token;
    for (end = begin + 1; end < segments.size(); ++end) {
      if (segments[end].end_token - first > kBatchWords) break;
    }
    ends.push_back(end);
    most_words = std::max(most_words, segments[end - 1].end_token - first);
    most_segments = std::max(most_segments, static_cast<uint32_t>(end - begin));
  }
  WordEncoderRoom room(encoder, most_words, most_segments);
  HeadsRoom heads_room(heads, encoder.width(), most_words);
  AttributionWork no_attributions;
  size_t begin = 0;
  for (const size_t end : ends) {
    const std::span<const Segment> batch(segments.data() + begin, end - begin);
    const uint32_t first = batch.front().first_token;
    encoder.run(report.article.text, report.text.tokens, batch, room,
                heads_room.vectors.floats());
    heads.read(first, batch.back().end_token - first, batch, report.text.tokens, heads_room,
               no_attributions, layer);
    begin = end;
  }
}

}  // namespace hearsay
