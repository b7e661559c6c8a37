// The only writer of HTML. Text is escaped wherever it goes; nothing can be written unescaped but
// what stands in the program's own source as a literal.
//
//   Html page;
//   page.open("p", {{"class", "claim"}}).text(statement).close();
//       // <p class="claim">...</p>
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::serve {

// A literal of the source: no other string converts to it.
class Literal {
 public:
  template <size_t N>
  consteval Literal(const char (&text)[N]) : text_(text, N - 1) {}  // NOLINT: implicit on purpose
  constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

struct Attribute {
  Literal name;
  std::string value;
};

class Html {
 public:
  Html() = default;

  // <name attributes>. An attribute that would make the page ask another host or run something
  // (on..., style, an href or src with a scheme but http, https) is left out.
  Html& open(Literal name, std::initializer_list<Attribute> attributes = {});
  // The end of what was opened last.
  Html& close();
  // An element without content: <br>, <input>, <link>.
  Html& empty(Literal name, std::initializer_list<Attribute> attributes = {});
  Html& text(std::string_view text);
  // <name attributes>text</name>
  Html& element(Literal name, std::string_view text, std::initializer_list<Attribute> attributes = {});
  // Markup of the program's own.
  Html& literal(Literal markup);
  // What another Html holds; it must be closed.
  Html& add(const Html& other);

  const std::string& str() const { return out_; }
  bool is_empty() const { return out_.empty(); }

 private:
  void start(Literal name, std::initializer_list<Attribute> attributes);

  std::string out_;
  std::vector<std::string_view> opened_;
};

// `text` with & < > " ' escaped, and control characters and bidirectional overrides made visible as
// U+FFFD.
void append_escaped(std::string& out, std::string_view text);

}  // namespace hearsay::serve
