// Web archives made for tests and benchmarks.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

// One record, ended by its two empty lines.
inline std::string made_record(const std::string& type, const std::string& more_lines,
                               const std::string& block, long length = -1) {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Date: 2026-03-04T08:15:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n" + more_lines +
         "Content-Length: " + std::to_string(length < 0 ? static_cast<long>(block.size()) : length) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

inline std::string made_response(const std::string& url, const std::string& http_lines,
                                 const std::string& body, int status = 200) {
  return made_record("response", "WARC-Target-URI: " + url + "\r\n",
                     "HTTP/1.1 " + std::to_string(status) + " OK\r\n" + http_lines + "\r\n" + body);
}

inline std::string made_page(int number) {
  const std::string n = std::to_string(number);
  return "<!DOCTYPE html><html lang=en><head><title>Port notice " + n +
         "</title></head><body><article><h1>Port notice " + n +
         "</h1><p>The harbour office of Port Sella said on Tuesday that quay " + n +
         " would stay shut until the wind drops.</p><p>\"Nobody is to moor there,\" the harbour "
         "master told the Courier, adding that ferry " +
         n + " would sail from the north quay instead.</p></article></body></html>";
}

inline std::string made_text(int number) {
  return "The ferry to Hallin was cancelled for day " + std::to_string(number) +
         ", the company said.\n";
}

// How zlib packs: window bits 31 gives a gzip member, 15 zlib, -15 bare deflate.
inline std::string packed(std::string_view bytes, int window_bits = 31) {
  z_stream stream{};
  deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// A zstd frame with a checksum, packed with a dictionary if there is one.
inline std::string zstd_packed(std::string_view bytes, std::string_view dictionary = {}) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  if (!dictionary.empty()) {
    ZSTD_CCtx_loadDictionary(context, dictionary.data(), dictionary.size());
  }
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress2(context, out.data(), out.size(), bytes.data(), bytes.size()));
  ZSTD_freeCCtx(context);
  return out;
}

// The skippable frame that holds `dictionary` in front of a zstd archive.
inline std::string dictionary_frame(std::string_view dictionary) {
  std::string frame = "\x5D\x2A\x4D\x18";
  for (int i = 0; i < 4; ++i) frame += static_cast<char>(dictionary.size() >> (8 * i));
  return frame += dictionary;
}

}  // namespace hearsay
