#include "hearsay/read.h"

#include <gtest/gtest.h>

#include "io/made_env.h"
#include "read/iso_date.h"

namespace hearsay {
namespace {

struct Outcome {
  std::vector<Article> articles;
  std::vector<InputProblem> problems;
};

Outcome read(MadeEnv& env, const std::vector<std::string>& paths, ReadOptions options = {}) {
  Outcome outcome;
  options.env = &env;
  read_inputs(
      paths, options,
      [&](Article&& a) {
        outcome.articles.push_back(std::move(a));
        return true;
      },
      [&](const InputProblem& p) { outcome.problems.push_back(p); });
  return outcome;
}

Outcome read_one(const std::string& path, const std::string& bytes) {
  MadeEnv env;
  env.files[path] = bytes;
  return read(env, {path});
}

Article only(const Outcome& outcome) {
  EXPECT_EQ(outcome.articles.size(), 1u);
  for (const auto& p : outcome.problems) ADD_FAILURE() << p.why;
  return outcome.articles.empty() ? Article{} : outcome.articles[0];
}

TEST(Header, InlineDateIsTakenAndStaysPartOfTheText) {
  const Article a = only(read_one("a.txt", " date 2026-03-04 Rain fell on Port Sella.\n"));
  EXPECT_EQ(a.published, "2026-03-04");
  EXPECT_EQ(a.text, " date 2026-03-04 Rain fell on Port Sella.\n");
  EXPECT_EQ(a.body.of(a.text), "Rain fell on Port Sella.\n");
}

TEST(Header, KeyValueLinesUpToAnEmptyLineAreTaken) {
  const Article a = only(read_one(
      "a.txt", "date 2026-03-04T08:15:00Z\noutlet The Sella Courier\ntitle: Rain\n\nRain fell.\n"));
  EXPECT_EQ(a.published, "2026-03-04T08:15:00Z");
  EXPECT_EQ(a.outlet, "The Sella Courier");
  EXPECT_EQ(a.title, "Rain");
  EXPECT_EQ(a.body.of(a.text), "Rain fell.\n");
}

TEST(Header, AHeadlineThatBeginsWithAKeyWordIsNoHeader) {
  const Article a =
      only(read_one("a.txt", "title fights resume in spring\n\nThe league said so.\n"));
  EXPECT_EQ(a.title, "");
  EXPECT_EQ(a.body.begin, 0u);
}

TEST(Header, AnUnknownKeyMeansThereIsNoHeader) {
  const Article a = only(read_one("a.txt", "date 2026-03-04\nweather wet\n\nRain fell.\n"));
  EXPECT_EQ(a.body.begin, 16u);  // only the date in front of the text counts, as the inline form
  EXPECT_EQ(a.outlet, "");
}

TEST(Header, AnImpossibleDateIsLeftUnknown) {
  EXPECT_EQ(only(read_one("a.txt", " date 2026-02-30 Rain fell.")).published, "");
}

TEST(TextFile, NoHeaderAtAllIsFine) {
  const Article a = only(read_one("a.txt", "Rain fell.\n"));
  EXPECT_EQ(a.published, "");
  EXPECT_EQ(a.body.of(a.text), "Rain fell.\n");
}

TEST(TextFile, CrLfBecomesLfAndALoneCrStays) {
  EXPECT_EQ(only(read_one("a.txt", "one\r\ntwo\rthree\r\r\n")).text, "one\ntwo\rthree\r\n");
}

TEST(TextFile, Utf16IsReadWithAndWithoutBom) {
  EXPECT_EQ(only(read_one("a.txt", std::string("\xFF\xFEH\0i\0", 6))).text, "Hi");
  std::string plain;
  for (const char c : std::string("Rain fell on the port.")) plain += std::string{c, '\0'};
  EXPECT_EQ(only(read_one("a.txt", plain)).text, "Rain fell on the port.");
}

TEST(TextFile, ABomIsTakenOff) {
  EXPECT_EQ(only(read_one("a.txt", "\xEF\xBB\xBFRain.")).text, "Rain.");
}

struct BadText {
  const char* name;
  std::string bytes;
  const char* says;
};

TEST(TextFile, EachKindOfBadBytesIsRefusedInOneSentence) {
  const BadText cases[] = {
      {"empty.txt", "", "empty.txt is empty"},
      {"blank.txt", " \n \n", "blank.txt holds no text"},
      {"nul.txt", std::string("Ra\0in and more of it", 20), "NUL byte at byte 2"},
      {"latin.txt", "caf\xE9 closed", "not valid UTF-8 at byte 3"},
  };
  for (const BadText& bad : cases) {
    const Outcome outcome = read_one(bad.name, bad.bytes);
    EXPECT_TRUE(outcome.articles.empty()) << bad.name;
    ASSERT_EQ(outcome.problems.size(), 1u) << bad.name;
    EXPECT_NE(outcome.problems[0].why.find(bad.says), std::string::npos) << outcome.problems[0].why;
    EXPECT_TRUE(outcome.problems[0].skipped);
  }
}

TEST(TextFile, OneOverTheLimitIsRefused) {
  MadeEnv env;
  env.files["big.txt"] = std::string(2000, 'x');
  env.step = 4096;
  ReadOptions options;
  options.limits.max_article_bytes = 1999;
  const Outcome outcome = read(env, {"big.txt"}, options);
  ASSERT_EQ(outcome.problems.size(), 1u);
  EXPECT_EQ(outcome.problems[0].kind, StatusKind::Limit);
}

TEST(JsonLines, EveryKnownKeyIsTaken) {
  const Article a = only(read_one(
      "w.jsonl", R"({"id":"7","text":"Rain \u201cfell\u201d.","url":"u","outlet":"o","title":"t",)"
                 R"("byline":"b","published":"2026-03-04","language":"en","extra":[1,{}]})"));
  EXPECT_EQ(a.text,
            "Rain \xE2\x80\x9C"
            "fell\xE2\x80\x9D.");
  EXPECT_EQ(a.source_id + a.url + a.outlet + a.title + a.byline + a.published + a.language,
            "7uotb2026-03-04en");
  EXPECT_EQ(a.read_from, "w.jsonl:1");
}

TEST(JsonLines, ABrokenLineIsNamedAndTheRestIsRead) {
  const Outcome outcome = read_one("w.jsonl",
                                   "{\"text\":\"one\"}\n{\"text\":\"tw\n\n[1]\n{\"txt\":1}\n{"
                                   "\"text\":7}\n{\"text\":\"three\"}\n");
  ASSERT_EQ(outcome.articles.size(), 2u);
  EXPECT_EQ(outcome.articles[1].text, "three");
  ASSERT_EQ(outcome.problems.size(), 4u);
  EXPECT_EQ(outcome.problems[0].where, "w.jsonl:2");
  EXPECT_EQ(outcome.problems[1].where, "w.jsonl:4");
  EXPECT_NE(outcome.problems[2].why.find("no string \"text\""), std::string::npos);
}

TEST(JsonLines, ATextUnderAnotherCommonNameIsPointedOut) {
  const Outcome outcome = read_one(
      "w.jsonl", R"({"title":"Rain","maintext":"It rained on Port Sella again today, she said."})");
  ASSERT_EQ(outcome.problems.size(), 1u);
  EXPECT_NE(outcome.problems[0].why.find("jq -c '.text = .maintext'"), std::string::npos);
}

TEST(JsonLines, ADateThatIsNoneIsSaidAndLeftUnknown) {
  const Outcome outcome = read_one("w.jsonl", R"({"text":"one","published":"4 March"})");
  ASSERT_EQ(outcome.articles.size(), 1u);
  EXPECT_EQ(outcome.articles[0].published, "");
  ASSERT_EQ(outcome.problems.size(), 1u);
  EXPECT_FALSE(outcome.problems[0].skipped);
}

TEST(JsonLines, NullMeansUnknown) {
  EXPECT_EQ(only(read_one("w.jsonl", R"({"text":"one","outlet":null})")).outlet, "");
}

TEST(JsonDocument, OneObjectOrAnArrayOverSeveralLinesIsRead) {
  EXPECT_EQ(only(read_one("w.json", "{\n \"text\": \"one\"\n}\n")).text, "one");
  const Outcome outcome = read_one("w.json", "[\n{\"text\":\"one\"},\n{\"text\":\"two\"}]");
  ASSERT_EQ(outcome.articles.size(), 2u);
  EXPECT_EQ(outcome.articles[1].read_from, "w.json[1]");
}

TEST(Inputs, AFolderIsReadByNameWithItsSubfolders) {
  MadeEnv env;
  env.files["news/b.txt"] = "bee";
  env.files["news/a/z.txt"] = "zed";
  env.files["news/c.jsonl"] = "{\"text\":\"cee\"}\n";
  env.files["news/picture.png"] = "no";
  const Outcome outcome = read(env, {"news"});
  ASSERT_EQ(outcome.articles.size(), 3u);
  EXPECT_EQ(outcome.articles[0].text + outcome.articles[1].text + outcome.articles[2].text,
            "zedbeecee");
}

TEST(Inputs, AMissingFileAndAFolderWithoutArticlesAreSaid) {
  MadeEnv env;
  env.files["pictures/p.png"] = "no";
  const Outcome outcome = read(env, {"nowhere.txt", "pictures"});
  ASSERT_EQ(outcome.problems.size(), 2u);
  EXPECT_NE(outcome.problems[0].why.find("nowhere.txt does not exist"), std::string::npos);
  EXPECT_NE(outcome.problems[1].why.find("holds no articles"), std::string::npos);
}

TEST(Inputs, ADiskThatFailsIsSaidAndTheNextFileIsRead) {
  MadeEnv env;
  env.files["a.txt"] = "one";
  env.files["b.txt"] = "two";
  env.unreadable.insert("a.txt");
  const Outcome outcome = read(env, {"a.txt", "b.txt"});
  ASSERT_EQ(outcome.problems.size(), 1u);
  EXPECT_EQ(outcome.problems[0].kind, StatusKind::Io);
  EXPECT_EQ(outcome.articles.size(), 1u);
}

TEST(Inputs, StandardInputTellsJsonFromTextByItsFirstCharacter) {
  MadeEnv env;
  env.files["-"] = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n";
  EXPECT_EQ(read(env, {"-"}).articles.size(), 2u);
  env.files["-"] = "Rain fell.";
  EXPECT_EQ(only(read(env, {"-"})).read_from, "standard input");
}

TEST(Inputs, TakingStopsWhenAsked) {
  MadeEnv env;
  env.files["a.jsonl"] = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n";
  ReadOptions options;
  options.env = &env;
  int taken = 0;
  read_inputs(
      {"a.jsonl", "a.jsonl"}, options, [&](Article&&) { return ++taken < 1; },
      [](const InputProblem&) {});
  EXPECT_EQ(taken, 1);
}

TEST(Inputs, GivenMetadataFillsOnlyWhatIsUnknown) {
  MadeEnv env;
  env.files["a.jsonl"] = "{\"text\":\"one\",\"outlet\":\"Own\"}\n{\"text\":\"two\"}\n";
  ReadOptions options;
  options.outlet = "Given";
  const Outcome outcome = read(env, {"a.jsonl"}, options);
  EXPECT_EQ(outcome.articles[0].outlet, "Own");
  EXPECT_EQ(outcome.articles[1].outlet, "Given");
}

TEST(Identity, SameReportSameIdOtherOutletOtherId) {
  Article a;
  a.text = "Rain.";
  identify(a);
  Article b = a;
  identify(b);
  EXPECT_EQ(a.id, b.id);
  b.outlet = "Other";
  identify(b);
  EXPECT_NE(a.id, b.id);
  EXPECT_EQ(a.sha256, b.sha256);
}

TEST(IsoDate, TakesDatesAndTimesAndRefusesTheRest) {
  for (const char* good : {"2026-03-04", "2024-02-29", "2026-03-04T17:20:00Z", "2026-03-04 17:20",
                           "2026-03-04T17:20:00.123+02:00", "2026-03-04T17:20:00-0500"}) {
    EXPECT_TRUE(is_iso_date(good)) << good;
  }
  for (const char* bad : {"", "2026", "2026-3-4", "2026-02-30", "2026-13-01", "04-03-2026",
                          "2026-03-04x", "2026-03-04T25:00", "2026-03-04T", "March 4, 2026"}) {
    EXPECT_FALSE(is_iso_date(bad)) << bad;
  }
}

}  // namespace
}  // namespace hearsay
