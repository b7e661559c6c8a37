#include "io/env.h"

#include <gtest/gtest.h>

#include "io/made_env.h"

namespace hearsay {
namespace {

std::vector<std::string> lines_of(const std::string& bytes, size_t step, size_t limit) {
  MadeEnv env;
  env.files["f"] = bytes;
  env.step = step;
  auto source = env.open("f");
  LineReader reader(**source, limit);
  std::vector<std::string> lines;
  LineReader::Line line;
  for (;;) {
    const Result<bool> more = reader.next(line);
    if (!more.ok() || !*more) return lines;
    lines.push_back(std::to_string(line.number) + (line.too_long ? "!" : ":") + line.text);
  }
}

TEST(LineReader, GivesLinesWithoutTheirEndsWhereverReadsBreak) {
  const std::vector<std::string> expected = {"1:one", "2:", "3:two", "4:last"};
  for (size_t step = 1; step < 20; ++step) {
    EXPECT_EQ(lines_of("one\r\n\ntwo\nlast", step, 100), expected) << "step " << step;
  }
}

TEST(LineReader, PassesOverALineThatIsTooLongAndGoesOn) {
  const std::string bytes = "ab\n" + std::string(1000, 'x') + "\ncd\n" + std::string(50, 'y');
  const std::vector<std::string> expected = {"1:ab", "2!", "3:cd", "4!"};
  for (size_t step : {1, 3, 64, 5000}) EXPECT_EQ(lines_of(bytes, step, 10), expected) << step;
}

TEST(ReadAll, StopsAtTheLimitWithASentence) {
  MadeEnv env;
  env.files["big"] = std::string(100, 'x');
  auto source = env.open("big");
  const Result<std::string> got = read_all(**source, 50, "big");
  EXPECT_EQ(got.status().kind(), StatusKind::Limit);
  EXPECT_NE(got.status().message().find("big is larger"), std::string::npos);
}

TEST(ReadAll, TakesAFileOfExactlyTheLimit) {
  MadeEnv env;
  env.files["fits"] = std::string(50, 'x');
  auto source = env.open("fits");
  EXPECT_EQ(read_all(**source, 50, "fits")->size(), 50u);
}

}  // namespace
}  // namespace hearsay
