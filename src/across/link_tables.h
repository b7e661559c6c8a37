// The derived tables of a ledger (docs/formats/ledger.md): features, keys, links, members and
// clusters, as the linker and the queries use them. An item is an article (Copy, Story) or a
// statement (Claim), by its row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hearsay/across.h"
#include "ledger/store.h"
#include "ledger/tables.h"

namespace hearsay::across {

// Of what the features are made and how links are; a change makes `hearsay link` link anew.
inline constexpr int64_t kLinkerVersion = 1;

// An item with what orders it.
struct Item {
  int64_t row = 0;
  std::string id;         // "a:..." or "s:..."
  std::string published;  // of its article; empty: unknown
  std::string article;    // id of its article
  uint32_t place = 0;     // in its article
  uint64_t rank = 0;      // see crowded_keys.h
};
// The order in which members stand everywhere: published (unknown last), article id, place.
bool canonical_before(const Item& a, const Item& b);

struct StoredLink {
  int64_t first = 0, second = 0;  // the canonically earlier one first
  std::string id;
  Link link;
};

// Who shares a key: its company (see crowded_keys.h) or everybody.
struct Sharing {
  std::vector<int64_t> items;
  int64_t pushed_out = 0;  // by the new one; 0: nobody
};

class LinkTables {
 public:
  explicit LinkTables(Ledger::Store& store);
  const Status& status() const { return status_; }

  // Error: NotFound.
  Result<Item> item(LinkKind kind, int64_t row);
  // 0 where nothing has that whole id.
  Result<int64_t> row_of(const std::string& id);

  Status put_feature(LinkKind kind, int64_t item, std::string_view bytes);
  // Nothing where the item has none of this version. Error: Corrupt.
  Result<std::optional<std::string>> feature(LinkKind kind, int64_t item);

  // Those that a new item of `rank` is to be compared with for sharing `key`.
  Result<Sharing> sharing(LinkKind kind, uint64_t key, uint64_t rank);
  // Whether one of the two ranks is of the company of `key`, which both have.
  Result<bool> of_company(LinkKind kind, uint64_t key, uint64_t rank, uint64_t other);
  Status put_key(LinkKind kind, uint64_t key, uint64_t rank, int64_t item);

  Status put_link(LinkKind kind, const StoredLink& link);
  Status drop_link(LinkKind kind, int64_t first, int64_t second);
  // Without reasons and passages unless `whole`.
  Result<std::vector<StoredLink>> links_of(LinkKind kind, int64_t item, bool whole = false);
  // By its id or the beginning of it: at most a handful.
  Result<std::vector<std::pair<LinkKind, StoredLink>>> links_called(const std::string& prefix);

  // First member of the item's cluster; the item itself where it is alone.
  Result<int64_t> cluster_of(LinkKind kind, int64_t item);
  // In no order; the item alone where there is no such cluster.
  Result<std::vector<int64_t>> members(LinkKind kind, int64_t first);
  // Takes these items, all members of all clusters they are in, out of them.
  Status leave_clusters(LinkKind kind, const std::vector<Item>& items);
  // Two or more items, in canonical order, that are in no cluster; `contradicted`: by how many
  // statements outside.
  Status put_cluster(LinkKind kind, const std::vector<Item>& members, uint32_t contradicted);

  // Forgets all that is derived, to be made again.
  Status forget_all();

 private:
  Result<StoredLink> link_of_row(const Query& row, bool whole) const;

  Ledger::Store& store_;
  Query article_, statement_, article_row_, statement_row_;
  Query feature_, company_, links_first_, links_second_, links_by_id_, drop_link_, put_key_;
  Query cluster_of_, members_, drop_member_, drop_cluster_, act_of_, outlet_of_;
  RowWriter put_feature_, put_link_, put_member_, put_cluster_;
  std::unordered_map<int64_t, Item> items_[2];  // articles, statements; bounded
  Status status_;
};

// [[1,5,2,6],...] and back: bytes of the first and of the second side. Pass over what is no such
// text.
std::string passages_json(const std::vector<SharedPassage>& passages);
std::vector<SharedPassage> parse_passages(std::string_view json);

}  // namespace hearsay::across
