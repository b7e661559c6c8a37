#include "io/compressed/members.h"

#include <algorithm>

#include "io/compressed/codec.h"

namespace hearsay {
namespace {

constexpr size_t kChunk = 128 << 10;
// So much of a member is kept, to look for the next one in it if it turns out damaged.
constexpr size_t kKept = 4 << 20;
// So much of a possible member is decoded to see whether it is one.
constexpr size_t kTried = 512;

}  // namespace

Members::Members(Compression compression, ByteSource& source, const DecompressionLimits& limits,
                 std::string opening, uint64_t begin)
    : source_(source),
      limits_(limits),
      opening_(std::move(opening)),
      codec_(make_codec(compression)),
      begin_(begin),
      offset_(begin),
      gap_(begin) {}

Members::~Members() = default;

// Reads one more chunk; false at the end of the source.
Result<bool> Members::fill() {
  if (ended_) return false;
  const size_t had = buffer_.size();
  buffer_.resize(had + kChunk);
  Result<size_t> got = source_.read(buffer_.data() + had, kChunk);
  buffer_.resize(had + (got.ok() ? *got : 0));
  if (!got.ok()) return got.status();
  if (*got == 0) ended_ = true;
  return !ended_;
}

// Whether the bytes at at_ open a member; where they were looked for, it must also decode.
bool Members::begins_here() {
  const std::string_view here = std::string_view(buffer_).substr(at_);
  if (!here.starts_with(codec_->magic())) return false;
  if (!looking_ || codec_->magic().empty()) return true;
  char out[256];
  if (!codec_->reset()) return false;
  const Codec::Step step = codec_->decode(here.substr(0, kTried), out, sizeof out);
  if (step.state == Codec::State::Damaged || step.state == Codec::State::TooLarge) return false;
  const std::string_view opens(out, std::min(step.made, opening_.size()));
  return std::string_view(opening_).starts_with(opens) && (step.made != 0 || ended_);
}

// Passes over the bytes before `begin`.
Status Members::pass_to(uint64_t begin) {
  bool first = true;
  while (base_ + at_ < begin) {
    if (at_ == buffer_.size() || (first && buffer_.size() < kTried)) {
      const Result<bool> more = fill();
      if (!more.ok()) return more.status();
      if (*more) continue;
      if (at_ == buffer_.size()) break;
    }
    if (first) {
      // A dictionary may be large: wait for all of it.
      while (codec_->side_frame(buffer_) == Codec::kNeedsMore && buffer_.size() < kKept) {
        const Result<bool> more = fill();
        if (!more.ok()) return more.status();
        if (!*more) break;
      }
      first = false;
    }
    at_ += static_cast<size_t>(std::min<uint64_t>(begin - base_ - at_, buffer_.size() - at_));
    buffer_.erase(0, at_);
    base_ += at_;
    at_ = 0;
  }
  return {};
}

Result<bool> Members::next() {
  if (base_ + at_ < begin_) {
    if (Status status = pass_to(begin_); !status.ok()) return status;
  }
  // What lies behind is done with; the bytes of a damaged member are looked through again.
  if (looking_) at_ = offset_ + 1 > base_ ? static_cast<size_t>(offset_ + 1 - base_) : 0;
  at_ = std::min(at_, buffer_.size());
  buffer_.erase(0, at_);
  base_ += at_;
  at_ = 0;
  gap_ = looking_ ? offset_ : base_;
  const bool was_looking = looking_;
  bool in_gap = looking_;
  for (;;) {
    if (buffer_.size() - at_ < kTried && !ended_) {
      const Result<bool> more = fill();
      if (!more.ok()) return more.status();
      continue;
    }
    if (at_ == buffer_.size()) break;
    if (!in_gap && buffer_[at_] == '\0' && !codec_->magic().empty()) {  // padding of a tape
      ++at_;
      gap_ = base_ + at_;
      continue;
    }
    const std::string_view here = std::string_view(buffer_).substr(at_);
    if (const size_t side = codec_->side_frame(here); side != 0) {
      if (side != Codec::kNeedsMore) {
        at_ += side;
        if (!in_gap) gap_ = base_ + at_;
        continue;
      }
      if (!ended_ && buffer_.size() < kKept) {
        const Result<bool> more = fill();
        if (!more.ok()) return more.status();
        continue;
      }
    }
    looking_ = in_gap;
    if (begins_here()) {
      offset_ = base_ + at_;
      if (!was_looking && !in_gap) gap_ = offset_;
      looking_ = false;
      over_ = false;
      if (!codec_->reset()) return damaged(StatusKind::Limit, "there is no memory for it");
      return true;
    }
    in_gap = true;
    // On to the next byte that may begin one.
    const size_t found = buffer_.find(codec_->magic()[0], at_ + 1);
    at_ = std::min(found, buffer_.size());
    if (at_ > kChunk) {
      buffer_.erase(0, at_);
      base_ += at_;
      at_ = 0;
    }
  }
  offset_ = base_ + at_;
  if (!in_gap) gap_ = offset_;
  looking_ = false;
  over_ = true;
  return false;
}

Status Members::damaged(StatusKind kind, const std::string& why) {
  looking_ = true;
  over_ = true;
  return {kind, "the " + std::string(codec_->noun()) + " at byte " + std::to_string(offset_) + " " +
                    why};
}

Result<size_t> Members::read(char* buffer, size_t size) {
  if (over_ || size == 0) return size_t{0};
  for (;;) {
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    const Codec::Step step = codec_->decode(rest, buffer, size);
    at_ += step.used;
    made_ += step.made;
    if (step.state == Codec::State::Damaged) {
      return damaged(StatusKind::InvalidInput, "is damaged: " + codec_->why());
    }
    if (step.state == Codec::State::TooLarge) return damaged(StatusKind::Limit, codec_->why());
    const uint64_t taken = base_ + at_ - begin_;
    if (!codec_->magic().empty() &&
        (made_ > limits_.max_output ||
         (made_ > limits_.free_output && made_ / limits_.max_ratio > taken))) {
      exhausted_ = true;
      const bool ratio = made_ <= limits_.max_output;
      return damaged(StatusKind::Limit,
                     ratio ? "unpacks to more than " + std::to_string(limits_.max_ratio) +
                                 " times its size, as no news does; it was left there"
                           : "unpacks to more than the limit of " +
                                 std::to_string(limits_.max_output >> 20) +
                                 " MB; it was left there");
    }
    if (step.state == Codec::State::Ended) over_ = true;
    if (step.made != 0 || over_) return step.made;
    if (at_ == buffer_.size() || step.used == 0) {
      if (buffer_.size() > kKept && at_ == buffer_.size()) {
        base_ += at_;
        buffer_.clear();
        at_ = 0;
      }
      const Result<bool> more = fill();
      if (!more.ok()) {
        over_ = true;
        exhausted_ = true;
        return more.status();
      }
      if (*more) continue;
      if (codec_->magic().empty()) {
        over_ = true;
        return size_t{0};
      }
      return damaged(StatusKind::InvalidInput, "is cut short; the file ends within it");
    }
  }
}

}  // namespace hearsay
