#include "read/json_lines.h"

#include <simdjson.h>

#include "base/utf8.h"
#include "read/iso_date.h"
#include "read/text_file.h"

namespace hearsay {
namespace {

namespace dom = simdjson::dom;

Status invalid(const std::string& where, const std::string& why) {
  return {StatusKind::InvalidInput, where + " " + why};
}

struct Field {
  const char* key;
  std::string Article::*member;
};
constexpr Field kFields[] = {
    {"id", &Article::source_id},      {"url", &Article::url},
    {"outlet", &Article::outlet},     {"title", &Article::title},
    {"byline", &Article::byline},     {"published", &Article::published},
    {"language", &Article::language},
};

// What to do where the article stands under a name that others use for it.
std::string elsewhere_called(dom::object object) {
  for (const char* key : {"content", "body", "maintext", "article", "articleBody", "full_text",
                          "content_text", "fulltext", "document"}) {
    std::string_view text;
    if (object[key].get_string().get(text) || text.size() < 40) continue;
    const std::string name = key;
    return ". It may be \"" + name + "\" here; jq -c '.text = ." + name +
           "' gives the file hearsay reads";
  }
  return {};
}

Result<Article> article_from(dom::element element, const ReadOptions& options,
                             const std::string& read_from,
                             const std::function<void(const InputProblem&)>& problem) {
  dom::object object;
  if (element.get_object().get(object))
    return invalid(read_from,
                   "is not a JSON object; give one article a line, as {\"text\": \"...\"}");
  std::string_view text;
  if (object["text"].get_string().get(text)) {
    return invalid(read_from, "has no string \"text\"; that key holds the article" +
                                  elsewhere_called(object));
  }
  if (text.size() > options.limits.max_article_bytes) {
    return Status(StatusKind::Limit, read_from + " has a text larger than the limit of " +
                                         std::to_string(options.limits.max_article_bytes >> 20) +
                                         " MB");
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return invalid(read_from, "has an empty \"text\"; there is nothing to read");
  }
  if (text.find('\0') != std::string_view::npos) {
    return invalid(read_from, "has a NUL character in \"text\", so it is no text");
  }
  Article article;
  article.read_from = read_from;
  article.text = std::string(text);
  crlf_to_lf(article.text);
  take_header(article);
  for (const Field& field : kFields) {
    dom::element value;
    if (object[field.key].get(value) || value.is_null()) continue;
    std::string_view string;
    int64_t number = 0;
    if (!value.get_string().get(string)) {
      article.*field.member = std::string(string);
    } else if (field.member == &Article::source_id && !value.get_int64().get(number)) {
      article.source_id = std::to_string(number);
    } else {
      return invalid(read_from, std::string("has a \"") + field.key + "\" that is no string");
    }
  }
  if (!article.published.empty() && !is_iso_date(article.published)) {
    problem({read_from,
             read_from + " has the date '" + article.published.substr(0, 40) +
                 "', which is not of the form 2026-03-04; the article was read without it",
             StatusKind::InvalidInput, false});
    article.published.clear();
  }
  complete_article(article, options);
  return article;
}

}  // namespace

struct JsonArticles::Parser {
  dom::parser parser;
};

JsonArticles::JsonArticles(const ReadOptions& options)
    : options_(options), parser_(std::make_unique<Parser>()) {}
JsonArticles::~JsonArticles() = default;

Result<Article> JsonArticles::read(std::string_view line, const std::string& read_from,
                                   const std::function<void(const InputProblem&)>& problem) {
  dom::element element;
  const auto error = parser_->parser.parse(line.data(), line.size()).get(element);
  if (error) {
    return invalid(read_from, std::string("is not valid JSON: ") + simdjson::error_message(error));
  }
  return article_from(element, options_, read_from, problem);
}

bool JsonArticles::read_document(std::string_view document, const std::string& read_from,
                                 const std::function<bool(Article&&)>& take,
                                 const std::function<void(const InputProblem&)>& problem) {
  dom::element element;
  if (parser_->parser.parse(document.data(), document.size()).get(element)) return false;
  const auto give = [&](dom::element one, const std::string& name) {
    Result<Article> article = article_from(one, options_, name, problem);
    if (article.ok()) return take(std::move(*article));
    problem({name, article.status().message(), article.status().kind(), true});
    return true;
  };
  dom::array array;
  if (element.get_array().get(array)) {
    give(element, read_from);
    return true;
  }
  size_t index = 0;
  for (const dom::element one : array) {
    if (!give(one, read_from + "[" + std::to_string(index++) + "]")) break;
  }
  return true;
}

}  // namespace hearsay
