#include "panel/termination.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <thread>
#include <unistd.h>

using quietroom::panel::Termination;

namespace {

/// The signals of this thread as they were before.
struct KeptMask {
  sigset_t before{};
  KeptMask() { pthread_sigmask(SIG_SETMASK, nullptr, &before); }
  KeptMask(const KeptMask&) = delete;
  KeptMask& operator=(const KeptMask&) = delete;
  ~KeptMask() { pthread_sigmask(SIG_SETMASK, &before, nullptr); }
};

bool comes_within_10_s(const std::atomic<int>& wakes) {
  for (int i = 0; i < 10'000 && wakes == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return wakes > 0;
}

} // namespace

TEST_CASE(
    "each signal that ends programs is a request that wakes the main loop, and ends nothing by itself") {
  const int signal = GENERATE(SIGINT, SIGTERM, SIGHUP);
  CAPTURE(signal);
  const KeptMask mask;
  std::atomic<int> wakes{0};
  Termination termination([&] { ++wakes; });
  CHECK_FALSE(termination.requested());
  ::kill(::getpid(), signal);
  CHECK(comes_within_10_s(wakes));
  CHECK(termination.requested());
}

TEST_CASE("a station that nobody ends goes away without a request") {
  const KeptMask mask;
  std::atomic<int> wakes{0};
  {
    const Termination termination([&] { ++wakes; });
  }
  CHECK(wakes == 0);
}

TEST_CASE("a signal that is ignored on purpose, as nohup does, is no request") {
  const KeptMask mask;
  struct sigaction ignore {
  }, before{};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGHUP, &ignore, &before);
  std::atomic<int> wakes{0};
  {
    Termination termination([&] { ++wakes; });
    ::kill(::getpid(), SIGHUP);
    ::kill(::getpid(), SIGINT); // comes behind it
    CHECK(comes_within_10_s(wakes));
    CHECK(wakes == 1);
  }
  sigaction(SIGHUP, &before, nullptr);
}
