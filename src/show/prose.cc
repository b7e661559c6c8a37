#include "show/prose.h"

#include <algorithm>

#include "base/utf8.h"
#include "show/width.h"

namespace hearsay {
namespace {

// SGR parameters. Only the sixteen colours of the reader's own palette, so that it fits any theme.
std::string_view sgr(Ink ink) {
  switch (ink) {
    case Ink::Plain:
      return "";
    case Ink::Strong:
      return "1";
    case Ink::Faint:
      return "2";
    case Ink::Underlined:
      return "4";
    case Ink::Warning:
      return "33";
    case Ink::Assert:
      return "32";
    case Ink::Confirm:
      return "1;32";
    case Ink::Deny:
      return "1;31";
    case Ink::Doubt:
      return "33";
    case Ink::Decline:
      return "35";
    case Ink::Silent:
      return "35";
    case Ink::Urge:
      return "36";
    case Ink::Ask:
      return "36";
    case Ink::Commit:
      return "1;36";
    case Ink::Judge:
      return "94";
    case Ink::Think:
      return "34";
    case Ink::Relay:
      return "2";
    case Ink::Unknown:
      return "2";
  }
  return "";
}

// Gathers pieces into lines of a measure, holding back the word under way.
class Wrapper {
 public:
  explicit Wrapper(uint32_t width) : width_(std::max(width, 1u)) {}

  void character(std::string_view bytes, uint32_t columns, Ink ink) {
    if (word_columns_ + columns > width_) flush_word();  // longer than a line: broken here
    append(word_, bytes, ink);
    word_columns_ += columns;
  }
  void space(Ink ink) {
    flush_word();
    space_waits_ = true;
    space_ink_ = ink;
  }
  void flush_word() {
    if (word_.empty()) return;
    const uint32_t gap = space_waits_ && !line_.empty() ? 1 : 0;
    if (!line_.empty() && line_columns_ + gap + word_columns_ > width_) {
      end_line();
    } else if (gap != 0) {
      append(line_, " ", space_ink_);
      line_columns_ += 1;
    }
    for (const Piece& piece : word_) append(line_, piece.text, piece.ink);
    line_columns_ += word_columns_;
    word_.clear();
    word_columns_ = 0;
    space_waits_ = false;
  }
  std::vector<Line> finish() {
    flush_word();
    if (!line_.empty() || lines_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  static void append(Line& line, std::string_view text, Ink ink) {
    if (line.empty() || line.back().ink != ink) line.push_back({std::string(), ink});
    line.back().text += text;
  }
  void end_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
    line_columns_ = 0;
  }

  uint32_t width_;
  std::vector<Line> lines_;
  Line line_, word_;
  uint32_t line_columns_ = 0, word_columns_ = 0;
  bool space_waits_ = false;
  Ink space_ink_ = Ink::Plain;
};

}  // namespace

Ink ink_of(Act act) {
  switch (act) {
    case Act::Unknown:
      return Ink::Unknown;
    case Act::Assert:
      return Ink::Assert;
    case Act::Confirm:
      return Ink::Confirm;
    case Act::Deny:
      return Ink::Deny;
    case Act::Doubt:
      return Ink::Doubt;
    case Act::Decline:
      return Ink::Decline;
    case Act::Silent:
      return Ink::Silent;
    case Act::Urge:
      return Ink::Urge;
    case Act::Ask:
      return Ink::Ask;
    case Act::Commit:
      return Ink::Commit;
    case Act::Judge:
      return Ink::Judge;
    case Act::Think:
      return Ink::Think;
    case Act::Relay:
      return Ink::Relay;
  }
  return Ink::Unknown;
}

Prose& Prose::add(std::string_view text, Ink ink) {
  if (text.empty()) return *this;
  if (line_.empty() || line_.back().ink != ink) line_.push_back({std::string(), ink});
  line_.back().text += terminal_safe(text, unicode_);
  return *this;
}

uint32_t columns_of(const Line& line) {
  uint32_t columns = 0;
  for (const Piece& piece : line) columns += columns_of(piece.text);
  return columns;
}

std::vector<Line> wrap(const Line& running, uint32_t width) {
  Wrapper wrapper(width);
  for (const Piece& piece : running) {
    const std::string_view text = piece.text;
    for (size_t at = 0; at < text.size();) {
      const CodePoint c = decode_utf8(text, at);
      const uint32_t columns = columns_of(c.value);
      if (c.value == ' ') {
        wrapper.space(piece.ink);
      } else if (c.value == 0xA0 || c.value == 0x202F) {  // no-break spaces
        wrapper.character(" ", 1, piece.ink);
      } else {
        if (columns == 2) wrapper.flush_word();  // East Asian text may break before any character
        wrapper.character(text.substr(at, c.length), columns, piece.ink);
      }
      at += std::max<uint32_t>(c.length, 1);
    }
  }
  return wrapper.finish();
}

void paint(std::string& out, std::string_view text, Ink ink, const Style& style) {
  const std::string_view codes = style.colour ? sgr(ink) : std::string_view();
  if (codes.empty() || text.empty()) {
    out += text;
    return;
  }
  out.append("\x1b[").append(codes).append("m").append(text).append("\x1b[0m");
}

void paint(std::string& out, const Line& line, const Style& style) {
  for (const Piece& piece : line) paint(out, piece.text, piece.ink, style);
}

void append_spaces(std::string& out, uint32_t count) { out.append(count, ' '); }

}  // namespace hearsay
