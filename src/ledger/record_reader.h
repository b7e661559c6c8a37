// Reads JSON records back and checks every field. Keeps its parser, so that a million records cost
// no million allocations.
#pragma once

#include <memory>
#include <string_view>

#include "hearsay/record.h"

namespace hearsay {

class RecordReader {
 public:
  RecordReader();
  ~RecordReader();
  RecordReader(RecordReader&&) noexcept;
  RecordReader& operator=(RecordReader&&) noexcept;

  // The article text that the offsets of what is read next count in. Keeps a pointer to it.
  void set_text(std::string_view text);

  // Errors of all: InvalidInput, naming the place ("chain[0].cue") and what is wrong with it.
  Result<Statement> statement(std::string_view json);
  Result<Event> event(std::string_view json);
  Result<Actor> actor(std::string_view json);
  Result<MadeBy> made_by(std::string_view json);
  Result<std::vector<Note>> notes(std::string_view json);
  // A whole record; sets the text itself.
  Result<Report> record(std::string_view json, MadeBy* made_by);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace hearsay
