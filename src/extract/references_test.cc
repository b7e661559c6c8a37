#include "extract/references.h"

#include <gtest/gtest.h>

#include "text/segment.h"

namespace hearsay::extract {
namespace {

// An article whose holders are given by their words, in order; each is looked for behind the last.
class Article {
 public:
  explicit Article(std::string text, std::vector<std::string_view> holders) {
    report_.article.text = std::move(text);
    report_.article.body = {0, static_cast<uint32_t>(report_.article.text.size())};
    const Limits limits;
    EXPECT_TRUE(segment_text(report_, {limits}).ok());
    size_t at = 0;
    for (const std::string_view words : holders) {
      at = report_.article.text.find(words, at);
      EXPECT_NE(at, std::string::npos) << words;
      Statement statement;
      Hop hop;
      hop.holder.emplace();
      hop.holder->span = {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
      statement.chain.push_back(hop);
      report_.statements.push_back(statement);
      at += words.size();
    }
    resolve_references(read_lexemes(report_), report_);
  }

  const Holder& holder(size_t index) const { return *report_.statements[index].chain[0].holder; }
  std::string refers_to(size_t index) const {
    return std::string(holder(index).refers_to.of(report_.article.text));
  }
  std::string anonymity(size_t index) const {
    return std::string(holder(index).anonymity.of(report_.article.text));
  }
  std::string access(size_t index) const {
    return std::string(holder(index).access.of(report_.article.text));
  }
  std::string affiliation(size_t index) const {
    return std::string(holder(index).affiliation.of(report_.article.text));
  }
  bool named(size_t index) const { return holder(index).named.value_or(false); }
  const std::vector<Actor>& actors() const { return report_.actors; }

 private:
  Report report_;
};

TEST(References, PronounsFollowGender) {
  const Article article(
      "Mr. Olsten met Ms. Quell in Port Hale. She said the deal was dead. He disagreed, he said.",
      {"She", "he said"});
  EXPECT_EQ(article.refers_to(0), "Quell");
  EXPECT_TRUE(article.named(0));
}

TEST(References, HeIsThePersonWhoSpokeLast) {
  const Article article("Mayor Tomas Reddin said the bridge was safe. He said it would open soon.",
                        {"Mayor Tomas Reddin", "He"});
  EXPECT_EQ(article.refers_to(1), "Mayor Tomas Reddin");
  EXPECT_EQ(article.holder(0).actor, article.holder(1).actor);
}

TEST(References, HimselfIsTheNameBeforeIt) {
  const Article article("Mayor Tomas Reddin himself said no.", {"himself"});
  EXPECT_EQ(article.refers_to(0), "Tomas Reddin");
  EXPECT_TRUE(article.named(0));
  EXPECT_EQ(article.holder(0).number, Number::One);
}

TEST(References, AnUnnamedSourceStaysUnnamed) {
  const Article article(
      "A senior official said talks had begun. The official said they may fail. He gave no date, "
      "he said.",
      {"A senior official", "The official", "he said"});
  EXPECT_EQ(article.refers_to(1), "A senior official");
  EXPECT_FALSE(article.named(1));
  EXPECT_TRUE(article.holder(1).actor.empty());
  EXPECT_TRUE(article.actors().empty());
}

TEST(References, AnOfficeIsWhoHoldsItInTheArticle) {
  const Article article(
      "Transport Minister Lena Vasse promised a new line. The minister said work starts soon.",
      {"Transport Minister Lena Vasse", "The minister"});
  EXPECT_EQ(article.refers_to(1), "Lena Vasse");
  EXPECT_TRUE(article.named(1));
}

TEST(References, TheReportIsTheOutletsThatPublishedIt) {
  const Article article("The Harbor Gazette reported a leak. The report said nobody was hurt.",
                        {"The Harbor Gazette", "The report"});
  EXPECT_EQ(article.holder(1).kind, HolderKind::Document);
  EXPECT_TRUE(article.named(1));
  EXPECT_EQ(article.holder(1).actor, article.holder(0).actor);
}

TEST(References, OneOfThemIsPartOfTheGroup) {
  const Article article("Three officials said the plan was ready. One of them said it was late.",
                        {"Three officials", "One of them"});
  EXPECT_EQ(article.refers_to(1), "Three officials");
  EXPECT_EQ(article.holder(0).number, Number::Several);
  EXPECT_EQ(article.holder(1).number, Number::One);
}

TEST(Holders, TellWhichAreNamed) {
  const Article article(
      "Iranian officials spoke. The CIA declined. A spokesman for the ministry, Jon Hale, spoke. "
      "Iran's ambassador spoke. "
      "State media spoke. People familiar with the talks spoke.",
      {"Iranian officials", "The CIA", "A spokesman for the ministry, Jon Hale",
       "Iran's ambassador", "State media", "People familiar with the talks"});
  EXPECT_FALSE(article.named(0));
  EXPECT_TRUE(article.named(1));
  EXPECT_TRUE(article.named(2));
  EXPECT_TRUE(article.named(3));
  EXPECT_FALSE(article.named(4));
  EXPECT_FALSE(article.named(5));
  EXPECT_EQ(article.holder(0).kind, HolderKind::Group);
  EXPECT_EQ(article.holder(1).kind, HolderKind::Organisation);
  EXPECT_EQ(article.holder(2).kind, HolderKind::Person);
  EXPECT_EQ(article.holder(0).country, "IRN");
  EXPECT_EQ(article.access(5), "familiar with the talks");
}

TEST(Holders, CompoundsAreSeveral) {
  const Article article("Neither the White House nor the CIA commented.",
                        {"Neither the White House nor the CIA"});
  EXPECT_EQ(article.holder(0).number, Number::Several);
  EXPECT_EQ(article.holder(0).kind, HolderKind::Organisation);
  EXPECT_TRUE(article.named(0));
}

TEST(Holders, KnowTheirBody) {
  const Article article("A source at the harbour ministry spoke. Dutch officials spoke.",
                        {"A source at the harbour ministry", "Dutch officials"});
  EXPECT_EQ(article.affiliation(0), "the harbour ministry");
  EXPECT_EQ(article.affiliation(1), "Dutch");
  EXPECT_EQ(article.holder(1).country, "NLD");
}

TEST(Anonymity, IsFoundBehindTheHolderAndInTheNextSentence) {
  const Article beside(
      "Two diplomats, who spoke on condition of anonymity, said the ship had sailed.",
      {"Two diplomats"});
  EXPECT_EQ(beside.anonymity(0), "who spoke on condition of anonymity");
  const Article next(
      "An aide said the ship had sailed. He asked not to be named because the matter is secret.",
      {"An aide"});
  EXPECT_EQ(next.anonymity(0), "asked not to be named because the matter is secret");
}

TEST(Anonymity, IsNotGivenToWhoIsNamed) {
  const Article article("Orla Finch said one aide spoke on condition of anonymity.",
                        {"Orla Finch"});
  EXPECT_EQ(article.anonymity(0), "");
}

TEST(Actors, LinkShortNamesAndAcronyms) {
  const Article article(
      "Dana Orrel of the International Dam Board (IDB) spoke. Orrel said so. The IDB said no.",
      {"Dana Orrel of the International Dam Board (IDB)", "Orrel", "The IDB"});
  ASSERT_EQ(article.actors().size(), 2u);
  EXPECT_EQ(article.actors()[0].name, "Dana Orrel");
  EXPECT_EQ(article.actors()[0].id, "dana-orrel");
  EXPECT_EQ(article.holder(1).actor, "dana-orrel");
  EXPECT_EQ(article.actors()[1].name, "International Dam Board");
  EXPECT_EQ(article.actors()[0].mentions.size(), 2u);
}

TEST(Actors, GovernmentsAreOneUnderTheirCapital) {
  const Article article("Washington said no. The United States said so again.",
                        {"Washington", "The United States"});
  EXPECT_EQ(article.holder(0).kind, HolderKind::State);
  EXPECT_EQ(article.holder(0).actor, article.holder(1).actor);
  EXPECT_EQ(article.holder(0).country, "USA");
}

TEST(References, SomeOfAGroupAreOfTheGroupAndNotOfTheOneWhoSpokeLast) {
  const Article article(
      "Four officials described the plan. One senior official in the harbour ministry called it a start. "
      "Two of the officials doubted that it would hold.",
      {"Four officials", "One senior official in the harbour ministry", "Two of the officials"});
  EXPECT_EQ(article.refers_to(2), "Four officials");
  EXPECT_EQ(article.affiliation(2), "");
}

TEST(References, DoNotMergeWhoIsToldApart) {
  const Article article("The Orrel campaign said yes. The Vasse campaign said no.",
                        {"The Orrel campaign", "The Vasse campaign"});
  EXPECT_TRUE(article.holder(1).refers_to.empty());
  EXPECT_NE(article.holder(0).actor, article.holder(1).actor);
}

TEST(References, SurviveTextWithoutNamesOrHolders) {
  const Article empty("", {});
  EXPECT_TRUE(empty.actors().empty());
  const Article marks("... -- ( ) \" '", {});
  EXPECT_TRUE(marks.actors().empty());
}

}  // namespace
}  // namespace hearsay::extract
