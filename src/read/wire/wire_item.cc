#include "read/wire/wire_item.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8_front.h"
#include "read/text_file.h"
#include "read/xml/xml_tree.h"

namespace hearsay::wire {
namespace {

constexpr size_t kLongestNote = 4000;

// Words of a note or a signal after which a desk handles a report otherwise.
bool changes_its_worth(std::string_view words) {
  const std::string lower = lower_ascii(words);
  for (const std::string_view word :
       {"correct", "kill", "withdraw", "embargo", "retract", "cancel", "withheld", "do not use",
        "not for publication", "hold for", "advisory", "replaces", "supersedes", "eliminate"}) {
    if (lower.find(word) != std::string::npos) return true;
  }
  return false;
}

std::string quoted_notes(const Item& item) {
  std::string all;
  for (const std::string& note : item.notes) all += (all.empty() ? "" : " / ") + note;
  if (all.size() > 400) all = std::string(utf8_front(all, 400)) + " ...";
  return all.empty() ? "" : " (\"" + all + "\")";
}

std::string header_of(const Item& item) {
  std::string header;
  const auto add = [&header](std::string_view key, std::string_view value) {
    std::string line = one_line(utf8_front(value, kLongestNote));
    if (!line.empty()) header.append(key).append(" ").append(line) += '\n';
  };
  for (const std::string& signal : item.signals) add("signal", signal);
  for (const std::string& note : item.notes) add("note", note);
  add("embargo", item.embargo);
  add("dateline", item.dateline);
  if (!header.empty()) header += '\n';
  return header;
}

void remark(const Item& item, const HearProblem& problem) {
  const auto say = [&](const std::string& what) {
    problem({item.place, item.place + " " + what, StatusKind::InvalidInput, false});
  };
  if (!item.embargo.empty()) say("is embargoed until " + one_line(utf8_front(item.embargo, 60)));
  std::string signals;
  for (const std::string& signal : item.signals) {
    if (changes_its_worth(signal)) signals += (signals.empty() ? "" : ", ") + signal;
  }
  const bool noted = std::any_of(item.notes.begin(), item.notes.end(),
                                 [](const std::string& note) { return changes_its_worth(note); });
  if (!signals.empty()) {
    say("is marked '" + signals + "'" + quoted_notes(item));
  } else if (noted) {
    say("has a note to editors" + quoted_notes(item));
  }
}

}  // namespace

std::string_view last_part(std::string_view code) {
  const size_t at = code.find_last_of(":/#");
  return at == std::string_view::npos ? code : code.substr(at + 1);
}

PubStatus status_named(std::string_view word) {
  const std::string last = lower_ascii(last_part(word));
  if (last == "canceled" || last == "cancelled" || last == "killed" || last == "kill" ||
      last == "withdrawn") {
    return PubStatus::Canceled;
  }
  if (last == "withheld" || last == "commissioned") return PubStatus::Withheld;
  return PubStatus::Usable;
}

std::string byline_of(std::string_view line) {
  std::string name = one_line(line);
  for (const std::string_view by : {"By ", "by ", "BY "}) {
    if (name.starts_with(by)) return name.substr(by.size());
  }
  return name;
}

bool give(Item&& item, const ReadOptions& options, const TakeArticle& take,
          const HearProblem& problem) {
  const auto refuse = [&](StatusKind kind, const std::string& why) {
    problem({item.place, item.place + " " + why, kind, true});
    return true;
  };
  const std::string called = item.uri.empty() ? "it" : one_line(utf8_front(item.uri, 200));
  if (item.status == PubStatus::Canceled) {
    return refuse(StatusKind::InvalidInput,
                  "was canceled by its agency" + quoted_notes(item) +
                      " and was not read; what the ledger holds of " + called +
                      " should not be used");
  }
  if (item.status == PubStatus::Withheld) {
    return refuse(StatusKind::InvalidInput, "is withheld by its agency" + quoted_notes(item) +
                                                " and was not read; wait for a usable version");
  }
  if (item.body.text.empty()) {
    if (!item.elsewhere.empty()) {
      return refuse(StatusKind::NotFound, "holds no text itself; it stands at " +
                                              one_line(utf8_front(item.elsewhere, 300)));
    }
    return refuse(StatusKind::NotFound, item.kind.empty() ? "holds no text"
                                                          : "is of the kind '" + item.kind +
                                                                "' and holds no text");
  }
  Article article;
  article.text = header_of(item);
  const auto begin = static_cast<uint32_t>(article.text.size());
  if (article.text.size() + item.body.text.size() > options.limits.max_article_bytes) {
    return refuse(StatusKind::Limit,
                  "has a text larger than the limit of " +
                      std::to_string(options.limits.max_article_bytes >> 20) + " MB");
  }
  remark(item, problem);
  article.text += item.body.text;
  article.body = {begin, static_cast<uint32_t>(article.text.size())};
  article.blocks = std::move(item.body.blocks);
  for (Block& block : article.blocks) {
    block.span.begin += begin;
    block.span.end += begin;
  }
  article.source_id = item.uri;
  for (const std::string_view scheme : {"http://", "https://", "urn:", "tag:"}) {
    if (item.uri.starts_with(scheme)) article.url = item.uri;
  }
  article.published = std::move(item.published);
  article.outlet = std::move(item.outlet);
  article.title = std::move(item.title);
  article.byline = std::move(item.byline);
  article.language = std::move(item.language);
  article.read_from = std::move(item.place);
  complete_article(article, options);
  return take(std::move(article));
}

}  // namespace hearsay::wire
