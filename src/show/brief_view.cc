// The brief of a story: one page of Markdown.
#include <algorithm>
#include <map>
#include <set>

#include "across/changes/changes.h"
#include "ledger/stored_rows.h"
#include "show/claim_view.h"
#include "show/page.h"
#include "show/story_view.h"

namespace hearsay {
namespace {

// Claims that get a section of their own.
constexpr size_t kClaims = 6;
// Lines of one kind; the rest is counted.
constexpr size_t kLines = 6;

// Words of articles never become markup of the page.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '*' || c == '_' || c == '[' || c == ']' || c == '<' || c == '>' || c == '`' ||
        c == '\\' || c == '#' || c == '|') {
      out += '\\';
    }
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

class Brief {
 public:
  Brief(const StoryPage& page, const std::vector<ClaimPage>& claims)
      : page_(page), claims_(claims) {
    for (const auto& report : page.reports) reports_[report->article.id] = report;
    for (const ClaimPage& claim : claims) {
      for (const auto& [id, report] : claim.reports) reports_[id] = report;
    }
  }

  std::string text() {
    const FoundStory& story = page_.story;
    out_ = "# " + escaped(shortened(story.title, 160)) + "\n\n";
    out_ += counted(story.articles, "article") + " of " + counted(story.outlets, "outlet");
    if (!story.since.empty()) {
      out_ += ", " + story.since.substr(0, 10);
      if (story.until.substr(0, 10) != story.since.substr(0, 10)) {
        out_ += " to " + story.until.substr(0, 10);
      }
    }
    out_ += " (`" + story.id + "`).\n";
    copies();
    size_t shown = 0;
    for (const ClaimPage& claim : claims_) {
      if (shown == kClaims) break;
      if (claim_words(claim).empty()) continue;
      section(claim);
      ++shown;
    }
    changes();
    drifts();
    return std::move(out_);
  }

 private:
  // "Meridian, 2026-05-04, `s:9b2e6a1c`: "passage"".
  std::string place(const StatementRef& ref) const {
    const auto report = reports_.find(ref.article);
    if (report == reports_.end()) return {};
    const Article& article = report->second->article;
    std::string out = escaped(outlet_in_words(article));
    if (!article.published.empty()) out += ", " + article.published.substr(0, 10);
    const std::string id = ref.statement.empty() ? ref.article : ref.statement;
    out += " (`" + id.substr(0, 10) + "`)";
    if (!ref.passage.empty()) {
      out += ": \xE2\x80\x9C" + escaped(shortened(ref.passage.of(article.text), 220)) +
             "\xE2\x80\x9D";
    }
    return out;
  }

  static StatementRef ref_of(const Member& member) {
    const Statement& statement = member.statement();
    Span whole = whole_of(statement);
    // Of an answer its sentence: "declined to comment" alone tells nothing.
    const bool answer = statement.act == Act::Deny || statement.act == Act::Doubt ||
                        statement.act == Act::Decline || statement.act == Act::Silent ||
                        statement.act == Act::Confirm;
    if (answer || whole.size() < 24) whole = passage_around(member.article().text, whole);
    return {member.article().id, statement.id, whole};
  }

  // Who that is, where the report lets a reader know, else as worded.
  static std::string holder_of(const Member& member) {
    const Hop& origin = member.statement().chain.back();
    if (!origin.holder) return "somebody not named";
    for (const Actor& actor : member.report->actors) {
      if (actor.id == origin.holder->actor && !actor.name.empty()) return actor.name;
    }
    const Span antecedent = origin.holder->refers_to;
    return std::string((antecedent.empty() ? origin.holder->span : antecedent)
                           .of(member.article().text));
  }

  void line(const std::string& text) { out_ += "- " + text + "\n"; }

  void copies() {
    std::map<std::string, std::set<std::string>> printed;  // earlier: who prints it
    for (const CopyLink& copy : page_.copies) {
      const Relation relation = copy.link.relation;
      if (relation == Relation::SharesPassage || relation == Relation::SharesQuotation) continue;
      const auto later = reports_.find(copy.later);
      if (later != reports_.end()) {
        printed[copy.earlier].insert(outlet_in_words(later->second->article));
      }
    }
    if (!printed.empty()) out_ += "\n";
    for (const auto& [earlier, outlets] : printed) {
      const auto report = reports_.find(earlier);
      if (report == reports_.end()) continue;
      std::string by;
      for (const std::string& outlet : outlets) by += (by.empty() ? "" : ", ") + outlet;
      line("The text of " + escaped(outlet_in_words(report->second->article)) + ", " +
           report->second->article.published.substr(0, 10) + " (`" + earlier.substr(0, 10) +
           "`), is also printed by " + escaped(by) + ".");
    }
  }

  void act_lines(const ClaimPage& claim, Act act, const char* verb, const Origins* origins) {
    std::vector<const Member*> said;
    std::set<std::string> articles;
    std::map<std::string, const Member*> by_holder;
    for (const Member& member : claim.input.members) {
      if (member.statement().act != act) continue;
      articles.insert(member.article().id);
      if (by_holder.emplace(holder_of(member), &member).second) said.push_back(&member);
    }
    if (said.empty()) return;
    std::string head = "**" + std::string(verb) + "**";
    if (origins != nullptr && origins->most != 0) {
      head += " on " +
              (origins->least == origins->most
                   ? counted(origins->most, "origin")
                   : std::to_string(origins->least) + " to " + counted(origins->most, "origin"));
    }
    head += " in " + counted(articles.size(), "article");
    line(head + ":");
    for (size_t i = 0; i < said.size() && i < kLines; ++i) {
      out_ += "  - " + escaped(holder_of(*said[i])) + " \xE2\x80\x94 " + place(ref_of(*said[i])) +
              "\n";
    }
    if (said.size() > kLines) {
      out_ += "  - and " + std::to_string(said.size() - kLines) + " more\n";
    }
  }

  void section(const ClaimPage& claim) {
    out_ += "\n## " + escaped(claim_words(claim, 180)) + "\n\n";
    const Origins& origins = claim.analysis.origins;
    out_ += "`" + claim.id.substr(0, 10) + "`: ";
    out_ += escaped(origins.words.empty() ? support_words(claim.support) : origins.words);
    if (out_.back() != '.') out_ += ".";
    out_ += "\n\n";
    for (size_t i = 0; i < origins.origins.size() && i < kLines; ++i) {
      const Origin& origin = origins.origins[i];
      std::string text = "**" + escaped(origin.name) + "**";
      if (origin.named && !*origin.named) text += " (unnamed)";
      if (!origin.through.empty()) text += ", to " + escaped(origin.through);
      text += ", in " + counted(origin.articles, "article");
      if (origin.outlets.size() > 1) {
        text += " (";
        for (size_t k = 0; k < origin.outlets.size(); ++k) {
          text += (k == 0 ? "" : ", ") + escaped(origin.outlets[k]);
        }
        text += ")";
      }
      if (origin.withdrawn) text += ", since corrected or withdrawn";
      if (!origin.members.empty() && origin.members.front() < claim.input.members.size()) {
        text += " \xE2\x80\x94 " + place(ref_of(claim.input.members[origin.members.front()]));
      }
      line(text);
    }
    for (const Evidence& evidence : claim.support.evidence) {
      if (!evidence.independent) continue;
      std::string text = "Independent: " + escaped(evidence.text);
      for (const StatementRef& ref : evidence.passages) text += " \xE2\x80\x94 " + place(ref);
      line(text);
    }
    const ClaimAnalysis& found = claim.analysis;
    act_lines(claim, Act::Confirm, "Confirmed", &found.confirmed);
    act_lines(claim, Act::Deny, "Denied", &found.denied);
    act_lines(claim, Act::Doubt, "Doubted", &found.doubted);
    act_lines(claim, Act::Decline, "Declined to comment", nullptr);
    act_lines(claim, Act::Silent, "Silent", nullptr);
    for (const Member& beside : claim.input.context) {
      if (beside.to_claim != Relation::Contradicts) continue;
      line("**Contradicted** \xE2\x80\x94 " + place(ref_of(beside)));
    }
    for (const ClaimInput::Withdrawal& withdrawal : claim.input.withdrawals) {
      line("**Corrected** \xE2\x80\x94 " + place({withdrawal.by, "", withdrawal.passage}));
    }
  }

  std::vector<Member> statements() const {
    std::vector<Member> members;
    for (const auto& report : page_.reports) {
      for (uint32_t i = 0; i < report->statements.size(); ++i) {
        Member member;
        member.report = report;
        member.place = i;
        members.push_back(std::move(member));
      }
    }
    return members;
  }

  void changes() {
    const std::vector<Member> members = statements();
    std::vector<Change> all;
    std::set<std::pair<std::string, std::string>> seen;
    const auto add = [&](const Change& change) {
      if (change.kind == Change::Kind::Same || change.kind == Change::Kind::Withdrawn) return;
      // Once for each later word, however often the earlier one was reported.
      const std::string who = change.actor + std::string(name_of(change.kind));
      if (seen.emplace(who, change.after.statement).second) all.push_back(change);
    };
    for (const ClaimPage& claim : claims_) {
      for (const Change& change : claim.analysis.changes) add(change);
    }
    const std::vector<ActorAlias>* aliases =
        claims_.empty() ? nullptr : &claims_.front().input.aliases;
    for (const Change& change :
         across::changes_of_position(members, aliases == nullptr ? std::vector<ActorAlias>()
                                                                 : *aliases)) {
      add(change);
    }
    if (all.empty()) return;
    std::stable_sort(all.begin(), all.end(), [](const Change& a, const Change& b) {
      return a.after_time < b.after_time;
    });
    out_ += "\n## What changed\n\n";
    for (size_t i = 0; i < all.size() && i < 2 * kLines; ++i) {
      const Change& change = all[i];
      line("**" + escaped(change.name.empty() ? change.actor : change.name) + "**, " +
           std::string(name_of(change.kind)) + ": " + escaped(change.reason));
      out_ += "  - " + day_in_words(change.before_time) + " \xE2\x80\x94 " + place(change.before) +
              "\n";
      out_ += "  - " + day_in_words(change.after_time) + " \xE2\x80\x94 " + place(change.after) +
              "\n";
    }
    if (all.size() > 2 * kLines) line("and " + std::to_string(all.size() - 2 * kLines) + " more");
  }

  void drifts() {
    std::vector<Drift> all;
    std::set<std::pair<std::string, std::string>> seen;
    const auto add = [&](const Drift& drift) {
      const std::string key = drift.from.article + std::string(name_of(drift.kind));
      if (seen.emplace(key, drift.to.statement).second) all.push_back(drift);
    };
    for (const ClaimPage& claim : claims_) {
      for (const Drift& drift : claim.analysis.drifts) add(drift);
    }
    for (const Drift& drift : across::drifts_between(statements())) add(drift);
    if (all.empty()) return;
    out_ += "\n## What was lost on the way\n\n";
    for (size_t i = 0; i < all.size() && i < 2 * kLines; ++i) {
      const Drift& drift = all[i];
      line("**" + std::string(name_of(drift.kind)) + "**: " + escaped(drift.reason));
      out_ += "  - " + place(drift.from) + "\n  - " + place(drift.to) + "\n";
    }
    if (all.size() > 2 * kLines) line("and " + std::to_string(all.size() - 2 * kLines) + " more");
  }

  const StoryPage& page_;
  const std::vector<ClaimPage>& claims_;
  std::map<std::string, std::shared_ptr<const Report>> reports_;
  std::string out_;
};

}  // namespace

std::string brief_markdown(const StoryPage& page, const std::vector<ClaimPage>& claims) {
  return Brief(page, claims).text();
}

}  // namespace hearsay
