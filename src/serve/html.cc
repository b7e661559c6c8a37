#include "serve/html.h"

#include <algorithm>

namespace hearsay::serve {
namespace {

// Whether a link may stand on a page: a path of ours, a fragment, or the web.
bool is_harmless_link(std::string_view value) {
  if (value.starts_with('/') || value.starts_with('#') || value.starts_with('?')) return true;
  std::string scheme(value.substr(0, std::min<size_t>(value.size(), 8)));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return scheme.starts_with("http://") || scheme.starts_with("https://");
}

bool may_stand(std::string_view name, std::string_view value) {
  if (name.starts_with("on") || name == "style" || name == "srcdoc") return false;
  if (name == "href" || name == "src" || name == "action") return is_harmless_link(value);
  return true;
}

// U+202A..U+202E and U+2066..U+2069 turn the order of what follows; three bytes each.
bool is_direction_override(std::string_view at) {
  if (at.size() < 3 || at[0] != '\xE2') return false;
  const auto third = static_cast<unsigned char>(at[2]);
  return (at[1] == '\x80' && third >= 0xAA && third <= 0xAE) ||
         (at[1] == '\x81' && third >= 0xA6 && third <= 0xA9);
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default:
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
          out += "\xEF\xBF\xBD";
        } else if (c == '\xE2' && is_direction_override(text.substr(i))) {
          out += "\xEF\xBF\xBD";
          i += 2;
        } else {
          out += c;
        }
    }
  }
}

void Html::start(Literal name, std::initializer_list<Attribute> attributes) {
  out_ += '<';
  out_ += name.view();
  for (const Attribute& attribute : attributes) {
    if (!may_stand(attribute.name.view(), attribute.value)) continue;
    out_ += ' ';
    out_ += attribute.name.view();
    out_ += "=\"";
    append_escaped(out_, attribute.value);
    out_ += '"';
  }
  out_ += '>';
}

Html& Html::open(Literal name, std::initializer_list<Attribute> attributes) {
  start(name, attributes);
  opened_.push_back(name.view());
  return *this;
}

Html& Html::close() {
  if (opened_.empty()) return *this;
  out_ += "</";
  out_ += opened_.back();
  out_ += '>';
  opened_.pop_back();
  return *this;
}

Html& Html::empty(Literal name, std::initializer_list<Attribute> attributes) {
  start(name, attributes);
  return *this;
}

Html& Html::text(std::string_view text) {
  append_escaped(out_, text);
  return *this;
}

Html& Html::element(Literal name, std::string_view text,
                    std::initializer_list<Attribute> attributes) {
  return open(name, attributes).text(text).close();
}

Html& Html::literal(Literal markup) {
  out_ += markup.view();
  return *this;
}

Html& Html::add(const Html& other) {
  out_ += other.out_;
  return *this;
}

}  // namespace hearsay::serve
