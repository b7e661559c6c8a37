// JSON objects to articles.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "read/formats.h"

namespace hearsay {

// Reads objects with a parser it keeps, so that a file of a million lines allocates once.
class JsonArticles {
 public:
  explicit JsonArticles(const ReadOptions& options);
  ~JsonArticles();

  // One article from one JSON object. `problem` hears of a field that was left out (a date that is
  // none). Errors: InvalidInput (not JSON, no "text", wrong type, NUL, empty), Limit (too large).
  Result<Article> read(std::string_view line, const std::string& read_from,
                       const std::function<void(const InputProblem&)>& problem);

  // A whole document: one object, or an array of objects. Calls as read_inputs does. False if the
  // document is neither, and nothing was called: then it may be JSON Lines.
  bool read_document(std::string_view document, const std::string& read_from,
                     const std::function<bool(Article&&)>& take,
                     const std::function<void(const InputProblem&)>& problem);

 private:
  struct Parser;
  const ReadOptions& options_;
  std::unique_ptr<Parser> parser_;
};

// A StreamReader: a JSON article a line. A file named .json may hold one object or an array over
// several lines, and is then read whole.
void read_json_lines(ByteSource& source, const StreamInput& input, const ReadOptions& options,
                     const TakeArticle& take, const HearProblem& problem);

}  // namespace hearsay
