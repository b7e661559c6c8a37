// Prints what hearsay finds of claims whose statements are given, for bench/accuracy origins: so
// that origins are measured apart from reading and matching.
//
//   a line in:  {"reports": [{"id": "a1", "outlet": "...", "published": "2026-03-04", "text":
//   "...",
//                  "actors": [{"id": "ann", "name": "Ann Orr", "kind": "person"}],
//                  "statements": [{"act": "assert", "content": [[0, 9]], "chain": [{"holder":
//                    [10, 14], "cue": [15, 19], "kind": "group", ...}]}]}],
//                "members": [[0, 0]], "answers": [[1, 2]], "contradicts": [], "context": [],
//                "copies": [{"earlier": "a1", "later": "a2", "relation": "verbatim"}],
//                "withdrawn": ["a1"]}
//   a line out: {"origins": {...}, "denied": {...}, "changes": [...], "drifts": [...], ...}
//
// Offsets are bytes of UTF-8; members are [report, statement].
#include <cstdio>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "across/changes/changes.h"
#include "across/origins/origins.h"
#include "base/hash.h"

namespace {

using namespace hearsay;
using nlohmann::json;

Span span_of(const json& holder, const char* name) {
  const auto at = holder.find(name);
  if (at == holder.end() || !at->is_array() || at->size() != 2) return {};
  return {(*at)[0].get<uint32_t>(), (*at)[1].get<uint32_t>()};
}

std::string text_of(const json& object, const char* name) {
  const auto at = object.find(name);
  return at == object.end() || !at->is_string() ? "" : at->get<std::string>();
}

Hop hop_of(const json& in) {
  Hop hop;
  hop.cue = span_of(in, "cue");
  hop.act = parse_act(text_of(in, "act")).value_or(Act::Unknown);
  hop.implied = in.value("implied", false);
  hop.words = span_of(in, "words");
  if (const Span said = span_of(in, "said_span"); !text_of(in, "said").empty())
    hop.said = Said{said, text_of(in, "said"), ""};
  if (const Span to = span_of(in, "recipient"); !to.empty())
    hop.recipient = Recipient{to, "", span_of(in, "through")};
  if (const Span channel = span_of(in, "channel"); !channel.empty())
    hop.channel = Channel{
        channel, parse_channel_kind(text_of(in, "channel_kind")).value_or(ChannelKind::Other)};
  const Span who = span_of(in, "holder");
  if (who.empty()) return hop;
  Holder holder;
  holder.span = who;
  holder.actor = text_of(in, "actor");
  if (in.contains("named") && in["named"].is_boolean()) holder.named = in["named"].get<bool>();
  holder.kind = parse_holder_kind(text_of(in, "kind")).value_or(HolderKind::Unknown);
  holder.number = parse_number(text_of(in, "number")).value_or(Number::Unknown);
  holder.affiliation = span_of(in, "affiliation");
  holder.country = text_of(in, "country");
  holder.access = span_of(in, "access");
  holder.refers_to = span_of(in, "refers_to");
  hop.holder = std::move(holder);
  return hop;
}

std::shared_ptr<const Report> report_of(const json& in) {
  auto report = std::make_shared<Report>();
  Article& article = report->article;
  article.id = text_of(in, "id");
  article.outlet = text_of(in, "outlet");
  article.published = text_of(in, "published");
  article.title = text_of(in, "title");
  article.byline = text_of(in, "byline");
  article.text = text_of(in, "text");
  article.body = {0, static_cast<uint32_t>(article.text.size())};
  for (const json& one : in.value("actors", json::array())) {
    Actor actor;
    actor.id = text_of(one, "id");
    actor.name = text_of(one, "name");
    actor.kind = parse_holder_kind(text_of(one, "kind")).value_or(HolderKind::Unknown);
    report->actors.push_back(std::move(actor));
  }
  for (const json& one : in.value("statements", json::array())) {
    Statement statement;
    for (const json& hop : one["chain"]) statement.chain.push_back(hop_of(hop));
    for (const json& part : one.value("content", json::array()))
      statement.content.spans.push_back({part[0].get<uint32_t>(), part[1].get<uint32_t>()});
    statement.act = parse_act(text_of(one, "act")).value_or(Act::Unknown);
    statement.certainty = parse_certainty(text_of(one, "certainty")).value_or(Certainty::Unknown);
    statement.polarity = parse_polarity(text_of(one, "polarity")).value_or(Polarity::Unknown);
    statement.confidence = 0.9;
    statement.id = "s:" + article.id + ":" + std::to_string(report->statements.size());
    report->statements.push_back(std::move(statement));
  }
  return report;
}

class Claim {
 public:
  explicit Claim(const json& in) {
    for (const json& one : in.at("reports")) reports_.push_back(report_of(one));
    add(in, "members", Relation::Same, &input.members);
    add(in, "answers", Relation::Answers, &input.context);
    add(in, "contradicts", Relation::Contradicts, &input.context);
    add(in, "context", {}, &input.context);
    for (const json& one : in.value("copies", json::array())) {
      CopyLink copy;
      copy.earlier = text_of(one, "earlier");
      copy.later = text_of(one, "later");
      copy.link.relation = parse_relation(text_of(one, "relation")).value_or(Relation::Edited);
      copy.link.score = one.value("score", 1.0);
      copy.link.reason = text_of(one, "reason");
      input.copies.push_back(std::move(copy));
    }
    for (const json& one : in.value("withdrawn", json::array()))
      input.withdrawals.push_back({one.get<std::string>(), one.get<std::string>(), {}});
  }

  ClaimInput input;

 private:
  void add(const json& in, const char* name, std::optional<Relation> relation,
           std::vector<Member>* to) {
    for (const json& place : in.value(name, json::array())) {
      Member member;
      member.report = reports_.at(place[0].get<size_t>());
      member.place = place[1].get<uint32_t>();
      member.to_claim = relation;
      to->push_back(std::move(member));
    }
  }
  std::vector<std::shared_ptr<const Report>> reports_;
};

json evidence_json(const std::vector<Evidence>& evidence) {
  json all = json::array();
  for (const Evidence& one : evidence)
    all.push_back({{"kind", std::string(name_of(one.kind))},
                   {"independent", one.independent},
                   {"text", one.text}});
  return all;
}

json origins_json(const Origins& origins, const ClaimInput& input) {
  json list = json::array();
  for (const Origin& origin : origins.origins) {
    json members = json::array();
    for (const uint32_t index : origin.members) {
      const Member& member = index < input.members.size()
                                 ? input.members[index]
                                 : input.context[index - input.members.size()];
      members.push_back({member.article().id, member.place});
    }
    list.push_back({{"name", origin.name},
                    {"through", origin.through},
                    {"members", members},
                    {"may_be", origin.may_be},
                    {"withdrawn", origin.withdrawn},
                    {"outlets", origin.outlets}});
  }
  return {{"origins", list},
          {"least", origins.least},
          {"most", origins.most},
          {"unrecorded", origins.unrecorded},
          {"independence", std::string(name_of(origins.independence))},
          {"evidence", evidence_json(origins.evidence)},
          {"words", origins.words}};
}

json place_json(const StatementRef& ref) { return {ref.article, ref.statement}; }

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    const json in = json::parse(line, nullptr, false);
    if (in.is_discarded() || !in.contains("reports") || !in.contains("members")) {
      std::fputs("print_origins: a line is no JSON object with reports and members\n", stderr);
      return 1;
    }
    const Claim claim(in);
    const ClaimAnalysis found = across::analyse_claim(claim.input);
    json answers = json::array();
    const auto changes_json = [](const std::vector<Change>& changes) {
      json all = json::array();
      for (const Change& one : changes) {
        all.push_back({{"name", one.name},
                       {"kind", std::string(name_of(one.kind))},
                       {"before", place_json(one.before)},
                       {"after", place_json(one.after)},
                       {"before_time", one.before_time},
                       {"after_time", one.after_time},
                       {"reason", one.reason},
                       {"affected", one.affected}});
      }
      return all;
    };
    const auto drifts_json = [](const std::vector<Drift>& drifts) {
      json all = json::array();
      for (const Drift& one : drifts) {
        all.push_back({{"kind", std::string(name_of(one.kind))},
                       {"from", place_json(one.from)},
                       {"to", place_json(one.to)},
                       {"reason", one.reason}});
      }
      return all;
    };
    for (const Answer& one : found.answers) {
      answers.push_back({{"name", one.name},
                         {"act", std::string(name_of(one.act))},
                         {"said", place_json(one.said)},
                         {"to", place_json(one.to)},
                         {"origin", one.origin},
                         {"first", one.first}});
    }
    json out = {{"changes", changes_json(found.changes)},
                {"drifts", drifts_json(found.drifts)},
                {"answers", answers}};
    if (in.value("story", false)) {
      std::vector<Member> all = claim.input.members;
      all.insert(all.end(), claim.input.context.begin(), claim.input.context.end());
      out["positions"] = changes_json(across::changes_of_position(all));
      out["between"] = drifts_json(across::drifts_between(all));
    }
    out["origins"] = origins_json(found.origins, claim.input);
    out["asserted"] = origins_json(found.asserted, claim.input);
    out["confirmed"] = origins_json(found.confirmed, claim.input);
    out["denied"] = origins_json(found.denied, claim.input);
    out["doubted"] = origins_json(found.doubted, claim.input);
    if (in.value("graph", false)) {
      out["dot"] = across::provenance_dot(found.provenance);
      out["mermaid"] = across::provenance_mermaid(found.provenance);
      out["graph"] = json::parse(across::provenance_json(found.provenance));
    }
    std::cout << out.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
  }
  return 0;
}
