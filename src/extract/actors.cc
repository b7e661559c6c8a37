#include "extract/actors.h"

#include <algorithm>
#include <map>
#include <set>

#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

// The last run of names in a holder: "Pentagon spokesperson Rebecca Rebarich" -> "Rebecca Rebarich".
Range name_run(const Lexemes& lexemes, Range range) {
  Range best;
  for (uint32_t i = range.begin; i < range.end;) {
    if (!lexemes[i].is(Tag::Name) || lexemes[i].has(kTitle)) {
      ++i;
      continue;
    }
    uint32_t end = i;
    while (end < range.end && lexemes[end].is(Tag::Name)) ++end;
    best = {i, end};
    if (end < range.end && (lexemes[end].is(Tag::Preposition) || lexemes[end].is(Tag::Comma))) break;
    i = end;
  }
  return best;
}

std::string id_of(std::string_view name) {
  std::string id;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) id.push_back(c);
    else if (c >= 'A' && c <= 'Z') id.push_back(static_cast<char>(c - 'A' + 'a'));
    else if (!id.empty() && id.back() != '-') id.push_back('-');
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

}  // namespace

void find_actors(const Lexemes& lexemes, Report& report) {
  const std::string_view text = report.article.text;
  std::map<std::string, size_t, std::less<>> by_last_word;
  std::set<std::string> ids;
  std::map<uint32_t, size_t> by_span;  // begin of a holder -> actor
  for (Statement& statement : report.statements) {
    for (Hop& hop : statement.chain) {
      if (!hop.holder || !hop.holder->named.value_or(false) || !hop.holder->refers_to.empty()) continue;
      Holder& holder = *hop.holder;
      const Range range{lexemes.at_or_after(holder.span.begin), lexemes.at_or_after(holder.span.end)};
      const Range run = name_run(lexemes, range);
      if (run.empty()) continue;
      const std::string_view name = lexemes.span(run).of(text);
      const std::string last(lexemes[run.end - 1].span.of(text));
      const auto [place, fresh] = by_last_word.try_emplace(last, report.actors.size());
      if (fresh) {
        Actor actor;
        actor.name = name;
        actor.kind = holder.kind;
        actor.country = holder.country;
        std::string id = id_of(name);
        if (id.empty()) id = "actor";
        std::string unique = id;
        for (int n = 2; !ids.insert(unique).second; ++n) unique = id + "-" + std::to_string(n);
        actor.id = unique;
        report.actors.push_back(std::move(actor));
      }
      Actor& actor = report.actors[place->second];
      if (name.size() > actor.name.size()) actor.name = name;
      actor.mentions.push_back(holder.span);
      holder.actor = actor.id;
      by_span[holder.span.begin] = place->second;
    }
  }
  for (Statement& statement : report.statements) {
    for (Hop& hop : statement.chain) {
      if (!hop.holder || hop.holder->refers_to.empty()) continue;
      const auto found = by_span.find(hop.holder->refers_to.begin);
      if (found == by_span.end()) continue;
      Actor& actor = report.actors[found->second];
      hop.holder->actor = actor.id;
      actor.mentions.push_back(hop.holder->span);
    }
  }
  for (Actor& actor : report.actors) {
    std::sort(actor.mentions.begin(), actor.mentions.end());
    actor.mentions.erase(std::unique(actor.mentions.begin(), actor.mentions.end()), actor.mentions.end());
  }
}

}  // namespace hearsay::extract
