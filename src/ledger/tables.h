// The tables of observed data and how one row of each is written. docs/formats/ledger.md explains
// every column.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/row_checksum.h"
#include "ledger/sqlite.h"

namespace hearsay {

struct Table {
  std::string_view name;
  // Columns in the order the row checksum takes them; "checksum" itself is not among them.
  std::string_view columns;
  // Rows may be replaced: what the program remembers, not what it observed.
  bool replaced = false;
};

inline constexpr Table kMadeByTable = {"made_by", "row,record"};
inline constexpr Table kArticleTable = {
    "article",
    "row,id,sha256,url,outlet,title,byline,published,language,source_id,body_begin,body_end,"
    "version,replaces,text"};
inline constexpr Table kEntryTable = {
    "entry", "row,article,made_by,recorded,statements,events,actors,notes,chain"};
inline constexpr Table kStatementTable = {
    "statement",
    "row,id,entry,act,quote,certainty,polarity,confidence,hops,first,origin,origin_actor,named,"
    "said,target,record"};
inline constexpr Table kHopTable = {
    "hop", "statement,ordinal,holder,actor,kind,named,number,country,act,implied,said"};
inline constexpr Table kPassageTable = {"passage", "statement,ordinal,begin,end"};
inline constexpr Table kRecipientTable = {"recipient", "statement,hop,text,actor,through"};
inline constexpr Table kEventTable = {"event", "entry,ordinal,id,type,mode,statement,record"};
inline constexpr Table kActorTable = {"actor", "entry,ordinal,id,name,kind,country,wikidata"};
inline constexpr Table kMentionTable = {"mention", "entry,actor,ordinal,begin,end"};
inline constexpr Table kCaptureBytesTable = {"capture_bytes", "row,sha256,size,packing,bytes"};
inline constexpr Table kCaptureTable = {
    "capture", "row,id,url,redirects,final_url,address,status,fetched,sha256,size,chain,headers"};
inline constexpr Table kArticleCaptureTable = {"article_capture", "article,capture"};
inline constexpr Table kFeedItemTable = {"feed_item", "row,feed,item,url,seen,outcome,article"};
inline constexpr Table kFeedTable = {
    "feed", "url,title,etag,last_modified,polled,next,failures,problem", true};

inline constexpr Table kDecisionTable = {
    "decision",
    "row,subject,verb,first,second,value,note,author,decided,undoes,chain"};
inline constexpr Table kActorLinkTable = {"actor_link", "entry,actor,ordinal,target,score,reason"};
inline constexpr Table kFeatureTable = {"feature", "kind,item,version,bytes", true};
inline constexpr Table kLinkTable = {
    "link", "kind,first,second,id,relation,score,reason,passages,credit_begin,credit_end", true};
inline constexpr Table kMemberTable = {"member", "kind,item,cluster", true};
inline constexpr Table kClusterTable = {
    "cluster",
    "kind,first,members,articles,outlets,since,until,asserted,confirmed,denied,doubted,declined,"
    "silent,contradicted",
    true};

// What the ledger observes, in the order it must be read and written so that every reference finds
// its row: the tables of schema 1, and those that schema 2 brought.
inline constexpr std::array kTables1 = {
    kMadeByTable,  kArticleTable,   kEntryTable, kStatementTable, kHopTable,
    kPassageTable, kRecipientTable, kEventTable, kActorTable,     kMentionTable};
inline constexpr std::array kTables2 = {kCaptureBytesTable, kCaptureTable, kArticleCaptureTable,
                                        kFeedItemTable};

// What people decided, and a report's uncertain links to known actors, never edited either; and
// what is derived from all of these, which is made again where articles or decisions come. Not among
// them is link_key: an index over features, without checksums as all indexes.
inline constexpr std::array kTables3 = {kDecisionTable, kActorLinkTable};
inline constexpr std::array kDerivedTables = {kFeatureTable, kLinkTable, kMemberTable,
                                              kClusterTable};

// Every table that a ledger of schema `version` has.
inline std::vector<Table> tables_of(uint32_t version) {
  std::vector<Table> tables(kTables1.begin(), kTables1.end());
  if (version >= 2) tables.insert(tables.end(), kTables2.begin(), kTables2.end());
  if (version >= 2) tables.push_back(kFeedTable);
  if (version >= 3) tables.insert(tables.end(), kTables3.begin(), kTables3.end());
  if (version >= 3) tables.insert(tables.end(), kDerivedTables.begin(), kDerivedTables.end());
  return tables;
}

// A statement's row number holds its entry and its place there, so that the statements of an entry
// are neighbours and need no index.
inline constexpr int kOrdinalBits = 20;
inline int64_t statement_row(int64_t entry, size_t ordinal) {
  return entry << kOrdinalBits | static_cast<int64_t>(ordinal);
}
inline int64_t entry_of_statement_row(int64_t row) { return row >> kOrdinalBits; }

inline int count_columns(const Table& table) {
  int count = 1;
  for (const char c : table.columns) count += c == ',' ? 1 : 0;
  return count;
}

inline std::string insert_sql(const Table& table) {
  std::string sql = std::string(table.replaced ? "REPLACE" : "INSERT") + " INTO " +
                    std::string(table.name) + "(" + std::string(table.columns) +
                    ",checksum) VALUES(?";
  for (int i = count_columns(table); i > 0; --i) sql += ",?";
  return sql + ")";
}

// The columns of the table and, last, its checksum.
inline std::string select_sql(const Table& table) {
  return "SELECT " + std::string(table.columns) + ",checksum FROM " + std::string(table.name);
}

// The checksum that the current row of a select_sql query should have.
inline int64_t checksum_of_row(const Table& table, const Query& row) {
  RowChecksum sum(table.name);
  for (int i = 0; i + 1 < row.columns(); ++i) {
    switch (row.type(i)) {
      case SQLITE_NULL:
        sum.null();
        break;
      case SQLITE_INTEGER:
        sum.integer(row.integer(i));
        break;
      case SQLITE_FLOAT:
        sum.real(row.real(i));
        break;
      case SQLITE_BLOB:
        sum.blob(row.blob(i));
        break;
      default:
        sum.text(row.text(i));
    }
  }
  return sum.value();
}

// Writes rows of one table: bind every column in order, then insert().
class RowWriter {
 public:
  RowWriter(Database& database, const Table& table)
      : table_(table), insert_(database, insert_sql(table)), sum_(table.name) {}

  RowWriter& integer(int64_t value) {
    sum_.integer(value);
    insert_.bind(value);
    return *this;
  }
  RowWriter& real(double value) {
    sum_.real(value);
    insert_.bind(value);
    return *this;
  }
  RowWriter& text(std::string_view value) {
    sum_.text(value);
    insert_.bind(value);
    return *this;
  }
  RowWriter& blob(std::string_view value) {
    sum_.blob(value);
    insert_.bind_blob(value);
    return *this;
  }
  RowWriter& null() {
    sum_.null();
    insert_.bind_null();
    return *this;
  }
  RowWriter& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }

  Status insert() {
    insert_.bind(sum_.value());
    sum_ = RowChecksum(table_.name);
    return insert_.run();
  }
  const Status& status() const { return insert_.status(); }

 private:
  const Table& table_;
  Query insert_;
  RowChecksum sum_;
};

}  // namespace hearsay
