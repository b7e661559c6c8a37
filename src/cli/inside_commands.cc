// hearsay explain, tokens and stages: what happens between a text and its statements.
#include "base/json_writer.h"
#include "cli/extraction.h"
#include "cli/list_output.h"
#include "show/explain_view.h"
#include "language/conllu.h"

namespace hearsay::cli {
namespace {

int usage(const Session& session, const Arguments& arguments, const Status& status) {
  session.say(std::string(arguments.command().name) + ": " + status.message());
  return kUsage;
}

// One sentence a line, a space between two tokens, an empty line between paragraphs.
std::string plain_tokens(const Report& report) {
  std::string out;
  const TextLayer& text = report.text;
  for (size_t i = 0; i < text.sentences.size(); ++i) {
    const Sentence& sentence = text.sentences[i];
    if (i != 0 && sentence.paragraph != text.sentences[i - 1].paragraph) out += '\n';
    for (uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      if (t != sentence.first_token) out += ' ';
      out += text.tokens[t].span.of(report.article.text);
    }
    out += '\n';
  }
  return out;
}

constexpr Column kStageColumns[] = {
    {"name", "stage", 12},
    {"version", "version", 3, true},
    {"reads", "reads", 12, false, true},
    {"writes", "writes", 12, false, true},
    {"does", "does", 24, false, true, 2},
};

}  // namespace

int run_explain(Session& session, const Arguments& arguments) {
  Result<Extraction> extraction = extraction_from(arguments);
  if (!extraction.ok()) return usage(session, arguments, extraction.status());
  extraction->threads = 1;
  const Style style = session.terminal.style;
  bool first = true;
  const Totals totals = extract_all(
      session, arguments.operands(), *extraction,
      [&style](Worked& worked) { worked.text = explain_text(worked.report, style); },
      [&](Worked&& worked) {
        if (!first) session.out.write("\n");
        first = false;
        return session.out.write(worked.text);
      });
  return session.exit_code(totals.articles != 0);
}

int run_tokens(Session& session, const Arguments& arguments) {
  Result<Extraction> extraction = extraction_from(arguments);
  if (!extraction.ok()) return usage(session, arguments, extraction.status());
  extraction->stages.stop_after = "text";
  const bool plain = arguments.text("--format") == "text";
  const Totals totals = extract_all(
      session, arguments.operands(), *extraction,
      [plain](Worked& worked) {
        worked.text = plain ? plain_tokens(worked.report) : to_conllu(worked.report);
        worked.report = {};
      },
      [&](Worked&& worked) { return session.out.write(worked.text); });
  return session.exit_code(totals.words != 0);
}

int run_stages(Session& session, const Arguments& arguments) {
  Result<Listing> listing = listing_from(arguments, session, kStageColumns, {});
  if (!listing.ok()) return usage(session, arguments, listing.status());
  const Result<Engine> engine = engine_of(arguments);
  if (!engine.ok()) return usage(session, arguments, engine.status());
  const std::span<const Stage> table = stages(*engine);
  ListWriter writer(listing->columns, listing->form, session.terminal.style, sink_of(session));
  for (const Stage& stage : table) {
    if (const auto limit = arguments.number("--limit");
        limit.value_or(0) != 0 && writer.rows() >= *limit)
      break;
    const Cell all[] = {Cell::of_text(stage.name, Ink::Strong), Cell::of_number(stage.version),
                        Cell::of_text(stage.reads), Cell::of_text(stage.writes),
                        Cell::of_text(stage.does)};
    std::vector<Cell> cells;
    for (uint32_t index : listing->picked) cells.push_back(all[index]);
    writer.row(std::move(cells));
  }
  writer.finish();
  if (const Status status = check_stage_table(table); !status.ok()) return session.fail(status);
  return kFound;
}

}  // namespace hearsay::cli
