#include "across/copies/compare.h"

#include <algorithm>

#include "across/copies/align.h"
#include "across/copies/features.h"
#include "across/copies/quoted.h"
#include "across/publication.h"

namespace hearsay::across {
namespace {

// Runs at most so many words apart in both texts are shown as one passage, with what was changed.
constexpr uint32_t kGapWords = 3;
// Of the shorter one's words, from which share on one is a copy, and both are the same.
constexpr double kCopied = 0.33, kSame = 0.95;
// Of its words outside quotations: one that quotes a speech at length copies nobody.
constexpr double kOwnCopied = 0.25;
// Standing lines at the foot: what both end with, but for so many words, where little else is
// shared. One that has more than kMostFoot of its words in it is a copy with a new front.
constexpr uint32_t kFootGap = 12;
constexpr double kBesideFoot = 0.15, kMostFoot = 0.6;
// From which share on a text that its own outlet prints again is a version of it. With less it used
// a passage again, and after kRevisionDays with less than kUsedAgain.
constexpr double kVersion = 0.5, kUsedAgain = 0.6;
// The longer one has this much more: the other is a part of it.
constexpr double kShorter = 0.75;
// Words outside quotations of a passage that is worth telling, and inside of a shared quotation.
constexpr uint32_t kPassageWords = 16, kSharedQuotationWords = 8;
// Newer versions come within so many days; later the same outlet used a text again.
constexpr int64_t kRevisionDays = 7;

struct Passage {
  uint32_t a = 0, a_end = 0, b = 0, b_end = 0;  // words
  uint32_t same = 0, own = 0;                   // words that are the same; of these outside marks
};

struct Alignment {
  std::vector<Passage> passages;                  // in the order of a
  uint32_t covered_a = 0, covered_b = 0;          // words
  uint32_t own_a = 0, own_b = 0;                  // words outside quotation marks: all
  uint32_t own_covered_a = 0, own_covered_b = 0;  // and covered
  uint32_t longest_quoted = 0;                    // words of the longest run within marks
  uint32_t foot_a = 0, foot_b = 0;                // words from the foot's first one to the end
  uint32_t foot_same = 0;                         // words of the foot that are the same
};

double share(uint32_t part, size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

uint32_t count_set(const std::vector<bool>& flags) {
  return static_cast<uint32_t>(std::count(flags.begin(), flags.end(), true));
}

std::vector<Passage> joined(const std::vector<Run>& runs, const CopyText& a, const CopyText& b) {
  std::vector<Passage> passages;
  for (const Run& run : runs) {
    uint32_t own = 0;
    for (uint32_t i = 0; i < run.words; ++i) {
      own += a.quoted[run.a + i] || b.quoted[run.b + i] ? 0 : 1;
    }
    Passage* last = passages.empty() ? nullptr : &passages.back();
    if (last != nullptr && run.a >= last->a_end && run.a - last->a_end <= kGapWords &&
        run.b - last->b_end <= kGapWords) {
      last->a_end = run.a + run.words;
      last->b_end = run.b + run.words;
      last->same += run.words;
      last->own += own;
    } else {
      passages.push_back({run.a, run.a + run.words, run.b, run.b + run.words, run.words, own});
    }
  }
  std::sort(passages.begin(), passages.end(),
            [](const Passage& x, const Passage& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  return passages;
}

void measure_foot(Alignment& both, uint32_t words_a, uint32_t words_b) {
  uint32_t begin_a = words_a, begin_b = words_b;
  for (auto passage = both.passages.rbegin(); passage != both.passages.rend(); ++passage) {
    if (passage->a_end + kFootGap < begin_a || passage->b_end + kFootGap < begin_b) break;
    if (passage->b_end > begin_b) break;
    begin_a = passage->a;
    begin_b = passage->b;
    both.foot_same += passage->same;
  }
  both.foot_a = words_a - begin_a;
  both.foot_b = words_b - begin_b;
}

Alignment aligned(const CopyText& a, const CopyText& b) {
  Alignment out;
  const std::vector<Run> runs = common_runs(a.words, b.words);
  std::vector<bool> in_a(a.words.size()), in_b(b.words.size());
  for (const Run& run : runs) {
    uint32_t quoted = 0;
    for (uint32_t i = 0; i < run.words; ++i) {
      in_a[run.a + i] = in_b[run.b + i] = true;
      quoted = a.quoted[run.a + i] && b.quoted[run.b + i] ? quoted + 1 : 0;
      out.longest_quoted = std::max(out.longest_quoted, quoted);
    }
  }
  out.covered_a = count_set(in_a);
  out.covered_b = count_set(in_b);
  for (size_t i = 0; i < in_a.size(); ++i) {
    out.own_a += !a.quoted[i];
    out.own_covered_a += in_a[i] && !a.quoted[i];
  }
  for (size_t i = 0; i < in_b.size(); ++i) {
    out.own_b += !b.quoted[i];
    out.own_covered_b += in_b[i] && !b.quoted[i];
  }
  out.passages = joined(runs, a, b);
  measure_foot(out, static_cast<uint32_t>(a.words.size()), static_cast<uint32_t>(b.words.size()));
  return out;
}

std::string percent(double part) { return std::to_string(static_cast<int>(part * 100)) + " %"; }

bool one_outlet(const Article& a, const Article& b) {
  if (!a.url.empty() && a.url == b.url) return true;
  if (!a.outlet.empty() && !b.outlet.empty()) return same_outlet(a.outlet, b.outlet);
  return false;
}

bool versions_of_one(const Article& a, const Article& b) {
  if (!a.url.empty() && a.url == b.url) return true;
  const auto first = published_at(a), second = published_at(b);
  if (!one_outlet(a, b) || !first || !second) return false;
  return std::abs(first->day - second->day) <= kRevisionDays;
}

bool foot_only(const CopyText& a, const CopyText& b, const Alignment& both) {
  const bool a_shorter = a.words.size() <= b.words.size();
  const auto words = static_cast<uint32_t>(a_shorter ? a.words.size() : b.words.size());
  const uint32_t covered = a_shorter ? both.covered_a : both.covered_b;
  const uint32_t foot = a_shorter ? both.foot_a : both.foot_b;
  const uint32_t beside = covered - std::min(covered, both.foot_same);
  return share(both.foot_same, words) < kMostFoot && share(beside, words - foot) < kBesideFoot;
}

// The relation of the two, nullopt where they share too little.
std::optional<Relation> relation_of(const CopyText& a, const CopyText& b, const Alignment& both) {
  const bool a_shorter = a.words.size() <= b.words.size();
  const double of_a = share(both.covered_a, a.words.size());
  const double of_b = share(both.covered_b, b.words.size());
  const double covered = a_shorter ? of_a : of_b, other = a_shorter ? of_b : of_a;
  const uint32_t own_words = a_shorter ? both.own_a : both.own_b;
  const double own = share(a_shorter ? both.own_covered_a : both.own_covered_b, own_words);
  const double length = static_cast<double>(std::min(a.words.size(), b.words.size())) /
                        static_cast<double>(std::max(a.words.size(), b.words.size()));
  const bool quotes_only = own < kOwnCopied && own_words > 0;
  if (covered >= kCopied && !quotes_only && !foot_only(a, b, both)) {
    const bool all = covered >= kSame && other >= kSame;
    if (versions_of_one(*a.article, *b.article) && covered >= kVersion) return Relation::Revision;
    if (all) return Relation::Verbatim;
    const bool used_again = one_outlet(*a.article, *b.article) && covered < kUsedAgain;
    if (!used_again) {
      return length <= kShorter && covered >= 0.5 ? Relation::Abridged : Relation::Edited;
    }
  }
  uint32_t longest_own = 0;
  for (const Passage& passage : both.passages) longest_own = std::max(longest_own, passage.own);
  if (longest_own >= kPassageWords) return Relation::SharesPassage;
  if (both.longest_quoted >= kSharedQuotationWords) return Relation::SharesQuotation;
  return std::nullopt;
}

std::string reason_of(Relation relation, double score, const Precedence& first) {
  std::string reason;
  switch (relation) {
    case Relation::Verbatim:
      reason = "The same text word for word";
      break;
    case Relation::Revision:
      reason = "Two versions by one outlet: " + percent(score) + " of the shorter one is in both";
      break;
    case Relation::Abridged:
      reason = percent(score) + " of the shorter one is word for word in the longer one";
      break;
    case Relation::Edited:
      reason = "The same text with changes: " + percent(score) + " of the shorter one is in both";
      break;
    case Relation::SharesPassage:
      reason = "A passage outside quotations is the same word for word";
      break;
    default:
      reason = "The same quotation word for word, little else";
      break;
  }
  return reason + "; " + first.basis + ".";
}

Span bytes_of(const std::vector<Word>& words, uint32_t begin, uint32_t end) {
  return {words[begin].span.begin, words[end - 1].span.end};
}

std::vector<SharedPassage> shown(std::vector<Passage> passages, const CopyText& a,
                                 const CopyText& b) {
  if (passages.size() > kMaxPassages) {
    std::stable_sort(passages.begin(), passages.end(),
                     [](const Passage& x, const Passage& y) { return x.same > y.same; });
    passages.resize(kMaxPassages);
    std::sort(passages.begin(), passages.end(), [](const Passage& x, const Passage& y) {
      return x.a != y.a ? x.a < y.a : x.b < y.b;
    });
  }
  std::vector<SharedPassage> spans;
  for (const Passage& passage : passages) {
    spans.push_back(
        {bytes_of(a.words, passage.a, passage.a_end), bytes_of(b.words, passage.b, passage.b_end)});
  }
  return spans;
}

// What of each one's credits names the other one's outlet.
struct Crediting {
  std::optional<Credit> of_a, of_b;
};

std::optional<Credit> credit_to(const Article& article, const Article& other) {
  if (other.outlet.empty() || same_outlet(article.outlet, other.outlet)) return std::nullopt;
  for (Credit& credit : credits_of(article)) {
    if (same_outlet(credit.name, other.outlet)) return std::move(credit);
  }
  return std::nullopt;
}

Crediting crediting(const Article& a, const Article& b) {
  return {credit_to(a, b), credit_to(b, a)};
}

Precedence precedence(const Article& a, const Article& b, const Crediting& credits) {
  const auto first = published_at(a), second = published_at(b);
  const bool other_days = first && second && first->day != second->day;
  const bool other_times =
      first && second && first->second && second->second && *first->second != *second->second;
  if (other_days || other_times) {
    const bool a_first = other_times ? *first->second < *second->second : first->day < second->day;
    return {a_first ? Earlier::First : Earlier::Second,
            "published " + (a_first ? a : b).published + " and " + (a_first ? b : a).published};
  }
  if (credits.of_a && !credits.of_b) {
    return {Earlier::Second, "the credit line names " + credits.of_a->name};
  }
  if (credits.of_b && !credits.of_a) {
    return {Earlier::First, "the credit line names " + credits.of_b->name};
  }
  if (first && second) {
    return {Earlier::Unknown,
            "both of " + a.published.substr(0, 10) + ", so who was first is not known"};
  }
  return {Earlier::Unknown, "without dates who was first is not known"};
}

// The alignment looks from one side: which side is fixed by the texts, not by the order of asking.
bool first_in_order(const CopyText& a, const CopyText& b) {
  if (a.words.size() != b.words.size()) return a.words.size() > b.words.size();
  for (size_t i = 0; i < a.words.size(); ++i) {
    if (a.words[i].hash != b.words[i].hash) return a.words[i].hash < b.words[i].hash;
  }
  return a.article->id <= b.article->id;
}

Link exchanged(Link link) {
  for (SharedPassage& passage : link.passages) std::swap(passage.first, passage.second);
  std::sort(link.passages.begin(), link.passages.end(),
            [](const SharedPassage& x, const SharedPassage& y) {
              return x.first != y.first ? x.first < y.first : x.second < y.second;
            });
  return link;
}

}  // namespace

CopyText copy_text(const Article& article) {
  CopyText text;
  text.article = &article;
  text.words = words_of(article.text, comparable_part(article));
  text.quoted = quoted_words(article.text, text.words);
  return text;
}

bool is_copy(Relation relation) {
  return relation == Relation::Verbatim || relation == Relation::Edited ||
         relation == Relation::Abridged || relation == Relation::Revision;
}

Precedence who_was_earlier(const Article& a, const Article& b) {
  return precedence(a, b, crediting(a, b));
}

std::optional<Link> compare_copies(const CopyText& a, const CopyText& b) {
  if (a.words.empty() || b.words.empty()) return std::nullopt;
  if (!first_in_order(a, b)) {
    std::optional<Link> link = compare_copies(b, a);
    if (link) return exchanged(std::move(*link));
    return std::nullopt;
  }
  const Alignment both = aligned(a, b);
  const std::optional<Relation> relation = relation_of(a, b, both);
  if (!relation) return std::nullopt;
  Link link;
  link.relation = *relation;
  link.score = share(both.covered_b, b.words.size());  // b is the shorter one
  const Crediting credits = crediting(*a.article, *b.article);
  const Precedence order = precedence(*a.article, *b.article, credits);
  link.reason = reason_of(*relation, link.score, order);
  link.passages = shown(both.passages, a, b);
  const std::optional<Credit>& later =
      order.earlier == Earlier::Second || (order.earlier == Earlier::Unknown && !credits.of_b)
          ? credits.of_a
          : credits.of_b;
  if (later) link.credit = later->span;
  return link;
}

}  // namespace hearsay::across
