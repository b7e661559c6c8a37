#include "read/html/body.h"

#include <algorithm>
#include <unordered_set>

#include "read/html/furniture.h"
#include "read/html/shingles.h"

namespace hearsay::html {
namespace {

bool has_sentence_end(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c != '.' && c != '!' && c != '?') continue;
    if (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '"' || text[i + 1] == '\n' ||
        text.substr(i + 1, 2) == "\xE2\x80") {
      return true;
    }
  }
  return text.find("\xE3\x80\x82") != std::string_view::npos;  // the ideographic full stop
}

class Finder {
 public:
  // `names`: whether class names are believed where they call something furniture.
  Finder(const Page& page, const Marks& marks, const BlockText& text, const Evidence& evidence,
         bool names)
      : page_(page),
        marks_(marks),
        text_(text),
        evidence_(evidence),
        names_(names),
        known_(evidence.body) {}

  Body find() {
    judge();
    Body body;
    body.root = best_root();
    const std::vector<uint32_t> roots_of = roots(body.root);
    if (roots_of.size() == 1) body.root = roots_of[0];
    count_linked_headings(roots_of);
    for (const uint32_t root : roots_of) add_inside(root, body.blocks);
    trim(body.blocks);
    return body;
  }

  // Bytes of running text in `body`.
  int64_t prose_of(const Body& body) const {
    int64_t sum = 0;
    for (const uint32_t b : body.blocks) sum += judged_[b].prose;
    return sum;
  }

 private:
  struct Judgement {
    int32_t prose = 0;   // bytes of running text
    int32_t value = 0;   // for (above 0) or against being the report
    bool known = false;  // in the text that JSON-LD gives
    bool out = false;    // furniture, whatever it stands in
  };

  // Sums over the blocks before each node, so that a subtree's sum is one subtraction.
  using Sums = std::vector<int64_t>;
  template <typename Of>
  Sums sums(Of of) const {
    Sums before(page_.nodes.size() + 1, 0);
    for (size_t b = 0; b < text_.blocks.size(); ++b) {
      before[text_.blocks[b].first + 1] += of(judged_[b]);
    }
    for (size_t i = 1; i < before.size(); ++i) before[i] += before[i - 1];
    return before;
  }
  int64_t in(const Sums& before, uint32_t node) const {
    return before[page_.nodes[node].end] - before[node];
  }

  std::string_view words(uint32_t b) const { return text_.of(text_.blocks[b]); }
  bool linked(uint32_t b, uint32_t tenths) const {
    return text_.blocks[b].link_bytes * 10 > text_.blocks[b].span.size() * tenths;
  }

  void judge() {
    judged_.resize(text_.blocks.size());
    int64_t known = 0;
    for (uint32_t b = 0; b < text_.blocks.size(); ++b) {
      judge(b);
      if (judged_[b].known) known += judged_[b].prose;
    }
    // A summary given as articleBody says nothing of the rest of the text.
    trust_known_ = known >= 200 && known * 10 >= static_cast<int64_t>(evidence_.body.size()) * 7;
    if (trust_known_) {
      for (Judgement& judged : judged_) {
        if (judged.known) {
          judged.out = false;
          judged.value = std::max(judged.value, judged.prose) * 2;
        } else if (judged.value > 0) {
          judged.value = -judged.value;
        }
      }
    }
    prose_ = sums([](const Judgement& j) { return j.prose; });
    value_ = sums([](const Judgement& j) { return j.value; });
  }

  void judge(uint32_t b) {
    const TextBlock& block = text_.blocks[b];
    Judgement& judged = judged_[b];
    const std::string_view line = words(b);
    const uint32_t size = block.span.size();
    const uint32_t own = size - std::min(size, block.link_bytes);
    const Signs signs = marks_.signs[block.first];
    judged.out = signs.has(Sign::Hidden) || signs.has(Sign::Comments);
    if (block.kind != BlockKind::EmbeddedPost) {  // often stands in a "social-media" box
      const bool named = names_ && (signs.has(Sign::Furniture) || signs.has(Sign::Byline));
      judged.out = judged.out || named || is_furniture_line(line, linked(b, 3));
    }
    const bool address = line.starts_with("http") && line.find(' ') == std::string_view::npos;
    const bool prose = own * 2 > size && block.kind != BlockKind::Heading && !address &&
                       (size >= 80 || (size >= 25 && has_sentence_end(line)));
    judged.prose = prose ? static_cast<int32_t>(std::min<uint32_t>(own, 1000)) : 0;
    judged.known = size >= 25 && known_.share_of(line) >= 0.6;
    const auto least = static_cast<int32_t>(std::min<uint32_t>(size, 200));
    if (judged.out) {
      judged.value = -least / 4;
    } else if (prose) {
      judged.value = judged.prose;
    } else {
      judged.value = -least - 10;
    }
  }

  bool may_be_root(uint32_t i) const {
    return is_block(page_.nodes[i].tag) || page_.nodes[i].tag == Tag::Other;
  }

  uint32_t best_root() const {
    uint32_t best = 0;
    int64_t most = in(value_, 0);
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      const int64_t value = in(value_, i);
      if (may_be_root(i) && value >= most) {
        most = value;
        best = i;
      }
    }
    return best;
  }

  // The elements whose names say that they are the text, if they hold what `best` does; else that.
  // More than one if a text is told in several of the same kind.
  std::vector<uint32_t> roots(uint32_t best) const {
    if (trust_known_) return {best};
    uint32_t marked = 0;
    int64_t most = in(prose_, best) / 2;
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      if (!may_be_root(i) || !marks_.signs[i].has(Sign::Body)) continue;
      const int64_t prose = in(prose_, i);
      // Of one in the other the inner, if it holds nearly as much.
      const bool inner = marked != 0 && i < page_.nodes[marked].end;
      if (inner ? prose * 10 > most * 9 : prose > most) {
        marked = i;
        most = std::max(most, prose);
      }
    }
    if (marked == 0) return {best};
    std::vector<uint32_t> all = {marked};
    if (best < marked && page_.nodes[marked].end <= page_.nodes[best].end) {
      all.clear();
      for (uint32_t i = best; i < page_.nodes[best].end; ++i) {
        if (!may_be_root(i) || page_.nodes[i].tag != page_.nodes[marked].tag ||
            page_.raw(i, Key::Class) != page_.raw(marked, Key::Class)) {
          continue;
        }
        all.push_back(i);
        i = page_.nodes[i].end - 1;
      }
    }
    return all;
  }

  bool is_title(uint32_t b) const {
    const std::string_view line = words(b);
    return !evidence_.title.empty() && line.size() < 400 && same_words(line, evidence_.title);
  }

  // A heading that is a link leads elsewhere; where there are many, they are the report's own, as
  // in a list of things to buy.
  void count_linked_headings(const std::vector<uint32_t>& roots_of) {
    size_t found = 0;
    for (uint32_t b = 0; b < text_.blocks.size(); ++b) {
      const TextBlock& block = text_.blocks[b];
      const bool in_one = std::any_of(roots_of.begin(), roots_of.end(), [&](uint32_t root) {
        return block.first >= root && block.first < page_.nodes[root].end;
      });
      found += in_one && block.kind == BlockKind::Heading && linked(b, 8);
    }
    keep_linked_headings_ = found >= 4;
  }

  void add_inside(uint32_t root, std::vector<uint32_t>& kept) {
    bool under_furniture = false;  // a heading said so; until the next prose
    for (uint32_t b = 0; b < text_.blocks.size(); ++b) {
      const TextBlock& block = text_.blocks[b];
      if (block.first < root || block.first >= page_.nodes[root].end) continue;
      const Judgement& judged = judged_[b];
      const std::string_view line = words(b);
      const bool heading = block.kind == BlockKind::Heading || linked(b, 9) || line.size() < 60;
      if (!judged.known && heading && is_furniture_heading(line) &&
          !marks_.signs[block.first].has(Sign::Furniture)) {
        under_furniture = true;
        continue;
      }
      if (judged.out || is_title(b)) continue;
      if (trust_known_ && judged.prose > 0 && !judged.known && block.kind != BlockKind::Caption &&
          block.kind != BlockKind::EmbeddedPost) {
        continue;
      }
      if (judged.prose > 0 && !linked(b, 3) && block.kind != BlockKind::ListItem) {
        under_furniture = false;
      }
      if (block.kind == BlockKind::Heading && !linked(b, 5)) under_furniture = false;
      if (under_furniture) continue;
      if (linked(b, 8) && (block.kind != BlockKind::Heading || !keep_linked_headings_) &&
          block.kind != BlockKind::EmbeddedPost && !judged.known) {
        continue;
      }
      if (line.size() >= 60 && !seen_.insert(line).second)
        continue;  // shown twice, for two screens
      kept.push_back(b);
    }
  }

  // Takes off what stands before the beginning and after the end.
  void trim(std::vector<uint32_t>& kept) const {
    const auto is_text = [&](uint32_t b) { return judged_[b].prose > 0 || judged_[b].known; };
    const auto title = std::find_if(kept.begin(), kept.end(), is_text);
    std::vector<uint32_t> out;
    for (auto b = kept.begin(); b != kept.end(); ++b) {
      if (b < title && is_lead_line(words(*b))) continue;
      out.push_back(*b);
    }
    while (!out.empty()) {
      const uint32_t b = out.back();
      if (judged_[b].known) break;
      const bool caption = text_.blocks[b].kind == BlockKind::Caption;
      const bool heading = text_.blocks[b].kind == BlockKind::Heading;
      if (caption || (!heading && !is_end_line(words(b)) && !linked(b, 5))) break;
      out.pop_back();
    }
    kept = std::move(out);
  }

  const Page& page_;
  const Marks& marks_;
  const BlockText& text_;
  const Evidence& evidence_;
  const bool names_;
  Shingles known_;
  bool trust_known_ = false;
  bool keep_linked_headings_ = false;
  std::unordered_set<std::string_view> seen_;  // longer lines that were kept
  std::vector<Judgement> judged_;
  Sums prose_, value_;
};

}  // namespace

Body find_body(const Page& page, const Marks& marks, const BlockText& text,
               const Evidence& evidence) {
  Finder finder(page, marks, text, evidence, true);
  Body body = finder.find();
  // Class names that leave next to nothing of a page full of text are wrong.
  constexpr int64_t kNothing = 120, kMuch = 600;
  if (finder.prose_of(body) >= kNothing) return body;
  Finder doubting(page, marks, text, evidence, false);
  Body other = doubting.find();
  return doubting.prose_of(other) >= kMuch ? other : body;
}

}  // namespace hearsay::html
