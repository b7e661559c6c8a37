// A statement as one row: the columns of `claims`, and of CSV from `read` and `export`.
#pragma once

#include <span>
#include <vector>

#include "show/statement_view.h"
#include "show/table.h"

namespace hearsay {

// All columns there are, in the order of CSV. Static storage.
std::span<const Column> statement_columns();

// The cells of the picked columns (indexes into statement_columns()).
std::vector<Cell> statement_cells(const Surroundings& around, const Statement& statement,
                                  const std::vector<uint32_t>& picked);

// The fields a table of `width` columns shows where none are asked for.
std::vector<std::string> statement_fields_for(uint32_t width);

}  // namespace hearsay
