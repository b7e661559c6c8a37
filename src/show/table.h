// Lists: the same rows as a table that fits a terminal, as CSV, as JSON Lines or as one JSON array.
//
//   ListWriter list({{"date", "date"}, {"outlet", "outlet"}}, ListForm::Csv, style, sink);
//   list.row({Cell::of_text("2026-03-04"), Cell::of_text("Harbour Post")});
//   list.finish();
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/status.h"
#include "show/prose.h"
#include "show/style.h"

namespace hearsay {

enum class ListForm : uint8_t { Table, Json, JsonLines, Csv };

// One value of a row. Unknown is an empty cell of a table or CSV, null in JSON.
struct Cell {
  enum class Kind : uint8_t { Unknown, Text, Number, Truth, Json } kind = Kind::Unknown;
  std::string text;  // the text; or the digits, true or false, or JSON
  Ink ink = Ink::Plain;

  static Cell of_text(std::string_view text, Ink ink = Ink::Plain);  // Unknown where empty
  static Cell of_number(uint64_t number, Ink ink = Ink::Plain);
  static Cell of_real(double number);
  static Cell of_truth(bool value);
};

struct Column {
  std::string_view name;     // of the field, as --fields takes it
  std::string_view heading;  // above the column of a table
  uint32_t least = 4;        // columns it keeps when the table must shrink
  bool right = false;        // numbers stand right
  bool wraps = false;        // too long a text goes on in the next line; else it is cut
  uint32_t weight = 1;       // of two columns as wide, the lighter one shrinks first
};

// Takes text to print; false: no more is wanted.
using Sink = std::function<bool(std::string_view)>;

// Indexes into `columns` of the named fields, in the order asked; all of them where `fields` is
// empty. Error: InvalidInput for an unknown one, with the list of right ones.
Result<std::vector<uint32_t>> pick_columns(std::span<const Column> columns,
                                           const std::vector<std::string>& fields);

class ListWriter {
 public:
  ListWriter(std::vector<Column> columns, ListForm form, const Style& style, Sink sink);

  // One cell a column. False: no more is wanted. `json`, where not empty, is printed instead of the
  // cells in JSON and JSON Lines: the whole record of the row.
  bool row(std::vector<Cell> cells, std::string json = {});
  // Ends the list; prints the header of an empty CSV and the brackets of an empty array too.
  bool finish();
  uint64_t rows() const { return rows_; }
  // Leaves columns without any value out of a table, where all of its rows are known in time.
  void leave_out_empty() { leave_out_empty_ = true; }

 private:
  bool print_json(const std::vector<Cell>& cells, const std::string& json);
  bool print_csv(const std::vector<Cell>& cells);
  bool print_table_row(const std::vector<Cell>& cells);
  bool print_waiting();
  void drop_empty_columns();
  void settle_widths();

  // Rows of a table wait until so many are known; their widths then hold for the rest.
  static constexpr size_t kWaiting = 500;

  std::vector<Column> columns_;
  ListForm form_;
  Style style_;
  Sink sink_;
  uint64_t rows_ = 0;
  bool begun_ = false;
  bool leave_out_empty_ = false;
  std::vector<std::vector<Cell>> waiting_;
  std::vector<uint32_t> widths_;
};

}  // namespace hearsay
