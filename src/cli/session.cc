#include "cli/session.h"

#include <cstdio>

#include "cli/commands.h"
#include "cli/progress.h"
#include "show/width.h"

namespace hearsay::cli {

void Session::say(std::string_view sentence) const {
  if (progress != nullptr) progress->clear();
  std::string line = "hearsay: " + terminal_safe(sentence, terminal.error_style.unicode) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void Session::report(std::string_view sentence) {
  say(sentence);
  ++reported;
}

int Session::fail(const Status& status) {
  report(status.message());
  return kBadInput;
}

int Session::exit_code(bool found) const {
  if (reported != 0) return kBadInput;
  return found ? kFound : kNone;
}

}  // namespace hearsay::cli
