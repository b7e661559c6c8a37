#include "extract/trees.h"

#include <gtest/gtest.h>

#include "hearsay/limits.h"
#include "text/segment.h"

namespace hearsay::extract {
namespace {

struct Word {
  const char* xpos;
  int head;  // token, -1: the root
  const char* relation;
};

// A report with a tree written by hand in the place of a model's.
class Trees : public testing::Test {
 protected:
  void read(const std::string& text, const std::vector<Word>& words) {
    report_.article.text = text;
    report_.article.body = {0, static_cast<uint32_t>(text.size())};
    const StageContext context{limits_, nullptr};
    ASSERT_TRUE(segment_text(report_, context).ok());
    ASSERT_EQ(report_.text.tokens.size(), words.size());
    LanguageLayer& layer = report_.language;
    for (const Word& word : words) {
      WordAnalysis made;
      made.xpos = number(layer.xpos_names, word.xpos);
      made.deprel = number(layer.deprel_names, word.relation);
      if (word.head >= 0) made.head = static_cast<uint32_t>(word.head);
      made.upos_score = made.head_score = 0.99f;
      layer.words.push_back(made);
    }
    lexemes_ = read_lexemes(report_);
    find_verb_groups(lexemes_, lexemes_.sentence(0), groups_);
  }

  static uint16_t number(std::vector<std::string>& names, const std::string& name) {
    for (size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name) return static_cast<uint16_t>(i);
    }
    names.push_back(name);
    return static_cast<uint16_t>(names.size() - 1);
  }

  std::string_view text_of(Range range) const {
    return lexemes_.span(range).of(report_.article.text);
  }

  Limits limits_;
  Report report_;
  Lexemes lexemes_;
  std::vector<VerbGroup> groups_;
};

TEST_F(Trees, GiveTheHeadOfALongSubject) {
  read("A review of data by Ostrin Labs suggests rain.", {{"DT", 1, "det"},
                                                          {"NN", 7, "nsubj"},
                                                          {"IN", 3, "case"},
                                                          {"NNS", 1, "nmod"},
                                                          {"IN", 6, "case"},
                                                          {"NNP", 6, "compound"},
                                                          {"NNPS", 1, "nmod"},
                                                          {"VBZ", -1, "root"},
                                                          {"NN", 7, "obj"},
                                                          {".", 7, "punct"}});
  ASSERT_EQ(groups_.size(), 1u);
  EXPECT_EQ(text_of(groups_[0].subject), "A review of data by Ostrin Labs");
}

TEST_F(Trees, TellANameFromAModal) {
  read("May was back.",
       {{"NNP", 2, "nsubj"}, {"VBD", 2, "cop"}, {"RB", -1, "root"}, {".", 2, "punct"}});
  EXPECT_EQ(lexemes_[0].tag, Tag::Name);
  ASSERT_EQ(groups_.size(), 1u);
  EXPECT_FALSE(groups_[0].modal);
}

TEST_F(Trees, FindWhomARelativePronounStandsFor) {
  read("Old sailors, who say so, left.", {{"JJ", 1, "amod"},
                                          {"NNS", 7, "nsubj"},
                                          {"PUNCT", 4, "punct"},
                                          {"WP", 4, "nsubj"},
                                          {"VBP", 1, "acl:relcl"},
                                          {"RB", 4, "advmod"},
                                          {"PUNCT", 4, "punct"},
                                          {"VBD", -1, "root"},
                                          {".", 7, "punct"}});
  EXPECT_EQ(text_of(antecedent_of(lexemes_, 3)), "Old sailors");
  EXPECT_TRUE(antecedent_of(lexemes_, 1).empty());
}

TEST_F(Trees, LeaveADatelineOutOfTheSubject) {
  read("HALLIN - The mayor said so.", {{"NNP", 4, "nsubj"},
                                       {"HYPH", 0, "punct"},
                                       {"DT", 3, "det"},
                                       {"NN", 4, "nsubj"},
                                       {"VBD", -1, "root"},
                                       {"RB", 4, "advmod"},
                                       {".", 4, "punct"}});
  ASSERT_EQ(groups_.size(), 1u);
  EXPECT_EQ(text_of(groups_[0].subject), "The mayor");
}

TEST(TreesWithoutAModel, AreEmpty) {
  Report report;
  report.article.text = "The mayor said so.";
  report.article.body = {0, 18};
  const Limits limits;
  ASSERT_TRUE(segment_text(report, StageContext{limits, nullptr}).ok());
  EXPECT_TRUE(read_lexemes(report).tree.empty());
}

}  // namespace
}  // namespace hearsay::extract
