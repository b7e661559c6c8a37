#include "read/warc/warc_records.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"

namespace hearsay {
namespace {

constexpr std::string_view kOpening = "WARC/";
constexpr std::string_view kVersion = "WARC/1.";  // what is looked for behind damage
constexpr size_t kFirst = 8 << 10;
constexpr size_t kChunk = 128 << 10;
constexpr size_t kMaxHeader = 64 << 10;
constexpr size_t kMaxLines = 300;
constexpr size_t kDone = 1 << 20;  // bytes done with that are kept before they are dropped

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return lower_ascii(x) == lower_ascii(y);
         });
}

bool parse_length(std::string_view text, uint64_t& length) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  return error == std::errc() && end == text.data() + text.size() && length < uint64_t{1} << 60;
}

}  // namespace

void HeaderLines::parse(std::string_view text) {
  lines_.clear();
  while (!text.empty() && lines_.size() < kMaxLines) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line[0] == ' ' || line[0] == '\t') {
      continue;
    }
    lines_.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
}

std::string_view HeaderLines::value(std::string_view name) const {
  for (const auto& [key, value] : lines_) {
    if (same_name(key, name)) return value;
  }
  return {};
}

bool begins_warc(std::string_view head) { return head.starts_with(kVersion); }

WarcRecords::WarcRecords(Compression compression, ByteSource& source, std::string name,
                         const Limits& limits, uint64_t resume_at)
    : members_(compression, source, {}, std::string(kOpening), resume_at),
      name_(std::move(name)),
      plain_(compression == Compression::None),
      max_block_(limits.max_article_bytes + kMaxHeader),
      base_(resume_at),
      resume_at_(resume_at) {}

// More bytes of the member into buffer_.
WarcRecords::Filled WarcRecords::fill() {
  if (damaged_) return Filled::Damage;
  if (!inside_) return Filled::MemberEnd;
  const size_t had = buffer_.size();
  // Most members are small: a first piece, then larger ones.
  const size_t chunk = std::clamp(border_ == kNone ? had : had - border_, kFirst, kChunk);
  buffer_.resize(had + chunk);
  const Result<size_t> got = members_.read(buffer_.data() + had, chunk);
  buffer_.resize(had + (got.ok() ? *got : 0));
  if (got.ok() && *got != 0) return Filled::Bytes;
  inside_ = false;
  if (got.ok()) return Filled::MemberEnd;
  damaged_ = true;
  damage_ = got.status();
  return Filled::Damage;
}

// Goes to the next member; false at the end.
bool WarcRecords::advance() {
  if (over_ || members_.exhausted()) {
    over_ = true;
    return false;
  }
  const Result<bool> more = members_.next();
  if (!more.ok()) {
    damaged_ = true;
    damage_ = more.status();
    over_ = true;
    return false;
  }
  if (members_.gap() != members_.offset() && !behind_damage_) {
    gap_from_ = members_.gap();
    gap_to_ = members_.offset();
  }
  behind_damage_ = false;
  inside_ = *more;
  over_ = !*more;
  border_ = buffer_.size();
  return *more;
}

// Drops the first bytes of buffer_.
void WarcRecords::drop(size_t size) {
  buffer_.erase(0, size);
  base_ += size;
  at_ -= size;
  if (border_ != kNone) border_ = border_ >= size ? border_ - size : kNone;
}

// Whether a record opens at `position` of buffer_, as far as bytes are there.
bool WarcRecords::opens_at(size_t position) const {
  const std::string_view here = std::string_view(buffer_).substr(position, kOpening.size());
  return !here.empty() && kOpening.starts_with(here);
}

// Whether at least `size` bytes follow that belong to the record at at_, which may go on in further
// members. False at the end, at damage, and where the next member begins with a record.
bool WarcRecords::have(size_t size) {
  for (;;) {
    if (border_ahead()) {
      // A member began behind the record's first byte: with a record of its own?
      while (buffer_.size() - border_ < kOpening.size()) {
        if (fill() != Filled::Bytes) break;
      }
      if (opens_at(border_)) return border_ - at_ >= size;
    }
    if (buffer_.size() - at_ >= size) return true;
    switch (fill()) {
      case Filled::Bytes:
        break;
      case Filled::Damage:
        return false;
      case Filled::MemberEnd:
        if (!advance()) return false;
        break;
    }
  }
}

// Whether the record's header is there to its end; `size` is then its length with the empty line.
// Asks for no more bytes than it needs: the next member is none of this record's business.
bool WarcRecords::have_header(size_t& size) {
  size_t searched = 0;  // no empty line begins before
  for (;;) {
    const std::string_view text = unread().substr(0, kMaxHeader);
    for (size_t line = text.find('\n', searched); line != std::string_view::npos;
         line = text.find('\n', line + 1)) {
      const std::string_view next = text.substr(line + 1, 2);
      if (next.starts_with('\n')) return size = line + 2, true;
      if (next == "\r\n") return size = line + 3, true;
    }
    if (text.size() >= kMaxHeader) return false;
    searched = text.size() < 4 ? 0 : text.size() - 3;
    if (!have(text.size() + 1)) return false;
  }
}

void WarcRecords::begin_record() {
  if (plain_) {
    resume_at_ = base_ + at_;
    records_since_ = 0;
  } else if (at_ == border_ || !any_) {
    resume_at_ = members_.offset();
    records_since_ = 0;
  } else {
    ++records_since_;
  }
  any_ = true;
  record_.resume_at = resume_at_;
  record_.records_before = records_since_;
  record_.name = name_ + ":" + std::to_string(resume_at_);
  if (records_since_ != 0) record_.name += "+" + std::to_string(records_since_);
}

WarcRecords::Found WarcRecords::tell(StatusKind kind, const std::string& why) {
  problem_ = Status(kind, record_.name + " " + why);
  return Found::Problem;
}

// Moves at_ to the next place from `from` on where a record opens; what lies between is passed over.
void WarcRecords::seek_opening(size_t from) {
  at_ = from;
  for (;;) {
    const size_t found = buffer_.find(kVersion, at_);
    if (found != std::string::npos && (found == 0 || buffer_[found - 1] == '\n' ||
                                       found == border_)) {
      at_ = found;
      return;
    }
    if (found != std::string::npos) {
      at_ = found + 1;
      continue;
    }
    // The last bytes may be the beginning of one.
    const size_t keep = std::min(buffer_.size() - at_, kVersion.size());
    at_ = buffer_.size() - keep;
    if (at_ > kDone) {
      drop(at_ - 1);
    }
    if (fill() == Filled::Bytes) continue;
    at_ = buffer_.size();
    return;
  }
}

// The record at at_ cannot be read: says so and goes on where the next may be.
WarcRecords::Found WarcRecords::tell_lost(size_t seek_from, const std::string& why) {
  if (damaged_) {
    damaged_ = false;
    behind_damage_ = true;
    at_ = buffer_.size();
    return tell(damage_.kind(), "was not read: " + damage_.message());
  }
  if (border_ahead() && opens_at(border_)) {
    at_ = border_;
  } else {
    seek_opening(seek_from);
  }
  if (damaged_) {  // that is why no other was found
    damaged_ = false;
    behind_damage_ = true;
    return tell(damage_.kind(), why + "; " + damage_.message());
  }
  return tell(StatusKind::InvalidInput, why);
}

// Drops `size` bytes from at_ on, however many; false where they are not there.
bool WarcRecords::pass_over(uint64_t size) {
  while (size > 0) {
    const size_t step = static_cast<size_t>(std::min<uint64_t>(size, kChunk));
    if (!have(step)) return false;
    at_ += step;
    size -= step;
    if (at_ > kDone) drop(at_);
  }
  return true;
}

// Whether behind a record that ends at `end` there is what must be: nothing, or empty lines and the
// next record. At the end of a member its checksum has been verified then.
bool WarcRecords::ends_well(size_t end) {
  for (size_t position = end;;) {
    while (position < buffer_.size() &&
           (buffer_[position] == '\r' || buffer_[position] == '\n')) {
      ++position;
    }
    if (position < buffer_.size() && buffer_.size() - position >= kOpening.size()) {
      return opens_at(position);
    }
    switch (fill()) {
      case Filled::Bytes:
        break;
      case Filled::Damage:
        return false;
      case Filled::MemberEnd:
        return position == buffer_.size() || opens_at(position);
    }
  }
}

WarcRecords::Found WarcRecords::read_record() {
  begin_record();
  if (!have(kOpening.size()) || !unread().starts_with(kOpening)) {
    return tell_lost(at_ + 1, "is no record; the bytes up to the next one were passed over");
  }
  size_t header_size = 0;
  if (!have_header(header_size)) {
    return tell_lost(at_ + 1, unread().size() >= kMaxHeader
                                  ? "has a header that does not end"
                                  : "is cut short within its header");
  }
  uint64_t length = 0;
  record_.header.parse(unread().substr(0, header_size));
  if (!parse_length(record_.header.value("Content-Length"), length)) {
    return tell_lost(at_ + header_size, "does not say its length");
  }
  if (length > max_block_) {
    at_ += header_size;
    if (!pass_over(length)) return tell_lost(at_, "is cut short");
    return tell(StatusKind::Limit, "is larger than the limit of " +
                                       std::to_string(max_block_ >> 20) +
                                       " MB; it was passed over");
  }
  const size_t size = header_size + static_cast<size_t>(length);
  if (!have(size)) return tell_lost(at_ + header_size, "is cut short, or its length is wrong");
  if (!ends_well(at_ + size)) return tell_lost(at_ + header_size, "has a wrong length");

  const std::string_view whole = unread().substr(0, size);
  record_.header.parse(whole.substr(0, header_size));
  record_.type = record_.header.value("WARC-Type");
  record_.block = whole.substr(header_size);
  at_ += size;
  return Found::Record;
}

WarcRecords::Found WarcRecords::next() {
  if (at_ > kDone || at_ == buffer_.size()) drop(at_);
  for (;;) {
    if (gap_to_ != gap_from_) {
      record_.name = name_ + ":" + std::to_string(gap_from_);
      const uint64_t size = gap_to_ - gap_from_;
      gap_to_ = gap_from_;
      return tell(StatusKind::InvalidInput,
                  "begins a stretch of " + std::to_string(size) + " bytes that hold no record");
    }
    while (at_ < buffer_.size() && (buffer_[at_] == '\r' || buffer_[at_] == '\n')) ++at_;
    if (at_ < buffer_.size()) return read_record();
    switch (fill()) {
      case Filled::Bytes:
        break;
      case Filled::Damage:
        begin_record();
        return tell_lost(at_, {});
      case Filled::MemberEnd:
        if (!advance() && gap_to_ == gap_from_ && !damaged_) return Found::End;
        break;
    }
  }
}

}  // namespace hearsay
