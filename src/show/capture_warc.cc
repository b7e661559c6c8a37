#include "show/capture_warc.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/hash.h"
#include "show/capture_view.h"

namespace hearsay {
namespace {

// A name for the record that only depends on the capture, in the form of a UUID.
std::string record_id(const Capture& capture) {
  const std::string digest = sha256_hex(capture.id + " " + capture.sha256);
  return "<urn:uuid:" + digest.substr(0, 8) + "-" + digest.substr(8, 4) + "-8" +
         digest.substr(13, 3) + "-8" + digest.substr(17, 3) + "-" + digest.substr(20, 12) + ">";
}

std::string head_without_transfer(const std::string& headers) {
  std::string head;
  for (size_t at = 0; at < headers.size();) {
    const size_t end = std::min(headers.find('\n', at), headers.size() - 1) + 1;
    const std::string line = headers.substr(at, end - at);
    if (lower_ascii(line.substr(0, 18)) == "transfer-encoding:") head += "X-Crawler-";
    head += line;
    at = end;
  }
  return head;
}

// "[2001:db8::7]:443" to "2001:db8::7".
std::string without_port(const std::string& address) {
  std::string host = address.substr(0, address.rfind(':'));
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return host;
}

}  // namespace

std::string warc_record(const KeptCapture& kept) {
  const Capture& capture = kept.capture;
  const std::string head = head_without_transfer(capture.headers);
  std::string out = "WARC/1.1\r\nWARC-Type: response\r\n";
  const auto add = [&out](const char* name, const std::string& value) {
    out += std::string(name) + ": " + value + "\r\n";
  };
  add("WARC-Record-ID", record_id(capture));
  add("WARC-Date", utc_time(capture.fetched));
  add("WARC-Target-URI", capture.final_url);
  add("WARC-IP-Address", without_port(capture.address));
  add("WARC-Payload-Digest", "sha256:" + capture.sha256);
  add("Content-Type", "application/http;msgtype=response");
  add("Content-Length", std::to_string(head.size() + capture.body.size()));
  out += "\r\n" + head + capture.body + "\r\n\r\n";
  return out;
}

}  // namespace hearsay
