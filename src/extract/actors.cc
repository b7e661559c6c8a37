#include "extract/actors.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "extract/lexicon/words.h"
#include "extract/source_attributes.h"

namespace hearsay::extract {
namespace {

// Letters and digits in lower case (beyond ASCII as they are), anything else a hyphen; an
// apostrophe, straight or curly, and the stop of an abbreviation leave no trace.
std::string slug_of(std::string_view name) {
  std::string id;
  for (size_t at = 0; at < name.size();) {
    const CodePoint c = decode_utf8(name, at);
    const std::string_view bytes = name.substr(at, c.length);
    at += c.length;
    if (c.value >= 'A' && c.value <= 'Z') {
      id.push_back(static_cast<char>(c.value - 'A' + 'a'));
    } else if ((c.value >= 'a' && c.value <= 'z') || (c.value >= '0' && c.value <= '9')) {
      id.push_back(static_cast<char>(c.value));
    } else if (c.value == '.' || c.value == '\'' || c.value == 0x2018 || c.value == 0x2019) {
      continue;
    } else if (c.value >= 0x80 && (c.value < 0x2000 || c.value > 0x206F)) {  // no dashes, quotes
      id.append(bytes);
    } else if (!id.empty() && id.back() != '-') {
      id.push_back('-');
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "actor" : id;
}

class ActorList {
 public:
  ActorList(const Lexemes& lexemes, const ArticleNames& names, Report& report)
      : lexemes_(lexemes),
        names_(names),
        report_(report),
        of_entity_(names.entities().size(), kNone) {}

  size_t of_entity(uint32_t entity) {
    if (of_entity_[entity] == kNone) {
      const NamedEntity& one = names_.entities()[entity];
      std::string_view name = names_.name(entity);
      // "Washington", "the U.S." and "the Americans", as governments, are one.
      const Country* country = one.kind == HolderKind::State ? find_country(name, true) : nullptr;
      if (country != nullptr) {
        const auto [place, fresh] = of_country_.try_emplace(country->code, report_.actors.size());
        if (fresh) add(country->name, HolderKind::State, std::string(country->code));
        return of_entity_[entity] = place->second;
      }
      of_entity_[entity] = add(name, one.kind, std::string(one.country));
    }
    return of_entity_[entity];
  }

  size_t of_words(std::string_view words, const Holder& holder) {
    for (const std::string_view article : {"the ", "The ", "THE "}) {
      if (words.starts_with(article)) words.remove_prefix(article.size());
    }
    if (const Country* country =
            holder.kind == HolderKind::State ? find_country(words, true) : nullptr;
        country != nullptr) {
      const auto [known, first] = of_country_.try_emplace(country->code, report_.actors.size());
      if (first) add(country->name, HolderKind::State, std::string(country->code));
      return known->second;
    }
    if (holder.kind == HolderKind::State && !holder.country.empty()) {  // "Israel's government"
      for (const Country& country : countries()) {
        if (country.code != holder.country) continue;
        const auto [known, first] = of_country_.try_emplace(country.code, report_.actors.size());
        if (first) add(country.name, HolderKind::State, holder.country);
        return known->second;
      }
    }
    const auto [place, fresh] = by_words_.try_emplace(slug_of(words), report_.actors.size());
    if (fresh) add(words, holder.kind, holder.country);
    return place->second;
  }

  void mention(size_t actor, Span span) { report_.actors[actor].mentions.push_back(span); }

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);

  size_t add(std::string_view name, HolderKind kind, std::string country) {
    Actor actor;
    actor.name = name;
    actor.kind = kind;
    actor.country = std::move(country);
    const std::string slug = slug_of(name);
    actor.id = slug;
    for (int n = 2; !ids_.insert(actor.id).second; ++n) actor.id = slug + "-" + std::to_string(n);
    report_.actors.push_back(std::move(actor));
    return report_.actors.size() - 1;
  }

  const Lexemes& lexemes_;
  const ArticleNames& names_;
  Report& report_;
  std::vector<size_t> of_entity_;
  std::unordered_map<std::string, size_t> by_words_;
  std::unordered_map<std::string_view, size_t> of_country_;
  std::unordered_set<std::string> ids_;
};

}  // namespace

void list_actors(const Lexemes& lexemes, const ArticleNames& names,
                 const std::vector<ResolvedHolder>& holders, Report& report) {
  constexpr uint32_t kLongest = 10;  // words of a description that stands for a name
  ActorList list(lexemes, names, report);
  std::unordered_map<uint32_t, size_t>
      of_span;  // begin of a holder -> actor, for what refers to it
  for (const ResolvedHolder& one : holders) {
    Holder& holder = *one.holder;
    holder.actor.clear();
    if (!holder.named.value_or(false) || holder.number == Number::Several) continue;
    const HolderWords parts = words_of(lexemes, &names, holder.span);
    if (parts.range.empty() || parts.compound) continue;
    size_t actor = 0;
    if (one.entity != ResolvedHolder::kNobody) {
      actor = list.of_entity(one.entity);
    } else if (!holder.refers_to.empty()) {
      const auto to = of_span.find(holder.refers_to.begin);
      if (to == of_span.end()) continue;
      holder.actor = report.actors[to->second].id;
      list.mention(to->second, holder.span);
      continue;
    } else if (holder.kind == HolderKind::Document || holder.kind == HolderKind::Unknown ||
               parts.range.end - parts.range.begin > kLongest ||
               (holder.kind == HolderKind::Person && !lexemes[parts.head].means(kPersonNoun)) ||
               lexemes[parts.head].is(Tag::Pronoun) ||
               lexemes[parts.range.begin].is(Tag::Possessive)) {
      continue;  // "her office" says nothing outside this sentence
    } else {
      actor = list.of_words(lexemes.span(parts.range).of(report.article.text), holder);
    }
    list.mention(actor, holder.span);
    holder.actor = report.actors[actor].id;
    of_span.emplace(holder.span.begin, actor);
  }
  for (Statement& statement : report.statements) {
    for (Hop& hop : statement.chain) {
      if (!hop.recipient || hop.recipient->span.empty()) continue;
      Holder as_holder;
      as_holder.span = hop.recipient->span;
      const HolderWords parts = words_of(lexemes, &names, as_holder.span);
      if (parts.range.empty() || parts.compound || parts.name == nullptr) continue;
      const size_t actor = list.of_entity(parts.name->entity);
      list.mention(actor, hop.recipient->span);
      hop.recipient->actor = report.actors[actor].id;
    }
  }
  for (Actor& actor : report.actors) {
    std::sort(actor.mentions.begin(), actor.mentions.end());
    actor.mentions.erase(std::unique(actor.mentions.begin(), actor.mentions.end()),
                         actor.mentions.end());
  }
}

}  // namespace hearsay::extract
