// print_outputs MODEL [portable|avx2|avx512vnni] < DOCUMENTS.jsonl: what the runtime computes, for
// ../check_runtime.py. A document is {"sentences": [{"words": [...], "paragraph": true}, ...]}; one
// line of JSON goes out for each: labels a word, numbers a word, links a span, vectors a sentence.
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "hearsay/model.h"
#include "language/analyse.h"

namespace {

using hearsay::LanguageLayer;
using hearsay::Report;
using nlohmann::json;

void add_sentence(Report& report, const json& given) {
  hearsay::TextLayer& text = report.text;
  if (given["paragraph"].get<bool>() || text.paragraphs.empty()) text.paragraphs.push_back({});
  hearsay::Sentence sentence;
  sentence.first_token = static_cast<uint32_t>(text.tokens.size());
  for (const json& word : given["words"]) {
    std::string& all = report.article.text;
    if (!all.empty()) all += ' ';
    const auto begin = static_cast<uint32_t>(all.size());
    all += word.get<std::string>();
    text.tokens.push_back({{begin, static_cast<uint32_t>(all.size())}});
  }
  sentence.end_token = static_cast<uint32_t>(text.tokens.size());
  sentence.paragraph = static_cast<uint32_t>(text.paragraphs.size() - 1);
  sentence.span = {text.tokens[sentence.first_token].span.begin, text.tokens.back().span.end};
  hearsay::Paragraph& p = text.paragraphs.back();
  if (p.end_sentence == 0) p.first_sentence = static_cast<uint32_t>(text.sentences.size());
  text.sentences.push_back(sentence);
  p.end_sentence = static_cast<uint32_t>(text.sentences.size());
}

json words_of(const Report& report) {
  const LanguageLayer& layer = report.language;
  json out;
  for (const hearsay::Sentence& s : report.text.sentences) {
    for (uint32_t t = s.first_token; t < s.end_token; ++t) {
      const hearsay::WordAnalysis& w = layer.words[t];
      const bool root = w.head == hearsay::WordAnalysis::kRoot;
      out["upos"].push_back(layer.upos_names[w.upos]);
      out["xpos"].push_back(layer.xpos_names[w.xpos]);
      out["feats"].push_back(layer.feats_names[w.feats]);
      out["lemma"].push_back(layer.lemma_scripts[w.lemma]);
      out["deprels"].push_back(layer.deprel_names[w.deprel]);
      out["heads"].push_back((root ? t : w.head) - s.first_token);
      out["upos_score"].push_back(w.upos_score);
      out["head_score"].push_back(w.head_score);
    }
  }
  return out;
}

json outputs_of(const Report& report) {
  const LanguageLayer& layer = report.language;
  json out = words_of(report);
  out["attr_scores"] = layer.attribution_scores;
  out["vectors"] = layer.sentence_vectors;
  out["names"] = out["spans"] = out["links"] = json::array();
  uint32_t token = 0;
  for (const hearsay::Mention& m : layer.mentions) {
    while (report.text.tokens[token].span.begin < m.span.begin) ++token;
    uint32_t end = token;
    while (end < report.text.tokens.size() && report.text.tokens[end].span.begin < m.span.end)
      ++end;
    out["names"].push_back({token, end, layer.mention_names[m.type]});
  }
  out["entity"] = std::vector<std::string>(layer.words.size(), "-");
  for (const hearsay::Entity& e : layer.entities)
    out["entity"][e.head] = layer.entity_names[e.type];
  for (const hearsay::AttributionSpan& s : layer.attribution_spans) {
    out["spans"].push_back({s.first_token, s.end_token, layer.role_names[s.role]});
  }
  for (const hearsay::AttributionLink& l : layer.attribution_links) {
    out["links"].push_back({l.span, l.cue, l.score});
  }
  return out;
}

}  // namespace

int main(int count, char** words) {
  using hearsay::InstructionSet;
  auto set = InstructionSet::Best;
  const std::string wanted = count == 3 ? words[2] : "";
  if (wanted == "portable") set = InstructionSet::Portable;
  if (wanted == "avx2") set = InstructionSet::Avx2;
  if (wanted == "avx512vnni") set = InstructionSet::Avx512Vnni;
  if (count < 2 || count > 3 || (!wanted.empty() && set == InstructionSet::Best)) {
    std::fprintf(stderr,
                 "usage: print_outputs MODEL [portable|avx2|avx512vnni] < DOCUMENTS.jsonl\n");
    return 2;
  }
  const auto model = hearsay::Model::open(words[1], set);
  if (!model.ok()) {
    std::fprintf(stderr, "print_outputs: %s\n", model.status().message().c_str());
    return 2;
  }
  const hearsay::Limits limits;
  for (std::string line; std::getline(std::cin, line);) {
    Report report;
    const json document = json::parse(line);
    for (const json& sentence : document["sentences"]) add_sentence(report, sentence);
    const auto done = hearsay::analyse_language(report, {limits, model.value().get()});
    if (!done.ok() || report.language.words.size() != report.text.tokens.size()) {
      std::fprintf(stderr, "print_outputs: an article was not analysed: %s\n",
                   done.message().c_str());
      return 1;
    }
    std::printf("%s\n", outputs_of(report).dump().c_str());
  }
  return 0;
}
