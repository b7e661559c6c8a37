#include "read/book/epub.h"

#include <gtest/gtest.h>
#include <zip.h>

#include "read/book/pdf.h"
#include "read/book/zip_file.h"

namespace hearsay {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

// A zip archive of `files`, in order; the first is stored unpacked, as EPUB wants it.
std::string zipped(const Files& files) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* bytes = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(bytes);
  zip_t* archive = zip_open_from_source(bytes, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : files) {
    zip_source_t* file = zip_source_buffer(archive, text.data(), text.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), file, ZIP_FL_ENC_UTF_8);
    if (index == 0) zip_set_file_compression(archive, 0, ZIP_CM_STORE, 0);
  }
  EXPECT_EQ(zip_close(archive), 0);
  zip_source_open(bytes);
  zip_source_seek(bytes, 0, SEEK_END);
  std::string out(static_cast<size_t>(zip_source_tell(bytes)), '\0');
  zip_source_seek(bytes, 0, SEEK_SET);
  zip_source_read(bytes, out.data(), out.size());
  zip_source_close(bytes);
  zip_source_free(bytes);
  return out;
}

Files edition(const std::string& manifest, const std::string& spine, const Files& documents) {
  Files files = {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml",
       "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile "
       "full-path='OPS/package.opf' media-type='application/oebps-package+xml'/></rootfiles>"
       "</container>"},
      {"OPS/package.opf",
       "<package xmlns='http://www.idpf.org/2007/opf'><metadata "
       "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:opf='http://www.idpf.org/2007/opf'>"
       "<dc:title>The Courier, 4 March</dc:title><dc:creator>Ann Ode</dc:creator><dc:creator>Bo "
       "Lind</dc:creator><dc:publisher>The Hallin Courier</dc:publisher>"
       "<dc:language>en</dc:language>"
       "<dc:date opf:event='creation'>2026-01-01</dc:date><dc:date opf:event='publication'>"
       "2026-03-04</dc:date><dc:identifier>urn:c:77</dc:identifier></metadata><manifest>" +
           manifest + "</manifest><spine>" + spine + "</spine></package>"}};
  files.insert(files.end(), documents.begin(), documents.end());
  return files;
}

constexpr const char* kItem = "<item id='a' href='text/a%20b.xhtml' "
                              "media-type='application/xhtml+xml'/>";
constexpr const char* kPage =
    "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head><title>"
    "x</title></head><body><h1>Rain</h1><p>Rain fell.</p></body></html>";

struct Read {
  std::vector<Article> articles;
  std::vector<InputProblem> problems;
};

Read read(const std::string& bytes) {
  Read out;
  read_epub({bytes, "a.epub", "", ""}, ReadOptions(),
            [&](Article&& a) {
              out.articles.push_back(std::move(a));
              return true;
            },
            [&](const InputProblem& p) { out.problems.push_back(p); });
  return out;
}

TEST(Epub, AnEditionIsReadInItsOrderWithItsMetadata) {
  const Read out = read(zipped(edition(
      std::string(kItem) +
          "<item id='n' properties='nav' href='nav.xhtml' media-type='application/xhtml+xml'/>"
          "<item id='b' href='../OPS/b.xhtml' media-type='application/xhtml+xml'/>",
      "<itemref idref='n'/><itemref idref='b'/><itemref idref='a'/>",
      {{"OPS/text/a b.xhtml", kPage},
       {"OPS/nav.xhtml", "<html><body><a>Contents</a></body></html>"},
       {"OPS/b.xhtml", "<html><body><p>The dam leaks, she said.</p></body></html>"}})));
  for (const InputProblem& p : out.problems) ADD_FAILURE() << p.why;
  ASSERT_EQ(out.articles.size(), 2u);
  EXPECT_EQ(out.articles[0].text, "The dam leaks, she said.");
  EXPECT_EQ(out.articles[0].title, "The Courier, 4 March");
  const Article& a = out.articles[1];
  EXPECT_EQ(a.title, "Rain");
  EXPECT_EQ(a.outlet, "The Hallin Courier");
  EXPECT_EQ(a.byline, "Ann Ode, Bo Lind");
  EXPECT_EQ(a.published, "2026-03-04");
  EXPECT_EQ(a.language, "en");
  EXPECT_EQ(a.source_id, "urn:c:77#OPS/text/a b.xhtml");
  EXPECT_EQ(a.read_from, "a.epub#2");
}

TEST(Epub, WhatIsMissingProtectedOrNoPageIsSaidAndTheRestIsRead) {
  const Read out = read(zipped(edition(
      std::string(kItem) +
          "<item id='m' href='missing.xhtml' media-type='application/xhtml+xml'/>"
          "<item id='p' href='p.pdf' media-type='application/pdf'/>"
          "<item id='e' href='e.xhtml' media-type='application/xhtml+xml'/>",
      "<itemref idref='m'/><itemref idref='p'/><itemref idref='e'/><itemref idref='a'/>",
      {{"OPS/text/a b.xhtml", kPage},
       {"OPS/e.xhtml", "noise"},
       {"META-INF/encryption.xml", "<encryption><EncryptedData><CipherData><CipherReference "
                                   "URI='OPS/e.xhtml'/></CipherData></EncryptedData>"
                                   "</encryption>"}})));
  EXPECT_EQ(out.articles.size(), 1u);
  ASSERT_EQ(out.problems.size(), 3u);
  EXPECT_NE(out.problems[0].why.find("missing"), std::string::npos);
  EXPECT_NE(out.problems[1].why.find("application/pdf"), std::string::npos);
  EXPECT_NE(out.problems[2].why.find("protected"), std::string::npos);
}

TEST(Epub, APathThatPointsOutsideFindsNothing) {
  const Read out = read(zipped(edition(
      "<item id='a' href='../../../../../etc/passwd' media-type='application/xhtml+xml'/>",
      "<itemref idref='a'/>", {})));
  EXPECT_TRUE(out.articles.empty());
  EXPECT_NE(out.problems.at(0).why.find("'etc/passwd' in a.epub is missing"), std::string::npos)
      << out.problems.at(0).why;
}

TEST(Epub, ABombIsRefusedEarly) {
  const Read out = read(zipped(edition(
      kItem, "<itemref idref='a'/>", {{"OPS/text/a b.xhtml", std::string(60u << 20, 'a')}})));
  EXPECT_TRUE(out.articles.empty());
  EXPECT_EQ(out.problems.at(0).kind, StatusKind::Limit);
}

TEST(Epub, DamageAtAnyByteNeitherCrashesNorGoesUnsaid) {
  const std::string whole =
      zipped(edition(kItem, "<itemref idref='a'/>", {{"OPS/text/a b.xhtml", kPage}}));
  for (size_t cut = 0; cut < whole.size(); cut += 7) {
    const Read out = read(whole.substr(0, cut));
    EXPECT_FALSE(out.articles.empty() && out.problems.empty()) << cut;
    std::string flipped = whole;
    flipped[cut] = static_cast<char>(flipped[cut] ^ 0x55);
    const Read other = read(flipped);
    EXPECT_FALSE(other.articles.empty() && other.problems.empty()) << cut;
  }
}

TEST(Epub, IsKnownByItsFirstBytes) {
  EXPECT_TRUE(begins_epub(zipped(edition("", "", {}))));
  EXPECT_FALSE(begins_epub("PK\x03\x04 some other archive that is long enough to be looked at"));
}

std::string page(const std::string& blocks) {
  return "<!DOCTYPE html PUBLIC \"x\" \"y\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><head>"
         "<title>Dam is safe</title></head><body><doc>" +
         blocks + "</doc></body></html>";
}

// A block of lines, each at its own place: left, top, height and its words.
struct Placed {
  double left, top, height;
  std::string words;
};

std::string block(const std::vector<Placed>& lines) {
  const auto box = [](double left, double top, double right, double bottom) {
    return " xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) + "\" xMax=\"" +
           std::to_string(right) + "\" yMax=\"" + std::to_string(bottom) + "\"";
  };
  const double bottom = lines.back().top + lines.back().height;
  std::string out = "<block" + box(72, lines[0].top, 500, bottom) + ">";
  for (const Placed& line : lines) {
    const double right = line.left + 6 * static_cast<double>(line.words.size());
    out += "<line" + box(line.left, line.top, right, line.top + line.height) + ">";
    size_t at = 0;
    while (at < line.words.size()) {
      const size_t end = std::min(line.words.find(' ', at), line.words.size());
      out += "<word" + box(0, 0, 1, 1) + ">" + line.words.substr(at, end - at) + "</word>";
      at = end + 1;
    }
    out += "</line>";
  }
  return out + "</block>";
}

TEST(PdfLayout, LinesBecomeParagraphsAndRunningHeadsGo) {
  const std::string first =
      "<page width=\"600\" height=\"800\"><flow>" + block({{72, 20, 10, "The Courier 1"}}) +
      block({{72, 80, 20, "Dam is safe"}}) +
      block({{72, 120, 10, "The dam is safe, the minister said at a long news con-"},
             {72, 132, 10, "ference, and nobody in the \xEF\xAC\x81rst row asked him about it at"},
             {72, 144, 10, "all."},
             {84, 156, 10, "Engineers doubt it, and one of them wrote a report that"}}) +
      block({{72, 780, 10, "- 1 -"}}) + "</flow></page>";
  const std::string second = "<page width=\"600\" height=\"800\"><flow>" +
                             block({{72, 20, 10, "The Courier 2"}}) +
                             block({{72, 80, 10, "says so."}}) + "</flow></page>";
  const std::string third = "<page width=\"600\" height=\"800\"><flow>" +
                            block({{72, 20, 10, "The Courier 3"}}) +
                            block({{72, 80, 10, "It was leaked."}}) + "</flow></page>";
  std::vector<Article> articles;
  const std::string bytes = page(first + second + third);
  read_pdf_layout({bytes, "a.pdf", "", ""}, ReadOptions(),
                  [&](Article&& a) {
                    articles.push_back(std::move(a));
                    return true;
                  },
                  [](const InputProblem& p) { ADD_FAILURE() << p.why; });
  ASSERT_EQ(articles.size(), 1u);
  EXPECT_EQ(articles[0].text,
            "Dam is safe\n\nThe dam is safe, the minister said at a long news conference, and "
            "nobody in the first row asked him about it at all.\n\nEngineers doubt it, and one of "
            "them wrote a report that says so.\n\nIt was leaked.");
  EXPECT_EQ(articles[0].title, "Dam is safe");
  EXPECT_EQ(articles[0].blocks.at(0).kind, BlockKind::Heading);
  EXPECT_EQ(articles[0].published, "");
}

TEST(PdfLayout, APageOfPicturesIsSaidToHaveNoText) {
  std::vector<InputProblem> problems;
  const std::string bytes = page("<page width=\"600\" height=\"800\"></page>");
  read_pdf_layout({bytes, "a.pdf", "", ""}, ReadOptions(), [](Article&&) { return true; },
                  [&](const InputProblem& p) { problems.push_back(p); });
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_NE(problems[0].why.find("holds no text"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
