// Prints what hearsay knows of holders whose spans are given, for bench/who: so that naming,
// resolving and dating are measured apart from finding statements.
//
//   a line in:  {"text": "...", "published": "2026-03-04", "outlet": "...",
//                "statements": [{"content": [[0, 9]], "chain": [{"holder": [10, 14], "cue": [15,
//                19]}]}]}
//   a line out: {"statements": [{"chain": [{"named": true, "kind": "person", ..., "actor": "Ann
//   Orr"}]}]}
//
// Offsets are bytes of UTF-8 into the text. With a model file as argument references also use its
// mentions, as the trained engine does.
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "extract/coreference/coreference.h"
#include "extract/lexemes.h"
#include "extract/references.h"
#include "extract/said_times.h"
#include "extract/times.h"
#include "hearsay/model.h"
#include "language/analyse.h"
#include "text/segment.h"

namespace {

using hearsay::Span;
using nlohmann::json;

Span span_of(const json& value) {
  if (!value.is_array() || value.size() != 2) return {};
  return {value[0].get<uint32_t>(), value[1].get<uint32_t>()};
}

json words(Span span, const std::string& text) {
  return span.empty() ? json(nullptr) : json(std::string(span.of(text)));
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::string line;
  const hearsay::Limits limits;
  std::shared_ptr<const hearsay::Model> model;
  if (argc == 2) {
    auto opened = hearsay::Model::open(argv[1]);
    if (!opened.ok()) {
      std::fprintf(stderr, "print_who: %s\n", opened.status().message().c_str());
      return 1;
    }
    model = std::move(opened).value();
  }
  while (std::getline(std::cin, line)) {
    const json in = json::parse(line, nullptr, false);
    if (in.is_discarded() || !in.contains("text") || !in.contains("statements")) {
      std::fputs("print_who: a line is no JSON object with text and statements\n", stderr);
      return 1;
    }
    hearsay::Report report;
    report.article.text = in["text"].get<std::string>();
    report.article.body = {in.value("begin", 0u),
                           static_cast<uint32_t>(report.article.text.size())};
    report.article.published = in.value("published", "");
    report.article.outlet = in.value("outlet", "");
    if (const hearsay::Status status = hearsay::segment_text(report, {limits}); !status.ok()) {
      std::fprintf(stderr, "print_who: %s\n", status.message().c_str());
      return 1;
    }
    if (model != nullptr) {
      (void)hearsay::analyse_language(report, {limits, model.get()});
      (void)hearsay::extract::find_coreference(report, {limits});
    }
    report.times = hearsay::extract::find_times(report);
    const hearsay::extract::Lexemes lexemes = hearsay::extract::read_lexemes(report);
    for (const json& one : in["statements"]) {
      hearsay::Statement statement;
      for (const json& content : one["content"])
        statement.content.spans.push_back(span_of(content));
      for (const json& link : one["chain"]) {
        hearsay::Hop hop;
        hop.cue = span_of(link["cue"]);
        const Span holder = span_of(link["holder"]);
        if (!holder.empty()) {
          hop.holder.emplace();
          hop.holder->span = holder;
        }
        hearsay::Attribution attribution;
        attribution.source = holder;
        attribution.cue = hop.cue;
        attribution.content = statement.content.spans;
        hop.said = hearsay::extract::said_time(report, lexemes, attribution);
        statement.chain.push_back(hop);
      }
      report.statements.push_back(statement);
    }
    hearsay::extract::resolve_references(lexemes, report);
    const std::string& text = report.article.text;
    json statements = json::array();
    for (const hearsay::Statement& statement : report.statements) {
      json chain = json::array();
      for (const hearsay::Hop& hop : statement.chain) {
        json out = json::object();
        if (hop.holder) {
          std::string actor;
          for (const hearsay::Actor& known : report.actors) {
            if (known.id == hop.holder->actor) actor = known.name;
          }
          out = {{"named", hop.holder->named.value_or(false)},
                 {"kind", std::string(hearsay::name_of(hop.holder->kind))},
                 {"number", std::string(hearsay::name_of(hop.holder->number))},
                 {"affiliation", words(hop.holder->affiliation, text)},
                 {"country", hop.holder->country},
                 {"access", words(hop.holder->access, text)},
                 {"anonymity", words(hop.holder->anonymity, text)},
                 {"refers_to", words(hop.holder->refers_to, text)},
                 {"actor", actor}};
        }
        out["said"] = hop.said ? json{{"text", words(hop.said->span, text)},
                                      {"value", hop.said->value},
                                      {"basis", hop.said->basis}}
                               : json(nullptr);
        chain.push_back(out);
      }
      statements.push_back({{"chain", chain}});
    }
    std::cout << json{{"statements", statements}}.dump() << '\n';
  }
  return 0;
}
