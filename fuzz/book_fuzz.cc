// Any bytes as an EPUB, and as what pdftotext says of a PDF: refused, or sound articles.
#include <cstdint>

#include "read/book/epub.h"
#include "read/book/pdf.h"
#include "sound_article.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace hearsay;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const DocumentInput document{input, "fuzz", "", ""};
  if (input.starts_with("PK")) {
    read_epub(document, ReadOptions(), take_sound, hear);
  } else {
    read_pdf_layout(document, ReadOptions(), take_sound, hear);
  }
  return 0;
}
