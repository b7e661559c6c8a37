#include "across/origins/assemble.h"

#include <algorithm>
#include <functional>
#include <set>

#include "across/origins/count.h"
#include "across/origins/picture.h"

namespace hearsay::across {

namespace {

constexpr size_t kMostEvidence = 60;
constexpr size_t kMostPairs = 500;  // origins of which each is told which others it may be

std::string counted(uint32_t number, std::string_view one, std::string_view more) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : more);
}

std::string name_of_origin(const OriginGraph& graph, const Terminal& terminal,
                           const Identity& identity) {
  if (terminal.kind == ProvenanceNode::Kind::Cycle) {
    std::set<std::string> outlets;
    for (const uint32_t i : terminal.direct) {
      const std::string outlet = identity.label(graph.told[i].outlet);
      outlets.insert(outlet.empty() ? graph.told[i].report->article.id : outlet);
    }
    std::string names;
    for (const std::string& outlet : outlets) names += (names.empty() ? "" : ", ") + outlet;
    return names + " citing one another";
  }
  if (terminal.kind == ProvenanceNode::Kind::Group && !terminal.owner_label.empty())
    return terminal.label + " (to " + terminal.owner_label + ")";
  return terminal.label;
}

std::string sentence(const Origins& made, uint32_t articles, uint32_t outlets) {
  const std::string reach = " in " + counted(articles, "article", "articles") +
                            (outlets > 0 ? " of " + counted(outlets, "outlet", "outlets") : "");
  std::string words;
  if (articles == 0) return words;
  if (made.origins.empty()) {
    words = "Nobody is named as its source" + reach + ".";
  } else if (made.most == 1) {
    words = "One origin, " + made.origins[0].name + "," + reach + ".";
  } else {
    words = made.least == made.most
                ? std::to_string(made.most)
                : std::to_string(made.least) + " to " + std::to_string(made.most);
    words += " origins" + reach + "; that they are independent is " +
             (made.independence == Independence::Established ? "established by the evidence listed."
                                                             : "not established.");
  }
  if (made.unrecorded > 0 && !made.origins.empty())
    words += " " + counted(made.unrecorded, "article does", "articles do") + " not say whom " +
             (made.unrecorded == 1 ? "it has" : "they have") + " it from.";
  return words;
}

Origins origins_of(const OriginGraph& graph, const std::function<bool(const Testimony&)>& counts,
                   const std::map<std::string, LocalSources>& local, const Identity& identity,
                   const std::set<std::string>& withdrawn) {
  Origins made;
  std::map<uint32_t, std::vector<uint32_t>> resting;  // terminal: statements
  std::set<std::string> articles, outlets, recorded;
  for (uint32_t i = 0; i < graph.told.size(); ++i) {
    const Testimony& told = graph.told[i];
    if (!counts(told)) continue;
    articles.insert(told.report->article.id);
    if (const std::string outlet = identity.outlet_of(*told.report); !outlet.empty())
      outlets.insert(outlet);
    for (const uint32_t t : graph.roots[i]) resting[t].push_back(i);
    if (!graph.roots[i].empty()) recorded.insert(told.report->article.id);
  }
  made.unrecorded = static_cast<uint32_t>(articles.size() - recorded.size());
  std::vector<uint32_t> terminals;
  for (const auto& [terminal, statements] : resting) terminals.push_back(terminal);
  std::sort(terminals.begin(), terminals.end(), [&](uint32_t a, uint32_t b) {
    return std::pair(resting[a].front(), a) < std::pair(resting[b].front(), b);
  });
  const Separate separate = said_separate(graph, terminals, local, identity);
  std::tie(made.least, made.most) = count_origins(graph, terminals, separate);

  std::vector<Evidence> independent = separate.evidence;
  for (const uint32_t t : terminals) {
    const Terminal& terminal = graph.terminals[t];
    Origin origin;
    origin.name = name_of_origin(graph, terminal, identity);
    origin.actor = terminal.actor;
    if (terminal.kind != ProvenanceNode::Kind::Cycle) origin.named = terminal.named;
    origin.node = t;  // until the picture numbers it
    std::vector<uint32_t> rests = resting[t];
    const auto opens = [&](uint32_t i) {
      return graph.told[i].via.empty() &&
             std::any_of(graph.arcs[i].begin(), graph.arcs[i].end(), [&](const Arc& arc) {
               return arc.to == Arc::To::Terminal && arc.index == t;
             });
    };
    const auto opening = std::find_if(rests.begin(), rests.end(), opens);
    if (opening != rests.end()) std::rotate(rests.begin(), opening, opening + 1);
    std::set<std::string> its_articles, its_outlets;
    bool opened_whole = false, opened = false;
    for (const uint32_t i : rests) {
      const Testimony& told = graph.told[i];
      origin.members.push_back(told.index);
      its_articles.insert(told.report->article.id);
      const std::string& published = told.report->article.published;
      if (!published.empty() &&
          (origin.first_published.empty() || published < origin.first_published))
        origin.first_published = published;
      const std::string outlet = told.report->article.outlet;
      if (!outlet.empty() && its_outlets.insert(outlet).second) origin.outlets.push_back(outlet);
      if (!opens(i)) continue;
      opened = true;
      opened_whole |= !withdrawn.contains(told.report->article.id);
      if (told.side == Act::Confirm && terminal.named && independent.size() < kMostEvidence) {
        Evidence own;
        own.kind = Evidence::Kind::OwnSources;
        own.independent = true;
        own.text = terminal.label + " confirms it on their own word.";
        own.passages.push_back(
            {told.report->article.id, told.report->statements[told.place].id, told.passage});
        if (std::none_of(independent.begin(), independent.end(),
                         [&](const Evidence& one) { return one.text == own.text; }))
          independent.push_back(std::move(own));
      }
    }
    origin.articles = static_cast<uint32_t>(its_articles.size());
    origin.withdrawn = opened && !opened_whole;
    if (terminal.kind == ProvenanceNode::Kind::Group && terminal.owner.starts_with("o:"))
      origin.through = terminal.owner_label;
    if (terminal.kind == ProvenanceNode::Kind::Outlet) origin.through = terminal.label;
    for (uint32_t other = 0; other < terminals.size() && terminals.size() <= kMostPairs; ++other) {
      if (terminals[other] != t && may_be_same(graph, t, terminals[other], separate))
        origin.may_be.push_back(other);
    }
    made.origins.push_back(std::move(origin));
  }

  made.independence = made.origins.empty()                     ? Independence::LineageNotRecorded
                      : made.most == 1                         ? Independence::OneOrigin
                      : made.least > 1 && !independent.empty() ? Independence::Established
                                                               : Independence::NotEstablished;
  if (made.most > 1) made.evidence = std::move(independent);
  std::set<std::string> shown;
  for (const Terminal& terminal : graph.terminals) {
    const bool here = std::any_of(terminal.direct.begin(), terminal.direct.end(),
                                  [&](uint32_t i) { return counts(graph.told[i]); });
    if (terminal.same_as != UINT32_MAX && here && made.evidence.size() < kMostEvidence)
      made.evidence.push_back(terminal.why);
  }
  for (uint32_t i = 0; i < graph.told.size(); ++i) {
    if (!counts(graph.told[i])) continue;
    for (const Arc& arc : graph.arcs[i]) {
      if (arc.evidence.text.empty() || made.evidence.size() >= kMostEvidence) continue;
      if (shown.insert(graph.told[i].report->article.id + arc.evidence.text).second)
        made.evidence.push_back(arc.evidence);
    }
  }
  made.words =
      sentence(made, static_cast<uint32_t>(articles.size()), static_cast<uint32_t>(outlets.size()));
  return made;
}

}  // namespace

void assemble(OriginsOfSide (&sides)[3], const std::map<std::string, LocalSources>& local,
              const Identity& identity, const ClaimInput& input, ClaimAnalysis* found) {
  std::set<std::string> withdrawn;
  for (const ClaimInput::Withdrawal& one : input.withdrawals) withdrawn.insert(one.article);
  OriginGraph graphs[3];
  for (int side = 0; side < 3; ++side)
    graphs[side] = resolve({std::move(sides[side].told), &input.copies, &identity});
  const auto all = [](const Testimony&) { return true; };
  const auto only = [](Act act) {
    return [act](const Testimony& told) { return told.side == act; };
  };
  found->origins = origins_of(graphs[0], all, local, identity, withdrawn);
  found->asserted = origins_of(graphs[0], only(Act::Assert), local, identity, withdrawn);
  found->confirmed = origins_of(graphs[0], only(Act::Confirm), local, identity, withdrawn);
  found->denied = origins_of(graphs[1], all, local, identity, withdrawn);
  found->doubted = origins_of(graphs[2], all, local, identity, withdrawn);
  Picture picture(identity, withdrawn);
  const Act acts[3] = {Act::Assert, Act::Deny, Act::Doubt};
  for (int side = 0; side < 3; ++side) {
    const std::vector<uint32_t> nodes = picture.add(graphs[side], acts[side]);
    const auto number = [&](Origins* origins) {
      for (Origin& origin : origins->origins) origin.node = nodes[origin.node];
    };
    if (side == 0) {
      number(&found->origins);
      number(&found->asserted);
      number(&found->confirmed);
    } else {
      number(side == 1 ? &found->denied : &found->doubted);
    }
  }
  found->provenance = picture.finish();
}

}  // namespace hearsay::across
