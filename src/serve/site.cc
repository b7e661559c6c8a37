#include "serve/site.h"

#include <algorithm>
#include <mutex>

#include "base/hash.h"
#include "base/json_writer.h"
#include "hearsay/query.h"
#include "serve/html.h"
#include "serve/pages/pages.h"

namespace hearsay::serve {
namespace {

struct Ending {
  std::string_view text;
  Form form;
};
constexpr Ending kEndings[] = {{".feed.json", Form::JsonFeed}, {".jsonl", Form::JsonLines},
                               {".json", Form::Json},          {".csv", Form::Csv},
                               {".rss", Form::Rss}};

bool gives(const Route& route, Form form) {
  if (form == Form::Html) return true;
  for (const Ending& ending : kEndings) {
    if (ending.form != form) continue;
    const std::string word = std::string(ending.text.substr(1));
    return (" " + std::string(route.forms) + " ").find(" " + word + " ") != std::string::npos;
  }
  return false;
}

// Whether `path` is one of the route, and what stands for its {id}.
bool matches(const Route& route, std::string_view path, std::string& rest) {
  const size_t brace = route.path.find('{');
  if (brace == std::string_view::npos) return path == route.path;
  if (path.size() <= brace || path.substr(0, brace) != route.path.substr(0, brace)) return false;
  rest = path.substr(brace);
  return rest.find('/') == std::string::npos;
}

int status_of(StatusKind kind) {
  switch (kind) {
    case StatusKind::InvalidInput: return 400;
    case StatusKind::NotFound: return 404;
    case StatusKind::Limit: return 413;
    case StatusKind::Busy: return 503;
    default: return 500;
  }
}

std::string_view kind_of(int status) {
  switch (status) {
    case 400: return "bad_request";
    case 401: return "unauthorized";
    case 403: return "forbidden";
    case 404: return "not_found";
    case 405: return "method_not_allowed";
    case 413: return "too_large";
    case 415: return "unsupported_media_type";
    case 421: return "misdirected";
    case 503: return "busy";
    default: return "internal";
  }
}

void add_safety_headers(Response& response) {
  response.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
}

}  // namespace

Response html_response(std::string body) {
  Response response;
  response.type = "text/html; charset=utf-8";
  response.body = std::move(body);
  return response;
}

Response data_response(std::string body, Form form) {
  Response response;
  switch (form) {
    case Form::Json: response.type = "application/json"; break;
    case Form::JsonLines: response.type = "application/jsonl"; break;
    case Form::Csv: response.type = "text/csv; charset=utf-8"; break;
    case Form::Rss: response.type = "application/rss+xml; charset=utf-8"; break;
    case Form::JsonFeed: response.type = "application/feed+json"; break;
    case Form::Html: response.type = "text/html; charset=utf-8"; break;
  }
  response.body = std::move(body);
  return response;
}

Response error_page(int status, std::string_view message, Form form) {
  Response response;
  if (form == Form::Html) {
    Html main;
    main.element("h1", std::to_string(status) + " " + std::string(reason_of(status)));
    main.element("p", message, {{"class", "lead"}});
    main.open("p").element("a", "To the start page", {{"href", "/"}}).close();
    response = html_response(framed({.title = std::string(reason_of(status))}, main));
  } else {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.key("error");
    json.begin_object();
    json.key("status");
    json.number(static_cast<uint64_t>(status));
    json.key("kind");
    json.string(kind_of(status));
    json.key("message");
    json.string(message);
    json.end_object();
    json.end_object();
    response = data_response(out + "\n", Form::Json);
  }
  response.status = status;
  return response;
}

Response error_page(const Status& status, Form form) {
  return error_page(status_of(status.kind()), status.message(), form);
}

Response page(const Request& request, Ledger& ledger, const std::string& origin) {
  if (const StaticFile* file = static_file(request.path)) {
    Response response;
    response.type = file->type;
    response.body = file->bytes;
    return response;
  }
  Asked asked{request, request.path, Form::Html, {}, origin, std::string("hearsay ") + HEARSAY_VERSION};
  for (const Ending& ending : kEndings) {
    if (!asked.path.ends_with(ending.text)) continue;
    asked.form = ending.form;
    asked.path.remove_suffix(ending.text.size());
    break;
  }
  if (asked.path.empty()) asked.path = "/";
  for (const Route& route : routes()) {
    if (!matches(route, asked.path, asked.rest)) continue;
    if (!gives(route, asked.form)) {
      return error_page(404, "this page comes as " + std::string(route.forms) + ", not so",
                        asked.form);
    }
    for (const auto& [name, value] : request.query) {
      const std::string known = " " + std::string(route.parameters) + " token ";
      if (known.find(" " + name + " ") == std::string::npos) {
        return error_page(400, "there is no parameter '" + name + "' here; there are: " +
                                   std::string(route.parameters),
                          asked.form);
      }
    }
    return route.page(asked, ledger);
  }
  return error_page(404, "there is no page at " + request.path, asked.form);
}

// --- The server's side ---------------------------------------------------------------------------

// One worker's reader and the pages it gave since the ledger last changed, the latest first.
struct Site::Worker {
  explicit Worker(Ledger reader) : ledger(std::move(reader)) {}

  struct Kept {
    std::string target;
    Response response;
  };
  static constexpr size_t kMostBytes = size_t{32} << 20;

  Ledger ledger;
  uint64_t state = 0;
  std::list<Kept> kept;
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_target;
  size_t bytes = 0;

  void forget() {
    by_target.clear();
    kept.clear();
    bytes = 0;
  }

  Response get(const Request& request, const std::string& origin) {
    const Result<uint64_t> now = ledger_state(ledger);
    if (!now.ok()) return error_page(now.status(), Form::Html);
    if (*now != state) {
      forget();
      state = *now;
    }
    const std::string key = origin + request.target;
    if (const auto found = by_target.find(key); found != by_target.end()) {
      kept.splice(kept.begin(), kept, found->second);
      return found->second->response;
    }
    Response response = page(request, ledger, origin);
    if (response.status == 200 && !response.stream && response.body.size() < kMostBytes / 8) {
      response.headers.emplace_back("ETag", "\"" + sha256_hex(response.body).substr(0, 32) + "\"");
      response.headers.emplace_back("Cache-Control", "no-cache");
      kept.push_front({key, response});
      by_target.emplace(kept.front().target, kept.begin());
      bytes += response.body.size() + key.size();
      while (bytes > kMostBytes) {
        bytes -= kept.back().response.body.size() + kept.back().target.size();
        by_target.erase(kept.back().target);
        kept.pop_back();
      }
    }
    return response;
  }
};

Site::Site(AccessRules access, Adder adder) : access_(std::move(access)), adder_(std::move(adder)) {}
Site::~Site() = default;

Result<std::unique_ptr<Site>> Site::open(const std::string& path, unsigned workers,
                                         AccessRules access, Adder adder) {
  std::unique_ptr<Site> site(new Site(std::move(access), std::move(adder)));
  for (unsigned i = 0; i < std::max(1u, workers); ++i) {
    Result<Ledger> ledger = Ledger::open(path, {.mode = LedgerMode::Read});
    if (!ledger.ok()) return ledger.status();
    site->workers_.push_back(std::make_unique<Worker>(std::move(ledger).value()));
  }
  return site;
}

Response Site::answer(const Request& request, unsigned worker) {
  const Form form = request.path.find(".json") != std::string::npos ? Form::Json : Form::Html;
  Response response;
  if (const Refusal refusal = check_access(request, access_); refusal.status != 0) {
    response = error_page(refusal.status, refusal.reason, form);
  } else if (request.method == Method::Post) {
    if (request.path != "/articles") {
      response = error_page(404, "nothing can be written at " + request.path, Form::Json);
    } else if (!adder_) {
      response = error_page(503, "this server does not add; start it with --write", Form::Json);
    } else {
      response = adder_(request);
    }
  } else if (request.path == "/live/events" && request.method == Method::Get) {
    response.type = "text/event-stream";
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body = ": hearsay\n\n";
    response.stream = true;
  } else if (request.method == Method::Other) {
    response = error_page(405, "only GET, HEAD and POST are answered", form);
    response.headers.emplace_back("Allow", "GET, HEAD, POST");
  } else if (brings_token(request, access_) && !has_token(request, access_)) {
    // The token goes into a cookie and out of the address bar.
    response = error_page(303, "the token is kept", Form::Html);
    // As it came, so that an escaped "//" stays a path of ours.
    response.headers.emplace_back("Location", request.target.substr(0, request.target.find('?')));
    response.headers.emplace_back(
        "Set-Cookie", "hearsay=" + access_.token + "; HttpOnly; SameSite=Strict; Path=/");
  } else {
    response = workers_[worker % workers_.size()]->get(request,
                                                       "http://" + std::string(request.header("host")));
    const std::string_view known = request.header("if-none-match");
    for (const auto& [name, value] : response.headers) {
      if (name == "ETag" && !known.empty() && known.find(value) != std::string_view::npos) {
        response.status = 304;
        response.body.clear();
      }
    }
  }
  add_safety_headers(response);
  return response;
}

}  // namespace hearsay::serve
