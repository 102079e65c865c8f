#include "cli/progress_line.h"

#include <catch2/catch.hpp>
#include <pty.h>
#include <string>
#include <thread>
#include <unistd.h>

using namespace quietroom::cli;

namespace {

/// What `work` writes to stderr where that is a terminal, or a pipe.
template<class Work>
std::string written(bool terminal, Work work) {
  int ends[2];
  if (terminal)
    REQUIRE(::openpty(&ends[0], &ends[1], nullptr, nullptr, nullptr) == 0);
  else
    REQUIRE(::pipe(ends) == 0);
  const int before = ::dup(STDERR_FILENO);
  ::dup2(ends[1], STDERR_FILENO);
  work();
  ::dup2(before, STDERR_FILENO);
  ::close(before);
  REQUIRE(::write(ends[1], "$", 1) == 1); // so that there is something to read
  ::close(terminal ? -1 : ends[1]);
  std::string out;
  for (char c = '\0'; c != '$' && ::read(ends[0], &c, 1) == 1;) out += c;
  ::close(ends[0]);
  if (terminal) ::close(ends[1]);
  return out;
}

constexpr auto over_a_second = std::chrono::milliseconds(1100);

} // namespace

TEST_CASE("work of over a second says on a terminal how far it is, and clears the line at its end") {
  const std::string out = written(true, [] {
    ProgressLine line("measured");
    line.show(1, 66);
    std::this_thread::sleep_for(over_a_second);
    line.show(0, 66);
    line.show(33, 66);
  });
  CHECK(out.starts_with("\rmeasured 33 of 66, ")); // how long it still takes depends on the machine
  CHECK(out.ends_with(" s left\x1b[K\r\x1b[K$"));
}

TEST_CASE("what is no terminal is told nothing, and short work says nothing") {
  CHECK(written(false, [] {
          ProgressLine line("measured");
          std::this_thread::sleep_for(over_a_second);
          line.show(33, 66);
        }) == "$");
  CHECK(written(true, [] { ProgressLine("measured").show(33, 66); }) == "$");
}
