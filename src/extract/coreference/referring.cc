#include "extract/coreference/referring.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/lexicon/countries.h"

namespace hearsay::extract {
namespace {

struct PronounEntry {
  std::string_view form;
  uint8_t person;  // as person_of
  uint8_t count;
  Gender gender;
};
constexpr std::array kPronouns = {
    PronounEntry{"i", 1, 1, Gender::Unknown},       PronounEntry{"me", 1, 1, Gender::Unknown},
    PronounEntry{"my", 1, 1, Gender::Unknown},      PronounEntry{"myself", 1, 1, Gender::Unknown},
    PronounEntry{"mine", 1, 1, Gender::Unknown},    PronounEntry{"you", 2, 0, Gender::Unknown},
    PronounEntry{"your", 2, 0, Gender::Unknown},    PronounEntry{"yours", 2, 0, Gender::Unknown},
    PronounEntry{"yourself", 2, 1, Gender::Unknown}, PronounEntry{"he", 3, 1, Gender::Male},
    PronounEntry{"him", 3, 1, Gender::Male},        PronounEntry{"his", 3, 1, Gender::Male},
    PronounEntry{"himself", 3, 1, Gender::Male},    PronounEntry{"she", 4, 1, Gender::Female},
    PronounEntry{"her", 4, 1, Gender::Female},      PronounEntry{"hers", 4, 1, Gender::Female},
    PronounEntry{"herself", 4, 1, Gender::Female},  PronounEntry{"it", 5, 1, Gender::Unknown},
    PronounEntry{"its", 5, 1, Gender::Unknown},     PronounEntry{"itself", 5, 1, Gender::Unknown},
    PronounEntry{"we", 6, 2, Gender::Unknown},      PronounEntry{"us", 6, 2, Gender::Unknown},
    PronounEntry{"our", 6, 2, Gender::Unknown},     PronounEntry{"ours", 6, 2, Gender::Unknown},
    PronounEntry{"ourselves", 6, 2, Gender::Unknown}, PronounEntry{"they", 7, 2, Gender::Unknown},
    PronounEntry{"them", 7, 2, Gender::Unknown},    PronounEntry{"their", 7, 2, Gender::Unknown},
    PronounEntry{"theirs", 7, 2, Gender::Unknown},  PronounEntry{"themselves", 7, 2, Gender::Unknown},
    PronounEntry{"this", 8, 1, Gender::Unknown},    PronounEntry{"that", 8, 1, Gender::Unknown},
    PronounEntry{"these", 8, 2, Gender::Unknown},   PronounEntry{"those", 8, 2, Gender::Unknown},
    PronounEntry{"who", 9, 0, Gender::Unknown},     PronounEntry{"which", 9, 0, Gender::Unknown},
    PronounEntry{"whom", 9, 0, Gender::Unknown},    PronounEntry{"whose", 9, 0, Gender::Unknown},
    PronounEntry{"one", 10, 1, Gender::Unknown},    PronounEntry{"each", 10, 1, Gender::Unknown},
    PronounEntry{"both", 10, 2, Gender::Unknown},   PronounEntry{"others", 10, 2, Gender::Unknown},
    PronounEntry{"here", 10, 1, Gender::Unknown},   PronounEntry{"there", 10, 1, Gender::Unknown},
};

struct GenderedNoun {
  std::string_view noun;
  Gender gender;
};
constexpr std::array kGendered = {
    GenderedNoun{"mr.", Gender::Male},        GenderedNoun{"mr", Gender::Male},
    GenderedNoun{"mrs.", Gender::Female},     GenderedNoun{"mrs", Gender::Female},
    GenderedNoun{"ms.", Gender::Female},      GenderedNoun{"ms", Gender::Female},
    GenderedNoun{"miss", Gender::Female},     GenderedNoun{"sir", Gender::Male},
    GenderedNoun{"lord", Gender::Male},       GenderedNoun{"lady", Gender::Female},
    GenderedNoun{"man", Gender::Male},        GenderedNoun{"woman", Gender::Female},
    GenderedNoun{"men", Gender::Male},        GenderedNoun{"women", Gender::Female},
    GenderedNoun{"boy", Gender::Male},        GenderedNoun{"girl", Gender::Female},
    GenderedNoun{"father", Gender::Male},     GenderedNoun{"mother", Gender::Female},
    GenderedNoun{"husband", Gender::Male},    GenderedNoun{"wife", Gender::Female},
    GenderedNoun{"son", Gender::Male},        GenderedNoun{"daughter", Gender::Female},
    GenderedNoun{"brother", Gender::Male},    GenderedNoun{"sister", Gender::Female},
    GenderedNoun{"king", Gender::Male},       GenderedNoun{"queen", Gender::Female},
    GenderedNoun{"prince", Gender::Male},     GenderedNoun{"princess", Gender::Female},
    GenderedNoun{"spokesman", Gender::Male},  GenderedNoun{"spokeswoman", Gender::Female},
    GenderedNoun{"chairman", Gender::Male},   GenderedNoun{"chairwoman", Gender::Female},
    GenderedNoun{"businessman", Gender::Male}, GenderedNoun{"businesswoman", Gender::Female},
    GenderedNoun{"uncle", Gender::Male},      GenderedNoun{"aunt", Gender::Female},
    GenderedNoun{"widow", Gender::Female},    GenderedNoun{"actress", Gender::Female},
};

// FNV-1a over the word in lower case (ASCII); never 0.
uint32_t hash_of(std::string_view word, uint32_t state = 2166136261u) {
  for (const char c : word) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    state = (state ^ static_cast<unsigned char>(small)) * 16777619u;
  }
  return state == 0 ? 1 : state;
}

std::string small_of(std::string_view word) {
  std::string small(word);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return small;
}

uint8_t pronoun_of(std::string_view small) {
  for (size_t i = 0; i < kPronouns.size(); ++i) {
    if (kPronouns[i].form == small) return static_cast<uint8_t>(i + 1);
  }
  return 0;
}

Gender gender_of_noun(std::string_view small) {
  for (const GenderedNoun& one : kGendered) {
    if (one.noun == small) return one.gender;
  }
  return Gender::Unknown;
}

// What is asked of every token, looked up by label once a report.
class Labels {
 public:
  explicit Labels(const LanguageLayer& layer) {
    for (const std::string& name : layer.upos_names) upos_.push_back(upos_of(name));
    for (const std::string& name : layer.deprel_names) places_.push_back(place_of(name));
    for (const std::string& name : layer.feats_names) {
      counts_.push_back(name.find("Number=Sing") != std::string::npos   ? 1
                        : name.find("Number=Plur") != std::string::npos ? 2
                                                                        : 0);
    }
  }
  enum class Class : uint8_t { Other, Noun, Proper, Pronoun, Determiner, Number, Adjective, Mark };
  Class word_class(const WordAnalysis& word) const {
    return word.upos < upos_.size() ? upos_[word.upos] : Class::Other;
  }
  Place place(const WordAnalysis& word) const {
    return word.deprel < places_.size() ? places_[word.deprel] : Place::Other;
  }
  uint8_t count(const WordAnalysis& word) const {
    return word.feats < counts_.size() ? counts_[word.feats] : uint8_t{0};
  }

 private:
  static Class upos_of(std::string_view name) {
    if (name == "NOUN") return Class::Noun;
    if (name == "PROPN") return Class::Proper;
    if (name == "PRON") return Class::Pronoun;
    if (name == "DET") return Class::Determiner;
    if (name == "NUM") return Class::Number;
    if (name == "ADJ") return Class::Adjective;
    if (name == "PUNCT" || name == "SYM") return Class::Mark;
    return Class::Other;
  }
  static Place place_of(std::string_view name) {
    if (name.starts_with("nsubj") || name.starts_with("csubj")) return Place::Subject;
    if (name == "obj" || name == "iobj") return Place::Object;
    if (name.starts_with("obl")) return Place::Oblique;
    if (name == "nmod:poss") return Place::Owner;
    if (name.starts_with("nmod") || name == "compound" || name == "amod") return Place::Modifier;
    if (name == "appos") return Place::Apposition;
    if (name == "conj") return Place::Conjunct;
    if (name == "root") return Place::Root;
    if (name == "expl") return Place::Expletive;
    return Place::Other;
  }

  std::vector<Class> upos_;
  std::vector<Place> places_;
  std::vector<uint8_t> counts_;
};

class Reader {
 public:
  explicit Reader(const Report& report)
      : report_(report), layer_(report.language), labels_(report.language) {
    mark_quotations();
    const auto& tokens = report.text.tokens;
    names_.assign(tokens.size(), 0);
    size_t t = 0;
    for (const hearsay::Mention& name : layer_.mentions) {
      while (t < tokens.size() && tokens[t].span.begin < name.span.begin) ++t;
      for (; t < tokens.size() && tokens[t].span.end <= name.span.end; ++t) {
        names_[t] = static_cast<uint8_t>(std::min<uint32_t>(name.type, 254) + 1);
      }
    }
  }

  std::vector<Referring> run() {
    std::vector<Referring> all;
    all.reserve(layer_.entities.size());
    uint32_t sentence = 0, opened = 0xffffffffu;
    for (const Entity& entity : layer_.entities) {
      const auto& sentences = report_.text.sentences;
      while (sentence + 1 < sentences.size() && sentences[sentence].end_token <= entity.head) {
        ++sentence;
      }
      while (sentence > 0 && sentences[sentence].first_token > entity.head) --sentence;
      Referring one = read(entity);
      one.sentence = sentence;
      one.opens = opened != sentence;
      opened = sentence;
      all.push_back(std::move(one));
    }
    share_genders(all);
    return all;
  }

 private:
  using Class = Labels::Class;

  std::string_view word(uint32_t t) const {
    return report_.text.tokens[t].span.of(report_.article.text);
  }

  void mark_quotations() {
    const auto& tokens = report_.text.tokens;
    quoted_.assign(tokens.size(), false);
    for (const Paragraph& paragraph : report_.text.paragraphs) {
      bool inside = false;
      for (uint32_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s) {
        const Sentence& sentence = report_.text.sentences[s];
        for (uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
          const std::string_view mark = word(t);
          const bool either = mark == "\"" || mark == "''" || mark == "``";
          if (mark == "\xE2\x80\x9C" || (either && !inside)) {
            inside = true;
          } else if (mark == "\xE2\x80\x9D" || either) {
            inside = false;
          }
          quoted_[t] = inside;
        }
      }
    }
  }

  uint32_t lemma(uint32_t t) const {
    const WordAnalysis& it = layer_.words[t];
    const std::string_view form = word(t);
    if (it.lemma >= layer_.lemma_scripts.size()) return hash_of(form);
    return hash_of(lemma_of(form, layer_.lemma_scripts[it.lemma]));
  }

  Referring read(const Entity& entity) const {
    const auto& tokens = report_.text.tokens;
    Referring one;
    one.head = entity.head;
    one.first = entity.head;
    one.end = entity.head + 1;
    while (one.first > 0 && tokens[one.first - 1].span.begin >= entity.span.begin) --one.first;
    while (one.end < tokens.size() && tokens[one.end].span.end <= entity.span.end) ++one.end;
    const WordAnalysis& head = layer_.words[one.head];
    one.governor = head.head;
    one.type = entity.type;
    one.place = labels_.place(head);
    one.quoted = quoted_[one.head];
    one.name = names_[one.head];
    one.count = labels_.count(head);
    one.head_lemma = lemma(one.head);
    const std::string small = small_of(word(one.head));
    one.pronoun = one.end - one.first == 1 ? pronoun_of(small) : uint8_t{0};
    if (one.pronoun != 0) {
      const PronounEntry& entry = kPronouns[one.pronoun - 1u];
      one.form = Form::Pronoun;
      one.count = entry.count;
      one.gender = entry.gender;
      return one;
    }
    one.form = form_of_phrase(one);
    one.gender = gender_of_noun(small);
    words(one);
    return one;
  }

  Form form_of_phrase(const Referring& one) const {
    if (labels_.word_class(layer_.words[one.head]) == Class::Proper) return Form::Name;
    const std::string first = small_of(word(one.first));
    if (first == "the") return Form::Definite;
    if (first == "this" || first == "that" || first == "these" || first == "those") {
      return Form::Demonstrative;
    }
    if (first == "a" || first == "an" || first == "some" || first == "another" || first == "any" ||
        first == "no" || first == "every" || first == "each") {
      return Form::Indefinite;
    }
    for (uint32_t t = one.first; t < one.head; ++t) {
      if (labels_.place(layer_.words[t]) == Place::Owner && layer_.words[t].head == one.head) {
        return Form::Owned;
      }
    }
    return labels_.word_class(layer_.words[one.first]) == Class::Number ? Form::Counted
                                                                        : Form::Bare;
  }

  // Words that say which: no articles, possessive marks, punctuation or adpositions.
  bool carries(uint32_t t) const {
    switch (labels_.word_class(layer_.words[t])) {
      case Class::Noun:
      case Class::Proper:
      case Class::Number:
      case Class::Adjective:
        return true;
      default:
        return false;
    }
  }

  void words(Referring& one) const {
    constexpr uint32_t kMost = 24;  // words of a mention that are compared
    uint32_t state = 2166136261u;
    std::string initials;
    for (uint32_t t = one.first; t < std::min(one.end, one.first + kMost); ++t) {
      if (!carries(t)) continue;
      const uint32_t it = lemma(t);
      state = (state ^ it) * 16777619u;
      if (t != one.head) one.content.push_back(it);
      const std::string_view form = word(t);
      if (one.form != Form::Name || t > one.head + 4) continue;
      const bool capital = form[0] >= 'A' && form[0] <= 'Z';
      if (capital && (names_[t] != 0 || t == one.head)) {
        if (one.first_word == 0) first_name(t, one);
        one.last_word = it;
        initials.push_back(form[0]);
      }
    }
    one.words = state == 0 ? 1 : state;
    std::sort(one.content.begin(), one.content.end());
    if (one.form == Form::Name) {
      if (initials.size() > 1) {
        one.initials = hash_of(initials);
      } else if (acronym(word(one.head))) {
        one.initials = hash_of(word(one.head));
      }
      if (one.last_word == 0) one.last_word = one.first_word = one.head_lemma;
    }
    std::string_view whole = Span{report_.text.tokens[one.first].span.begin,
                                  report_.text.tokens[one.end - 1].span.end}
                                 .of(report_.article.text);
    for (const std::string_view article : {"the ", "The "}) {
      if (whole.starts_with(article)) whole.remove_prefix(article.size());
    }
    for (const std::string_view mark : {"'s", "\xE2\x80\x99s"}) {
      if (whole.ends_with(mark)) whole.remove_suffix(mark.size());
    }
    constexpr size_t kLongest = 40;
    if (whole.size() > kLongest) return;
    if (const Country* country = find_country(whole, true); country != nullptr) {
      one.country = hash_of(country->code);
    }
  }

  void first_name(uint32_t t, Referring& one) const {
    one.first_word = lemma(t);
    const Gender title = gender_of_noun(small_of(word(t)));
    Gender gender = Gender::Unknown;
    if (title != Gender::Unknown) {
      one.gender = title;
    } else if (given_name(word(t), gender)) {
      one.gender = gender;
    }
  }

  static bool acronym(std::string_view form) {
    return form.size() >= 2 && form.size() <= 6 &&
           std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // A surname has the gender of the given name it stood with.
  static void share_genders(std::vector<Referring>& all) {
    std::vector<std::pair<uint32_t, Gender>> known;
    for (const Referring& one : all) {
      if (one.form == Form::Name && one.gender != Gender::Unknown) {
        known.emplace_back(one.last_word, one.gender);
      }
    }
    std::stable_sort(known.begin(), known.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (Referring& one : all) {
      if (one.form != Form::Name || one.gender != Gender::Unknown) continue;
      const auto place = std::lower_bound(
          known.begin(), known.end(), one.last_word,
          [](const auto& entry, uint32_t last) { return entry.first < last; });
      if (place != known.end() && place->first == one.last_word) one.gender = place->second;
    }
  }

  const Report& report_;
  const LanguageLayer& layer_;
  Labels labels_;
  std::vector<bool> quoted_;
  std::vector<uint8_t> names_;  // by token: as Referring::name
};

}  // namespace

std::vector<Referring> referring_of(const Report& report) {
  if (report.language.words.size() != report.text.tokens.size()) return {};
  return Reader(report).run();
}

uint8_t person_of(uint8_t pronoun) {
  return pronoun == 0 || pronoun > kPronouns.size() ? uint8_t{0} : kPronouns[pronoun - 1u].person;
}

}  // namespace hearsay::extract
