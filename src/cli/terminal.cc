#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace hearsay::cli {
namespace {

constexpr uint32_t kWidest = 1000;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// The first of the three that is set decides, as POSIX has it.
bool locale_is_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string_view value = environment(name);
    if (value.empty()) continue;
    for (std::string_view form : {"UTF-8", "utf-8", "UTF8", "utf8"}) {
      if (value.find(form) != value.npos) return true;
    }
    return false;
  }
  return false;
}

uint32_t width_of(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string columns(environment("COLUMNS"));
  const long asked = columns.empty() ? 0 : std::strtol(columns.c_str(), nullptr, 10);
  return asked > 0 ? static_cast<uint32_t>(std::min<long>(asked, kWidest)) : 80;
}

}  // namespace

Terminal look_at_terminal() {
  Terminal terminal;
  terminal.output = isatty(STDOUT_FILENO) == 1;
  terminal.errors = isatty(STDERR_FILENO) == 1;
  const std::string_view kind = environment("TERM");
  // https://no-color.org: set and not empty means no colour.
  const bool wanted = environment("NO_COLOR").empty() && !kind.empty() && kind != "dumb";
  terminal.style.width = std::clamp(width_of(STDOUT_FILENO), Style::kNarrowest, kWidest);
  terminal.style.unicode = locale_is_utf8();
  terminal.error_style = terminal.style;
  if (terminal.errors) {
    terminal.error_style.width = std::clamp(width_of(STDERR_FILENO), Style::kNarrowest, kWidest);
  }
  terminal.style.colour = terminal.output && wanted;
  terminal.error_style.colour = terminal.errors && wanted;
  return terminal;
}

void apply_colour(Terminal& terminal, const std::string& when) {
  if (when == "always") terminal.style.colour = terminal.error_style.colour = true;
  if (when == "never") terminal.style.colour = terminal.error_style.colour = false;
}

}  // namespace hearsay::cli
