#include "extract/trained_attributions.h"

#include <gtest/gtest.h>

#include "extract/attributions.h"
#include "extract/cues.h"
#include "extract/quotations.h"
#include "extract/trained_relations.h"
#include "hearsay/limits.h"
#include "text/segment.h"

namespace hearsay::extract {
namespace {

// A report with a language layer written by hand in the place of a model's.
class Trained : public testing::Test {
 protected:
  void read(const std::string& text) {
    report_.article.text = text;
    report_.article.body = {0, static_cast<uint32_t>(text.size())};
    ASSERT_TRUE(segment_text(report_, context_).ok());
    ASSERT_TRUE(find_quotations(report_, context_).ok());
    ASSERT_TRUE(find_cues(report_, context_).ok());
    LanguageLayer& layer = report_.language;
    layer.role_names = {"source", "cue", "content"};
    layer.attribution_names = {"O"};
    for (const char* role : {"source", "cue", "content"}) {
      for (const char* part : {"B-", "I-", "E-", "S-"})
        layer.attribution_names.push_back(std::string(part) + role);
    }
    layer.attribution_scores.assign(report_.text.tokens.size() * layer.attribution_names.size(),
                                    0.0f);
  }

  Span find(std::string_view words) const {
    const auto at = static_cast<uint32_t>(report_.article.text.find(words));
    return {at, at + static_cast<uint32_t>(words.size())};
  }

  // Marks `words` as a span of `role` that the model is sure of.
  uint32_t mark(Role role, std::string_view words) {
    const Span span = find(words);
    AttributionSpan made;
    made.role = static_cast<uint16_t>(role);
    made.score = 0.95f;
    const auto& tokens = report_.text.tokens;
    const size_t width = report_.language.attribution_names.size();
    for (uint32_t t = 0; t < tokens.size(); ++t) {
      if (!span.contains(tokens[t].span)) continue;
      if (made.end_token == 0) made.first_token = t;
      made.end_token = t + 1;
      report_.language.attribution_scores[t * width + 2 + 4 * static_cast<size_t>(role)] = 0.95f;
    }
    report_.language.attribution_spans.push_back(made);
    return static_cast<uint32_t>(report_.language.attribution_spans.size() - 1);
  }

  void link(uint32_t span, uint32_t cue, float share) {
    report_.language.attribution_links.push_back({span, cue, share});
  }

  std::string_view text_of(Span span) const { return span.of(report_.article.text); }

  Limits limits_;
  StageContext context_{limits_, nullptr};
  Report report_;
};

TEST_F(Trained, ContentsBeginAfterThatAndEndBeforeTheStop) {
  read("The harbour master told the paper that the crane was unsafe.");
  const uint32_t cue = mark(Role::Cue, "told");
  link(mark(Role::Content, "that the crane was unsafe."), cue, 0.9f);
  const std::vector<Relation> relations = read_relations(report_);
  ASSERT_EQ(relations.size(), 1u);
  ASSERT_EQ(relations[0].content.size(), 1u);
  EXPECT_EQ(text_of(relations[0].content[0]), "the crane was unsafe");
}

TEST_F(Trained, AContentTakesTheMarksOfTheQuotationItFills) {
  read("\"The crane was unsafe,\" Mara Oll said.");
  const uint32_t cue = mark(Role::Cue, "said");
  link(mark(Role::Content, "The crane was unsafe"), cue, 0.9f);
  const std::vector<Relation> relations = read_relations(report_);
  ASSERT_EQ(relations.size(), 1u);
  ASSERT_EQ(relations[0].content.size(), 1u);
  EXPECT_EQ(text_of(relations[0].content[0]), "\"The crane was unsafe,\"");
}

TEST_F(Trained, ASourceGoesWithEveryCueOfItsShareAContentOnlyWithTheBest) {
  read("Mara Oll said the crane was unsafe and added that nobody had looked.");
  const uint32_t source = mark(Role::Source, "Mara Oll"), said = mark(Role::Cue, "said");
  const uint32_t content = mark(Role::Content, "the crane was unsafe"),
                 added = mark(Role::Cue, "added");
  link(source, said, 0.6f);
  link(source, added, 0.4f);
  link(content, said, 0.6f);
  link(content, added, 0.4f);
  const std::vector<Relation> relations = read_relations(report_);
  ASSERT_EQ(relations.size(), 2u);
  EXPECT_EQ(text_of(relations[0].source), "Mara Oll");
  EXPECT_EQ(text_of(relations[1].source), "Mara Oll");
  EXPECT_EQ(relations[0].content.size(), 1u);
  EXPECT_TRUE(relations[1].content.empty());
}

TEST_F(Trained, WhatTheModelAloneFindsIsAnAttribution) {
  read("The crane was unsafe, ran the gist of Mara Oll.");
  const uint32_t cue = mark(Role::Cue, "ran the gist of");
  link(mark(Role::Content, "The crane was unsafe"), cue, 0.95f);
  link(mark(Role::Source, "Mara Oll"), cue, 0.95f);
  ASSERT_TRUE(find_attributions_trained(report_, context_).ok());
  ASSERT_EQ(report_.attribution.attributions.size(), 1u);
  const Attribution& made = report_.attribution.attributions[0];
  EXPECT_EQ(made.rule, "model");
  EXPECT_EQ(text_of(made.source), "Mara Oll");
  EXPECT_GT(made.score, 0.5f);
}

TEST_F(Trained, WhatDescribesASourceStandsBesideIt) {
  read("Mara Oll, the harbour master, said the crane was unsafe.");
  const uint32_t cue = mark(Role::Cue, "said");
  link(mark(Role::Source, "Mara Oll, the harbour master,"), cue, 0.95f);
  link(mark(Role::Content, "the crane was unsafe"), cue, 0.95f);
  ASSERT_TRUE(find_attributions_trained(report_, context_).ok());
  ASSERT_EQ(report_.attribution.attributions.size(), 1u);
  const Attribution& made = report_.attribution.attributions[0];
  EXPECT_EQ(text_of(made.source), "Mara Oll");
  EXPECT_EQ(text_of(made.described), "the harbour master");
}

TEST_F(Trained, AContentTheModelIsSureOfIsTaken) {
  read("Mara Oll said the crane was unsafe as nobody had looked.");
  const uint32_t cue = mark(Role::Cue, "said");
  link(mark(Role::Source, "Mara Oll"), cue, 0.95f);
  link(mark(Role::Content, "the crane was unsafe"), cue, 0.95f);
  ASSERT_TRUE(find_attributions_trained(report_, context_).ok());
  ASSERT_EQ(report_.attribution.attributions.size(), 1u);
  ASSERT_EQ(report_.attribution.attributions[0].content.size(), 1u);
  EXPECT_EQ(text_of(report_.attribution.attributions[0].content[0]), "the crane was unsafe");
}

TEST_F(Trained, TheTagOfAnOuterAttributionIsNoPartOfTheInnerContent) {
  read("Mara Oll said the crane was unsafe, the Courier reports.");
  const uint32_t said = mark(Role::Cue, "said");
  link(mark(Role::Source, "Mara Oll"), said, 0.95f);
  link(mark(Role::Content, "the crane was unsafe, the Courier reports"), said, 0.95f);
  const uint32_t reports = mark(Role::Cue, "reports");
  link(mark(Role::Source, "the Courier"), reports, 0.95f);
  link(mark(Role::Content, "Mara Oll said the crane was unsafe"), reports, 0.95f);
  ASSERT_TRUE(find_attributions_trained(report_, context_).ok());
  for (const Attribution& made : report_.attribution.attributions) {
    if (text_of(made.cue) != "said") continue;
    ASSERT_EQ(made.content.size(), 1u);
    EXPECT_EQ(text_of(made.content[0]), "the crane was unsafe");
    ASSERT_GE(made.parent, 0);
    EXPECT_EQ(text_of(report_.attribution.attributions[made.parent].source), "the Courier");
    return;
  }
  FAIL() << "no attribution of Mara Oll";
}

TEST_F(Trained, WhatSomebodyHasNotToldIsASilence) {
  read("Of the cracks the report of the board did not go into detail.");
  const uint32_t cue = mark(Role::Cue, "did not go into detail");
  link(mark(Role::Source, "the report of the board"), cue, 0.95f);
  link(mark(Role::Content, "Of the cracks"), cue, 0.95f);
  ASSERT_TRUE(find_attributions_trained(report_, context_).ok());
  ASSERT_EQ(report_.attribution.attributions.size(), 1u);
  EXPECT_EQ(report_.attribution.attributions[0].act, Act::Silent);
}

TEST_F(Trained, WithoutALanguageLayerTheRulesAloneDecide) {
  read("Mara Oll said the crane was unsafe.");
  report_.language = {};
  Report by_rules = report_;
  ASSERT_TRUE(find_attributions(by_rules, context_).ok());
  ASSERT_TRUE(find_attributions_trained(report_, context_).ok());
  ASSERT_EQ(report_.attribution.attributions.size(), by_rules.attribution.attributions.size());
  ASSERT_FALSE(report_.attribution.attributions.empty());
  EXPECT_EQ(report_.attribution.attributions[0].score, by_rules.attribution.attributions[0].score);
}

TEST(Probability, GrowsWithTheCueTheModelSees) {
  EvidenceRow weak{}, strong{};
  weak[0] = strong[0] = 1;
  strong[static_cast<size_t>(Evidence::CueMost)] = 1;
  EXPECT_LT(probability(weak), probability(strong));
  EXPECT_GE(probability(weak), 0.0f);
  EXPECT_LE(probability(strong), 1.0f);
}

}  // namespace
}  // namespace hearsay::extract
