#include "io/env.h"
#include "read/mail/letter.h"
#include "read/mail/signs.h"

namespace hearsay {
namespace {

// One ">" off a line that was quoted because it begins like a separator.
bool is_quoted_from(std::string_view line) {
  const size_t quotes = std::min(line.find_first_not_of('>'), line.size());
  return quotes > 0 && line.substr(quotes).starts_with("From ");
}

// Lines with their offsets, a very long one in pieces, in 64 KB of memory.
class OffsetLines {
 public:
  OffsetLines(ByteSource& source, uint64_t offset) : source_(source), offset_(offset) {}

  // `text` keeps its line end; `starts` tells whether it begins a line.
  Result<bool> next(std::string_view& text, uint64_t& offset, bool& starts) {
    if (!failed_.ok()) return failed_;
    size_t end = buffer_.find('\n', at_);
    while (end == std::string::npos && !ended_ && buffer_.size() - at_ < kPiece) {
      buffer_.erase(0, at_);
      at_ = 0;
      const size_t had = buffer_.size();
      buffer_.resize(had + kPiece);
      const Result<size_t> got = source_.read(buffer_.data() + had, kPiece);
      buffer_.resize(had + (got.ok() ? *got : 0));
      if (!got.ok()) {
        failed_ = got.status();
        ended_ = true;
      } else if (*got == 0) {
        ended_ = true;
      }
      end = buffer_.find('\n', had);
    }
    if (at_ == buffer_.size()) {
      if (!failed_.ok()) return failed_;
      return false;
    }
    const size_t stop = end == std::string::npos ? buffer_.size() : end + 1;
    text = std::string_view(buffer_).substr(at_, stop - at_);
    offset = offset_;
    starts = at_line_;
    at_line_ = end != std::string::npos;
    offset_ += text.size();
    at_ = stop;
    return true;
  }

 private:
  static constexpr size_t kPiece = 64u << 10;
  ByteSource& source_;
  std::string buffer_;
  size_t at_ = 0;
  uint64_t offset_;
  bool at_line_ = true;
  bool ended_ = false;
  Status failed_;
};

// The letters of a mailbox, one after the other.
class Mailbox {
 public:
  Mailbox(const StreamInput& input, const ReadOptions& options, const TakeArticle& take,
          const HearProblem& problem)
      : input_(input), options_(options), take_(take), problem_(problem) {}

  // One line, or a piece of a long one; false once `take` has had enough.
  bool line(std::string_view text, uint64_t offset, bool starts) {
    if (starts && blank_before_ && mail::is_separator(text)) {
      if (!finish()) return false;
      state_ = State::Letter;
      begun_ = offset;
      too_large_ = false;
      letter_.clear();
      blank_before_ = false;
      return true;
    }
    blank_before_ = starts && (text == "\n" || text == "\r\n");
    if (state_ == State::Between && !blank_before_) {
      state_ = State::Junk;
      const std::string place = input_.name + ":" + std::to_string(offset);
      problem_({place, place + " begins no letter (\"From \", an address and a time); the next one "
                               "was looked for",
                StatusKind::InvalidInput, true});
    }
    if (state_ != State::Letter) return true;
    if (starts && is_quoted_from(text)) text.remove_prefix(1);
    if (letter_.size() + text.size() > options_.limits.max_article_bytes) too_large_ = true;
    if (!too_large_) letter_ += text;
    return true;
  }

  // Reads the letter that is open.
  bool finish() {
    if (state_ != State::Letter) return true;
    state_ = State::Between;
    if (letters_++ < input_.pass_over) return true;
    if (input_.begins) input_.begins(begun_, 0);
    const std::string place = input_.name + ":" + std::to_string(begun_);
    if (!too_large_) return mail::read_one(letter_, place, options_, take_, problem_);
    problem_({place,
              place + " is a letter larger than the limit of " +
                  std::to_string(options_.limits.max_article_bytes >> 20) +
                  " MB; it was passed over",
              StatusKind::Limit, true});
    return true;
  }

 private:
  enum class State : uint8_t { Between, Junk, Letter };
  const StreamInput& input_;
  const ReadOptions& options_;
  const TakeArticle& take_;
  const HearProblem& problem_;
  State state_ = State::Between;
  std::string letter_;
  uint64_t begun_ = 0;    // the offset of the letter that is open
  uint64_t letters_ = 0;  // finished so far
  bool too_large_ = false;
  bool blank_before_ = true;
};

}  // namespace

bool begins_mailbox(std::string_view head) {
  const size_t end = head.find('\n');
  return end != std::string_view::npos && mail::is_separator(head.substr(0, end)) &&
         mail::looks_like_header(head.substr(end + 1));
}

void read_mailbox(ByteSource& source, const StreamInput& input, const ReadOptions& options,
                  const TakeArticle& take, const HearProblem& problem) {
  OffsetLines lines(source, input.resume_at);
  Mailbox mailbox(input, options, take, problem);
  std::string_view line;
  uint64_t offset = 0;
  bool starts = true;
  for (;;) {
    const Result<bool> more = lines.next(line, offset, starts);
    if (!more.ok()) {
      problem({input.name, more.status().message(), more.status().kind(), true});
      break;
    }
    if (!*more) break;
    if (!mailbox.line(line, offset, starts)) return;
  }
  mailbox.finish();
}

}  // namespace hearsay
