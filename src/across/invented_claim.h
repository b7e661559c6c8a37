// Invented reports of one claim for the tests of origins and changes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "hearsay/across.h"
#include "ledger/invented_report.h"

namespace hearsay::across {

// Whom a sentence names, from the article inward; the last one is the source.
struct Named {
  std::string words;  // of the holder; empty: nobody is named
  std::string actor;  // of a named one: its full name
  HolderKind kind = HolderKind::Group;
  Number number = Number::Several;
  std::string told;  // "told the Gazette": to whom
};

inline Named outlet(std::string words, std::string actor = {}) {
  return {words, actor.empty() ? words : std::move(actor), HolderKind::Outlet, Number::One, {}};
}
inline Named person(std::string words, std::string actor = {}) {
  return {words, actor.empty() ? words : std::move(actor), HolderKind::Person, Number::One, {}};
}
inline Named group(std::string words, std::string told = {}) {
  return {std::move(words), {}, HolderKind::Group, Number::Several, std::move(told)};
}

class InventedClaim {
 public:
  // Begins a report.
  void report(std::string outlet_name, std::string published) {
    finish();
    made_ = std::make_unique<InventedReport>();
    made_->report.article.outlet = std::move(outlet_name);
    made_->report.article.published = std::move(published);
    made_->report.article.url = "https://news.example/" + std::to_string(input.members.size());
  }

  // One sentence of it. `to_claim` unset: only near the claim.
  Statement& says(std::vector<Named> chain, Act act, std::string content,
                  std::optional<Relation> to_claim = Relation::Same) {
    Statement& one = made_->statement(act);
    for (size_t i = 0; i < chain.size(); ++i) {
      const Named& who = chain[i];
      Hop hop;
      hop.act = i + 1 == chain.size() ? act : Act::Relay;
      if (!who.words.empty()) {
        hop.holder = made_->holder(who.words, !who.actor.empty(), who.kind);
        hop.holder->number = who.number;
        if (!who.actor.empty()) hop.holder->actor = actor(who);
        made_->write(" ");
      }
      hop.cue = made_->write(i + 1 == chain.size() ? "said" : "reported, citing");
      made_->write(" ");
      if (!who.told.empty()) {
        hop.recipient = Recipient{made_->write(who.told), "", {}};
        made_->write(" ");
      }
      one.chain.push_back(std::move(hop));
    }
    made_->write("that ");
    one.content.spans = {made_->write(content)};
    made_->write(". ");
    places_.push_back({made_->report.statements.size() - 1, to_claim});
    return made_->report.statements.back();
  }

  // Call before `input` is used.
  void finish() {
    if (!made_) return;
    const auto report = std::make_shared<const Report>(made_->finish());
    ids.push_back(report->article.id);
    for (const Placed& placed : places_) {
      Member member;
      member.report = report;
      member.place = static_cast<uint32_t>(placed.statement);
      member.to_claim = placed.to_claim;
      (placed.to_claim == Relation::Same ? input.members : input.context)
          .push_back(std::move(member));
    }
    places_.clear();
    made_.reset();
  }

  ClaimInput input;
  std::vector<std::string> ids;  // of the articles, in order

 private:
  struct Placed {
    size_t statement;
    std::optional<Relation> to_claim;
  };

  std::string actor(const Named& who) {
    std::string id;
    for (const char c : who.actor) id += c == ' ' ? '-' : static_cast<char>(c | 0x20);
    for (const Actor& known : made_->report.actors) {
      if (known.id == id) return id;
    }
    Actor fresh;
    fresh.id = id;
    fresh.name = who.actor;
    fresh.kind = who.kind;
    made_->report.actors.push_back(fresh);
    return id;
  }

  std::unique_ptr<InventedReport> made_;
  std::vector<Placed> places_;
};

}  // namespace hearsay::across
