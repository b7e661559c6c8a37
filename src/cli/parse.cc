#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <deque>

#include "cli/arguments.h"

namespace hearsay::cli {
namespace {

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i != 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

Status wrong(const Flag& flag, std::string_view takes, const std::string& value) {
  return {StatusKind::InvalidInput,
          std::string(flag.name) + " takes " + std::string(takes) + ", not '" + value + "'"};
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "2026", "2026-03" or "2026-03-04"; the shape only.
bool looks_like_date(std::string_view text) {
  const std::vector<std::string_view> parts = split(text.substr(0, 10), '-');
  if (parts.empty() || parts.size() > 3 || parts[0].size() != 4) return false;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (!is_digits(parts[i]) || (i > 0 && parts[i].size() != 2)) return false;
  }
  if (parts.size() > 1 && (parts[1] < "01" || parts[1] > "12")) return false;
  if (parts.size() > 2 && (parts[2] < "01" || parts[2] > "31")) return false;
  return text.size() <= 10 || (parts.size() == 3 && (text[10] == 'T' || text[10] == ' '));
}

Status check_value(const Flag& flag, const std::string& value) {
  switch (flag.value) {
    case Value::None:
    case Value::Text:
      return Status::Ok();
    case Value::Path:
      return value.empty() ? wrong(flag, "a file name", value) : Status::Ok();
    case Value::Number: {
      uint64_t number = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
      if (error != std::errc() || end != value.data() + value.size() || number > 1'000'000'000) {
        return wrong(flag, "a whole number", value);
      }
      return Status::Ok();
    }
    case Value::Fraction: {
      double number = -1;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
      const bool whole = error == std::errc() && end == value.data() + value.size();
      return whole && number >= 0 && number <= 1 ? Status::Ok()
                                                 : wrong(flag, "a number from 0 to 1", value);
    }
    case Value::Date:
      return looks_like_date(value) ? Status::Ok()
                                    : wrong(flag, "a date like 2026-03-04, 2026-03 or 2026", value);
    case Value::Choice: {
      const std::vector<std::string_view> right = split(flag.choices, '|');
      if (std::find(right.begin(), right.end(), value) != right.end()) return Status::Ok();
      return wrong(flag, joined(right), value);
    }
    case Value::List: {
      const std::vector<std::string_view> right = split(flag.choices, '|');
      for (std::string_view word : split(value, ',')) {
        if (word.empty()) return wrong(flag, "words with a comma between", value);
        if (!flag.choices.empty() && std::find(right.begin(), right.end(), word) == right.end()) {
          return wrong(flag, joined(right), std::string(word));
        }
      }
      return Status::Ok();
    }
  }
  return Status::Ok();
}

// What CLI11 fills; deque, because it keeps addresses.
struct Slot {
  const Flag* flag;
  std::vector<std::string> values;
  bool given = false;
  CLI::Option* option = nullptr;
};

std::string unknown_flag(const Command& command, const std::string& word) {
  std::vector<std::string_view> names;
  for (const FlagGroup& group : command.groups) {
    for (const Flag& flag : group.flags) names.push_back(flag.name);
  }
  for (const Flag& flag : common_flags()) names.push_back(flag.name);
  std::string sentence = "there is no flag " + word;
  const std::string_view near = closest(word.substr(0, word.find('=')), names);
  if (!near.empty()) sentence += "; did you mean " + std::string(near) + "?";
  return sentence;
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  while (true) {
    const size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string_view closest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  size_t best_distance = 3;  // more than two edits apart is another word
  if (word.size() > 64) return best;
  for (std::string_view candidate : candidates) {
    std::vector<size_t> row(candidate.size() + 1);
    for (size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (size_t i = 1; i <= word.size(); ++i) {
      size_t diagonal = row[0];
      row[0] = i;
      for (size_t j = 1; j < row.size(); ++j) {
        const size_t change = diagonal + (word[i - 1] == candidate[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

Result<Arguments> parse(const Command& command, const std::vector<std::string>& words) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras(false);
  std::deque<Slot> slots;
  const auto offer = [&app, &slots](const Flag& flag) {
    Slot& slot = slots.emplace_back(Slot{&flag, {}, false, nullptr});
    std::string names(flag.name);
    if (!flag.letter.empty()) names += "," + std::string(flag.letter);
    if (flag.value == Value::None) {
      slot.option = app.add_flag(names, slot.given);
    } else {
      slot.option = app.add_option(names, slot.values)
                        ->expected(1)
                        ->allow_extra_args(false)
                        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  };
  std::vector<std::string> operands;
  const OperandRange range = operands_of(command);
  try {
    for (const FlagGroup& group : command.groups) {
      for (const Flag& flag : group.flags) offer(flag);
    }
    for (const Flag& flag : common_flags()) offer(flag);
    app.add_option("operands", operands)->expected(0, CLI::detail::expected_max_vector_size);
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    app.parse(reversed);
  } catch (const CLI::ExtrasError&) {
    for (const std::string& word : app.remaining()) {
      return Status(StatusKind::InvalidInput, unknown_flag(command, word));
    }
    return Status(StatusKind::InvalidInput, "that is more than it takes");
  } catch (const CLI::ParseError& error) {
    return Status(StatusKind::InvalidInput, error.what());
  }

  Arguments arguments;
  arguments.command_ = &command;
  arguments.operands_ = std::move(operands);
  for (const Slot& slot : slots) {
    if (slot.option->count() == 0) continue;
    std::string value;
    for (const std::string& given : slot.values) {
      if (Status status = check_value(*slot.flag, given); !status.ok()) return status;
      // A list may be given in several goes: --act deny --act doubt.
      value = slot.flag->value == Value::List && !value.empty() ? value + "," + given : given;
    }
    arguments.values_.emplace(std::string(slot.flag->name), std::move(value));
  }
  if (arguments.has("--help")) return arguments;
  if (arguments.operands_.size() < range.least) {
    return Status(StatusKind::InvalidInput, "it needs " + std::string(command.operand));
  }
  if (arguments.operands_.size() > range.most) {
    return Status(StatusKind::InvalidInput,
                  range.most == 0 ? "it takes no argument, so not '" + arguments.operands_[0] + "'"
                                  : (range.most == 1 ? "it takes one argument, so not also '"
                                                     : "it takes two arguments, so not also '") +
                                        arguments.operands_[range.most] + "'");
  }
  return arguments;
}

std::string Arguments::text(std::string_view flag) const {
  const auto found = values_.find(flag);
  return found == values_.end() ? std::string() : found->second;
}

std::vector<std::string> Arguments::list(std::string_view flag) const {
  std::vector<std::string> words;
  const std::string value = text(flag);
  for (std::string_view word : split(value, ',')) words.emplace_back(word);
  return words;
}

std::optional<uint64_t> Arguments::number(std::string_view flag) const {
  const std::string value = text(flag);
  uint64_t number = 0;
  if (value.empty()) return std::nullopt;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

std::optional<double> Arguments::fraction(std::string_view flag) const {
  const std::string value = text(flag);
  double number = 0;
  if (value.empty()) return std::nullopt;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

}  // namespace hearsay::cli
