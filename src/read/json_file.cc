// JSON Lines as a stream: lines one by one, or a whole .json document.
#include <string>

#include "io/compressed/compression.h"
#include "io/env.h"
#include "io/peeked_source.h"
#include "read/json_lines.h"

namespace hearsay {
namespace {

class JsonStream {
 public:
  JsonStream(const std::string& name, const ReadOptions& options, const TakeArticle& take,
             const HearProblem& problem)
      : name_(name), options_(options), take_(take), problem_(problem), articles_(options) {}

  void read_document(ByteSource& source) {
    Result<std::string> document = read_all(source, options_.limits.max_line_bytes, name_);
    if (!document.ok()) return refuse(name_, document.status());
    if (articles_.read_document(*document, name_, take_, problem_)) return;
    PeekedSource lines(std::move(*document), source);  // which is at its end
    read_lines(lines);
  }

  void read_lines(ByteSource& source) {
    LineReader lines(source, options_.limits.max_line_bytes);
    LineReader::Line line;
    size_t found = 0;
    for (;;) {
      const Result<bool> more = lines.next(line);
      if (!more.ok()) return refuse(name_, more.status());
      if (!*more) break;
      const std::string where = name_ + ":" + std::to_string(line.number);
      if (line.number == 1 && line.text.starts_with("\xEF\xBB\xBF")) line.text.erase(0, 3);
      if (line.too_long) {
        ++found;
        problem_({where,
                  where + " is longer than " +
                      std::to_string(options_.limits.max_line_bytes >> 20) +
                      " MB; it was passed over",
                  StatusKind::Limit, true});
        continue;
      }
      if (line.text.find_first_not_of(" \t\r") == std::string::npos) continue;
      ++found;
      Result<Article> article = articles_.read(line.text, where, problem_);
      if (!article.ok()) {
        refuse(where, article.status());
      } else if (!take_(std::move(*article))) {
        return;
      }
    }
    if (found == 0) {
      problem_({name_, name_ + " is empty; give a file with an article", StatusKind::InvalidInput,
                true});
    }
  }

 private:
  void refuse(const std::string& where, const Status& status) {
    problem_({where, status.message(), status.kind(), true});
  }

  const std::string& name_;
  const ReadOptions& options_;
  const TakeArticle& take_;
  const HearProblem& problem_;
  JsonArticles articles_;
};

}  // namespace

void read_json_lines(ByteSource& source, const StreamInput& input, const ReadOptions& options,
                     const TakeArticle& take, const HearProblem& problem) {
  JsonStream stream(input.name, options, take, problem);
  if (without_compression_ending(input.name).ends_with(".json")) {
    stream.read_document(source);
  } else {
    stream.read_lines(source);
  }
}

}  // namespace hearsay
