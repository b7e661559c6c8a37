// The light model against what PyTorch computes with the same tiny one of random weights
// (train/light/tiny.py), and against itself.
#include "language/analyse_words.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "hearsay/model.h"
#include "language/analyse.h"
#include "language/testing/changed_model.h"

namespace hearsay {
namespace {

using testing::changed_model;
using testing::ModelChange;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

std::string folder() { return std::string(HEARSAY_SOURCE_DIR) + "/src/language/testing/"; }

const ModelFile& tiny_file() {
  static const std::string bytes = [] {
    std::ifstream in(folder() + "tiny_light.hmodel", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  static const ModelFile file = std::move(ModelFile::parse(bytes, "tiny_light").value());
  return file;
}

Result<std::unique_ptr<Model>> changed(const ModelChange& change,
                                       InstructionSet set = InstructionSet::Best) {
  return Model::from_bytes(changed_model(tiny_file(), change), "changed.hmodel", set);
}

LanguageLayer analysed(const std::vector<Words>& sentences, const Model& model) {
  Report report;
  std::string& text = report.article.text;
  report.text.paragraphs = {{{}, ParagraphKind::Body, 0, static_cast<uint32_t>(sentences.size())}};
  for (const Words& words : sentences) {
    Sentence sentence;
    sentence.first_token = static_cast<uint32_t>(report.text.tokens.size());
    for (const std::string& word : words) {
      const auto begin = static_cast<uint32_t>(text.size());
      text += word;
      report.text.tokens.push_back({{begin, static_cast<uint32_t>(text.size())}});
      text += ' ';
    }
    sentence.end_token = static_cast<uint32_t>(report.text.tokens.size());
    report.text.sentences.push_back(sentence);
  }
  const Limits limits;
  EXPECT_TRUE(analyse_language(report, {limits, &model}).ok());
  return report.language;
}

Words named(const LanguageLayer& layer, const Words& names,
            const std::function<uint16_t(const WordAnalysis&)>& index) {
  Words out;
  for (const WordAnalysis& word : layer.words) out.push_back(names[index(word)]);
  return out;
}

// Heads counted from the first word; a root is its own.
std::vector<uint32_t> heads_of(const LanguageLayer& layer, uint32_t first, uint32_t end) {
  std::vector<uint32_t> heads;
  for (uint32_t t = first; t < end; ++t) {
    const uint32_t head = layer.words[t].head;
    heads.push_back(head == WordAnalysis::kRoot ? t - first : head - first);
  }
  return heads;
}

bool same(const WordAnalysis& a, const WordAnalysis& b) {
  return a.upos == b.upos && a.xpos == b.xpos && a.feats == b.feats && a.lemma == b.lemma &&
         a.deprel == b.deprel && a.upos_score == b.upos_score && a.head_score == b.head_score;
}

TEST(LightModel, GivesTheTagsTreesAndScoresOfPyTorch) {
  const auto model = changed({});
  ASSERT_TRUE(model.ok()) << model.status().message();
  for (const Json& sentence : Json::parse(std::ifstream(folder() + "tiny_light.json"))) {
    const LanguageLayer layer = analysed({sentence["words"].get<Words>()}, *model.value());
    EXPECT_EQ(named(layer, layer.upos_names, [](auto& w) { return w.upos; }), sentence["upos"]);
    EXPECT_EQ(named(layer, layer.xpos_names, [](auto& w) { return w.xpos; }), sentence["xpos"]);
    EXPECT_EQ(named(layer, layer.feats_names, [](auto& w) { return w.feats; }), sentence["feats"]);
    EXPECT_EQ(named(layer, layer.lemma_scripts, [](auto& w) { return w.lemma; }),
              sentence["lemma"]);
    EXPECT_EQ(named(layer, layer.deprel_names, [](auto& w) { return w.deprel; }),
              sentence["deprels"]);
    const auto size = static_cast<uint32_t>(layer.words.size());
    EXPECT_EQ(heads_of(layer, 0, size), sentence["heads"].get<std::vector<uint32_t>>());
    for (uint32_t i = 0; i < size; ++i) {
      EXPECT_NEAR(layer.words[i].upos_score, sentence["upos_score"][i].get<float>(), 2e-5);
      EXPECT_NEAR(layer.words[i].head_score, sentence["head_score"][i].get<float>(), 2e-5);
    }
  }
}

TEST(LightModel, ReadsEachSentenceAsIfItStoodAlone) {
  const auto model = changed({});
  ASSERT_TRUE(model.ok());
  std::vector<Words> sentences;
  for (uint32_t i = 0; i < 90; ++i) {  // several batches
    Words words;
    for (uint32_t k = 0; k <= i % 13; ++k) words.push_back(k % 3 == 0 ? "the" : "Port" + words[0]);
    sentences.push_back(words);
  }
  const LanguageLayer all = analysed(sentences, *model.value());
  uint32_t first = 0;
  for (const Words& words : sentences) {
    const auto end = first + static_cast<uint32_t>(words.size());
    const LanguageLayer alone = analysed({words}, *model.value());
    EXPECT_EQ(heads_of(all, first, end), heads_of(alone, 0, end - first));
    for (uint32_t t = first; t < end; ++t) EXPECT_TRUE(same(all.words[t], alone.words[t - first]));
    first = end;
  }
}

TEST(LightModel, CutsASentenceThatIsTooLongAndRootsEachPart) {
  const auto model = changed({});
  ASSERT_TRUE(model.ok());
  const uint32_t most = WordEncoder::kMostWords, size = 2 * most + 17;
  const LanguageLayer layer = analysed({Words(size, "closed")}, *model.value());
  ASSERT_EQ(layer.words.size(), size);
  for (uint32_t first = 0; first < size; first += most) {
    const uint32_t end = std::min(first + most, size);
    uint32_t roots = 0;
    for (uint32_t t = first; t < end; ++t) {
      const WordAnalysis& word = layer.words[t];
      roots += word.head == WordAnalysis::kRoot;
      EXPECT_TRUE(word.head == WordAnalysis::kRoot || (word.head >= first && word.head < end));
      EXPECT_TRUE(word.head_score >= 0 && word.head_score <= 1);
      EXPECT_TRUE(word.upos_score > 0 && word.upos_score <= 1);
    }
    EXPECT_EQ(roots, 1u);
  }
}

TEST(LightModel, FindsNamesAndLeavesVectorsAndAttributionsEmpty) {
  const auto model = changed({});
  ASSERT_TRUE(model.ok());
  std::vector<Words> sentences(20, {"The", "minister", "of", "Port", "U.S.-led", "denied", "!"});
  for (uint32_t i = 0; i < 20; ++i) sentences[i].push_back(std::string(1 + i, 'q'));
  const LanguageLayer layer = analysed(sentences, *model.value());
  ASSERT_FALSE(layer.mentions.empty());
  uint32_t end = 0;
  for (const Mention& mention : layer.mentions) {
    EXPECT_GE(mention.span.begin, end) << "names do not overlap";
    EXPECT_LT(mention.type, layer.mention_names.size());
    EXPECT_TRUE(mention.score > 0 && mention.score <= 1);
    end = mention.span.end;
  }
  EXPECT_TRUE(layer.sentence_vectors.empty());
  EXPECT_TRUE(layer.token_vectors.empty());
  EXPECT_TRUE(layer.attribution_scores.empty());
  EXPECT_TRUE(model.value()->embed(layer, 0, 3).empty());
}

TEST(LightModel, InInt8GivesTheSameBitsOnEveryInstructionSet) {
  const std::vector<Words> text = {{"The", "bridge", "was", "closed", "on", "Monday", "."},
                                   {"Officials", "denied", "1,200", "reports"}};
  const auto portable = changed({.int8 = true}, InstructionSet::Portable);
  ASSERT_TRUE(portable.ok()) << portable.status().message();
  const LanguageLayer wanted = analysed(text, *portable.value());
  EXPECT_FALSE(same(wanted.words[0], analysed(text, *changed({}).value()).words[0]))
      << "the int8 weights were not used";
  for (const InstructionSet set : {InstructionSet::Avx2, InstructionSet::Avx512Vnni}) {
    if (kernels_for(set) == nullptr) continue;
    const auto other = changed({.int8 = true}, set);
    ASSERT_TRUE(other.ok());
    const LanguageLayer layer = analysed(text, *other.value());
    for (size_t i = 0; i < layer.words.size(); ++i) {
      EXPECT_TRUE(same(layer.words[i], wanted.words[i])) << other.value()->instructions();
    }
  }
}

TEST(LightModel, IsRefusedWithoutAnyOneOfItsTensorsOrWithAnotherShape) {
  for (const Tensor& tensor : tiny_file().tensors()) {
    const std::string name(tensor.name);
    const auto longer = changed({.longer_tensor = name});
    ASSERT_FALSE(longer.ok()) << name;
    EXPECT_EQ(longer.status().kind(), StatusKind::Corrupt) << name;
    if (name == "heads.hidden.weight" || name == "heads.arc_distance") continue;  // optional
    const auto without = changed({.drop_tensor = name});
    ASSERT_FALSE(without.ok()) << name;
    const std::string& message = without.status().message();
    EXPECT_TRUE(message.starts_with("changed.hmodel: ")) << message;
    EXPECT_NE(message.find(name), std::string::npos) << message;
  }
}

TEST(LightModel, IsRefusedWithImpossibleSizes) {
  for (const char* key : {"words.width", "words.convolutions", "words.layers", "words.heads",
                          "words.inner", "words.positions", "words.buckets"}) {
    EXPECT_FALSE(changed({.drop_key = key}).ok()) << key;
    for (const int64_t value : {int64_t{-1}, int64_t{0}, int64_t{1} << 31, INT64_MAX}) {
      EXPECT_FALSE(changed({.set_key = key, .value = value}).ok()) << key << " = " << value;
    }
  }
  EXPECT_FALSE(changed({.drop_key = "words.norm_epsilon"}).ok());
}

TEST(LightModel, HasNoHeadsForAttributionsOrVectors) {
  for (const char* head : {"attr", "link_word", "link_cue", "embed"}) {
    const auto model = changed({.add_head = head});
    ASSERT_FALSE(model.ok()) << head;
    EXPECT_NE(model.status().message().find(head), std::string::npos) << model.status().message();
  }
}

}  // namespace
}  // namespace hearsay
