// An Env of made-up files for tests: paths to contents, in memory.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "io/env.h"

namespace hearsay {

// Folders are the prefixes of its files' paths. Give bytes in `step`-sized reads, so that borders
// between reads fall everywhere.
class MadeEnv : public Env {
 public:
  std::map<std::string, std::string> files;
  std::set<std::string> unreadable;  // opening works, reading fails
  size_t step = 7;

  PathKind kind_of(const std::string& path) override {
    if (files.contains(path)) return PathKind::File;
    const auto after = files.lower_bound(path + "/");
    const bool folder = after != files.end() && after->first.starts_with(path + "/");
    return folder ? PathKind::Folder : PathKind::Missing;
  }

  Result<std::unique_ptr<ByteSource>> open(const std::string& path) override {
    if (!files.contains(path)) return Status(StatusKind::NotFound, path + " cannot be opened");
    return std::unique_ptr<ByteSource>(
        std::make_unique<MadeSource>(files[path], step, unreadable.contains(path)));
  }

  Result<std::vector<std::string>> list(const std::string& folder) override {
    std::set<std::string> entries;
    for (const auto& [path, bytes] : files) {
      if (!path.starts_with(folder + "/")) continue;
      entries.insert(path.substr(0, path.find('/', folder.size() + 1)));
    }
    return std::vector<std::string>(entries.begin(), entries.end());
  }

 private:
  class MadeSource : public ByteSource {
   public:
    MadeSource(std::string bytes, size_t step, bool fails)
        : bytes_(std::move(bytes)), step_(step), fails_(fails) {}
    Result<size_t> read(char* buffer, size_t size) override {
      if (fails_) return Status(StatusKind::Io, "the made disk failed");
      const size_t given = std::min({size, step_, bytes_.size() - at_});
      std::copy_n(bytes_.data() + at_, given, buffer);
      at_ += given;
      return given;
    }

   private:
    std::string bytes_;
    size_t step_, at_ = 0;
    bool fails_;
  };
};

}  // namespace hearsay
