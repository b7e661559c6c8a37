#include "hearsay/model.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "language/analyse.h"
#include "language/kernels.h"
#include "language/testing/changed_model.h"

namespace hearsay {
namespace {

using testing::changed_model;
using testing::ModelChange;

const std::string& tiny_bytes() {
  static const std::string bytes = [] {
    std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/src/language/testing/tiny.hmodel",
                     std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  return bytes;
}

const ModelFile& tiny_file() {
  static const ModelFile file = std::move(ModelFile::parse(tiny_bytes(), "tiny").value());
  return file;
}

Result<std::unique_ptr<Model>> changed(const ModelChange& change,
                                       InstructionSet set = InstructionSet::Best) {
  return Model::from_bytes(changed_model(tiny_file(), change), "changed.hmodel", set);
}

TEST(Models, OpenAsTheyWereWritten) {
  const auto model = changed({});
  ASSERT_TRUE(model.ok()) << model.status().message();
}

TEST(Models, WithAFlippedByteAnywhereAreRefused) {
  std::string bytes = tiny_bytes();
  for (size_t i = 0; i < bytes.size(); i += i < 4096 ? 61 : 997) {
    bytes[i] = static_cast<char>(bytes[i] ^ 0x10);
    const auto model = Model::from_bytes(bytes, "flipped.hmodel");
    ASSERT_FALSE(model.ok()) << "byte " << i;
    ASSERT_TRUE(model.status().message().starts_with("flipped.hmodel: "));
    bytes[i] = static_cast<char>(bytes[i] ^ 0x10);
  }
}

TEST(Models, AreRefusedWithoutAnyOneOfTheirTensors) {
  for (const Tensor& tensor : tiny_file().tensors()) {
    const std::string name(tensor.name);
    const auto model = changed({.drop_tensor = name});
    if (name == "heads.hidden.weight") continue;  // a model may have no heads but embed
    ASSERT_FALSE(model.ok()) << name;
    EXPECT_EQ(model.status().kind(), StatusKind::Corrupt);
    EXPECT_TRUE(model.status().message().starts_with("changed.hmodel: "))
        << model.status().message();
    EXPECT_NE(model.status().message().find(name), std::string::npos) << model.status().message();
  }
}

TEST(Models, AreRefusedWhenATensorHasAnotherShape) {
  for (const Tensor& tensor : tiny_file().tensors()) {
    const std::string name(tensor.name);
    const auto model = changed({.longer_tensor = name});
    ASSERT_FALSE(model.ok()) << name;
    EXPECT_EQ(model.status().kind(), StatusKind::Corrupt) << name;
  }
}

TEST(Models, AreRefusedWithImpossibleSizes) {
  for (const char* key : {"encoder.width", "encoder.layers", "encoder.heads", "encoder.inner",
                          "encoder.positions", "encoder.shapes", "encoder.breaks", "window.pieces",
                          "pieces.unknown", "pieces.begin", "pieces.end", "pieces.max_word"}) {
    EXPECT_FALSE(changed({.drop_key = key}).ok()) << key;
    for (const int64_t value : {int64_t{-1}, int64_t{1} << 31, int64_t{1} << 40, INT64_MAX}) {
      EXPECT_FALSE(changed({.set_key = key, .value = value}).ok()) << key << " = " << value;
    }
  }
  EXPECT_FALSE(changed({.drop_key = "encoder.norm_epsilon"}).ok());
  EXPECT_EQ(changed({.drop_key = "model.kind"}).status().kind(), StatusKind::Unsupported);
}

TEST(Models, MayLackHeadsButNoHalfOfAPair) {
  for (const char* pair : {"arc_dep", "arc_head", "lab_dep", "lab_head", "link_word", "link_cue"}) {
    EXPECT_FALSE(changed({.drop_head = pair}).ok()) << pair;
  }
  for (const char* alone : {"tags", "names", "attr", "embed"}) {
    const auto model = changed({.drop_head = alone});
    ASSERT_TRUE(model.ok()) << alone << ": " << model.status().message();
    Report report;
    report.article.text = "The bridge was closed.";
    report.text.paragraphs = {{{0, 22}, ParagraphKind::Body, 0, 1}};
    report.text.sentences = {{{0, 22}, 0, 5, 0}};
    report.text.tokens = {{{0, 3}}, {{4, 10}}, {{11, 14}}, {{15, 21}}, {{21, 22}}};
    const Limits limits;
    EXPECT_TRUE(analyse_language(report, {limits, model.value().get()}).ok());
    EXPECT_EQ(report.language.words.size(), 5u);
  }
}

LanguageLayer analysed(const Model& model) {
  Report report;
  std::string& text = report.article.text;
  Sentence sentence;
  for (const char* word :
       {"The", "minister", "said", "that", "the", "bridge", "was", "closed", "."}) {
    const auto begin = static_cast<uint32_t>(text.size());
    text += word;
    report.text.tokens.push_back({{begin, static_cast<uint32_t>(text.size())}});
    text += ' ';
  }
  sentence.end_token = 9;
  report.text.sentences = {sentence};
  report.text.paragraphs = {{{}, ParagraphKind::Body, 0, 1}};
  const Limits limits;
  EXPECT_TRUE(analyse_language(report, {limits, &model}).ok());
  return report.language;
}

TEST(Models, InInt8GiveTheSameBitsOnEveryInstructionSet) {
  const auto portable = changed({.int8 = true}, InstructionSet::Portable);
  ASSERT_TRUE(portable.ok()) << portable.status().message();
  const LanguageLayer wanted = analysed(*portable.value());
  for (const InstructionSet set : {InstructionSet::Avx2, InstructionSet::Avx512Vnni}) {
    if (kernels_for(set) == nullptr) continue;
    const auto other = changed({.int8 = true}, set);
    ASSERT_TRUE(other.ok());
    const LanguageLayer layer = analysed(*other.value());
    EXPECT_EQ(layer.token_vectors, wanted.token_vectors);
    EXPECT_EQ(layer.attribution_scores, wanted.attribution_scores);
    EXPECT_EQ(layer.sentence_vectors, wanted.sentence_vectors);
  }
}

TEST(Models, InInt8AreCloseToThoseInFloats) {
  const auto floats = changed({}), int8 = changed({.int8 = true});
  ASSERT_TRUE(floats.ok() && int8.ok());
  const LanguageLayer a = analysed(*floats.value()), b = analysed(*int8.value());
  double dot = 0;
  for (size_t i = 0; i < a.sentence_vectors.size(); ++i) {
    dot += double{a.sentence_vectors[i]} * b.sentence_vectors[i];
  }
  EXPECT_GT(dot, 0.999);
  EXPECT_LT(dot, 0.9999999) << "the int8 weights were not used";
}

}  // namespace
}  // namespace hearsay
