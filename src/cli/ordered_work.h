// Work on many items at once with results in the order of the items, in bounded memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace hearsay::cli {

// How much may be under way between reading and printing.
struct Window {
  uint32_t threads = 1;
  size_t items = 64;          // at most so many items
  size_t weight = 64u << 20;  // of at most this weight together, but always at least one
};

// Calls `produce` once with a function that takes items one by one (it answers false when no more
// are wanted), `work` on each of them on one of window.threads threads, and `consume` on each
// result on the calling thread, in the order of the items; `consume` answers false to stop. With
// one thread everything runs on the calling thread, one item after the other. Whatever one of the
// three throws is thrown again here, after all threads ended.
template <typename Item, typename Done>
void work_in_order(const Window& window,
                   const std::function<void(const std::function<bool(Item&&)>&)>& produce,
                   const std::function<size_t(const Item&)>& weigh,
                   const std::function<Done(Item&&)>& work,
                   const std::function<bool(Done&&)>& consume) {
  if (window.threads <= 1) {
    produce([&](Item&& item) { return consume(work(std::move(item))); });
    return;
  }

  struct Slot {
    Item item;
    size_t weight = 0;
    std::optional<Done> done;
  };
  std::mutex mutex;
  std::condition_variable room, waiting, ready;
  std::deque<std::shared_ptr<Slot>> in_order;   // given, not yet consumed
  std::deque<std::shared_ptr<Slot>> not_begun;  // of these, no thread works on them yet
  size_t weight = 0;
  bool ended = false, stopped = false;
  std::exception_ptr thrown;

  const auto stop = [&](std::exception_ptr error) {
    const std::lock_guard lock(mutex);
    if (error && !thrown) thrown = error;
    stopped = true;
    room.notify_all();
    waiting.notify_all();
    ready.notify_all();
  };

  const auto give = [&](Item&& item) {
    auto slot = std::make_shared<Slot>(Slot{std::move(item), 0, std::nullopt});
    slot->weight = weigh(slot->item);
    std::unique_lock lock(mutex);
    room.wait(lock, [&] {
      return stopped || in_order.empty() ||
             (in_order.size() < window.items && weight + slot->weight <= window.weight);
    });
    if (stopped) return false;
    weight += slot->weight;
    in_order.push_back(slot);
    not_begun.push_back(std::move(slot));
    waiting.notify_one();
    return true;
  };

  std::vector<std::thread> threads;
  threads.emplace_back([&] {
    try {
      produce(give);
    } catch (...) {
      stop(std::current_exception());
    }
    const std::lock_guard lock(mutex);
    ended = true;
    waiting.notify_all();
    ready.notify_all();
  });
  for (uint32_t i = 0; i < window.threads; ++i) {
    threads.emplace_back([&] {
      while (true) {
        std::unique_lock lock(mutex);
        waiting.wait(lock, [&] { return stopped || ended || !not_begun.empty(); });
        if (stopped || not_begun.empty()) return;
        const std::shared_ptr<Slot> slot = std::move(not_begun.front());
        not_begun.pop_front();
        lock.unlock();
        try {
          Done done = work(std::move(slot->item));
          lock.lock();
          slot->done.emplace(std::move(done));
          ready.notify_one();
        } catch (...) {
          if (lock.owns_lock()) lock.unlock();
          stop(std::current_exception());
        }
      }
    });
  }

  while (true) {
    std::unique_lock lock(mutex);
    ready.wait(lock, [&] {
      return stopped || (in_order.empty() ? ended : in_order.front()->done.has_value());
    });
    if (stopped || in_order.empty()) break;
    const std::shared_ptr<Slot> slot = std::move(in_order.front());
    in_order.pop_front();
    weight -= slot->weight;
    room.notify_one();
    lock.unlock();
    try {
      if (!consume(std::move(*slot->done))) stop(nullptr);
    } catch (...) {
      stop(std::current_exception());
    }
  }
  for (std::thread& thread : threads) thread.join();
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace hearsay::cli
