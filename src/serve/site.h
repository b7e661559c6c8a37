// Every page of the server, as a function of a request and a ledger. `hearsay get PATH` asks the
// same functions, so both give the same bytes (docs/api.md).
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/ledger.h"
#include "serve/access.h"
#include "serve/http.h"

namespace hearsay::serve {

// How a page is asked for: by the ending of its path.
enum class Form : uint8_t { Html, Json, JsonLines, Csv, Rss, JsonFeed };

struct Asked {
  const Request& request;
  std::string_view path;  // without its ending
  Form form = Form::Html;
  std::string rest;     // of the path, behind the route's beginning: an id
  std::string origin;   // "http://127.0.0.1:8090", for feeds
  std::string program;  // "hearsay 0.1.0"
};

using PageFunction = Response (*)(const Asked&, Ledger&);

// One row a kind of page; docs/api.md, /openapi.json and the tests are made from it.
struct Route {
  std::string_view path;   // "/a/{id}", "/search"
  std::string_view forms;  // "html json jsonl csv rss feed.json"
  std::string_view parameters;  // "by about act ..."
  std::string_view help;        // one sentence
  PageFunction page;
};
const std::vector<Route>& routes();

// Answers any GET: the page, or an error in the form asked for. Looks at the path and the
// parameters only.
Response page(const Request& request, Ledger& ledger, const std::string& origin);

// {"error": {"status": 404, "kind": "not_found", "message": "..."}}, or a page that says so.
Response error_page(int status, std::string_view message, Form form);
Response error_page(const Status& status, Form form);

// A reply with what all pages carry (content security policy and so on).
Response html_response(std::string body);
Response data_response(std::string body, Form form);

// The pages of one ledger for the server: a reader and a cache for each worker.
class Site {
 public:
  // Takes a body of JSON Lines articles into the ledger and gives the reply. Called from one worker
  // at a time.
  using Adder = std::function<Response(const Request&)>;

  // Opens `workers` readers of the ledger. Errors: as Ledger::open.
  static Result<std::unique_ptr<Site>> open(const std::string& ledger, unsigned workers,
                                            AccessRules access, Adder adder);
  ~Site();

  // The Answer of Server::listen.
  Response answer(const Request& request, unsigned worker);

 private:
  struct Worker;
  Site(AccessRules access, Adder adder);

  AccessRules access_;
  Adder adder_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

// A file of the pages ("/style.css"), or null.
struct StaticFile {
  std::string_view path, type, bytes;
};
const StaticFile* static_file(std::string_view path);

}  // namespace hearsay::serve
