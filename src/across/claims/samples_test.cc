// The claims of samples/, told from their gold statements and without a model: what a reader of the
// sample newsroom must find together.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "across/claims/compare.h"
#include "across/claims/groups.h"
#include "base/utf8.h"

namespace hearsay::across {
namespace {

using nlohmann::json;
using Place = std::pair<std::string, size_t>;  // report, statement

const std::string kSamples = std::string(HEARSAY_SOURCE_DIR) + "/samples/";

json read_json(const std::string& path) {
  std::ifstream in(path);
  EXPECT_TRUE(in.good()) << path;
  return json::parse(in);
}

std::map<std::string, std::string> texts() {
  std::map<std::string, std::string> found;
  std::ifstream wire(kSamples + "wire.jsonl");
  for (std::string line; std::getline(wire, line);) {
    const json row = json::parse(line);
    found[row.at("id")] = row.at("text");
  }
  return found;
}

Span span_of(const json& part, const OffsetMap& map) {
  if (!part.is_object() || !part.at("span").is_array()) return {};
  return {map.bytes(part["span"][0]), map.bytes(part["span"][1])};
}

Report report_of(const json& known, const std::map<std::string, std::string>& wire) {
  Report report;
  report.article.id = known.at("doc");
  report.article.published = known.at("published");
  const auto found = wire.find(report.article.id);
  if (found != wire.end()) {
    report.article.text = found->second;
  } else {
    std::ifstream in(kSamples + "newsroom/" + report.article.id + ".txt", std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    report.article.text = text.str();
  }
  report.article.body = {0, static_cast<uint32_t>(report.article.text.size())};
  const OffsetMap map(report.article.text);
  const json gold = read_json(kSamples + "gold/statements/" + report.article.id + ".json");
  for (const json& told : gold.at("statements")) {
    Statement made;
    made.id = "s:" + report.article.id + "/" + std::to_string(report.statements.size());
    made.act = parse_act(told.at("act").get<std::string>()).value_or(Act::Unknown);
    made.polarity =
        parse_polarity(told.at("polarity").get<std::string>()).value_or(Polarity::Unknown);
    for (const json& span : told.at("content").at("spans"))
      made.content.spans.push_back(span_of(span, map));
    for (const json& one : told.at("chain")) {
      Hop hop;
      if (const Span span = span_of(one.at("holder"), map); !span.empty()) {
        hop.holder.emplace();
        hop.holder->span = span;
        hop.holder->kind =
            parse_holder_kind(one["holder"].value("kind", "unknown")).value_or(HolderKind::Unknown);
      }
      hop.cue = span_of(one.at("cue"), map);
      made.chain.push_back(std::move(hop));
    }
    report.statements.push_back(std::move(made));
  }
  return report;
}

struct Found {
  std::vector<Place> nodes;
  std::vector<ClaimFeatures> features;
  std::vector<GroupLink> links;
  std::vector<std::set<Place>> claims;
};

// As a ledger does it: statements that share a key are compared.
Found find_claims() {
  Found found;
  const auto wire = texts();
  json articles = read_json(kSamples + "gold/articles.json");
  std::stable_sort(articles.begin(), articles.end(), [](const json& a, const json& b) {
    return a.at("published") < b.at("published");
  });
  for (const json& known : articles) {
    const Report report = report_of(known, wire);
    std::vector<ClaimFeatures> features = claim_features(report);
    for (size_t i = 0; i < features.size(); ++i) {
      found.nodes.emplace_back(report.article.id, i);
      found.features.push_back(std::move(features[i]));
    }
  }
  std::map<uint64_t, std::vector<uint32_t>> index;
  std::set<std::pair<uint32_t, uint32_t>> candidates;
  for (uint32_t i = 0; i < found.nodes.size(); ++i)
    for (const uint64_t key : claim_keys(found.features[i])) {
      for (const uint32_t other : index[key]) candidates.emplace(other, i);
      index[key].push_back(i);
    }
  for (const auto& [a, b] : candidates)
    if (const auto link = compare_claims(found.features[a], found.features[b]))
      found.links.push_back({a, b, link->relation, link->score, LinkStatus::Suggested});
  const auto count = static_cast<uint32_t>(found.nodes.size());
  for (const std::vector<uint32_t>& group : claim_groups(count, found.links)) {
    std::set<Place> members;
    for (const uint32_t i : group) members.insert(found.nodes[i]);
    found.claims.push_back(std::move(members));
  }
  return found;
}

const Found& found_claims() {
  static const Found found = find_claims();
  return found;
}

const std::set<Place>& claim_with(const Place& place) {
  static const std::set<Place> none;
  for (const std::set<Place>& claim : found_claims().claims)
    if (claim.contains(place)) return claim;
  return none;
}

std::string listed(const std::set<Place>& claim) {
  std::string list;
  for (const auto& [report, place] : claim) list += report + "/" + std::to_string(place) + " ";
  return list;
}

void expect_together(const std::vector<Place>& places) {
  const std::set<Place>& claim = claim_with(places.front());
  for (const Place& place : places)
    EXPECT_TRUE(claim.contains(place))
        << place.first << "/" << place.second << " is not with " << listed(claim);
}

void expect_apart(const Place& one, const Place& other) {
  EXPECT_FALSE(claim_with(one).contains(other)) << listed(claim_with(one));
}

TEST(SampleClaims, HoldTheOfferWithItsDenialConfirmationAndRefusals) {
  expect_together({{"courier-0504", 0},
                   {"meridian-0504", 0},
                   {"northline-0504", 1},
                   {"examiner-0505", 3},
                   {"northline-0512", 0},
                   {"tavan-0505", 1},
                   {"tavan-0505", 0},       // denied
                   {"tavan-0505", 3},       // "denied the report"
                   {"gazette-0513", 0},     // confirmed
                   {"meridian-0504", 3},    // declined to comment
                   {"meridian-0504", 5}});  // silent
}

TEST(SampleClaims, FollowTheTextThroughItsLostHedge) {
  const std::set<Place> text = {{"courier-0504", 2},
                                {"meridian-0504", 2},
                                {"northline-0504", 3},
                                {"daybreak-0505", 1},
                                {"northline-0512", 1}};
  EXPECT_EQ(claim_with({"courier-0504", 2}), text) << listed(claim_with({"courier-0504", 2}));
}

TEST(SampleClaims, KeepTheDocumentWithoutAPipelineApartFromTheOfferWithOne) {
  expect_apart({"courier-0504", 0}, {"meridian-0511", 15});
  expect_apart({"courier-0504", 0}, {"courier-0509", 2});
}

TEST(SampleClaims, KeepTheCorrectionApartFromTheCracksItCorrects) {
  expect_together({{"examiner-0506", 0}, {"meridian-0507", 3}, {"northline-0507", 3}});
  expect_apart({"examiner-0506", 0}, {"examiner-0511", 0});
  const Found& found = found_claims();
  const auto place_of = [&](const Place& place) {
    return static_cast<uint32_t>(std::find(found.nodes.begin(), found.nodes.end(), place) -
                                 found.nodes.begin());
  };
  const uint32_t first = place_of({"examiner-0506", 0}),
                 correction = place_of({"examiner-0511", 0});
  EXPECT_TRUE(std::any_of(found.links.begin(), found.links.end(), [&](const GroupLink& link) {
    return link.a == first && link.b == correction && link.relation == Relation::Contradicts;
  }));
}

TEST(SampleClaims, HoldThePromiseWithItsDoubt) {
  expect_together({{"meridian-0507", 0},
                   {"northline-0507", 0},
                   {"examiner-0508", 12},
                   {"daybreak-0510", 2},
                   {"courier-0512", 0},
                   {"examiner-0506", 8}});  // doubted
  expect_apart({"meridian-0507", 0}, {"examiner-0506", 0});
}

}  // namespace
}  // namespace hearsay::across
