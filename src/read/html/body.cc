#include "read/html/body.h"

#include <algorithm>

#include "read/html/signs.h"

namespace hearsay::html {
namespace {

// Marks that end a sentence, in bytes of UTF-8: those of Latin and of Chinese and Japanese.
bool has_sentence_end(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c == '.' || c == '!' || c == '?') && (i + 1 == text.size() || text[i + 1] == ' ' ||
                                               text[i + 1] == '"' || text[i + 1] == '\n')) {
      return true;
    }
  }
  return text.find("\xE3\x80\x82") != std::string_view::npos;
}

class Finder {
 public:
  Finder(const Page& page, const BlockText& text, const Evidence& evidence)
      : page_(page), text_(text), evidence_(evidence) {}

  Body find() {
    measure_good();
    read_signs();
    value_blocks();
    Body body;
    body.root = best_root();
    for (uint32_t b = 0; b < text_.blocks.size(); ++b) {
      const TextBlock& block = text_.blocks[b];
      if (block.first < body.root || block.first >= page_.nodes[body.root].end) continue;
      if (kept(b)) body.blocks.push_back(b);
    }
    return body;
  }

 private:
  // Sums over the blocks before each node, so that a subtree's sum is one subtraction.
  using Sums = std::vector<int64_t>;
  Sums sums(const std::vector<int32_t>& of_block) const {
    Sums before(page_.nodes.size() + 1, 0);
    for (size_t b = 0; b < text_.blocks.size(); ++b) {
      before[text_.blocks[b].first + 1] += of_block[b];
    }
    for (size_t i = 1; i < before.size(); ++i) before[i] += before[i - 1];
    return before;
  }
  int64_t in(const Sums& before, uint32_t node) const {
    return before[page_.nodes[node].end] - before[node];
  }

  // How many bytes of running text a block is.
  void measure_good() {
    good_.resize(text_.blocks.size());
    for (size_t b = 0; b < text_.blocks.size(); ++b) {
      const TextBlock& block = text_.blocks[b];
      const std::string_view words = text_.of(block);
      const uint32_t size = block.span.size();
      const uint32_t own = size - std::min(size, block.link_bytes);
      const bool prose = (size >= 80 || (has_sentence_end(words) && size >= 25)) && own * 2 > size &&
                         block.kind != BlockKind::Heading;
      good_[b] = prose ? static_cast<int32_t>(std::min<uint32_t>(own, 1000)) : 0;
    }
    good_before_ = sums(good_);
  }

  void read_signs() {
    const int64_t total = good_before_.back();
    signs_.resize(page_.nodes.size());
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      const Node& node = page_.nodes[i];
      if (node.tag != Tag::Text) {
        Signs own = signs_of(page_, i);
        if (node.tag == Tag::Aside) own.add(Sign::Furniture);
        const int64_t mass = in(good_before_, i);
        if (mass * 10 > total * 4) {  // what holds much of the text is no furniture of it
          own.remove(Sign::Furniture);
          own.remove(Sign::Hidden);
          own.remove(Sign::Byline);
          own.remove(Sign::Caption);
          if (mass * 10 > total * 9) own.remove(Sign::Comments);
        }
        own.remove(Sign::Body);
        own.remove(Sign::Story);
        signs_[i] = own;
      }
      signs_[i].add(signs_[node.parent]);
    }
  }

  bool left_out(uint32_t b) const {
    const Signs signs = signs_[text_.blocks[b].first];
    return signs.has(Sign::Furniture) || signs.has(Sign::Hidden) || signs.has(Sign::Comments) ||
           signs.has(Sign::Byline);
  }

  void value_blocks() {
    std::vector<int32_t> value(text_.blocks.size());
    for (uint32_t b = 0; b < text_.blocks.size(); ++b) {
      const auto size = static_cast<int32_t>(std::min<uint32_t>(text_.blocks[b].span.size(), 200));
      if (left_out(b)) {
        value[b] = -size / 4;
      } else if (good_[b] > 0) {
        value[b] = good_[b];
      } else {
        value[b] = -size - 10;
      }
    }
    value_before_ = sums(value);
  }

  uint32_t best_root() const {
    uint32_t best = 0;
    int64_t most = in(value_before_, 0);
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      if (!is_block(page_.nodes[i].tag)) continue;
      const int64_t value = in(value_before_, i);
      if (value >= most) {
        most = value;
        best = i;
      }
    }
    uint32_t marked = 0;
    int64_t marked_most = 0;
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      if (page_.nodes[i].tag == Tag::Text || !signs_of(page_, i).has(Sign::Body)) continue;
      const int64_t value = in(value_before_, i);
      if (value > marked_most && in(good_before_, i) * 2 > in(good_before_, best)) {
        marked = i;
        marked_most = value;
      }
    }
    return marked != 0 ? marked : best;
  }

  bool kept(uint32_t b) const {
    if (left_out(b)) return false;
    const TextBlock& block = text_.blocks[b];
    const uint32_t size = block.span.size();
    if (block.link_bytes * 10 > size * 8 && block.kind != BlockKind::Paragraph) return false;
    return true;
  }

  const Page& page_;
  const BlockText& text_;
  const Evidence& evidence_;
  std::vector<int32_t> good_;
  Sums good_before_, value_before_;
  std::vector<Signs> signs_;  // of each node, those of its ancestors with it
};

}  // namespace

Body find_body(const Page& page, const BlockText& text, const Evidence& evidence) {
  return Finder(page, text, evidence).find();
}

}  // namespace hearsay::html
