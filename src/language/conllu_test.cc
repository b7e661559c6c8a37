#include "language/conllu.h"

#include <gtest/gtest.h>

#include "text/segment.h"

namespace hearsay {
namespace {

std::string conllu_of(std::string text, uint32_t body_begin = 0) {
  Report report;
  report.article.id = "a:1";
  report.article.text = std::move(text);
  report.article.body = {body_begin, static_cast<uint32_t>(report.article.text.size())};
  const Limits limits;
  EXPECT_TRUE(segment_text(report, StageContext{limits}).ok());
  return to_conllu(report);
}

TEST(Conllu, WritesParagraphsSentencesAndRangesInCodePoints) {
  EXPECT_EQ(conllu_of("\xC3\x89t\xC3\xA9 won.\n\nGo!"),
            "# newdoc id = a:1\n"
            "# newpar\n"
            "# sent_id = 1\n"
            "# text = \xC3\x89t\xC3\xA9 won.\n"
            "1\t\xC3\x89t\xC3\xA9\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:3\n"
            "2\twon\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=4:7\n"
            "3\t.\t_\t_\t_\t_\t_\t_\t_\tTokenRange=7:8\n"
            "\n"
            "# newpar\n"
            "# sent_id = 2\n"
            "# text = Go!\n"
            "1\tGo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=10:12\n"
            "2\t!\t_\t_\t_\t_\t_\t_\t_\tTokenRange=12:13\n"
            "\n");
}

TEST(Conllu, WritesContractionsAsMultiwordTokens) {
  EXPECT_EQ(conllu_of("They don't."),
            "# newdoc id = a:1\n"
            "# newpar\n"
            "# sent_id = 1\n"
            "# text = They don't.\n"
            "1\tThey\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:4\n"
            "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=5:10\n"
            "2\tdo\t_\t_\t_\t_\t_\t_\t_\tTokenRange=5:7\n"
            "3\tn't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=7:10\n"
            "4\t.\t_\t_\t_\t_\t_\t_\t_\tTokenRange=10:11\n"
            "\n");
}

TEST(Conllu, CountsFromTheStartOfTheTextNotOfTheBody) {
  EXPECT_NE(conllu_of("key v\nGo.", 6).find("TokenRange=6:8"), std::string::npos);
}

// A made-up analysis of "She left."
Report analysed() {
  Report report;
  report.article.text = "She left.";
  report.article.body = {0, 9};
  const Limits limits;
  EXPECT_TRUE(segment_text(report, StageContext{limits}).ok());
  LanguageLayer& layer = report.language;
  layer.upos_names = {"PRON", "VERB", "PUNCT"};
  layer.xpos_names = {"PRP", "VBD", "."};
  layer.feats_names = {"_", "Tense=Past|VerbForm=Fin"};
  layer.lemma_scripts = {"L0+", "=leave"};
  layer.deprel_names = {"nsubj", "punct", "root"};
  layer.mention_names = {"PER"};
  layer.words = {{.upos = 0, .xpos = 0, .deprel = 0, .head = 1},
                 {.upos = 1, .xpos = 1, .feats = 1, .lemma = 1, .deprel = 2},
                 {.upos = 2, .xpos = 2, .deprel = 1, .head = 1}};
  layer.mentions = {{{0, 3}, 0, 0.9f}};
  return report;
}

TEST(Conllu, WritesTheAnalysisIntoItsColumns) {
  EXPECT_EQ(to_conllu(analysed()),
            "# newdoc\n"
            "# newpar\n"
            "# sent_id = 1\n"
            "# text = She left.\n"
            "1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tTokenRange=0:3|NER=S-PER\n"
            "2\tleft\tleave\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t"
            "SpaceAfter=No|TokenRange=4:8\n"
            "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tTokenRange=8:9\n"
            "\n");
}

TEST(Conllu, TellsWhereASecondModelDisagreesByNameNotByNumber) {
  const Report report = analysed();
  LanguageLayer second = report.language;
  std::swap(second.upos_names[0], second.upos_names[1]);
  second.words[0].upos = 1;  // PRON, under another number
  second.words[1].upos = 0;
  second.words[2].head = 0;
  const std::string out = to_conllu(report, &second);
  EXPECT_NE(out.find("NER=S-PER|Agree=Yes\n"), std::string::npos) << out;
  EXPECT_NE(out.find("TokenRange=4:8|Agree=Yes\n"), std::string::npos) << out;
  EXPECT_NE(out.find("TokenRange=8:9|Agree=No|Second=PUNCT:1:punct\n"), std::string::npos) << out;
}

TEST(Conllu, IsEmptyWithoutSentences) { EXPECT_EQ(conllu_of(" \n"), ""); }

}  // namespace
}  // namespace hearsay
