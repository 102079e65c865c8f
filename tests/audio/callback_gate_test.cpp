#include "audio/abandonable.h"
#include "audio/callback_gate.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <memory>
#include <stdexcept>
#include <thread>

using namespace std::chrono_literals;
using quietroom::audio::CallbackGate;
using quietroom::audio::within;

TEST_CASE("what a callback uses may go as soon as its gate is closed") {
  for (int round = 0; round < 200; ++round) {
    CallbackGate gate;
    auto used = std::make_unique<int>(0); // ASan and TSan see a callback that comes too late
    std::atomic<bool> running{false};
    std::jthread device([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        running = true;
        if (!gate.enter(0)) continue;
        ++*used;
        gate.leave();
      }
    });
    while (!running) std::this_thread::yield();
    gate.close();
    used.reset();
    CHECK_FALSE(gate.enter(0));
  }
}

TEST_CASE("a gate knows how long no callback has come") {
  CallbackGate gate;
  gate.beat(10);
  CHECK(gate.silent_for_s(12) == 2);
  REQUIRE(gate.enter(13));
  gate.leave();
  CHECK(gate.silent_for_s(13.5) == 0.5);
  gate.close();
  CHECK_FALSE(gate.enter(20));
  CHECK(gate.silent_for_s(20) == 7);
}

TEST_CASE("a call that hangs is left behind, one that answers is not") {
  CHECK(within<int>(10s, [] { return 7; }) == 7);
  CHECK_THROWS_AS(within<int>(10s, []() -> int { throw std::runtime_error("no"); }), std::runtime_error);
  CHECK_FALSE(within<int>(20ms, [] {
    std::this_thread::sleep_for(200ms);
    return 7;
  }));
}
