#include "across/origins/origins.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "across/invented_claim.h"

namespace hearsay::across {
namespace {

constexpr const char* kSale = "the lighthouse was sold";

ClaimAnalysis traced(InventedClaim& claim) {
  claim.finish();
  ClaimAnalysis found;
  trace_origins(claim.input, &found);
  return found;
}

TEST(Origins, RepetitionIsNotCorroboration) {
  InventedClaim claim;
  claim.report("The Dovrin Gazette", "2026-03-01");
  claim.says({group("two officials", "the Gazette")}, Act::Assert, kSale);
  claim.report("Vesper", "2026-03-02");
  claim.says({outlet("The Dovrin Gazette")}, Act::Assert, kSale);
  claim.report("The Morning Kettle", "2026-03-03");
  claim.says({outlet("Vesper"), outlet("the Gazette", "The Dovrin Gazette"), group("officials")},
             Act::Assert, kSale);
  const ClaimAnalysis found = traced(claim);
  ASSERT_EQ(found.origins.origins.size(), 1u);
  EXPECT_EQ(found.origins.least, 1u);
  EXPECT_EQ(found.origins.most, 1u);
  EXPECT_EQ(found.origins.independence, Independence::OneOrigin);
  EXPECT_EQ(name_of(found.origins.independence), "one origin");
  EXPECT_EQ(found.origins.origins[0].members, (std::vector<uint32_t>{0, 1, 2}));
  EXPECT_EQ(found.origins.origins[0].through, "The Dovrin Gazette");
}

TEST(Origins, UnnamedSourcesOfTwoOutletsMayBeOneOrTwo) {
  InventedClaim claim;
  claim.report("The Dovrin Gazette", "2026-03-01");
  claim.says({group("two officials", "the Gazette")}, Act::Assert, kSale);
  claim.report("Vesper", "2026-03-01");
  claim.says({group("three officials", "Vesper")}, Act::Assert, kSale);
  const ClaimAnalysis found = traced(claim);
  EXPECT_EQ(found.origins.least, 1u);
  EXPECT_EQ(found.origins.most, 2u);
  EXPECT_EQ(found.origins.independence, Independence::NotEstablished);
  EXPECT_EQ(found.origins.origins[0].may_be, std::vector<uint32_t>{1});
}

TEST(Origins, ASourceThatSaysItNeverSpokeToTheOtherPaperIsAnotherOne) {
  InventedClaim claim;
  claim.report("The Dovrin Gazette", "2026-03-01");
  claim.says({group("two officials", "the Gazette")}, Act::Assert, kSale);
  claim.report("Vesper", "2026-03-02");
  claim.says({group("three officials", "Vesper")}, Act::Assert, kSale);
  claim.says({group("The officials")}, Act::Assert, "they had not spoken to the Dovrin Gazette",
             std::nullopt);
  const ClaimAnalysis found = traced(claim);
  EXPECT_EQ(found.origins.least, 2u);
  EXPECT_EQ(found.origins.independence, Independence::Established);
  ASSERT_FALSE(found.origins.evidence.empty());
  EXPECT_EQ(found.origins.evidence[0].kind, Evidence::Kind::SaidSo);
  EXPECT_TRUE(found.origins.evidence[0].independent);
  EXPECT_EQ(found.origins.evidence[0].passages.size(), 1u);
}

TEST(Origins, OnePersonHeardByManyIsOneOrigin) {
  InventedClaim claim;
  claim.report("The Dovrin Gazette", "2026-03-01");
  claim.says({person("Mirel Ostrand")}, Act::Assert, kSale);
  claim.report("Vesper", "2026-03-01");
  claim.says({person("Ostrand")}, Act::Assert, kSale);
  claim.report("The Morning Kettle", "2026-03-01");
  claim.says({person("Mirel Ostrand")}, Act::Assert, kSale);
  const ClaimAnalysis found = traced(claim);
  EXPECT_EQ(found.origins.most, 1u);
  EXPECT_EQ(found.origins.origins[0].name, "Mirel Ostrand");
  EXPECT_EQ(found.origins.origins[0].outlets.size(), 3u);
}

TEST(Origins, OutletsThatOnlyCiteEachOtherAreOneNode) {
  InventedClaim claim;
  claim.report("The Dovrin Gazette", "2026-03-01");
  claim.says({outlet("Vesper")}, Act::Assert, kSale);
  claim.report("Vesper", "2026-03-01");
  claim.says({outlet("The Dovrin Gazette")}, Act::Assert, kSale);
  const ClaimAnalysis found = traced(claim);
  EXPECT_EQ(found.origins.most, 1u);
  EXPECT_FALSE(found.origins.origins[0].named.has_value());
  const auto& nodes = found.provenance.nodes;
  EXPECT_EQ(nodes[found.origins.origins[0].node].kind, ProvenanceNode::Kind::Cycle);
}

TEST(Origins, AnOwnSourceBesideACitationOpensARoot) {
  InventedClaim claim;
  claim.report("The Dovrin Gazette", "2026-03-01");
  claim.says({person("Mirel Ostrand")}, Act::Assert, kSale);
  claim.report("Vesper", "2026-03-02");
  claim.says({outlet("The Dovrin Gazette")}, Act::Assert, kSale);
  claim.says({group("two engineers", "Vesper")}, Act::Confirm, kSale);
  const ClaimAnalysis found = traced(claim);
  EXPECT_EQ(found.origins.least, 2u);
  EXPECT_EQ(found.origins.most, 2u);
  EXPECT_EQ(found.asserted.most, 1u);
  EXPECT_EQ(found.confirmed.most, 1u);
}

TEST(Origins, NobodyNamedIsLineageNotRecorded) {
  InventedClaim claim;
  claim.report("Vesper", "2026-03-02");
  claim.says({Named{}}, Act::Assert, kSale);
  const ClaimAnalysis found = traced(claim);
  EXPECT_TRUE(found.origins.origins.empty());
  EXPECT_EQ(found.origins.unrecorded, 1u);
  EXPECT_EQ(name_of(found.origins.independence), "lineage not recorded");
  EXPECT_EQ(traced(*std::make_unique<InventedClaim>()).origins.independence,
            Independence::LineageNotRecorded);
}

TEST(Origins, ARareDetailOnlyBreaksTiesAndSaysSo) {
  InventedClaim claim;
  claim.report("The Dovrin Gazette", "2026-03-01");
  claim.says({person("Mirel Ostrand")}, Act::Assert, "the lighthouse was sold for 48213 marks");
  claim.report("Vesper", "2026-03-02");
  claim.says({Named{}}, Act::Assert, "the lighthouse went for 48,213 marks");
  const ClaimAnalysis found = traced(claim);
  EXPECT_EQ(found.origins.unrecorded, 0u);
  EXPECT_EQ(found.origins.most, 1u);
  const auto& evidence = found.origins.evidence;
  EXPECT_TRUE(std::any_of(evidence.begin(), evidence.end(), [](const Evidence& one) {
    return one.kind == Evidence::Kind::SharedDetail &&
           one.text.find("tie-breaker") != std::string::npos;
  }));
}

TEST(Origins, ACopyRestsOnWhatItCopies) {
  InventedClaim claim;
  claim.report("Halm Wire", "2026-03-01");
  claim.says({group("two officials", "Halm Wire")}, Act::Assert, kSale);
  claim.report("Vesper", "2026-03-01");
  claim.says({group("two officials")}, Act::Assert, kSale);
  claim.finish();
  EXPECT_EQ(traced(claim).origins.most, 2u);
  CopyLink copy;
  copy.earlier = claim.ids[0];
  copy.later = claim.ids[1];
  copy.link.relation = Relation::Verbatim;
  claim.input.copies = {copy};
  EXPECT_EQ(traced(claim).origins.most, 1u);
}

TEST(Origins, DenialsAreCountedByTheirOwnOrigins) {
  InventedClaim claim;
  claim.report("The Dovrin Gazette", "2026-03-01");
  claim.says({person("Mirel Ostrand")}, Act::Assert, kSale);
  claim.report("Vesper", "2026-03-02");
  claim.says({person("Tovald Brenn")}, Act::Deny, kSale, Relation::Answers);
  claim.report("The Morning Kettle", "2026-03-03");
  claim.says({outlet("Vesper"), person("Tovald Brenn")}, Act::Deny, kSale, Relation::Answers);
  const ClaimAnalysis found = traced(claim);
  EXPECT_EQ(found.origins.most, 1u);
  EXPECT_EQ(found.denied.most, 1u);
  EXPECT_EQ(found.denied.origins[0].members, (std::vector<uint32_t>{1, 2}));
}

TEST(Origins, DoNotDependOnTheOrderOfMembers) {
  InventedClaim claim;
  claim.report("The Dovrin Gazette", "2026-03-01");
  claim.says({group("two officials", "the Gazette")}, Act::Assert, kSale);
  claim.report("Vesper", "2026-03-02");
  claim.says({outlet("the Gazette", "The Dovrin Gazette")}, Act::Assert, kSale);
  claim.report("The Morning Kettle", "2026-03-02");
  claim.says({group("one engineer", "the Kettle")}, Act::Assert, kSale);
  const ClaimAnalysis found = traced(claim);
  std::reverse(claim.input.members.begin(), claim.input.members.end());
  const ClaimAnalysis again = traced(claim);
  EXPECT_EQ(found.origins.words, again.origins.words);
  EXPECT_EQ(provenance_json(found.provenance), provenance_json(again.provenance));
}

TEST(Origins, WhatRestsOnAWithdrawnReportIsMarked) {
  InventedClaim claim;
  claim.report("The Dovrin Gazette", "2026-03-01");
  claim.says({group("two officials", "the Gazette")}, Act::Assert, kSale);
  claim.report("Vesper", "2026-03-02");
  claim.says({outlet("The Dovrin Gazette")}, Act::Assert, kSale);
  claim.finish();
  claim.input.withdrawals = {{claim.ids[0], claim.ids[0], {}}};
  const ClaimAnalysis found = traced(claim);
  EXPECT_TRUE(found.origins.origins[0].withdrawn);
  bool marked = false;
  for (const ProvenanceNode& node : found.provenance.nodes)
    marked |= node.article == claim.ids[1] && node.rests_on_withdrawn;
  EXPECT_TRUE(marked);
}

TEST(Provenance, LabelsCannotEndAString) {
  Provenance provenance;
  ProvenanceNode node;
  node.label = "a\"];\nclick \\ <b>";
  provenance.nodes = {node, node};
  ProvenanceEdge edge;
  edge.to = 1;
  edge.label = "\"]; evil";
  provenance.edges = {edge};
  const std::string dot = provenance_dot(provenance);
  EXPECT_NE(dot.find("a\\\"]; click \\\\ <b>"), std::string::npos);
  const std::string mermaid = provenance_mermaid(provenance);
  EXPECT_EQ(mermaid.find("a\"]"), std::string::npos);
  EXPECT_NE(mermaid.find("a#34;#93;#59; click #92; #60;b#62;"), std::string::npos);
}

}  // namespace
}  // namespace hearsay::across
