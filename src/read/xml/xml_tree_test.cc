#include "read/xml/xml_tree.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

namespace hearsay {
namespace {

XmlTree tree_of(const std::string& xml) {
  Result<XmlDocument> document = read_xml(xml, "x.xml");
  EXPECT_TRUE(document.ok()) << document.status().message();
  if (!document.ok()) return {};
  EXPECT_TRUE(document->broken.ok()) << document->broken.message();
  return std::move(document->tree);
}

std::string refusal_of(const std::string& xml) {
  const Result<XmlDocument> document = read_xml(xml, "x.xml");
  return document.ok() ? "" : document.status().message();
}

TEST(XmlTree, NamesDependOnTheNamespaceAloneNotOnThePrefix) {
  const XmlTree tree = tree_of(
      "<x:feed xmlns:x='http://www.w3.org/2005/Atom'><entry xmlns='http://www.w3.org/2005/Atom'/>"
      "<y:entry xmlns:y='urn:nobody'/></x:feed>");
  EXPECT_EQ(tree.name(0), "atom:feed");
  EXPECT_EQ(tree.name(1), "atom:entry");
  EXPECT_EQ(tree.name(2), "?:entry");
}

TEST(XmlTree, APrefixNobodyDeclaredMeansWhatItIsCommonlyUsedFor) {
  const XmlTree tree = tree_of("<rss><dc:creator>Ann Ode</dc:creator><odd:one/></rss>");
  EXPECT_EQ(tree.text_of(0, "dc:creator"), "Ann Ode");
  EXPECT_NE(tree.child(0, "?:one"), XmlTree::kNone);
}

TEST(XmlTree, ADeclarationHoldsInsideItsElementOnly) {
  const XmlTree tree =
      tree_of("<a><b xmlns='http://www.w3.org/1999/xhtml'><p/></b><p/></a>");
  EXPECT_EQ(tree.name(2), "xhtml:p");
  EXPECT_EQ(tree.name(3), "p");
}

TEST(XmlTree, ChildrenAndSiblingsAreFoundInOrder) {
  const XmlTree tree = tree_of("<a>one<b>two</b><c/><b>three<d>four</d></b></a>");
  const XmlTree::Node b = tree.child(0, "b");
  EXPECT_EQ(tree.text(b), "two");
  const XmlTree::Node second = tree.next_same(b);
  EXPECT_EQ(tree.text(second), "threefour");
  EXPECT_EQ(tree.next_sibling(second), XmlTree::kNone);
  EXPECT_EQ(tree.text(0), "onetwothreefour");
}

TEST(XmlTree, MarkupIsHtmlWithVoidElementsOpenAndTextEscaped) {
  const XmlTree tree = tree_of(
      "<c><x:p xmlns:x='http://www.w3.org/1999/xhtml' class='a\"b'>R&amp;D &lt;now&gt;<x:br/>"
      "<x:i></x:i></x:p></c>");
  EXPECT_EQ(tree.markup(0), "<p class=\"a&quot;b\">R&amp;D &lt;now><br><i></i></p>");
}

TEST(XmlTree, CDataAndReferencesAreText) {
  EXPECT_EQ(tree_of("<a><![CDATA[<b>&amp;</b>]]> &#8211; &lt;</a>").text(0),
            "<b>&amp;</b> \xE2\x80\x93 <");
}

TEST(MendedXml, WhatFeedsGetWrongIsMended) {
  EXPECT_EQ(tree_of("<a>R&D &nbsp;&rsquo; &bogus; &#0; &</a>").text(0),
            "R&D \xC2\xA0\xE2\x80\x99 &bogus;   &");
  EXPECT_EQ(tree_of("\n\n<?xml version='1.0'?><a>b\x01\x0B</a>").text(0), "b  ");
  EXPECT_EQ(tree_of("<a href='x?a=1&b=2'/>").attribute(0, "href"), "x?a=1&b=2");
  EXPECT_EQ(tree_of("<a><!-- R&D --><![CDATA[R&D &nbsp;]]></a>").text(0), "R&D &nbsp;");
  EXPECT_EQ(tree_of("<a>x</a>\n<!-- stat --> trailing junk").text(0), "x");
}

TEST(XmlDocument, ABrokenOneIsReadUpToWhereItBreaks) {
  const Result<XmlDocument> document =
      read_xml("<rss>\n<item>one</item>\n<item>two</it", "x.xml");
  ASSERT_TRUE(document.ok());
  EXPECT_NE(document->broken.message().find("x.xml is not well-formed XML at line 3"),
            std::string::npos)
      << document->broken.message();
  EXPECT_EQ(document->tree.text_of(0, "item"), "one");
}

TEST(XmlLimits, EachOneRefusesInASentence) {
  std::string deep;
  for (int i = 0; i < 300000; ++i) deep += "<a>";
  EXPECT_NE(refusal_of(deep).find("256 elements in one another"), std::string::npos);
  EXPECT_NE(refusal_of("<" + std::string(2000, 'a') + "/>").find("name of more than 1000 bytes"),
            std::string::npos);
  std::string attributes = "<a";
  for (int i = 0; i < 1000; ++i) attributes += " a" + std::to_string(i) + "='1'";
  EXPECT_NE(refusal_of(attributes + "/>").find("too many attributes"), std::string::npos);
  std::string names = "<a>";
  for (int i = 0; i < 30000; ++i) names += "<b" + std::to_string(i) + "/>";
  EXPECT_NE(refusal_of(names + "</a>").find("too many names"), std::string::npos);
  XmlLimits small;
  small.bytes = 10;
  EXPECT_EQ(read_xml("<a>0123456789</a>", "x", small).status().kind(), StatusKind::Limit);
  small = {};
  small.nodes = 5;
  EXPECT_EQ(read_xml("<a><b/><b/><b/><b/><b/></a>", "x", small).status().kind(),
            StatusKind::Limit);
  EXPECT_NE(refusal_of("no element"), "");
  EXPECT_NE(refusal_of(""), "");
}

// Promise 14: nothing is declared, expanded, opened or asked for.
struct Attack {
  const char* name;
  std::string xml;
};

std::vector<Attack> attacks(const std::string& secret) {
  std::string laughs = "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY lol 'lol'>";
  for (int i = 1; i < 10; ++i) {
    laughs += "<!ENTITY lol" + std::to_string(i) + " '";
    for (int k = 0; k < 10; ++k) laughs += i == 1 ? "&lol;" : "&lol" + std::to_string(i - 1) + ";";
    laughs += "'>";
  }
  std::string quadratic = "<!DOCTYPE q [<!ENTITY a '" + std::string(100000, 'a') + "'>]><q>";
  for (int i = 0; i < 50000; ++i) quadratic += "&a;";
  const std::string file = "file://" + secret;
  return {
      {"billion laughs", laughs + "]><lolz>&lol9;</lolz>"},
      {"quadratic blowup", quadratic + "</q>"},
      {"external entity", "<!DOCTYPE r [<!ENTITY x SYSTEM '" + file + "'>]><r>&x;</r>"},
      {"external entity by http",
       "<!DOCTYPE r [<!ENTITY x SYSTEM 'http://127.0.0.1:9/x'>]><r>&x;</r>"},
      {"parameter entity",
       "<!DOCTYPE r [<!ENTITY % p SYSTEM '" + file + "'> %p;]><r/>"},
      {"external subset", "<!DOCTYPE r SYSTEM '" + file + "'><r/>"},
      {"public identifier",
       "<!DOCTYPE rss PUBLIC '-//Nobody//DTD RSS 0.91//EN' 'http://127.0.0.1:9/rss.dtd'><rss/>"},
      {"attribute default", "<!DOCTYPE r [<!ATTLIST r a CDATA 'given'>]><r/>"},
      {"recursive entities", "<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><r>&a;</r>"},
      {"in lower case", "<!doctype r [<!ENTITY a 'b'>]><r>&a;</r>"},
  };
}

// The file that the attacks name is a fifo, so that nobody can open it unseen.
TEST(XmlPromise, ADoctypeIsRefusedAtOnceAndOpensNothing) {
  const std::string secret = ::testing::TempDir() + "hearsay_xml_secret_" +
                             std::to_string(::getpid());
  ASSERT_EQ(::mkfifo(secret.c_str(), 0600), 0);
  // Nobody can read a fifo unseen: opening it for writing fails (ENXIO) unless a reader has it
  // open, and a reader that opened it would hang for ever, which the clock below would see.
  for (const Attack& attack : attacks(secret)) {
    const auto begin = std::chrono::steady_clock::now();
    const std::string refusal = refusal_of(attack.xml);
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - begin;
    EXPECT_NE(refusal, "") << attack.name;
    EXPECT_LT(took.count(), 50) << attack.name;
    EXPECT_EQ(::open(secret.c_str(), O_WRONLY | O_NONBLOCK), -1) << attack.name;
  }
  ::unlink(secret.c_str());
  EXPECT_NE(refusal_of(attacks("/x")[0].xml).find("has a DOCTYPE, which is refused"),
            std::string::npos);
}

TEST(XmlPromise, AnEntityThatNobodyDeclaredIsNotExpanded) {
  EXPECT_EQ(tree_of("<a>&lol9; &x;</a>").text(0), "&lol9; &x;");
}

TEST(XmlEncoding, BytesGoBeforeDeclarations) {
  EXPECT_EQ(xml_as_utf8("<?xml version='1.0' encoding='iso-8859-1'?><a>caf\xC3\xA9</a>", ""),
            "<?xml version='1.0' encoding='iso-8859-1'?><a>caf\xC3\xA9</a>");
  EXPECT_NE(xml_as_utf8("<?xml version='1.0' encoding='windows-1251'?><a>\xEC\xE8\xF0</a>", "")
                .find("\xD0\xBC\xD0\xB8\xD1\x80"),
            std::string::npos);
  EXPECT_NE(xml_as_utf8("<?xml version='1.0'?><a>\xEC\xE8\xF0</a>",
                        "text/xml; charset=windows-1251")
                .find("\xD0\xBC\xD0\xB8\xD1\x80"),
            std::string::npos);
  EXPECT_EQ(xml_as_utf8("\xEF\xBB\xBF<a/>", ""), "<a/>");
  EXPECT_EQ(xml_as_utf8(std::string("\xFF\xFE<\0a\0/\0>\0", 10), ""), "<a/>");
  EXPECT_EQ(xml_as_utf8(std::string("\0<\0?\0x\0?\0>\0<\0a\0/\0>", 18), ""), "<?x?><a/>");
  // Declared as UTF-8 and plainly not: read by guess, and the words are there.
  EXPECT_NE(xml_as_utf8("<?xml version='1.0' encoding='utf-8'?><a>caf\xE9 au lait</a>", "")
                .find("au lait"),
            std::string::npos);
}

TEST(XmlEncoding, TheFirstElementIsFoundBehindWhatMayStandBeforeIt) {
  EXPECT_EQ(root_name("<?xml version='1.0'?>\n<?style x?><!-- <b> -->\n<rdf:RDF xmlns='x'>"),
            "rdf:RDF");
  EXPECT_EQ(root_name("<!DOCTYPE rss><rss/>"), "rss");
  EXPECT_EQ(root_name(std::string("\xFF\xFE<\0a\0/\0>\0", 10)), "a");
  EXPECT_EQ(root_name("Rain fell."), "");
  EXPECT_EQ(root_name("<!-- never closed"), "");
}

}  // namespace
}  // namespace hearsay
