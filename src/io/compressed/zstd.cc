// zstd frames. Skippable frames are passed over; one of the kind WARC files begin with
// (0x184D2A5D) holds the dictionary of the frames behind it, itself compressed or not.
#include <zstd.h>

#include <string>

#include "io/compressed/codec.h"

namespace hearsay {
namespace {

constexpr std::string_view kMagic = "\x28\xB5\x2F\xFD";
constexpr uint32_t kDictionaryFrame = 0x184D2A5D;
constexpr size_t kMaxDictionary = 8u << 20;
constexpr int kWindowLog = 26;  // 64 MB; `zstd --ultra --long` asks for more, no archive does

uint32_t little_32(std::string_view bytes, size_t at) {
  uint32_t value = 0;
  for (size_t i = 0; i < 4; ++i) {
    value |= uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return value;
}

class ZstdCodec : public Codec {
 public:
  ZstdCodec() : context_(ZSTD_createDCtx()) {
    if (context_ != nullptr) {
      ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, kWindowLog);
    }
  }
  ~ZstdCodec() override { ZSTD_freeDCtx(context_); }
  ZstdCodec(const ZstdCodec&) = delete;
  ZstdCodec& operator=(const ZstdCodec&) = delete;

  std::string_view magic() const override { return kMagic; }
  std::string_view noun() const override { return "zstd frame"; }
  bool reset() override {
    if (context_ == nullptr) return false;
    return ZSTD_isError(ZSTD_DCtx_reset(context_, ZSTD_reset_session_only)) == 0;
  }
  Step decode(std::string_view in, char* out, size_t out_size) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out, out_size, 0};
    const size_t left = ZSTD_decompressStream(context_, &to, &from);
    Step step;
    step.used = from.pos;
    step.made = to.pos;
    if (ZSTD_isError(left)) {
      why_ = ZSTD_getErrorName(left);
      step.state = State::Damaged;
    } else if (left == 0) {
      step.state = State::Ended;
    }
    return step;
  }
  std::string why() const override { return why_; }

  size_t side_frame(std::string_view in) override {
    if (in.size() < 8) return 0;
    const uint32_t magic = little_32(in, 0);
    if ((magic & 0xFFFFFFF0u) != (kDictionaryFrame & 0xFFFFFFF0u)) return 0;
    const size_t size = size_t{little_32(in, 4)} + 8;
    if (size > in.size()) return kNeedsMore;
    if (magic == kDictionaryFrame) load(in.substr(8, size - 8));
    return size;
  }

 private:
  // A dictionary that cannot be loaded shows itself at the first frame that needs it.
  void load(std::string_view dictionary) {
    if (context_ == nullptr) return;
    std::string unpacked;
    if (dictionary.starts_with(kMagic)) {
      const auto size = ZSTD_getFrameContentSize(dictionary.data(), dictionary.size());
      if (size > kMaxDictionary) return;  // unknown and error are huge numbers
      unpacked.resize(static_cast<size_t>(size));
      const size_t got = ZSTD_decompress(unpacked.data(), unpacked.size(), dictionary.data(),
                                         dictionary.size());
      if (ZSTD_isError(got)) return;
      unpacked.resize(got);
      dictionary = unpacked;
    }
    if (dictionary.size() <= kMaxDictionary) {
      ZSTD_DCtx_loadDictionary(context_, dictionary.data(), dictionary.size());
    }
  }

  ZSTD_DCtx* context_;
  std::string why_;
};

}  // namespace

std::unique_ptr<Codec> make_zstd_codec() { return std::make_unique<ZstdCodec>(); }

}  // namespace hearsay
