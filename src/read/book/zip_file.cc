#include "read/book/zip_file.h"

#include <zip.h>

#include "base/utf8_front.h"

namespace hearsay::book {

void ZipFile::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<ZipFile> ZipFile::open(std::string_view bytes, const std::string& name,
                              const ZipLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (archive == nullptr) {
    std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (source != nullptr) zip_source_free(source);
    return Status(StatusKind::InvalidInput, name + " is no zip archive, or a damaged one: " + why);
  }
  zip_error_fini(&error);
  ZipFile file;
  file.archive_.reset(archive);
  file.name_ = name;
  file.limits_ = limits;
  const zip_int64_t entries = zip_get_num_entries(archive, 0);
  if (entries < 0 || static_cast<uint64_t>(entries) > limits.entries) {
    return Status(StatusKind::Limit, name + " has more than " + std::to_string(limits.entries) +
                                         " files in it");
  }
  return file;
}

bool ZipFile::has(const std::string& path) const {
  return zip_name_locate(archive_.get(), path.c_str(), ZIP_FL_ENC_GUESS) >= 0;
}

Result<std::string> ZipFile::read(const std::string& path) {
  const std::string place = "'" + std::string(utf8_front(path, 200)) + "' in " + name_;
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(archive_.get(), path.c_str(), ZIP_FL_ENC_GUESS, &stat) != 0) {
    return Status(StatusKind::NotFound, place + " is missing");
  }
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
      zip_fopen_index(archive_.get(), stat.index, 0), zip_fclose);
  if (!file) {
    return Status(StatusKind::InvalidInput,
                  place + " cannot be unpacked: " + zip_strerror(archive_.get()));
  }
  // The sizes that an archive states are not believed: what counts is what comes out.
  const uint64_t packed = stat.comp_size;
  std::string bytes;
  char piece[64 << 10];
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), piece, sizeof piece);
    if (got < 0) return Status(StatusKind::InvalidInput, place + " is damaged");
    if (got == 0) break;
    bytes.append(piece, static_cast<size_t>(got));
    read_ += static_cast<uint64_t>(got);
    const bool bomb = bytes.size() > (1u << 20) && bytes.size() / limits_.ratio > packed;
    if (bomb || bytes.size() > limits_.entry_bytes || read_ > limits_.total_bytes) {
      return Status(StatusKind::Limit, place + " unpacks to more than is read of one file");
    }
  }
  return bytes;
}

}  // namespace hearsay::book
