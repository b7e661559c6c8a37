// Ids of what is made of articles and statements. A story is named for its first article, a claim
// for its first statement: "t:5f1c..." and "a:5f1c..." share their digits. So each id that a story
// or claim ever had still leads to a member, and by it to what that member belongs to now.
#pragma once

#include <string>
#include <string_view>

#include "base/hash.h"
#include "hearsay/across.h"

namespace hearsay::across {

inline std::string id_as(std::string_view prefix, std::string_view id) {
  return std::string(prefix) + std::string(id.substr(id.find(':') + 1));
}
inline std::string story_id(std::string_view first_article) { return id_as("t:", first_article); }
inline std::string id_of_claim(std::string_view first_statement) {
  return id_as("c:", first_statement);
}
// `first` and `second` in canonical order.
inline std::string link_id(LinkKind kind, std::string_view first, std::string_view second) {
  return Fingerprint("l:").add(name_of(kind)).add(first).add(second).id();
}

}  // namespace hearsay::across
