#include "across/claims/terms.h"

#include <libstemmer.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "across/term_weights.h"
#include "text/tokens.h"

namespace hearsay::across {
namespace {

using WordSet = std::unordered_set<std::string_view>;

WordSet set_of(std::string_view list) {
  WordSet set;
  for (size_t at = 0; at < list.size();) {
    const size_t end = std::min(list.find(' ', at), list.size());
    if (end > at) set.insert(list.substr(at, end - at));
    at = end + 1;
  }
  return set;
}

// Words that carry no proposition of their own.
bool is_function_word(std::string_view word) {
  static const WordSet set = set_of(
      "a an the this that these those and or but nor so yet if then than as of at by for with "
      "about "
      "between into through during before after above below to from up down in out on off over "
      "under again further once here there when where why how all any both each few more most "
      "other "
      "some such only own same too very s t can will just don should now is am are was were be "
      "been "
      "being have has had having do does did doing would could may might must shall ought i me my "
      "myself we us our ours ourselves you your yours yourself he him his himself she her hers "
      "herself it its itself they them their theirs themselves what which who whom whose while "
      "because until although though since whether also even ever still however meanwhile upon "
      "via per among amid against toward towards within onto unto like unlike another either "
      "neither every everything something anything nothing one ones much many 's 're 've 'll 'd 'm "
      "n't not no never without ca wo ai mr mrs ms dr mr. mrs. ms. dr. saying according there's "
      "itself already yet really actually certainly indeed therefore thus let lets let's got get "
      "gets getting");
  return set.contains(word);
}

bool is_negation(std::string_view word) {
  static const WordSet set =
      set_of("not n't never no neither nor none nobody nothing nowhere cannot hardly");
  return set.contains(word);
}

bool is_hedge(std::string_view word) {
  static const WordSet set = set_of(
      "may might could possibly perhaps likely probably reportedly allegedly apparently "
      "potentially "
      "suspected alleged purported possible");
  return set.contains(word);
}

bool is_first_person(std::string_view word) {
  static const WordSet set = set_of("i we my our me us myself ourselves");
  return set.contains(word);
}

bool is_pronoun_subject(std::string_view word) {
  static const WordSet set = set_of("he she it they");
  return set.contains(word);
}

// Irregular forms that Snowball leaves apart; form and base by turns.
const std::unordered_map<std::string_view, std::string_view>& irregular_forms() {
  static const std::unordered_map<std::string_view, std::string_view> forms = [] {
    constexpr std::string_view kPairs =
        "said say told tell gave give given give went go gone go took take taken take came come "
        "made make knew know known know thought think saw see seen see found find left leave felt "
        "feel kept keep held hold brought bring began begin begun begin wrote write written write "
        "stood stand heard hear meant mean met meet ran run paid pay sat sit spoke speak spoken "
        "speak led lead grew grow grown grow lost lose fell fall fallen fall sent send built build "
        "understood understand drew draw drawn draw broke break broken break spent spend rose rise "
        "risen rise drove drive driven drive bought buy wore wear worn wear chose choose chosen "
        "choose won win withdrew withdraw withdrawn withdraw struck strike stricken strike shot "
        "shoot fought fight caught catch taught teach sold sell threw throw thrown throw flew fly "
        "flown fly stole steal stolen steal hid hide hidden hide fled flee sought seek swore swear "
        "sworn swear shook shake shaken shake tore tear torn tear bore bear died die killed kill "
        "dead die deaths die death die killing kill forbade forbid forbidden forbid froze freeze "
        "frozen freeze sank sink sunk sink sang sing sung sing slept sleep swept sweep wept weep "
        "bent bend lent lend dealt deal dug dig fed feed bled bleed bred breed hung hang laid lay "
        "lain lie lit light rode ride ridden ride rang ring rung ring shone shine shrank shrink "
        "spun spin sprang spring stuck stick stung sting swam swim swung swing woke wake woken "
        "wake "
        "men man women woman children child people person lives life wives wife feet foot teeth "
        "tooth better good best good worse bad worst bad became become got get forgot forget "
        "forgotten forget overcame overcome arose arise arisen arise undertook undertake "
        "proof prove proven prove belief believe believed believe choice choose loss lose "
        "decision decide decisions decide sale sell sales sell growth grow departure depart "
        "defence defense labour labor programme program centre center organisation organization";
    std::unordered_map<std::string_view, std::string_view> map;
    for (size_t at = 0; at < kPairs.size();) {
      const size_t middle = kPairs.find(' ', at);
      const size_t end = std::min(kPairs.find(' ', middle + 1), kPairs.size());
      map.emplace(kPairs.substr(at, middle - at), kPairs.substr(middle + 1, end - middle - 1));
      at = end + 1;
    }
    return map;
  }();
  return forms;
}

// "three" 3; 0 for what is no number word. "one" is left out: it is mostly a pronoun.
double number_word(std::string_view word) {
  static const std::unordered_map<std::string_view, double> numbers = {
      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},     {"six", 6},
      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},     {"eleven", 11},
      {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
      {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},  {"thirty", 30},
      {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70}, {"eighty", 80},
      {"ninety", 90},    {"dozen", 12}};
  const auto found = numbers.find(word);
  return found == numbers.end() ? 0 : found->second;
}

double scale_word(std::string_view word) {
  if (word == "hundred") return 1e2;
  if (word == "thousand" || word == "k") return 1e3;
  if (word == "million" || word == "m" || word == "mn") return 1e6;
  if (word == "billion" || word == "bn" || word == "b") return 1e9;
  if (word == "trillion") return 1e12;
  return 0;
}

// The value of "1,200.50", "20th", "34"; NaN for what is more than one number (a time, a date).
double value_of(std::string_view token) {
  std::string plain;
  for (const char c : token) {
    if (c >= '0' && c <= '9')
      plain += c;
    else if (c == '.')
      plain += c;
    else if (c != ',')
      break;
  }
  if (token.find_first_of(":/-") != std::string_view::npos) return std::nan("");
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return error == std::errc() && end != plain.data() ? value : std::nan("");
}

std::string lower_of(std::string_view word) {
  std::string lower;
  lower.reserve(word.size());
  for (size_t at = 0; at < word.size(); ++at) {
    // The typographic apostrophe as the plain one, for the lists.
    if (word.compare(at, 3, "\xE2\x80\x99") == 0) {
      lower += '\'';
      at += 2;
    } else {
      lower += word[at] >= 'A' && word[at] <= 'Z' ? static_cast<char>(word[at] + 32) : word[at];
    }
  }
  return lower;
}

bool inside(const std::vector<Span>& spans, Span span) {
  auto after = std::upper_bound(spans.begin(), spans.end(), span.begin,
                                [](uint32_t at, const Span& one) { return at < one.begin; });
  return after != spans.begin() && std::prev(after)->contains(span);
}

}  // namespace

Stemmer::Stemmer() : snowball_(sb_stemmer_new("english", "UTF_8")) {}
Stemmer::~Stemmer() { sb_stemmer_delete(snowball_); }

std::string Stemmer::stem(std::string_view lower_case) {
  const auto found = irregular_forms().find(lower_case);
  if (found != irregular_forms().end()) lower_case = found->second;
  if (snowball_ == nullptr || lower_case.size() > 64) return std::string(lower_case);
  const sb_symbol* stem =
      sb_stemmer_stem(snowball_, reinterpret_cast<const sb_symbol*>(lower_case.data()),
                      static_cast<int>(lower_case.size()));
  if (stem == nullptr) return std::string(lower_case);
  return {reinterpret_cast<const char*>(stem), static_cast<size_t>(sb_stemmer_length(snowball_))};
}

bool is_claim_noun(std::string_view stem) {
  static const std::unordered_set<std::string> stems = [] {
    std::unordered_set<std::string> made;
    Stemmer stemmer;
    for (const std::string_view word :
         set_of("report offer claim allegation accusation account story article matter idea "
                "suggestion issue charge rumour rumor statement remark comment assertion news "
                "question subject case incident speculation information secret detail such so "
                "request inquiry proposal promise deal plan date finding word description"))
      made.insert(stemmer.stem(word));
    return made;
  }();
  return stems.contains(std::string(stem));
}

void read_words(std::string_view text, Span range, const std::vector<Span>& skipped,
                const std::vector<Span>& names, Stemmer& stemmer, PassageWords& words) {
  std::vector<Token> tokens;
  tokenize(text, range, 200, tokens);
  // In a headline every word is capitalised; then it says nothing about names.
  size_t letters = 0, capitals = 0;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::Word || token.span.size() < 4) continue;
    ++letters;
    capitals += token.capitalised;
  }
  const bool headline = letters >= 3 && capitals * 10 >= letters * 7;
  bool first = words.terms.empty();
  bool opens = first;
  constexpr uint32_t kReach = 3;  // content words that a negation turns round
  uint32_t negated = 0;
  const auto add = [&](ClaimTerm term) {
    term.negated = negated > 0;
    negated -= negated > 0;
    words.terms.push_back(std::move(term));
  };
  size_t waiting = words.quantities.size();  // quantities without a unit yet
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const std::string_view form = token.span.of(text);
    if (token.kind == TokenKind::Symbol && form == "%") {
      for (; waiting < words.quantities.size(); ++waiting) words.quantities[waiting].unit = "%";
      continue;
    }
    if (token.kind == TokenKind::Punctuation && form.find('?') != std::string_view::npos)
      words.question = true;
    if (token.kind == TokenKind::Punctuation && form != "-") negated = 0;
    if (token.kind == TokenKind::Punctuation && (form == "." || form == "!" || form == "?"))
      opens = true;
    if (token.kind != TokenKind::Word && token.kind != TokenKind::Number) {
      if (token.kind != TokenKind::Quote && form == "$") continue;
      if (token.kind != TokenKind::Symbol) continue;
      if (form.size() < 3) continue;
    }
    const std::string lower = lower_of(form);
    words.wording.push_back(static_cast<uint16_t>(hash_of_word(lower) >> 48));
    const bool opening = opens;
    opens = false;
    if (first) {
      words.opens_with_pronoun = is_pronoun_subject(lower);
      words.opens_with_to = lower == "to";
      if (lower == "whether") words.question = true;
      first = false;
    }
    if (is_negation(lower)) {
      ++words.negations;
      negated = kReach;
    }
    if (is_hedge(lower)) words.hedged = true;
    if (is_first_person(lower)) words.first_person = true;
    if (inside(skipped, token.span)) continue;
    if (token.kind == TokenKind::Number || number_word(lower) != 0) {
      double value = token.kind == TokenKind::Number ? value_of(form) : number_word(lower);
      if (std::isnan(value)) {
        add({lower, 0.5f, false, true, false});
        continue;
      }
      for (size_t next = i + 1; next < tokens.size() && next <= i + 2; ++next) {
        const double scale = scale_word(lower_of(tokens[next].span.of(text)));
        if (scale == 0) break;
        value *= scale;
        i = next;
      }
      const bool money = token.span.begin > range.begin && text[token.span.begin - 1] == '$';
      words.quantities.push_back({value, money ? "$" : ""});
      if (money && waiting + 1 == words.quantities.size()) ++waiting;
      char figure[32];
      const auto end = std::to_chars(figure, figure + sizeof(figure), value);
      add({std::string(figure, end.ptr), 0.5f, false, true, false});
      continue;
    }
    if (is_function_word(lower)) continue;
    if (lower == "percent" || lower == "pct" ||
        (lower == "cent" && i > 0 && lower_of(tokens[i - 1].span.of(text)) == "per")) {
      for (; waiting < words.quantities.size(); ++waiting) words.quantities[waiting].unit = "%";
      continue;
    }
    const bool name = inside(names, token.span) || (token.capitalised && !opening && !headline);
    std::string stem = stemmer.stem(lower);
    for (; waiting < words.quantities.size(); ++waiting) words.quantities[waiting].unit = stem;
    add({std::move(stem), term_weight(lower), name, false, false});
  }
}

}  // namespace hearsay::across
