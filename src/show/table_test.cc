#include "show/table.h"

#include <gtest/gtest.h>

#include <sstream>

#include "show/width.h"

namespace hearsay {
namespace {

constexpr Column kColumns[] = {{"id", "id", 4}, {"name", "name", 6}, {"words", "words", 5, true}};

std::string list(ListForm form, uint32_t width, const std::vector<std::vector<Cell>>& rows) {
  std::string out;
  ListWriter writer({std::begin(kColumns), std::end(kColumns)}, form, {.width = width},
                    [&out](std::string_view text) {
                      out += text;
                      return true;
                    });
  for (const auto& row : rows) EXPECT_TRUE(writer.row(row));
  EXPECT_TRUE(writer.finish());
  return out;
}

const std::vector<std::vector<Cell>> kTwo = {
    {Cell::of_text("a:1"), Cell::of_text("Harbour, \"Post\""), Cell::of_number(12)},
    {Cell::of_text("a:2"), Cell(), Cell::of_number(7)},
};

TEST(Table, AlignsColumnsAndStandsNumbersRight) {
  EXPECT_EQ(list(ListForm::Table, 80, kTwo),
            "id   name             words\n"
            "a:1  Harbour, \"Post\"     12\n"
            "a:2                       7\n");
}

TEST(Table, PrintsNothingWithoutRows) { EXPECT_EQ(list(ListForm::Table, 80, {}), ""); }

TEST(Table, ShrinksTheWidestColumnToFit) {
  std::vector<std::vector<Cell>> rows = {
      {Cell::of_text("a:1"), Cell::of_text(std::string(500, 'x')), Cell::of_number(1)}};
  std::istringstream lines(list(ListForm::Table, 40, rows));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(columns_of(line), 40u) << line;
}

TEST(Table, WritesOneObjectALine) {
  EXPECT_EQ(list(ListForm::JsonLines, 80, kTwo),
            "{\"id\":\"a:1\",\"name\":\"Harbour, \\\"Post\\\"\",\"words\":12}\n"
            "{\"id\":\"a:2\",\"name\":null,\"words\":7}\n");
}

TEST(Table, WritesOneArray) {
  EXPECT_EQ(list(ListForm::Json, 80, kTwo),
            "[{\"id\":\"a:1\",\"name\":\"Harbour, \\\"Post\\\"\",\"words\":12},\n"
            "{\"id\":\"a:2\",\"name\":null,\"words\":7}]\n");
  EXPECT_EQ(list(ListForm::Json, 80, {}), "[]\n");
}

TEST(Table, WritesCsvWithAHeaderEvenWithoutRows) {
  EXPECT_EQ(list(ListForm::Csv, 80, kTwo),
            "id,name,words\r\na:1,\"Harbour, \"\"Post\"\"\",12\r\na:2,,7\r\n");
  EXPECT_EQ(list(ListForm::Csv, 80, {}), "id,name,words\r\n");
}

TEST(Table, KeepsEscapesOutOfTables) {
  EXPECT_EQ(list(ListForm::Table, 80, {{Cell::of_text("\x1b[2J"), Cell(), Cell()}}).find('\x1b'),
            std::string::npos);
}

TEST(Table, NamesTheFieldsWhereOneIsWrong) {
  const Result<std::vector<uint32_t>> picked = pick_columns(kColumns, {"name", "nmae"});
  ASSERT_FALSE(picked.ok());
  EXPECT_EQ(picked.status().message(), "there is no field 'nmae'; there are id, name, words");
  EXPECT_EQ(*pick_columns(kColumns, {"words", "id"}), (std::vector<uint32_t>{2, 0}));
}

TEST(Table, StopsWhereTheReaderHasEnough) {
  ListWriter writer({std::begin(kColumns), std::end(kColumns)}, ListForm::JsonLines, {},
                    [](std::string_view) { return false; });
  EXPECT_FALSE(writer.row(kTwo[0]));
}

}  // namespace
}  // namespace hearsay
