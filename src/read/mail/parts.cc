#include "read/mail/parts.h"

#include <algorithm>
#include <deque>

#include "base/ascii.h"
#include "read/mail/transfer.h"

namespace hearsay::mail {
namespace {

struct Waiting {
  std::string_view bytes;  // header and body
  uint32_t parent;
  uint32_t depth;
  bool in_digest;
};

// The entities between the lines "--boundary" of a multipart's body. A missing last line, as in a
// letter that was cut off, ends the last one with the body.
std::vector<std::string_view> split(std::string_view body, std::string_view boundary,
                                    size_t most) {
  std::vector<std::string_view> pieces;
  const std::string mark = "--" + std::string(boundary);
  size_t begin = std::string_view::npos;  // of the entity that is open
  for (size_t at = 0; at < body.size();) {
    const size_t end = std::min(body.find('\n', at), body.size());
    if (body.substr(at, mark.size()) == mark) {
      std::string_view rest = body.substr(at + mark.size(), end - at - mark.size());
      const bool last = rest.starts_with("--");
      if (last) rest.remove_prefix(2);
      // A longer boundary that begins the same is another one.
      if (rest.find_first_not_of(" \t\r") == std::string_view::npos) {
        if (begin != std::string_view::npos) {
          size_t stop = at;  // the line end before the mark belongs to the mark
          if (stop > begin && body[stop - 1] == '\n') --stop;
          if (stop > begin && body[stop - 1] == '\r') --stop;
          pieces.push_back(body.substr(begin, stop - begin));
        }
        begin = last ? std::string_view::npos : std::min(end + 1, body.size());
        if (last || pieces.size() >= most) return pieces;
      }
    }
    at = end + 1;
  }
  if (begin != std::string_view::npos && begin < body.size()) {
    pieces.push_back(body.substr(begin));
  }
  return pieces;
}

std::string file_name_of(const Part& part, const Parameters& disposition) {
  std::string name(disposition.get("filename"));
  if (name.empty()) name = part.parameters.get("name");
  if (const size_t slash = name.find_last_of("/\\"); slash != std::string::npos) {
    name.erase(0, slash + 1);
  }
  if (name.size() > 100) {
    name.resize(100);
    while (!name.empty() && (name.back() & 0xC0) == 0x80) name.pop_back();
    if (!name.empty() && static_cast<unsigned char>(name.back()) >= 0xC0) name.pop_back();
  }
  for (char& c : name) {
    if (static_cast<unsigned char>(c) < ' ' || c == 127) c = '?';
  }
  return name;
}

Part part_of(const Waiting& waiting) {
  Part part;
  part.headers = Headers(waiting.bytes);
  part.body = waiting.bytes.substr(part.headers.end());
  part.parent = waiting.parent;
  part.depth = waiting.depth;
  part.parameters = parameters_of(part.headers.value("Content-Type"));
  part.type = part.parameters.value;
  if (part.type.find('/') == std::string::npos) {
    part.type = waiting.in_digest ? "message/rfc822" : "text/plain";
  }
  const Parameters disposition = parameters_of(part.headers.value("Content-Disposition"));
  part.attached = disposition.value == "attachment";
  part.file_name = file_name_of(part, disposition);
  return part;
}

}  // namespace

Parts parts_of(std::string_view letter, const PartLimits& limits) {
  Parts out;
  std::deque<Waiting> waiting = {{letter, Part::kNone, 0, false}};
  // Views into `decoded` of parts stay valid: they are reserved once and never moved again.
  out.parts.reserve(limits.parts);
  while (!waiting.empty()) {
    const Waiting next = waiting.front();
    waiting.pop_front();
    if (out.parts.size() >= limits.parts) {
      ++out.unopened;
      continue;
    }
    const auto index = static_cast<uint32_t>(out.parts.size());
    out.parts.push_back(part_of(next));
    Part& part = out.parts.back();
    const bool multipart = part.type.starts_with("multipart/");
    const bool letter_inside = part.type == "message/rfc822" || part.type == "message/global";
    if (!multipart && !letter_inside) continue;
    if (next.depth >= limits.depth) {
      ++out.unopened;
      continue;
    }
    std::vector<Waiting> inside;
    if (letter_inside) {
      const std::string_view encoding = part.headers.value("Content-Transfer-Encoding");
      if (lower_ascii(encoding).find("base64") != std::string::npos) {
        part.decoded = decoded_body(part.body, encoding);
        part.body = part.decoded;
      }
      inside.push_back({part.body, index, next.depth + 1, false});
    } else {
      const std::string_view boundary = part.parameters.get("boundary");
      if (!boundary.empty() && boundary.size() <= 200) {
        for (const std::string_view piece : split(part.body, boundary, limits.parts)) {
          inside.push_back({piece, index, next.depth + 1, part.type == "multipart/digest"});
        }
      }
      if (inside.empty()) part.type = "text/plain";  // no boundary: what it holds is all there is
    }
    if (!inside.empty()) part.body = {};
    waiting.insert(waiting.begin(), inside.begin(), inside.end());
  }
  return out;
}

}  // namespace hearsay::mail
