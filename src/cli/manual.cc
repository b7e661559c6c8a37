// The manuals as Markdown and as roff.
#include <string>

#include "cli/arguments.h"
#include "cli/help.h"

namespace hearsay::cli {
namespace {

// roff takes a backslash for itself, a leading dot or apostrophe as a request and - as a hyphen.
std::string roff(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
      out += "\\&";
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

std::string roff_paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t end = text.find("\n\n");
    out += roff(text.substr(0, end)) + "\n";
    if (end == std::string_view::npos) break;
    out += ".PP\n";
    text.remove_prefix(end + 2);
  }
  return out;
}

std::string choices_in_words(const Flag& flag) {
  std::string text;
  for (std::string_view choice : split(flag.choices, '|')) {
    text += (text.empty() ? "" : ", ") + std::string(choice);
  }
  return text;
}

// Everything there is to say of a flag, as sentences.
std::string flag_sentences(const Flag& flag) {
  std::string text = std::string(flag.help) + ".";
  if (!flag.choices.empty()) text += " One of: " + choices_in_words(flag) + ".";
  if (!flag.standard.empty()) text += " Without it: " + std::string(flag.standard) + ".";
  if (!flag.more.empty()) text += " " + std::string(flag.more);
  return text;
}

// In Markdown < and | would be taken for markup.
std::string markdown(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '<' || c == '|' || c == '*') out += '\\';
    out += c;
  }
  return out;
}

void append_flags(std::string& out, std::span<const Flag> flags) {
  for (const Flag& flag : flags) {
    out += "- `" + usage_of(flag) + "`: " + markdown(flag_sentences(flag)) + "\n";
  }
}

void append_roff_flags(std::string& out, std::span<const Flag> flags) {
  for (const Flag& flag : flags) {
    out += ".TP\n.B " + roff(usage_of(flag)) + "\n" + roff(flag_sentences(flag)) + "\n";
  }
}

}  // namespace

std::string manual_markdown() {
  std::string out =
      "# hearsay on the command line\n\n"
      "<!-- Made by `hearsay help --markdown` from src/cli/commands.cc; a test compares them. "
      "-->\n\n"
      "hearsay reads news reports and keeps a ledger of who said what, through whom.\n\n"
      "| command | what it does |\n| --- | --- |\n";
  for (const Command& command : commands()) {
    out += "| [" + std::string(command.name) + "](#hearsay-" + std::string(command.name) + ") | " +
           markdown(command.help) + " |\n";
  }
  for (const Command& command : commands()) {
    out += "\n## hearsay " + std::string(command.name) + "\n\n```\n" + synopsis_of(command) +
           "\n```\n\n" + markdown(command.help) + ".\n";
    if (!command.more.empty()) out += "\n" + markdown(command.more) + "\n";
    for (const FlagGroup& group : command.groups) {
      out += "\n" + std::string(group.title) + ":\n\n";
      append_flags(out, group.flags);
    }
    if (!command.examples.empty()) out += "\nExamples:\n\n```sh\n";
    for (const Example& example : command.examples) {
      out += "# " + std::string(example.does) + "\n" + std::string(example.line) + "\n";
    }
    if (!command.examples.empty()) out += "```\n";
  }
  out += "\n## Flags of every command\n\n";
  append_flags(out, common_flags());
  for (const Section& section : sections()) {
    out += "\n## " + std::string(section.title) + "\n\n" + markdown(section.text) + "\n";
  }
  return out;
}

std::string manual_roff() {
  std::string out =
      ".\\\" Made by `hearsay man` from src/cli/commands.cc; a test compares them.\n"
      ".TH HEARSAY 1 \"\" \"hearsay " HEARSAY_VERSION
      "\" \"User Commands\"\n"
      ".SH NAME\nhearsay \\- read news reports and keep a ledger of who said what, through whom\n"
      ".SH SYNOPSIS\n";
  for (const Command& command : commands()) {
    out += ".B hearsay " + std::string(command.name) + "\n";
    std::string rest;
    if (!command.groups.empty()) rest = "[FLAGS]";
    if (!command.operand.empty()) rest += (rest.empty() ? "" : " ") + std::string(command.operand);
    if (!rest.empty()) out += roff(rest) + "\n";
    out += ".br\n";
  }
  out +=
      ".SH DESCRIPTION\n"
      "hearsay reads news reports and records each statement in them: who said it, in which act "
      "(assert, deny, decline ...), through which chain of sources, and the passage that shows "
      "it.\n"
      ".SH COMMANDS\n";
  for (const Command& command : commands()) {
    out += ".SS " + roff(synopsis_of(command)) + "\n" + roff(command.help) + ".\n";
    if (!command.more.empty()) out += ".PP\n" + roff_paragraphs(command.more);
    for (const FlagGroup& group : command.groups) append_roff_flags(out, group.flags);
    for (const Example& example : command.examples) {
      out +=
          ".PP\n" + roff(example.does) + ":\n.PP\n.RS\n.nf\n" + roff(example.line) + "\n.fi\n.RE\n";
    }
  }
  out += ".SH COMMON FLAGS\n";
  append_roff_flags(out, common_flags());
  for (const Section& section : sections()) {
    std::string title(section.title);
    for (char& c : title) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    out += ".SH " + title + "\n" + roff_paragraphs(section.text);
  }
  return out;
}

}  // namespace hearsay::cli
