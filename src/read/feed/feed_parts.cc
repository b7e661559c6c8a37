#include "read/feed/feed_parts.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8_front.h"
#include "read/date_forms.h"
#include "read/fetch/url.h"
#include "read/html/references.h"
#include "read/text_file.h"

namespace hearsay::feed {
namespace {

// A description of at least so many bytes is the report; shorter ones are teasers. Feeds that
// carry only a teaser mostly stay below 500 bytes.
constexpr size_t kReportBytes = 1200;
// A text that breaks off and is shorter than this is a teaser even where the feed calls it content.
constexpr size_t kTeaserBytes = 1500;

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_letter(char c) {
  return lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z';
}

bool has_tag(std::string_view text) {
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (at + 1 < text.size() && (is_letter(text[at + 1]) || text[at + 1] == '/')) {
      return text.find('>', at) != std::string_view::npos;
    }
  }
  return false;
}

// "Title" of "<b>Title</b>": nothing but the tags goes.
std::string without_tags(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const bool tag = text[at] == '<' && at + 1 < text.size() &&
                     (is_letter(text[at + 1]) || text[at + 1] == '/');
    const size_t end = tag ? text.find('>', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += text[at++];
    } else {
      at = end + 1;
    }
  }
  return out;
}

// The last line of every item of the commonest blog program.
void drop_sign_off(HtmlText& text) {
  if (text.blocks.size() < 2) return;
  const std::string_view last = text.blocks.back().span.of(text.text);
  const bool sign_off =
      last.starts_with("The post ") && last.find(" appeared first on ") != std::string_view::npos;
  if (!sign_off) return;
  text.blocks.pop_back();
  text.text.resize(text.blocks.back().span.end);
}

}  // namespace

std::string Context::place() const {
  return input.name + "#" + std::to_string(feed.items.size() + 1);
}

std::string Context::link(std::string_view link, std::string_view base) const {
  link = trimmed(link);
  if (link.empty()) return {};
  const std::string scheme = lower_ascii(link.substr(0, 8));
  if (scheme.starts_with("http://") || scheme.starts_with("https://")) {
    return parse_url(link, Reach::Private).ok() ? std::string(link) : std::string();
  }
  Result<Url> from = parse_url(base, Reach::Private);
  if (!from.ok()) return {};
  const Result<Url> whole = resolve_reference(*from, link, Reach::Private);
  return whole.ok() ? whole->text() : std::string();
}

std::string Context::date(std::string_view date) const {
  date = trimmed(date);
  if (date.empty()) return {};
  std::string iso = iso_date_from(date);
  if (iso.empty()) {
    problem({place(),
             place() + " has the date '" + one_line(utf8_front(date, 40)) +
                 "', which is no time of a known form; the item was read without it",
             StatusKind::InvalidInput, false});
  }
  return iso;
}

HtmlText Context::text(std::string_view markup) const {
  HtmlText out = html_to_text(markup, limits);
  if (markup.find('<') == std::string_view::npos && out.text.find("</") != std::string::npos &&
      has_tag(out.text)) {
    out = html_to_text(std::string(out.text), limits);
  }
  drop_sign_off(out);
  return out;
}

HtmlText plain_text(std::string_view text, const Limits& limits) {
  HtmlText out;
  out.text = trimmed(text.substr(0, limits.max_article_bytes));
  crlf_to_lf(out.text);
  std::replace(out.text.begin(), out.text.end(), '\0', ' ');
  return out;
}

std::string title_of(std::string_view title) {
  // Escaped once, or twice: "AT&amp;amp;T", "&lt;b&gt;Rain&lt;/b&gt;".
  std::string text = has_tag(title) ? without_tags(title) : std::string(title);
  text = html::plain(text);
  if (has_tag(text)) text = html::plain(without_tags(text));
  return text;
}

std::string person_of(std::string_view author) {
  author = trimmed(author);
  const size_t open = author.find('(');
  if (author.find('@') < open && open != std::string_view::npos && author.ends_with(')')) {
    author = trimmed(author.substr(open + 1, author.size() - open - 2));
  } else if (const size_t mail = author.find('<');
             mail != std::string_view::npos && mail > 0 && author.ends_with('>')) {
    author = trimmed(author.substr(0, mail));
  }
  return title_of(author);
}

void add_name(std::string& names, std::string_view name) {
  if (name.empty() || (", " + names + ", ").find(", " + std::string(name) + ", ") !=
                          std::string::npos) {
    return;
  }
  if (names.size() + name.size() > 2000) return;  // a list of names, not a text
  names.append(names.empty() ? "" : ", ").append(name);
}

bool breaks_off(std::string_view text) {
  text = trimmed(text);
  const size_t looked = std::min<size_t>(text.size(), 40);
  const std::string tail = lower_ascii(text.substr(text.size() - looked));
  for (const std::string_view end :
       {"...", "\xE2\x80\xA6", "[\xE2\x80\xA6]", "[...]", "(...)", "read more", "read more.",
        "continue reading", "read more \xC2\xBB", "read more \xE2\x86\x92", "full story",
        "continue reading \xE2\x86\x92", "(more)", "[more]"}) {
    if (tail.ends_with(end)) return true;
  }
  return tail.find("continue reading") != std::string::npos ||
         tail.find("read the full") != std::string::npos;
}

void settle_texts(FeedItem& item, HtmlText content, HtmlText description) {
  const bool is_report = !content.text.empty() && !(content.text.size() < kTeaserBytes &&
                                                    breaks_off(content.text));
  // An item without a link has nothing behind it: what it says is all there is.
  const bool description_is_report =
      !description.text.empty() && !breaks_off(description.text) &&
      (description.text.size() >= kReportBytes || item.url.empty());
  if (is_report) {
    item.content = std::move(content);
    item.summary = std::move(description.text);
  } else if (description_is_report) {
    item.content = std::move(description);
    item.summary = std::move(content.text);
  } else {
    item.summary = std::move(description.text.empty() ? content.text : description.text);
  }
}

}  // namespace hearsay::feed
