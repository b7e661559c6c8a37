// The subject of a verb group. Only chunks.cc asks; others read VerbGroup::subject.
#pragma once

#include <vector>

#include "extract/chunks.h"

namespace hearsay::extract {

// Sets subject, after_relative and shared_with of `group`. `groups`: those before it in `sentence`.
// Looks back over at most the sentence.
void find_subject(const Lexemes& lexemes, Range sentence, const std::vector<VerbGroup>& groups,
                  VerbGroup& group);

}  // namespace hearsay::extract
