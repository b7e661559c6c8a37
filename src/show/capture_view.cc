#include "show/capture_view.h"

#include <cstdio>
#include <ctime>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "show/width.h"

namespace hearsay {
namespace {

void add_row(std::string& out, const std::string& key, const std::string& value,
             const Style& style) {
  out += key + std::string(key.size() < 11 ? 11 - key.size() : 1, ' ') +
         terminal_safe(value, style.unicode) + "\n";
}

// Header lines as text: bytes that are not UTF-8 taken as Latin-1, which is what HTTP once said.
std::string as_utf8(std::string_view bytes) {
  if (!first_invalid_utf8(bytes)) return std::string(bytes);
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += {static_cast<char>(0xC0 | byte >> 6), static_cast<char>(0x80 | (byte & 0x3F))};
    }
  }
  return out;
}

}  // namespace

std::string utc_time(int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  if (::gmtime_r(&time, &parts) == nullptr) return std::to_string(seconds);
  char text[64];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::string capture_text(const KeptCapture& kept, const Style& style) {
  const Capture& capture = kept.capture;
  std::string out;
  add_row(out, "capture", capture.id, style);
  for (const std::string& article : kept.articles) add_row(out, "article", article, style);
  add_row(out, "fetched", utc_time(capture.fetched), style);
  add_row(out, "asked", capture.url, style);
  for (const Redirect& redirect : capture.redirects) {
    add_row(out, "sent on", redirect.url + " by " + redirect.address + " with " +
                                std::to_string(redirect.status), style);
  }
  add_row(out, "answered", capture.final_url + " by " + capture.address, style);
  add_row(out, "sha256", capture.sha256, style);
  add_row(out, "bytes", std::to_string(capture.size) +
                            (capture.body_kept ? "" : ", not kept"), style);
  out += '\n';
  const std::string headers = as_utf8(capture.headers);
  for (size_t at = 0; at < headers.size();) {
    const size_t end = std::min(headers.find('\n', at), headers.size());
    std::string line = headers.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) out += terminal_safe(line, style.unicode) + "\n";
    at = end + 1;
  }
  return out;
}

std::string capture_json(const KeptCapture& kept) {
  const Capture& capture = kept.capture;
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("id");
  json.string(capture.id);
  json.key("articles");
  json.begin_array();
  for (const std::string& article : kept.articles) json.string(article);
  json.end_array();
  json.key("fetched");
  json.string(utc_time(capture.fetched));
  json.key("url");
  json.string(capture.url);
  json.key("redirects");
  json.begin_array();
  for (const Redirect& redirect : capture.redirects) {
    json.begin_object();
    json.key("url");
    json.string(redirect.url);
    json.key("status");
    json.number(uint64_t{redirect.status});
    json.key("address");
    json.string(redirect.address);
    json.end_object();
  }
  json.end_array();
  json.key("final_url");
  json.string(capture.final_url);
  json.key("address");
  json.string(capture.address);
  json.key("status");
  json.number(uint64_t{capture.status});
  json.key("sha256");
  json.string(capture.sha256);
  json.key("size");
  json.number(capture.size);
  json.key("kept");
  json.boolean(capture.body_kept);
  json.key("headers");
  json.string(as_utf8(capture.headers));
  json.end_object();
  return out;
}

std::string capture_line(const KeptCapture& kept) {
  return "captured " + utc_time(kept.capture.fetched) + " from " + kept.capture.final_url + " (" +
         kept.capture.id + (kept.capture.body_kept ? ")" : ", bytes not kept)");
}

}  // namespace hearsay
