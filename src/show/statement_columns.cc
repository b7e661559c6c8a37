#include "show/statement_columns.h"

#include <cmath>

namespace hearsay {
namespace {

enum Field : uint32_t {
  Id,
  Published,
  Outlet,
  Act_,
  Origin,
  Named,
  Kind,
  Number_,
  Chain,
  ContentText,
  QuoteKind,
  Words,
  Certainty_,
  Polarity_,
  SaidValue,
  SaidText,
  RecipientText,
  ChannelText,
  TargetHolder,
  Confidence,
  ParagraphNumber,
  Begin,
  End,
  ArticleId,
  Title,
  Url,
  From,
};

constexpr Column kColumns[] = {
    {"id", "statement", 10},
    {"published", "published", 10},
    {"outlet", "outlet", 8},
    {"act", "act", 7},
    {"origin", "origin", 12, false, false, 2},
    {"named", "named", 5},
    {"kind", "kind", 6},
    {"number", "number", 6},
    {"chain", "chain", 16, false, false, 3},
    {"content", "content", 16, false, false, 3},
    {"quote", "quote", 6},
    {"words", "words", 8},
    {"certainty", "certainty", 8},
    {"polarity", "polarity", 8},
    {"said", "said", 10},
    {"said_text", "said (words)", 8},
    {"recipient", "recipient", 8},
    {"channel", "channel", 8},
    {"target", "answers", 8},
    {"confidence", "conf.", 5, true},
    {"paragraph", "par.", 4, true},
    {"begin", "begin", 5, true},
    {"end", "end", 5, true},
    {"article", "article", 10},
    {"title", "title", 12},
    {"url", "url", 12},
    {"from", "from", 10},
};

std::string_view known(std::string_view name) {
  return name == "unknown" ? std::string_view() : name;
}

}  // namespace

std::span<const Column> statement_columns() { return kColumns; }

std::vector<std::string> statement_fields_for(uint32_t width) {
  if (width < 100) return {"published", "act", "origin", "content", "id"};
  if (width < 150) return {"published", "outlet", "act", "origin", "content", "id"};
  return {"published", "outlet", "act", "chain", "content", "id"};
}

std::vector<Cell> statement_cells(const Surroundings& around, const Statement& statement,
                                  const std::vector<uint32_t>& picked) {
  const Article& article = around.article();
  const StatementView view = view_of(around, statement);
  const Hop none;
  const Hop& origin = statement.chain.empty() ? none : statement.chain.back();
  const auto words = [&article](Span span) { return Cell::of_text(span.of(article.text)); };
  std::vector<Cell> cells;
  cells.reserve(picked.size());
  for (uint32_t field : picked) {
    Cell cell;
    switch (static_cast<Field>(field)) {
      case Id:
        cell = Cell::of_text(statement.id, Ink::Faint);
        break;
      case Published:
        cell = Cell::of_text(article.published, Ink::Faint);
        break;
      case Outlet:
        cell = Cell::of_text(article.outlet);
        break;
      case Act_:
        cell = Cell::of_text(name_of(statement.act), ink_of(statement.act));
        break;
      case Origin:
        if (!view.chain.empty()) cell = Cell::of_text(chain_text({view.chain.back()}));
        break;
      case Named:
        if (origin.holder && origin.holder->named) cell = Cell::of_truth(*origin.holder->named);
        break;
      case Kind:
        if (origin.holder) cell = Cell::of_text(known(name_of(origin.holder->kind)));
        break;
      case Number_:
        if (origin.holder) cell = Cell::of_text(known(name_of(origin.holder->number)));
        break;
      case Chain:
        cell = Cell::of_text(chain_text(view.chain));
        break;
      case ContentText:
        cell = Cell::of_text(content_text(article, statement));
        break;
      case QuoteKind:
        cell = Cell::of_text(name_of(statement.content.quote));
        break;
      case Words:
        cell = words(origin.words);
        break;
      case Certainty_:
        cell = Cell::of_text(known(name_of(statement.certainty)));
        break;
      case Polarity_:
        cell = Cell::of_text(known(name_of(statement.polarity)));
        break;
      case SaidValue:
        if (origin.said) cell = Cell::of_text(origin.said->value);
        break;
      case SaidText:
        if (origin.said) cell = words(origin.said->span);
        break;
      case RecipientText:
        if (origin.recipient) cell = words(origin.recipient->span);
        break;
      case ChannelText:
        if (origin.channel) cell = words(origin.channel->span);
        break;
      case TargetHolder:
        if (statement.target) cell = Cell::of_text(statement.target->holder);
        break;
      case Confidence:
        cell = Cell::of_real(std::round(statement.confidence * 1000) / 1000);
        break;
      case ParagraphNumber:
        if (view.paragraph != 0) cell = Cell::of_number(view.paragraph);
        break;
      case Begin:
        cell = Cell::of_number(view.begin);
        break;
      case End:
        cell = Cell::of_number(view.end);
        break;
      case ArticleId:
        cell = Cell::of_text(article.id, Ink::Faint);
        break;
      case Title:
        cell = Cell::of_text(article.title);
        break;
      case Url:
        cell = Cell::of_text(article.url);
        break;
      case From:
        cell = Cell::of_text(article.read_from);
        break;
    }
    cells.push_back(std::move(cell));
  }
  return cells;
}

}  // namespace hearsay
