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
  Finder(const Page& page, const Marks& marks, const BlockText& text, const Evidence& evidence)
      : page_(page), marks_(marks), text_(text), evidence_(evidence), known_(evidence.body) {}

  Body find() {
    judge();
    Body body;
    body.root = best_root();
    body.blocks = inside(body.root);
    trim(body.blocks);
    return body;
  }

 private:
  struct Judgement {
    int32_t prose = 0;  // bytes of running text
    int32_t value = 0;  // for (above 0) or against being the report
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
    trust_known_ = known >= 400 && known * 10 >= static_cast<int64_t>(evidence_.body.size()) * 7;
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
    judged.out = signs.has(Sign::Furniture) || signs.has(Sign::Hidden) ||
                 signs.has(Sign::Comments) || signs.has(Sign::Byline) ||
                 is_furniture_line(line, linked(b, 3));
    const bool prose = own * 2 > size && block.kind != BlockKind::Heading &&
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

  uint32_t best_root() const {
    uint32_t best = 0, marked = 0;
    int64_t most = in(value_, 0), marked_most = 0;
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      if (!is_block(page_.nodes[i].tag) && page_.nodes[i].tag != Tag::Other) continue;
      const int64_t value = in(value_, i);
      if (value >= most) {
        most = value;
        best = i;
      }
    }
    if (trust_known_) return best;
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      if (!is_block(page_.nodes[i].tag) || !marks_.signs[i].has(Sign::Body)) continue;
      const int64_t prose = in(prose_, i);
      if (prose > marked_most && prose * 2 > in(prose_, best)) {
        marked = i;
        marked_most = prose;
      }
    }
    return marked != 0 ? marked : best;
  }

  bool is_title(uint32_t b) const {
    const std::string_view line = words(b);
    return !evidence_.title.empty() && line.size() < 400 && same_words(line, evidence_.title);
  }

  std::vector<uint32_t> inside(uint32_t root) const {
    std::vector<uint32_t> kept;
    std::unordered_set<std::string_view> seen;
    bool under_furniture = false;  // a heading said so; until the next prose
    for (uint32_t b = 0; b < text_.blocks.size(); ++b) {
      const TextBlock& block = text_.blocks[b];
      if (block.first < root || block.first >= page_.nodes[root].end) continue;
      const Judgement& judged = judged_[b];
      if (judged.out || is_title(b)) continue;
      if (trust_known_ && judged.prose > 0 && !judged.known &&
          block.kind != BlockKind::Caption && block.kind != BlockKind::EmbeddedPost) {
        continue;
      }
      const std::string_view line = words(b);
      const bool heading = block.kind == BlockKind::Heading || linked(b, 9) || line.size() < 60;
      if (!judged.known && heading && is_furniture_heading(line)) {
        under_furniture = true;
        continue;
      }
      if (judged.prose > 0 && !linked(b, 3) && block.kind != BlockKind::ListItem) {
        under_furniture = false;
      }
      if (block.kind == BlockKind::Heading && !linked(b, 5)) under_furniture = false;
      if (under_furniture) continue;
      if (linked(b, 8) && block.kind != BlockKind::Heading &&
          block.kind != BlockKind::EmbeddedPost && !judged.known) {
        continue;
      }
      if (line.size() >= 60 && !seen.insert(line).second) continue;  // shown twice, for two screens
      kept.push_back(b);
    }
    return kept;
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
      if (!caption && !is_end_line(words(b)) && !linked(b, 5)) break;
      if (caption) break;
      out.pop_back();
    }
    kept = std::move(out);
  }

  const Page& page_;
  const Marks& marks_;
  const BlockText& text_;
  const Evidence& evidence_;
  Shingles known_;
  bool trust_known_ = false;
  std::vector<Judgement> judged_;
  Sums prose_, value_;
};

}  // namespace

Body find_body(const Page& page, const Marks& marks, const BlockText& text,
               const Evidence& evidence) {
  return Finder(page, marks, text, evidence).find();
}

}  // namespace hearsay::html
