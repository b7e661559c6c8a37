#include "read/sandbox/messages.h"

#include <algorithm>
#include <type_traits>

#include "base/utf8.h"
#include "hearsay/capture.h"
#include "read/iso_date.h"
#include "read/sandbox/packing.h"

namespace hearsay::sandbox {
namespace {

constexpr size_t kLongField = 64 << 10;
constexpr size_t kPlace = 8 << 10;
constexpr size_t kSentence = 16 << 10;
constexpr size_t kMetadata = 1 << 20;  // all fields of an article but its text and blocks
constexpr size_t kBlockBytes = 9;

// The strings of an article but its text, in the order they are sent.
constexpr std::string hearsay::Article::*kFields[] = {
    &hearsay::Article::source_id, &hearsay::Article::published, &hearsay::Article::outlet,
    &hearsay::Article::title,     &hearsay::Article::byline,    &hearsay::Article::url,
    &hearsay::Article::language,  &hearsay::Article::read_from,
};

// The defaults of ReadOptions and the fields of SourceInput.
constexpr std::string ReadOptions::*kOptionFields[] = {
    &ReadOptions::published, &ReadOptions::outlet, &ReadOptions::title,
    &ReadOptions::byline,    &ReadOptions::url,    &ReadOptions::language,
};
constexpr std::string SourceInput::*kInputFields[] = {
    &SourceInput::name, &SourceInput::path, &SourceInput::url, &SourceInput::content_type};

Status wrong(const char* what) { return {StatusKind::InvalidInput, what}; }

bool is_text(std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos && !first_invalid_utf8(bytes);
}

bool on_borders(std::string_view text, Span span) {
  return span.begin <= span.end && span.end <= text.size() &&
         on_code_point_border(text, span.begin) && on_code_point_border(text, span.end);
}

// A capture that an archive tells of: the bytes themselves stay in the archive.
void pack_capture(Packer& to, const Capture& capture) {
  to.string(capture.url).string(capture.final_url).string(capture.address);
  to.string(std::string_view(capture.headers).substr(0, kLongField)).string(capture.sha256);
  to.number(capture.status, 4).number(static_cast<uint64_t>(capture.fetched)).number(capture.size);
}

Status read_capture(Unpacker& from, Capture& capture) {
  capture.url = from.string(kLongField);
  capture.final_url = from.string(kLongField);
  capture.address = from.string(kLongField);
  capture.headers = from.string(kLongField);
  capture.sha256 = from.string(64);
  capture.status = static_cast<uint32_t>(from.number(4));
  capture.fetched = static_cast<int64_t>(from.number());
  capture.size = from.number();
  capture.body_kept = false;
  const bool digest = capture.sha256.size() == 64 &&
                      capture.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!from.ok() || !digest || capture.status > 999 || !is_text(capture.url) ||
      !is_text(capture.final_url) || !is_text(capture.address)) {
    return wrong("a bad capture");
  }
  identify(capture);
  return {};
}

Status read_blocks(Unpacker& from, hearsay::Article& article) {
  const uint64_t count = from.number(4);
  if (!from.ok() || count > from.left() / kBlockBytes) return wrong("too many blocks");
  article.blocks.reserve(static_cast<size_t>(count));
  uint32_t last = article.body.begin;
  for (uint64_t i = 0; i < count; ++i) {
    Block block;
    block.span.begin = static_cast<uint32_t>(from.number(4));
    block.span.end = static_cast<uint32_t>(from.number(4));
    const uint64_t kind = from.number(1);
    if (kind > static_cast<uint64_t>(BlockKind::EmbeddedPost)) return wrong("an unknown block");
    block.kind = static_cast<BlockKind>(kind);
    if (block.span.begin < last || !article.body.contains(block.span) ||
        !on_borders(article.text, block.span)) {
      return wrong("a block out of place");
    }
    last = block.span.end;
    article.blocks.push_back(block);
  }
  return {};
}

}  // namespace

uint32_t most_from_child(Kind kind, const Limits& limits) {
  switch (kind) {
    case Kind::Want:
    case Kind::Begins:
      return 16;
    case Kind::Article:
      return static_cast<uint32_t>(
          std::min<size_t>(2 * limits.max_article_bytes + kMetadata, 1u << 30));
    case Kind::Problem:
      return kSentence + kPlace + 64;
    default:
      return 0;
  }
}

std::string frame_head(Kind kind, size_t size) {
  return Packer().number(static_cast<uint8_t>(kind), 1).number(size, 4).take();
}

Head read_frame_head(std::string_view bytes) {
  Unpacker from(bytes);
  Head head;
  head.kind = static_cast<uint8_t>(from.number(1));
  head.size = static_cast<uint32_t>(from.number(4));
  return head;
}

std::string start_message(const SourceInput& input, const ReadOptions& options) {
  Packer to;
  for (const auto field : kInputFields) to.string(input.*field);
  for (const auto field : kOptionFields) to.string(options.*field);
  to.number(input.pass_over).number(options.resume_at);
  to.number(static_cast<uint8_t>(options.format), 1);
  // Limits are plain numbers, and the child is this same program.
  to.string({reinterpret_cast<const char*>(&options.limits), sizeof options.limits});
  return to.take();
}

Status read_start(std::string_view bytes, SourceInput& input, ReadOptions& options) {
  static_assert(std::is_trivially_copyable_v<Limits>);
  Unpacker from(bytes);
  for (const auto field : kInputFields) input.*field = from.string(bytes.size());
  for (const auto field : kOptionFields) options.*field = from.string(bytes.size());
  input.pass_over = from.number();
  options.resume_at = from.number();
  options.format = static_cast<InputFormat>(from.number(1));
  const std::string_view limits = from.string(sizeof options.limits);
  if (!from.complete() || limits.size() != sizeof options.limits) return wrong("a bad beginning");
  std::copy_n(limits.data(), limits.size(), reinterpret_cast<char*>(&options.limits));
  return {};
}

std::string article_message(const hearsay::Article& article) {
  Packer to;
  to.string(article.text).number(article.body.begin, 4).number(article.body.end, 4);
  to.number(article.blocks.size(), 4);
  for (const Block& block : article.blocks) {
    to.number(block.span.begin, 4).number(block.span.end, 4);
    to.number(static_cast<uint8_t>(block.kind), 1);
  }
  for (const auto field : kFields) to.string(article.*field);
  to.number(article.capture ? 1 : 0, 1);
  if (article.capture) pack_capture(to, *article.capture);
  return to.take();
}

Result<hearsay::Article> read_article(std::string_view bytes, const Limits& limits,
                                      const std::string& name) {
  Unpacker from(bytes);
  hearsay::Article article;
  article.text = from.string(limits.max_article_bytes);
  article.body.begin = static_cast<uint32_t>(from.number(4));
  article.body.end = static_cast<uint32_t>(from.number(4));
  if (!from.ok() || article.text.empty()) return wrong("an article without text");
  if (!is_text(article.text)) return wrong("a text that is not UTF-8");
  if (!on_borders(article.text, article.body)) return wrong("a body outside its text");
  if (Status status = read_blocks(from, article); !status.ok()) return status;
  for (const auto field : kFields) {
    article.*field = from.string(kLongField);
    if (!is_text(article.*field)) return wrong("a field that is not UTF-8");
  }
  if (from.number(1) != 0) {
    auto capture = std::make_shared<Capture>();
    if (Status status = read_capture(from, *capture); !status.ok()) return status;
    article.capture = std::move(capture);
  }
  if (!from.complete()) return wrong("an article of the wrong size");
  if (!article.published.empty() && !is_iso_date(article.published)) return wrong("a bad date");
  if (!article.read_from.starts_with(name)) article.read_from = name;
  identify(article);
  return article;
}

std::string problem_message(const InputProblem& problem) {
  Packer to;
  to.string(std::string_view(problem.where).substr(0, kPlace));
  to.string(std::string_view(problem.why).substr(0, kSentence));
  to.number(static_cast<uint8_t>(problem.kind), 1).number(problem.skipped ? 1 : 0, 1);
  return to.take();
}

Result<InputProblem> read_problem(std::string_view bytes, const std::string& name) {
  Unpacker from(bytes);
  InputProblem problem;
  problem.where = from.string(kPlace);
  problem.why = from.string(kSentence);
  const uint64_t kind = from.number(1);
  problem.skipped = from.number(1) != 0;
  if (!from.complete() || kind == 0 || kind > static_cast<uint64_t>(StatusKind::Internal)) {
    return wrong("a problem of the wrong size");
  }
  problem.kind = static_cast<StatusKind>(kind);
  // A sentence may quote the input, and was perhaps cut within a character.
  for (std::string* field : {&problem.where, &problem.why}) {
    size_t from_here = 0;
    while (const auto bad = first_invalid_utf8(std::string_view(*field).substr(from_here))) {
      from_here += *bad;
      (*field)[from_here] = '?';
    }
    std::replace(field->begin(), field->end(), '\0', '?');
  }
  if (!problem.where.starts_with(name)) problem.where = name;
  return problem;
}

std::string numbers_message(uint64_t first, uint64_t second) {
  return Packer().number(first).number(second).take();
}

Status read_numbers(std::string_view bytes, uint64_t& first, uint64_t& second) {
  Unpacker from(bytes);
  first = from.number();
  second = from.number();
  return from.complete() ? Status() : wrong("numbers of the wrong size");
}

std::string status_message(const Status& status) {
  return Packer().number(static_cast<uint8_t>(status.kind()), 1).string(status.message()).take();
}

Status read_status(std::string_view bytes) {
  Unpacker from(bytes);
  const auto kind = static_cast<StatusKind>(from.number(1));
  return {kind == StatusKind::Ok ? StatusKind::Io : kind, std::string(from.string(bytes.size()))};
}

}  // namespace hearsay::sandbox
