// A command line, parsed and checked against the table.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "hearsay/status.h"

namespace hearsay::cli {

class Arguments {
 public:
  const Command& command() const { return *command_; }
  const std::vector<std::string>& operands() const { return operands_; }
  // True where the flag was given.
  bool has(std::string_view flag) const { return values_.find(flag) != values_.end(); }
  // The value given last, or empty.
  std::string text(std::string_view flag) const;
  // The words of a List flag; empty where it was not given.
  std::vector<std::string> list(std::string_view flag) const;
  // Values were checked by parse, so these always succeed where the flag was given.
  std::optional<uint64_t> number(std::string_view flag) const;
  std::optional<double> fraction(std::string_view flag) const;

 private:
  friend Result<Arguments> parse(const Command&, const std::vector<std::string>&);
  const Command* command_ = nullptr;
  std::vector<std::string> operands_;
  std::map<std::string, std::string, std::less<>> values_;  // by full flag name
};

// Parses what stands after the name of the command. Errors: InvalidInput, one sentence that names
// the flag, the value and what would be right.
Result<Arguments> parse(const Command& command, const std::vector<std::string>& words);

// The name of `candidates` closest to `word` where one is close, else empty: for "did you mean".
std::string_view closest(std::string_view word, const std::vector<std::string_view>& candidates);

// The parts of "a|b|c".
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace hearsay::cli
