// The counts of a ledger, for people and for programs.
#pragma once

#include <string>

#include "hearsay/query.h"
#include "show/style.h"

namespace hearsay {

std::string stats_text(const LedgerStats& stats, const std::string& path, const Style& style);
// One JSON object on one line, without a line feed.
std::string stats_json(const LedgerStats& stats, const std::string& path);

}  // namespace hearsay
