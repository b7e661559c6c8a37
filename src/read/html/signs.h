// What the class names, ids and roles of an element say of it.
//
//   <div class="article-relatedLinks">   words article, related, links: Sign::Furniture
#pragma once

#include <cstdint>

#include "read/html/page.h"

namespace hearsay::html {

enum class Sign : uint8_t {
  Furniture,  // navigation, teasers, sharing, advertisements, sign-ups
  Comments,   // what readers wrote
  Byline,     // who wrote it, when; the author's portrait
  Caption,
  EmbeddedPost,
  Body,    // the text of the report
  Story,   // the report with its title and all
  Hidden,  // not shown
  Headline,
  Summary,  // what stands between headline and text
};

class Signs {
 public:
  bool has(Sign sign) const { return (bits_ & bit(sign)) != 0; }
  void add(Sign sign) { bits_ |= bit(sign); }
  void add(Signs other) { bits_ |= other.bits_; }
  void remove(Sign sign) { bits_ &= static_cast<uint16_t>(~bit(sign)); }
  bool none() const { return bits_ == 0; }

 private:
  static uint16_t bit(Sign sign) {
    return static_cast<uint16_t>(1u << static_cast<unsigned>(sign));
  }
  uint16_t bits_ = 0;
};

// Of element `node` alone, not of those around it.
Signs signs_of(const Page& page, uint32_t node);

}  // namespace hearsay::html
