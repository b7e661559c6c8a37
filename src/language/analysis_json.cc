#include "language/analysis_json.h"

#include <cmath>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "language/agreement.h"

namespace hearsay {
namespace {

// Three digits after the point say all there is to say of a probability.
double rounded(float score) { return std::round(double{score} * 1000) / 1000; }

class Writer {
 public:
  Writer(const Report& report, const LanguageLayer* second)
      : report_(report), second_(second), offsets_(report.article.text), json_(out_) {}

  std::string run(std::string_view model) {
    const Article& article = report_.article;
    json_.begin_object();
    json_.key("id");
    json_.string_or_null(article.id.empty() ? article.source_id : article.id);
    json_.key("model");
    json_.string_or_null(model);
    json_.key("text");
    json_.string(article.text);
    json_.key("sentences");
    json_.begin_array();
    for (const Sentence& one : report_.text.sentences) sentence(one);
    json_.end_array();
    json_.key("mentions");
    json_.begin_array();
    for (const Mention& one : report_.language.mentions) mention(one);
    json_.end_array();
    json_.key("entities");
    json_.begin_array();
    for (size_t i = 0; i < report_.language.entities.size(); ++i) entity(i);
    json_.end_array();
    json_.key("notes");
    json_.begin_array();
    for (const Note& note : report_.notes) json_.string(note.text);
    json_.end_array();
    json_.end_object();
    return std::move(out_);
  }

 private:
  void sentence(const Sentence& one) {
    json_.begin_object();
    place(one.span);
    json_.key("words");
    json_.begin_array();
    for (uint32_t t = one.first_token; t < one.end_token; ++t) word(t, one);
    json_.end_array();
    json_.end_object();
  }

  void word(uint32_t t, const Sentence& sentence) {
    const Span span = report_.text.tokens[t].span;
    const std::string_view form = span.of(report_.article.text);
    json_.begin_object();
    json_.key("id");
    json_.number(uint64_t{t - sentence.first_token + 1});
    json_.key("form");
    json_.string(form);
    place(span);
    const LanguageLayer& layer = report_.language;
    if (t < layer.words.size()) {
      const WordAnalysis& word = layer.words[t];
      json_.key("lemma");
      word.lemma < layer.lemma_scripts.size()
          ? json_.string_or_null(lemma_of(form, layer.lemma_scripts[word.lemma]))
          : json_.null();
      name("upos", layer.upos_names, word.upos);
      name("xpos", layer.xpos_names, word.xpos);
      name("feats", layer.feats_names, word.feats);
      arc(layer, word, sentence);
      if (second_ != nullptr && t < second_->words.size()) {
        const WordAnalysis& other = second_->words[t];
        json_.key("agree");
        json_.boolean(agreement_of(layer, *second_, t).whole());
        json_.key("second");
        json_.begin_object();
        name("upos", second_->upos_names, other.upos);
        arc(*second_, other, sentence);
        json_.end_object();
      }
    }
    json_.end_object();
  }

  void arc(const LanguageLayer& layer, const WordAnalysis& word, const Sentence& sentence) {
    json_.key("head");
    if (layer.deprel_names.empty()) {
      json_.null();
    } else {
      json_.number(
          uint64_t{word.head == WordAnalysis::kRoot ? 0 : word.head - sentence.first_token + 1});
    }
    name("deprel", layer.deprel_names, word.deprel);
    json_.key("upos_score");
    json_.number(rounded(word.upos_score));
    json_.key("head_score");
    json_.number(rounded(word.head_score));
  }

  void mention(const Mention& one) {
    json_.begin_object();
    place(one.span);
    json_.key("text");
    json_.string(one.span.of(report_.article.text));
    name("type", report_.language.mention_names, one.type);
    json_.key("score");
    json_.number(rounded(one.score));
    json_.end_object();
  }

  void entity(size_t index) {
    const Entity& one = report_.language.entities[index];
    json_.begin_object();
    place(one.span);
    json_.key("text");
    json_.string(one.span.of(report_.article.text));
    name("type", report_.language.entity_names, one.type);
    json_.key("named");
    json_.boolean(one.named);
    json_.key("head");
    const Span head = report_.text.tokens[one.head].span;
    json_.begin_object();
    place(head);
    json_.key("text");
    json_.string(head.of(report_.article.text));
    json_.end_object();
    json_.key("score");
    json_.number(rounded(one.score));
    const std::vector<uint32_t>& first = report_.coreference.first;
    if (index < first.size() && first[index] != index) {
      json_.key("same_as");
      json_.number(uint64_t{first[index]});
    }
    json_.end_object();
  }

  void place(Span span) {
    json_.key("start");
    json_.number(uint64_t{offsets_.code_points(span.begin)});
    json_.key("end");
    json_.number(uint64_t{offsets_.code_points(span.end)});
  }

  void name(std::string_view key, const std::vector<std::string>& names, uint16_t index) {
    json_.key(key);
    index < names.size() && names[index] != "_" ? json_.string(names[index]) : json_.null();
  }

  const Report& report_;
  const LanguageLayer* second_;
  OffsetMap offsets_;
  std::string out_;
  JsonWriter json_;
};

}  // namespace

std::string analysis_json(const Report& report, std::string_view model,
                          const LanguageLayer* second) {
  return Writer(report, second).run(model);
}

}  // namespace hearsay
