#include "across/linker.h"

#include <algorithm>
#include <list>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "across/claims/compare.h"
#include "across/claims/groups.h"
#include "across/copies/compare.h"
#include "across/decided_links.h"
#include "across/item_ids.h"
#include "across/link_tables.h"
#include "across/stories/compare.h"
#include "across/stories/groups.h"
#include "ledger/stored_rows.h"

namespace hearsay {

using across::Item;
using across::StoredLink;

namespace {

constexpr LinkKind kKinds[] = {LinkKind::Copy, LinkKind::Story, LinkKind::Claim};

// Things by their row, a bounded number; the one not asked for longest goes first.
template <typename T>
class Recent {
 public:
  explicit Recent(size_t most) : most_(most) {}
  std::shared_ptr<const T> find(int64_t row) {
    const auto place = places_.find(row);
    if (place == places_.end()) return nullptr;
    order_.splice(order_.begin(), order_, place->second);
    return place->second->second;
  }
  std::shared_ptr<const T> keep(int64_t row, T thing) {
    drop(row);
    order_.emplace_front(row, std::make_shared<const T>(std::move(thing)));
    places_[row] = order_.begin();
    if (order_.size() > most_) {
      places_.erase(order_.back().first);
      order_.pop_back();
    }
    return order_.front().second;
  }
  void drop(int64_t row) {
    const auto place = places_.find(row);
    if (place == places_.end()) return;
    order_.erase(place->second);
    places_.erase(place);
  }

 private:
  using Order = std::list<std::pair<int64_t, std::shared_ptr<const T>>>;
  size_t most_;
  Order order_;
  std::unordered_map<int64_t, typename Order::iterator> places_;
};

// An article made ready for alignment, with what that points into.
struct Aligned {
  std::shared_ptr<const Article> article;
  across::CopyText text;
};

}  // namespace

struct Linker::State {
  explicit State(Ledger& which)
      : ledger(which), store(which.store()), tables(store), rows(store) {}

  template <typename Features>
  Result<std::shared_ptr<const Features>> features(Recent<Features>& recent, LinkKind kind,
                                                   int64_t row);
  Result<std::shared_ptr<const Aligned>> aligned(int64_t row);
  Result<std::vector<uint64_t>> keys(LinkKind kind, int64_t row);
  Result<std::optional<Link>> compare(LinkKind kind, const Item& first, const Item& second);

  Status add_item(LinkKind kind, int64_t row, const std::vector<uint64_t>& keys);
  Status look_again(LinkKind kind, const Item& item);
  Status load_decisions();
  Status regroup(LinkKind kind);
  Result<std::vector<Item>> component(LinkKind kind, int64_t from);
  Result<std::vector<Item>> reached(LinkKind kind, int64_t from, double bar, size_t most);
  Status group(LinkKind kind, std::vector<Item> items);

  Ledger& ledger;
  Ledger::Store& store;
  across::LinkTables tables;
  StoredRows rows;
  Recent<across::StoryFeatures> stories{4096};
  Recent<across::ClaimFeatures> claims{16'384};
  Recent<across::CopyFeatures> copies{1024};
  Recent<Aligned> texts{256};
  std::set<int64_t> touched[3];
  // Decisions in force, by kind and pair of rows, the smaller one first.
  std::map<std::pair<int64_t, int64_t>, LinkStatus> decided[3];
  std::unordered_multimap<int64_t, int64_t> decided_neighbours[3];
};

namespace {

size_t place_of(LinkKind kind) { return static_cast<size_t>(kind); }

// Whether a link of that score and relation can bring its ends into one cluster. Components are made
// by these; the others only count inside one, so that what an article touches stays small.
bool binds(LinkKind kind, const Link& link, double bar) {
  return kind == LinkKind::Claim ? link.relation != Relation::Contradicts : link.score >= bar;
}

uint32_t least_shared(LinkKind kind) {
  return kind == LinkKind::Copy    ? across::kSharedCopyKeys
         : kind == LinkKind::Story ? across::kSharedStoryKeys
                                   : 1;
}

Result<across::StoryFeatures> unpack(std::string_view bytes, const across::StoryFeatures*) {
  return across::unpack_story_features(bytes);
}
Result<across::ClaimFeatures> unpack(std::string_view bytes, const across::ClaimFeatures*) {
  return across::unpack_claim_features(bytes);
}
Result<across::CopyFeatures> unpack(std::string_view bytes, const across::CopyFeatures*) {
  return across::unpack_copy_features(bytes);
}

Status lacking(LinkKind kind, int64_t row) {
  return {StatusKind::Corrupt, "The ledger lacks what it knew of " + std::string(name_of(kind)) +
                                   " " + std::to_string(row) +
                                   "; `hearsay link --again` makes it anew."};
}

}  // namespace

template <typename Features>
Result<std::shared_ptr<const Features>> Linker::State::features(Recent<Features>& recent,
                                                                LinkKind kind, int64_t row) {
  if (std::shared_ptr<const Features> known = recent.find(row)) return known;
  const Result<std::optional<std::string>> bytes = tables.feature(kind, row);
  if (!bytes.ok()) return bytes.status();
  if (!bytes->has_value()) return lacking(kind, row);
  Result<Features> unpacked = unpack(**bytes, static_cast<const Features*>(nullptr));
  if (!unpacked.ok()) return unpacked.status();
  return recent.keep(row, std::move(unpacked).value());
}

Result<std::shared_ptr<const Aligned>> Linker::State::aligned(int64_t row) {
  if (std::shared_ptr<const Aligned> known = texts.find(row)) return known;
  const Result<std::shared_ptr<const Article>> article = rows.article(row);
  if (!article.ok()) return article.status();
  return texts.keep(row, {*article, across::copy_text(**article)});
}

Result<std::vector<uint64_t>> Linker::State::keys(LinkKind kind, int64_t row) {
  if (kind == LinkKind::Copy) {
    const auto found = features(copies, kind, row);
    if (!found.ok()) return found.status();
    return across::copy_keys(**found);
  }
  if (kind == LinkKind::Story) {
    const auto found = features(stories, kind, row);
    if (!found.ok()) return found.status();
    return across::story_keys(**found);
  }
  const auto found = features(claims, kind, row);
  if (!found.ok()) return found.status();
  return across::claim_keys(**found);
}

Result<std::optional<Link>> Linker::State::compare(LinkKind kind, const Item& first,
                                                   const Item& second) {
  if (kind == LinkKind::Copy) {
    const auto a = aligned(first.row), b = aligned(second.row);
    if (!a.ok()) return a.status();
    if (!b.ok()) return b.status();
    return across::compare_copies((*a)->text, (*b)->text);
  }
  if (kind == LinkKind::Story) {
    const auto a = features(stories, kind, first.row), b = features(stories, kind, second.row);
    if (!a.ok()) return a.status();
    if (!b.ok()) return b.status();
    return across::compare_stories(**a, **b);
  }
  const auto a = features(claims, kind, first.row), b = features(claims, kind, second.row);
  if (!a.ok()) return a.status();
  if (!b.ok()) return b.status();
  return across::compare_claims(**a, **b);
}

// Finds who shares keys with the item, compares, writes links and the item's keys.
Status Linker::State::add_item(LinkKind kind, int64_t row, const std::vector<uint64_t>& own) {
  const Result<Item> item = tables.item(kind, row);
  if (!item.ok()) return item.status();
  std::unordered_map<int64_t, uint32_t> shared;
  std::set<int64_t> pushed_out;
  for (const uint64_t key : own) {
    const Result<across::Sharing> sharing = tables.sharing(kind, key, item->rank);
    if (!sharing.ok()) return sharing.status();
    for (const int64_t other : sharing->items) shared[other] += other == row ? 0 : 1;
    if (sharing->pushed_out != 0) pushed_out.insert(sharing->pushed_out);
  }
  for (const uint64_t key : own) {
    if (Status status = tables.put_key(kind, key, item->rank, row); !status.ok()) return status;
  }
  touched[place_of(kind)].insert(row);
  for (const auto& [other_row, count] : shared) {
    if (count < least_shared(kind)) continue;
    const Result<Item> other = tables.item(kind, other_row);
    if (!other.ok()) return other.status();
    const bool before = across::canonical_before(*other, *item);
    const Item &first = before ? *other : *item, &second = before ? *item : *other;
    Result<std::optional<Link>> link = compare(kind, first, second);
    if (!link.ok()) return link.status();
    if (!link->has_value()) continue;
    StoredLink stored{first.row, second.row, across::link_id(kind, first.id, second.id),
                      std::move(**link)};
    if (Status status = tables.put_link(kind, stored); !status.ok()) return status;
    if (kind == LinkKind::Claim) touched[place_of(kind)].insert(other_row);
  }
  for (const int64_t other_row : pushed_out) {
    const Result<Item> other = tables.item(kind, other_row);
    if (!other.ok()) return other.status();
    if (Status status = look_again(kind, *other); !status.ok()) return status;
  }
  return Status::Ok();
}

// Drops those links of the item that its leaving a company leaves without enough shared keys.
Status Linker::State::look_again(LinkKind kind, const Item& item) {
  const Result<std::vector<StoredLink>> links = tables.links_of(kind, item.row);
  if (!links.ok()) return links.status();
  if (links->empty()) return Status::Ok();
  const Result<std::vector<uint64_t>> own = keys(kind, item.row);
  if (!own.ok()) return own.status();
  for (const StoredLink& link : *links) {
    const int64_t other_row = link.first == item.row ? link.second : link.first;
    const Result<Item> other = tables.item(kind, other_row);
    if (!other.ok()) return other.status();
    const Result<std::vector<uint64_t>> theirs = keys(kind, other_row);
    if (!theirs.ok()) return theirs.status();
    std::vector<uint64_t> common;
    std::set_intersection(own->begin(), own->end(), theirs->begin(), theirs->end(),
                          std::back_inserter(common));
    uint32_t shared = 0;
    for (const uint64_t key : common) {
      if (shared >= least_shared(kind)) break;
      const Result<bool> counts = tables.of_company(kind, key, item.rank, other->rank);
      if (!counts.ok()) return counts.status();
      shared += *counts ? 1 : 0;
    }
    if (shared >= least_shared(kind)) continue;
    if (Status status = tables.drop_link(kind, link.first, link.second); !status.ok()) {
      return status;
    }
    touched[place_of(kind)].insert({link.first, link.second});
  }
  return Status::Ok();
}

Status Linker::State::load_decisions() {
  for (const LinkKind kind : kKinds) {
    decided[place_of(kind)].clear();
    decided_neighbours[place_of(kind)].clear();
  }
  const Result<std::vector<Decision>> all = all_decisions(ledger);
  if (!all.ok()) return all.status();
  for (const across::DecidedLink& link : across::decided_links(in_force(*all))) {
    const Result<int64_t> a = tables.row_of(link.a), b = tables.row_of(link.b);
    if (!a.ok()) return a.status();
    if (!b.ok()) return b.status();
    if (*a == 0 || *b == 0) continue;  // about an article that is not in this ledger
    const size_t kind = place_of(link.kind);
    decided[kind][std::minmax(*a, *b)] = link.status;
    if (link.status != LinkStatus::Confirmed) continue;
    decided_neighbours[kind].emplace(*a, *b);
    decided_neighbours[kind].emplace(*b, *a);
  }
  return Status::Ok();
}

// All items that binding links lead to from this one. Where those are very many the bar is raised:
// a crowd of that size is no one story, and looking at all of it for each article would never end.
Result<std::vector<Item>> Linker::State::component(LinkKind kind, int64_t from) {
  constexpr size_t kMostTogether = 3000;
  constexpr double kSteeper = 1.4;
  for (double bar = across::kStoryBond;; bar *= kSteeper) {
    const bool last = kind == LinkKind::Claim || bar >= 1;
    Result<std::vector<Item>> items = reached(kind, from, bar, last ? SIZE_MAX : kMostTogether);
    if (!items.ok() || last || items->size() <= kMostTogether) return items;
  }
}

Result<std::vector<Item>> Linker::State::reached(LinkKind kind, int64_t from, double bar,
                                                 size_t most) {
  std::unordered_set<int64_t> met = {from};
  std::vector<int64_t> order = {from};
  const auto meet = [&](int64_t row) {
    if (met.insert(row).second) order.push_back(row);
  };
  std::vector<Item> items;
  for (size_t i = 0; i < order.size() && i <= most; ++i) {
    const Result<Item> item = tables.item(kind, order[i]);
    if (!item.ok()) return item.status();
    items.push_back(*item);
    const Result<std::vector<StoredLink>> links = tables.links_of(kind, order[i]);
    if (!links.ok()) return links.status();
    for (const StoredLink& link : *links) {
      if (!binds(kind, link.link, bar)) continue;
      meet(link.first);
      meet(link.second);
    }
    const auto [begin, end] = decided_neighbours[place_of(kind)].equal_range(order[i]);
    for (auto it = begin; it != end; ++it) meet(it->second);
  }
  std::sort(items.begin(), items.end(), across::canonical_before);
  return items;
}

Status Linker::State::group(LinkKind kind, std::vector<Item> items) {
  std::unordered_map<int64_t, uint32_t> places;
  for (uint32_t i = 0; i < items.size(); ++i) places[items[i].row] = i;
  // Whoever was with them and no longer is, is grouped anew too.
  for (const Item& item : items) {
    const Result<int64_t> cluster = tables.cluster_of(kind, item.row);
    if (!cluster.ok()) return cluster.status();
    const Result<std::vector<int64_t>> old = tables.members(kind, *cluster);
    if (!old.ok()) return old.status();
    for (const int64_t row : *old) {
      if (!places.contains(row)) touched[place_of(kind)].insert(row);
    }
  }
  if (Status status = tables.leave_clusters(kind, items); !status.ok()) return status;
  const auto& decisions = decided[place_of(kind)];
  std::vector<GroupLink> links;
  std::set<std::pair<int64_t, int64_t>> seen;
  std::vector<std::pair<uint32_t, int64_t>> outward;  // contradicted by an item outside
  for (const Item& item : items) {
    const Result<std::vector<StoredLink>> own = tables.links_of(kind, item.row);
    if (!own.ok()) return own.status();
    for (const StoredLink& link : *own) {
      const auto pair = std::minmax(link.first, link.second);
      const auto decision = decisions.find(pair);
      const int64_t other = link.first == item.row ? link.second : link.first;
      if (!places.contains(other)) {
        const bool holds = decision == decisions.end() || decision->second != LinkStatus::Rejected;
        if (holds && link.link.relation == Relation::Contradicts) {
          outward.emplace_back(places[item.row], other);
        }
        continue;
      }
      if (link.first != item.row) continue;  // told once, by its first
      const bool rejected =
          decision != decisions.end() && decision->second == LinkStatus::Rejected;
      links.push_back({places[link.first], places[link.second], link.link.relation,
                       link.link.score, rejected ? LinkStatus::Rejected : LinkStatus::Suggested});
      if (decision != decisions.end()) seen.insert(pair);
    }
  }
  // What people put together: whole clusters, so it is done when these are known.
  std::vector<std::pair<uint32_t, uint32_t>> merged, parted;
  for (const auto& [pair, status] : decisions) {
    if (!places.contains(pair.first) || !places.contains(pair.second)) continue;
    const auto ends = std::minmax(places[pair.first], places[pair.second]);
    (status == LinkStatus::Confirmed ? merged : parted).push_back(ends);
    if (status == LinkStatus::Confirmed || seen.contains(pair)) continue;
    links.push_back({ends.first, ends.second, Relation::Same, 0, status});
  }
  std::sort(merged.begin(), merged.end());
  const auto count = static_cast<uint32_t>(items.size());
  std::vector<std::vector<uint32_t>> groups;
  if (kind == LinkKind::Claim) {
    groups = across::claim_groups(count, links);
  } else {
    const std::vector<uint32_t> numbers = across::story_groups(count, links);
    for (uint32_t i = 0; i < count; ++i) {
      if (numbers[i] >= groups.size()) groups.resize(numbers[i] + 1);
      groups[numbers[i]].push_back(i);
    }
  }
  std::vector<uint32_t> group_of(count);
  for (uint32_t g = 0; g < groups.size(); ++g) {
    for (const uint32_t member : groups[g]) group_of[member] = g;
  }
  for (const auto& [a, b] : merged) {
    const uint32_t into = std::min(group_of[a], group_of[b]);
    const uint32_t from = std::max(group_of[a], group_of[b]);
    const bool kept_apart = std::any_of(parted.begin(), parted.end(), [&](const auto& pair) {
      const uint32_t x = group_of[pair.first], y = group_of[pair.second];
      return std::min(x, y) == into && std::max(x, y) == from;
    });
    if (into == from || kept_apart) continue;
    for (const uint32_t member : groups[from]) group_of[member] = into;
    groups[into].insert(groups[into].end(), groups[from].begin(), groups[from].end());
    std::sort(groups[into].begin(), groups[into].end());
    groups[from].clear();
  }
  std::vector<std::unordered_set<int64_t>> against(groups.size());
  for (const auto& [place, other] : outward) against[group_of[place]].insert(other);
  for (const GroupLink& link : links) {
    if (link.relation != Relation::Contradicts || link.status == LinkStatus::Rejected) continue;
    if (group_of[link.a] == group_of[link.b]) continue;
    against[group_of[link.a]].insert(items[link.b].row);
    against[group_of[link.b]].insert(items[link.a].row);
  }
  for (size_t g = 0; g < groups.size(); ++g) {
    if (groups[g].size() < 2) continue;
    std::vector<Item> members;
    for (const uint32_t member : groups[g]) members.push_back(items[member]);
    Status status = tables.put_cluster(kind, members, static_cast<uint32_t>(against[g].size()));
    if (!status.ok()) return status;
  }
  return Status::Ok();
}

Status Linker::State::regroup(LinkKind kind) {
  std::set<int64_t>& open = touched[place_of(kind)];
  while (!open.empty()) {
    Result<std::vector<Item>> items = component(kind, *open.begin());
    if (!items.ok()) return items.status();
    for (const Item& item : *items) open.erase(item.row);
    if (Status status = group(kind, std::move(items).value()); !status.ok()) return status;
  }
  return Status::Ok();
}

Linker::Linker(std::unique_ptr<State> state) : state_(std::move(state)) {}
Linker::~Linker() = default;

Result<std::unique_ptr<Linker>> Linker::open(Ledger& ledger) {
  if (ledger.store().writer == nullptr) {
    return Status(StatusKind::InvalidInput,
                  "The ledger " + ledger.path() + " was opened for reading only.");
  }
  auto state = std::make_unique<State>(ledger);
  if (!state->tables.status().ok()) return state->tables.status();
  if (Status status = state->load_decisions(); !status.ok()) return status;
  return std::unique_ptr<Linker>(new Linker(std::move(state)));
}

Status Linker::link(const Report& report, const Added& added, across::ArticleFeatures features) {
  State& state = *state_;
  if (!state.store.broken.ok()) return state.store.broken;
  if (features.claims.size() != report.statements.size()) {
    return {StatusKind::InvalidInput, "The features are not those of article " + added.article +
                                          "."};
  }
  if (Status status = state.store.begin_batch(); !status.ok()) return status;
  const auto work = [&]() -> Status {
    Query entry(state.store.database, "SELECT max(row) FROM entry WHERE article=?");
    entry.bind(added.row);
    const int64_t entry_row = entry.next() ? entry.integer(0) : 0;
    if (!entry.status().ok()) return entry.status();
    if (entry_row == 0) return lacking(LinkKind::Copy, added.row);
    const auto put = [&](LinkKind kind, int64_t row, const auto& item) {
      return state.tables.put_feature(kind, row, across::pack(item));
    };
    Status status = put(LinkKind::Copy, added.row, features.copy);
    if (status.ok()) status = put(LinkKind::Story, added.row, features.story);
    for (size_t i = 0; status.ok() && i < features.claims.size(); ++i) {
      status = put(LinkKind::Claim, statement_row(entry_row, i), features.claims[i]);
    }
    if (!status.ok()) return status;
    const auto copy_keys = across::copy_keys(features.copy);
    const auto story_keys = across::story_keys(features.story);
    std::vector<std::vector<uint64_t>> claim_keys;
    for (const across::ClaimFeatures& claim : features.claims) {
      claim_keys.push_back(across::claim_keys(claim));
    }
    state.copies.keep(added.row, std::move(features.copy));
    state.stories.keep(added.row, std::move(features.story));
    for (size_t i = 0; i < features.claims.size(); ++i) {
      state.claims.keep(statement_row(entry_row, i), std::move(features.claims[i]));
    }
    status = state.add_item(LinkKind::Copy, added.row, copy_keys);
    if (status.ok()) status = state.add_item(LinkKind::Story, added.row, story_keys);
    for (size_t i = 0; status.ok() && i < claim_keys.size(); ++i) {
      status = state.add_item(LinkKind::Claim, statement_row(entry_row, i), claim_keys[i]);
    }
    return status;
  };
  if (Status status = work(); !status.ok()) return state.store.give_up(status);
  return Status::Ok();
}

Status Linker::commit() {
  State& state = *state_;
  if (state.store.broken.ok() && state.store.in_batch) {
    for (const LinkKind kind : {LinkKind::Story, LinkKind::Claim}) {
      if (Status status = state.regroup(kind); !status.ok()) return state.store.give_up(status);
    }
  }
  state.touched[place_of(LinkKind::Copy)].clear();
  return state.ledger.commit();
}

Status Linker::each_unlinked(const std::function<bool(int64_t)>& visit) {
  // Found in pieces, since what is visited is linked, and that writes.
  for (int64_t after = 0;;) {
    std::vector<int64_t> piece;
    Query query(state_->store.database,
                "SELECT a.row FROM article a WHERE a.row > ? AND NOT EXISTS (SELECT 1 FROM feature"
                " f WHERE f.kind='copy' AND f.item=a.row AND f.version=?) ORDER BY a.row LIMIT 64");
    query.bind(after).bind(across::kLinkerVersion);
    while (query.next()) piece.push_back(query.integer(0));
    if (!query.status().ok()) return query.status();
    if (piece.empty()) return Status::Ok();
    for (const int64_t row : piece) {
      if (!visit(row)) return Status::Ok();
    }
    after = piece.back();
  }
}

Status Linker::forget() {
  State& state = *state_;
  if (Status status = state.store.begin_batch(); !status.ok()) return status;
  if (Status status = state.tables.forget_all(); !status.ok()) return state.store.give_up(status);
  for (std::set<int64_t>& rows : state.touched) rows.clear();
  return Status::Ok();
}

Result<Decision> Linker::decide(Decision decision) {
  State& state = *state_;
  const auto before = [&] {
    std::vector<std::map<std::pair<int64_t, int64_t>, LinkStatus>> all;
    for (const auto& kind : state.decided) all.push_back(kind);
    return all;
  }();
  const Result<int64_t> row = hearsay::decide(state.ledger, decision);
  if (!row.ok()) return row.status();
  decision.row = *row;
  if (Status status = state.load_decisions(); !status.ok()) return state.store.give_up(status);
  // Both ends of each pair on which the last word changed.
  for (const LinkKind kind : kKinds) {
    const auto& old = before[place_of(kind)];
    const auto& now = state.decided[place_of(kind)];
    std::set<int64_t>& touched = state.touched[place_of(kind)];
    for (const auto& [pair, status] : now) {
      const auto known = old.find(pair);
      if (known == old.end() || known->second != status) touched.insert({pair.first, pair.second});
    }
    for (const auto& [pair, status] : old) {
      if (!now.contains(pair)) touched.insert({pair.first, pair.second});
    }
  }
  return decision;
}

}  // namespace hearsay
