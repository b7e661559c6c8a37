#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "hearsay/record.h"

namespace hearsay {
namespace {

// Collects the first thing that is wrong.
class Check {
 public:
  explicit Check(const Article& article) : article_(article) {}

  bool ok() const { return problem_.empty(); }
  void wrong(const std::string& what) {
    if (problem_.empty()) problem_ = what;
  }
  // An empty span stands for "not there" and is fine.
  void span(Span span, const std::string& whose, const char* which) {
    if (span.empty()) return;
    if (span.end > article_.text.size()) {
      return wrong(whose + " has a " + which + " that ends after the text");
    }
    if (!on_code_point_border(article_.text, span.begin) ||
        !on_code_point_border(article_.text, span.end)) {
      wrong(whose + " has a " + which + " that cuts a character");
    }
  }
  void utf8(std::string_view text, const char* which) {
    if (first_invalid_utf8(text)) wrong(std::string("its ") + which + " is not UTF-8");
  }
  // Passages are written out in each record; what overlaps without end is no honest report.
  void passages(Span span) {
    passage_bytes_ += span.size();
    if (passage_bytes_ > kMostPassageBytes) wrong("its statements hold over 128 MB of passages");
  }
  Status status() const {
    if (ok()) return Status::Ok();
    const std::string& name = article_.read_from.empty() ? article_.id : article_.read_from;
    return {StatusKind::InvalidInput,
            "The report " + name + " can't be recorded: " + problem_ + "."};
  }

 private:
  static constexpr uint64_t kMostPassageBytes = 128u << 20;

  const Article& article_;
  uint64_t passage_bytes_ = 0;
  std::string problem_;
};

void check_hop(const Hop& hop, const std::string& whose, Check& check) {
  if (hop.holder) {
    if (hop.holder->span.empty()) check.wrong(whose + " has a holder without a span");
    check.span(hop.holder->span, whose, "holder");
    check.passages(hop.holder->span);
    check.span(hop.holder->affiliation, whose, "affiliation");
    check.span(hop.holder->access, whose, "access");
    check.span(hop.holder->anonymity, whose, "anonymity");
    check.span(hop.holder->description, whose, "description");
    check.span(hop.holder->refers_to, whose, "refers_to");
  }
  check.span(hop.cue, whose, "cue");
  check.span(hop.words, whose, "label");
  check.span(hop.voiced, whose, "voicing cue");
  check.span(hop.again, whose, "second mention");
  if (hop.channel) {
    if (hop.channel->span.empty()) check.wrong(whose + " has a channel without a span");
    check.span(hop.channel->span, whose, "channel");
  }
  if (hop.recipient) {
    check.span(hop.recipient->span, whose, "recipient");
    check.span(hop.recipient->through, whose, "intermediary");
  }
  if (hop.said) {
    check.span(hop.said->span, whose, "time");
    check.utf8(hop.said->value, "time of saying");
    check.utf8(hop.said->basis, "time of saying");
  }
  if (hop.holder) {
    check.utf8(hop.holder->actor, "holder's actor");
    check.utf8(hop.holder->country, "holder's country");
  }
  if (hop.recipient) check.utf8(hop.recipient->actor, "recipient's actor");
}

void check_statement(const Statement& statement, Check& check) {
  const std::string whose = "statement " + statement.id;
  if (statement.chain.empty()) return check.wrong(whose + " has an empty chain");
  if (statement.chain.back().act != statement.act) {
    check.wrong(whose + " has another act than its last hop");
  }
  if (!(statement.confidence >= 0 && statement.confidence <= 1)) {
    check.wrong(whose + " has a confidence outside 0 to 1");
  }
  uint32_t last_end = 0;
  for (const Span span : statement.content.spans) {
    if (span.empty() || span.begin < last_end) {
      check.wrong(whose + " has content spans that are empty or out of order");
    }
    last_end = span.end;
    check.span(span, whose, "content span");
    check.passages(span);
  }
  for (const Hop& hop : statement.chain) check_hop(hop, whose, check);
  if (statement.target) {
    check.utf8(statement.target->holder, "target");
    check.utf8(statement.target->statement, "target");
  }
}

template <typename T>
void check_ids(const std::vector<T>& items, const char* what, Check& check) {
  std::vector<std::string_view> ids;
  ids.reserve(items.size());
  for (const T& item : items) ids.push_back(item.id);
  std::sort(ids.begin(), ids.end());
  if (!ids.empty() && ids.front().empty())
    check.wrong(std::string("it has ") + what + " without id");
  const auto twice = std::adjacent_find(ids.begin(), ids.end());
  if (twice != ids.end()) {
    check.wrong(std::string("it has two ") + what + " with the id " + std::string(*twice));
  }
}

}  // namespace

Status check_report(const Report& report) {
  const Article& article = report.article;
  Check check(article);
  if (article.id.empty()) check.wrong("its article has no id");
  if (article.sha256.size() != 64) check.wrong("its article has no SHA-256");
  if (article.text.size() >= UINT32_MAX) {
    check.wrong("its text is over 4 GB long");
    return check.status();
  }
  check.utf8(article.text, "text");
  check.utf8(article.title, "title");
  check.utf8(article.outlet, "outlet");
  check.utf8(article.byline, "byline");
  check.utf8(article.url, "URL");
  check.utf8(article.source_id, "source id");
  check.utf8(article.published, "date");
  check.utf8(article.language, "language");
  check.span(article.body, "its article", "body");
  if (report.statements.size() >= 1u << 20) check.wrong("it has over a million statements");
  check_ids(report.statements, "statements", check);
  check_ids(report.events, "events", check);
  check_ids(report.actors, "actors", check);
  for (const Statement& statement : report.statements) {
    if (!check.ok()) break;
    check_statement(statement, check);
  }
  for (const Event& event : report.events) {
    const std::string whose = "event " + event.id;
    if (!check.ok()) break;
    for (const Span span : {event.actor.span, event.recipient.span, event.anchor, event.where}) {
      check.span(span, whose, "span");
    }
    if (event.when) check.span(event.when->span, whose, "time");
    for (const std::string& word : {event.type, event.mode, event.actor.actor, event.actor.code,
                                    event.recipient.actor, event.recipient.code}) {
      check.utf8(word, "event");
    }
  }
  for (const Actor& actor : report.actors) {
    if (!check.ok()) break;
    check.utf8(actor.id, "actor's id");
    check.utf8(actor.name, "actor's name");
    check.utf8(actor.country, "actor's country");
    for (const Span span : actor.mentions) check.span(span, "actor " + actor.id, "mention");
    for (const SuggestedActor& one : actor.suggested) {
      check.utf8(one.id, "suggested actor's id");
      check.utf8(one.reason, "suggested actor's reason");
    }
  }
  return check.status();
}

}  // namespace hearsay
