#include "show/claim_view.h"

#include <algorithm>
#include <array>
#include <set>

#include "across/claim_reader.h"
#include "show/page.h"

namespace hearsay {
namespace {

// Statements of one act that are shown with their passage; the rest is counted.
constexpr size_t kShown = 5;

struct ActGroup {
  std::string_view heading;
  Ink ink;
  std::vector<const Member*> members;
};

std::vector<ActGroup> by_act(const ClaimPage& page) {
  std::vector<ActGroup> groups = {{"who says so", Ink::Assert, {}},
                                  {"who confirms it", Ink::Confirm, {}},
                                  {"who denies it", Ink::Deny, {}},
                                  {"who doubts it", Ink::Doubt, {}},
                                  {"who declined to speak on it", Ink::Decline, {}},
                                  {"who was silent", Ink::Silent, {}},
                                  {"what contradicts it", Ink::Warning, {}}};
  for (const Member& member : page.input.members) {
    size_t group = 0;
    switch (member.statement().act) {
      case Act::Confirm: group = 1; break;
      case Act::Deny: group = 2; break;
      case Act::Doubt: group = 3; break;
      case Act::Decline: group = 4; break;
      case Act::Silent: group = 5; break;
      default: break;
    }
    groups[group].members.push_back(&member);
  }
  for (const Member& beside : page.input.context) {
    if (beside.to_claim == Relation::Contradicts) groups[6].members.push_back(&beside);
  }
  return groups;
}

void add_reference(Page& out, const ClaimPage& page, const StatementRef& ref, uint32_t indent) {
  const auto report = page.reports.find(ref.article);
  if (report == page.reports.end()) return;
  const Article& article = report->second->article;
  Prose head = out.start();
  head.add(day_in_words(article.published), Ink::Faint).add("  ").add(outlet_in_words(article));
  if (!ref.statement.empty()) head.add("  ").add(ref.statement.substr(0, 10), Ink::Faint);
  out.prose(head, indent);
  if (!ref.passage.empty()) out.passage(article, ref.passage, indent + 2);
}

void add_origins(Page& out, const ClaimPage& page) {
  const Origins& origins = page.analysis.origins;
  if (origins.origins.empty()) return;
  out.section(origins.origins.size() == 1 ? "origin" : "origins");
  for (size_t i = 0; i < origins.origins.size(); ++i) {
    const Origin& origin = origins.origins[i];
    Prose head = out.start();
    head.add(std::to_string(i + 1) + "  ", Ink::Faint).add(origin.name, Ink::Strong);
    if (origin.named && !*origin.named) head.add(" (unnamed)", Ink::Faint);
    if (!origin.through.empty()) head.add(", to ").add(origin.through);
    if (!origin.first_published.empty()) {
      head.add("  ").add(day_in_words(origin.first_published), Ink::Faint);
    }
    if (origin.withdrawn) head.add("  corrected or withdrawn", Ink::Warning);
    out.prose(head, 2);
    std::string where = "in " + counted(origin.articles, "article");
    for (size_t k = 0; k < origin.outlets.size(); ++k) {
      where += (k == 0 ? ": " : ", ") + origin.outlets[k];
    }
    out.faint(where, 5);
    for (const uint32_t other : origin.may_be) {
      out.faint("may be the same as " + std::to_string(other + 1), 5);
    }
  }
}

void add_evidence(Page& out, const ClaimPage& page) {
  constexpr size_t kMost = 12;
  const std::vector<Evidence>& all = page.support.evidence;
  if (all.empty()) return;
  out.section("by what that is known");
  for (size_t i = 0; i < all.size() && i < kMost; ++i) {
    const Evidence& evidence = all[i];
    Prose line = out.start();
    line.add(name_of(evidence.kind), evidence.independent ? Ink::Confirm : Ink::Faint);
    line.add(out.dot(), Ink::Faint).add(evidence.text);
    out.prose(line, 2);
    const bool own_words =
        evidence.kind == Evidence::Kind::SaidSo || evidence.kind == Evidence::Kind::OwnSources;
    if (!own_words) continue;
    for (const StatementRef& ref : evidence.passages) add_reference(out, page, ref, 4);
  }
  if (all.size() > kMost) out.faint("and " + std::to_string(all.size() - kMost) + " more", 2);
}

void add_changes(Page& out, const ClaimPage& page) {
  std::vector<const Change*> told;
  for (const Change& change : page.analysis.changes) {
    if (change.kind != Change::Kind::Same) told.push_back(&change);
  }
  if (!told.empty()) out.section("what changed");
  for (const Change* change : told) {
    Prose line = out.start();
    line.add(change->name.empty() ? change->actor : change->name, Ink::Strong).add("  ");
    line.add(name_of(change->kind), Ink::Warning).add(out.dot(), Ink::Faint).add(change->reason);
    out.prose(line, 2);
    add_reference(out, page, change->before, 4);
    add_reference(out, page, change->after, 4);
  }
}

void add_drifts(Page& out, const ClaimPage& page) {
  if (!page.analysis.drifts.empty()) out.section("what was lost on the way");
  for (const Drift& drift : page.analysis.drifts) {
    Prose line = out.start();
    line.add(name_of(drift.kind), Ink::Warning).add(out.dot(), Ink::Faint).add(drift.reason);
    out.prose(line, 2);
    add_reference(out, page, drift.from, 4);
    add_reference(out, page, drift.to, 4);
  }
}

void add_links(Page& out, const ClaimPage& page) {
  constexpr size_t kMost = 8;
  std::vector<const FoundLink*> shown;
  for (const FoundLink& link : page.links) {
    // Those that people decided, and those that tell of something beside the claim.
    const bool beside = link.link.relation == Relation::Contradicts;
    if (beside || link.status != LinkStatus::Suggested) shown.push_back(&link);
  }
  for (const FoundLink& link : page.links) {
    if (link.kind == LinkKind::Copy && link.status == LinkStatus::Suggested) shown.push_back(&link);
  }
  if (shown.empty()) return;
  out.section("links");
  for (size_t i = 0; i < shown.size() && i < kMost; ++i) {
    const FoundLink& link = *shown[i];
    Prose line = out.start();
    line.add(link.id.substr(0, 10), Ink::Faint).add("  ").add(name_of(link.link.relation));
    line.add(out.dot(), Ink::Faint).add(name_of(link.status), Ink::Faint);
    line.add(out.dot(), Ink::Faint).add(link.link.reason);
    out.prose(line, 2);
  }
  const size_t rest = page.links.size() - std::min(shown.size(), kMost);
  if (rest > 0) out.faint("and " + std::to_string(rest) + " more, with --json", 2);
}

}  // namespace

std::string claim_words(const ClaimPage& page, size_t most) {
  if (page.input.members.empty()) return {};
  const Member& teller = page.input.members[across::teller_of(page.input.members)];
  return shortened(content_text(teller.article(), teller.statement()), most);
}

std::string support_words(const Support& support) {
  std::string out = counted(support.articles, "article") + " of " +
                    counted(support.outlets, "outlet");
  if (support.most_origins == 0) return out;
  if (support.least_origins == support.most_origins) {
    out += " on " + counted(support.most_origins, "origin");
  } else {
    out += " on " + std::to_string(support.least_origins) + " to " +
           counted(support.most_origins, "origin");
  }
  switch (support.independence) {
    case Independence::OneOrigin: break;
    case Independence::LineageNotRecorded: out += ", lineage not recorded"; break;
    case Independence::NotEstablished: out += ", independence not established"; break;
    case Independence::Established: out += ", independent of each other by what is shown"; break;
  }
  return out;
}

std::string provenance_text(const ClaimPage& page, const Style& style) {
  const Provenance& graph = page.analysis.provenance;
  Page out(style);
  out.title(claim_words(page));
  out.faint(page.id);
  // Who stands on each node; an article under several is shown under each, but only once opened.
  std::vector<std::vector<const ProvenanceEdge*>> onto(graph.nodes.size());
  std::vector<bool> rests(graph.nodes.size());
  for (const ProvenanceEdge& edge : graph.edges) {
    if (edge.from >= graph.nodes.size() || edge.to >= graph.nodes.size()) continue;
    onto[edge.to].push_back(&edge);
    rests[edge.from] = true;
  }
  std::vector<bool> opened(graph.nodes.size());
  const auto line = [&](uint32_t node, const ProvenanceEdge* edge, uint32_t depth) {
    const ProvenanceNode& shown = graph.nodes[node];
    Prose text = out.start();
    if (edge != nullptr) {
      text.add(style.unicode ? "\xE2\x86\x90 " : "<- ", Ink::Faint);
      text.add(name_of(edge->act), ink_of(edge->act)).add("  ");
    }
    text.add(shown.label, shown.root ? Ink::Strong : Ink::Plain);
    if (!shown.outlet.empty() && shown.outlet != shown.label) {
      text.add(", " + shown.outlet, Ink::Plain);
    }
    if (!shown.published.empty()) text.add("  " + day_in_words(shown.published), Ink::Faint);
    text.add("  " + std::string(name_of(shown.kind)), Ink::Faint);
    if (edge != nullptr) {
      text.add(", " + std::string(name_of(edge->kind)), Ink::Faint);
      if (!edge->label.empty()) text.add(": " + shortened(edge->label, 40), Ink::Faint);
      if (edge->hop_dropped) text.add("  does not say so", Ink::Warning);
    }
    if (shown.withdrawn) text.add("  corrected or withdrawn", Ink::Warning);
    out.prose(text, 2 * depth);
  };
  // From each root outward; a list of what is to be shown in place of recursion.
  struct Step {
    uint32_t node;
    const ProvenanceEdge* edge;
    uint32_t depth;
  };
  constexpr uint32_t kDeepest = 20;
  const auto show_from = [&](uint32_t root) {
    out.space();
    std::vector<Step> steps = {{root, nullptr, 0}};
    while (!steps.empty()) {
      const Step step = steps.back();
      steps.pop_back();
      line(step.node, step.edge, step.depth);
      if (opened[step.node] || step.depth >= kDeepest) continue;
      opened[step.node] = true;
      for (auto edge = onto[step.node].rbegin(); edge != onto[step.node].rend(); ++edge) {
        steps.push_back({(*edge)->from, *edge, step.depth + 1});
      }
    }
  };
  for (uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (!rests[i]) show_from(i);
  }
  for (uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (!opened[i]) show_from(i);  // a cycle
  }
  return std::move(out.text());
}

std::string claim_text(const ClaimPage& page, const Style& style) {
  Page out(style);
  const std::string words = claim_words(page);
  out.title(words.empty() ? "A claim without words of its own" : words);
  std::string known = page.id;
  std::string since, until;
  for (const Member& member : page.input.members) {
    const std::string& day = member.article().published;
    if (day.empty()) continue;
    if (since.empty()) since = day;
    until = day;
  }
  if (!since.empty()) {
    known += out.dot();
    known += day_in_words(since);
    if (until.substr(0, 10) != since.substr(0, 10)) known += " to " + day_in_words(until);
  }
  for (const std::string& story : page.stories) {
    known += std::string(out.dot()) + "story " + story.substr(0, 10);
  }
  out.faint(known);
  out.space();
  Prose support = out.start();
  support.add(page.analysis.origins.words.empty() ? support_words(page.support)
                                                  : page.analysis.origins.words);
  out.prose(support, 0);
  add_origins(out, page);
  for (const ActGroup& group : by_act(page)) {
    if (group.members.empty()) continue;
    std::set<std::string> articles;
    for (const Member* member : group.members) articles.insert(member->article().id);
    out.section(std::string(group.heading) + "  " + counted(articles.size(), "article"),
                group.ink);
    for (size_t i = 0; i < group.members.size() && i < kShown; ++i) {
      out.statement(*group.members[i]->report, group.members[i]->place);
    }
    if (group.members.size() > kShown) {
      out.faint("and " + std::to_string(group.members.size() - kShown) + " more, with --json", 2);
    }
  }
  add_changes(out, page);
  add_drifts(out, page);
  add_evidence(out, page);
  add_links(out, page);
  return std::move(out.text());
}

}  // namespace hearsay
