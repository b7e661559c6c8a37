#include "extract/knowledge/phrase_words.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/knowledge/folded_name.h"
#include "extract/knowledge/tables.h"
#include "language/unicode_table.h"

namespace hearsay::extract {
namespace {

constexpr size_t kMostWords = 64;
constexpr uint32_t kLongestWord = 4;  // words of a Word, as "deputy secretary of state"

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

// Bytes of a possessive ending, 0 if there is none: "'s", and "'" after an s.
size_t possessive_ending(std::string_view word) {
  const CodePoint last = decode_utf8_before(word, word.size());
  if (is_apostrophe(last.value)) {
    return word.size() > last.length && word[word.size() - last.length - 1] == 's' ? last.length : 0;
  }
  if (last.value != 's') return 0;
  const CodePoint before = decode_utf8_before(word, word.size() - 1);
  return is_apostrophe(before.value) ? before.length + 1 : 0;
}

void push_word(std::string_view text, bool comma, std::vector<PhraseWord>& words) {
  const size_t ending = possessive_ending(text);
  if (ending == text.size()) {  // " 's", set apart
    if (!words.empty()) words.back().possessive = true;
    return;
  }
  PhraseWord word;
  word.whole = fold_name(text);
  word.text = text.substr(0, text.size() - ending);
  word.folded = ending == 0 ? word.whole : fold_name(word.text);
  if (word.folded.empty()) {
    if (word.whole.empty() && text != "The" && text != "the" && text != "THE") return;
    word.folded = word.whole = "the";
  }
  word.possessive = ending != 0;
  word.comma = comma;
  uint32_t capitals = 0;
  for (size_t at = 0; at < word.text.size();) {
    const CodePoint c = decode_utf8(word.text, at);
    const bool upper = (unicode_flags(c.value) & unicode_table::kUpper) != 0;
    if (at == 0) word.capital = upper || (c.value >= '0' && c.value <= '9');
    capitals += upper ? 1 : 0;
    at += std::max<uint32_t>(c.length, 1);
  }
  word.capitals = capitals > 1;
  words.push_back(std::move(word));
}

std::vector<KnownName> find_folded(const Knowledge& known, const std::string& folded) {
  const Knowledge::Tables& tables = known.tables();
  const uint64_t hash = hash_of_name(folded);
  auto at = std::lower_bound(
      tables.names.begin(), tables.names.end(), hash,
      [](const Knowledge::Tables::NameSlot& slot, uint64_t h) { return slot.hash < h; });
  std::vector<KnownName> found;
  for (; at != tables.names.end() && at->hash == hash; ++at) {
    const KnownActor* actor = &tables.actors[at->actor];
    if (!found.empty() && found.back().actor == actor) continue;
    if (fold_name(at->name) == folded) found.push_back({actor, at->use, at->capitals});
  }
  return found;
}

// May the words as they are written be a name?
bool written_as_name(const std::vector<PhraseWord>& words, uint32_t begin, uint32_t end,
                     const KnownName& name) {
  if (name.capitals && end - begin == 1) return words[begin].capitals;
  for (uint32_t i = begin; i < end; ++i) {
    if (words[i].capital) return true;
  }
  return false;
}

std::string singular_of(const std::string& word) {
  const auto ends = [&word](std::string_view ending) {
    return word.size() > ending.size() + 1 && std::string_view(word).ends_with(ending);
  };
  if (ends("men")) return word.substr(0, word.size() - 3) + "man";
  if (ends("ies")) return word.substr(0, word.size() - 3) + "y";
  if (ends("sses") || ends("ches") || ends("shes") || ends("xes")) {
    return word.substr(0, word.size() - 2);
  }
  if (ends("s") && !ends("ss") && !ends("us")) return word.substr(0, word.size() - 1);
  return {};
}

}  // namespace

std::vector<PhraseWord> phrase_words(std::string_view text) {
  std::vector<PhraseWord> words;
  bool comma = false;
  size_t begin = 0;
  const auto end_word = [&](size_t end) {
    if (end > begin) {
      push_word(text.substr(begin, end - begin), comma, words);
      comma = false;
    }
  };
  for (size_t at = 0; at <= text.size() && words.size() < kMostWords;) {
    const CodePoint c = decode_utf8(text, at);
    const uint32_t length = std::max<uint32_t>(c.length, 1);
    const bool dash = c.value == 0x2013 || c.value == 0x2014;
    const bool mark = c.value == ',' || c.value == ';' || c.value == ':' || c.value == '(' ||
                      c.value == ')' || dash;
    const bool space = at >= text.size() || c.value == '-' || c.value == '"' || c.value == 0x201C ||
                       c.value == 0x201D || c.value == 0x2010 || c.value == 0x2011 || mark ||
                       (unicode_flags(c.value) & unicode_table::kSpace) != 0;
    if (space) {
      end_word(at);
      begin = at + length;
      comma = comma || mark;
    }
    at += length;
  }
  return words;
}

std::vector<NameMatch> names_in(const Knowledge& known, const std::vector<PhraseWord>& words) {
  std::vector<NameMatch> matches;
  const auto count = static_cast<uint32_t>(words.size());
  for (uint32_t i = 0; i < count;) {
    uint32_t taken = 0;
    for (uint32_t length = std::min(known.longest(), count - i); length > 0 && taken == 0;
         --length) {
      if (words[i].folded == "the") break;  // no name keeps it
      std::string inner;
      for (uint32_t k = i; k + 1 < i + length; ++k) inner += words[k].whole + " ";
      const PhraseWord& last = words[i + length - 1];
      std::vector<KnownName> found = find_folded(known, inner + last.folded);
      if (found.empty() && last.possessive) found = find_folded(known, inner + last.whole);
      std::erase_if(found, [&](const KnownName& name) {
        return !written_as_name(words, i, i + length, name);
      });
      if (found.empty()) continue;
      taken = length;
      matches.push_back({i, i + length, std::move(found)});
    }
    i += std::max<uint32_t>(taken, 1);
  }
  return matches;
}

const Knowledge::Word* word_ending_at(const Knowledge& known, const std::vector<PhraseWord>& words,
                                      uint32_t begin, uint32_t end, uint32_t& length) {
  const auto& table = known.tables().words;
  for (length = std::min(kLongestWord, end - begin); length > 0; --length) {
    std::string inner;
    for (uint32_t k = end - length; k + 1 < end; ++k) inner += words[k].whole + " ";
    const PhraseWord& last = words[end - 1];
    for (const std::string& form : {last.whole, last.folded, singular_of(last.folded)}) {
      if (form.empty()) continue;
      const auto found = table.find(inner + form);
      if (found != table.end()) return &found->second;
    }
  }
  return nullptr;
}

}  // namespace hearsay::extract
