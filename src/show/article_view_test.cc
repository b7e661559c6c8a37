#include "show/article_view.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "show/explain_view.h"
#include "show/invented_report.h"
#include "show/statement_columns.h"
#include "show/width.h"

namespace hearsay {
namespace {

using testing::InventedReport;

// A ferry that did not sail, as the Harbour Post tells it.
InventedReport ferry() {
  InventedReport made(
      "The evening ferry will not sail again before spring, officials told the Lowland Wire.\n\n"
      "The harbour office denied the report. It called the story \"made of fog\".\n\n"
      "The ministry declined to comment.\n");
  made.report.article.title = "Ferry stays in port";
  made.report.article.outlet = "Harbour Post";
  made.report.article.published = "2026-03-04";
  const Span wire = made.at("the Lowland Wire");
  Statement& first =
      made.add(Act::Assert, {made.at("The evening ferry will not sail again before spring")},
               Quote::Indirect,
               {InventedReport::hop(wire, {}, Act::Relay, true, HolderKind::Outlet),
                InventedReport::hop(made.at("officials"), made.at("told"), Act::Assert, false,
                                    HolderKind::Group, Number::Several)});
  first.certainty = Certainty::Probable;
  Statement& second =
      made.add(Act::Deny, {made.at("the report")}, Quote::Indirect,
               {InventedReport::hop(made.at("The harbour office"), made.at("denied"), Act::Deny)});
  second.chain[0].words = made.at("\"made of fog\"");
  second.target = Target{"the Lowland Wire", ""};
  made.add(
      Act::Decline, {}, Quote::None,
      {InventedReport::hop(made.at("The ministry"), made.at("declined to comment"), Act::Decline)});
  return made;
}

TEST(ArticleView, CountsItsSources) {
  const SourceCount count = count_sources(ferry().report);
  EXPECT_EQ(summary_of(count), "3 sources, 1 unnamed, 1 outlet relied on, 1 not answering");
  EXPECT_EQ(summary_of(SourceCount{}), "no sources");
}

TEST(ArticleView, CountsOneHolderUnderTwoNamesOnce) {
  InventedReport made("Vale said yes. He said no.");
  Actor vale;
  vale.id = "vale";
  vale.name = "Ada Vale";
  made.report.actors.push_back(vale);
  for (const char* words : {"Vale", "He"}) {
    Hop hop = InventedReport::hop(made.at(words), made.at("said"), Act::Assert);
    hop.holder->actor = "vale";
    made.add(Act::Assert, {made.at("yes")}, Quote::Indirect, {hop});
  }
  EXPECT_EQ(count_sources(made.report).sources, 1u);
}

TEST(ArticleView, IsAListAPersonCanRead) {
  EXPECT_EQ(article_text(ferry().report, {.width = 80}),
            "Ferry stays in port\n"
            "Harbour Post \xC2\xB7 2026-03-04 \xC2\xB7 32 words \xC2\xB7 report.txt\n"
            "3 sources, 1 unnamed, 1 outlet relied on, 1 not answering\n"
            "3 statements: 1 assert, 1 deny, 1 decline\n"
            "\n"
            "\xC2\xB6"
            "1    assert   article \xE2\x86\x90 the Lowland Wire \xE2\x86\x90 officials (unnamed, "
            "several)\n"
            "               \xE2\x94\x82 The evening ferry will not sail again before spring\n"
            "               only probable\n"
            "\n"
            "\xC2\xB6"
            "2    deny     article \xE2\x86\x90 The harbour office\n"
            "               \xE2\x94\x82 The harbour office denied the report.\n"
            "               answers the Lowland Wire \xC2\xB7 calls it \"made of fog\"\n"
            "\n"
            "\xC2\xB6"
            "3    decline  article \xE2\x86\x90 The ministry\n"
            "               \xE2\x94\x82 The ministry declined to comment.\n");
}

TEST(ArticleView, FitsAnyWidth) {
  const Report report = ferry().report;
  for (uint32_t width = 40; width <= 240; ++width) {
    for (bool unicode : {true, false}) {
      std::istringstream lines(
          article_text(report, {.width = width, .colour = false, .unicode = unicode}));
      for (std::string line; std::getline(lines, line);) EXPECT_LE(columns_of(line), width) << line;
    }
  }
}

TEST(ArticleView, StandsSideBySideWhereThereIsRoom) {
  const std::string text = article_text(ferry().report, {.width = 160});
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("officials (unnamed") == line.npos) continue;
    EXPECT_NE(line.find("\xE2\x94\x82 The evening ferry"), line.npos) << line;
    return;
  }
  FAIL() << text;
}

TEST(ArticleView, UsesAsciiAloneWhereAsked) {
  const std::string text =
      article_text(ferry().report, {.width = 80, .colour = false, .unicode = false});
  for (char c : text) ASSERT_GE(c, 0) << text;
  EXPECT_NE(text.find("article <- the Lowland Wire <- officials"), text.npos);
}

TEST(ArticleView, KeepsEscapesOfTheArticleFromTheTerminal) {
  InventedReport made(
      "\x1b[2JOfficials\x1b]0;owned\a said \x1b[31mred\x1b[0m things were happening here.");
  made.report.article.title = "\x1b[5mblink";
  made.report.article.outlet =
      "\xC2\x9B"
      "1m";
  made.add(Act::Assert, {made.at("\x1b[31mred")}, Quote::Indirect,
           {InventedReport::hop(made.at("Officials\x1b]0;owned\a"), made.at("said"), Act::Assert,
                                false)});
  for (const std::string& text :
       {article_text(made.report, {.width = 80}), explain_text(made.report, {.width = 80})}) {
    EXPECT_EQ(text.find('\x1b'), text.npos);
    EXPECT_EQ(text.find('\a'), text.npos);
    EXPECT_EQ(text.find("\xC2\x9B"), text.npos);
  }
}

TEST(ArticleView, SaysWhoAPronounIsAndNotWhatIsPlain) {
  InventedReport made("He spoke of tides. The Lowland Wire Agency spoke too.");
  for (const char* name : {"Ada Vale", "Lowland Wire Agency"}) {
    Actor actor;
    actor.id = actor.name = name;
    made.report.actors.push_back(actor);
  }
  Hop he = InventedReport::hop(made.at("He"), made.at("spoke"), Act::Assert);
  he.holder->actor = "Ada Vale";
  Hop wire = InventedReport::hop(made.at("The Lowland Wire Agency"), made.at("spoke"), Act::Assert);
  wire.holder->actor = "Lowland Wire Agency";
  made.add(Act::Assert, {made.at("tides")}, Quote::Indirect, {he});
  made.add(Act::Assert, {made.at("too")}, Quote::Indirect, {wire});
  const std::vector<StatementView> views = views_of(made.report);
  EXPECT_EQ(chain_text(views[0].chain), "He (Ada Vale)");
  EXPECT_EQ(chain_text(views[1].chain), "The Lowland Wire Agency");
}

TEST(ArticleView, SaysSoWhereNobodySaysWho) {
  InventedReport made("The bridge reportedly closed.");
  Hop nobody;
  nobody.cue = made.at("reportedly");
  nobody.act = Act::Assert;
  made.add(Act::Assert, {made.at("The bridge")}, Quote::Indirect, {nobody});
  EXPECT_EQ(chain_text(views_of(made.report)[0].chain), "(nobody says who)");
  EXPECT_EQ(summary_of(count_sources(made.report)), "0 sources, 1 statement without a source");
}

TEST(ArticleView, MarksWhatWasLeftOutBetweenTwoSpans) {
  InventedReport made(
      "\"The water rose quickly past the wall,\" Vale said. \"It has not fallen since then at "
      "all.\"");
  made.add(Act::Assert,
           {made.at("\"The water rose quickly past the wall,\""),
            made.at("\"It has not fallen since then at all.\"")},
           Quote::Direct, {InventedReport::hop(made.at("Vale"), made.at("said"), Act::Assert)});
  EXPECT_NE(article_text(made.report, {.width = 160}).find("wall,\" [...] \"It has"),
            std::string::npos);
}

TEST(StatementColumns, GiveTheSameWordsAsTheList) {
  const Report report = ferry().report;
  const Surroundings around(report);
  const std::vector<uint32_t> picked = *pick_columns(
      statement_columns(), {"act", "origin", "named", "chain", "words", "paragraph", "begin"});
  const std::vector<Cell> cells = statement_cells(around, report.statements[0], picked);
  EXPECT_EQ(cells[0].text, "assert");
  EXPECT_EQ(cells[1].text, "officials (unnamed, several)");
  EXPECT_EQ(cells[2].text, "false");
  EXPECT_EQ(cells[3].text, "the Lowland Wire <- officials (unnamed, several)");
  EXPECT_EQ(cells[4].kind, Cell::Kind::Unknown);
  EXPECT_EQ(cells[5].text, "1");
  EXPECT_EQ(cells[6].text, "0");
}

TEST(StatementColumns, EachHasItsOwnName) {
  std::set<std::string_view> names;
  for (const Column& column : statement_columns())
    EXPECT_TRUE(names.insert(column.name).second) << column.name;
  const Report report = ferry().report;
  EXPECT_EQ(statement_cells(Surroundings(report), report.statements[1],
                            *pick_columns(statement_columns(), {}))
                .size(),
            statement_columns().size());
}

TEST(ExplainView, ShowsLayersUnderTheirSentence) {
  const std::string text = explain_text(ferry().report, {.width = 100});
  const size_t second = text.find("sentence 2");
  ASSERT_NE(second, text.npos);
  EXPECT_LT(text.find("officials (unnamed, several)"), second);
  EXPECT_GT(text.find("The harbour office;"), second);
}

}  // namespace
}  // namespace hearsay
