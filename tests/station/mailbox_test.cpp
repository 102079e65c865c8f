#include "station/mailbox.h"

#include <catch2/catch.hpp>
#include <memory>
#include <thread>
#include <vector>

using quietroom::station::Mailbox;
using namespace std::chrono_literals;

TEST_CASE("a mailbox gives back what was put in, in order, and nothing when it is empty") {
  Mailbox<int> box;
  CHECK_FALSE(box.take());
  for (const int item : {1, 2, 3}) box.put(item);
  CHECK(box.take() == 1);
  CHECK(box.wait(std::nullopt) == 2);
  box.close();
  CHECK_FALSE(box.done()); // what was put is still taken
  CHECK(box.take() == 3);
  CHECK(box.done());
}

TEST_CASE("waiting on an empty mailbox ends after its time, or when it is closed") {
  Mailbox<int> box;
  CHECK_FALSE(box.wait(1ms));
  std::thread other([&box] { box.close(); });
  CHECK_FALSE(box.wait(std::nullopt));
  other.join();
}

TEST_CASE("two threads share a mailbox without a torn, lost or repeated item") {
  constexpr int items = 20000;
  Mailbox<std::unique_ptr<std::vector<int>>> box;
  std::thread producer([&box] {
    for (int i = 0; i < items; ++i) box.put(std::make_unique<std::vector<int>>(3, i));
    box.close();
  });
  int wrong = 0;
  int taken = 0;
  while (!box.done()) {
    const auto item = box.wait(taken % 2 == 0 ? std::optional(1ms) : std::nullopt);
    if (!item) continue;
    if (**item != std::vector<int>(3, taken)) ++wrong;
    ++taken;
  }
  producer.join();
  CHECK(wrong == 0);
  CHECK(taken == items);
}
