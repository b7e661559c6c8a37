#include "read/feed/feed.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

struct Read {
  Feed feed;
  std::vector<InputProblem> problems;
};

Read read(const std::string& bytes, const std::string& url = "https://courier.example/feed") {
  Read out;
  Result<Feed> feed = parse_feed({bytes, "feed.xml", url, ""}, Limits(),
                                 [&](const InputProblem& p) { out.problems.push_back(p); });
  EXPECT_TRUE(feed.ok()) << feed.status().message();
  if (feed.ok()) out.feed = std::move(*feed);
  return out;
}

// The only item of a feed that holds `inside`.
FeedItem rss_item(const std::string& inside) {
  Read out = read("<rss version='2.0'><channel><link>https://courier.example/</link><item>" +
                  inside + "</item></channel></rss>");
  EXPECT_EQ(out.feed.items.size(), 1u);
  return out.feed.items.empty() ? FeedItem() : out.feed.items[0];
}

FeedItem atom_entry(const std::string& inside, const std::string& around = "") {
  Read out = read("<feed xmlns='http://www.w3.org/2005/Atom' " + around + "><entry>" + inside +
                  "</entry></feed>");
  EXPECT_EQ(out.feed.items.size(), 1u);
  return out.feed.items.empty() ? FeedItem() : out.feed.items[0];
}

TEST(Rss, AFullItemIsReadWithAllThatItSays) {
  const Read out = read(R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
 <channel>
  <title>The Hallin Courier</title><link>https://courier.example/</link>
  <atom:link href="https://courier.example/feed" rel="self" type="application/rss+xml"/>
  <language>en-GB</language><lastBuildDate>Wed, 04 Mar 2026 18:00:00 GMT</lastBuildDate>
  <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
  <item>
   <title>Minister: dam &#8220;safe&#8221;</title>
   <link>https://courier.example/dam</link>
   <guid isPermaLink="false">c-4711</guid>
   <pubDate>Wed, 04 Mar 2026 17:20:00 +0100</pubDate>
   <dc:creator><![CDATA[Ann Ode]]></dc:creator><dc:creator>Bo Lind</dc:creator>
   <description>&lt;p&gt;The dam is safe, he said.&lt;/p&gt;</description>
   <content:encoded><![CDATA[<p>The dam is safe, the minister said.</p><p>Engineers doubt it.</p>
   <p>The post <a href="x">Dam</a> appeared first on <a href="y">Courier</a>.</p>
   ]]></content:encoded>
  </item>
 </channel>
</rss>)");
  EXPECT_TRUE(out.problems.empty());
  EXPECT_EQ(out.feed.format, FeedFormat::Rss);
  EXPECT_EQ(out.feed.title, "The Hallin Courier");
  EXPECT_EQ(out.feed.url, "https://courier.example/");
  EXPECT_EQ(out.feed.self, "https://courier.example/feed");
  EXPECT_EQ(out.feed.language, "en-GB");
  EXPECT_EQ(out.feed.updated, "2026-03-04T18:00:00Z");
  EXPECT_EQ(out.feed.ttl_minutes, 15u);
  ASSERT_EQ(out.feed.items.size(), 1u);
  const FeedItem& item = out.feed.items[0];
  EXPECT_EQ(item.title, "Minister: dam \xE2\x80\x9Csafe\xE2\x80\x9D");
  EXPECT_EQ(item.id, "c-4711");
  EXPECT_EQ(item.url, "https://courier.example/dam");
  EXPECT_EQ(item.published, "2026-03-04T17:20:00+01:00");
  EXPECT_EQ(item.author, "Ann Ode, Bo Lind");
  EXPECT_EQ(item.language, "en-GB");
  EXPECT_EQ(item.summary, "The dam is safe, he said.");
  EXPECT_EQ(item.content.text,
            "The dam is safe, the minister said.\n\nEngineers doubt it.");
  EXPECT_EQ(item.content.blocks.size(), 2u);
}

TEST(Rss, AGuidIsALinkOnlyWhereItIsOne) {
  EXPECT_EQ(rss_item("<guid>https://courier.example/1</guid>").url, "https://courier.example/1");
  EXPECT_EQ(rss_item("<guid isPermaLink='true'>https://courier.example/1</guid>").url,
            "https://courier.example/1");
  const FeedItem item =
      rss_item("<guid isPermaLink='false'>https://courier.example/?p=1</guid><link>/one</link>");
  EXPECT_EQ(item.url, "https://courier.example/one");
  EXPECT_EQ(item.id, "https://courier.example/?p=1");
  EXPECT_EQ(rss_item("<guid>tag:4711</guid><link>/one</link>").url, "https://courier.example/one");
}

TEST(Rss, ALinkThatCountsClicksGivesWayToTheRealOne) {
  EXPECT_EQ(rss_item("<link>https://clicks.example/~r/1</link><feedburner:origLink>"
                     "https://courier.example/1</feedburner:origLink>")
                .url,
            "https://courier.example/1");
}

TEST(Rss, ALinkThatNoBrowserShouldFollowIsNone) {
  for (const char* bad : {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x",
                          "ftp://courier.example/x"}) {
    EXPECT_EQ(rss_item("<description>" + std::string(200, 'x') + "</description><link>" +
                       std::string(bad) + "</link>")
                  .url,
              "")
        << bad;
  }
}

TEST(Rss, AShortDescriptionIsATeaserAndALongOneTheReport) {
  const std::string link = "<link>https://courier.example/1</link>";
  const FeedItem teaser = rss_item(link + "<description>Rain fell.</description>");
  EXPECT_EQ(teaser.content.text, "");
  EXPECT_EQ(teaser.summary, "Rain fell.");
  std::string report;
  for (int i = 0; i < 40; ++i) report += "&lt;p&gt;It rained on Port Sella again today.&lt;/p&gt;";
  EXPECT_EQ(rss_item(link + "<description>" + report + "</description>").content.blocks.size(),
            40u);
  EXPECT_EQ(
      rss_item(link + "<description>" + report + " [&amp;hellip;]</description>").content.text, "");
  // Nothing stands behind an item without a link.
  EXPECT_EQ(rss_item("<description>Rain fell.</description>").content.text, "Rain fell.");
}

TEST(Rss, ContentThatBreaksOffIsATeaser) {
  const FeedItem item = rss_item(
      "<link>https://courier.example/1</link><content:encoded>The minister said ... Read "
      "more</content:encoded>");
  EXPECT_EQ(item.content.text, "");
  EXPECT_EQ(item.summary, "The minister said ... Read more");
}

TEST(Rss, TitlesLoseTheirMarkupHoweverOftenItWasEscaped) {
  const auto title = [](const std::string& written) {
    return rss_item("<link>https://courier.example/1</link><title>" + written + "</title>").title;
  };
  EXPECT_EQ(title("Rain"), "Rain");
  EXPECT_EQ(title("R&amp;D"), "R&D");
  EXPECT_EQ(title("R&amp;amp;D &amp;#8211; cuts"), "R&D \xE2\x80\x93 cuts");
  EXPECT_EQ(title("<![CDATA[<b>Rain</b> falls]]>"), "Rain falls");
  EXPECT_EQ(title("&lt;i&gt;Rain&lt;/i&gt; falls"), "Rain falls");
  EXPECT_EQ(title("<i>Rain</i> falls"), "Rain falls");
  EXPECT_EQ(title("\n  Rain\n  falls\n"), "Rain falls");
  EXPECT_EQ(title("2 &lt; 3 and 4 &gt; 1"), "2 < 3 and 4 > 1");
}

TEST(Rss, ADescriptionEscapedTwiceIsReadAsMeant) {
  EXPECT_EQ(rss_item("<description>&amp;lt;p&amp;gt;Rain fell.&amp;lt;/p&amp;gt;</description>")
                .content.text,
            "Rain fell.");
}

TEST(Rss, MarkupThatNobodyEscapedIsReadToo) {
  EXPECT_EQ(rss_item("<description>Rain<br/>fell. <p>On <b>Sella</b>.</p></description>")
                .content.text,
            "Rain\nfell.\n\nOn Sella.");
}

TEST(Rss, AuthorsAreNamesNotAddresses) {
  const auto author = [](const std::string& inside) {
    return rss_item("<link>https://courier.example/1</link>" + inside).author;
  };
  EXPECT_EQ(author("<author>ann@courier.example (Ann Ode)</author>"), "Ann Ode");
  EXPECT_EQ(author("<author>Ann Ode &lt;ann@courier.example&gt;</author>"), "Ann Ode");
  EXPECT_EQ(author("<dc:creator>Ann Ode</dc:creator><author>x@y.example</author>"), "Ann Ode");
}

TEST(Rss, AnItemOfAnotherPaperNamesIt) {
  EXPECT_EQ(rss_item("<link>https://a.example/1</link><source url='https://b.example/feed'>The "
                     "Sella Examiner</source>")
                .outlet,
            "The Sella Examiner");
}

TEST(Rss, ADateThatIsNoneIsSaidAndAMissingOneIsNot) {
  const Read out = read(
      "<rss><channel><item><link>https://a.example/1</link><pubDate>soon</pubDate></item>"
      "<item><link>https://a.example/2</link></item></channel></rss>");
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_EQ(out.problems[0].where, "feed.xml#1");
  EXPECT_FALSE(out.problems[0].skipped);
  EXPECT_NE(out.problems[0].why.find("'soon'"), std::string::npos);
  EXPECT_EQ(out.feed.items[1].published, "");
}

TEST(Rss, AnEmptyItemIsSaidAndPassedOver) {
  const Read out = read(
      "<rss><channel><item/><item><title>Only a title</title></item>"
      "<item><link>https://a.example/2</link></item></channel></rss>");
  EXPECT_EQ(out.feed.items.size(), 1u);
  ASSERT_EQ(out.problems.size(), 2u);
  EXPECT_NE(out.problems[1].why.find("feed.xml#2 has neither a text nor a link"),
            std::string::npos);
}

TEST(Rss, AFeedThatBreaksOffGivesTheItemsBefore) {
  const Read out = read(
      "<rss><channel><item><link>https://a.example/1</link></item>\n<item><link>https://a.exa");
  ASSERT_GE(out.problems.size(), 1u);
  EXPECT_NE(out.problems[0].why.find("not well-formed XML at line 2"), std::string::npos);
  EXPECT_EQ(out.feed.items[0].url, "https://a.example/1");
}

TEST(Rss, AWrongCharsetIsFoundOut) {
  const Read out = read(
      "<?xml version='1.0' encoding='us-ascii'?><rss><channel><title>Caf\xC3\xA9</title><item>"
      "<link>https://a.example/1</link></item></channel></rss>");
  EXPECT_EQ(out.feed.title, "Caf\xC3\xA9");
  const Read cyrillic = read(
      "<?xml version='1.0' encoding='windows-1251'?><rss><channel><title>\xCC\xE8\xF0</title>"
      "</channel></rss>");
  EXPECT_EQ(cyrillic.feed.title, "\xD0\x9C\xD0\xB8\xD1\x80");
}

TEST(Rss1, ItemsStandBesideTheChannel) {
  const Read out = read(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
 <channel rdf:about="https://courier.example/"><title>Courier</title>
  <link>https://courier.example/</link><dc:language>de</dc:language>
  <items><rdf:Seq><rdf:li resource="https://courier.example/1"/></rdf:Seq></items></channel>
 <item rdf:about="https://courier.example/1"><title>Rain</title>
  <dc:date>2026-03-04T17:20+01:00</dc:date><dc:creator>Ann Ode</dc:creator></item>
</rdf:RDF>)");
  EXPECT_EQ(out.feed.format, FeedFormat::Rss1);
  ASSERT_EQ(out.feed.items.size(), 1u);
  EXPECT_EQ(out.feed.items[0].url, "https://courier.example/1");
  EXPECT_EQ(out.feed.items[0].published, "2026-03-04T17:20+01:00");
  EXPECT_EQ(out.feed.items[0].language, "de");
}

TEST(Atom, TextIsTakenByItsType) {
  EXPECT_EQ(atom_entry("<id>1</id><content>2 &lt; 3 &amp;amp; more</content>").content.text,
            "2 < 3 &amp; more");
  EXPECT_EQ(atom_entry("<id>1</id><content type='html'>&lt;p&gt;Rain&lt;/p&gt;&lt;p&gt;fell"
                       "&lt;/p&gt;</content>")
                .content.text,
            "Rain\n\nfell");
  EXPECT_EQ(atom_entry("<id>1</id><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
                       "<p>Rain <em>fell</em>.</p><p>Again.</p></div></content>")
                .content.text,
            "Rain fell.\n\nAgain.");
  EXPECT_EQ(atom_entry("<id>1</id><link href='https://a.example/'/><content type='image/png'>"
                       "aGVsbG8=</content>")
                .content.text,
            "");
  EXPECT_EQ(atom_entry("<id>1</id><title type='html'>R&amp;amp;D</title><content>x</content>")
                .title,
            "R&D");
  EXPECT_EQ(atom_entry("<id>1</id><title>a &lt;b&gt; c</title><content>x</content>").title,
            "a <b> c");
}

TEST(Atom, LinksBeginWhereXmlBaseSays) {
  const FeedItem item = atom_entry("<id>tag:1</id><link xml:base='2026/' href='rain.html'/>",
                                   "xml:base='https://courier.example/news/'");
  EXPECT_EQ(item.url, "https://courier.example/news/2026/rain.html");
  EXPECT_EQ(atom_entry("<id>1</id><link href='/rain'/>").url, "https://courier.example/rain");
}

TEST(Atom, ThePageForPeopleIsTheLink) {
  EXPECT_EQ(atom_entry("<id>1</id><link rel='enclosure' href='https://a.example/a.mp3'/>"
                       "<link rel='alternate' type='application/json' href='https://a.example/j'/>"
                       "<link rel='alternate' type='text/html' href='https://a.example/h'/>")
                .url,
            "https://a.example/h");
}

TEST(Atom, PublishedIsNotUpdated) {
  const FeedItem item = atom_entry(
      "<id>1</id><content>x</content><published>2026-03-04T10:00:00Z</published>"
      "<updated>2026-03-05T11:00:00Z</updated>");
  EXPECT_EQ(item.published, "2026-03-04T10:00:00Z");
  EXPECT_EQ(item.updated, "2026-03-05T11:00:00Z");
}

TEST(Atom, TheSourceOfAGatheredEntryIsItsOutlet) {
  const FeedItem item = atom_entry(
      "<id>1</id><content>x</content><source><title>The Sella Examiner</title><author><name>Bo "
      "Lind</name></author></source>");
  EXPECT_EQ(item.outlet, "The Sella Examiner");
  EXPECT_EQ(item.author, "Bo Lind");
}

TEST(Atom, AFeedsAuthorIsThatOfEntriesWithoutOneAndManyEntriesCostNoMoreEach) {
  std::string feed = "<feed xmlns='http://www.w3.org/2005/Atom'>";
  for (int i = 0; i < 20000; ++i) feed += "<entry><id>1</id><content>x</content></entry>";
  const Read out = read(feed + "<author><name>The desk</name></author></feed>");
  ASSERT_EQ(out.feed.items.size(), 20000u);
  EXPECT_EQ(out.feed.items.back().author, "The desk");
}

TEST(Atom, ADeletedEntryIsSaid) {
  const Read out = read(
      "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/"
      "1.0'><at:deleted-entry ref='tag:courier,4711' when='2026-03-04T10:00:00Z'/></feed>");
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_NE(out.problems[0].why.find("'tag:courier,4711' was deleted by its publisher"),
            std::string::npos);
}

TEST(JsonFeed, IsRead) {
  const Read out = read(R"({"version": "https://jsonfeed.org/version/1.1", "title": "Courier",
   "home_page_url": "https://courier.example/", "language": "en",
   "authors": [{"name": "The desk"}], "next_url": "https://courier.example/feed?page=2",
   "items": [
    {"id": 17, "url": "/rain", "title": "Rain", "content_html": "<p>Rain fell.</p><p>Again.</p>",
     "date_published": "2026-03-04T17:20:00+01:00"},
    {"id": "b", "content_text": "Plain\r\ntext.", "author": {"name": "Ann Ode"}},
    {"id": "c", "url": "https://courier.example/c", "summary": "A teaser."}, 7]})");
  EXPECT_EQ(out.feed.format, FeedFormat::JsonFeed);
  EXPECT_EQ(out.feed.next, "https://courier.example/feed?page=2");
  ASSERT_EQ(out.feed.items.size(), 3u);
  EXPECT_EQ(out.feed.items[0].id, "17");
  EXPECT_EQ(out.feed.items[0].url, "https://courier.example/rain");
  EXPECT_EQ(out.feed.items[0].content.text, "Rain fell.\n\nAgain.");
  EXPECT_EQ(out.feed.items[0].author, "The desk");
  EXPECT_EQ(out.feed.items[1].content.text, "Plain\ntext.");
  EXPECT_EQ(out.feed.items[1].author, "Ann Ode");
  EXPECT_EQ(out.feed.items[2].summary, "A teaser.");
  EXPECT_EQ(out.problems.size(), 1u);
}

TEST(FeedFormatOf, TellsFeedsFromTheRest) {
  EXPECT_EQ(feed_format("<?xml version='1.0'?>\n<rss version='2.0'>"), FeedFormat::Rss);
  EXPECT_EQ(feed_format("\xEF\xBB\xBF<feed xmlns='http://www.w3.org/2005/Atom'>"),
            FeedFormat::Atom);
  EXPECT_EQ(feed_format("<rdf:RDF xmlns:rdf='x' xmlns='http://purl.org/rss/1.0/'>"),
            FeedFormat::Rss1);
  EXPECT_EQ(feed_format(" {\"version\": \"https://jsonfeed.org/version/1\""), FeedFormat::JsonFeed);
  for (const char* other : {"<html><head>", "<feed><animal/></feed>", "{\"text\": \"rss\"}", "",
                            "<rdf:RDF xmlns='http://xmlns.com/foaf/0.1/'>", "Rain fell."}) {
    EXPECT_EQ(feed_format(other), std::nullopt) << other;
  }
}

TEST(ReadFeed, GivesAnArticleAnItemAndSaysWhichAreTeasers) {
  const std::string bytes =
      "<rss><channel><title>Courier</title><item><guid>1</guid><title>Rain</title>"
      "<content:encoded>&lt;p&gt;Rain fell.&lt;/p&gt;</content:encoded></item><item><link>"
      "https://a.example/2</link><description>Teaser.</description></item></channel></rss>";
  std::vector<Article> articles;
  std::vector<InputProblem> problems;
  read_feed({bytes, "feed.xml", "", ""}, ReadOptions(),
            [&](Article&& a) {
              articles.push_back(std::move(a));
              return true;
            },
            [&](const InputProblem& p) { problems.push_back(p); });
  ASSERT_EQ(articles.size(), 1u);
  EXPECT_EQ(articles[0].read_from, "feed.xml#1");
  EXPECT_EQ(articles[0].outlet, "Courier");
  EXPECT_EQ(articles[0].body.of(articles[0].text), "Rain fell.");
  EXPECT_FALSE(articles[0].sha256.empty());
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_NE(problems[0].why.find("only a teaser for 1 of 2 items"), std::string::npos);
}

}  // namespace
}  // namespace hearsay
