#include "across/link_tables.h"

#include <charconv>
#include <unordered_set>

#include "across/crowded_keys.h"

namespace hearsay::across {
namespace {

// Items whose ids are kept at hand; then all are let go.
constexpr size_t kMostItems = 200'000;

int64_t as_signed(uint64_t value) { return static_cast<int64_t>(value); }
uint64_t as_unsigned(int64_t value) { return static_cast<uint64_t>(value); }
// Ranks are kept so that SQLite's signed order is theirs.
int64_t stored_rank(uint64_t rank) { return as_signed(rank ^ uint64_t{1} << 63); }
uint64_t rank_of_stored(int64_t rank) { return as_unsigned(rank) ^ uint64_t{1} << 63; }

Status damaged(const Ledger::Store& store, const std::string& what) {
  return {StatusKind::Corrupt, "The ledger " + store.path + " has damaged links (" + what +
                                   "); `hearsay link --again` makes them anew."};
}

constexpr const char* kLinkColumns =
    "SELECT kind,first,second,id,relation,score,reason,passages,credit_begin,credit_end,checksum"
    " FROM link ";

}  // namespace

bool canonical_before(const Item& a, const Item& b) {
  if (a.published.empty() != b.published.empty()) return b.published.empty();
  if (a.published != b.published) return a.published < b.published;
  if (a.article != b.article) return a.article < b.article;
  return a.place < b.place;
}

std::string passages_json(const std::vector<SharedPassage>& passages) {
  std::string out;
  for (const SharedPassage& passage : passages) {
    out += out.empty() ? "[[" : ",[";
    out += std::to_string(passage.first.begin) + "," + std::to_string(passage.first.end) + "," +
           std::to_string(passage.second.begin) + "," + std::to_string(passage.second.end) + "]";
  }
  return out.empty() ? out : out + "]";
}

std::vector<SharedPassage> parse_passages(std::string_view json) {
  std::vector<SharedPassage> passages;
  uint32_t numbers[4];
  size_t count = 0;
  for (const char *at = json.data(), *end = at + json.size(); at < end;) {
    if (*at < '0' || *at > '9') {
      ++at;
      continue;
    }
    const auto [next, error] = std::from_chars(at, end, numbers[count]);
    if (error != std::errc()) return passages;
    at = next;
    if (++count < 4) continue;
    passages.push_back({{numbers[0], numbers[1]}, {numbers[2], numbers[3]}});
    count = 0;
  }
  return passages;
}

LinkTables::LinkTables(Ledger::Store& store)
    : store_(store),
      article_(store.database, "SELECT id, published FROM article WHERE row=?"),
      statement_(store.database,
                 "SELECT s.id, a.published, a.id FROM statement s JOIN entry e ON e.row=s.entry"
                 " JOIN article a ON a.row=e.article WHERE s.row=?"),
      article_row_(store.database, "SELECT row FROM article WHERE id=?"),
      statement_row_(store.database, "SELECT min(row) FROM statement WHERE id=?"),
      feature_(store.database, select_sql(kFeatureTable) + " WHERE kind=? AND item=?"),
      company_(store.database,
               "SELECT rank, item FROM link_key WHERE kind=? AND key=? ORDER BY rank, item"),
      links_first_(store.database, std::string(kLinkColumns) + "WHERE kind=? AND first=?"),
      links_second_(store.database, std::string(kLinkColumns) + "WHERE kind=? AND second=?"),
      links_by_id_(store.database,
                   std::string(kLinkColumns) + "WHERE id>=? AND id<? ORDER BY id LIMIT 4"),
      drop_link_(store.database, "DELETE FROM link WHERE kind=? AND first=? AND second=?"),
      put_key_(store.database, "INSERT OR IGNORE INTO link_key VALUES(?,?,?,?)"),
      cluster_of_(store.database, "SELECT cluster FROM member WHERE kind=? AND item=?"),
      members_(store.database, "SELECT item FROM member WHERE kind=? AND cluster=?"),
      drop_member_(store.database, "DELETE FROM member WHERE kind=? AND item=?"),
      drop_cluster_(store.database, "DELETE FROM cluster WHERE kind=? AND first=?"),
      act_of_(store.database,
              "SELECT s.act, e.article FROM statement s JOIN entry e ON e.row=s.entry"
              " WHERE s.row=?"),
      outlet_of_(store.database, "SELECT lower(outlet) FROM article WHERE row=?"),
      put_feature_(store.database, kFeatureTable),
      put_link_(store.database, kLinkTable),
      put_member_(store.database, kMemberTable),
      put_cluster_(store.database, kClusterTable) {
  for (const Query* query :
       {&article_, &statement_, &article_row_, &statement_row_, &feature_, &company_,
        &links_first_, &links_second_, &links_by_id_, &drop_link_, &put_key_, &cluster_of_,
        &members_, &drop_member_, &drop_cluster_, &act_of_, &outlet_of_}) {
    if (status_.ok() && !query->status().ok()) status_ = query->status();
  }
  for (const RowWriter* writer : {&put_feature_, &put_link_, &put_member_, &put_cluster_}) {
    if (status_.ok() && !writer->status().ok()) status_ = writer->status();
  }
}

Result<Item> LinkTables::item(LinkKind kind, int64_t row) {
  const bool statement = kind == LinkKind::Claim;
  auto& known = items_[statement ? 1 : 0];
  if (const auto place = known.find(row); place != known.end()) return place->second;
  Query& query = statement ? statement_ : article_;
  query.bind(row);
  Item item;
  const bool found = query.next();
  if (found) {
    item.row = row;
    item.id = query.text(0);
    item.published = query.text(1);
    item.article = statement ? query.text(2) : query.text(0);
    item.place = statement ? static_cast<uint32_t>(row & ((1 << kOrdinalBits) - 1)) : 0;
    item.rank = rank_of(item.id);
  }
  Status status = query.status();
  query.reset();
  if (!status.ok()) return status;
  if (!found) return damaged(store_, "item " + std::to_string(row) + " is not there");
  if (known.size() >= kMostItems) known.clear();
  known.emplace(row, item);
  return item;
}

Result<int64_t> LinkTables::row_of(const std::string& id) {
  Query& query = id.starts_with("s:") ? statement_row_ : article_row_;
  query.bind(id);
  const int64_t row = query.next() ? query.integer(0) : 0;
  Status status = query.status();
  query.reset();
  if (!status.ok()) return status;
  return row;
}

Status LinkTables::put_feature(LinkKind kind, int64_t item, std::string_view bytes) {
  return put_feature_.text(name_of(kind)).integer(item).integer(kLinkerVersion).blob(bytes).insert();
}

Result<std::optional<std::string>> LinkTables::feature(LinkKind kind, int64_t item) {
  std::optional<std::string> bytes;
  feature_.bind(name_of(kind)).bind(item);
  bool whole = true;
  if (feature_.next()) {
    whole = feature_.integer(4) == checksum_of_row(kFeatureTable, feature_);
    if (feature_.integer(2) == kLinkerVersion) bytes = std::string(feature_.blob(3));
  }
  Status status = feature_.status();
  feature_.reset();
  if (!status.ok()) return status;
  if (!whole) return damaged(store_, "feature " + std::to_string(item));
  return bytes;
}

Result<Sharing> LinkTables::sharing(LinkKind kind, uint64_t key, uint64_t rank) {
  Sharing sharing;
  company_.bind(static_cast<int64_t>(kind)).bind(as_signed(key));
  while (company_.next()) {
    const uint64_t other = rank_of_stored(company_.integer(0));
    sharing.items.push_back(company_.integer(1));
    if (sharing.items.size() != kCrowd) continue;
    if (rank >= other) break;  // the company is full of smaller ones
    sharing.pushed_out = company_.integer(1);
  }
  Status status = company_.status();
  company_.reset();
  if (!status.ok()) return status;
  return sharing;
}

Result<bool> LinkTables::of_company(LinkKind kind, uint64_t key, uint64_t rank, uint64_t other) {
  company_.bind(static_cast<int64_t>(kind)).bind(as_signed(key));
  uint32_t count = 0;
  bool found = false;
  while (!found && count < kCrowd && company_.next()) {
    const uint64_t stands = rank_of_stored(company_.integer(0));
    found = stands == rank || stands == other;
    ++count;
  }
  Status status = company_.status();
  company_.reset();
  if (!status.ok()) return status;
  return found;
}

Status LinkTables::put_key(LinkKind kind, uint64_t key, uint64_t rank, int64_t item) {
  put_key_.bind(static_cast<int64_t>(kind)).bind(as_signed(key));
  return put_key_.bind(stored_rank(rank)).bind(item).run();
}

Status LinkTables::put_link(LinkKind kind, const StoredLink& stored) {
  const Link& link = stored.link;
  put_link_.text(name_of(kind)).integer(stored.first).integer(stored.second).text(stored.id);
  put_link_.text(name_of(link.relation)).real(link.score).text(link.reason);
  const std::string passages = passages_json(link.passages);
  put_link_.text_or_null(passages);
  if (link.credit.empty()) {
    put_link_.null().null();
  } else {
    put_link_.integer(link.credit.begin).integer(link.credit.end);
  }
  return put_link_.insert();
}

Status LinkTables::drop_link(LinkKind kind, int64_t first, int64_t second) {
  return drop_link_.bind(name_of(kind)).bind(first).bind(second).run();
}

Result<StoredLink> LinkTables::link_of_row(const Query& row, bool whole) const {
  if (row.integer(10) != checksum_of_row(kLinkTable, row)) {
    return damaged(store_, "link " + std::string(row.text(3)));
  }
  StoredLink stored;
  stored.first = row.integer(1);
  stored.second = row.integer(2);
  stored.id = row.text(3);
  stored.link.relation = parse_relation(row.text(4)).value_or(Relation::Same);
  stored.link.score = row.real(5);
  if (!whole) return stored;
  stored.link.reason = row.text(6);
  stored.link.passages = parse_passages(row.text(7));
  if (!row.is_null(8)) stored.link.credit = {row.uint32(8), row.uint32(9)};
  return stored;
}

Result<std::vector<StoredLink>> LinkTables::links_of(LinkKind kind, int64_t item, bool whole) {
  std::vector<StoredLink> links;
  for (Query* query : {&links_first_, &links_second_}) {
    query->bind(name_of(kind)).bind(item);
    Status status;
    while (status.ok() && query->next()) {
      Result<StoredLink> link = link_of_row(*query, whole);
      status = link.status();
      if (link.ok()) links.push_back(std::move(link).value());
    }
    if (status.ok()) status = query->status();
    query->reset();
    if (!status.ok()) return status;
  }
  return links;
}

Result<std::vector<std::pair<LinkKind, StoredLink>>> LinkTables::links_called(
    const std::string& prefix) {
  std::vector<std::pair<LinkKind, StoredLink>> links;
  const std::string end = prefix + "\xFF";
  links_by_id_.bind(prefix).bind(end);
  Status status;
  while (status.ok() && links_by_id_.next()) {
    Result<StoredLink> link = link_of_row(links_by_id_, true);
    status = link.status();
    const LinkKind kind = parse_link_kind(links_by_id_.text(0)).value_or(LinkKind::Claim);
    if (link.ok()) links.emplace_back(kind, std::move(link).value());
  }
  if (status.ok()) status = links_by_id_.status();
  links_by_id_.reset();
  if (!status.ok()) return status;
  return links;
}

Result<int64_t> LinkTables::cluster_of(LinkKind kind, int64_t item) {
  cluster_of_.bind(name_of(kind)).bind(item);
  const int64_t first = cluster_of_.next() ? cluster_of_.integer(0) : item;
  Status status = cluster_of_.status();
  cluster_of_.reset();
  if (!status.ok()) return status;
  return first;
}

Result<std::vector<int64_t>> LinkTables::members(LinkKind kind, int64_t first) {
  std::vector<int64_t> items;
  members_.bind(name_of(kind)).bind(first);
  while (members_.next()) items.push_back(members_.integer(0));
  Status status = members_.status();
  members_.reset();
  if (!status.ok()) return status;
  if (items.empty()) items.push_back(first);
  return items;
}

Status LinkTables::leave_clusters(LinkKind kind, const std::vector<Item>& items) {
  for (const Item& item : items) {
    const Result<int64_t> cluster = cluster_of(kind, item.row);
    if (!cluster.ok()) return cluster.status();
    Status status = drop_cluster_.bind(name_of(kind)).bind(*cluster).run();
    if (status.ok()) status = drop_member_.bind(name_of(kind)).bind(item.row).run();
    if (!status.ok()) return status;
  }
  return Status::Ok();
}

Status LinkTables::put_cluster(LinkKind kind, const std::vector<Item>& members,
                               uint32_t contradicted) {
  std::unordered_set<int64_t> articles;
  std::unordered_set<std::string> outlets;
  uint32_t acts[16] = {};
  std::string since, until;
  for (const Item& member : members) {
    Status status = put_member_.text(name_of(kind)).integer(member.row)
                        .integer(members.front().row).insert();
    if (!status.ok()) return status;
    int64_t article = member.row;
    if (kind == LinkKind::Claim) {
      act_of_.bind(member.row);
      if (act_of_.next()) {
        ++acts[static_cast<size_t>(parse_act(act_of_.text(0)).value_or(Act::Unknown))];
        article = act_of_.integer(1);
      }
      status = act_of_.status();
      act_of_.reset();
      if (!status.ok()) return status;
    }
    if (!member.published.empty()) {
      if (since.empty()) since = member.published;
      until = member.published;
    }
    if (!articles.insert(article).second) continue;
    outlet_of_.bind(article);
    if (outlet_of_.next() && !outlet_of_.is_null(0)) outlets.emplace(outlet_of_.text(0));
    status = outlet_of_.status();
    outlet_of_.reset();
    if (!status.ok()) return status;
  }
  const auto count = [&acts](Act act) { return int64_t{acts[static_cast<size_t>(act)]}; };
  const int64_t answers = count(Act::Confirm) + count(Act::Deny) + count(Act::Doubt) +
                          count(Act::Decline) + count(Act::Silent);
  const auto all = static_cast<int64_t>(members.size());
  put_cluster_.text(name_of(kind)).integer(members.front().row).integer(all);
  put_cluster_.integer(static_cast<int64_t>(articles.size()));
  put_cluster_.integer(static_cast<int64_t>(outlets.size()));
  put_cluster_.text_or_null(since).text_or_null(until);
  put_cluster_.integer(kind == LinkKind::Claim ? all - answers : 0);
  for (const Act act : {Act::Confirm, Act::Deny, Act::Doubt, Act::Decline, Act::Silent}) {
    put_cluster_.integer(count(act));
  }
  return put_cluster_.integer(contradicted).insert();
}

Status LinkTables::forget_all() {
  return store_.database.run(
      "DELETE FROM cluster; DELETE FROM member; DELETE FROM link; DELETE FROM link_key;"
      " DELETE FROM feature;");
}

}  // namespace hearsay::across
