#include "across/claims/about.h"

#include <algorithm>
#include <unordered_map>

namespace hearsay::across {
namespace {

// Puts a proposition forward that others can answer.
bool puts_forward(const ClaimFeatures& one) {
  return !one.thin && one.act != Act::Decline && one.act != Act::Silent && one.act != Act::Ask;
}

bool by_a_report(const Statement& statement) {
  return std::any_of(statement.chain.begin(), statement.chain.end(), [](const Hop& hop) {
    return hop.holder && (hop.holder->kind == HolderKind::Outlet ||
                          hop.holder->kind == HolderKind::Document);
  });
}

uint32_t begin_of(const Statement& statement) {
  if (!statement.content.spans.empty()) return statement.content.spans.front().begin;
  return statement.chain.empty() ? 0 : statement.chain.back().cue.begin;
}

}  // namespace

void find_what_they_are_about(const Report& report, std::vector<ClaimFeatures>& features) {
  const std::vector<Statement>& statements = report.statements;
  std::unordered_map<std::string_view, size_t> places;
  for (size_t i = 0; i < statements.size(); ++i) places.emplace(statements[i].id, i);
  const std::string_view text = report.article.text;
  constexpr size_t kNone = SIZE_MAX;
  size_t lead = kNone, last = kNone, last_report = kNone;
  for (size_t i = 0; i < features.size(); ++i) {
    ClaimFeatures& one = features[i];
    if (statements[i].target && !statements[i].target->statement.empty()) {
      const auto found = places.find(statements[i].target->statement);
      if (found != places.end() && found->second != i) one.about = found->first;
    }
    if (one.thin && one.about.empty()) {
      size_t place = kNone;
      const bool names_report =
          std::any_of(one.terms.begin(), one.terms.end(), [](const ClaimTerm& term) {
            return term.stem == "report" || term.stem == "stori" || term.stem == "account" ||
                   term.stem == "articl";
          });
      // What the same paragraph just reported, else what the article is about.
      const size_t nearest = names_report && last_report != kNone ? last_report : last;
      if (nearest != kNone) {
        const uint32_t from = begin_of(statements[nearest]), to = begin_of(statements[i]);
        const bool together =
            from <= to && text.substr(from, to - from).find('\n') == std::string_view::npos;
        place = together ? nearest : lead;
      }
      if (place != kNone) one.about = statements[place].id;
    }
    if (!puts_forward(one)) continue;
    last = i;
    if (by_a_report(statements[i])) last_report = i;
    if (lead == kNone) lead = i;
  }
}

}  // namespace hearsay::across
