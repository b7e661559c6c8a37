// Claims: the list, and the page of one: who asserts, who denies, who is silent, and on how many
// origins it rests.
#include <algorithm>
#include <map>

#include "hearsay/across_query.h"
#include "serve/pages/pages.h"
#include "show/across_json.h"
#include "show/statement_view.h"

namespace hearsay::serve {
namespace {

std::string origins_in_words(const Support& support) {
  if (support.most_origins == 0) return "no origin recorded";
  std::string out = std::to_string(support.least_origins);
  if (support.most_origins != support.least_origins) {
    out += " to " + std::to_string(support.most_origins);
  }
  return out + (support.most_origins == 1 ? " origin" : " origins");
}

std::string counted(uint32_t number, std::string_view one) {
  return std::to_string(number) + " " + std::string(one) + (number == 1 ? "" : "s");
}

// Which of the three columns a statement stands in.
enum class Column : uint8_t { Asserts, Denies, Silent };

Column column_of(const Member& member) {
  switch (member.statement().act) {
    case Act::Deny:
    case Act::Doubt:
      return Column::Denies;
    case Act::Decline:
    case Act::Silent:
      return Column::Silent;
    default:
      return member.side == Polarity::Negative ? Column::Denies : Column::Asserts;
  }
}

void add_member(Html& html, const Member& member) {
  const Statement& statement = member.statement();
  const Surroundings around(*member.report);
  const StatementView view = view_of(around, statement);
  html.open("li");
  html.open("p", {{"class", "line"}});
  add_act(html, statement.act);
  html.text(" ");
  add_chain(html, view, statement,
            member.article().outlet.empty() ? "article" : std::string_view(member.article().outlet));
  html.close();
  html.open("blockquote", {{"dir", "auto"}});
  html.text(content_text(member.article(), statement));
  html.close();
  html.open("p", {{"class", "where"}});
  html.element("a", member.article().published.empty() ? "passage"
                                                       : member.article().published.substr(0, 10),
               {{"href", "/a/" + percent_encoded(member.article().id) + "#" +
                             percent_encoded(statement.id)}});
  html.close().close();
}

void add_column(Html& html, const std::vector<const Member*>& members, Literal heading,
                Literal none) {
  html.open("section");
  html.element("h2", std::string(heading.view()) + " (" + std::to_string(members.size()) + ")");
  if (members.empty()) html.element("p", none.view(), {{"class", "where"}});
  html.open("ul", {{"class", "members"}});
  for (const Member* member : members) add_member(html, *member);
  html.close().close();
}

std::string claim_text(const ClaimPage& page) {
  if (page.input.members.empty()) return page.id;
  const Member& first = page.input.members.front();
  const std::string text = content_text(first.article(), first.statement());
  return text.empty() ? page.id : text;
}

// Where a statement named from outside may be read.
void add_reference(Html& html, const StatementRef& reference, std::string_view words) {
  if (reference.article.empty()) {
    html.text(words);
    return;
  }
  html.element("a", words, {{"href", "/a/" + percent_encoded(reference.article) + "#" +
                                         percent_encoded(reference.statement)}});
}

void add_origins(Html& html, const ClaimPage& page) {
  html.element("h2", "Origins");
  html.element("p", page.analysis.origins.words);
  html.open("ol", {{"class", "origins"}});
  for (const Origin& origin : page.analysis.origins.origins) {
    html.open("li").open("b");
    if (origin.actor.empty()) {
      html.text(origin.name);
    } else {
      html.element("a", origin.name, {{"href", "/actor/" + percent_encoded(origin.actor)}});
    }
    html.close();
    if (origin.named && !*origin.named) html.element("small", " unnamed");
    if (!origin.through.empty()) html.text(", through " + origin.through);
    html.text(": " + counted(origin.articles, "article"));
    if (!origin.outlets.empty()) {
      std::string outlets;
      for (const std::string& outlet : origin.outlets) outlets += (outlets.empty() ? "" : ", ") + outlet;
      html.text(" (" + outlets + ")");
    }
    if (!origin.first_published.empty()) html.text(", since " + origin.first_published.substr(0, 10));
    if (origin.withdrawn) html.element("small", " withdrawn or corrected");
    html.close();
  }
  html.close();
  if (page.support.evidence.empty()) return;
  html.open("details", {{"open", "open"}}).element("summary", "The evidence");
  html.open("ul");
  for (const Evidence& evidence : page.support.evidence) {
    html.open("li").element("b", name_of(evidence.kind)).text(": " + evidence.text);
    for (const StatementRef& passage : evidence.passages) {
      html.text(" ");
      add_reference(html, passage, "passage");
    }
    html.close();
  }
  html.close().close();
}

bool is_repeat(Relation relation) {
  return relation == Relation::Verbatim || relation == Relation::Edited ||
         relation == Relation::Abridged || relation == Relation::Revision;
}

// The graph as a table: every picture has one.
void add_provenance(Html& html, const Provenance& graph) {
  if (graph.edges.empty()) return;
  html.element("h2", "Who has it from whom");
  html.open("table").open("thead").open("tr");
  for (const Literal head : {Literal("Report or source"), Literal("has it from"), Literal("How")}) {
    html.element("th", head.view(), {{"scope", "col"}});
  }
  html.close().close().open("tbody");
  for (const ProvenanceEdge& edge : graph.edges) {
    if (edge.from >= graph.nodes.size() || edge.to >= graph.nodes.size()) continue;
    const auto node = [&](const ProvenanceNode& one) {
      html.open("td");
      if (one.article.empty()) {
        html.text(one.label);
      } else {
        html.element("a", one.label, {{"href", "/a/" + percent_encoded(one.article)}});
      }
      if (one.root) html.element("small", " origin");
      html.close();
    };
    html.open("tr");
    node(graph.nodes[edge.from]);
    node(graph.nodes[edge.to]);
    html.open("td").text(name_of(edge.kind));
    if (!edge.label.empty()) html.text(", ").element("i", edge.label);
    if (edge.hop_dropped) html.element("small", " not said by the report");
    html.close().close();
  }
  html.close().close();
}

void add_what_moved(Html& html, const ClaimPage& page) {
  if (!page.analysis.changes.empty()) {
    html.element("h2", "Changes of position");
    html.open("ul");
    for (const Change& change : page.analysis.changes) {
      html.open("li").element("b", change.name).text(": " + change.reason + " ");
      add_reference(html, change.before, "before");
      html.text(", ");
      add_reference(html, change.after, "after");
      html.close();
    }
    html.close();
  }
  if (!page.analysis.drifts.empty()) {
    html.element("h2", "Lost on the way");
    html.open("ul");
    for (const Drift& drift : page.analysis.drifts) {
      html.open("li").element("b", name_of(drift.kind)).text(": " + drift.reason + " ");
      add_reference(html, drift.from, "from");
      html.text(", ");
      add_reference(html, drift.to, "to");
      html.close();
    }
    html.close();
  }
}

}  // namespace

Response claims_page(const Asked& asked, Ledger& ledger) {
  ClaimFilter filter;
  const Result<StatementFilter> statements = statement_filter(asked);
  if (!statements.ok()) return error_page(statements.status(), asked.form);
  filter.statements = *statements;
  filter.limit = statements->limit;
  const std::string_view only = asked.request.parameter("only");
  filter.contested = only == "contested";
  filter.single_origin = only == "single-origin";
  filter.unanswered = only == "unanswered";
  if (!only.empty() && !filter.contested && !filter.single_origin && !filter.unanswered) {
    return error_page(400, "only is contested, single-origin or unanswered", asked.form);
  }
  std::vector<FoundClaim> found;
  const Status status = each_claim(ledger, filter, [&found](const FoundClaim& claim) {
    found.push_back(claim);
    return true;
  });
  if (!status.ok()) return error_page(status, asked.form);
  if (asked.form != Form::Html) {
    RowsOut out(asked.form);
    for (const FoundClaim& claim : found) out.add(row_json(claim));
    return out.finish(asked, {});
  }
  Html main;
  main.element("h1", "Claims");
  main.open("p", {{"class", "choices"}});
  struct Choice {
    Literal value, name;
  };
  for (const Choice& choice : {Choice{"", "All"}, Choice{"contested", "Contested"},
                               Choice{"single-origin", "On one origin"},
                               Choice{"unanswered", "Unanswered"}}) {
    const std::string link = choice.value.view().empty()
                                 ? "/claims"
                                 : "/claims?only=" + std::string(choice.value.view());
    if (choice.value.view() == only) {
      main.element("a", choice.name.view(), {{"href", link}, {"aria-current", "true"}});
    } else {
      main.element("a", choice.name.view(), {{"href", link}});
    }
    main.text(" ");
  }
  main.close();
  if (found.empty()) {
    main.element("p", "No claim is like that: nothing here is said in two statements yet.",
                 {{"class", "lead"}});
  }
  main.open("ul", {{"class", "list"}});
  for (const FoundClaim& claim : found) {
    main.open("li");
    main.element("a", claim.text.empty() ? claim.id : claim.text,
                 {{"href", "/c/" + percent_encoded(claim.id)}});
    std::string counts = counted(claim.articles, "article") + ", " + origins_in_words(claim.support);
    if (claim.denied != 0) counts += ", denied in " + std::to_string(claim.denied);
    if (claim.doubted != 0) counts += ", doubted in " + std::to_string(claim.doubted);
    if (claim.declined + claim.silent != 0) {
      counts += ", no answer in " + std::to_string(claim.declined + claim.silent);
    }
    main.element("span", counts, {{"class", "aside"}}).close();
  }
  main.close();
  return html_response(framed({.title = "Claims", .section = "/claims", .data = "/claims.json"}, main));
}

Response claim_page_of(const Asked& asked, Ledger& ledger) {
  const Result<ClaimPage> found = claim_page(ledger, asked.rest);
  if (!found.ok()) return error_page(found.status(), asked.form);
  if (asked.form == Form::Json) return data_response(claim_json(*found) + "\n", Form::Json);
  const ClaimPage& page = *found;
  std::vector<const Member*> columns[3];
  for (const Member& member : page.input.members) {
    columns[static_cast<size_t>(column_of(member))].push_back(&member);
  }
  for (const Member& member : page.input.context) {
    if (member.to_claim == Relation::Answers) {
      columns[static_cast<size_t>(column_of(member))].push_back(&member);
    } else if (member.to_claim == Relation::Contradicts) {
      columns[static_cast<size_t>(Column::Denies)].push_back(&member);
    }
  }
  Html main;
  main.open("p", {{"class", "aside"}}).text("Claim " + page.id);
  for (const std::string& story : page.stories) {
    main.text(" \xC2\xB7 ").element("a", "its story", {{"href", "/story/" + percent_encoded(story)}});
  }
  main.close();
  main.element("h1", claim_text(page));
  main.element("p",
               counted(page.support.articles, "article") + ", " +
                   counted(page.support.outlets, "outlet") + ", " + origins_in_words(page.support) +
                   " \xC2\xB7 independence: " + std::string(name_of(page.support.independence)),
               {{"class", "summary"}});
  main.open("div", {{"class", "columns"}});
  add_column(main, columns[0], "Asserts", "Nobody puts it forward here.");
  add_column(main, columns[1], "Denies or doubts", "Nobody denies or doubts it here.");
  add_column(main, columns[2], "Silent", "Nobody was asked and did not answer.");
  main.close();
  add_origins(main, page);
  add_provenance(main, page.analysis.provenance);
  add_what_moved(main, page);
  return html_response(framed({.title = claim_text(page),
                               .section = "/claims",
                               .data = "/c/" + percent_encoded(page.id) + ".json"},
                              main));
}

Response stories_page(const Asked& asked, Ledger& ledger) {
  const Result<StatementFilter> checked = statement_filter(asked);
  if (!checked.ok()) return error_page(checked.status(), asked.form);
  StoryFilter filter;
  filter.since = checked->since;
  filter.until = checked->until;
  filter.outlet = checked->outlet;
  filter.text = checked->text;
  filter.limit = checked->limit;
  const Result<std::vector<FoundStory>> found = find_stories(ledger, filter);
  if (!found.ok()) return error_page(found.status(), asked.form);
  if (asked.form != Form::Html) {
    RowsOut out(asked.form);
    for (const FoundStory& story : *found) out.add(row_json(story));
    return out.finish(asked, {});
  }
  Html main;
  main.element("h1", "Stories");
  if (found->empty()) {
    main.element("p", "No two articles here are about one happening.", {{"class", "lead"}});
  }
  main.open("ul", {{"class", "list"}});
  for (const FoundStory& story : *found) {
    main.open("li");
    main.element("a", story.title, {{"href", "/story/" + percent_encoded(story.id)}});
    std::string known = counted(story.articles, "article") + ", " + counted(story.outlets, "outlet");
    if (!story.since.empty()) {
      known += ", " + story.since.substr(0, 10);
      if (story.until.substr(0, 10) != story.since.substr(0, 10)) {
        known += " to " + story.until.substr(0, 10);
      }
    }
    main.element("span", known, {{"class", "aside"}}).close();
  }
  main.close();
  return html_response(framed({.title = "Stories", .section = "/stories", .data = "/stories.json"}, main));
}

Response story_page_of(const Asked& asked, Ledger& ledger) {
  const Result<StoryPage> found = story_page(ledger, asked.rest);
  if (!found.ok()) return error_page(found.status(), asked.form);
  if (asked.form == Form::Json) return data_response(story_json(*found) + "\n", Form::Json);
  constexpr uint32_t kMostClaims = 12;
  const Result<std::vector<ClaimPage>> claims = claims_of_story(ledger, *found, kMostClaims);
  if (!claims.ok()) return error_page(claims.status(), asked.form);
  Html main;
  main.element("h1", found->story.title);
  main.element("p", counted(found->story.articles, "article") + " of " +
                        counted(found->story.outlets, "outlet"),
               {{"class", "summary"}});
  main.element("h2", "What is claimed");
  main.open("ul", {{"class", "list"}});
  for (const ClaimPage& claim : *claims) {
    main.open("li");
    main.element("a", claim_text(claim), {{"href", "/c/" + percent_encoded(claim.id)}});
    main.element("span",
                 counted(claim.support.articles, "article") + ", " + origins_in_words(claim.support) +
                     ", " + std::string(name_of(claim.support.independence)),
                 {{"class", "aside"}})
        .close();
  }
  main.close();
  main.element("h2", "Its articles, repeats folded beneath");
  main.open("ul", {{"class", "list"}});
  const auto add_article = [&main](const Article& article) {
    main.element("a", title_of(article), {{"href", "/a/" + percent_encoded(article.id)}});
    main.element("span", date_and_outlet(article), {{"class", "aside"}});
  };
  // Each repeat under the article it comes from in the end; links go from later to earlier ones.
  std::map<std::string, std::string> repeats_of;
  for (const CopyLink& copy : found->copies) {
    if (is_repeat(copy.link.relation)) repeats_of.try_emplace(copy.later, copy.earlier);
  }
  const auto root_of = [&](std::string id) {
    for (size_t steps = 0; steps <= repeats_of.size(); ++steps) {
      const auto next = repeats_of.find(id);
      if (next == repeats_of.end()) break;
      id = next->second;
    }
    return id;
  };
  for (const auto& report : found->reports) {
    const std::string& id = report->article.id;
    if (repeats_of.count(id) != 0) continue;
    main.open("li");
    add_article(report->article);
    std::vector<const Report*> repeats;
    for (const auto& other : found->reports) {
      if (other != report && root_of(other->article.id) == id) repeats.push_back(other.get());
    }
    if (!repeats.empty()) {
      main.open("details").element("summary", counted(static_cast<uint32_t>(repeats.size()), "repeat"));
      main.open("ul");
      for (const Report* repeat : repeats) {
        main.open("li");
        add_article(repeat->article);
        main.close();
      }
      main.close().close();
    }
    main.close();
  }
  main.close();
  return html_response(framed({.title = found->story.title,
                               .section = "/stories",
                               .data = "/story/" + percent_encoded(found->story.id) + ".json"},
                              main));
}

}  // namespace hearsay::serve
