#include "text/boundary.h"

#include <algorithm>

#include "text/characters.h"
#include "text/lexicon.h"

namespace hearsay {
namespace {

// Shapes of tokens. Their numbers are part of the trained weights: append, never renumber.
enum Shape : uint8_t {
  kNone,
  kLowerWord,
  kCapitalised,
  kAllCaps,
  kInitialLetter,
  kMixedCase,
  kInteger,
  kDecimal,
  kClock,
  kDotted,
  kShortened,
  kUrl,
  kEmail,
  kHandle,
  kFullStop,
  kQuestion,
  kExclamation,
  kEllipsis,
  kComma,
  kColon,
  kSemicolon,
  kHyphen,
  kDash,
  kOpenBracket,
  kCloseBracket,
  kStraightQuote,
  kOpenQuote,
  kCloseQuote,
  kApostrophe,
  kRule,
  kSymbol,
  kEmoji,
  kOtherScript,
  kClitic,
  kStopRun,
  kStar,
  kSlash,
  kOtherMark,
  kAlphanumeric,
  kPronounI,
  kForeignStop,
};

bool is_stop_shape(uint8_t shape) {
  return shape == kFullStop || shape == kQuestion || shape == kExclamation || shape == kEllipsis ||
         shape == kStopRun || shape == kForeignStop;
}
// Shapes a dateline may hold before its dash: "GENEVA, March 3 (Reuters) -", "(CNN)".
bool is_dateline_shape(uint8_t shape) {
  return shape == kCapitalised || shape == kAllCaps || shape == kMixedCase || shape == kInteger ||
         shape == kComma || shape == kOpenBracket || shape == kCloseBracket || shape == kSlash ||
         shape == kShortened || shape == kDotted || shape == kHyphen || shape == kDash;
}
bool is_closing_shape(uint8_t shape) {
  return shape == kCloseBracket || shape == kStraightQuote || shape == kCloseQuote ||
         shape == kApostrophe;
}

uint8_t word_shape(std::string_view form, const Token& token) {
  if (token.joined) return kClitic;
  uint8_t kinds = 0;
  for (char c : form) kinds |= kind_of(c);
  if (kinds & byte_kind::kBeyond) {
    const Character first = character_at(form, 0);
    if (first.upper()) return kCapitalised;
    return first.lower() || (kinds & byte_kind::kLetter) ? kLowerWord : kOtherScript;
  }
  if (form.back() == '.') {
    return form.find('.') + 1 == form.size() ? kShortened : kDotted;
  }
  if (kinds & byte_kind::kDigit) return kAlphanumeric;
  if (!(kinds & byte_kind::kUpper)) return kLowerWord;
  if (form.size() == 1) return form[0] == 'I' ? kPronounI : kInitialLetter;
  if (!(kinds & byte_kind::kLower)) return kAllCaps;
  if (!token.capitalised) return kMixedCase;
  uint8_t rest = 0;
  for (char c : form.substr(1)) rest |= kind_of(c);
  return rest & byte_kind::kUpper ? kMixedCase : kCapitalised;
}

uint8_t mark_shape(std::string_view form) {
  const char c = form[0];
  if (kind_of(c) == byte_kind::kBeyond) {
    const Character first = character_at(form, 0);
    switch (first.kind) {
      case CharClass::Stop:
        return first.value == 0x2026 ? kEllipsis : kForeignStop;
      case CharClass::OpenQuote:
        return kOpenQuote;
      case CharClass::CloseQuote:
        return kCloseQuote;
      case CharClass::Opener:
        return kOpenBracket;
      case CharClass::Closer:
        return kCloseBracket;
      case CharClass::Dash:
        return kDash;
      case CharClass::Symbol:
        return first.value >= 0x2190 ? kEmoji : kSymbol;
      default:
        return kOtherMark;
    }
  }
  if (form.size() > 1) {
    if (c == '.' || c == '?' || c == '!') {
      return form.find_first_not_of('.') == std::string_view::npos ? kEllipsis : kStopRun;
    }
    if (form.size() == 2 && c == '-') return kDash;
    if (form == "''") return kStraightQuote;
    if (form == "``") return kOpenQuote;
    if (c == ':' || c == ';') return kEmoji;
    return kRule;
  }
  switch (c) {
    case '.':
      return kFullStop;
    case '?':
      return kQuestion;
    case '!':
      return kExclamation;
    case ',':
      return kComma;
    case ':':
      return kColon;
    case ';':
      return kSemicolon;
    case '-':
      return kHyphen;
    case '(':
    case '[':
    case '{':
      return kOpenBracket;
    case ')':
    case ']':
    case '}':
      return kCloseBracket;
    case '"':
      return kStraightQuote;
    case '\'':
    case '`':
      return kApostrophe;
    case '*':
      return kStar;
    case '/':
      return kSlash;
    default:
      return kSymbol;
  }
}

uint8_t shape_of(std::string_view form, const Token& token) {
  switch (token.kind) {
    case TokenKind::Word:
      return word_shape(form, token);
    case TokenKind::Number:
      if (form.find_first_of(":/") != std::string_view::npos) return kClock;
      return form.find_first_not_of("0123456789") == std::string_view::npos ? kInteger : kDecimal;
    case TokenKind::Symbol: {
      const char c = form[0];
      if (form.size() > 1 && (c == '@' || c == '#')) return kHandle;
      if (form.size() > 3 && is_ascii_alnum(c)) {
        return form.find('@') != std::string_view::npos ? kEmail : kUrl;
      }
      return mark_shape(form);
    }
    default:
      return mark_shape(form);
  }
}

uint8_t step(uint32_t value, std::initializer_list<uint32_t> edges) {
  uint8_t bin = 0;
  for (uint32_t edge : edges) bin = static_cast<uint8_t>(bin + (value >= edge));
  return bin;
}

uint32_t mixed(uint32_t id, uint32_t a, uint32_t b = 0) {
  uint32_t h = id * 0x9E3779B1u ^ a * 0x85EBCA6Bu;
  h = (h ^ h >> 15) * 0xC2B2AE35u ^ b * 0x27D4EB2Fu;
  h = (h ^ h >> 13) * 0x165667B1u;
  return (h ^ h >> 16) >> (32 - kBoundaryBits) ^ (h & ((1u << kBoundaryBits) - 1));
}

}  // namespace

TokenTraits traits_of(std::string_view text, const Token& token) {
  const std::string_view form = token.span.of(text);
  // Long tokens are told apart by their first bytes: keeps this constant in time.
  uint32_t hash = 2166136261u;
  for (char c : form.substr(0, 24)) {
    hash = (hash ^ static_cast<unsigned char>(ascii_lower(c))) * 16777619u;
  }
  const std::string_view seen = form.size() > 64 ? form.substr(0, 64) : form;
  return {hash, shape_of(seen, token), static_cast<uint8_t>(std::min<size_t>(form.size(), 15))};
}

WritingHabits habits_of(std::string_view text, const TextLayer& layer,
                        const std::vector<uint32_t>& paragraph_ends) {
  const auto is_stop = [&](uint32_t i) {
    const Token& token = layer.tokens[i];
    if (token.kind != TokenKind::Punctuation) return false;
    const char c = text[token.span.begin];
    return c == '.' || c == '?' || c == '!';
  };
  uint32_t stops = 0;
  uint32_t lower = 0;
  uint32_t closed = 0;
  uint32_t begin = 0;
  for (uint32_t end : paragraph_ends) {
    for (uint32_t i = begin; i + 1 < end; ++i) {
      if (!is_stop(i)) continue;
      const Token& next = layer.tokens[i + 1];
      if (next.kind != TokenKind::Word) continue;
      ++stops;
      if (!next.capitalised) ++lower;
    }
    for (uint32_t i = end; i > begin && end - i < 3; --i) {
      if (is_stop(i - 1)) {
        ++closed;
        break;
      }
    }
    begin = end;
  }
  WritingHabits habits;
  habits.lower_starts = stops == 0 ? 0 : step(lower * 100 / stops, {8, 25, 60});
  const auto paragraphs = static_cast<uint32_t>(paragraph_ends.size());
  habits.closed_paragraphs = paragraphs == 0 ? 0 : step(closed * 100 / paragraphs, {40, 70, 95});
  return habits;
}

BoundaryFinder::BoundaryFinder(std::string_view text, const std::vector<Token>& tokens,
                               uint32_t first, uint32_t end, WritingHabits habits)
    : text_(text),
      tokens_(tokens),
      first_(first),
      end_(end),
      habits_(habits),
      sentence_begin_(first),
      next_stop_(first) {
  for (int offset = 1; offset <= kAfter; ++offset) {
    window_[static_cast<size_t>(kBefore - 1 + offset)] = load(uint64_t{first} + offset - 1);
  }
  for (uint32_t i = end; i > first && end - i < 3; --i) {
    const uint8_t shape = load(i - 1).shape;
    if (is_stop_shape(shape)) closed_ = true;
    if (!is_closing_shape(shape)) break;
  }
}

TokenTraits BoundaryFinder::load(uint64_t i) const {
  return i < end_ ? traits_of(text_, tokens_[i]) : TokenTraits{};
}

void BoundaryFinder::count_marks() {
  const uint8_t shape = trait(0).shape;
  switch (shape) {
    case kStraightQuote:
      in_quotes_ = !in_quotes_;
      break;
    case kOpenQuote:
      in_quotes_ = true;
      break;
    case kCloseQuote:
      in_quotes_ = false;
      break;
    case kOpenBracket:
      ++brackets_;
      break;
    case kCloseBracket:
      brackets_ -= brackets_ > 0;
      break;
    default:
      break;
  }
  if (!is_closing_shape(shape)) real_end_ = shape;
  if (at_ == first_) dateline_ = shape == kAllCaps || shape == kOpenBracket;
  if (!is_dateline_shape(shape) || at_ - first_ > 14) dateline_ = false;
}

void BoundaryFinder::find_next_stop() {
  if (next_stop_ > at_) return;
  next_stop_ = at_ + 1;
  while (next_stop_ < end_) {
    const Token& token = tokens_[next_stop_];
    const char c = text_[token.span.begin];
    if (token.kind == TokenKind::Punctuation && (c == '.' || c == '?' || c == '!')) return;
    ++next_stop_;
  }
}

bool BoundaryFinder::move_to(uint32_t i) {
  at_ = i;
  std::move(window_.begin() + 1, window_.end(), window_.begin());
  window_.back() = load(uint64_t{i} + kAfter);
  count_marks();
  find_next_stop();
  const Token& next = tokens_[i + 1];
  const uint8_t before = trait(0).shape;
  const uint8_t after = trait(1).shape;
  if (before == kOpenBracket || before == kOpenQuote) return false;
  if (after == kOtherScript && before == kOtherScript) return false;
  if (!next.space_before) {
    // "said.The", "end.[1]": only behind a stop, and not before what closes.
    if (!is_stop_shape(before)) return false;
    return after <= kAllCaps || after == kOpenBracket || after == kOpenQuote ||
           after == kPronounI || after == kInteger || after == kOtherScript;
  }
  if (before == kLowerWord || before == kClitic) return after != kLowerWord && after != kComma;
  if (before == kComma) return after != kLowerWord;
  return after != kComma && after != kFullStop &&
         !(after == kLowerWord && (before == kCapitalised || before == kAllCaps ||
                                   before == kHyphen || before == kPronounI));
}

std::array<uint32_t, kBoundaryFeatures> BoundaryFinder::features() const {
  const TokenTraits& p = trait(0);
  const TokenTraits& pp = trait(-1);
  const TokenTraits& ppp = trait(-2);
  const TokenTraits& n = trait(1);
  const TokenTraits& nn = trait(2);
  const TokenTraits& nnn = trait(3);
  const uint32_t gap = p.shape * 64u + n.shape;
  const uint32_t length = step(at_ + 1 - sentence_begin_, {2, 3, 4, 6, 9, 14, 22, 35, 60});
  const uint32_t stop = step(next_stop_ - at_, {3, 5, 8, 12, 20, 40}) + (next_stop_ >= end_) * 8u;
  const uint32_t rest = step(end_ - at_, {3, 5, 9, 17, 40});
  const uint32_t spaces = tokens_[at_].space_before * 2u + tokens_[at_ + 1].space_before;
  const TokenTraits start = traits_of(text_, tokens_[sentence_begin_]);
  return {
      mixed(1, gap),
      mixed(2, p.form),
      mixed(3, n.form),
      mixed(4, p.shape, n.form),
      mixed(5, n.shape, p.form),
      mixed(6, gap, pp.shape),
      mixed(7, gap, nn.shape),
      mixed(8, gap, pp.shape * 64u + nn.shape),
      mixed(9, n.shape, nn.form),
      mixed(10, p.shape, pp.form),
      mixed(11, gap, spaces),
      mixed(12, gap, length),
      mixed(13, gap, stop),
      mixed(14, gap, habits_.lower_starts),
      mixed(15, gap, habits_.closed_paragraphs),
      mixed(16, p.form, n.form),
      mixed(17, gap, p.length),
      mixed(18, gap, in_quotes_),
      mixed(19, gap, std::min(brackets_, 2u)),
      mixed(20, gap, start.shape * 16u + length),
      mixed(21, p.form, pp.form),
      mixed(22, real_end_ * 64u + n.shape, nn.shape),
      mixed(23, gap, rest),
      mixed(24, gap, ppp.shape * 64u + pp.shape),
      mixed(25, gap, closed_ + habits_.closed_paragraphs * 2u + habits_.lower_starts * 8u),
      mixed(26, n.shape, nn.shape * 64u + nnn.shape),
      mixed(27, n.form, nn.shape),
      mixed(28, real_end_, n.form),
  };
}

// What news writing knows better than the web texts the weights come from.
bool BoundaryFinder::goes_on() const {
  const uint8_t before = trait(0).shape;
  if (is_closing_shape(before) && real_end_ == kComma) return true;  // "We won," Smith said.
  // A lone dash may be a line of its own; the weights know better when.
  const bool bullet = before == kStar || before == kOtherMark || before == kSymbol;
  if (bullet && at_ == first_) return true;
  // GENEVA (Reuters) - The ...
  return dateline_ && (before == kHyphen || before == kDash || before == kCloseBracket);
}

// A quotation mark after white space with a capital right behind it: `. "The`, `. 'It`.
bool BoundaryFinder::opens_quotation() const {
  const uint8_t mark = trait(1).shape;
  if (mark != kStraightQuote && mark != kOpenQuote && mark != kApostrophe) return false;
  const uint8_t word = trait(2).shape;
  if (word != kCapitalised && word != kPronounI && word != kAllCaps && word != kInitialLetter) {
    return false;
  }
  return tokens_[at_ + 1].space_before && !tokens_[at_ + 2].space_before;
}

// "The ferry at noon Photo: Lee Orr": a credit behind a caption.
bool BoundaryFinder::opens_credit() const {
  const Token& next = tokens_[at_ + 1];
  const std::string_view form = next.span.of(text_);
  return next.space_before && (form == "Image" || form == "Photo" || form == "Photograph" ||
                               form == "Picture" || form == "Credit");
}

// Ends the weights know too little of: "... of Acme Inc. The plant", "in Lodi, Calif. On Friday",
// full stops of and before scripts without capitals.
bool BoundaryFinder::surely_ends() const {
  const uint8_t before = trait(0).shape;
  if (before == kForeignStop) return true;
  if (is_stop_shape(before) && trait(1).shape == kOtherScript) return true;
  const bool closed_quote = is_closing_shape(before) && before != kCloseBracket;
  const uint8_t stop = closed_quote ? real_end_ : before;
  if ((stop == kFullStop || stop == kQuestion || stop == kExclamation) && opens_quotation()) {
    return true;
  }
  if (trait(2).shape == kColon && opens_credit()) return true;
  if ((before != kShortened && before != kDotted) || trait(1).shape != kCapitalised) return false;
  if (!is_sentence_opener(tokens_[at_ + 1].span.of(text_))) return false;
  std::string_view word = tokens_[at_].span.of(text_);
  word.remove_suffix(1);
  const Abbreviation kind = abbreviation(word);
  return kind == Abbreviation::MayEnd || kind == Abbreviation::State ||
         (kind == Abbreviation::None && word.size() > 2);
}

bool BoundaryFinder::after_stop() const { return is_stop_shape(real_end_); }

bool BoundaryFinder::ends_after(uint32_t i) {
  if (!move_to(i) || goes_on()) return false;
  if (surely_ends()) {
    set_boundary();
    return true;
  }
  int32_t score = 0;
  for (uint32_t index : features()) score += kBoundaryWeights[index];
  if (score <= (after_stop() ? 0 : kBoundaryThreshold)) return false;
  set_boundary();
  return true;
}

}  // namespace hearsay
