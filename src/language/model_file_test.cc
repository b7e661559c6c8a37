#include "language/model_file.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "language/testing/model_writer.h"

namespace hearsay {
namespace {

using testing::ModelWriter;

ModelWriter small_model() {
  ModelWriter w;
  w.words("model.name", "tiny");
  w.integer("encoder.width", 16);
  w.real("encoder.norm_epsilon", 1e-12);
  w.card("# tiny\nMade for a test.\n");
  w.vocabulary({"[PAD]", "caf\xC3\xA9", ""});
  w.head("tags", 0, 16, {{"upos", {"NOUN", "VERB"}}, {"xpos", {"NN"}}});
  w.head("arc_dep", 16, 16);
  w.f32("a", {2, 3}, {1, 2, 3, 4, 5, 6});
  w.i8("b", 2, 2, {1, -2, 3, -127}, {0.5f, 2.0f});
  return w;
}

constexpr size_t kHeads = 3, kTensors = 4, kData = 5;

TEST(ModelFile, ReadsBackWhatWasWritten) {
  const std::string bytes = small_model().bytes();
  Result<ModelFile> file = ModelFile::parse(bytes, "tiny.hmodel");
  ASSERT_TRUE(file.ok()) << file.status().message();
  EXPECT_EQ(file->text("model.name"), "tiny");
  EXPECT_EQ(file->integer("encoder.width"), 16);
  EXPECT_EQ(file->real("encoder.norm_epsilon"), 1e-12);
  EXPECT_FALSE(file->integer("model.name").has_value()) << "a text is no integer";
  EXPECT_EQ(file->card(), "# tiny\nMade for a test.\n");
  ASSERT_EQ(file->vocabulary().size(), 3u);
  EXPECT_EQ(file->vocabulary()[1], "caf\xC3\xA9");
  EXPECT_EQ(file->vocabulary()[2], "");
  ASSERT_NE(file->head("tags"), nullptr);
  EXPECT_EQ(file->head("tags")->set("upos")->labels[1], "VERB");
  EXPECT_EQ(file->head("arc_dep")->first, 16u);
  EXPECT_EQ(file->head("nothing"), nullptr);
  ASSERT_NE(file->tensor("a"), nullptr);
  EXPECT_EQ(file->tensor("a")->dims[1], 3u);
  EXPECT_EQ(file->tensor("a")->f32[5], 6.0f);
  EXPECT_EQ(file->tensor("b")->i8[3], -127);
  EXPECT_EQ(file->tensor("b")->scales[1], 2.0f);
  EXPECT_EQ(file->fingerprint().size(), 64u);
}

TEST(ModelFile, FingerprintChangesWithAnyWeight) {
  std::vector<std::string> sections = small_model().sections();
  const std::string one = ModelWriter::seal(sections);
  sections[kData][0] ^= 1;
  const std::string two = ModelWriter::seal(sections);
  Result<ModelFile> a = ModelFile::parse(one, "a"), b = ModelFile::parse(two, "b");
  ASSERT_TRUE(a.ok() && b.ok());
  EXPECT_NE(a->fingerprint(), b->fingerprint());
}

TEST(ModelFile, RefusesEveryFlippedByte) {
  std::string bytes = small_model().bytes();
  for (size_t i = 0; i < bytes.size(); ++i) {
    for (const int flip : {0x01, 0x80, 0xff}) {
      bytes[i] = static_cast<char>(bytes[i] ^ flip);
      const Result<ModelFile> file = ModelFile::parse(bytes, "flipped.hmodel");
      ASSERT_FALSE(file.ok()) << "byte " << i << " xor " << flip;
      ASSERT_TRUE(file.status().message().starts_with("flipped.hmodel: "));
      bytes[i] = static_cast<char>(bytes[i] ^ flip);
    }
  }
  ASSERT_TRUE(ModelFile::parse(bytes, "whole").ok()) << "the test flipped nothing but what it says";
}

TEST(ModelFile, RefusesEveryCutAndAnyAddition) {
  ModelWriter w = small_model();
  w.f32("large", {64, 128}, std::vector<float>(64 * 128, 0.25f));
  const std::string bytes = w.bytes();
  for (size_t size = 0; size < bytes.size(); size += size < 2048 ? 1 : 1024) {
    ASSERT_FALSE(ModelFile::parse(std::string_view(bytes).substr(0, size), "cut").ok()) << size;
    // A reader that believes no digest must still not read past the end.
    ASSERT_FALSE(
        ModelFile::parse(std::string(bytes, 0, size), "cut", ModelFile::Digests::Off).ok());
  }
  EXPECT_FALSE(ModelFile::parse(bytes + '\0', "longer").ok());
}

struct Hostile {
  const char* what;
  const char* says;  // part of the message
  std::function<void(std::vector<std::string>&)> spoil;
};

template <typename T>
void put(std::string& section, size_t at, T value) {
  std::memcpy(section.data() + at, &value, sizeof(T));
}

// Byte positions in the sections of small_model(): tensor "a" is entry 0 at 4: name (5), dtype at
// 9, rank at 10, dims at 11 and 15, offset at 19; "b" begins at 27: dtype 32, rank 33, dims 34 and
// 38, offset 42, scales 50.
const Hostile kHostile[] = {
    {"config count of 4 billion", "configuration is cut short",
     [](auto& s) { put(s[0], 0, uint32_t{0xffffffff}); }},
    {"config count one too many", "configuration is cut short",
     [](auto& s) { put(s[0], 0, uint32_t{4}); }},
    {"config count one too few", "stray bytes", [](auto& s) { put(s[0], 0, uint32_t{2}); }},
    {"config key longer than the section", "cut short",
     [](auto& s) { put(s[0], 4, uint32_t{0xfffffff0}); }},
    {"config of unknown type", "unknown type 9", [](auto& s) { s[0][18] = 9; }},
    {"config key twice", "there twice",
     [](auto& s) {
       put(s[0], 0, uint32_t{4});
       s[0] += ModelWriter::text("model.name") + '\3' + ModelWriter::text("x");
     }},
    {"config not UTF-8", "not UTF-8", [](auto& s) { s[0][8] = '\xff'; }},
    {"config not finite", "no finite number",
     [](auto& s) { put(s[0], s[0].size() - 8, std::numeric_limits<double>::infinity()); }},
    {"config empty", "cut short", [](auto& s) { s[0].clear(); }},
    {"card not UTF-8", "card is not UTF-8", [](auto& s) { s[1] = "\xc3"; }},
    {"vocabulary count of 4 billion", "vocabulary is cut short",
     [](auto& s) { put(s[2], 0, uint32_t{0xffffffff}); }},
    {"vocabulary begins late", "does not begin at 0", [](auto& s) { put(s[2], 4, uint32_t{1}); }},
    {"vocabulary runs backwards", "lies outside", [](auto& s) { put(s[2], 12, uint32_t{2}); }},
    {"vocabulary piece past the end", "lies outside",
     [](auto& s) { put(s[2], 16, uint32_t{0x7fffffff}); }},
    {"vocabulary piece cut inside a letter", "not UTF-8",
     [](auto& s) { put(s[2], 12, uint32_t{9}); }},
    {"vocabulary with bytes left over", "stray bytes", [](auto& s) { s[2] += "x"; }},
    {"head count of 4 billion", "list of heads is cut short",
     [](auto& s) { put(s[kHeads], 0, uint32_t{0xffffffff}); }},
    {"label set count of 4 billion", "cut short",
     [](auto& s) { put(s[kHeads], 20, uint32_t{0xffffffff}); }},
    {"label count of 4 billion", "label set",
     [](auto& s) { put(s[kHeads], 32, uint32_t{0xfffffffe}); }},
    {"head twice", "there twice",
     [](auto& s) {
       put(s[kHeads], 0, uint32_t{3});
       s[kHeads] += ModelWriter::text("tags") + std::string(12, '\0');
     }},
    {"tensor count of 4 billion", "table of tensors is cut short",
     [](auto& s) { put(s[kTensors], 0, uint32_t{0xffffffff}); }},
    {"tensor of unknown type", "unknown type 7", [](auto& s) { s[kTensors][9] = 7; }},
    {"tensor of rank 0", "impossible rank 0", [](auto& s) { s[kTensors][10] = 0; }},
    {"tensor of rank 255", "impossible rank 255", [](auto& s) { s[kTensors][10] = '\xff'; }},
    {"int8 tensor of rank 1", "impossible rank 1", [](auto& s) { s[kTensors][33] = 1; }},
    {"tensor with a size of 0", "do not fit", [](auto& s) { put(s[kTensors], 11, uint32_t{0}); }},
    {"tensor whose sizes overflow 64 bits", "do not fit",
     [](auto& s) {
       put(s[kTensors], 11, uint32_t{0xffffffff});
       put(s[kTensors], 15, uint32_t{0xffffffff});
     }},
    {"tensor one row too long", "does not lie inside",
     [](auto& s) { put(s[kTensors], 11, uint32_t{48}); }},
    {"tensor past the end", "does not lie inside",
     [](auto& s) { put(s[kTensors], 19, uint64_t{0x7fffffffffffffc0}); }},
    {"tensor offset that wraps around", "does not lie inside",
     [](auto& s) { put(s[kTensors], 19, uint64_t{0xffffffffffffffc0}); }},
    {"tensor not aligned", "does not lie inside",
     [](auto& s) { put(s[kTensors], 19, uint64_t{4}); }},
    {"tensor over another", "does not lie inside",
     [](auto& s) { put(s[kTensors], 42, uint64_t{0}); }},
    {"scales past the end", "scales of tensor 'b'",
     [](auto& s) { put(s[kTensors], 50, uint64_t{1 << 20}); }},
    {"scales over the weights", "scales of tensor 'b'",
     [](auto& s) { put(s[kTensors], 50, uint64_t{64}); }},
    {"tensor twice", "there twice", [](auto& s) { s[kTensors][31] = 'a'; }},
    {"weight that is not a number", "not finite",
     [](auto& s) { put(s[kData], 8, std::numeric_limits<float>::quiet_NaN()); }},
    {"infinite scale", "not finite",
     [](auto& s) { put(s[kData], 128, std::numeric_limits<float>::infinity()); }},
    {"no data", "do not fit", [](auto& s) { s[kData].clear(); }},
};

TEST(ModelFile, RefusesSealedNonsenseAndSaysWhy) {
  for (const Hostile& hostile : kHostile) {
    std::vector<std::string> sections = small_model().sections();
    hostile.spoil(sections);
    const std::string bytes = ModelWriter::seal(sections);
    const Result<ModelFile> file = ModelFile::parse(bytes, "bad.hmodel");
    ASSERT_FALSE(file.ok()) << hostile.what;
    EXPECT_EQ(file.status().kind(), StatusKind::Corrupt) << hostile.what;
    const std::string& message = file.status().message();
    EXPECT_TRUE(message.starts_with("bad.hmodel: ")) << message;
    EXPECT_NE(message.find(hostile.says), std::string::npos) << hostile.what << ": " << message;
  }
}

TEST(ModelFile, TellsForeignAndNewerFilesApart) {
  const Result<ModelFile> foreign = ModelFile::parse("GGUF\3\0\0\0 and so on", "x.gguf");
  EXPECT_EQ(foreign.status().kind(), StatusKind::InvalidInput);
  EXPECT_EQ(foreign.status().message(),
            "x.gguf: is no hearsay model: it does not begin with 'hearsay model'");
  std::string newer = small_model().bytes();
  newer[16] = 2;
  EXPECT_EQ(ModelFile::parse(newer, "new").status().kind(), StatusKind::Unsupported);
  EXPECT_EQ(ModelFile::parse("", "empty").status().kind(), StatusKind::InvalidInput);
}

}  // namespace
}  // namespace hearsay
