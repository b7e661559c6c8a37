#include "read/format_table.h"

#include <algorithm>

#include "base/ascii.h"
#include "io/compressed/compression.h"
#include "read/book/epub.h"
#include "read/book/pdf.h"
#include "read/feed/feed.h"
#include "read/fetch/feed_items.h"
#include "read/html/html.h"
#include "read/json_lines.h"
#include "read/mail/letter.h"
#include "read/text_file.h"
#include "read/warc/read_warc.h"
#include "read/wire/newsml.h"
#include "read/wire/ninjs.h"

namespace hearsay {
namespace {

bool begins_json(std::string_view head) {
  const size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && head[first] == '{';
}

bool begins_feed(std::string_view head) { return feed_format(head).has_value(); }

bool begins_html(std::string_view head) {
  const std::string lower = lower_ascii(head.substr(0, 1024));
  return lower.find("<!doctype html") != std::string::npos ||
         lower.find("<html") != std::string::npos || lower.find("<head") != std::string::npos ||
         lower.find("<body") != std::string::npos;
}

// Formats that share an ending stand before the one that takes the rest of them.
constexpr Format kFormats[] = {
    {.format = InputFormat::Warc,
     .name = "warc",
     .title = "a web archive",
     .endings = {".warc", ".wet"},
     .media_types = {"application/warc"},
     .begins = begins_warc,
     .stream = read_warc,
     .takes_compressed = true},
    {.format = InputFormat::Ninjs,
     .name = "ninjs",
     .title = "agency items as ninjs",
     .endings = {".ninjs", ".json"},
     .media_types = {"application/ninjs+json", "application/json"},
     .begins = begins_ninjs,
     .document = read_ninjs},
    {.format = InputFormat::NewsML,
     .name = "newsml",
     .title = "agency items as NewsML-G2",
     .endings = {".newsml", ".nitf", ".xml"},
     .media_types = {"application/vnd.iptc.g2.newsitem+xml",
                     "application/vnd.iptc.g2.newsmessage+xml",
                     "application/vnd.iptc.g2.packageitem+xml", "application/xml", "text/xml"},
     .begins = begins_newsml,
     .document = read_newsml},
    {.format = InputFormat::Feed,
     .name = "feed",
     .title = "a feed",
     .endings = {".rss", ".atom", ".xml", ".json"},
     .media_types = {"application/rss+xml", "application/atom+xml", "application/feed+json",
                     "application/rdf+xml", "application/xml", "text/xml", "application/json"},
     .begins = begins_feed,
     .document = read_feed},
    {.format = InputFormat::FeedItems,
     .name = "feed-items",
     .title = "the items of a feed",
     .endings = {},
     .media_types = {},
     .document = read_feed_items},
    {.format = InputFormat::Mbox,
     .name = "mbox",
     .title = "a mailbox",
     .endings = {".mbox", ".mbx"},
     .media_types = {"application/mbox"},
     .begins = begins_mailbox,
     .stream = read_mailbox},
    {.format = InputFormat::Eml,
     .name = "eml",
     .title = "an e-mail letter",
     .endings = {".eml"},
     .media_types = {"message/rfc822", "message/global"},
     .begins = begins_letter,
     .document = read_letter},
    {.format = InputFormat::Epub,
     .name = "epub",
     .title = "an EPUB book",
     .endings = {".epub"},
     .media_types = {"application/epub+zip"},
     .begins = begins_epub,
     .document = read_epub},
    {.format = InputFormat::Pdf,
     .name = "pdf",
     .title = "a PDF",
     .endings = {".pdf"},
     .media_types = {"application/pdf", "application/x-pdf"},
     .begins = begins_pdf,
     .document = read_pdf,
     .starts_program = true},
    {.format = InputFormat::PdfLayout,
     .name = "pdf-layout",
     .title = "the words of a PDF",
     .endings = {},
     .media_types = {},
     .document = read_pdf_layout},
    {.format = InputFormat::Html,
     .name = "html",
     .title = "a web page",
     .endings = {".html", ".htm", ".xhtml", ".shtml"},
     .media_types = {"text/html", "application/xhtml+xml"},
     .begins = begins_html,
     .document = read_html},
    {.format = InputFormat::JsonLines,
     .name = "jsonl",
     .title = "JSON Lines",
     .endings = {".jsonl", ".ndjson", ".json"},
     .media_types = {"application/jsonl", "application/x-ndjson", "application/json"},
     .begins = begins_json,
     .stream = read_json_lines,
     .harmless = true},
    {.format = InputFormat::Text,
     .name = "text",
     .title = "plain text",
     .endings = {".txt", ".text", ".md"},
     .media_types = {"text/plain", "text/markdown"},
     .document = read_text,
     .harmless = true},
};

// "text/html; charset=x" to "text/html".
std::string media_type(std::string_view content_type) {
  content_type = content_type.substr(0, content_type.find(';'));
  const size_t begin = content_type.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  content_type = content_type.substr(begin, content_type.find_last_not_of(" \t") + 1 - begin);
  return lower_ascii(content_type);
}

bool has_ending(const Format& format, std::string_view path) {
  return std::any_of(format.endings.begin(), format.endings.end(), [path](std::string_view ending) {
    return !ending.empty() && path.ends_with(ending);
  });
}

bool has_type(const Format& format, std::string_view type) {
  return std::find(format.media_types.begin(), format.media_types.end(), type) !=
         format.media_types.end();
}

bool fits(const Format& format, std::string_view head) {
  return format.begins != nullptr && format.begins(head);
}

// Of the formats `one_of` takes: the first that fits, else the last; null where there are none.
template <typename Which>
const Format* choose(std::string_view head, const Which& one_of) {
  const Format* last = nullptr;
  for (const Format& format : kFormats) {
    if (!one_of(format)) continue;
    if (fits(format, head)) return &format;
    last = &format;
  }
  return last;
}

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format& format_of(std::string_view path, std::string_view content_type,
                        std::string_view head) {
  const std::string type = media_type(content_type);
  if (!type.empty()) {
    const auto by_type = [&](const Format& format) { return has_type(format, type); };
    if (const Format* format = choose(head, by_type)) return *format;
  }
  const std::string name = lower_ascii(without_compression_ending(path));
  const auto by_ending = [&](const Format& format) { return has_ending(format, name); };
  if (const Format* format = choose(head, by_ending)) return *format;
  for (const Format& format : kFormats) {
    if (fits(format, head)) return format;
  }
  return std::end(kFormats)[-1];
}

const Format& format_of(InputFormat wanted) {
  for (const Format& format : kFormats) {
    if (format.format == wanted) return format;
  }
  return std::end(kFormats)[-1];
}

bool has_known_ending(std::string_view path) {
  const std::string name = lower_ascii(without_compression_ending(path));
  return std::any_of(std::begin(kFormats), std::end(kFormats),
                     [&](const Format& format) { return has_ending(format, name); });
}

std::string known_endings() {
  std::string all;
  const auto add = [&all](std::string_view ending) {
    if (ending.empty() || all.find(std::string(ending) + " ") != std::string::npos) return;
    all += std::string(ending) + " ";
  };
  for (const Format& format : kFormats) {
    for (const std::string_view ending : format.endings) add(ending);
  }
  if (!all.empty()) all.pop_back();
  return all;
}

std::optional<InputFormat> input_format(std::string_view name) {
  if (name == "auto") return InputFormat::Auto;
  for (const Format& format : kFormats) {
    if (format.name == name) return format.format;
  }
  return std::nullopt;
}

}  // namespace hearsay
