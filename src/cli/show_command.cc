// hearsay show and hearsay trace: one thing of the ledger, by its id.
#include "across/origins/origins.h"
#include "cli/ledger_access.h"
#include "hearsay/across_query.h"
#include "hearsay/captures.h"
#include "show/across_json.h"
#include "show/article_view.h"
#include "show/capture_view.h"
#include "show/claim_view.h"
#include "show/rows_json.h"
#include "show/trace_view.h"

namespace hearsay::cli {
namespace {

// Where the words stand, for who wants to look them up in the article's text.
void add_position(std::string& out, const StatementView& view, const Article& article,
                  const Style& style) {
  Prose prose(style.unicode);
  prose.add(view.id + " in " + article.id + ", characters " + std::to_string(view.begin) + " to " +
                std::to_string(view.end),
            Ink::Faint);
  out += '\n';
  paint(out, prose.line(), style);
  out += '\n';
}

void add_version(std::string& out, const FoundArticle& found, const Style& style) {
  Prose prose(style.unicode);
  if (!found.replaces.empty()) {
    prose.add("version " + std::to_string(found.version) + ", after " + found.replaces, Ink::Faint);
  }
  if (!found.replaced_by.empty()) {
    prose.add(prose.empty() ? "" : "; ", Ink::Faint)
        .add("a newer version is " + found.replaced_by, Ink::Warning);
  }
  if (prose.empty()) return;
  out += '\n';
  paint(out, prose.line(), style);
  out += '\n';
}

void add_captures(std::string& out, Ledger& ledger, const std::string& article,
                  const Style& style) {
  const Result<std::vector<KeptCapture>> captures = captures_of(ledger, article);
  if (!captures.ok()) return;  // the article is whole; `verify` tells of the rest
  for (const KeptCapture& kept : *captures) {
    Prose prose(style.unicode);
    prose.add(capture_line(kept), Ink::Faint);
    out += '\n';
    paint(out, prose.line(), style);
    out += '\n';
  }
}

std::string shown_text(const Shown& shown, Ledger& ledger, const Style& style) {
  std::string out;
  switch (shown.kind) {
    case Shown::Kind::Article: {
      Report report = shown.report;
      // The ledger keeps no sentences; the text stage finds them again.
      const Surroundings around(report);
      report.text = around.text();
      out = article_text(report, style);
      add_version(out, shown.article, style);
      add_captures(out, ledger, shown.article.article.id, style);
      return out;
    }
    case Shown::Kind::Statement: {
      const Surroundings around(*shown.statement.article);
      const StatementView view = view_of(around, shown.statement.statement);
      out = article_head(*shown.statement.article, words_in(around.text()), style) + "\n";
      out += statement_text(view, style);
      add_position(out, view, *shown.statement.article, style);
      return out;
    }
    case Shown::Kind::Actor:
      break;
  }
  Prose head(style.unicode);
  head.add(shown.actor.name, Ink::Strong);
  Prose known(style.unicode);
  known.add(std::string(name_of(shown.actor.kind)) +
                (shown.actor.country.empty() ? "" : ", " + shown.actor.country) + ", " +
                std::to_string(shown.actor.statements) +
                (shown.actor.statements == 1 ? " statement in " : " statements in ") +
                std::to_string(shown.actor.articles) +
                (shown.actor.articles == 1 ? " article" : " articles"),
            Ink::Faint);
  paint(out, head.line(), style);
  out += '\n';
  paint(out, known.line(), style);
  out += '\n';
  std::shared_ptr<const Article> article;
  std::unique_ptr<Surroundings> around;
  for (const FoundStatement& found : shown.statements) {
    out += '\n';
    if (article != found.article) {
      article = found.article;
      around = std::make_unique<Surroundings>(*article);
      out += article_head(*article, words_in(around->text()), style) + "\n";
    }
    out += statement_text(view_of(*around, found.statement), style);
  }
  return out;
}

}  // namespace

int run_show(Session& session, const Arguments& arguments) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const std::string& id = arguments.operands()[0];
  if (id.starts_with("c:")) {
    const Result<ClaimPage> page = claim_page(*ledger, id);
    if (!page.ok() && find_capture(*ledger, id).ok()) {
      session.say("show: " + id + " is a capture; `hearsay capture " + id + "` shows it");
      return kNone;
    }
    if (!page.ok()) return query_failed(session, arguments, page.status());
    session.out.write(arguments.has("--json") ? claim_json(*page) + "\n"
                                              : claim_text(*page, session.terminal.style));
    return kFound;
  }
  if (id.starts_with("t:")) {
    session.say("show: " + id + " is a story; `hearsay story " + id + "` shows it");
    return kUsage;
  }
  const Result<Shown> shown = find_by_id(*ledger, id);
  if (!shown.ok()) return query_failed(session, arguments, shown.status());
  session.out.write(arguments.has("--json") ? shown_json(*shown) + "\n"
                                            : shown_text(*shown, *ledger, session.terminal.style));
  return kFound;
}

int run_trace(Session& session, const Arguments& arguments) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const std::string& id = arguments.operands()[0];
  const std::string format = arguments.has("--json") ? "json" : arguments.text("--format");
  if (id.starts_with("c:")) {
    const Result<ClaimPage> page = claim_page(*ledger, id);
    if (!page.ok()) return query_failed(session, arguments, page.status());
    const Provenance& graph = page->analysis.provenance;
    session.out.write(format == "json"      ? across::provenance_json(graph) + "\n"
                      : format == "dot"     ? across::provenance_dot(graph)
                      : format == "mermaid" ? across::provenance_mermaid(graph)
                                            : provenance_text(*page, session.terminal.style));
    return kFound;
  }
  if (format == "dot" || format == "mermaid") {
    session.say("trace: " + format + " draws a claim (c:...); a statement has text and json");
    return kUsage;
  }
  const Result<Trace> trace = trace_statement(*ledger, id);
  if (!trace.ok()) return query_failed(session, arguments, trace.status());
  session.out.write(format == "json" ? trace_json(*trace) + "\n"
                                     : trace_text(*trace, session.terminal.style));
  return kFound;
}

}  // namespace hearsay::cli
