#include "base/hash.h"

#include <openssl/evp.h>

#include <array>

namespace hearsay {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(digest.size() * 2);
  for (const unsigned char byte : digest) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 15]);
  }
  return hex;
}

Fingerprint& Fingerprint::add(std::string_view field) {
  add(static_cast<uint64_t>(field.size()));  // the length in front keeps borders apart
  fed_.append(field);
  return *this;
}

Fingerprint& Fingerprint::add(uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) fed_.push_back(static_cast<char>(number >> shift));
  return *this;
}

std::string Fingerprint::id() const { return prefix_ + sha256_hex(fed_).substr(0, 16); }

}  // namespace hearsay
