#include "language/wordpiece.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "language/testing/model_writer.h"

namespace hearsay {
namespace {

using testing::ModelWriter;

std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/src/language/testing/" + name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string offsets(const Piece& p) {
  std::string shown = ":";
  return shown.append(std::to_string(p.source.begin))
      .append(":")
      .append(std::to_string(p.source.end));
}

// A model file that holds nothing but a vocabulary, and its pieces.
struct Vocabulary {
  explicit Vocabulary(const std::vector<std::string>& pieces, int64_t max_word = 100) {
    ModelWriter w;
    w.vocabulary(pieces);
    for (size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i] == "[UNK]") w.integer("pieces.unknown", static_cast<int64_t>(i));
      if (pieces[i] == "[CLS]") w.integer("pieces.begin", static_cast<int64_t>(i));
      if (pieces[i] == "[SEP]") w.integer("pieces.end", static_cast<int64_t>(i));
    }
    w.integer("pieces.max_word", max_word);
    bytes = w.bytes();
    file = std::move(ModelFile::parse(bytes, "vocabulary").value());
    Result<WordPieces> built = WordPieces::build(file);
    status = built.status();
    if (built.ok()) pieces_of = std::move(built.value());
  }
  std::string split(std::string_view word, uint32_t at = 0) const {
    std::vector<Piece> out;
    pieces_of.split(word, at, out);
    std::string shown;
    for (const Piece& p : out) {
      if (!shown.empty()) shown += ' ';
      shown.append(file.vocabulary()[p.id]).append(offsets(p));
    }
    return shown;
  }
  std::string bytes;
  ModelFile file;
  Status status;
  WordPieces pieces_of;
};

const std::vector<std::string> kTiny = {"[UNK]", "[CLS]", "[SEP]",        "tehran",
                                        "'",     "s",     "un",           "##named",
                                        "##na",  "cafe",  "\xE4\xB8\xAD", "##s"};

TEST(WordPieces, EqualTheReferenceTokenizerOnOddLines) {
  const Vocabulary vocabulary(lines_of("wordpiece_vocabulary.txt"));
  ASSERT_TRUE(vocabulary.status.ok()) << vocabulary.status.message();
  const std::vector<std::string> lines = lines_of("wordpiece_lines.txt");
  ASSERT_EQ(lines.size(), 400u);
  size_t pieces = 0;
  for (const std::string& line : lines) {
    const size_t tabs = line.rfind("\t\t");
    ASSERT_NE(tabs, std::string::npos);
    std::vector<Piece> out;
    vocabulary.pieces_of.split(std::string_view(line).substr(0, tabs), 0, out);
    std::string shown;
    for (const Piece& p : out) {
      if (!shown.empty()) shown += ' ';
      shown.append(std::to_string(p.id)).append(offsets(p));
    }
    EXPECT_EQ(shown, line.substr(tabs + 2)) << line.substr(0, tabs);
    pieces += out.size();
  }
  EXPECT_GT(pieces, 4000u) << "the fixture has shrunk";
}

TEST(WordPieces, PointBackToTheirBytes) {
  const Vocabulary v(kTiny);
  EXPECT_EQ(v.split("Tehran's", 40), "tehran:40:46 ':46:47 s:47:48");
  EXPECT_EQ(v.split("CAF\xC3\x89s"), "cafe:0:5 ##s:5:6");
  EXPECT_EQ(v.split("Cafe\xCC\x81"), "cafe:0:4") << "a mark of its own belongs to no piece";
}

TEST(WordPieces, TakeTheLongestPieceAndGiveUpOnTheWholeWord) {
  const Vocabulary v(kTiny);
  EXPECT_EQ(v.split("Unnamed"), "un:0:2 ##named:2:7");
  EXPECT_EQ(v.split("unnaq"), "[UNK]:0:5");
}

TEST(WordPieces, SplitAtIdeographsAndDropWhatIsInvisible) {
  const Vocabulary v(kTiny);
  EXPECT_EQ(v.split("s\xE4\xB8\xADs"), "s:0:1 \xE4\xB8\xAD:1:4 s:4:5");
  EXPECT_EQ(v.split("\xE2\x80\x8B"), "");
  EXPECT_EQ(v.split(""), "");
}

TEST(WordPieces, NeverMakeASpecialPieceOfText) {
  const Vocabulary v(kTiny);
  EXPECT_EQ(v.split("[CLS]"), "[UNK]:0:1 [UNK]:1:4 [UNK]:4:5");
}

TEST(WordPieces, CallAWordOfMoreThanItsLimitUnknown) {
  const Vocabulary v({"[UNK]", "[CLS]", "[SEP]", "a", "##a"}, 3);
  EXPECT_EQ(v.split("aaa"), "a:0:1 ##a:1:2 ##a:2:3");
  EXPECT_EQ(v.split("aaaa"), "[UNK]:0:4");
  EXPECT_EQ(v.split(std::string(1 << 20, 'a')), "[UNK]:0:1048576");
}

TEST(WordPieces, RefuseAnImpossibleVocabulary) {
  EXPECT_FALSE(Vocabulary({"[UNK]", "[CLS]", "a"}).status.ok()) << "no [SEP]";
  EXPECT_FALSE(Vocabulary(kTiny, 0).status.ok());
  EXPECT_FALSE(Vocabulary(kTiny, 201).status.ok());
}

TEST(WordShapes, AreTakenFromTheLettersInOrder) {
  const std::pair<const char*, WordShape> kCases[] = {{"...", WordShape::None},
                                                      {"said", WordShape::Lower},
                                                      {"Tehran", WordShape::Capitalised},
                                                      {"O'brien", WordShape::Capitalised},
                                                      {"O'Brien", WordShape::Mixed},
                                                      {"UN", WordShape::Upper},
                                                      {"U.S.", WordShape::Upper},
                                                      {"I", WordShape::SingleUpper},
                                                      {"iPhone", WordShape::Mixed},
                                                      {"2026", WordShape::Digits},
                                                      {"G7", WordShape::DigitsAndLetters},
                                                      {"\xC3\x89mile", WordShape::Capitalised},
                                                      {"\xE4\xB8\xAD", WordShape::Lower},
                                                      {"", WordShape::None}};
  for (const auto& [word, shape] : kCases) EXPECT_EQ(word_shape(word), shape) << word;
}

}  // namespace
}  // namespace hearsay
