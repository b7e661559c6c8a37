// hearsay code: country and sector of actor phrases.
#include "base/json_writer.h"
#include "base/utf8.h"
#include "cli/knowledge_file.h"
#include "cli/list_output.h"
#include "io/env.h"

namespace hearsay::cli {
namespace {

constexpr size_t kLongestLine = 65536;

constexpr Column kColumns[] = {
    {"phrase", "phrase", 24, false, true, 2},
    {"country", "country", 3},
    {"code", "code", 3},
    {"second", "second", 3},
    {"sector", "sector", 8},
    {"actor", "actor", 8},
    {"name", "name", 16},
    {"office", "office", 12},
};

struct Asked {
  std::string phrase, date, context;
};

std::vector<Cell> cells_of(const Asked& asked, const ActorCode& code, const Listing& listing) {
  const auto text_or_none = [](std::string_view text) {
    return text.empty() ? Cell() : Cell::of_text(std::string(text));
  };
  const Cell all[] = {
      Cell::of_text(asked.phrase, Ink::Strong),
      text_or_none(code.country),
      text_or_none(code_of(code.sector)),
      text_or_none(code_of(code.second)),
      code.sector == Sector::Unknown ? Cell() : Cell::of_text(std::string(name_of(code.sector))),
      code.actor == nullptr ? Cell() : text_or_none(code.actor->id),
      code.actor == nullptr ? Cell() : text_or_none(code.actor->name),
      code.office == nullptr ? Cell() : text_or_none(code.office->title),
  };
  std::vector<Cell> cells;
  for (const uint32_t index : listing.picked) cells.push_back(all[index]);
  return cells;
}

std::string row_json(const Asked& asked, const ActorCode& code) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("phrase");
  json.string(asked.phrase);
  json.key("country");
  json.string_or_null(code.country);
  json.key("code");
  json.string_or_null(code_of(code.sector));
  json.key("second");
  json.string_or_null(code_of(code.second));
  json.key("actor");
  json.string_or_null(code.actor == nullptr ? std::string_view() : code.actor->id);
  json.key("name");
  json.string_or_null(code.actor == nullptr ? std::string_view() : code.actor->name);
  json.key("office");
  json.string_or_null(code.office == nullptr ? std::string_view() : code.office->title);
  json.end_object();
  return out;
}

// "PHRASE<TAB>DATE<TAB>CONTEXT", the last two as far as they are there.
Asked asked_in(const std::string& line, const Asked& standard) {
  const std::vector<std::string_view> fields = split(line, '\t');
  Asked asked = standard;
  asked.phrase = fields[0];
  if (fields.size() > 1 && !fields[1].empty()) asked.date = fields[1];
  if (fields.size() > 2 && !fields[2].empty()) asked.context = fields[2];
  return asked;
}

}  // namespace

int run_code(Session& session, const Arguments& arguments) {
  const Result<Listing> listing = listing_from(arguments, session, kColumns,
                                               {"phrase", "country", "code", "sector", "name", "office"});
  if (!listing.ok()) {
    session.say("code: " + listing.status().message());
    return kUsage;
  }
  const Result<Knowledge> known = open_knowledge(arguments);
  if (!known.ok()) return session.fail(known.status());
  ListWriter writer(listing->columns, listing->form, session.terminal.style, sink_of(session));
  bool found = false;
  const auto answer = [&](const Asked& asked) {
    const ActorCode code = code_actor(
        *known, {.text = asked.phrase, .context = asked.context, .date = asked.date});
    found = found || !code.country.empty() || code.sector != Sector::Unknown;
    return writer.row(
        listing->whole_records ? std::vector<Cell>() : cells_of(asked, code, *listing),
        listing->whole_records ? row_json(asked, code) : std::string());
  };
  const Asked standard = {{}, arguments.text("--date"), arguments.text("--context")};
  for (const std::string& operand : arguments.operands()) {
    if (operand != "-") {
      Asked asked = standard;
      asked.phrase = operand;
      if (first_invalid_utf8(operand)) {
        session.report("code: a phrase is not UTF-8");
      } else if (!answer(asked)) {
        break;
      }
      continue;
    }
    Result<std::unique_ptr<ByteSource>> input = Env::real().open("-");
    if (!input.ok()) return session.fail(input.status());
    LineReader lines(*input.value(), kLongestLine);
    LineReader::Line line;
    for (;;) {
      const Result<bool> more = lines.next(line);
      if (!more.ok()) return session.fail(more.status());
      if (!more.value()) break;
      const bool readable = !line.too_long && !first_invalid_utf8(line.text);
      if (!readable) {
        session.report("standard input:" + std::to_string(line.number) +
                       (line.too_long ? ": the line is longer than 65,536 bytes"
                                      : ": the line is not UTF-8"));
        continue;
      }
      if (!answer(asked_in(line.text, standard))) break;
    }
  }
  writer.finish();
  return session.exit_code(found);
}

}  // namespace hearsay::cli
