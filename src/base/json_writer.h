// Writes JSON straight into a string: no tree, keys in the order they are given, one line.
//
//   std::string out;
//   JsonWriter json(out);
//   json.begin_object();
//   json.key("act");
//   json.string("deny");
//   json.end_object();            // out == "{\"act\":\"deny\"}"
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

// Appends `text` with quotation marks and escapes. `text` must be well-formed UTF-8; it stays as it
// is but for ", \ and what is below U+0020.
void append_json_string(std::string& out, std::string_view text);

// The caller opens, closes and pairs keys with values correctly; the writer only places commas.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  // `name` must need no escapes.
  void key(std::string_view name) {
    comma();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    comma_ = false;
  }

  void string(std::string_view text) {
    comma();
    append_json_string(out_, text);
    comma_ = true;
  }
  // null where `text` is empty.
  void string_or_null(std::string_view text) { text.empty() ? null() : string(text); }
  void null() { raw("null"); }
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void number(uint64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    raw({digits, static_cast<size_t>(end - digits)});
  }
  // The shortest digits that read back as `value`; null where it is no number.
  void number(double value) {
    if (!std::isfinite(value)) return null();
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    raw({digits, static_cast<size_t>(end - digits)});
  }
  // A value that is JSON already.
  void raw(std::string_view json) {
    comma();
    out_ += json;
    comma_ = true;
  }

 private:
  void comma() {
    if (comma_) out_ += ',';
  }
  void open(char bracket) {
    comma();
    out_ += bracket;
    comma_ = false;
  }
  void close(char bracket) {
    out_ += bracket;
    comma_ = true;
  }

  std::string& out_;
  bool comma_ = false;  // a value stands before, in the same object or array
};

}  // namespace hearsay
