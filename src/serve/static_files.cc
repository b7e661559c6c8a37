// The files of web/, put into the program as they are.
#include "serve/site.h"

#define HEARSAY_WEB_FILE(name, file)                       \
  asm(".section .rodata\n"                                 \
      "hearsay_web_" #name ":\n"                           \
      ".incbin \"" HEARSAY_WEB_FOLDER "/" file "\"\n"      \
      "hearsay_web_" #name "_end:\n.byte 0\n.previous\n"); \
  extern "C" {                                             \
  extern const char name##_begin[] __asm__("hearsay_web_" #name);   \
  extern const char name##_end[] __asm__("hearsay_web_" #name "_end"); \
  }

HEARSAY_WEB_FILE(style, "style.css")
HEARSAY_WEB_FILE(script, "app.js")
HEARSAY_WEB_FILE(icon, "icon.svg")

namespace hearsay::serve {

const StaticFile* static_file(std::string_view path) {
  const auto bytes = [](const char* begin, const char* end) {
    return std::string_view(begin, static_cast<size_t>(end - begin));
  };
  static const StaticFile kFiles[] = {
      {"/style.css", "text/css; charset=utf-8", bytes(style_begin, style_end)},
      {"/app.js", "text/javascript; charset=utf-8", bytes(script_begin, script_end)},
      {"/icon.svg", "image/svg+xml", bytes(icon_begin, icon_end)},
  };
  for (const StaticFile& file : kFiles) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

}  // namespace hearsay::serve
