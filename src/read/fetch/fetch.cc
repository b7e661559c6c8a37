#include "hearsay/fetch.h"

#include "base/hash.h"
#include "read/fetch/destination.h"
#include "read/fetch/gate.h"
#include "read/fetch/transfer.h"

namespace hearsay {
namespace {

bool is_redirect(uint32_t status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// What a header line may carry on to the next request: one line of plain ASCII.
std::string sendable(const std::string& value) {
  for (const char c : value) {
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F) return "";
  }
  return value.size() <= 1024 ? value : "";
}

}  // namespace

std::string user_agent(const FetchOptions& options) {
  const std::string contact = sendable(options.contact);
  return "hearsay/" HEARSAY_VERSION + (contact.empty() ? "" : " (+" + contact + ")");
}

Result<Capture> fetch(const std::string& url, const FetchCondition& condition,
                      const FetchOptions& options, Env& env) {
  return fetch_through(url, condition, options, env, nullptr, Encoding::Gzip);
}

Result<Capture> fetch_through(const std::string& text, const FetchCondition& condition,
                              const FetchOptions& options, Env& env, const Gate* gate,
                              Encoding encoding) {
  const Reach reach = options.allow_private ? Reach::Private : Reach::Public;
  uint64_t deadline = env.ticks() + options.total_milliseconds;
  Result<Url> url = parse_url(text, reach);
  if (!url.ok()) return url.status();
  Capture capture;
  capture.url = url->text();
  const FetchCondition sent = {sendable(condition.etag), sendable(condition.last_modified)};
  for (;;) {
    if (gate != nullptr) {
      const uint64_t before = env.ticks();
      if (Status status = (*gate)(*url); !status.ok()) return status;
      deadline += env.ticks() - before;  // waiting for our turn is not the server's fault
    }
    const Result<std::vector<IpAddress>> addresses = checked_addresses(*url, reach, env);
    if (!addresses.ok()) return addresses.status();
    Result<Answer> answer = transfer(*url, *addresses, sent, encoding, options, deadline, env);
    if (!answer.ok()) return answer.status();
    const std::string_view location = header_value(answer->headers, "Location");
    if (!is_redirect(answer->status) || location.empty()) {
      capture.final_url = url->text();
      capture.address = std::move(answer->address);
      capture.status = answer->status;
      capture.headers = std::move(answer->headers);
      capture.body = std::move(answer->body);
      break;
    }
    capture.redirects.push_back({url->text(), answer->status, answer->address});
    if (capture.redirects.size() > options.max_redirects) {
      return Status(StatusKind::Limit, capture.url + " could not be fetched: it redirects more than " +
                                           std::to_string(options.max_redirects) + " times");
    }
    url = resolve_reference(*url, location, reach);
    if (!url.ok()) {
      return Status(url.status().kind(),
                    capture.url + " redirects to where it may not: " + url.status().message());
    }
  }
  capture.fetched = env.now();
  capture.sha256 = sha256_hex(capture.body);
  capture.size = capture.body.size();
  capture.body_kept = options.keep_bodies;
  identify(capture);
  return capture;
}

}  // namespace hearsay
