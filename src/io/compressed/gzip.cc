// gzip by zlib, and bytes that are not compressed at all.
#include <zlib.h>

#include <algorithm>
#include <climits>

#include "io/compressed/codec.h"

namespace hearsay {
namespace {

constexpr int kGzipOnly = 16 + MAX_WBITS;

class GzipCodec : public Codec {
 public:
  ~GzipCodec() override {
    if (open_) inflateEnd(&stream_);
  }
  std::string_view magic() const override { return "\x1F\x8B\x08"; }
  std::string_view noun() const override { return "gzip member"; }
  bool reset() override {
    if (!open_) open_ = inflateInit2(&stream_, kGzipOnly) == Z_OK;
    return open_ && inflateReset(&stream_) == Z_OK;
  }
  Step decode(std::string_view in, char* out, size_t out_size) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(std::min<size_t>(in.size(), INT_MAX));
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(std::min<size_t>(out_size, INT_MAX));
    const uInt had_in = stream_.avail_in, had_out = stream_.avail_out;
    const int code = inflate(&stream_, Z_NO_FLUSH);
    Step step;
    step.used = had_in - stream_.avail_in;
    step.made = had_out - stream_.avail_out;
    if (code == Z_STREAM_END) {
      step.state = State::Ended;
    } else if (code == Z_MEM_ERROR) {
      step.state = State::TooLarge;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      step.state = State::Damaged;
    }
    return step;
  }
  std::string why() const override {
    return stream_.msg == nullptr ? "its bytes make no sense" : stream_.msg;
  }

 private:
  z_stream stream_{};
  bool open_ = false;
};

class PlainCodec : public Codec {
 public:
  std::string_view magic() const override { return {}; }
  std::string_view noun() const override { return "file"; }
  bool reset() override { return true; }
  Step decode(std::string_view in, char* out, size_t out_size) override {
    Step step;
    step.used = step.made = std::min(in.size(), out_size);
    std::copy_n(in.data(), step.made, out);
    return step;
  }
  std::string why() const override { return {}; }
};

// Inflates all of `body` with window bits `bits`.
Result<std::string> inflate_as(int bits, std::string_view body, const DecompressionLimits& limits,
                               const std::string& name) {
  z_stream stream{};
  if (inflateInit2(&stream, bits) != Z_OK) {
    return Status(StatusKind::Limit, name + " cannot be unpacked: there is no memory for it");
  }
  const uint64_t by_ratio =
      std::max<uint64_t>(limits.free_output, uint64_t{limits.max_ratio} * body.size());
  const uint64_t most = std::min(limits.max_output, by_ratio);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(std::min<size_t>(body.size(), INT_MAX));
  std::string out;
  int code = Z_OK;
  while (code == Z_OK && out.size() <= most) {
    const size_t had = out.size();
    out.resize(had + std::clamp<size_t>(had, 16 << 10, 1 << 20));
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + had);
    stream.avail_out = static_cast<uInt>(out.size() - had);
    code = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
  }
  const std::string why = stream.msg == nullptr ? "it is cut short" : stream.msg;
  inflateEnd(&stream);
  if (out.size() > most) {
    return Status(StatusKind::Limit, name + " unpacks to more than the limit of " +
                                         std::to_string(most >> 20) + " MB");
  }
  if (code != Z_STREAM_END) {
    return Status(StatusKind::InvalidInput, name + " cannot be unpacked: " + why);
  }
  return out;
}

}  // namespace

std::unique_ptr<Codec> make_codec(Compression compression) {
  switch (compression) {
    case Compression::Gzip:
      return std::make_unique<GzipCodec>();
    case Compression::Zstd:
      return make_zstd_codec();
    case Compression::None:
      break;
  }
  return std::make_unique<PlainCodec>();
}

Result<std::string> inflate_body(std::string_view body, const DecompressionLimits& limits,
                                 const std::string& name) {
  if (body.starts_with("\x1F\x8B")) return inflate_as(kGzipOnly, body, limits, name);
  Result<std::string> wrapped = inflate_as(MAX_WBITS, body, limits, name);
  if (wrapped.ok() || wrapped.status().kind() == StatusKind::Limit) return wrapped;
  Result<std::string> bare = inflate_as(-MAX_WBITS, body, limits, name);
  return bare.ok() ? std::move(bare) : std::move(wrapped);
}

}  // namespace hearsay
