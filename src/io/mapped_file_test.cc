#include "io/mapped_file.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <utility>

namespace hearsay {
namespace {

class MappedFileTest : public ::testing::Test {
 protected:
  std::string file_with(const std::string& bytes) {
    const std::string path = ::testing::TempDir() + "hearsay-mapped-file-test";
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
};

TEST_F(MappedFileTest, GivesTheBytesOfTheFileAlsoAfterAMove) {
  const std::string bytes("a\0b\xff", 4);
  Result<MappedFile> file = MappedFile::open(file_with(bytes), "list");
  ASSERT_TRUE(file.ok()) << file.status().message();
  const MappedFile moved = std::move(file.value());
  EXPECT_EQ(moved.bytes(), bytes);
}

TEST_F(MappedFileTest, RefusesAnEmptyFileByName) {
  const std::string path = file_with("");
  const Result<MappedFile> file = MappedFile::open(path, "list");
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.status().kind(), StatusKind::InvalidInput);
  EXPECT_EQ(file.status().message(), path + ": is empty, so no list");
}

TEST_F(MappedFileTest, RefusesAFolder) {
  const Result<MappedFile> file = MappedFile::open(::testing::TempDir(), "list");
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.status().kind(), StatusKind::InvalidInput);
  EXPECT_NE(file.status().message().find("is no regular file"), std::string::npos);
}

TEST_F(MappedFileTest, TellsAMissingFileFromOneThatCannotBeRead) {
  const Result<MappedFile> file = MappedFile::open("/no/such/file", "list");
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.status().kind(), StatusKind::NotFound);
  EXPECT_NE(file.status().message().find("/no/such/file: cannot open the list"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
