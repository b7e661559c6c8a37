// What is known of a holder from its own words and the names of its article: named or not, kind,
// number, affiliation, country, access.
#pragma once

#include "extract/article_names.h"
#include "extract/lexemes.h"
#include "hearsay/report.h"

namespace hearsay::extract {

// Fills everything of `holder` but span, actor, anonymity and refers_to; `holder.span` must be set.
// Pronouns and descriptions ("the official") are settled later (references.h).
void describe_holder(const Report& report, const Lexemes& lexemes, Holder& holder);
// The same with the names of the article, which tell people from bodies. `names` may be null.
void describe_holder(const Report& report, const Lexemes& lexemes, const ArticleNames* names, Holder& holder);

// The parts of a holder's noun phrase the stages after this one look at.
struct HolderWords {
  Range range;           // all of it
  Range core;            // up to its first preposition, comma or participle
  uint32_t head = 0;     // lexeme of the head noun, pronoun or number
  const NameMention* name = nullptr;  // the name that is its head or stands beside it; null if none
  bool compound = false;              // "A and B"
  bool counted = false;               // "two of the officials", "another", "a third"
  bool definite = false;              // the, that, those, its
};
HolderWords words_of(const Lexemes& lexemes, const ArticleNames* names, Span span);

}  // namespace hearsay::extract
