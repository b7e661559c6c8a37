#include "cli/ordered_work.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>

namespace hearsay::cli {
namespace {

using Give = std::function<bool(int&&)>;

std::vector<int> squares(uint32_t threads, int count, size_t items = 8) {
  std::vector<int> out;
  work_in_order<int, int>(
      {.threads = threads, .items = items, .weight = 1000},
      [count](const Give& give) {
        for (int i = 0; i < count; ++i) {
          if (!give(int(i))) return;
        }
      },
      [](const int&) { return size_t{1}; },
      [](int&& i) {
        if (i % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
        return i * i;
      },
      [&out](int&& square) {
        out.push_back(square);
        return true;
      });
  return out;
}

TEST(OrderedWork, GivesResultsInTheOrderOfTheItems) {
  const std::vector<int> one = squares(1, 500);
  EXPECT_EQ(one.size(), 500u);
  for (uint32_t threads : {2u, 3u, 8u}) EXPECT_EQ(squares(threads, 500), one);
  EXPECT_EQ(squares(4, 500, 1), one);
  EXPECT_TRUE(squares(4, 0).empty());
}

TEST(OrderedWork, HoldsNoMoreThanItsWindow) {
  std::atomic<int> under_way = 0, most = 0;
  work_in_order<int, int>(
      {.threads = 2, .items = 5, .weight = 1000},
      [&](const Give& give) {
        for (int i = 0; i < 200; ++i) {
          if (!give(int(i))) return;
          most = std::max(most.load(), ++under_way);
        }
      },
      [](const int&) { return size_t{1}; }, [](int&& i) { return i; },
      [&](int&&) {
        std::this_thread::sleep_for(std::chrono::microseconds(50));
        --under_way;
        return true;
      });
  EXPECT_LE(most.load(), 5 + 2);  // the window, one just given and one being consumed
}

TEST(OrderedWork, LetsOneHeavyItemThroughAlone) {
  int seen = 0;
  work_in_order<int, int>(
      {.threads = 2, .items = 5, .weight = 10},
      [](const Give& give) {
        for (int i = 0; i < 20; ++i) give(int(i));
      },
      [](const int&) { return size_t{1000}; }, [](int&& i) { return i; },
      [&](int&&) { return ++seen < 1000; });
  EXPECT_EQ(seen, 20);
}

TEST(OrderedWork, StopsWhereTheConsumerHasEnough) {
  for (uint32_t threads : {1u, 4u}) {
    int consumed = 0, given = 0;
    work_in_order<int, int>(
        {.threads = threads, .items = 4, .weight = 1000},
        [&](const Give& give) {
          while (give(int(given))) ++given;
        },
        [](const int&) { return size_t{1}; }, [](int&& i) { return i; },
        [&](int&&) { return ++consumed < 10; });
    EXPECT_EQ(consumed, 10);
    EXPECT_LT(given, 100);
  }
}

TEST(OrderedWork, PassesOnWhatWasThrown) {
  for (uint32_t threads : {1u, 3u}) {
    EXPECT_THROW((work_in_order<int, int>(
                     {.threads = threads},
                     [](const Give& give) {
                       for (int i = 0; i < 100 && give(int(i)); ++i) {
                       }
                     },
                     [](const int&) { return size_t{1}; },
                     [](int&& i) -> int {
                       if (i == 42) throw std::runtime_error("42");
                       return i;
                     },
                     [](int&&) { return true; })),
                 std::runtime_error);
  }
}

}  // namespace
}  // namespace hearsay::cli
