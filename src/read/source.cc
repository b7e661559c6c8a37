#include "read/source.h"

#include <memory>

#include "io/compressed/compression.h"
#include "io/peeked_source.h"

namespace hearsay {
namespace {

constexpr size_t kHead = 4096;
// A compressed file within a compressed file is a bomb or a mistake.
constexpr int kMaxLayers = 2;

// Reads up to kHead bytes of `source`.
std::string head_of(ByteSource& source, Status& failed) {
  std::string head(kHead, '\0');
  size_t had = 0;
  while (had < kHead) {
    const Result<size_t> got = source.read(head.data() + had, kHead - had);
    if (!got.ok()) failed = got.status();
    if (!got.ok() || *got == 0) break;
    had += *got;
    // Lines of JSON may come from a program that goes on running.
    if (head[0] == '{' && head.find('\n') < had) break;
  }
  head.resize(had);
  return head;
}

void refuse(const HearProblem& problem, const std::string& name, const Status& status) {
  const std::string& why = status.message();
  problem({name, why.starts_with(name) ? why : name + ": " + why, status.kind(), true});
}

}  // namespace

Result<std::string> read_head(ByteSource& source) {
  Status failed;
  std::string head = head_of(source, failed);
  if (!failed.ok()) return failed;
  return head;
}

const Format& format_behind(const SourceInput& input, const ReadOptions& options,
                            std::string_view head) {
  if (options.format != InputFormat::Auto) return format_of(options.format);
  std::string unpacked;
  const Compression compression = compression_of(head);
  if (compression != Compression::None) {
    MemorySource bytes(head);
    DecompressedSource inside(compression, bytes, input.name, {});
    Status cut_short;  // as it must be
    unpacked = head_of(inside, cut_short);
    head = unpacked;
  }
  return format_of(input.path, input.content_type, head);
}

void read_source(ByteSource& source, const SourceInput& input, const ReadOptions& options,
                 const TakeArticle& take, const HearProblem& problem) {
  ByteSource* bytes = &source;
  std::unique_ptr<PeekedSource> whole;
  std::unique_ptr<DecompressedSource> unpacked[kMaxLayers];
  std::unique_ptr<PeekedSource> peeked[kMaxLayers];

  Result<std::string> head = read_head(*bytes);
  if (!head.ok()) return refuse(problem, input.name, head.status());
  const Format& format = format_behind(input, options, *head);
  if (options.resume_at != 0 && !format.takes_compressed) {
    return refuse(problem, input.name,
                  {StatusKind::InvalidInput, input.name + " is " + std::string(format.title) +
                                                 "; only web archives can be begun at an offset"});
  }
  whole = std::make_unique<PeekedSource>(*head, *bytes);
  bytes = whole.get();

  for (int layer = 0; !format.takes_compressed; ++layer) {
    const Compression compression = compression_of(*head);
    if (compression == Compression::None) break;
    if (layer == kMaxLayers) {
      return refuse(problem, input.name,
                    {StatusKind::Limit, input.name + " is compressed more than " +
                                            std::to_string(kMaxLayers) + " times over"});
    }
    unpacked[layer] =
        std::make_unique<DecompressedSource>(compression, *bytes, input.name, DecompressionLimits{});
    head = read_head(*unpacked[layer]);
    if (!head.ok()) return refuse(problem, input.name, head.status());
    peeked[layer] = std::make_unique<PeekedSource>(*head, *unpacked[layer]);
    bytes = peeked[layer].get();
  }

  if (format.stream != nullptr) {
    const StreamInput stream{input.name, options.resume_at, input.pass_over, input.begins};
    return format.stream(*bytes, stream, options, take, problem);
  }
  const Result<std::string> all = read_all(*bytes, options.limits.max_article_bytes, input.name);
  if (!all.ok()) return refuse(problem, input.name, all.status());
  format.document({*all, input.name, input.url, input.content_type}, options, take, problem);
}

}  // namespace hearsay
