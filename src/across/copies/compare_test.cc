#include "across/copies/compare.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "across/copies/features.h"

namespace hearsay::across {
namespace {

Article article(std::string id, std::string text, std::string outlet = "",
                std::string published = "") {
  Article out;
  out.id = std::move(id);
  out.text = std::move(text);
  out.body = {0, static_cast<uint32_t>(out.text.size())};
  out.outlet = std::move(outlet);
  out.published = std::move(published);
  return out;
}

std::optional<Link> compared(const Article& a, const Article& b) {
  return compare_copies(copy_text(a), copy_text(b));
}

size_t shared_keys(const Article& a, const Article& b) {
  const auto one = copy_keys(copy_features(a)), other = copy_keys(copy_features(b));
  size_t shared = 0;
  for (const uint64_t key : one) shared += std::count(other.begin(), other.end(), key);
  return shared;
}

const std::string kFirst =
    "Ferries between Lowport and the Skerry islands stopped on Monday after divers found a crack "
    "in "
    "the slipway. Harbour master Odile Brask closed the eastern berth until further notice. ";
const std::string kSecond =
    "The line carries some nine hundred islanders to work every morning, and bakeries on Great "
    "Skerry said flour would last until Thursday. A tug brought mail and medicine in the "
    "afternoon. ";
const std::string kThird =
    "Engineers from the mainland expect repairs to take two weeks if the weather holds. Storms had "
    "battered the pier throughout January, and an earlier survey warned of loose masonry there. ";
const std::string kOther =
    "Turnip growers in the Velden valley gathered for their annual fair with prizes for the "
    "heaviest root, a brass band and a contest in which children peel as fast as they can. ";

TEST(Copies, OfTheSameTextAreVerbatimWhateverMarksAndCase) {
  const Article a = article("a", kFirst + kSecond, "Meridian", "2026-03-04");
  std::string loud = kFirst + kSecond;
  for (char& c : loud) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  const Article b = article("b", loud, "Northline", "2026-03-05");
  const auto link = compared(a, b);
  ASSERT_TRUE(link);
  EXPECT_EQ(link->relation, Relation::Verbatim);
  EXPECT_EQ(link->score, 1.0);
  EXPECT_EQ(copy_features(a).text_hash, copy_features(b).text_hash);
}

TEST(Copies, WithAPartLeftOutAreAbridgedAndShowTheSamePassages) {
  const Article whole = article("a", kFirst + kSecond + kThird, "Meridian", "2026-03-04");
  const Article part = article("b", kFirst, "Daybreak", "2026-03-04");
  const auto link = compared(whole, part);
  ASSERT_TRUE(link);
  EXPECT_EQ(link->relation, Relation::Abridged);
  ASSERT_EQ(link->passages.size(), 1u);
  EXPECT_EQ(link->passages[0].first.of(whole.text), link->passages[0].second.of(part.text));
  EXPECT_GE(shared_keys(whole, part), kSharedCopyKeys);
}

TEST(Copies, WithOtherWordsHereAndThereAreEdited) {
  std::string changed = kFirst + kSecond + kThird;
  for (const auto& [from, to] : {std::pair{"stopped", "halted"},
                                 {"some nine", "about nine"},
                                 {"tug", "launch"},
                                 {"two weeks", "a fortnight"}}) {
    changed.replace(changed.find(from), std::string(from).size(), to);
  }
  const Article a = article("a", kFirst + kSecond + kThird, "Meridian", "2026-03-04");
  const Article b = article("b", changed, "Daybreak", "2026-03-05");
  const auto link = compared(a, b);
  ASSERT_TRUE(link);
  EXPECT_EQ(link->relation, Relation::Edited);
  EXPECT_GT(link->score, 0.8);
}

TEST(Copies, BySameOutletWithinDaysAreRevisions) {
  const Article a = article("a", kFirst + kSecond, "Meridian", "2026-03-04");
  const Article b = article("b", kFirst + kSecond + kThird, "Meridian", "2026-03-05");
  ASSERT_TRUE(compared(a, b));
  EXPECT_EQ(compared(a, b)->relation, Relation::Revision);
}

TEST(Copies, AreNotThoseThatOnlyQuoteTheSameSpeaker) {
  const std::string quote =
      "\"We will not send a boat out while the slipway may give way under our people,\" she said. ";
  const Article a = article("a", kSecond + kThird + quote, "Meridian", "2026-03-04");
  const Article b = article("b", kOther + quote + kOther, "Daybreak", "2026-03-04");
  const auto link = compared(a, b);
  ASSERT_TRUE(link);
  EXPECT_EQ(link->relation, Relation::SharesQuotation);
  EXPECT_FALSE(is_copy(link->relation));
  EXPECT_GE(shared_keys(a, b), kSharedCopyKeys);
}

TEST(Copies, AreNotThoseThatOnlyEndWithTheSameStandingLines) {
  const std::string foot =
      "Copyright Meridian. All rights reserved. This material may not be published, broadcast, "
      "rewritten or handed on in any form without the written leave of the Meridian news service. ";
  const Article a = article("a", kFirst + "\n" + foot, "Northline", "2026-03-04");
  const Article b = article("b", kOther + "\n" + foot, "Daybreak", "2026-03-04");
  const auto link = compared(a, b);
  ASSERT_TRUE(link);
  EXPECT_EQ(link->relation, Relation::SharesPassage);
}

TEST(Copies, OfNothingInCommonAreNotLinked) {
  EXPECT_FALSE(compared(article("a", kFirst), article("b", kOther)));
  EXPECT_FALSE(compared(article("a", ""), article("b", kOther)));
  EXPECT_FALSE(compared(article("a", ""), article("b", "")));
}

TEST(Copies, ComparedTheOtherWayAreTheSameWithTheSidesExchanged) {
  const Article a = article("a", kFirst + kSecond + kThird, "Meridian", "2026-03-04");
  const Article b = article("b", kThird + kOther + kFirst, "Daybreak", "2026-03-05");
  const auto one = compared(a, b), other = compared(b, a);
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->relation, other->relation);
  EXPECT_EQ(one->score, other->score);
  EXPECT_EQ(one->reason, other->reason);
  ASSERT_EQ(one->passages.size(), other->passages.size());
  for (const SharedPassage& passage : one->passages) {
    EXPECT_TRUE(std::any_of(
        other->passages.begin(), other->passages.end(), [&](const SharedPassage& turned) {
          return turned.first == passage.second && turned.second == passage.first;
        }));
  }
}

TEST(Copies, CarryTheCreditLineOfTheLaterOne) {
  const Article wire = article("a", kFirst + kSecond, "Meridian", "2026-03-04");
  const Article paper =
      article("b", "LOWPORT (Meridian) - " + kFirst + kSecond, "Northline", "2026-03-04");
  const auto link = compared(wire, paper);
  ASSERT_TRUE(link);
  EXPECT_EQ(link->credit.of(paper.text), "(Meridian)");
  EXPECT_EQ(who_was_earlier(wire, paper).earlier, Earlier::First);
}

TEST(Copies, TellWhoWasEarlierByDayAndByTimeAndElseNot) {
  const auto at = [](const char* when) { return article("x", "x", "", when); };
  EXPECT_EQ(who_was_earlier(at("2026-03-04"), at("2026-03-05")).earlier, Earlier::First);
  EXPECT_EQ(who_was_earlier(at("2026-03-04T17:20:00Z"), at("2026-03-04T18:30:00+02:00")).earlier,
            Earlier::Second);
  EXPECT_EQ(who_was_earlier(at("2026-03-04"), at("2026-03-04T12:00:00Z")).earlier,
            Earlier::Unknown);
  EXPECT_EQ(who_was_earlier(at(""), at("2026-03-04")).earlier, Earlier::Unknown);
}

TEST(Copies, OfAMegabyteOfOneWordAreComparedInLinearTime) {
  std::string text;
  while (text.size() < 1'000'000) text += "again ";
  const Article a = article("a", text), b = article("b", text + "and more");
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_TRUE(compared(a, b));
  copy_features(a);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(Copies, KeepTheirFeaturesThroughPackingAndRefuseDamage) {
  const CopyFeatures features = copy_features(article("a", kFirst + "\"" + kSecond + "\""));
  const std::string bytes = pack(features);
  const auto back = unpack_copy_features(bytes);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, features);
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(unpack_copy_features(bytes.substr(0, size)).ok()) << size;
  }
}

}  // namespace
}  // namespace hearsay::across
