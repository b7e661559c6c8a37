// How hearsay reports failure: everything that can fail returns a Status or a Result<T>.
//
//   Result<Article> article = read_text_file(path);
//   if (!article.ok()) return article.status();      // pass it up
//   use(article.value());
//
// Nothing in the library throws across a module border, prints, aborts or exits.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hearsay {

enum class StatusKind : unsigned char {
  Ok,            // it worked
  InvalidInput,  // the bytes or values given are not what was asked for
  NotFound,      // the thing named does not exist
  Limit,         // a limit of Limits was reached; a normal outcome for hostile input
  Io,            // the operating system refused (missing rights, disk full, ...)
  Corrupt,       // a file of ours (ledger, model) is damaged
  Unsupported,   // a newer version, or a feature this build lacks
  Busy,          // somebody else holds it (second writer)
  Internal,      // a bug of ours
};

// The outcome of a step. The message is one clear sentence for people: what is wrong, where,
// and what to do; it names the file or place itself, so callers need not prefix it.
class [[nodiscard]] Status {
 public:
  Status() = default;  // ok
  Status(StatusKind kind, std::string message) : kind_(kind), message_(std::move(message)) {}

  static Status Ok() { return {}; }

  bool ok() const { return kind_ == StatusKind::Ok; }
  StatusKind kind() const { return kind_; }
  // Empty when ok().
  const std::string& message() const { return message_; }

 private:
  StatusKind kind_ = StatusKind::Ok;
  std::string message_;
};

// A value or the Status that says why there is none. Owns the value.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}         // NOLINT: implicit on purpose
  Result(Status status) : status_(std::move(status)) {  // NOLINT: implicit on purpose
    assert(!status_.ok() && "a Result without a value needs a reason");
  }

  bool ok() const { return value_.has_value(); }
  // Ok when ok().
  const Status& status() const { return status_; }
  // Requires ok().
  T& value() & { return *value_; }
  const T& value() const& { return *value_; }
  T&& value() && { return std::move(*value_); }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }

 private:
  std::optional<T> value_;
  Status status_;
};

}  // namespace hearsay
