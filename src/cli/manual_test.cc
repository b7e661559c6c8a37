// The manuals in docs/ are made from the table of commands; here they are compared with it.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "cli/arguments.h"
#include "cli/help.h"
#include "show/width.h"

namespace hearsay::cli {
namespace {

std::string file(const std::string& path) {
  std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Manual, MarkdownIsThatOfTheTable) {
  EXPECT_EQ(file("docs/cli.md"), manual_markdown())
      << "docs/cli.md is old: hearsay help --markdown > docs/cli.md";
}

TEST(Manual, ManPageIsThatOfTheTable) {
  EXPECT_EQ(file("docs/hearsay.1"), manual_roff())
      << "docs/hearsay.1 is old: hearsay man > docs/hearsay.1";
}

TEST(Manual, NamesEveryCommandAndFlagEverywhere) {
  const std::string markdown = manual_markdown(), shell = completions_for("bash");
  for (const Command& command : commands()) {
    const std::string help = help_on(command, {.width = 80});
    EXPECT_NE(markdown.find("## hearsay " + std::string(command.name) + "\n"), markdown.npos);
    for (const FlagGroup& group : command.groups) {
      for (const Flag& flag : group.flags) {
        EXPECT_NE(help.find(flag.name), help.npos) << flag.name;
        EXPECT_NE(markdown.find("`" + usage_of(flag) + "`"), markdown.npos) << flag.name;
        EXPECT_NE(shell.find(flag.name), shell.npos) << flag.name;
      }
    }
  }
}

TEST(Commands, HaveNamesAndFlagsOfTheirOwn) {
  std::set<std::string_view> names;
  for (const Command& command : commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_FALSE(command.help.empty());
    EXPECT_NE(command.run, nullptr);
    std::set<std::string_view> flags;
    const auto look = [&](std::span<const Flag> group) {
      for (const Flag& flag : group) {
        EXPECT_TRUE(flag.name.starts_with("--")) << flag.name;
        EXPECT_TRUE(flags.insert(flag.name).second) << command.name << " " << flag.name;
        if (!flag.letter.empty()) {
          EXPECT_TRUE(flags.insert(flag.letter).second) << command.name << " " << flag.letter;
        }
        EXPECT_EQ(flag.value == Value::None, flag.argument.empty()) << flag.name;
        if (flag.value == Value::Choice) {
          EXPECT_FALSE(flag.choices.empty()) << flag.name;
        }
        EXPECT_FALSE(flag.help.ends_with(".")) << flag.name;
      }
    };
    for (const FlagGroup& group : command.groups) look(group.flags);
    look(common_flags());
  }
}

TEST(Help, FitsTheWidth) {
  for (uint32_t width : {60u, 80u, 120u}) {
    for (const Command& command : commands()) {
      std::istringstream lines(help_on(command, {.width = width}));
      for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("  hearsay ") || line.find("| hearsay") != line.npos)
          continue;  // examples
        EXPECT_LE(columns_of(line), std::max(width, 80u)) << line;
      }
    }
  }
}

TEST(Help, ExamplesShowTheirOwnCommand) {
  for (const Command& command : commands()) {
    for (const Example& example : command.examples) {
      EXPECT_NE(example.line.find("hearsay " + std::string(command.name)), example.line.npos)
          << example.line;
    }
  }
}

}  // namespace
}  // namespace hearsay::cli
