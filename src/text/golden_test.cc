// Runs the text stage over tests/stages/text/*.test (their form is told at the head of each).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/segment.h"

namespace hearsay {
namespace {

struct Case {
  std::string name;
  std::string input;
  std::string expected;
};

std::string unescape(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 >= text.size()) {
      out += text[i];
      continue;
    }
    const char kind = text[++i];
    if (kind == 'r') {
      out += '\r';
      continue;
    }
    const size_t digits = kind == 'u' ? 4 : 8;
    append_utf8(out, static_cast<char32_t>(std::stoul(text.substr(i + 1, digits), nullptr, 16)));
    i += digits;
  }
  return out;
}

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Case> cases;
  bool in_expected = false;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("=== ", 0) == 0) {
      cases.push_back({line.substr(4), "", ""});
      in_expected = false;
    } else if (cases.empty()) {
      continue;  // the comment at the head
    } else if (line == "---") {
      in_expected = true;
    } else if (!in_expected) {
      cases.back().input += unescape(line) + "\n";
    } else if (!line.empty()) {
      cases.back().expected += unescape(line) + "\n";
    }
  }
  return cases;
}

std::string described(const Report& report) {
  static constexpr const char* kKinds[] = {"body", "headline", "bullet", "caption"};
  std::string out;
  for (const Paragraph& paragraph : report.text.paragraphs) {
    out += std::string("[") + kKinds[static_cast<size_t>(paragraph.kind)] + "]\n";
    for (uint32_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s) {
      const Sentence& sentence = report.text.sentences[s];
      for (uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
        if (t > sentence.first_token) out += ' ';
        out += report.text.tokens[t].span.of(report.article.text);
      }
      out += '\n';
    }
  }
  return out;
}

TEST(TextGolden, EveryCaseOfTheFilesMatches) {
  const std::filesystem::path folder =
      std::filesystem::path(HEARSAY_SOURCE_DIR) / "tests" / "stages" / "text";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".test") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  size_t count = 0;
  for (const auto& path : files) {
    for (const Case& test : read_cases(path)) {
      SCOPED_TRACE(path.filename().string() + ": " + test.name);
      ++count;
      Report report;
      report.article.text = test.input;
      report.article.body = {0, static_cast<uint32_t>(test.input.size())};
      const Limits limits;
      ASSERT_TRUE(segment_text(report, StageContext{limits}).ok());
      EXPECT_FALSE(test.expected.empty());
      EXPECT_EQ(described(report), test.expected);
    }
  }
  EXPECT_GE(count, 70u) << "cases are missing from " << folder;
}

}  // namespace
}  // namespace hearsay
