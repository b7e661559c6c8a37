#include "text/lexicon.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/characters.h"

namespace hearsay {
namespace {

constexpr size_t kLongest = 24;

// `word` in lower case, in a buffer of the caller; empty if it is too long for any list.
std::string_view folded(std::string_view word, std::array<char, kLongest>& buffer) {
  if (word.size() > kLongest) return {};
  std::transform(word.begin(), word.end(), buffer.begin(), ascii_lower);
  return {buffer.data(), word.size()};
}

template <size_t N>
using Words = std::array<std::string_view, N>;

template <size_t N>
constexpr Words<N> sorted(Words<N> words) {
  std::sort(words.begin(), words.end());
  return words;
}

template <size_t N>
bool contains(const Words<N>& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

template <typename... W>
constexpr auto list(W... words) {
  return sorted(Words<sizeof...(words)>{std::string_view(words)...});
}

constexpr auto kTitles =
    list("mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "cmdr", "cpl", "maj",
         "adm", "gov", "sen", "sens", "rep", "reps", "rev", "hon", "st", "ste", "ft", "mt",
         "messrs", "mme", "mlle", "msgr", "supt", "insp", "det", "pvt", "brig", "amb", "atty", "fr",
         "pres", "treas", "lt.-gen", "mx", "spec", "dir", "asst", "ass't", "cllr", "sec'y");
constexpr auto kMayEnd =
    list("inc", "corp", "co", "cos", "ltd", "jr", "sr", "etc", "bros", "dept", "esq", "plc", "llc",
         "blvd", "ave", "rd", "assn", "assoc", "univ", "intl", "mfg", "ph.d", "ph.d.s", "m.sc",
         "b.sc", "ed.d", "m.phil", "d.phil", "ll.b", "ll.m", "a.m", "p.m", "yrs", "mins", "hrs",
         "lbs", "al", "est", "dist", "bldg", "hwy", "pty", "gmbh", "attn");
constexpr auto kNever = list("e.g", "i.e", "vs", "cf", "approx", "viz", "ca", "incl", "a.k.a", "eg",
                             "ie", "esp", "resp", "w.r.t", "arrv", "lv", "conf");
constexpr auto kBeforeNumber =
    list("no", "nos", "vol", "vols", "pp", "p", "fig", "figs", "sec", "ch", "para", "paras", "ext",
         "eq", "art", "arts", "pt", "op", "sect", "tel", "ed", "c", "ver", "div", "nr");
constexpr auto kMonths =
    list("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon",
         "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun");
constexpr auto kStates =
    list("calif", "fla", "mass", "conn", "ariz", "ala", "ark", "colo", "del", "ga", "ill", "ind",
         "kan", "ky", "la", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore",
         "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "ont", "que", "alta");
constexpr auto kPrefixes =
    list("non", "e", "re", "anti", "co", "pre", "mid", "pro", "cross", "post", "over", "semi",
         "multi", "ex", "sub", "counter", "mini", "inter", "socio", "psycho", "intra", "micro",
         "un", "proto", "arch", "ultra", "trans", "super", "mis", "de", "uh");
constexpr auto kOpeners =
    list("the", "he", "she", "it", "they", "we", "you", "this", "that", "these", "those", "there",
         "in", "on", "at", "but", "and", "or", "so", "if", "when", "while", "after", "before", "as",
         "for", "from", "a", "an", "his", "her", "their", "its", "our", "my", "your", "what", "who",
         "how", "why", "where", "not", "no", "yes", "however", "although", "though", "since", "by",
         "with", "to", "then", "now", "some", "many", "most", "all", "both", "each", "one", "two",
         "also", "still", "yet", "even", "just", "only", "according", "i", "once", "under", "do");
constexpr auto kUnits =
    list("am", "pm", "k", "m", "mm", "b", "bn", "kg", "km", "cm", "ft", "lb", "lbs", "mph", "kmh",
         "kph", "kw", "mw", "gw", "kwh", "mwh", "gb", "mb", "kb", "tb", "ghz", "mhz", "hz", "hr",
         "hrs", "min", "mins", "sec", "secs", "yr", "yrs", "oz", "g", "mg", "ml", "l", "x", "p",
         "tn", "mn", "in", "yo", "ha", "sq", "mins", "a.m", "p.m", "cc", "bbl", "bpd", "km2", "bps",
         "degrees", "miles", "years", "people", "days", "hours", "minutes", "weeks", "months");
constexpr auto kDomains =
    list("com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "uk", "de", "fr", "ru",
         "io", "eu", "ca", "au", "tv", "ly", "us", "nl", "it", "es", "jp", "cn", "in", "br", "ch",
         "se", "no", "ie", "nz", "za", "ua", "ir", "il", "tr", "pl", "kr", "news", "app", "dev",
         "co", "me", "gl", "mx", "at", "be", "dk", "fi", "gr");
constexpr auto kFiles =
    list("doc", "docx", "xls", "xlsx", "pdf", "txt", "ppt", "pptx", "jpg", "jpeg", "png", "gif",
         "exe", "htm", "html", "zip", "xml", "csv", "mp3", "mp4", "json", "url", "php", "asp", "js",
         "css", "odt", "rtf", "avi", "mov");

struct Split {
  std::string_view word;
  uint32_t at;
};
constexpr std::array kSplits = [] {
  std::array splits = {
      Split{"cannot", 3},  Split{"gonna", 3},   Split{"wanna", 3},    Split{"gotta", 3},
      Split{"dunno", 2},   Split{"gimme", 3},   Split{"lemme", 3},    Split{"dont", 2},
      Split{"doesnt", 4},  Split{"didnt", 3},   Split{"cant", 2},     Split{"wont", 2},
      Split{"isnt", 2},    Split{"wasnt", 3},   Split{"arent", 3},    Split{"werent", 4},
      Split{"couldnt", 5}, Split{"wouldnt", 5}, Split{"shouldnt", 6}, Split{"havent", 4},
      Split{"hasnt", 3},   Split{"hadnt", 3},   Split{"aint", 2},     Split{"im", 1},
      Split{"ive", 1},     Split{"youre", 3},   Split{"theyre", 4},   Split{"thats", 4},
      Split{"whats", 4},   Split{"youve", 3},   Split{"theyve", 4},   Split{"weve", 2},
      Split{"theres", 5},  Split{"hes", 2},     Split{"shes", 3},
  };
  std::sort(splits.begin(), splits.end(),
            [](const Split& a, const Split& b) { return a.word < b.word; });
  return splits;
}();

}  // namespace

Abbreviation abbreviation(std::string_view word) {
  std::array<char, kLongest> buffer;
  const std::string_view low = folded(word, buffer);
  if (low.empty()) return Abbreviation::None;
  if (contains(kTitles, low)) return Abbreviation::Title;
  if (contains(kMayEnd, low)) return Abbreviation::MayEnd;
  if (contains(kNever, low)) return Abbreviation::Never;
  if (contains(kBeforeNumber, low)) return Abbreviation::BeforeNumber;
  if (contains(kMonths, low)) return Abbreviation::Month;
  if (contains(kStates, low)) return Abbreviation::State;
  return Abbreviation::None;
}

bool is_hyphen_prefix(std::string_view word) {
  std::array<char, kLongest> buffer;
  return contains(kPrefixes, folded(word, buffer));
}
bool is_sentence_opener(std::string_view word) {
  std::array<char, kLongest> buffer;
  return contains(kOpeners, folded(word, buffer));
}
bool is_unit(std::string_view word) {
  std::array<char, kLongest> buffer;
  return contains(kUnits, folded(word, buffer));
}
bool is_domain_ending(std::string_view word) {
  std::array<char, kLongest> buffer;
  return contains(kDomains, folded(word, buffer));
}
bool is_file_ending(std::string_view word) {
  std::array<char, kLongest> buffer;
  return contains(kFiles, folded(word, buffer));
}

uint32_t contraction_split(std::string_view word) {
  if (word.size() < 2 || word.size() > 8) return 0;
  std::array<char, kLongest> buffer;
  const std::string_view low = folded(word, buffer);
  const auto found = std::lower_bound(
      kSplits.begin(), kSplits.end(), low,
      [](const Split& split, std::string_view value) { return split.word < value; });
  return found != kSplits.end() && found->word == low ? found->at : 0;
}

}  // namespace hearsay
