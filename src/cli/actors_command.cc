// hearsay actors: whom statements resolve to, and what people decided of them.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <utility>

#include "base/json_writer.h"
#include "cli/knowledge_file.h"
#include "cli/ledger_access.h"
#include "cli/list_output.h"
#include "hearsay/decision.h"

namespace hearsay::cli {
namespace {

constexpr Column kColumns[] = {
    {"name", "name", 16, false, false, 2}, {"id", "actor", 12},
    {"kind", "kind", 6},                   {"country", "country", 3},
    {"statements", "statements", 4, true}, {"articles", "articles", 4, true},
    {"merged", "merged", 8},
};

constexpr Column kDecisionColumns[] = {
    {"number", "number", 3, true}, {"when", "when", 10}, {"who", "who", 6},
    {"verb", "verb", 6},           {"first", "first", 8}, {"second", "second", 8},
    {"value", "name", 8},          {"note", "note", 8},   {"holds", "holds", 5},
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::vector<Cell> cells_of(const FoundActor& actor, const Listing& listing) {
  std::vector<Cell> cells;
  for (const uint32_t index : listing.picked) {
    const std::string_view field = kColumns[index].name;
    if (field == "name") cells.push_back(Cell::of_text(actor.name, Ink::Strong));
    if (field == "id") cells.push_back(Cell::of_text(actor.id, Ink::Faint));
    if (field == "kind") {
      const std::string_view kind = name_of(actor.kind);
      cells.push_back(Cell::of_text(kind == "unknown" ? std::string_view() : kind));
    }
    if (field == "country") cells.push_back(Cell::of_text(actor.country));
    if (field == "statements") cells.push_back(Cell::of_number(actor.statements));
    if (field == "articles") cells.push_back(Cell::of_number(actor.articles));
    if (field == "merged") cells.push_back(Cell::of_text(joined(actor.merged)));
  }
  return cells;
}

std::string row_json(const FoundActor& actor) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("id");
  json.string(actor.id);
  json.key("name");
  json.string_or_null(actor.name);
  json.key("kind");
  json.string(name_of(actor.kind));
  json.key("country");
  json.string_or_null(actor.country);
  json.key("statements");
  json.number(uint64_t{actor.statements});
  json.key("articles");
  json.number(uint64_t{actor.articles});
  json.key("merged");
  json.begin_array();
  for (const std::string& id : actor.merged) json.string(id);
  json.end_array();
  json.end_object();
  return out;
}

// "2026-03-04 09:30" in UTC.
std::string time_in_words(std::optional<int64_t> seconds) {
  if (!seconds) return {};
  const auto time = static_cast<std::time_t>(*seconds);
  std::tm parts{};
  char text[32];
  if (gmtime_r(&time, &parts) == nullptr) return {};
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts)};
}

int list_decisions(Session& session, const Arguments& arguments) {
  const Result<Listing> listing =
      listing_from(arguments, session, kDecisionColumns,
                   {"number", "when", "who", "verb", "first", "second", "value", "note", "holds"});
  if (!listing.ok()) {
    session.say("actors: " + listing.status().message());
    return kUsage;
  }
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const Result<std::vector<Decision>> all = all_decisions(*ledger);
  if (!all.ok()) return session.fail(all.status());
  const std::vector<Decision> holding = in_force(*all);
  ListWriter writer(listing->columns, listing->form, session.terminal.style, sink_of(session));
  if (!arguments.has("--fields")) writer.leave_out_empty();
  for (const Decision& decision : *all) {
    if (decision.subject != DecisionSubject::Actor) continue;
    const bool holds = decision.verb != DecisionVerb::Undo &&
                       std::any_of(holding.begin(), holding.end(), [&](const Decision& one) {
                         return one.row == decision.row;
                       });
    const std::string first = decision.verb == DecisionVerb::Undo
                                  ? "decision " + std::to_string(decision.undoes)
                                  : decision.first;
    const std::vector<Cell> all_cells = {
        Cell::of_number(static_cast<uint64_t>(decision.row)),
        Cell::of_text(time_in_words(decision.decided), Ink::Faint),
        Cell::of_text(decision.author),
        Cell::of_text(name_of(decision.verb), Ink::Strong),
        Cell::of_text(first),
        Cell::of_text(decision.second),
        Cell::of_text(decision.value),
        Cell::of_text(decision.note),
        Cell::of_truth(holds)};
    std::vector<Cell> cells;
    for (const uint32_t index : listing->picked) cells.push_back(all_cells[index]);
    if (!writer.row(std::move(cells))) break;
  }
  writer.finish();
  if (writer.rows() == 0) session.say("actors: nothing was decided" + in_ledger(arguments));
  return session.exit_code(writer.rows() != 0);
}

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

// The id of the one actor that `asked` names: an id of the ledger or of the knowledge, else a name
// that one actor has.
Result<std::string> id_of(Ledger& ledger, const Knowledge& known, const std::string& asked) {
  constexpr size_t kNamed = 5;  // in a message
  const Result<std::vector<FoundActor>> all = find_actors(ledger, {});
  if (!all.ok()) return all.status();
  std::vector<std::string> same_name;
  for (const FoundActor& actor : *all) {
    if (actor.id.empty()) continue;
    const bool merged =
        std::find(actor.merged.begin(), actor.merged.end(), asked) != actor.merged.end();
    if (actor.id == asked || merged) return asked;
    if (small(actor.name) == small(asked)) same_name.push_back(actor.id);
  }
  if (same_name.size() == 1) return same_name[0];
  if (same_name.empty() && known.by_id(asked) != nullptr) return asked;
  if (same_name.empty()) {
    return Status(StatusKind::NotFound, "No actor has the id or name \"" + asked.substr(0, 80) +
                                            "\"; `hearsay actors` lists them.");
  }
  const bool more = same_name.size() > kNamed;
  same_name.resize(std::min(same_name.size(), kNamed));
  return Status(StatusKind::InvalidInput, "Several actors are called \"" + asked.substr(0, 80) +
                                              "\" (" + joined(same_name) + (more ? ", ..." : "") +
                                              "); give the id.");
}

// The last decision on actors that holds, or the one asked for.
Result<int64_t> row_to_undo(Ledger& ledger, const Arguments& arguments) {
  const Result<std::vector<Decision>> held = decisions(ledger, DecisionSubject::Actor);
  if (!held.ok()) return held.status();
  if (arguments.operands().empty()) {
    if (held->empty()) {
      return Status(StatusKind::NotFound, "There is no decision on actors that holds.");
    }
    return held->back().row;
  }
  for (const Decision& decision : *held) {
    if (std::to_string(decision.row) == arguments.operands()[0]) return decision.row;
  }
  return Status(StatusKind::NotFound, "No decision on actors that holds has the number " +
                                          arguments.operands()[0].substr(0, 20) +
                                          "; `hearsay actors --decisions` lists them.");
}

Result<Decision> decision_from(Ledger& ledger, const Arguments& arguments) {
  Decision decision;
  decision.subject = DecisionSubject::Actor;
  decision.note = arguments.text("--note");
  decision.author = arguments.text("--author");
  const char* user = std::getenv("USER");
  if (decision.author.empty() && user != nullptr) decision.author = user;
  if (arguments.has("--undo")) {
    const Result<int64_t> row = row_to_undo(ledger, arguments);
    if (!row.ok()) return row.status();
    decision.verb = DecisionVerb::Undo;
    decision.undoes = *row;
    return decision;
  }
  const Result<Knowledge> known = open_knowledge(arguments);
  if (!known.ok()) return known.status();
  const std::vector<std::string>& asked = arguments.operands();
  const Result<std::string> first = id_of(ledger, *known, asked[0]);
  if (!first.ok()) return first.status();
  decision.first = *first;
  if (arguments.has("--rename")) {
    decision.verb = DecisionVerb::Rename;
    decision.value = asked[1];
  } else if (arguments.has("--merge")) {
    const Result<std::string> second = id_of(ledger, *known, asked[1]);
    if (!second.ok()) return second.status();
    decision.verb = DecisionVerb::Merge;
    decision.second = *second;
  } else {
    decision.verb = DecisionVerb::Split;
    const Result<std::vector<Decision>> held = decisions(ledger, DecisionSubject::Actor);
    if (!held.ok()) return held.status();
    const bool merged = std::any_of(held->begin(), held->end(), [&](const Decision& one) {
      return one.verb == DecisionVerb::Merge && (one.first == *first || one.second == *first);
    });
    if (!merged) {
      return Status(StatusKind::InvalidInput, *first + " is merged with nobody.");
    }
  }
  return decision;
}

std::string in_words(const Decision& decision) {
  switch (decision.verb) {
    case DecisionVerb::Merge:
      return decision.first + " is " + decision.second;
    case DecisionVerb::Split:
      return decision.first + " is nobody else";
    case DecisionVerb::Rename:
      return decision.first + " is called " + decision.value;
    default:
      return "decision " + std::to_string(decision.undoes) + " no longer holds";
  }
}

int decide_on_actors(Session& session, const Arguments& arguments) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Write);
  if (!ledger.ok()) return session.fail(ledger.status());
  const Result<Decision> decision = decision_from(*ledger, arguments);
  if (!decision.ok()) return query_failed(session, arguments, decision.status());
  const Result<int64_t> row = decide(*ledger, *decision);
  if (!row.ok()) return query_failed(session, arguments, row.status());
  if (const Status kept = ledger->commit(); !kept.ok()) return session.fail(kept);
  session.out.write(in_words(*decision) + " (decision " + std::to_string(*row) + ")\n");
  const Status closed = ledger->close();
  return closed.ok() ? session.exit_code(true) : session.fail(closed);
}

// What is wrong with how many words stand behind which flag; empty: nothing.
std::string wrong_use(const Arguments& arguments) {
  int verbs = 0;
  for (const char* flag : {"--merge", "--split", "--rename", "--undo", "--decisions"}) {
    verbs += arguments.has(flag) ? 1 : 0;
  }
  const size_t count = arguments.operands().size();
  if (verbs > 1) return "one decision at a time; give one of --merge, --split, --rename, --undo";
  if (arguments.has("--merge") && count != 2) return "--merge takes two actors: --merge A B";
  if (arguments.has("--split") && count != 1) return "--split takes one actor";
  if (arguments.has("--rename") && count != 2) return "--rename takes an actor and its new name";
  if (arguments.has("--undo") && count > 1) return "--undo takes the number of one decision";
  if (arguments.has("--decisions") && count > 0) return "--decisions takes no name";
  if (verbs == 0 && count > 1) return "one name at a time; put its words into quotation marks";
  return {};
}

}  // namespace

int run_actors(Session& session, const Arguments& arguments) {
  if (const std::string wrong = wrong_use(arguments); !wrong.empty()) {
    session.say("actors: " + wrong);
    return kUsage;
  }
  if (arguments.has("--decisions")) return list_decisions(session, arguments);
  for (const char* flag : {"--merge", "--split", "--rename", "--undo"}) {
    if (arguments.has(flag)) return decide_on_actors(session, arguments);
  }
  const Result<Listing> listing =
      listing_from(arguments, session, kColumns,
                   {"name", "id", "kind", "country", "statements", "articles", "merged"});
  if (!listing.ok()) {
    session.say("actors: " + listing.status().message());
    return kUsage;
  }
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  ActorFilter filter = actor_filter(arguments);
  const uint32_t limit = std::exchange(filter.limit, 0);
  if (!arguments.operands().empty()) filter.name = arguments.operands()[0];
  const Result<std::vector<FoundActor>> found = find_actors(*ledger, filter);
  if (!found.ok()) return query_failed(session, arguments, found.status());
  ListWriter writer(listing->columns, listing->form, session.terminal.style, sink_of(session));
  if (!arguments.has("--fields")) writer.leave_out_empty();
  for (const FoundActor& actor : *found) {
    if (actor.id.empty()) continue;  // a holder as worded: `hearsay who` has these
    if (limit > 0 && writer.rows() == limit) break;
    if (!writer.row(listing->whole_records ? std::vector<Cell>() : cells_of(actor, *listing),
                    listing->whole_records ? row_json(actor) : std::string())) {
      break;
    }
  }
  writer.finish();
  if (writer.rows() == 0) session.say("actors: nobody is like that" + in_ledger(arguments));
  return session.exit_code(writer.rows() != 0);
}

}  // namespace hearsay::cli
