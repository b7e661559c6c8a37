#include "text/conllu.h"

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

TEST(Conllu, IsEmptyWithoutSentences) { EXPECT_EQ(conllu_of(" \n"), ""); }

}  // namespace
}  // namespace hearsay
