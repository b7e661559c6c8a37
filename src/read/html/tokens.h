// Markup to tokens, by the tokenizer of the HTML standard (13.2.5) as far as reading needs it.
//
//   Tokenizer tokens("<p class=a>Rain<br>");
//   tokens.next(token)  // StartTag P [class=a], then Text "Rain", then StartTag Br
//
// Own code, because the libraries at hand are not linear: libxml2 2.9.14 compares each attribute of
// a tag with all before it (500 KB of attributes: 9 s), gumbo 0.10.1 rebuilds its list of open
// elements at each tag (100 KB of "<b>x": 25 s). Every byte here is looked at once or twice.
#pragma once

#include <string_view>
#include <vector>

#include "read/html/tags.h"

namespace hearsay::html {

struct Attribute {
  Key key = Key::None;
  std::string_view value;  // as it stands in the page: character references not decoded
};

struct Token {
  enum class Kind : uint8_t { StartTag, EndTag, Text, RawText };
  Kind kind = Kind::Text;
  Tag tag = Tag::Other;               // of tags; for RawText the element it stands in
  bool self_closing = false;          // <x/>
  std::string_view text;              // of Text and RawText, undecoded
  std::vector<Attribute> attributes;  // those with a Key, first of each; of StartTag
};

class Tokenizer {
 public:
  // `page` is UTF-8 and must outlive the tokens.
  explicit Tokenizer(std::string_view page) : page_(page) {}
  // False at the end of the page. Comments, doctypes and processing instructions give no token.
  bool next(Token& token);
  // Byte offset of what comes next.
  size_t position() const { return at_; }

 private:
  bool tag(Token& token);
  void attributes(Token& token);
  void comment();
  bool raw_text(Token& token);
  char peek(size_t ahead) const { return at_ + ahead < page_.size() ? page_[at_ + ahead] : '\0'; }

  std::string_view page_;
  size_t at_ = 0;
  Tag raw_ = Tag::Other;       // the element whose raw text comes next
  std::string_view raw_name_;  // as it was written
};

}  // namespace hearsay::html
