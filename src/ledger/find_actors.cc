#include <algorithm>
#include <unordered_map>

#include "hearsay/knowledge.h"
#include "hearsay/query.h"
#include "ledger/actor_decisions.h"
#include "ledger/entry_writer.h"
#include "ledger/filter_sql.h"
#include "ledger/stored_rows.h"
#include "ledger/word_query.h"

namespace hearsay {
namespace {

// Most wordings of one actor kept to look a name up in.
constexpr size_t kMostForms = 32;

struct Tally {
  FoundActor actor;
  int64_t last_statement = -1;
  int64_t last_article = -1;
  std::vector<std::string> forms;  // different holder texts
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

void count_hop(const Query& row, Tally& tally) {
  FoundActor& actor = tally.actor;
  const int64_t statement = row.integer(0), article = row.integer(1);
  if (statement != tally.last_statement) ++actor.statements;
  if (article != tally.last_article) ++actor.articles;
  tally.last_statement = statement;
  tally.last_article = article;
  const auto act = static_cast<size_t>(parse_act(row.text(5)).value_or(Act::Unknown));
  ++actor.acts[act];
  if (actor.kind == HolderKind::Unknown) {
    actor.kind = parse_holder_kind(row.text(6)).value_or(HolderKind::Unknown);
  }
  if (!row.is_null(7)) actor.named = actor.named.value_or(false) || row.integer(7) != 0;
  if (actor.country.empty()) actor.country = row.text(8);
  const std::string_view published = row.text(2);
  if (!published.empty()) {
    if (actor.first.empty() || published < actor.first) actor.first = published;
    if (published > actor.last) actor.last = published;
  }
  const std::string_view holder = row.text(3);
  if (actor.id.empty()) {
    if (actor.name.empty()) actor.name = holder;
  } else if (holder.size() > actor.name.size()) {
    actor.name = holder;  // until the actor's own name is looked up
  }
  const bool known = std::find(tally.forms.begin(), tally.forms.end(), holder) != tally.forms.end();
  if (!known && tally.forms.size() < kMostForms) tally.forms.emplace_back(holder);
}

// What people named it, else what the actor's latest article calls it.
Status look_up_names(Database& database, const ActorDecisions& decided,
                     std::vector<Tally>& tallies) {
  Query query(database,
              "SELECT name, kind, country FROM actor WHERE id=? ORDER BY entry DESC LIMIT 1");
  for (Tally& tally : tallies) {
    FoundActor& actor = tally.actor;
    if (actor.id.empty()) continue;
    query.reset();
    if (query.bind(actor.id).next()) {
      if (!query.text(0).empty()) actor.name = query.text(0);
      const auto kind = parse_holder_kind(query.text(1)).value_or(HolderKind::Unknown);
      if (kind != HolderKind::Unknown) actor.kind = kind;
      if (!query.text(2).empty()) actor.country = query.text(2);
    } else if (const KnownActor* known = Knowledge::built_in().by_id(actor.id); known != nullptr) {
      actor.name = known->name;  // merged into one whom no article has yet
    }
    if (!query.status().ok()) return query.status();
    if (std::string name = decided.name(actor.id); !name.empty()) actor.name = std::move(name);
    actor.merged = decided.together(actor.id);
    actor.merged.erase(actor.merged.begin());
  }
  return Status::Ok();
}

// Keeps those whose name or a wording of theirs has the words, by the very rules of the word index.
Status keep_named_so(const std::string& match, std::vector<Tally>& tallies) {
  std::vector<std::string> texts;
  for (const Tally& tally : tallies) {
    std::string& text = texts.emplace_back(tally.actor.name);
    for (const std::string& form : tally.forms) (text += kWordBorder) += form;
  }
  const Result<std::vector<size_t>> right = which_match(texts, match);
  if (!right.ok()) return right.status();
  std::vector<Tally> kept;
  for (const size_t i : right.value()) kept.push_back(std::move(tallies[i]));
  tallies = std::move(kept);
  return Status::Ok();
}

bool stands_in(const FoundActor& actor, const std::vector<Act>& acts) {
  return acts.empty() || std::any_of(acts.begin(), acts.end(), [&](Act act) {
           return actor.acts[static_cast<size_t>(act)] > 0;
         });
}

}  // namespace

Result<std::vector<FoundActor>> find_actors(Ledger& ledger, const ActorFilter& filter) {
  const Result<ActorDecisions> decided = ActorDecisions::of(ledger);
  if (!decided.ok()) return decided.status();
  Conditions conditions;
  std::string match;
  if (!filter.name.empty()) {
    Result<std::string> words = phrase_query("holders", filter.name);
    if (!words.ok()) return words.status();
    match = std::move(words).value();
    const Result<std::vector<std::string>> ids =
        decided->called(ledger.store().database, match);
    if (!ids.ok()) return ids.status();
    conditions.add(
        "(h.statement IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?) OR " +
            in_sql("h.actor", ids->size()) + ")",
        match);
    for (const std::string& id : *ids) conditions.value(id);
  }
  if (Status status =
          conditions.add_article(filter.outlet, filter.since, filter.until, std::string(), false);
      !status.ok()) {
    return status;
  }
  Ledger::Store& store = ledger.store();
  const Snapshot snapshot(store);
  if (!snapshot.status().ok()) return snapshot.status();
  Query query(store.database,
              "SELECT h.statement, a.row, a.published, h.holder, h.actor, h.act, h.kind, h.named,"
              " h.country FROM hop h CROSS JOIN entry e ON e.row = h.statement >> 20"
              " CROSS JOIN article a ON a.row = e.article WHERE h.holder IS NOT NULL" +
                  conditions.sql() + " ORDER BY h.statement, h.ordinal");
  conditions.bind(query);
  std::unordered_map<std::string, size_t> places;
  std::vector<Tally> tallies;
  while (query.next()) {
    const std::string id = decided->stands_for(std::string(query.text(4)));
    std::string key = id.empty() ? "h:" + lower(query.text(3)) : "a:" + id;
    const auto [place, fresh] = places.emplace(std::move(key), tallies.size());
    if (fresh) tallies.emplace_back().actor.id = id;
    count_hop(query, tallies[place->second]);
  }
  if (!query.status().ok()) return query.status();
  if (Status status = look_up_names(store.database, *decided, tallies); !status.ok()) return status;
  if (!match.empty()) {
    if (Status status = keep_named_so(match, tallies); !status.ok()) return status;
  }
  std::vector<FoundActor> found;
  for (Tally& tally : tallies) {
    if (filter.named && tally.actor.named != filter.named) continue;
    if (stands_in(tally.actor, filter.acts)) found.push_back(std::move(tally.actor));
  }
  std::sort(found.begin(), found.end(), [](const FoundActor& a, const FoundActor& b) {
    if (a.statements != b.statements) return a.statements > b.statements;
    return a.name != b.name ? a.name < b.name : a.id < b.id;
  });
  if (filter.limit > 0 && found.size() > filter.limit) found.resize(filter.limit);
  return found;
}

}  // namespace hearsay
