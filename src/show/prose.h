// Running text in several inks, wrapped to a measure and painted as lines of a terminal.
//
//   Prose chain;
//   chain.add("article", Ink::Faint).add(" <- ", Ink::Faint).add("The Courier", Ink::Strong);
//   for (const Line& line : wrap(chain.line(), 60)) paint(out, line, style);
//
// Whatever text goes in is made safe for a terminal first (see terminal_safe), so no caller can
// forget it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/statement.h"
#include "show/style.h"

namespace hearsay {

// What a stretch of text is, not how it looks; the look is decided in one place (prose.cc).
enum class Ink : uint8_t {
  Plain,
  Strong,      // titles, named holders
  Faint,       // what is secondary: positions, arrows, details
  Underlined,  // the words in question within a passage
  Warning,
  // One for each act.
  Assert,
  Confirm,
  Deny,
  Doubt,
  Decline,
  Silent,
  Urge,
  Ask,
  Commit,
  Judge,
  Think,
  Relay,
  Unknown,
};

Ink ink_of(Act act);

struct Piece {
  std::string text;  // safe for a terminal
  Ink ink = Ink::Plain;
};

using Line = std::vector<Piece>;

class Prose {
 public:
  explicit Prose(bool unicode = true) : unicode_(unicode) {}
  // Appends; adjoining text of the same ink is joined.
  Prose& add(std::string_view text, Ink ink = Ink::Plain);
  bool empty() const { return line_.empty(); }
  const Line& line() const { return line_; }

 private:
  bool unicode_;
  Line line_;
};

uint32_t columns_of(const Line& line);

// Breaks at spaces, between wide (East Asian) characters, and inside a word only where it is longer
// than a whole line; no-break spaces hold. Spaces at a break are dropped. Never gives an empty
// list; `width` of at least 1.
std::vector<Line> wrap(const Line& running, uint32_t width);

// Appends the line without a newline, with SGR escapes where style.colour.
void paint(std::string& out, const Line& line, const Style& style);
// Appends text in one ink.
void paint(std::string& out, std::string_view text, Ink ink, const Style& style);
void append_spaces(std::string& out, uint32_t count);

}  // namespace hearsay
