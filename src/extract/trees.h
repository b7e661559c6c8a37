// The model's tags and trees as the rules use them. Without a model nothing here does anything.
#pragma once

#include "extract/chunks.h"
#include "extract/lexemes.h"
#include "hearsay/report.h"

namespace hearsay::extract {

// Fills Lexemes::tree, and sets a tag where the model is sure that a word is no verb, or is one.
// Linear.
void read_trees(const Report& report, Lexemes& lexemes);

// Settles the subject that the words around `group` suggest by the tree: kept where its head word
// is the subject's, else replaced. Looks no further than the sentence.
void settle_subject(const Lexemes& lexemes, Range sentence, VerbGroup& group);

// What the relative pronoun at `at` stands for ("who" in "advocates, who say"); empty where the
// tree does not tell.
Range antecedent_of(const Lexemes& lexemes, uint32_t at);

}  // namespace hearsay::extract
