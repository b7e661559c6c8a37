// One article on its way from text to statements. Stages append their layer and never rewrite
// another's (see hearsay/stage.h for the table).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/article.h"
#include "hearsay/attribution.h"
#include "hearsay/language.h"
#include "hearsay/statement.h"
#include "hearsay/text.h"
#include "hearsay/time.h"

namespace hearsay {

// Something a reader of the result should know: a split token, dropped statements.
struct Note {
  std::string stage;
  std::string text;  // one sentence
};

// Which mentions of LanguageLayer::entities are one entity.
struct CoreferenceLayer {
  // Empty, or one a mention: the index of the first mention of its entity, its own where it is that.
  std::vector<uint32_t> first;
};

struct Report {
  Article article;
  TextLayer text;
  std::vector<TimeExpression> times;  // in the order of the text, without overlap
  LanguageLayer language;
  CoreferenceLayer coreference;
  AttributionLayer attribution;
  std::vector<Statement> statements;  // by first content or cue position
  std::vector<Event> events;
  std::vector<Actor> actors;
  std::vector<Note> notes;
};

}  // namespace hearsay
