#include "hearsay/ledger.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "hearsay/query.h"
#include "ledger/invented_report.h"
#include "ledger/schema.h"
#include "ledger/scratch_folder.h"

namespace hearsay {
namespace {

Ledger made(const std::string& path) {
  Result<Ledger> ledger = Ledger::open(path, {.mode = LedgerMode::Create, .program = "test"});
  EXPECT_TRUE(ledger.ok()) << ledger.status().message();
  return std::move(ledger).value();
}

Added added(Ledger& ledger, const Report& report) {
  const Result<Added> one = ledger.add(report, invented_maker());
  EXPECT_TRUE(one.ok()) << one.status().message();
  return one.ok() ? *one : Added();
}

std::string sql_problem(const std::string& path, const char* sql) {
  sqlite3* database = nullptr;
  sqlite3_open(path.c_str(), &database);
  char* message = nullptr;
  sqlite3_exec(database, sql, nullptr, nullptr, &message);
  const std::string problem = message == nullptr ? "" : message;
  sqlite3_free(message);
  sqlite3_close(database);
  return problem;
}

TEST(LedgerFile, KeepsAReportAndGivesItBackAsItWas) {
  const ScratchFolder folder;
  const Report report = harbour_report();
  {
    Ledger ledger = made(folder.file("desk.ledger"));
    const Added one = added(ledger, report);
    EXPECT_EQ(one.outcome, AddOutcome::New);
    EXPECT_EQ(one.article, report.article.id);
    EXPECT_EQ(one.statements, 3u);
    EXPECT_EQ(ledger.uncommitted(), 1u);
    ASSERT_TRUE(ledger.commit().ok());
    ASSERT_TRUE(ledger.close().ok());
  }
  Result<Ledger> reader = Ledger::open(folder.file("desk.ledger"));
  ASSERT_TRUE(reader.ok()) << reader.status().message();
  std::string stored;
  const Status status =
      each_report(reader.value(), {}, [&](const Report& again, const MadeBy& made_by) {
        stored += record_json(again, made_by);
        return true;
      });
  ASSERT_TRUE(status.ok()) << status.message();
  EXPECT_EQ(stored, record_json(report, invented_maker()));
}

TEST(LedgerFile, AddsTheSameReportOnlyOnce) {
  const ScratchFolder folder;
  Ledger ledger = made(folder.file("l"));
  added(ledger, harbour_report());
  EXPECT_EQ(added(ledger, harbour_report()).outcome, AddOutcome::Same);  // within the batch
  ASSERT_TRUE(ledger.commit().ok());
  EXPECT_EQ(added(ledger, harbour_report()).outcome, AddOutcome::Same);  // and after it
  ASSERT_TRUE(ledger.commit().ok());
  EXPECT_EQ(ledger_stats(ledger)->statements, 3u);
}

TEST(LedgerFile, KeepsBothVersionsOfAChangedReport) {
  const ScratchFolder folder;
  Ledger ledger = made(folder.file("l"));
  Report report = harbour_report();
  const Added first = added(ledger, report);
  report.article.text += "Correction: it was Wednesday.\n";
  identify(report.article);
  const Added second = added(ledger, report);
  ASSERT_TRUE(ledger.commit().ok());
  EXPECT_EQ(second.outcome, AddOutcome::NewVersion);
  EXPECT_EQ(second.replaces, first.article);
  EXPECT_EQ(second.version, 2u);
  EXPECT_EQ(find_articles(ledger, {})->rows.size(), 1u);
  EXPECT_EQ(find_articles(ledger, {.all_versions = true})->rows.size(), 2u);
  EXPECT_EQ(find_statements(ledger, {})->rows.size(), 3u);
  EXPECT_EQ(find_by_id(ledger, first.article)->article.replaced_by, second.article);
}

TEST(LedgerFile, DropsWhatWasNotCommitted) {
  const ScratchFolder folder;
  {
    Ledger ledger = made(folder.file("l"));
    added(ledger, numbered_report(1));
    ASSERT_TRUE(ledger.commit().ok());
    added(ledger, numbered_report(2));
  }
  Result<Ledger> reader = Ledger::open(folder.file("l"));
  ASSERT_TRUE(reader.ok());
  EXPECT_EQ(ledger_stats(reader.value())->versions, 1u);
}

TEST(LedgerFile, GoesOnAfterAReportItCanNotRecord) {
  const ScratchFolder folder;
  Ledger ledger = made(folder.file("l"));
  added(ledger, numbered_report(1));
  Report bad = numbered_report(2);
  bad.statements[3].chain.clear();
  const Result<Added> refused = ledger.add(bad, invented_maker());
  EXPECT_EQ(refused.status().kind(), StatusKind::InvalidInput);
  added(ledger, numbered_report(3));
  ASSERT_TRUE(ledger.commit().ok());
  EXPECT_EQ(ledger_stats(ledger)->versions, 2u);
  EXPECT_TRUE(ledger.verify()->ok());
}

TEST(LedgerFile, NeverLetsObservedRowsBeEdited) {
  const ScratchFolder folder;
  {
    Ledger ledger = made(folder.file("l"));
    added(ledger, harbour_report());
    ASSERT_TRUE(ledger.commit().ok());
    ASSERT_TRUE(ledger.close().ok());
  }
  for (const char* table : {"article", "entry", "statement", "hop", "passage", "recipient", "event",
                            "actor", "mention", "made_by"}) {
    const std::string name(table);
    const std::string refusal = "what the ledger observed is never edited";
    EXPECT_EQ(sql_problem(folder.file("l"), ("UPDATE " + name + " SET checksum=1").c_str()),
              refusal);
    EXPECT_EQ(sql_problem(folder.file("l"), ("DELETE FROM " + name).c_str()), refusal);
  }
}

TEST(LedgerFile, SaysWhereThereIsNone) {
  const ScratchFolder folder;
  const std::string path = folder.file("none.ledger");
  const Result<Ledger> ledger = Ledger::open(path);
  EXPECT_EQ(ledger.status().kind(), StatusKind::NotFound);
  EXPECT_EQ(ledger.status().message(),
            "There is no ledger at " + path + "; `hearsay add` makes one.");
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_EQ(Ledger::open(path, {.mode = LedgerMode::Write}).status().kind(), StatusKind::NotFound);
}

TEST(LedgerFile, RefusesWhatIsNoLedgerAndLeavesItAlone) {
  const ScratchFolder folder;
  const std::string path = folder.file("holiday.jpg");
  const std::string bytes(5000, 'j');
  write_bytes(path, bytes);
  for (const LedgerMode mode : {LedgerMode::Read, LedgerMode::Create}) {
    const Result<Ledger> ledger = Ledger::open(path, {.mode = mode});
    EXPECT_EQ(ledger.status().kind(), StatusKind::InvalidInput);
    EXPECT_NE(ledger.status().message().find("is not a hearsay ledger"), std::string::npos);
  }
  EXPECT_EQ(bytes_of(path), bytes);
  EXPECT_EQ(Ledger::open(folder.file("")).status().kind(), StatusKind::InvalidInput);
}

TEST(LedgerFile, RefusesAnotherProgramsDatabase) {
  const ScratchFolder folder;
  const std::string path = folder.file("phone.db");
  ASSERT_EQ(sql_problem(path, "CREATE TABLE calls(x)"), "");
  const std::string before = bytes_of(path);
  const Result<Ledger> ledger = Ledger::open(path, {.mode = LedgerMode::Create});
  EXPECT_EQ(ledger.status().kind(), StatusKind::InvalidInput);
  EXPECT_NE(ledger.status().message().find("another program"), std::string::npos);
  EXPECT_EQ(bytes_of(path), before);
}

TEST(LedgerFile, RefusesANewerSchemaAndLeavesItUntouched) {
  const ScratchFolder folder;
  const std::string path = folder.file("l");
  ASSERT_TRUE(made(path).close().ok());
  ASSERT_EQ(sql_problem(path, "PRAGMA user_version=99"), "");
  const std::string before = bytes_of(path);
  for (const LedgerMode mode : {LedgerMode::Read, LedgerMode::Write, LedgerMode::Create}) {
    const Result<Ledger> ledger = Ledger::open(path, {.mode = mode});
    EXPECT_EQ(ledger.status().kind(), StatusKind::Unsupported);
    EXPECT_NE(ledger.status().message().find("newer hearsay (schema 99"), std::string::npos);
  }
  EXPECT_EQ(bytes_of(path), before);
}

TEST(LedgerFile, RefusesASecondWriterInWords) {
  const ScratchFolder folder;
  const std::string path = folder.file("l");
  Ledger first = made(path);
  const Result<Ledger> second = Ledger::open(path, {.mode = LedgerMode::Write});
  EXPECT_EQ(second.status().kind(), StatusKind::Busy);
  EXPECT_NE(second.status().message().find("being written by process " + std::to_string(getpid())),
            std::string::npos)
      << second.status().message();
  std::filesystem::create_symlink(path, folder.file("other-name"));
  EXPECT_EQ(Ledger::open(folder.file("other-name"), {.mode = LedgerMode::Write}).status().kind(),
            StatusKind::Busy);
  EXPECT_TRUE(Ledger::open(path).ok());  // readers are welcome
  ASSERT_TRUE(first.close().ok());
  EXPECT_TRUE(Ledger::open(path, {.mode = LedgerMode::Write}).ok());
}

TEST(LedgerFile, LetsReadersSeeCommittedStatesOnly) {
  const ScratchFolder folder;
  Ledger writer = made(folder.file("l"));
  added(writer, numbered_report(1));
  Result<Ledger> reader = Ledger::open(folder.file("l"));
  ASSERT_TRUE(reader.ok());
  EXPECT_EQ(ledger_stats(reader.value())->versions, 0u);
  ASSERT_TRUE(writer.commit().ok());
  EXPECT_EQ(ledger_stats(reader.value())->versions, 1u);
}

TEST(LedgerFile, OpenedForReadingTakesNothing) {
  const ScratchFolder folder;
  ASSERT_TRUE(made(folder.file("l")).close().ok());
  Result<Ledger> reader = Ledger::open(folder.file("l"));
  ASSERT_TRUE(reader.ok());
  EXPECT_EQ(reader->add(numbered_report(1), invented_maker()).status().kind(),
            StatusKind::InvalidInput);
}

TEST(LedgerFile, BacksUpWhatIsCommitted) {
  const ScratchFolder folder;
  Ledger ledger = made(folder.file("l"));
  added(ledger, numbered_report(1));
  ASSERT_TRUE(ledger.commit().ok());
  Result<Ledger> reader = Ledger::open(folder.file("l"));
  ASSERT_TRUE(reader.ok());
  added(ledger, numbered_report(2));
  const Status copied = reader->backup(folder.file("copy"));
  ASSERT_TRUE(copied.ok()) << copied.message();
  Result<Ledger> copy = Ledger::open(folder.file("copy"));
  ASSERT_TRUE(copy.ok()) << copy.status().message();
  EXPECT_EQ(ledger_stats(copy.value())->versions, 1u);
  EXPECT_TRUE(copy->verify()->ok());
  EXPECT_EQ(reader->backup(folder.file("copy")).kind(), StatusKind::InvalidInput);
}

TEST(Migrations, BringAnOlderSchemaForwardOrLeaveItAsItWas) {
  Result<Database> memory = Database::open(":memory:", "m", SQLITE_OPEN_READWRITE, "");
  ASSERT_TRUE(memory.ok());
  const Migration first{"first", "CREATE TABLE one(x);"};
  const Migration second{"second", "CREATE TABLE two(x);"};
  const Migration broken{"broken", "CREATE TABLE three(x); CREATE TABLE one(x);"};
  const std::vector<Migration> one = {first}, two = {first, second},
                               three = {first, second, broken};
  ASSERT_TRUE(migrate(memory.value(), one, "old").ok());
  ASSERT_TRUE(migrate(memory.value(), two, "new").ok());
  EXPECT_EQ(memory->number("PRAGMA user_version").value(), 2);
  EXPECT_EQ(memory->number("SELECT count(*) FROM migration").value(), 2);
  EXPECT_FALSE(migrate(memory.value(), three, "newer").ok());
  EXPECT_EQ(memory->number("PRAGMA user_version").value(), 2);
  EXPECT_EQ(memory->number("SELECT count(*) FROM sqlite_schema WHERE name='three'").value(), 0);
}

}  // namespace
}  // namespace hearsay
