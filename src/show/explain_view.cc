#include "show/explain_view.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "show/article_view.h"
#include "show/prose.h"
#include "show/statement_view.h"
#include "show/width.h"

namespace hearsay {
namespace {

constexpr uint32_t kLabel = 13;

class Explanation {
 public:
  Explanation(const Report& report, const Style& style)
      : report_(report),
        style_(style),
        around_(report),
        width_(std::max(style.width, Style::kNarrowest)) {
    for (const Statement& statement : report.statements) {
      statements_.emplace(sentence_of(whole_of(statement).begin), &statement);
    }
    for (size_t i = 0; i < report.attribution.attributions.size(); ++i) {
      const Attribution& attribution = report.attribution.attributions[i];
      const Span at = attribution.cue.empty() ? attribution.source : attribution.cue;
      attributions_.emplace(sentence_of(at.begin), static_cast<uint32_t>(i));
    }
    for (const CueMatch& cue : report.attribution.cues)
      cues_.emplace(sentence_of(cue.span.begin), &cue);
    for (const Quotation& q : report.attribution.quotations) {
      quotations_.emplace(sentence_of(q.span.begin), &q);
    }
    for (const Mention& mention : report.language.mentions) {
      mentions_.emplace(sentence_of(mention.span.begin), &mention);
    }
    for (const Entity& entity : report.language.entities) {
      entities_.emplace(sentence_of(entity.span.begin), &entity);
    }
    for (const Event& event : report.events)
      events_.emplace(sentence_of(event.anchor.begin), &event);
  }

  std::string text() {
    out_ = article_head(report_.article, words_of(report_), style_);
    for (size_t i = 0; i < report_.text.sentences.size(); ++i) sentence(static_cast<uint32_t>(i));
    for (const Note& note : report_.notes) {
      out_ += '\n';
      label("note");
      body(Prose(style_.unicode).add(note.text + " (" + note.stage + ")", Ink::Warning));
    }
    return std::move(out_);
  }

 private:
  uint32_t sentence_of(uint32_t at) const {
    const Sentence* sentence = sentence_at(report_.text, at);
    return sentence == nullptr ? 0xffffffffu
                               : static_cast<uint32_t>(sentence - report_.text.sentences.data());
  }
  std::string_view words(Span span) const { return span.of(report_.article.text); }
  std::string place(Span span) const {
    return "[" + std::to_string(around_.offsets().code_points(span.begin)) + ", " +
           std::to_string(around_.offsets().code_points(span.end)) + ")";
  }
  void label(std::string_view name) {
    out_ += "  ";
    paint(out_, name, Ink::Faint, style_);
    append_spaces(out_,
                  kLabel - std::min<uint32_t>(static_cast<uint32_t>(name.size()), kLabel - 1));
  }
  void body(const Prose& prose) {
    bool first = true;
    for (const Line& line : wrap(prose.line(), width_ - kLabel - 2)) {
      if (!first) append_spaces(out_, kLabel + 2);
      first = false;
      paint(out_, line, style_);
      out_ += '\n';
    }
  }

  void sentence(uint32_t index);
  void tokens(const Sentence& sentence);
  void attribution(uint32_t index);

  const Report& report_;
  const Style& style_;
  Surroundings around_;
  uint32_t width_;
  std::string out_;
  std::multimap<uint32_t, const Statement*> statements_;  // by sentence
  std::multimap<uint32_t, uint32_t> attributions_;
  std::multimap<uint32_t, const CueMatch*> cues_;
  std::multimap<uint32_t, const Quotation*> quotations_;
  std::multimap<uint32_t, const Mention*> mentions_;
  std::multimap<uint32_t, const Entity*> entities_;
  std::multimap<uint32_t, const Event*> events_;
};

void Explanation::tokens(const Sentence& sentence) {
  Prose prose(style_.unicode);
  const std::vector<WordAnalysis>& analyses = report_.language.words;
  for (uint32_t i = sentence.first_token; i < sentence.end_token && i < report_.text.tokens.size();
       ++i) {
    const Token& token = report_.text.tokens[i];
    if (!prose.empty()) prose.add(" ");
    const bool word = token.kind == TokenKind::Word;
    prose.add(words(token.span), word ? Ink::Plain : Ink::Faint);
    if (i < analyses.size() && analyses[i].upos < report_.language.upos_names.size()) {
      prose.add("/" + report_.language.upos_names[analyses[i].upos], Ink::Faint);
    }
    if (i + 1 < sentence.end_token) prose.add(style_.unicode ? " \xC2\xB7" : " .", Ink::Faint);
  }
  label("tokens");
  body(prose);
}

void Explanation::attribution(uint32_t index) {
  const Attribution& a = report_.attribution.attributions[index];
  Prose prose(style_.unicode);
  prose.add("#" + std::to_string(index + 1) + " ", Ink::Faint).add(name_of(a.act), ink_of(a.act));
  char score[16];
  std::snprintf(score, sizeof score, "%.2f", static_cast<double>(a.score));
  prose.add("; source: ", Ink::Faint);
  a.source.empty() ? prose.add("(nobody says who)", Ink::Faint)
                   : prose.add(words(a.source), Ink::Strong);
  prose.add("; cue: ", Ink::Faint).add(words(a.cue));
  prose.add("; content: ", Ink::Faint);
  if (a.content.empty()) prose.add("(none)", Ink::Faint);
  for (size_t i = 0; i < a.content.size(); ++i) {
    if (i != 0) prose.add(" [...] ", Ink::Faint);
    prose.add(words(a.content[i]));
  }
  std::string why = "; by " + std::string(a.rule) + ", " + score;
  if (a.parent >= 0) why += ", within #" + std::to_string(a.parent + 1);
  prose.add(why, Ink::Faint);
  label("attribution");
  body(prose);
}

void Explanation::sentence(uint32_t index) {
  const Sentence& sentence = report_.text.sentences[index];
  out_ += '\n';
  const std::string head = (style_.unicode ? "\xC2\xB6" : "#") +
                           std::to_string(sentence.paragraph + 1) + "  sentence " +
                           std::to_string(index + 1) + "  " + place(sentence.span);
  paint(out_, head, Ink::Faint, style_);
  out_ += '\n';
  Prose text(style_.unicode);
  text.add(words(sentence.span), Ink::Strong);
  for (const Line& line : wrap(text.line(), width_ - 2)) {
    out_ += "  ";
    paint(out_, line, style_);
    out_ += '\n';
  }
  tokens(sentence);
  const auto each = [index](const auto& layer, const auto& show) {
    const auto [first, last] = layer.equal_range(index);
    for (auto entry = first; entry != last; ++entry) show(entry->second);
  };
  each(mentions_, [this](const Mention* m) {
    label("mention");
    const auto& names = report_.language.mention_names;
    body(Prose(style_.unicode)
             .add(words(m->span))
             .add("; " + (m->type < names.size() ? names[m->type] : std::string()), Ink::Faint));
  });
  each(entities_, [this](const Entity* e) {
    label("entity");
    const auto& names = report_.language.entity_names;
    std::string told = "; " + (e->type < names.size() ? names[e->type] : std::string());
    told += e->named ? ", named" : "";
    told += "; head ";
    body(Prose(style_.unicode)
             .add(words(e->span))
             .add(told, Ink::Faint)
             .add(words(report_.text.tokens[e->head].span), Ink::Faint));
  });
  each(quotations_, [this](const Quotation* q) {
    label("quotation");
    Prose prose(style_.unicode);
    prose.add(words(q->span)).add("; depth " + std::to_string(q->depth), Ink::Faint);
    if (!q->closed) prose.add(", never closed", Ink::Warning);
    if (q->scare) prose.add(", set off, no speech", Ink::Faint);
    body(prose);
  });
  each(cues_, [this](const CueMatch* cue) {
    label("cue");
    body(Prose(style_.unicode)
             .add(words(cue->span))
             .add("; ", Ink::Faint)
             .add(name_of(cue->act), ink_of(cue->act))
             .add("; entry: " + std::string(cue->entry), Ink::Faint));
  });
  each(attributions_, [this](uint32_t i) { attribution(i); });
  each(statements_, [this](const Statement* statement) {
    label("statement");
    const StatementView view = view_of(around_, *statement);
    Prose prose(style_.unicode);
    prose.add(name_of(view.act), ink_of(view.act)).add("; ", Ink::Faint);
    const Prose chain = chain_prose(view.chain, "article", style_);
    for (const Piece& piece : chain.line()) prose.add(piece.text, piece.ink);
    char confidence[16];
    std::snprintf(confidence, sizeof confidence, "%.2f", statement->confidence);
    prose.add("; " + view.id + ", " + confidence, Ink::Faint);
    body(prose);
  });
  each(events_, [this](const Event* event) {
    label("event");
    body(Prose(style_.unicode)
             .add(event->type)
             .add(" " + event->mode, Ink::Faint)
             .add("; ", Ink::Faint)
             .add(words(event->anchor)));
  });
}

}  // namespace

std::string explain_text(const Report& report, const Style& style) {
  return Explanation(report, style).text();
}

}  // namespace hearsay
