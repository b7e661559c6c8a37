// The server's sockets: one thread waits for all connections, a few workers answer. A slow client
// costs memory for its request and nothing else (docs/promises.md, 21).
//
//   Result<std::unique_ptr<Server>> server = Server::listen({.port = 8090}, answer);
//   if (!server.ok()) return server.status();
//   (*server)->run();                      // until stop()
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "hearsay/status.h"
#include "serve/http.h"

namespace hearsay::serve {

// Answers one request. Called from several workers at once; `worker` (from 0) tells which, so that
// each may keep things of its own. Must not throw.
using Answer = std::function<Response(const Request&, unsigned worker)>;

struct ServerOptions {
  std::string address = "127.0.0.1";  // of this machine, as numbers
  uint16_t port = 8090;               // 0: any that is free
  unsigned workers = 2;
  size_t most_connections = 1024;
  size_t most_waiting = 512;  // requests that wait for a worker; more are told to come later
  bool ends_on_signals = false;  // stop() at SIGINT and SIGTERM
  // Seconds: from the first byte of a head to its end; for the whole request; between two requests;
  // without a byte taken by a client that is being answered.
  unsigned head_seconds = 5, request_seconds = 15, idle_seconds = 30, write_seconds = 20;
};

class Server {
 public:
  // Binds and listens. Errors: InvalidInput (no such address), Busy (the port is taken; says what to
  // do), Io.
  static Result<std::unique_ptr<Server>> listen(ServerOptions options, Answer answer);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  uint16_t port() const;
  // Serves until stop(). Call once.
  void run();
  // From any thread, also before run().
  void stop();
  // Sends `bytes` to every open stream (Response::stream), from any thread. A client that does not
  // read them is let go.
  void publish(const std::string& bytes);
  // Streams open now.
  size_t streams() const;

 private:
  struct Machine;
  explicit Server(std::unique_ptr<Machine> machine);
  std::unique_ptr<Machine> machine_;
};

}  // namespace hearsay::serve
