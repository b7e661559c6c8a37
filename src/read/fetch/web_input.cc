#include "read/fetch/web_input.h"

#include "base/ascii.h"
#include "hearsay/fetch.h"
#include "io/peeked_source.h"

namespace hearsay {
namespace {

std::string_view words_for(uint32_t status) {
  switch (status) {
    case 204:
      return "no content";
    case 304:
      return "not modified";
    case 401:
      return "log in first";
    case 402:
      return "to be paid for";
    case 403:
      return "forbidden";
    case 404:
      return "not found";
    case 410:
      return "gone for good";
    case 429:
      return "asked too often";
    case 451:
      return "withheld for legal reasons";
    case 503:
      return "not available now";
    default:
      return status >= 500   ? "a fault of the server"
             : status >= 400 ? "refused"
             : status >= 300 ? "moved, without saying where to"
                             : "no whole page";
  }
}

}  // namespace

SourceInput source_of(const Capture& capture) {
  SourceInput input;
  input.name = capture.final_url;
  input.url = capture.final_url;
  // A name's ending only counts where the server says nothing.
  input.path = input.url.substr(0, input.url.find('?'));
  input.content_type = header_value(capture.headers, "Content-Type").substr(0, 200);
  for (char& c : input.content_type) {
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F) c = '?';
  }
  return input;
}

Status check_answer(const Capture& capture) {
  const std::string where = capture.final_url;
  if (capture.status != 200) {
    return {StatusKind::NotFound, where + " answered " + std::to_string(capture.status) + " (" +
                                      std::string(words_for(capture.status)) + ")"};
  }
  if (capture.body.empty()) {
    return {StatusKind::InvalidInput, where + " answered with nothing in it"};
  }
  const std::string coding = lower_ascii(header_value(capture.headers, "Content-Encoding"));
  if (coding.empty() || coding == "gzip" || coding == "x-gzip" || coding == "identity") return {};
  return {StatusKind::Unsupported, where + " answered in the encoding '" + coding.substr(0, 40) +
                                       "', which it was not asked for and which is not read"};
}

void read_capture(const std::shared_ptr<const Capture>& capture, const ReadOptions& options,
                  const TakeArticle& take, const HearProblem& problem) {
  const SourceInput input = source_of(*capture);
  if (Status status = check_answer(*capture); !status.ok()) {
    return problem({input.name, status.message(), status.kind(), true});
  }
  MemorySource bytes(capture->body);
  const auto with_capture = [&](Article&& article) {
    article.capture = capture;
    if (article.url.empty()) {
      article.url = capture->final_url;
      identify(article);
    }
    return take(std::move(article));
  };
  read_confined(bytes, input, options, with_capture, problem);
}

void read_web_address(const std::string& url, const ReadOptions& options, const TakeArticle& take,
                      const HearProblem& problem) {
  Env& env = options.env != nullptr ? *options.env : Env::real();
  Result<Capture> got = fetch(url, {}, options.fetch, env);
  if (!got.ok()) {
    return problem({url, got.status().message(), got.status().kind(), true});
  }
  read_capture(std::make_shared<const Capture>(std::move(got).value()), options, take, problem);
}

}  // namespace hearsay
