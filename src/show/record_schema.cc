#include "show/record_schema.h"

namespace hearsay {
namespace {

constexpr std::string_view kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "hearsay/1",
  "title": "hearsay record: one article and who says what in it",
  "description": "Spans are Unicode code points into article.text, half open: [start, end]. Unknown is null, or \"unknown\" in an enumeration. Fields may be added; readers pass over those they do not know.",
  "type": "object",
  "required": ["schema", "article", "statements", "events", "actors", "made_by"],
  "properties": {
    "schema": {"const": "hearsay/1"},
    "article": {"$ref": "#/$defs/article"},
    "statements": {"type": "array", "items": {"$ref": "#/$defs/statement"}},
    "events": {"type": "array", "items": {"$ref": "#/$defs/event"}},
    "actors": {"type": "array", "items": {"$ref": "#/$defs/actor"}},
    "notes": {"type": "array", "items": {
      "type": "object", "required": ["stage", "text"],
      "properties": {"stage": {"type": "string"}, "text": {"type": "string"}}}},
    "made_by": {
      "type": "object", "required": ["program"],
      "properties": {
        "program": {"$ref": "#/$defs/text"}, "model": {"$ref": "#/$defs/text"}, "engine": {"$ref": "#/$defs/text"},
        "stages": {"type": "array", "items": {
          "type": "object", "required": ["name", "version"],
          "properties": {"name": {"type": "string"}, "version": {"type": "integer"}}}}}}
  },
  "$defs": {
    "text": {"type": ["string", "null"]},
    "span": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
    "span_or_null": {"anyOf": [{"$ref": "#/$defs/span"}, {"type": "null"}]},
    "act": {"enum": ["assert", "confirm", "deny", "doubt", "decline", "silent", "urge", "ask", "commit", "judge", "think", "relay", "unknown"]},
    "kind": {"enum": ["person", "organisation", "state", "group", "outlet", "document", "unknown"]},
    "polarity": {"enum": ["positive", "negative", "unknown"]},
    "certainty": {"enum": ["certain", "probable", "possible", "unknown"]},
    "article": {
      "type": "object", "required": ["id", "text", "sha256"],
      "properties": {
        "id": {"type": "string", "pattern": "^a:[0-9a-f]{16}$"},
        "text": {"type": "string", "description": "The report as it was read, in UTF-8, CR LF turned into LF"},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "published": {"$ref": "#/$defs/text"}, "outlet": {"$ref": "#/$defs/text"}, "title": {"$ref": "#/$defs/text"},
        "byline": {"$ref": "#/$defs/text"}, "url": {"$ref": "#/$defs/text"}, "language": {"$ref": "#/$defs/text"},
        "source_id": {"$ref": "#/$defs/text"}, "body": {"$ref": "#/$defs/span_or_null"}}},
    "passage": {
      "type": "object", "required": ["text", "span"],
      "properties": {"text": {"type": "string"}, "span": {"$ref": "#/$defs/span"}}},
    "passage_or_null": {"anyOf": [{"$ref": "#/$defs/passage"}, {"type": "null"}]},
    "said": {
      "anyOf": [{"type": "null"}, {
        "type": "object", "required": ["text", "value"],
        "properties": {"text": {"$ref": "#/$defs/text"}, "span": {"$ref": "#/$defs/span_or_null"},
          "value": {"$ref": "#/$defs/text", "description": "ISO 8601: a date, a month or an interval"},
          "basis": {"$ref": "#/$defs/text"}}}]},
    "holder": {
      "type": "object", "required": ["text", "span", "named", "kind", "number"],
      "properties": {
        "text": {"type": "string"}, "span": {"$ref": "#/$defs/span"}, "actor": {"$ref": "#/$defs/text"},
        "named": {"type": ["boolean", "null"]}, "kind": {"$ref": "#/$defs/kind"},
        "number": {"enum": ["one", "several", "unknown"]}, "affiliation": {"$ref": "#/$defs/text"},
        "country": {"$ref": "#/$defs/text"}, "access": {"$ref": "#/$defs/text"}, "anonymity": {"$ref": "#/$defs/text"},
        "refers_to": {"$ref": "#/$defs/span_or_null"}, "affiliation_span": {"$ref": "#/$defs/span_or_null"},
        "access_span": {"$ref": "#/$defs/span_or_null"}, "anonymity_span": {"$ref": "#/$defs/span_or_null"},
        "description": {"$ref": "#/$defs/passage_or_null"}}},
    "hop": {
      "type": "object", "required": ["holder", "cue", "act"],
      "properties": {
        "holder": {"anyOf": [{"$ref": "#/$defs/holder"}, {"type": "null"}]},
        "cue": {"$ref": "#/$defs/passage_or_null"}, "act": {"$ref": "#/$defs/act"},
        "channel": {"anyOf": [{"type": "null"}, {
          "type": "object", "required": ["text", "kind"],
          "properties": {"text": {"type": "string"}, "span": {"$ref": "#/$defs/span"},
            "kind": {"enum": ["social_media", "interview", "statement", "briefing", "speech", "report", "letter", "intermediary", "court", "poll", "other"]}}}]},
        "recipient": {"anyOf": [{"type": "null"}, {
          "type": "object", "required": ["text"],
          "properties": {"text": {"type": "string"}, "span": {"$ref": "#/$defs/span"}, "actor": {"$ref": "#/$defs/text"}}}]},
        "through": {"$ref": "#/$defs/passage_or_null"}, "said": {"$ref": "#/$defs/said"},
        "implied": {"type": "boolean"}, "words": {"$ref": "#/$defs/passage_or_null"},
        "voiced": {"$ref": "#/$defs/passage_or_null"}, "again": {"$ref": "#/$defs/passage_or_null"}}},
    "statement": {
      "type": "object", "required": ["id", "act", "content", "chain", "certainty", "polarity", "confidence"],
      "properties": {
        "id": {"type": "string", "pattern": "^s:[0-9a-f]{16}$"}, "act": {"$ref": "#/$defs/act"},
        "content": {
          "type": "object", "required": ["spans", "text", "quote"],
          "properties": {"spans": {"type": "array", "items": {"$ref": "#/$defs/span"}}, "text": {"$ref": "#/$defs/text"},
            "quote": {"enum": ["direct", "indirect", "mixed", "none"]}}},
        "chain": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/hop"},
          "description": "From the article inward; the last hop is the origin"},
        "target": {"anyOf": [{"type": "null"}, {
          "type": "object",
          "properties": {"holder": {"$ref": "#/$defs/text"}, "statement": {"$ref": "#/$defs/text"}}}]},
        "certainty": {"$ref": "#/$defs/certainty"}, "polarity": {"$ref": "#/$defs/polarity"},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1}}},
    "role": {"anyOf": [{"type": "null"}, {
      "type": "object",
      "properties": {"text": {"$ref": "#/$defs/text"}, "span": {"$ref": "#/$defs/span_or_null"},
        "actor": {"$ref": "#/$defs/text"}, "code": {"$ref": "#/$defs/text"}}}]},
    "event": {
      "type": "object", "required": ["id", "type"],
      "properties": {
        "id": {"type": "string"}, "type": {"$ref": "#/$defs/text"}, "mode": {"$ref": "#/$defs/text"},
        "actor": {"$ref": "#/$defs/role"}, "recipient": {"$ref": "#/$defs/role"}, "when": {"$ref": "#/$defs/said"},
        "where": {"$ref": "#/$defs/passage_or_null"}, "anchor": {"$ref": "#/$defs/passage_or_null"},
        "statement": {"$ref": "#/$defs/text"}, "polarity": {"$ref": "#/$defs/polarity"},
        "certainty": {"$ref": "#/$defs/certainty"}}},
    "actor": {
      "type": "object", "required": ["id", "name", "mentions"],
      "properties": {
        "id": {"type": "string"}, "name": {"$ref": "#/$defs/text"}, "kind": {"$ref": "#/$defs/kind"},
        "country": {"$ref": "#/$defs/text"}, "wikidata": {"$ref": "#/$defs/text"},
        "mentions": {"type": "array", "items": {"$ref": "#/$defs/span"}},
        "suggested": {"type": "array", "items": {
          "type": "object", "required": ["id", "score"],
          "properties": {"id": {"type": "string"}, "score": {"type": "number", "minimum": 0, "maximum": 1},
            "reason": {"$ref": "#/$defs/text"}}}}}}
  }
}
)json";

}  // namespace

std::string_view record_schema() { return kSchema; }

}  // namespace hearsay
