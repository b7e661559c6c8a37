#include "ledger/word_query.h"

#include <algorithm>
#include <vector>

#include "ledger/sqlite.h"

namespace hearsay {
namespace {

constexpr size_t kMostWords = 64;

bool is_space(char c) { return static_cast<unsigned char>(c) <= ' '; }

bool has_word(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
           ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
  });
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c == 0 ? ' ' : c;
  }
  return out + "\"";
}

struct Term {
  std::string query;
  bool without = false;
  bool or_before = false;  // stands after OR
};

// Takes the next term off `typed`; false at its end. OR itself is no term.
bool take_term(std::string_view& typed, Term& term) {
  while (!typed.empty()) {
    while (!typed.empty() && is_space(typed.front())) typed.remove_prefix(1);
    if (typed.empty()) return false;
    if (typed.front() == '-' && typed.size() > 1 && !is_space(typed[1])) {
      term.without = true;
      typed.remove_prefix(1);
    }
    std::string_view word;
    if (typed.front() == '"') {
      const size_t end = std::min(typed.find('"', 1), typed.size());
      word = typed.substr(1, end - 1);
      typed.remove_prefix(std::min(end + 1, typed.size()));
    } else {
      const size_t end =
          static_cast<size_t>(std::find_if(typed.begin(), typed.end(), is_space) - typed.begin());
      word = typed.substr(0, end);
      typed.remove_prefix(end);
      if (word == "OR") {
        term.or_before = true;
        continue;
      }
    }
    bool beginning = false;
    if (!word.empty() && word.back() == '*') {
      beginning = true;
      word.remove_suffix(1);
    } else if (!typed.empty() && typed.front() == '*') {
      beginning = true;  // "a phra"*
      typed.remove_prefix(1);
    }
    if (!has_word(word)) continue;
    term.query = quoted(word) + (beginning ? "*" : "");
    return true;
  }
  return false;
}

Status nothing_to_find(std::string_view typed) {
  return {StatusKind::InvalidInput,
          "There is no word to look for in \"" + std::string(typed.substr(0, 80)) + "\"."};
}

Status too_many() {
  return {StatusKind::InvalidInput,
          "A search may have at most " + std::to_string(kMostWords) + " words."};
}

}  // namespace

Result<std::string> phrase_query(std::string_view column, std::string_view words) {
  if (!has_word(words)) return nothing_to_find(words);
  if (std::count_if(words.begin(), words.end(), is_space) > static_cast<long>(kMostWords)) {
    return too_many();
  }
  return std::string(column) + " : " + quoted(words);
}

Result<std::string> all_words_query(std::string_view column, std::string_view words) {
  std::string query;
  size_t count = 0;
  for (size_t at = 0; at < words.size();) {
    const auto end = static_cast<size_t>(
        std::find_if(words.begin() + static_cast<long>(at), words.end(), is_space) - words.begin());
    const std::string_view word = words.substr(at, end - at);
    at = end + 1;
    if (!has_word(word)) continue;
    if (++count > kMostWords) return too_many();
    query += (query.empty() ? "" : " AND ") + quoted(word);
  }
  if (query.empty()) return nothing_to_find(words);
  return std::string(column) + " : (" + query + ")";
}

Result<std::string> search_query(std::string_view typed) {
  std::string_view rest = typed;
  std::vector<std::string> groups;  // each one or more terms joined by OR
  std::string without;
  size_t count = 0;
  for (Term term; take_term(rest, term); term = Term()) {
    if (++count > kMostWords) return too_many();
    if (term.without) {
      without += (without.empty() ? "" : " OR ") + term.query;
    } else if (term.or_before && !groups.empty()) {
      groups.back() += " OR " + term.query;
    } else {
      groups.push_back(term.query);
    }
  }
  if (groups.empty()) return nothing_to_find(typed);
  std::string query;
  for (const std::string& group : groups) query += (query.empty() ? "(" : " AND (") + group + ")";
  if (!without.empty()) query = "(" + query + ") NOT (" + without + ")";
  return query;
}

Result<std::vector<size_t>> which_match(const std::vector<std::string>& texts,
                                        const std::string& match) {
  Result<Database> index = Database::open(":memory:", "in memory", SQLITE_OPEN_READWRITE, "");
  if (!index.ok()) return index.status();
  Status status = index->run(
      "CREATE VIRTUAL TABLE words USING fts5(holders, content='', columnsize=0,"
      " tokenize=\"unicode61 remove_diacritics 2\"); BEGIN");
  if (!status.ok()) return status;
  Query insert(index.value(), "INSERT INTO words(rowid, holders) VALUES(?, ?)");
  for (size_t i = 0; i < texts.size(); ++i) {
    insert.bind(static_cast<int64_t>(i)).bind(texts[i]);
    if (status = insert.run(); !status.ok()) return status;
  }
  Query find(index.value(), "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid");
  find.bind(match);
  std::vector<size_t> found;
  while (find.next()) found.push_back(static_cast<size_t>(find.integer(0)));
  if (!find.status().ok()) return find.status();
  return found;
}

}  // namespace hearsay
