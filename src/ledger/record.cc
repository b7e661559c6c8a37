#include "hearsay/record.h"

#include <array>

#include "base/json_writer.h"
#include "base/utf8.h"

namespace hearsay {

struct RecordWriter::Offsets {
  explicit Offsets(std::string_view article_text) : text(article_text), map(article_text) {}
  std::string_view text;
  OffsetMap map;
};

namespace {

// Writes values of one article: knows its text and how its bytes count in code points.
class ValueWriter {
 public:
  ValueWriter(std::string_view text, const OffsetMap& map, std::string& out)
      : text_(text), map_(map), json_(out) {}

  void write(const Statement& statement);
  void write(const Event& event);
  void write(const Actor& actor);

 private:
  void pair(Span span) {
    json_.begin_array();
    json_.number(uint64_t{map_.code_points(span.begin)});
    json_.number(uint64_t{map_.code_points(span.end)});
    json_.end_array();
  }
  void pair_or_null(Span span) { span.empty() ? json_.null() : pair(span); }
  // For what is ours beside the contract: the key only where there is something.
  void pair_unless_empty(std::string_view key, Span span) {
    if (span.empty()) return;
    json_.key(key);
    pair(span);
  }
  void text_or_null(Span span) { json_.string_or_null(span.of(text_)); }
  void field(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string_or_null(value);
  }

  // {"text", "span"}, left open for more.
  void open_passage(Span span) {
    json_.begin_object();
    json_.key("text");
    json_.string(span.of(text_));
    json_.key("span");
    pair(span);
  }
  void passage_or_null(Span span) {
    if (span.empty()) return json_.null();
    open_passage(span);
    json_.end_object();
  }

  void passage_unless_empty(std::string_view key, Span span) {
    if (span.empty()) return;
    json_.key(key);
    passage_or_null(span);
  }

  void holder(const Holder& holder);
  void hop(const Hop& hop);
  void said(const std::optional<Said>& said);
  void content(const Content& content);
  void role(const EventRole& role);

  std::string_view text_;
  const OffsetMap& map_;
  JsonWriter json_;
};

void ValueWriter::holder(const Holder& holder) {
  open_passage(holder.span);
  field("actor", holder.actor);
  json_.key("named");
  holder.named ? json_.boolean(*holder.named) : json_.null();
  json_.key("kind");
  json_.string(name_of(holder.kind));
  json_.key("number");
  json_.string(name_of(holder.number));
  json_.key("affiliation");
  text_or_null(holder.affiliation);
  field("country", holder.country);
  json_.key("access");
  text_or_null(holder.access);
  json_.key("anonymity");
  text_or_null(holder.anonymity);
  json_.key("refers_to");
  pair_or_null(holder.refers_to);
  pair_unless_empty("affiliation_span", holder.affiliation);
  pair_unless_empty("access_span", holder.access);
  pair_unless_empty("anonymity_span", holder.anonymity);
  passage_unless_empty("description", holder.description);
  json_.end_object();
}

void ValueWriter::said(const std::optional<Said>& said) {
  if (!said) return json_.null();
  json_.begin_object();
  json_.key("text");
  text_or_null(said->span);
  json_.key("span");
  pair_or_null(said->span);
  field("value", said->value);
  field("basis", said->basis);
  json_.end_object();
}

void ValueWriter::hop(const Hop& hop) {
  json_.begin_object();
  json_.key("holder");
  hop.holder ? holder(*hop.holder) : json_.null();
  json_.key("cue");
  passage_or_null(hop.cue);
  json_.key("act");
  json_.string(name_of(hop.act));
  json_.key("channel");
  if (hop.channel) {
    open_passage(hop.channel->span);
    json_.key("kind");
    json_.string(name_of(hop.channel->kind));
    json_.end_object();
  } else {
    json_.null();
  }
  json_.key("recipient");
  if (hop.recipient && !hop.recipient->span.empty()) {
    open_passage(hop.recipient->span);
    field("actor", hop.recipient->actor);
    json_.end_object();
  } else {
    json_.null();
  }
  json_.key("through");
  passage_or_null(hop.recipient ? hop.recipient->through : Span{});
  json_.key("said");
  said(hop.said);
  json_.key("implied");
  json_.boolean(hop.implied);
  json_.key("words");
  passage_or_null(hop.words);
  passage_unless_empty("voiced", hop.voiced);
  passage_unless_empty("again", hop.again);
  json_.end_object();
}

void ValueWriter::content(const Content& content) {
  json_.begin_object();
  json_.key("spans");
  json_.begin_array();
  for (const Span span : content.spans) pair(span);
  json_.end_array();
  json_.key("text");
  if (content.spans.size() <= 1) {
    text_or_null(content.spans.empty() ? Span{} : content.spans.front());
  } else {
    std::string joined;
    for (const Span span : content.spans) {
      if (!joined.empty()) joined += kSpanJoint;
      joined += span.of(text_);
    }
    json_.string(joined);
  }
  json_.key("quote");
  json_.string(name_of(content.quote));
  json_.end_object();
}

void ValueWriter::write(const Statement& statement) {
  json_.begin_object();
  field("id", statement.id);
  json_.key("act");
  json_.string(name_of(statement.act));
  json_.key("content");
  content(statement.content);
  json_.key("chain");
  json_.begin_array();
  for (const Hop& link : statement.chain) hop(link);
  json_.end_array();
  json_.key("target");
  if (statement.target) {
    json_.begin_object();
    field("holder", statement.target->holder);
    field("statement", statement.target->statement);
    json_.end_object();
  } else {
    json_.null();
  }
  json_.key("certainty");
  json_.string(name_of(statement.certainty));
  json_.key("polarity");
  json_.string(name_of(statement.polarity));
  json_.key("confidence");
  json_.number(statement.confidence);
  json_.end_object();
}

void ValueWriter::role(const EventRole& role) {
  if (role.span.empty() && role.actor.empty() && role.code.empty()) return json_.null();
  json_.begin_object();
  json_.key("text");
  text_or_null(role.span);
  json_.key("span");
  pair_or_null(role.span);
  field("actor", role.actor);
  field("code", role.code);
  json_.end_object();
}

void ValueWriter::write(const Event& event) {
  json_.begin_object();
  field("id", event.id);
  field("type", event.type);
  field("mode", event.mode);
  json_.key("actor");
  role(event.actor);
  json_.key("recipient");
  role(event.recipient);
  json_.key("when");
  said(event.when);
  json_.key("where");
  passage_or_null(event.where);
  json_.key("anchor");
  passage_or_null(event.anchor);
  field("statement", event.statement);
  json_.key("polarity");
  json_.string(name_of(event.polarity));
  json_.key("certainty");
  json_.string(name_of(event.certainty));
  json_.end_object();
}

void ValueWriter::write(const Actor& actor) {
  json_.begin_object();
  field("id", actor.id);
  field("name", actor.name);
  json_.key("kind");
  json_.string(name_of(actor.kind));
  field("country", actor.country);
  field("wikidata", actor.wikidata);
  json_.key("mentions");
  json_.begin_array();
  for (const Span span : actor.mentions) pair(span);
  json_.end_array();
  if (!actor.suggested.empty()) {
    json_.key("suggested");
    json_.begin_array();
    for (const SuggestedActor& one : actor.suggested) {
      json_.begin_object();
      field("id", one.id);
      json_.key("score");
      json_.number(one.score);
      field("reason", one.reason);
      json_.end_object();
    }
    json_.end_array();
  }
  json_.end_object();
}

void write_article(const Article& article, const OffsetMap& map, bool with_text, JsonWriter& json) {
  const auto field = [&](std::string_view key, std::string_view value) {
    json.key(key);
    json.string_or_null(value);
  };
  json.begin_object();
  field("id", article.id);
  if (with_text) {
    json.key("text");
    json.string(article.text);
  }
  field("sha256", article.sha256);
  field("published", article.published);
  field("outlet", article.outlet);
  field("title", article.title);
  field("byline", article.byline);
  field("url", article.url);
  field("language", article.language);
  field("source_id", article.source_id);
  json.key("body");
  if (article.body.empty()) {
    json.null();
  } else {
    json.begin_array();
    json.number(uint64_t{map.code_points(article.body.begin)});
    json.number(uint64_t{map.code_points(article.body.end)});
    json.end_array();
  }
  json.end_object();
}

void write_made_by(const MadeBy& made_by, JsonWriter& json) {
  json.begin_object();
  json.key("program");
  json.string_or_null(made_by.program);
  json.key("model");
  json.string_or_null(made_by.model);
  json.key("engine");
  json.string_or_null(made_by.engine);
  json.key("stages");
  json.begin_array();
  for (const StageVersion& stage : made_by.stages) {
    json.begin_object();
    json.key("name");
    json.string(stage.name);
    json.key("version");
    json.number(uint64_t{stage.version});
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

RecordWriter::RecordWriter(std::string_view text) : offsets_(std::make_unique<Offsets>(text)) {}
RecordWriter::~RecordWriter() = default;

void RecordWriter::append(const Statement& statement, std::string& out) const {
  ValueWriter(offsets_->text, offsets_->map, out).write(statement);
}

void RecordWriter::append(const Event& event, std::string& out) const {
  ValueWriter(offsets_->text, offsets_->map, out).write(event);
}

void RecordWriter::append(const Actor& actor, std::string& out) const {
  ValueWriter(offsets_->text, offsets_->map, out).write(actor);
}

std::string statement_json(const Statement& statement, std::string_view text) {
  std::string out;
  RecordWriter(text).append(statement, out);
  return out;
}

std::string article_json(const Article& article, bool with_text) {
  std::string out;
  JsonWriter json(out);
  write_article(article, OffsetMap(article.text), with_text, json);
  return out;
}

std::string made_by_json(const MadeBy& made_by) {
  std::string out;
  JsonWriter json(out);
  write_made_by(made_by, json);
  return out;
}

std::string record_json(const Report& report, const MadeBy& made_by) {
  const Article& article = report.article;
  const OffsetMap map(article.text);
  std::string out;
  out.reserve(article.text.size() + 512 + report.statements.size() * 1024);
  JsonWriter json(out);
  const auto list = [&](std::string_view key, const auto& items) {
    json.key(key);
    json.begin_array();
    for (size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out += ',';
      ValueWriter(article.text, map, out).write(items[i]);
    }
    json.end_array();
  };
  json.begin_object();
  json.key("schema");
  json.string(kRecordSchema);
  json.key("article");
  write_article(article, map, true, json);
  list("statements", report.statements);
  list("events", report.events);
  list("actors", report.actors);
  json.key("notes");
  json.begin_array();
  for (const Note& note : report.notes) {
    json.begin_object();
    json.key("stage");
    json.string(note.stage);
    json.key("text");
    json.string(note.text);
    json.end_object();
  }
  json.end_array();
  json.key("made_by");
  write_made_by(made_by, json);
  json.end_object();
  return out;
}

}  // namespace hearsay
