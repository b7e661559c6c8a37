#include "io/env.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "io/network.h"

namespace hearsay {
namespace {

constexpr size_t kChunk = 256 << 10;

std::string shown(const std::string& path) { return path == "-" ? "standard input" : path; }

class FileSource : public ByteSource {
 public:
  FileSource(int descriptor, bool owned, std::string path)
      : descriptor_(descriptor), owned_(owned), path_(std::move(path)) {}
  ~FileSource() override {
    if (owned_) ::close(descriptor_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  Result<size_t> read(char* buffer, size_t size) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, buffer, size);
      if (got >= 0) return static_cast<size_t>(got);
      if (errno == EINTR) continue;
      return Status(StatusKind::Io, shown(path_) + " cannot be read: " + std::strerror(errno));
    }
  }

 private:
  int descriptor_;
  bool owned_;
  std::string path_;
};

class RealEnv : public Env {
 public:
  PathKind kind_of(const std::string& path) override {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) return PathKind::Missing;
    if (std::filesystem::is_directory(status)) return PathKind::Folder;
    if (std::filesystem::is_regular_file(status)) return PathKind::File;
    return PathKind::Other;
  }

  Result<std::unique_ptr<ByteSource>> open(const std::string& path) override {
    if (path == "-") {
      return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(STDIN_FILENO, false, path));
    }
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
      const auto kind = errno == ENOENT ? StatusKind::NotFound : StatusKind::Io;
      return Status(kind, path + " cannot be opened: " + std::strerror(errno));
    }
    return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(descriptor, true, path));
  }

  Result<std::vector<std::string>> list(const std::string& folder) override {
    std::error_code error;
    std::filesystem::directory_iterator entries(folder, error);
    if (error) return Status(StatusKind::Io, folder + " cannot be listed: " + error.message());
    std::vector<std::string> paths;
    for (; entries != std::filesystem::directory_iterator(); entries.increment(error)) {
      if (error) return Status(StatusKind::Io, folder + " cannot be listed: " + error.message());
      std::error_code ignored;
      if (entries->is_symlink(ignored) && entries->is_directory(ignored)) continue;
      paths.push_back(entries->path().string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  Result<std::vector<IpAddress>> resolve(const std::string& host) override {
    return resolve_host(host);
  }

  Result<int> open_socket(IpAddress& address, uint16_t&) override { return new_socket(address); }
};

}  // namespace

Env& Env::real() {
  static RealEnv env;
  return env;
}

Result<std::string> read_all(ByteSource& source, size_t max_bytes, const std::string& name) {
  std::string bytes;
  for (;;) {
    const size_t had = bytes.size();
    const size_t want = std::min(kChunk, max_bytes - had + 1);
    bytes.resize(had + want);
    Result<size_t> got = source.read(bytes.data() + had, want);
    if (!got.ok()) return got.status();
    bytes.resize(had + *got);
    if (*got == 0) return bytes;
    if (bytes.size() > max_bytes) {
      return Status(StatusKind::Limit, name + " is larger than the limit of " +
                                           std::to_string(max_bytes >> 20) +
                                           " MB for one article; split it into its articles");
    }
  }
}

Result<bool> LineReader::next(Line& line) {
  line.text.clear();
  line.too_long = false;
  size_t searched = at_;
  for (;;) {
    const size_t newline = buffer_.find('\n', searched);
    if (newline != std::string::npos || (ended_ && at_ < buffer_.size())) {
      const size_t end = newline == std::string::npos ? buffer_.size() : newline;
      line.number = ++number_;
      if (end - at_ > max_line_bytes_) line.too_long = true;
      if (!line.too_long) line.text.assign(buffer_, at_, end - at_);
      if (!line.text.empty() && line.text.back() == '\r') line.text.pop_back();
      at_ = std::min(end + 1, buffer_.size());
      return true;
    }
    if (ended_) {
      if (!line.too_long) return false;
      line.number = ++number_;
      return true;
    }
    if (buffer_.size() - at_ > max_line_bytes_) {
      line.too_long = true;  // forget what was read of it, go on to its end
      at_ = buffer_.size();
    }
    buffer_.erase(0, at_);
    at_ = 0;
    searched = buffer_.size();
    buffer_.resize(searched + kChunk);
    Result<size_t> got = source_.read(buffer_.data() + searched, kChunk);
    buffer_.resize(searched + (got.ok() ? *got : 0));
    if (!got.ok()) return got.status();
    if (*got == 0) ended_ = true;
  }
}

}  // namespace hearsay
