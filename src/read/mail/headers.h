// The header of a letter: fields, the words and parameters in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay::mail {

struct Field {
  std::string_view name;  // as written
  std::string value;      // unfolded, outer blanks off; still encoded
};

class Headers {
 public:
  Headers() = default;
  // Reads the fields at the front of `bytes` up to the empty line. Lines that are no field are
  // passed over, but a first line that is none begins the body. At most 1,000 fields and 256 KB
  // are kept; the end is found all the same.
  explicit Headers(std::string_view bytes);
  // Where the body begins.
  size_t end() const { return end_; }
  bool empty() const { return fields_.empty(); }
  // The value of the first field of that name (any case); empty where there is none.
  std::string_view value(std::string_view name) const;
  // The same with its words decoded, as text for people: one line, valid UTF-8.
  std::string text(std::string_view name) const;

 private:
  std::vector<Field> fields_;
  size_t end_ = 0;
};

// RFC 2047: "=?utf-8?Q?Caf=C3=A9?=" to text. Bytes that are not ASCII are read as what they are.
std::string decoded_words(std::string_view value);

// The parts of a value like "text/plain; charset=utf-8; name*0*=utf-8''a%20; name*1=b".
struct Parameters {
  std::string value;  // before the first semicolon, in lower case
  std::vector<std::pair<std::string, std::string>> named;  // names in lower case, RFC 2231 undone
  std::string_view get(std::string_view name) const;
};
Parameters parameters_of(std::string_view value);

// "Ann Ode" of "Ann Ode <ann@courier.example>", "\"Ode, Ann\" <...>", "ann@courier.example (Ann
// Ode)"; empty for an address alone. Takes the first of several.
std::string name_in_address(std::string_view decoded);

// Bytes said to be of the encoding `label` (which may be none, or wrong) as UTF-8 without NUL.
std::string as_utf8(std::string_view bytes, std::string_view label);

}  // namespace hearsay::mail
