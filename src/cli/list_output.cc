#include "cli/list_output.h"

namespace hearsay::cli {

ListForm list_form(const Arguments& arguments, const Session& session, ListForm in_pipe) {
  const std::string format = arguments.text("--format");
  if (format == "csv" || (format.empty() && arguments.has("--csv"))) return ListForm::Csv;
  if (format == "jsonl" || (format.empty() && arguments.has("--jsonl"))) return ListForm::JsonLines;
  if (format == "json" || (format.empty() && arguments.has("--json"))) return ListForm::Json;
  if (format == "table") return ListForm::Table;
  return session.terminal.output ? ListForm::Table : in_pipe;
}

Result<Listing> listing_from(const Arguments& arguments, const Session& session,
                             std::span<const Column> columns,
                             const std::vector<std::string>& for_table, ListForm in_pipe) {
  Listing listing;
  listing.form = list_form(arguments, session, in_pipe);
  std::vector<std::string> fields = arguments.list("--fields");
  listing.whole_records =
      fields.empty() && (listing.form == ListForm::Json || listing.form == ListForm::JsonLines);
  if (fields.empty() && listing.form == ListForm::Table) fields = for_table;
  Result<std::vector<uint32_t>> picked = pick_columns(columns, fields);
  if (!picked.ok()) return picked.status();
  listing.picked = std::move(picked).value();
  for (uint32_t index : listing.picked) listing.columns.push_back(columns[index]);
  return listing;
}

void shorten_ids(std::vector<Cell>& cells, const std::vector<Column>& columns) {
  constexpr size_t kEnough = 10;
  for (size_t i = 0; i < cells.size() && i < columns.size(); ++i) {
    const std::string& text = cells[i].text;
    const bool is_id = text.starts_with("s:") || text.starts_with("a:") ||
                       text.starts_with("c:") || text.starts_with("t:");
    const std::string_view name = columns[i].name;
    if (is_id &&
        (name == "id" || name == "article" || name == "replaces" || name == "replaced_by")) {
      cells[i].text.resize(std::min(cells[i].text.size(), kEnough));
    }
  }
}

Sink sink_of(Session& session) {
  return [&session](std::string_view text) { return session.out.write(text); };
}

}  // namespace hearsay::cli
