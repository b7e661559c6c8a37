// Who pronouns and short descriptions among the holders stand for, and who asked not to be named.
#pragma once

#include <vector>

#include "extract/article_names.h"
#include "extract/lexemes.h"
#include "hearsay/report.h"

namespace hearsay::extract {

// A holder and whom it was found to be.
struct ResolvedHolder {
  static constexpr uint32_t kNobody = 0xffffffffu;
  Holder* holder = nullptr;    // into Report::statements
  uint32_t entity = kNobody;   // index into ArticleNames::entities(); for a document, whose it is
};

// Describes every holder of the statements anew with the names of the article, then sets refers_to
// (and, from what it refers to, named, kind, number, country, affiliation) of pronouns and
// descriptions, and the ground of anonymity. Holders by position. Looks back a bounded number of
// holders and sentences, so linear.
std::vector<ResolvedHolder> resolve_holders(const Lexemes& lexemes, const ArticleNames& names, Report& report);

// resolve_holders, and from it Report::actors with Holder::actor and Recipient::actor.
void resolve_references(const Lexemes& lexemes, Report& report);

}  // namespace hearsay::extract
