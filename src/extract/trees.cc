#include "extract/trees.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

constexpr float kSureTag = 0.85f, kSureHead = 0.4f;
constexpr int kDeepest = 24;  // steps up a tree
constexpr uint32_t kWidest = 60;  // lexemes of a noun phrase

Dependency relation_of(std::string_view name) {
  struct Row {
    std::string_view prefix;
    Dependency relation;
  };
  static constexpr std::array<Row, 15> kRows = {{{"nsubj", Dependency::Subject},
                                                 {"csubj", Dependency::Subject},
                                                 {"conj", Dependency::Conjunct},
                                                 {"xcomp", Dependency::Complement},
                                                 {"ccomp", Dependency::Content},
                                                 {"advcl", Dependency::Adverbial},
                                                 {"acl:relcl", Dependency::Relative},
                                                 {"acl", Dependency::Clause},
                                                 {"appos", Dependency::Apposition},
                                                 {"parataxis", Dependency::Aside},
                                                 {"list", Dependency::Aside},
                                                 {"dep", Dependency::Aside},
                                                 {"aux", Dependency::Auxiliary},
                                                 {"cop", Dependency::Auxiliary},
                                                 {"punct", Dependency::Punctuation}}};
  for (const Row& row : kRows) {
    if (name.starts_with(row.prefix)) return row.relation;
  }
  return Dependency::Other;
}

// The tag a Penn tag stands for, where it tells verbs, nouns and adjectives apart; else Other.
Tag tag_of(std::string_view penn) {
  if (penn == "NN" || penn == "NNS") return Tag::Noun;
  if (penn == "NNP" || penn == "NNPS") return Tag::Name;
  if (penn.starts_with("JJ")) return Tag::Adjective;
  if (penn == "VBD" || penn == "VBZ" || penn == "VBP") return Tag::FiniteVerb;
  if (penn == "VBN") return Tag::Participle;
  if (penn == "VBG") return Tag::IngVerb;
  if (penn == "VB") return Tag::BaseVerb;
  return Tag::Other;
}

bool is_full_verb(Tag tag) {
  return tag == Tag::FiniteVerb || tag == Tag::Participle || tag == Tag::IngVerb ||
         tag == Tag::BaseVerb;
}

bool is_nominal(Tag tag) { return tag == Tag::Noun || tag == Tag::Name || tag == Tag::Adjective; }

// "May was back": no modal. "the charges", "charges him": noun or verb.
void settle_tag(Lexeme& lexeme, Tag model) {
  if (lexeme.mark != 0 || model == Tag::Other || model == lexeme.tag) return;
  const bool noun_for_verb = is_full_verb(lexeme.tag) && is_nominal(model);
  // "written questions", "the closing date": what stands before a noun may stay an adjective.
  const bool verb_for_noun = lexeme.is(Tag::Noun) && is_full_verb(model) && !lexeme.capitalised;
  const bool name_for_modal =
      lexeme.is(Tag::Modal) && model == Tag::Name && lexeme.capitalised && lexeme.span.size() > 2;
  if (noun_for_verb || verb_for_noun || name_for_modal) lexeme.tag = model;
}

// Left out of a noun phrase as a holder: what only says more about its head.
bool cuts(Dependency relation) {
  return relation == Dependency::Relative || relation == Dependency::Apposition ||
         relation == Dependency::Aside || relation == Dependency::Adverbial ||
         relation == Dependency::Content;
}

// True where `at` hangs on `head` through nothing that is cut off.
bool belongs(const Lexemes& lexemes, uint32_t at, uint32_t head) {
  for (int steps = 0; steps < kDeepest; ++steps) {
    if (at == head) return true;
    const Node& node = lexemes.tree[at];
    if (node.head == Node::kNone || cuts(node.relation)) return false;
    at = node.head;
  }
  return false;
}

bool is_inner_mark(const Lexeme& it) {
  return it.is(Tag::Comma) || it.is(Tag::QuoteMark) || it.is(Tag::Open) || it.is(Tag::Close);
}

// A comma and what only adds to the noun before it: "the report, obtained by the Post, said".
bool opens_aside(const Lexemes& lexemes, uint32_t at, uint32_t limit) {
  if (!lexemes[at].is(Tag::Comma) || at + 1 >= limit) return false;
  const Tag next = lexemes[at + 1].tag;
  return next == Tag::Participle || next == Tag::IngVerb || next == Tag::Relative ||
         next == Tag::Preposition || next == Tag::Adverb || next == Tag::Adjective;
}

// The noun phrase of `head` as a holder, within `sentence` and left of `limit`.
Range phrase_of(const Lexemes& lexemes, Range sentence, uint32_t head, uint32_t limit) {
  uint32_t begin = head, end = head + 1;
  const uint32_t first = head - std::min(head - sentence.begin, kWidest);
  for (uint32_t i = head; i > first; --i) {
    if (belongs(lexemes, i - 1, head) && lexemes[i - 1].mark == 0) {
      begin = i - 1;
    } else if (!is_inner_mark(lexemes[i - 1])) {
      break;
    }
  }
  const uint32_t last = std::min(limit, head + kWidest);
  for (uint32_t i = end; i < last && !opens_aside(lexemes, i, last); ++i) {
    if (belongs(lexemes, i, head) && lexemes[i].mark == 0) {
      end = i + 1;
    } else if (!is_inner_mark(lexemes[i])) {
      break;
    }
  }
  const auto idle = [&](uint32_t i) {
    const Lexeme& it = lexemes[i];
    return it.is(Tag::Adverb) || it.is(Tag::Preposition) || it.is(Tag::Coordinator) ||
           it.is(Tag::Subordinator) || (it.mark != 0 && !it.is(Tag::Close));
  };
  while (begin < head && idle(begin)) ++begin;
  while (end > head + 1 && idle(end - 1)) --end;
  for (uint32_t i = head + 1; i < end; ++i) {
    uint32_t time_end = 0;
    if (time_phrase_at(lexemes, i, end, time_end) && time_end == end &&
        !lexemes[i - 1].is(Tag::Participle))
      return {begin, i};
  }
  return {begin, end};
}

// The head word of what `verb` is said of, by way of conjuncts and complements.
uint32_t subject_word(const Lexemes& lexemes, uint32_t verb) {
  for (int steps = 0; steps < 6; ++steps) {
    const Node& node = lexemes.tree[verb];
    if (node.subject != Node::kNone) return node.subject;
    const bool shares = node.relation == Dependency::Conjunct ||
                        node.relation == Dependency::Complement;
    if (!shares || node.head == Node::kNone) return Node::kNone;
    verb = node.head;
  }
  return Node::kNone;
}

bool can_head(const Lexeme& it) {
  return it.is(Tag::Noun) || it.is(Tag::Name) || it.is(Tag::Pronoun) || it.is(Tag::Numeral) ||
         it.is(Tag::Determiner);
}

// A dateline ends in a dash: "HALLIN, May 5 (Meridian) - The president said".
bool crosses_dash(const Lexemes& lexemes, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; ++i) {
    if (lexemes[i].is(Tag::Dash) || lexemes[i].mark == '-') return true;
  }
  return false;
}

bool is_relative(const Lexeme& it) { return it.is(Tag::Relative) || it.is(Tag::That); }

// The word a relative pronoun stands for.
uint32_t antecedent_word(const Lexemes& lexemes, uint32_t pronoun) {
  uint32_t at = lexemes.tree[pronoun].head;
  for (int steps = 0; at != Node::kNone && steps < 6; ++steps) {
    const Node& node = lexemes.tree[at];
    if (node.relation == Dependency::Relative) {
      // "Dana Wrexley, the engineer who said": the name that the noun stands beside.
      const uint32_t noun = node.head;
      if (noun == Node::kNone) return noun;
      const Node& up = lexemes.tree[noun];
      const bool beside = up.relation == Dependency::Apposition && up.head != Node::kNone &&
                          up.head < noun && lexemes[up.head].is(Tag::Name);
      return beside ? up.head : noun;
    }
    at = node.head;
  }
  return Node::kNone;
}

}  // namespace

void read_trees(const Report& report, Lexemes& lexemes) {
  const LanguageLayer& layer = report.language;
  if (layer.words.size() != report.text.tokens.size() || layer.words.empty()) return;
  std::vector<Dependency> relations;
  for (const std::string& name : layer.deprel_names) relations.push_back(relation_of(name));
  std::vector<Tag> tags;
  for (const std::string& name : layer.xpos_names) tags.push_back(tag_of(name));
  std::vector<uint32_t> lexeme_of(layer.words.size(), Node::kNone);
  for (uint32_t i = 0; i < lexemes.all.size(); ++i) {
    for (uint32_t t = lexemes[i].first_token; t < lexemes[i].end_token; ++t) lexeme_of[t] = i;
  }
  lexemes.tree.assign(lexemes.all.size(), {});
  for (uint32_t i = 0; i < lexemes.all.size(); ++i) {
    Lexeme& lexeme = lexemes.all[i];
    // A word of several tokens hangs where the first of them does that hangs outside.
    for (uint32_t t = lexeme.first_token; t < lexeme.end_token; ++t) {
      const WordAnalysis& word = layer.words[t];
      const uint32_t head = word.head == WordAnalysis::kRoot ? Node::kNone : lexeme_of[word.head];
      if (head == i) continue;
      lexemes.tree[i].head = head;
      lexemes.tree[i].relation =
          word.head_score >= kSureHead ? relations[word.deprel] : Dependency::Other;
      break;
    }
    if (lexeme.end_token == lexeme.first_token + 1) {
      const WordAnalysis& word = layer.words[lexeme.first_token];
      if (word.upos_score >= kSureTag) settle_tag(lexeme, tags[word.xpos]);
    }
  }
  for (uint32_t i = 0; i < lexemes.all.size(); ++i) {
    const Node& node = lexemes.tree[i];
    if (node.relation == Dependency::Subject && node.head != Node::kNone &&
        lexemes.tree[node.head].subject == Node::kNone)
      lexemes.tree[node.head].subject = i;
  }
}

void settle_subject(const Lexemes& lexemes, Range sentence, VerbGroup& group) {
  if (lexemes.tree.empty()) return;
  if (group.form != VerbForm::Finite) return;
  Range& subject = group.subject;
  if (group.shared_with >= 0 && !subject.empty()) return;
  // "P, Tavan said": nothing could be plainer, and quotations lead trees astray.
  if (!subject.empty() && subject.end == group.first && subject.begin > sentence.begin &&
      (lexemes[subject.begin - 1].is(Tag::Comma) || lexemes[subject.begin - 1].is(Tag::QuoteMark)))
    return;
  uint32_t verb = group.head;
  if (lexemes.tree[verb].relation == Dependency::Auxiliary &&
      lexemes.tree[verb].head != Node::kNone)
    verb = lexemes.tree[verb].head;
  uint32_t word = subject_word(lexemes, verb);
  if (word == Node::kNone || word >= group.first || word < sentence.begin) return;
  const bool relative = is_relative(lexemes[word]);
  if (relative) {
    word = antecedent_word(lexemes, word);
    if (word == Node::kNone || word >= group.first || word < sentence.begin) return;
  }
  if (!can_head(lexemes[word])) return;
  const Range found = phrase_of(lexemes, sentence, word, group.first);
  if (subject.empty()) {
    subject = found;
    return;
  }
  if (!subject.contains(word)) {
    if (relative || crosses_dash(lexemes, word, subject.begin)) return;
    // "Varrow's adviser, Bram Oskeld": the name beside the head word will do.
    for (uint32_t i = subject.begin; i < subject.end; ++i) {
      const Node& node = lexemes.tree[i];
      if (node.relation == Dependency::Apposition && node.head == word) return;
    }
    subject = found;
    return;
  }
  if (subject.begin > found.begin && !crosses_dash(lexemes, found.begin, subject.begin))
    subject.begin = found.begin;
  // "were made by Neal, and NBC said": the tail of the clause before is no part of it.
  for (uint32_t i = subject.begin; i < found.begin; ++i) {
    if ((lexemes[i].is(Tag::Noun) || lexemes[i].is(Tag::Name)) && !belongs(lexemes, i, word)) {
      subject.begin = found.begin;
      break;
    }
  }
}

Range antecedent_of(const Lexemes& lexemes, uint32_t at) {
  if (lexemes.tree.empty() || !is_relative(lexemes[at])) return {};
  const uint32_t word = antecedent_word(lexemes, at);
  if (word == Node::kNone || word >= at) return {};
  auto next = std::upper_bound(lexemes.sentence_begin.begin(), lexemes.sentence_begin.end(), at);
  if (next == lexemes.sentence_begin.begin()) return {};
  const uint32_t begin = *(next - 1);
  if (word < begin) return {};
  return phrase_of(lexemes, {begin, at}, word, at);
}

}  // namespace hearsay::extract
