// print_claims MODEL ARTICLES.jsonl PAIRS.jsonl: how the claims part sees pairs of statements.
//
// A line of ARTICLES is {"id", "text", "published", "statements": [...]}, its statements as
// `hearsay read` prints them or shorter: {"act", "polarity", "certainty", "content": {"spans"},
// "chain":
// [{"holder": {"span", "named": [begin, end] of its name}, "cue": {"span"}}]}, offsets in code
// points. A line of PAIRS is {"a": [id, place], "b": [id, place]}. Prints for each pair
// {"relation", "score", "cosine", "values", "keys"} (relation null where there is no link; keys:
// how many both have).
//
// print_claims MODEL ARTICLES.jsonl --groups: the claims of all these statements, one a line:
// {"claim":
// [[id, place], ...], "links": [...]}, found as a ledger finds them: compared where they share a
// key.
//
// print_claims MODEL --sentences PAIRS.jsonl: the same for lines {"a": text, "b": text}, besides
// the stance of b to a.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "across/claims/compare.h"
#include "across/claims/groups.h"
#include "across/claims/likeness.h"
#include "across/claims/stance.h"
#include "base/utf8.h"
#include "hearsay/model.h"
#include "hearsay/stage.h"

namespace {

using namespace hearsay;
using across::ClaimFeatures;
using nlohmann::json;

Report analysed(const json& row, const Model* model, const char* stop_after) {
  Article article;
  article.text = row.at("text");
  article.id = row.value("id", "a:1");
  article.body = {0, static_cast<uint32_t>(article.text.size())};
  if (row.contains("published") && row["published"].is_string())
    article.published = row["published"];
  StageOptions options;
  options.engine = Engine::Trained;
  options.model = model;
  options.stop_after = stop_after;
  auto report = run_stages(std::move(article), options);
  if (!report.ok()) {
    std::fprintf(stderr, "print_claims: %s\n", report.status().message().c_str());
    std::exit(1);
  }
  return std::move(report).value();
}

Span span_of(const json& pair, const OffsetMap& map) {
  return {map.bytes(pair.at(0)), map.bytes(pair.at(1))};
}

std::vector<ClaimFeatures> features_of(const json& row, const Model* model) {
  Report report = analysed(row, model, "language");
  const OffsetMap map(report.article.text);
  report.statements.clear();
  for (const json& one : row.at("statements")) {
    Statement made;
    made.id = one.value("id", "s:" + report.article.id + std::to_string(report.statements.size()));
    made.act = parse_act(one.at("act").get<std::string>()).value_or(Act::Unknown);
    if (one.contains("polarity") && one["polarity"].is_string())
      made.polarity =
          parse_polarity(one["polarity"].get<std::string>()).value_or(Polarity::Unknown);
    if (one.contains("certainty") && one["certainty"].is_string())
      made.certainty =
          parse_certainty(one["certainty"].get<std::string>()).value_or(Certainty::Unknown);
    for (const json& span : one.at("content").at("spans"))
      made.content.spans.push_back(span_of(span.is_object() ? span.at("span") : span, map));
    for (const json& told : one.at("chain")) {
      Hop hop;
      if (told.contains("holder") && told["holder"].is_object() &&
          told["holder"]["span"].is_array()) {
        Holder holder;
        holder.span = span_of(told["holder"]["span"], map);
        if (told["holder"].contains("kind") && told["holder"]["kind"].is_string())
          holder.kind = parse_holder_kind(told["holder"]["kind"].get<std::string>())
                            .value_or(HolderKind::Unknown);
        if (told["holder"].contains("named") && told["holder"]["named"].is_array()) {
          Actor actor;
          actor.name = span_of(told["holder"]["named"], map).of(report.article.text);
          actor.id = holder.actor = actor.name;
          report.actors.push_back(std::move(actor));
        }
        hop.holder = holder;
      }
      if (told.contains("cue") && told["cue"].is_object() && told["cue"]["span"].is_array())
        hop.cue = span_of(told["cue"]["span"], map);
      made.chain.push_back(std::move(hop));
    }
    if (one.contains("target") && one["target"].is_object() &&
        one["target"].contains("statement") && one["target"]["statement"].is_string())
      made.target = Target{"", one["target"]["statement"]};
    report.statements.push_back(std::move(made));
  }
  return across::claim_features(report, model);
}

ClaimFeatures sentence_of(const std::string& text, const Model* model) {
  const Report report = analysed({{"text", text}}, model, "language");
  return across::sentence_features(
      text, across::claim_vector(model->embed(report.language, 0,
                                              static_cast<uint32_t>(report.text.tokens.size()))));
}

json words_of(const ClaimFeatures& one) {
  json list = json::array();
  for (const auto& term : one.terms)
    list.push_back(term.stem + (term.name ? "^" : term.number ? "#" : ""));
  return {{"terms", list},
          {"thin", one.thin},
          {"about", one.about},
          {"holder", one.holder},
          {"negated", one.negated}};
}

nlohmann::ordered_json compared(const ClaimFeatures& a, const ClaimFeatures& b) {
  const across::Alignment found = across::align(a, b);
  nlohmann::ordered_json values;  // in the order of Likeness
  for (size_t i = 0; i < across::kLikenesses; ++i)
    values[std::string(name_of(static_cast<across::Likeness>(i)))] = found.values[i];
  const auto link = across::compare_claims(a, b);
  const auto keys_a = across::claim_keys(a), keys_b = across::claim_keys(b);
  size_t shared = 0;
  for (const uint64_t key : keys_a) shared += std::binary_search(keys_b.begin(), keys_b.end(), key);
  return {{"relation", link ? json(name_of(link->relation)) : json()},
          {"link", link ? link->score : 0.0},
          {"reason", link ? json(link->reason) : json()},
          {"score", across::same_claim_score(a, b)},
          {"cosine", found.at(across::Likeness::Cosine)},
          {"keys", shared},
          {"values", values},
          {"a", words_of(a)},
          {"b", words_of(b)}};
}

void print_groups(const std::map<std::string, std::vector<ClaimFeatures>>& known) {
  struct Node {
    const ClaimFeatures* features;
    std::string article;
    size_t place;
  };
  std::vector<Node> nodes;
  for (const auto& [article, list] : known)
    for (size_t i = 0; i < list.size(); ++i) nodes.push_back({&list[i], article, i});
  std::stable_sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) {
    return a.features->published < b.features->published;
  });
  std::map<uint64_t, std::vector<uint32_t>> index;
  std::set<std::pair<uint32_t, uint32_t>> candidates;
  for (uint32_t i = 0; i < nodes.size(); ++i)
    for (const uint64_t key : across::claim_keys(*nodes[i].features)) {
      for (const uint32_t other : index[key]) candidates.emplace(other, i);
      index[key].push_back(i);
    }
  std::vector<GroupLink> links;
  std::vector<std::string> reasons;
  for (const auto& [a, b] : candidates)
    if (const auto link = across::compare_claims(*nodes[a].features, *nodes[b].features)) {
      links.push_back({a, b, link->relation, link->score, LinkStatus::Suggested});
      reasons.push_back(link->reason);
    }
  for (const auto& group : across::claim_groups(static_cast<uint32_t>(nodes.size()), links)) {
    json members = json::array(), told = json::array();
    for (const uint32_t i : group) members.push_back({nodes[i].article, nodes[i].place});
    for (size_t l = 0; l < links.size(); ++l) {
      if (!std::binary_search(group.begin(), group.end(), links[l].a) &&
          !std::binary_search(group.begin(), group.end(), links[l].b))
        continue;
      told.push_back({{"a", {nodes[links[l].a].article, nodes[links[l].a].place}},
                      {"b", {nodes[links[l].b].article, nodes[links[l].b].place}},
                      {"relation", name_of(links[l].relation)},
                      {"score", links[l].score},
                      {"reason", reasons[l]}});
    }
    std::printf("%s\n", json({{"claim", members}, {"links", told}}).dump().c_str());
  }
}

void print_sentences(const Model* model, std::istream& pairs) {
  std::map<std::string, ClaimFeatures> known;
  const auto features = [&](const std::string& text) -> const ClaimFeatures& {
    auto found = known.find(text);
    if (found == known.end()) found = known.emplace(text, sentence_of(text, model)).first;
    return found->second;
  };
  for (std::string line; std::getline(pairs, line);) {
    const json pair = json::parse(line);
    const std::string first = pair.at("a"), second = pair.at("b");
    nlohmann::ordered_json out = compared(features(first), features(second));
    const auto guess = across::stance_of(first, second);
    out["stance"] = name_of(guess.stance);
    out["stance_score"] = guess.score;
    out["signs"] = across::stance_signs(first, second);
    std::printf("%s\n", out.dump().c_str());
  }
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) {
    std::fprintf(stderr,
                 "usage: print_claims MODEL ARTICLES.jsonl|--sentences PAIRS.jsonl|--groups\n");
    return 2;
  }
  auto model = Model::open(words[1]);
  if (!model.ok()) {
    std::fprintf(stderr, "print_claims: %s\n", model.status().message().c_str());
    return 2;
  }
  std::ifstream pairs(words[3]);
  if (std::string(words[2]) == "--sentences") {
    print_sentences(model.value().get(), pairs);
    return 0;
  }
  std::map<std::string, std::vector<ClaimFeatures>> known;
  std::ifstream articles(words[2]);
  for (std::string line; std::getline(articles, line);) {
    const json row = json::parse(line);
    known[row.at("id")] = features_of(row, model.value().get());
  }
  if (std::string(words[3]) == "--groups") {
    print_groups(known);
    return 0;
  }
  const auto statement = [&](const json& at) -> const ClaimFeatures& {
    return known.at(at.at(0)).at(at.at(1).get<size_t>());
  };
  for (std::string line; std::getline(pairs, line);) {
    const json pair = json::parse(line);
    std::printf("%s\n", compared(statement(pair.at("a")), statement(pair.at("b"))).dump().c_str());
  }
  return 0;
}
