#include "extract/trained_sources.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "hearsay/limits.h"
#include "text/segment.h"

namespace hearsay::extract {
namespace {

// One word of a tree written by hand: its head (place in the sentence, own place for the root),
// relation and tag.
struct Arc {
  uint32_t head;
  std::string relation, tag;
};

class Sources : public testing::Test {
 protected:
  void read(const std::string& text, const std::vector<Arc>& arcs) {
    report_.article.text = text;
    report_.article.body = {0, static_cast<uint32_t>(text.size())};
    ASSERT_TRUE(segment_text(report_, context_).ok());
    ASSERT_EQ(report_.text.tokens.size(), arcs.size());
    LanguageLayer& layer = report_.language;
    for (uint32_t i = 0; i < arcs.size(); ++i) {
      WordAnalysis word;
      word.head = arcs[i].head == i ? WordAnalysis::kRoot : arcs[i].head;
      word.deprel = number(layer.deprel_names, arcs[i].relation);
      word.upos = number(layer.upos_names, arcs[i].tag);
      layer.words.push_back(word);
    }
  }

  static uint16_t number(std::vector<std::string>& names, const std::string& name) {
    for (size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name) return static_cast<uint16_t>(i);
    }
    names.push_back(name);
    return static_cast<uint16_t>(names.size() - 1);
  }

  // "holder|description" of the first `size` bytes.
  std::string parts(uint32_t size) const {
    const SourceParts found = parts_of_source(report_, {0, size});
    const std::string_view text = report_.article.text;
    return std::string(found.holder.of(text)) + "|" + std::string(found.description.of(text));
  }

  Limits limits_;
  StageContext context_{limits_, nullptr};
  Report report_;
};

TEST_F(Sources, AnAppositionDescribes) {
  read("Oll, the master, said", {{5, "nsubj", "PROPN"},
                                 {0, "punct", "PUNCT"},
                                 {3, "det", "DET"},
                                 {0, "appos", "NOUN"},
                                 {0, "punct", "PUNCT"},
                                 {5, "root", "VERB"}});
  EXPECT_EQ(parts(16), "Oll|the master");
}

TEST_F(Sources, ANameBehindAnOfficeBelongsToTheHolder) {
  read("The master, Oll, said", {{1, "det", "DET"},
                                 {5, "nsubj", "NOUN"},
                                 {1, "punct", "PUNCT"},
                                 {1, "appos", "PROPN"},
                                 {1, "punct", "PUNCT"},
                                 {5, "root", "VERB"}});
  EXPECT_EQ(parts(15), "The master, Oll|");
}

TEST_F(Sources, AListStaysWhole) {
  read("Oll, Bren and Tam said", {{5, "nsubj", "PROPN"},
                                  {2, "punct", "PUNCT"},
                                  {0, "conj", "PROPN"},
                                  {4, "cc", "CCONJ"},
                                  {0, "conj", "PROPN"},
                                  {5, "root", "VERB"}});
  EXPECT_EQ(parts(17), "Oll, Bren and Tam|");
}

TEST_F(Sources, WithoutATreeAllIsTheHolder) {
  read("Oll, the master, said", {{5, "nsubj", "PROPN"},
                                 {0, "punct", "PUNCT"},
                                 {3, "det", "DET"},
                                 {0, "appos", "NOUN"},
                                 {0, "punct", "PUNCT"},
                                 {5, "root", "VERB"}});
  report_.language = {};
  EXPECT_EQ(parts(15), "Oll, the master|");
}

TEST_F(Sources, OnlyWhatStandsApartOrBeginsWithWhoDescribes) {
  report_.article.text = "officials who knew it; officials of the port; Oll, a diver,";
  const auto behind = [this](Span source, Span holder) {
    return std::string(described_behind(report_, source, holder).of(report_.article.text));
  };
  EXPECT_EQ(behind({0, 21}, {0, 9}), "who knew it");
  EXPECT_EQ(behind({23, 44}, {23, 32}), "");
  EXPECT_EQ(behind({46, 59}, {46, 49}), "a diver");
}

}  // namespace
}  // namespace hearsay::extract
