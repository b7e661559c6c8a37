#include "across/origins/resolve.h"

#include <algorithm>
#include <set>

#include "across/origins/hops_dropped.h"
#include "across/origins/roots.h"

namespace hearsay::across {

namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr size_t kMostCited = 500;

class Resolver {
 public:
  explicit Resolver(ResolveInput input) : input_(std::move(input)) {
    graph_.told = std::move(input_.told);
    graph_.arcs.resize(graph_.told.size());
    for (uint32_t i = 0; i < graph_.told.size(); ++i) {
      const Testimony& told = graph_.told[i];
      by_article_[told.report->article.id].push_back(i);
      if (!told.outlet.empty()) by_outlet_[told.outlet].push_back(i);
      const std::string publisher = input_.identity->outlet_of(*told.report);
      if (!publisher.empty() && publisher != told.outlet) by_outlet_[publisher].push_back(i);
    }
    for (const CopyLink& copy : *input_.copies) copies_[copy.later].push_back(&copy);
  }

  OriginGraph run() {
    // Bodies last: whom an outlet has must be known before "through" it can be followed.
    for (const bool bodies : {false, true}) {
      for (uint32_t i = 0; i < graph_.told.size(); ++i) {
        if ((told(i).kind == ProvenanceNode::Kind::Body) == bodies && !copied(i)) cited(i);
      }
    }
    for (AbsentReport& report : graph_.absent) settle(report);
    for (uint32_t i = 0; i < graph_.told.size(); ++i) nobody_named(i);
    find_dropped_hops(&graph_);
    find_roots(&graph_);
    return std::move(graph_);
  }

 private:
  const Testimony& told(uint32_t i) const { return graph_.told[i]; }

  Evidence evidence(uint32_t i, Evidence::Kind kind, std::string text, Span span) const {
    Evidence made;
    made.kind = kind;
    made.text = std::move(text);
    const Testimony& one = told(i);
    made.passages.push_back({one.report->article.id, one.report->statements[one.place].id, span});
    return made;
  }

  // `i` stands word for word in an earlier report: points at the statement there.
  bool copied(uint32_t i) {
    const auto links = copies_.find(told(i).report->article.id);
    if (links == copies_.end()) return false;
    const std::vector<Span>& content = told(i).report->statements[told(i).place].content.spans;
    for (const CopyLink* copy : links->second) {
      if (copy->link.relation == Relation::SharesQuotation) continue;
      const auto there = by_article_.find(copy->earlier);
      if (there == by_article_.end()) continue;
      const std::string_view text = told(i).report->article.text;
      uint32_t found = kNone;
      for (const uint32_t j : there->second) {
        const Report& earlier = *told(j).report;
        const std::vector<Span>& spans = earlier.statements[told(j).place].content.spans;
        bool same = spans.size() == content.size() && !spans.empty();
        for (size_t k = 0; same && k < spans.size(); ++k)
          same = spans[k].of(earlier.article.text) == content[k].of(text);
        if (!same && !content.empty() && !spans.empty()) {
          for (const SharedPassage& passage : copy->link.passages) {
            const bool here =
                passage.second.overlaps(content[0]) || passage.second.contains(told(i).passage);
            same |= here &&
                    (passage.first.overlaps(spans[0]) || passage.first.contains(told(j).passage));
          }
        }
        if (!same) continue;
        // Of two with the same content the one whose holder is the same too.
        const bool holder = told(j).passage.of(earlier.article.text) == told(i).passage.of(text);
        if (found == kNone || holder) found = j;
        if (holder) break;
      }
      if (found == kNone) continue;
      const bool revision = copy->link.relation == Relation::Revision;
      Arc arc;
      arc.to = Arc::To::Statement;
      arc.index = found;
      arc.kind = revision ? ProvenanceEdge::Kind::Revises : ProvenanceEdge::Kind::Copies;
      arc.label = revision ? "revises" : "copies";
      const bool credit = !copy->link.credit.empty();
      arc.evidence =
          evidence(i, credit ? Evidence::Kind::CreditLine : Evidence::Kind::CopiedText,
                   copy->link.reason.empty() ? "The passage stands in the earlier report."
                                             : copy->link.reason,
                   credit            ? copy->link.credit
                   : content.empty() ? told(i).passage
                                     : content[0]);
      graph_.arcs[i].push_back(std::move(arc));
      return true;
    }
    return false;
  }

  uint32_t named(const Testimony& one) {
    const std::string id = "k" + one.key;
    const auto [at, fresh] =
        terminal_of_.try_emplace(id, static_cast<uint32_t>(graph_.terminals.size()));
    if (fresh) {
      Terminal made;
      made.kind = one.kind;
      made.key = one.key;
      made.named = true;
      graph_.terminals.push_back(std::move(made));
    }
    Terminal& there = graph_.terminals[at->second];
    if (one.label.size() > there.label.size()) there.label = one.label;
    if (there.actor.empty()) there.actor = one.actor;
    return at->second;
  }

  // The unnamed source of `i`, who spoke to `owner`. Retold: by reports of a report, whose words
  // for it differ.
  uint32_t group(uint32_t i, const std::string& owner, const std::string& owner_label,
                 bool retold) {
    const Testimony& one = told(i);
    const std::string local = one.report->article.id + "\n" + std::to_string(one.source);
    if (!retold) {
      if (const auto at = local_.find(local); at != local_.end()) return at->second;
    }
    uint32_t found = kNone, best = 0;
    for (const uint32_t g : groups_of_[owner]) {
      const Terminal& there = graph_.terminals[g];
      if (conflict(there.descriptor, one.descriptor)) continue;
      const bool heads = there.descriptor.head == one.descriptor.head ||
                         there.descriptor.head.empty() || one.descriptor.head.empty();
      const bool retelling = (retold || there_retold_.contains(g)) && heads;
      if (!retelling && !(one.descriptor.refers && heads) &&
          !same_words(there.descriptor, one.descriptor))
        continue;
      const uint32_t alike = likeness(there.descriptor, one.descriptor);
      if (alike > best) {
        best = alike;
        found = g;
      }
    }
    if (found == kNone) {
      found = static_cast<uint32_t>(graph_.terminals.size());
      Terminal made;
      made.kind = ProvenanceNode::Kind::Group;
      made.owner = owner;
      made.owner_label = owner_label;
      made.descriptor = one.descriptor;
      made.label = one.descriptor.text;
      graph_.terminals.push_back(std::move(made));
      groups_of_[owner].push_back(found);
      if (retold) there_retold_.insert(found);
    }
    Terminal& there = graph_.terminals[found];
    there.own |= one.own;
    if (!retold) local_[local] = found;
    for (const std::string& words : one.quoted) {
      if (std::find(there.quoted.begin(), there.quoted.end(), words) == there.quoted.end() &&
          there.quoted.size() < 64)
        there.quoted.push_back(words);
    }
    return found;
  }

  void point(uint32_t i, Arc::To to, uint32_t index, ProvenanceEdge::Kind kind, Evidence why) {
    Arc arc;
    arc.to = to;
    arc.index = index;
    arc.kind = kind;
    arc.label = told(i).cue;
    arc.evidence = std::move(why);
    graph_.arcs[i].push_back(std::move(arc));
    if (to == Arc::To::Terminal) graph_.terminals[index].direct.push_back(i);
  }

  // Statements of the outlet's reports that `i` may rest on, those that fit best.
  std::vector<uint32_t> cited_statements(uint32_t i, const std::string& outlet,
                                         const std::string& next) const {
    const auto there = by_outlet_.find(outlet);
    if (there == by_outlet_.end()) return {};
    const Testimony& one = told(i);
    const std::string_view day = day_of(*one.report);
    std::string_view said;
    for (const Hop& hop : one.report->statements[one.place].chain) {
      if (hop.said && hop.said->value.size() >= 10 && hop.holder &&
          input_.identity->outlet(*one.report, *hop.holder) == outlet)
        said = std::string_view(hop.said->value).substr(0, 10);
    }
    std::vector<std::pair<uint32_t, uint32_t>> fits;  // score, statement
    uint32_t best = 0;
    // An outlet with thousands of statements on one claim is cited for its latest.
    const size_t skipped =
        there->second.size() > kMostCited ? there->second.size() - kMostCited : 0;
    for (size_t at = skipped; at < there->second.size(); ++at) {
      const uint32_t j = there->second[at];
      const Testimony& other = told(j);
      if (other.report == one.report || other.report->article.id == one.report->article.id)
        continue;
      const std::string_view then = day_of(*other.report);
      if (!day.empty() && !then.empty() && then > day) continue;
      uint32_t score = 1;
      if (!said.empty() && then == said) score += 32;
      if (one.inner == Inner::Unnamed && other.inner == Inner::Unnamed) {
        const uint32_t alike = std::max(likeness(one.descriptor, other.descriptor),
                                        likeness(one.descriptor, source_described(j)));
        score += alike == 0 ? 0 : 8 + alike;
      }
      if (!next.empty()) {
        for (const Via& via : other.via) score += via.outlet == next ? 16 : 0;
      }
      // What an outlet is cited for is first of all what it has itself.
      if (next.empty() && other.via.empty() && other.inner != Inner::Nobody)
        score += one.inner == Inner::Unnamed ? 3 : 16;
      fits.push_back({score, j});
      best = std::max(best, score);
    }
    std::vector<uint32_t> found;
    for (const auto& [score, j] : fits) {
      if (score == best || (one.inner != Inner::Unnamed && next.empty() && best - score < 8))
        found.push_back(j);
    }
    return found;
  }

  // How the source at the end of j's way is described where it was first told of: repeaters say
  // less of it.
  const Descriptor& source_described(uint32_t j) const {
    for (int steps = 0; steps < 32; ++steps) {
      if (graph_.arcs[j].empty()) break;
      const Arc& arc = graph_.arcs[j].front();
      if (arc.to == Arc::To::Terminal &&
          graph_.terminals[arc.index].kind == ProvenanceNode::Kind::Group)
        return graph_.terminals[arc.index].descriptor;
      if (arc.to != Arc::To::Statement) break;
      j = arc.index;
    }
    return told(j).descriptor;
  }

  uint32_t absent(const std::string& outlet) {
    const auto [at, fresh] =
        absent_of_.try_emplace(outlet, static_cast<uint32_t>(graph_.absent.size()));
    if (fresh) graph_.absent.push_back({outlet, {}});
    return at->second;
  }

  // "Osmara denied through the Tavan agency": the body speaks by the source that the agency has.
  bool through_outlet(uint32_t i) {
    const Testimony& one = told(i);
    if (one.kind != ProvenanceNode::Kind::Body || one.via.empty()) return false;
    const std::vector<std::string> body = name_words(one.label);
    const Via& last = one.via.back();
    bool found = false;
    for (const uint32_t j : cited_statements(i, last.outlet, {})) {
      if (told(j).inner != Inner::Unnamed) continue;
      const std::vector<std::string>& names = told(j).descriptor.names;
      const bool its = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return std::any_of(body.begin(), body.end(),
                           [&](const std::string& word) { return akin(name, word); });
      });
      if (!its) continue;
      found = true;
      point(i, Arc::To::Statement, j, ProvenanceEdge::Kind::SpeaksFor,
            evidence(i, Evidence::Kind::Citation,
                     "It speaks through " + input_.identity->label(last.outlet) + ".", last.cue));
    }
    if (found) return true;
    for (const uint32_t g : groups_of_[last.outlet]) {
      const std::vector<std::string>& names = graph_.terminals[g].descriptor.names;
      const bool its = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return std::any_of(body.begin(), body.end(),
                           [&](const std::string& word) { return akin(name, word); });
      });
      if (!its) continue;
      found = true;
      point(i, Arc::To::Terminal, g, ProvenanceEdge::Kind::SpeaksFor,
            evidence(i, Evidence::Kind::Citation,
                     "It speaks through " + input_.identity->label(last.outlet) + ".", last.cue));
    }
    return found;
  }

  void cited(uint32_t i) {
    const Testimony& one = told(i);
    if (one.inner == Inner::Nobody) return;
    if (one.inner == Inner::Somebody && through_outlet(i)) return;
    if (one.inner == Inner::Somebody && !(one.deed && !one.via.empty())) {
      const uint32_t source = named(one);
      point(i, Arc::To::Terminal, source, ProvenanceEdge::Kind::Quotes,
            evidence(i, Evidence::Kind::Citation, "It names " + one.label + ".", one.passage));
      return;
    }
    for (size_t v = 0; v < one.via.size(); ++v) {
      const std::string next = v + 1 < one.via.size() ? one.via[v + 1].outlet : std::string();
      const std::vector<uint32_t> found = cited_statements(i, one.via[v].outlet, next);
      for (const uint32_t j : found) {
        point(i, Arc::To::Statement, j, ProvenanceEdge::Kind::Cites,
              evidence(i, Evidence::Kind::Citation,
                       "It cites " + input_.identity->label(one.via[v].outlet) + ".",
                       one.via[v].cue));
      }
      if (!found.empty()) return;
    }
    if (!one.via.empty()) {
      const Via& last = one.via.back();
      const uint32_t report = absent(last.outlet);
      Evidence why = evidence(i, Evidence::Kind::Citation,
                              "It cites " + input_.identity->label(last.outlet) + ".", last.cue);
      const std::string owner = one.told_by.empty() ? last.outlet : one.told_by;
      const std::string owner_label =
          one.told_by.empty() ? input_.identity->label(last.outlet) : one.told_label;
      if (one.inner == Inner::Unnamed) {
        const uint32_t source = group(i, owner, owner_label, true);
        point(i, Arc::To::Terminal, source, ProvenanceEdge::Kind::Cites, std::move(why));
        told_to_[report].insert(source);
      } else if (one.inner == Inner::Somebody) {
        const uint32_t source = named(one);
        point(i, Arc::To::Terminal, source, ProvenanceEdge::Kind::Cites, std::move(why));
        told_to_[report].insert(source);
      } else {
        point(i, Arc::To::Report, report, ProvenanceEdge::Kind::Cites, std::move(why));
      }
      return;
    }
    // Its own unnamed source.
    std::string owner = one.told_by, owner_label = one.told_label;
    if (owner.empty()) {
      owner = one.outlet.empty() ? "a:" + one.report->article.id : one.outlet;
      owner_label =
          one.outlet.empty() ? one.report->article.title : input_.identity->label(one.outlet);
    }
    const uint32_t source = group(i, owner, owner_label, !one.told_by.empty());
    point(i, Arc::To::Terminal, source, ProvenanceEdge::Kind::Quotes,
          evidence(i, one.own ? Evidence::Kind::OwnSources : Evidence::Kind::Citation,
                   "It has it from " + one.descriptor.text + (one.own ? ", who told it." : "."),
                   one.passage));
  }

  // What an absent report rests on is what others said it names; else it is an origin itself.
  void settle(AbsentReport& report) {
    const uint32_t at = absent_of_[report.outlet];
    std::set<uint32_t> sources = told_to_[at];
    for (const uint32_t g : groups_of_[report.outlet]) sources.insert(g);
    if (sources.empty()) {
      const std::string id = "o" + report.outlet;
      const auto [there, fresh] =
          terminal_of_.try_emplace(id, static_cast<uint32_t>(graph_.terminals.size()));
      if (fresh) {
        Terminal made;
        made.kind = ProvenanceNode::Kind::Outlet;
        made.key = report.outlet;
        made.label = input_.identity->label(report.outlet);
        made.named = true;
        graph_.terminals.push_back(std::move(made));
      }
      sources.insert(there->second);
    }
    for (const uint32_t source : sources) {
      Arc arc;
      arc.index = source;
      report.arcs.push_back(std::move(arc));
    }
    const bool outlet = graph_.terminals[*sources.begin()].kind == ProvenanceNode::Kind::Outlet;
    for (uint32_t i = 0; outlet && i < graph_.told.size(); ++i) {
      for (const Arc& arc : graph_.arcs[i]) {
        if (arc.to == Arc::To::Report && arc.index == at)
          graph_.terminals[*sources.begin()].direct.push_back(i);
      }
    }
  }

  // "reportedly", "the report said": what else the article says of where it has it.
  void nobody_named(uint32_t i) {
    if (told(i).inner != Inner::Nobody || !graph_.arcs[i].empty()) return;
    for (const uint32_t j : by_article_[told(i).report->article.id]) {
      if (j == i || told(j).inner == Inner::Nobody || graph_.arcs[j].empty()) continue;
      graph_.arcs[i] = graph_.arcs[j];
      return;
    }
    // "This newspaper reported": its own earlier reports.
    if (!told(i).own) return;
    for (const uint32_t j : cited_statements(i, told(i).outlet, {})) {
      point(i, Arc::To::Statement, j, ProvenanceEdge::Kind::Cites,
            evidence(i, Evidence::Kind::Citation, "It cites its own earlier report.",
                     told(i).passage));
    }
  }

  ResolveInput input_;
  OriginGraph graph_;
  std::map<std::string, std::vector<uint32_t>> by_article_, by_outlet_, groups_of_;
  std::map<std::string, std::vector<const CopyLink*>> copies_;
  std::map<std::string, uint32_t> terminal_of_, absent_of_, local_;
  std::map<uint32_t, std::set<uint32_t>> told_to_;  // absent report: terminals
  std::set<uint32_t> there_retold_;
};

}  // namespace

std::string_view day_of(const Report& report) {
  const std::string_view published = report.article.published;
  return published.size() < 10 ? std::string_view() : published.substr(0, 10);
}

OriginGraph resolve(ResolveInput input) { return Resolver(std::move(input)).run(); }

}  // namespace hearsay::across
