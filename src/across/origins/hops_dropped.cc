#include "across/origins/hops_dropped.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace hearsay::across {

namespace {

constexpr uint32_t kNone = UINT32_MAX;

std::string_view first_day(const OriginGraph& graph, const Terminal& terminal) {
  std::string_view first;
  for (const uint32_t i : terminal.direct) {
    const std::string_view day = day_of(*graph.told[i].report);
    if (!day.empty() && (first.empty() || day < first)) first = day;
  }
  return first;
}

size_t words_in(const std::string& folded) {
  return folded.empty() ? 0
                        : 1 + static_cast<size_t>(std::count(folded.begin(), folded.end(), ' '));
}

Evidence evidence_of(const OriginGraph& graph, const Terminal& a, const Terminal& b,
                     Evidence::Kind kind, std::string text) {
  Evidence made;
  made.kind = kind;
  made.text = std::move(text);
  for (const Terminal* one : {&a, &b}) {
    if (one->direct.empty()) continue;
    const Testimony& told = graph.told[one->direct.front()];
    made.passages.push_back(
        {told.report->article.id, told.report->statements[told.place].id, told.passage});
  }
  return made;
}

// Figures of three digits and more, and quotations of four words and more.
std::set<std::string> rare_details(const Testimony& told) {
  std::set<std::string> details;
  for (const std::string& words : told.quoted) {
    if (words_in(words) >= 4) details.insert(words);
  }
  const std::string_view text = told.report->article.text;
  for (const Span part : told.report->statements[told.place].content.spans) {
    std::string digits;
    const std::string_view words = part.of(text).substr(0, 4000);
    for (size_t i = 0; i <= words.size(); ++i) {
      const char c = i < words.size() ? words[i] : ' ';
      if (c >= '0' && c <= '9') {
        digits += c;
      } else if (c != ',' || digits.empty()) {
        const bool year =
            digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        const bool round = digits.size() > 2 && digits.ends_with("00");
        if (digits.size() >= 3 && !year && !round) details.insert(digits);
        digits.clear();
      }
    }
  }
  return details;
}

// Pairs are looked at for so many groups; a claim has some dozens.
constexpr size_t kMostGroups = 2000;

void join_groups(OriginGraph* graph) {
  if (graph->terminals.size() > kMostGroups) return;
  for (uint32_t g = 0; g < graph->terminals.size(); ++g) {
    Terminal& here = graph->terminals[g];
    if (here.kind != ProvenanceNode::Kind::Group || here.direct.empty()) continue;
    if (!here.owner.starts_with("o:") && !here.owner.starts_with("a:")) continue;
    const std::string_view day = first_day(*graph, here);
    uint32_t found = kNone;
    bool unsure = false;
    Evidence why;
    for (uint32_t h = 0; h < graph->terminals.size(); ++h) {
      const Terminal& there = graph->terminals[h];
      if (h == g || there.kind != ProvenanceNode::Kind::Group || there.direct.empty() ||
          there.owner == here.owner || there.same_as != kNone ||
          conflict(there.descriptor, here.descriptor))
        continue;
      const std::string_view then = first_day(*graph, there);
      if (then > day || (then == day && h > g)) continue;
      const std::string quotation = shared_quotation(here.quoted, there.quoted, here.own ? 5 : 2);
      Evidence reason;
      if (!quotation.empty()) {
        reason = evidence_of(*graph, here, there, Evidence::Kind::SameDescriptor,
                             "Both have the same words from " + here.label + " and from " +
                                 there.label + ": \"" + quotation + "\".");
      } else if (!here.own && then < day && here.descriptor.count == there.descriptor.count &&
                 here.descriptor.count > 0 && here.descriptor.head == there.descriptor.head &&
                 at_home_with(here.descriptor, there.owner_label, here.owner_label)) {
        reason = evidence_of(*graph, here, there, Evidence::Kind::SameDescriptor,
                             "\"" + here.label + "\" fits \"" + there.label + "\", who told " +
                                 there.owner_label +
                                 " before; the later report does not say whom they told.");
      } else {
        continue;
      }
      unsure = found != kNone;
      found = h;
      why = std::move(reason);
      if (unsure) break;
    }
    if (found == kNone || unsure) continue;
    here.same_as = found;
    here.why = std::move(why);
  }
}

void break_ties(OriginGraph* graph) {
  std::map<std::string, std::set<uint32_t>> who_has;  // detail: statements with a source
  for (uint32_t i = 0; i < graph->told.size(); ++i) {
    if (graph->arcs[i].empty()) continue;
    for (const std::string& detail : rare_details(graph->told[i])) who_has[detail].insert(i);
  }
  for (uint32_t i = 0; i < graph->told.size(); ++i) {
    const Testimony& here = graph->told[i];
    if (here.inner != Inner::Nobody || !graph->arcs[i].empty()) continue;
    std::map<std::string, uint32_t> articles;
    std::string shown;
    for (const std::string& detail : rare_details(here)) {
      for (const uint32_t j : who_has[detail]) {
        const Report& other = *graph->told[j].report;
        if (other.article.id == here.report->article.id || day_of(other) > day_of(*here.report))
          continue;
        articles.try_emplace(other.article.id, j);
        shown = detail;
      }
    }
    if (articles.size() != 1) continue;
    const uint32_t j = articles.begin()->second;
    Arc arc;
    arc.to = Arc::To::Statement;
    arc.index = j;
    arc.kind = ProvenanceEdge::Kind::Cites;
    arc.evidence.kind = Evidence::Kind::SharedDetail;
    arc.evidence.text = "It names nobody; of the reports before it only one has \"" + shown +
                        "\" too. Used as a tie-breaker.";
    for (const Testimony* one : {&here, &std::as_const(graph->told[j])})
      arc.evidence.passages.push_back(
          {one->report->article.id, one->report->statements[one->place].id, one->passage});
    graph->arcs[i].push_back(std::move(arc));
  }
}

}  // namespace

std::string shared_quotation(const std::vector<std::string>& a, const std::vector<std::string>& b,
                             size_t least_words) {
  std::string longest;
  for (const std::string& one : a) {
    for (const std::string& other : b) {
      if (one == other && words_in(one) >= least_words && one.size() > longest.size())
        longest = one;
    }
  }
  return longest;
}

bool at_home_with(const Descriptor& descriptor, const std::string& outlet, const std::string& own) {
  const std::vector<std::string> there = name_words(outlet), here = name_words(own);
  for (const std::string& name : descriptor.names) {
    const auto has = [&](const std::vector<std::string>& words) {
      return std::find(words.begin(), words.end(), name) != words.end();
    };
    if (name.size() > 3 && has(there) && !has(here)) return true;
  }
  return false;
}

void find_dropped_hops(OriginGraph* graph) {
  join_groups(graph);
  break_ties(graph);
}

}  // namespace hearsay::across
