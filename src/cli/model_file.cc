#include "cli/model_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace hearsay::cli {
namespace {

constexpr const char* kName = "standard.hmodel";

bool is_file(const std::string& path) {
  struct stat found {};
  return stat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode);
}

// The folder the program lies in, or empty.
std::string own_folder() {
  std::array<char, 4096> buffer;
  const ssize_t size = readlink("/proc/self/exe", buffer.data(), buffer.size());
  if (size <= 0 || static_cast<size_t>(size) == buffer.size()) return {};
  const std::string path(buffer.data(), static_cast<size_t>(size));
  return path.substr(0, path.rfind('/'));
}

// A sentence that says what is missing and what to do instead.
Status missing(const std::string& what) {
  return {StatusKind::NotFound,
          "the trained engine needs a model file, and " + what +
              "; give one with --model FILE, or use --engine rules, which needs none"};
}

}  // namespace

Result<std::string> find_model(const std::string& given) {
  std::string path = given;
  if (path.empty()) {
    const char* named = std::getenv("HEARSAY_MODEL");
    if (named != nullptr && *named != '\0') path = named;
    if (!path.empty() && !is_file(path))
      return missing("$HEARSAY_MODEL names " + path + ", which is no file");
  } else if (!is_file(path)) {
    return missing(path + " is no file");
  }
  if (path.empty()) {
    const std::string folder = own_folder();
    std::string looked;
    for (const std::string& place :
         {folder.empty() ? std::string() : folder + "/../share/hearsay/" + kName,
          std::string(HEARSAY_SOURCE_MODELS "")}) {
      if (place.empty() || !path.empty()) continue;
      const std::string file = place.ends_with(kName) ? place : place + "/" + kName;
      if (is_file(file)) path = file;
      looked += (looked.empty() ? "" : " nor ") + file;
    }
    if (path.empty()) return missing("there is no " + looked);
  }
  return path;
}

Result<OpenModel> open_model(const std::string& given) {
  const Result<std::string> path = find_model(given);
  if (!path.ok()) return path.status();
  Result<std::unique_ptr<Model>> model = Model::open(*path);
  if (!model.ok()) return model.status();
  return OpenModel{std::move(model).value(), *path};
}

}  // namespace hearsay::cli
