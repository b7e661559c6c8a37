// Promise 15: cost in proportion to the page, no matter what it holds; promise 17: valid UTF-8 and
// spans that fit, whatever the bytes.
#include <gtest/gtest.h>
#include <time.h>

#include <algorithm>
#include <random>

#include "base/utf8.h"
#include "read/html/hostile_pages.h"
#include "read/html/html.h"

namespace hearsay {
namespace {

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void expect_sound(const std::string& bytes, const std::string& content_type = "") {
  DocumentInput input;
  input.bytes = bytes;
  input.name = "page";
  input.content_type = content_type;
  size_t heard = 0;
  read_html(
      input, {},
      [&](Article&& a) {
        ++heard;
        for (const std::string& field : {a.text, a.title, a.byline, a.outlet, a.url, a.language}) {
          EXPECT_FALSE(first_invalid_utf8(field));
        }
        uint32_t end = 0;
        for (const Block& block : a.blocks) {
          EXPECT_FALSE(block.span.empty());
          EXPECT_GE(block.span.begin, end);
          EXPECT_LE(block.span.end, a.text.size());
          EXPECT_TRUE(on_code_point_border(a.text, block.span.begin));
          EXPECT_TRUE(on_code_point_border(a.text, block.span.end));
          end = block.span.end;
        }
        return true;
      },
      [&](const InputProblem&) { ++heard; });
  EXPECT_GE(heard, 1u);  // read or said, never silent
}

double seconds_for(const std::string& page) {
  double best = 1e9;
  for (int round = 0; round < 2; ++round) {
    const double begin = thread_seconds();
    DocumentInput input;
    input.bytes = page;
    read_html(
        input, {}, [](Article&&) { return true; }, [](const InputProblem&) {});
    best = std::min(best, thread_seconds() - begin);
  }
  return best;
}

TEST(HostilePages, CostGrowsWithTheSizeAndNoFaster) {
  for (const HostilePage& kind : kHostilePages) {
    // Three doublings; what is quadratic takes 64 times as long.
    const double small = seconds_for(hostile_page(kind, 128 << 10));
    const double large = seconds_for(hostile_page(kind, 1024 << 10));
    EXPECT_LT(large, 2.3 * 2.3 * 2.3 * small + 0.02) << kind.name;
  }
}

TEST(HostilePages, ThreeHundredThousandNestedTagsTakeNoStack) {
  std::string page;
  for (int i = 0; i < 300'000; ++i) page += "<div>";
  page += "<p>Rain fell on the valley for a week, the mayor said, and nobody was told of it.";
  const double begin = thread_seconds();
  expect_sound(page);
  EXPECT_LT(thread_seconds() - begin, 2.0);
}

TEST(HostilePages, AreReadOrRefusedWithSoundSpans) {
  for (const HostilePage& kind : kHostilePages) expect_sound(hostile_page(kind, 20'000));
}

TEST(HostilePages, AnyBytesGiveValidUtf8AndSoundSpans) {
  const std::string pieces[] = {"<p>",
                                "</p>",
                                "<div class=\"",
                                "\"",
                                ">",
                                "<",
                                "&",
                                "&#",
                                "&#x",
                                ";",
                                "<script type=application/ld+json>{\"@type\":\"Article\",",
                                "\"articleBody\":\"",
                                "</script>",
                                "<title>",
                                "</title>",
                                "<li>",
                                "<table>",
                                "<td>",
                                "<a href=",
                                "rain",
                                " fell. ",
                                "\xE2\x80",
                                "\xC3",
                                "\xFF",
                                std::string(1, '\0'),
                                "\xED\xA0\x80",
                                "<!--",
                                "-->",
                                "<meta charset=",
                                "gb18030",
                                "utf-16",
                                "<br>",
                                "\n",
                                "=",
                                "'",
                                "<h1>",
                                "By Ann Orr ",
                                "2026-03-04 ",
                                "<time datetime=",
                                "\xF0\x9F\x98\x80"};
  std::mt19937 random(7);
  for (int round = 0; round < 1500; ++round) {
    std::string page;
    const size_t count = random() % 60;
    for (size_t i = 0; i < count; ++i) page += pieces[random() % std::size(pieces)];
    expect_sound(page, round % 5 == 0 ? "text/html; charset=shift_jis" : "");
    if (HasFailure()) FAIL() << "round " << round;
  }
}

TEST(HostilePages, OneLargerThanTheLimitIsRefusedAndNamed) {
  ReadOptions options;
  options.limits.max_article_bytes = 100;
  const std::string page(101, 'x');
  DocumentInput input;
  input.bytes = page;
  input.name = "big.html";
  std::string why;
  read_html(
      input, options, [](Article&&) { return true; },
      [&](const InputProblem& problem) { why = problem.why; });
  EXPECT_NE(why.find("big.html is larger than"), std::string::npos) << why;
}

}  // namespace
}  // namespace hearsay
