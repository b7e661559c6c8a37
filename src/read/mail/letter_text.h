// What a letter says: its text, chosen among its versions, and what it brings besides.
#pragma once

#include <string>
#include <vector>

#include "hearsay/limits.h"
#include "read/html/html.h"
#include "read/mail/parts.h"

namespace hearsay::mail {

struct LetterText {
  HtmlText text;                    // `blocks` is empty where all of it is plain
  std::vector<std::string> unread;  // "budget.pdf (application/pdf)"
  std::vector<uint32_t> letters;    // parts that are letters of their own
  bool encrypted = false;
};

// Of the letter whose part is `root`. Of alternatives the plain text is taken unless it is empty,
// or a stub beside much longer HTML; text parts beside each other are all taken.
LetterText letter_text(const Parts& parts, uint32_t root, const Limits& limits);

}  // namespace hearsay::mail
