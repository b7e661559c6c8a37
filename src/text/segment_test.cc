#include "text/segment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/characters.h"

namespace hearsay {
namespace {

Report report_of(std::string text) {
  Report report;
  report.article.text = std::move(text);
  report.article.body = {0, static_cast<uint32_t>(report.article.text.size())};
  return report;
}

Report segmented(std::string text, const Limits& limits = {}) {
  Report report = report_of(std::move(text));
  const Status status = segment_text(report, StageContext{limits});
  EXPECT_TRUE(status.ok()) << status.message();
  return report;
}

std::vector<std::string> tokens_of(const Report& report) {
  std::vector<std::string> forms;
  for (const Token& token : report.text.tokens) {
    forms.emplace_back(token.span.of(report.article.text));
  }
  return forms;
}

// The promises of segment.h; empty if all hold.
std::string broken_promise(const Report& report, const Limits& limits) {
  const std::string& text = report.article.text;
  const TextLayer& layer = report.text;
  uint32_t sentence = 0;
  for (uint32_t p = 0; p < layer.paragraphs.size(); ++p) {
    const Paragraph& paragraph = layer.paragraphs[p];
    if (paragraph.first_sentence != sentence) return "a sentence is in no paragraph or in two";
    if (paragraph.end_sentence <= paragraph.first_sentence) return "a paragraph has no sentence";
    for (; sentence < paragraph.end_sentence; ++sentence) {
      if (layer.sentences[sentence].paragraph != p) return "a sentence names another paragraph";
      if (!paragraph.span.contains(layer.sentences[sentence].span)) return "sentence sticks out";
    }
  }
  if (sentence != layer.sentences.size()) return "sentences behind the last paragraph";
  uint32_t token = 0;
  for (const Sentence& s : layer.sentences) {
    if (s.first_token != token || s.end_token <= s.first_token) return "a token is in no sentence";
    if (s.end_token - s.first_token > limits.max_sentence_tokens) return "a sentence is too long";
    if (s.span.begin != layer.tokens[s.first_token].span.begin ||
        s.span.end != layer.tokens[s.end_token - 1].span.end) {
      return "a sentence's span is not that of its tokens";
    }
    token = s.end_token;
  }
  if (token != layer.tokens.size()) return "tokens behind the last sentence";
  size_t at = report.article.body.begin;
  for (const Token& t : layer.tokens) {
    if (t.span.begin < at || t.span.empty()) return "tokens overlap, or one is empty";
    if (t.span.size() > std::max(limits.max_token_bytes, 4u)) return "a token is too long";
    if (!on_code_point_border(text, t.span.begin) || !on_code_point_border(text, t.span.end)) {
      return "a token divides a code point";
    }
    if (skip_space(text, at, t.span.begin) != t.span.begin) return "a byte is in no token";
    if (t.space_before != (t.span.begin > at) && at != report.article.body.begin) {
      return "space_before is wrong";
    }
    at = t.span.end;
  }
  if (at > report.article.body.end) return "a token is outside the body";
  if (skip_space(text, at, report.article.body.end) != report.article.body.end) {
    return "bytes at the end are in no token";
  }
  return "";
}

TEST(Segment, KeepsItsPromisesOnRandomUnicode) {
  std::mt19937 random(20260304);
  const std::string pieces[] = {" ",
                                "\n",
                                "\n\n",
                                ".",
                                "...",
                                "\"",
                                "'",
                                "\xE2\x80\x99",
                                "-",
                                "--",
                                "A",
                                "b",
                                "U.S.",
                                "n't",
                                "12",
                                "@",
                                "#",
                                "http://",
                                ".com",
                                "(",
                                ")",
                                "\t",
                                "\r",
                                "&",
                                "*",
                                "/",
                                "$",
                                ":",
                                ";",
                                "Mr.",
                                "The",
                                "\xE2\x80\x9C",
                                "\xE2\x80\x9D",
                                "\xE2\x80\xA8",
                                "said",
                                "1.",
                                ","};
  const Limits defaults;
  Limits tight;
  tight.max_token_bytes = 5;
  tight.max_sentence_tokens = 3;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const int length = static_cast<int>(random() % 60);
    for (int i = 0; i < length; ++i) {
      if (random() % 4 == 0) {
        const char32_t ranges[] = {0x80, 0x800, 0x3100, 0x10000, 0x110000};
        append_utf8(text, static_cast<char32_t>(random() % ranges[random() % 5]));
      } else {
        text += pieces[random() % std::size(pieces)];
      }
    }
    const Limits& limits = round % 3 == 0 ? tight : defaults;
    const Report report = segmented(text, limits);
    ASSERT_EQ(broken_promise(report, limits), "") << "round " << round << ": " << text;
  }
}

TEST(Segment, KeepsItsPromisesOnEveryCodePointAlone) {
  std::string text;
  for (char32_t point = 0; point < 0x30000; point += 7) {
    append_utf8(text, point);
    text += point % 2 == 0 ? "a " : "";
  }
  const Limits limits;
  EXPECT_EQ(broken_promise(segmented(text), limits), "");
}

TEST(Segment, LeavesTheHeaderOut) {
  Report report = report_of(" date 2026-03-04 It rained. Nobody left.");
  report.article.body.begin = 17;
  const Limits limits;
  ASSERT_TRUE(segment_text(report, StageContext{limits}).ok());
  ASSERT_EQ(report.text.sentences.size(), 2u);
  EXPECT_EQ(report.text.tokens[0].span, (Span{17, 19}));
  EXPECT_EQ(broken_promise(report, limits), "");
}

TEST(Segment, LeavesAnEmptyOrBlankBodyEmpty) {
  for (const char* text : {"", " ", "\n\n\n \t\n", "\xE3\x80\x80"}) {
    const Report report = segmented(text);
    EXPECT_TRUE(report.text.paragraphs.empty());
    EXPECT_TRUE(report.text.sentences.empty());
    EXPECT_TRUE(report.text.tokens.empty());
  }
}

TEST(Segment, RefusesABodyThatIsNoRangeOfTheText) {
  const Limits limits;
  for (Span body : {Span{0, 9}, Span{3, 2}, Span{1, 3}}) {
    Report report = report_of("\xC3\xA9t");
    report.article.body = body;
    EXPECT_EQ(segment_text(report, StageContext{limits}).kind(), StatusKind::InvalidInput);
  }
}

TEST(Segment, RefusesTextThatIsNotUtf8AndNamesTheByte) {
  Report report = report_of("ab\xFFz");
  const Limits limits;
  const Status status = segment_text(report, StageContext{limits});
  EXPECT_EQ(status.kind(), StatusKind::InvalidInput);
  EXPECT_NE(status.message().find("byte 2"), std::string::npos) << status.message();
}

TEST(Segment, RefusesTextBeyondTheLimit) {
  Report report = report_of("It rained.");
  Limits limits;
  limits.max_article_bytes = 9;
  EXPECT_EQ(segment_text(report, StageContext{limits}).kind(), StatusKind::Limit);
}

TEST(Segment, CutsALongWordOnCodePointBordersAndNotesIt) {
  Limits limits;
  limits.max_token_bytes = 5;
  const Report report = segmented("a\xC3\xA9\xC3\xA9\xC3\xA9 b", limits);
  const std::vector<std::string> expected = {"a\xC3\xA9\xC3\xA9", "\xC3\xA9", "b"};
  EXPECT_EQ(tokens_of(report), expected);
  ASSERT_EQ(report.notes.size(), 1u);
  EXPECT_EQ(report.notes[0].stage, "text");
  EXPECT_NE(report.notes[0].text.find("5 bytes"), std::string::npos);
}

TEST(Segment, CutsALongSentenceAndNotesIt) {
  Limits limits;
  limits.max_sentence_tokens = 4;
  const Report report = segmented("a b c d e f g h i j", limits);
  EXPECT_EQ(report.text.sentences.size(), 3u);
  ASSERT_EQ(report.notes.size(), 1u);
  EXPECT_EQ(report.notes[0].text, "2 sentences were cut that had more than 4 tokens.");
}

TEST(Segment, DoesNotNoteWhatItDidNotCut) {
  EXPECT_TRUE(segmented("It rained. Nobody left.").notes.empty());
}

TEST(Segment, MarksWhatBelongsToTheWordBefore) {
  const Report report = segmented("Iran's envoy cannot, don't.");
  std::string joined;
  for (const Token& token : report.text.tokens) joined += token.joined ? 'j' : '-';
  EXPECT_EQ(joined, "-j--j--j-");
}

TEST(Segment, TellsTheKindsOfTokens) {
  const Report report = segmented("He paid $12 to \"@bob\", 7:30.");
  const std::vector<TokenKind> expected = {
      TokenKind::Word,        TokenKind::Word,   TokenKind::Symbol,     TokenKind::Number,
      TokenKind::Word,        TokenKind::Quote,  TokenKind::Symbol,     TokenKind::Quote,
      TokenKind::Punctuation, TokenKind::Number, TokenKind::Punctuation};
  ASSERT_EQ(report.text.tokens.size(), expected.size());
  for (size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(report.text.tokens[i].kind, expected[i]) << i;
}

// Inputs made to hurt: each must keep the promises, and none may cost more than linear time. The
// time allowed is some twenty times what the slowest took (0.1 s for 10 MB, unoptimised 1 s).
TEST(Segment, ReadsHostileInputInLinearTime) {
  const auto repeated = [](const std::string& piece, size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  const size_t big = 4u << 20;
  const std::vector<std::pair<const char*, std::string>> inputs = {
      {"one word", std::string(10u << 20, 'a')},
      {"one sentence", repeated("word ", 1000000)},
      {"quotes", std::string(100000, '"')},
      {"apostrophes", std::string(big, '\'')},
      {"quotes and letters", repeated("\"a'", big)},
      {"new lines", std::string(big, '\n')},
      {"NUL bytes", std::string(big, '\0')},
      {"stops", std::string(big, '.')},
      {"stops and capitals", repeated("A.", big)},
      {"initials", repeated("J. ", big)},
      {"far apart", repeated("J.    ", big)},
      {"hyphens", repeated("a-", big)},
      {"hyphened digits", repeated("1-", big)},
      {"commas and digits", repeated("1,", big)},
      {"slashes", repeated("1/", big)},
      {"at signs", repeated("a@", big)},
      {"dots in words", repeated("a.b", big)},
      {"URLs in a row", repeated("http://", big)},
      {"URLs", repeated("http://a.b/c))) ", big)},
      {"brackets", std::string(big, '(')},
      {"closing brackets", repeated("http://" + std::string(2000, ')') + " ", big)},
      {"clitics", repeated("n't", big)},
      {"combining marks", repeated("\xCC\x81", big)},
      {"emoji joiners", repeated("\xF0\x9F\x91\xA8\xE2\x80\x8D", big)},
      {"short lines", repeated("a\n", big)},
      {"bullets", repeated("- \n", big)},
      {"carriage returns", std::string(big, '\r')},
      {"line separators", repeated("\xE2\x80\xA8", big)},
      {"hashes", std::string(big, '#')},
      {"abbreviations", repeated("etc. ", big)},
  };
  const Limits limits;
  for (const auto& [name, text] : inputs) {
    SCOPED_TRACE(name);
    const auto start = std::chrono::steady_clock::now();
    const Report report = segmented(text);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    EXPECT_LT(taken.count(), 20.0);
    EXPECT_EQ(broken_promise(report, limits), "");
    if (std::getenv("HEARSAY_SHOW_TIMES")) std::cerr << name << " " << taken.count() << " s\n";
  }
}

}  // namespace
}  // namespace hearsay
