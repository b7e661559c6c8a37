// The server over real sockets: slow clients, ambiguous bytes, streams, stopping.
#include "serve/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace hearsay::serve {
namespace {

class Client {
 public:
  explicit Client(uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
    timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  bool connected() const { return connected_; }
  bool send(const std::string& bytes) {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  // Reads until `mark` has come, or the end.
  std::string read_until(const std::string& mark) {
    char chunk[4096];
    while (got_.find(mark) == std::string::npos) {
      const ssize_t n = ::recv(socket_, chunk, sizeof chunk, 0);
      if (n <= 0) break;
      got_.append(chunk, static_cast<size_t>(n));
    }
    return got_;
  }
  std::string read_all() { return read_until(std::string(1, '\0') + "never"); }

 private:
  int socket_;
  bool connected_ = false;
  std::string got_;
};

class Serving : public testing::Test {
 protected:
  void start(ServerOptions options = {}) {
    options.port = 0;
    Result<std::unique_ptr<Server>> made = Server::listen(options, [](const Request& request, unsigned) {
      Response response;
      response.body = "you asked " + request.path + " " + request.body;
      response.stream = request.path == "/stream";
      return response;
    });
    ASSERT_TRUE(made.ok()) << made.status().message();
    server_ = std::move(made).value();
    thread_ = std::thread([this] { server_->run(); });
  }
  void TearDown() override {
    if (!server_) return;
    server_->stop();
    thread_.join();
  }
  uint16_t port() const { return server_->port(); }

  std::unique_ptr<Server> server_;
  std::thread thread_;
};

const std::string kGet = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n";

TEST_F(Serving, AnswersSeveralRequestsOnOneConnection) {
  start();
  Client client(port());
  ASSERT_TRUE(client.send(kGet + "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello" +
                          "GET /c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
  const std::string got = client.read_all();
  EXPECT_NE(got.find("you asked /a "), std::string::npos);
  EXPECT_NE(got.find("you asked /b hello"), std::string::npos);
  EXPECT_NE(got.find("you asked /c "), std::string::npos);
}

TEST_F(Serving, RefusesAmbiguousBytesAndCloses) {
  start();
  for (const char* bytes : {"GET / HTTP/1.1\nHost: x\n\n", "\n\n\n", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                            "\x16\x03\x01\x02\r\n\r\n"}) {
    Client client(port());
    ASSERT_TRUE(client.send(std::string(bytes) + kGet));
    const std::string got = client.read_all();
    EXPECT_TRUE(got.starts_with("HTTP/1.1 4")) << got;
    EXPECT_NE(got.find("Connection: close"), std::string::npos);
    EXPECT_EQ(got.find("you asked"), std::string::npos) << got;
  }
}

TEST_F(Serving, SlowClientsDoNotSlowTheOthers) {
  start({.head_seconds = 30});
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 500; ++i) {
    slow.push_back(std::make_unique<Client>(port()));
    ASSERT_TRUE(slow.back()->connected()) << i;
    ASSERT_TRUE(slow.back()->send("GET / HT"));
  }
  using Clock = std::chrono::steady_clock;
  std::vector<double> times;
  for (int i = 0; i < 20; ++i) {
    const auto begin = Clock::now();
    Client client(port());
    ASSERT_TRUE(client.send(kGet));
    EXPECT_NE(client.read_until("you asked").find("200 OK"), std::string::npos);
    times.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
    ASSERT_TRUE(slow[static_cast<size_t>(i)]->send("T"));  // and one drips on
  }
  std::sort(times.begin(), times.end());
  EXPECT_LT(times[times.size() / 2], 0.2);
}

TEST_F(Serving, AHeadThatDoesNotEndIsGivenUp) {
  start({.head_seconds = 1});
  Client client(port());
  ASSERT_TRUE(client.send("GET / HTTP/1.1\r\nHost: x\r\n"));
  EXPECT_TRUE(client.read_all().starts_with("HTTP/1.1 408")) << "no answer";
}

TEST_F(Serving, TooManyConnectionsAreToldSo) {
  start({.most_connections = 2});
  Client first(port()), second(port());
  ASSERT_TRUE(first.send(kGet) && second.send(kGet));
  first.read_until("you asked");
  second.read_until("you asked");
  Client third(port());
  EXPECT_TRUE(third.read_all().starts_with("HTTP/1.1 503"));
}

TEST_F(Serving, StreamsGetWhatIsPublished) {
  start();
  Client client(port());
  ASSERT_TRUE(client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"));
  client.read_until("you asked /stream");
  for (int i = 0; i < 100 && server_->streams() == 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  ASSERT_EQ(server_->streams(), 1u);
  server_->publish("data: one\n\n");
  server_->publish("data: two\n\n");
  EXPECT_NE(client.read_until("data: two").find("data: one\n\ndata: two"), std::string::npos);
}

TEST(ServerStart, APortThatIsTakenIsSaid) {
  const Answer nothing = [](const Request&, unsigned) { return Response(); };
  const Result<std::unique_ptr<Server>> first = Server::listen({.port = 0}, nothing);
  ASSERT_TRUE(first.ok()) << first.status().message();
  const Result<std::unique_ptr<Server>> second = Server::listen({.port = (*first)->port()}, nothing);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.status().kind(), StatusKind::Busy);
  EXPECT_NE(second.status().message().find("--port"), std::string::npos);
}

}  // namespace
}  // namespace hearsay::serve
