// What stands around every page.
#include "serve/pages/pages.h"

namespace hearsay::serve {

std::string framed(const Frame& frame, const Html& main) {
  Html page;
  page.literal("<!DOCTYPE html>\n").open("html", {{"lang", "en"}}).open("head");
  page.literal("<meta charset=\"utf-8\">"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
               "<meta name=\"color-scheme\" content=\"light dark\">");
  page.element("title", frame.title.empty() ? "hearsay" : frame.title + " \xC2\xB7 hearsay");
  page.literal("<link rel=\"stylesheet\" href=\"/style.css\">"
               "<link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">"
               "<script src=\"/app.js\" defer></script>");
  if (!frame.feed.empty()) {
    page.empty("link", {{"rel", "alternate"}, {"type", "application/rss+xml"}, {"href", frame.feed}});
  }
  if (!frame.data.empty()) {
    page.empty("link", {{"rel", "alternate"}, {"type", "application/json"}, {"href", frame.data}});
  }
  page.close();
  page.open("body");
  page.literal("<a class=\"skip\" href=\"#main\">To the content</a>");
  page.open("header", {{"class", "top"}});
  page.literal("<a class=\"mark\" href=\"/\"><b>hearsay</b></a>");
  page.open("nav", {{"aria-label", "Sections"}});
  struct Section {
    Literal link, name;
  };
  for (const Section& section : {Section{"/stories", "Stories"}, Section{"/claims", "Claims"},
                                 Section{"/articles", "Articles"}, Section{"/actors", "Actors"},
                                 Section{"/live", "Live"}}) {
    const std::string link(section.link.view());
    if (frame.section == link) {
      page.element("a", section.name.view(), {{"href", link}, {"aria-current", "page"}});
    } else {
      page.element("a", section.name.view(), {{"href", link}});
    }
  }
  page.close();
  page.literal("<form class=\"find\" action=\"/search\" role=\"search\">"
               "<label class=\"unseen\" for=\"q\">Search statements</label>");
  page.empty("input", {{"id", "q"}, {"name", "about"}, {"type", "search"}, {"value", frame.search},
                       {"placeholder", "Search what was said"}, {"autocomplete", "off"}});
  page.literal("</form>");
  page.close();
  page.open("main", {{"id", "main"}}).add(main).close();
  page.open("footer", {{"class", "foot"}});
  page.literal("<p>hearsay counts origins and shows passages; it does not say what is true.</p>");
  if (!frame.data.empty() || !frame.feed.empty()) {
    page.open("p").text("This page as ");
    if (!frame.data.empty()) page.element("a", "JSON", {{"href", frame.data}});
    if (!frame.data.empty() && !frame.feed.empty()) page.text(", ");
    if (!frame.feed.empty()) page.element("a", "RSS", {{"href", frame.feed}});
    page.close();
  }
  page.close();
  page.literal("</body></html>\n");
  return page.str();
}

}  // namespace hearsay::serve
