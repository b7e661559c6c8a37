#include "language/conllu_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "language/conllu.h"

namespace hearsay {
namespace {

class TextSource : public ByteSource {
 public:
  explicit TextSource(std::string text) : text_(std::move(text)) {}
  Result<size_t> read(char* buffer, size_t size) override {
    const size_t given = std::min(size, text_.size() - at_);
    std::copy_n(text_.data() + at_, given, buffer);
    at_ += given;
    return given;
  }

 private:
  std::string text_;
  size_t at_ = 0;
};

struct Read {
  std::vector<ConlluDocument> documents;
  std::vector<std::string> problems;
};

Read read(const std::string& text, ConlluLimits limits = {}) {
  TextSource source(text);
  ConlluReader reader(source, "x.conllu", limits);
  Read all;
  ConlluDocument document;
  const auto problem = [&](const std::string& why) { all.problems.push_back(why); };
  for (;;) {
    const Result<bool> more = reader.next(document, problem);
    EXPECT_TRUE(more.ok());
    if (!more.ok() || !*more) return all;
    all.documents.push_back(document);
  }
}

// A row of a word, all else unknown.
std::string row(const std::string& id, const std::string& form, const std::string& misc = "_") {
  return id + "\t" + form + "\t_\t_\t_\t_\t_\t_\t_\t" + misc + "\n";
}

const std::string kGiven =
    "# newdoc id = harbour\n"
    "# sent_id = h-1\n"
    "# text = They didn't. (made up)\n" +
    row("1", "They") + row("2-3", "didn't", "SpaceAfter=No") + row("2", "did") + row("3", "n't") +
    "3.1\tsail\tsail\tVERB\tVB\t_\t_\t_\t0:root\t_\n" + row("4", ".", "Note=end") + "\n";

TEST(ConlluReader, MakesATextAndATextLayerOfTheWordsGiven) {
  const Read all = read(kGiven + "# newpar\n" + row("1", "Go") + "\n");
  ASSERT_EQ(all.documents.size(), 1u);
  const Report& report = all.documents[0].report;
  EXPECT_EQ(report.article.text, "They didn't.\n\nGo ");
  EXPECT_EQ(report.article.source_id, "harbour");
  ASSERT_EQ(report.text.tokens.size(), 5u);
  EXPECT_EQ(report.text.tokens[2].span.of(report.article.text), "n't");
  EXPECT_FALSE(report.text.tokens[2].space_before);
  EXPECT_EQ(report.text.sentences[0].end_token, 4u);
  EXPECT_EQ(report.text.paragraphs.size(), 2u);
  EXPECT_TRUE(all.problems.empty());
}

TEST(ConlluReader, WhatComesIsWrittenOutAgainUnchangedWithoutAnAnalysis) {
  const std::string more = "# newpar\n# sent_id = h-2\n" + row("1", "Go", "SpaceAfter=No|X=1") + "\n";
  const Read all = read(kGiven + more);
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(to_conllu(all.documents[0]), kGiven + more);
}

TEST(ConlluReader, WhatAnEarlierRunWroteIntoMiscIsNotKept) {
  const Read all = read(row("1", "Go", "NER=S-PER|X=1|Agree=No|Second=VERB:0:root") + "\n");
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(to_conllu(all.documents[0]), row("1", "Go", "X=1") + "\n");
}

TEST(ConlluReader, PartsDocumentsAtNewdoc) {
  const Read all = read(kGiven + kGiven + "# newdoc\n" + row("1", "Go") + "\n");
  ASSERT_EQ(all.documents.size(), 3u);
  EXPECT_EQ(all.documents[1].sentences.size(), 1u);
  EXPECT_EQ(all.documents[2].report.article.source_id, "");
}

TEST(ConlluReader, HandsALongDocumentOnInParts) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += row("1", "Go") + row("2", "on") + "\n";
  ConlluLimits limits;
  limits.document_words = 6;
  const Read all = read(text, limits);
  ASSERT_EQ(all.documents.size(), 4u);
  EXPECT_EQ(all.documents[0].report.text.sentences.size(), 3u);
  EXPECT_EQ(all.documents[3].report.text.sentences.size(), 1u);
}

TEST(ConlluReader, ReadsWindowsLineEndsAByteOrderMarkAndAFileWithoutItsLastLineEnd) {
  const Read all = read("\xEF\xBB\xBF# sent_id = 1\r\n1\tGo\t_\t_\t_\t_\t_\t_\t_\t_");
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].report.article.text, "Go ");
}

TEST(ConlluReader, AWordMayHoldASpace) {
  const Read all = read(row("1", "1 000") + "\n");
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].report.text.tokens[0].span.size(), 5u);
}

TEST(ConlluReader, PassesOverWhatIsNoSentenceWithItsLine) {
  const std::string good = row("1", "Go") + "\n";
  const struct {
    std::string bad, message;
  } cases[] = {
      {"1\tGo\n", "x.conllu:3: there are not ten columns with tabs between"},
      {row("1", "a") + row("3", "b"), "x.conllu:4: the word should have the number 2, not 3"},
      {row("1", ""), "x.conllu:3: there are not ten columns with tabs between"},
      {row("99999999999999999999", "a"),
       "x.conllu:3: the word should have the number 1, not 99999999999999999999"},
      {row("2-3", "a"), "x.conllu:3: the multiword token 2-3 does not begin at the next word"},
      {row("1-2", "a") + row("1-2", "a"),
       "x.conllu:4: the multiword token 1-2 does not begin at the next word"},
      {row("1-2", "ab") + row("1", "a"),
       "x.conllu:3: a multiword token ends after the last word"},
      {row("1", "a") + row("2.1", "b"), "x.conllu:4: the empty node 2.1 does not follow its word"},
      {row("1", "a") + "# late\n" + row("2", "b"),
       "x.conllu:4: a comment stands between the words of a sentence"},
      {row("1", "\xFF"), "x.conllu:3: the line is not valid UTF-8"},
      {row("1", std::string(5000, 'a')), "x.conllu:3: the line is too long"},
  };
  ConlluLimits limits;
  limits.line_bytes = 4000;
  for (const auto& one : cases) {
    const Read all = read(good + one.bad + "\n" + good, limits);
    ASSERT_EQ(all.problems.size(), 1u) << one.message;
    EXPECT_EQ(all.problems[0], one.message + "; the sentence was passed over");
    ASSERT_EQ(all.documents.size(), 1u);
    EXPECT_EQ(all.documents[0].sentences.size(), 2u) << "the rest is read";
  }
}

TEST(ConlluReader, ABadSentenceStillOpensItsDocument) {
  const Read all = read(kGiven + "# newdoc id = second\n1\tGo\n\n" + row("1", "Go") + "\n");
  ASSERT_EQ(all.documents.size(), 2u);
  EXPECT_EQ(all.documents[1].report.article.source_id, "second");
}

TEST(ConlluReader, RefusesASentenceOfTooManyWordsOrBytes) {
  std::string text;
  for (int i = 1; i <= 50; ++i) text += row(std::to_string(i), "word");
  ConlluLimits few_words;
  few_words.sentence_words = 49;
  ConlluLimits few_bytes;
  few_bytes.sentence_bytes = 1000;
  for (const ConlluLimits& limits : {few_words, few_bytes}) {
    const Read all = read(text + "\n", limits);
    EXPECT_TRUE(all.documents.empty());
    ASSERT_EQ(all.problems.size(), 1u);
  }
  EXPECT_EQ(read(text + "\n").documents.size(), 1u);
}

TEST(ConlluReader, NothingAndCommentsAloneAreNoDocument) {
  EXPECT_TRUE(read("").documents.empty());
  EXPECT_TRUE(read("\n\n# newdoc id = a\n\n# text = b\n").documents.empty());
}

}  // namespace
}  // namespace hearsay
