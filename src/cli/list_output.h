// The output flags of listing commands (--format, --json, --fields ...) turned into what they mean.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/session.h"
#include "show/table.h"

namespace hearsay::cli {

// By --format and its short forms; without any of them a table on a terminal, else `in_pipe`.
ListForm list_form(const Arguments& arguments, const Session& session,
                   ListForm in_pipe = ListForm::JsonLines);

// What a listing prints: picked columns, and whether rows are printed as their whole JSON record.
struct Listing {
  ListForm form = ListForm::Table;
  std::vector<uint32_t> picked;  // indexes into the columns
  std::vector<Column> columns;
  bool whole_records = false;  // JSON without --fields
};

// `for_table` are the fields of a table where none are asked for. Error: InvalidInput for a field
// there is not.
Result<Listing> listing_from(const Arguments& arguments, const Session& session,
                             std::span<const Column> columns,
                             const std::vector<std::string>& for_table,
                             ListForm in_pipe = ListForm::JsonLines);

// Ids of a table as long as a person needs them: "s:9b2e6a1c" of "s:9b2e6a1c44d0e1f2". Every
// command takes the beginning of an id.
void shorten_ids(std::vector<Cell>& cells, const std::vector<Column>& columns);

// Writes to session.out.
Sink sink_of(Session& session);

}  // namespace hearsay::cli
