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
  EXPECT_NE(known_actor(known, "Lorn", HolderKind::Person, "", "2016-05-01"), nullptr);
  EXPECT_EQ(known_actor(known, "Lorn", HolderKind::Person, "", "2019-05-01"), nullptr);
  EXPECT_EQ(known_actor(known, "Lorn", HolderKind::Person, "", ""), nullptr);
}

TEST(KnownActors, NamesakeOfAnotherTimeIsNobodyKnownAndGetsAnotherId) {
  Report report = report_of({actor("ada-lorn", "Ada Lorn", HolderKind::Person)}, "1961-02-03");
  link_known_actors(newsroom(), report);
  EXPECT_EQ(report.actors[0].id, "ada-lorn-2");
  EXPECT_EQ(report.actors[0].wikidata, "");
}

TEST(KnownActors, NameOfTwoIsNeitherUnlessTheCountryTells) {
  const Knowledge known = newsroom();
  EXPECT_EQ(known_actor(known, "Port Authority", HolderKind::Organisation, "", ""), nullptr);
  EXPECT_EQ(known_actor(known, "Port Authority", HolderKind::Organisation, "SOR", "")->id,
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
  EXPECT_EQ(known_actor(known, "Lorn News", HolderKind::Outlet, "", "")->id, "lorn");
}

TEST(KnownActors, BodyCalledByCommonNounsIsItsCountrysOrTheArticles) {
  Report report = report_of({actor("harbour-ministry", "harbour ministry", HolderKind::Organisation),
                             actor("court", "court", HolderKind::Organisation, "VLM")});
  link_known_actors(newsroom(), report);
  EXPECT_EQ(report.actors[0].id, "harbour-ministry-5f1c44d0");
  EXPECT_EQ(report.actors[1].id, "court-vlm");
}

}  // namespace
}  // namespace hearsay::extract
