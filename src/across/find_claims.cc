// Lists of claims, and claim pages.
#include <algorithm>
#include <set>

#include "across/claim_reader.h"
#include "hearsay/across_query.h"

namespace hearsay {
namespace {

using across::ClaimReader;

bool narrows(const StatementFilter& filter) {
  return !filter.by.empty() || !filter.about.empty() || !filter.acts.empty() || filter.named ||
         !filter.since.empty() || !filter.until.empty() || !filter.outlet.empty() ||
         !filter.text.empty() || !filter.article.empty();
}

// What the counts of the table cluster rule out already.
std::string cluster_sql(const ClaimFilter& filter) {
  std::string sql = "SELECT first FROM cluster WHERE kind='claim'";
  if (filter.contested) sql += " AND (denied > 0 OR doubted > 0 OR contradicted > 0)";
  if (filter.single_origin) sql += " AND articles > 1";
  if (filter.unanswered) sql += " AND declined + silent > 0 AND confirmed = 0 AND denied = 0";
  return sql + " ORDER BY articles DESC, ifnull(since, '~'), first";
}

bool fits(const FoundClaim& claim, const ClaimFilter& filter) {
  if (filter.contested && claim.denied + claim.doubted + claim.contradicted == 0) return false;
  if (filter.single_origin && claim.support.most_origins != 1) return false;
  if (filter.unanswered &&
      (claim.declined + claim.silent == 0 || claim.confirmed + claim.denied != 0)) {
    return false;
  }
  return filter.story.empty() || std::find(claim.stories.begin(), claim.stories.end(),
                                           filter.story) != claim.stories.end();
}

// First statements of the claims that have a statement like the filter's.
Status claims_with(Ledger& ledger, ClaimReader& reader, StatementFilter filter,
                   std::set<int64_t>& firsts) {
  filter.limit = 0;
  filter.after.clear();
  Status problem;
  const Status status = each_statement(ledger, filter, [&](const FoundStatement& found) {
    const Result<int64_t> row = reader.tables().row_of(found.statement.id);
    problem = row.status();
    if (!row.ok()) return false;
    const Result<int64_t> first = reader.tables().cluster_of(LinkKind::Claim, *row);
    problem = first.status();
    if (first.ok()) firsts.insert(*first);
    return first.ok();
  });
  return problem.ok() ? status : problem;
}

}  // namespace

Status each_claim(Ledger& ledger, const ClaimFilter& filter,
                  const std::function<bool(const FoundClaim&)>& visit) {
  Ledger::Store& store = ledger.store();
  const Snapshot snapshot(store);
  if (!snapshot.status().ok()) return snapshot.status();
  ClaimReader reader(ledger);
  if (!reader.status().ok()) return reader.status();
  std::set<int64_t> wanted;
  const bool narrow = narrows(filter.statements);
  if (narrow) {
    Status status = claims_with(ledger, reader, filter.statements, wanted);
    if (!status.ok()) return status;
  }
  Query clusters(store.database, cluster_sql(filter));
  uint32_t count = 0;
  while ((filter.limit == 0 || count < filter.limit) && clusters.next()) {
    const int64_t first = clusters.integer(0);
    if (narrow && !wanted.contains(first)) continue;
    const Result<ClaimPage> page = reader.page(first);
    if (!page.ok()) return page.status();
    const Result<FoundClaim> claim = reader.found(*page);
    if (!claim.ok()) return claim.status();
    if (!fits(*claim, filter)) continue;
    ++count;
    if (!visit(*claim)) return Status::Ok();
  }
  return clusters.status();
}

Result<ClaimPage> claim_page(Ledger& ledger, const std::string& id) {
  const Snapshot snapshot(ledger.store());
  if (!snapshot.status().ok()) return snapshot.status();
  ClaimReader reader(ledger);
  if (!reader.status().ok()) return reader.status();
  const Result<int64_t> item = reader.item_of(id);
  if (!item.ok()) return item.status();
  const Result<int64_t> first = reader.tables().cluster_of(LinkKind::Claim, *item);
  if (!first.ok()) return first.status();
  return reader.page(*first);
}

}  // namespace hearsay
