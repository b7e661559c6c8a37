#include "read/html/tags.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace hearsay::html {
namespace {

enum : uint8_t { kBlock = 1, kVoid = 2, kRaw = 4 };

struct TagRow {
  std::string_view name;
  Tag tag;
  uint8_t traits;
};

constexpr TagRow kTags[] = {
    {"a", Tag::A, 0},
    {"abbr", Tag::Abbr, 0},
    {"address", Tag::Address, kBlock},
    {"acronym", Tag::Formatting, 0},
    {"article", Tag::Article, kBlock},
    {"aside", Tag::Aside, kBlock},
    {"audio", Tag::Audio, 0},
    {"b", Tag::Formatting, 0},
    {"base", Tag::Base, kVoid},
    {"bdi", Tag::Formatting, 0},
    {"bdo", Tag::Formatting, 0},
    {"big", Tag::Formatting, 0},
    {"blockquote", Tag::Blockquote, kBlock},
    {"body", Tag::Body, kBlock},
    {"br", Tag::Br, kVoid},
    {"button", Tag::Button, kBlock},
    {"canvas", Tag::Canvas, 0},
    {"caption", Tag::Caption, kBlock},
    {"center", Tag::Center, kBlock},
    {"cite", Tag::Cite, 0},
    {"code", Tag::Formatting, 0},
    {"dd", Tag::Dd, kBlock},
    {"del", Tag::Formatting, 0},
    {"details", Tag::Details, kBlock},
    {"dfn", Tag::Formatting, 0},
    {"dialog", Tag::Dialog, kBlock},
    {"div", Tag::Div, kBlock},
    {"dl", Tag::Dl, kBlock},
    {"dt", Tag::Dt, kBlock},
    {"em", Tag::Formatting, 0},
    {"embed", Tag::Embed, kVoid},
    {"fieldset", Tag::Fieldset, kBlock},
    {"figcaption", Tag::Figcaption, kBlock},
    {"figure", Tag::Figure, kBlock},
    {"font", Tag::Formatting, 0},
    {"footer", Tag::Footer, kBlock},
    {"form", Tag::Form, kBlock},
    {"frame", Tag::Frame, kVoid},
    {"h1", Tag::H1, kBlock},
    {"h2", Tag::H2, kBlock},
    {"h3", Tag::H3, kBlock},
    {"h4", Tag::H4, kBlock},
    {"h5", Tag::H5, kBlock},
    {"h6", Tag::H6, kBlock},
    {"head", Tag::Head, kBlock},
    {"header", Tag::Header, kBlock},
    {"hgroup", Tag::Hgroup, kBlock},
    {"hr", Tag::Hr, kBlock | kVoid},
    {"html", Tag::Html, kBlock},
    {"i", Tag::Formatting, 0},
    {"iframe", Tag::Iframe, kRaw},
    {"img", Tag::Img, kVoid},
    {"input", Tag::Input, kVoid},
    {"ins", Tag::Formatting, 0},
    {"kbd", Tag::Formatting, 0},
    {"label", Tag::Label, 0},
    {"legend", Tag::Legend, kBlock},
    {"li", Tag::Li, kBlock},
    {"link", Tag::Link, kVoid},
    {"main", Tag::Main, kBlock},
    {"map", Tag::Map, 0},
    {"mark", Tag::Formatting, 0},
    {"menu", Tag::Menu, kBlock},
    {"meta", Tag::Meta, kVoid},
    {"nav", Tag::Nav, kBlock},
    {"nobr", Tag::Formatting, 0},
    {"noembed", Tag::Raw, kRaw},
    {"noframes", Tag::Raw, kRaw},
    {"noscript", Tag::Noscript, kBlock},
    {"object", Tag::Object, 0},
    {"ol", Tag::Ol, kBlock},
    {"optgroup", Tag::Optgroup, kBlock},
    {"option", Tag::Option, kBlock},
    {"p", Tag::P, kBlock},
    {"param", Tag::Param, kVoid},
    {"picture", Tag::Picture, 0},
    {"pre", Tag::Pre, kBlock},
    {"q", Tag::Q, 0},
    {"s", Tag::Formatting, 0},
    {"samp", Tag::Formatting, 0},
    {"script", Tag::Script, kRaw},
    {"section", Tag::Section, kBlock},
    {"select", Tag::Select, kBlock},
    {"small", Tag::Formatting, 0},
    {"source", Tag::Source, kVoid},
    {"span", Tag::Span, 0},
    {"strike", Tag::Formatting, 0},
    {"strong", Tag::Formatting, 0},
    {"style", Tag::Style, kRaw},
    {"sub", Tag::Formatting, 0},
    {"summary", Tag::Summary, kBlock},
    {"sup", Tag::Formatting, 0},
    {"svg", Tag::Svg, 0},
    {"table", Tag::Table, kBlock},
    {"tbody", Tag::Tbody, kBlock},
    {"td", Tag::Td, kBlock},
    {"template", Tag::Template, kBlock},
    {"textarea", Tag::Textarea, kRaw},
    {"tfoot", Tag::Tfoot, kBlock},
    {"th", Tag::Th, kBlock},
    {"thead", Tag::Thead, kBlock},
    {"time", Tag::Time, 0},
    {"title", Tag::Title, kRaw},
    {"tr", Tag::Tr, kBlock},
    {"track", Tag::Source, kVoid},
    {"tt", Tag::Formatting, 0},
    {"u", Tag::Formatting, 0},
    {"ul", Tag::Ul, kBlock},
    {"var", Tag::Formatting, 0},
    {"video", Tag::Video, 0},
    {"wbr", Tag::Wbr, kVoid},
    {"xmp", Tag::Raw, kRaw},
};

struct KeyRow {
  std::string_view name;
  Key key;
};

constexpr KeyRow kKeys[] = {
    {"aria-hidden", Key::AriaHidden},
    {"charset", Key::Charset},
    {"cite", Key::Cite},
    {"class", Key::Class},
    {"content", Key::Content},
    {"data-testid", Key::DataTestid},
    {"datetime", Key::Datetime},
    {"hidden", Key::Hidden},
    {"href", Key::Href},
    {"http-equiv", Key::HttpEquiv},
    {"id", Key::Id},
    {"itemprop", Key::Itemprop},
    {"itemscope", Key::Itemscope},
    {"itemtype", Key::Itemtype},
    {"lang", Key::Lang},
    {"name", Key::Name},
    {"property", Key::Property},
    {"rel", Key::Rel},
    {"role", Key::Role},
    {"src", Key::Src},
    {"style", Key::Style},
    {"title", Key::Title},
    {"type", Key::Type},
};

constexpr size_t kLongestName = 12;

// Open addressing over the rows of a table, made once.
template <typename Row, size_t N>
class Names {
 public:
  explicit Names(const Row (&rows)[N]) : rows_(rows) {
    for (size_t i = 0; i < N; ++i) {
      size_t slot = hash(rows[i].name);
      while (slots_[slot] != 0) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<uint8_t>(i + 1);
    }
  }
  const Row* find(std::string_view name) const {
    if (name.empty() || name.size() > kLongestName) return nullptr;
    char lower[kLongestName];
    for (size_t i = 0; i < name.size(); ++i) {
      lower[i] = name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] + 32) : name[i];
    }
    const std::string_view wanted(lower, name.size());
    for (size_t slot = hash(wanted); slots_[slot] != 0; slot = (slot + 1) % kSlots) {
      if (rows_[slots_[slot] - 1].name == wanted) return &rows_[slots_[slot] - 1];
    }
    return nullptr;
  }

 private:
  static constexpr size_t kSlots = 512;
  static size_t hash(std::string_view name) {
    size_t sum = name.size() * 131;
    for (const char c : name) sum = sum * 33 + static_cast<unsigned char>(c);
    return (sum ^ (sum >> 9)) % kSlots;
  }
  const Row* rows_;
  std::array<uint8_t, kSlots> slots_{};
};

const std::array<uint8_t, static_cast<size_t>(Tag::Count)>& traits() {
  static const auto table = [] {
    std::array<uint8_t, static_cast<size_t>(Tag::Count)> made{};
    for (const TagRow& row : kTags) made[static_cast<size_t>(row.tag)] = row.traits;
    return made;
  }();
  return table;
}

bool has(Tag tag, uint8_t trait) { return (traits()[static_cast<size_t>(tag)] & trait) != 0; }

}  // namespace

Tag tag_of(std::string_view name) {
  static const Names names(kTags);
  const TagRow* row = names.find(name);
  return row ? row->tag : Tag::Other;
}

bool is_block(Tag tag) { return has(tag, kBlock); }
bool is_void(Tag tag) { return has(tag, kVoid); }
bool is_raw(Tag tag) { return has(tag, kRaw); }

Key key_of(std::string_view name) {
  static const Names names(kKeys);
  const KeyRow* row = names.find(name);
  return row ? row->key : Key::None;
}

}  // namespace hearsay::html
