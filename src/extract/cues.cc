#include "extract/cues.h"

#include <algorithm>

#include "extract/lexicon/words.h"

namespace hearsay::extract {
namespace {

// A lexicon entry with its words as lemma or form numbers.
struct CompiledEntry {
  const CueEntry* entry = nullptr;
  std::array<uint16_t, 8> rest{};  // form numbers of the words after the first
  uint8_t rest_count = 0;
  uint16_t form = 0;  // the form the first word must have; 0: any of its lemma
};

struct CompiledLexicon {
  CompiledLexicon() {
    by_lemma.resize(1);
    for (const CueEntry& entry : cue_entries()) {
      CompiledEntry compiled;
      compiled.entry = &entry;
      std::string_view pattern = entry.pattern;
      const size_t space = pattern.find(' ');
      const WordEntry* first = find_word(pattern.substr(0, space));
      if (first == nullptr) continue;
      const uint16_t lemma = first->lemma;
      // An adjective attributes in its own form only: "worried", not "worry".
      if (entry.frames & kPredicate) compiled.form = first->form;
      while (pattern.find(' ') != std::string_view::npos && compiled.rest_count < 8) {
        pattern = pattern.substr(pattern.find(' ') + 1);
        compiled.rest[compiled.rest_count++] = form_of(pattern.substr(0, pattern.find(' ')));
      }
      if (lemma >= by_lemma.size()) by_lemma.resize(lemma + 1u);
      by_lemma[lemma].push_back(compiled);
    }
    for (auto& entries : by_lemma) {
      std::stable_sort(entries.begin(), entries.end(),
                       [](const CompiledEntry& a, const CompiledEntry& b) {
                         return a.rest_count > b.rest_count;
                       });
    }
  }

  const std::vector<CompiledEntry>* of(uint16_t lemma) const {
    return lemma == 0 || lemma >= by_lemma.size() || by_lemma[lemma].empty() ? nullptr
                                                                             : &by_lemma[lemma];
  }

  std::vector<std::vector<CompiledEntry>> by_lemma;
};

const CompiledLexicon& lexicon() {
  static const CompiledLexicon built;
  return built;
}

// Matches the words after the first; adverbs may stand between. 0 where they do not fit.
uint32_t match_rest(const Lexemes& lexemes, const CompiledEntry& entry, uint32_t at,
                    uint32_t limit) {
  uint32_t i = at;
  for (uint8_t k = 0; k < entry.rest_count; ++k) {
    while (i < limit && lexemes[i].is(Tag::Adverb) && lexemes[i].form != entry.rest[k]) ++i;
    // "is concerned, however, about"
    if (i + 3 < limit && lexemes[i].is(Tag::Comma) && lexemes[i + 2].is(Tag::Comma) &&
        (lexemes[i + 1].is(Tag::Adverb) || lexemes[i + 1].has(kOpener)))
      i += 3;
    if (i >= limit || lexemes[i].form == 0 || lexemes[i].form != entry.rest[k]) return 0;
    ++i;
  }
  return i;
}

void collect(const Lexemes& lexemes, const Lexeme& first, uint32_t at, uint32_t limit,
             uint32_t wanted, uint32_t unwanted, CueCandidates& found) {
  const auto* entries = lexicon().of(first.lemma);
  if (entries == nullptr) return;
  for (const CompiledEntry& entry : *entries) {
    if (wanted != 0 && !(entry.entry->frames & wanted)) continue;
    if (entry.entry->frames & unwanted) continue;
    if (entry.form != 0 && entry.form != first.form) continue;
    const uint32_t end = match_rest(lexemes, entry, at, limit);
    if (end == 0 || found.count == CueCandidates::kMost) continue;
    found.list[found.count++] = {entry.entry, end};
  }
}

}  // namespace

CueCandidates cue_candidates(const Lexemes& lexemes, const VerbGroup& group, uint32_t limit) {
  CueCandidates found;
  const Lexeme& head = lexemes[group.head];
  if (group.copula || is_linking_verb(head)) {
    uint32_t i = group.end;
    while (i < limit && lexemes[i].is(Tag::Adverb)) ++i;
    if (i < limit && lexemes[i].mark == 0) {
      collect(lexemes, lexemes[i], i + 1, limit, kPredicate, 0, found);
    }
    if (group.copula) return found;
  }
  collect(lexemes, head, group.end, limit, 0, kPredicate | kNounCue, found);
  return found;
}

CueCandidates noun_cue_candidates(const Lexemes& lexemes, uint32_t at, uint32_t limit) {
  CueCandidates found;
  collect(lexemes, lexemes[at], at + 1, limit, kNounCue, 0, found);
  return found;
}

Status find_cues(Report& report, const StageContext&) {
  const Lexemes lexemes = read_lexemes(report);
  std::vector<VerbGroup> groups;
  for (size_t s = 0; s < report.text.sentences.size(); ++s) {
    const Range sentence = lexemes.sentence(s);
    find_verb_groups(lexemes, sentence, groups);
    for (const VerbGroup& group : groups) {
      CueMatch match;
      Range range{group.first, group.end};
      if (const Refusal refusal = refusal_at(lexemes, group, sentence);
          refusal.act != Act::Unknown) {
        range.end = refusal.end;
        match.act = refusal.act;
        match.entry = "refusal";
      } else {
        const CueCandidates found = cue_candidates(lexemes, group, sentence.end);
        if (found.count == 0) continue;
        range.end = found.list[0].end;
        match.act = found.list[0].entry->act;
        match.entry = found.list[0].entry->pattern;
      }
      match.span = lexemes.span(range);
      match.first_token = lexemes[range.begin].first_token;
      match.end_token = lexemes[range.end - 1].end_token;
      report.attribution.cues.push_back(match);
    }
  }
  return Status::Ok();
}

}  // namespace hearsay::extract
