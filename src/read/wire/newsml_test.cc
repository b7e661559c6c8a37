#include "read/wire/newsml.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

struct Read {
  std::vector<Article> articles;
  std::vector<InputProblem> problems;
};

Read read(const std::string& bytes) {
  Read out;
  read_newsml({bytes, "wire.xml", "", ""}, ReadOptions(),
              [&](Article&& a) {
                out.articles.push_back(std::move(a));
                return true;
              },
              [&](const InputProblem& p) { out.problems.push_back(p); });
  return out;
}

std::string body(const Article& article) { return std::string(article.body.of(article.text)); }
std::string header(const Article& article) { return article.text.substr(0, article.body.begin); }

constexpr const char* kXhtml =
    "<contentSet><inlineData contenttype='text/plain'>Poor.</inlineData><inlineXML "
    "contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><head><title>"
    "No</title></head><body><p>The dam is <b>safe</b>, he said.</p><p>Others doubt it.</p></body>"
    "</html></inlineXML></contentSet>";

std::string item(const std::string& meta, const std::string& content = kXhtml,
                 const std::string& content_meta = "") {
  return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:newsml:meridian:77' "
         "version='3' xml:lang='en-GB'><rightsInfo><copyrightHolder><name>Meridian Ltd</name>"
         "</copyrightHolder></rightsInfo><itemMeta><itemClass qcode='ninat:text'/>" +
         meta + "</itemMeta><contentMeta>" + content_meta + "</contentMeta>" + content +
         "</newsItem>";
}

TEST(NewsMl, AnItemIsReadWithAllThatItSays) {
  const Read out = read(item(
      "<provider literal='MERIDIAN'/><versionCreated>2026-03-04T17:20:00+01:00</versionCreated>"
      "<pubStatus qcode='stat:usable'/>",
      kXhtml,
      "<contentCreated>2026-03-04T09:00:00+01:00</contentCreated><creator><name>Ann Ode</name>"
      "</creator><headline role='hld:sub'>Sub</headline><headline role='hld:main'> Dam\n safe "
      "</headline><dateline>HALLIN, March 4</dateline><language tag='en'/>"));
  EXPECT_TRUE(out.problems.empty());
  ASSERT_EQ(out.articles.size(), 1u);
  const Article& a = out.articles[0];
  EXPECT_EQ(body(a), "The dam is safe, he said.\n\nOthers doubt it.");
  EXPECT_EQ(header(a), "dateline HALLIN, March 4\n\n");
  EXPECT_EQ(a.title, "Dam safe");
  EXPECT_EQ(a.byline, "Ann Ode");
  EXPECT_EQ(a.outlet, "MERIDIAN");
  EXPECT_EQ(a.published, "2026-03-04T17:20:00+01:00");
  EXPECT_EQ(a.language, "en");
  EXPECT_EQ(a.url, "urn:newsml:meridian:77");
}

TEST(NewsMl, NitfInsideIsReadWithItsNotes) {
  const Read out = read(item("", R"(<contentSet><inlineXML contenttype="application/nitf+xml">
   <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><docdata management-status="usable"/>
   </head><body><body.head><hedline><hl1>Dam safe</hl1></hedline><note><p>Corrects name.</p></note>
   <byline>By Ann Ode, <byttl>Staff</byttl></byline><dateline>HALLIN</dateline></body.head>
   <body.content><p>The dam in <location>Hallin</location> is safe.</p><hl2>Doubts</hl2>
   <block><bq><p>"It leaks," she said.</p></bq></block>
   <media media-type="image"><media-reference source="a.jpg"/>
   <media-caption>The dam.</media-caption></media></body.content>
   <body.end><tagline>Bo Lind helped.</tagline></body.end></body></nitf>
   </inlineXML></contentSet>)"));
  ASSERT_EQ(out.articles.size(), 1u);
  const Article& a = out.articles[0];
  EXPECT_EQ(body(a),
            "The dam in Hallin is safe.\n\nDoubts\n\n\"It leaks,\" she said.\n\nThe dam.\n\n"
            "Bo Lind helped.");
  EXPECT_EQ(header(a), "note Corrects name.\ndateline HALLIN\n\n");
  EXPECT_EQ(a.title, "Dam safe");
  EXPECT_EQ(a.byline, "Ann Ode");
  ASSERT_EQ(a.blocks.size(), 5u);
  EXPECT_EQ(a.blocks[1].kind, BlockKind::Heading);
  EXPECT_EQ(a.blocks[2].kind, BlockKind::BlockQuote);
  EXPECT_EQ(a.blocks[3].kind, BlockKind::Caption);
  EXPECT_EQ(out.problems.size(), 1u);  // the correction
}

TEST(NewsMl, PlainAndEscapedTextAreReadWhereThereIsNothingBetter) {
  EXPECT_EQ(body(read(item("", "<contentSet><inlineData contenttype='text/plain'>One.\n\nTwo."
                               "</inlineData></contentSet>"))
                     .articles.at(0)),
            "One.\n\nTwo.");
  EXPECT_EQ(body(read(item("", "<contentSet><inlineData contenttype='text/html'>&lt;p&gt;One."
                               "&lt;/p&gt;</inlineData></contentSet>"))
                     .articles.at(0)),
            "One.");
}

TEST(NewsMl, AKillIsNoArticleAndIsSaidInTheAgencysWords) {
  for (const char* status :
       {"<pubStatus qcode='stat:canceled'/>",
        "<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>"}) {
    const Read out = read(item(std::string(status) + "<edNote>Kill: wrong dam.</edNote>"));
    EXPECT_TRUE(out.articles.empty());
    ASSERT_EQ(out.problems.size(), 1u);
    EXPECT_TRUE(out.problems[0].skipped);
    EXPECT_NE(out.problems[0].why.find("Kill: wrong dam."), std::string::npos);
    EXPECT_NE(out.problems[0].why.find("urn:newsml:meridian:77"), std::string::npos);
  }
}

TEST(NewsMl, SignalsNotesAndEmbargoesStayWithTheText) {
  const Read out = read(item("<signal qcode='sig:correction'/><edNote>Eleven, not 14.</edNote>"
                             "<embargoed>2026-03-05T06:00:00Z</embargoed>"));
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(header(out.articles[0]),
            "signal correction\nnote Eleven, not 14.\nembargo 2026-03-05T06:00:00Z\n\n");
  EXPECT_EQ(out.problems.size(), 2u);
  // An empty one means: until somebody lifts it.
  EXPECT_EQ(header(read(item("<embargoed/>")).articles.at(0)), "embargo further notice\n\n");
}

TEST(NewsMl, TheOutletIsWhoSendsItNotWhoseReportItUsed) {
  const std::string source = "<infoSource><name>Another Agency</name></infoSource>";
  EXPECT_EQ(read(item("<provider uri='http://m.example/'/>", kXhtml, source)).articles.at(0).outlet,
            "Meridian Ltd");
}

TEST(NewsMl, AMessageOfManyItemsGivesAnArticleEach) {
  const Read out = read("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>" +
                        item("") + item("<pubStatus qcode='stat:canceled'/>") + item("") +
                        "<packageItem guid='p'><groupSet/></packageItem></itemSet></newsMessage>");
  EXPECT_EQ(out.articles.size(), 2u);
  ASSERT_EQ(out.problems.size(), 2u);
  EXPECT_EQ(out.problems[0].where, "wire.xml#2");
  EXPECT_FALSE(out.problems[1].skipped);
  EXPECT_NE(out.problems[1].why.find("packageItem"), std::string::npos);
}

TEST(NewsMl, WhatHoldsNoReportIsSaid) {
  const auto why = [](const std::string& xml) {
    const Read out = read(xml);
    EXPECT_TRUE(out.articles.empty());
    EXPECT_EQ(out.problems.size(), 1u);
    return out.problems.empty() ? "" : out.problems[0].why;
  };
  EXPECT_NE(why("<conceptItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>").find("no report"),
            std::string::npos);
  EXPECT_NE(why(item("", "<contentSet><remoteContent href='http://meridian.example/77'/>"
                         "</contentSet>"))
                .find("it stands at http://meridian.example/77"),
            std::string::npos);
  EXPECT_NE(why("<NewsML Version='1.2'/>").find("NewsML 1"), std::string::npos);
  EXPECT_NE(why("<svg/>").find("its first element is 'svg'"), std::string::npos);
  EXPECT_NE(why("<!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf/>").find("DOCTYPE"), std::string::npos);
}

TEST(NewsMl, NitfOnItsOwnIsReadAndItsStatusMinded) {
  EXPECT_EQ(body(read("<nitf><body><body.content><p>Rain.</p></body.content></body></nitf>")
                     .articles.at(0)),
            "Rain.");
  const Read out = read("<nitf><head><docdata management-status='cancelled'><ed-msg info='Kill'/>"
                        "</docdata></head><body><body.content><p>Rain.</p></body.content></body>"
                        "</nitf>");
  EXPECT_TRUE(out.articles.empty());
  EXPECT_NE(out.problems.at(0).why.find("\"Kill\""), std::string::npos);
}

TEST(NewsMl, AMessageThatBreaksOffGivesTheItemsBefore) {
  const Read out = read("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>" +
                        item("") + "<newsItem guid='x'><cont");
  EXPECT_EQ(out.articles.size(), 1u);
  ASSERT_GE(out.problems.size(), 1u);
  EXPECT_NE(out.problems[0].why.find("not well-formed"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
