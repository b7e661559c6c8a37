#include "language/entity_spans.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace hearsay {
namespace {

struct Row {
  const char* form;
  int head;  // from 1; 0 is the root
  const char* deprel;
  const char* upos = "NOUN";
};

class EntitySpansTest : public ::testing::Test {
 protected:
  uint16_t add(std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<uint16_t>(found - names.begin());
    names.push_back(name);
    return static_cast<uint16_t>(names.size() - 1);
  }
  // The words of the mention whose head is the word number `head` (from 1). The tree begins at
  // token `first` of its article.
  std::string mention(const std::vector<Row>& rows, uint32_t head, uint32_t first = 0) {
    std::vector<std::string> deprels, upos;
    std::vector<WordAnalysis> words;
    for (const Row& row : rows) {
      WordAnalysis word;
      word.head = row.head == 0 ? WordAnalysis::kRoot : first + static_cast<uint32_t>(row.head) - 1;
      word.deprel = add(deprels, row.deprel);
      word.upos = add(upos, row.upos);
      words.push_back(word);
    }
    EntitySpans spans(deprels, upos);
    spans.read(words, first);
    const EntitySpans::Range range = spans.find(first + head - 1);
    std::string out;
    for (uint32_t t = range.first_token; t < range.end_token; ++t) {
      out += (out.empty() ? "" : " ") + std::string(rows[t - first].form);
    }
    return out;
  }

  const std::vector<Row> mayor_ = {
      {"The", 2, "det", "DET"},     {"mayor", 6, "nsubj"},         {"of", 4, "case", "ADP"},
      {"Lowland", 2, "nmod", "PROPN"}, {",", 2, "punct", "PUNCT"}, {"spoke", 0, "root", "VERB"},
  };
};

TEST_F(EntitySpansTest, HoldsWhatHangsOnTheHead) {
  EXPECT_EQ(mention(mayor_, 2), "The mayor of Lowland");
}

TEST_F(EntitySpansTest, AMentionInsideAnotherLeavesOutItsPreposition) {
  EXPECT_EQ(mention(mayor_, 4), "Lowland");
}

TEST_F(EntitySpansTest, CountsFromTheTokenTheTreeBeginsWith) {
  EXPECT_EQ(mention(mayor_, 2, 1000), "The mayor of Lowland");
}

TEST_F(EntitySpansTest, LeavesOutWhatStandsBesideTheMention) {
  const std::vector<Row> rows = {
      {"Vale", 6, "nsubj", "PROPN"}, {",", 4, "punct", "PUNCT"}, {"the", 4, "det", "DET"},
      {"mayor", 1, "appos"},         {",", 4, "punct", "PUNCT"}, {"left", 0, "root", "VERB"}};
  EXPECT_EQ(mention(rows, 1), "Vale");
  EXPECT_EQ(mention(rows, 4), "the mayor");
}

TEST_F(EntitySpansTest, OnlyTheRelationToTheHeadItselfDecides) {
  const std::vector<Row> rows = {{"the", 2, "det", "DET"},       {"crew", 0, "root"},
                                 {"who", 4, "nsubj", "PRON"},    {"sailed", 2, "acl:relcl", "VERB"},
                                 {"home", 4, "advmod", "ADV"}};
  EXPECT_EQ(mention(rows, 2), "the crew who sailed home");
}

TEST_F(EntitySpansTest, HoldsItsPossessiveMark) {
  const std::vector<Row> rows = {{"Vale", 3, "nmod:poss", "PROPN"},
                                 {"'s", 1, "case", "PART"},
                                 {"boats", 0, "root"}};
  EXPECT_EQ(mention(rows, 1), "Vale 's");
}

TEST_F(EntitySpansTest, StopsAtAGap) {
  const std::vector<Row> rows = {{"news", 2, "nsubj:pass"}, {"came", 0, "root", "VERB"},
                                 {"of", 4, "case", "ADP"},  {"peace", 1, "nmod"}};
  EXPECT_EQ(mention(rows, 1), "news");
}

TEST_F(EntitySpansTest, ACycleEnds) {
  const std::vector<Row> rows = {{"a", 2, "nmod"}, {"b", 1, "nmod"}, {"c", 0, "root"}};
  EXPECT_EQ(mention(rows, 3), "c");
}

}  // namespace
}  // namespace hearsay
