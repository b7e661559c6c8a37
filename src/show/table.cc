#include "show/table.h"

#include <algorithm>

#include "base/json_writer.h"
#include "show/csv.h"
#include "show/width.h"

namespace hearsay {
namespace {

constexpr uint32_t kGap = 2;

std::string csv_header(const std::vector<Column>& columns) {
  std::string out;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (i != 0) out += ',';
    append_csv_text(out, columns[i].name);
  }
  return out + "\r\n";
}

// Takes columns away from the one that is widest for its weight until `room` is enough, but none
// below what it needs.
void shrink(std::vector<uint32_t>& widths, const std::vector<Column>& columns, uint32_t room) {
  uint64_t total = 0;
  for (size_t i = 0; i < widths.size(); ++i) {
    // Beyond the room for all of them a width says nothing any more, and would only cost time.
    widths[i] = std::min(widths[i], std::max(room, columns[i].least));
    total += widths[i];
  }
  while (total > room) {
    size_t widest = widths.size();
    for (size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] <= columns[i].least) continue;
      if (widest == widths.size() || uint64_t{widths[i]} * columns[widest].weight >
                                         uint64_t{widths[widest]} * columns[i].weight) {
        widest = i;
      }
    }
    if (widest == widths.size()) return;
    --widths[widest];
    --total;
  }
}

}  // namespace

Cell Cell::of_text(std::string_view text, Ink ink) {
  return text.empty() ? Cell() : Cell{Kind::Text, std::string(text), ink};
}
Cell Cell::of_number(uint64_t number, Ink ink) {
  return {Kind::Number, std::to_string(number), ink};
}
Cell Cell::of_real(double number) {
  std::string digits;
  JsonWriter(digits).number(number);
  return {Kind::Number, digits, Ink::Plain};
}
Cell Cell::of_truth(bool value) { return {Kind::Truth, value ? "true" : "false", Ink::Plain}; }

Result<std::vector<uint32_t>> pick_columns(std::span<const Column> columns,
                                           const std::vector<std::string>& fields) {
  std::vector<uint32_t> picked;
  for (const std::string& field : fields) {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&field](const Column& c) { return c.name == field; });
    if (found == columns.end()) {
      std::string names;
      for (const Column& column : columns)
        names += (names.empty() ? "" : ", ") + std::string(column.name);
      return Status(StatusKind::InvalidInput,
                    "there is no field '" + field + "'; there are " + names);
    }
    picked.push_back(static_cast<uint32_t>(found - columns.begin()));
  }
  for (uint32_t i = 0; fields.empty() && i < columns.size(); ++i) picked.push_back(i);
  return picked;
}

ListWriter::ListWriter(std::vector<Column> columns, ListForm form, const Style& style, Sink sink)
    : columns_(std::move(columns)), form_(form), style_(style), sink_(std::move(sink)) {}

bool ListWriter::row(std::vector<Cell> cells, std::string json) {
  ++rows_;
  switch (form_) {
    case ListForm::Json:
    case ListForm::JsonLines:
      return print_json(cells, json);
    case ListForm::Csv:
      return print_csv(cells);
    case ListForm::Table:
      break;
  }
  for (Cell& cell : cells) cell.text = terminal_safe(cell.text, style_.unicode);
  if (!widths_.empty()) return print_table_row(cells);
  waiting_.push_back(std::move(cells));
  return waiting_.size() < kWaiting || print_waiting();
}

bool ListWriter::finish() {
  switch (form_) {
    case ListForm::Json:
      return sink_(begun_ ? "]\n" : "[]\n");
    case ListForm::JsonLines:
      return true;
    case ListForm::Csv:
      return begun_ || sink_(csv_header(columns_));
    case ListForm::Table:
      if (!widths_.empty()) return true;
      if (leave_out_empty_) drop_empty_columns();
      return print_waiting();
  }
  return true;
}

bool ListWriter::print_json(const std::vector<Cell>& cells, const std::string& json) {
  std::string out;
  if (form_ == ListForm::Json) out = begun_ ? ",\n" : "[";
  begun_ = true;
  if (!json.empty()) {
    out += json;
  } else {
    JsonWriter writer(out);
    std::string object;
    JsonWriter fields(object);
    fields.begin_object();
    for (size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
      fields.key(columns_[i].name);
      switch (cells[i].kind) {
        case Cell::Kind::Unknown:
          fields.null();
          break;
        case Cell::Kind::Text:
          fields.string(cells[i].text);
          break;
        default:
          fields.raw(cells[i].text);
          break;
      }
    }
    fields.end_object();
    out += object;
  }
  if (form_ == ListForm::JsonLines) out += '\n';
  return sink_(out);
}

bool ListWriter::print_csv(const std::vector<Cell>& cells) {
  std::string out = begun_ ? std::string() : csv_header(columns_);
  begun_ = true;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += ',';
    if (cells[i].kind == Cell::Kind::Number || cells[i].kind == Cell::Kind::Truth) {
      out += cells[i].text;
    } else {
      append_csv_text(out, cells[i].text);
    }
  }
  return sink_(out + "\r\n");
}

void ListWriter::settle_widths() {
  widths_.clear();
  for (const Column& column : columns_) widths_.push_back(columns_of(column.heading));
  for (const std::vector<Cell>& cells : waiting_) {
    for (size_t i = 0; i < widths_.size() && i < cells.size(); ++i) {
      widths_[i] = std::max(widths_[i], columns_of(cells[i].text));
    }
  }
  const uint32_t gaps = kGap * static_cast<uint32_t>(widths_.empty() ? 0 : widths_.size() - 1);
  const uint32_t width = std::max(style_.width, Style::kNarrowest);
  shrink(widths_, columns_, width > gaps ? width - gaps : 1);
}

void ListWriter::drop_empty_columns() {
  for (size_t i = columns_.size(); i-- > 0;) {
    const bool empty = std::all_of(
        waiting_.begin(), waiting_.end(),
        [i](const std::vector<Cell>& cells) { return i < cells.size() && cells[i].text.empty(); });
    if (!empty) continue;
    columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(i));
    for (std::vector<Cell>& cells : waiting_)
      cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

bool ListWriter::print_waiting() {
  if (waiting_.empty()) return true;
  settle_widths();
  std::string out;
  for (size_t i = 0; i < columns_.size(); ++i) {
    const std::string heading = shortened(columns_[i].heading, widths_[i], style_.unicode);
    const uint32_t pad = widths_[i] - columns_of(heading);
    if (columns_[i].right) append_spaces(out, pad);
    paint(out, heading, Ink::Faint, style_);
    if (i + 1 == columns_.size()) break;
    append_spaces(out, (columns_[i].right ? 0 : pad) + kGap);
  }
  if (!sink_(out + "\n")) return false;
  const std::vector<std::vector<Cell>> rows = std::move(waiting_);
  waiting_.clear();
  return std::all_of(rows.begin(), rows.end(),
                     [this](const std::vector<Cell>& cells) { return print_table_row(cells); });
}

bool ListWriter::print_table_row(const std::vector<Cell>& cells) {
  // Each cell as lines; more than one only where its column wraps.
  std::vector<std::vector<Line>> lines(std::min(columns_.size(), cells.size()));
  size_t height = 1;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (columns_[i].wraps) {
      lines[i] = wrap({{cells[i].text, cells[i].ink}}, widths_[i]);
    } else {
      lines[i] = {{{shortened(cells[i].text, widths_[i], style_.unicode), cells[i].ink}}};
    }
    height = std::max(height, lines[i].size());
  }
  std::string out;
  for (size_t row = 0; row < height; ++row) {
    uint32_t owed = 0;  // spaces, put only before something else
    for (size_t i = 0; i < lines.size(); ++i) {
      const Line line = row < lines[i].size() ? lines[i][row] : Line();
      const uint32_t used = hearsay::columns_of(line);
      const uint32_t pad = widths_[i] - std::min(widths_[i], used);
      if (columns_[i].right) owed += pad;
      if (used != 0) {
        append_spaces(out, owed);
        owed = 0;
        paint(out, line, style_);
      }
      owed += (columns_[i].right ? 0 : pad) + kGap;
    }
    out += '\n';
  }
  return sink_(out);
}

}  // namespace hearsay
