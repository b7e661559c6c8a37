#include "read/fetch/transfer.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

#include "io/network.h"

namespace hearsay {
namespace {

struct CurlClosed {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListFreed {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListFreed>;

void append(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) return;
  (void)list.release();
  list.reset(longer);
}

bool stopped(const FetchOptions& options) {
  return options.stop != nullptr && options.stop->load(std::memory_order_relaxed);
}

std::string megabytes(uint64_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

// One request under way, to one address that was checked. libcurl is told that address as a number,
// so it looks nothing up; and where it wants a socket it has to ask, so it connects nowhere else.
class Request {
 public:
  Request(const Url& url, const IpAddress& address, const FetchOptions& options, Env& env)
      : url_(url), address_(address), options_(options), env_(env) {
    answer_.address = to_string(address, url.port);
  }

  Result<Answer> perform(const FetchCondition& condition, Encoding encoding, uint64_t deadline);
  // True once a connection stood.
  bool connected() const { return connected_; }

 private:
  static curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* wanted);
  static size_t take_header(char* bytes, size_t, size_t size, void* self);
  static size_t take_body(char* bytes, size_t, size_t size, void* self);
  static int look_up(void* self, curl_off_t total, curl_off_t, curl_off_t, curl_off_t);

  void set_options(CURL* handle, uint64_t deadline);
  Status failure(CURLcode code, const char* details) const;

  const Url& url_;
  const IpAddress& address_;
  const FetchOptions& options_;
  Env& env_;
  bool opened_ = false;
  bool connected_ = false;
  Answer answer_;
  Status refused_;  // why a callback ended the transfer
};

curl_socket_t Request::open_socket(void* self, curlsocktype, curl_sockaddr* wanted) {
  auto& request = *static_cast<Request*>(self);
  IpAddress address = request.address_;
  uint16_t port = request.url_.port;
  // The one address that was checked, once, or nothing.
  if (request.opened_ || !is_socket_address(&wanted->addr, wanted->addrlen, address, port)) {
    request.refused_ = {StatusKind::Internal,
                        request.url_.text() + " was about to be asked of another address than the "
                                              "one that was checked; it was not fetched"};
    return CURL_SOCKET_BAD;
  }
  request.opened_ = true;
  const Result<int> socket = request.env_.open_socket(address, port);
  if (!socket.ok()) {
    request.refused_ = {socket.status().kind(), request.url_.text() + " could not be fetched: " +
                                                    socket.status().message()};
    return CURL_SOCKET_BAD;
  }
  if (address != request.address_ || port != request.url_.port) {  // a test leads it elsewhere
    sockaddr_storage other;
    wanted->addrlen = socket_address(address, port, other);
    wanted->family = other.ss_family;
    std::memcpy(&wanted->addr, &other, std::min<size_t>(wanted->addrlen, sizeof wanted->addr));
  }
  return *socket;
}

size_t Request::take_header(char* bytes, size_t, size_t size, void* self) {
  auto& request = *static_cast<Request*>(self);
  const std::string_view line(bytes, size);
  std::string& headers = request.answer_.headers;
  // An answer after "100 Continue" and the like begins the headers again.
  if (line.starts_with("HTTP/") && headers.ends_with("\r\n\r\n")) headers.clear();
  if (headers.size() + size > request.options_.max_header_bytes) {
    request.refused_ = {StatusKind::Limit, request.url_.text() + " answers with more than " +
                                               std::to_string(request.options_.max_header_bytes >> 10) +
                                               " KB of headers; it was given up"};
    return 0;
  }
  headers += line;
  return size;
}

size_t Request::take_body(char* bytes, size_t, size_t size, void* self) {
  auto& request = *static_cast<Request*>(self);
  if (request.answer_.body.size() + size > request.options_.max_bytes) {
    request.refused_ = {StatusKind::Limit, request.url_.text() + " is larger than the limit of " +
                                               megabytes(request.options_.max_bytes) +
                                               "; it was given up"};
    return 0;
  }
  request.answer_.body.append(bytes, size);
  return size;
}

// Called about once a second, and whenever something came.
int Request::look_up(void* self, curl_off_t total, curl_off_t, curl_off_t, curl_off_t) {
  auto& request = *static_cast<Request*>(self);
  if (stopped(request.options_)) {
    request.refused_ = {StatusKind::Io, "Fetching " + request.url_.text() + " was stopped"};
    return 1;
  }
  if (total > 0 && static_cast<uint64_t>(total) > request.options_.max_bytes) {
    request.refused_ = {StatusKind::Limit, request.url_.text() + " says it is " +
                                               megabytes(static_cast<uint64_t>(total)) +
                                               ", more than the limit of " +
                                               megabytes(request.options_.max_bytes)};
    return 1;
  }
  return 0;
}

void Request::set_options(CURL* handle, uint64_t deadline) {
  const uint64_t now = env_.ticks();
  const uint64_t left = deadline > now ? deadline - now : 1;
  curl_easy_setopt(handle, CURLOPT_URL, url_.text().c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");  // whatever the environment says
  curl_easy_setopt(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(handle, CURLOPT_HTTP_CONTENT_DECODING, 0L);  // the bytes are kept as they came
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, 1L);
  curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(left));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(std::min<uint64_t>(left, options_.connect_milliseconds)));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT,
                   static_cast<long>(options_.least_bytes_per_second));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options_.slow_seconds));
  curl_easy_setopt(handle, CURLOPT_USERAGENT, user_agent(options_).c_str());
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &Request::open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &Request::take_header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &Request::take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &Request::look_up);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, this);
}

Status Request::failure(CURLcode code, const char* details) const {
  if (!refused_.ok()) return refused_;
  const std::string where = url_.text() + " could not be fetched: ";
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return {StatusKind::Limit, where + "it is too slow, or does not answer"};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return {StatusKind::Io, where + "its TLS certificate or handshake is not right (" +
                                  (*details != '\0' ? details : curl_easy_strerror(code)) + ")"};
    case CURLE_PARTIAL_FILE:
      return {StatusKind::Io, where + "the connection ended before the whole answer had come"};
    case CURLE_GOT_NOTHING:
      return {StatusKind::Io, where + "the server closed the connection without an answer"};
    case CURLE_OUT_OF_MEMORY:
      return {StatusKind::Limit, where + "there is not enough memory"};
    default:
      return {StatusKind::Io,
              where + (*details != '\0' ? details : curl_easy_strerror(code))};
  }
}

Result<Answer> Request::perform(const FetchCondition& condition, Encoding encoding,
                                uint64_t deadline) {
  static std::once_flag initialised;
  std::call_once(initialised, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, CurlClosed> handle(curl_easy_init());
  if (handle == nullptr) {
    return Status(StatusKind::Limit, url_.text() + " could not be fetched: not enough memory");
  }
  set_options(handle.get(), deadline);
  char details[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, details);
  // Whatever the host is called, libcurl connects to this number and so has nothing to look up.
  List target;
  append(target, "::" + to_string(address_, url_.port));
  curl_easy_setopt(handle.get(), CURLOPT_CONNECT_TO, target.get());
  List lines;
  append(lines, "Accept: text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
                "application/feed+json,application/xml;q=0.9,*/*;q=0.5");
  append(lines, encoding == Encoding::Gzip ? "Accept-Encoding: gzip" : "Accept-Encoding: identity");
  append(lines, "Connection: close");
  if (!condition.etag.empty()) append(lines, "If-None-Match: " + condition.etag);
  if (!condition.last_modified.empty()) {
    append(lines, "If-Modified-Since: " + condition.last_modified);
  }
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, lines.get());

  const CURLcode code = curl_easy_perform(handle.get());
  curl_off_t connecting = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_CONNECT_TIME_T, &connecting);
  connected_ = connecting > 0;
  if (code != CURLE_OK) return failure(code, details);
  if (!answer_.headers.ends_with("\n\r\n") && !answer_.headers.ends_with("\n\n")) {
    return Status(StatusKind::Io, url_.text() + " could not be fetched: the connection ended within "
                                                "the headers of the answer");
  }
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  answer_.status = static_cast<uint32_t>(status);
  return std::move(answer_);
}

}  // namespace

Result<Answer> transfer(const Url& url, const std::vector<IpAddress>& addresses,
                        const FetchCondition& condition, Encoding encoding,
                        const FetchOptions& options, uint64_t deadline, Env& env) {
  Status last(StatusKind::NotFound, url.host + " has no address");
  for (const IpAddress& address : addresses) {
    if (stopped(options)) return Status(StatusKind::Io, "Fetching " + url.text() + " was stopped");
    if (env.ticks() >= deadline) break;
    Request request(url, address, options, env);
    Result<Answer> answer = request.perform(condition, encoding, deadline);
    if (answer.ok() || request.connected()) return answer;
    last = answer.status();
  }
  return last;
}

}  // namespace hearsay
