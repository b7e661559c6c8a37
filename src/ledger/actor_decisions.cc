#include "ledger/actor_decisions.h"

#include <algorithm>

#include "hearsay/knowledge.h"
#include "ledger/entry_writer.h"
#include "ledger/word_query.h"

namespace hearsay {

ActorDecisions::ActorDecisions(std::span<const Decision> decided) {
  const auto group = [this](const std::string& id) {
    const auto [place, fresh] = group_of_.try_emplace(id, groups_.size());
    if (fresh) groups_.push_back({id});
    return place->second;
  };
  for (const Decision& decision : decided) {
    if (decision.verb == DecisionVerb::Rename) {
      names_[decision.first] = decision.value;
    } else if (decision.verb == DecisionVerb::Merge) {
      const size_t from = group(decision.first), to = group(decision.second);
      if (from == to) continue;
      for (const std::string& id : groups_[from]) group_of_[id] = to;
      groups_[to].insert(groups_[to].end(), groups_[from].begin(), groups_[from].end());
      groups_[from].clear();
    } else if (decision.verb == DecisionVerb::Split) {
      const size_t from = group(decision.first);
      if (groups_[from].size() < 2) continue;
      std::erase(groups_[from], decision.first);
      group_of_[decision.first] = groups_.size();
      groups_.push_back({decision.first});
    }
  }
}

Result<ActorDecisions> ActorDecisions::of(Ledger& ledger) {
  const Result<std::vector<Decision>> decided = decisions(ledger, DecisionSubject::Actor);
  if (!decided.ok()) return decided.status();
  return ActorDecisions(decided.value());
}

std::string ActorDecisions::stands_for(const std::string& id) const {
  const auto place = group_of_.find(id);
  return place == group_of_.end() ? id : groups_[place->second].front();
}

std::vector<std::string> ActorDecisions::together(const std::string& id) const {
  const auto place = group_of_.find(id);
  return place == group_of_.end() ? std::vector<std::string>{id} : groups_[place->second];
}

std::string ActorDecisions::name(const std::string& id) const {
  for (const std::string& one : together(id)) {  // who stands for them first
    const auto place = names_.find(one);
    if (place != names_.end()) return place->second;
  }
  return {};
}

Result<std::vector<std::string>> ActorDecisions::called(Database& database,
                                                        const std::string& match) const {
  constexpr int kMostNames = 32;  // of one id, to look a name up in
  std::vector<std::vector<std::string>> groups;
  for (const auto& group : groups_) {
    if (!group.empty()) groups.push_back(group);
  }
  for (const auto& [id, name] : names_) {
    if (!group_of_.contains(id)) groups.push_back({id});
  }
  std::sort(groups.begin(), groups.end());
  std::vector<std::string> texts;
  Query names(database, "SELECT DISTINCT name FROM actor WHERE id=? AND name IS NOT NULL LIMIT " +
                            std::to_string(kMostNames));
  for (const auto& group : groups) {
    std::string text;
    for (const std::string& id : group) {
      const auto given = names_.find(id);
      if (given != names_.end()) (text += given->second) += kWordBorder;
      if (const KnownActor* known = Knowledge::built_in().by_id(id); known != nullptr) {
        (text += known->name) += kWordBorder;
      }
      names.bind(id);
      while (names.next()) (text += names.text(0)) += kWordBorder;
      if (!names.status().ok()) return names.status();
      names.reset();
    }
    texts.push_back(std::move(text));
  }
  const Result<std::vector<size_t>> right = which_match(texts, match);
  if (!right.ok()) return right.status();
  std::vector<std::string> ids;
  for (const size_t i : right.value()) ids.insert(ids.end(), groups[i].begin(), groups[i].end());
  return ids;
}

std::string in_sql(std::string_view column, size_t count) {
  std::string sql = std::string(column) + " IN (";
  for (size_t i = 0; i < count; ++i) sql += i == 0 ? "?" : ",?";
  return sql + ")";
}

}  // namespace hearsay
