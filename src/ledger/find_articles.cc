#include "hearsay/query.h"
#include "ledger/filter_sql.h"
#include "ledger/stored_rows.h"

namespace hearsay {
namespace {

Status article_conditions(const ArticleFilter& filter, Conditions& conditions) {
  if (Status status = conditions.add_article(filter.outlet, filter.since, filter.until, filter.text,
                                             filter.all_versions);
      !status.ok()) {
    return status;
  }
  if (filter.after.empty()) return Status::Ok();
  const Result<Cursor> cursor = Cursor::parse(filter.after);
  if (!cursor.ok()) return cursor.status();
  const std::string further = filter.order == Order::Newest ? "<" : ">";
  conditions.add("ifnull(a.published, '') " + further + "= ? AND (ifnull(a.published, '') " +
                     further + " ? OR a.row " + further + " ?)",
                 cursor->published);
  conditions.value(cursor->published);
  conditions.value(cursor->article);
  return Status::Ok();
}

}  // namespace

Result<ArticlePage> find_articles(Ledger& ledger, const ArticleFilter& filter) {
  Conditions conditions;
  if (Status status = article_conditions(filter, conditions); !status.ok()) return status;
  Ledger::Store& store = ledger.store();
  const Snapshot snapshot(store);
  if (!snapshot.status().ok()) return snapshot.status();
  StoredRows rows(store);
  Query query(
      store.database,
      "SELECT a.row, ifnull(a.published, '') FROM article a WHERE 1" + conditions.sql() +
          (filter.order == Order::Newest ? " ORDER BY ifnull(a.published, '') DESC, a.row DESC"
                                         : " ORDER BY ifnull(a.published, ''), a.row"));
  conditions.bind(query);
  ArticlePage page;
  Cursor last;
  while (query.next()) {
    if (filter.limit > 0 && page.rows.size() == filter.limit) {
      page.next = last.text();
      break;
    }
    last = {0, query.integer(0), std::string(query.text(1))};
    Result<FoundArticle> found = rows.found_article(last.article);
    if (!found.ok()) return found.status();
    page.rows.push_back(std::move(found).value());
  }
  if (!query.status().ok()) return query.status();
  return page;
}

Status each_report(Ledger& ledger, const ArticleFilter& filter,
                   const std::function<bool(const Report&, const MadeBy&)>& visit) {
  Conditions conditions;
  if (Status status = article_conditions(filter, conditions); !status.ok()) return status;
  Ledger::Store& store = ledger.store();
  const Snapshot snapshot(store);
  if (!snapshot.status().ok()) return snapshot.status();
  StoredRows rows(store);
  Query query(store.database,
              "SELECT a.row FROM article a WHERE 1" + conditions.sql() + " ORDER BY a.row");
  conditions.bind(query);
  for (uint32_t count = 0; (filter.limit == 0 || count < filter.limit) && query.next(); ++count) {
    MadeBy made_by;
    const Result<Report> report = rows.report(query.integer(0), made_by);
    if (!report.ok()) return report.status();
    if (!visit(report.value(), made_by)) return Status::Ok();
  }
  return query.status();
}

}  // namespace hearsay
