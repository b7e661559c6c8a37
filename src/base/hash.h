// SHA-256 and the short ids made from it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

// SHA-256 (FIPS 180-4) of `bytes`, 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// Feeds fields one by one so that their borders count ("ab","c" differs from "a","bc"), then gives
// an id: prefix and the first 16 hexadecimal digits of the SHA-256.
//   Fingerprint("s:").add(article_id).add(12).add(40).id()  ->  "s:9b2e6a..."
class Fingerprint {
 public:
  explicit Fingerprint(std::string_view prefix) : prefix_(prefix) {}
  Fingerprint& add(std::string_view field);
  Fingerprint& add(uint64_t number);
  std::string id() const;

 private:
  std::string prefix_;
  std::string fed_;
};

}  // namespace hearsay
