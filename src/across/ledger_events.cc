// What an added article changed: each claim it touches, with and without it.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "across/claim_reader.h"
#include "hearsay/across_query.h"

namespace hearsay {
namespace {

using across::ClaimReader;

std::string content_of(const Member& member) {
  const Statement& statement = member.statement();
  if (statement.content.spans.empty()) return {};
  const Span whole{statement.content.spans.front().begin, statement.content.spans.back().end};
  return std::string(whole.of(member.article().text));
}

std::string holder_of(const Member& member) {
  const Hop& origin = member.statement().chain.back();
  return origin.holder ? std::string(origin.holder->span.of(member.article().text))
                       : "somebody who is not named";
}

bool has_act(const ClaimPage& page, Act act) {
  return std::any_of(page.input.members.begin(), page.input.members.end(),
                     [act](const Member& member) { return member.statement().act == act; });
}

class Comparison {
 public:
  Comparison(const ClaimPage& before, const ClaimPage& now, const std::set<std::string>& added)
      : before_(before), now_(now), added_(added) {}

  std::vector<LedgerEvent> events() {
    // A claim that was not there before is new; only how one grows is told.
    if (before_.input.members.empty() || now_.input.members.empty()) return {};
    const size_t teller = across::teller_of(now_.input.members);
    text_ = content_of(now_.input.members[teller]);
    first(Act::Deny, LedgerEvent::Kind::FirstDenial, "denies it");
    first(Act::Doubt, LedgerEvent::Kind::FirstDoubt, "doubts it");
    first(Act::Confirm, LedgerEvent::Kind::FirstConfirmation, "confirms it");
    origins();
    changes();
    return std::move(found_);
  }

 private:
  void tell(LedgerEvent::Kind kind, std::string reason, const StatementRef& said) {
    const auto report = now_.reports.find(said.article);
    if (report == now_.reports.end()) return;
    found_.push_back({kind, now_.id, text_, std::move(reason), said, report->second});
  }
  void first(Act act, LedgerEvent::Kind kind, const char* what) {
    if (has_act(before_, act)) return;
    for (const Member& member : now_.input.members) {
      if (member.statement().act != act || !added_.contains(member.article().id)) continue;
      tell(kind, holder_of(member) + " " + what + ", the first to do so", across::reference(member));
      return;
    }
  }
  void origins() {
    const auto key = [](const ClaimPage& page, const Origin& origin) {
      return origin.members.empty()
                 ? std::string()
                 : page.input.members[origin.members.front()].statement().id;
    };
    std::set<std::string> known;
    for (const Origin& origin : before_.analysis.origins.origins) {
      for (const uint32_t member : origin.members) {
        if (member < before_.input.members.size()) {
          known.insert(before_.input.members[member].statement().id);
        }
      }
    }
    if (now_.analysis.origins.most <= before_.analysis.origins.most) return;
    for (const Origin& origin : now_.analysis.origins.origins) {
      if (origin.members.empty() || origin.members.front() >= now_.input.members.size()) continue;
      const Member& opening = now_.input.members[origin.members.front()];
      if (known.contains(key(now_, origin)) || !added_.contains(opening.article().id)) continue;
      tell(LedgerEvent::Kind::NewOrigin, origin.name + ": " + now_.analysis.origins.words,
           across::reference(opening));
    }
  }
  void changes() {
    for (const Change& change : now_.analysis.changes) {
      const bool fresh = added_.contains(change.after.article);
      if (!fresh) continue;
      if (change.kind == Change::Kind::Reversed) {
        tell(LedgerEvent::Kind::Reversal, change.reason, change.after);
      }
      if (change.kind == Change::Kind::Withdrawn) {
        tell(LedgerEvent::Kind::Correction, change.reason, change.after);
      }
    }
  }

  const ClaimPage& before_;
  const ClaimPage& now_;
  const std::set<std::string>& added_;
  std::string text_;
  std::vector<LedgerEvent> found_;
};

}  // namespace

std::string_view name_of(LedgerEvent::Kind kind) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "new origin", "first denial", "first doubt", "first confirmation", "reversal", "correction"};
  return kNames[static_cast<size_t>(kind)];
}

Result<LedgerMark> latest(Ledger& ledger) {
  const Result<int64_t> last =
      ledger.store().database.number("SELECT ifnull(max(row), 0) FROM entry");
  if (!last.ok()) return last.status();
  return LedgerMark{*last};
}

Result<std::vector<LedgerEvent>> events_since(Ledger& ledger, LedgerMark& mark) {
  const Snapshot snapshot(ledger.store());
  if (!snapshot.status().ok()) return snapshot.status();
  const Result<LedgerMark> end = latest(ledger);
  if (!end.ok()) return end.status();
  std::vector<LedgerEvent> all;
  if (end->entry <= mark.entry) return all;
  ClaimReader reader(ledger);
  if (!reader.status().ok()) return reader.status();
  // One entry after the other, as if each had been watched alone: with a member that is later in
  // this call a claim may look older than it is, so the "before" is cut at each entry.
  for (int64_t entry = mark.entry + 1; entry <= end->entry; ++entry) {
    std::set<int64_t> claims;
    Query touched(ledger.store().database,
                  "SELECT DISTINCT cluster FROM member WHERE kind='claim' AND item BETWEEN"
                  " (?1 << 20) AND (?1 << 20 | 1048575)");
    touched.bind(entry);
    while (touched.next()) claims.insert(touched.integer(0));
    if (!touched.status().ok()) return touched.status();
    Query article(ledger.store().database,
                  "SELECT a.id, e.article FROM entry e JOIN article a ON a.row=e.article"
                  " WHERE e.row=?");
    article.bind(entry);
    if (!article.next()) continue;
    const std::set<std::string> added = {std::string(article.text(0))};
    // A correction touches the claims of its story without being a member.
    const Result<int64_t> story =
        reader.tables().cluster_of(LinkKind::Story, article.integer(1));
    if (!story.ok()) return story.status();
    const Result<std::shared_ptr<const Report>> report = reader.report(article.integer(1));
    if (!report.ok()) return report.status();
    const Result<std::set<int64_t>> corrected = reader.corrected_claims(**report, *story);
    if (!corrected.ok()) return corrected.status();
    claims.insert(corrected->begin(), corrected->end());
    for (const int64_t claim : claims) {
      const Result<ClaimPage> before = reader.page(claim, entry - 1);
      if (!before.ok()) return before.status();
      const Result<ClaimPage> now = reader.page(claim, entry);
      if (!now.ok()) return now.status();
      for (LedgerEvent& event : Comparison(*before, *now, added).events()) {
        all.push_back(std::move(event));
      }
    }
  }
  mark = *end;
  return all;
}

}  // namespace hearsay
