// The ground a source gave for not being named: "who spoke on condition of anonymity".
#pragma once

#include <vector>

#include "extract/references.h"

namespace hearsay::extract {

// Sets Holder::anonymity of unnamed holders from a clause behind them in the same sentence, or from
// the next sentence ("They spoke on condition of anonymity"). `holders` by position. Linear.
void find_anonymity(const Lexemes& lexemes, const Report& report, const std::vector<ResolvedHolder>& holders);

}  // namespace hearsay::extract
