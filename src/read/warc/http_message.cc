#include "read/warc/http_message.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/utf8.h"
#include "io/compressed/compression.h"
#include "io/peeked_source.h"

namespace hearsay {
namespace {

constexpr size_t kMaxHead = 256 << 10;

enum class Chunks : unsigned char { Joined, NotChunked, BrokenOff };

// The length line of a chunk at `at`, "1a2f;extension" CR LF, moving `at` behind it.
bool chunk_length(std::string_view body, size_t& at, uint64_t& length) {
  const char* const begin = body.data() + at;
  const char* const last = body.data() + std::min(body.size(), at + 16);
  const auto [end, error] = std::from_chars(begin, last, length, 16);
  if (error != std::errc() || length > uint64_t{1} << 40) return false;
  const size_t line = body.find('\n', static_cast<size_t>(end - body.data()));
  if (line == std::string_view::npos || line > at + 1024) return false;
  const std::string_view rest =
      body.substr(static_cast<size_t>(end - body.data()), line - static_cast<size_t>(end - body.data()));
  if (!rest.empty() && rest[0] != '\r' && rest[0] != ';' && rest[0] != ' ') return false;
  at = line + 1;
  return true;
}

Chunks join_chunks(std::string_view body, std::string& joined) {
  size_t at = 0;
  bool first = true;
  for (;;) {
    uint64_t length = 0;
    if (!chunk_length(body, at, length)) return first ? Chunks::NotChunked : Chunks::BrokenOff;
    first = false;
    if (length == 0) return Chunks::Joined;
    if (length > body.size() - at) return Chunks::BrokenOff;
    joined.append(body, at, static_cast<size_t>(length));
    at += static_cast<size_t>(length);
    if (body.substr(at, 2) == "\r\n") at += 2;
    else if (body.substr(at, 1) == "\n") ++at;
    else return Chunks::BrokenOff;
  }
}

bool is_text(std::string_view body) {
  const std::string_view head = body.substr(0, 512);
  const auto bad = first_invalid_utf8(head);
  return head.find('\0') == std::string_view::npos && (!bad || *bad + 4 > head.size());
}

Result<std::string> unpack(std::string body, std::string_view coding, const Limits& limits) {
  DecompressionLimits most;
  most.max_output = limits.max_article_bytes;
  if (coding == "br") {
    if (is_text(body)) return body;
    return Status(StatusKind::Unsupported,
                  "is compressed with brotli, which hearsay does not read; archive it unpacked");
  }
  const Compression compression = compression_of(body);
  if (coding == "zstd" && compression == Compression::Zstd) {
    MemorySource packed(body);
    DecompressedSource unpacked(compression, packed, "its body", most);
    Result<std::string> all = read_all(unpacked, limits.max_article_bytes, "its body");
    if (all.ok()) return all;
    return Status(all.status().kind(), "cannot be unpacked; " + all.status().message());
  }
  const bool gzip = coding == "gzip" || coding == "x-gzip";
  if ((gzip && compression == Compression::Gzip) || (coding == "deflate" && !is_text(body))) {
    return inflate_body(body, most, "has a body that");
  }
  return body;
}

}  // namespace

Result<HttpMessage> parse_http(std::string_view block) {
  HttpMessage message;
  if (!block.starts_with("HTTP/")) {
    return Status(StatusKind::InvalidInput, "holds no HTTP response");
  }
  const std::string_view start = block.substr(0, kMaxHead);
  size_t end = std::string_view::npos, size = 0;
  if (const size_t crlf = start.find("\r\n\r\n"); crlf != std::string_view::npos) {
    end = crlf + 2;
    size = crlf + 4;
  }
  if (const size_t lf = start.find("\n\n"); lf < end) {
    end = lf + 1;
    size = lf + 2;
  }
  if (end == std::string_view::npos) {
    return Status(StatusKind::InvalidInput, "holds an HTTP head that does not end");
  }
  message.head = block.substr(0, end);
  message.raw = block.substr(size);
  const std::string_view line = message.head.substr(0, message.head.find('\n'));
  const size_t space = line.find(' ');
  if (space != std::string_view::npos) {
    std::from_chars(line.data() + space + 1, line.data() + line.size(), message.status);
  }
  message.header.parse(message.head.substr(std::min(line.size() + 1, message.head.size())));
  return message;
}

Result<std::string> joined_body(const HttpMessage& message) {
  const std::string coding = lower_ascii(message.header.value("Transfer-Encoding"));
  if (coding.find("chunked") == std::string::npos) return std::string(message.raw);
  std::string body;
  switch (join_chunks(message.raw, body)) {
    case Chunks::Joined:
      return body;
    case Chunks::NotChunked:
      return std::string(message.raw);
    case Chunks::BrokenOff:
      break;
  }
  return Status(StatusKind::InvalidInput, "holds a chunked body that breaks off");
}

Result<std::string> unpack_body(const HttpMessage& message, std::string joined,
                                const Limits& limits) {
  const std::string coding = lower_ascii(message.header.value("Content-Encoding"));
  if (coding.empty() || coding == "identity") return joined;
  // Several codings: "gzip, gzip" is a mistake of servers, sent as one.
  return unpack(std::move(joined), std::string_view(coding).substr(0, coding.find(',')), limits);
}

}  // namespace hearsay
