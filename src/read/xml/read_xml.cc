// expat's events to a tree.
#include <expat.h>

#include <climits>
#include <memory>
#include <unordered_map>

#include "base/utf8.h"
#include "read/xml/xml_tree.h"

namespace hearsay {
namespace {

struct Namespace {
  std::string_view uri;  // without scheme and outer / and #, in lower case
  std::string_view prefix;
};
constexpr Namespace kNamespaces[] = {
    {"www.w3.org/2005/atom", "atom"},
    {"purl.org/atom/ns", "atom"},
    {"purl.org/rss/1.0", ""},
    {"my.netscape.com/rdf/simple/0.9", ""},
    {"channel.netscape.com/rdf/simple/0.9", ""},
    {"backend.userland.com/rss", ""},
    {"backend.userland.com/rss2", ""},
    {"backend.userland.com/rss2.0", ""},
    {"blogs.law.harvard.edu/tech/rss", ""},
    {"cyber.law.harvard.edu/rss/rss.html", ""},
    {"purl.org/rss/1.0/modules/content", "content"},
    {"purl.org/rss/1.0/modules/syndication", "sy"},
    {"purl.org/dc/elements/1.1", "dc"},
    {"purl.org/dc/elements/1.0", "dc"},
    {"purl.org/dc/terms", "dcterms"},
    {"search.yahoo.com/mrss", "media"},
    {"www.itunes.com/dtds/podcast-1.0.dtd", "itunes"},
    {"www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"},
    {"rssnamespace.org/feedburner/ext/1.0", "feedburner"},
    {"news.yandex.ru", "yandex"},
    {"purl.org/atompub/tombstones/1.0", "at"},
    {"www.w3.org/1999/xhtml", "xhtml"},
    {"www.w3.org/xml/1998/namespace", "xml"},
    {"iptc.org/std/nar/2006-10-01", "g2"},
    {"iptc.org/std/nitf/2006-10-18", "nitf"},
    {"www.idpf.org/2007/opf", "opf"},
    {"openebook.org/namespaces/oeb-package/1.0", "opf"},
    {"urn:oasis:names:tc:opendocument:xmlns:container", "container"},
};

std::string normal_uri(std::string_view uri) {
  std::string out(uri.substr(0, 200));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (out.starts_with(scheme)) out.erase(0, scheme.size());
  }
  while (!out.empty() && (out.back() == '/' || out.back() == '#')) out.pop_back();
  return out;
}

// Our prefix for a namespace; "?" for one not known.
std::string_view prefix_of_uri(std::string_view uri) {
  if (uri.empty()) return "";
  const std::string normal = normal_uri(uri);
  for (const Namespace& one : kNamespaces) {
    if (one.uri == normal) return one.prefix;
  }
  return "?";
}

// Our prefix for one that the document uses without saying what it means, as feeds do.
std::string_view prefix_of_undeclared(std::string_view prefix) {
  for (const Namespace& one : kNamespaces) {
    if (one.prefix == prefix && !prefix.empty()) return one.prefix;
  }
  return "?";
}

struct Declared {
  std::string prefix;
  std::string_view ours;
  uint32_t depth;
};

}  // namespace

class XmlBuilder {
 public:
  XmlBuilder(XmlTree& tree, const XmlLimits& limits, XML_Parser parser)
      : tree_(tree), limits_(limits), parser_(parser) {}

  Status refused;  // why the parse was stopped; ok: it was not

  void begin(const char* qualified, const char** attributes) {
    if (!refused.ok()) return;
    if (open_.size() >= limits_.depth) {
      return stop(StatusKind::Limit,
                  "has more than " + std::to_string(limits_.depth) + " elements in one another");
    }
    declare(attributes);
    const uint32_t name = name_of(qualified, true);
    const auto first = static_cast<uint32_t>(tree_.attributes_.size());
    uint32_t count = 0;
    for (const char** at = attributes; *at != nullptr; at += 2) {
      if (++count > limits_.attributes) return stop(StatusKind::Limit, "has too many attributes");
      const std::string_view key = at[0];
      if (key == "xmlns" || key.starts_with("xmlns:")) continue;
      const std::string_view value = at[1];
      const auto begin = static_cast<uint32_t>(tree_.pool_.size());
      tree_.pool_ += value;
      tree_.attributes_.push_back(
          {name_of(key, false), begin, static_cast<uint32_t>(tree_.pool_.size())});
    }
    if (!refused.ok()) return;
    const XmlTree::Node node = add({name, above(), 0, first,
                                    static_cast<uint32_t>(tree_.attributes_.size())});
    if (node != XmlTree::kNone) open_.push_back(node);
  }

  void finish() {
    if (open_.empty()) return;
    close();
    while (!declared_.empty() && declared_.back().depth > open_.size()) declared_.pop_back();
  }

  void text(std::string_view bytes) {
    if (!refused.ok() || open_.empty() || bytes.empty()) return;
    const auto begin = static_cast<uint32_t>(tree_.pool_.size());
    tree_.pool_ += bytes;
    const auto end = static_cast<uint32_t>(tree_.pool_.size());
    auto& nodes = tree_.nodes_;
    if (nodes.back().name == 0 && nodes.back().last == begin && nodes.back().parent == above()) {
      nodes.back().last = end;  // expat gives one text in pieces
      return;
    }
    const XmlTree::Node node = add({0, above(), 0, begin, end});
    if (node != XmlTree::kNone) nodes[node].end = node + 1;
  }

  void stop(StatusKind kind, std::string why) {
    if (refused.ok()) refused = Status(kind, std::move(why));
    XML_StopParser(parser_, XML_FALSE);
  }

  void close_all() {
    while (!open_.empty()) close();
  }

 private:
  XmlTree::Node above() const { return open_.empty() ? XmlTree::kNone : open_.back(); }

  XmlTree::Node add(XmlTree::Item item) {
    if (tree_.nodes_.size() >= limits_.nodes) {
      stop(StatusKind::Limit, "has more than " + std::to_string(limits_.nodes) + " elements");
      return XmlTree::kNone;
    }
    tree_.nodes_.push_back(item);
    return static_cast<XmlTree::Node>(tree_.nodes_.size() - 1);
  }

  void close() {
    tree_.nodes_[open_.back()].end = static_cast<XmlTree::Node>(tree_.nodes_.size());
    open_.pop_back();
  }

  void declare(const char** attributes) {
    for (const char** at = attributes; *at != nullptr; at += 2) {
      const std::string_view key = at[0];
      if (key != "xmlns" && !key.starts_with("xmlns:")) continue;
      if (declared_.size() >= limits_.names) return stop(StatusKind::Limit, "has too many names");
      declared_.push_back({std::string(key.size() > 5 ? key.substr(6) : ""), prefix_of_uri(at[1]),
                           static_cast<uint32_t>(open_.size() + 1)});
    }
  }

  // A prefix looked up again and again costs the number of declarations in force: few, and bounded.
  std::string_view ours(std::string_view prefix) const {
    const size_t most = 64;
    size_t looked = 0;
    for (auto one = declared_.rbegin(); one != declared_.rend() && looked < most; ++one, ++looked) {
      if (one->prefix == prefix) return one->ours;
    }
    if (prefix == "xml") return "xml";
    return prefix.empty() ? std::string_view() : prefix_of_undeclared(prefix);
  }

  // An attribute without prefix is in no namespace; an element without prefix in the default one.
  uint32_t name_of(std::string_view qualified, bool element) {
    if (qualified.size() > limits_.name_bytes) {
      stop(StatusKind::Limit, "has a name of more than " + std::to_string(limits_.name_bytes) +
                                  " bytes");
      return 0;
    }
    const size_t colon = qualified.find(':');
    const bool plain = colon == std::string_view::npos;
    const std::string_view local = plain ? qualified : qualified.substr(colon + 1);
    const std::string_view space =
        plain && !element ? std::string_view() : ours(plain ? "" : qualified.substr(0, colon));
    std::string name(space);
    if (!space.empty()) name += ':';
    name += local;
    const auto known = ids_.find(name);
    if (known != ids_.end()) return known->second;
    if (tree_.names_.size() >= limits_.names) {
      stop(StatusKind::Limit, "has too many names");
      return 0;
    }
    const auto id = static_cast<uint32_t>(tree_.names_.size());
    tree_.names_.push_back(name);
    ids_.emplace(std::move(name), id);
    return id;
  }

  XmlTree& tree_;
  const XmlLimits& limits_;
  XML_Parser parser_;
  std::vector<XmlTree::Node> open_;
  std::vector<Declared> declared_;
  std::unordered_map<std::string, uint32_t> ids_;
};

namespace {

XmlBuilder& builder_of(void* data) {
  return *static_cast<XmlBuilder*>(data);
}

void set_handlers(XML_Parser parser, XmlBuilder& builder) {
  XML_SetUserData(parser, &builder);
  XML_SetElementHandler(
      parser,
      [](void* data, const char* name, const char** attributes) {
        builder_of(data).begin(name, attributes);
      },
      [](void* data, const char*) { builder_of(data).finish(); });
  XML_SetCharacterDataHandler(parser, [](void* data, const char* text, int size) {
    builder_of(data).text({text, static_cast<size_t>(size)});
  });
  XML_SetStartDoctypeDeclHandler(
      parser, [](void* data, const char*, const char*, const char*, int) {
        builder_of(data).stop(StatusKind::InvalidInput,
                              "has a DOCTYPE, which is refused: it could make a small file "
                              "expand without end; take the <!DOCTYPE ...> out");
      });
}

}  // namespace

Result<XmlDocument> read_xml(std::string_view utf8, const std::string& name,
                             const XmlLimits& limits) {
  const auto too_large = [&] {
    return Status(StatusKind::Limit, name + " is larger than the limit of " +
                                         std::to_string(limits.bytes >> 20) + " MB for XML");
  };
  if (utf8.size() > limits.bytes) return too_large();
  const std::string mended = mended_xml(utf8);
  if (mended.size() > INT_MAX) return too_large();  // expat counts in int
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate("UTF-8"), XML_ParserFree);
  if (!parser) return Status(StatusKind::Limit, name + ": no memory to parse it");
  XmlDocument document;
  XmlBuilder builder(document.tree, limits, parser.get());
  set_handlers(parser.get(), builder);
  const bool whole = XML_Parse(parser.get(), mended.data(), static_cast<int>(mended.size()), 1) ==
                     XML_STATUS_OK;
  builder.close_all();
  if (!builder.refused.ok()) {
    return Status(builder.refused.kind(), name + " " + builder.refused.message());
  }
  if (!whole) {
    const XML_Error error = XML_GetErrorCode(parser.get());
    Status why(StatusKind::InvalidInput,
               name + " is not well-formed XML at line " +
                   std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": " +
                   XML_ErrorString(error));
    if (document.tree.empty()) return why;
    // Something behind the last element is no loss.
    if (error != XML_ERROR_JUNK_AFTER_DOC_ELEMENT) document.broken = std::move(why);
  }
  return document;
}

}  // namespace hearsay
