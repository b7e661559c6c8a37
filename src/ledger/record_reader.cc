#include "ledger/record_reader.h"

#include <simdjson.h>

#include <optional>

#include "base/hash.h"
#include "base/utf8.h"

namespace hearsay {
namespace {

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;
using Array = simdjson::dom::array;

// Where in a record the reader stands, and the first thing found wrong there.
class Place {
 public:
  struct Step {
    std::string_view key;  // empty: an index
    size_t index = 0;
  };

  void enter(std::string_view key) { steps_.push_back({key, 0}); }
  void enter(size_t index) { steps_.push_back({{}, index}); }
  void leave() { steps_.pop_back(); }

  // Always false, so that checks can answer `return place.wrong("...")`.
  bool wrong(std::string_view what) {
    if (!problem_.empty()) return false;
    for (const Step& step : steps_) {
      if (step.key.empty()) {
        problem_ += "[" + std::to_string(step.index) + "]";
      } else {
        if (!problem_.empty()) problem_ += '.';
        problem_ += step.key;
      }
    }
    problem_ = (problem_.empty() ? "the record" : problem_) + " " + std::string(what);
    return false;
  }

  Status status() const {
    return {StatusKind::InvalidInput, "Bad hearsay record: " + problem_ + "."};
  }

 private:
  std::vector<Step> steps_;
  std::string problem_;
};

class Inside {
 public:
  template <typename Step>
  Inside(Place& place, Step step) : place_(place) {
    place_.enter(step);
  }
  ~Inside() { place_.leave(); }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  Place& place_;
};

// Reads the values of one record. Each function answers false after noting what is wrong.
class ValueReader {
 public:
  ValueReader(std::string_view text, const OffsetMap& map)
      : text_(text), map_(map), code_points_(map.code_points(text.size())) {}

  bool read(Element from, Statement& to);
  bool read(Element from, Event& to);
  bool read(Element from, Actor& to);
  bool read(Element from, SuggestedActor& to);
  bool read(Element from, MadeBy& to);
  bool read(Element from, Note& to);
  bool article(Object from, Article& to);

  // Reads the array at `key` into `to`, item by item.
  template <typename T>
  bool list(Object from, std::string_view key, std::vector<T>& to);
  template <typename T>
  bool items(Element from, std::vector<T>& to);

  // The value at `key`; nullopt where it is missing or null.
  std::optional<Element> value(Object from, std::string_view key) {
    Element element;
    if (from.at_key(key).get(element) != simdjson::SUCCESS || element.is_null()) return {};
    return element;
  }
  bool object(Element from, Object& to) {
    return from.get(to) == simdjson::SUCCESS || place.wrong("must be an object");
  }
  // Empty where missing or null.
  bool text(Object from, std::string_view key, std::string& to) {
    const auto element = value(from, key);
    if (!element) return true;
    std::string_view found;
    if (element->get(found) != simdjson::SUCCESS) {
      const Inside inside(place, key);
      return place.wrong("must be a string or null");
    }
    to = found;
    return true;
  }

  Place place;

 private:
  template <typename T>
  bool word(Object from, std::string_view key, std::optional<T> (*parse)(std::string_view), T& to) {
    const auto element = value(from, key);
    if (!element) return true;
    std::string_view found;
    if (element->get(found) == simdjson::SUCCESS) {
      if (const std::optional<T> parsed = parse(found)) {
        to = *parsed;
        return true;
      }
    }
    const Inside inside(place, key);
    return place.wrong("is none of the words allowed there");
  }
  bool flag(Object from, std::string_view key, std::optional<bool>& to) {
    const auto element = value(from, key);
    if (!element) return true;
    bool found = false;
    if (element->get(found) != simdjson::SUCCESS) {
      const Inside inside(place, key);
      return place.wrong("must be true, false or null");
    }
    to = found;
    return true;
  }

  bool pair(Element from, Span& to);
  bool span(Object from, std::string_view key, Span& to);
  bool same_text(Object from, std::string_view key, Span span);
  bool passage(Object from, std::string_view key, Span& to);
  bool holder(Object from, Holder& to);
  bool said(Object from, std::string_view key, std::optional<Said>& to);
  bool content(Object from, Content& to);
  bool role(Object from, std::string_view key, EventRole& to);

 public:
  bool read(Element from, Hop& to);
  bool read(Element from, Span& to) { return pair(from, to); }
  bool read(Element from, StageVersion& to);

 private:
  std::string_view text_;
  const OffsetMap& map_;
  uint32_t code_points_;  // of the whole text
};

bool ValueReader::pair(Element from, Span& to) {
  Array both;
  uint64_t begin = 0, end = 0;
  if (from.get(both) != simdjson::SUCCESS || both.size() != 2 ||
      both.at(0).get(begin) != simdjson::SUCCESS || both.at(1).get(end) != simdjson::SUCCESS) {
    return place.wrong("must be [begin, end] in code points");
  }
  if (begin >= end) return place.wrong("is an empty span");
  if (end > code_points_) return place.wrong("ends after the text");
  to = {map_.bytes(begin), map_.bytes(end)};
  return true;
}

bool ValueReader::span(Object from, std::string_view key, Span& to) {
  const auto element = value(from, key);
  if (!element) return true;
  const Inside inside(place, key);
  return pair(*element, to);
}

// The text at `key` must be what the article has at `span` (null for an empty span).
bool ValueReader::same_text(Object from, std::string_view key, Span span) {
  std::string_view found;
  const auto element = value(from, key);
  const bool is_text = element && element->get(found) == simdjson::SUCCESS;
  if (element.has_value() == is_text && found == span.of(text_)) return true;
  const Inside inside(place, key);
  return place.wrong("differs from the article at its span");
}

bool ValueReader::passage(Object from, std::string_view key, Span& to) {
  const auto element = value(from, key);
  if (!element) return true;
  const Inside inside(place, key);
  Object object_there;
  if (!object(*element, object_there)) return false;
  if (!span(object_there, "span", to)) return false;
  if (to.empty()) return place.wrong("has no span");
  return same_text(object_there, "text", to);
}

bool ValueReader::holder(Object from, Holder& to) {
  if (!span(from, "span", to.span)) return false;
  if (to.span.empty()) return place.wrong("has no span");
  return same_text(from, "text", to.span) && text(from, "actor", to.actor) &&
         flag(from, "named", to.named) && word(from, "kind", parse_holder_kind, to.kind) &&
         word(from, "number", parse_number, to.number) && text(from, "country", to.country) &&
         span(from, "refers_to", to.refers_to) && span(from, "affiliation_span", to.affiliation) &&
         same_text(from, "affiliation", to.affiliation) && span(from, "access_span", to.access) &&
         same_text(from, "access", to.access) && span(from, "anonymity_span", to.anonymity) &&
         same_text(from, "anonymity", to.anonymity) &&
         passage(from, "description", to.description);
}

bool ValueReader::said(Object from, std::string_view key, std::optional<Said>& to) {
  const auto element = value(from, key);
  if (!element) return true;
  const Inside inside(place, key);
  Object there;
  to.emplace();
  return object(*element, there) && span(there, "span", to->span) &&
         same_text(there, "text", to->span) && text(there, "value", to->value) &&
         text(there, "basis", to->basis);
}

bool ValueReader::read(Element from, Hop& to) {
  Object hop;
  if (!object(from, hop)) return false;
  if (const auto element = value(hop, "holder")) {
    const Inside inside(place, std::string_view("holder"));
    Object there;
    if (!object(*element, there) || !holder(there, to.holder.emplace())) return false;
  }
  if (const auto element = value(hop, "channel")) {
    Object there;
    to.channel.emplace();
    if (!passage(hop, "channel", to.channel->span)) return false;
    const Inside inside(place, std::string_view("channel"));
    if (!object(*element, there) || !word(there, "kind", parse_channel_kind, to.channel->kind)) {
      return false;
    }
  }
  Recipient recipient;
  if (const auto element = value(hop, "recipient")) {
    Object there;
    if (!passage(hop, "recipient", recipient.span)) return false;
    const Inside inside(place, std::string_view("recipient"));
    if (!object(*element, there) || !text(there, "actor", recipient.actor)) return false;
  }
  if (!passage(hop, "through", recipient.through)) return false;
  if (!recipient.span.empty() || !recipient.through.empty()) to.recipient = std::move(recipient);
  std::optional<bool> implied;
  if (!passage(hop, "cue", to.cue) || !word(hop, "act", parse_act, to.act) ||
      !said(hop, "said", to.said) || !flag(hop, "implied", implied) ||
      !passage(hop, "words", to.words) || !passage(hop, "voiced", to.voiced) ||
      !passage(hop, "again", to.again)) {
    return false;
  }
  to.implied = implied.value_or(false);
  return true;
}

bool ValueReader::content(Object from, Content& to) {
  if (!list(from, "spans", to.spans) || !word(from, "quote", parse_quote, to.quote)) return false;
  std::string joined;
  for (size_t i = 0; i < to.spans.size(); ++i) {
    if (i > 0 && to.spans[i].begin < to.spans[i - 1].end) {
      return place.wrong("has spans out of order");
    }
    if (i > 0) joined += kSpanJoint;
    joined += to.spans[i].of(text_);
  }
  std::string found;
  if (!text(from, "text", found)) return false;
  return found == joined || place.wrong("has another text than the article at its spans");
}

bool ValueReader::read(Element from, Statement& to) {
  Object statement;
  if (!object(from, statement) || !text(statement, "id", to.id)) return false;
  if (to.id.empty()) return place.wrong("has no id");
  if (!word(statement, "act", parse_act, to.act)) return false;
  if (const auto element = value(statement, "content")) {
    const Inside inside(place, std::string_view("content"));
    Object there;
    if (!object(*element, there) || !content(there, to.content)) return false;
  }
  if (!list(statement, "chain", to.chain)) return false;
  if (to.chain.empty()) return place.wrong("has an empty chain");
  if (to.chain.back().act != to.act) return place.wrong("has another act than its last hop");
  if (const auto element = value(statement, "target")) {
    const Inside inside(place, std::string_view("target"));
    Object there;
    to.target.emplace();
    if (!object(*element, there) || !text(there, "holder", to.target->holder) ||
        !text(there, "statement", to.target->statement)) {
      return false;
    }
  }
  if (!word(statement, "certainty", parse_certainty, to.certainty) ||
      !word(statement, "polarity", parse_polarity, to.polarity)) {
    return false;
  }
  if (const auto element = value(statement, "confidence")) {
    const Inside inside(place, std::string_view("confidence"));
    if (element->get(to.confidence) != simdjson::SUCCESS || !(to.confidence >= 0) ||
        !(to.confidence <= 1)) {
      return place.wrong("must be a number from 0 to 1");
    }
  }
  return true;
}

bool ValueReader::role(Object from, std::string_view key, EventRole& to) {
  const auto element = value(from, key);
  if (!element) return true;
  const Inside inside(place, key);
  Object there;
  return object(*element, there) && span(there, "span", to.span) &&
         same_text(there, "text", to.span) && text(there, "actor", to.actor) &&
         text(there, "code", to.code);
}

bool ValueReader::read(Element from, Event& to) {
  Object event;
  if (!object(from, event) || !text(event, "id", to.id)) return false;
  if (to.id.empty()) return place.wrong("has no id");
  return text(event, "type", to.type) && text(event, "mode", to.mode) &&
         role(event, "actor", to.actor) && role(event, "recipient", to.recipient) &&
         said(event, "when", to.when) && passage(event, "where", to.where) &&
         passage(event, "anchor", to.anchor) && text(event, "statement", to.statement) &&
         word(event, "polarity", parse_polarity, to.polarity) &&
         word(event, "certainty", parse_certainty, to.certainty);
}

bool ValueReader::read(Element from, Actor& to) {
  Object actor;
  if (!object(from, actor) || !text(actor, "id", to.id)) return false;
  if (to.id.empty()) return place.wrong("has no id");
  return text(actor, "name", to.name) && word(actor, "kind", parse_holder_kind, to.kind) &&
         text(actor, "country", to.country) && text(actor, "wikidata", to.wikidata) &&
         list(actor, "mentions", to.mentions) && list(actor, "suggested", to.suggested);
}

bool ValueReader::read(Element from, SuggestedActor& to) {
  Object suggested;
  if (!object(from, suggested) || !text(suggested, "id", to.id)) return false;
  if (to.id.empty()) return place.wrong("has no id");
  const auto element = value(suggested, "score");
  if (!element || element->get(to.score) != simdjson::SUCCESS || !(to.score >= 0) ||
      !(to.score <= 1)) {
    return place.wrong("has no score from 0 to 1");
  }
  return text(suggested, "reason", to.reason);
}

bool ValueReader::read(Element from, StageVersion& to) {
  Object stage;
  if (!object(from, stage) || !text(stage, "name", to.name)) return false;
  const auto element = value(stage, "version");
  uint64_t version = 0;
  if (!element || element->get(version) != simdjson::SUCCESS || version > UINT32_MAX) {
    return place.wrong("has no version");
  }
  to.version = static_cast<uint32_t>(version);
  return true;
}

bool ValueReader::read(Element from, MadeBy& to) {
  Object made_by;
  return object(from, made_by) && text(made_by, "program", to.program) &&
         text(made_by, "model", to.model) && text(made_by, "engine", to.engine) &&
         list(made_by, "stages", to.stages);
}

bool ValueReader::read(Element from, Note& to) {
  Object note;
  return object(from, note) && text(note, "stage", to.stage) && text(note, "text", to.text);
}

bool ValueReader::article(Object from, Article& to) {
  if (!text(from, "id", to.id)) return false;
  if (to.id.empty()) return place.wrong("has no id");
  return text(from, "sha256", to.sha256) && text(from, "published", to.published) &&
         text(from, "outlet", to.outlet) && text(from, "title", to.title) &&
         text(from, "byline", to.byline) && text(from, "url", to.url) &&
         text(from, "language", to.language) && text(from, "source_id", to.source_id) &&
         span(from, "body", to.body);
}

template <typename T>
bool ValueReader::items(Element from, std::vector<T>& to) {
  Array array;
  if (from.get(array) != simdjson::SUCCESS) return place.wrong("must be an array");
  for (const Element item : array) {
    const Inside inside(place, to.size());
    if (!read(item, to.emplace_back())) return false;
  }
  return true;
}

template <typename T>
bool ValueReader::list(Object from, std::string_view key, std::vector<T>& to) {
  const auto element = value(from, key);
  if (!element) return true;
  const Inside inside(place, key);
  return items(*element, to);
}

Status not_json(simdjson::error_code error) {
  return {StatusKind::InvalidInput, std::string("Bad hearsay record: it is not JSON (") +
                                        simdjson::error_message(error) + ")."};
}

}  // namespace

struct RecordReader::Parser {
  simdjson::dom::parser parser;
  std::string_view text;
  std::optional<OffsetMap> map = OffsetMap({});

  template <typename T>
  Result<T> one(std::string_view json) {
    Element element;
    const auto error = parser.parse(json.data(), json.size()).get(element);
    if (error != simdjson::SUCCESS) return not_json(error);
    ValueReader reader(text, *map);
    T value;
    if (!reader.read(element, value)) return reader.place.status();
    return value;
  }
};

RecordReader::RecordReader() : parser_(std::make_unique<Parser>()) {}
RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader& RecordReader::operator=(RecordReader&&) noexcept = default;

void RecordReader::set_text(std::string_view text) {
  parser_->text = text;
  parser_->map.emplace(text);
}

Result<Statement> RecordReader::statement(std::string_view json) {
  return parser_->one<Statement>(json);
}
Result<Event> RecordReader::event(std::string_view json) { return parser_->one<Event>(json); }
Result<Actor> RecordReader::actor(std::string_view json) { return parser_->one<Actor>(json); }
Result<MadeBy> RecordReader::made_by(std::string_view json) { return parser_->one<MadeBy>(json); }

Result<std::vector<Note>> RecordReader::notes(std::string_view json) {
  Element element;
  const auto error = parser_->parser.parse(json.data(), json.size()).get(element);
  if (error != simdjson::SUCCESS) return not_json(error);
  ValueReader reader(parser_->text, *parser_->map);
  std::vector<Note> notes;
  if (!reader.items(element, notes)) return reader.place.status();
  return notes;
}

Result<Report> RecordReader::record(std::string_view json, MadeBy* made_by) {
  Element element;
  const auto error = parser_->parser.parse(json.data(), json.size()).get(element);
  if (error != simdjson::SUCCESS) return not_json(error);
  Report report;
  Article& article = report.article;
  Object record, article_there;
  {
    ValueReader first({}, *(parser_->map = OffsetMap({})));
    std::string schema;
    if (!first.object(element, record) || !first.text(record, "schema", schema)) {
      return first.place.status();
    }
    if (schema != kRecordSchema) {
      (void)first.place.wrong("is not of schema " + std::string(kRecordSchema));
      return first.place.status();
    }
    const auto there = first.value(record, "article");
    first.place.enter("article");
    if (!there || !first.object(*there, article_there) ||
        !first.text(article_there, "text", article.text)) {
      (void)first.place.wrong("must be an object");
      return first.place.status();
    }
  }
  if (article.text.size() > UINT32_MAX) {
    return Status(StatusKind::Limit, "Bad hearsay record: article.text is over 4 GB long.");
  }
  const OffsetMap map(article.text);
  ValueReader reader(article.text, map);
  bool good = true;
  {
    const Inside inside(reader.place, std::string_view("article"));
    good = reader.article(article_there, article);
    if (good && article.sha256 != sha256_hex(article.text)) {
      good = reader.place.wrong("has a text that does not fit its sha256");
    }
  }
  good = good && reader.list(record, "statements", report.statements) &&
         reader.list(record, "events", report.events) &&
         reader.list(record, "actors", report.actors) && reader.list(record, "notes", report.notes);
  if (good && made_by != nullptr) {
    *made_by = {};
    const auto there = reader.value(record, "made_by");
    const Inside inside(reader.place, std::string_view("made_by"));
    good = !there || reader.read(*there, *made_by);
  }
  if (!good) return reader.place.status();
  return report;
}

Result<Report> parse_record(std::string_view json, MadeBy* made_by) {
  return RecordReader().record(json, made_by);
}

Result<Statement> parse_statement(std::string_view json, std::string_view text) {
  RecordReader reader;
  reader.set_text(text);
  return reader.statement(json);
}

Result<Event> parse_event(std::string_view json, std::string_view text) {
  RecordReader reader;
  reader.set_text(text);
  return reader.event(json);
}

Result<Actor> parse_actor(std::string_view json, std::string_view text) {
  RecordReader reader;
  reader.set_text(text);
  return reader.actor(json);
}

}  // namespace hearsay
