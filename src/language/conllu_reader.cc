#include "language/conllu_reader.h"

#include <charconv>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr size_t kColumns = 10;

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// The value of "# KEY = VALUE" or "# KEY"; false for other comments.
bool comment_value(std::string_view line, std::string_view key, std::string_view& value) {
  std::string_view rest = trimmed(line.substr(1));
  if (!rest.starts_with(key)) return false;
  rest = trimmed(rest.substr(key.size()));
  if (rest.starts_with("id")) rest = trimmed(rest.substr(2));
  if (!rest.empty() && !rest.starts_with('=')) return false;
  value = rest.empty() ? rest : trimmed(rest.substr(1));
  return true;
}

bool split_columns(std::string_view line, std::string_view (&columns)[kColumns]) {
  for (size_t i = 0; i < kColumns; ++i) {
    const size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == kColumns)) return false;
    columns[i] = line.substr(0, tab);
    if (columns[i].empty()) return false;
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  return true;
}

// A number of at most seven digits; 0 for anything else.
uint32_t number_of(std::string_view text) {
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && text.size() <= 7 ? value : 0;
}

bool no_space_after(std::string_view misc) {
  constexpr std::string_view kNo = "SpaceAfter=No";
  for (size_t at = misc.find(kNo); at != std::string_view::npos; at = misc.find(kNo, at + 1)) {
    const size_t end = at + kNo.size();
    if ((at == 0 || misc[at - 1] == '|') && (end == misc.size() || misc[end] == '|')) return true;
  }
  return false;
}

struct Word {
  std::string_view form;
  bool space_after = true;
};

// One sentence from its lines; the words point into them.
class SentenceParser {
 public:
  SentenceParser(ConlluSentence& sentence, std::vector<Word>& words, uint32_t most_words)
      : sentence_(sentence), words_(words), most_words_(most_words) {}

  // What is wrong with the line, or empty.
  std::string add(const std::string& line) {
    if (line.starts_with('#')) {
      if (!sentence_.rows.empty()) return "a comment stands between the words of a sentence";
      sentence_.comments.push_back(line);
      return {};
    }
    std::string_view columns[kColumns];
    if (!split_columns(line, columns)) return "there are not ten columns with tabs between";
    const std::string_view id = columns[0];
    const auto next = static_cast<uint32_t>(words_.size()) + 1;
    if (const size_t dash = id.find('-'); dash != std::string_view::npos) {
      const uint32_t first = number_of(id.substr(0, dash)), last = number_of(id.substr(dash + 1));
      if (first != next || last < first || next <= range_end_) {
        return "the multiword token " + std::string(id) + " does not begin at the next word";
      }
      range_end_ = last;
      range_space_ = !no_space_after(columns[9]);
      sentence_.rows.push_back({false, line});
    } else if (id.find('.') != std::string_view::npos) {
      const size_t dot = id.find('.');
      if ((id.substr(0, dot) != "0" && number_of(id.substr(0, dot)) != next - 1) ||
          (id.substr(0, dot) == "0" && next != 1) || number_of(id.substr(dot + 1)) == 0) {
        return "the empty node " + std::string(id) + " does not follow its word";
      }
      sentence_.rows.push_back({false, line});
    } else {
      if (number_of(id) != next) {
        return "the word should have the number " + std::to_string(next) + ", not " +
               std::string(id.substr(0, 20));
      }
      if (next > most_words_) {
        return "the sentence has more than " + std::to_string(most_words_) + " words";
      }
      const bool space = next < range_end_    ? false
                         : next == range_end_ ? range_space_
                                              : !no_space_after(columns[9]);
      words_.push_back({columns[1], space});
      sentence_.rows.push_back({true, std::string(columns[9])});
    }
    return {};
  }
  std::string finish() const {
    return range_end_ > words_.size() ? "a multiword token ends after the last word" : "";
  }

 private:
  ConlluSentence& sentence_;
  std::vector<Word>& words_;
  uint32_t most_words_;
  uint32_t range_end_ = 0;  // the last word of the multiword token begun last
  bool range_space_ = true;
};

void append(Report& report, const std::vector<Word>& words, bool paragraph) {
  TextLayer& text = report.text;
  std::string& all = report.article.text;
  if (paragraph || text.paragraphs.empty()) {
    if (!text.tokens.empty()) {
      all.resize(text.tokens.back().span.end);
      all += "\n\n";
    }
    Paragraph fresh;
    fresh.first_sentence = static_cast<uint32_t>(text.sentences.size());
    fresh.span.begin = static_cast<uint32_t>(all.size());
    text.paragraphs.push_back(fresh);
  }
  Sentence sentence;
  sentence.first_token = static_cast<uint32_t>(text.tokens.size());
  sentence.paragraph = static_cast<uint32_t>(text.paragraphs.size() - 1);
  for (const Word& word : words) {
    Token token;
    token.span.begin = static_cast<uint32_t>(all.size());
    token.space_before = all.empty() || all.back() == ' ' || all.back() == '\n';
    all += word.form;
    token.span.end = static_cast<uint32_t>(all.size());
    text.tokens.push_back(token);
    if (word.space_after) all += ' ';
  }
  sentence.end_token = static_cast<uint32_t>(text.tokens.size());
  sentence.span = {text.tokens[sentence.first_token].span.begin, text.tokens.back().span.end};
  text.sentences.push_back(sentence);
  text.paragraphs.back().end_sentence = static_cast<uint32_t>(text.sentences.size());
  text.paragraphs.back().span.end = sentence.span.end;
}

}  // namespace

ConlluReader::ConlluReader(ByteSource& source, std::string name, ConlluLimits limits)
    : lines_(source, limits.line_bytes), name_(std::move(name)), limits_(limits) {}

Result<bool> ConlluReader::read_block(Block& block) {
  block = {};
  LineReader::Line line;
  size_t bytes = 0;
  for (;;) {
    const Result<bool> more = lines_.next(line);
    if (!more.ok()) return more.status();
    if (!*more) break;
    if (line.number == 1 && line.text.starts_with("\xEF\xBB\xBF")) line.text.erase(0, 3);
    if (!line.too_long && line.text.empty()) {
      if (block.first_line == 0) continue;
      break;
    }
    if (block.first_line == 0) block.first_line = line.number;
    if (!block.problem.empty()) continue;
    bytes += line.text.size();
    const char* why = line.too_long                      ? "the line is too long"
                      : bytes > limits_.sentence_bytes   ? "the sentence is too long"
                      : first_invalid_utf8(line.text)    ? "the line is not valid UTF-8"
                                                         : nullptr;
    if (why != nullptr) {
      block.problem = name_ + ":" + std::to_string(line.number) + ": " + why;
      continue;
    }
    block.lines.push_back(std::move(line.text));
  }
  return block.first_line != 0;
}

Result<bool> ConlluReader::next(ConlluDocument& document,
                                const std::function<void(const std::string&)>& problem) {
  document = {};
  Report& report = document.report;
  size_t bytes = 0;
  for (;;) {
    Block block = std::exchange(waiting_, {});
    if (block.first_line == 0) {
      const Result<bool> more = read_block(block);
      if (!more.ok()) return more.status();
      if (!*more) break;
    }
    for (const std::string& line : block.lines) {
      std::string_view value;
      if (!line.starts_with('#')) break;
      if (comment_value(line, "newdoc", value)) {
        if (!document.sentences.empty()) {
          waiting_ = std::move(block);
          break;
        }
        id_ = value;
        new_paragraph_ = true;
      }
      if (comment_value(line, "newpar", value)) new_paragraph_ = true;
    }
    if (waiting_.first_line != 0) break;
    ConlluSentence sentence;
    std::vector<Word> words;
    SentenceParser parser(sentence, words, limits_.sentence_words);
    for (size_t i = 0; i < block.lines.size() && block.problem.empty(); ++i) {
      const std::string why = parser.add(block.lines[i]);
      if (!why.empty()) {
        block.problem = name_ + ":" + std::to_string(block.first_line + i) + ": " + why;
      }
      bytes += block.lines[i].size();
    }
    if (const std::string why = parser.finish(); block.problem.empty() && !why.empty()) {
      block.problem = name_ + ":" + std::to_string(block.first_line) + ": " + why;
    }
    if (!block.problem.empty()) {
      problem(block.problem + "; the sentence was passed over");
      continue;
    }
    if (words.empty()) continue;  // comments alone
    append(report, words, std::exchange(new_paragraph_, false));
    document.sentences.push_back(std::move(sentence));
    if (report.text.tokens.size() >= limits_.document_words || bytes >= limits_.document_bytes) {
      break;
    }
  }
  report.article.source_id = id_;
  report.article.body = {0, static_cast<uint32_t>(report.article.text.size())};
  report.article.read_from = name_;
  return !document.sentences.empty();
}

}  // namespace hearsay
