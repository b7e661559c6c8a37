#include "extract/lexicon/words.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/lexicon/countries.h"
#include "extract/lexicon/cue_entries.h"
#include "extract/lexicon/lists.h"

namespace hearsay::extract {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::string with_s(std::string_view base) {
  const char last = base.back();
  const char before = base.size() > 1 ? base[base.size() - 2] : ' ';
  std::string form(base);
  if (last == 'y' && !is_vowel(before)) {
    form.back() = 'i';
    return form + "es";
  }
  const bool hisses = last == 's' || last == 'x' || last == 'z' ||
                      (last == 'h' && (before == 'c' || before == 's')) ||
                      (last == 'o' && !is_vowel(before));
  return form + (hisses ? "es" : "s");
}

std::string with_ed(std::string_view base, bool doubled) {
  std::string form(base);
  if (doubled) return form + form.back() + "ed";
  if (base.back() == 'e') return form + "d";
  if (base.back() == 'y' && !is_vowel(base[base.size() - 2])) {
    form.back() = 'i';
    return form + "ed";
  }
  return form + "ed";
}

std::string with_ing(std::string_view base, bool doubled) {
  std::string form(base);
  if (doubled) return form + form.back() + "ing";
  if (base.ends_with("ie")) return form.substr(0, form.size() - 2) + "ying";
  const bool silent_e = base.back() == 'e' && !base.ends_with("ee") && base.size() > 2;
  if (silent_e) form.pop_back();
  return form + "ing";
}

// Calls f for each space separated piece of `words`.
template <typename F>
void each_word(std::string_view words, F f) {
  size_t at = 0;
  while (at < words.size()) {
    const size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) f(words.substr(at, end - at));
    at = end + 1;
  }
}

// Open addressing over FNV-1a, filled once. The strings live in `arena_` or in static storage.
class Table {
 public:
  Table() : slots_(kSlots) {
    for (const FormList& list : closed_class_lists()) {
      const std::string_view lemma = auxiliary_lemma(list.classes);
      each_word(list.words, [&](std::string_view word) {
        add(word, list.classes, list.senses, lemma.empty() ? word : lemma);
      });
    }
    each_word(irregular_verbs(), [&](std::string_view word) { add_irregular(word); });
    each_word(regular_verbs(), [&](std::string_view word) { add_regular(word); });
    for (const NounList& list : noun_lists()) {
      each_word(list.words, [&](std::string_view word) { add_noun(word, list.senses); });
    }
    for (const Country& country : countries()) {
      if (country.name.find(' ') == std::string_view::npos) {
        add_lower(country.name, kNoun, kStateName);
      }
      each_word(country.demonyms,
                [&](std::string_view word) { add_lower(word, kAdjective | kNoun, kDemonym); });
    }
    for (const CueEntry& entry : cue_entries()) {
      const std::string_view first = entry.pattern.substr(0, entry.pattern.find(' '));
      if (const uint16_t lemma = find_lemma(first)) report_lemmas_.push_back(lemma);
      each_word(entry.pattern, [&](std::string_view word) { add(word, 0, 0, word); });
    }
    mark_report_verbs();
  }

  const WordEntry* find(std::string_view word) const {
    for (size_t at = hash(word) & (kSlots - 1);; at = (at + 1) & (kSlots - 1)) {
      const Slot& slot = slots_[at];
      if (slot.word.empty()) return nullptr;
      if (slot.word == word) return &slot.entry;
    }
  }

  uint16_t find_lemma(std::string_view base) const {
    const auto found = lemmas_.find(base);
    return found == lemmas_.end() ? 0 : found->second;
  }

 private:
  static constexpr size_t kSlots = 1u << 15;
  struct Slot {
    std::string_view word;
    WordEntry entry;
  };

  // be, have or do for their forms, else empty.
  static std::string_view auxiliary_lemma(uint32_t classes) {
    if (classes == kBe) return "be";
    if (classes == kHave) return "have";
    if (classes == kDo) return "do";
    return {};
  }

  static uint64_t hash(std::string_view word) {
    uint64_t value = 1469598103934665603ull;
    for (const char c : word) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return value ^ (value >> 29);
  }

  uint16_t lemma_number(std::string_view base) {
    const auto [place, fresh] =
        lemmas_.try_emplace(base, static_cast<uint16_t>(lemmas_.size() + 1));
    return place->second;
  }

  // `word` must outlive the table.
  void add(std::string_view word, uint32_t classes, uint16_t senses, std::string_view lemma) {
    if (used_ + 1 >= kSlots / 2) return;  // the lists are static: a test checks that all fit
    size_t at = hash(word) & (kSlots - 1);
    while (!slots_[at].word.empty() && slots_[at].word != word) at = (at + 1) & (kSlots - 1);
    Slot& slot = slots_[at];
    if (slot.word.empty()) {
      slot.word = word;
      slot.entry.form = static_cast<uint16_t>(++used_);
    }
    // "worried" is first an adjective, but a form of worry all the same.
    constexpr uint32_t kVerb = kVerbBase | kVerbS | kVerbPast | kVerbParticiple | kVerbIng;
    const bool verb_after_adjective = slot.entry.classes == kAdjective && (classes & kVerb);
    slot.entry.classes |= classes;
    slot.entry.senses |= senses;
    if (slot.entry.lemma == 0 || verb_after_adjective) slot.entry.lemma = lemma_number(lemma);
  }

  std::string_view keep(std::string form) { return arena_.emplace_back(std::move(form)); }

  void add_lower(std::string_view word, uint32_t classes, uint16_t senses) {
    std::string lower(word);
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const std::string_view kept = keep(std::move(lower));
    add(kept, classes, senses, kept);
  }

  void add_regular(std::string_view word) {
    const bool doubled = word.back() == '*';
    if (doubled) word.remove_suffix(1);
    if (word.find('-') != std::string_view::npos) return;
    add(word, kVerbBase, 0, word);
    add(keep(with_s(word)), kVerbS, 0, word);
    add(keep(with_ed(word, doubled)), kVerbPast | kVerbParticiple, 0, word);
    add(keep(with_ing(word, doubled)), kVerbIng, 0, word);
    if (doubled && word.back() == 'l') {  // American: signaled, labeled
      add(keep(with_ed(word, false)), kVerbPast | kVerbParticiple, 0, word);
      add(keep(with_ing(word, false)), kVerbIng, 0, word);
    }
  }

  void add_irregular(std::string_view word) {
    const size_t one = word.find('/'), two = word.rfind('/');
    const std::string_view base = word.substr(0, one);
    static constexpr std::string_view kDoubling =
        " begin bet cut dig forbid forget get hit let put quit run set shut sit spin split swim "
        "upset "
        "win ";
    bool doubled = false;
    each_word(kDoubling, [&](std::string_view listed) { doubled |= listed == base; });
    add(base, kVerbBase, 0, base);
    add(keep(with_s(base)), kVerbS, 0, base);
    add(word.substr(one + 1, two - one - 1), kVerbPast, 0, base);
    add(word.substr(two + 1), kVerbParticiple, 0, base);
    add(keep(with_ing(base, doubled)), kVerbIng, 0, base);
  }

  void add_noun(std::string_view word, uint16_t senses) {
    const size_t slash = word.find('/');
    const std::string_view base = word.substr(0, slash);
    add(base, kNoun, senses, base);
    add(slash == std::string_view::npos ? keep(with_s(base)) : word.substr(slash + 1),
        kNoun | kPlural, senses, base);
  }

  void mark_report_verbs() {
    std::vector<bool> reports(lemmas_.size() + 1);
    for (const uint16_t lemma : report_lemmas_) reports[lemma] = true;
    constexpr uint32_t kVerb = kVerbBase | kVerbS | kVerbPast | kVerbParticiple | kVerbIng;
    for (Slot& slot : slots_) {
      if (!slot.word.empty() && reports[slot.entry.lemma] && (slot.entry.classes & kVerb)) {
        slot.entry.classes |= kReportVerb;
      }
    }
  }

  std::vector<Slot> slots_;
  size_t used_ = 0;
  std::deque<std::string> arena_;
  std::unordered_map<std::string_view, uint16_t> lemmas_;
  std::vector<uint16_t> report_lemmas_;
};

const Table& table() {
  static const Table built;
  return built;
}

}  // namespace

const WordEntry* find_word(std::string_view lower) { return table().find(lower); }

uint16_t lemma_of(std::string_view base) { return table().find_lemma(base); }

uint16_t form_of(std::string_view form) {
  const WordEntry* entry = table().find(form);
  return entry == nullptr ? 0 : entry->form;
}

uint32_t guess_classes(std::string_view lower) {
  if (lower.size() < 4) return kNoun;
  if (lower.ends_with("ly")) return kAdverb;
  if (lower.ends_with("ing") && lower.size() > 5) return kVerbIng | kNoun;
  if (lower.ends_with("ed")) return kVerbPast | kVerbParticiple;
  static constexpr std::string_view kAdjectiveEnds[] = {
      "ous", "ful", "ive", "able", "ible", "ical", "less", "ish", "ary", "ian", "ese"};
  for (const std::string_view end : kAdjectiveEnds) {
    if (lower.ends_with(end)) return kAdjective | kNoun;
  }
  if (lower.ends_with("s") && !lower.ends_with("ss") && !lower.ends_with("us") &&
      !lower.ends_with("is")) {
    return kNoun | kPlural;
  }
  return kNoun;
}

}  // namespace hearsay::extract
