// Puts claims and stories together from a ledger's rows: what the public queries and `watch` share.
#pragma once

#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

#include "across/link_tables.h"
#include "hearsay/across_query.h"
#include "ledger/stored_rows.h"

namespace hearsay::across {

// Most statements of a claim, and of what stands beside it, that a page looks at: the earliest.
inline constexpr size_t kMostMembers = 1000;
inline constexpr size_t kMostContext = 600;
// Most articles of a story that a page loads.
inline constexpr size_t kMostArticles = 1000;

class ClaimReader {
 public:
  // Looks at the state of the ledger as of now; hold a Snapshot while it is used.
  explicit ClaimReader(Ledger& ledger);
  // Unsupported where the ledger is of before schema 3.
  const Status& status() const { return status_; }
  LinkTables& tables() { return *tables_; }

  // The item that an id means: a whole or shortened id of an article ("a:", "t:") or a statement
  // ("s:", "c:"). Errors: NotFound, InvalidInput.
  Result<int64_t> item_of(const std::string& id);

  // The report of that article row; the last few hundred are kept.
  Result<std::shared_ptr<const Report>> report(int64_t article);
  Result<int64_t> article_of_statement(int64_t row);
  // A statement as a member.
  Result<Member> member(int64_t row);

  // The claim whose first statement has that row. `before`, where not 0: only of entries up to
  // that one.
  Result<ClaimPage> page(int64_t first, int64_t before = 0);
  // What a list shows of it.
  Result<FoundClaim> found(const ClaimPage& page) const;

  // First statements of the claims of that story of which the report corrects something.
  Result<std::set<int64_t>> corrected_claims(const Report& by, int64_t story);

  Result<FoundStory> found_story(int64_t first);
  // Members of the story in canonical order, at most kMostArticles.
  Result<std::vector<Item>> story_articles(int64_t first);
  // Copies between these articles, each once.
  Status add_copies(const std::vector<Item>& articles, std::vector<CopyLink>& copies,
                    std::vector<FoundLink>& links);
  Result<std::vector<ActorAlias>> aliases();
  LinkStatus status_of(LinkKind kind, const std::string& a, const std::string& b) const;
  Result<FoundLink> found_link(LinkKind kind, const StoredLink& stored);

 private:
  Status add_context(ClaimPage& page, const std::vector<Item>& members, int64_t before);
  Status add_withdrawals(ClaimPage& page, const std::vector<Item>& near, int64_t before);
  Result<int64_t> entry_of_article(int64_t article);
  void note(ClaimPage& page, const Member& member) const;
  // Whether a statement of that entry has one of the actors in its chain.
  Result<bool> speaks(int64_t entry, const std::set<std::string>& actors);
  // Rows of the articles that may print a correction, by their words.
  Result<const std::set<int64_t>*> correcting();

  Ledger& ledger_;
  Ledger::Store& store_;
  std::unique_ptr<LinkTables> tables_;
  std::unique_ptr<StoredRows> rows_;
  std::unordered_map<int64_t, std::shared_ptr<const Report>> reports_;
  std::optional<std::set<int64_t>> correcting_;
  std::map<std::pair<LinkKind, std::pair<std::string, std::string>>, LinkStatus> decided_;
  Status status_;
};

// The statement's passage to show: its whole content, or where it has none its cue.
StatementRef reference(const Member& member);
// A member that puts the claim forward, the first by preference; 0 where there is none.
size_t teller_of(const std::vector<Member>& members);

}  // namespace hearsay::across
