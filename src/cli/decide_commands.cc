// hearsay confirm, reject, merge, split, undo, decisions: what people decide.
#include <charconv>
#include <cstdlib>

#include "across/claim_reader.h"
#include "across/item_ids.h"
#include "across/linker.h"
#include "base/json_writer.h"
#include "cli/ledger_access.h"
#include "cli/list_output.h"
#include "show/rows_json.h"

namespace hearsay::cli {
namespace {

std::string author_of(const Arguments& arguments) {
  if (arguments.has("--who")) return arguments.text("--who");
  for (const char* name : {"USER", "LOGNAME"}) {
    const char* user = std::getenv(name);
    if (user != nullptr && *user != '\0') return user;
  }
  return {};
}

// The whole id that the words mean, with its own prefix.
Result<std::string> whole_id(Ledger& ledger, const std::string& id) {
  across::ClaimReader reader(ledger);
  if (!reader.status().ok()) return reader.status();
  const Result<int64_t> item = reader.item_of(id);
  if (!item.ok()) return item.status();
  const bool claim = id.starts_with("c:") || id.starts_with("s:");
  const LinkKind kind = claim ? LinkKind::Claim : LinkKind::Story;
  const Result<across::Item> found = reader.tables().item(kind, *item);
  if (!found.ok()) return found.status();
  return across::id_as(id.substr(0, 2), found->id);
}

// Fills in a decision on a link: its kind and both ends, so that it holds whatever becomes of it.
Status about_link(Ledger& ledger, const std::string& id, Decision& decision) {
  across::ClaimReader reader(ledger);
  if (!reader.status().ok()) return reader.status();
  const auto found = reader.tables().links_called(id);
  if (!found.ok()) return found.status();
  if (found->empty()) {
    return {StatusKind::NotFound, "There is no link " + id.substr(0, 80) +
                                      "; `hearsay show CLAIM` and `hearsay story ID --json` tell "
                                      "their ids"};
  }
  if (found->size() > 1 && found->front().second.id != id) {
    return {StatusKind::InvalidInput,
            "Several links begin with " + id.substr(0, 80) + "; write more of the id."};
  }
  const auto& [kind, stored] = found->front();
  const Result<FoundLink> link = reader.found_link(kind, stored);
  if (!link.ok()) return link.status();
  decision.subject = DecisionSubject::Link;
  decision.first = link->id;
  decision.second = name_of(kind);
  decision.value = link->first + " " + link->second;
  return Status::Ok();
}

bool is_of(const std::string& id, std::initializer_list<const char*> prefixes) {
  for (const char* prefix : prefixes) {
    if (id.starts_with(prefix)) return true;
  }
  return false;
}

// Ids of a merge or split: both of claims or both of stories.
Status about_pair(Ledger& ledger, const std::vector<std::string>& ids, Decision& decision) {
  const bool merge = decision.verb == DecisionVerb::Merge;
  const bool claims = merge ? is_of(ids[0], {"c:", "s:"}) : is_of(ids[0], {"s:", "c:"});
  for (const std::string& id : ids) {
    const bool claim = is_of(id, {"c:", "s:"}), story = is_of(id, {"t:", "a:"});
    if ((claim || story) && claim == claims) continue;
    return {StatusKind::InvalidInput,
            merge ? "Merge takes two claims (c:) or two stories (t:); actors are merged by "
                    "`hearsay actors --merge`."
                  : "Split takes a statement (s:) and its claim (c:), or an article (a:) and its "
                    "story (t:)."};
  }
  decision.subject = claims ? DecisionSubject::Claim : DecisionSubject::Story;
  const Result<std::string> first = whole_id(ledger, ids[0]);
  if (!first.ok()) return first.status();
  const Result<std::string> second = whole_id(ledger, ids[1]);
  if (!second.ok()) return second.status();
  decision.first = *first;
  decision.second = *second;
  across::ClaimReader reader(ledger);
  const LinkKind kind = claims ? LinkKind::Claim : LinkKind::Story;
  const Result<int64_t> a = reader.item_of(*first), b = reader.item_of(*second);
  if (!a.ok()) return a.status();
  if (!b.ok()) return b.status();
  const Result<int64_t> of_a = reader.tables().cluster_of(kind, *a);
  const Result<int64_t> of_b = reader.tables().cluster_of(kind, *b);
  if (!of_a.ok()) return of_a.status();
  if (!of_b.ok()) return of_b.status();
  if (merge && *of_a == *of_b) {
    return {StatusKind::InvalidInput, *first + " and " + *second + " are one already."};
  }
  if (merge) return Status::Ok();
  if (*of_a != *of_b) {
    return {StatusKind::InvalidInput, *first + " does not belong to " + *second + "."};
  }
  if (*a != *b) return Status::Ok();
  // The first member itself goes: it is parted from the second, whose id the rest then has.
  const Result<std::vector<int64_t>> members = reader.tables().members(kind, *of_a);
  if (!members.ok()) return members.status();
  std::vector<across::Item> items;
  for (const int64_t row : *members) {
    const Result<across::Item> item = reader.tables().item(kind, row);
    if (!item.ok()) return item.status();
    if (row != *a) items.push_back(*item);
  }
  if (items.empty()) {
    return {StatusKind::InvalidInput, *second + " has no other member; there is nothing to split."};
  }
  std::sort(items.begin(), items.end(), across::canonical_before);
  decision.second = across::id_as(claims ? "c:" : "t:", items.front().id);
  return Status::Ok();
}

int decide_and_tell(Session& session, const Arguments& arguments, DecisionVerb verb) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Write);
  if (!ledger.ok()) return session.fail(ledger.status());
  Decision decision;
  decision.verb = verb;
  decision.author = author_of(arguments);
  decision.note = arguments.text("--note");
  const std::vector<std::string>& operands = arguments.operands();
  Status status;
  if (verb == DecisionVerb::Undo) {
    const std::string& number = operands[0];
    const auto end =
        std::from_chars(number.data(), number.data() + number.size(), decision.undoes);
    if (end.ec != std::errc() || end.ptr != number.data() + number.size()) {
      session.say("undo: " + number + " is no number of a decision; `hearsay decisions` lists them");
      return kUsage;
    }
  } else if (verb == DecisionVerb::Confirm || verb == DecisionVerb::Reject) {
    status = about_link(*ledger, operands[0], decision);
  } else {
    status = about_pair(*ledger, operands, decision);
  }
  if (!status.ok()) return query_failed(session, arguments, status);
  Result<std::unique_ptr<Linker>> linker = Linker::open(*ledger);
  if (!linker.ok()) return session.fail(linker.status());
  const Result<Decision> made = (*linker)->decide(decision);
  if (!made.ok()) return query_failed(session, arguments, made.status());
  status = (*linker)->commit();
  linker->reset();
  if (!status.ok()) return session.fail(status);
  std::string sentence = "decision " + std::to_string(made->row) + ": ";
  switch (verb) {
    case DecisionVerb::Undo:
      sentence += "decision " + std::to_string(made->undoes) + " is taken back";
      break;
    case DecisionVerb::Confirm: sentence += made->first + " holds"; break;
    case DecisionVerb::Reject: sentence += made->first + " does not hold"; break;
    case DecisionVerb::Merge: sentence += made->first + " and " + made->second + " are one"; break;
    default: sentence += made->first + " is not part of " + made->second;
  }
  session.say(sentence);
  return kFound;
}

constexpr Column kColumns[] = {
    {"number", "number", 3, true},  {"decided", "when", 16},      {"author", "who", 6},
    {"subject", "on", 5},           {"verb", "verb", 6},          {"first", "first", 8},
    {"second", "second", 8},        {"value", "value", 8},        {"note", "note", 8, false, true},
    {"undoes", "undoes", 3, true},  {"in_force", "in force", 3},
};

std::string decision_json(const Decision& decision, bool holds) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("number");
  json.number(static_cast<uint64_t>(decision.row));
  json.key("decided");
  json.string_or_null(iso_time(decision.decided));
  json.key("author");
  json.string_or_null(decision.author);
  json.key("subject");
  json.string(name_of(decision.subject));
  json.key("verb");
  json.string(name_of(decision.verb));
  json.key("first");
  json.string_or_null(decision.first);
  json.key("second");
  json.string_or_null(decision.second);
  json.key("value");
  json.string_or_null(decision.value);
  json.key("note");
  json.string_or_null(decision.note);
  json.key("undoes");
  decision.undoes == 0 ? json.null() : json.number(static_cast<uint64_t>(decision.undoes));
  json.key("in_force");
  json.boolean(holds);
  json.end_object();
  return out;
}

}  // namespace

int run_confirm(Session& session, const Arguments& arguments) {
  return decide_and_tell(session, arguments, DecisionVerb::Confirm);
}
int run_reject(Session& session, const Arguments& arguments) {
  return decide_and_tell(session, arguments, DecisionVerb::Reject);
}
int run_merge(Session& session, const Arguments& arguments) {
  return decide_and_tell(session, arguments, DecisionVerb::Merge);
}
int run_split(Session& session, const Arguments& arguments) {
  return decide_and_tell(session, arguments, DecisionVerb::Split);
}
int run_undo(Session& session, const Arguments& arguments) {
  return decide_and_tell(session, arguments, DecisionVerb::Undo);
}

int run_decisions(Session& session, const Arguments& arguments) {
  const Result<Listing> listing =
      listing_from(arguments, session, kColumns,
                   {"number", "decided", "author", "subject", "verb", "first", "second", "note",
                    "undoes", "in_force"});
  if (!listing.ok()) {
    session.say("decisions: " + listing.status().message());
    return kUsage;
  }
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const Result<std::vector<Decision>> all = all_decisions(*ledger);
  if (!all.ok()) return query_failed(session, arguments, all.status());
  ListWriter writer(listing->columns, listing->form, session.terminal.style, sink_of(session));
  if (!arguments.has("--fields")) writer.leave_out_empty();
  const std::vector<Decision> holding = in_force(*all);
  const uint64_t limit = arguments.number("--limit").value_or(0);
  for (const Decision& decision : *all) {
    if (limit != 0 && writer.rows() == limit) break;
    bool holds = false;
    for (const Decision& other : holding) holds = holds || other.row == decision.row;
    std::vector<Cell> cells;
    for (const uint32_t index : listing->picked) {
      const std::string_view field = kColumns[index].name;
      if (field == "number") cells.push_back(Cell::of_number(static_cast<uint64_t>(decision.row)));
      if (field == "decided") cells.push_back(Cell::of_text(iso_time(decision.decided)));
      if (field == "author") cells.push_back(Cell::of_text(decision.author, Ink::Strong));
      if (field == "subject") cells.push_back(Cell::of_text(name_of(decision.subject)));
      if (field == "verb") cells.push_back(Cell::of_text(name_of(decision.verb)));
      if (field == "first") cells.push_back(Cell::of_text(decision.first, Ink::Faint));
      if (field == "second") cells.push_back(Cell::of_text(decision.second, Ink::Faint));
      if (field == "value") cells.push_back(Cell::of_text(decision.value));
      if (field == "note") cells.push_back(Cell::of_text(decision.note));
      if (field == "undoes") {
        cells.push_back(decision.undoes == 0
                            ? Cell{}
                            : Cell::of_number(static_cast<uint64_t>(decision.undoes)));
      }
      if (field == "in_force") cells.push_back(Cell::of_truth(holds));
    }
    std::string json = listing->whole_records ? decision_json(decision, holds) : std::string();
    if (!writer.row(std::move(cells), std::move(json))) break;
  }
  writer.finish();
  if (writer.rows() == 0) session.say("decisions: nobody decided anything" + in_ledger(arguments));
  return session.exit_code(writer.rows() != 0);
}

}  // namespace hearsay::cli
