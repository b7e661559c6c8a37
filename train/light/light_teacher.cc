// light_teacher MODEL OUT FILE...: what a model says of articles and treebanks, as plain arrays that
// train.py maps. FILE is JSON Lines (our own sentences and words) or CoNLL-U (the treebank's). OUT,
// a folder that exists, gets of every word, in order:
//   forms.txt    the word, a line each; an empty line after each sentence
//   labels.i16   upos xpos feats lemma deprel, head - word (0: root), name (0, or 1 + 4 * type +
//                B I E S), upos_score and head_score in thousandths
//   vectors.i8   the direction of its vector
//   roles.u8     the marginal probabilities of the attribution tags, in 255ths
//   labels.json  the names behind the numbers, and the vectors' width
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "hearsay/model.h"
#include "language/analyse.h"
#include "text/segment.h"

namespace {

using hearsay::LanguageLayer;
using hearsay::Report;

class Writer {
 public:
  explicit Writer(const std::string& folder)
      : folder_(folder),
        forms_(folder + "/forms.txt"),
        labels_(folder + "/labels.i16", std::ios::binary),
        vectors_(folder + "/vectors.i8", std::ios::binary),
        roles_(folder + "/roles.u8", std::ios::binary) {}
  bool ok() const { return forms_ && labels_ && vectors_ && roles_; }

  void add(const Report& report) {
    const LanguageLayer& layer = report.language;
    if (layer.words.size() != report.text.tokens.size()) return;
    if (words_ == 0) describe(layer);
    std::vector<int16_t> names(layer.words.size(), 0);
    size_t mention = 0;
    for (size_t t = 0; t < names.size() && mention < layer.mentions.size(); ++t) {
      const hearsay::Span span = report.text.tokens[t].span;
      while (mention < layer.mentions.size() && layer.mentions[mention].span.end <= span.begin) {
        ++mention;
      }
      if (mention == layer.mentions.size()) break;
      const hearsay::Mention& m = layer.mentions[mention];
      if (m.span.begin > span.begin) continue;
      const bool begins = m.span.begin == span.begin, ends = m.span.end == span.end;
      const int place = begins ? (ends ? 3 : 0) : (ends ? 2 : 1);
      names[t] = static_cast<int16_t>(1 + 4 * m.type + place);
    }
    for (const hearsay::Sentence& sentence : report.text.sentences) {
      for (uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
        forms_ << report.text.tokens[t].span.of(report.article.text) << '\n';
        add_word(layer, t, names[t]);
      }
      forms_ << '\n';
      words_ += sentence.end_token - sentence.first_token;
    }
  }
  size_t words() const { return words_; }

 private:
  void add_word(const LanguageLayer& layer, uint32_t t, int16_t name) {
    const hearsay::WordAnalysis& w = layer.words[t];
    const bool root = w.head == hearsay::WordAnalysis::kRoot;
    const int32_t offset = root ? 0 : static_cast<int32_t>(w.head) - static_cast<int32_t>(t);
    const auto thousandths = [](float p) { return static_cast<int16_t>(std::lrintf(1000 * p)); };
    const int16_t row[] = {static_cast<int16_t>(w.upos),   static_cast<int16_t>(w.xpos),
                           static_cast<int16_t>(w.feats),  static_cast<int16_t>(w.lemma),
                           static_cast<int16_t>(w.deprel), static_cast<int16_t>(offset),
                           name,                           thousandths(w.upos_score),
                           thousandths(w.head_score)};
    labels_.write(reinterpret_cast<const char*>(row), sizeof row);
    const float* vector = layer.token_vectors.data() + size_t{t} * layer.vector_width;
    float most = 1e-9f;
    for (uint32_t i = 0; i < layer.vector_width; ++i) most = std::max(most, std::abs(vector[i]));
    std::vector<int8_t> small(layer.vector_width);
    for (uint32_t i = 0; i < layer.vector_width; ++i) {
      small[i] = static_cast<int8_t>(std::lrintf(127 * vector[i] / most));
    }
    vectors_.write(reinterpret_cast<const char*>(small.data()), layer.vector_width);
    const size_t roles = layer.attribution_names.size();
    for (size_t i = 0; i < roles && !layer.attribution_scores.empty(); ++i) {
      roles_.put(static_cast<char>(std::lrintf(255 * layer.attribution_scores[t * roles + i])));
    }
  }
  void describe(const LanguageLayer& layer) {
    std::ofstream(folder_ + "/labels.json")
        << nlohmann::json{{"upos", layer.upos_names},       {"xpos", layer.xpos_names},
                          {"feats", layer.feats_names},     {"lemma", layer.lemma_scripts},
                          {"deprel", layer.deprel_names},   {"types", layer.mention_names},
                          {"attr", layer.attribution_names}, {"width", layer.vector_width}};
  }

  std::string folder_;
  std::ofstream forms_, labels_, vectors_, roles_;
  size_t words_ = 0;
};

// Calls `take` with each document of a treebank, its own words and sentences in the text layer.
template <typename Take>
void read_treebank(const std::string& path, Take take) {
  std::ifstream in(path);
  std::string line;
  Report report;
  bool paragraph = true, space = false;
  uint32_t first = 0;
  const auto finish = [&] {
    if (!report.text.tokens.empty()) take(report);
    report = Report();
    paragraph = true;
    first = 0;
  };
  while (std::getline(in, line)) {
    if (line.starts_with("# newdoc")) {
      finish();
    } else if (line.starts_with("# newpar")) {
      paragraph = true;
    } else if (line.empty()) {
      const auto end = static_cast<uint32_t>(report.text.tokens.size());
      if (end == first) continue;
      const auto sentence = static_cast<uint32_t>(report.text.sentences.size());
      if (paragraph) report.text.paragraphs.push_back({{}, {}, sentence, sentence});
      paragraph = false;
      report.text.paragraphs.back().end_sentence = sentence + 1;
      report.text.sentences.push_back(
          {{}, first, end, static_cast<uint32_t>(report.text.paragraphs.size() - 1)});
      first = end;
      space = true;
    } else if (line[0] != '#') {
      const size_t tab = line.find('\t');
      if (line.substr(0, tab).find_first_of("-.") != std::string::npos) continue;
      const std::string form = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
      if (space) report.article.text += ' ';
      const auto begin = static_cast<uint32_t>(report.article.text.size());
      report.article.text += form;
      hearsay::Token token;
      token.span = {begin, static_cast<uint32_t>(report.article.text.size())};
      report.text.tokens.push_back(token);
      space = line.find("SpaceAfter=No") == std::string::npos;
    }
  }
  finish();
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) {
    std::fprintf(stderr, "usage: light_teacher MODEL OUT FILE...\n");
    return 2;
  }
  const auto model = hearsay::Model::open(words[1]);
  if (!model.ok()) {
    std::fprintf(stderr, "light_teacher: %s\n", model.status().message().c_str());
    return 2;
  }
  const hearsay::Limits limits;
  const hearsay::StageContext context{limits, model.value().get()};
  Writer writer(words[2]);
  for (int i = 3; i < count; ++i) {
    const std::string path = words[i];
    if (path.ends_with(".conllu")) {
      read_treebank(path, [&](Report& report) {
        if (analyse_language(report, context).ok()) writer.add(report);
      });
      continue;
    }
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      const auto object = nlohmann::json::parse(line, nullptr, false);
      if (!object.is_object() || !object.contains("text")) continue;
      Report report;
      report.article.text = object["text"].get<std::string>();
      report.article.body = {0, static_cast<uint32_t>(report.article.text.size())};
      if (segment_text(report, context).ok() && analyse_language(report, context).ok()) {
        writer.add(report);
      }
    }
  }
  if (!writer.ok()) {
    std::fprintf(stderr, "light_teacher: cannot write to %s\n", words[2]);
    return 1;
  }
  std::printf("%zu words\n", writer.words());
  return 0;
}
