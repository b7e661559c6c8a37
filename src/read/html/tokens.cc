#include "read/html/tokens.h"

#include <algorithm>

namespace hearsay::html {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool ends_name(char c) { return is_blank(c) || c == '/' || c == '>'; }

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return (x | 32) == (y | 32); });
}

}  // namespace

bool Tokenizer::next(Token& token) {
  if (raw_ != Tag::Other && raw_text(token)) return true;
  size_t begin = at_;
  const auto text = [&](size_t end) {
    token.kind = Token::Kind::Text;
    token.tag = Tag::Text;
    token.text = page_.substr(begin, end - begin);
    return true;
  };
  for (;;) {
    at_ = std::min(page_.find('<', at_), page_.size());
    if (at_ == page_.size()) return at_ > begin && text(at_);
    const char after = peek(1);
    const bool tag_begins = is_letter(after) || (after == '/' && is_letter(peek(2)));
    if (!tag_begins && after != '!' && after != '?' && after != '/') {
      ++at_;  // a lone "<" is text
      continue;
    }
    if (at_ > begin) return text(at_);
    if (tag_begins) {
      if (tag(token)) return true;
    } else {
      comment();
    }
    begin = at_;
  }
}

// At "<!", "<?" or "</" before no letter: to the end of the comment, or of what stands for one.
void Tokenizer::comment() {
  const auto past = [&](size_t found, size_t length) {
    at_ = found == std::string_view::npos ? page_.size() : found + length;
  };
  if (!page_.substr(at_).starts_with("<!--")) return past(page_.find('>', at_), 1);
  at_ += 4;
  if (peek(0) == '>') return past(at_, 1);
  if (peek(0) == '-' && peek(1) == '>') return past(at_, 2);
  for (;;) {
    at_ = page_.find("--", at_);
    if (at_ == std::string_view::npos) return past(at_, 0);
    if (peek(2) == '>') return past(at_, 3);
    if (peek(2) == '!' && peek(3) == '>') return past(at_, 4);
    ++at_;
  }
}

// At "<" or "</" before a letter. False if the page ends inside the tag.
bool Tokenizer::tag(Token& token) {
  const bool closing = peek(1) == '/';
  const size_t name = at_ + (closing ? 2 : 1);
  at_ = name;
  while (at_ < page_.size() && !ends_name(page_[at_])) ++at_;
  const std::string_view written = page_.substr(name, at_ - name);
  token.kind = closing ? Token::Kind::EndTag : Token::Kind::StartTag;
  token.tag = tag_of(written);
  token.text = {};
  token.self_closing = false;
  token.attributes.clear();
  attributes(token);
  if (at_ >= page_.size()) return false;
  ++at_;  // the ">"
  if (!closing && is_raw(token.tag)) {
    raw_ = token.tag;
    raw_name_ = written;
  }
  return true;
}

// To the ">" that ends the tag, or the end of the page.
void Tokenizer::attributes(Token& token) {
  uint32_t seen = 0;
  const auto keep = [&](std::string_view name, std::string_view value) {
    const Key key = key_of(name);
    const uint32_t bit = uint32_t{1} << static_cast<uint32_t>(key);
    if (key == Key::None || (seen & bit) != 0) return;  // the first of a name counts
    seen |= bit;
    token.attributes.push_back({key, value});
  };
  while (at_ < page_.size()) {
    if (page_[at_] == '>') return;
    if (is_blank(page_[at_]) || page_[at_] == '/') {
      token.self_closing = page_[at_] == '/' && peek(1) == '>';
      ++at_;
      continue;
    }
    const size_t name = at_++;  // a name may begin with "=": that is how the standard reads it
    while (at_ < page_.size() && !ends_name(page_[at_]) && page_[at_] != '=') ++at_;
    const std::string_view key = page_.substr(name, at_ - name);
    while (is_blank(peek(0))) ++at_;
    if (peek(0) != '=') {
      keep(key, {});
      continue;
    }
    ++at_;
    while (is_blank(peek(0))) ++at_;
    const char quote = peek(0);
    if (quote == '"' || quote == '\'') {
      const size_t value = ++at_;
      at_ = std::min(page_.find(quote, at_), page_.size());
      keep(key, page_.substr(value, at_ - value));
      if (at_ < page_.size()) ++at_;
    } else {
      const size_t value = at_;
      while (at_ < page_.size() && !is_blank(page_[at_]) && page_[at_] != '>') ++at_;
      keep(key, page_.substr(value, at_ - value));
    }
  }
}

// The text of a raw element, up to its end tag, which comes as the next token. False if empty.
bool Tokenizer::raw_text(Token& token) {
  const size_t begin = at_;
  size_t end = begin;
  for (;; ++end) {
    end = std::min(page_.find("</", end), page_.size());
    if (end == page_.size()) break;
    const std::string_view name = page_.substr(end + 2, raw_name_.size());
    const size_t after = end + 2 + raw_name_.size();
    if (same_name(name, raw_name_) && (after >= page_.size() || ends_name(page_[after]))) break;
  }
  token.kind = Token::Kind::RawText;
  token.tag = raw_;
  token.text = page_.substr(begin, end - begin);
  raw_ = Tag::Other;
  at_ = end;
  return end > begin;
}

}  // namespace hearsay::html
