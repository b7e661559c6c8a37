// Questions to a ledger and their answers as plain structs that own what they hold.
//
//   Result<StatementPage> page = find_statements(ledger, {.acts = {Act::Deny}, .limit = 20});
//   for (const FoundStatement& found : page->rows)
//     use(found.article->outlet, found.statement.content.spans[0].of(found.article->text));
//   // page->next is empty, or what to put into StatementFilter::after for the next page
//
//   find_statements(ledger, {.since = "last week"});   // fails, InvalidInput: dates are ISO 8601
//
// Nothing here can write. All answers of one call come from one state of the ledger. Errors of
// every function: InvalidInput (a filter value, a cursor, an ambiguous id), NotFound (an id),
// Corrupt (a damaged row: run `hearsay verify`), Io.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/ledger.h"
#include "hearsay/report.h"
#include "hearsay/status.h"

namespace hearsay {

enum class Order : uint8_t {
  Oldest,  // by date of publication, unknown dates first, then as added
  Newest,  // the reverse
};

// Which statements. Unset fields do not narrow; set ones all must hold.
struct StatementFilter {
  // Words of a holder or of its actor's name, anywhere in the chain, in this order: "tasnim",
  // "intelligence ministry". Case and accents do not matter. Also whoever people merged with an
  // actor of such a name, or renamed so.
  std::string by = {};
  // Words that all stand in the content, the holder's own label or the target, in any order.
  std::string about = {};
  // Any of these acts (of the statement, that is of its origin).
  std::vector<Act> acts = {};
  // Whether the origin is named. An unknown one is neither.
  std::optional<bool> named = {};
  // Dates of publication, ISO 8601, whole or in part, both inclusive: "2026-03", "2026-03-04".
  // Articles without a date never match.
  std::string since = {}, until = {};
  // The outlet, whole, case does not matter.
  std::string outlet = {};
  // Full-text search in the article's text and title: words that all must stand there, "a phrase",
  // beginning*, -without, and OR between two.
  std::string text = {};
  // Statements of this article only, by its id.
  std::string article = {};
  // Also of versions that a newer one has replaced.
  bool all_versions = false;
  Order order = Order::Oldest;
  // Most rows of a page; 0: no limit.
  uint32_t limit = 0;
  // StatementPage::next of the page before; empty: from the start.
  std::string after = {};
};

struct FoundStatement {
  // The article it stands in, with its text; shared between statements of the same article.
  std::shared_ptr<const Article> article;
  Statement statement;
  // Its JSON record as stored (code point offsets): the object of "statements" in LEDGER.md.
  std::string record;
};

struct StatementPage {
  std::vector<FoundStatement> rows;
  std::string next;  // cursor for StatementFilter::after; empty: there is no more
};

Result<StatementPage> find_statements(Ledger& ledger, const StatementFilter& filter);

// The same one by one, in flat memory, for exports. `visit` answers false to stop.
Status each_statement(Ledger& ledger, const StatementFilter& filter,
                      const std::function<bool(const FoundStatement&)>& visit);

struct ArticleFilter {
  std::string outlet = {}, since = {}, until = {}, text = {};  // as in StatementFilter
  bool all_versions = false;
  Order order = Order::Oldest;
  uint32_t limit = 0;
  std::string after = {};
};

struct FoundArticle {
  Article article;                  // whole, with its text
  uint32_t version = 1;             // under its URL
  std::string replaces;             // id of the version before; empty: none
  std::string replaced_by;          // id of the version after; empty: it is the newest
  uint32_t statements = 0;          // how many
  std::optional<int64_t> recorded;  // when it was added, seconds since 1970
};

struct ArticlePage {
  std::vector<FoundArticle> rows;
  std::string next;
};

Result<ArticlePage> find_articles(Ledger& ledger, const ArticleFilter& filter);

// Every article as the report it was added as (statements, events, actors, notes) and what made
// it, one by one, in the order they were added. `visit` answers false to stop.
Status each_report(Ledger& ledger, const ArticleFilter& filter,
                   const std::function<bool(const Report&, const MadeBy&)>& visit);

// One act per enumerator of Act.
using ActCounts = std::array<uint32_t, 13>;

// Somebody who stands in chains: an actor where hops resolve to one, else a holder as worded.
struct FoundActor {
  // Of the actor, of the one who stands for it where people merged it; empty where no hop resolves
  // to one.
  std::string id;
  std::string name;  // the actor's name, or the holder's text
  HolderKind kind = HolderKind::Unknown;
  std::string country;  // ISO 3166-1 alpha-3 or empty
  std::optional<bool> named;
  uint32_t statements = 0;  // in whose chain it stands
  uint32_t articles = 0;
  ActCounts acts{};         // of its hops: acts[size_t(Act::Deny)]
  std::string first, last;  // dates of publication, earliest and latest known
  std::vector<std::string> merged;  // ids that people decided to be this one
};

struct ActorFilter {
  std::string name = {};       // words of the name, as StatementFilter::by
  std::vector<Act> acts = {};  // who stands in any of these
  std::optional<bool> named = {};
  std::string since = {}, until = {}, outlet = {};
  uint32_t limit = 0;
};

// Most statements first, then by name.
Result<std::vector<FoundActor>> find_actors(Ledger& ledger, const ActorFilter& filter);

// What an id names. An id may be shortened to a beginning that only one thing has.
struct Shown {
  enum class Kind : uint8_t { Article, Statement, Actor } kind = Kind::Article;
  // Article: what was added, and what made it.
  FoundArticle article;
  Report report;
  MadeBy made_by;
  // Statement.
  FoundStatement statement;
  // Actor: and every statement in whose chain it stands.
  FoundActor actor;
  std::vector<FoundStatement> statements;
};

// Errors: NotFound; InvalidInput where several things begin so (it names some).
Result<Shown> find_by_id(Ledger& ledger, const std::string& id);

// One hop of a traced chain with the passage that shows it.
struct TracedHop {
  uint32_t hop = 0;  // index into Statement::chain
  Span passage;      // of article->text: the sentence round its cue or holder, for display
};

struct Trace {
  FoundStatement statement;
  std::vector<TracedHop> hops;              // from the article inward
  std::vector<Span> passages;               // the sentences round each content span
  std::optional<FoundStatement> answers;    // the statement it confirms, denies or doubts
  std::vector<FoundStatement> answered_by;  // statements of the same article that answer it
};

// The way of one statement, hop by hop. `id` is that of a statement, whole or shortened.
Result<Trace> trace_statement(Ledger& ledger, const std::string& id);

struct Count {
  std::string name;  // empty: unknown
  uint64_t number = 0;
};

struct LedgerStats {
  uint64_t articles = 0;                                    // newest versions only
  uint64_t versions = 0;                                    // all articles kept
  uint64_t statements = 0;                                  // of all versions, as all counts below
  uint64_t hops = 0, passages = 0, events = 0, actors = 0;  // actors: different ids
  uint64_t named = 0, unnamed = 0, unknown = 0;             // origins
  std::array<uint64_t, 13> acts{};
  std::vector<Count> outlets;   // articles per outlet, most first
  std::vector<MadeBy> made_by;  // every extractor that wrote here
  std::string first, last;      // dates of publication
  uint64_t file_bytes = 0;      // without the write-ahead log
  uint32_t schema = 0;
};

Result<LedgerStats> ledger_stats(Ledger& ledger);

// A number that is another one whenever somebody has written since: for caches. Only comparable on
// the same open Ledger.
Result<uint64_t> ledger_state(Ledger& ledger);

}  // namespace hearsay
