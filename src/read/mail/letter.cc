#include "read/mail/letter.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8_front.h"
#include "read/date_forms.h"
#include "read/mail/letter_text.h"
#include "read/mail/signs.h"
#include "read/text_file.h"

namespace hearsay {
namespace {

// Whether a letter went to a list: a newsletter, then, and From names the paper.
bool is_of_list(const mail::Headers& headers) {
  for (const std::string_view name : {"List-Id", "List-Unsubscribe", "List-Post"}) {
    if (!headers.value(name).empty()) return true;
  }
  const std::string precedence = lower_ascii(headers.value("Precedence"));
  return precedence == "bulk" || precedence == "list";
}

std::string inside_angles(std::string_view value) {
  const size_t open = value.find('<');
  if (open == std::string_view::npos) return std::string(value);
  const size_t close = value.find('>', open);
  if (close == std::string_view::npos) return {};
  return std::string(value.substr(open + 1, close - open - 1));
}

void add_metadata(const mail::Headers& headers, Article& article, const HearProblem& problem) {
  article.title = headers.text("Subject");
  const std::string date(headers.value("Date"));
  article.published = iso_date_from(date);
  if (!date.empty() && article.published.empty()) {
    problem({article.read_from,
             article.read_from + " has the date '" +
                 std::string(utf8_front(headers.text("Date"), 60)) +
                 "', which is no time; it was read without it",
             StatusKind::InvalidInput, false});
  }
  const std::string from = mail::name_in_address(headers.text("From"));
  if (is_of_list(headers)) {
    article.outlet = mail::name_in_address(headers.text("List-Id"));
    if (article.outlet.empty()) {
      article.outlet = from;
    } else if (from != article.outlet) {
      article.byline = from;
    }
  } else {
    article.byline = from;
    article.outlet = headers.text("Organization");
  }
  article.source_id = inside_angles(headers.text("Message-ID"));
  const std::string url = inside_angles(headers.text("Archived-At"));
  if (url.starts_with("http://") || url.starts_with("https://")) article.url = url;
  article.language = headers.text("Content-Language");
  article.language.resize(std::min(article.language.find(','), article.language.size()));
}

}  // namespace

bool mail::read_one(std::string_view bytes, const std::string& name,
                    const ReadOptions& options, const TakeArticle& take,
                    const HearProblem& problem) {
  const mail::Parts parts = mail::parts_of(bytes);
  const auto say = [&](const std::string& place, const std::string& why, StatusKind kind,
                       bool skipped) { problem({place, place + " " + why, kind, skipped}); };
  if (parts.parts[0].headers.empty()) {
    say(name, "has no header of a letter (From:, Date:, Subject:)", StatusKind::InvalidInput, true);
    return true;
  }
  std::vector<uint32_t> waiting = {0};
  for (size_t i = 0; i < waiting.size(); ++i) {
    const uint32_t root = waiting[i];
    if (root >= parts.parts.size()) continue;
    const std::string place = i == 0 ? name : name + "#" + std::to_string(i + 1);
    mail::LetterText letter = mail::letter_text(parts, root, options.limits);
    waiting.insert(waiting.end(), letter.letters.begin(), letter.letters.end());
    if (!letter.unread.empty()) {
      std::string list;
      for (const std::string& one : letter.unread) list += (list.empty() ? "" : ", ") + one;
      say(place, "has attachments that were not read: " + list, StatusKind::Unsupported, false);
    }
    if (letter.text.text.empty()) {
      if (letter.encrypted) {
        say(place, "is encrypted", StatusKind::Unsupported, true);
      } else if (letter.letters.empty()) {
        say(place, "holds no text", StatusKind::InvalidInput, true);
      }
      continue;
    }
    if (letter.text.text.size() > options.limits.max_article_bytes) {
      say(place, "has a text larger than the limit", StatusKind::Limit, true);
      continue;
    }
    Article article;
    article.read_from = place;
    article.text = std::move(letter.text.text);
    article.blocks = std::move(letter.text.blocks);
    article.body = {0, static_cast<uint32_t>(article.text.size())};
    add_metadata(parts.parts[root].headers, article, problem);
    complete_article(article, options);
    if (!take(std::move(article))) return false;
  }
  if (parts.unopened != 0) {
    say(name, "has parts too deep or too many; " + std::to_string(parts.unopened) +
                  " were not opened",
        StatusKind::Limit, true);
  }
  return true;
}

bool begins_letter(std::string_view head) { return mail::looks_like_header(head); }

void read_letter(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
                 const HearProblem& problem) {
  std::string_view bytes = input.bytes;
  // Saved out of a mailbox, with the mailbox's line in front.
  const size_t line = bytes.find('\n');
  if (line != std::string_view::npos && mail::is_separator(bytes.substr(0, line))) {
    bytes.remove_prefix(line + 1);
  }
  mail::read_one(bytes, input.name, options, take, problem);
}

}  // namespace hearsay
