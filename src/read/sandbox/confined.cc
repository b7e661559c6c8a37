// read_confined: decides what is read here and what in a child, and goes on behind a crash.
#include <atomic>

#include "io/compressed/compression.h"
#include "io/peeked_source.h"
#include "read/sandbox/conversation.h"
#include "read/source.h"

namespace hearsay {
namespace {

using sandbox::Allowance;
using sandbox::Outcome;

// Records of one archive that may crash the reader before the rest is given up.
constexpr int kMostCrashes = 100;

// The one remark of a program about confinement that cannot be had.
void remark_once(const std::string& why, const HearProblem& problem) {
  static std::atomic<bool> said = false;
  if (said.exchange(true)) return;
  problem({"confinement", why, StatusKind::Unsupported, false});
}

void refuse(const std::string& name, StatusKind kind, const std::string& why,
            const HearProblem& problem) {
  problem({name, name + " " + why, kind, true});
}

// Whether `head` may be read in this process: no parser to speak of stands behind it.
bool harmless(const SourceInput& input, const ReadOptions& options, std::string_view head) {
  if (options.confinement == Confinement::Off) return true;
  if (compression_of(head) != Compression::None) return false;
  const Format& format = format_behind(input, options, head);
  return format.harmless || format.starts_program;
}

}  // namespace

namespace sandbox {

void read_in_children(Zygote& zygote, const Allowance& allowance, ByteSource& source,
                      const SourceInput& input, const ReadOptions& options,
                      const TakeArticle& take, const HearProblem& problem) {
  ByteSource* bytes = &source;
  std::unique_ptr<ByteSource> again;
  SourceInput rest = input;
  ReadOptions from = options;
  for (int crashes = 0;;) {
    const Outcome outcome = converse(zygote, *bytes, rest, from, allowance, take, problem);
    if (outcome.kind == Outcome::Kind::Read) return;
    if (outcome.kind == Outcome::Kind::NoChild) {
      return refuse(input.name, StatusKind::Io, "was not read: " + outcome.why, problem);
    }
    std::string where = input.name;
    if (outcome.begun) {
      where += ":" + std::to_string(outcome.resume_at);
      if (outcome.records_before != 0) where += "+" + std::to_string(outcome.records_before);
    }
    const bool goes_on = outcome.begun && input.reopen && ++crashes < kMostCrashes;
    problem({where,
             where + " was not read: the reader " + outcome.why +
                 (outcome.begun && !goes_on ? "; the rest of the file was not read either" : ""),
             StatusKind::Limit, true});
    if (!goes_on) return;
    Result<std::unique_ptr<ByteSource>> opened = input.reopen();
    if (!opened.ok()) {
      return problem({input.name, opened.status().message(), opened.status().kind(), true});
    }
    again = std::move(*opened);
    bytes = again.get();
    from.resume_at = outcome.resume_at;
    rest.pass_over = outcome.records_before + 1;
  }
}

}  // namespace sandbox

void read_confined(ByteSource& source, const SourceInput& input, const ReadOptions& options,
                   const TakeArticle& take, const HearProblem& problem) {
  const Result<std::string> head = read_head(source);
  if (!head.ok()) return problem({input.name, head.status().message(), head.status().kind(), true});
  PeekedSource whole(*head, source);
  if (harmless(input, options, *head)) return read_source(whole, input, options, take, problem);

  Status failed;
  sandbox::Zygote* zygote = sandbox::reading_zygote(failed);
  const std::string missing = zygote == nullptr ? "" : zygote->missing();
  if (zygote == nullptr || !missing.empty()) {
    const std::string why =
        zygote == nullptr
            ? failed.message()
            : "this kernel has no " + missing + ", so the reader keeps rights it does not need";
    if (options.confinement == Confinement::Required) {
      return refuse(input.name, StatusKind::Unsupported, "was not read: " + why, problem);
    }
    remark_once(why, problem);
    if (zygote == nullptr) return read_source(whole, input, options, take, problem);
  }

  sandbox::read_in_children(*zygote, Allowance{}, whole, input, options, take, problem);
}

void prepare_reading() {
  Status failed;  // said when something is read
  (void)sandbox::reading_zygote(failed);
}

}  // namespace hearsay
