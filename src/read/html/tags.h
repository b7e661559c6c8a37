// The elements and attributes of HTML that reading looks at.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay::html {

enum class Tag : uint8_t {
  Other,  // an element of another name: transparent, inline
  Text,   // not an element: a run of text
  A,
  Abbr,
  Address,
  Article,
  Aside,
  Audio,
  Base,
  Blockquote,
  Body,
  Br,
  Button,
  Canvas,
  Caption,
  Center,
  Cite,
  Dd,
  Details,
  Dialog,
  Div,
  Dl,
  Dt,
  Embed,
  Fieldset,
  Figcaption,
  Figure,
  Footer,
  Form,
  Formatting,  // b, i, em, strong, font and the like: no node is made of them
  Frame,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  Head,
  Header,
  Hgroup,
  Hr,
  Html,
  Iframe,
  Img,
  Input,
  Label,
  Legend,
  Li,
  Link,
  Main,
  Map,
  Menu,
  Meta,
  Nav,
  Noscript,
  Object,
  Ol,
  Optgroup,
  Option,
  P,
  Param,
  Picture,
  Pre,
  Q,
  Raw,  // xmp, noembed, noframes: text to the end tag, never shown
  Script,
  Section,
  Select,
  Source,
  Span,
  Style,
  Summary,
  Svg,
  Table,
  Tbody,
  Td,
  Template,
  Textarea,
  Tfoot,
  Th,
  Thead,
  Time,
  Title,
  Tr,
  Ul,
  Video,
  Wbr,
  Count
};

// The element named `name` (any case).
Tag tag_of(std::string_view name);
// Begins and ends a paragraph of text.
bool is_block(Tag tag);
// Has no content and no end tag.
bool is_void(Tag tag);
// Holds text, not markup, up to its end tag.
bool is_raw(Tag tag);

inline bool is_heading(Tag tag) { return tag >= Tag::H1 && tag <= Tag::H6; }

enum class Key : uint8_t {
  None,
  AriaHidden,
  Cite,
  Class,
  Content,
  Charset,
  DataTestid,
  Datetime,
  Hidden,
  Href,
  HttpEquiv,
  Id,
  Itemprop,
  Itemscope,
  Itemtype,
  Lang,
  Name,
  Property,
  Rel,
  Role,
  Src,
  Style,
  Title,
  Type,
  Count
};

// The attribute named `name` (any case), None for those nobody asks for.
Key key_of(std::string_view name);

}  // namespace hearsay::html
