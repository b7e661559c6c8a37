#include "extract/known_actors.h"

#include <gtest/gtest.h>

namespace hearsay::extract {
namespace {

Knowledge newsroom() {
  return Knowledge::of(
             "hearsay-knowledge 1\n"
             "actor\tada-lorn\tperson\tAda Lorn\tVLM\t\tLorn|Ada M. Lorn\tQ7\n"
             "office\tada-lorn\tHarbour Minister\tVLM\tGOV\t2014\t2018-06-30\n"
             "actor\ttide\toutlet\tThe Tide\tVLM\tJRN\tTide news agency\n"
             "actor\tport-authority\torganisation\tPort Authority\tVLM\tGOV\n"
             "actor\tport-authority-sor\torganisation\tPort Authority\tSOR\tGOV\n",
             "newsroom.tsv")
      .value();
}

Actor actor(const char* id, const char* name, HolderKind kind, const char* country = "") {
  Actor one;
  one.id = id;
  one.name = name;
  one.kind = kind;
  one.country = country;
  one.mentions = {{0, 4}};
  return one;
}

Report report_of(std::vector<Actor> actors, const char* published = "2016-05-01") {
  Report report;
  report.article.id = "a:5f1c44d0e1f20000";
  report.article.published = published;
  Statement statement;
  for (const Actor& one : actors) {
    Hop hop;
    hop.holder.emplace();
    hop.holder->actor = one.id;
    statement.chain.push_back(hop);
  }
  report.statements.push_back(statement);
  report.actors = std::move(actors);
  return report;
}

TEST(KnownActors, KnownOneTakesItsEntrysIdAndNameAndSoDoItsHolders) {
  Report report = report_of({actor("ada-m-lorn", "Ada M. Lorn", HolderKind::Person)});
  link_known_actors(newsroom(), report);
  EXPECT_EQ(report.actors[0].id, "ada-lorn");
  EXPECT_EQ(report.actors[0].name, "Ada Lorn");
  EXPECT_EQ(report.actors[0].wikidata, "Q7");
  EXPECT_EQ(report.statements[0].chain[0].holder->actor, "ada-lorn");
}

TEST(KnownActors, TwoThatAreOneBecomeOne) {
  Report report = report_of({actor("tide-news-agency", "Tide news agency", HolderKind::Organisation),
                             actor("the-tide", "The Tide", HolderKind::Outlet)});
  report.actors[1].mentions = {{9, 12}};
  link_known_actors(newsroom(), report);
  ASSERT_EQ(report.actors.size(), 1u);
  EXPECT_EQ(report.actors[0].mentions.size(), 2u);
  EXPECT_EQ(report.statements[0].chain[1].holder->actor, "tide");
}

TEST(KnownActors, SurnameAloneIsThePersonOnlyWhileInOffice) {
  const Knowledge known = newsroom();
  EXPECT_NE(known_actor(known, "Lorn", HolderKind::Person, "", {.date = "2016-05-01"}), nullptr);
  EXPECT_EQ(known_actor(known, "Lorn", HolderKind::Person, "", {.date = "2019-05-01"}), nullptr);
  EXPECT_EQ(known_actor(known, "Lorn", HolderKind::Person, "", {}), nullptr);
}

TEST(KnownActors, NamesakeOfAnotherTimeIsNobodyKnownAndGetsAnotherId) {
  Report report = report_of({actor("ada-lorn", "Ada Lorn", HolderKind::Person)}, "1961-02-03");
  link_known_actors(newsroom(), report);
  EXPECT_EQ(report.actors[0].id, "ada-lorn-2");
  EXPECT_EQ(report.actors[0].wikidata, "");
}

TEST(KnownActors, NameOfTwoIsNeitherUnlessTheCountryTells) {
  const Knowledge known = newsroom();
  EXPECT_EQ(known_actor(known, "Port Authority", HolderKind::Organisation, "", {}), nullptr);
  EXPECT_EQ(known_actor(known, "Port Authority", HolderKind::Organisation, "SOR", {})->id,
            "port-authority-sor");
}

TEST(KnownActors, OneWordOfAPersonIsSomebodyElseInEachArticle) {
  Report report = report_of({actor("tamm", "Tamm", HolderKind::Person)});
  link_known_actors(newsroom(), report);
  EXPECT_EQ(report.actors[0].id, "tamm-5f1c44d0");
}

TEST(KnownActors, SurnameTakenForABodyIsThePersonInOfficeOrTheArticles) {
  Report report = report_of({actor("lorn", "Lorn", HolderKind::Organisation)});
  link_known_actors(newsroom(), report);
  EXPECT_EQ(report.actors[0].id, "ada-lorn");
  EXPECT_EQ(report.actors[0].kind, HolderKind::Person);
  Report later = report_of({actor("lorn", "Lorn", HolderKind::Organisation)}, "2019-05-01");
  link_known_actors(newsroom(), later);
  EXPECT_EQ(later.actors[0].id, "lorn-5f1c44d0");
}

TEST(KnownActors, NounsInFrontOfANameAndInitialsInsideAreLeftOut) {
  Report report = report_of({actor("a", "Harbour Ada Lorn", HolderKind::Person),
                             actor("b", "Ada R. Lorn", HolderKind::Person),
                             actor("c", "Ada Lorn Jr.", HolderKind::Person)});
  const Knowledge known = Knowledge::of(
      "hearsay-knowledge 1\nactor\tada-lorn\tperson\tAda Lorn\tVLM\n"
      "word\tharbour\tGOV\trole\n", "newsroom.tsv").value();
  link_known_actors(known, report);
  ASSERT_EQ(report.actors.size(), 2u);
  EXPECT_EQ(report.actors[0].id, "ada-lorn");
  EXPECT_EQ(report.actors[1].id, "c");
}

TEST(KnownActors, CommonNounsInCapitalsAreNoNameOfOneBody) {
  Report report = report_of({actor("supreme-court", "Supreme Court", HolderKind::Organisation)});
  const Knowledge known = Knowledge::of(
      "hearsay-knowledge 1\nword\tsupreme court\tJUD\tplain\n", "nouns.tsv").value();
  link_known_actors(known, report);
  EXPECT_EQ(report.actors[0].id, "supreme-court-5f1c44d0");
}

TEST(KnownActors, OneWordThatIsAPaperAndASurnameIsNeither) {
  Report report = report_of({actor("lorn", "Lorn", HolderKind::Outlet)}, "2019-05-01");
  const Knowledge known = Knowledge::of(
      "hearsay-knowledge 1\nactor\tada-lorn\tperson\tAda Lorn\tVLM\n"
      "actor\tlorn\toutlet\tLorn\tVLM\tJRN\tLorn News\n", "lorn.tsv").value();
  link_known_actors(known, report);
  EXPECT_EQ(report.actors[0].id, "lorn-5f1c44d0");
  EXPECT_EQ(known_actor(known, "Lorn News", HolderKind::Outlet, "", {})->id, "lorn");
}

TEST(KnownActors, BodyCalledByCommonNounsIsItsCountrysOrTheArticles) {
  Report report = report_of({actor("harbour-ministry", "harbour ministry", HolderKind::Organisation),
                             actor("court", "court", HolderKind::Organisation, "VLM")});
  link_known_actors(newsroom(), report);
  EXPECT_EQ(report.actors[0].id, "harbour-ministry-5f1c44d0");
  EXPECT_EQ(report.actors[1].id, "court-vlm");
}

// An article whose text is `text` and whose only actor stands where `name` first does.
Report report_about(const char* text, const char* id, const char* name, HolderKind kind) {
  Report report = report_of({actor(id, name, kind)});
  report.article.text = text;
  const auto begin = static_cast<uint32_t>(report.article.text.find(name));
  report.actors[0].mentions = {{begin, begin + static_cast<uint32_t>(std::string(name).size())}};
  return report;
}

Knowledge two_lorns() {
  return Knowledge::of(
             "hearsay-knowledge 1\n"
             "actor\tlorn-harbour\tperson\tAda Lorn\tVLM\n"
             "office\tlorn-harbour\tDirector of the Harbour Office\tVLM\tGOV\t2014\t2018\n"
             "actor\tlorn-senate\tperson\tAda B. Lorn\tVLM\t\tAda Lorn\n"
             "office\tlorn-senate\tSenator\tVLM\tLEG\t2012\t2020\n",
             "lorns.tsv")
      .value();
}

TEST(KnownActors, OfTwoOfOneNameTheOneWhoseOfficeStandsBesideIt) {
  const Knowledge known = two_lorns();
  Report senate = report_about("It is late, Sen. Ada Lorn said.", "ada-lorn", "Ada Lorn",
                               HolderKind::Person);
  link_known_actors(known, senate);
  EXPECT_EQ(senate.actors[0].id, "lorn-senate");
  EXPECT_TRUE(senate.actors[0].suggested.empty());
  Report harbour = report_about("Ada Lorn, director of the Harbour Office, denied it.", "ada-lorn",
                                "Ada Lorn", HolderKind::Person);
  link_known_actors(known, harbour);
  EXPECT_EQ(harbour.actors[0].id, "lorn-harbour");
}

TEST(KnownActors, OfTwoOfOneNameWithNothingToTellThemApartBothAreSuggested) {
  Report report = report_about("It is late, Ada Lorn said.", "ada-lorn", "Ada Lorn",
                               HolderKind::Person);
  link_known_actors(two_lorns(), report);
  EXPECT_EQ(report.actors[0].id, "ada-lorn-5f1c44d0");
  ASSERT_EQ(report.actors[0].suggested.size(), 2u);
  EXPECT_EQ(report.actors[0].suggested[0].id, "lorn-harbour");
  EXPECT_GT(report.actors[0].suggested[0].score, 0.4);
  EXPECT_LT(report.actors[0].suggested[0].score, 0.7);
}

TEST(KnownActors, OfficeOrPartyInCapitalsIsSomebodyElseInEachArticle) {
  Report report = report_of({actor("us-secretary", "US Secretary", HolderKind::Person),
                             actor("vlm-democrat", "Valmar Democrat", HolderKind::Organisation),
                             actor("ada-bishop", "Ada Bishop", HolderKind::Person)});
  link_known_actors(newsroom(), report);
  EXPECT_EQ(report.actors[0].id, "us-secretary-5f1c44d0");
  EXPECT_EQ(report.actors[1].id, "vlm-democrat-5f1c44d0");
}

TEST(KnownActors, PaperOfOneWordNeedsItsArticle) {
  const char* with = "The Tide reported a flood.";
  Report paper = report_about(with, "tide", "Tide", HolderKind::Outlet);
  link_known_actors(newsroom(), paper);
  EXPECT_EQ(paper.actors[0].wikidata, "");
  EXPECT_EQ(paper.actors[0].name, "The Tide");
  Report other = report_about("On Valmar Tide they said so.", "tide", "Tide", HolderKind::Outlet);
  link_known_actors(newsroom(), other);
  EXPECT_NE(other.actors[0].name, "The Tide");
}

}  // namespace
}  // namespace hearsay::extract
