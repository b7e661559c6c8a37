#include "base/utf8.h"

#include <algorithm>
#include <cstring>

namespace hearsay {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Length of the well-formed sequence at `at`, 0 if there is none (table 3-7 of Unicode 15).
uint32_t sequence_length(std::string_view s, size_t at) {
  const auto byte = [&](size_t i) -> unsigned char {
    return i < s.size() ? static_cast<unsigned char>(s[i]) : 0;
  };
  const unsigned char b0 = byte(at);
  if (b0 < 0x80) return 1;
  if (b0 < 0xC2) return 0;
  const unsigned char b1 = byte(at + 1);
  if (b0 < 0xE0) return is_continuation(b1) ? 2 : 0;
  if (b0 < 0xF0) {
    const unsigned char low = b0 == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = b0 == 0xED ? 0x9F : 0xBF;
    return b1 >= low && b1 <= high && is_continuation(byte(at + 2)) ? 3 : 0;
  }
  if (b0 > 0xF4) return 0;
  const unsigned char low = b0 == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = b0 == 0xF4 ? 0x8F : 0xBF;
  const bool good =
      b1 >= low && b1 <= high && is_continuation(byte(at + 2)) && is_continuation(byte(at + 3));
  return good ? 4 : 0;
}

bool eight_ascii(const char* p) {
  uint64_t word;
  std::memcpy(&word, p, sizeof word);
  return (word & 0x8080808080808080ull) == 0;
}

}  // namespace

std::optional<size_t> first_invalid_utf8(std::string_view bytes) {
  size_t at = 0;
  while (at < bytes.size()) {
    if (at + 8 <= bytes.size() && eight_ascii(bytes.data() + at)) {
      at += 8;
      continue;
    }
    const uint32_t length = sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

CodePoint decode_utf8(std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](size_t i) -> char32_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) & 0x3Fu : 0u;
  };
  const auto b0 = static_cast<unsigned char>(text[at]);
  if (b0 < 0x80) return {b0, 1};
  if (b0 < 0xE0) return {(b0 & 0x1Fu) << 6 | byte(at + 1), 2};
  if (b0 < 0xF0) return {(b0 & 0x0Fu) << 12 | byte(at + 1) << 6 | byte(at + 2), 3};
  return {(b0 & 0x07u) << 18 | byte(at + 1) << 12 | byte(at + 2) << 6 | byte(at + 3), 4};
}

CodePoint decode_utf8_before(std::string_view text, size_t at) {
  if (at == 0 || text.empty()) return {};
  size_t begin = std::min(at, text.size()) - 1;
  while (begin > 0 && at - begin < 4 && is_continuation(static_cast<unsigned char>(text[begin]))) {
    --begin;
  }
  return decode_utf8(text, begin);
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6);
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12);
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18);
    put(0x80 | (value >> 12 & 0x3F));
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

bool on_code_point_border(std::string_view text, size_t at) {
  if (at >= text.size()) return at == text.size();
  return !is_continuation(static_cast<unsigned char>(text[at]));
}

std::string utf16_to_utf8(std::string_view bytes, bool little_endian) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](size_t i) -> char32_t {
    const auto a = static_cast<unsigned char>(bytes[i]),
               b = static_cast<unsigned char>(bytes[i + 1]);
    return little_endian ? a | b << 8 : b | a << 8;
  };
  size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    const char32_t first = unit(at);
    const bool pair = first >= 0xD800 && first < 0xDC00 && at + 3 < bytes.size() &&
                      unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000;
    if (pair) {
      append_utf8(out, 0x10000 + ((first - 0xD800) << 10) + (unit(at + 2) - 0xDC00));
      at += 2;
    } else {
      append_utf8(out, first);  // a lone surrogate becomes U+FFFD there
    }
  }
  if (at < bytes.size()) append_utf8(out, 0xFFFD);
  return out;
}

OffsetMap::OffsetMap(std::string_view text) : text_(text) {
  size_t at = 0;
  while (at + 8 <= text.size() && eight_ascii(text.data() + at)) at += 8;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  ascii_ = at == text.size();
  if (ascii_) return;
  before_.reserve(text.size() / kStride + 1);
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) before_.push_back(count);
    count += is_continuation(static_cast<unsigned char>(text[i])) ? 0 : 1;
  }
}

uint32_t OffsetMap::code_points(size_t byte) const {
  byte = std::min(byte, text_.size());
  if (ascii_) return static_cast<uint32_t>(byte);
  const size_t block = std::min(byte / kStride, before_.size() - 1);
  uint32_t count = before_[block];
  for (size_t i = block * kStride; i < byte; ++i) {
    count += is_continuation(static_cast<unsigned char>(text_[i])) ? 0 : 1;
  }
  return count;
}

uint32_t OffsetMap::bytes(size_t index) const {
  if (ascii_) return static_cast<uint32_t>(std::min(index, text_.size()));
  const auto after = std::upper_bound(before_.begin(), before_.end(), index);
  const size_t block = static_cast<size_t>(after - before_.begin()) - 1;
  size_t at = block * kStride;
  size_t count = before_[block];
  for (; at < text_.size(); ++at) {
    if (is_continuation(static_cast<unsigned char>(text_[at]))) continue;
    if (count == index) break;
    ++count;
  }
  return static_cast<uint32_t>(at);
}

}  // namespace hearsay
