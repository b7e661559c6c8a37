#include "ledger/schema.h"

#include <array>

#include "hearsay/ledger.h"
#include "ledger/tables.h"

namespace hearsay {
namespace {

constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE made_by(
  row INTEGER PRIMARY KEY,
  record TEXT NOT NULL UNIQUE,
  checksum INTEGER NOT NULL) STRICT;
CREATE TABLE article(
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  url TEXT,
  outlet TEXT COLLATE NOCASE,
  title TEXT,
  byline TEXT,
  published TEXT,
  language TEXT,
  source_id TEXT,
  body_begin INTEGER NOT NULL,
  body_end INTEGER NOT NULL,
  version INTEGER NOT NULL,
  replaces INTEGER REFERENCES article(row),
  checksum INTEGER NOT NULL,
  text TEXT NOT NULL) STRICT;
CREATE INDEX article_by_url ON article(url) WHERE url IS NOT NULL;
CREATE INDEX article_by_date ON article(ifnull(published, ''), row);
CREATE UNIQUE INDEX article_by_replaced ON article(replaces) WHERE replaces IS NOT NULL;
CREATE TABLE entry(
  row INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article(row),
  made_by INTEGER NOT NULL REFERENCES made_by(row),
  recorded INTEGER,
  statements INTEGER NOT NULL,
  events INTEGER NOT NULL,
  actors INTEGER NOT NULL,
  notes TEXT,
  chain TEXT NOT NULL,
  checksum INTEGER NOT NULL) STRICT;
CREATE INDEX entry_by_article ON entry(article);
CREATE TABLE statement(
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES entry(row),
  act TEXT NOT NULL,
  quote TEXT NOT NULL,
  certainty TEXT NOT NULL,
  polarity TEXT NOT NULL,
  confidence REAL NOT NULL,
  hops INTEGER NOT NULL,
  first TEXT,
  origin TEXT,
  origin_actor TEXT,
  named INTEGER,
  said TEXT,
  target TEXT,
  checksum INTEGER NOT NULL,
  record TEXT NOT NULL) STRICT;
CREATE INDEX statement_by_id ON statement(id);
CREATE INDEX statement_by_act ON statement(act);
CREATE TABLE hop(
  statement INTEGER NOT NULL REFERENCES statement(row),
  ordinal INTEGER NOT NULL,
  holder TEXT,
  actor TEXT,
  kind TEXT NOT NULL,
  named INTEGER,
  number TEXT NOT NULL,
  country TEXT,
  act TEXT NOT NULL,
  implied INTEGER NOT NULL,
  said TEXT,
  checksum INTEGER NOT NULL,
  PRIMARY KEY(statement, ordinal)) STRICT, WITHOUT ROWID;
CREATE INDEX hop_by_actor ON hop(actor) WHERE actor IS NOT NULL;
CREATE TABLE passage(
  statement INTEGER NOT NULL REFERENCES statement(row),
  ordinal INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY(statement, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE recipient(
  statement INTEGER NOT NULL REFERENCES statement(row),
  hop INTEGER NOT NULL,
  text TEXT,
  actor TEXT,
  through TEXT,
  checksum INTEGER NOT NULL,
  PRIMARY KEY(statement, hop)) STRICT, WITHOUT ROWID;
CREATE TABLE event(
  entry INTEGER NOT NULL REFERENCES entry(row),
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT,
  mode TEXT,
  statement TEXT,
  record TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY(entry, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE actor(
  entry INTEGER NOT NULL REFERENCES entry(row),
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT,
  kind TEXT NOT NULL,
  country TEXT,
  wikidata TEXT,
  checksum INTEGER NOT NULL,
  PRIMARY KEY(entry, ordinal)) STRICT, WITHOUT ROWID;
CREATE INDEX actor_by_id ON actor(id);
CREATE TABLE mention(
  entry INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY(entry, actor, ordinal),
  FOREIGN KEY(entry, actor) REFERENCES actor(entry, ordinal)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE article_words USING fts5(
  title, text, content='article', content_rowid='row', columnsize=0,
  tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE statement_words USING fts5(
  content, holders, content='', columnsize=0,
  tokenize="unicode61 remove_diacritics 2");
)sql";

// What came from the web, and what is remembered of feeds.
constexpr std::string_view kVersion2 = R"sql(
CREATE TABLE capture_bytes(
  row INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  packing TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  bytes BLOB NOT NULL) STRICT;
CREATE TABLE capture(
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  redirects TEXT,
  final_url TEXT NOT NULL,
  address TEXT NOT NULL,
  status INTEGER NOT NULL,
  fetched INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  chain TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  headers BLOB NOT NULL) STRICT;
CREATE TABLE article_capture(
  article INTEGER NOT NULL REFERENCES article(row),
  capture INTEGER NOT NULL REFERENCES capture(row),
  checksum INTEGER NOT NULL,
  PRIMARY KEY(article, capture)) STRICT, WITHOUT ROWID;
CREATE INDEX article_by_capture ON article_capture(capture);
CREATE TABLE feed_item(
  row INTEGER PRIMARY KEY,
  feed TEXT NOT NULL,
  item TEXT NOT NULL,
  url TEXT,
  seen INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  article INTEGER REFERENCES article(row),
  checksum INTEGER NOT NULL,
  UNIQUE(feed, item)) STRICT;
CREATE TABLE feed(
  url TEXT PRIMARY KEY,
  title TEXT,
  etag TEXT,
  last_modified TEXT,
  polled INTEGER NOT NULL,
  next INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  problem TEXT,
  checksum INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql";

// What people decided, and what is found across articles.
constexpr std::string_view kVersion3 = R"sql(
CREATE TABLE decision(
  row INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  verb TEXT NOT NULL,
  first TEXT,
  second TEXT,
  value TEXT,
  note TEXT,
  author TEXT,
  decided INTEGER,
  undoes INTEGER REFERENCES decision(row),
  chain TEXT NOT NULL,
  checksum INTEGER NOT NULL) STRICT;
CREATE TABLE actor_link(
  entry INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  target TEXT NOT NULL,
  score REAL NOT NULL,
  reason TEXT,
  checksum INTEGER NOT NULL,
  PRIMARY KEY(entry, actor, ordinal),
  FOREIGN KEY(entry, actor) REFERENCES actor(entry, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE feature(
  kind TEXT NOT NULL,
  item INTEGER NOT NULL,
  version INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY(kind, item)) STRICT, WITHOUT ROWID;
CREATE TABLE link_key(
  kind INTEGER NOT NULL,
  key INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  item INTEGER NOT NULL,
  PRIMARY KEY(kind, key, rank, item)) STRICT, WITHOUT ROWID;
CREATE TABLE link(
  kind TEXT NOT NULL,
  first INTEGER NOT NULL,
  second INTEGER NOT NULL,
  id TEXT NOT NULL,
  relation TEXT NOT NULL,
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  passages TEXT,
  credit_begin INTEGER,
  credit_end INTEGER,
  checksum INTEGER NOT NULL,
  PRIMARY KEY(kind, first, second)) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_second ON link(kind, second);
CREATE INDEX link_by_id ON link(id);
CREATE TABLE member(
  kind TEXT NOT NULL,
  item INTEGER NOT NULL,
  cluster INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY(kind, item)) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_cluster ON member(kind, cluster);
CREATE TABLE cluster(
  kind TEXT NOT NULL,
  first INTEGER NOT NULL,
  members INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  since TEXT,
  until TEXT,
  asserted INTEGER NOT NULL,
  confirmed INTEGER NOT NULL,
  denied INTEGER NOT NULL,
  doubted INTEGER NOT NULL,
  declined INTEGER NOT NULL,
  silent INTEGER NOT NULL,
  contradicted INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY(kind, first)) STRICT, WITHOUT ROWID;
)sql";

// Observed rows are never edited: SQLite itself refuses, whoever asks.
std::string guard_sql(std::span<const Table> tables) {
  std::string sql;
  for (const Table& table : tables) {
    const std::string name(table.name);
    for (const char* verb : {"UPDATE", "DELETE"}) {
      sql += "CREATE TRIGGER IF NOT EXISTS " + name + "_never_" +
             (verb[0] == 'U' ? "updated" : "deleted") + " BEFORE " + verb + " ON " + name +
             " BEGIN SELECT RAISE(ABORT, 'what the ledger observed is never edited'); END;\n";
    }
  }
  return sql;
}

uint32_t big_endian(std::string_view bytes) {
  uint32_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

Status apply(Database& database, std::span<const Migration> steps, uint32_t version,
             const std::string& program) {
  if (version == 0) {
    const std::string first =
        "PRAGMA application_id=" + std::to_string(kApplicationId) +
        "; CREATE TABLE migration(version INTEGER PRIMARY KEY, name TEXT NOT NULL, program TEXT)"
        " STRICT;";
    if (Status status = database.run(first.c_str()); !status.ok()) return status;
  }
  for (; version < steps.size(); ++version) {
    const std::string sql(steps[version].sql);
    if (Status status = database.run(sql.c_str()); !status.ok()) return status;
    Query note(database, "INSERT INTO migration VALUES(?,?,?)");
    note.bind(int64_t{version} + 1).bind(steps[version].name).bind_or_null(program);
    if (Status status = note.run(); !status.ok()) return status;
  }
  return database.run(("PRAGMA user_version=" + std::to_string(steps.size())).c_str());
}

}  // namespace

uint32_t newest_schema_version() { return static_cast<uint32_t>(migrations().size()); }

std::span<const Migration> migrations() {
  // The guards are part of each version; built once from the table lists.
  static const std::string version_1 = std::string(kVersion1) + guard_sql(kTables1);
  static const std::string version_2 = std::string(kVersion2) + guard_sql(kTables2);
  static const std::string version_3 = std::string(kVersion3) + guard_sql(kTables3);
  static const std::array<Migration, 3> all = {
      {{"articles, entries, statements with their hops and passages, actors, events, words",
        version_1},
       {"captures of what was fetched, feeds that are followed", version_2},
       {"decisions; links, stories and claims across articles", version_3}}};
  return all;
}

Result<FileIdentity> read_identity(std::string_view head, const std::string& path) {
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  if (head.size() < 100 || head.substr(0, 16) != kMagic) {
    return Status(StatusKind::InvalidInput,
                  path + " is not a hearsay ledger (it does not begin as one); name another file.");
  }
  return FileIdentity{big_endian(head.substr(68, 4)), big_endian(head.substr(60, 4))};
}

Status check_identity(const FileIdentity& identity, uint32_t newest, const std::string& path) {
  if (identity.application_id != kApplicationId) {
    return {StatusKind::InvalidInput,
            path +
                " is not a hearsay ledger but an SQLite file of another program; name another "
                "file."};
  }
  if (identity.schema_version > newest) {
    return {StatusKind::Unsupported, path + " was written by a newer hearsay (schema " +
                                         std::to_string(identity.schema_version) +
                                         ", this one knows up to " + std::to_string(newest) +
                                         "); it was left untouched, use that version to open it."};
  }
  return Status::Ok();
}

Status migrate(Database& database, std::span<const Migration> steps, const std::string& program) {
  const Result<int64_t> version = database.number("PRAGMA user_version");
  if (!version.ok()) return version.status();
  if (version.value() >= static_cast<int64_t>(steps.size())) return Status::Ok();
  if (Status status = database.run("BEGIN EXCLUSIVE"); !status.ok()) return status;
  Status status = apply(database, steps, static_cast<uint32_t>(version.value()), program);
  if (status.ok()) status = database.run("COMMIT");
  if (!status.ok()) (void)database.run("ROLLBACK");
  return status;
}

}  // namespace hearsay
