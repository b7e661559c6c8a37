// What a ledger knows across articles, kept up to date: run for each article that was added, in the
// same batch, so that a ledger never has one without the other.
//
//   Result<std::unique_ptr<Linker>> linker = Linker::open(ledger);
//   Result<Added> added = ledger.add(report, made_by);
//   if (added->outcome != AddOutcome::Same)
//     status = (*linker)->link(report, *added, across::article_features(report));
//   ...
//   status = (*linker)->commit();     // in place of ledger.commit()
//
// An article is compared with those that share keys with it, and only the stories and claims it
// touches are grouped anew, once a batch. The outcome is a function of the set of articles and of
// the decisions in force. Memory is bounded, whatever the ledger holds.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "across/article_features.h"
#include "hearsay/decision.h"
#include "hearsay/ledger.h"

namespace hearsay {

class Linker {
 public:
  // The ledger must be open for writing and outlive it. Errors: InvalidInput, Corrupt, Io.
  static Result<std::unique_ptr<Linker>> open(Ledger& ledger);
  ~Linker();

  // Links an article just added in this batch. Features it has already are replaced where they are
  // of an older version. After an error other than InvalidInput the batch is dropped, as by
  // Ledger::add.
  Status link(const Report& report, const Added& added, across::ArticleFeatures features);

  // Groups anew what was touched, then makes the batch durable.
  Status commit();

  // Writes a decision on a link, story or claim and brings what it touches up to date, in this
  // batch. Ids may be those a story or claim had before, and shortened to a beginning that only one
  // has. Gives the decision as written. Errors: NotFound, InvalidInput.
  Result<Decision> decide(Decision decision);

  // Rows of the articles not linked yet by this version, in the order they were added; `visit`
  // answers false to stop.
  Status each_unlinked(const std::function<bool(int64_t article)>& visit);
  // Forgets links, stories and claims (never decisions), so that all articles are unlinked.
  Status forget();

 private:
  struct State;
  explicit Linker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace hearsay
