// Whole pages of several kinds against what must be read of them: tests/read/html/README.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/utf8.h"
#include "read/html/html.h"

namespace hearsay {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// ASCII, as the expectations are written.
std::string ascii(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.length;
    if (point.value < 128) {
      out += static_cast<char>(point.value);
    } else if (point.value == 0x201C || point.value == 0x201D) {
      out += '"';
    } else if (point.value == 0x2014) {
      out += '-';
    } else {
      char code[16];
      std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(point.value));
      out += code;
    }
  }
  return out;
}

std::string read_page_file(const std::filesystem::path& path) {
  constexpr const char* kKinds[] = {"paragraph",  "heading", "list item",
                                    "blockquote", "caption", "embedded post"};
  const std::string bytes = bytes_of(path);
  DocumentInput input;
  input.bytes = bytes;
  input.name = path.filename().string();
  std::string out;
  read_html(
      input, {},
      [&](Article&& a) {
        const auto field = [&](const char* name, const std::string& value) {
          out += name + std::string(":") + (value.empty() ? "" : " " + ascii(value)) + "\n";
        };
        field("title", a.title);
        field("byline", a.byline);
        field("published", a.published);
        field("outlet", a.outlet);
        field("url", a.url);
        field("language", a.language);
        out += "\n";
        for (const Block& block : a.blocks) {
          out += kKinds[static_cast<size_t>(block.kind)] + std::string(": ") +
                 ascii(block.span.of(a.text)) + "\n";
        }
        return true;
      },
      [&](const InputProblem& problem) { out += "problem: " + problem.why + "\n"; });
  return out;
}

std::string without_end_blanks(std::string text) {
  for (size_t at = text.find(" \n"); at != std::string::npos; at = text.find(" \n")) {
    text.erase(at, 1);
  }
  return text;
}

TEST(Pages, AreReadAsTheirExpectationsSay) {
  const std::filesystem::path folder =
      std::filesystem::path(HEARSAY_SOURCE_DIR) / "tests" / "read" / "html";
  size_t compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::filesystem::path expected = entry.path();
    expected.replace_extension(".txt");
    EXPECT_EQ(read_page_file(entry.path()), without_end_blanks(bytes_of(expected))) << entry.path();
    ++compared;
  }
  EXPECT_GE(compared, 8u);
}

}  // namespace
}  // namespace hearsay
