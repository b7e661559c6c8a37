// Every name of an article, grouped by whom it names: "Jared Kushner", "Kushner" and "Mr. Kushner"
// are one. What pronouns, descriptions and surnames are resolved against.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/lexemes.h"
#include "extract/lexicon/countries.h"
#include "extract/lexicon/people.h"

namespace hearsay::extract {

// One name where it stands.
struct NameMention {
  Range range;  // its words, without title, role or "the"
  Span span;
  uint32_t sentence = 0;
  uint32_t entity = 0;      // index into ArticleNames::entities
  bool possessive = false;  // 's follows
  bool subject = false;     // stands before the first verb of its sentence, after no preposition
  bool quoted = false;      // inside quotation marks
};

// Whom names of the article name.
struct NamedEntity {
  uint32_t fullest = 0;  // index of the mention with the most words
  HolderKind kind = HolderKind::Unknown;
  Gender gender = Gender::Unknown;
  std::string_view country;     // ISO 3166-1 alpha-3, empty if not certain
  std::vector<uint16_t> roles;  // lemmas of role nouns beside it: minister, spokesman
  // Evidence for its kind, counted.
  int8_t person = 0, body = 0, state = 0, outlet = 0;
};

class ArticleNames {
 public:
  // Linear in the lexemes.
  ArticleNames(const Report& report, const Lexemes& lexemes);

  const std::vector<NameMention>& mentions() const { return mentions_; }
  const std::vector<NamedEntity>& entities() const { return entities_; }
  // The last mention that begins inside `range`; nullptr if none.
  const NameMention* last_in(Range range) const;
  // Index of the first mention that begins at or after the lexeme.
  size_t first_at(uint32_t lexeme) const;
  std::string_view name(uint32_t entity) const;

 private:
  void collect(const Report& report);
  void group(const Report& report);
  void weigh(const Report& report);
  void decide(const Report& report);
  std::string_view word(uint32_t lexeme) const { return lexemes_[lexeme].span.of(text_); }

  const Lexemes& lexemes_;
  std::string_view text_;
  std::vector<NameMention> mentions_;
  std::vector<NamedEntity> entities_;
};

}  // namespace hearsay::extract
