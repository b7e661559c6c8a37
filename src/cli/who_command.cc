// hearsay who: holders and actors, and how often in which act.
#include "cli/ledger_access.h"
#include "cli/knowledge_file.h"
#include "cli/list_output.h"
#include "show/rows_json.h"

namespace hearsay::cli {
namespace {

constexpr Column kColumns[] = {
    {"name", "name", 16, false, false, 2},
    {"statements", "statements", 4, true},
    {"articles", "articles", 4, true},
    {"acts", "acts", 16, false, false, 3},
    {"named", "named", 5},
    {"kind", "kind", 6},
    {"country", "country", 3},
    {"first", "first", 10},
    {"last", "last", 10},
    {"id", "actor", 8},
    {"assert", "assert", 4, true},
    {"confirm", "confirm", 4, true},
    {"deny", "deny", 4, true},
    {"doubt", "doubt", 4, true},
    {"decline", "decline", 4, true},
    {"silent", "silent", 4, true},
    {"urge", "urge", 4, true},
    {"ask", "ask", 4, true},
    {"commit", "commit", 4, true},
    {"judge", "judge", 4, true},
    {"think", "think", 4, true},
    {"relay", "relay", 4, true},
    {"unknown", "unknown", 4, true},
};
constexpr uint32_t kFirstAct = 10;

std::string_view known(std::string_view name) {
  return name == "unknown" ? std::string_view() : name;
}

// "4 deny, 2 assert", most frequent first.
std::string acts_in_words(const ActCounts& acts) {
  std::vector<Act> order;
  for (size_t i = 0; i < acts.size(); ++i) {
    if (acts[i] != 0) order.push_back(static_cast<Act>(i));
  }
  std::stable_sort(order.begin(), order.end(), [&acts](Act a, Act b) {
    return acts[static_cast<size_t>(a)] > acts[static_cast<size_t>(b)];
  });
  std::string words;
  for (Act act : order) {
    words += (words.empty() ? "" : ", ") + std::to_string(acts[static_cast<size_t>(act)]) + " " +
             std::string(name_of(act));
  }
  return words;
}

std::vector<Cell> cells_of(const FoundActor& found, const Listing& listing) {
  std::vector<Cell> cells;
  for (uint32_t index : listing.picked) {
    const std::string_view field = kColumns[index].name;
    Cell cell;
    if (index >= kFirstAct) {
      if (const std::optional<Act> act = parse_act(field)) {
        cell = Cell::of_number(found.acts[static_cast<size_t>(*act)]);
      }
    } else if (field == "name") {
      const bool named = found.named.value_or(false);
      std::string name = found.name;
      if (listing.form == ListForm::Table && found.named && !named) name += " (unnamed)";
      cell = Cell::of_text(name, named ? Ink::Strong : Ink::Plain);
    } else if (field == "statements") {
      cell = Cell::of_number(found.statements);
    } else if (field == "articles") {
      cell = Cell::of_number(found.articles);
    } else if (field == "acts") {
      cell = Cell::of_text(acts_in_words(found.acts));
    } else if (field == "named") {
      if (found.named) cell = Cell::of_truth(*found.named);
    } else if (field == "kind") {
      cell = Cell::of_text(known(name_of(found.kind)));
    } else if (field == "country") {
      cell = Cell::of_text(found.country);
    } else if (field == "first") {
      cell = Cell::of_text(found.first, Ink::Faint);
    } else if (field == "last") {
      cell = Cell::of_text(found.last, Ink::Faint);
    } else if (field == "id") {
      cell = Cell::of_text(found.id, Ink::Faint);
    }
    cells.push_back(std::move(cell));
  }
  return cells;
}

// What hearsay knows of somebody besides the ledger: other names, and offices by date.
std::string known_of(const Knowledge& known, std::string_view name) {
  constexpr size_t kMost = 3;  // a name of more is no help
  std::string out;
  std::vector<const KnownActor*> found;
  for (const KnownName& one : known.find(name)) {
    if (one.use == NameUse::Name && one.actor->kind != KnownKind::Place) found.push_back(one.actor);
  }
  if (found.size() > kMost) return out;
  for (const KnownActor* actor : found) {
    out += std::string(actor->name) + ": " + std::string(name_of(actor->kind));
    if (!actor->country.empty()) out += ", " + std::string(actor->country);
    if (actor->sector != Sector::Unknown) out += ", " + std::string(name_of(actor->sector));
    if (!actor->owner.empty()) out += ", owner " + std::string(actor->owner);
    out += " (" + std::string(actor->id) + ")\n";
    std::string also(actor->aliases);
    for (size_t bar; (bar = also.find('|')) != std::string::npos;) also.replace(bar, 1, ", ");
    if (!also.empty()) out += "  also " + also + "\n";
    for (const KnownOffice& office : known.offices_of(*actor)) {
      out += "  " + std::string(office.since.empty() ? "?" : office.since) + " to " +
             std::string(office.until.empty() ? "..." : office.until) + "  " +
             std::string(office.title) + "\n";
    }
  }
  if (!out.empty()) out += "\n";
  return out;
}

}  // namespace

int run_who(Session& session, const Arguments& arguments) {
  std::vector<std::string> for_table = {"name", "statements", "acts"};
  if (session.terminal.style.width >= 100) {
    for_table = {"name", "statements", "articles", "acts", "kind", "country", "first", "last"};
  }
  const Result<Listing> listing = listing_from(arguments, session, kColumns, for_table);
  if (!listing.ok()) {
    session.say("who: " + listing.status().message());
    return kUsage;
  }
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());

  ActorFilter filter = actor_filter(arguments);
  if (!arguments.operands().empty()) filter.name = arguments.operands()[0];
  const Result<std::vector<FoundActor>> found = find_actors(*ledger, filter);
  if (!found.ok()) return query_failed(session, arguments, found.status());
  if (listing->form == ListForm::Table && !filter.name.empty()) {
    const Result<Knowledge> known = open_knowledge(arguments);
    if (!known.ok()) return session.fail(known.status());
    session.out.write(known_of(*known, filter.name));
  }
  ListWriter writer(listing->columns, listing->form, session.terminal.style, sink_of(session));
  if (!arguments.has("--fields")) writer.leave_out_empty();
  for (const FoundActor& actor : *found) {
    if (!writer.row(listing->whole_records ? std::vector<Cell>() : cells_of(actor, *listing),
                    listing->whole_records ? row_json(actor) : std::string())) {
      break;
    }
  }
  writer.finish();
  if (found->empty()) session.say("who: nobody is like that" + in_ledger(arguments));
  return session.exit_code(!found->empty());
}

}  // namespace hearsay::cli
