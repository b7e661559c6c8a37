// The records of a web archive (WARC 1.0 and 1.1), one after the other, whatever holds them: plain,
// gzip or zstd, a member a record as the standard wants or the file as a whole.
//
//   WarcRecords records(file, "crawl.warc.gz", limits, 0);
//   while (records.next() != WarcRecords::Found::End) ...
//
// Every byte belongs to a record that is given or to a problem that is told: a damaged record, or
// a stretch that holds none, is a problem with its offset, and the next record is looked for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/limits.h"
#include "io/compressed/members.h"

namespace hearsay {

// Lines `name: value`, names compared without regard to ASCII case. Views into what was parsed.
class HeaderLines {
 public:
  // Takes lines up to the end of `text`; a line that begins with white space continues the one
  // before and is left out. At most 300 lines are kept.
  void parse(std::string_view text);
  // Of the first line of that name, without the white space around it; empty: there is none.
  std::string_view value(std::string_view name) const;

 private:
  std::vector<std::pair<std::string_view, std::string_view>> lines_;
};

struct WarcRecord {
  uint64_t resume_at = 0;       // offset in the file to begin at to find it again
  uint64_t records_before = 0;  // records that begin there before it; 0: it begins right there
  std::string name;             // "crawl.warc.gz:81220", or with "+2" behind for the third there
  HeaderLines header;           // valid until the next call of next(), as are the views
  std::string_view type;        // "response", lower case as the standard writes it
  std::string_view block;       // its content
};

class WarcRecords {
 public:
  // Begins with the record at byte `resume_at` of `source`, which is compressed so.
  WarcRecords(Compression compression, ByteSource& source, std::string name, const Limits& limits,
              uint64_t resume_at);

  enum class Found : unsigned char { Record, Problem, End };
  // The next record into record(), or the next thing that is none into where() and problem().
  Found next();
  const WarcRecord& record() const { return record_; }
  const Status& problem() const { return problem_; }
  // Also of a Problem: where it lies, as WarcRecord::name.
  const std::string& where() const { return record_.name; }

 private:
  enum class Filled : unsigned char { Bytes, MemberEnd, Damage };

  Filled fill();
  bool advance();
  bool have(size_t size);
  bool have_header(size_t& size);
  bool opens_at(size_t position) const;
  void begin_record();
  bool pass_over(uint64_t size);
  void seek_opening(size_t from);
  bool ends_well(size_t end);
  Found tell(StatusKind kind, const std::string& why);
  Found tell_lost(size_t seek_from, const std::string& why);
  Found read_record();
  void drop(size_t size);
  bool border_ahead() const { return border_ != kNone && border_ > at_; }
  std::string_view unread() const { return std::string_view(buffer_).substr(at_); }

  Members members_;
  std::string name_;
  bool plain_;
  size_t max_block_;

  std::string buffer_;     // unpacked bytes
  uint64_t base_ = 0;      // of a plain file: bytes in front of buffer_
  size_t at_ = 0;          // bytes of buffer_ done with
  static constexpr size_t kNone = std::string::npos;
  size_t border_ = kNone;  // where in buffer_ the newest member begins
  bool inside_ = false;    // the member; more may come of it
  bool damaged_ = false;   // it broke off, as damage_ says
  Status damage_;
  bool behind_damage_ = false;  // which was told: the gap that follows is part of it
  uint64_t gap_from_ = 0, gap_to_ = 0;  // bytes of the file that are no member, to be told
  bool over_ = false;

  uint64_t resume_at_ = 0, records_since_ = 0;
  bool any_ = false;  // record was begun
  WarcRecord record_;
  Status problem_;
};

// Whether `head` are the first bytes of a web archive.
bool begins_warc(std::string_view head);

}  // namespace hearsay
