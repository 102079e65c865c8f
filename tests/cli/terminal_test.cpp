#include "cli/terminal.h"

#include <catch2/catch.hpp>

using namespace quietroom::cli;

// The tests run without a terminal; live_output_test.cpp has one.
TEST_CASE("a terminal that does not tell its size has the usual one") {
  const TerminalSize size = terminal_size();
  CHECK(size.width >= 1);
  CHECK(size.height >= 1);
}
