#include "cli/model_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>

namespace hearsay::cli {
namespace {

constexpr std::string_view kStandard = "standard";

// "light" is the name of a model that comes with the program, "light.hmodel" or "./light" a file.
bool is_name(std::string_view given) {
  return !given.empty() && given.find_first_of("/.") == std::string_view::npos;
}

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
          "a model file is needed, and " + what +
              "; give one with --model FILE (read and add need none with --engine rules)"};
}

}  // namespace

Result<std::string> find_model(const std::string& given) {
  std::string wanted = given;
  if (wanted.empty()) {
    const char* named = std::getenv("HEARSAY_MODEL");
    if (named != nullptr) wanted = named;
    if (!wanted.empty() && !is_name(wanted) && !is_file(wanted)) {
      return missing("$HEARSAY_MODEL names " + wanted + ", which is no file");
    }
  }
  if (wanted.empty()) wanted = kStandard;
  if (!is_name(wanted) || is_file(wanted)) {
    if (!is_file(wanted)) return missing(wanted + " is no file");
    return wanted;
  }
  const std::string file = wanted + ".hmodel", folder = own_folder();
  std::string looked;
  for (const std::string& place : {folder.empty() ? folder : folder + "/../share/hearsay",
                                   std::string(HEARSAY_SOURCE_MODELS "")}) {
    if (place.empty()) continue;
    const std::string path = place + "/" + file;
    if (is_file(path)) return path;
    looked += (looked.empty() ? "" : " nor ") + path;
  }
  return missing("there is no " + looked);
}

Result<OpenModel> open_model(const std::string& given) {
  const Result<std::string> path = find_model(given);
  if (!path.ok()) return path.status();
  Result<std::unique_ptr<Model>> model = Model::open(*path);
  if (!model.ok()) return model.status();
  return OpenModel{std::move(model).value(), *path};
}

}  // namespace hearsay::cli
