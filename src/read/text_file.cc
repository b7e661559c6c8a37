#include "read/text_file.h"

#include <algorithm>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "read/iso_date.h"

namespace hearsay {
namespace {

// UTF-16 without a BOM shows itself by zero bytes at every other place. Looks at the first bytes.
enum class Wide { No, Little, Big };
Wide wide_without_bom(std::string_view bytes) {
  const size_t look = std::min<size_t>(bytes.size(), 512) & ~size_t{1};
  if (look < 8) return Wide::No;
  size_t even = 0, odd = 0;
  for (size_t i = 0; i < look; i += 2) {
    even += bytes[i] == '\0';
    odd += bytes[i + 1] == '\0';
  }
  const size_t most = look / 2 * 8 / 10;
  if (odd > most && even == 0) return Wide::Little;
  if (even > most && odd == 0) return Wide::Big;
  return Wide::No;
}

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Where the value of a header key goes; null for a word that is no key.
std::string Article::*field_of(std::string_view key) {
  if (key == "date" || key == "published") return &Article::published;
  if (key == "outlet") return &Article::outlet;
  if (key == "title") return &Article::title;
  if (key == "byline") return &Article::byline;
  if (key == "url") return &Article::url;
  if (key == "language") return &Article::language;
  if (key == "id") return &Article::source_id;
  return nullptr;
}

struct HeaderLine {
  std::string Article::*field;
  std::string_view value;
  bool colon;
};

// Lines `key value` or `key: value` up to an empty line. A lone line without colon is a header
// only if it gives a date: "title fights resume in spring" alone is a headline, not a header.
bool take_header_lines(Article& article) {
  const std::string_view text = article.text;
  std::vector<HeaderLine> lines;
  size_t at = 0;
  bool closed = false;
  while (at < text.size()) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    at = std::min(end + 1, text.size());
    if (line.empty()) {
      closed = true;
      break;
    }
    const size_t key_end = line.find_first_of(" \t:");
    if (key_end == std::string_view::npos || lines.size() > 16) return false;
    const auto field = field_of(line.substr(0, key_end));
    if (field == nullptr) return false;
    const bool colon = line[key_end] == ':';
    lines.push_back({field, trimmed(line.substr(key_end + 1)), colon});
  }
  if (lines.empty() || !closed) return false;
  const auto dated = [](const HeaderLine& l) {
    return l.field == &Article::published && is_iso_date(l.value);
  };
  const bool convincing =
      lines.size() > 1 || lines[0].colon || std::any_of(lines.begin(), lines.end(), dated);
  if (!convincing) return false;
  for (const HeaderLine& line : lines) {
    if (line.field == &Article::published && !is_iso_date(line.value)) continue;
    article.*line.field = std::string(line.value);
  }
  article.body.begin = static_cast<uint32_t>(at);
  return true;
}

// ` date 2026-03-04 ` right before the text, on its line.
void take_inline_date(Article& article) {
  std::string_view text = article.text;
  const size_t begin = text.find_first_not_of(" \t");
  constexpr std::string_view kKey = "date ";
  if (begin == std::string_view::npos || text.substr(begin, kKey.size()) != kKey) return;
  const size_t value = text.find_first_not_of(' ', begin + kKey.size());
  if (value == std::string_view::npos) return;
  const size_t end = std::min(text.find_first_of(" \t\n", value), text.size());
  const std::string_view date = text.substr(value, end - value);
  if (!is_iso_date(date)) return;
  article.published = std::string(date);
  article.body.begin =
      static_cast<uint32_t>(std::min(text.find_first_not_of(" \t\n", end), text.size()));
}

}  // namespace

void crlf_to_lf(std::string& text) {
  const size_t first = text.find("\r\n");
  if (first == std::string::npos) return;
  size_t out = first;
  for (size_t in = first; in < text.size(); ++in) {
    if (text[in] == '\r' && in + 1 < text.size() && text[in + 1] == '\n') continue;
    text[out++] = text[in];
  }
  text.resize(out);
}

Result<std::string> decode_text(std::string_view bytes, const std::string& name) {
  std::string text;
  const auto starts = [&](std::string_view bom) { return bytes.substr(0, bom.size()) == bom; };
  const Wide wide = wide_without_bom(bytes);
  if (starts("\xEF\xBB\xBF")) {
    text = bytes.substr(3);
  } else if (starts("\xFF\xFE") || starts("\xFE\xFF")) {
    text = utf16_to_utf8(bytes.substr(2), starts("\xFF\xFE"));
  } else if (wide != Wide::No) {
    text = utf16_to_utf8(bytes, wide == Wide::Little);
  } else {
    text = bytes;
  }
  if (const size_t nul = text.find('\0'); nul != std::string::npos) {
    return Status(StatusKind::InvalidInput,
                  name + " holds a NUL byte at byte " + std::to_string(nul) +
                      ", so it is no text; give a text or JSON Lines file");
  }
  if (const auto bad = first_invalid_utf8(text)) {
    return Status(StatusKind::InvalidInput,
                  name + " is not valid UTF-8 at byte " + std::to_string(*bad) +
                      "; convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8");
  }
  crlf_to_lf(text);
  return text;
}

void take_header(Article& article) {
  article.body = {0, static_cast<uint32_t>(article.text.size())};
  if (!take_header_lines(article)) take_inline_date(article);
}

void complete_article(Article& article, const ReadOptions& options) {
  const auto fill = [](std::string& field, const std::string& given) {
    if (field.empty()) field = given;
  };
  fill(article.published, options.published);
  fill(article.outlet, options.outlet);
  fill(article.title, options.title);
  fill(article.byline, options.byline);
  fill(article.url, options.url);
  fill(article.language, options.language);
  identify(article);
}

Result<Article> article_from_text(std::string_view bytes, const ReadOptions& options,
                                  std::string read_from) {
  if (bytes.empty()) {
    return Status(StatusKind::InvalidInput, read_from + " is empty; give a file with an article");
  }
  Result<std::string> text = decode_text(bytes, read_from);
  if (!text.ok()) return text.status();
  Article article;
  article.text = std::move(*text);
  take_header(article);
  if (trimmed(article.body.of(article.text)).empty()) {
    return Status(StatusKind::InvalidInput,
                  read_from + " holds no text after its header; give a file with an article");
  }
  article.read_from = std::move(read_from);
  complete_article(article, options);
  return article;
}

void read_text(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
               const HearProblem& problem) {
  Result<Article> article = article_from_text(input.bytes, options, input.name);
  if (!article.ok()) {
    problem({input.name, article.status().message(), article.status().kind(), true});
    return;
  }
  if (article->url.empty() && !input.url.empty()) {
    article->url = input.url;
    identify(*article);
  }
  take(std::move(*article));
}

void identify(Article& article) {
  article.sha256 = sha256_hex(article.text);
  article.id = Fingerprint("a:")
                   .add(article.sha256)
                   .add(article.outlet)
                   .add(article.url)
                   .add(article.published)
                   .add(article.title)
                   .add(article.byline)
                   .id();
}

}  // namespace hearsay
