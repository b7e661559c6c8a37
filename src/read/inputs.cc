// read_inputs: walks what was named and gives articles, in order.
#include <string>
#include <vector>

#include "io/env.h"
#include "read/fetch/web_input.h"
#include "read/source.h"

namespace hearsay {
namespace {

class Inputs {
 public:
  Inputs(const ReadOptions& options, const TakeArticle& take, const HearProblem& problem)
      : options_(options),
        env_(options.env ? *options.env : Env::real()),
        take_([this, &take](Article&& article) { return more_ = take(std::move(article)); }),
        problem_(problem) {}

  // False once `take` has had enough.
  bool read(const std::string& path) {
    if (is_web_address(path)) {
      read_web_address(path, options_, take_, problem_);
      return more_;
    }
    if (path != "-") {
      switch (env_.kind_of(path)) {
        case PathKind::Missing:
          problem_({path, path + " does not exist; check the name", StatusKind::NotFound, true});
          return true;
        case PathKind::Folder:
          return read_folder(path);
        case PathKind::File:
        case PathKind::Other:  // a pipe or a device: read it to its end
          break;
      }
    }
    return read_file(path);
  }

 private:
  void refuse(const std::string& where, const Status& status) {
    problem_({where, status.message(), status.kind(), true});
  }

  bool read_folder(const std::string& folder) {
    std::vector<std::string> waiting = {folder};  // a stack, not recursion: folders nest at will
    size_t found = 0;
    while (!waiting.empty()) {
      const std::string path = std::move(waiting.back());
      waiting.pop_back();
      if (env_.kind_of(path) != PathKind::Folder) {
        ++found;
        if (!read_file(path)) return false;
        continue;
      }
      Result<std::vector<std::string>> entries = env_.list(path);
      if (!entries.ok()) {
        refuse(path, entries.status());
        continue;
      }
      for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry) {
        const PathKind kind = env_.kind_of(*entry);
        if (kind == PathKind::Folder || (kind == PathKind::File && has_known_ending(*entry))) {
          waiting.push_back(*entry);
        }
      }
    }
    if (found == 0) {
      problem_({folder,
                folder + " holds no articles; their files end in " + known_endings() +
                    ", each also with .gz or .zst",
                StatusKind::NotFound, true});
    }
    return true;
  }

  bool read_file(const std::string& path) {
    SourceInput input;
    input.name = path == "-" ? "standard input" : path;
    if (path != "-") {
      input.path = path;
      input.reopen = [&] { return env_.open(path); };
    }
    Result<std::unique_ptr<ByteSource>> opened = env_.open(path);
    if (!opened.ok()) {
      refuse(input.name, opened.status());
      return true;
    }
    read_confined(**opened, input, options_, take_, problem_);
    return more_;
  }

  const ReadOptions& options_;
  Env& env_;
  bool more_ = true;
  TakeArticle take_;
  const HearProblem& problem_;
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
