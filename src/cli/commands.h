// The one table of commands and flags. Parsing, --help, the man page, docs/cli.md and the shell
// completions are all made from it; nothing about the command line is written down twice.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace hearsay::cli {

class Arguments;
struct Session;

// What a flag takes.
enum class Value : uint8_t {
  None,  // a switch
  Text,
  Number,    // a whole number, 0 or more
  Fraction,  // 0 to 1
  Date,      // ISO 8601, whole or in part
  Path,
  Choice,  // one of Flag::choices
  List,    // words with commas between
};

struct Flag {
  std::string_view name;    // "--format"
  std::string_view letter;  // "-n", or empty
  Value value = Value::None;
  std::string_view argument;  // how help calls the value: "FORMAT"
  std::string_view choices;   // for Choice: "table|json|jsonl|csv"
  std::string_view standard;  // what holds without the flag, in words; empty: nothing to say
  std::string_view help;      // one line
  std::string_view more;      // further sentences for the manual; may be empty
};

struct FlagGroup {
  std::string_view title;  // "Filters"
  std::span<const Flag> flags;
};

enum class Category : uint8_t { Reading, Ledger, Inside, About };

struct Example {
  std::string_view line;
  std::string_view does;
};

struct Command {
  std::string_view name;
  Category category;
  std::string_view operand;  // "INPUT...", "ID", "[NAME]" or empty; "..." allows several, [] none
  std::string_view help;     // one line
  std::string_view more;     // paragraphs for the manual, an empty line between
  std::span<const FlagGroup> groups;
  std::span<const Example> examples;
  int (*run)(Session&, const Arguments&);  // gives the exit code
};

std::span<const Command> commands();
// The command of that name, or null.
const Command* find_command(std::string_view name);
// The flag of `command` with that name or letter (with dashes), or null.
const Flag* find_flag(const Command& command, std::string_view name);

// What every command takes besides its own flags.
std::span<const Flag> common_flags();

std::string_view title_of(Category category);

// Operands of a command: how few and how many.
struct OperandRange {
  uint32_t least = 0, most = 0;
};
OperandRange operands_of(const Command& command);

// Exit codes, the same for all commands.
enum Exit : int {
  kFound = 0,     // something was found or done
  kNone = 1,      // nothing was found
  kUsage = 2,     // the command line is wrong
  kBadInput = 3,  // an input, the ledger or the disk is bad; the rest was done
};

// Texts the manuals share.
struct Section {
  std::string_view title;
  std::string_view text;  // paragraphs, an empty line between
};
std::span<const Section> sections();

// One function a command, each in its own file.
int run_read(Session&, const Arguments&);
int run_add(Session&, const Arguments&);
int run_follow(Session&, const Arguments&);
int run_claims(Session&, const Arguments&);
int run_show(Session&, const Arguments&);
int run_capture(Session&, const Arguments&);
int run_trace(Session&, const Arguments&);
int run_link(Session&, const Arguments&);
int run_stories(Session&, const Arguments&);
int run_story(Session&, const Arguments&);
int run_brief(Session&, const Arguments&);
int run_timeline(Session&, const Arguments&);
int run_changes(Session&, const Arguments&);
int run_watch(Session&, const Arguments&);
int run_confirm(Session&, const Arguments&);
int run_reject(Session&, const Arguments&);
int run_merge(Session&, const Arguments&);
int run_split(Session&, const Arguments&);
int run_undo(Session&, const Arguments&);
int run_decisions(Session&, const Arguments&);
int run_who(Session&, const Arguments&);
int run_actors(Session&, const Arguments&);
int run_code(Session&, const Arguments&);
int run_articles(Session&, const Arguments&);
int run_stats(Session&, const Arguments&);
int run_serve(Session&, const Arguments&);
int run_get(Session&, const Arguments&);
int run_export(Session&, const Arguments&);
int run_verify(Session&, const Arguments&);
int run_backup(Session&, const Arguments&);
int run_salvage(Session&, const Arguments&);
int run_explain(Session&, const Arguments&);
int run_tokens(Session&, const Arguments&);
int run_parse(Session&, const Arguments&);
int run_embed(Session&, const Arguments&);
int run_stages(Session&, const Arguments&);
int run_schema(Session&, const Arguments&);
int run_completions(Session&, const Arguments&);
int run_man(Session&, const Arguments&);
int run_help(Session&, const Arguments&);

}  // namespace hearsay::cli
