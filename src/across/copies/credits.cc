#include "across/copies/credits.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "hearsay/knowledge.h"

namespace hearsay::across {
namespace {

// Credits stand in the first lines or in the last.
constexpr uint32_t kHeadBytes = 600, kTailBytes = 900;
constexpr size_t kDatelineBytes = 120, kMostNameBytes = 60;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
  const auto drop = [](char c) { return is_blank(c) || c == '*' || c == '_'; };
  while (!text.empty() && drop(text.front())) text.remove_prefix(1);
  while (!text.empty() &&
         (drop(text.back()) || text.back() == '.' || text.back() == ',' || text.back() == ')')) {
    text.remove_suffix(1);
  }
  return text;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool known_outlet(std::string_view name) {
  for (const KnownName& known : Knowledge::built_in().find(name)) {
    if (known.actor->kind == KnownKind::Outlet) return true;
  }
  return false;
}

// A name as a credit gives it: short, begins with a capital, and no more than six words.
bool may_be_name(std::string_view name) {
  if (name.empty() || name.size() > kMostNameBytes) return false;
  const bool capital = is_upper(name[0]) || static_cast<unsigned char>(name[0]) >= 0x80 ||
                       name.rfind("the ", 0) == 0;
  return capital && std::count(name.begin(), name.end(), ' ') < 6;
}

// People contribute too; of a name nobody knows only a word by itself, or one that ends as outlets
// do, is an outlet.
bool may_be_outlet(std::string_view name) {
  if (!may_be_name(name)) return false;
  if (known_outlet(name)) return true;
  if (name.find(' ') == std::string_view::npos) return true;
  const std::string lower = lower_ascii(name);
  for (const char* ending :
       {" press", " news", " agency", " times", " post", " wire", " service", " herald", " gazette",
        " courier", " tribune", " journal", " network", " radio", " television", " tv"}) {
    if (lower.ends_with(ending)) return true;
  }
  return false;
}

struct Line {
  std::string_view text;
  uint32_t begin = 0;
};

std::vector<Line> lines_of(std::string_view text, uint32_t begin, uint32_t end) {
  std::vector<Line> lines;
  for (uint32_t at = begin; at < end;) {
    uint32_t stop = at;
    while (stop < end && text[stop] != '\n') ++stop;
    if (stop > at) lines.push_back({text.substr(at, stop - at), at});
    at = stop + 1;
  }
  return lines;
}

Span span_in(const Line& line, std::string_view part) {
  const auto begin = line.begin + static_cast<uint32_t>(part.data() - line.text.data());
  return {begin, begin + static_cast<uint32_t>(part.size())};
}

// "LOWPORT, March 4 (Meridian) - The": the mark in front of a dash.
bool read_dateline(const Line& line, std::vector<Credit>& out) {
  const std::string_view head = line.text.substr(0, kDatelineBytes);
  const size_t open = head.find('(');
  if (open == std::string_view::npos) return false;
  const size_t close = head.find(')', open);
  if (close == std::string_view::npos) return false;
  std::string_view after = head.substr(close + 1);
  while (!after.empty() && is_blank(after.front())) after.remove_prefix(1);
  const bool dash = after.starts_with("-") || after.starts_with("\xE2\x80\x93") ||
                    after.starts_with("\xE2\x80\x94");
  const std::string_view name = trimmed(head.substr(open + 1, close - open - 1));
  // Without a dash only at the very start, and only who is known.
  if (!may_be_name(name) || (!dash && !(open == 0 && known_outlet(name)))) return false;
  // What stands before is a place and a day, in which no sentence ends.
  if (head.substr(0, open).find(". ") != std::string_view::npos) return false;
  out.push_back({CreditKind::Dateline, std::string(name),
                 span_in(line, head.substr(open, close + 1 - open))});
  return true;
}

struct Opening {
  const char* words;  // in lower case
  CreditKind kind;
};
constexpr std::array<Opening, 16> kOpenings = {{
    {"source: ", CreditKind::Source},
    {"sources: ", CreditKind::Source},
    {"source - ", CreditKind::Source},
    {"via ", CreditKind::Source},
    {"originally published by ", CreditKind::Source},
    {"originally published in ", CreditKind::Source},
    {"originally published on ", CreditKind::Source},
    {"this article originally appeared in ", CreditKind::Source},
    {"this article originally appeared on ", CreditKind::Source},
    {"this story originally appeared in ", CreditKind::Source},
    {"this story originally appeared on ", CreditKind::Source},
    {"this article was originally published by ", CreditKind::Source},
    {"with reporting by ", CreditKind::Contributed},
    {"with files from ", CreditKind::Contributed},
    {"with inputs from ", CreditKind::Contributed},
    {"additional reporting by ", CreditKind::Contributed},
}};

bool read_opening(const Line& line, std::vector<Credit>& out) {
  std::string_view text = line.text;
  while (!text.empty() && (is_blank(text.front()) || text.front() == '(' || text.front() == '*' ||
                           text.front() == '_')) {
    text.remove_prefix(1);
  }
  const std::string lower = lower_ascii(text.substr(0, 160));
  for (const Opening& opening : kOpenings) {
    const std::string_view words = opening.words;
    if (!lower.starts_with(words)) continue;
    std::string_view name = text.substr(words.size());
    name = trimmed(name.substr(0, name.find_first_of(".;|\n")));
    const bool good = opening.kind == CreditKind::Contributed || words == "via "
                          ? may_be_outlet(name)
                          : may_be_name(name);
    if (!good) return false;
    out.push_back({opening.kind, std::string(name), span_in(line, trimmed(line.text))});
    return true;
  }
  return false;
}

// "Meridian and the Press Agency contributed to this report."
bool read_contribution(const Line& line, std::vector<Credit>& out) {
  const size_t verb = line.text.find(" contributed ");
  if (verb == std::string_view::npos) return false;
  const std::string_view rest = line.text.substr(verb + 13);
  if (!rest.starts_with("to this ") && !rest.starts_with("reporting")) return false;
  std::string_view names = line.text.substr(0, verb);
  const size_t stop = names.rfind(". ");
  if (stop != std::string_view::npos) names.remove_prefix(stop + 2);
  bool any = false;
  while (!names.empty()) {
    const size_t comma = names.find(", "), both = names.find(" and ");
    const size_t cut = std::min(comma, both);
    std::string_view name = trimmed(names.substr(0, cut));
    if (name.starts_with("and ")) name.remove_prefix(4);
    if (may_be_outlet(name)) {
      out.push_back(
          {CreditKind::Contributed, std::string(name), span_in(line, trimmed(line.text))});
      any = true;
    }
    if (cut == std::string_view::npos) break;
    names.remove_prefix(cut + (cut == comma ? 2 : 5));
  }
  return any;
}

// "Copyright 2026 Meridian. All rights reserved."
bool read_copyright(const Line& line, std::vector<Credit>& out) {
  const std::string lower = lower_ascii(line.text.substr(0, 200));
  size_t at = std::string::npos;
  for (const char* mark : {"copyright ", "\xC2\xA9 ", "\xC2\xA9", "(c) "}) {
    const size_t found = lower.find(mark);
    if (found == std::string::npos) continue;
    at = found + std::string_view(mark).size();
    break;
  }
  if (at == std::string::npos) return false;
  std::string_view name = line.text.substr(at);
  const auto is_mark = [](char c) {
    return (c >= '0' && c <= '9') || is_blank(c) || c == '(' || c == ')' || c == 'c' || c == '-' ||
           c == '\xC2' || c == '\xA9';
  };
  while (!name.empty() && is_mark(name.front())) name.remove_prefix(1);
  if (lower_ascii(name.substr(0, 3)) == "by ") name.remove_prefix(3);
  name = trimmed(name.substr(0, name.find_first_of(".,;|\n")));
  if (!may_be_name(name)) return false;
  out.push_back({CreditKind::Copyright, std::string(name), span_in(line, trimmed(line.text))});
  return true;
}

// "By Ann Lee, Associated Press", "Meridian Staff": an agency in the byline.
void read_byline(std::string_view byline, Span span, std::vector<Credit>& out) {
  for (size_t at = 0; at <= byline.size() && at < 200;) {
    size_t cut = byline.find_first_of(",|;/", at);
    if (cut == std::string_view::npos) cut = byline.size();
    std::string_view part = trimmed(byline.substr(at, cut - at));
    if (lower_ascii(part.substr(0, 3)) == "by ") part = trimmed(part.substr(3));
    if (lower_ascii(part).ends_with(" staff")) part = trimmed(part.substr(0, part.size() - 6));
    if (!part.empty() && part.size() <= kMostNameBytes && known_outlet(part)) {
      out.push_back({CreditKind::Byline, std::string(part), span});
    }
    at = cut + 1;
  }
}

// An outlet's name without what lists and addresses add to it: "www.", ".com", "(Web News)".
std::string bare(std::string_view outlet) {
  std::string lower = lower_ascii(outlet.substr(0, outlet.find(" (")));
  if (const size_t dash = lower.find(" - "); dash != std::string::npos) lower.resize(dash);
  if (lower.starts_with("www.")) lower.erase(0, 4);
  if (lower.find(' ') == std::string::npos) {
    if (const size_t dot = lower.find('.'); dot != std::string::npos) lower.resize(dot);
  }
  if (lower.starts_with("the ")) lower.erase(0, 4);
  return lower;
}

}  // namespace

bool same_outlet(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  const std::string first = bare(a), second = bare(b);
  if (first.empty() || first == second) return first == second && !first.empty();
  const auto squeezed = [](std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '.' || c == '\'' || c == '-'; });
    return text;
  };
  if (squeezed(first) == squeezed(second)) return true;
  const Knowledge& known = Knowledge::built_in();
  const auto one = known.find(bare(a).size() <= 4 ? std::string(a) : first);
  const auto other = known.find(bare(b).size() <= 4 ? std::string(b) : second);
  for (const KnownName& x : one) {
    for (const KnownName& y : other) {
      if (x.actor == y.actor && x.actor->kind == KnownKind::Outlet) return true;
    }
  }
  return false;
}

std::vector<Credit> credits_of(const Article& article) {
  std::vector<Credit> out;
  read_byline(article.byline, {}, out);
  const std::string_view text = article.text;
  const uint32_t begin = article.body.begin;
  const uint32_t end = std::min<uint32_t>(article.body.end, static_cast<uint32_t>(text.size()));
  if (begin >= end) return out;
  const uint32_t head_end = std::min(end, begin + kHeadBytes);
  // The tail begins behind the head and at a line's start.
  uint32_t tail = end - begin > kTailBytes ? end - kTailBytes : begin;
  while (tail > begin && text[tail - 1] != '\n' && end - tail < 2 * kTailBytes) --tail;
  tail = std::max(tail, head_end);
  while (tail < end && tail > begin && text[tail - 1] != '\n') ++tail;
  size_t number = 0;
  for (const Line& line : lines_of(text, begin, head_end)) {
    if (number++ < 6 && read_dateline(line, out)) continue;
    if (line.text.size() < 120 && lower_ascii(line.text.substr(0, 3)) == "by ") {
      read_byline(line.text, span_in(line, line.text), out);
      continue;
    }
    if (line.text.size() < 200) read_opening(line, out) || read_contribution(line, out);
  }
  for (const Line& line : lines_of(text, tail, end)) {
    read_opening(line, out) || read_contribution(line, out) || read_copyright(line, out);
  }
  return out;
}

}  // namespace hearsay::across
