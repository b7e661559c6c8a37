// Promise 12: records in = articles + passed over + reported, wherever the archive is cut or bad.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "hearsay/capture.h"
#include "io/peeked_source.h"
#include "read/warc/made_warc.h"
#include "read/warc/read_warc.h"

namespace hearsay {
namespace {

struct Outcome {
  WarcCounts counts;
  std::vector<Article> articles;
  std::vector<InputProblem> problems;  // without the remark at the end
  std::string remark;
};

Outcome read(std::string_view bytes, uint64_t resume_at = 0, uint64_t pass_over = 0) {
  Outcome outcome;
  MemorySource source(bytes);
  const StreamInput input{"a.warc", resume_at, pass_over, {}};
  outcome.counts = read_warc_counted(
      source, input, {},
      [&](Article&& article) {
        outcome.articles.push_back(std::move(article));
        return true;
      },
      [&](const InputProblem& problem) {
        if (problem.skipped) outcome.problems.push_back(problem);
        if (!problem.skipped) outcome.remark = problem.why;
      });
  return outcome;
}

// Records of every kind, `count` of them.
std::vector<std::string> every_kind(int count) {
  const std::string html = "Content-Type: text/html; charset=utf-8\r\n";
  std::vector<std::string> records;
  for (int i = 0; static_cast<int>(records.size()) < count; ++i) {
    const std::string url = "https://paper.example/" + std::to_string(i);
    const std::string target = "WARC-Target-URI: " + url + "\r\n";
    switch (i % 10) {
      case 0:
        records.push_back(made_record("warcinfo", "", "software: made\r\n"));
        break;
      case 1:
        records.push_back(made_record("request", target, "GET / HTTP/1.1\r\n\r\n"));
        break;
      case 2:
        records.push_back(made_response(url, html, made_page(i)));
        break;
      case 3:
        records.push_back(made_record("metadata", target, "fetchTimeMs: 12\r\n"));
        break;
      case 4:
        records.push_back(made_record("conversion", target + "Content-Type: text/plain\r\n",
                                      made_text(i)));
        break;
      case 5:
        records.push_back(made_record("revisit", target, "HTTP/1.1 304 Not Modified\r\n\r\n"));
        break;
      case 6:
        records.push_back(made_response(url, "Content-Type: image/png\r\n", "\x89PNG....."));
        break;
      case 7:
        records.push_back(made_record("resource", target + "Content-Type: text/plain\r\n",
                                      made_text(i)));
        break;
      case 8:
        records.push_back(made_response(url, html, "<html>gone</html>", 404));
        break;
      case 9:
        records.push_back(made_record("continuation", target, "the rest"));
        break;
    }
  }
  return records;
}

using Pack = std::function<std::string(const std::string&)>;
const std::string kDictionary = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: text/html";

struct Kind {
  const char* name;
  Pack pack;
  std::string front;  // of the file
};

std::vector<Kind> kinds() {
  return {{"plain", [](const std::string& r) { return r; }, ""},
          {"gzip", [](const std::string& r) { return packed(r); }, ""},
          {"zstd", [](const std::string& r) { return zstd_packed(r); }, ""},
          {"zstd with a dictionary",
           [](const std::string& r) { return zstd_packed(r, kDictionary); },
           dictionary_frame(zstd_packed(kDictionary))}};
}

// The archive, and where each record begins in it.
std::string archive(const Kind& kind, const std::vector<std::string>& records,
                    std::vector<size_t>* begins = nullptr) {
  std::string bytes = kind.front;
  for (const std::string& record : records) {
    if (begins != nullptr) begins->push_back(bytes.size());
    bytes += kind.pack(record);
  }
  return bytes;
}

void expect_equation(const WarcCounts& counts, uint64_t records, const std::string& what) {
  EXPECT_EQ(counts.records, counts.articles + counts.not_wanted + counts.problems) << what;
  EXPECT_EQ(counts.records, records) << what;
}

TEST(Warc, EveryOfTwoHundredRecordsOfEveryKindIsReadOrTold) {
  const std::vector<std::string> records = every_kind(200);
  std::vector<Kind> all = kinds();
  for (const Kind& kind : all) {
    const Outcome outcome = read(archive(kind, records));
    expect_equation(outcome.counts, 200, kind.name);
    EXPECT_EQ(outcome.counts.articles, 60u) << kind.name;
    EXPECT_EQ(outcome.counts.not_wanted, 120u) << kind.name;
    EXPECT_EQ(outcome.counts.problems, 20u) << kind.name;  // the continuations
    EXPECT_EQ(outcome.articles.size(), 60u) << kind.name;
    EXPECT_EQ(outcome.problems.size(), 20u) << kind.name;
  }
  // The file as a whole in one member.
  const std::string plain = archive(all[0], records);
  expect_equation(read(packed(plain)).counts, 200, "whole gzip");
  expect_equation(read(zstd_packed(plain)).counts, 200, "whole zstd");
  // Members that end anywhere.
  std::string pieces;
  for (size_t at = 0; at < plain.size(); at += 1000) pieces += packed(plain.substr(at, 1000));
  const Outcome split = read(pieces);
  expect_equation(split.counts, 200, "members of 1000 bytes");
  EXPECT_EQ(split.articles.size(), 60u);
}

TEST(Warc, TheRemarkAtTheEndCountsWhatWasPassedOver) {
  const Outcome outcome = read(archive(kinds()[1], every_kind(20)));
  EXPECT_EQ(outcome.remark,
            "a.warc: of 20 records 6 gave articles, 2 could not be read; passed over, for they hold "
            "no report: 2 answer that is no page, 2 answer with a status other than 200, 2 "
            "metadata, 2 request, 2 revisit, 2 warcinfo");
}

// A fixture of about 20 KB as it lies in the file, of records that are quick to read.
std::vector<std::string> fixture(const Kind& kind) {
  std::vector<std::string> records = every_kind(10);
  for (size_t size = archive(kind, records).size(); size < 20000;) {
    const int i = static_cast<int>(records.size());
    const std::string target = "WARC-Target-URI: https://paper.example/" + std::to_string(i);
    records.push_back(made_record(i % 3 == 0 ? "request" : "conversion",
                                  target + "\r\nContent-Type: text/plain\r\n", made_text(i)));
    size += kind.pack(records.back()).size();
  }
  return records;
}

TEST(Warc, CutAtEveryByteTheEquationHolds) {
  for (const Kind& kind : kinds()) {
    std::vector<size_t> begins;
    const std::string bytes = archive(kind, fixture(kind), &begins);
    ASSERT_GE(bytes.size(), 20000u);
    // Where the record is compressed is no matter of how: zstd takes long to begin.
    const size_t step = std::string(kind.name).starts_with("zstd") ? 7 : 1;
    for (size_t cut = kind.front.size() + 1; cut <= bytes.size(); cut += step) {
      const auto begun = static_cast<uint64_t>(
          std::lower_bound(begins.begin(), begins.end(), cut) - begins.begin());
      const Outcome outcome = read(std::string_view(bytes).substr(0, cut));
      const uint64_t told = outcome.articles.size() + outcome.counts.not_wanted +
                            outcome.problems.size();
      ASSERT_EQ(told, begun) << kind.name << " cut at " << cut;
      ASSERT_EQ(outcome.counts.records, begun) << kind.name << " cut at " << cut;
    }
  }
}

TEST(Warc, AWholeFileMemberCutAnywhereTellsThatItWasCut) {
  const std::string plain = archive(kinds()[0], every_kind(30));
  for (const std::string& bytes : {packed(plain), zstd_packed(plain)}) {
    for (size_t cut = 1; cut < bytes.size(); ++cut) {
      const Outcome outcome = read(std::string_view(bytes).substr(0, cut));
      ASSERT_GE(outcome.problems.size(), 1u) << cut;
      ASSERT_LE(outcome.counts.records, 31u) << cut;
    }
  }
}

TEST(Warc, ABadChecksumCostsItsRecordAndNoOther) {
  for (const Kind& kind : kinds()) {
    if (std::string(kind.name) == "plain") continue;
    std::vector<size_t> begins;
    const std::vector<std::string> records = fixture(kind);
    const std::string good = archive(kind, records, &begins);
    const Outcome all = read(good);
    for (size_t i = 0; i + 1 < begins.size(); i += 3) {
      std::string bad = good;
      // The CRC of gzip stands 8 bytes before the end, the checksum of zstd is the last 4.
      bad[begins[i + 1] - (std::string(kind.name) == "gzip" ? 8 : 4)] ^= 1;
      const Outcome outcome = read(bad);
      ASSERT_EQ(outcome.counts.records, records.size()) << kind.name << " " << i;
      const uint64_t others = all.counts.articles + all.counts.not_wanted;
      const uint64_t read_now = outcome.counts.articles + outcome.counts.not_wanted;
      ASSERT_GE(read_now + 1, others) << kind.name << " " << i;
      const std::string where = "a.warc:" + std::to_string(begins[i]);
      ASSERT_TRUE(std::any_of(outcome.problems.begin(), outcome.problems.end(),
                              [&](const InputProblem& p) { return p.where == where; }))
          << kind.name << " " << i;
    }
  }
}

TEST(Warc, AByteChangedIsNeverPassedOverInSilence) {
  for (const Kind& kind : kinds()) {
    if (std::string(kind.name) == "plain") continue;  // has no checksum
    const std::vector<std::string> records = every_kind(30);
    const std::string good = archive(kind, records);
    const size_t problems = read(good).problems.size();
    for (size_t at = kind.front.size(); at < good.size(); at += 3) {
      std::string bad = good;
      bad[at] ^= 0x55;
      const Outcome outcome = read(bad);
      if (outcome.counts.records == records.size() && outcome.problems.size() == problems) {
        // Bytes of a gzip header that mean nothing (time, system): all must be as it was.
        ASSERT_EQ(outcome.articles.size(), 9u) << kind.name << " byte " << at;
        continue;
      }
      // Where the first bytes say no compression any more, the file as a whole is no archive.
      if (at >= 4) ASSERT_GT(outcome.problems.size(), problems) << kind.name << " byte " << at;
      ASSERT_GE(outcome.problems.size(), 1u) << kind.name << " byte " << at;
    }
  }
}

TEST(Warc, AWrongLengthCostsItsRecordAndNoOther) {
  const std::string target = "WARC-Target-URI: https://paper.example/x\r\nContent-Type: text/plain\r\n";
  const std::string text = made_text(7);
  const long size = static_cast<long>(text.size());
  for (const Kind& kind : kinds()) {
    for (const long length : {0L, 1L, size - 2, size + 7, size + 300, size + 100000, 1L << 40}) {
      std::vector<std::string> records = every_kind(12);
      records.insert(records.begin() + 5, made_record("conversion", target, text, length));
      const Outcome outcome = read(archive(kind, records));
      // Behind a length beyond what is kept in memory nothing is found again in a plain file.
      if (std::string(kind.name) == "plain" && length == 1L << 40) {
        EXPECT_GE(outcome.problems.size(), 1u);
        continue;
      }
      EXPECT_EQ(outcome.counts.records, 13u) << kind.name << " " << length;
      EXPECT_EQ(outcome.articles.size(), 3u) << kind.name << " " << length;
      EXPECT_EQ(outcome.problems.size(), 2u) << kind.name << " " << length;
    }
  }
  for (const char* line : {"Content-Length: many\r\n", "Content-Length: -5\r\n", ""}) {
    std::string record = made_record("conversion", target, text);
    record.replace(record.find("Content-Length"), record.find("\r\n\r\n") + 2 -
                                                      record.find("Content-Length"), line);
    const Outcome outcome = read(record + made_record("conversion", target, text));
    EXPECT_EQ(outcome.articles.size(), 1u) << line;
    EXPECT_EQ(outcome.problems.size(), 1u) << line;
  }
}

TEST(Warc, RubbishBetweenRecordsIsTold) {
  const std::string one = made_record("conversion", "Content-Type: text/plain\r\n", made_text(1));
  const Outcome plain = read(one + "rubbish\r\nand more\r\n" + one);
  EXPECT_EQ(plain.articles.size(), 1u);  // the first record's length cannot be right
  EXPECT_EQ(plain.problems.size(), 1u);
  const Outcome members = read(packed(one) + "rubbish" + packed(one));
  EXPECT_EQ(members.articles.size(), 2u);
  ASSERT_EQ(members.problems.size(), 1u);
  EXPECT_EQ(members.problems[0].where, "a.warc:" + std::to_string(packed(one).size()));
}

TEST(Warc, ItGoesOnAtAnOffsetAndBehindRecordsPassedOver) {
  for (const Kind& kind : kinds()) {
    std::vector<size_t> begins;
    const std::string bytes = archive(kind, every_kind(30), &begins);
    const Outcome rest = read(bytes, begins[12]);
    EXPECT_EQ(rest.counts.records, 18u) << kind.name;
    ASSERT_FALSE(rest.articles.empty()) << kind.name;
    EXPECT_EQ(rest.articles[0].read_from, "a.warc:" + std::to_string(begins[12])) << kind.name;
    EXPECT_EQ(read(bytes, begins[12], 5).counts.records, 13u) << kind.name;
  }
  const std::string whole = packed(archive(kinds()[0], every_kind(30)));
  const Outcome rest = read(whole, 0, 12);
  EXPECT_EQ(rest.counts.records, 18u);
  EXPECT_EQ(rest.articles.at(0).read_from, "a.warc:0+12");
}

TEST(Warc, TheTimeOfCaptureIsNotTheDateOfPublication) {
  const Outcome outcome = read(made_record(
      "conversion", "WARC-Target-URI: <https://paper.example/x>\r\nContent-Type: text/plain\r\n",
      made_text(1)));
  ASSERT_EQ(outcome.articles.size(), 1u);
  const Article& article = outcome.articles[0];
  EXPECT_EQ(article.published, "");
  EXPECT_EQ(article.url, "https://paper.example/x");
  ASSERT_TRUE(article.capture);
  EXPECT_EQ(article.capture->fetched, 1772612100);  // 2026-03-04T08:15:00Z
  EXPECT_EQ(article.capture->size, made_text(1).size());
}

TEST(Warc, PlainTextOfTheWebCannotNameItsOutlet) {
  const Outcome outcome = read(made_record("resource", "Content-Type: text/plain\r\n",
                                           "outlet Meridian\ndate 2026-03-04\n\nRain fell.\n"));
  ASSERT_EQ(outcome.articles.size(), 1u);
  EXPECT_EQ(outcome.articles[0].outlet + outcome.articles[0].published, "");
}

struct Body {
  const char* name;
  std::string lines, body;
  const char* says;  // of the problem; null: an article
};

TEST(Warc, BodiesAreUnpackedHoweverTheyWereSent) {
  const std::string page = made_page(1);
  const auto chunked = [](const std::string& body) {
    char size[32];
    std::snprintf(size, sizeof size, "%zx\r\n", body.size() / 2);
    std::string out = size + body.substr(0, body.size() / 2) + "\r\n";
    std::snprintf(size, sizeof size, "%zX;x=y\r\n", body.size() - body.size() / 2);
    return out + size + body.substr(body.size() / 2) + "\r\n0\r\n\r\n";
  };
  const std::string chunks = "Transfer-Encoding: chunked\r\n";
  const Body cases[] = {
      {"plain", "", page, nullptr},
      {"chunked", chunks, chunked(page), nullptr},
      {"said to be chunked", chunks, page, nullptr},
      {"chunked, cut", chunks, chunked(page).substr(0, 300), "breaks off"},
      {"gzip", "Content-Encoding: gzip\r\n", packed(page), nullptr},
      {"gzip in chunks", chunks + "content-encoding: GZIP\r\n", chunked(packed(page)), nullptr},
      {"said to be gzip", "Content-Encoding: gzip\r\n", page, nullptr},
      {"gzip, cut", "Content-Encoding: gzip\r\n", packed(page).substr(0, 80), "cannot be unpacked"},
      {"deflate", "Content-Encoding: deflate\r\n", packed(page, 15), nullptr},
      {"bare deflate", "Content-Encoding: deflate\r\n", packed(page, -15), nullptr},
      {"zstd", "Content-Encoding: zstd\r\n", zstd_packed(page), nullptr},
      {"brotli", "Content-Encoding: br\r\n", std::string("\x1B\xFF\0\xC3 no text", 12), "brotli"},
      {"unpacked brotli", "Content-Encoding: br\r\n", page, nullptr},
  };
  for (const Body& one : cases) {
    const Outcome outcome = read(made_response("https://paper.example/",
                                               "Content-Type: text/html\r\n" + one.lines, one.body));
    if (one.says == nullptr) {
      ASSERT_EQ(outcome.articles.size(), 1u) << one.name;
      EXPECT_NE(outcome.articles[0].text.find("Nobody is to moor there"), std::string::npos)
          << one.name;
      continue;
    }
    EXPECT_TRUE(outcome.articles.empty()) << one.name;
    ASSERT_EQ(outcome.problems.size(), 1u) << one.name;
    EXPECT_NE(outcome.problems[0].why.find(one.says), std::string::npos)
        << one.name << ": " << outcome.problems[0].why;
  }
}

TEST(Warc, ABombInARecordIsToldAndNothingIsUnpackedFurther) {
  const std::string zeros(64 << 20, '\0');
  const std::string one = made_record("conversion", "Content-Type: text/plain\r\n", made_text(1));
  const Outcome outcome = read(packed(one) + packed(zeros));
  EXPECT_EQ(outcome.articles.size(), 1u);
  ASSERT_EQ(outcome.problems.size(), 1u);
}

}  // namespace
}  // namespace hearsay
