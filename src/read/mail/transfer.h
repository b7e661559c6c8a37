// The encodings that carry bytes through the mail (RFC 2045, 2047, 3676).
#pragma once

#include <string>
#include <string_view>

namespace hearsay::mail {

// What is no digit of base64 is passed over, as mail programs do; a lone last digit is dropped.
std::string from_base64(std::string_view text);
// Quoted-printable. An "=" that begins no code stays as it is.
std::string from_quoted_printable(std::string_view text);
// The Q encoding of header words: as quoted-printable, and "_" is a space.
std::string from_quoted_words(std::string_view text);
// A body in the Content-Transfer-Encoding named; an unknown one leaves it as it is.
std::string decoded_body(std::string_view body, std::string_view encoding);

// RFC 3676: lines that were broken only for the mail joined again. Takes LF line ends.
std::string from_flowed(std::string_view text, bool delete_space);

}  // namespace hearsay::mail
