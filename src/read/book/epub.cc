#include "read/book/epub.h"

#include <unordered_map>

#include "base/utf8.h"
#include "base/utf8_front.h"
#include "read/book/zip_file.h"
#include "read/charset/charset.h"
#include "read/date_forms.h"
#include "read/fetch/url.h"
#include "read/html/html.h"
#include "read/text_file.h"
#include "read/xml/xml_tree.h"

namespace hearsay {
namespace {

using Node = XmlTree::Node;
constexpr Node kNone = XmlTree::kNone;
constexpr size_t kMostDocuments = 10000;

struct Document {
  std::string path;  // in the archive
  std::string type;  // media type
};

struct Book {
  std::string title, creators, publisher, date, language, identifier;
  std::vector<Document> documents;  // in reading order
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The entry that `href` in the package document at `base` means. It cannot leave the archive: names
// are only compared with those of its entries.
std::string path_of(std::string_view base, std::string_view href) {
  href = href.substr(0, href.find('#'));
  std::string decoded;
  for (size_t i = 0; i < href.size(); ++i) {
    if (href[i] == '%' && i + 2 < href.size() && hex_digit(href[i + 1]) >= 0 &&
        hex_digit(href[i + 2]) >= 0) {
      decoded += static_cast<char>(hex_digit(href[i + 1]) * 16 + hex_digit(href[i + 2]));
      i += 2;
    } else {
      decoded += href[i];
    }
  }
  if (first_invalid_utf8(decoded)) decoded = href;
  const size_t folder = base.rfind('/');
  const std::string whole =
      "/" + std::string(folder == std::string_view::npos ? "" : base.substr(0, folder + 1)) +
      decoded;
  return remove_dot_segments(whole).substr(1);
}

std::string quoted(std::string_view text) {
  return "'" + std::string(utf8_front(text, 200)) + "'";
}

// The first element called `local` inside `node`.
Node find(const XmlTree& tree, Node node, std::string_view local) {
  for (Node at = node; at < tree.end(node); ++at) {
    if (!tree.is_text(at) && tree.local_name(at) == local) return at;
  }
  return kNone;
}

void read_metadata(const XmlTree& tree, Node metadata, Book& book) {
  bool publication = false;
  for (Node at = metadata; at < tree.end(metadata); ++at) {
    if (tree.is_text(at) || !tree.name(at).starts_with("dc:")) continue;
    const std::string_view name = tree.local_name(at);
    const std::string text = one_line(tree.text(at));
    if (name == "title" && book.title.empty()) book.title = text;
    if (name == "publisher" && book.publisher.empty()) book.publisher = text;
    if (name == "language" && book.language.empty()) book.language = text;
    if (name == "identifier" && book.identifier.empty()) book.identifier = text;
    if (name == "creator" && !text.empty() && book.creators.size() < 1000) {
      book.creators += (book.creators.empty() ? "" : ", ") + text;
    }
    if (name == "date" && !publication) {
      publication = tree.attribute(at, "opf:event") == "publication";
      if (book.date.empty() || publication) book.date = iso_date_from(text);
    }
  }
}

void read_spine(const XmlTree& tree, const std::string& package, Book& book) {
  std::unordered_map<std::string, Document> manifest;
  if (const Node list = find(tree, tree.root(), "manifest"); list != kNone) {
    for (Node at = tree.first_child(list); at != kNone; at = tree.next_sibling(at)) {
      if (tree.is_text(at) || tree.local_name(at) != "item") continue;
      if (tree.attribute(at, "properties").find("nav") != std::string_view::npos) continue;
      manifest.emplace(tree.attribute(at, "id"),
                       Document{path_of(package, tree.attribute(at, "href")),
                                std::string(tree.attribute(at, "media-type"))});
    }
  }
  const Node spine = find(tree, tree.root(), "spine");
  if (spine == kNone) return;
  for (Node at = tree.first_child(spine); at != kNone; at = tree.next_sibling(at)) {
    if (tree.is_text(at) || tree.local_name(at) != "itemref") continue;
    const auto found = manifest.find(std::string(tree.attribute(at, "idref")));
    if (found == manifest.end() || book.documents.size() >= kMostDocuments) continue;
    book.documents.push_back(std::move(found->second));
    manifest.erase(found);  // one listed twice is read once
  }
}

Result<XmlDocument> read_entry_xml(book::ZipFile& zip, const std::string& path,
                                   const std::string& name) {
  const Result<std::string> bytes = zip.read(path);
  if (!bytes.ok()) return bytes.status();
  return read_xml(xml_as_utf8(*bytes, ""), quoted(path) + " in " + name);
}

Result<Book> read_book(book::ZipFile& zip, const std::string& name) {
  const Result<XmlDocument> container = read_entry_xml(zip, "META-INF/container.xml", name);
  if (!container.ok()) return container.status();
  const Node root = find(container->tree, container->tree.root(), "rootfile");
  const std::string package(
      root == kNone ? std::string_view() : container->tree.attribute(root, "full-path"));
  if (package.empty()) {
    return Status(StatusKind::InvalidInput, name + " names no package document");
  }
  const Result<XmlDocument> opf = read_entry_xml(zip, package, name);
  if (!opf.ok()) return opf.status();
  Book book;
  const Node metadata = find(opf->tree, opf->tree.root(), "metadata");
  if (metadata != kNone) read_metadata(opf->tree, metadata, book);
  read_spine(opf->tree, package, book);
  if (book.documents.empty()) {
    return Status(StatusKind::InvalidInput, name + " lists no documents to read");
  }
  return book;
}

// The documents that META-INF/encryption.xml says are encrypted, as one text to look a path up in.
std::string encrypted_paths(book::ZipFile& zip, const std::string& name) {
  std::string all = "\n";
  const Result<XmlDocument> list = read_entry_xml(zip, "META-INF/encryption.xml", name);
  if (!list.ok()) return all;
  for (Node at = 0; at < list->tree.end(0); ++at) {
    if (list->tree.local_name(at) == "CipherReference") {
      all += path_of("", list->tree.attribute(at, "URI")) + "\n";
    }
  }
  return all;
}

std::string title_of(const HtmlText& text, const Book& book) {
  for (size_t i = 0; i < text.blocks.size() && i < 3; ++i) {
    if (text.blocks[i].kind != BlockKind::Heading) continue;
    const std::string title = one_line(text.blocks[i].span.of(text.text));
    if (title.size() <= 300) return title;
  }
  return book.title;
}

}  // namespace

bool begins_epub(std::string_view head) {
  return head.starts_with("PK\x03\x04") &&
         head.substr(30, 28) == std::string_view("mimetypeapplication/epub+zip");
}

void read_epub(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
               const HearProblem& problem) {
  const std::string& name = input.name;
  const auto say = [&](const std::string& place, const Status& status) {
    problem({place, status.message(), status.kind(), true});
  };
  Result<book::ZipFile> zip = book::ZipFile::open(input.bytes, name);
  if (!zip.ok()) return say(name, zip.status());
  const Result<Book> book = read_book(*zip, name);
  if (!book.ok()) return say(name, book.status());
  const std::string encrypted = encrypted_paths(*zip, name);
  size_t given = 0;
  size_t failed = 0;
  for (size_t i = 0; i < book->documents.size(); ++i) {
    const Document& document = book->documents[i];
    const std::string place = name + "#" + std::to_string(i + 1);
    const auto refuse = [&](const Status& status) {
      ++failed;
      say(place, status);
    };
    if (document.type.find("html") == std::string::npos) {
      refuse({StatusKind::Unsupported, quoted(document.path) + " in " + name +
                                           " is no web page but " + quoted(document.type)});
      continue;
    }
    if (encrypted.find("\n" + document.path + "\n") != std::string::npos) {
      refuse({StatusKind::Unsupported,
              quoted(document.path) + " in " + name + " is protected (encrypted)"});
      continue;
    }
    const Result<std::string> bytes = zip->read(document.path);
    if (!bytes.ok()) {
      refuse(bytes.status());
      if (bytes.status().kind() == StatusKind::Limit) break;  // nobody packs one bomb alone
      continue;
    }
    HtmlText text = html_to_text(decode_page(*bytes, "").text, options.limits);
    if (text.text.empty()) continue;  // a cover
    Article article;
    article.read_from = place;
    article.title = title_of(text, *book);
    article.text = std::move(text.text);
    article.blocks = std::move(text.blocks);
    article.body = {0, static_cast<uint32_t>(article.text.size())};
    article.outlet = book->publisher;
    article.byline = book->creators;
    article.published = book->date;
    article.language = book->language;
    article.source_id = book->identifier + (book->identifier.empty() ? "" : "#") + document.path;
    complete_article(article, options);
    ++given;
    if (!take(std::move(article))) return;
  }
  if (given == 0 && failed == 0) {
    say(name, {StatusKind::InvalidInput, name + " holds no text"});
  }
}

}  // namespace hearsay
