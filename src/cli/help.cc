#include "cli/help.h"

#include <algorithm>

#include "cli/arguments.h"
#include "cli/model_file.h"
#include "hearsay/ledger.h"
#include "show/prose.h"

namespace hearsay::cli {
namespace {

constexpr uint32_t kMeasure = 92;

// `head` in a column of its own and `tail` wrapped beside it.
void paint_pair(std::string& out, const std::string& head, Ink ink, const Line& tail,
                uint32_t indent, uint32_t column, const Style& style) {
  append_spaces(out, indent);
  paint(out, head, ink, style);
  uint32_t used = indent + columns_of(Line{{head, ink}});
  if (used + 2 > column) {
    out += '\n';
    used = 0;
  }
  const uint32_t width = std::min(std::max(style.width, Style::kNarrowest), kMeasure);
  for (const Line& line : wrap(tail, width > column + 20 ? width - column : 20)) {
    append_spaces(out, column - used);
    paint(out, line, style);
    out += '\n';
    used = 0;
  }
}

void paint_paragraphs(std::string& out, std::string_view text, uint32_t indent,
                      const Style& style) {
  const uint32_t width = std::min(std::max(style.width, Style::kNarrowest), kMeasure);
  while (!text.empty()) {
    const size_t end = text.find("\n\n");
    Prose prose(style.unicode);
    prose.add(text.substr(0, end));
    for (const Line& line : wrap(prose.line(), width - indent)) {
      append_spaces(out, indent);
      paint(out, line, style);
      out += '\n';
    }
    if (end == std::string_view::npos) return;
    out += '\n';
    text.remove_prefix(end + 2);
  }
}

void paint_title(std::string& out, std::string_view title, const Style& style) {
  out += '\n';
  paint(out, title, Ink::Strong, style);
  out += '\n';
}

void paint_flag(std::string& out, const Flag& flag, const Style& style) {
  Prose prose(style.unicode);
  prose.add(flag.help);
  std::string note;
  if (!flag.choices.empty()) {
    note = " [";
    const std::vector<std::string_view> choices = split(flag.choices, '|');
    for (size_t i = 0; i < choices.size(); ++i)
      note += (i == 0 ? "" : ", ") + std::string(choices[i]);
    note += "]";
  }
  if (!flag.standard.empty()) note += " (without it: " + std::string(flag.standard) + ")";
  prose.add(note, Ink::Faint);
  const std::string head = (flag.letter.empty() ? "    " : "") + usage_of(flag);
  paint_pair(out, head, Ink::Plain, prose.line(), 2, 28, style);
}

}  // namespace

std::string usage_of(const Flag& flag) {
  std::string text;
  if (!flag.letter.empty()) text = std::string(flag.letter) + ", ";
  text += flag.name;
  if (!flag.argument.empty()) text += " " + std::string(flag.argument);
  return text;
}

std::string synopsis_of(const Command& command) {
  std::string text = "hearsay " + std::string(command.name);
  if (!command.groups.empty()) text += " [FLAGS]";
  if (!command.operand.empty()) text += " " + std::string(command.operand);
  return text;
}

std::string overview(const Style& style) {
  std::string out;
  paint(out, "hearsay", Ink::Strong, style);
  out += " reads news reports and keeps a ledger of who said what, through whom.\n\n";
  out +=
      "  hearsay read report.txt      see it for one report\n"
      "  hearsay add reports/         keep it for many\n"
      "  hearsay claims --act deny    ask\n";
  Category category = Category::About;
  bool first = true;
  for (const Command& command : commands()) {
    if (first || command.category != category) paint_title(out, title_of(command.category), style);
    first = false;
    category = command.category;
    Prose prose(style.unicode);
    prose.add(command.help);
    paint_pair(out, std::string(command.name), Ink::Plain, prose.line(), 2, 16, style);
  }
  out += "\n`hearsay help COMMAND` tells more; `hearsay man | man -l -` is the whole manual.\n";
  return out;
}

std::string help_on(const Command& command, const Style& style) {
  std::string out;
  paint(out, synopsis_of(command), Ink::Strong, style);
  out += "\n\n";
  paint_paragraphs(out, std::string(command.help) + ".", 0, style);
  if (!command.more.empty()) {
    out += '\n';
    paint_paragraphs(out, command.more, 0, style);
  }
  for (const FlagGroup& group : command.groups) {
    paint_title(out, group.title, style);
    for (const Flag& flag : group.flags) paint_flag(out, flag, style);
  }
  paint_title(out, "Common", style);
  for (const Flag& flag : common_flags()) paint_flag(out, flag, style);
  if (!command.examples.empty()) paint_title(out, "Examples", style);
  for (const Example& example : command.examples) {
    out += "  " + std::string(example.line) + "\n";
    out += "      ";
    paint(out, example.does, Ink::Faint, style);
    out += '\n';
  }
  return out;
}

std::string version_text() {
  const Result<std::string> model = find_model("");
  return "hearsay " HEARSAY_VERSION "\nengines  trained (default), rules\nmodel    " +
         (model.ok() ? *model : "none") + "\nSQLite   " + sqlite_version() + "\n";
}

}  // namespace hearsay::cli
