#include "hearsay/query.h"
#include "ledger/record_reader.h"
#include "ledger/store.h"

namespace hearsay {
namespace {

Status count_acts(Database& database, LedgerStats& stats) {
  Query acts(database, "SELECT act, count(*) FROM statement GROUP BY act");
  while (acts.next()) {
    const Act act = parse_act(acts.text(0)).value_or(Act::Unknown);
    stats.acts[static_cast<size_t>(act)] += static_cast<uint64_t>(acts.integer(1));
    stats.statements += static_cast<uint64_t>(acts.integer(1));
  }
  return acts.status();
}

Status count_origins(Database& database, LedgerStats& stats) {
  // The last hop of each chain; hops are narrow rows, statements wide ones.
  Query named(database,
              "SELECT h.named, count(*) FROM hop h WHERE NOT EXISTS (SELECT 1 FROM hop n WHERE"
              " n.statement = h.statement AND n.ordinal = h.ordinal + 1) GROUP BY h.named");
  while (named.next()) {
    uint64_t& count = named.is_null(0)        ? stats.unknown
                      : named.integer(0) != 0 ? stats.named
                                              : stats.unnamed;
    count += static_cast<uint64_t>(named.integer(1));
  }
  return named.status();
}

}  // namespace

Result<LedgerStats> ledger_stats(Ledger& ledger) {
  Ledger::Store& store = ledger.store();
  const Snapshot snapshot(store);
  if (!snapshot.status().ok()) return snapshot.status();
  Database& database = store.database;
  LedgerStats stats;
  const struct {
    uint64_t& count;
    const char* sql;
  } counts[] = {
      {stats.versions, "SELECT count(*) FROM article"},
      {stats.articles,
       "SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM article WHERE replaces IS"
       " NOT NULL)"},
      {stats.hops, "SELECT count(*) FROM hop"},
      {stats.passages, "SELECT count(*) FROM passage"},
      {stats.events, "SELECT count(*) FROM event"},
      {stats.actors, "SELECT count(DISTINCT id) FROM actor"},
      {stats.file_bytes,
       "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"},
  };
  for (const auto& [count, sql] : counts) {
    const Result<int64_t> number = database.number(sql);
    if (!number.ok()) return number.status();
    count = static_cast<uint64_t>(number.value());
  }
  if (Status status = count_acts(database, stats); !status.ok()) return status;
  if (Status status = count_origins(database, stats); !status.ok()) return status;
  Query outlets(database,
                "SELECT ifnull(outlet, ''), count(*) AS number FROM article GROUP BY outlet"
                " ORDER BY number DESC, outlet");
  while (outlets.next()) {
    stats.outlets.push_back(
        {std::string(outlets.text(0)), static_cast<uint64_t>(outlets.integer(1))});
  }
  if (!outlets.status().ok()) return outlets.status();
  Query dates(database, "SELECT min(published), max(published) FROM article");
  if (dates.next()) {
    stats.first = dates.text(0);
    stats.last = dates.text(1);
  }
  if (!dates.status().ok()) return dates.status();
  Query makers(database, "SELECT record FROM made_by ORDER BY row");
  RecordReader reader;
  while (makers.next()) {
    Result<MadeBy> maker = reader.made_by(makers.text(0));
    if (!maker.ok()) {
      return Status(StatusKind::Corrupt, "The ledger " + store.path +
                                             " has a damaged row (made_by); `hearsay verify` names "
                                             "all there are.");
    }
    stats.made_by.push_back(std::move(maker).value());
  }
  if (!makers.status().ok()) return makers.status();
  stats.schema = ledger.schema_version();
  return stats;
}

Result<uint64_t> ledger_state(Ledger& ledger) {
  const Result<int64_t> version = ledger.store().database.number("PRAGMA data_version");
  if (!version.ok()) return version.status();
  return static_cast<uint64_t>(version.value());
}

}  // namespace hearsay
