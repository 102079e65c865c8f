#include "audio/spsc_queue.h"
#include "core/random.h"

#include <array>
#include <catch2/catch.hpp>
#include <thread>

using namespace quietroom;
using audio::SpscQueue;

namespace {

/// All words follow from the first, so that a torn or stale read shows.
struct Payload {
  std::uint64_t seed;
  std::array<std::uint64_t, 7> words;
};

Payload payload(std::uint64_t seed) {
  Payload made{.seed = seed, .words = {}};
  for (std::size_t i = 0; i < made.words.size(); ++i) made.words[i] = splitmix64_at(seed, i);
  return made;
}

} // namespace

TEST_CASE("a queue gives back what was put in, in order, and says when it is full or empty") {
  SpscQueue<int, 4> queue;
  CHECK(queue.empty());
  CHECK_FALSE(queue.pop());
  for (int round = 0; round < 3; ++round) { // around the ring
    for (int i = 0; i < 4; ++i) CHECK(queue.push(10 * round + i));
    CHECK_FALSE(queue.push(99));
    CHECK_FALSE(queue.empty());
    for (int i = 0; i < 4; ++i) CHECK(queue.pop() == 10 * round + i);
    CHECK_FALSE(queue.pop());
  }
}

TEST_CASE("two threads share a queue without a torn, lost or repeated item") {
  constexpr std::uint64_t items = 50000;
  SpscQueue<Payload, 8> queue;
  std::thread producer([&queue] {
    for (std::uint64_t seed = 0; seed < items; ++seed)
      while (!queue.push(payload(seed))) std::this_thread::yield();
  });
  std::uint64_t wrong = 0;
  for (std::uint64_t seed = 0; seed < items; ++seed) {
    std::optional<Payload> item;
    while (!(item = queue.pop())) std::this_thread::yield();
    if (item->seed != seed || item->words != payload(seed).words) ++wrong;
  }
  producer.join();
  CHECK(wrong == 0);
  CHECK(queue.empty());
}
