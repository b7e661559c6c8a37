#include "hearsay/record.h"

#include <gtest/gtest.h>

#include "ledger/invented_report.h"

namespace hearsay {
namespace {

std::string with(std::string text, std::string_view from, std::string_view to) {
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

TEST(Record, ComesBackAsTheReportItWasMadeFrom) {
  const Report report = harbour_report();
  const std::string json = record_json(report, invented_maker());
  MadeBy made_by;
  const Result<Report> again = parse_record(json, &made_by);
  ASSERT_TRUE(again.ok()) << again.status().message();
  EXPECT_EQ(record_json(again.value(), made_by), json);
  EXPECT_EQ(made_by, invented_maker());
  const Holder& origin = *again->statements[0].chain[1].holder;
  EXPECT_EQ(origin.access.of(again->article.text), " familiar with the plan");
  EXPECT_EQ(origin.named, false);
  EXPECT_EQ(again->statements[1].chain[0].said->value, "2026-03-03");
  EXPECT_EQ(again->statements[1].chain[0].words.of(again->article.text),
            "\xE2\x80\x9Cpure fog\xE2\x80\x9D");
}

TEST(Record, CountsCodePointsNotBytes) {
  const Report report = harbour_report();
  const std::string json = record_json(report, invented_maker());
  // "DOVRIN - " has a dash of three bytes: nine code points, eleven bytes.
  EXPECT_EQ(report.statements[0].chain[0].holder->span.begin, 11u);
  EXPECT_NE(json.find("{\"text\":\"The Ostermark Gazette\",\"span\":[9,30]"), std::string::npos)
      << json;
}

TEST(Record, IsOneLineWithTheKeysOfTheContractInTheirOrder) {
  const std::string json = record_json(harbour_report(), invented_maker());
  EXPECT_EQ(json.find('\n'), std::string::npos);
  size_t at = 0;
  for (const char* key : {"\"schema\":\"hearsay/1\"",
                          "\"article\":",
                          "\"statements\":",
                          "\"id\":\"s:",
                          "\"act\":",
                          "\"content\":",
                          "\"spans\":",
                          "\"quote\":",
                          "\"chain\":",
                          "\"holder\":",
                          "\"cue\":",
                          "\"channel\":",
                          "\"recipient\":",
                          "\"said\":",
                          "\"target\":",
                          "\"certainty\":",
                          "\"polarity\":",
                          "\"confidence\":0.75",
                          "\"events\":",
                          "\"actors\":",
                          "\"made_by\":"}) {
    const size_t found = json.find(key, at);
    ASSERT_NE(found, std::string::npos) << key;
    at = found;
  }
}

TEST(Record, WritesUnknownAsNull) {
  Report report = harbour_report();
  report.article.outlet.clear();
  report.statements[2].chain[0].holder.reset();
  const std::string json = record_json(report, invented_maker());
  EXPECT_NE(json.find("\"outlet\":null"), std::string::npos);
  EXPECT_NE(json.find("\"chain\":[{\"holder\":null"), std::string::npos);
  EXPECT_NE(json.find("\"model\":null"), std::string::npos);
}

TEST(Record, JoinsContentOfSeveralSpansWithAnEllipsis) {
  Report report = harbour_report();
  const Span whole = report.statements[0].content.spans[0];
  report.statements[0].content.spans = {{whole.begin, whole.begin + 7},
                                        {whole.begin + 8, whole.end}};
  const std::string json = statement_json(report.statements[0], report.article.text);
  EXPECT_NE(json.find("\"text\":\"a berth \xE2\x80\xA6 was kept"), std::string::npos) << json;
  const Result<Statement> again = parse_statement(json, report.article.text);
  ASSERT_TRUE(again.ok()) << again.status().message();
  EXPECT_EQ(again->content.spans, report.statements[0].content.spans);
}

TEST(Record, NamesThePlaceOfWhatIsWrong) {
  const std::string json = record_json(harbour_report(), invented_maker());
  const auto problem = [](const std::string& bad) {
    const Result<Report> parsed = parse_record(bad);
    return parsed.ok() ? std::string("no problem") : parsed.status().message();
  };
  EXPECT_EQ(problem(with(json, "\"act\":\"relay\"", "\"act\":\"gossip\"")),
            "Bad hearsay record: statements[0].chain[0].act is none of the words allowed there.");
  EXPECT_EQ(problem(with(json, "\"span\":[9,30]", "\"span\":[9,31]")),
            "Bad hearsay record: statements[0].chain[0].holder.text differs from the article at "
            "its span.");
  EXPECT_EQ(problem(with(json, "\"span\":[9,30]", "\"span\":[9,30000]")),
            "Bad hearsay record: statements[0].chain[0].holder.span ends after the text.");
  EXPECT_EQ(problem(with(json, "\"confidence\":0.75", "\"confidence\":7")),
            "Bad hearsay record: statements[0].confidence must be a number from 0 to 1.");
  EXPECT_EQ(problem(with(json, "hearsay/1", "hearsay/9")),
            "Bad hearsay record: the record is not of schema hearsay/1.");
  EXPECT_EQ(problem(with(json, "\"text\":\"DOVRIN", "\"text\":\"dovrin")),
            "Bad hearsay record: article has a text that does not fit its sha256.");
  EXPECT_EQ(problem(with(json, "\"sha256\":\"", "\"sha256\":7,\"x\":\"")),
            "Bad hearsay record: article.sha256 must be a string or null.");
}

TEST(Record, SurvivesBeingCutOrDamagedAtEveryByte) {
  const std::string json = record_json(harbour_report(), invented_maker());
  for (size_t cut = 0; cut < json.size(); ++cut)
    EXPECT_FALSE(parse_record(json.substr(0, cut)).ok());
  uint32_t refused = 0;
  for (size_t at = 0; at < json.size(); ++at) {
    std::string bad = json;
    bad[at] = static_cast<char>(bad[at] ^ 0x11);
    refused += parse_record(bad).ok() ? 0 : 1;
  }
  EXPECT_GT(refused, json.size() / 2);
}

TEST(Record, RefusesDeeplyNestedInput) {
  EXPECT_FALSE(parse_record(std::string(1'000'000, '[')).ok());
  EXPECT_FALSE(parse_record("").ok());
  EXPECT_FALSE(parse_record("[]").ok());
  EXPECT_FALSE(parse_record("{\"schema\":\"hearsay/1\",\"article\":7}").ok());
}

TEST(CheckReport, AcceptsAWholeReport) { EXPECT_TRUE(check_report(harbour_report()).ok()); }

TEST(CheckReport, RefusesSpansThatCutACharacterOrLeaveTheText) {
  Report report = harbour_report();
  report.statements[0].chain[0].holder->span = {8, 20};  // inside the dash
  EXPECT_NE(check_report(report).message().find("cuts a character"), std::string::npos);
  report = harbour_report();
  report.statements[0].content.spans[0].end = 100000;
  EXPECT_NE(check_report(report).message().find("ends after the text"), std::string::npos);
}

TEST(CheckReport, RefusesTwoStatementsWithOneIdAndEmptyChains) {
  Report report = harbour_report();
  report.statements[1].id = report.statements[0].id;
  EXPECT_NE(check_report(report).message().find("two statements"), std::string::npos);
  report = harbour_report();
  report.statements[2].chain.clear();
  EXPECT_NE(check_report(report).message().find("empty chain"), std::string::npos);
}

TEST(Record, ReadingForgetsWhatMadeTheRecordBefore) {
  const MadeBy made_by{"hearsay 1", "", "rules", {{"text", 1}}};
  MadeBy again{"other", "m", "trained", {{"language", 2}}};
  ASSERT_TRUE(parse_record(record_json(harbour_report(), made_by), &again).ok());
  EXPECT_EQ(again, made_by);
}

}  // namespace
}  // namespace hearsay
