#include "ledger/filter_sql.h"

#include <charconv>

#include "ledger/word_query.h"

namespace hearsay {
namespace {

// YYYY, YYYY-MM, YYYY-MM-DD, or that and a time.
bool is_date_or_beginning(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  for (size_t i = 0; i < text.size() && i < kForm.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == 'd' ? !digit : text[i] != '-') return false;
  }
  if (text.size() <= 10) return text.size() == 4 || text.size() == 7 || text.size() == 10;
  return text[10] == 'T' || text[10] == ' ';
}

Status not_a_date(const std::string& text) {
  return {StatusKind::InvalidInput,
          "\"" + text.substr(0, 40) + "\" is no date; write 2026-03-04, 2026-03 or 2026."};
}

}  // namespace

Status Conditions::add_article(const std::string& outlet, const std::string& since,
                               const std::string& until, const std::string& text,
                               bool all_versions) {
  if (!outlet.empty()) add("a.outlet = ?", outlet);
  if (!since.empty()) {
    if (!is_date_or_beginning(since)) return not_a_date(since);
    add("ifnull(a.published, '') >= ?", since);
  }
  if (!until.empty()) {
    if (!is_date_or_beginning(until)) return not_a_date(until);
    add("a.published IS NOT NULL AND substr(a.published, 1, length(?)) <= ?", until);
    value(until);
  }
  if (!text.empty()) {
    Result<std::string> words = search_query(text);
    if (!words.ok()) return words.status();
    add("a.row IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)",
        std::move(words).value());
  }
  if (!all_versions) add("NOT EXISTS (SELECT 1 FROM article n WHERE n.replaces = a.row)");
  return Status::Ok();
}

void Conditions::add_acts(std::string_view column, const std::vector<Act>& acts) {
  if (acts.empty()) return;
  std::string condition = std::string(column) + " IN (";
  for (size_t i = 0; i < acts.size(); ++i) condition += i == 0 ? "?" : ",?";
  add(condition + ")");
  for (const Act act : acts) value(std::string(name_of(act)));
}

void Conditions::bind(Query& query) const {
  for (const auto& value : values_) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      query.bind(*text);
    } else {
      query.bind(std::get<int64_t>(value));
    }
  }
}

std::string Cursor::text() const {
  return std::to_string(statement) + "." + std::to_string(article) + "." + published;
}

Result<Cursor> Cursor::parse(std::string_view text) {
  Cursor cursor;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, cursor.statement);
  if (first.ec == std::errc() && first.ptr != end && *first.ptr == '.') {
    const auto second = std::from_chars(first.ptr + 1, end, cursor.article);
    if (second.ec == std::errc() && second.ptr != end && *second.ptr == '.') {
      cursor.published.assign(second.ptr + 1, end);
      return cursor;
    }
  }
  return Status(StatusKind::InvalidInput,
                "The place to go on from is none that hearsay gave; start without it.");
}

}  // namespace hearsay
