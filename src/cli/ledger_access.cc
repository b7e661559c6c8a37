#include "cli/ledger_access.h"

#include <cstdlib>
#include <ctime>

namespace hearsay::cli {
namespace {

int64_t seconds_since_1970() { return static_cast<int64_t>(std::time(nullptr)); }

std::optional<bool> named_from(const Arguments& arguments) {
  if (arguments.has("--named") == arguments.has("--unnamed")) return std::nullopt;
  return arguments.has("--named");
}

std::vector<Act> acts_from(const Arguments& arguments) {
  std::vector<Act> acts;
  for (const std::string& name : arguments.list("--act")) {
    if (const std::optional<Act> act = parse_act(name)) acts.push_back(*act);
  }
  return acts;
}

}  // namespace

LedgerChoice choose_ledger(const Arguments& arguments) {
  if (arguments.has("--ledger")) return {arguments.text("--ledger"), "--ledger"};
  const char* path = std::getenv("HEARSAY_LEDGER");
  if (path != nullptr && *path != '\0') return {path, "$HEARSAY_LEDGER"};
  return {"hearsay.ledger", "the default"};
}

Result<Ledger> open_ledger(const Arguments& arguments, LedgerMode mode) {
  const LedgerChoice choice = choose_ledger(arguments);
  LedgerOptions options;
  options.mode = mode;
  options.program = "hearsay " HEARSAY_VERSION;
  options.clock = seconds_since_1970;
  Result<Ledger> ledger = Ledger::open(choice.path, options);
  if (ledger.ok()) return ledger;
  std::string message = ledger.status().message();
  if (message.ends_with('.')) message.pop_back();
  if (choice.chosen_by != "--ledger")
    message += " (" + choice.chosen_by + "; --ledger names another)";
  return Status(ledger.status().kind(), message);
}

StatementFilter statement_filter(const Arguments& arguments) {
  StatementFilter filter;
  filter.by = arguments.text("--by");
  filter.about = arguments.text("--about");
  filter.acts = acts_from(arguments);
  filter.named = named_from(arguments);
  filter.since = arguments.text("--since");
  filter.until = arguments.text("--until");
  filter.outlet = arguments.text("--outlet");
  filter.text = arguments.text("--text");
  filter.all_versions = arguments.has("--all-versions");
  filter.order = arguments.has("--newest") ? Order::Newest : Order::Oldest;
  filter.limit = static_cast<uint32_t>(arguments.number("--limit").value_or(0));
  return filter;
}

ArticleFilter article_filter(const Arguments& arguments) {
  ArticleFilter filter;
  filter.since = arguments.text("--since");
  filter.until = arguments.text("--until");
  filter.outlet = arguments.text("--outlet");
  filter.text = arguments.text("--text");
  filter.all_versions = arguments.has("--all-versions");
  filter.order = arguments.has("--newest") ? Order::Newest : Order::Oldest;
  filter.limit = static_cast<uint32_t>(arguments.number("--limit").value_or(0));
  return filter;
}

ActorFilter actor_filter(const Arguments& arguments) {
  ActorFilter filter;
  filter.acts = acts_from(arguments);
  filter.named = named_from(arguments);
  filter.since = arguments.text("--since");
  filter.until = arguments.text("--until");
  filter.outlet = arguments.text("--outlet");
  filter.limit = static_cast<uint32_t>(arguments.number("--limit").value_or(0));
  return filter;
}

int query_failed(Session& session, const Arguments& arguments, const Status& status) {
  std::string sentence = std::string(arguments.command().name) + ": " + status.message();
  if (status.kind() == StatusKind::InvalidInput) {
    session.say(sentence);
    return kUsage;
  }
  if (status.kind() == StatusKind::NotFound) {
    if (sentence.ends_with('.')) sentence.pop_back();  // it goes on
    session.say(sentence + in_ledger(arguments));
    return kNone;
  }
  return session.fail(status);
}

std::string in_ledger(const Arguments& arguments) {
  const LedgerChoice choice = choose_ledger(arguments);
  return "; the ledger is " + choice.path + " (" + choice.chosen_by + ")";
}

}  // namespace hearsay::cli
