// The language stage against what PyTorch computes with the same tiny model of random weights
// (train/tiny.py), and against itself on every instruction set.
#include "language/analyse.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include "hearsay/model.h"
#include "language/kernels.h"
#include "language/model_parts.h"

namespace hearsay {
namespace {

using Json = nlohmann::json;

std::string folder() { return std::string(HEARSAY_SOURCE_DIR) + "/src/language/testing/"; }

std::unique_ptr<Model> tiny(InstructionSet set = InstructionSet::Best) {
  Result<std::unique_ptr<Model>> model = Model::open(folder() + "tiny.hmodel", set);
  if (!model.ok()) {
    ADD_FAILURE() << model.status().message();
    return nullptr;
  }
  return std::move(model.value());
}

Json references() { return Json::parse(std::ifstream(folder() + "tiny.json")); }

void add_sentence(Report& report, const std::vector<std::string>& words, bool paragraph) {
  TextLayer& text = report.text;
  if (paragraph || text.paragraphs.empty()) text.paragraphs.push_back({});
  Sentence sentence;
  sentence.first_token = static_cast<uint32_t>(text.tokens.size());
  for (const std::string& word : words) {
    std::string& all = report.article.text;
    if (!all.empty()) all += ' ';
    const auto begin = static_cast<uint32_t>(all.size());
    all += word;
    text.tokens.push_back({{begin, static_cast<uint32_t>(all.size())}});
  }
  sentence.end_token = static_cast<uint32_t>(text.tokens.size());
  sentence.paragraph = static_cast<uint32_t>(text.paragraphs.size() - 1);
  sentence.span = {text.tokens[sentence.first_token].span.begin, text.tokens.back().span.end};
  Paragraph& p = text.paragraphs.back();
  if (p.end_sentence == 0) p.first_sentence = static_cast<uint32_t>(text.sentences.size());
  text.sentences.push_back(sentence);
  p.end_sentence = static_cast<uint32_t>(text.sentences.size());
}

Report report_of(const Json& document) {
  Report report;
  for (const Json& s : document["sentences"]) {
    add_sentence(report, s["words"].get<std::vector<std::string>>(), s["paragraph"].get<bool>());
  }
  return report;
}

Report analysed(const Json& document, const Model& model) {
  Report report = report_of(document);
  const Limits limits;
  EXPECT_TRUE(analyse_language(report, {limits, &model}).ok());
  return report;
}

// Names of an index list, to compare with the reference's strings.
template <typename F>
std::vector<std::string> labels_of(const LanguageLayer& layer,
                                   const std::vector<std::string>& names, F index) {
  std::vector<std::string> out;
  for (const WordAnalysis& w : layer.words) out.push_back(names[index(w)]);
  return out;
}

TEST(LanguageStage, TagsAndTreesAreThoseOfPyTorch) {
  const auto model = tiny();
  for (const Json& document : references()) {
    const LanguageLayer layer = analysed(document, *model).language;
    using Strings = std::vector<std::string>;
    EXPECT_EQ(labels_of(layer, layer.upos_names, [](auto& w) { return w.upos; }),
              document["upos"].get<Strings>());
    EXPECT_EQ(labels_of(layer, layer.xpos_names, [](auto& w) { return w.xpos; }),
              document["xpos"].get<Strings>());
    EXPECT_EQ(labels_of(layer, layer.feats_names, [](auto& w) { return w.feats; }),
              document["feats"].get<Strings>());
    EXPECT_EQ(labels_of(layer, layer.lemma_scripts, [](auto& w) { return w.lemma; }),
              document["lemma"].get<Strings>());
    EXPECT_EQ(labels_of(layer, layer.deprel_names, [](auto& w) { return w.deprel; }),
              document["deprels"].get<Strings>());
    // The reference counts heads from the first word of the sentence; a root is its own head.
    std::vector<uint32_t> heads;
    uint32_t first = 0;
    for (const Json& s : document["sentences"]) {
      const auto size = static_cast<uint32_t>(s["words"].size());
      for (uint32_t i = 0; i < size; ++i) {
        const uint32_t head = layer.words[first + i].head;
        heads.push_back(head == WordAnalysis::kRoot ? i : head - first);
      }
      first += size;
    }
    EXPECT_EQ(heads, document["heads"].get<std::vector<uint32_t>>());
  }
}

TEST(LanguageStage, HeadsOfEntitiesAreThoseOfPyTorch) {
  const auto model = tiny();
  for (const Json& document : references()) {
    const Report report = analysed(document, *model);
    const LanguageLayer& layer = report.language;
    std::vector<std::string> types(report.text.tokens.size(), "-");
    for (const Entity& entity : layer.entities) {
      types[entity.head] = layer.entity_names[entity.type];
      EXPECT_TRUE(entity.span.contains(report.text.tokens[entity.head].span));
      EXPECT_EQ(entity.named, layer.upos_names[layer.words[entity.head].upos] == "PROPN");
      EXPECT_GT(entity.score, 0);
      EXPECT_LE(entity.score, 1);
    }
    EXPECT_EQ(types, document["entity"].get<std::vector<std::string>>());
    const auto outer_first = [](const Entity& a, const Entity& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    };
    EXPECT_TRUE(std::is_sorted(layer.entities.begin(), layer.entities.end(), outer_first));
  }
}

TEST(LanguageStage, MentionsAndAttributionSpansAreThoseOfPyTorch) {
  const auto model = tiny();
  for (const Json& document : references()) {
    const Report report = analysed(document, *model);
    std::vector<std::string> names(report.text.tokens.size(), "O"), roles = names;
    const auto mark = [](std::vector<std::string>& tags, uint32_t begin, uint32_t end,
                         const std::string& type) {
      if (end - begin == 1) {
        tags[begin] = "S-" + type;
        return;
      }
      for (uint32_t i = begin; i < end; ++i) tags[i] = "I-" + type;
      tags[begin] = "B-" + type;
      tags[end - 1] = "E-" + type;
    };
    for (const Mention& m : report.language.mentions) {
      uint32_t begin = 0, end = 0;
      for (uint32_t t = 0; t < report.text.tokens.size(); ++t) {
        if (report.text.tokens[t].span.begin == m.span.begin) begin = t;
        if (report.text.tokens[t].span.end == m.span.end) end = t + 1;
      }
      mark(names, begin, end, report.language.mention_names[m.type]);
      EXPECT_GT(m.score, 0);
      EXPECT_LE(m.score, 1);
    }
    for (const AttributionSpan& s : report.language.attribution_spans) {
      mark(roles, s.first_token, s.end_token, report.language.role_names[s.role]);
    }
    EXPECT_EQ(names, document["names"].get<std::vector<std::string>>());
    EXPECT_EQ(roles, document["attr"].get<std::vector<std::string>>());
  }
}

TEST(LanguageStage, EmbeddingsAreThoseOfPyTorch) {
  const auto model = tiny();
  double worst = 0;
  for (const Json& document : references()) {
    const LanguageLayer layer = analysed(document, *model).language;
    const auto& expected = document["embeddings"];
    ASSERT_EQ(layer.sentence_vectors.size(), expected.size() * layer.vector_width);
    for (size_t s = 0; s < expected.size(); ++s) {
      for (size_t i = 0; i < layer.vector_width; ++i) {
        worst = std::max(worst, std::abs(layer.sentence_vectors[s * layer.vector_width + i] -
                                         expected[s][i].get<double>()));
      }
    }
  }
  EXPECT_LT(worst, 1e-5);
}

// Attribution scores are marginals over the whole article: an error in any emission shows.
TEST(LanguageStage, EmissionsAreThoseOfPyTorch) {
  const auto model = tiny();
  for (const Json& document : references()) {
    const LanguageLayer layer = analysed(document, *model).language;
    std::vector<float> emissions, expected;
    for (const Json& row : document["attr_emissions"]) {
      for (const Json& x : row) emissions.push_back(x.get<float>());
    }
    const TagScheme scheme(3, model->parts().file.tensor("heads.attr_transitions")->f32);
    scheme.marginals(emissions, expected);
    ASSERT_EQ(layer.attribution_scores.size(), expected.size());
    for (size_t i = 0; i < expected.size(); ++i) {
      EXPECT_NEAR(layer.attribution_scores[i], expected[i], 1e-4);
    }
  }
}

TEST(LanguageStage, LinksAreTheSharesOfPyTorchsScores) {
  const auto model = tiny();
  size_t compared = 0;
  for (const Json& document : references()) {
    const LanguageLayer layer = analysed(document, *model).language;
    const auto& links = document["links"];
    const size_t cues = document["cues"].size();
    std::map<uint32_t, size_t> column;  // first word of a cue -> its column in the reference
    for (size_t c = 0; c < cues; ++c) column[document["cues"][c].get<uint32_t>()] = c;
    for (const AttributionLink& link : layer.attribution_links) {
      const AttributionSpan& span = layer.attribution_spans[link.span];
      const size_t role = layer.role_names[span.role] == "source" ? 0 : 1;
      const size_t wanted = column.at(layer.attribution_spans[link.cue].first_token);
      double share = 0;
      for (uint32_t w = span.first_token; w < span.end_token; ++w) {
        double sum = 0;
        for (size_t c = 0; c < cues; ++c) sum += std::exp(links[role][w][c].get<double>());
        share += std::exp(links[role][w][wanted].get<double>()) / sum;
      }
      EXPECT_NEAR(link.score, share / (span.end_token - span.first_token), 1e-4);
      ++compared;
    }
  }
  EXPECT_GT(compared, 5u);
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

TEST(LanguageStage, GivesTheSameBitsOnEveryInstructionSet) {
  const Json all = references();
  const auto portable = tiny(InstructionSet::Portable);
  for (const InstructionSet set : {InstructionSet::Avx2, InstructionSet::Avx512Vnni}) {
    if (kernels_for(set) == nullptr) continue;
    const auto other = tiny(set);
    for (const Json& document : all) {
      const LanguageLayer a = analysed(document, *portable).language;
      const LanguageLayer b = analysed(document, *other).language;
      EXPECT_TRUE(same_bits(a.token_vectors, b.token_vectors)) << other->instructions();
      EXPECT_TRUE(same_bits(a.attribution_scores, b.attribution_scores));
      EXPECT_TRUE(same_bits(a.sentence_vectors, b.sentence_vectors));
    }
  }
}

TEST(LanguageStage, GivesTheSameBitsOnManyThreads) {
  const auto model = tiny();
  const Json all = references();
  const LanguageLayer alone = analysed(all[0], *model).language;
  std::vector<LanguageLayer> layers(4);
  std::vector<std::thread> threads;
  for (LanguageLayer& layer : layers) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) layer = analysed(all[0], *model).language;
    });
  }
  for (std::thread& t : threads) t.join();
  for (const LanguageLayer& layer : layers) {
    EXPECT_TRUE(same_bits(layer.token_vectors, alone.token_vectors));
  }
}

TEST(LanguageStage, DoesNothingWithoutAModel) {
  Report report = report_of(references()[0]);
  const Limits limits;
  EXPECT_TRUE(analyse_language(report, {limits, nullptr}).ok());
  EXPECT_TRUE(report.language.words.empty());
}

TEST(LanguageStage, CutsMonsterSentencesAndWordsButGivesEveryTokenAWord) {
  const auto model = tiny();
  Report report;
  add_sentence(report, std::vector<std::string>(400, "bridge"), true);
  add_sentence(report, {std::string(5000, '.'), std::string(900, 'x'), "\xE2\x80\x8B"}, false);
  add_sentence(report, {"the", "port"}, true);
  const Limits limits;
  ASSERT_TRUE(analyse_language(report, {limits, model.get()}).ok());
  const LanguageLayer& layer = report.language;
  ASSERT_EQ(layer.words.size(), report.text.tokens.size());
  for (const Sentence& s : report.text.sentences) {
    for (uint32_t t = s.first_token; t < s.end_token; ++t) {
      const uint32_t head = layer.words[t].head;
      EXPECT_TRUE(head == WordAnalysis::kRoot || (head >= s.first_token && head < s.end_token));
      EXPECT_GE(layer.token_pieces[t], 1);
    }
  }
  for (const float x : layer.token_vectors) ASSERT_TRUE(std::isfinite(x));
}

TEST(LanguageStage, LeavesHugeArticlesAloneAndSaysSo) {
  const auto model = tiny();
  Report report;
  add_sentence(report, {"port"}, true);
  report.text.tokens.resize(kMostAnalysedTokens + 1, report.text.tokens[0]);
  const Limits limits;
  ASSERT_TRUE(analyse_language(report, {limits, model.get()}).ok());
  EXPECT_TRUE(report.language.words.empty());
  ASSERT_EQ(report.notes.size(), 1u);
  EXPECT_EQ(report.notes[0].stage, "language");
}

TEST(Models, EmbedAnyRunOfTokens) {
  const auto model = tiny();
  const Report report = analysed(references()[0], *model);
  const std::vector<float> whole = model->embed(report.language, 0, 11);
  const std::vector<float> sentence(report.language.sentence_vectors.begin(),
                                    report.language.sentence_vectors.begin() + whole.size());
  EXPECT_EQ(whole, sentence);
  EXPECT_NE(model->embed(report.language, 2, 5), whole);
  EXPECT_TRUE(model->embed(report.language, 5, 5).empty());
  EXPECT_TRUE(model->embed(report.language, 0, 1000).empty());
  EXPECT_TRUE(model->embed({}, 0, 1).empty());
}

TEST(Models, TellWhatTheyAre) {
  const auto model = tiny();
  EXPECT_EQ(model->name(), "tiny");
  EXPECT_EQ(model->fingerprint(), model->full_fingerprint().substr(0, 16));
  EXPECT_NE(model->card().find("Random weights"), std::string_view::npos);
}

TEST(Models, ThatAreNotThereAreCalledMissing) {
  const auto missing = Model::open("/nowhere/none.hmodel");
  EXPECT_EQ(missing.status().kind(), StatusKind::NotFound);
  EXPECT_NE(missing.status().message().find("/nowhere/none.hmodel"), std::string::npos);
}

TEST(Lemmas, AreMadeByTheirScripts) {
  EXPECT_EQ(lemma_of("Bodies", "L3+y"), "body");
  EXPECT_EQ(lemma_of("was", "=be"), "be");
  EXPECT_EQ(lemma_of("Tehran", "K0+"), "Tehran");
  EXPECT_EQ(lemma_of("\xC3\x89T\xC3\x89S", "L1+"), "\xC3\xA9t\xC3\xA9");
  EXPECT_EQ(lemma_of("is", "L5+be"), "is") << "a cut longer than the word changes nothing";
  EXPECT_EQ(lemma_of("IS", "nonsense"), "is");
}

}  // namespace
}  // namespace hearsay
