#include "hearsay/knowledge.h"

#include <gtest/gtest.h>

#include "extract/knowledge/folded_name.h"

namespace hearsay {
namespace {

constexpr const char* kNewsroom =
    "hearsay-knowledge 1\n"
    "# an invented corner of the world\n"
    "actor\tvel\tstate\tVelmark\tVLM\t\tRepublic of Velmark\n"
    "names\tvel\tdemonym\tVelmarkian|Velmarkians\n"
    "names\tvel\tseat\tOsterhaven\n"
    "actor\tlorn\tperson\tAda Lorn\tVLM\t\tAda M. Lorn\n"
    "office\tlorn\tForeign Minister\tVLM\tGOV\t2014-03-01\t2018-06-30\n"
    "office\tlorn\tMember of the Assembly\tVLM\tLEG\t2018-07\t2021\n"
    "actor\ttide\toutlet\tThe Tide\tVLM\tJRN\tTide news agency\n"
    "actor\treef\tgroup\tReef Front\tVLM\tREB\tRF\n"
    "word\tdock master\tBUS\tplain\n"
    "word\tminister\tGOV\tplain\n"
    "word\tfighter\tUAF\trole\n"
    "word\tofficial\tGOV\trole\n";

Knowledge newsroom() { return Knowledge::of(kNewsroom, "newsroom.tsv").value(); }

std::string wrong(const std::string& line) {
  return Knowledge::of("hearsay-knowledge 1\n" + line + "\n", "desk.tsv").status().message();
}

ActorCode code(const Knowledge& known, std::string_view text, std::string_view date = {}) {
  return code_actor(known, {.text = text, .context = {}, .date = date});
}

TEST(Knowledge, BuiltInFileIsRead) {
  const Knowledge& known = Knowledge::built_in();
  EXPECT_GT(known.actors().size(), 5000u);
  ASSERT_NE(known.by_id("irn"), nullptr);
  EXPECT_EQ(known.by_id("irn")->name, "Iran");
}

TEST(Knowledge, NamesAreFoundWhateverTheirCaseAccentsAndMarks) {
  const Knowledge known = newsroom();
  for (const char* name : {"Ada Lorn", "ADA LORN", "\xC3\x81"
                                                   "da Lorn",
                           "the Ada Lorn"}) {
    ASSERT_EQ(known.find(name).size(), 1u) << name;
    EXPECT_EQ(known.find(name)[0].actor->id, "lorn");
  }
  EXPECT_TRUE(known.find("Ada").empty());
}

TEST(Knowledge, ApostrophesAndStopsAreNothingAndHyphensAreSpaces) {
  EXPECT_EQ(extract::fold_name("Al-Qa\xE2\x80\x99ida"), "al qaida");
  EXPECT_EQ(extract::fold_name("The U.N."), "un");
}

TEST(Knowledge, OfficeDependsOnTheDate) {
  const Knowledge known = newsroom();
  const KnownActor& lorn = *known.by_id("lorn");
  EXPECT_EQ(office_on(known, lorn, "2013-01-01"), nullptr);
  EXPECT_EQ(office_on(known, lorn, "2016-01-01")->title, "Foreign Minister");
  EXPECT_EQ(office_on(known, lorn, "2018-06-30"), nullptr) << "the first day no longer held";
  EXPECT_EQ(office_on(known, lorn, "2021-05-05")->sector, Sector::Legislature)
      << "an end of which only the year is known is at the end of that year";
  EXPECT_EQ(office_on(known, lorn, ""), nullptr);
}

TEST(Knowledge, UsersEntriesJoinTheBuiltInOnes) {
  const Result<Knowledge> known = Knowledge::with(
      "hearsay-knowledge 1\nactor\tirn\tstate\tPersia\tIRN\nactor\tquay\toutlet\tQuay Post\tVLM\tJRN\n",
      "desk.tsv");
  ASSERT_TRUE(known.ok()) << known.status().message();
  EXPECT_EQ(known->by_id("irn")->name, "Persia") << "an id that is there already is replaced";
  EXPECT_NE(known->by_id("quay"), nullptr);
  EXPECT_EQ(known->actors().size(), Knowledge::built_in().actors().size() + 1);
}

TEST(Knowledge, WrongLinesAreNamedByNumber) {
  EXPECT_EQ(wrong("actr\tx"), "desk.tsv:2: 'actr' is no kind of entry; a line begins with actor, "
                              "names, office or word");
  EXPECT_EQ(wrong("actor\tX Y\tperson\tAda"),
            "desk.tsv:2: 'X Y' is no id; use small letters, digits and hyphens");
  EXPECT_EQ(wrong("office\tnobody\tMayor\tVLM\tGOV"),
            "desk.tsv:2: there is no actor 'nobody'; name it on an earlier line");
  EXPECT_EQ(wrong("actor\ta\tperson\tAda\tVLM\tBOSS"),
            "desk.tsv:2: 'BOSS' is no sector; write codes as GOV, MIL or GOV MIL");
  EXPECT_EQ(wrong("actor\ta\tperson\tAda\tVLM\t\t\t\t\t12.5.2014"),
            "desk.tsv:2: '12.5.2014' is no date; write 2017, 2017-05 or 2017-05-14");
  EXPECT_EQ(Knowledge::of("id,name\n", "desk.csv").status().message(),
            "desk.csv:1: a knowledge file begins with the line 'hearsay-knowledge 1', this one "
            "with 'id,name'");
  EXPECT_EQ(Knowledge::of("", "desk.tsv").status().kind(), StatusKind::InvalidInput);
  EXPECT_NE(wrong("actor\t\xFF").find("desk.tsv:2: this line is not UTF-8"), std::string::npos);
}

TEST(ActorCode, PeopleOfACountryHaveItAndNoSector) {
  const Knowledge known = newsroom();
  EXPECT_EQ(code(known, "Velmarkians").country, "VLM");
  EXPECT_EQ(code(known, "Velmarkians").sector, Sector::Unknown);
  EXPECT_EQ(code(known, "ordinary Velmarkians").sector, Sector::Civilian);
}

TEST(ActorCode, SeatAloneStandsForItsGovernment) {
  const Knowledge known = newsroom();
  EXPECT_EQ(code(known, "Osterhaven").sector, Sector::Government);
  EXPECT_EQ(code(known, "Velmark").sector, Sector::Unknown);
}

TEST(ActorCode, TitleDecidesBeforeANameAndTheDateWithoutOne) {
  const Knowledge known = newsroom();
  EXPECT_EQ(code(known, "Foreign Minister Ada Lorn", "2016-01-01").sector, Sector::Government);
  EXPECT_EQ(code(known, "Ada Lorn", "2019-01-01").sector, Sector::Legislature);
  EXPECT_EQ(code(known, "Ada Lorn", "2024-01-01").sector, Sector::FormerOfficial);
  EXPECT_EQ(code(known, "Minister Lorn", "2016-01-01").actor, known.by_id("lorn"));
}

TEST(ActorCode, HeadYieldsToTheGroupItBelongsTo) {
  const Knowledge known = newsroom();
  EXPECT_EQ(code(known, "Reef Front fighters").sector, Sector::Rebel);
  EXPECT_EQ(code(known, "an official of the Reef Front").sector, Sector::Rebel);
  EXPECT_EQ(code(known, "the Velmarkian dock masters").sector, Sector::Business);
  EXPECT_EQ(code(known, "a former Velmarkian minister").sector, Sector::FormerOfficial);
}

TEST(ActorCode, PartOfAnUnknownNameIsNoCountry) {
  const Knowledge known = newsroom();
  EXPECT_EQ(code(known, "Velmark Tonnesen").country, "");
  EXPECT_EQ(code(known, "Velmark's Tonnesen").country, "VLM");
}

TEST(ActorCode, NameThatBeginsACommonNounIsNotMeant) {
  const Knowledge known = Knowledge::of(std::string(kNewsroom) +
                                            "actor\tharbour\toutlet\tThe Harbour\tVLM\tJRN\n"
                                            "word\tharbour guard\tMIL\tplain\n",
                                        "harbour.tsv")
                              .value();
  EXPECT_EQ(code(known, "the Harbour Guard").actor, nullptr);
  EXPECT_EQ(code(known, "the Harbour Guard").sector, Sector::Military);
  EXPECT_EQ(code(known, "The Harbour").sector, Sector::Media);
}

TEST(ActorCode, AcronymsNeedTheirCapitals) {
  const Knowledge known = newsroom();
  EXPECT_EQ(code(known, "RF").actor, known.by_id("reef"));
  EXPECT_EQ(code(known, "Rf").actor, nullptr);
}

TEST(ActorCode, CountryIsNotThatOfTheOneSpokenTo) {
  const Knowledge known = Knowledge::of(std::string(kNewsroom) +
                                            "actor\tsor\tstate\tSoranda\tSOR\n"
                                            "word\tenvoy\tGOV\tplain\n",
                                        "two.tsv")
                              .value();
  EXPECT_EQ(code(known, "Soranda's envoy to Velmark").country, "SOR");
  EXPECT_EQ(code(known, "the envoy to Velmark").country, "");
}

TEST(ActorCode, LongAndEmptyPhrasesDoNoHarm) {
  const Knowledge known = newsroom();
  EXPECT_EQ(code(known, "").sector, Sector::Unknown);
  EXPECT_EQ(code(known, std::string(200000, 'A') + " of of of ,,, 's").country, "");
  std::string many;
  for (int i = 0; i < 50000; ++i) many += "Velmark's ";
  EXPECT_EQ(code(known, many).country, "VLM");
}

}  // namespace
}  // namespace hearsay
