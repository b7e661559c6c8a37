#include "read/mail/letter.h"

#include <gtest/gtest.h>

#include "io/env.h"
#include "read/mail/headers.h"
#include "read/mail/transfer.h"

namespace hearsay {
namespace {

struct Read {
  std::vector<Article> articles;
  std::vector<InputProblem> problems;
  std::vector<uint64_t> begins;
};

Read read(const std::string& letter) {
  Read out;
  read_letter({letter, "a.eml", "", ""}, ReadOptions(),
              [&](Article&& a) {
                out.articles.push_back(std::move(a));
                return true;
              },
              [&](const InputProblem& p) { out.problems.push_back(p); });
  return out;
}

// Bytes in small pieces, as a pipe gives them.
class Drip : public ByteSource {
 public:
  explicit Drip(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<size_t> read(char* buffer, size_t size) override {
    const size_t given = std::min({size, size_t{7}, bytes_.size() - at_});
    bytes_.copy(buffer, given, at_);
    at_ += given;
    return given;
  }

 private:
  std::string bytes_;
  size_t at_ = 0;
};

Read read_box(const std::string& bytes, uint64_t pass_over = 0, ReadOptions options = {}) {
  Read out;
  Drip source(bytes);
  StreamInput input;
  input.name = "news.mbox";
  input.pass_over = pass_over;
  input.begins = [&](uint64_t offset, uint64_t) { out.begins.push_back(offset); };
  read_mailbox(source, input, options,
               [&](Article&& a) {
                 out.articles.push_back(std::move(a));
                 return true;
               },
               [&](const InputProblem& p) { out.problems.push_back(p); });
  return out;
}

constexpr const char* kFront =
    "From: Ann Ode <ann@courier.example>\r\nSubject: Rain\r\n"
    "Date: Wed, 4 Mar 2026 17:20:00 +0100\r\nMessage-ID: <77@courier.example>\r\n";

std::string letter(const std::string& more, const std::string& body) {
  return kFront + more + "\r\n" + body;
}

TEST(Letter, APlainOneIsReadWithItsHeader) {
  const Read out = read(letter("", "Rain fell.\r\n\r\nIt fell again.\r\n"));
  EXPECT_TRUE(out.problems.empty());
  ASSERT_EQ(out.articles.size(), 1u);
  const Article& a = out.articles[0];
  EXPECT_EQ(a.text, "Rain fell.\n\nIt fell again.");
  EXPECT_EQ(a.title, "Rain");
  EXPECT_EQ(a.byline, "Ann Ode");
  EXPECT_EQ(a.outlet, "");
  EXPECT_EQ(a.published, "2026-03-04T17:20:00+01:00");
  EXPECT_EQ(a.source_id, "77@courier.example");
}

TEST(Letter, ALetterOfAListNamesItsOutlet) {
  const Read list = read(letter("List-Id: \"The Courier Daily\" <daily.courier.example>\r\n"
                                "Archived-At: <https://courier.example/77>\r\n",
                                "Rain."));
  EXPECT_EQ(list.articles.at(0).outlet, "The Courier Daily");
  EXPECT_EQ(list.articles.at(0).byline, "Ann Ode");
  EXPECT_EQ(list.articles.at(0).url, "https://courier.example/77");
  const Read bulk = read(letter("List-Unsubscribe: <https://courier.example/u>\r\n", "Rain."));
  EXPECT_EQ(bulk.articles.at(0).outlet, "Ann Ode");
  EXPECT_EQ(bulk.articles.at(0).byline, "");
}

TEST(Letter, HeaderWordsAreDecodedInEveryForm) {
  using mail::decoded_words;
  EXPECT_EQ(decoded_words("=?utf-8?Q?Caf=C3=A9_au_lait?="), "Caf\xC3\xA9 au lait");
  EXPECT_EQ(decoded_words("=?iso-8859-1?q?Caf=E9?= =?UTF-8?B?w6k=?= x"), "Caf\xC3\xA9\xC3\xA9 x");
  // One letter of the alphabet across two words.
  EXPECT_EQ(decoded_words("=?utf-8?B?ww==?= =?utf-8?B?qQ==?="), "\xC3\xA9");
  EXPECT_EQ(decoded_words("=?koi8-r?B?zcnS?="), "\xD0\xBC\xD0\xB8\xD1\x80");
  EXPECT_EQ(decoded_words("=?utf-8*en?Q?a?= =?broken"), "a =?broken");
  EXPECT_EQ(decoded_words("Caf\xC3\xA9"), "Caf\xC3\xA9");
  EXPECT_EQ(decoded_words("=?utf-8?X?a?="), "=?utf-8?X?a?=");
}

TEST(Letter, NamesAreTakenOutOfAddresses) {
  using mail::name_in_address;
  EXPECT_EQ(name_in_address("Ann Ode <ann@courier.example>"), "Ann Ode");
  EXPECT_EQ(name_in_address("\"Ode, Ann\" <ann@courier.example>, Bo <b@x.example>"), "Ode, Ann");
  EXPECT_EQ(name_in_address("ann@courier.example (Ann Ode)"), "Ann Ode");
  EXPECT_EQ(name_in_address("ann@courier.example"), "");
  EXPECT_EQ(name_in_address("<ann@courier.example>"), "");
  EXPECT_EQ(name_in_address("\"ann@courier.example\" <ann@courier.example>"), "");
}

TEST(Letter, ParametersAreTakenWithTheirContinuations) {
  const mail::Parameters p = mail::parameters_of(
      "Text/Plain; Charset=\"utf-8\" ; name*0*=utf-8''caf%C3%A9%20; name*1=\"au;lait\"; x=");
  EXPECT_EQ(p.value, "text/plain");
  EXPECT_EQ(p.get("charset"), "utf-8");
  EXPECT_EQ(p.get("name"), "caf\xC3\xA9 au;lait");
  EXPECT_EQ(mail::parameters_of("attachment; filename=\"=?utf-8?Q?b=C3=A9.pdf?=\"").get("filename"),
            "b\xC3\xA9.pdf");
}

TEST(Letter, TransferEncodingsAreUndone) {
  EXPECT_EQ(mail::from_base64("UmFpbiBm\r\nZWxsLg=="), "Rain fell.");
  EXPECT_EQ(mail::from_base64("UmFpbg==UmFpbg=="), "RainRain");
  EXPECT_EQ(mail::from_base64("U"), "");
  EXPECT_EQ(mail::from_quoted_printable("Caf=C3=A9 is =\r\nopen =3D =zz="),
            "Caf\xC3\xA9 is open = =zz");
  EXPECT_EQ(read(letter("Content-Transfer-Encoding: base64\r\n"
                        "Content-Type: text/plain; charset=windows-1251\r\n",
                        "zOjw\r\n"))
                .articles.at(0)
                .text,
            "\xD0\x9C\xD0\xB8\xD1\x80");
}

TEST(Letter, FlowedLinesAreJoined) {
  EXPECT_EQ(mail::from_flowed("one \ntwo\n three\n> a \n> b\nc \n-- \nAnn\n", false),
            "one two\nthree\n> a b\nc \n-- \nAnn\n");
  EXPECT_EQ(mail::from_flowed("one \ntwo\n", true), "onetwo\n");
}

std::string alternative(const std::string& plain, const std::string& html) {
  return letter("MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b\"\r\n",
                "preamble\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + plain +
                    "\r\n--b\r\nContent-Type: text/html\r\n\r\n" + html + "\r\n--b--\r\nepilogue");
}

TEST(Letter, ThePlainVersionIsTakenUnlessItIsAStub) {
  EXPECT_EQ(read(alternative("Rain fell.", "<p>Rain <b>fell</b>.</p>")).articles.at(0).text,
            "Rain fell.");
  std::string html;
  for (int i = 0; i < 20; ++i) html += "<p>It rained on Port Sella again today.</p>";
  const Read stub = read(alternative("See this letter on the web.", html));
  EXPECT_EQ(stub.articles.at(0).blocks.size(), 20u);
  EXPECT_EQ(read(alternative("", "<p>Rain fell.</p>")).articles.at(0).text, "Rain fell.");
}

TEST(Letter, TheHtmlOfALetterWithoutACharsetSaysItself) {
  const Read out = read(letter(
      "Content-Type: text/html\r\n",
      "<html><head><meta charset=windows-1251></head><body><p>\xCC\xE8\xF0</p></body></html>"));
  EXPECT_EQ(out.articles.at(0).text, "\xD0\x9C\xD0\xB8\xD1\x80");
}

TEST(Letter, AttachmentsAreNamed) {
  const Read out = read(letter(
      "Content-Type: multipart/mixed; boundary=b\r\n",
      "--b\r\n\r\nThe budget is attached.\r\n--b\r\nContent-Type: application/pdf\r\n"
      "Content-Disposition: attachment; filename=\"../budget.pdf\"\r\n\r\nJVBERi0=\r\n--b\r\n"
      "Content-Type: image/png; name=logo.png\r\nContent-ID: <l>\r\n\r\nx\r\n--b--\r\n"));
  EXPECT_EQ(out.articles.at(0).text, "The budget is attached.");
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_FALSE(out.problems[0].skipped);
  EXPECT_NE(out.problems[0].why.find("not read: budget.pdf (application/pdf)"), std::string::npos)
      << out.problems[0].why;
}

TEST(Letter, AForwardedLetterIsAnArticleOfItsOwn) {
  const Read out = read(letter(
      "Content-Type: multipart/mixed; boundary=b\r\n",
      "--b\r\n\r\nSee below.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
      "From: Bo Lind <bo@x.example>\r\nSubject: Dam\r\nContent-Type: multipart/mixed; boundary=c"
      "\r\n\r\n--c\r\n\r\nThe dam leaks.\r\n--c--\r\n--b\r\n\r\nRegards\r\n--b--\r\n"));
  ASSERT_EQ(out.articles.size(), 2u);
  EXPECT_EQ(out.articles[0].text, "See below.\n\nRegards");
  EXPECT_EQ(out.articles[1].text, "The dam leaks.");
  EXPECT_EQ(out.articles[1].byline, "Bo Lind");
  EXPECT_EQ(out.articles[1].title, "Dam");
  EXPECT_EQ(out.articles[1].read_from, "a.eml#2");
}

TEST(Letter, ALetterThatWasCutOffIsReadAsFarAsItGoes) {
  const Read out = read(letter("Content-Type: multipart/mixed; boundary=b\r\n",
                               "--b\r\n\r\nThe dam leaks, she sa"));
  EXPECT_EQ(out.articles.at(0).text, "The dam leaks, she sa");
  EXPECT_EQ(read(letter("Content-Type: multipart/mixed\r\n", "No boundary.")).articles.at(0).text,
            "No boundary.");
}

TEST(Letter, WhatHoldsNoTextIsSaid) {
  EXPECT_NE(read(letter("", "")).problems.at(0).why.find("holds no text"), std::string::npos);
  EXPECT_NE(read("Rain fell.").problems.at(0).why.find("no header of a letter"),
            std::string::npos);
  EXPECT_NE(read(letter("Content-Type: multipart/encrypted; boundary=b\r\n",
                        "--b\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n--b--"))
                .problems.at(0)
                .why.find("is encrypted"),
            std::string::npos);
}

TEST(Letter, DeepAndManyPartsEndAtALimitAndAreSaid) {
  std::string deep;
  for (int i = 0; i < 3000; ++i) {
    const std::string b = "b" + std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=" + b + "\r\n\r\n--" + b + "\r\n";
  }
  const Read out = read(std::string(kFront) + deep);
  ASSERT_FALSE(out.problems.empty());
  EXPECT_EQ(out.problems.back().kind, StatusKind::Limit);
  std::string many = "--b\r\n";
  for (int i = 0; i < 5000; ++i) many += "\r\n\r\n--b\r\n";
  EXPECT_TRUE(
      read(letter("Content-Type: multipart/mixed; boundary=b\r\n", many)).articles.empty());
  std::string forwarded = kFront;
  for (int i = 0; i < 500; ++i) forwarded += "Content-Type: message/rfc822\r\n\r\n";
  EXPECT_FALSE(read(forwarded).problems.empty());
}

constexpr const char* kBox =
    "From ann@courier.example Wed Mar  4 17:20:00 2026\nFrom: Ann <a@x.example>\nSubject: One\n"
    "Date: Wed, 4 Mar 2026 17:20:00 GMT\n\nRain fell.\n>From the dam he spoke.\n>>From it.\n"
    "\nFrom the tower she spoke.\n\n"
    "From bo@courier.example Thu Mar  5 17:20:00 2026\nFrom: Bo <b@x.example>\nSubject: Two\n\n"
    "Dam.\n";

TEST(Mailbox, LettersAreToldApartAndUnquoted) {
  const Read out = read_box(kBox);
  ASSERT_EQ(out.articles.size(), 2u);
  EXPECT_EQ(out.articles[0].text,
            "Rain fell.\nFrom the dam he spoke.\n>From it.\n\nFrom the tower she spoke.");
  EXPECT_EQ(out.articles[0].read_from, "news.mbox:0");
  EXPECT_EQ(out.articles[1].title, "Two");
  EXPECT_EQ(out.articles[1].text, "Dam.");
  const std::string second = "news.mbox:" + std::to_string(std::string(kBox).find("From bo"));
  EXPECT_EQ(out.articles[1].read_from, second);
  EXPECT_EQ(out.begins.size(), 2u);
}

TEST(Mailbox, LettersAreResumedAndPassedOver) {
  EXPECT_EQ(read_box(kBox, 1).articles.at(0).title, "Two");
  EXPECT_EQ(read_box(kBox, 2).articles.size(), 0u);
}

TEST(Mailbox, ALetterThatIsTooLargeIsPassedOverAndTheNextIsRead) {
  ReadOptions options;
  options.limits.max_article_bytes = 100;
  const Read out = read_box(kBox, 0, options);
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].title, "Two");
  EXPECT_EQ(out.problems.at(0).kind, StatusKind::Limit);
}

TEST(Mailbox, JunkBeforeALetterIsSaidOnce) {
  const Read out = read_box("junk\nmore junk\n\n" + std::string(kBox));
  EXPECT_EQ(out.articles.size(), 2u);
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_NE(out.problems[0].why.find("news.mbox:0 begins no letter"), std::string::npos);
}

TEST(Mailbox, AndLettersAreKnownByTheirFirstBytes) {
  EXPECT_TRUE(begins_mailbox(kBox));
  EXPECT_FALSE(begins_mailbox("From the tower she spoke at 10:20 in 2026.\n"));
  EXPECT_TRUE(begins_letter(kFront));
  EXPECT_TRUE(begins_letter("Received: by x\r\n\tfor y\r\nDate: z\r\nSubject: a\r\nTo: b\r\n\r\n"));
  EXPECT_FALSE(begins_letter("date: 2026-03-04\ntitle: Rain\nurl: x\n\nRain fell.\n"));
  EXPECT_FALSE(begins_letter("Rain: it fell.\nFrom: x\nTo: y\n"));
}

}  // namespace
}  // namespace hearsay
