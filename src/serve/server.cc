#include "serve/server.h"

#include <algorithm>
#include <array>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/post.hpp>
#include <asio/signal_set.hpp>
#include <asio/steady_timer.hpp>
#include <asio/write.hpp>
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <vector>

namespace hearsay::serve {
using asio::ip::tcp;

namespace {

// Requests on their way to the workers.
class Work {
 public:
  explicit Work(size_t most) : most_(most) {}
  // False where too many wait.
  bool put(std::function<void(unsigned)> job) {
    {
      const std::lock_guard lock(mutex_);
      if (jobs_.size() >= most_) return false;
      jobs_.push_back(std::move(job));
    }
    ready_.notify_one();
    return true;
  }
  // Waits for the next; empty once closed.
  std::function<void(unsigned)> take() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return closed_ || !jobs_.empty(); });
    if (jobs_.empty() || closed_) return {};
    auto job = std::move(jobs_.front());
    jobs_.pop_front();
    return job;
  }
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    ready_.notify_all();
  }

 private:
  size_t most_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void(unsigned)>> jobs_;
  bool closed_ = false;
};

Response plain(int status, const std::string& reason) {
  Response response;
  response.status = status;
  response.body = reason.empty() ? std::string(reason_of(status)) : reason;
  response.body += ".\n";
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  return response;
}

}  // namespace

struct Server::Machine {
  class Connection;

  Machine(ServerOptions given, Answer how)
      : options(std::move(given)), answer(std::move(how)), acceptor(io), work(options.most_waiting) {}

  void accept();

  ServerOptions options;
  Answer answer;
  asio::io_context io{1};
  tcp::acceptor acceptor;
  Work work;
  std::unordered_set<Connection*> open;
  std::unordered_set<Connection*> streaming;
  std::atomic<size_t> stream_count = 0;
};

// One client. Lives as long as something waits for it; everything but the answer itself runs on the
// thread of run().
class Server::Machine::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Machine& machine, tcp::socket socket)
      : machine_(machine), socket_(std::move(socket)), timer_(machine.io) {
    machine_.open.insert(this);
    std::error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    const tcp::endpoint peer = socket_.remote_endpoint(ignored);
    from_loopback_ = !ignored && peer.address().is_loopback();
  }
  ~Connection() {
    machine_.open.erase(this);
    if (machine_.streaming.erase(this) != 0) --machine_.stream_count;
  }

  void start() { next_request(); }

  // Sends bytes down an open stream.
  void send(std::shared_ptr<const std::string> bytes) {
    constexpr size_t kMostBehind = size_t{1} << 20;
    size_t behind = bytes->size();
    for (const auto& waiting : outgoing_) behind += waiting->size();
    if (behind > kMostBehind) return close();
    outgoing_.push_back(std::move(bytes));
    if (outgoing_.size() == 1) write_stream();
  }

  void refuse_at_the_door() { reply(plain(503, "too many connections, try again later"), false); }

  void close() {
    std::error_code ignored;
    timer_.cancel();
    socket_.close(ignored);
  }

 private:
  // After `seconds` the connection is closed; with `say`, told so first.
  void within(unsigned seconds, bool say) {
    timer_.expires_after(std::chrono::seconds(seconds));
    timer_.async_wait([self = shared_from_this(), say](std::error_code error) {
      if (error) return;
      if (say) {
        self->reply(plain(408, "the request did not come in time"), false);
      } else {
        self->close();
      }
    });
  }

  void next_request() {
    request_ = {};
    checked_ = 0;
    if (input_.empty()) {
      within(machine_.options.idle_seconds, false);
    } else {
      within(machine_.options.head_seconds, true);
    }
    read_head();
  }

  void read_head() {
    if (take_head()) return;
    socket_.async_read_some(
        asio::buffer(chunk_), [self = shared_from_this()](std::error_code error, size_t n) {
          if (error || self->answering_) return;
          if (self->input_.empty()) self->within(self->machine_.options.head_seconds, true);
          self->input_.append(self->chunk_.data(), n);
          self->read_head();
        });
  }

  // Looks at the bytes that are there; true once the head is whole or refused.
  bool take_head() {
    for (; checked_ < input_.size(); ++checked_) {
      if (input_[checked_] != '\n') continue;
      if (checked_ == 0 || input_[checked_ - 1] != '\r') {
        reply(plain(400, "a line ends without CR LF"), false);
        return true;
      }
      if (checked_ >= 3 && input_.compare(checked_ - 3, 4, "\r\n\r\n") == 0) break;
    }
    if (checked_ > kMostHead) {
      reply(plain(431, "the headers are larger than 32 KiB"), false);
      return true;
    }
    if (checked_ == input_.size()) return false;
    HeadResult head = parse_head(std::string_view(input_).substr(0, checked_ + 1));
    input_.erase(0, checked_ + 1);
    if (head.refusal != 0) {
      reply(plain(head.refusal, head.reason), false);
      return true;
    }
    request_ = std::move(head.request);
    request_.from_loopback = from_loopback_;
    within(machine_.options.request_seconds, true);
    read_body();
    return true;
  }

  void read_body() {
    if (input_.size() >= request_.body_size) {
      request_.body = input_.substr(0, request_.body_size);
      input_.erase(0, request_.body_size);
      return ask();
    }
    socket_.async_read_some(
        asio::buffer(chunk_), [self = shared_from_this()](std::error_code error, size_t n) {
          if (error || self->answering_) return;
          self->input_.append(self->chunk_.data(), n);
          self->read_body();
        });
  }

  void ask() {
    timer_.cancel();
    auto self = shared_from_this();
    const bool taken = machine_.work.put([self](unsigned worker) {
      auto response = std::make_shared<Response>(self->machine_.answer(self->request_, worker));
      asio::post(self->machine_.io, [self, response] {
        self->reply(std::move(*response), self->request_.keep_alive);
      });
    });
    if (!taken) reply(plain(503, "too many requests wait, try again later"), false);
  }

  void reply(Response response, bool keep_alive) {
    if (answering_) return;
    answering_ = true;
    const bool stream = response.stream && request_.method == Method::Get;
    output_ = serialize(response, request_.method == Method::Head, keep_alive);
    written_ = 0;
    write(keep_alive, stream);
  }

  void write(bool keep_alive, bool stream) {
    within(machine_.options.write_seconds, false);
    socket_.async_write_some(
        asio::buffer(output_.data() + written_, output_.size() - written_),
        [self = shared_from_this(), keep_alive, stream](std::error_code error, size_t n) {
          if (error) return self->close();
          self->written_ += n;
          if (self->written_ < self->output_.size()) return self->write(keep_alive, stream);
          self->output_.clear();
          if (stream) return self->begin_stream();
          if (!keep_alive) return self->part();
          self->answering_ = false;
          self->next_request();
        });
  }

  // Ends politely: what the client still sends is read for a moment, so that it sees the reply.
  void part() {
    std::error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    within(1, false);
    drain();
  }

  void drain() {
    socket_.async_read_some(asio::buffer(chunk_), [self = shared_from_this()](
                                                      std::error_code error, size_t) {
      if (error) return self->close();
      self->drain();
    });
  }

  void begin_stream() {
    timer_.cancel();
    machine_.streaming.insert(this);
    ++machine_.stream_count;
    drain();  // notices when the client goes
  }

  void write_stream() {
    within(machine_.options.write_seconds, false);
    asio::async_write(socket_, asio::buffer(*outgoing_.front()),
                      [self = shared_from_this()](std::error_code error, size_t) {
                        if (error) return self->close();
                        self->timer_.cancel();
                        self->outgoing_.pop_front();
                        if (!self->outgoing_.empty()) self->write_stream();
                      });
  }

  Machine& machine_;
  tcp::socket socket_;
  asio::steady_timer timer_;
  bool from_loopback_ = false;
  bool answering_ = false;  // a reply is being written; nothing more is read
  std::array<char, 8192> chunk_{};
  std::string input_;       // read and not yet used
  size_t checked_ = 0;      // bytes of it known not to end the head
  Request request_;
  std::string output_;
  size_t written_ = 0;
  std::deque<std::shared_ptr<const std::string>> outgoing_;  // of a stream
};

void Server::Machine::accept() {
  acceptor.async_accept([this](std::error_code error, tcp::socket socket) {
    if (error == asio::error::operation_aborted || !acceptor.is_open()) return;
    if (!error) {
      const bool full = open.size() >= options.most_connections;
      auto connection = std::make_shared<Connection>(*this, std::move(socket));
      if (full) {
        connection->refuse_at_the_door();
      } else {
        connection->start();
      }
      return accept();
    }
    // Out of file descriptors, say: wait for some to come back.
    auto pause = std::make_shared<asio::steady_timer>(io, std::chrono::milliseconds(100));
    pause->async_wait([this, pause](std::error_code) { accept(); });
  });
}

Server::Server(std::unique_ptr<Machine> machine) : machine_(std::move(machine)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(ServerOptions options, Answer answer) {
  auto machine = std::make_unique<Machine>(std::move(options), std::move(answer));
  const ServerOptions& asked = machine->options;
  std::error_code error;
  const asio::ip::address address = asio::ip::make_address(asked.address, error);
  if (error) {
    return Status(StatusKind::InvalidInput, asked.address +
                                                " is no address; give one of this machine in "
                                                "numbers, as 127.0.0.1 or 0.0.0.0.");
  }
  const tcp::endpoint where(address, asked.port);
  machine->acceptor.open(where.protocol(), error);
  if (!error) machine->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) machine->acceptor.bind(where, error);
  if (!error) machine->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    const bool taken = error == asio::error::address_in_use;
    return Status(taken ? StatusKind::Busy : StatusKind::Io,
                  "cannot listen on " + asked.address + ", port " + std::to_string(asked.port) + ": " +
                      error.message() +
                      (taken ? "; choose another with --port." : "; give an address of this machine."));
  }
  return std::unique_ptr<Server>(new Server(std::move(machine)));
}

uint16_t Server::port() const {
  std::error_code error;
  return machine_->acceptor.local_endpoint(error).port();
}

void Server::run() {
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < std::max(1u, machine_->options.workers); ++i) {
    workers.emplace_back([this, i] {
      while (auto job = machine_->work.take()) job(i);
    });
  }
  asio::signal_set signals(machine_->io);
  if (machine_->options.ends_on_signals) {
    signals.add(SIGINT);
    signals.add(SIGTERM);
    signals.async_wait([this](std::error_code error, int) {
      if (!error) stop();
    });
  }
  machine_->accept();
  machine_->io.run();
  machine_->work.close();
  for (std::thread& worker : workers) worker.join();
}

void Server::stop() { machine_->io.stop(); }

void Server::publish(const std::string& bytes) {
  auto shared = std::make_shared<const std::string>(bytes);
  asio::post(machine_->io, [this, shared] {
    const std::vector<Machine::Connection*> all(machine_->streaming.begin(),
                                                machine_->streaming.end());
    for (Machine::Connection* connection : all) connection->send(shared);
  });
}

size_t Server::streams() const { return machine_->stream_count; }

}  // namespace hearsay::serve
