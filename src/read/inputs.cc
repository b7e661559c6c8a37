// read_inputs: walks what was named and gives articles, in order.
#include <algorithm>
#include <array>
#include <string_view>

#include "io/env.h"
#include "read/json_lines.h"
#include "read/text_file.h"

namespace hearsay {
namespace {

using Take = std::function<bool(Article&&)>;
using Problem = std::function<void(const InputProblem&)>;

constexpr std::array<std::string_view, 3> kTextEndings = {".txt", ".text", ".md"};
constexpr std::array<std::string_view, 3> kJsonEndings = {".jsonl", ".ndjson", ".json"};

template <size_t N>
bool ends_in(std::string_view path, const std::array<std::string_view, N>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](auto end) { return path.ends_with(end); });
}

// Bytes already looked at, then the rest of a source.
class PeekedSource : public ByteSource {
 public:
  PeekedSource(std::string peeked, ByteSource& rest) : peeked_(std::move(peeked)), rest_(rest) {}
  Result<size_t> read(char* buffer, size_t size) override {
    if (at_ == peeked_.size()) return rest_.read(buffer, size);
    const size_t given = std::min(size, peeked_.size() - at_);
    std::copy_n(peeked_.data() + at_, given, buffer);
    at_ += given;
    return given;
  }

 private:
  std::string peeked_;
  size_t at_ = 0;
  ByteSource& rest_;
};

class Inputs {
 public:
  Inputs(const ReadOptions& options, const Take& take, const Problem& problem)
      : options_(options),
        env_(options.env ? *options.env : Env::real()),
        take_(take),
        problem_(problem),
        json_(options) {}

  // False once `take` has had enough.
  bool read(const std::string& path) {
    if (path != "-") {
      switch (env_.kind_of(path)) {
        case PathKind::Missing:
          return refuse(
              {path, path + " does not exist; check the name", StatusKind::NotFound, true});
        case PathKind::Folder:
          return read_folder(path);
        case PathKind::File:
        case PathKind::Other:  // a pipe or a device: read it to its end
          break;
      }
    }
    return read_source(path);
  }

 private:
  bool refuse(const InputProblem& problem) {
    problem_(problem);
    return true;
  }
  bool refuse(const std::string& where, const Status& status) {
    return refuse({where, status.message(), status.kind(), true});
  }

  bool read_folder(const std::string& folder) {
    std::vector<std::string> waiting = {folder};  // a stack, not recursion: folders nest at will
    size_t found = 0;
    while (!waiting.empty()) {
      const std::string path = std::move(waiting.back());
      waiting.pop_back();
      if (env_.kind_of(path) != PathKind::Folder) {
        ++found;
        if (!read_source(path)) return false;
        continue;
      }
      Result<std::vector<std::string>> entries = env_.list(path);
      if (!entries.ok()) {
        refuse(path, entries.status());
        continue;
      }
      for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry) {
        const PathKind kind = env_.kind_of(*entry);
        const bool wanted = ends_in(*entry, kTextEndings) || ends_in(*entry, kJsonEndings);
        if (kind == PathKind::Folder || (kind == PathKind::File && wanted)) {
          waiting.push_back(*entry);
        }
      }
    }
    if (found == 0) {
      return refuse({folder,
                     folder + " holds no articles; their files end in .txt .text .md .jsonl "
                              ".ndjson or .json",
                     StatusKind::NotFound, true});
    }
    return true;
  }

  bool read_source(const std::string& path) {
    const std::string name = path == "-" ? "standard input" : path;
    Result<std::unique_ptr<ByteSource>> opened = env_.open(path);
    if (!opened.ok()) return refuse(name, opened.status());
    ByteSource& source = **opened;

    // The first bytes tell JSON from text where the ending does not.
    std::string head(4096, '\0');
    Result<size_t> got = source.read(head.data(), head.size());
    if (!got.ok()) return refuse(name, got.status());
    head.resize(*got);
    PeekedSource whole(head, source);

    if (is_json(path, head)) return read_json(whole, path, name);
    Result<std::string> bytes = read_all(whole, options_.limits.max_article_bytes, name);
    if (!bytes.ok()) return refuse(name, bytes.status());
    Result<Article> article = article_from_text(*bytes, options_, name);
    if (!article.ok()) return refuse(name, article.status());
    return take_(std::move(*article));
  }

  bool is_json(const std::string& path, std::string_view head) const {
    if (options_.format != InputFormat::Auto) return options_.format == InputFormat::JsonLines;
    if (ends_in(path, kJsonEndings)) return true;
    if (ends_in(path, kTextEndings)) return false;
    const size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && head[first] == '{';
  }

  bool read_json(ByteSource& source, const std::string& path, const std::string& name) {
    if (path.ends_with(".json")) {
      Result<std::string> document = read_all(source, options_.limits.max_line_bytes, name);
      if (!document.ok()) return refuse(name, document.status());
      bool more = true;
      const Take take = [&](Article&& article) { return more = take_(std::move(article)); };
      if (json_.read_document(*document, name, take, problem_)) return more;
      std::string nothing;
      PeekedSource empty(std::move(nothing), source);  // the file is read; its lines are in memory
      PeekedSource again(std::move(*document), empty);
      return read_lines(again, name);
    }
    return read_lines(source, name);
  }

  bool read_lines(ByteSource& source, const std::string& name) {
    LineReader lines(source, options_.limits.max_line_bytes);
    LineReader::Line line;
    size_t found = 0;
    for (;;) {
      Result<bool> more = lines.next(line);
      if (!more.ok()) return refuse(name, more.status());
      if (!*more) break;
      const std::string where = name + ":" + std::to_string(line.number);
      if (line.number == 1 && line.text.starts_with("\xEF\xBB\xBF")) line.text.erase(0, 3);
      if (line.too_long) {
        ++found;
        refuse({where,
                where + " is longer than " + std::to_string(options_.limits.max_line_bytes >> 20) +
                    " MB; it was passed over",
                StatusKind::Limit, true});
        continue;
      }
      if (line.text.find_first_not_of(" \t\r") == std::string::npos) continue;
      ++found;
      Result<Article> article = json_.read(line.text, where, problem_);
      if (!article.ok()) {
        refuse(where, article.status());
        continue;
      }
      if (!take_(std::move(*article))) return false;
    }
    if (found == 0) {
      return refuse(
          {name, name + " is empty; give a file with an article", StatusKind::InvalidInput, true});
    }
    return true;
  }

  const ReadOptions& options_;
  Env& env_;
  const Take& take_;
  const Problem& problem_;
  JsonArticles json_;
};

}  // namespace

void read_inputs(const std::vector<std::string>& paths, const ReadOptions& options,
                 const std::function<bool(Article&&)>& take,
                 const std::function<void(const InputProblem&)>& problem) {
  Inputs inputs(options, take, problem);
  for (const std::string& path : paths) {
    if (!inputs.read(path)) return;
  }
}

}  // namespace hearsay
