#include "language/conllu.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "language/agreement.h"

namespace hearsay {
namespace {

// The tag of BIOES that each token has in the names of a layer; empty outside of them.
std::vector<std::string> name_tags(const TextLayer& text, const LanguageLayer& layer) {
  std::vector<std::string> tags(text.tokens.size());
  size_t t = 0;
  for (const Mention& mention : layer.mentions) {
    if (mention.type >= layer.mention_names.size()) continue;
    const std::string& type = layer.mention_names[mention.type];
    while (t < text.tokens.size() && text.tokens[t].span.begin < mention.span.begin) ++t;
    size_t end = t;
    while (end < text.tokens.size() && text.tokens[end].span.end <= mention.span.end) ++end;
    for (size_t i = t; i < end; ++i) {
      const char* place = end - t == 1 ? "S-" : i == t ? "B-" : i + 1 == end ? "E-" : "I-";
      tags[i] = place + type;
    }
  }
  return tags;
}

// MISC as it came, without what a run before this one may have written there.
std::string without_ours(std::string_view misc) {
  std::string kept;
  for (size_t at = 0; at < misc.size();) {
    const size_t end = std::min(misc.find('|', at), misc.size());
    const std::string_view entry = misc.substr(at, end - at);
    at = end + 1;
    if (entry == "_" || entry.starts_with("NER=") || entry.starts_with("Agree=") ||
        entry.starts_with("Second=")) {
      continue;
    }
    kept += kept.empty() ? "" : "|";
    kept += entry;
  }
  return kept;
}

class Writer {
 public:
  Writer(const Report& report, const LanguageLayer* second)
      : article_(report.article),
        layer_(report.text),
        language_(report.language),
        second_(second),
        names_(name_tags(report.text, report.language)),
        offsets_(report.article.text) {}

  std::string segmented() {
    const std::string& id = article_.id.empty() ? article_.source_id : article_.id;
    for (size_t i = 0; i < layer_.sentences.size(); ++i) {
      const Sentence& sentence = layer_.sentences[i];
      if (i == 0) {
        out_ += "# newdoc";
        if (!id.empty()) field(" id = ", id);
        out_ += '\n';
      }
      if (layer_.paragraphs[sentence.paragraph].first_sentence == i) out_ += "# newpar\n";
      out_ += "# sent_id = " + std::to_string(i + 1) + "\n# text = ";
      for (uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
        if (t > sentence.first_token && layer_.tokens[t].space_before) out_ += ' ';
        form(layer_.tokens[t].span);
      }
      out_ += '\n';
      tokens(sentence);
      out_ += '\n';
    }
    return std::move(out_);
  }

  std::string given(const std::vector<ConlluSentence>& sentences) {
    for (size_t i = 0; i < sentences.size() && i < layer_.sentences.size(); ++i) {
      const Sentence& sentence = layer_.sentences[i];
      for (const std::string& comment : sentences[i].comments) out_ += comment + '\n';
      uint32_t t = sentence.first_token;
      for (const ConlluRow& row : sentences[i].rows) {
        if (!row.word) {
          out_ += row.text + '\n';
          continue;
        }
        out_ += std::to_string(t - sentence.first_token + 1) + '\t';
        form(layer_.tokens[t].span);
        analysis(t, sentence);
        std::string misc = without_ours(row.text);
        told(t, sentence, misc);
        out_ += misc.empty() ? "_\n" : misc + '\n';
        ++t;
      }
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  void tokens(const Sentence& sentence) {
    for (uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const uint32_t number = t - sentence.first_token + 1;
      uint32_t last = t;
      if (!layer_.tokens[t].joined || t == sentence.first_token) {
        while (last + 1 < sentence.end_token && layer_.tokens[last + 1].joined) ++last;
        if (last > t) {
          const Span span{layer_.tokens[t].span.begin, layer_.tokens[last].span.end};
          out_ += std::to_string(number) + "-" + std::to_string(number + last - t) + '\t';
          form(span);
          out_ += "\t_\t_\t_\t_\t_\t_\t_\t" + misc_of(span, space_after(last)) + '\n';
        }
      }
      const bool inside = layer_.tokens[t].joined || last > t;  // SpaceAfter is the range's
      out_ += std::to_string(number) + '\t';
      form(layer_.tokens[t].span);
      analysis(t, sentence);
      std::string misc = misc_of(layer_.tokens[t].span, inside || space_after(t));
      told(t, sentence, misc);
      out_ += misc + '\n';
    }
  }

  // LEMMA to DEPS, with the tabs around them.
  void analysis(uint32_t t, const Sentence& sentence) {
    if (language_.words.empty()) {
      out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
      return;
    }
    const WordAnalysis& word = language_.words[t];
    const auto column = [&](const std::vector<std::string>& names, uint16_t index) {
      out_ += '\t';
      const std::string_view name = index < names.size() ? names[index] : std::string_view();
      name.empty() ? (void)(out_ += '_') : clean(name);
    };
    out_ += '\t';
    const std::string lemma =
        word.lemma < language_.lemma_scripts.size()
            ? lemma_of(layer_.tokens[t].span.of(article_.text), language_.lemma_scripts[word.lemma])
            : std::string();
    lemma.empty() ? (void)(out_ += '_') : clean(lemma);
    column(language_.upos_names, word.upos);
    column(language_.xpos_names, word.xpos);
    column(language_.feats_names, word.feats);
    if (language_.deprel_names.empty()) {
      out_ += "\t_\t_\t_\t";
      return;
    }
    out_ += '\t' + head_of(word, sentence);
    column(language_.deprel_names, word.deprel);
    out_ += "\t_\t";
  }

  static std::string head_of(const WordAnalysis& word, const Sentence& sentence) {
    return word.head == WordAnalysis::kRoot ? "0"
                                            : std::to_string(word.head - sentence.first_token + 1);
  }

  // What the model says beyond the columns, in MISC.
  void told(uint32_t t, const Sentence& sentence, std::string& misc) const {
    const auto add = [&](const std::string& entry) { misc += (misc.empty() ? "" : "|") + entry; };
    if (!names_[t].empty()) add("NER=" + names_[t]);
    if (second_ == nullptr || t >= second_->words.size() || t >= language_.words.size()) return;
    if (agreement_of(language_, *second_, t).whole()) return add("Agree=Yes");
    const WordAnalysis& other = second_->words[t];
    const auto name = [](const std::vector<std::string>& names, uint16_t index) {
      return index < names.size() ? names[index] : std::string("_");
    };
    add("Agree=No|Second=" + name(second_->upos_names, other.upos) + ":" +
        head_of(other, sentence) + ":" + name(second_->deprel_names, other.deprel));
  }

  bool space_after(uint32_t t) const {
    return t + 1 >= layer_.tokens.size() || layer_.tokens[t + 1].space_before;
  }

  std::string misc_of(Span span, bool space) const {
    return std::string(space ? "" : "SpaceAfter=No|") +
           "TokenRange=" + std::to_string(offsets_.code_points(span.begin)) + ':' +
           std::to_string(offsets_.code_points(span.end));
  }

  void form(Span span) { clean(span.of(article_.text)); }
  void field(std::string_view name, std::string_view value) {
    out_ += name;
    clean(value);
  }
  // A line of CoNLL-U must not be broken by what is in it.
  void clean(std::string_view text) {
    for (char c : text) out_ += (c == '\n' || c == '\t' || c == '\r') ? ' ' : c;
  }

  const Article& article_;
  const TextLayer& layer_;
  const LanguageLayer& language_;
  const LanguageLayer* second_;
  std::vector<std::string> names_;
  OffsetMap offsets_;
  std::string out_;
};

}  // namespace

std::string to_conllu(const Report& report, const LanguageLayer* second) {
  return Writer(report, second).segmented();
}

std::string to_conllu(const ConlluDocument& document, const LanguageLayer* second) {
  return Writer(document.report, second).given(document.sentences);
}

}  // namespace hearsay
