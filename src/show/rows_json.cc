#include "show/rows_json.h"

#include <ctime>

#include "base/json_writer.h"
#include "hearsay/record.h"

namespace hearsay {

std::string iso_time(const std::optional<int64_t>& seconds) {
  if (!seconds) return {};
  const auto time = static_cast<std::time_t>(*seconds);
  std::tm parts{};
  char text[32];
  if (gmtime_r(&time, &parts) == nullptr) return {};
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string row_json(const FoundStatement& found) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("statement");
  json.raw(found.record);
  json.key("article");
  json.raw(article_json(*found.article, false));
  json.end_object();
  return out;
}

std::string row_json(const FoundArticle& found) {
  std::string out = article_json(found.article, false);
  out.pop_back();
  std::string more;
  JsonWriter json(more);
  json.begin_object();
  json.key("version");
  json.number(uint64_t{found.version});
  json.key("replaces");
  json.string_or_null(found.replaces);
  json.key("replaced_by");
  json.string_or_null(found.replaced_by);
  json.key("statements");
  json.number(uint64_t{found.statements});
  json.key("recorded");
  json.string_or_null(iso_time(found.recorded));
  json.end_object();
  return out + "," + more.substr(1);
}

std::string row_json(const FoundActor& found) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("name");
  json.string_or_null(found.name);
  json.key("actor");
  json.string_or_null(found.id);
  json.key("kind");
  json.string(name_of(found.kind));
  json.key("country");
  json.string_or_null(found.country);
  json.key("named");
  found.named ? json.boolean(*found.named) : json.null();
  json.key("statements");
  json.number(uint64_t{found.statements});
  json.key("articles");
  json.number(uint64_t{found.articles});
  json.key("acts");
  json.begin_object();
  for (size_t i = 0; i < found.acts.size(); ++i) {
    if (found.acts[i] == 0) continue;
    json.key(name_of(static_cast<Act>(i)));
    json.number(uint64_t{found.acts[i]});
  }
  json.end_object();
  json.key("first");
  json.string_or_null(found.first);
  json.key("last");
  json.string_or_null(found.last);
  json.end_object();
  return out;
}

std::string shown_json(const Shown& shown) {
  switch (shown.kind) {
    case Shown::Kind::Article:
      return record_json(shown.report, shown.made_by);
    case Shown::Kind::Statement:
      return row_json(shown.statement);
    case Shown::Kind::Actor:
      break;
  }
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("id");
  json.string_or_null(shown.actor.id);
  json.key("name");
  json.string_or_null(shown.actor.name);
  json.key("kind");
  json.string(name_of(shown.actor.kind));
  json.key("country");
  json.string_or_null(shown.actor.country);
  json.key("statements");
  json.begin_array();
  for (const FoundStatement& found : shown.statements) json.raw(row_json(found));
  json.end_array();
  json.end_object();
  return out;
}

}  // namespace hearsay
