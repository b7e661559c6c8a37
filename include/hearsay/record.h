// The JSON record: one report, or one statement, as docs/formats/ledger.md describes it. This is
// what `hearsay read` prints, what the ledger stores, and what other programs read.
//
//   std::string line = record_json(report, made_by);          // one line, no line feed at its end
//   Result<Report> again = parse_record(line);                // same statements, byte spans again
//   parse_record("{\"schema\": \"other/1\"}");                // fails: InvalidInput, and says why
//
// Inside the program spans are bytes of article.text; in the JSON they are Unicode code points.
// Unknown values are null (or "unknown" in an enumeration). Keys always stand in the same order,
// and all of the contract are always there, so equal reports give equal bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/report.h"
#include "hearsay/status.h"

namespace hearsay {

// The version of the record: value of its "schema" key.
inline constexpr std::string_view kRecordSchema = "hearsay/1";
// What joins the texts of a content with several spans in "content.text".
inline constexpr std::string_view kSpanJoint = " \xE2\x80\xA6 ";

struct StageVersion {
  std::string name;
  uint32_t version = 0;

  friend bool operator==(const StageVersion&, const StageVersion&) = default;
};

// What made a record, so that it can be made again.
struct MadeBy {
  std::string program;               // "hearsay 0.1.0"
  std::string model;                 // fingerprint of the model file; empty: none was used
  std::string engine;                // "rules", "trained"
  std::vector<StageVersion> stages;  // in the order they ran

  friend bool operator==(const MadeBy&, const MadeBy&) = default;
};

// The whole record of a report, on one line. `report.article.text` must be well-formed UTF-8 and
// spans on code point borders (check_report says so); a span outside the text is clamped.
std::string record_json(const Report& report, const MadeBy& made_by);

// One statement, event or actor of an article with text `text`, as it stands in the record. For
// many of one article make one RecordWriter instead: it maps offsets once.
std::string statement_json(const Statement& statement, std::string_view text);

// Writes the parts of records of one article. Keeps a pointer to `text`, which must outlive it.
class RecordWriter {
 public:
  explicit RecordWriter(std::string_view text);
  ~RecordWriter();
  RecordWriter(const RecordWriter&) = delete;
  RecordWriter& operator=(const RecordWriter&) = delete;

  // Each appends one JSON object to `out`.
  void append(const Statement& statement, std::string& out) const;
  void append(const Event& event, std::string& out) const;
  void append(const Actor& actor, std::string& out) const;

 private:
  struct Offsets;
  std::unique_ptr<const Offsets> offsets_;
};

// Appends the objects of the keys "article" and "made_by". `article_json` has every key of the
// contract; with_text false leaves out "text" (for lists).
std::string article_json(const Article& article, bool with_text = true);
std::string made_by_json(const MadeBy& made_by);

// Reads a record back. Layers before the statements (tokens, attributions) are not part of it and
// stay empty. Every field is checked: types, enumerations, spans inside the text and equal to the
// text beside them, the SHA-256, no empty chain. Unknown keys are passed over (fields may be
// added). Errors: InvalidInput, naming the place in the record ("statements[3].chain[0].cue").
// `made_by` is filled where it is not null.
Result<Report> parse_record(std::string_view json, MadeBy* made_by = nullptr);

// Reads one statement, event or actor of an article with text `text`. Errors as above.
Result<Statement> parse_statement(std::string_view json, std::string_view text);
Result<Event> parse_event(std::string_view json, std::string_view text);
Result<Actor> parse_actor(std::string_view json, std::string_view text);

// What a report must hold before it can be written: well-formed text within its limits, spans
// inside it and on code point borders, ids present and unique, chains not empty, the act that of
// the last hop. Errors: InvalidInput with the first thing that is wrong.
Status check_report(const Report& report);

}  // namespace hearsay
