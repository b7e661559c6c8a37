// What a child that crashes, hangs, lies or eats memory costs: that one input.
#include "read/sandbox/conversation.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <vector>

#include "io/peeked_source.h"

namespace hearsay::sandbox {
namespace {

Article sample() {
  Article article;
  article.text = "Rain fell.\nThe port is shut, she said.";
  article.body = {11, 38};
  article.blocks = {{{11, 38}, BlockKind::Paragraph}};
  article.published = "2026-03-04";
  article.title = "Rain";
  article.read_from = "made:7";
  return article;
}

void send(int socket, Kind kind, const std::string& payload) {
  const std::string frame = frame_head(kind, payload.size()) + payload;
  (void)!write(socket, frame.data(), frame.size());
}

// Behaves as the name of the input says.
void badly_behaved(int socket) {
  std::string bytes(64 << 10, '\0');
  const ssize_t got = read(socket, bytes.data(), bytes.size());
  if (got < 5) return;
  SourceInput input;
  ReadOptions options;
  // The start may arrive in two pieces; the second is small.
  size_t had = static_cast<size_t>(got);
  const size_t whole = kFrameHead + read_frame_head(bytes).size;
  while (had < whole) had += static_cast<size_t>(read(socket, bytes.data() + had, whole - had));
  if (!read_start(std::string_view(bytes).substr(kFrameHead, whole - kFrameHead), input, options)
           .ok()) {
    return;
  }
  const std::string& manner = input.path;
  if (manner == "crashes") *static_cast<volatile int*>(nullptr) = 1;
  if (manner == "ends early") return;
  if (manner == "hangs") {
    volatile bool for_ever = true;
    while (for_ever) {
    }
  }
  if (manner == "has no memory") send(socket, Kind::NoMemory, "");
  if (manner == "is forbidden") (void)fork();
  Article article = sample();
  if (manner == "bad utf-8") article.title = "\xC3(";
  if (manner == "bad span") article.body.end = 400;
  if (manner == "bad block") article.blocks[0].span = {3, 12};
  if (manner == "bad date") article.published = "yesterday";
  if (manner == "elsewhere") article.read_from = "other.html";
  std::string message = article_message(article);
  if (manner == "short") message.pop_back();
  if (manner == "long") message += 'x';
  if (manner == "huge size") {
    send(socket, Kind::Article, "");
    const std::string head = frame_head(Kind::Article, 0xFFFFFFFFu);
    (void)!write(socket, head.data(), head.size());
  }
  if (manner == "unknown kind") send(socket, static_cast<Kind>(9), "what");
  if (manner == "floods") {
    for (;;) send(socket, Kind::Problem, problem_message({"made", "made is odd"}));
  }
  if (manner == "wants too much") send(socket, Kind::Want, numbers_message(1u << 30));
  if (manner == "record by record" && input.pass_over == 3 && options.resume_at == 900) {
    send(socket, Kind::Begins, numbers_message(1200, 0));
    send(socket, Kind::Article, message);
    send(socket, Kind::Done, "");
    return;
  }
  if (manner == "record by record") {
    send(socket, Kind::Begins, numbers_message(500, 0));
    send(socket, Kind::Article, message);
    send(socket, Kind::Begins, numbers_message(900, 2));
    *static_cast<volatile int*>(nullptr) = 1;
  }
  send(socket, Kind::Article, message);
  send(socket, Kind::Done, "");
}

struct Heard {
  Outcome outcome;
  std::vector<Article> articles;
  std::vector<InputProblem> problems;
};

class Conversations : public testing::Test {
 protected:
  void SetUp() override {
    Result<std::unique_ptr<Zygote>> started = Zygote::start(badly_behaved);
    ASSERT_TRUE(started.ok()) << started.status().message();
    zygote_ = std::move(*started);
  }
  Heard hear(const std::string& manner) {
    Heard heard;
    SourceInput input;
    input.name = "made";
    input.path = manner;
    MemorySource source("bytes");
    const Allowance allowance{.memory = 100u << 20, .seconds = 1};
    heard.outcome = converse(
        *zygote_, source, input, {}, allowance,
        [&](Article&& article) {
          heard.articles.push_back(std::move(article));
          return true;
        },
        [&](const InputProblem& problem) { heard.problems.push_back(problem); });
    return heard;
  }

  std::unique_ptr<Zygote> zygote_;
};

TEST_F(Conversations, AnArticleArrivesAsItWasSent) {
  const Heard heard = hear("well");
  EXPECT_EQ(heard.outcome.kind, Outcome::Kind::Read) << heard.outcome.why;
  ASSERT_EQ(heard.articles.size(), 1u);
  Article same = sample();
  identify(same);
  EXPECT_EQ(heard.articles[0].id, same.id);
  EXPECT_EQ(heard.articles[0].text, same.text);
  EXPECT_EQ(heard.articles[0].body, same.body);
  ASSERT_EQ(heard.articles[0].blocks.size(), 1u);
  EXPECT_EQ(heard.articles[0].blocks[0].span, same.blocks[0].span);
  EXPECT_EQ(heard.articles[0].read_from, "made:7");
}

TEST_F(Conversations, ACrashIsToldWithItsReasonAndTheNextInputIsRead) {
  EXPECT_NE(hear("crashes").outcome.why.find("crashed"), std::string::npos);
  EXPECT_EQ(hear("ends early").outcome.why, "crashed");
  EXPECT_EQ(hear("well").outcome.kind, Outcome::Kind::Read);
}

TEST_F(Conversations, OneThatTakesTooLongIsEnded) {
  EXPECT_EQ(hear("hangs").outcome.why, "took longer than 1 s");
}

TEST_F(Conversations, OneThatNeedsTooMuchMemoryIsTold) {
  EXPECT_EQ(hear("has no memory").outcome.why, "needed more than 100 MB");
}

TEST_F(Conversations, OneThatAsksForWhatItMayNotIsEnded) {
  if (!zygote_->missing().empty()) GTEST_SKIP() << "no " << zygote_->missing();
  EXPECT_NE(hear("is forbidden").outcome.why.find("no right to"), std::string::npos);
}

TEST_F(Conversations, NothingAChildSaysIsBelievedUnchecked) {
  for (const char* manner : {"bad utf-8", "bad span", "bad block", "bad date", "short", "long",
                             "huge size", "unknown kind", "wants too much"}) {
    const Heard heard = hear(manner);
    EXPECT_EQ(heard.outcome.kind, Outcome::Kind::Failed) << manner;
    EXPECT_TRUE(heard.articles.empty()) << manner;
  }
}

TEST_F(Conversations, AnArticleCannotClaimToComeFromAnotherInput) {
  const Heard heard = hear("elsewhere");
  ASSERT_EQ(heard.articles.size(), 1u);
  EXPECT_EQ(heard.articles[0].read_from, "made");
}

TEST_F(Conversations, AFloodIsStopped) {
  const Heard heard = hear("floods");
  EXPECT_EQ(heard.outcome.kind, Outcome::Kind::Failed);
  EXPECT_LT(heard.problems.size(), 200000u);
}

TEST_F(Conversations, TheRecordThatCrashedIsKnown) {
  const Heard heard = hear("record by record");
  EXPECT_EQ(heard.articles.size(), 1u);
  EXPECT_TRUE(heard.outcome.begun);
  EXPECT_EQ(heard.outcome.resume_at, 900u);
  EXPECT_EQ(heard.outcome.records_before, 2u);
}

TEST_F(Conversations, AnArchiveIsReadOnBehindTheRecordThatCrashed) {
  SourceInput input;
  input.name = "made";
  input.path = "record by record";
  int opened = 0;
  input.reopen = [&opened]() -> Result<std::unique_ptr<ByteSource>> {
    ++opened;
    return std::unique_ptr<ByteSource>(std::make_unique<MemorySource>("bytes"));
  };
  MemorySource source("bytes");
  int articles = 0;
  std::vector<InputProblem> problems;
  read_in_children(
      *zygote_, {}, source, input, {}, [&](Article&&) { return ++articles > 0; },
      [&](const InputProblem& problem) { problems.push_back(problem); });
  EXPECT_EQ(articles, 2);
  EXPECT_EQ(opened, 1);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].where, "made:900+2");
  EXPECT_NE(problems[0].why.find("the reader crashed"), std::string::npos) << problems[0].why;
}

TEST_F(Conversations, WithoutAWayBackTheRestIsToldToBeLost) {
  SourceInput input;
  input.name = "standard input";
  input.path = "record by record";
  MemorySource source("bytes");
  std::vector<InputProblem> problems;
  read_in_children(
      *zygote_, {}, source, input, {}, [](Article&&) { return true; },
      [&](const InputProblem& problem) { problems.push_back(problem); });
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_NE(problems[0].why.find("the rest of the file was not read either"), std::string::npos);
}

TEST(Messages, TheStartArrivesAsItWasSent) {
  SourceInput input;
  input.name = "n";
  input.path = "p";
  input.url = "u";
  input.content_type = "c";
  input.pass_over = 7;
  ReadOptions options;
  options.outlet = "o";
  options.resume_at = 99;
  options.format = InputFormat::Warc;
  options.limits.max_hops = 3;
  SourceInput there;
  ReadOptions here;
  ASSERT_TRUE(read_start(start_message(input, options), there, here).ok());
  EXPECT_EQ(there.name + there.path + there.url + there.content_type + here.outlet, "npuco");
  EXPECT_EQ(there.pass_over, 7u);
  EXPECT_EQ(here.resume_at, 99u);
  EXPECT_EQ(here.format, InputFormat::Warc);
  EXPECT_EQ(here.limits.max_hops, 3u);
}

}  // namespace
}  // namespace hearsay::sandbox
