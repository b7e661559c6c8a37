// A network for tests: names, addresses and servers are made up and every connection is recorded.
// Whatever the address, it leads to one server on the loopback interface; no packet goes further.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "io/made_env.h"

namespace hearsay {

// A request that reached a made server, and where its answer goes.
class MadeConnection {
 public:
  MadeConnection(int socket, std::string bytes) : request(std::move(bytes)), socket_(socket) {}
  // False once the other side is gone.
  bool write(const std::string& bytes) const {
    size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t sent =
          ::send(socket_, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
      if (sent <= 0) return false;
      done += static_cast<size_t>(sent);
    }
    return true;
  }
  // "GET /path HTTP/1.1" gives "/path".
  std::string target() const {
    const size_t begin = request.find(' ') + 1;
    return request.substr(begin, request.find(' ', begin) - begin);
  }
  bool has(const std::string& words) const { return request.find(words) != std::string::npos; }

  const std::string request;  // up to its empty line

 private:
  int socket_;
};

inline std::string answer(const std::string& status, const std::string& headers,
                          const std::string& body) {
  return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

class MadeNetwork : public MadeEnv {
 public:
  MadeNetwork() {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener_, reinterpret_cast<sockaddr*>(&here), sizeof here);
    socklen_t size = sizeof here;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&here), &size);
    port_ = ntohs(here.sin_port);
    ::listen(listener_, 16);
    accepting_ = std::thread([this] { accept_all(); });
  }
  ~MadeNetwork() override {
    ::shutdown(listener_, SHUT_RDWR);  // ends accept()
    accepting_.join();
    ::close(listener_);
    for (std::thread& thread : threads_) thread.join();
  }

  // What successive lookups of a name give; the last one stays.
  std::map<std::string, std::vector<std::vector<std::string>>> hosts;
  // Answers every connection; none: all are refused.
  std::function<void(const MadeConnection&)> serve;
  std::function<bool(const std::string&)> takes_connections;  // by "address:port"; none: all do

  std::map<std::string, size_t> lookups;  // how often each name was looked up
  std::vector<std::string> connects;      // "address:port", in order
  int64_t time = 1'770'000'000;
  uint64_t slept = 0;

  std::vector<std::string> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

  Result<std::vector<IpAddress>> resolve(const std::string& host) override {
    const auto found = hosts.find(host);
    const size_t count = lookups[host]++;
    if (found == hosts.end()) return Status(StatusKind::NotFound, host + " is not the name of any host");
    std::vector<IpAddress> addresses;
    for (const std::string& text : found->second[std::min(count, found->second.size() - 1)]) {
      addresses.push_back(*parse_ip_address(text));
    }
    return addresses;
  }

  Result<int> open_socket(IpAddress& address, uint16_t& port) override {
    connects.push_back(to_string(address, port));
    if (!serve || (takes_connections && !takes_connections(connects.back()))) {
      return Status(StatusKind::Io, "No connection to " + connects.back());
    }
    address = *parse_ip_address("127.0.0.1");
    port = port_;
    return ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  }

  int64_t now() const override { return time + static_cast<int64_t>(slept / 1000); }
  uint64_t ticks() const override { return Env::ticks() + slept; }
  void sleep(uint32_t milliseconds) override { slept += milliseconds; }  // at once

 private:
  void accept_all() {
    for (;;) {
      const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0) return;
      threads_.emplace_back([this, socket] { answer_on(socket); });
    }
  }

  void answer_on(int socket) {
    std::string request;
    char bytes[4096];
    while (request.find("\r\n\r\n") == std::string::npos) {
      const ssize_t got = ::recv(socket, bytes, sizeof bytes, 0);
      if (got <= 0) break;
      request.append(bytes, static_cast<size_t>(got));
      if (request.front() == 0x16) break;  // TLS, which this server does not speak
    }
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(request);
    }
    serve(MadeConnection(socket, request));
    ::shutdown(socket, SHUT_WR);
    while (::recv(socket, bytes, sizeof bytes, 0) > 0) continue;  // closing now could reset it
    ::close(socket);
  }

  int listener_ = -1;
  uint16_t port_ = 0;
  std::thread accepting_;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::list<std::thread> threads_;
};

}  // namespace hearsay
