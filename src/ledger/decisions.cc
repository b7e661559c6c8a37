#include "hearsay/decision.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/hash.h"
#include "ledger/decision_log.h"
#include "ledger/entry_writer.h"
#include "ledger/store.h"
#include "ledger/tables.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 4> kSubjects = {"story", "claim", "link", "actor"};
constexpr std::array<std::string_view, 6> kVerbs = {"confirm", "reject", "merge",
                                                    "split",   "rename", "undo"};

template <typename Enum, size_t N>
std::optional<Enum> parse(const std::array<std::string_view, N>& names, std::string_view word) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

Status refuse(const std::string& why) { return {StatusKind::InvalidInput, why}; }

// What each verb needs.
Status check(const Decision& decision) {
  const bool undo = decision.verb == DecisionVerb::Undo;
  if (!undo && decision.first.empty()) return refuse("A decision needs the id of what it is about.");
  if (undo && decision.undoes <= 0) return refuse("Undo needs the number of a decision.");
  const bool pair = decision.verb == DecisionVerb::Merge ||
                    (decision.verb == DecisionVerb::Split &&
                     decision.subject != DecisionSubject::Actor);
  if (pair && decision.second.empty()) {
    return refuse("To " + std::string(name_of(decision.verb)) + " needs two ids.");
  }
  if (decision.verb == DecisionVerb::Merge && decision.first == decision.second) {
    return refuse(decision.first + " can't be merged with itself; name two different ids.");
  }
  if (decision.verb == DecisionVerb::Rename && decision.value.empty()) {
    return refuse("To rename needs the new name.");
  }
  for (const std::string* text : {&decision.first, &decision.second, &decision.value,
                                  &decision.note, &decision.author}) {
    if (text->size() > kMaxDecisionText) {
      return refuse("A decision's texts may have 4096 bytes each; write less.");
    }
  }
  return Status::Ok();
}

// Rows that an Undo in force takes back. From the last to the first: whether a row is undone is
// known before it is met.
std::unordered_set<int64_t> undone_rows(const std::vector<Decision>& all) {
  std::unordered_set<int64_t> undone;
  for (size_t i = all.size(); i-- > 0;) {
    if (all[i].verb != DecisionVerb::Undo || undone.contains(all[i].row)) continue;
    undone.insert(all[i].undoes);
  }
  return undone;
}

}  // namespace

std::string_view name_of(DecisionSubject subject) { return kSubjects[static_cast<size_t>(subject)]; }
std::string_view name_of(DecisionVerb verb) { return kVerbs[static_cast<size_t>(verb)]; }
std::optional<DecisionSubject> parse_decision_subject(std::string_view word) {
  return parse<DecisionSubject>(kSubjects, word);
}
std::optional<DecisionVerb> parse_decision_verb(std::string_view word) {
  return parse<DecisionVerb>(kVerbs, word);
}

std::string decision_chain(const std::string& before, const Decision& decision) {
  std::string digest;
  append_chain_field(digest, before);
  append_chain_field(digest, name_of(decision.subject));
  append_chain_field(digest, name_of(decision.verb));
  for (const std::string* text : {&decision.first, &decision.second, &decision.value,
                                  &decision.note, &decision.author}) {
    append_chain_field(digest, *text);
  }
  append_chain_field(digest, decision.decided ? std::to_string(*decision.decided) : "");
  append_chain_field(digest, decision.undoes == 0 ? "" : std::to_string(decision.undoes));
  return sha256_hex(digest);
}

std::vector<Decision> in_force(const std::vector<Decision>& all) {
  const std::unordered_set<int64_t> undone = undone_rows(all);
  std::vector<Decision> kept;
  for (const Decision& decision : all) {
    if (decision.verb == DecisionVerb::Undo || undone.contains(decision.row)) continue;
    kept.push_back(decision);
  }
  return kept;
}

Result<std::vector<Decision>> all_decisions(Ledger& ledger) {
  std::vector<Decision> all;
  if (ledger.schema_version() < 3) return all;
  Query query(ledger.store().database, select_sql(kDecisionTable) + " ORDER BY row");
  while (query.next()) {
    if (query.integer(query.columns() - 1) != checksum_of_row(kDecisionTable, query)) {
      return Status(StatusKind::Corrupt, "Decision " + std::to_string(query.integer(0)) +
                                             " of the ledger " + ledger.path() +
                                             " is damaged; run `hearsay verify`.");
    }
    all.push_back(decision_of_row(query));
  }
  if (!query.status().ok()) return query.status();
  return all;
}

Decision decision_of_row(const Query& row) {
  Decision decision;
  decision.row = row.integer(0);
  decision.subject = parse_decision_subject(row.text(1)).value_or(DecisionSubject::Link);
  decision.verb = parse_decision_verb(row.text(2)).value_or(DecisionVerb::Undo);
  decision.first = row.text(3);
  decision.second = row.text(4);
  decision.value = row.text(5);
  decision.note = row.text(6);
  decision.author = row.text(7);
  if (!row.is_null(8)) decision.decided = row.integer(8);
  decision.undoes = row.integer(9);
  return decision;
}

Result<std::vector<Decision>> decisions(Ledger& ledger, DecisionSubject subject) {
  const Result<std::vector<Decision>> all = all_decisions(ledger);
  if (!all.ok()) return all.status();
  std::vector<Decision> kept;
  for (Decision& decision : in_force(*all)) {
    if (decision.subject == subject) kept.push_back(std::move(decision));
  }
  return kept;
}

Result<int64_t> decide(Ledger& ledger, Decision decision) {
  Ledger::Store& store = ledger.store();
  if (!store.broken.ok()) return store.broken;
  if (store.writer == nullptr) {
    return refuse("The ledger " + store.path + " was opened for reading only.");
  }
  if (Status status = check(decision); !status.ok()) return status;
  const Result<std::vector<Decision>> all = all_decisions(ledger);
  if (!all.ok()) return all.status();
  if (decision.verb == DecisionVerb::Undo) {
    const auto undone = std::find_if(all->begin(), all->end(), [&](const Decision& other) {
      return other.row == decision.undoes;
    });
    const std::string number = std::to_string(decision.undoes);
    if (undone == all->end()) {
      return refuse("There is no decision " + number + "; `hearsay decisions` lists them.");
    }
    if (undone_rows(*all).contains(decision.undoes)) {
      return refuse("Decision " + number + " was taken back already.");
    }
    decision.subject = undone->subject;
  }
  if (Status status = store.begin_batch(); !status.ok()) return status;
  std::string before;
  Query last(store.database, "SELECT row, chain FROM decision ORDER BY row DESC LIMIT 1");
  decision.row = 1;
  if (last.next()) {
    decision.row = last.integer(0) + 1;
    before = last.text(1);
  }
  last.reset();
  if (!decision.decided && store.options.clock != nullptr) decision.decided = store.options.clock();
  if (Status status = write_decision(store.database, decision, before); !status.ok()) {
    return store.give_up(status);
  }
  return decision.row;
}

Status write_decision(Database& database, const Decision& decision, const std::string& before) {
  RowWriter row(database, kDecisionTable);
  if (!row.status().ok()) return row.status();
  const std::string chain = decision_chain(before, decision);
  row.integer(decision.row).text(name_of(decision.subject)).text(name_of(decision.verb));
  row.text_or_null(decision.first).text_or_null(decision.second).text_or_null(decision.value);
  row.text_or_null(decision.note).text_or_null(decision.author);
  decision.decided ? row.integer(*decision.decided) : row.null();
  decision.undoes == 0 ? row.null() : row.integer(decision.undoes);
  return row.text(chain).insert();
}

}  // namespace hearsay
