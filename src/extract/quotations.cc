#include "extract/quotations.h"

#include <array>

namespace hearsay::extract {
namespace {

enum class Side : uint8_t { Unknown, Opens, Closes };

struct MarkKind {
  Side side = Side::Unknown;
  bool single = false;
};

MarkKind kind_of(std::string_view mark) {
  if (mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x9E" || mark == "\xC2\xAB" || mark == "``")
    return {Side::Opens, false};
  if (mark == "\xE2\x80\x9D" || mark == "\xC2\xBB") return {Side::Closes, false};
  if (mark == "\xE2\x80\x98" || mark == "\xE2\x80\x9A" || mark == "`") return {Side::Opens, true};
  if (mark == "\xE2\x80\x99") return {Side::Closes, true};
  if (mark == "'") return {Side::Unknown, true};
  return {};
}

// Pairs the marks of one paragraph.
class Paragraphs {
 public:
  explicit Paragraphs(Report& report)
      : tokens_(report.text.tokens),
        text_(report.article.text),
        out_(report.attribution.quotations) {}

  void read(uint32_t first, uint32_t end) {
    open_count_ = 0;
    for (uint32_t i = first; i < end; ++i) {
      if (tokens_[i].kind == TokenKind::Quote) mark(i, first, end);
    }
    // Marks left open run to the end of the paragraph; a lone one in its middle is noise unless it
    // opens something as long as speech.
    const uint32_t last = end > first ? tokens_[end - 1].span.end : 0;
    while (open_count_ > 0) {
      const Open& open = open_[--open_count_];
      out_[open.quotation].span.end = last;
      out_[open.quotation].inside.end = last;
    }
  }

 private:
  static constexpr size_t kDeepest = 4;
  struct Open {
    size_t quotation = 0;
    bool single = false;
  };

  bool space_after(uint32_t i, uint32_t end) const {
    return i + 1 >= end || tokens_[i + 1].space_before;
  }

  // Whether a straight mark opens or closes, from the spaces around it and what is open.
  bool opens(uint32_t i, uint32_t first, uint32_t end, MarkKind kind) const {
    if (kind.side == Side::Opens) return true;
    if (kind.side == Side::Closes) return false;
    const bool open_same = open_count_ > 0 && open_[open_count_ - 1].single == kind.single;
    const bool space_before = i == first || tokens_[i].space_before;
    const bool space_behind = space_after(i, end);
    if (space_before && !space_behind) return true;
    if (!space_before && space_behind) return false;
    if (!space_before && i > first && tokens_[i - 1].kind == TokenKind::Quote) return !open_same;
    return !open_same;
  }

  void mark(uint32_t i, uint32_t first, uint32_t end) {
    const MarkKind kind = kind_of(tokens_[i].span.of(text_));
    if (opens(i, first, end, kind)) {
      if (open_count_ == kDeepest) return;
      // A second opening mark of the same kind: the first was never closed.
      Quotation quotation;
      quotation.span = {tokens_[i].span.begin, tokens_[i].span.end};
      quotation.inside = {tokens_[i].span.end, tokens_[i].span.end};
      quotation.depth = static_cast<uint8_t>(open_count_);
      open_[open_count_++] = {out_.size(), kind.single};
      out_.push_back(quotation);
      return;
    }
    size_t match = open_count_;
    while (match > 0 && open_[match - 1].single != kind.single) --match;
    if (match == 0) return;  // closes nothing: an apostrophe, or its opening mark is missing
    while (open_count_ >= match) {
      Quotation& quotation = out_[open_[--open_count_].quotation];
      quotation.inside.end = tokens_[i].span.begin;
      quotation.span.end = tokens_[i].span.end;
      quotation.closed = open_count_ + 1 == match;
      if (quotation.closed) quotation.scare = is_scare(quotation, i);
    }
  }

  // A word or two without a stop inside: a name or a distancing mark, no speech.
  bool is_scare(const Quotation& quotation, uint32_t closing) const {
    uint32_t words = 0;
    for (uint32_t i = closing; i-- > 0 && tokens_[i].span.begin >= quotation.inside.begin;) {
      if (tokens_[i].kind == TokenKind::Word || tokens_[i].kind == TokenKind::Number) ++words;
      if (words > 3) return false;
      const char last = text_[tokens_[i].span.begin];
      if (tokens_[i].kind == TokenKind::Punctuation && (last == ',' || last == '?' || last == '!'))
        return false;
    }
    return true;
  }

  const std::vector<Token>& tokens_;
  std::string_view text_;
  std::vector<Quotation>& out_;
  std::array<Open, kDeepest> open_{};
  size_t open_count_ = 0;
};

}  // namespace

Status find_quotations(Report& report, const StageContext&) {
  Paragraphs paragraphs(report);
  for (const Paragraph& paragraph : report.text.paragraphs) {
    if (paragraph.first_sentence >= paragraph.end_sentence) continue;
    paragraphs.read(report.text.sentences[paragraph.first_sentence].first_token,
                    report.text.sentences[paragraph.end_sentence - 1].end_token);
  }
  return Status::Ok();
}

}  // namespace hearsay::extract
