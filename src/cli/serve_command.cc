// hearsay serve and hearsay get: the pages of a ledger, in the browser and without one.
#include <openssl/rand.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "cli/commands.h"
#include "cli/ledger_access.h"
#include "hearsay/across_query.h"
#include "serve/server.h"
#include "serve/site.h"
#include "show/across_json.h"

namespace hearsay::cli {
namespace {

// Tells open streams what is added while the server runs: looks once a second, and only into a ledger
// that somebody wrote to.
class Announcer {
 public:
  Announcer(Ledger ledger, serve::Server& server)
      : ledger_(std::move(ledger)), server_(server), thread_([this] { run(); }) {}
  ~Announcer() {
    ending_ = true;
    thread_.join();
  }

 private:
  void run() {
    Result<LedgerMark> mark = latest(ledger_);
    if (!mark.ok()) return;  // a ledger from before schema 3: nothing is told
    uint64_t state = 0;
    for (unsigned tick = 1; !ending_; ++tick) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      if (tick % 10 != 0) continue;
      if (tick % 200 == 0) server_.publish(": still here\n\n");
      const Result<uint64_t> now = ledger_state(ledger_);
      if (!now.ok() || *now == state) continue;
      state = *now;
      const Result<std::vector<LedgerEvent>> events = events_since(ledger_, *mark);
      if (!events.ok()) continue;
      std::string bytes;
      for (const LedgerEvent& event : *events) bytes += "data: " + event_json(event) + "\n\n";
      if (!bytes.empty()) server_.publish(bytes);
    }
  }

  Ledger ledger_;
  serve::Server& server_;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

// 128 bits of the system's randomness in hexadecimal digits; empty where it has none.
std::string new_token() {
  unsigned char bytes[16];
  if (RAND_bytes(bytes, sizeof bytes) != 1) return {};
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string token;
  for (const unsigned char byte : bytes) {
    token += kDigits[byte >> 4];
    token += kDigits[byte & 15];
  }
  return token;
}

}  // namespace

int run_serve(Session& session, const Arguments& arguments) {
  const std::string path = choose_ledger(arguments).path;
  const std::string token = new_token();
  if (token.empty()) {
    session.say("serve: the system gives no random bytes for a token; try again");
    return kBadInput;
  }
  const unsigned workers = std::max(2u, std::thread::hardware_concurrency());
  serve::ServerOptions options;
  if (arguments.has("--address")) options.address = arguments.text("--address");
  const uint64_t port = arguments.number("--port").value_or(options.port);
  if (port > 65535) {
    session.say("serve: --port is a number up to 65535");
    return kUsage;
  }
  options.port = static_cast<uint16_t>(port);
  options.workers = workers;
  options.ends_on_signals = true;
  // The ledger first: its errors are the likelier ones, and say what to do.
  Result<Ledger> probe = open_ledger(arguments, LedgerMode::Read);
  if (!probe.ok()) return session.fail(probe.status());
  std::unique_ptr<serve::Site> site;
  Result<std::unique_ptr<serve::Server>> server = serve::Server::listen(
      options, [&site](const serve::Request& request, unsigned worker) {
        return site->answer(request, worker);
      });
  if (!server.ok()) return session.fail(server.status());
  serve::AccessRules access{.port = (*server)->port(), .hosts = arguments.list("--host"), .token = token};
  Result<std::unique_ptr<serve::Site>> opened = serve::Site::open(path, workers, access, {});
  if (!opened.ok()) return session.fail(opened.status());
  site = std::move(opened).value();
  const bool here = options.address == "127.0.0.1" || options.address == "::1";
  const std::string host = options.address == "0.0.0.0" || options.address == "::" ? "localhost"
                           : options.address.find(':') != std::string::npos
                               ? "[" + options.address + "]"
                               : options.address;
  std::string address = "http://" + host + ":" + std::to_string((*server)->port()) + "/";
  if (!here) address += "?token=" + token;
  session.out.write("hearsay shows " + path + " at " + address + "\n");
  session.out.flush();
  session.say("Ctrl-C ends it" +
              std::string(here ? "" : "; from other machines the address with the token is needed"));
  {
    const Announcer announcer(std::move(probe).value(), **server);
    (*server)->run();
  }
  return kFound;
}

int run_get(Session& session, const Arguments& arguments) {
  serve::Request request;
  const std::string& target = arguments.operands()[0];
  if (!serve::parse_target(target, request)) {
    session.say("get: '" + target + "' is no path of a page; one looks like /search.json?by=ministry");
    return kUsage;
  }
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const serve::Response response = serve::page(request, *ledger, "http://127.0.0.1:8090");
  session.out.write(response.body);
  if (response.status < 400) return kFound;
  return response.status == 404 ? kNone : kUsage;
}

}  // namespace hearsay::cli
