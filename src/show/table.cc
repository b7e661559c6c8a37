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

// Takes columns away from the widest until `room` is enough, but none below what it needs.
void shrink(std::vector<uint32_t>& widths, const std::vector<Column>& columns, uint32_t room) {
  uint64_t total = 0;
  for (uint32_t width : widths) total += width;
  while (total > room) {
    size_t widest = widths.size();
    for (size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] <= columns[i].least) continue;
      if (widest == widths.size() || widths[i] > widths[widest]) widest = i;
    }
    if (widest == widths.size()) return;
    // Down to the next widest at once, so that the cost does not depend on the widths.
    uint32_t next = columns[widest].least;
    for (size_t i = 0; i < widths.size(); ++i) {
      if (i != widest && widths[i] > columns[i].least && widths[i] < widths[widest]) {
        next = std::max(next, widths[i]);
      }
    }
    const uint64_t most = std::min<uint64_t>(total - room, std::max(widths[widest] - next, 1u));
    // Several as wide as each other take turns.
    const uint64_t step = std::count(widths.begin(), widths.end(), widths[widest]) > 1 ? 1 : most;
    widths[widest] -= static_cast<uint32_t>(step);
    total -= step;
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
      for (const Column& column : columns) names += (names.empty() ? "" : ", ") + std::string(column.name);
      return Status(StatusKind::InvalidInput, "there is no field '" + field + "'; there are " + names);
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
    case ListForm::JsonLines: return print_json(cells, json);
    case ListForm::Csv: return print_csv(cells);
    case ListForm::Table: break;
  }
  for (Cell& cell : cells) cell.text = terminal_safe(cell.text, style_.unicode);
  if (!widths_.empty()) return print_table_row(cells);
  waiting_.push_back(std::move(cells));
  return waiting_.size() < kWaiting || print_waiting();
}

bool ListWriter::finish() {
  switch (form_) {
    case ListForm::Json: return sink_(begun_ ? "]\n" : "[]\n");
    case ListForm::JsonLines: return true;
    case ListForm::Csv: return begun_ || sink_(csv_header(columns_));
    case ListForm::Table: return widths_.empty() ? print_waiting() : true;
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
        case Cell::Kind::Unknown: fields.null(); break;
        case Cell::Kind::Text: fields.string(cells[i].text); break;
        default: fields.raw(cells[i].text); break;
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
  std::string out;
  for (size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
    const std::string text = shortened(cells[i].text, widths_[i], style_.unicode);
    const uint32_t pad = widths_[i] - columns_of(text);
    if (columns_[i].right) append_spaces(out, pad);
    paint(out, text, cells[i].ink, style_);
    if (i + 1 == columns_.size()) break;
    append_spaces(out, (columns_[i].right ? 0 : pad) + kGap);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return sink_(out + "\n");
}

}  // namespace hearsay
