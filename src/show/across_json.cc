#include "show/across_json.h"

#include <map>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "hearsay/record.h"

namespace hearsay {
namespace {

using Reports = std::map<std::string, std::shared_ptr<const Report>>;

// Writes passages of several articles; maps the offsets of each once.
class Passages {
 public:
  explicit Passages(const Reports& reports) : reports_(&reports) {}
  explicit Passages(const Report& only) { own_.emplace(only.article.id, &only.article); }

  const Article* article(const std::string& id) {
    if (const auto known = own_.find(id); known != own_.end()) return known->second;
    if (reports_ == nullptr) return nullptr;
    const auto report = reports_->find(id);
    if (report == reports_->end()) return nullptr;
    return own_[id] = &report->second->article;
  }

  void span(JsonWriter& json, const Article& of, Span span) {
    auto place = maps_.find(of.id);
    if (place == maps_.end()) {
      place = maps_.emplace(of.id, std::make_unique<OffsetMap>(of.text)).first;
    }
    json.begin_array();
    json.number(uint64_t{place->second->code_points(span.begin)});
    json.number(uint64_t{place->second->code_points(span.end)});
    json.end_array();
  }

  void reference(JsonWriter& json, const StatementRef& ref) {
    const Article* of = article(ref.article);
    json.begin_object();
    json.key("article");
    json.string_or_null(ref.article);
    json.key("statement");
    json.string_or_null(ref.statement);
    json.key("outlet");
    json.string_or_null(of == nullptr ? "" : of->outlet);
    json.key("published");
    json.string_or_null(of == nullptr ? "" : of->published);
    json.key("text");
    json.string_or_null(of == nullptr ? "" : ref.passage.of(of->text));
    json.key("span");
    if (of == nullptr || ref.passage.empty()) {
      json.null();
    } else {
      span(json, *of, ref.passage);
    }
    json.end_object();
  }

  // {"article": {...}, "statement": {...}}
  void member(JsonWriter& json, const Member& member) {
    json.begin_object();
    json.key("article");
    json.string(member.article().id);
    json.key("outlet");
    json.string_or_null(member.article().outlet);
    json.key("published");
    json.string_or_null(member.article().published);
    json.key("statement");
    json.raw(statement_json(member.statement(), member.article().text));
    json.end_object();
  }

 private:
  const Reports* reports_ = nullptr;
  std::map<std::string, const Article*> own_;
  std::map<std::string, std::unique_ptr<OffsetMap>> maps_;
};

void add_strings(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  json.key(key);
  json.begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

void add_evidence(JsonWriter& json, Passages& passages, const std::vector<Evidence>& all) {
  json.begin_array();
  for (const Evidence& evidence : all) {
    json.begin_object();
    json.key("kind");
    json.string(name_of(evidence.kind));
    json.key("independent");
    json.boolean(evidence.independent);
    json.key("text");
    json.string(evidence.text);
    json.key("passages");
    json.begin_array();
    for (const StatementRef& ref : evidence.passages) passages.reference(json, ref);
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void add_support(JsonWriter& json, Passages& passages, const Support& support) {
  json.begin_object();
  json.key("articles");
  json.number(uint64_t{support.articles});
  json.key("outlets");
  json.number(uint64_t{support.outlets});
  json.key("origins");
  json.number(uint64_t{support.least_origins});
  json.key("origins_most");
  json.number(uint64_t{support.most_origins});
  json.key("independence");
  json.string(name_of(support.independence));
  json.key("evidence");
  add_evidence(json, passages, support.evidence);
  json.end_object();
}

void add_origins(JsonWriter& json, const Origins& origins) {
  json.begin_array();
  for (const Origin& origin : origins.origins) {
    json.begin_object();
    json.key("name");
    json.string_or_null(origin.name);
    json.key("actor");
    json.string_or_null(origin.actor);
    json.key("named");
    origin.named ? json.boolean(*origin.named) : json.null();
    json.key("through");
    json.string_or_null(origin.through);
    json.key("first_published");
    json.string_or_null(origin.first_published);
    json.key("articles");
    json.number(uint64_t{origin.articles});
    add_strings(json, "outlets", origin.outlets);
    json.key("withdrawn");
    json.boolean(origin.withdrawn);
    json.key("may_be");
    json.begin_array();
    for (const uint32_t other : origin.may_be) json.number(uint64_t{other});
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void add_change(JsonWriter& json, Passages& passages, const Change& change) {
  json.begin_object();
  json.key("kind");
  json.string(name_of(change.kind));
  json.key("actor");
  json.string_or_null(change.actor);
  json.key("name");
  json.string_or_null(change.name);
  const auto side = [&](std::string_view key, const StatementRef& ref, const std::string& time,
                        Act act) {
    json.key(key);
    json.begin_object();
    json.key("time");
    json.string_or_null(time);
    json.key("act");
    json.string(name_of(act));
    json.key("passage");
    passages.reference(json, ref);
    json.end_object();
  };
  side("before", change.before, change.before_time, change.before_act);
  side("after", change.after, change.after_time, change.after_act);
  json.key("reason");
  json.string_or_null(change.reason);
  add_strings(json, "affected", change.affected);
  json.end_object();
}

void add_link(JsonWriter& json, Passages& passages, const FoundLink& found) {
  json.begin_object();
  json.key("id");
  json.string(found.id);
  json.key("kind");
  json.string(name_of(found.kind));
  json.key("relation");
  json.string(name_of(found.link.relation));
  json.key("first");
  json.string(found.first);
  json.key("second");
  json.string(found.second);
  json.key("score");
  json.number(found.link.score);
  json.key("reason");
  json.string_or_null(found.link.reason);
  json.key("status");
  json.string(name_of(found.status));
  json.key("passages");
  json.begin_array();
  const Article* first = passages.article(found.first);
  const Article* second = passages.article(found.second);
  for (const SharedPassage& shared : found.link.passages) {
    if (first == nullptr || second == nullptr) break;
    json.begin_array();
    passages.span(json, *first, shared.first);
    passages.span(json, *second, shared.second);
    json.end_array();
  }
  json.end_array();
  json.end_object();
}

void add_story(JsonWriter& json, const FoundStory& story) {
  json.key("id");
  json.string(story.id);
  json.key("title");
  json.string_or_null(story.title);
  json.key("articles");
  json.number(uint64_t{story.articles});
  json.key("outlets");
  json.number(uint64_t{story.outlets});
  json.key("since");
  json.string_or_null(story.since);
  json.key("until");
  json.string_or_null(story.until);
}

std::string_view act_key(Act act) {
  switch (act) {
    case Act::Confirm:
    case Act::Deny:
    case Act::Doubt:
    case Act::Decline:
    case Act::Silent: return name_of(act);
    default: return "assert";
  }
}

}  // namespace

std::string claim_json(const ClaimPage& page) {
  std::string out;
  JsonWriter json(out);
  Passages passages(page.reports);
  json.begin_object();
  json.key("id");
  json.string(page.id);
  add_strings(json, "stories", page.stories);
  json.key("statements");
  json.begin_object();
  for (const std::string_view act : {"assert", "confirm", "deny", "doubt", "decline", "silent"}) {
    json.key(act);
    json.begin_array();
    for (const Member& member : page.input.members) {
      if (act_key(member.statement().act) == act) passages.member(json, member);
    }
    json.end_array();
  }
  json.end_object();
  json.key("support");
  add_support(json, passages, page.support);
  json.key("origins");
  add_origins(json, page.analysis.origins);
  json.key("changes");
  json.begin_array();
  for (const Change& change : page.analysis.changes) add_change(json, passages, change);
  json.end_array();
  json.key("answers");
  json.begin_array();
  for (const Answer& answer : page.analysis.answers) {
    json.begin_object();
    json.key("name");
    json.string_or_null(answer.name);
    json.key("actor");
    json.string_or_null(answer.actor);
    json.key("act");
    json.string(name_of(answer.act));
    json.key("origin");
    json.string_or_null(answer.origin);
    json.key("first");
    json.boolean(answer.first);
    json.key("said");
    passages.reference(json, answer.said);
    json.key("to");
    passages.reference(json, answer.to);
    json.end_object();
  }
  json.end_array();
  json.key("drift");
  json.begin_array();
  for (const Drift& drift : page.analysis.drifts) {
    json.begin_object();
    json.key("kind");
    json.string(name_of(drift.kind));
    json.key("reason");
    json.string_or_null(drift.reason);
    json.key("from");
    passages.reference(json, drift.from);
    json.key("to");
    passages.reference(json, drift.to);
    json.end_object();
  }
  json.end_array();
  json.key("contradicted_by");
  json.begin_array();
  for (const Member& beside : page.input.context) {
    if (beside.to_claim == Relation::Contradicts) passages.member(json, beside);
  }
  json.end_array();
  json.key("links");
  json.begin_array();
  for (const FoundLink& link : page.links) add_link(json, passages, link);
  json.end_array();
  json.end_object();
  return out;
}

std::string row_json(const FoundClaim& claim) {
  std::string out;
  JsonWriter json(out);
  const Reports none;
  Passages passages(none);
  json.begin_object();
  json.key("id");
  json.string(claim.id);
  json.key("text");
  json.string_or_null(claim.text);
  json.key("holder");
  json.string_or_null(claim.holder);
  json.key("article");
  json.string_or_null(claim.first.article);
  json.key("statement");
  json.string_or_null(claim.first.statement);
  const std::pair<const char*, uint32_t> counts[] = {
      {"statements", claim.statements}, {"asserted", claim.asserted},
      {"confirmed", claim.confirmed},   {"denied", claim.denied},
      {"doubted", claim.doubted},       {"declined", claim.declined},
      {"silent", claim.silent},         {"contradicted", claim.contradicted}};
  for (const auto& [key, count] : counts) {
    json.key(key);
    json.number(uint64_t{count});
  }
  json.key("since");
  json.string_or_null(claim.since);
  json.key("until");
  json.string_or_null(claim.until);
  add_strings(json, "stories", claim.stories);
  json.key("support");
  add_support(json, passages, {claim.support.articles, claim.support.outlets,
                               claim.support.least_origins, claim.support.most_origins,
                               claim.support.independence, {}});
  json.end_object();
  return out;
}

std::string row_json(const FoundStory& story) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  add_story(json, story);
  json.end_object();
  return out;
}

std::string story_json(const StoryPage& page) {
  std::string out;
  JsonWriter json(out);
  Reports reports;
  for (const auto& report : page.reports) reports[report->article.id] = report;
  Passages passages(reports);
  json.begin_object();
  add_story(json, page.story);
  json.key("reports");
  json.begin_array();
  for (const auto& report : page.reports) json.raw(article_json(report->article, false));
  json.end_array();
  json.key("links");
  json.begin_array();
  for (const FoundLink& link : page.links) add_link(json, passages, link);
  json.end_array();
  json.end_object();
  return out;
}

std::string timeline_json(const TimelineEntry& entry) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("time");
  json.string_or_null(entry.time);
  json.key("basis");
  json.string(entry.said ? "said" : "published");
  json.key("article");
  json.raw(article_json(entry.report->article, false));
  json.key("statement");
  if (entry.place) {
    json.raw(statement_json(entry.report->statements[*entry.place], entry.report->article.text));
  } else {
    json.null();
  }
  json.end_object();
  return out;
}

std::string change_json(const FoundChange& found) {
  std::string out;
  JsonWriter json(out);
  Reports reports;
  reports[found.before->article.id] = found.before;
  reports[found.after->article.id] = found.after;
  Passages passages(reports);
  add_change(json, passages, found.change);
  return out;
}

std::string event_json(const LedgerEvent& event) {
  std::string out;
  JsonWriter json(out);
  Passages passages(*event.report);
  json.begin_object();
  json.key("event");
  json.string(name_of(event.kind));
  json.key("claim");
  json.string(event.claim);
  json.key("text");
  json.string_or_null(event.text);
  json.key("reason");
  json.string(event.reason);
  json.key("said");
  passages.reference(json, event.said);
  json.end_object();
  return out;
}

}  // namespace hearsay
