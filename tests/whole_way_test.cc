// The whole way from an article to its record: the same bytes on every thread, sound layers on
// any input, cost in proportion to the input.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/utf8.h"
#include "hearsay/read.h"
#include "hearsay/record.h"
#include "hearsay/stage.h"

namespace hearsay {
namespace {

Article article_of(std::string text) {
  Article article;
  article.text = std::move(text);
  article.body = {0, static_cast<uint32_t>(article.text.size())};
  article.published = "2026-03-04";
  identify(article);
  return article;
}

std::string record_of(const std::string& text) {
  Result<Report> report = run_stages(article_of(text), {});
  if (!report.ok()) return report.status().message();
  return record_json(*report, {});
}

// Runs everything, expects sound layers, and that the record reads back to the same bytes.
void expect_sound(const std::string& text, const std::string& name) {
  Result<Report> report = run_stages(article_of(text), {});
  ASSERT_TRUE(report.ok()) << name << ": " << report.status().message();
  const Status layers = check_layers(*report);
  ASSERT_TRUE(layers.ok()) << name << ": " << layers.message();
  const Status whole = check_report(*report);
  ASSERT_TRUE(whole.ok()) << name << ": " << whole.message();
  const std::string record = record_json(*report, {});
  Result<Report> again = parse_record(record);
  ASSERT_TRUE(again.ok()) << name << ": " << again.status().message();
  ASSERT_EQ(record_json(*again, {}), record) << name;
}

constexpr const char* kStory =
    "PORT SELLA (Meridian) - The harbour board denied on Tuesday that it had promised the quay to "
    "a "
    "rival, the Courier reported, citing two officials briefed on the talks.\n\n"
    "\"We promised nothing,\" said Ana Brill, who chairs the board. \"Nobody asked us.\"\n\n"
    "Neither the ministry nor the mayor responded to requests for comment. According to a letter "
    "seen "
    "by the Courier, the rival had urged the board to wait.\n";

// Words that mean something to the extractor, marks that open and close, and odd characters.
std::string random_text(std::mt19937& random, size_t pieces) {
  static const std::vector<std::string> kPieces = {"said",
                                                   "according to",
                                                   "\"",
                                                   "\xE2\x80\x9C",
                                                   "\xE2\x80\x9D",
                                                   "'",
                                                   "\xE2\x80\x98",
                                                   "\xE2\x80\x99",
                                                   "officials",
                                                   "The Courier",
                                                   "denied",
                                                   "declined to comment",
                                                   ",",
                                                   ".",
                                                   "\n",
                                                   "\n\n",
                                                   "citing",
                                                   "neither",
                                                   "nor",
                                                   "did not respond",
                                                   "who",
                                                   "that",
                                                   "he",
                                                   "reportedly",
                                                   "(",
                                                   ")",
                                                   "-",
                                                   "\t",
                                                   "U.S.",
                                                   "Mr.",
                                                   "...",
                                                   "\xE2\x80\x94",
                                                   "\xF0\x9F\x98\x80",
                                                   "\xC3\xA9t\xC3\xA9",
                                                   "\xE4\xB8\xAD",
                                                   "\xD9\x85",
                                                   "e\xCC\x81",
                                                   "\xEF\xBB\xBF",
                                                   "\xC2\xA0",
                                                   "\xE2\x80\x8B",
                                                   "12.5",
                                                   "$3bn",
                                                   "Tuesday",
                                                   "called",
                                                   "urged",
                                                   "told",
                                                   "it",
                                                   "a report by",
                                                   "\r",
                                                   "\x01",
                                                   "'s",
                                                   "n't",
                                                   "http://x.example/a?b"};
  std::string text;
  for (size_t i = 0; i < pieces; ++i) {
    if (random() % 12 == 0) {
      append_utf8(text, static_cast<char32_t>(1 + random() % 0x10FFFF));
    } else {
      text += kPieces[random() % kPieces.size()];
    }
    if (random() % 4 != 0) text += ' ';
  }
  return text;
}

TEST(WholeWay, TheTableOfStagesHasAWriterForEveryLayerItReads) {
  const Status status = check_stage_table(stages(Engine::Rules));
  EXPECT_TRUE(status.ok()) << status.message();
}

TEST(WholeWay, ATableThatReadsAheadOfItsWriterIsRefused) {
  const Stage early = {"early", 1, "article later", "x", "", nullptr};
  EXPECT_NE(check_stage_table({&early, 1}).message().find("reads the layer later"),
            std::string::npos);
}

TEST(WholeWay, AnUnknownStageToStopAfterIsRefusedWithTheNames) {
  StageOptions options;
  options.stop_after = "nowhere";
  const Result<Report> report = run_stages(article_of(kStory), options);
  EXPECT_EQ(report.status().kind(), StatusKind::InvalidInput);
  EXPECT_NE(report.status().message().find("text"), std::string::npos);
}

TEST(WholeWay, StoppingAfterTheTextLeavesNoStatements) {
  StageOptions options;
  options.stop_after = "text";
  const Result<Report> report = run_stages(article_of(kStory), options);
  ASSERT_TRUE(report.ok());
  EXPECT_FALSE(report->text.tokens.empty());
  EXPECT_TRUE(report->statements.empty());
}

TEST(WholeWay, TheSameArticleGivesTheSameBytesOnEveryThread) {
  std::mt19937 random(7);
  std::vector<std::string> texts = {kStory};
  for (int i = 0; i < 15; ++i) texts.push_back(kStory + random_text(random, 300));
  std::vector<std::string> alone;
  for (const std::string& text : texts) alone.push_back(record_of(text));
  EXPECT_NE(alone[0].find("\"deny\""), std::string::npos);

  std::vector<std::vector<std::string>> together(4);
  std::vector<std::thread> threads;
  for (size_t t = 0; t < together.size(); ++t) {
    threads.emplace_back([&, t] {
      for (const std::string& text : texts) together[t].push_back(record_of(text));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& records : together) EXPECT_EQ(records, alone);
}

TEST(WholeWay, RandomTextGivesSoundLayersAndARecordThatReadsBack) {
  std::mt19937 random(20261122);
  for (int i = 0; i < 400; ++i) {
    expect_sound(random_text(random, 1 + random() % 400), "random text " + std::to_string(i));
    if (HasFatalFailure()) return;
  }
}

TEST(WholeWay, HostileShapesAreReadOrSplitButNeverBreakTheLayers) {
  const auto repeated = [](const std::string& piece, size_t times) {
    std::string text;
    for (size_t i = 0; i < times; ++i) text += piece;
    return text;
  };
  expect_sound("x", "one letter");
  expect_sound("\"", "one quotation mark");
  expect_sound(std::string(10 << 20, 'x'), "a word of 10 MB");
  expect_sound(repeated("word ", 200000), "a sentence of a million characters");
  expect_sound(repeated("\"", 100000), "100,000 straight quotation marks");
  expect_sound(repeated("\xE2\x80\x9C", 100000), "100,000 opening quotation marks");
  expect_sound(repeated("'", 100000), "100,000 apostrophes");
  expect_sound(repeated("\n", 1 << 20) + "End.", "a million empty lines");
  expect_sound(repeated("he said that ", 50000), "50,000 nested reports");
  expect_sound(repeated("according to officials, ", 50000), "50,000 sources");
  expect_sound(repeated("\"a,\" he said, ", 50000), "50,000 quotations");
  expect_sound(repeated("(", 100000), "100,000 brackets");
  expect_sound(repeated("who said, ", 50000), "50,000 relative clauses");
  expect_sound(repeated("A and ", 100000) + "said yes.", "a holder of 100,000 names");
  expect_sound(repeated("\xCC\x81", 100000), "100,000 combining marks");
}

// Four times the input may cost at most about four times as much; 9 leaves room for noise, and
// would be passed at once by anything quadratic (16).
TEST(WholeWay, CostGrowsWithTheInputAndNotFaster) {
  const auto seconds = [](const std::string& text) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
      const auto start = std::chrono::steady_clock::now();
      const Result<Report> report = run_stages(article_of(text), {});
      EXPECT_TRUE(report.ok());
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
      best = std::min(best, spent.count());
    }
    return best;
  };
  for (const std::string piece :
       {"he said that ", "\"a,\" he said, ", "\"", "\xE2\x80\x9C x ", "A and ",
        "according to officials, ", "The Courier reported, citing ", "' ", "neither X nor ",
        "denied. \"", "\"\n\n\""}) {
    std::string small, large;
    while (small.size() < 150000) small += piece;
    while (large.size() < 600000) large += piece;
    EXPECT_LT(seconds(large) / std::max(seconds(small), 1e-3), 9) << "of '" << piece << "'";
  }
}

}  // namespace
}  // namespace hearsay
