#include "read/mail/letter_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "read/charset/charset.h"
#include "read/mail/transfer.h"
#include "read/text_file.h"

namespace hearsay::mail {
namespace {

// A plain part this much shorter than the HTML beside it only says to look at that.
constexpr size_t kStubShare = 4;
constexpr size_t kStubBytes = 400;

size_t letters_in(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) > ' ';
  }));
}

std::string plain_text(const Part& part) {
  std::string text = as_utf8(
      decoded_body(part.body, part.headers.value("Content-Transfer-Encoding")),
      part.parameters.get("charset"));
  crlf_to_lf(text);
  if (lower_ascii(part.parameters.get("format")) == "flowed") {
    text = from_flowed(text, lower_ascii(part.parameters.get("delsp")) == "yes");
  }
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  text.erase(0, text.find_first_not_of('\n') == std::string::npos ? text.size()
                                                                  : text.find_first_not_of('\n'));
  return text;
}

HtmlText html_text(const Part& part, const Limits& limits) {
  const std::string bytes =
      decoded_body(part.body, part.headers.value("Content-Transfer-Encoding"));
  const std::string_view label = part.parameters.get("charset");
  // Without a label of its own the page's <meta> may say.
  const std::string page =
      charset_named(label).empty() ? decode_page(bytes, "").text : as_utf8(bytes, label);
  return html_to_text(page, limits);
}

void append(HtmlText& all, HtmlText more) {
  if (more.text.empty()) return;
  if (all.text.empty()) {
    all = std::move(more);
    return;
  }
  all.text += "\n\n";
  const auto shift = static_cast<uint32_t>(all.text.size());
  all.text += more.text;
  // Blocks are of the whole text or none: plain text beside marked text becomes one paragraph each.
  if (all.blocks.empty()) all.blocks.push_back({{0, shift - 2}, BlockKind::Paragraph});
  if (more.blocks.empty()) {
    all.blocks.push_back({{shift, static_cast<uint32_t>(all.text.size())}, BlockKind::Paragraph});
  }
  for (const Block& block : more.blocks) {
    all.blocks.push_back({{block.span.begin + shift, block.span.end + shift}, block.kind});
  }
}

class Reading {
 public:
  Reading(const Parts& parts, uint32_t root, const Limits& limits)
      : parts_(parts), root_(root), limits_(limits) {}

  LetterText read() {
    uint32_t end = root_ + 1;
    while (end < count() && inside(end, root_)) ++end;
    for (uint32_t at = root_; at < end; ++at) {
      const Part& one = part(at);
      if (at != root_ && at + 1 < end && part(at + 1).parent == at &&
          one.type.starts_with("message/")) {
        const uint32_t letter = at;
        out_.letters.push_back(at + 1);
        while (at + 1 < end && inside(at + 1, letter)) ++at;
        continue;
      }
      if (one.type == "multipart/encrypted") out_.encrypted = true;
      if (one.type == "multipart/alternative") {
        uint32_t stop = at + 1;
        while (stop < end && inside(stop, at)) ++stop;
        read_alternative(at, stop);
        for (uint32_t inner = at + 1; inner < stop; ++inner) note_unread(inner);
        at = stop - 1;
      } else if (is_text(at, "text/plain")) {
        HtmlText piece;
        piece.text = plain_text(one);
        append(out_.text, std::move(piece));
      } else if (is_text(at, "text/html")) {
        append(out_.text, html_text(one, limits_));
      } else {
        note_unread(at);
      }
    }
    return std::move(out_);
  }

 private:
  const Part& part(uint32_t index) const { return parts_.parts[index]; }
  uint32_t count() const { return static_cast<uint32_t>(parts_.parts.size()); }

  bool is_text(uint32_t index, std::string_view type) const {
    return part(index).type == type && !part(index).attached;
  }

  bool inside(uint32_t index, uint32_t whole) const {
    for (uint32_t at = index; at != Part::kNone; at = part(at).parent) {
      if (at == whole) return true;
    }
    return false;
  }

  // The plain text unless it is a stub, then the HTML.
  void read_alternative(uint32_t whole, uint32_t end) {
    HtmlText plain;
    HtmlText marked;
    for (uint32_t at = whole + 1; at < end; ++at) {
      if (is_text(at, "text/plain")) {
        HtmlText piece;
        piece.text = plain_text(part(at));
        append(plain, std::move(piece));
      }
      if (is_text(at, "text/html")) append(marked, html_text(part(at), limits_));
    }
    const size_t plain_letters = letters_in(plain.text);
    const size_t marked_letters = letters_in(marked.text);
    const bool stub = plain_letters == 0 || (marked_letters >= kStubBytes &&
                                             plain_letters * kStubShare < marked_letters);
    append(out_.text, std::move(stub && marked_letters != 0 ? marked : plain));
  }

  void note_unread(uint32_t at) {
    const Part& one = part(at);
    if (one.type.starts_with("multipart/") || is_text(at, "text/plain") ||
        is_text(at, "text/html")) {
      return;
    }
    // Pictures in the page, signatures and the like are nobody's attachment.
    if (!one.attached && (one.type.starts_with("image/") || one.file_name.empty())) return;
    if (one.type.find("signature") != std::string::npos) return;
    if (out_.unread.size() >= 20) return;
    out_.unread.push_back((one.file_name.empty() ? "a part" : one.file_name) + " (" +
                     decoded_words(one.type.substr(0, 80)) + ")");
  }

  const Parts& parts_;
  uint32_t root_;
  const Limits& limits_;
  LetterText out_;
};

}  // namespace

LetterText letter_text(const Parts& parts, uint32_t root, const Limits& limits) {
  return Reading(parts, root, limits).read();
}

}  // namespace hearsay::mail
