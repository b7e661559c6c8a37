// Completions for bash, zsh and fish.
#include <string>

#include "cli/arguments.h"
#include "cli/help.h"

namespace hearsay::cli {
namespace {

constexpr std::string_view kShells = "bash zsh fish";

// What can stand as an operand, where that is a fixed set of words.
std::string operand_words(const Command& command) {
  if (command.name == "completions") return std::string(kShells);
  std::string words;
  if (command.name == "help") {
    for (const Command& other : commands())
      words += (words.empty() ? "" : " ") + std::string(other.name);
  }
  return words;
}

bool takes_files(const Command& command) {
  return command.operand.starts_with("INPUT") || command.operand == "NEWFILE";
}

template <typename Visit>
void each_flag(const Command& command, const Visit& visit) {
  for (const FlagGroup& group : command.groups) {
    for (const Flag& flag : group.flags) visit(flag);
  }
  for (const Flag& flag : common_flags()) visit(flag);
}

std::string choice_words(const Flag& flag) {
  std::string words;
  for (std::string_view choice : split(flag.choices, '|'))
    words += (words.empty() ? "" : " ") + std::string(choice);
  return words;
}

// Within single quotes of a shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (char c : text) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + "'";
}

std::string bash() {
  std::string names;
  for (const Command& command : commands())
    names += (names.empty() ? "" : " ") + std::string(command.name);
  std::string out =
      "# bash completion for hearsay; made by `hearsay completions bash`.\n"
      "_hearsay() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} "
      "command=${COMP_WORDS[1]}\n"
      "  local flags= words= files=\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"" +
      names +
      " --help --version\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"$command:$before\" in\n";
  for (const Command& command : commands()) {
    each_flag(command, [&](const Flag& flag) {
      if (flag.value == Value::None) return;
      std::string pattern = std::string(command.name) + ":" + std::string(flag.name);
      if (!flag.letter.empty())
        pattern += "|" + std::string(command.name) + ":" + std::string(flag.letter);
      out += "    " + pattern + ") ";
      if (!flag.choices.empty()) {
        out += "COMPREPLY=($(compgen -W \"" + choice_words(flag) + "\" -- \"$word\"));";
      } else if (flag.value == Value::Path) {
        out += "COMPREPLY=($(compgen -f -- \"$word\"));";
      } else {
        out += ":;";
      }
      out += " return;;\n";
    });
  }
  out += "  esac\n  case \"$command\" in\n";
  for (const Command& command : commands()) {
    std::string flags;
    each_flag(command, [&flags](const Flag& flag) {
      flags += (flags.empty() ? "" : " ") + std::string(flag.name);
    });
    out += "    " + std::string(command.name) + ") flags=\"" + flags + "\"";
    if (const std::string words = operand_words(command); !words.empty())
      out += " words=\"" + words + "\"";
    if (takes_files(command)) out += " files=yes";
    out += ";;\n";
  }
  return out +
         "  esac\n"
         "  if [[ $word == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$flags\" -- \"$word\"))\n"
         "  elif [ -n \"$words\" ]; then\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "  elif [ -n \"$files\" ]; then\n"
         "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _hearsay hearsay\n";
}

// zsh reads [ ] : in descriptions as its own.
std::string zsh_words(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '[' || c == ']' || c == ':') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh() {
  std::string out =
      "#compdef hearsay\n"
      "# zsh completion for hearsay; made by `hearsay completions zsh`.\n"
      "_hearsay() {\n"
      "  local -a names\n"
      "  names=(\n";
  for (const Command& command : commands()) {
    out += "    " + quoted(std::string(command.name) + ":" + zsh_words(command.help)) + "\n";
  }
  out +=
      "  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe command names\n"
      "    return\n"
      "  fi\n"
      "  local name=$words[2]\n"
      "  shift words\n"
      "  (( CURRENT-- ))\n"
      "  case $name in\n";
  for (const Command& command : commands()) {
    out += "    " + std::string(command.name) + ")\n      _arguments -s";
    each_flag(command, [&out](const Flag& flag) {
      const auto spec = [&flag](std::string_view name) {
        std::string text = std::string(name) + "[" + zsh_words(flag.help) + "]";
        if (flag.value != Value::None) {
          text += ":" + zsh_words(flag.argument) + ":";
          if (!flag.choices.empty())
            text += "(" + choice_words(flag) + ")";
          else if (flag.value == Value::Path)
            text += "_files";
        }
        return text;
      };
      out += " \\\n        " + quoted(spec(flag.name));
      if (!flag.letter.empty()) out += " \\\n        " + quoted(spec(flag.letter));
    });
    if (const std::string words = operand_words(command); !words.empty()) {
      out += " \\\n        " + quoted("1: :(" + words + ")");
    } else if (takes_files(command)) {
      out += " \\\n        " + quoted("*:input:_files");
    }
    out += "\n      ;;\n";
  }
  return out +
         "  esac\n}\n"
         "if [ \"$funcstack[1]\" = _hearsay ]; then _hearsay \"$@\"; else compdef _hearsay "
         "hearsay; fi\n";
}

// Within single quotes of fish, where \ and ' are escaped.
std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish() {
  std::string out =
      "# fish completion for hearsay; made by `hearsay completions fish`.\n"
      "complete -c hearsay -f\n"
      "complete -c hearsay -n __fish_use_subcommand -l help -d 'Print help and end'\n"
      "complete -c hearsay -n __fish_use_subcommand -l version -d 'Print the version'\n";
  for (const Command& command : commands()) {
    const std::string name(command.name);
    out += "complete -c hearsay -n __fish_use_subcommand -a " + name + " -d " +
           fish_quoted(command.help) + "\n";
    const std::string line = "complete -c hearsay -n '__fish_seen_subcommand_from " + name + "'";
    if (takes_files(command)) out += line + " -F\n";
    if (const std::string words = operand_words(command); !words.empty()) {
      out += line + " -a " + fish_quoted(words) + "\n";
    }
    each_flag(command, [&](const Flag& flag) {
      out += line + " -l " + std::string(flag.name.substr(2));
      if (!flag.letter.empty()) out += " -s " + std::string(flag.letter.substr(1));
      if (flag.value == Value::Path)
        out += " -r -F";
      else if (!flag.choices.empty())
        out += " -x -a " + fish_quoted(choice_words(flag));
      else if (flag.value != Value::None)
        out += " -x";
      out += " -d " + fish_quoted(flag.help) + "\n";
    });
  }
  return out;
}

}  // namespace

std::string completions_for(std::string_view shell) {
  if (shell == "bash") return bash();
  if (shell == "zsh") return zsh();
  if (shell == "fish") return fish();
  return {};
}

}  // namespace hearsay::cli
