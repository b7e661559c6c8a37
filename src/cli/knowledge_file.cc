#include "cli/knowledge_file.h"

#include "io/env.h"

namespace hearsay::cli {

Result<Knowledge> open_knowledge(const Arguments& arguments) {
  const std::string path = arguments.text("--knowledge");
  if (path.empty()) return Knowledge::built_in();
  constexpr size_t kMostBytes = size_t{64} << 20;
  Result<std::unique_ptr<ByteSource>> file = Env::real().open(path);
  if (!file.ok()) return file.status();
  Result<std::string> text = read_all(*file.value(), kMostBytes, path);
  if (!text.ok()) return text.status();
  return Knowledge::with(std::move(text).value(), path);
}

}  // namespace hearsay::cli
