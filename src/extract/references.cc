#include "extract/references.h"

#include <algorithm>

#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

struct Known {
  Holder* holder;
  uint32_t lexeme;
};

}  // namespace

void resolve_references(const Lexemes& lexemes, Report& report) {
  std::vector<Known> holders;
  for (Statement& statement : report.statements) {
    for (Hop& hop : statement.chain) {
      if (hop.holder) holders.push_back({&*hop.holder, lexemes.at_or_after(hop.holder->span.begin)});
    }
  }
  std::stable_sort(holders.begin(), holders.end(), [](const Known& a, const Known& b) { return a.lexeme < b.lexeme; });
  const Holder* person = nullptr;  // last single person
  const Holder* group = nullptr;   // last several
  const Holder* body = nullptr;    // last organisation, state, outlet
  const Holder* document = nullptr;
  for (const Known& known : holders) {
    Holder& holder = *known.holder;
    if (known.lexeme >= lexemes.all.size()) continue;
    const Lexeme& first = lexemes[known.lexeme];
    const bool alone = lexemes.at_or_after(holder.span.end) == known.lexeme + 1;
    if (first.is(Tag::Pronoun) && alone) {
      const Holder* antecedent = nullptr;
      if (first.means(kPluralPerson)) antecedent = first.means(kFirstPerson) ? person : (group != nullptr ? group : body);
      else if (first.means(kSingularPerson)) antecedent = person;
      else if (first.has(kSubjectPronoun) && first.has(kObjectPronoun)) antecedent = body != nullptr ? body : document;
      if (antecedent != nullptr && antecedent->span != holder.span) {
        holder.refers_to = antecedent->refers_to.empty() ? antecedent->span : antecedent->refers_to;
        holder.named = antecedent->named;
        holder.kind = antecedent->kind;
        holder.country = antecedent->country;
        if (holder.number == Number::Unknown) holder.number = antecedent->number;
      }
      continue;
    }
    switch (holder.kind) {
      case HolderKind::Person:
        (holder.number == Number::Several ? group : person) = &holder;
        break;
      case HolderKind::Group: group = &holder; break;
      case HolderKind::Document:
        if (document != nullptr && alone == false && holder.span.size() < 12) holder.refers_to = document->span;
        document = &holder;
        break;
      case HolderKind::Organisation:
      case HolderKind::State:
      case HolderKind::Outlet: body = &holder; break;
      case HolderKind::Unknown: break;
    }
  }
}

}  // namespace hearsay::extract
